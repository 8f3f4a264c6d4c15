//! The number of errors, warnings and files.

use crate::text::Count;
use std::fmt;

/// The number of errors, warnings and files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Errors, including those that are not shown.
    pub errors: usize,
    /// Warnings, including those that are not shown.
    pub warnings: usize,
    /// Files that were read, including those without problems.
    pub files: usize,
}

impl Tally {
    /// Counts a file.
    pub fn add_file(&mut self, errors: usize, warnings: usize) {
        self.errors += errors;
        self.warnings += warnings;
        self.files += 1;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (errors, warnings) = (Count::of(self.errors, "error"), Count::of(self.warnings, "warning"));
        match (self.errors, self.warnings) {
            (0, 0) => f.write_str("no problems")?,
            (_, 0) => write!(f, "{errors}")?,
            (0, _) => write!(f, "{warnings}")?,
            _ => write!(f, "{errors}, {warnings}")?,
        }
        write!(f, " in {}", Count::of(self.files, "file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_what_there_is() {
        for (errors, warnings, files, line) in [
            (2, 1, 1, "2 errors, 1 warning in 1 file"),
            (1, 0, 3, "1 error in 3 files"),
            (0, 5, 2, "5 warnings in 2 files"),
            (0, 0, 12, "no problems in 12 files"),
        ] {
            assert_eq!(Tally { errors, warnings, files }.to_string(), line);
        }
    }

    #[test]
    fn a_tally_grows_file_by_file() {
        let mut tally = Tally::default();
        tally.add_file(2, 0);
        tally.add_file(0, 1);
        assert_eq!(tally, Tally { errors: 2, warnings: 1, files: 2 });
    }
}
