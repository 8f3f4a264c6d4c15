//! `pillars-check.toml`: the settings of `check` as written. The shell interprets them.

use super::Outcome;
use super::sink::DiagnosticSink;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Source, Span};
use crate::text::{List, Quoted};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys of a settings file.
const KEYS: [&str; 14] = [
    "questionnaire",
    "deny",
    "allow",
    "max_age",
    "complete",
    "no_open_must_haves",
    "min_band",
    "max_gap",
    "min_score",
    "min_respondents",
    "no_worse_than",
    "no_overdue",
    "plan_covers",
    "short",
];

/// A value and its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The value; numbers and Booleans as written in TOML.
    pub value: String,
    /// Its span in the file.
    pub span: Span,
}

/// The settings of `check` that are given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "settings are independent of each other")]
pub struct CheckSettings {
    /// A path, relative to the folder of the file.
    pub questionnaire: Option<Setting>,
    /// Codes of warnings to make errors.
    pub deny: Vec<Setting>,
    /// Codes of warnings to silence.
    pub allow: Vec<Setting>,
    /// The maximum age of an audit.
    pub max_age: Option<Setting>,
    /// `answered` or `known`.
    pub complete: Option<Setting>,
    /// Whether no must-have may be open.
    pub no_open_must_haves: bool,
    /// The worst band allowed.
    pub min_band: Option<Setting>,
    /// Points, or `pillar=points`.
    pub max_gap: Vec<Setting>,
    /// Points, or `pillar=points`.
    pub min_score: Vec<Setting>,
    /// `viewpoint=number`.
    pub min_respondents: Vec<Setting>,
    /// A path, relative to the folder of the file.
    pub no_worse_than: Option<Setting>,
    /// Whether nothing in a plan may be overdue.
    pub no_overdue: bool,
    /// Whether every must-have that is open or unconfirmed needs an action.
    pub plan_covers_must_haves: bool,
    /// Whether requirements are about the short form.
    pub short: bool,
}

/// Reads a settings file.
#[must_use]
pub fn settings(source: &Source) -> Outcome<CheckSettings> {
    let mut problems = DiagnosticSink::default();
    let (table, errors) = DeTable::parse_recoverable(source.text());
    for error in errors {
        let at = error.span().map_or(Span::BEGINNING, to_span);
        problems.add(Code::Syntax, |code| {
            Diagnostic::new(code, source.fit(source.first_line_of(at)), error.message())
                .with_help("see https://toml.io for the rules")
        });
    }
    let mut settings = CheckSettings::default();
    for (key, value) in table.get_ref() {
        let mut reader = Reader { key: key.get_ref(), problems: &mut problems };
        match reader.key {
            "questionnaire" => settings.questionnaire = reader.text(value),
            "deny" => settings.deny = reader.texts(value),
            "allow" => settings.allow = reader.texts(value),
            "max_age" => settings.max_age = reader.text(value),
            "complete" => settings.complete = reader.complete(value),
            "no_open_must_haves" => settings.no_open_must_haves = reader.flag(value),
            "min_band" => settings.min_band = reader.text(value),
            "max_gap" => settings.max_gap = reader.limits(value),
            "min_score" => settings.min_score = reader.limits(value),
            "min_respondents" => settings.min_respondents = reader.one_or_more_texts(value),
            "no_worse_than" => settings.no_worse_than = reader.text(value),
            "no_overdue" => settings.no_overdue = reader.flag(value),
            "plan_covers" => settings.plan_covers_must_haves = reader.must_haves(value),
            "short" => settings.short = reader.flag(value),
            _ => reader.unknown(to_span(key.span())),
        }
    }
    Outcome::new(Some(settings), problems)
}

fn to_span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// Reads the value of one key.
struct Reader<'k> {
    key: &'k str,
    problems: &'k mut DiagnosticSink,
}

