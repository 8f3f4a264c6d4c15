//! Reading questionnaires: valid ones, and the problems in others.

use crate::minimal_files::{QUESTIONNAIRES, SMALL};
use crate::small::{expect_in_questionnaire, lines, questionnaire, with};
use pillars::input;
use pillars::model::{Citation, ItemIndex, PillarIndex};
use pillars::source::Source;

#[test]
fn every_questionnaire_that_comes_with_the_program_is_taken_without_a_word() {
    for (name, text) in QUESTIONNAIRES {
        let source = Source::new(name, text);
        let outcome = input::questionnaire(&source);
        assert_eq!(lines(&source, outcome.diagnostics()), [""; 0], "{name}");
        assert!(outcome.value().is_some(), "{name}");
    }
}

#[test]
fn a_questionnaire_is_taken_as_it_stands() {
    let small = questionnaire(SMALL);
    let ids: Vec<&str> = small.items().iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["leading.parity", "leading.budget", "leading.deputy", "culture-work.training", "culture.debate"]);
    assert_eq!(
        (small.id().as_str(), small.version().to_string().as_str(), small.language()),
        ("small", "1.2.0", "en-GB")
    );
    assert_eq!((small.scale().levels.len(), small.scale().target, small.must_have_cap()), (5, 3, Some(1)));
    let [parity, budget, deputy, training, debate] = small.items() else { panic!("five items") };
    assert_eq!((parity.top, parity.target, parity.must_have, parity.na_allowed), (4, 3, true, false));
    assert_eq!(
        (budget.top, budget.target, budget.na_allowed, budget.depends_on()),
        (2, 2, true, &[ItemIndex::new(0)][..])
    );
    assert_eq!((deputy.reading.as_slice(), training.weight), (&[0][..], 1));
    assert_eq!((debate.top, debate.target, debate.weight, debate.pillar), (4, 3, 1, PillarIndex::new(1)));
    let [leading, culture] = small.pillars() else { panic!("two pillars") };
    assert_eq!((leading.weight, culture.weight, culture.items.clone()), (1, 2, 3..5));
    assert_eq!(leading.source, Some(Citation { document: 0, page: Some(5) }));
    let [fax] = small.retired() else { panic!("one retired question") };
    assert_eq!(
        (fax.id.as_str(), fax.pillar, fax.obsolete.to_string().as_str()),
        ("leading.fax", PillarIndex::new(0), "1.1.0")
    );
    assert_eq!(small.bands().as_slice()[0].max_gap.to_string(), "7.5");
    assert_eq!(debate.target, 3, "position 1 is level 3");
}

#[test]
fn ten_mistakes_are_ten_findings_each_at_its_characters() {
    let mut text = SMALL.to_owned();
    for (piece, instead) in [
        ("id = \"small\"", "id = \"Small\""),
        ("title = \"The Guide\"", "titel = \"The Guide\""),
        ("side = \"leadership\"", "side = \"peer\""),
        ("max_gap = 7.5", "max_gap = 7.12345678"),
        ("source = { document = \"guide\", page = 5 }", "source = { document = \"giude\", page = 0 }"),
        ("levels = [\"No\", \"In part\", \"Yes\"]\ntarget = 2", "levels = [\"No\"]\ntarget = 2"),
        ("depends_on = [\"leading.parity\"]", "depends_on = [\"leading.partiy\"]"),
        ("changed = \"1.1.0\"", "changed = \"1.3.0\""),
        ("id = \"deputy\"", "id = \"parity\""),
        ("weight = 2", "weight = 101"),
    ] {
        text = with(&text, piece, instead);
    }
    expect_in_questionnaire(
        &text,
        &[
            "2:6 invalid-id: `Small` is not an id",
            "7:1 missing-key: `title` is missing from a document",
            "9:1 unknown-key: unknown key `titel` in a document",
            "19:8 duplicate-side: two viewpoints are on the same side",
            "24:11 invalid-max-gap: `max_gap` is not a plain decimal from 0 to 100",
            "34:23 unknown-reference: there is no document `giude`",
            "34:39 number-out-of-range: `page` is out of range",
            "41:11 version-ahead: `changed` 1.3.0 is newer than the questionnaire, which is 1.2.0",
            "46:1 level-count: a scale of 1 level",
            "48:15 unknown-reference: there is no question or indicator `leading.partiy`",
            "51:6 duplicate-id: `parity` is the id of two questions",
            "64:10 number-out-of-range: `weight` is out of range",
        ],
    );
}

