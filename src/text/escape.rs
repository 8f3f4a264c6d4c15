//! Escapes text from files for Markdown and XML, so that it neither marks anything up nor controls a terminal.

use super::clean;

/// Characters that are mark-up anywhere in a line.
const MARKS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '$'];
/// Schemes that a link may have; any other could run a program.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The text on one line, with all Markdown mark-up escaped.
pub(crate) fn markdown(text: &str) -> String {
    let text = clean(text);
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(text.len());
    for (offset, character) in text.char_indices() {
        let after = text.get(offset + character.len_utf8()..).unwrap_or_default();
        let ends_word = after.is_empty() || after.starts_with(' ');
        let marks_up = match character {
            '#' | '=' => offset == 0,
            '-' => offset == 0 && (ends_word || after.starts_with('-')),
            '+' => offset == 0 && ends_word,
            '.' | ')' if number > 0 && offset == number && ends_word => true,
            // An address would become a link, and an entity another character.
            '.' => text.get(..offset).is_some_and(|before| before.to_ascii_lowercase().ends_with("www")),
            ':' => after.starts_with("//"),
            '&' => after.starts_with(|next: char| next == '#' || next.is_ascii_alphanumeric()),
            _ => MARKS.contains(&character),
        };
        if marks_up {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A link with this text; the text and the plain address if following the link could do anything other than open a page.
pub(crate) fn markdown_link(text: &str, address: &str) -> String {
    let address = clean(address);
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if !SCHEMES.iter().any(|scheme| begins(scheme)) {
        return format!("{} ({})", markdown(text), markdown(&address));
    }
    let encoded = |character: char| match character {
        ' ' => "%20".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '\\' => "%5C".to_owned(),
        '|' => "%7C".to_owned(),
        _ => character.to_string(),
    };
    format!("[{}](<{}>)", markdown(text), address.chars().map(encoded).collect::<String>())
}

/// Adds a character to a text or an attribute of XML: escaped, or "�" for one that XML cannot hold.
pub(crate) fn push_xml(escaped: &mut String, character: char) {
    match character {
        '&' => escaped.push_str("&amp;"),
        '<' => escaped.push_str("&lt;"),
        '>' => escaped.push_str("&gt;"),
        '"' => escaped.push_str("&quot;"),
        _ if is_xml(character) => escaped.push(character),
        _ => escaped.push(char::REPLACEMENT_CHARACTER),
    }
}

/// Whether XML 1.0 can hold a character.
pub(crate) fn is_xml(character: char) -> bool {
    !matches!(character, '\u{fffe}' | '\u{ffff}') && (character >= ' ' || matches!(character, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_xml_is_never_markup_and_always_allowed() {
        let mut escaped = String::new();
        "<b> & \"x\" \u{1b}\u{ffff}\t\u{85}é".chars().for_each(|character| push_xml(&mut escaped, character));
        assert_eq!(escaped, "&lt;b&gt; &amp; &quot;x&quot; \u{fffd}\u{fffd}\t\u{85}é");
    }

    #[test]
    fn text_marks_nothing_up() {
        for (text, escaped) in [
            ("2 * 3_4 | <b> & `x` ~~y~~ $z$", "2 \\* 3\\_4 \\| \\<b\\> & \\`x\\` \\~\\~y\\~\\~ \\$z\\$"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("12. no list", "12\\. no list"),
            ("12.5 points - and 3) more", "12.5 points - and 3) more"),
            ("+1, wanted −1", "+1, wanted −1"),
            ("--- no rule", "\\--- no rule"),
            ("=== no heading", "\\=== no heading"),
            ("R&D &lt; &#60;", "R\\&D \\&lt; \\&#60;"),
            ("https://example.org, www.example.org", "https\\://example.org, www\\.example.org"),
            ("one\n\n# two", "one # two"),
            ("", ""),
        ] {
            assert_eq!(markdown(text), escaped);
        }
    }

    #[test]
    fn a_link_opens_a_page_or_is_none() {
        for (address, link) in [
            ("https://example.org/a(b) c", "[T\\*](<https://example.org/a(b)%20c>)"),
            ("HTTP://example.org/>x", "[T\\*](<HTTP://example.org/%3Ex>)"),
            ("javascript:alert(1)", "T\\* (javascript:alert(1))"),
            ("é", "T\\* (é)"),
        ] {
            assert_eq!(markdown_link("T*", address), link);
        }
    }
}
