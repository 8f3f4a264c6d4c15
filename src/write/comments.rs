//! Writes TOML: assignments, and wrapped comments.

use crate::text::is_control;
use std::fmt::Write as _;
use textwrap::{Options, WordSplitter, wrap};

/// The width at which comments are wrapped.
const WIDTH: usize = 90;

/// Builds a TOML text line by line. Text from files cannot break out of its comment or its string.
#[derive(Debug, Default)]
pub(super) struct TomlWriter(String);

impl TomlWriter {
    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.0.push('\n');
    }

    /// A directive to a program: `#:name value`.
    pub(super) fn directive(&mut self, name: &str, value: &str) {
        self.line(&format!("#:{name} {}", one_line(value)));
    }

    /// A rule that starts a part of the file.
    pub(super) fn rule(&mut self, title: &str) {
        let title = one_line(title);
        let dashes = WIDTH.saturating_sub(textwrap::core::display_width(&title) + "# ---  ".len()).max(3);
        self.line(&format!("# --- {title} {}", "-".repeat(dashes)));
    }

    /// A comment, wrapped.
    pub(super) fn comment(&mut self, text: &str) {
        self.hanging("", text);
    }

    /// A comment with a hanging prefix.
    pub(super) fn hanging(&mut self, lead: &str, text: &str) {
        let (first, rest) = (format!("# {lead}"), format!("# {:width$}", "", width = lead.len()));
        let options = Options::new(WIDTH).initial_indent(&first).subsequent_indent(&rest);
        for line in wrap(&one_line(text), options.break_words(false).word_splitter(WordSplitter::NoHyphenation)) {
            self.line(line.trim_end());
        }
    }

    /// `key = ["text", …]`.
    pub(super) fn texts<'t>(&mut self, key: &str, texts: impl Iterator<Item = &'t str>) {
        let texts: Vec<_> = texts.map(quoted).collect();
        self.line(&format!("{key} = [{}]", texts.join(", ")));
    }

    /// A blank line with a suggestion: `# key = "text"`.
    pub(super) fn suggestion(&mut self, key: &str, text: &str) {
        self.line(&format!("# {key} = {}", quoted(text)));
    }

    /// `key = "text"`.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.line(&format!("{key} = {}", quoted(text)));
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A text on one line, without characters that are invalid in a TOML comment or have an effect in editors.
fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace(is_control, "\u{fffd}")
}

/// A TOML basic string.
pub(super) fn quoted(text: &str) -> String {
    let mut toml = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => toml.extend(['\\', character]),
            _ if is_control(character) => {
                // Writing to a string cannot fail.
                let _written = write!(toml, "\\u{:04X}", u32::from(character));
            }
            _ => toml.push(character),
        }
    }
    toml.push('"');
    toml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_in_its_comment() {
        let mut page = TomlWriter::default();
        page.comment("one\nparity = 3\r\n\u{0}two\u{202e}");
        assert_eq!(page.finish(), "# one parity = 3 \u{fffd}two\u{fffd}\n");
    }

    #[test]
    fn long_comments_wrap_beside_what_stands_out() {
        let mut page = TomlWriter::default();
        page.hanging("  0  ", &"word ".repeat(30));
        for line in page.finish().lines() {
            assert!(line.starts_with("#   0  word") || line.starts_with("#      word"), "{line}");
            assert!(line.len() <= WIDTH, "{line}");
        }
    }

    #[test]
    fn a_string_is_quoted_so_that_it_reads_back() {
        assert_eq!(quoted("Café \"Nord\" \\ a\nb"), "\"Café \\\"Nord\\\" \\\\ a\\u000Ab\"");
    }
}
