//! Exports of Microsoft Forms and Google Forms.

use super::{COMMA, Export, Person, Shape, Wording, email, full_name, header, number, plain, time};
use crate::importing::encoding::{Encoding, Text, Writing};
use pillars::model::Questionnaire;

/// Saved as CSV by a German Excel: semicolons, Windows-1252, no-break spaces behind headers, "anonym", and a question of the organiser's
/// own that is called like a built-in column.
pub(super) fn microsoft_forms_german(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
pub(super) fn microsoft_forms_quiz(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
pub(super) fn google_forms(questionnaire: &Questionnaire, people: &[Person]) -> Export {
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
