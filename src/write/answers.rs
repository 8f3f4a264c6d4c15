//! Fills in an answers file: puts each answer where a person would have put it, and changes nothing else.

use super::blank;
use super::key_order::{TableForm, set_value, table_in, values_equal};
use super::line_endings::LineEndings;
use crate::model::{Answers, AnswersHead, Item, ItemIndex, Questionnaire, Remark, State};
use crate::source::Source;
use std::error::Error;
use std::fmt;
use toml_edit::{Date, Datetime, DocumentMut, InlineTable, Item as TomlItem, Value};

const BYTE_ORDER_MARK: char = '\u{feff}';
/// The keys of a file, of `[audit]` and of an answer that is a table, in the usual order.
const FILE: [&str; 5] = ["questionnaire", "version", "audit", "answers", "culture"];
const AUDIT: [&str; 8] =
    ["team", "organisation", "date", "viewpoint", "stage", "respondent", "participants", "took_part"];
const ANSWER: [&str; 7] = ["level", "position", "dont_know", "not_applicable", "note", "evidence", "dissent"];

/// An editable answers file.
#[derive(Debug, Clone)]
pub struct AnswersDocument {
    document: DocumentMut,
    byte_order_mark: bool,
    line_endings: LineEndings,
}

/// The text cannot be edited in place.
#[derive(Debug, Clone)]
pub struct NotEditable(toml_edit::TomlError);

