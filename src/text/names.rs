//! Names of teams, organisations and respondents: one spelling for names that look the same, and a key for names that look nearly the same.

use super::is_printable_ascii;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The name as it is compared and printed: in Unicode NFC, without invisible characters or surrounding white space, and with single spaces.
#[must_use]
pub fn normalise_name(name: &str) -> Cow<'_, str> {
    let spaced = !name.starts_with(' ') && !name.ends_with(' ') && !name.as_bytes().windows(2).any(|two| two == b"  ");
    let other = |character: char| is_invisible(character) || character != ' ' && character.is_whitespace();
    if spaced && (is_printable_ascii(name) || is_nfc(name) && !name.contains(other)) {
        return Cow::Borrowed(name);
    }
    let visible: String = name.nfc().filter(|character| !is_invisible(*character)).collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A key that is equal for names that differ only in case, spaces, punctuation, width or the encoding of accents, and so probably name the
/// same team.
#[must_use]
pub fn name_key(name: &str) -> String {
    if name.is_ascii() {
        let letters_and_digits = name.bytes().filter(u8::is_ascii_alphanumeric);
        return letters_and_digits.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    name.nfkc().flat_map(char::to_lowercase).filter(|character| character.is_alphanumeric()).collect()
}

/// A name as part of a portable file name: lower-case ASCII letters, digits and hyphens, up to a maximum length. Accents are left out; a
/// name without ASCII letters or digits becomes empty.
#[must_use]
pub(crate) fn file_name_part(name: &str, longest: usize) -> String {
    let mut part = String::new();
    for character in name.nfkd().filter(|character| !is_combining_mark(*character)) {
        if character.is_ascii_alphanumeric() {
            part.push(character.to_ascii_lowercase());
        } else if !matches!(character, '\'' | '’') && !part.is_empty() && !part.ends_with('-') {
            part.push('-');
        }
    }
    part.truncate(longest);
    part.truncate(part.trim_end_matches('-').len());
    part
}

/// Invisible characters that would make one name look like two: soft hyphens, zero-width spaces, word joiners and variation selectors.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for name in [
            "Larch Ward",
            "  Larch   Ward ",
            "Larch\u{a0}Ward",
            "Lar\u{ad}ch Ward",
            "Larch\u{200b} Ward",
            "Larch \t Ward",
        ] {
            assert_eq!(normalise_name(name), "Larch Ward", "{name:?}");
        }
        assert_eq!(normalise_name("Cafe\u{301}"), "Caf\u{e9}");
        assert_eq!(normalise_name("Team 👩\u{200d}🦰"), "Team 👩\u{200d}🦰");
        assert_eq!(normalise_name(" \u{ad} "), "");
    }

    #[test]
    fn a_name_becomes_a_part_of_a_file_name_that_every_system_takes() {
        for (name, part) in [
            ("Larch Ward", "larch-ward"),
            ("Café & Crème (A/B)", "cafe-creme-a-b"),
            ("../../etc/passwd", "etc-passwd"),
            ("User-led groups' say", "user-led-groups-say"),
            ("Ｌarch №1", "larch-no1"),
            ("日本 👩\u{200d}🦰", ""),
        ] {
            assert_eq!(file_name_part(name, 40), part, "{name:?}");
        }
        assert_eq!(file_name_part("Inpatient and Crisis", 14), "inpatient-and");
    }

    #[test]
    fn names_that_differ_in_case_spaces_or_punctuation_share_a_key() {
        for name in ["Larch ward", "LARCH WARD", "Larch-Ward", "LarchWard", "Ｌarch Ward.", "Larch’ Ward"] {
            assert_eq!(name_key(name), name_key("Larch Ward"), "{name}");
        }
        assert_ne!(name_key("Ward 1"), name_key("Ward 2"));
        assert_ne!(name_key("Larch Ward"), name_key("Birch Ward"));
    }
}
