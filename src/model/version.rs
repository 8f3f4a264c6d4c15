//! Versions of a questionnaire: three numbers, compared in order.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A version `x.y.z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Changes of meaning that break comparison.
    pub major: u32,
    /// Questions added, changed or retired.
    pub minor: u32,
    /// Corrections of wording.
    pub patch: u32,
}

/// The text is not of the form `x.y.z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidVersion;

impl FromStr for Version {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let mut numbers = text.split('.').map(|part| {
            let canonical = part.bytes().all(|b| b.is_ascii_digit()) && (part.len() == 1 || !part.starts_with('0'));
            if canonical { part.parse::<u32>().map_err(|_| InvalidVersion) } else { Err(InvalidVersion) }
        });
        let mut next = || numbers.next().unwrap_or(Err(InvalidVersion));
        let version = Self { major: next()?, minor: next()?, patch: next()? };
        if numbers.next().is_some() { Err(InvalidVersion) } else { Ok(version) }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl fmt::Display for InvalidVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a version of three numbers such as 1.0.0")
    }
}

impl Error for InvalidVersion {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_plain_numbers_make_a_version_and_nothing_else_does() {
        assert_eq!("1.20.3".parse(), Ok(Version { major: 1, minor: 20, patch: 3 }));
        for bad in ["", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.x", "1..0", "-1.0.0", "1.0.0 ", "4294967296.0.0"] {
            assert_eq!(bad.parse::<Version>(), Err(InvalidVersion), "{bad}");
        }
    }

    #[test]
    fn versions_compare_number_by_number() {
        let parse = |text: &str| text.parse::<Version>().unwrap();
        assert!(parse("1.9.0") < parse("1.10.0"));
        assert!(parse("1.10.9") < parse("2.0.0"));
    }
}