impl AnswersDocument {
    /// A new file with these answers.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, answers: &Answers) -> Self {
        let mut new = Self { document: DocumentMut::new(), byte_order_mark: false, line_endings: LineEndings::unix() };
        set_value(new.document.as_table_mut(), "questionnaire", questionnaire.id().as_str(), &FILE);
        set_value(new.document.as_table_mut(), "version", questionnaire.version().to_string(), &FILE);
        new.put_audit(questionnaire, answers.audit());
        for (index, item) in ItemIndex::enumerate(questionnaire.items()) {
            new.insert_answer(questionnaire, item, AnswerParts::of_item(item, answers, index));
        }
        new.line_endings.follow(&new.unix_text());
        new
    }

    /// Opens a file.
    ///
    /// # Errors
    /// [`NotEditable`] if it is not TOML.
    pub fn open(source: &Source) -> Result<Self, NotEditable> {
        let text = source.text();
        Ok(Self {
            document: text.parse().map_err(NotEditable)?,
            byte_order_mark: source.had_byte_order_mark(),
            line_endings: LineEndings::of(text),
        })
    }

    /// The file's text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.line_endings.restore(&self.unix_text());
        if self.byte_order_mark {
            text.insert(0, BYTE_ORDER_MARK);
        }
        text
    }

    /// Sets the `[audit]` table.
    pub fn set_audit(&mut self, questionnaire: &Questionnaire, audit: &AnswersHead) {
        self.put_audit(questionnaire, audit);
        self.line_endings.follow(&self.unix_text());
    }

    /// The text with `\n` at the end of every line, also inside multi-line strings.
    fn unix_text(&self) -> String {
        self.document.to_string().replace("\r\n", "\n")
    }

    fn put_audit(&mut self, questionnaire: &Questionnaire, audit: &AnswersHead) {
        let Some(table) = table_in(self.document.as_table_mut(), "audit", &FILE, TableForm::Header) else { return };
        let viewpoint = questionnaire.viewpoints().get(audit.viewpoint.get());
        let stage = audit.stage.filter(|_| audit.names_stage).and_then(|stage| questionnaire.stages().get(stage.get()));
        let took_part = audit.took_part.iter().filter_map(|&index| questionnaire.viewpoints().get(index.get()));
        let took_part: toml_edit::Array = took_part.map(|viewpoint| viewpoint.id.as_str()).collect();
        let values: [Option<Value>; 8] = [
            Some(audit.team.as_str().into()),
            audit.organisation.as_deref().map(Value::from),
            date(audit.date).map(Value::from),
            viewpoint.map(|viewpoint| viewpoint.id.as_str().into()),
            stage.map(|stage| stage.id.as_str().into()),
            audit.respondent.as_deref().map(Value::from),
            audit.participants.map(|participants| i64::from(participants.get()).into()),
            (!took_part.is_empty()).then(|| took_part.into()),
        ];
        for (key, value) in AUDIT.iter().zip(values) {
            match value {
                Some(value) => set_value(table, key, value, &AUDIT),
                None => drop(table.remove(key)),
            }
        }
    }

    /// Writes an item's current answer with its remark.
    pub fn set_answer(&mut self, questionnaire: &Questionnaire, answers: &Answers, index: ItemIndex) {
        self.put_answer(questionnaire, answers, index);
        self.line_endings.follow(&self.unix_text());
    }

    fn put_answer(&mut self, questionnaire: &Questionnaire, answers: &Answers, index: ItemIndex) {
        let Some(item) = questionnaire.items().get(index.get()) else { return };
        let parts = AnswerParts::of_item(item, answers, index);
        if !parts.is_empty() && self.fill_in(questionnaire, item, AnswerParts::of_item(item, answers, index)) {
            return;
        }
        self.insert_answer(questionnaire, item, parts);
    }

    /// Writes an answer that has no blank line.
    fn insert_answer(&mut self, questionnaire: &Questionnaire, item: &Item, parts: AnswerParts) {
        let Some((table, keys)) = self.table_of(questionnaire, item, !parts.is_empty()) else { return };
        match table.get_mut(item.key()) {
            Some(TomlItem::Value(Value::InlineTable(_))) | None => {}
            Some(existing) if existing.is_table_like() => {
                // An answer with a table of its own keeps it.
                if let Some(existing) = existing.as_table_like_mut() {
                    parts.update(existing);
                }
                return;
            }
            Some(_) => {}
        }
        match parts.value(table.get(item.key())) {
            Some(value) => set_value(table, item.key(), value, &keys),
            None => drop(table.remove(item.key())),
        }
    }

    /// Writes an answer into its blank line, and returns whether there is one.
    fn fill_in(&mut self, questionnaire: &Questionnaire, item: &Item, parts: AnswerParts) -> bool {
        let pillar = questionnaire.pillars().get(item.pillar.get()).map_or("", |pillar| pillar.id.as_str());
        let (header, path) = if item.is_indicator() {
            ("[culture]".to_owned(), vec!["culture", item.key()])
        } else {
            (format!("[answers.{pillar}]"), vec!["answers", pillar, item.key()])
        };
        let answer = |document: &DocumentMut| -> Option<Value> {
            let found = path.iter().try_fold(document.as_item(), |item, key| item.get(key));
            found.and_then(TomlItem::as_value).cloned()
        };
        let Some(value) = parts.value(None).filter(|_| answer(&self.document).is_none()) else { return false };
        let filled = blank::answered(&self.document, &header, item.key(), value.to_string().trim());
        let filled = filled.filter(|filled| answer(filled).is_some_and(|there| values_equal(&there, &value)));
        let waited = filled.is_some();
        if let Some(filled) = filled {
            self.document = filled;
        }
        waited
    }

    /// The table with an item's answer, and its keys in questionnaire order. Creates the table if it is missing; `None` if that is
    /// impossible.
    fn table_of<'q>(
        &mut self,
        questionnaire: &'q Questionnaire,
        item: &Item,
        made: bool,
    ) -> Option<(&mut dyn toml_edit::TableLike, Vec<&'q str>)> {
        let root = self.document.as_table_mut();
        let section = if item.is_indicator() { "culture" } else { "answers" };
        if !made && !root.contains_key(section) {
            return None;
        }
        if item.is_indicator() {
            let keys = questionnaire.indicators().map(|(_, item)| item.key()).collect();
            return Some((table_in(root, section, &FILE, TableForm::Header)?, keys));
        }
        let pillar = questionnaire.pillars().get(item.pillar.get())?;
        let pillars: Vec<_> = questionnaire.pillars().iter().map(|pillar| pillar.id.as_str()).collect();
        let keys = questionnaire.items_of(pillar).filter(|(_, item)| !item.is_indicator()).map(|(_, item)| item.key());
        let answers = table_in(root, section, &FILE, TableForm::Implied)?;
        if !made && !answers.contains_key(pillar.id.as_str()) {
            return None;
        }
        Some((table_in(answers, pillar.id.as_str(), &pillars, TableForm::Header)?, keys.collect()))
    }
}

