//! Corrects the estimate of the remaining time by the pace of this session.

use std::time::Duration;

/// The number of answers from which the pace of the session counts.
const MIN_SAMPLES: usize = 5;

/// The pace of this session relative to the estimate.
#[derive(Debug, Clone, Default)]
pub(super) struct Pace {
    /// For each answer, the time it took, in thousandths of its estimate.
    ratios: Vec<u64>,
}

impl Pace {
    /// Records the time that an answer took, and its estimate.
    pub(super) fn add(&mut self, took: Duration, estimated: Duration) {
        let estimated = estimated.as_millis().max(1);
        self.ratios.push(u64::try_from(took.as_millis().saturating_mul(1000) / estimated).unwrap_or(u64::MAX));
    }

    /// Whether enough answers were timed.
    pub(super) fn is_known(&self) -> bool {
        self.ratios.len() >= MIN_SAMPLES
    }

    /// An estimate corrected by the median pace so far. A median ignores breaks.
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
}
