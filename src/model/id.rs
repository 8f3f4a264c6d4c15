//! Ids: kebab-case names that are stable and never reused.

use super::Text;
use std::error::Error;
use std::fmt;

/// A kebab-case id: lower-case ASCII letters and digits in groups joined by single hyphens, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Text);

/// The text is not kebab-case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidId;

impl Id {
    /// Parses an id.
    ///
    /// # Errors
    /// [`InvalidId`] if the text is not kebab-case.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        Text::from(text).try_into()
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<Text> for Id {
    type Error = InvalidId;

    fn try_from(text: Text) -> Result<Self, InvalidId> {
        if is_kebab_case(&text) { Ok(Self(text)) } else { Err(InvalidId) }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not kebab-case: lower-case letters, digits and single hyphens, starting with a letter")
    }
}

impl Error for InvalidId {}

fn is_kebab_case(text: &str) -> bool {
    let mut previous = b'-';
    for byte in text.bytes() {
        let fits = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' => previous != b'-',
            _ => false,
        };
        if !fits {
            return false;
        }
        previous = byte;
    }
    previous != b'-' && !text.starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kebab_case_is_taken_and_all_else_refused() {
        for good in ["a", "parity", "seat-at-the-table", "p3-how", "a1"] {
            assert_eq!(Id::new(good).map(|id| id.as_str().to_owned()), Ok(good.to_owned()));
        }
        for bad in ["", "-a", "a-", "a--b", "A", "snake_case", "é", "3d", "a b", "a.b"] {
            assert_eq!(Id::new(bad), Err(InvalidId), "{bad}");
        }
    }
}
