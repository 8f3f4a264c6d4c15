//! What a column's header names: an item or a value of the audit by its id, or a question by its text.

use super::wordings::{Wordings, header_key};
use crate::input::ColumnTarget;
use crate::model::ItemIndex;
use crate::text::fold_wording;

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ColumnRole {
    Item(ColumnTarget),
    Team,
    Organisation,
    Stage,
    Viewpoint,
    /// A pseudonym that the respondent chose.
    Respondent,
}

impl ColumnRole {
    /// Its id in messages and import maps.
    pub(super) fn id(self, wordings: &Wordings<'_>) -> String {
        match self {
            Self::Item(target) => target.id(wordings.questionnaire),
            Self::Team => "team".to_owned(),
            Self::Organisation => "organisation".to_owned(),
            Self::Stage => "stage".to_owned(),
            Self::Viewpoint => "viewpoint".to_owned(),
            Self::Respondent => "respondent".to_owned(),
        }
    }
}

/// What the ids in a header name: on their own, in square brackets, or after the last slash, as tools with groups write them.
pub(super) fn ids_in(header: &str, wordings: &Wordings<'_>) -> Vec<ColumnRole> {
    let item = |id: &str| ColumnTarget::named(wordings.questionnaire, id.trim()).map(ColumnRole::Item);
    let behind_slash = header.rsplit('/').next().unwrap_or_default();
    if let Some(target) = item(header).or_else(|| item(behind_slash)) {
        return vec![target];
    }
    let groups = header.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    groups.filter_map(|(id, _)| item(id).or_else(|| audit_field(id.trim()))).collect()
}

fn audit_field(word: &str) -> Option<ColumnRole> {
    Some(match word.strip_prefix("audit.").unwrap_or(word) {
        "team" => ColumnRole::Team,
        "organisation" => ColumnRole::Organisation,
        "stage" => ColumnRole::Stage,
        "viewpoint" => ColumnRole::Viewpoint,
        "respondent" => ColumnRole::Respondent,
        _ => return None,
    })
}

/// The question in a header, whatever the tool added to it.
pub(super) fn question_in(header: &str, wordings: &Wordings<'_>) -> Option<ItemIndex> {
    spellings(header).iter().find_map(|key| wordings.question(key))
}

/// Possible original texts of a header, before a tool numbered it, marked it up or made it unique.
pub(super) fn spellings(header: &str) -> Vec<String> {
    let plain = fold_wording(&without_markup(header));
    let statement = plain.split_once('.').map(|(_, statement)| statement.trim());
    let row = plain.rsplit_once('[').and_then(|(_, row)| row.strip_suffix(']'));
    let bare = without_number(without_brackets(&plain));
    let undoubled = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let all = [Some(plain.as_str()), Some(bare), Some(undoubled), statement, row];
    let mut spellings: Vec<String> = Vec::new();
    for spelling in all.into_iter().flatten().map(header_key) {
        if !spelling.is_empty() && !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// The text without HTML tags, with common entities decoded.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        match tag.split_once('>') {
            Some((name, after)) if name.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()) => {
                plain.push(' ');
                rest = after;
            }
            _ => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain.push_str(rest);
    let entities = [("&nbsp;", " "), ("&quot;", "\""), ("&#39;", "'"), ("&rsquo;", "'"), ("&amp;", "&")];
    entities.iter().fold(plain, |text, (entity, character)| text.replace(entity, character))
}

/// A folded header without text in brackets at its end.
fn without_brackets(text: &str) -> &str {
    let mut text = text.trim_end_matches(['*', ' ']);
    while let Some(start) = match text.as_bytes().last() {
        Some(b']') => text.rfind('['),
        Some(b')') => text.rfind('('),
        _ => None,
    } {
        text = text.get(..start).unwrap_or_default().trim_end();
    }
    text
}

/// A folded header without a number in front: "1.", "q1.", "q5.1.1.", "12)".
fn without_number(text: &str) -> &str {
    let numbered = text.strip_prefix('q').unwrap_or(text);
    let rest = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = numbered.get(..numbered.len() - rest.len()).unwrap_or_default();
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return text;
    }
    rest.trim_start_matches([')', ':', '-', '_', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tools_put_around_a_question_is_taken_off() {
        let question = header_key("Is there a “peer lead” – in post?");
        for header in [
            "Is there a “peer lead” – in post?",
            "  is there a \"peer lead\"\u{a0}- in post?\u{a0}",
            "1. Is there a \"peer lead\" - in post?",
            "Q5.1.1. Is there a \"peer lead\" - in post?",
            "12) Is there a \"peer lead\" - in post? *",
            "Is there a \"peer lead\" - in post?2",
            "Is there a \"peer lead\" - in post? (2)",
            "Is there a \"peer lead\" - in post? [peer-leadership.parity]",
            "<p><b>Is there</b> a &quot;peer lead&quot; - in post?</p>",
            "About leading.Is there a \"peer lead\" - in post?",
            "About leading [Is there a \"peer lead\" - in post?]",
            "Is there a \"peer lead\"\n- in post?",
        ] {
            assert!(spellings(header).contains(&question), "{header}: {:?}", spellings(header));
        }
        for header in ["Points - Is there a \"peer lead\" - in post?", "Is there a peer lead?", "Email", ""] {
            assert!(!spellings(header).contains(&question), "{header}");
        }
    }
}
