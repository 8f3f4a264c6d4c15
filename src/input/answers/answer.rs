//! One answer: a level or position, don't know, or not applicable with its reason.

use super::{AnswerSpans, AnswersParser, in_words};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::input::fields::{is_canonical, sure_key};
use crate::input::syntax::to_span;
use crate::model::{self, DONT_KNOW, InvalidAnswer, ItemIndex, Kind, Remark, State, WrittenAnswer};
use crate::source::Span;
use crate::text::{List, Quoted, Truncated};
use toml_spanner::{Item, Key, Table, Value};

/// The keys of an answer that is a table, for a question and for an indicator.
const QUESTION_KEYS: [&str; 6] = ["level", "dont_know", "not_applicable", "note", "evidence", "dissent"];
const INDICATOR_KEYS: [&str; 6] = ["position", "dont_know", "not_applicable", "note", "evidence", "dissent"];

/// The content of a table, before it is known to have exactly one answer.
#[derive(Default)]
struct ResponseParts<'r> {
    answer: Option<(&'static str, Span, Option<WrittenAnswer<'r>>)>,
    remark: Remark,
    note: Option<Span>,
    evidence: Option<Span>,
}

impl AnswersParser<'_, '_, '_> {
    /// Reads the answer to an item.
    pub(super) fn answer(&mut self, index: ItemIndex, key: &Key<'_>, value: &Item<'_>) {
        let Some(item) = self.reader.questionnaire.items().get(index.get()) else { return };
        let span = to_span(value.span());
        if self.older.is_some_and(|version| item.changed.is_some_and(|changed| version < changed)) {
            return self.outdated_answer(index, item, to_span(key.span), value);
        }
        let mut spans = AnswerSpans { key: to_span(key.span), value: span, answer: span, note: None, evidence: None };
        let response = match value.value() {
            Value::Integer(number) => self.level(item, number.as_i128(), span),
            Value::String(text) => self.words(item, text, span),
            Value::Table(table) => {
                let parts = self.parts(item, table);
                (spans.note, spans.evidence) = (parts.note, parts.evidence);
                self.builder.remark(index, parts.remark);
                if let Some((_, answer, _)) = parts.answer {
                    spans.answer = answer;
                }
                parts.answer.and_then(|(_, _, response)| response)
            }
            _ => {
                self.not_an_answer(item, value, span);
                None
            }
        };
        // Every key occurs once, and invalid values have been reported.
        let _taken = self.builder.respond(index, response);
        if let Some(all) = &mut self.spans
            && let Some(slot) = all.items.get_mut(index.get())
        {
            *slot = Some(spans);
        }
    }

    /// Records an answer to an older version of the question. Its scale may have changed, so the answer may no longer be valid.
    fn outdated_answer(&mut self, index: ItemIndex, item: &model::Item, key: Span, value: &Item<'_>) {
        let number = |value: &Item<'_>| value.as_i64().map(|number| WrittenAnswer::Number(number.into()));
        let response = match value.value() {
            Value::Table(table) => {
                let text = |key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
                let (note, evidence, dissent, reason) =
                    (text("note"), text("evidence"), text("dissent"), text("not_applicable"));
                if self.wanted.remarks {
                    self.builder.remark(index, Remark { reason, note, evidence, dissent });
                }
                let level = table.get("level").or_else(|| table.get("position"));
                let said_otherwise = ["dont_know", "not_applicable"].into_iter().find(|key| table.contains_key(key));
                match (level, said_otherwise) {
                    (Some(level), _) => Some(number(level)),
                    (None, Some("dont_know")) => Some(Some(WrittenAnswer::DontKnow)),
                    (None, Some(_)) => {
                        Some(table.get("not_applicable").and_then(Item::as_str).map(WrittenAnswer::NotApplicable))
                    }
                    (None, None) => None,
                }
            }
            Value::String(text) => Some((*text == DONT_KNOW).then_some(WrittenAnswer::DontKnow)),
            _ => Some(number(value)),
        };
        if let Some(response) = response {
            let state = response.and_then(|response| item.state(response).ok()).unwrap_or(State::Unanswered);
            self.builder.outdated(index, state);
        }
        let span = to_span(value.span());
        if let Some(spans) = &mut self.spans
            && let Some(slot) = spans.items.get_mut(index.get())
        {
            *slot = Some(AnswerSpans { key, value: span, answer: span, note: None, evidence: None });
        }
    }

    fn parts<'r>(&mut self, item: &model::Item, table: &'r Table<'_>) -> ResponseParts<'r> {
        let mut parts = ResponseParts::default();
        for (key, value) in table {
            let span = to_span(value.span());
            match key.name {
                "level" if !item.is_indicator() => {
                    let response =
                        self.context.integer(value, "level").and_then(|n| self.level(item, n.as_i128(), span));
                    self.say(&mut parts, "level", (to_span(key.span), span), response);
                }
                "position" if item.is_indicator() => {
                    let response =
                        self.context.integer(value, "position").and_then(|n| self.level(item, n.as_i128(), span));
                    self.say(&mut parts, "position", (to_span(key.span), span), response);
                }
                "dont_know" => {
                    let response = self.dont_know(value, span);
                    self.say(&mut parts, "dont_know", (to_span(key.span), span), response);
                }
                "not_applicable" => {
                    let response = self.not_applicable(item, value, to_span(key.span), span);
                    if let Some(WrittenAnswer::NotApplicable(reason)) = response.filter(|_| self.wanted.remarks) {
                        parts.remark.reason = Some(reason.to_owned());
                    }
                    self.say(&mut parts, "not_applicable", (to_span(key.span), span), response);
                }
                "note" => {
                    parts.note = Some(span);
                    parts.remark.note = self.remark(value, "note");
                }
                "evidence" => {
                    parts.evidence = Some(span);
                    parts.remark.evidence = self.remark(value, "evidence");
                }
                "dissent" => parts.remark.dissent = self.remark(value, "dissent"),
                unknown => self.unknown_part(item, unknown, to_span(key.span), table),
            }
        }
        parts
    }

    /// Records the answer of a table, unless it has another answer already.
    fn say<'r>(
        &mut self,
        parts: &mut ResponseParts<'r>,
        what: &'static str,
        (key, value): (Span, Span),
        response: Option<WrittenAnswer<'r>>,
    ) {
        if let Some((before, first, _)) = parts.answer {
            self.context.problems.add(Code::ConflictingAnswers, |code| {
                Diagnostic::new(code, key, format!("{} and {} are both set", Quoted(what), Quoted(before)))
                    .with_label("the second answer")
                    .with_secondary(first, "the first answer")
                    .with_help("keep the answer that is true; the other can become a note")
            });
        } else {
            parts.answer = Some((what, value, response));
        }
    }

    fn level(&mut self, item: &model::Item, number: i128, at: Span) -> Option<WrittenAnswer<'static>> {
        let response = WrittenAnswer::Number(number);
        if item.state(response).is_err() {
            self.out_of_range(item, at);
            return None;
        }
        Some(response)
    }

    fn out_of_range(&mut self, item: &model::Item, at: Span) {
        let key = Quoted(item.key());
        match &item.kind {
            Kind::Question(question) => self.context.problems.add(Code::LevelOutOfRange, |code| {
                let message = format!("{key} has no such level; its levels are 0 to {}", item.top);
                let levels = question.levels.iter().enumerate();
                let levels = levels.map(|(level, words)| format!("\n{level}: {}", Truncated::sentence(words)));
                Diagnostic::new(code, at, message)
                    .with_help(format!("write one of these:{}", levels.collect::<String>()))
            }),
            Kind::Indicator(indicator) => self.context.problems.add(Code::PositionOutOfRange, |code| {
                let message = format!("{key} has no such position; positions are -2 to 2");
                let (hostile, fertile) =
                    (Truncated::sentence(&indicator.hostile), Truncated::sentence(&indicator.fertile));
                let help = format!("write a number between these:\n-2: {hostile}\n2: {fertile}");
                Diagnostic::new(code, at, message).with_help(help)
            }),
        }
    }

    fn words(&mut self, item: &model::Item, text: &str, at: Span) -> Option<WrittenAnswer<'static>> {
        if text == DONT_KNOW {
            return Some(WrittenAnswer::DontKnow);
        }
        let key = Quoted(item.key());
        if text.trim().parse::<i64>().is_ok() {
            self.context.problems.add(Code::QuotedNumber, |code| {
                Diagnostic::new(code, at, format!("{key} is a number in quotes"))
                    .with_help("remove the quotation marks")
                    .with_fix_if(at, Some(text.trim()).filter(|text| is_canonical(text)))
            });
            return None;
        }
        self.context.problems.add(Code::UnknownAnswer, |code| {
            let folded: String = text.trim().to_lowercase().replace(['\u{2019}', '\u{2018}', '`', '´'], "'");
            let meant = match folded.as_str() {
                "don't know" | "dont know" | "dont_know" | "unknown" | "?" => {
                    Some(format!("write \"{DONT_KNOW}\", with a straight apostrophe"))
                }
                "n/a" | "na" | "not applicable" | "not_applicable" => {
                    Some("write { not_applicable = \"the reason\" }".to_owned())
                }
                _ => did_you_mean(&folded, [DONT_KNOW]),
            };
            // The value may be a misplaced note, so it is not repeated.
            let found = Diagnostic::new(code, at, format!("this text is not an answer to {key}"))
                .with_help(format!("write a number, \"{DONT_KNOW}\", or {{ not_applicable = \"the reason\" }}"));
            match meant {
                Some(meant) => found.with_private_help(meant),
                None => found,
            }
        });
        None
    }

    fn dont_know(&mut self, value: &Item<'_>, at: Span) -> Option<WrittenAnswer<'static>> {
        match value.as_bool() {
            Some(true) => return Some(WrittenAnswer::DontKnow),
            Some(false) => self.context.problems.add(Code::DontKnowFalse, |code| {
                Diagnostic::new(code, at, "`dont_know = false` has no effect").with_help("delete it, or give an answer")
            }),
            None => self.context.wrong_type(value, "dont_know", "true"),
        }
        None
    }

    fn not_applicable<'r>(
        &mut self,
        item: &model::Item,
        value: &'r Item<'_>,
        key: Span,
        at: Span,
    ) -> Option<WrittenAnswer<'r>> {
        let reason = match value.value() {
            Value::String(text) => Some(*text),
            Value::Boolean(true) => Some(""),
            _ => None,
        };
        let response = WrittenAnswer::NotApplicable(reason.unwrap_or_default());
        match item.state(response) {
            Err(InvalidAnswer::NotApplicableNotAllowed) => {
                self.context.problems.add(Code::NotApplicableNotAllowed, |code| {
                    let message = format!("{} cannot be answered \"not applicable\"", Quoted(item.key()));
                    Diagnostic::new(code, key, message).with_help(if item.must_have {
                        "it is a must-have: give the level that is true, or 0 if nothing has been done yet"
                    } else {
                        "give the level that is true, or 0 if nothing has been done yet"
                    })
                });
                None
            }
            _ if reason.is_none() => {
                self.context.wrong_type(value, "not_applicable", "a text with the reason");
                None
            }
            Err(_) => {
                self.context.problems.add(Code::NotApplicableWithoutReason, |code| {
                    let message = format!("`not_applicable` of {} has no reason", Quoted(item.key()));
                    Diagnostic::new(code, at, message).with_help("write the reason: { not_applicable = \"…\" }")
                });
                None
            }
            Ok(_) => Some(response),
        }
    }

    fn remark(&mut self, value: &Item<'_>, key: &str) -> Option<String> {
        match value.as_str() {
            Some(text) if self.wanted.remarks => Some(text.to_owned()),
            Some(_) => None,
            None => {
                self.context.wrong_type(value, key, "a text");
                None
            }
        }
    }

    fn unknown_part(&mut self, item: &model::Item, key: &str, at: Span, table: &Table<'_>) {
        let keys = if item.is_indicator() { &INDICATOR_KEYS } else { &QUESTION_KEYS };
        let broken = self.context.problems.is_malformed();
        self.context.problems.add(Code::UnknownKey, |code| {
            let help = match key {
                "level" => "an indicator is answered with `position`, from -2 to 2".to_owned(),
                "position" => "a question is answered with `level`".to_owned(),
                "reason" => "the reason is the value of `not_applicable`".to_owned(),
                _ => did_you_mean(key, keys.iter().copied())
                    .unwrap_or_else(|| format!("an answer has {}", List::and(keys))),
            };
            Diagnostic::new(code, at, format!("unknown key {} in an answer", Quoted(key)))
                .with_help(help)
                .with_fix_if(at, sure_key(key, table, keys.iter().copied()).filter(|_| !broken))
        });
    }

    fn not_an_answer(&mut self, item: &model::Item, value: &Item<'_>, at: Span) {
        let number = if item.is_indicator() {
            "a position from -2 to 2".to_owned()
        } else {
            format!("a level from 0 to {}", item.top)
        };
        let first_line = self.context.source.first_line_of(at);
        self.context.problems.add(Code::WrongType, |code| {
            let message = format!("{} is {}, not an answer", Quoted(item.key()), in_words(value));
            Diagnostic::new(code, first_line, message)
                .with_help(format!("write {number}, \"{DONT_KNOW}\", or {{ not_applicable = \"the reason\" }}"))
        });
    }
}
