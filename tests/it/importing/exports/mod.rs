//! Exports in the shape of each survey tool, with invented people and the tool's pitfalls.
//!
//! The shapes are rebuilt from what is known of each tool; none was exported from a live account.

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
    pub(crate) map: &'static str,
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
    Export { tool: shape.tool, writing: shape.writing, header_rows: 1, rows, answers, map: shape.map }
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
        microsoft_forms_german,
        microsoft_forms_quiz,
        google_forms,
        smart_survey,
        lime_survey,
        kobo,
        survey_monkey,
        qualtrics,
        answers_only,
    ];
    tools.iter().map(|tool| tool(questionnaire, people)).collect()
}

/// Saved as CSV by a German Excel: semicolons, Windows-1252, no-break spaces behind headers, "anonym", and a question of the organiser's
/// own that is called like a built-in column.
fn microsoft_forms_german(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "Microsoft Forms, German, CSV",
        writing: Writing::Text(Text { delimiter: ';', encoding: Encoding::Windows1252, line_end: "\r\n", ..COMMA }),
        wording: Wording::Numbered,
        before: vec![
            ("ID", number),
            ("Startzeit", time),
            ("Fertigstellungszeit", time),
            ("E-Mail", |_| "anonym".to_owned()),
            ("Name", |_| String::new()),
            ("E-Mail2", email),
        ],
        after: vec![],
        viewpoint: "Which best describes you? [viewpoint]\u{a0}",
        map: "",
    };
    let mut export = plain(questionnaire, people, &shape, |_, item| format!("{}\u{a0}", header(item)));
    // A multiple choice of which only one was chosen keeps its semicolon.
    let column = export.answers[0];
    for row in export.rows.iter_mut().skip(1) {
        row[column].push(';');
    }
    export
}

/// A quiz as a workbook: points and feedback beside every question, columns not in the form's order, Spanish headers, a form owner who broke
/// lines in questions.
fn microsoft_forms_quiz(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "Microsoft Forms, quiz, XLSX",
        writing: Writing::Sheet("Form1"),
        wording: Wording::Bare,
        before: vec![
            ("ID", number),
            ("Hora de inicio", |row| format!("{}.48", 46_139 + row)),
            ("Hora de finalización", |row| format!("{}.49", 46_139 + row)),
            ("Correo electrónico", email),
            ("Nombre", full_name),
            ("Total points", number),
            ("Quiz feedback", |_| String::new()),
        ],
        after: vec![],
        viewpoint: "Which best describes you?\n[audit.viewpoint]",
        map: "",
    };
    let source = plain(questionnaire, people, &shape, |_, item| header(item).replace(" of ", "\nof "));
    let first = source.answers[0];
    let mut shuffled: Vec<usize> = (0..source.answers.len()).collect();
    shuffled.reverse();
    shuffled.rotate_left(7);
    let mut answers = vec![0; shuffled.len()];
    for (place, item) in shuffled.iter().enumerate() {
        answers[*item] = first + place * 3;
    }
    let rows = source.rows.iter().enumerate().map(|(number, row)| {
        let mut wide: Vec<String> = row[..first].to_vec();
        for item in &shuffled {
            let cell = row[first + item].clone();
            let beside = if number == 0 {
                [format!("Points - {cell}"), format!("Feedback - {cell}")]
            } else {
                ["1".to_owned(), "Well done".to_owned()]
            };
            wide.push(cell);
            wide.extend(beside);
        }
        wide
    });
    Export { rows: rows.collect(), answers, ..source }
}

/// From a Google sheet: questions as rows of a grid, the address asked twice, a score.
fn google_forms(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "Google Forms, CSV",
        writing: Writing::Text(Text { line_end: "\r\n", ..COMMA }),
        wording: Wording::Bare,
        before: vec![
            ("Timestamp", |row| format!("2026/09/27 3:0{row}:00 PM GMT+3")),
            ("Email Address", email),
            ("Email Address", email),
            ("Score", |_| "0 / 0".to_owned()),
        ],
        after: vec![("Anything else?", |_| "A note of\nseveral, \"quoted\" lines".to_owned())],
        viewpoint: "Which best describes you? [viewpoint]",
        map: "",
    };
    plain(questionnaire, people, &shape, |index, item| {
        if item.is_indicator() { header(item) } else { format!("Section {} [{}]", index % 8 + 1, header(item)) }
    })
}

/// Everything quoted, numbered questions, and a second header row under questions that are shown as a matrix.
fn smart_survey(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "SmartSurvey, CSV",
        writing: Writing::Text(Text { line_end: "\r\n", quotes_all: true, ..COMMA }),
        wording: Wording::Bare,
        before: vec![
            ("UserID", |row| (90_000 + row).to_string()),
            ("UserNo", number),
            ("Name", full_name),
            ("Email", email),
            ("IP Address", address),
            ("Unique ID", |row| format!("u-{row}")),
            ("Started", time),
            ("Ended", time),
        ],
        after: vec![],
        viewpoint: "Q1. Which best describes you? [viewpoint]",
        map: "",
    };
    let mut export = plain(questionnaire, people, &shape, |index, item| format!("Q{}. {}", index + 2, header(item)));
    // The last questions are rows of a matrix: their text is in the second header row.
    let mut second = vec![String::new(); export.rows[0].len()];
    for (index, column) in export.answers.iter().enumerate().skip(60) {
        second[*column] = format!("Q62.{}. {}", index - 59, header(&questionnaire.items()[index]));
        export.rows[0][*column] = if index == 60 { "Q62. How is it here?".to_owned() } else { String::new() };
    }
    export.rows.insert(1, second);
    Export { header_rows: 2, ..export }
}