impl Reader<'_> {
    fn text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Setting> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(value, "a text");
        }
        text.map(|text| Setting { value: text, span: to_span(value.span()) })
    }

    fn texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Setting> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of strings");
            return Vec::new();
        };
        list.iter().filter_map(|value| self.text(value)).collect()
    }

    fn one_or_more_texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Setting> {
        if value.get_ref().is_str() { self.text(value).into_iter().collect() } else { self.texts(value) }
    }

    fn flag(&mut self, value: &Spanned<DeValue<'_>>) -> bool {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, "true or false");
        }
        flag.unwrap_or_default()
    }

    fn must_haves(&mut self, value: &Spanned<DeValue<'_>>) -> bool {
        let is_known = value.get_ref().as_str() == Some("must-haves");
        if !is_known {
            self.wrong_type(value, "\"must-haves\"");
        }
        is_known
    }

    fn complete(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Setting> {
        let words = match value.get_ref() {
            DeValue::Boolean(false) => return None,
            DeValue::Boolean(true) => "answered",
            DeValue::String(text) if text == "answered" => "answered",
            DeValue::String(text) if text == "known" => "known",
            _ => {
                self.wrong_type(value, "true, false, \"answered\" or \"known\"");
                return None;
            }
        };
        Some(Setting { value: words.to_owned(), span: to_span(value.span()) })
    }

    /// One limit, or a list of them.
    fn limits(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Setting> {
        match value.get_ref().as_array() {
            Some(list) => list.iter().filter_map(|value| self.limit(value)).collect(),
            None => self.limit(value).into_iter().collect(),
        }
    }

    fn limit(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Setting> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(points) => points.to_string(),
            DeValue::Float(points) => points.to_string(),
            _ => {
                self.wrong_type(value, "points, or \"pillar=points\"");
                return None;
            }
        };
        Some(Setting { value: text, span: to_span(value.span()) })
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let key = Quoted(self.key);
        self.problems.add(Code::WrongType, |code| {
            Diagnostic::new(code, to_span(value.span()), format!("{key} is not {wanted}"))
                .with_help(format!("write {wanted}"))
        });
    }

    fn unknown(&mut self, at: Span) {
        let key = self.key;
        self.problems.add(Code::UnknownKey, |code| {
            let help = did_you_mean(key, KEYS).unwrap_or_else(|| format!("the settings are {}", List::and(&KEYS)));
            Diagnostic::new(code, at, format!("{} is not a setting", Quoted(key))).with_help(help)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let source = Source::new("pillars-check.toml", text);
        let outcome = settings(&source);
        let line = |found: &Diagnostic| {
            let position = source.position(found.span().start);
            format!("{position} {}: {}; {}", found.code(), found.message(), found.help().unwrap_or_default())
        };
        outcome.diagnostics().iter().map(line).collect()
    }

    #[test]
    fn every_mistake_has_its_place_and_its_help() {
        assert_eq!(
            found(
                "max_ag = \"90d\"\ndeny = [1]\ncomplete = \"all\"\nmax_gap = [true, 3]\nno_open_must_haves = 1\nplan_covers = true\n"
            ),
            [
                "1:1 unknown-key: `max_ag` is not a setting; did you mean `max_age`?",
                "2:9 wrong-type: `deny` is not a text; write a text",
                "3:12 wrong-type: `complete` is not true, false, \"answered\" or \"known\"; write true, false, \"answered\" or \"known\"",
                "4:12 wrong-type: `max_gap` is not points, or \"pillar=points\"; write points, or \"pillar=points\"",
                "5:22 wrong-type: `no_open_must_haves` is not true or false; write true or false",
                "6:15 wrong-type: `plan_covers` is not \"must-haves\"; write \"must-haves\"",
            ]
        );
        assert_eq!(found("deny = [\n").len(), 1);
    }

    #[test]
    fn values_are_taken_as_written() {
        let text = "max_gap = [90.5, \"peer-leadership=20\"]\nmin_score = 60\ncomplete = true\n";
        let read = settings(&Source::new("x.toml", text)).into_parts().0.unwrap();
        let values = |all: &[Setting]| all.iter().map(|setting| setting.value.clone()).collect::<Vec<_>>();
        assert_eq!(values(&read.max_gap), ["90.5", "peer-leadership=20"]);
        assert_eq!(values(&read.min_score), ["60"]);
        assert_eq!(read.complete.unwrap().value, "answered");
    }
}
