//! Comparing two audits: known answers computed by hand, and properties of every pair of audits (scoring, section 12).

use crate::small::questionnaire;
use crate::strategies::{self, AuditContext, TestRespondent};
use pillars::model::{ItemIndex, Level, Questionnaire, State, ViewpointIndex};
use pillars::score::{
    Change, Comparison, Fraction, MergedItem, MustHaveTransition, PillarChange, Respondent, ResponseCounts, Rules,
    Trend,
};
use proptest::prelude::*;
use std::fmt::Write as _;

/// A questionnaire with one pillar `a`, whose questions x, y, z … have these properties beside the defaults (top level 4,
/// target 3), and so many indicators in a second pillar `b`.
fn instrument(questions: &[&str], indicators: usize) -> Questionnaire {
    let mut text = r#"
        id = "by-hand"
        version = "1.0.0"
        title = "By hand"
        language = "en-GB"
        must_have_cap = "not-ready"
        viewpoint = [{ id = "peer", label = "Peers" }]
        band = [{ id = "ready", label = "Ready", max_gap = 5 }, { id = "not-ready", label = "Not ready", max_gap = 100 }]

        [[document]]
        id = "guide"
        title = "A guide"
    "#
    .to_owned();
    let source = r#"source = { document = "guide", page = 5 }"#;
    write!(text, "\n[[pillar]]\nid = \"a\"\ntitle = \"A\"\nwhy = \"It holds.\"\n{source}\n").unwrap();
    for (id, properties) in ["x", "y", "z"].iter().zip(questions) {
        let levels = if properties.contains("levels") { "" } else { r#"levels = ["0", "1", "2", "3", "4"]"# };
        write!(
            text,
            "\n[[pillar.question]]\nid = \"{id}\"\ntext = \"So?\"\nwhy = \"So.\"\naction = \"Do.\"\n\
             evidence = \"It.\"\naspect = \"policy\"\n{source}\n{levels}\n{properties}\n"
        )
        .unwrap();
    }
    write!(text, "\n[[pillar]]\nid = \"b\"\ntitle = \"B\"\nwhy = \"It holds.\"\n{source}\n").unwrap();
    for number in 1..=indicators {
        write!(
            text,
            "\n[[indicator]]\nid = \"c{number}\"\npillar = \"b\"\nhostile = \"No\"\nfertile = \"Yes\"\n\
             action = \"Do.\"\n{source}\n"
        )
        .unwrap();
    }
    questionnaire(&text)
}

/// What one respondent says of every item: a level (an indicator's position + 2), `?` for don't know, `-` for not applicable.
fn merged(questionnaire: &Questionnaire, said: &str) -> Vec<MergedItem> {
    let state = |said: &str| match said {
        "?" => State::DontKnow,
        "-" => State::NotApplicable,
        level => State::Level(level.parse().ok().and_then(Level::new).unwrap()),
    };
    let states: Vec<_> = said.split(' ').map(state).collect();
    assert_eq!(states.len(), questionnaire.items().len(), "one answer an item: {said}");
    ResponseCounts::of(
        questionnaire,
        &[Respondent { viewpoint: ViewpointIndex::new(0), states: &states }],
        Rules::default(),
    )
    .merge(Rules::default())
}

fn compared(questionnaire: &Questionnaire, baseline: &str, follow_up: &str) -> Comparison {
    let (baseline, follow_up) = (merged(questionnaire, baseline), merged(questionnaire, follow_up));
    Comparison::of(questionnaire, &baseline, &follow_up, Rules::default())
}

/// "50 (25–75)": so far, low and high, exactly.
fn shown(change: &Change) -> [String; 2] {
    let exact = |figure: &Option<Fraction>| figure.as_ref().map_or("none".to_owned(), ToString::to_string);
    [&change.baseline, &change.follow_up]
        .map(|side| format!("{} ({}–{})", exact(&side.so_far), exact(&side.low), exact(&side.high)))
}

fn ids<'a>(questionnaire: &'a Questionnaire, items: &[ItemIndex]) -> Vec<&'a str> {
    items.iter().map(|&item| questionnaire.items()[item].id.as_str()).collect()
}

