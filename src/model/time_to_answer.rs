//! The estimated time to answer items: the words to read, and a fixed time to decide.

use super::Item;
use std::time::Duration;

/// Words per minute, reading silently.
pub const WORDS_READ_A_MINUTE: u64 = 200;
/// Words per minute, reading aloud to a group.
pub const WORDS_READ_OUT_A_MINUTE: u64 = 150;
/// The time that one person takes to decide on an answer.
pub const TIME_TO_DECIDE_ALONE: Duration = Duration::from_secs(90);
/// The time that a group takes to agree on an answer.
pub const TIME_TO_DECIDE_TOGETHER: Duration = Duration::from_mins(4);

/// The words read with every indicator: the question, and the meaning of the three middle positions.
const WORDS_OF_EVERY_INDICATOR: usize = 20;

impl Item {
    fn words_to_read(&self) -> usize {
        let words = self.texts().iter().map(|text| text.split_whitespace().count()).sum::<usize>();
        if self.is_indicator() { words + WORDS_OF_EVERY_INDICATOR } else { words }
    }
}

/// The time that items take one person, or a group that answers together: reading and deciding. Finding out unknown facts is not included.
pub fn time_to_answer<'i>(items: impl IntoIterator<Item = &'i Item>, group: bool) -> Duration {
    let (speed, decide) = if group {
        (WORDS_READ_OUT_A_MINUTE, TIME_TO_DECIDE_TOGETHER)
    } else {
        (WORDS_READ_A_MINUTE, TIME_TO_DECIDE_ALONE)
    };
    let seconds_to_read =
        |item: &Item| u64::try_from(item.words_to_read()).unwrap_or(u64::MAX).saturating_mul(60) / speed;
    items.into_iter().map(|item| decide.saturating_add(Duration::from_secs(seconds_to_read(item)))).sum()
}

/// The basis of an estimate for one person or a group, in words.
#[must_use]
pub fn basis_of_estimate(group: bool) -> String {
    if group {
        format!(
            "reading out at {WORDS_READ_OUT_A_MINUTE} words a minute and {} minutes to agree on each answer",
            TIME_TO_DECIDE_TOGETHER.as_secs() / 60
        )
    } else {
        format!(
            "reading at {WORDS_READ_A_MINUTE} words a minute and {} seconds to decide each answer",
            TIME_TO_DECIDE_ALONE.as_secs()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_say_what_is_counted() {
        assert!(basis_of_estimate(true).contains("4 minutes to agree"));
        assert!(basis_of_estimate(false).contains("90 seconds to decide"));
    }
}