/// An answer as the parts of a table, in the order of [`ANSWER`].
struct AnswerParts([Option<Value>; 7]);

impl AnswerParts {
    fn of_item(item: &Item, answers: &Answers, index: ItemIndex) -> Self {
        let said_nothing = Remark::default();
        let state = answers.states().get(index.get()).copied().unwrap_or(State::Unanswered);
        Self::of(item, state, answers.remarks().get(&index).unwrap_or(&said_nothing))
    }

    fn of(item: &Item, state: State, remark: &Remark) -> Self {
        let (mut level, mut position, mut dont_know, mut not_applicable) = (None, None, None, None);
        match state {
            State::Level(given) if item.is_indicator() => position = Some(item.number(given).into()),
            State::Level(given) => level = Some(item.number(given).into()),
            State::DontKnow => dont_know = Some(true.into()),
            State::NotApplicable => not_applicable = Some(remark.reason.as_deref().unwrap_or_default().into()),
            State::Unanswered => {}
        }
        let text = |text: &Option<String>| text.as_deref().map(Value::from);
        let (note, evidence, dissent) = (text(&remark.note), text(&remark.evidence), text(&remark.dissent));
        Self([level, position, dont_know, not_applicable, note, evidence, dissent])
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The whole answer as one value: a plain value if there is no remark; an existing inline table is kept.
    fn value(self, existing: Option<&TomlItem>) -> Option<Value> {
        match &self.0 {
            [None, None, None, None, None, None, None] => None,
            [Some(number), None, None, None, None, None, None] | [None, Some(number), None, None, None, None, None] => {
                Some(number.clone())
            }
            [None, None, Some(_), None, None, None, None] => Some("don't know".into()),
            _ => {
                let mut table = match existing {
                    Some(TomlItem::Value(Value::InlineTable(table))) => table.clone(),
                    _ => InlineTable::new(),
                };
                let before: Vec<_> = table.iter().map(|(key, _)| key.to_owned()).collect();
                self.update(&mut table);
                // Adding or removing keys misplaces the spaces between them.
                let moved = !table.iter().map(|(key, _)| key).eq(before.iter().map(String::as_str));
                if moved && !table.to_string().contains('\n') {
                    table.fmt();
                }
                Some(table.into())
            }
        }
    }

    fn update(self, table: &mut dyn toml_edit::TableLike) {
        // Remove old values first, so that the file never has two answers.
        for (key, value) in ANSWER.iter().zip(&self.0) {
            if value.is_none() {
                table.remove(key);
            }
        }
        for (key, value) in ANSWER.iter().zip(self.0) {
            if let Some(value) = value {
                set_value(table, key, value, &ANSWER);
            }
        }
    }
}

fn date(date: chrono::NaiveDate) -> Option<Datetime> {
    use chrono::Datelike as _;
    let date = Date {
        year: u16::try_from(date.year()).ok()?,
        month: u8::try_from(date.month()).ok()?,
        day: u8::try_from(date.day()).ok()?,
    };
    Some(Datetime { date: Some(date), time: None, offset: None })
}

impl fmt::Display for NotEditable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file cannot be changed in place")
    }
}

impl Error for NotEditable {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}
