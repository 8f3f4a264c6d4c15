//! Who is asked each item, and at which stage: nobody is asked what they cannot know, and no small group answers alone.

use super::file::{BUILT_IN, File, Item, ids, text_of};
use std::collections::BTreeSet;

const STAGES: [&str; 2] = ["before-first-post", "running"];

/// Items of a stage that one of these viewpoints answers alone, if nobody else answers.
fn alone<'a>(file: &'a File, stage: &'a str, respondents: &[&str]) -> BTreeSet<&'a str> {
    ids(file.at(stage).filter(|item| item.asked_among(respondents) == 1))
}

#[test]
fn there_are_two_stages_and_the_last_one_is_running() {
    assert_eq!(File::read(BUILT_IN).ids("stage"), STAGES);
}

#[test]
fn at_each_stage_each_pillar_asks_at_least_three_questions_and_two_in_the_short_form() {
    let file = File::read(BUILT_IN);
    for stage in STAGES {
        for pillar in file.ids("pillar") {
            let asked = |short: bool| {
                let here = file.at(stage).filter(|item| !item.is_indicator && item.pillar == pillar);
                here.filter(|item| !short || item.flag("short")).count()
            };
            assert!(asked(false) >= 3 && asked(true) >= 2, "{stage}, {pillar}: {}, {}", asked(false), asked(true));
        }
    }
}

#[test]
fn the_short_form_holds_every_must_have_and_about_twenty_two_questions() {
    let file = File::read(BUILT_IN);
    let left_out = file.live().filter(|item| item.flag("must_have") && !item.flag("short"));
    assert_eq!(ids(left_out), BTreeSet::new());
    let questions = file.questions().filter(|item| item.flag("short")).count();
    assert!((20..=24).contains(&questions), "{questions}");
    let indicators = file.live().filter(|item| item.is_indicator && item.flag("short")).count();
    assert!((3..=5).contains(&indicators), "{indicators}");
}

#[test]
fn every_item_names_the_viewpoints_that_it_is_asked_of() {
    let file = File::read(BUILT_IN);
    assert_eq!(ids(file.live().filter(|item| !item.has("asked_of"))), BTreeSet::new());
}

#[test]
fn no_item_is_asked_of_one_viewpoint_alone() {
    let file = File::read(BUILT_IN);
    let viewpoints: Vec<&str> = file.ids("viewpoint").into_iter().filter(|viewpoint| *viewpoint != "group").collect();
    let single = file.live().filter(|item| item.asked_among(&viewpoints) < 2);
    assert_eq!(ids(single), BTreeSet::new());
}

#[test]
fn a_mixed_group_is_asked_everything() {
    let file = File::read(BUILT_IN);
    assert_eq!(ids(file.live().filter(|item| !item.is_asked_of("group"))), BTreeSet::new());
}

#[test]
fn people_who_use_the_service_are_asked_at_most_twenty_five_items() {
    let file = File::read(BUILT_IN);
    for stage in STAGES {
        let asked = file.at(stage).filter(|item| item.is_asked_of("service-user")).count();
        assert!((1..=25).contains(&asked), "{stage}: {asked}");
    }
}

#[test]
fn few_items_are_answered_by_one_viewpoint_alone_where_peers_and_leaders_answer_and_the_page_counts_all() {
    let file = File::read(BUILT_IN);
    let page = text_of("docs/instrument.md");
    let both = ["peer", "leadership"].as_slice();
    for (words, respondents, most) in [
        ("peers, leaders", both, Some(8)),
        ("peers, leaders, other staff", &["peer", "leadership", "staff"], Some(5)),
        ("leaders, other staff", &["leadership", "staff"], None),
        ("leaders, user-led group", &["leadership", "user-led-group"], None),
        ("leaders, other staff, user-led group", &["leadership", "staff", "user-led-group"], None),
        ("peers, other staff", &["peer", "staff"], None),
        ("peers, people who use the service", &["peer", "service-user"], None),
    ] {
        let counts = STAGES.map(|stage| alone(&file, stage, respondents).len());
        assert!(most.is_none_or(|most| counts.iter().all(|count| *count <= most)), "{words}: {counts:?}");
        let row = format!("| {words} | {} | {} |", counts[0], counts[1]);
        assert!(page.contains(&row), "the page lacks {row}");
    }
    let (_, named) = page.split_once("\nWith peers and leaders, those are ").unwrap();
    let (two, _) = named.split_once("\n\n").unwrap();
    let (two, three) = two.split_once("; with other staff as well, only").unwrap();
    let by_name = |text: &'_ str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let owned = |set: BTreeSet<&str>| set.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(by_name(two), owned(alone(&file, "running", &["peer", "leadership"])));
    assert_eq!(by_name(three), owned(alone(&file, "running", &["peer", "leadership", "staff"])));
}

#[test]
fn must_haves_are_twelve_to_fifteen_with_one_in_every_pillar() {
    let file = File::read(BUILT_IN);
    let must_haves: Vec<&Item> = file.live().filter(|item| item.flag("must_have")).collect();
    assert!((12..=15).contains(&must_haves.len()), "{}", must_haves.len());
    let pillars: BTreeSet<&str> = must_haves.iter().map(|item| item.pillar.as_str()).collect();
    assert_eq!(pillars, file.ids("pillar").into_iter().collect());
}
