//! The Word report: the figures of the other formats, the parts that Word needs, the same bytes each time, and no remarks unless requested.

use crate::shell::{run, stdout};
use std::io::{Cursor, Read as _};

/// The bytes of a Word report.
fn report(arguments: &[&str]) -> Vec<u8> {
    let output = run(&[arguments, &["--format", "docx"]].concat());
    assert_eq!(output.status.code(), Some(0));
    output.stdout
}

/// A part of a Word file.
fn part(file: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text that readers see.
pub(crate) fn shown(file: &[u8]) -> String {
    let xml = part(file, "word/document.xml");
    let mut text = String::new();
    let paragraphs = xml.replace("</w:p>", " ");
    for piece in paragraphs.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, shown)| shown));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The words of it.
fn words(file: &[u8]) -> Vec<String> {
    split(&shown(file))
}

fn split(text: &str) -> Vec<String> {
    let is_part = |character: char| character.is_alphanumeric() || ".+−".contains(character);
    text.split(|character| !is_part(character)).map(|word| word.trim_matches('.').to_owned()).collect()
}

#[test]
fn every_figure_of_the_markdown_report_is_in_the_word_file() {
    let answers = ["hostile", "half-answered", "doing-well"].map(|name| format!("examples/answers/{name}.toml"));
    let scores = answers.iter().map(|file| vec!["score", file.as_str()]);
    let rounds = vec!["compare", "examples/answers/hostile.toml", "examples/answers/follow-up/hostile.toml"];
    for arguments in scores.chain([rounds]) {
        let shown = words(&report(&arguments));
        let markdown = stdout(&run(&[&arguments[..], &["--format", "markdown"]].concat())).replace('\\', "");
        let figures = split(&markdown).into_iter().filter(|word| word.chars().any(|c| c.is_ascii_digit()));
        let missing: Vec<_> = figures.filter(|figure| !shown.contains(figure)).collect();
        assert_eq!(missing, Vec::<String>::new(), "{arguments:?}");
    }
}

#[test]
fn a_word_file_has_headings_repeated_header_rows_and_the_language() {
    let file = report(&["score", "examples/answers/hostile.toml"]);
    let text = part(&file, "word/document.xml");
    for wanted in ["w:val=\"Title\"", "w:val=\"Heading1\"", "<w:tblHeader/>", "<w:numPr>", "<w:tblDescription"] {
        assert!(text.contains(wanted), "{wanted}");
    }
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"en"), "the language");
    assert_eq!(file, report(&["score", "examples/answers/hostile.toml"]));
}

#[test]
fn remarks_are_in_a_word_file_only_where_asked_for() {
    let kitchen = "examples/questionnaires/volunteer-kitchen.toml";
    let arguments = ["score", "--questionnaire", kitchen, "examples/answers/kitchen.toml"];
    let shown =
        |arguments: &[&str]| part(&report(arguments), "word/document.xml").contains("Notes, evidence and dissent");
    assert!(!shown(&arguments));
    assert!(shown(&[&arguments[..], &["--with-notes"]].concat()));
}

/// The paragraphs of a Word file, each with its text and whether it stays on the page of the next one.
fn paragraphs(file: &[u8]) -> Vec<(String, bool)> {
    let styles = part(file, "word/styles.xml");
    let keeps = |style: &str| {
        let definition = styles.split_once(&format!("w:styleId=\"{style}\"")).map_or("", |(_, rest)| rest);
        definition.split_once("</w:style>").is_some_and(|(definition, _)| definition.contains("<w:keepNext/>"))
    };
    let xml = part(file, "word/document.xml");
    let paragraphs = xml.split("<w:p>").skip(1).map(|paragraph| {
        let paragraph = paragraph.split("</w:p>").next().unwrap();
        let style = paragraph.split_once("<w:pStyle w:val=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        let runs = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        let text = runs.map(|run| run.split('<').next().unwrap()).collect();
        (text, paragraph.contains("<w:keepNext/>") || keeps(style))
    });
    paragraphs.collect()
}

const PLAN: [&str; 5] = ["plan", "show", "examples/plans/hostile-november.toml", "--today", "2026-11-10"];

#[test]
fn a_heading_stays_with_its_table_and_a_table_with_its_header() {
    let plan = paragraphs(&report(&PLAN));
    let kept = |text: &str| plan.iter().find(|(shown, _)| shown == text).unwrap_or_else(|| panic!("{text}")).1;
    for heading in ["Actions by due date", "Action", "For", "Owner", "Due", "Status", "How to read this"] {
        assert!(kept(heading), "{heading}");
    }
    // A heading is not repeated as a caption.
    assert_eq!(plan.iter().filter(|(text, _)| text == "Actions by due date").count(), 1);
    let points: Vec<_> = plan.iter().rev().take(2).map(|(_, kept)| *kept).collect();
    assert_eq!(points, [false, true], "the last point, and the one before it");
}

#[test]
fn what_belongs_to_an_action_is_in_paragraphs_of_its_own() {
    let plan = paragraphs(&report(&PLAN));
    let at = plan
        .iter()
        .position(|(text, _)| text == "Bring the core values into hiring, training and supervision")
        .unwrap();
    let texts: Vec<_> = plan[at + 1..at + 4].iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Give two peers half a day a week for it",
            "by 16 March 2026",
            "Interview questions and a supervision form that ask for them"
        ]
    );
}

#[cfg(unix)]
#[test]
fn neither_a_word_document_nor_a_workbook_is_printed_on_a_terminal() {
    for (format, what) in [("docx", "a Word document"), ("xlsx", "a workbook")] {
        let arguments = ["score", "hostile.toml", "--format", format];
        let environment = [("TERM", "xterm-256color")];
        let place = crate::support::folder("examples/answers");
        let refused = crate::terminal::Terminal::start_in_a_window(&place, &arguments, &environment, (24, 100));
        let shown = refused.ends_with(2);
        assert!(shown.contains(&format!("{what} cannot be shown on a terminal; choose a file with -o")), "{shown}");
    }
}