/// A byte order mark, semicolons, everything quoted, HTML in questions, an apostrophe before what looks like a formula, an empty last line.
fn lime_survey(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "LimeSurvey, CSV",
        writing: Writing::Text(Text {
            delimiter: ';',
            encoding: Encoding::Utf8WithMark,
            line_end: "\r\n",
            quotes_all: true,
            ends_blank: true,
        }),
        wording: Wording::Numbered,
        before: vec![
            ("id", number),
            ("submitdate", time),
            ("lastpage", |_| "8".to_owned()),
            ("startlanguage", |_| "en".to_owned()),
            ("seed", |row| (77_000 + row).to_string()),
            ("ipaddr", address),
        ],
        after: vec![("interviewtime", |row| format!("{}.5", 300 + row))],
        viewpoint: "Which best describes you? [viewpoint]",
        map: "",
    };
    let mut export =
        plain(questionnaire, people, &shape, |_, item| format!("<p><strong>{}</strong>&nbsp;</p>", header(item)));
    for row in export.rows.iter_mut().skip(1) {
        for cell in row {
            if cell.starts_with(['-', '=']) {
                cell.insert(0, '\'');
            }
        }
    }
    export
}

/// XML names with groups, tags of the humanitarian exchange language in the second row.
fn kobo(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "Kobo, CSV",
        writing: Writing::Text(Text { delimiter: ';', quotes_all: true, ..COMMA }),
        wording: Wording::Numbered,
        before: vec![("start", time), ("end", time)],
        after: vec![
            ("_id", number),
            ("_uuid", |row| format!("uuid-{row}")),
            ("_submission_time", time),
            ("_submitted_by", full_name),
            ("_tags", |_| String::new()),
        ],
        viewpoint: "about/role",
        map: "[audit]\nviewpoint = { column = \"about/role\" }\n",
    };
    let mut export = plain(questionnaire, people, &shape, |index, item| format!("group_{}/{}", index % 8, item.id));
    let tags =
        export.rows[0].iter().map(|name| if name.starts_with('_') { String::new() } else { "#indicator".to_owned() });
    let tags: Vec<String> = tags.collect();
    export.rows.insert(1, tags);
    Export { header_rows: 2, ..export }
}

/// Two header rows: questions, then what kind of answer each column holds.
fn survey_monkey(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "SurveyMonkey, XLSX",
        writing: Writing::Sheet("Sheet"),
        wording: Wording::Bare,
        before: vec![
            ("Respondent ID", |row| format!("1191234567{row}")),
            ("Collector ID", |_| "4400".to_owned()),
            ("Start Date", time),
            ("End Date", time),
            ("IP Address", address),
            ("Email Address", email),
            ("First Name", full_name),
            ("Last Name", full_name),
            ("Custom Data 1", |_| String::new()),
        ],
        after: vec![],
        viewpoint: "Which best describes you? [viewpoint]",
        map: "",
    };
    let mut export = plain(questionnaire, people, &shape, |_, item| header(item));
    let mut second = vec![String::new(); export.rows[0].len()];
    second[9..].fill("Response".to_owned());
    export.rows.insert(1, second);
    Export { header_rows: 2, ..export }
}

/// Three header rows: short names, questions, and import ids as JSON.
fn qualtrics(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "Qualtrics, CSV",
        writing: Writing::Text(Text { encoding: Encoding::Utf8WithMark, ..COMMA }),
        wording: Wording::Bare,
        before: vec![
            ("StartDate", time),
            ("EndDate", time),
            ("Status", |_| "IP Address".to_owned()),
            ("IPAddress", address),
            ("RecipientLastName", full_name),
            ("RecipientEmail", email),
        ],
        after: vec![],
        viewpoint: "Which best describes you? [viewpoint]",
        map: "",
    };
    let mut export = plain(questionnaire, people, &shape, |_, item| header(item));
    let questions = export.rows[0].clone();
    let names =
        (0..questions.len()).map(|column| if column < 6 { questions[column].clone() } else { format!("Q{column}") });
    let ids = (0..questions.len()).map(|column| format!("{{\"ImportId\":\"QID{column}\"}}"));
    let (names, ids): (Vec<_>, Vec<_>) = (names.collect(), ids.collect());
    export.rows.splice(0..1, [names, questions, ids]);
    Export { header_rows: 3, ..export }
}

/// Somebody renamed every question: only the answers tell the columns. Saved as Unicode text by Excel.
fn answers_only(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let shape = Shape {
        tool: "renamed columns, Unicode text",
        writing: Writing::Text(Text { delimiter: '\t', encoding: Encoding::Utf16, line_end: "\r\n", ..COMMA }),
        wording: Wording::Bare,
        before: vec![("Nr.", number)],
        after: vec![],
        viewpoint: "Role",
        map: "[audit]\nviewpoint = { column = \"Role\" }\n",
    };
    plain(questionnaire, people, &shape, |index, item| {
        if item.is_indicator() { item.id.to_string() } else { format!("Item {index}") }
    })
}
