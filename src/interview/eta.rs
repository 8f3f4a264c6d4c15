//! How long it takes: by one's own pace, once there is one.

use std::time::Duration;

/// What a question takes one person who has not answered any yet.
const ONE_PERSON: Duration = Duration::from_secs(30);
/// What a question takes a group that talks about it.
const A_GROUP: Duration = Duration::from_mins(2);
/// From so many answers on it is one's own pace.
const ENOUGH: usize = 3;

/// How long the answers of this sitting took.
#[derive(Debug, Clone, Default)]
pub(super) struct TimeEstimate(Vec<Duration>);

impl TimeEstimate {
    /// One more answer, and how long it took.
    pub(super) fn add(&mut self, spent: Duration) {
        self.0.push(spent);
    }

    /// Whether it is one's own.
    pub(super) fn is_known(&self) -> bool {
        self.0.len() >= ENOUGH
    }

    /// The time that so many questions will take. The middle of all times counts, so that a break is no slow answer.
    pub(super) fn left(&self, questions: usize, group: bool) -> Duration {
        let questions = u32::try_from(questions).unwrap_or(u32::MAX);
        let each = if self.is_known() {
            let mut spent = self.0.clone();
            spent.sort_unstable();
            spent[spent.len() / 2]
        } else if group {
            A_GROUP
        } else {
            ONE_PERSON
        };
        each.saturating_mul(questions)
    }
}

/// A time in words that do not claim more than is known: "about 25 minutes".
pub(super) fn about(time: Duration) -> String {
    let minutes = time.as_secs().saturating_add(30) / 60;
    let minutes = if minutes < 10 { minutes } else { (minutes + 2) / 5 * 5 };
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, 0) => "less than a minute".to_owned(),
        (0, 1) => "about a minute".to_owned(),
        (0, _) => format!("about {rest} minutes"),
        (1, 0) => "about an hour".to_owned(),
        (1, _) => format!("about an hour and {rest} minutes"),
        (_, 0) => format!("about {hours} hours"),
        (_, _) => format!("about {hours} hours and {rest} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_does_not_slow_the_pace() {
        let mut pace = TimeEstimate::default();
        assert_eq!(pace.left(4, false), 4 * ONE_PERSON);
        assert_eq!(pace.left(4, true), 4 * A_GROUP);
        for seconds in [10, 12, 3_600, 11, 14] {
            pace.add(Duration::from_secs(seconds));
        }
        assert_eq!(pace.left(10, false), Duration::from_mins(2));
    }

    #[test]
    fn times_are_said_in_round_words() {
        for (seconds, words) in [
            (5, "less than a minute"),
            (70, "about a minute"),
            (9 * 60, "about 9 minutes"),
            (11 * 60 + 30, "about 10 minutes"),
            (33 * 60, "about 35 minutes"),
            (61 * 60, "about an hour"),
            (87 * 60, "about an hour and 25 minutes"),
            (2 * 3_600, "about 2 hours"),
            (145 * 60, "about 2 hours and 25 minutes"),
        ] {
            assert_eq!(about(Duration::from_secs(seconds)), words, "{seconds}");
        }
    }
}
