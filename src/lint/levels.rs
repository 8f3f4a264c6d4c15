//! The effect of `--deny` and `--allow` on findings.

use crate::diagnostic::{Code, Diagnostic, Severity};
use std::collections::BTreeMap;

/// The level of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LintLevel {
    /// It is not reported.
    Allow,
    /// It is an error.
    Deny,
}

/// The level of each warning by its code. A level for a code overrides the level for all warnings. Errors stay errors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LintLevels {
    warnings: Option<LintLevel>,
    codes: BTreeMap<Code, LintLevel>,
}

impl LintLevels {
    /// Sets the level of all warnings without one of their own.
    pub fn set_all(&mut self, level: LintLevel) {
        self.warnings = Some(level);
    }

    /// Sets the level of one code.
    pub fn set(&mut self, code: Code, level: LintLevel) {
        self.codes.insert(code, level);
    }

    /// The level of one code, if it has one.
    #[must_use]
    pub fn get(&self, code: Code) -> Option<LintLevel> {
        self.codes.get(&code).copied().or(self.warnings)
    }

    /// Fills in missing levels from another. If there is a level for all warnings, none is missing.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        if self.warnings.is_none() {
            self.warnings = other.warnings;
            for (code, level) in &other.codes {
                self.codes.entry(*code).or_insert(*level);
            }
        }
        self
    }

    /// Whether no lint can report anything, so that none needs to run.
    #[must_use]
    pub fn allow_all_warnings(&self) -> bool {
        self.warnings == Some(LintLevel::Allow) && self.codes.values().all(|level| *level == LintLevel::Allow)
    }

    /// Applies the levels.
    #[must_use]
    pub fn apply(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let decide = |one: Diagnostic| match (one.severity(), self.get(one.code())) {
            (Severity::Error, _) | (_, None) => Some(one),
            (Severity::Warning, Some(LintLevel::Allow)) => None,
            (Severity::Warning, Some(LintLevel::Deny)) => Some(one.with_severity(Severity::Error)),
        };
        found.into_iter().filter_map(decide).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn severities(levels: &LintLevels) -> Vec<(Code, Severity)> {
        let found = [Code::Syntax, Code::OldAudit, Code::FutureDate]
            .map(|code| Diagnostic::new(code, Span::BEGINNING, "something"))
            .to_vec();
        levels.apply(found).iter().map(|one| (one.code(), one.severity())).collect()
    }

    #[test]
    fn a_verdict_on_a_code_beats_the_one_on_all_warnings() {
        let mut levels = LintLevels::default();
        levels.set_all(LintLevel::Deny);
        levels.set(Code::OldAudit, LintLevel::Allow);
        assert_eq!(severities(&levels), [(Code::Syntax, Severity::Error), (Code::FutureDate, Severity::Error)]);
    }

    #[test]
    fn nothing_allows_an_error() {
        let mut levels = LintLevels::default();
        levels.set_all(LintLevel::Allow);
        levels.set(Code::Syntax, LintLevel::Allow);
        assert_eq!(severities(&levels), [(Code::Syntax, Severity::Error)]);
    }

    #[test]
    fn what_is_asked_for_first_wins_over_the_settings() {
        let mut ours = LintLevels::default();
        ours.set(Code::OldAudit, LintLevel::Deny);
        let mut settings = LintLevels::default();
        settings.set(Code::OldAudit, LintLevel::Allow);
        settings.set(Code::FutureDate, LintLevel::Allow);
        let both = ours.or(&settings);
        assert_eq!(
            (both.get(Code::OldAudit), both.get(Code::FutureDate)),
            (Some(LintLevel::Deny), Some(LintLevel::Allow))
        );
    }

    #[test]
    fn a_verdict_on_all_warnings_wins_over_the_settings_code_by_code() {
        let mut settings = LintLevels::default();
        settings.set(Code::OldAudit, LintLevel::Deny);
        settings.set(Code::FutureDate, LintLevel::Allow);
        for level in [LintLevel::Allow, LintLevel::Deny] {
            let mut ours = LintLevels::default();
            ours.set_all(level);
            let both = ours.or(&settings);
            assert_eq!((both.get(Code::OldAudit), both.get(Code::FutureDate)), (Some(level), Some(level)));
            assert_eq!(both.allow_all_warnings(), level == LintLevel::Allow);
        }
    }

    #[test]
    fn one_code_denied_is_enough_to_look_for_doubts() {
        let mut levels = LintLevels::default();
        levels.set_all(LintLevel::Allow);
        levels.set(Code::OldAudit, LintLevel::Deny);
        assert!(!levels.allow_all_warnings());
        assert!(!LintLevels::default().allow_all_warnings());
    }
}