#[test]
fn a_gap_that_culture_holds_open_is_split_in_two() {
    // Before: x at 1, culture 0, target 3: gap 50. After: x at 2, culture −2, target 4: gap 50. Change 0.
    // With the old target the new gap is 25: −25 by answers, the rest, +25, by the raised target.
    let questionnaire = instrument(&["raise_if_hostile = true"], 1);
    let comparison = compared(&questionnaire, "1 2", "2 0");
    let pillar = &comparison.pillars[0];
    assert_eq!(shown(&pillar.gap), ["50 (50–50)", "50 (50–50)"]);
    assert_eq!(pillar.gap.amount(), Some(Fraction::whole(0)));
    assert_eq!(pillar.due_to_answers, Some(Fraction::whole(-25)));
    assert_eq!(pillar.due_to_targets, Some(Fraction::whole(25)));
    assert_eq!(pillar.score.amount(), Some(Fraction::whole(25)));
    assert_eq!(pillar.score.is_certain(), Some(true));
    assert_eq!([&comparison.baseline, &comparison.follow_up].map(|side| side.culture.balance), [Some(0), Some(-200)]);
}

#[test]
fn only_what_applies_on_both_sides_is_compared() {
    // y is not applicable before, so only x counts: 25 → 75. c1 is not applicable after, so there is no balance on either side.
    let questionnaire = instrument(&["", ""], 1);
    let comparison = compared(&questionnaire, "1 - 0", "3 0 -");
    assert_eq!(shown(&comparison.pillars[0].score), ["25 (25–25)", "75 (75–75)"]);
    assert_eq!([&comparison.baseline, &comparison.follow_up].map(|side| side.culture.balance), [None, None]);
    assert_eq!(ids(&questionnaire, &comparison.only_baseline), ["culture.c1"]);
    assert_eq!(ids(&questionnaire, &comparison.only_follow_up), ["a.y"]);
    let (then, now) = (comparison.pillars[0].baseline_coverage, comparison.pillars[0].follow_up_coverage);
    assert_eq!([then, now].map(|side| (side.known, side.applicable, side.given, side.possible)), [(1, 1, 1, 1); 2]);
    let empty = &comparison.pillars[1].score;
    assert_eq!(
        (shown(empty), empty.amount(), empty.is_certain()),
        (["none (none–none)".to_owned(), "none (none–none)".to_owned()], None, None)
    );
}

#[test]
fn the_gap_so_far_is_not_capped_in_a_comparison() {
    // x (target 4) is 100 short before; y (target 1) unknown, so the cap would be (100 + 25)/2 = 62.5.
    // After, x at 2 is 50 short, y at 1 none: 25. Change 25 − 100 = −75, not −37.5.
    let questionnaire = instrument(&["target = 4", "target = 1"], 0);
    let gap = compared(&questionnaire, "0 ?", "2 1").pillars.swap_remove(0).gap;
    assert_eq!(shown(&gap), ["100 (50–125/2)", "25 (25–25)"]);
    assert_eq!(gap.amount(), Some(Fraction::whole(-75)));
}

#[test]
fn bounds_that_overlap_make_a_change_uncertain() {
    // Before: x at 2, y unknown: 50 so far, 25 to 75. After: both at 3: 75, which touches 75. Then both at 4: 100, beyond it.
    let questionnaire = instrument(&["", ""], 0);
    for (after, amount, certain) in [("3 3", 25, false), ("4 4", 50, true), ("? 0", -50, false)] {
        let score = compared(&questionnaire, "2 ?", after).pillars.swap_remove(0).score;
        assert_eq!((score.amount(), score.is_certain()), (Some(Fraction::whole(amount)), Some(certain)), "{after}");
    }
}

#[test]
fn what_nobody_knows_on_one_side_has_bounds_and_no_change() {
    let questionnaire = instrument(&[""], 0);
    let score = compared(&questionnaire, "?", "3").pillars.swap_remove(0).score;
    assert_eq!(shown(&score), ["none (0–100)", "75 (75–75)"]);
    assert_eq!((score.amount(), score.is_certain()), (None, Some(false)));
}

#[test]
fn items_are_listed_by_the_part_of_their_scale_that_they_gained_or_lost() {
    // x gains 1 of 4, y 1 of 1, z loses 2 of 4; c1 becomes known, c2 is known no longer.
    let questionnaire = instrument(&["", "levels = [\"No\", \"Yes\"]\ntarget = 1", ""], 2);
    let items = compared(&questionnaire, "2 0 4 ? 1", "3 1 2 3 ?").items;
    let listed = |changes: &[pillars::score::ItemChange]| -> Vec<_> {
        changes.iter().map(|change| (questionnaire.items()[change.item].id.clone(), change.amount())).collect()
    };
    assert_eq!(listed(&items.improved), [("a.y".into(), 100), ("a.x".into(), 100)]);
    assert_eq!(listed(&items.slipped), [("a.z".into(), -200)]);
    assert_eq!(ids(&questionnaire, &items.became_known), ["culture.c1"]);
    assert_eq!(ids(&questionnaire, &items.no_longer_known), ["culture.c2"]);
    assert_eq!(items.unchanged, 0);
}

