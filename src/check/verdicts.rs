//! What `--deny` and `--allow` make of a finding.

use crate::diagnostic::{Code, Diagnostic, Severity};
use std::collections::BTreeMap;

/// What becomes of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is not said.
    Allow,
    /// It is an error.
    Deny,
}

/// What becomes of the warnings, code by code; a verdict on a code beats the one on all warnings. Errors stay errors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdicts {
    warnings: Option<Verdict>,
    codes: BTreeMap<Code, Verdict>,
}

impl Verdicts {
    /// Decides on all warnings that nothing else is decided about.
    pub fn on_warnings(&mut self, verdict: Verdict) {
        self.warnings = Some(verdict);
    }

    /// Decides on one code.
    pub fn on(&mut self, code: Code, verdict: Verdict) {
        self.codes.insert(code, verdict);
    }

    /// What is decided about one code.
    #[must_use]
    pub fn of(&self, code: Code) -> Option<Verdict> {
        self.codes.get(&code).copied().or(self.warnings)
    }

    /// Takes another's decisions where this one has none; one on all warnings leaves nothing to decide.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        if self.warnings.is_none() {
            self.warnings = other.warnings;
            for (code, verdict) in &other.codes {
                self.codes.entry(*code).or_insert(*verdict);
            }
        }
        self
    }

    /// Whether no warning can come of anything: then nothing doubtful needs to be looked for.
    #[must_use]
    pub fn allow_every_warning(&self) -> bool {
        self.warnings == Some(Verdict::Allow) && self.codes.values().all(|verdict| *verdict == Verdict::Allow)
    }

    /// Applies what was decided.
    #[must_use]
    pub fn apply(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let decide = |one: Diagnostic| match (one.severity(), self.of(one.code())) {
            (Severity::Error, _) | (_, None) => Some(one),
            (Severity::Warning, Some(Verdict::Allow)) => None,
            (Severity::Warning, Some(Verdict::Deny)) => Some(one.with_severity(Severity::Error)),
        };
        found.into_iter().filter_map(decide).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn severities(verdicts: &Verdicts) -> Vec<(Code, Severity)> {
        let found = [Code::Syntax, Code::OldAudit, Code::FutureDate]
            .map(|code| Diagnostic::new(code, Span::BEGINNING, "something"))
            .to_vec();
        verdicts.apply(found).iter().map(|one| (one.code(), one.severity())).collect()
    }

    #[test]
    fn a_verdict_on_a_code_beats_the_one_on_all_warnings() {
        let mut verdicts = Verdicts::default();
        verdicts.on_warnings(Verdict::Deny);
        verdicts.on(Code::OldAudit, Verdict::Allow);
        assert_eq!(severities(&verdicts), [(Code::Syntax, Severity::Error), (Code::FutureDate, Severity::Error)]);
    }

    #[test]
    fn nothing_allows_an_error() {
        let mut verdicts = Verdicts::default();
        verdicts.on_warnings(Verdict::Allow);
        verdicts.on(Code::Syntax, Verdict::Allow);
        assert_eq!(severities(&verdicts), [(Code::Syntax, Severity::Error)]);
    }

    #[test]
    fn what_is_asked_for_first_wins_over_the_settings() {
        let mut ours = Verdicts::default();
        ours.on(Code::OldAudit, Verdict::Deny);
        let mut settings = Verdicts::default();
        settings.on(Code::OldAudit, Verdict::Allow);
        settings.on(Code::FutureDate, Verdict::Allow);
        let both = ours.or(&settings);
        assert_eq!((both.of(Code::OldAudit), both.of(Code::FutureDate)), (Some(Verdict::Deny), Some(Verdict::Allow)));
    }

    #[test]
    fn a_verdict_on_all_warnings_wins_over_the_settings_code_by_code() {
        let mut settings = Verdicts::default();
        settings.on(Code::OldAudit, Verdict::Deny);
        settings.on(Code::FutureDate, Verdict::Allow);
        for verdict in [Verdict::Allow, Verdict::Deny] {
            let mut ours = Verdicts::default();
            ours.on_warnings(verdict);
            let both = ours.or(&settings);
            assert_eq!((both.of(Code::OldAudit), both.of(Code::FutureDate)), (Some(verdict), Some(verdict)));
            assert_eq!(both.allow_every_warning(), verdict == Verdict::Allow);
        }
    }

    #[test]
    fn one_code_denied_is_enough_to_look_for_doubts() {
        let mut verdicts = Verdicts::default();
        verdicts.on_warnings(Verdict::Allow);
        verdicts.on(Code::OldAudit, Verdict::Deny);
        assert!(!verdicts.allow_every_warning());
        assert!(!Verdicts::default().allow_every_warning());
    }
}
