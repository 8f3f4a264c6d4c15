//! Reads import maps with the `toml` crate, as settings are read.

use super::{AuditValue, ColumnEntry, ColumnTarget, ImportMap, MappedAnswer, MappedColumn, ValueScope, ValuesEntry};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::input::Outcome;
use crate::input::sink::DiagnosticSink;
use crate::model::{DONT_KNOW, Item, Questionnaire, WrittenAnswer, valid_name};
use crate::source::{Source, Span};
use crate::text::{List, Quoted};
use chrono::NaiveDate;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// The keys of a map and of its tables.
const MAP: [&str; 6] = ["questionnaire", "version", "header_rows", "audit", "columns", "values"];
const AUDIT: [&str; 6] = ["team", "organisation", "stage", "date", "viewpoint", "respondent"];
const FROM_COLUMN: [&str; 2] = ["column", "values"];

type TomlValue<'i> = Spanned<DeValue<'i>>;

/// Reads an import map.
#[must_use]
pub fn import_map(source: &Source, questionnaire: &Questionnaire) -> Outcome<ImportMap> {
    let mut reader = MapReader { questionnaire, problems: DiagnosticSink::default() };
    let (table, errors) = DeTable::parse_recoverable(source.text());
    for error in errors {
        let at = error.span().map_or(Span::BEGINNING, |range| Span::new(range.start, range.end));
        reader.problems.add(Code::Syntax, |code| {
            Diagnostic::new(code, source.fit(source.first_line_of(at)), error.message())
                .with_help("see https://toml.io for the rules")
        });
    }
    let map = if reader.problems.any_error() { None } else { Some(reader.map(table.get_ref())) };
    Outcome::new(map, reader.problems)
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

/// Reads one map.
struct MapReader<'q> {
    questionnaire: &'q Questionnaire,
    problems: DiagnosticSink,
}