#[test]
fn a_must_have_is_closed_only_by_a_level_that_meets_it() {
    use MustHaveTransition::{
        BecameUnconfirmed, Closed, FoundMet, NoLongerApplies, Opened, StillOpen, StillUnconfirmed,
    };
    let questionnaire = instrument(&["must_have = true\nna_allowed = true"], 0);
    for (then, now, transition) in [
        ("0", "3", Some(Closed)),
        ("?", "3", Some(FoundMet)),
        ("3", "2", Some(Opened)),
        ("?", "2", Some(Opened)),
        ("-", "0", Some(Opened)),
        ("3", "?", Some(BecameUnconfirmed)),
        ("0", "?", Some(BecameUnconfirmed)),
        ("0", "-", Some(NoLongerApplies)),
        ("?", "-", Some(NoLongerApplies)),
        ("0", "2", Some(StillOpen)),
        ("?", "?", Some(StillUnconfirmed)),
        ("3", "4", None),
        ("3", "-", None),
    ] {
        let transitions: Vec<_> =
            compared(&questionnaire, then, now).must_haves.iter().map(|change| change.transition).collect();
        assert_eq!(transitions, Vec::from_iter(transition), "{then} to {now}");
    }
}

#[test]
fn a_trend_is_over_what_applies_in_every_round() {
    // y does not apply in the second round, so only x counts in all three: 25, 50, 100.
    let questionnaire = instrument(&["", ""], 0);
    let rounds = ["1 0", "2 -", "4 4"].map(|said| merged(&questionnaire, said));
    let rounds: Vec<_> = rounds.iter().map(Vec::as_slice).collect();
    let trend = Trend::of(&questionnaire, &rounds, &[], Rules::default()).unwrap();
    let scores: Vec<_> =
        trend.audits.iter().map(|round| round.assessment.pillars[0].figures.score.so_far.clone().unwrap()).collect();
    assert_eq!(scores, [25, 50, 100].map(Fraction::whole));
    assert_eq!(trend.comparison.pillars[0].score.amount(), Some(Fraction::whole(75)));
    assert_eq!(ids(&questionnaire, &trend.only_in_some), ["a.y"]);
    assert_eq!(Trend::of(&questionnaire, &rounds[..1], &[], Rules::default()), None);
}

#[test]
fn a_must_have_that_has_changed_is_in_no_figure() {
    // The old answer to a question that has changed is no answer to it, so x was not confirmed then; that is not a change.
    let questionnaire = instrument(&["must_have = true", "must_have = true"], 0);
    let rounds = ["? 0", "2 0"].map(|said| merged(&questionnaire, said));
    let rounds: Vec<_> = rounds.iter().map(Vec::as_slice).collect();
    let [x, y] = [0, 1].map(ItemIndex::new);
    let steps = |changed: &[ItemIndex]| -> Vec<_> {
        let comparison = Trend::of(&questionnaire, &rounds, changed, Rules::default()).unwrap().comparison;
        comparison.must_haves.iter().map(|change| (change.item, change.transition)).collect()
    };
    assert_eq!(steps(&[x]), [(y, MustHaveTransition::StillOpen)]);
    assert_eq!(steps(&[]), [(x, MustHaveTransition::Opened), (y, MustHaveTransition::StillOpen)]);
}

/// One questionnaire and two teams that answered it.
fn two_audits() -> impl Strategy<Value = (AuditContext, Vec<TestRespondent>)> {
    strategies::audited(4).prop_flat_map(|audited| {
        let respondents = strategies::respondents(&audited.questionnaire, 4);
        (Just(audited), respondents)
    })
}

fn merged_team(questionnaire: &Questionnaire, team: &[TestRespondent]) -> Vec<MergedItem> {
    let respondents: Vec<_> = team.iter().map(TestRespondent::respondent).collect();
    ResponseCounts::of(questionnaire, &respondents, Rules::default()).merge(Rules::default())
}

