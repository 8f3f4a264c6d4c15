//! Exports in the shape of each survey tool, with invented people and the tool's pitfalls.
//!
//! The shapes are rebuilt from what is known of each tool; none was exported from a live account.

mod office;
mod surveys;

use super::encoding::{Encoding, Text, Writing};
use pillars::model::{Item, Kind, Questionnaire};

/// A table before it is written, and what is in it.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) tool: &'static str,
    pub(crate) writing: Writing,
    pub(crate) header_rows: usize,
    pub(crate) rows: Vec<Vec<String>>,
    /// The column that answers each item, in the questionnaire's order.
    pub(crate) answers: Vec<usize>,
    /// An import map that the export needs.
    pub(crate) map: String,
}

/// What an invented person chose: a viewpoint and, for each item, a level or "don't know".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) viewpoint: usize,
    pub(crate) chosen: Vec<Option<u8>>,
}

/// Invented people whose answers show no pattern; the same every time.
pub(crate) fn people(questionnaire: &Questionnaire, count: usize) -> Vec<Person> {
    let mut state = 41_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut person = || {
        let viewpoint = usize::try_from(next(4)).unwrap();
        let chosen = questionnaire.items().iter().map(|item| {
            let drawn = u8::try_from(next(u32::from(item.top) + 2)).unwrap();
            (drawn <= item.top).then_some(drawn)
        });
        Person { viewpoint, chosen: chosen.collect() }
    };
    (0..count).map(|_| person()).collect()
}

/// How a tool shows what was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// "3 – the level's text", as our forms write choices.
    Numbered,
    /// The level's text alone; positions between two poles keep their number.
    Bare,
}

fn choice(item: &Item, level: Option<u8>, wording: Wording) -> String {
    let Some(level) = level else { return "We don’t know".to_owned() };
    match &item.kind {
        Kind::Question(question) => {
            let text = &question.levels[usize::from(level)];
            if wording == Wording::Bare { text.to_string() } else { format!("{level} – {text}") }
        }
        Kind::Indicator(indicator) => {
            let texts = [
                &*indicator.hostile,
                "Closer to the one above",
                "In between",
                "Closer to the one below",
                &indicator.fertile,
            ];
            format!("{} – {}", i32::from(level) - 2, texts[usize::from(level)])
        }
    }
}

/// The header of an item: a question in its words, an indicator with its id.
fn header(item: &Item) -> String {
    match &item.kind {
        Kind::Question(question) => question.text.to_string(),
        Kind::Indicator(_) => format!("Which of these is your organisation closer to? [{}]", item.id),
    }
}

/// What every tool puts before the answers: its own columns with their cells, which must leave no trace.
type Meta = (&'static str, fn(usize) -> String);

struct Shape {
    tool: &'static str,
    writing: Writing,
    wording: Wording,
    before: Vec<Meta>,
    after: Vec<Meta>,
    viewpoint: &'static str,
    map: &'static str,
}

/// A plain table of a tool: one header row, one row for each person.
fn plain(
    questionnaire: &Questionnaire,
    people: &[Person],
    shape: &Shape,
    header: impl Fn(usize, &Item) -> String,
) -> Export {
    let items = questionnaire.items();
    let mut first: Vec<String> = shape.before.iter().map(|(name, _)| (*name).to_owned()).collect();
    first.push(shape.viewpoint.to_owned());
    let answers: Vec<usize> = (0..items.len()).map(|item| first.len() + item).collect();
    first.extend(items.iter().enumerate().map(|(index, item)| header(index, item)));
    first.extend(shape.after.iter().map(|(name, _)| (*name).to_owned()));
    let mut rows = vec![first];
    for (number, person) in people.iter().enumerate() {
        let mut row: Vec<String> = shape.before.iter().map(|(_, cell)| cell(number)).collect();
        row.push(questionnaire.viewpoints()[person.viewpoint].label.to_string());
        row.extend(items.iter().zip(&person.chosen).map(|(item, level)| choice(item, *level, shape.wording)));
        row.extend(shape.after.iter().map(|(_, cell)| cell(number)));
        rows.push(row);
    }
    Export { tool: shape.tool, writing: shape.writing, header_rows: 1, rows, answers, map: shape.map.to_owned() }
}

const COMMA: Text =
    Text { delimiter: ',', encoding: Encoding::Utf8, line_end: "\n", quotes_all: false, ends_blank: false };

fn number(row: usize) -> String {
    (row + 1).to_string()
}

fn email(row: usize) -> String {
    format!("person.{row}@example.org")
}

fn full_name(row: usize) -> String {
    ["Ada Example", "Bo Invented", "Cy Nobody", "Di Fiction"][row % 4].to_owned()
}

fn address(row: usize) -> String {
    format!("192.0.2.{row}")
}

fn time(row: usize) -> String {
    format!("27.04.2026 11:{:02}", 10 + row)
}

/// Every tool's export of the same people.
pub(crate) fn all(questionnaire: &Questionnaire, people: &[Person]) -> Vec<Export> {
    let tools = [
        office::microsoft_forms_german,
        office::microsoft_forms_quiz,
        office::google_forms,
        surveys::smart_survey,
        surveys::lime_survey,
        surveys::lime_survey_codes,
        surveys::kobo,
        surveys::survey_monkey,
        surveys::qualtrics,
        surveys::answers_only,
    ];
    tools.iter().map(|tool| tool(questionnaire, people)).collect()
}
