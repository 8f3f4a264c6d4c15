//! A level of a scale, and its relation to an indicator's position (scoring, section 1).

/// An indicator's level minus its position: position −2 is level 0.
pub const POSITION_OFFSET: u8 = 2;

/// A level 0 … 10; for an indicator its position + 2.
///
/// An enum rather than a number, so that no level beyond the longest scale exists and a [`State`](super::State) takes one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Level {
    Zero,
    One,
    Two,
    Three,
    Four,
    Five,
    Six,
    Seven,
    Eight,
    Nine,
    Ten,
}

impl Level {
    const ALL: [Self; 11] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Three,
        Self::Four,
        Self::Five,
        Self::Six,
        Self::Seven,
        Self::Eight,
        Self::Nine,
        Self::Ten,
    ];

    /// The level with this number; `None` above 10.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Its number, 0 … 10.
    pub const fn number(self) -> u8 {
        self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{State, limits};

    #[test]
    fn every_number_of_the_longest_scale_is_a_level_and_no_other_is() {
        let numbers: Vec<_> = (0..=u8::MAX).filter_map(Level::new).map(Level::number).collect();
        assert_eq!(numbers, (0..=10).collect::<Vec<_>>());
        assert_eq!(numbers.len(), limits::MAX_LEVELS);
    }

    #[test]
    fn a_state_takes_one_byte() {
        assert_eq!(size_of::<State>(), 1);
    }
}
