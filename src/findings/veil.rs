//! Notes, reasons, names and comments of an answers file, veiled where findings are drawn on a screen that others may see.
//!
//! It looks at quotation marks and not at keys: a file that has findings may not be readable at all.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::{Source, Span};

/// Findings that point at a text which says nothing of anybody: a key, or a word of the file's head.
const HARMLESS: [Code; 10] = [
    Code::DuplicateKey,
    Code::InvalidDate,
    Code::InvalidVersion,
    Code::NewerVersion,
    Code::OlderVersion,
    Code::QuotedNumber,
    Code::UnknownId,
    Code::UnknownKey,
    Code::UnknownViewpoint,
    Code::WrongQuestionnaire,
];

/// The file with dots for every text and every comment in it, but for harmless texts that a finding points at.
///
/// Each dot takes as many bytes as what it stands for, so every place of the file is where it was.
#[must_use]
pub fn veiled(source: &Source, diagnostics: &[Diagnostic]) -> Source {
    let harmless = diagnostics.iter().filter(|found| HARMLESS.contains(&found.code()));
    let shown: Vec<Span> = harmless
        .flat_map(|found| std::iter::once(found.primary()).chain(found.secondary()))
        .map(|Label { span, .. }| *span)
        .collect();
    let is_shown = |part: &Span| shown.iter().any(|span| span.start <= part.end && part.start <= span.end);
    let text = source.text();
    let (mut veiled, mut done) = (String::with_capacity(text.len()), 0);
    for part in private_parts(text).into_iter().filter(|part| !is_shown(part)) {
        veiled.push_str(text.get(done..part.start).unwrap_or_default());
        veiled.extend(source.slice(part).chars().map(dot));
        done = part.end;
    }
    veiled.push_str(text.get(done..).unwrap_or_default());
    Source::new(source.name(), veiled)
}

/// A character of as many bytes that says nothing; line ends and tabs stay, since they make lines and columns.
fn dot(character: char) -> char {
    match character.len_utf8() {
        _ if matches!(character, '\n' | '\r' | '\t') => character,
        1 => '.',
        2 => '·',
        3 => '…',
        _ => '🞄',
    }
}

/// What stands between quotation marks, in comments, and in values that lack their quotation marks; in order, without the marks.
fn private_parts(text: &str) -> Vec<Span> {
    // A second byte order mark would be taken for the first, and everything would move.
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (mut parts, mut from) = (vec![Span::new(0, mark)], mark);
    while let Some(begin) = text.get(from..).and_then(|rest| rest.find(['"', '\'', '#', '='])) {
        let rest = text.get(from + begin..).unwrap_or_default();
        let opening = ["\"\"\"", "'''", "\"", "'", "#"].into_iter().find(|mark| rest.starts_with(mark)).unwrap_or("=");
        let inside = from + begin + opening.len();
        let after = text.get(inside..).unwrap_or_default();
        let length = match opening {
            "=" => length_without_marks(after),
            "#" => length_of_line(after),
            mark => length_between(mark, after),
        };
        from = inside + length;
        if length > 0 {
            parts.push(Span::new(inside, from));
        }
        if !matches!(opening, "=" | "#") && text.get(from..).is_some_and(|rest| rest.starts_with(opening)) {
            from += opening.len();
        }
    }
    parts
}

fn length_of_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// How far a text goes that was opened with this mark: to the same mark, and with a single one no further than its line.
fn length_between(mark: &str, text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        let closes = !escaped && text.get(at..).is_some_and(|rest| rest.starts_with(mark));
        if closes || (mark.len() == 1 && character == '\n') {
            return at;
        }
        escaped = mark.starts_with('"') && character == '\\' && !escaped;
    }
    text.len()
}

/// How far a value goes that begins like no value: words whose marks were forgotten, or marks that TOML does not know.
fn length_without_marks(text: &str) -> usize {
    let value = text.trim_start_matches([' ', '\t']);
    let is_value = ["true", "false"].iter().any(|word| value.starts_with(word))
        || value.starts_with(|first: char| first.is_ascii_digit() || "\"'#+-[]{},=\r\n".contains(first));
    if value.is_empty() || is_value {
        return 0;
    }
    text.len() - value.len() + value.find([',', '}', ']', '#', '\n']).unwrap_or(value.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_and_comments_are_dots_and_keys_and_numbers_stay() {
        for (text, shown) in [
            ("a = { level = 9, note = \"Jane said\" } # hers", "a = { level = 9, note = \".........\" } #....."),
            ("a = \"it's \\\"so\\\"\"\nb = 'no \\'", "a = \"...........\"\nb = '....'"),
            ("a = \"\"\"one\r\n\ttwo \"x\" \"\"\"\nb = 3", "a = \"\"\"...\r\n\t........\"\"\"\nb = 3"),
            ("a = '''x\ny'''", "a = '''.\n.'''"),
            ("a = \"Jané 日 👩\"", "a = \"...·.….🞄\""),
            ("a = \"open\nb = 2", "a = \"....\nb = 2"),
            ("a = Jane said so, b = 2\nc = “so”", "a =............., b = 2\nc =.…..…"),
            ("date = 2026-01-01\na = true\nb = -1\nc = [ 1 ]", "date = 2026-01-01\na = true\nb = -1\nc = [ 1 ]"),
            ("a = \"\"\nb = ''\nc =", "a = \"\"\nb = ''\nc ="),
            ("\u{feff}\u{feff}a = 1", "…a = 1"),
        ] {
            assert_eq!(veiled(&Source::new("a.toml", text), &[]).text(), shown);
        }
    }

    #[test]
    fn a_harmless_text_that_is_pointed_at_is_shown() {
        let source = Source::new("a.toml", "viewpoint = \"boss\" # Jane\nteam = \"Ours\"");
        let found = |code, word: &str| {
            let start = source.text().find(word).unwrap() - 1;
            Diagnostic::new(code, Span::new(start, start + word.len() + 2), "")
        };
        let of = |code, word| veiled(&source, &[found(code, word)]).text().to_owned();
        assert_eq!(of(Code::UnknownViewpoint, "boss"), "viewpoint = \"boss\" #.....\nteam = \"....\"");
        assert_eq!(of(Code::TooLong, "Ours"), "viewpoint = \"....\" #.....\nteam = \"....\"");
    }

    proptest! {
        #[test]
        fn every_place_stays_where_it_was(text in "[\\PC\n\r\t\"'#=\\\\]{0,60}") {
            let source = Source::new("a.toml", text);
            let veiled = veiled(&source, &[]);
            prop_assert_eq!(veiled.text().len(), source.text().len());
            for (at, _) in source.text().char_indices() {
                prop_assert_eq!(veiled.position(at), source.position(at));
            }
        }
    }
}
