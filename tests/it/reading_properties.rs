//! Properties of reading that hold for any text.

use crate::minimal_files::{QUESTIONNAIRES, SMALL, VALID};
use crate::small::questionnaire;
use pillars::TerminalStyle;
use pillars::diagnostic::{Code, Diagnostic};
use pillars::findings::human::render;
use pillars::input::{self, AnswersReader, ReadOptions};
use pillars::source::Source;
use proptest::prelude::*;
use proptest::sample::Index;

/// Pieces that break TOML or our rules when they land somewhere in a file.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "#",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\\",
    "\\u00e9",
    "\\x",
    "-",
    "+",
    "_",
    "0",
    "1",
    "-1",
    "7",
    "03",
    "0x1F",
    "1e3",
    "1.5",
    "nan",
    "inf",
    "true",
    "false",
    "2026-02-30",
    "1979-05-27",
    "07:32:00",
    "é",
    "日本",
    "👩‍⚕️",
    "e\u{301}",
    "\u{feff}",
    "\u{0}",
    "\u{1b}",
    "\u{202e}",
    "[audit]",
    "[answers.leading]",
    "[culture]",
    "[[pillar]]",
    "[[pillar.question]]",
    "level",
    "dont_know",
    "not_applicable",
    "note",
    "\"don't know\"",
    "parity = 3\n",
    "id = \"x\"\n",
    "a.b.c = 1\n",
    "99999999999999999999",
    "{ level = 1 }",
    "[1, 2]",
];

/// A change somewhere in a file.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Insert(Index, &'static str),
    Delete(Index, usize),
    Double(Index, usize),
    Cut(Index),
}

/// Any such change.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let piece = prop::sample::select(PIECES);
    prop_oneof![
        4 => (any::<Index>(), piece).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        3 => (any::<Index>(), 1..12_usize).prop_map(|(at, length)| Edit::Delete(at, length)),
        1 => (any::<Index>(), 1..80_usize).prop_map(|(at, length)| Edit::Double(at, length)),
        1 => any::<Index>().prop_map(Edit::Cut),
    ]
}

/// The text with these changes.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits {
        let place = |at: &Index| text.floor_char_boundary(at.index(text.len() + 1));
        match edit {
            Edit::Insert(at, piece) => text.insert_str(place(at), piece),
            Edit::Delete(at, length) => {
                let start = place(at);
                text.replace_range(start..text.ceil_char_boundary(start + length), "");
            }
            Edit::Double(at, length) => {
                let start = place(at);
                let piece = text.get(start..text.ceil_char_boundary(start + length)).unwrap_or_default().to_owned();
                text.insert_str(start, &piece);
            }
            Edit::Cut(at) => text.truncate(place(at)),
        }
    }
    text
}

fn edited(text: &'static str) -> impl Strategy<Value = String> {
    prop::collection::vec(edit(), 1..6).prop_map(move |edits| apply(text, &edits))
}

fn any_real_text() -> impl Strategy<Value = String> {
    let texts = QUESTIONNAIRES.map(|(_, text)| text);
    prop_oneof![
        edited(VALID),
        edited(SMALL),
        edited(texts[2]),
        edited(include_str!("../../examples/answers/imroc-ward.toml")),
    ]
}

/// Everything that must hold of the findings of one file.
fn check_findings(source: &Source, diagnostics: &[Diagnostic]) {
    assert!(diagnostics.is_sorted_by_key(Diagnostic::span), "sorted by place");
    for found in diagnostics {
        for label in found.secondary().iter().chain([found.primary()]) {
            let span = label.span;
            assert_eq!(source.fit(span), span, "{}: within the text and on character boundaries", found.code());
            assert!(span.start <= span.end);
        }
        assert!(!found.message().is_empty() && !found.message().contains(char::is_control), "{:?}", found.message());
    }
    for (ascii, colour, width) in [(true, false, 80), (false, true, 20)] {
        let drawn = render(source, diagnostics, 0, TerminalStyle { ascii, colour, width });
        assert!(drawn.matches("error[").count() + drawn.matches("warning[").count() >= diagnostics.len() || colour);
        for found in diagnostics {
            let here = format!("file.toml:{}", source.position(found.span().start));
            assert!(colour || drawn.contains(&here), "{here} is where it is said to be\n{drawn}");
        }
        assert!(colour || !drawn.contains(|c: char| c.is_control() && c != '\n'), "nothing steers the terminal");
    }
}

/// Reads a text as both kinds of file, and gives the codes found.
fn read_as_both(text: &str) -> [Vec<Code>; 2] {
    let source = Source::new("file.toml", text);
    let small = questionnaire(SMALL);
    let answers = AnswersReader::new(&small).read(&source, ReadOptions::ALL);
    let bare = AnswersReader::new(&small).read(&source, ReadOptions::ANSWERS);
    assert_eq!(answers.diagnostics(), bare.diagnostics(), "what is wanted changes nothing about what is wrong");
    assert_eq!(answers.value().is_some(), !answers.has_errors());
    let questions = input::questionnaire(&source);
    assert_eq!(questions.value().is_some(), !questions.has_errors());
    [answers.diagnostics(), questions.diagnostics()].map(|diagnostics| {
        check_findings(&source, diagnostics);
        diagnostics.iter().map(Diagnostic::code).collect()
    })
}

fn says_it_is_not_toml(code: Code) -> bool {
    matches!(code, Code::Syntax | Code::DuplicateKey)
}

/// The reference takes a line break between a key of an inline table and its `=`, or between that and the value. No version of TOML does.
fn parts_a_key_from_its_sign(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.any(|line| line.starts_with('=') || line.ends_with('='))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_at_all_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match Source::from_bytes("file.toml", bytes) {
            Ok(source) => drop(read_as_both(source.text())),
            Err(bad) => check_findings(&bad.source, &[Diagnostic::from(&*bad)]),
        }
    }

    #[test]
    fn no_text_made_of_telling_pieces_makes_a_reader_panic(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        read_as_both(&pieces.concat());
    }

    #[test]
    fn findings_are_sorted_and_lie_in_the_text_whatever_an_edit_did(text in any_real_text()) {
        read_as_both(&text);
    }

    #[test]
    fn what_toml_takes_is_toml_and_what_toml_refuses_is_refused(text in any_real_text()) {
        let reference = toml::from_str::<toml::Table>(&text);
        for codes in read_as_both(&text) {
            match &reference {
                Ok(_) if parts_a_key_from_its_sign(&text) => {}
                Ok(_) => prop_assert!(!codes.iter().copied().any(says_it_is_not_toml), "{codes:?}"),
                Err(error) => prop_assert!(!codes.is_empty(), "{error}"),
            }
        }
    }
}
