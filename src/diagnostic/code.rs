//! Codes: the stable names of all problems, with their texts.

use super::Severity;
pub use super::table::Code;
use std::fmt;

/// The texts of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeInfo {
    pub code: Code,
    /// Its stable kebab-case name.
    pub name: &'static str,
    /// Its default severity.
    pub severity: Severity,
    /// One line: what is wrong.
    pub summary: &'static str,
    /// The rule and the reason for it, in a few sentences.
    pub explanation: &'static str,
    /// A few lines of a file that has it.
    pub example: &'static str,
    /// What to write instead.
    pub help: &'static str,
}

impl Code {
    /// Its stable kebab-case name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// Its default severity.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.info().severity
    }

    /// Whether it is about a file as a whole instead of a line.
    #[must_use]
    pub fn is_about_whole_file(self) -> bool {
        matches!(
            self,
            Self::EmptyFile
                | Self::WrongFileKind
                | Self::TooLarge
                | Self::Unreadable
                | Self::UnreadableTable
                | Self::MissingAuditValue
                | Self::SmallAddition
        )
    }

    /// The code with this name, or with a name from an earlier release.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "all-at-the-top" {
            return Some(Self::OneEndThroughout);
        }
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_found_by_its_name_alone() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len(), "no name twice");
        for &code in Code::ALL {
            assert!(
                code.name().bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'8'),
                "{code} is kebab-case"
            );
            assert_eq!(Code::from_name(code.name()), Some(code));
            assert_eq!(code.info().code, code);
        }
        assert_eq!(Code::from_name("no-such-code"), None);
    }

    #[test]
    fn every_code_says_what_is_wrong_why_and_what_to_do() {
        for &code in Code::ALL {
            let CodeInfo { summary, explanation, example, help, .. } = *code.info();
            for text in [summary, explanation, example, help] {
                assert!(!text.trim().is_empty() && text.trim() == text, "{code}: {text}");
            }
            assert!(summary.len() <= 80 && !summary.contains('\n') && !summary.ends_with('.'), "{code}: {summary}");
            assert!(explanation.ends_with('.') && help.ends_with('.'), "{code}");
        }
    }
}
