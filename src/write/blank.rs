//! The blank lines of an answers file: `# key =`.

use crate::source::header_end;
use toml_edit::DocumentMut;

/// The text with the blank line of a key under a header replaced by its answer; `None` if there is no such line.
///
/// The line is found in the text, since to TOML it is a comment like any other. The caller parses the text again to verify that it was the
/// right one.
pub(super) fn answered(document: &DocumentMut, header: &str, key: &str, value: &str) -> Option<DocumentMut> {
    let text = document.to_string();
    let waiting = format!("# {key} =");
    let mut under = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.starts_with('[') {
            under = trimmed.get(..header_end(trimmed)) == Some(header);
        } else if under && trimmed == waiting {
            let (before, after) = (text.get(..start)?, text.get(start + line.len()..)?);
            return format!("{before}{key} = {value}\n{after}").parse().ok();
        }
        start += line.len();
    }
    None
}
