//! Looks up the wording of a questionnaire's questions and levels, ignoring spelling.

use crate::model::{ItemIndex, Kind, Questionnaire};
use crate::text::fold_wording;
use std::collections::BTreeMap;

/// Phrases for "don't know": those that our forms offer, and other spellings.
const DONT_KNOW: [&str; 3] = ["don't know", "dont know", "do not know"];
/// Phrases for "not applicable": those that our forms offer, and other spellings.
const NOT_APPLICABLE: [&str; 8] = [
    "not applicable",
    "n/a",
    "n.a",
    "na",
    "does not apply",
    "does not apply here",
    "doesn't apply",
    "doesn't apply here",
];

/// The wording of a questionnaire.
#[derive(Debug)]
pub(super) struct Wordings<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    /// Questions by their text; `None` if two share it.
    questions: BTreeMap<String, Option<ItemIndex>>,
    /// Levels by their text. Several questions can share one.
    levels: BTreeMap<String, Vec<(ItemIndex, u8)>>,
    /// The general labels of the scale, level 0 first.
    labels: Vec<String>,
    /// The length of the longest wording of a level, in bytes.
    longest: usize,
}

/// The meaning of a phrase that is not a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    DontKnow,
    NotApplicable,
}

impl<'q> Wordings<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        let (mut questions, mut levels) = (BTreeMap::new(), BTreeMap::<String, Vec<_>>::new());
        for (index, item) in ItemIndex::enumerate(questionnaire.items()) {
            match &item.kind {
                Kind::Question(question) => {
                    let same = questions.entry(header_key(&question.text)).or_insert(Some(index));
                    if *same != Some(index) {
                        *same = None;
                    }
                    for (level, text) in (0..).zip(&question.levels) {
                        levels.entry(cell_key(text)).or_default().push((index, level));
                    }
                }
                Kind::Indicator(indicator) => {
                    levels.entry(cell_key(&indicator.hostile)).or_default().push((index, 0));
                    levels.entry(cell_key(&indicator.fertile)).or_default().push((index, item.top));
                }
            }
        }
        let labels = questionnaire.scale().levels.iter().map(|label| cell_key(label)).collect();
        let longest = levels.keys().map(String::len).max().unwrap_or_default();
        Self { questionnaire, questions, levels, labels, longest }
    }

    /// Whether a text is short enough to be a level or a phrase.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        text.len() <= self.longest.saturating_mul(4).saturating_add(100)
    }

    /// The question with this folded text.
    pub(super) fn question(&self, key: &str) -> Option<ItemIndex> {
        self.questions.get(key).copied().flatten()
    }

    /// The questions by their folded text.
    pub(super) fn questions(&self) -> impl Iterator<Item = (&str, ItemIndex)> {
        self.questions.iter().filter_map(|(text, item)| Some((text.as_str(), (*item)?)))
    }

    /// The levels with this folded wording, each with its item.
    pub(super) fn levels(&self, key: &str) -> &[(ItemIndex, u8)] {
        self.levels.get(key).map_or(&[], Vec::as_slice)
    }

    /// The level of an item with this folded wording.
    pub(super) fn level_of(&self, item: ItemIndex, key: &str) -> Option<u8> {
        self.levels(key).iter().find(|(other, _)| *other == item).map(|(_, level)| *level)
    }

    /// Whether text beside a number agrees that the number is meant: it is the level's wording, the scale's label for the level, or
    /// the beginning of one of them. For a position between the poles of an indicator, anything but the wording of a pole.
    pub(super) fn agrees(&self, item: ItemIndex, level: u8, beside: &str) -> bool {
        let Some(asked) = self.questionnaire.items().get(item.get()) else { return false };
        if let Some(other) = self.level_of(item, beside) {
            return other == level;
        }
        let begins = |wording: &str| wording.starts_with(beside.trim_end_matches('.').trim_end());
        match &asked.kind {
            Kind::Question(question) => {
                let wording = question.levels.get(usize::from(level)).map(|text| cell_key(text));
                let label = self.labels.get(usize::from(level));
                wording.is_some_and(|wording| begins(&wording)) || label.is_some_and(|label| begins(label))
            }
            Kind::Indicator(indicator) => match level {
                0 => begins(&cell_key(&indicator.hostile)),
                level if level == asked.top => begins(&cell_key(&indicator.fertile)),
                _ => true,
            },
        }
    }
}

/// A cell's text, folded for comparison.
pub(super) fn cell_key(text: &str) -> String {
    let mut key = fold_wording(text);
    key.truncate(key.trim_end_matches(['.', ';', ' ']).len());
    key
}

/// A question's text, folded for comparison.
pub(super) fn header_key(text: &str) -> String {
    let mut key = fold_wording(text);
    key.truncate(key.trim_end_matches(['?', ':', '*', '.', ' ']).len());
    key
}

/// The meaning of a folded cell, if it is a phrase.
pub(super) fn phrase(key: &str) -> Option<Phrase> {
    let said = key.strip_prefix("we ").or_else(|| key.strip_prefix("i ")).unwrap_or(key);
    if DONT_KNOW.contains(&said) {
        return Some(Phrase::DontKnow);
    }
    NOT_APPLICABLE.contains(&key).then_some(Phrase::NotApplicable)
}

/// Parses a folded text as a whole number, which may be written `3.0` or `+1`.
pub(super) fn whole_number(key: &str) -> Option<i128> {
    let (sign, digits) = match key.as_bytes() {
        [b'-', ..] => (-1, key.get(1..)?),
        [b'+', ..] => (1, key.get(1..)?),
        _ => (1, key),
    };
    let digits = digits.strip_suffix(".0").or_else(|| digits.strip_suffix(",0")).unwrap_or(digits);
    let is_short = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| digits.parse::<i128>().ok()).flatten().map(|number| sign * number)
}

/// The number before a dash or colon and the words after it, as our forms write levels: "3 – In place".
pub(super) fn numbered(key: &str) -> Option<(i128, &str)> {
    [" - ", ": ", " \u{b7} "].iter().find_map(|separator| {
        let (number, words) = key.split_once(separator)?;
        let begins_with_word = words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '\'' | '('));
        Some((whole_number(number)?, words)).filter(|_| begins_with_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_recognised_in_their_spellings_and_nothing_else_is() {
        for (text, said) in [
            ("We don’t know", Some(Phrase::DontKnow)),
            ("DO NOT KNOW.", Some(Phrase::DontKnow)),
            ("Does not apply here;", Some(Phrase::NotApplicable)),
            ("N.A.", Some(Phrase::NotApplicable)),
            ("Not sure", None),
            ("They don't know", None),
        ] {
            assert_eq!(phrase(&cell_key(text)), said, "{text}");
        }
    }

    #[test]
    fn numbers_are_whole_and_stand_alone_or_before_a_dash_and_words() {
        for (text, number) in [
            ("3", Some(3)),
            ("3.0", Some(3)),
            ("−2", Some(-2)),
            ("+1", Some(1)),
            ("2.5", None),
            ("1e1", None),
            ("", None),
        ] {
            assert_eq!(whole_number(&cell_key(text)), number, "{text}");
        }
        assert_eq!(numbered(&cell_key("3 – In place")), Some((3, "in place")));
        assert_eq!(numbered(&cell_key("-1: Closer to it")), Some((-1, "closer to it")));
        for text in ["3 - 4 of us", "3-in place", "3. In place", "some - words"] {
            assert_eq!(numbered(&cell_key(text)), None, "{text}");
        }
    }
}
