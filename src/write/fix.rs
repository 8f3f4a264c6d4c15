//! Applies unambiguous fixes in place, and keeps every other byte.

use crate::diagnostic::Edit;
use crate::source::{Source, Span};
use std::fmt::Write as _;

/// Lines shown before and after a change.
const CONTEXT: usize = 3;
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text after the edits; comments, layout, line endings and a byte order mark stay.
///
/// Edits that overlap an earlier one, or do not fit the text, are left out.
#[must_use]
pub fn edited(source: &Source, edits: &[Edit]) -> String {
    let mut text = String::new();
    if source.had_byte_order_mark() {
        text.push_str(BYTE_ORDER_MARK);
    }
    let mut at = 0;
    for edit in in_order(edits) {
        if edit.span.start < at || source.fit(edit.span) != edit.span {
            continue;
        }
        text.push_str(source.slice(Span::new(at, edit.span.start)));
        text.push_str(&edit.replacement);
        at = edit.span.end;
    }
    text.push_str(source.slice(Span::new(at, source.text().len())));
    text
}

/// The changes as a unified diff; empty if there are none.
#[must_use]
pub fn diff(source: &Source, new: &str) -> String {
    let new = new.strip_prefix(BYTE_ORDER_MARK).unwrap_or(new);
    let (old, new): (Vec<&str>, Vec<&str>) =
        (source.text().split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    // An edit is on one line, so lines correspond one to one.
    let changed: Vec<usize> =
        old.iter().zip(&new).enumerate().filter(|(_, (old, new))| old != new).map(|(line, _)| line).collect();
    let mut text = String::new();
    for (first, last) in hunks(&changed, old.len()) {
        if text.is_empty() {
            let name = source.name();
            let _infallible = writeln!(text, "--- {name}\n+++ {name}");
        }
        let count = last - first;
        let _infallible = writeln!(text, "@@ -{},{count} +{},{count} @@", first + 1, first + 1);
        let mut line = first;
        while line < last {
            if old[line] == new[line] {
                push_line(&mut text, ' ', old[line]);
                line += 1;
                continue;
            }
            let run = (line..last).take_while(|&line| old[line] != new[line]).count();
            old[line..line + run].iter().for_each(|old| push_line(&mut text, '-', old));
            new[line..line + run].iter().for_each(|new| push_line(&mut text, '+', new));
            line += run;
        }
    }
    text
}

fn in_order(edits: &[Edit]) -> Vec<&Edit> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// The ranges of lines to show: each changed line with its context, merged if they touch.
fn hunks(changed: &[usize], lines: usize) -> Vec<(usize, usize)> {
    let mut hunks: Vec<(usize, usize)> = Vec::new();
    for line in changed {
        let (first, last) = (line.saturating_sub(CONTEXT), (line + CONTEXT + 1).min(lines));
        match hunks.last_mut() {
            Some((_, end)) if first <= *end => *end = last,
            _ => hunks.push((first, last)),
        }
    }
    hunks
}

fn push_line(text: &mut String, mark: char, line: &str) {
    text.push(mark);
    text.push_str(line);
    if !line.ends_with('\n') {
        text.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(source: &Source, changes: &[(&str, &str)]) -> Vec<Edit> {
        let edit = |&(old, new): &(&str, &str)| {
            let start = source.text().find(old).unwrap();
            Edit { span: Span::new(start, start + old.len()), replacement: new.to_owned() }
        };
        changes.iter().map(edit).collect()
    }

    #[test]
    fn only_what_is_edited_changes() {
        let source = Source::new("a.toml", "\u{feff}# é\r\nlevl   = \"3\" # why\r\n\r\nend");
        let edits = edits(&source, &[("\"3\"", "3"), ("levl", "level")]);
        assert_eq!(edited(&source, &edits), "\u{feff}# é\r\nlevel   = 3 # why\r\n\r\nend");
        assert_eq!(edited(&source, &[]), "\u{feff}# é\r\nlevl   = \"3\" # why\r\n\r\nend");
    }

    #[test]
    fn edits_that_do_not_fit_are_left_out() {
        let source = Source::new("a.toml", "é = 1\n");
        let edit = |start, end| Edit { span: Span::new(start, end), replacement: "x".to_owned() };
        assert_eq!(edited(&source, &[edit(1, 2), edit(50, 60)]), "é = 1\n");
        assert_eq!(edited(&source, &[edit(0, 4), edit(2, 3)]), "x 1\n");
    }

    #[test]
    fn a_diff_shows_the_changed_lines_with_three_around_them() {
        let text = "1\n2\n3\n4\nlevl = 1\nlevel = \"2\"\n7\n8\n9\n10\n11\n12\n13\n14\nend";
        let source = Source::new("a.toml", text);
        let edits = edits(&source, &[("levl", "level"), ("\"2\"", "2"), ("end", "the end")]);
        let expected = "\
--- a.toml
+++ a.toml
@@ -2,8 +2,8 @@
 2
 3
 4
-levl = 1
-level = \"2\"
+level = 1
+level = 2
 7
 8
 9
@@ -12,4 +12,4 @@
 12
 13
 14
-end
\\ No newline at end of file
+the end
\\ No newline at end of file
";
        assert_eq!(diff(&source, &edited(&source, &edits)), expected);
        assert_eq!(diff(&source, text), "");
    }
}
