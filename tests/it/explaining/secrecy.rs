//! `explain` shows nothing about small groups (scoring, section 9).

use super::Team;
use crate::strategies::{AuditContext as Generated, audited};
use pillars::TerminalStyle;
use pillars::report::terminal::render;
use pillars::score::Rules;
use proptest::prelude::*;

/// Every explanation of an audit, its white space made even.
fn everything(team: &Team, show_respondents: bool) -> String {
    let page = render(&team.explain(&team.topics(), show_respondents), TerminalStyle::plain(100));
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first respondents in two small viewpoints of `size` each, all others in a third one.
fn with_two_small(viewpoints: [usize; 2], size: usize, mut generated: Generated) -> Generated {
    let [first, second] = viewpoints.map(|viewpoint| std::iter::repeat_n(viewpoint, size));
    for (respondent, viewpoint) in generated.team.iter_mut().zip(first.chain(second).chain(std::iter::repeat(0))) {
        respondent.viewpoint = viewpoint;
    }
    generated
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The attack: who reads every explanation of an audit wants to know what a small viewpoint said. If another small one
    /// had said it instead, every byte would be the same. Three and three are shown together beside five of a third.
    #[test]
    fn which_of_two_hidden_viewpoints_said_what_cannot_be_told(
        generated in audited(13),
        size in 1..4_usize,
        equal_respondents: bool,
    ) {
        prop_assume!(generated.team.len() >= 2 * size);
        let rules = Rules { equal_respondents, ..Rules::default() };
        let one = Team::generated(&with_two_small([1, 2], size, generated.clone()), rules);
        let other = Team::generated(&with_two_small([2, 1], size, generated), rules);
        prop_assert_eq!(everything(&one, false), everything(&other, false));
    }
}

#[test]
fn single_answers_are_told_only_on_request_and_with_a_warning() {
    let team = Team::example("harbour-team");
    let (quiet, told) = (everything(&team, false), everything(&team, true));
    for words in ["Single respondents", "Do not share this output"] {
        assert!(!quiet.contains(words) && told.contains(words), "{words}");
    }
    assert!(!quiet.contains("gave a level sum"), "no viewpoint's own levels");
    assert!(told.contains("gave a level sum"));
}

#[test]
fn names_and_notes_are_told_never() {
    for name in ["harbour-team", "meadow-programme", "hostile.toml"] {
        let team = Team::example(name);
        let told = everything(&team, true);
        let names: Vec<_> = team.answers.iter().filter_map(|answers| answers.audit().respondent.as_ref()).collect();
        assert!(!names.is_empty(), "{name} has pseudonyms");
        for name in names {
            assert!(!told.contains(name.as_str()), "{name}");
        }
    }
}
