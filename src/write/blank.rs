//! The lines of a blank answers file that wait for an answer: `# key =`.

use crate::source::header_end;
use toml_edit::DocumentMut;

/// The text with the waiting line of a key under a header turned into its answer; none if no such line waits there.
///
/// The line is found in the text, since to TOML it is a comment like any other. Whether it was the right one shows when the
/// text is read again, so the caller looks.
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