impl MapReader<'_> {
    fn map(&mut self, table: &DeTable<'_>) -> ImportMap {
        let mut map = ImportMap::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "questionnaire" => self.check_questionnaire(value),
                "version" => drop(self.text(value, "version")),
                "header_rows" => map.header_rows = self.header_rows(value),
                "audit" => {
                    if let Some(table) = self.table(value, "audit") {
                        self.audit(table, &mut map);
                    }
                }
                "columns" => {
                    let table = self.table(value, "columns");
                    map.columns =
                        table.into_iter().flatten().filter_map(|(key, value)| self.column(key, value)).collect();
                }
                "values" => {
                    let table = self.table(value, "values");
                    map.values =
                        table.into_iter().flatten().filter_map(|(key, value)| self.values(key, value)).collect();
                }
                unknown => self.unknown_key(unknown, span_of(key), &MAP),
            }
        }
        map
    }

    fn check_questionnaire(&mut self, value: &TomlValue<'_>) {
        let Some(id) = self.text(value, "questionnaire") else { return };
        let own = self.questionnaire.id().as_str();
        if id != own {
            self.problems.add(Code::WrongQuestionnaire, |code| {
                Diagnostic::new(
                    code,
                    span_of(value),
                    format!("the map is for another questionnaire than {}", Quoted(own)),
                )
                .with_help("choose the questionnaire with --questionnaire")
            });
        }
    }

    fn header_rows(&mut self, value: &TomlValue<'_>) -> Option<usize> {
        let rows = integer(value).and_then(|rows| usize::try_from(rows).ok()).filter(|rows| (1..=3).contains(rows));
        if rows.is_none() {
            self.wrong_type(value, "header_rows", "1, 2 or 3");
        }
        rows
    }

    fn audit(&mut self, table: &DeTable<'_>, map: &mut ImportMap) {
        let questionnaire = self.questionnaire;
        let name = |text: &str| valid_name(text).ok().map(Cow::into_owned);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "team" => map.team = self.audit_value(value, "team", name, &[]),
                "organisation" => map.organisation = self.audit_value(value, "organisation", name, &[]),
                "stage" => {
                    let known: Vec<_> = questionnaire.stages().iter().map(|stage| stage.id.as_str()).collect();
                    map.stage = self.audit_value(value, "stage", |id| questionnaire.stage_named(id), &known);
                }
                "viewpoint" => {
                    let known: Vec<_> = questionnaire.viewpoints().iter().map(|one| one.id.as_str()).collect();
                    map.viewpoint =
                        self.audit_value(value, "viewpoint", |id| questionnaire.viewpoint_named(id), &known);
                }
                "date" => map.date = self.date(value),
                "respondent" => map.respondent = self.respondent(value),
                unknown => self.unknown_key(unknown, span_of(key), &AUDIT),
            }
        }
    }

    /// A text for all rows, or `{ column = "…", values = { … } }`. `known` are the allowed texts, if they are limited.
    fn audit_value<T>(
        &mut self,
        value: &TomlValue<'_>,
        key: &str,
        meaning: impl Fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Option<AuditValue<T>> {
        let Some(table) = value.get_ref().as_table() else {
            let text = self.text(value, key)?;
            return self.meant(text, value, key, &meaning, known).map(AuditValue::Constant);
        };
        let (mut column, mut values) = (None, Vec::new());
        for (inner, value) in table {
            match inner.get_ref().as_ref() {
                "column" => column = self.header(value),
                "values" => {
                    for (text, value) in self.table(value, "values").into_iter().flatten() {
                        let Some(meant) = self.text(value, key) else { continue };
                        let meant = self.meant(meant, value, key, &meaning, known);
                        values.extend(meant.map(|meant| (text.get_ref().to_string(), meant)));
                    }
                }
                unknown => self.unknown_key(unknown, span_of(inner), &FROM_COLUMN),
            }
        }
        if column.is_none() {
            self.wrong_type(value, key, "a text, or { column = \"the column's header\" }");
        }
        column.map(|column| AuditValue::Column(column, values))
    }

    fn meant<T>(
        &mut self,
        text: &str,
        value: &TomlValue<'_>,
        key: &str,
        meaning: impl Fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Option<T> {
        let found = meaning(text);
        if found.is_none() {
            let code = match key {
                "viewpoint" => Code::UnknownViewpoint,
                "stage" => Code::UnknownStage,
                _ => Code::EmptyText,
            };
            self.problems.add(code, |code| {
                let help = did_you_mean(text, known.iter().copied());
                let help = help.or_else(|| (!known.is_empty()).then(|| format!("write {}", List::or(known))));
                Diagnostic::new(code, span_of(value), format!("this is not a {key}"))
                    .with_usual_help()
                    .with_help_if(help)
            });
        }
        found
    }

    fn respondent(&mut self, value: &TomlValue<'_>) -> Option<MappedColumn> {
        let column = value.get_ref().as_table().and_then(|table| table.get("column"));
        if column.is_none() {
            self.wrong_type(value, "respondent", "{ column = \"the column with respondents' own codes\" }");
        }
        column.and_then(|column| self.header(column))
    }

    fn date(&mut self, value: &TomlValue<'_>) -> Option<NaiveDate> {
        let written = value.get_ref().as_datetime().filter(|moment| moment.time.is_none() && moment.offset.is_none());
        let day = written
            .and_then(|moment| moment.date)
            .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()));
        if day.is_none() {
            self.problems.add(Code::InvalidDate, |code| {
                Diagnostic::new(code, span_of(value), "`date` is not a day, the same for all rows")
                    .with_help("write the date without quotes and without a time: 2026-11-21")
            });
        }
        day
    }

    fn header(&mut self, value: &TomlValue<'_>) -> Option<MappedColumn> {
        let header = self.text(value, "column")?.to_owned();
        Some(MappedColumn { header, span: span_of(value) })
    }

    fn column(&mut self, key: &Spanned<Cow<'_, str>>, value: &TomlValue<'_>) -> Option<ColumnEntry> {
        let column = MappedColumn { header: key.get_ref().to_string(), span: span_of(key) };
        if value.get_ref().as_bool() == Some(false) {
            return Some(ColumnEntry { column, target: None });
        }
        let id = self.text(value, "a column")?;
        let target = ColumnTarget::named(self.questionnaire, id);
        if target.is_none() {
            self.unknown_id(id, span_of(value));
        }
        target.map(|target| ColumnEntry { column, target: Some(target) })
    }

    fn values(&mut self, key: &Spanned<Cow<'_, str>>, value: &TomlValue<'_>) -> Option<ValuesEntry> {
        let scope = match key.get_ref().as_ref() {
            "*" => Some(ValueScope::Questions),
            "culture.*" => Some(ValueScope::Indicators),
            id => self.questionnaire.item_named(id).map(ValueScope::Item),
        };
        let Some(scope) = scope else {
            self.unknown_id(key.get_ref(), span_of(key));
            return None;
        };
        let mut texts = Vec::new();
        for (text, value) in self.table(value, "values").into_iter().flatten() {
            let answer = self.answer(scope, value);
            texts.extend(answer.map(|answer| (text.get_ref().to_string(), answer)));
        }
        Some(ValuesEntry { scope, texts })
    }

    fn answer(&mut self, scope: ValueScope, value: &TomlValue<'_>) -> Option<MappedAnswer> {
        let questionnaire = self.questionnaire;
        let item = match scope {
            ValueScope::Item(item) => questionnaire.items().get(item.get()),
            ValueScope::Questions | ValueScope::Indicators => None,
        };
        if let Some(number) = integer(value) {
            return match item {
                Some(item) if item.state(WrittenAnswer::Number(number.into())).is_err() => {
                    let (code, what) = if item.is_indicator() {
                        (Code::PositionOutOfRange, "position")
                    } else {
                        (Code::LevelOutOfRange, "level")
                    };
                    self.problems.add(code, |code| {
                        Diagnostic::new(code, span_of(value), format!("{} has no such {what}", Quoted(&item.id)))
                            .with_usual_help()
                    });
                    None
                }
                _ => Some(MappedAnswer::Number(number)),
            };
        }
        match value.get_ref() {
            DeValue::String(text) if text == DONT_KNOW => return Some(MappedAnswer::DontKnow),
            DeValue::String(text) if text == "unanswered" => return Some(MappedAnswer::Unanswered),
            DeValue::Table(table) if table.len() == 1 => {
                if let Some(reason) = table.get("not_applicable") {
                    return self.not_applicable(item, reason);
                }
            }
            _ => {}
        }
        self.wrong_type(
            value,
            "a value",
            "a number, \"don't know\", \"unanswered\" or { not_applicable = \"the reason\" }",
        );
        None
    }

    fn not_applicable(&mut self, item: Option<&Item>, reason: &TomlValue<'_>) -> Option<MappedAnswer> {
        let text = self.text(reason, "not_applicable")?;
        let code = match item {
            _ if text.trim().is_empty() => Code::NotApplicableWithoutReason,
            Some(item) if !item.na_allowed => Code::NotApplicableNotAllowed,
            _ => return Some(MappedAnswer::NotApplicable(text.to_owned())),
        };
        self.problems.add(code, |code| Diagnostic::new(code, span_of(reason), code.info().summary).with_usual_help());
        None
    }

    fn table<'v, 'i>(&mut self, value: &'v TomlValue<'i>, key: &str) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(value, key, "a table");
        }
        table
    }

    fn text<'v>(&mut self, value: &'v TomlValue<'_>, key: &str) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, key, "a text");
        }
        text
    }

    fn wrong_type(&mut self, value: &TomlValue<'_>, key: &str, wanted: &str) {
        self.problems.add(Code::WrongType, |code| {
            Diagnostic::new(code, span_of(value), format!("{} is not {wanted}", Quoted(key)))
                .with_help(format!("write {wanted}"))
        });
    }

    fn unknown_key(&mut self, key: &str, at: Span, known: &[&str]) {
        self.problems.add(Code::UnknownKey, |code| {
            let help = did_you_mean(key, known.iter().copied())
                .unwrap_or_else(|| format!("the keys are {}", List::and(known)));
            Diagnostic::new(code, at, format!("{} is an unknown key", Quoted(key))).with_help(help)
        });
    }

    fn unknown_id(&mut self, id: &str, at: Span) {
        let items = self.questionnaire.items();
        self.problems.add(Code::UnknownId, |code| {
            let known = items.iter().map(|item| item.id.as_str());
            Diagnostic::new(code, at, format!("there is no item {}", Quoted(id)))
                .with_usual_help()
                .with_help_if(did_you_mean(id, known))
        });
    }
}

fn integer(value: &TomlValue<'_>) -> Option<i64> {
    let number: &DeInteger<'_> = value.get_ref().as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}
