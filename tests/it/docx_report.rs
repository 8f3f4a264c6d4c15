//! The Word report: the same figures as in the other formats, the parts that Word needs, the same bytes each time, and no remark unasked.

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
