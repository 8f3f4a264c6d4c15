//! The culture balance: the position of the indicators between their hostile and fertile poles (scoring, section 3).

use super::{Fraction, Hundredths, ItemState, MergedItem};
use crate::model::{POSITION_OFFSET, Questionnaire};

/// The hostile pole, as a position in hundredths.
const HOSTILE_POLE: Hundredths = -200;
/// The fertile pole, as a position in hundredths.
const FERTILE_POLE: Hundredths = 200;
/// [`POSITION_OFFSET`] in hundredths.
pub(crate) const POSITION_OFFSET_HUNDREDTHS: Hundredths = 100 * POSITION_OFFSET as Hundredths;

/// The culture of an audited team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Culture {
    /// The mean position b of the known indicators; `None` if none is known.
    pub balance: Option<Hundredths>,
    /// The mean with every unknown indicator at the hostile pole; `None` if no indicator applies.
    pub low: Option<Hundredths>,
    /// The mean with every unknown indicator at the fertile pole; `None` if no indicator applies.
    pub high: Option<Hundredths>,
    /// Known indicators at a position below 0.
    pub hostile_indicators: u32,
    /// Indicators with a known position.
    pub known: u32,
    /// Indicators that apply.
    pub applicable: u32,
    /// All indicators.
    pub indicators: u32,
}

/// The name for a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CultureReading {
    /// b ≤ −0.50.
    Hostile,
    /// In between.
    Mixed,
    /// b ≥ +0.50.
    Fertile,
}

/// The readings still possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingRange {
    /// The most fertile.
    pub best: CultureReading,
    /// The most hostile.
    pub worst: CultureReading,
}

impl CultureReading {
    /// The reading of a balance in hundredths.
    #[must_use]
    pub fn of(balance: Hundredths) -> Self {
        match balance {
            ..=-50 => Self::Hostile,
            -49..50 => Self::Mixed,
            50.. => Self::Fertile,
        }
    }

    /// `hostile`, `mixed` or `fertile`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hostile => "hostile",
            Self::Mixed => "mixed",
            Self::Fertile => "fertile",
        }
    }
}

impl Culture {
    /// The balance of a team's merged items.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, merged: &[MergedItem]) -> Self {
        let mut culture = Self {
            balance: None,
            low: None,
            high: None,
            hostile_indicators: 0,
            known: 0,
            applicable: 0,
            indicators: 0,
        };
        let mut sum: Hundredths = 0;
        for (index, _) in questionnaire.indicators() {
            let state = merged[index].state;
            culture.indicators += u32::from(merged[index].is_in_scope());
            culture.applicable += u32::from(state.is_applicable());
            if let Some(position) = state.position() {
                culture.known += 1;
                culture.hostile_indicators += u32::from(position < 0);
                sum += position;
            }
        }
        let unknown = i64::from(culture.applicable - culture.known);
        culture.balance = mean(sum, culture.known);
        culture.low = mean(sum + unknown * HOSTILE_POLE, culture.applicable);
        culture.high = mean(sum + unknown * FERTILE_POLE, culture.applicable);
        culture
    }

    /// The possible readings of the culture; `None` if no indicator applies.
    #[must_use]
    pub fn reading(&self) -> Option<ReadingRange> {
        let (low, high) = (self.low?, self.high?);
        Some(ReadingRange { best: CultureReading::of(high), worst: CultureReading::of(low) })
    }
}

impl ItemState {
    /// The position −200 … +200 of an indicator, where it is known.
    #[must_use]
    pub fn position(self) -> Option<Hundredths> {
        self.level().map(|level| level - POSITION_OFFSET_HUNDREDTHS)
    }
}

fn mean(sum: Hundredths, count: u32) -> Option<Hundredths> {
    (count > 0).then(|| Fraction::ratio(sum.into(), count.into()).round_half_up(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readings_begin_at_half_a_position() {
        use CultureReading::{Fertile, Hostile, Mixed};
        for (balance, reading) in
            [(-200, Hostile), (-50, Hostile), (-49, Mixed), (0, Mixed), (49, Mixed), (50, Fertile)]
        {
            assert_eq!(CultureReading::of(balance), reading, "{balance}");
        }
    }
}
