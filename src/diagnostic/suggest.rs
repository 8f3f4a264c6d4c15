//! "Did you mean": the candidate nearest to what was written.

use super::words::Ticked;

/// Longer words are not compared: nobody mistypes a name of that length by accident.
const LONGEST_WORD: usize = 80;
/// More candidates than a questionnaire can have are not looked at, so that a hostile one costs no time.
const MOST_CANDIDATES: usize = 4_000;

/// The candidate that is most likely meant, if any is near enough: one slip in three characters at most. The first of equals wins.
///
/// Letter case and `_` for `-` count as no difference.
pub fn nearest<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if written.len() > LONGEST_WORD {
        return None;
    }
    let folded = fold(written);
    let allowed = (folded.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().take(MOST_CANDIDATES) {
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

/// "did you mean `x`?", if a candidate is near enough.
pub fn did_you_mean<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    nearest(written, candidates).map(|candidate| format!("did you mean {}?", Ticked(candidate)))
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
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("cat", ["bat", "rat"]), Some("bat"));
    }
}