#[test]
fn each_rule_has_its_finding() {
    for (piece, instead, finding) in [
        ("id = \"leadership\"", "id = \"others\"", "17:6 reserved-id: `others` cannot be the id of a viewpoint"),
        ("must_have_cap = \"partly\"\n", "", "39:1 missing-cap: there are must-haves, but no `must_have_cap`"),
        (
            "must_have_cap = \"partly\"",
            "must_have_cap = \"partial\"",
            "5:17 unknown-reference: there is no band `partial`",
        ),
        ("max_gap = 100", "max_gap = 99", "29:11 band-order: the max_gap of the last band is not 100"),
        (
            "max_gap = 7.5",
            "max_gap = 100",
            "29:11 band-order: band 2 does not allow a larger gap than the one before it",
        ),
        ("max_gap = 7.5", "max_gap = \"7.5\"", "24:11 wrong-type: `max_gap` is a text, not a number"),
        ("target = 2", "target = 3", "47:10 target-out-of-range: the target 3 is outside the scale, 0 to 2"),
        ("target = 2\n", "", "46:1 target-out-of-range: the question ends at level 2, below the scale's target 3"),
        ("reading = [\"paper\"]", "reading = [\"papper\"]", "54:12 unknown-reference: there is no reading `papper`"),
        (
            "reading = [\"paper\"]",
            "reading = \"paper\"",
            "54:11 wrong-type: `reading` is a text, not a list of strings",
        ),
        (
            "reading = [\"paper\"]",
            "depends_on = [\"leading.fax\"]",
            "54:15 unknown-reference: `leading.fax` is no longer asked",
        ),
        ("reading = [\"paper\"]", "aspect = \"politics\"", "54:10 unknown-word: unknown aspect `politics`"),
        (
            "reading = [\"paper\"]",
            "must_have = 1",
            "54:13 wrong-type: `must_have` is a whole number, not true or false",
        ),
        (
            "reading = [\"paper\"]",
            "raise_if_hostile = \"true\"",
            "54:20 wrong-type: `raise_if_hostile` is a text, not true or false",
        ),
        ("pillar = \"culture-work\"", "pillar = \"culture\"", "74:10 unknown-reference: there is no pillar `culture`"),
        ("fertile = \"Everybody dares\"\n", "", "72:1 missing-key: `fertile` is missing from an indicator"),
        ("fertile = \"Everybody dares\"", "fertile = \" \"", "76:11 empty-text: `fertile` is empty"),
        (
            "fertile = \"Everybody dares\"",
            "fertile = \"x\"\ntarget = 3",
            "77:10 target-out-of-range: the target 3 is outside the scale, -2 to 2",
        ),
        ("year = 2010", "year = \"2010\"", "81:8 quoted-number: `year` is a number in quotes"),
        (
            "obsolete = \"1.1.0\"",
            "obsolete = \"2.0.0\"",
            "59:12 version-ahead: `obsolete` 2.0.0 is newer than the questionnaire, which is 1.2.0",
        ),
        ("weight = 2", "[[pillar.indicator]]\nid = \"x\"", "64:10 unknown-key: unknown key `indicator` in a pillar"),
        (
            "version = \"1.2.0\"",
            "version = \"1.2\"",
            "3:11 invalid-version: `version` is not a version of three numbers",
        ),
        (
            "depends_on = [\"leading.parity\"]",
            "depends_on = [\"leading.budget\"]",
            "48:15 circular-dependency: `leading.budget` depends on itself",
        ),
    ] {
        expect_in_questionnaire(&with(SMALL, piece, instead), &[finding]);
    }
}

#[test]
fn a_pillar_cannot_have_a_name_that_reports_use_for_something_else() {
    for name in ["culture", "others"] {
        let text = with(SMALL, "id = \"leading\"", &format!("id = \"{name}\""));
        let text = with(&text, "leading.parity", &format!("{name}.parity"));
        let finding = format!("32:6 reserved-id: `{name}` cannot be the id of a pillar");
        expect_in_questionnaire(&text, &[&finding]);
    }
}

#[test]
fn a_circle_is_named_with_all_its_members() {
    let text = with(SMALL, "must_have = true", "depends_on = [\"leading.deputy\"]");
    let text = with(&text, "reading = [\"paper\"]", "depends_on = [\"culture.debate\", \"leading.budget\"]");
    expect_in_questionnaire(
        &text,
        &[
            "48:15 circular-dependency: `leading.parity` depends on itself through `leading.deputy` and `leading.budget`",
        ],
    );
}

#[test]
fn what_is_missing_from_the_whole_is_said_once_for_each() {
    expect_in_questionnaire(
        "",
        &[
            "1:1 missing-key: `id` is missing from a questionnaire",
            "1:1 missing-key: `version` is missing from a questionnaire",
            "1:1 missing-key: `title` is missing from a questionnaire",
            "1:1 missing-key: `band` is missing from a questionnaire",
            "1:1 missing-key: `viewpoint` is missing from a questionnaire",
            "1:1 missing-key: `pillar` is missing from a questionnaire",
        ],
    );
    let (head, _) = SMALL.split_once("[[pillar]]").expect("a pillar");
    expect_in_questionnaire(
        &format!("{head}[[pillar]]\nid = \"a\"\ntitle = \"A\"\n"),
        &["1:1 no-items: there are no questions and no indicators"],
    );
}

#[test]
fn a_broken_line_does_not_make_its_neighbours_look_wrong() {
    expect_in_questionnaire(
        &with(SMALL, "id = \"guide\"", "id = \"guide"),
        &["8:6 syntax: a string is not closed on its line"],
    );
    expect_in_questionnaire(&with(SMALL, "[[pillar]]", "[[pillar]"), &["31:10 syntax: a header is not closed"]);
}

#[test]
fn the_limits_of_a_questionnaire_are_kept() {
    let more = |count: usize, entry: fn(usize) -> String| {
        SMALL.to_owned() + &(0..count).map(entry).collect::<Vec<_>>().concat()
    };
    expect_in_questionnaire(
        &more(99, |number| format!("\n[[pillar]]\nid = \"p{number}\"\ntitle = \"P\"\n")),
        &["31:3 too-many: there are 101 pillars, more than 100"],
    );
    expect_in_questionnaire(
        &more(49, |number| format!("\n[[viewpoint]]\nid = \"v{number}\"\nlabel = \"V\"\n")),
        &["11:3 too-many: there are 51 viewpoints, more than 50"],
    );
    let indicator = |number| {
        format!("\n[[indicator]]\nid = \"i{number}\"\npillar = \"leading\"\nhostile = \"x\"\nfertile = \"y\"\n")
    };
    expect_in_questionnaire(
        &more(1996, indicator),
        &["31:3 too-many: there are 2001 questions and indicators, more than 2000"],
    );
}