proptest! {
    #[test]
    fn a_team_compared_with_itself_has_not_changed(audited in strategies::audited(5)) {
        let items = merged_team(&audited.questionnaire, &audited.team);
        let comparison = Comparison::of(&audited.questionnaire, &items, &items, Rules::default());
        let zero = Fraction::whole(0);
        for pillar in &comparison.pillars {
            for change in [&pillar.score, &pillar.gap] {
                prop_assert!(change.amount().is_none_or(|amount| amount == zero));
                let complete = change.baseline.low == change.baseline.high;
                prop_assert_eq!(change.is_certain(), change.baseline.low.as_ref().map(|_| complete));
            }
            prop_assert!(pillar.due_to_answers.iter().chain(&pillar.due_to_targets).all(Fraction::is_zero));
        }
        prop_assert!(comparison.items.improved.is_empty() && comparison.items.slipped.is_empty());
        prop_assert!(comparison.only_baseline.is_empty() && comparison.only_follow_up.is_empty());
        prop_assert!(comparison.must_haves.iter().all(|change| change.baseline == change.follow_up));
    }

    #[test]
    fn to_swap_the_sides_is_to_turn_every_change_round((audited, later) in two_audits()) {
        let questionnaire = &audited.questionnaire;
        let (before, after) = (merged_team(questionnaire, &audited.team), merged_team(questionnaire, &later));
        let there = Comparison::of(questionnaire, &before, &after, Rules::default());
        let back = Comparison::of(questionnaire, &after, &before, Rules::default());
        let turned = |amount: Option<Fraction>| amount.map(|amount| -&amount);
        for (there, back) in there.pillars.iter().zip(&back.pillars) {
            prop_assert_eq!(there.score.amount(), turned(back.score.amount()));
            prop_assert_eq!(there.gap.amount(), turned(back.gap.amount()));
            prop_assert_eq!(there.score.is_certain(), back.score.is_certain());
            prop_assert_eq!(there.gap.is_certain(), back.gap.is_certain());
            prop_assert_eq!(&there.baseline_coverage, &back.follow_up_coverage);
        }
        prop_assert_eq!(there.means.score.amount(), turned(back.means.score.amount()));
        let items = |changes: &[pillars::score::ItemChange]| -> Vec<_> { changes.iter().map(|change| change.item).collect() };
        prop_assert_eq!(items(&there.items.improved), items(&back.items.slipped));
        prop_assert_eq!(&there.items.became_known, &back.items.no_longer_known);
        prop_assert_eq!(&there.only_baseline, &back.only_follow_up);
    }

    #[test]
    fn the_parts_of_a_gap_s_change_make_up_the_whole((audited, later) in two_audits(), raise: bool) {
        let questionnaire = &audited.questionnaire;
        let rules = Rules { raise, ..Rules::default() };
        let (before, after) = (merged_team(questionnaire, &audited.team), merged_team(questionnaire, &later));
        let comparison = Comparison::of(questionnaire, &before, &after, rules);
        for PillarChange { gap, due_to_answers, due_to_targets, .. } in &comparison.pillars {
            prop_assert_eq!(gap.amount().is_some(), due_to_answers.is_some());
            if let (Some(whole), Some(answers), Some(targets)) = (gap.amount(), due_to_answers, due_to_targets) {
                prop_assert_eq!(whole, answers + targets);
                prop_assert!(raise || targets.is_zero());
            }
        }
    }

    #[test]
    fn a_change_that_is_certain_keeps_its_direction_however_the_missing_answers_turn_out((audited, later) in two_audits()) {
        let questionnaire = &audited.questionnaire;
        let (before, after) = (merged_team(questionnaire, &audited.team), merged_team(questionnaire, &later));
        let comparison = Comparison::of(questionnaire, &before, &after, Rules::default());
        for score in comparison.pillars.iter().map(|pillar| &pillar.score) {
            let (Some(amount), Some(true)) = (score.amount(), score.is_certain()) else { continue };
            let least = score.follow_up.low.as_ref().unwrap() - score.baseline.high.as_ref().unwrap();
            let most = score.follow_up.high.as_ref().unwrap() - score.baseline.low.as_ref().unwrap();
            let zero = Fraction::whole(0);
            prop_assert_eq!(amount.cmp(&zero), least.cmp(&zero));
            prop_assert_eq!(amount.cmp(&zero), most.cmp(&zero));
        }
    }
}
