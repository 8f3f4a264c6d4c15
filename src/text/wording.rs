//! Compares the wording of questions and answers, ignoring what survey tools and word processors change.

use super::names::is_invisible;
use unicode_normalization::UnicodeNormalization as _;

/// The wording in lower case, with single spaces, straight quotes and plain hyphens, and without invisible characters.
#[must_use]
pub fn fold_wording(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut at_gap = true;
    for character in text.nfkc().filter(|character| !is_invisible(*character)).flat_map(char::to_lowercase) {
        match character {
            _ if character.is_whitespace() => {
                if !at_gap {
                    folded.push(' ');
                }
                at_gap = true;
                continue;
            }
            '\u{2018}'..='\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => folded.push('\''),
            '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => folded.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            _ => folded.push(character),
        }
        at_gap = false;
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tools_change_about_a_wording_makes_no_difference() {
        for text in [
            "Don’t – know “it”…",
            " don't - KNOW\u{a0}\"it\"... ",
            "Don\u{2018}t\n\u{2014}\tknow \u{201e}it\u{201c}\u{2026}\u{ad}",
        ] {
            assert_eq!(fold_wording(text), "don't - know \"it\"...", "{text:?}");
        }
        assert_eq!(fold_wording(" \u{200b}\u{a0}"), "");
    }
}
