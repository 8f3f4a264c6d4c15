//! Exports of survey tools.

use super::{COMMA, Export, Person, Shape, Wording, address, email, full_name, header, number, plain, time};
use crate::importing::encoding::{Encoding, Text, Writing};
use pillars::model::Questionnaire;
use std::fmt::Write as _;

/// Everything quoted, numbered questions, and a second header row under questions that are shown as a matrix.
pub(super) fn smart_survey(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
pub(super) fn lime_survey(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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

/// Exported with "answer codes" and "question codes": nothing in it is a word, so a map has to say everything.
pub(super) fn lime_survey_codes(questionnaire: &Questionnaire, people: &[Person]) -> Export {
    let mut export = lime_survey(questionnaire, people);
    let viewpoints = questionnaire.viewpoints();
    let is_role = |text: &String| text.contains("[viewpoint]");
    let role = export.rows[0].iter().position(is_role).unwrap();
    "role".clone_into(&mut export.rows[0][role]);
    let names = viewpoints.iter().enumerate().map(|(index, one)| format!("\"V{index}\" = \"{}\"", one.id));
    let names = names.collect::<Vec<_>>().join(", ");
    let mut map = format!("[audit]\nviewpoint = {{ column = \"role\", values = {{ {names} }} }}\n[columns]\n");
    for (index, column) in export.answers.iter().enumerate() {
        export.rows[0][*column] = format!("q{index:02}");
        writeln!(map, "\"q{index:02}\" = \"{}\"", questionnaire.items()[index].id).unwrap();
    }
    for (row, person) in export.rows.iter_mut().skip(1).zip(people) {
        row[role] = format!("V{}", person.viewpoint);
        for (column, level) in export.answers.iter().zip(&person.chosen) {
            row[*column] = level.map_or("A9".to_owned(), |level| format!("A{}", level + 1));
        }
    }
    map.push_str("[values.\"*\"]\nA1 = 0\nA2 = 1\nA3 = 2\nA4 = 3\nA5 = 4\nA9 = \"don't know\"\n");
    map.push_str("[values.\"culture.*\"]\nA1 = -2\nA2 = -1\nA3 = 0\nA4 = 1\nA5 = 2\nA9 = \"don't know\"\n");
    Export { tool: "LimeSurvey, codes, CSV", map, ..export }
}

/// XML names with groups, tags of the humanitarian exchange language in the second row.
pub(super) fn kobo(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
pub(super) fn survey_monkey(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
pub(super) fn qualtrics(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
pub(super) fn answers_only(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
