//! What the columns of a workbook are called. CSV has the names of columns themselves, which programs rely on.

use crate::text::capitalised;

/// The heading of a column in words that people who did not choose the name understand: `follow_up_score_low` is "Score now, at least".
pub(super) fn heading(name: &str) -> String {
    for (side, when) in [("baseline_", "then"), ("follow_up_", "now")] {
        if let Some(figure) = name.strip_prefix(side) {
            let heading = heading(figure);
            return match heading.split_once(", ") {
                Some((figure, bound)) => format!("{figure} {when}, {bound}"),
                None => format!("{heading} {when}"),
            };
        }
    }
    if let Some(words) = fixed(name) {
        return words.to_owned();
    }
    let bounds = [("_low", "at least"), ("_high", "at most"), ("_best", "at best"), ("_worst", "at worst")];
    for (end, bound) in bounds {
        if let Some(figure) = name.strip_suffix(end) {
            return format!("{}, {bound}", heading(figure));
        }
    }
    capitalised(&name.replace('_', " "))
}

/// Headings that do not follow from the name.
fn fixed(name: &str) -> Option<&'static str> {
    Some(match name {
        "first_date" => "First answers",
        "last_date" => "Last answers",
        "single_respondent" => "Only one respondent",
        "recoverable" => "Who can work out whose answers",
        "culture_balance" => "Culture, −2 to +2",
        "held_by" => "Pillars that limit the band",
        "known" => "Items known",
        "applicable" => "Items that apply",
        "must_haves_open" => "Must-haves open",
        "must_haves_unconfirmed" => "Must-haves unconfirmed",
        "policy" => "Policy score",
        "practice" => "Practice score",
        "must_have" => "Must-have",
        "lift" => "Worth, in points",
        "ask" => "Whom to ask",
        "action" => "What to do",
        "mean_score_change" => "Change in mean score",
        "mean_score_certain" => "Change in mean score is certain",
        "mean_gap_change" => "Change in mean gap",
        "score_change" => "Change in score",
        "score_certain" => "Change in score is certain",
        "gap_change" => "Change in gap",
        "gap_certain" => "Change in gap is certain",
        "gap_due_to_answers" => "Change in gap due to answers",
        "gap_due_to_targets" => "Change in gap due to targets",
        "must_haves_closed" => "Must-haves now in place",
        "must_haves_opened" => "Must-haves newly open",
        "must_haves_still_open" => "Must-haves still open",
        "must_haves_no_longer_known" => "Must-haves newly unconfirmed",
        "must_haves_set_aside" => "Must-haves that no longer apply",
        "plan_done_not_moved" => "Action done, level not moved",
        "plan_moved" => "Action, and level moved",
        "moved_without_action" => "Level moved without an action",
        "plan_overdue" => "Action overdue",
        "plan_pending" => "Action still to do",
        "title" => "Action",
        "due date" => "Due",
        "labels" => "Pillar",
        "items" => "For",
        "levels_wanted" => "Level wanted",
        "levels_now" => "Level now",
        "shows" => "Shown by",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_which_bound_and_which_audit_a_figure_is_of() {
        for (name, words) in [
            ("files_left_out", "Files left out"),
            ("mean_gap_high", "Mean gap, at most"),
            ("band_worst", "Band, at worst"),
            ("baseline_score", "Score then"),
            ("follow_up_score_low", "Score now, at least"),
            ("baseline_culture_balance", "Culture then, −2 to +2"),
            ("follow_up_round", "Round now"),
        ] {
            assert_eq!(heading(name), words);
        }
    }
}
