//! How long the questions take: the words to read and a stated time to decide, then the pace of this sitting.

use super::wording::words_to_read;
use crate::model::Item;
use std::time::Duration;

/// Words a minute that somebody reads to themselves.
pub const WORDS_READ_A_MINUTE: u64 = 200;
/// Words a minute that somebody reads out to a group.
pub const WORDS_READ_OUT_A_MINUTE: u64 = 150;
/// What it takes one person to decide on an answer.
pub const TIME_TO_DECIDE_ALONE: Duration = Duration::from_mins(1);
/// What it takes a group to decide on an answer.
pub const TIME_TO_DECIDE_TOGETHER: Duration = Duration::from_mins(4);

/// From this many answers on, the pace of the sitting counts.
const MIN_SAMPLES: usize = 5;

/// The time that items take one person, or a group that answers together: reading them, and deciding.
pub fn estimate<'i>(items: impl IntoIterator<Item = &'i Item>, group: bool) -> Duration {
    let (speed, decide) = if group {
        (WORDS_READ_OUT_A_MINUTE, TIME_TO_DECIDE_TOGETHER)
    } else {
        (WORDS_READ_A_MINUTE, TIME_TO_DECIDE_ALONE)
    };
    let seconds_to_read =
        |item: &Item| u64::try_from(words_to_read(item)).unwrap_or(u64::MAX).saturating_mul(60) / speed;
    items.into_iter().map(|item| decide.saturating_add(Duration::from_secs(seconds_to_read(item)))).sum()
}

/// How this sitting compares with the estimate.
#[derive(Debug, Clone, Default)]
pub(super) struct Pace {
    /// For each answer given, the time it took in thousandths of its estimate.
    ratios: Vec<u64>,
}

impl Pace {
    /// One more answer: the time it took and its estimate.
    pub(super) fn add(&mut self, took: Duration, estimated: Duration) {
        let estimated = estimated.as_millis().max(1);
        self.ratios.push(u64::try_from(took.as_millis().saturating_mul(1000) / estimated).unwrap_or(u64::MAX));
    }

    /// Whether enough answers were timed.
    pub(super) fn is_known(&self) -> bool {
        self.ratios.len() >= MIN_SAMPLES
    }

    /// An estimate corrected by the pace so far. The median counts, so that a break does not.
    pub(super) fn correct(&self, estimate: Duration) -> Duration {
        if !self.is_known() {
            return estimate;
        }
        let mut ratios = self.ratios.clone();
        ratios.sort_unstable();
        let median = u32::try_from(ratios[ratios.len() / 2]).unwrap_or(u32::MAX);
        estimate.saturating_mul(median) / 1000
    }
}

/// A time in words that do not claim more than is known: "about 25 minutes".
pub fn about(time: Duration) -> String {
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
    fn a_break_does_not_change_the_pace() {
        let (minute, hour) = (Duration::from_mins(1), Duration::from_hours(1));
        let mut pace = Pace::default();
        for seconds in [30, 36, 3_600, 33] {
            pace.add(Duration::from_secs(seconds), minute);
            assert_eq!(pace.correct(hour), hour, "too few answers");
        }
        pace.add(Duration::from_secs(42), minute);
        assert_eq!(pace.correct(hour), Duration::from_mins(36));
    }

    #[test]
    fn times_are_in_round_words() {
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
