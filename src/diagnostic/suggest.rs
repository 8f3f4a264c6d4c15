//! "Did you mean": finds the most similar candidate.

use crate::text::Quoted;

/// Longer words are not compared: they are not mistyped names.
const LONGEST_WORD: usize = 80;
/// Shorter words are within one edit of too many others.
const MIN_LETTERS: usize = 4;
/// More candidates than a questionnaire can have are ignored, so that a hostile one costs no time.
const MAX_CANDIDATES: usize = 4_000;

/// The most similar candidate, if any is similar enough: at most one edit per three characters. The first of equals wins.
///
/// Ignores case, and `_` for `-`.
pub fn nearest<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if written.len() > LONGEST_WORD {
        return None;
    }
    let folded = fold(written);
    let allowed = (folded.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().take(MAX_CANDIDATES) {
        if candidate == written
            || candidate.len().abs_diff(written.len()) > allowed * 4
            || candidate.len() > LONGEST_WORD
        {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &fold(candidate));
        if distance <= allowed && best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The only candidate within one edit: a letter inserted, deleted, replaced or swapped. `None` if there are several.
///
/// Short words are within one edit of too many others to be certain.
pub fn one_edit_away<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if written.len() > LONGEST_WORD {
        return None;
    }
    let folded = fold(written);
    let is_near = |candidate: &str| {
        let distance = match candidate.len().abs_diff(written.len()) {
            0..=4 => strsim::osa_distance(&folded, &fold(candidate)),
            _ => return false,
        };
        distance == 0 || distance == 1 && candidate.len().min(folded.len()) >= MIN_LETTERS
    };
    let mut near = candidates.into_iter().take(MAX_CANDIDATES).filter(|candidate| is_near(candidate));
    let only = near.next()?;
    near.next().is_none().then_some(only)
}

/// "did you mean `x`?", if a candidate is similar enough.
pub fn did_you_mean<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    nearest(written, candidates).map(|candidate| format!("did you mean {}?", Quoted(candidate)))
}

fn fold(word: &str) -> String {
    word.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        let known = ["parity", "succession", "seat-at-the-table", "deputy"];
        for (written, meant) in [
            ("partiy", Some("parity")),
            ("Parity", Some("parity")),
            ("seat_at_the_table", Some("seat-at-the-table")),
            ("sucession", Some("succession")),
            ("dputy", Some("deputy")),
            ("budget", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(written, known), meant, "{written}");
        }
    }

    #[test]
    fn only_one_candidate_one_edit_away_is_sure() {
        let known = ["parity", "purity", "succession", "level", "id", "seat-at-the-table"];
        for (written, sure) in [
            ("succesion", Some("succession")),
            ("succession-", Some("succession")),
            ("levl", Some("level")),
            ("lvl", None),
            ("Level", Some("level")),
            ("seat_at_the_table", Some("seat-at-the-table")),
            ("prity", None),
            ("parrity", Some("parity")),
            ("p-rity", None),
            ("ID", Some("id")),
            ("ie", None),
            ("", None),
        ] {
            assert_eq!(one_edit_away(written, known), sure, "{written}");
        }
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("cat", ["bat", "rat"]), Some("bat"));
    }
}
