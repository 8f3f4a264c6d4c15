//! The maximum age of an audit: days, months or years.

use chrono::{Days, Months, NaiveDate};
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A maximum age, such as `90d`, `18m` or `2y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaxAge {
    /// Days.
    Days(u32),
    /// Calendar months; a year is twelve.
    Months(u32),
}

/// The text is not an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidAge;

impl MaxAge {
    /// The earliest date within this age; `None` if it is out of range.
    #[must_use]
    pub fn earliest(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => today.checked_sub_days(Days::new(days.into())),
            Self::Months(months) => today.checked_sub_months(Months::new(months)),
        }
    }
}

impl FromStr for MaxAge {
    type Err = InvalidAge;

    fn from_str(text: &str) -> Result<Self, InvalidAge> {
        let mut characters = text.chars();
        let unit = characters.next_back().ok_or(InvalidAge)?;
        let digits = characters.as_str();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(InvalidAge);
        }
        let number: u32 = digits.parse().map_err(|_| InvalidAge)?;
        match unit {
            'd' => Ok(Self::Days(number)),
            'm' => Ok(Self::Months(number)),
            'y' => number.checked_mul(12).map(Self::Months).ok_or(InvalidAge),
            _ => Err(InvalidAge),
        }
    }
}

impl fmt::Display for MaxAge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::Months(months) if *months > 0 && months % 12 == 0 => write!(f, "{}y", months / 12),
            Self::Months(months) => write!(f, "{months}m"),
        }
    }
}

impl fmt::Display for InvalidAge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an age such as 90d, 18m or 2y")
    }
}

impl Error for InvalidAge {}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_age_counts_back_from_today() {
        for (age, today, earliest) in [
            ("90d", "2026-11-21", "2026-08-23"),
            ("18m", "2026-11-21", "2025-05-21"),
            ("2y", "2028-02-29", "2026-02-28"),
            ("0d", "2026-11-21", "2026-11-21"),
        ] {
            let age: MaxAge = age.parse().unwrap();
            assert_eq!(age.earliest(day(today)), Some(day(earliest)), "{age}");
        }
        assert_eq!("4000000000d".parse::<MaxAge>().unwrap().earliest(day("2026-11-21")), None);
    }

    #[test]
    fn what_is_no_age_is_refused() {
        for bad in ["", "d", "90", "-1d", "+1d", "1w", "1.5y", "99999999999d", "4294967295y", "é"] {
            assert_eq!(bad.parse::<MaxAge>(), Err(InvalidAge), "{bad}");
        }
        for same in ["90d", "18m", "2y"] {
            assert_eq!(same.parse::<MaxAge>().unwrap().to_string(), same);
        }
    }
}
