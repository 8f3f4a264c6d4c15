//! Properties of scoring that hold for every questionnaire and team.

use crate::strategies::{AuditContext, TestRespondent, audited, questionnaire};
use chrono::NaiveDate;
use pillars::model::{Level, Questionnaire, State, Subject, ViewpointIndex};
use pillars::report::AssessmentJson;
use pillars::score::{Assessment, Bounds, Fraction, Respondent, ResponseCounts, Rules, assess, worst_mean_gap};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

fn assessed(audited: &AuditContext) -> Assessment {
    assess(&audited.questionnaire, &audited.respondents(), Rules::default())
}

fn machine_form(questionnaire: &Questionnaire, team: &[TestRespondent], rules: Rules) -> String {
    let respondents: Vec<_> = team.iter().map(TestRespondent::respondent).collect();
    let subject = Subject {
        team: "Team".to_owned(),
        organisation: None,
        dates: vec![NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()],
        people: 1,
        stage: None,
        took_part: vec![],
    };
    let assessment = assess(questionnaire, &respondents, rules);
    AssessmentJson::new(questionnaire, "sha256:", &subject, &assessment).to_pretty().unwrap()
}

/// The figures of every pillar and the means, each with its name.
fn figures(assessment: &Assessment, of: fn(&Assessment, usize) -> Bounds) -> Vec<Bounds> {
    (0..assessment.pillars.len()).map(|pillar| of(assessment, pillar)).collect()
}

fn score(assessment: &Assessment, pillar: usize) -> Bounds {
    assessment.pillars[pillar].figures.score.clone()
}

fn target(assessment: &Assessment, pillar: usize) -> Bounds {
    assessment.pillars[pillar].figures.target.clone()
}

fn gap(assessment: &Assessment, pillar: usize) -> Bounds {
    assessment.pillars[pillar].figures.gap.clone()
}

fn never_falls(before: &[Bounds], after: &[Bounds]) -> bool {
    let holds = |before: &Option<Fraction>, after: &Option<Fraction>| before.is_none() || before <= after;
    before.iter().zip(after).all(|(before, after)| {
        holds(&before.so_far, &after.so_far) && holds(&before.low, &after.low) && holds(&before.high, &after.high)
    })
}

/// The same team with one answer changed: a level one lower, and the same level one higher.
fn one_answer_raised(
    mut audited: AuditContext,
    respondent: Index,
    item: Index,
    only_indicators: bool,
) -> Option<(AuditContext, AuditContext)> {
    let respondent = respondent.index(audited.team.len());
    let item = item.index(audited.questionnaire.items().len());
    let asked = &audited.questionnaire.items()[item];
    let State::Level(level) = audited.team[respondent].states[item] else { return None };
    if level.number() == asked.top || only_indicators && !asked.is_indicator() {
        return None;
    }
    let before = audited.clone();
    audited.team[respondent].states[item] = State::Level(Level::new(level.number() + 1).unwrap());
    Some((before, audited))
}

proptest! {
    #[test]
    fn what_ranks_teams_is_the_mean_gap_of_their_results(audited in audited(6), raise: bool) {
        let (questionnaire, rules) = (&audited.questionnaire, Rules { raise, ..Rules::default() });
        let merged = ResponseCounts::of(questionnaire, audited.respondents(), rules).merge(rules);
        let assessment = assess(questionnaire, &audited.respondents(), rules);
        prop_assert_eq!(worst_mean_gap(questionnaire, &merged, rules), assessment.overall.mean_gap.high);
    }

    #[test]
    fn raising_one_answer_never_lowers_a_score_or_raises_a_gap(audited in audited(6), respondent: Index, item: Index) {
        let Some((before, after)) = one_answer_raised(audited, respondent, item, false) else { return Ok(()) };
        let (before, after) = (assessed(&before), assessed(&after));
        prop_assert!(never_falls(&figures(&before, score), &figures(&after, score)));
        prop_assert!(never_falls(&figures(&after, gap), &figures(&before, gap)));
        prop_assert!(never_falls(&[before.overall.mean_score], &[after.overall.mean_score]));
        prop_assert!(never_falls(&[after.overall.mean_gap], &[before.overall.mean_gap]));
    }

    #[test]
    fn a_more_hostile_culture_never_lowers_a_target_or_a_gap(audited in audited(6), respondent: Index, item: Index) {
        let Some((hostile, kind)) = one_answer_raised(audited, respondent, item, true) else { return Ok(()) };
        let (hostile, kind) = (assessed(&hostile), assessed(&kind));
        prop_assert!(never_falls(&figures(&kind, target), &figures(&hostile, target)));
        prop_assert!(never_falls(&figures(&kind, gap), &figures(&hostile, gap)));
        for (kind, hostile) in kind.items.iter().zip(&hostile.items) {
            prop_assert!(kind.target.so_far <= hostile.target.so_far);
        }
    }

    #[test]
    fn the_figure_so_far_lies_within_its_bounds(audited in audited(6)) {
        let assessment = assessed(&audited);
        for of in [score, target, gap] {
            for bounds in figures(&assessment, of) {
                prop_assert!(bounds.low <= bounds.high);
                if bounds.so_far.is_some() {
                    prop_assert!(bounds.low <= bounds.so_far && bounds.so_far <= bounds.high, "{bounds:?}");
                }
            }
        }
        for range in assessment.pillars.iter().filter_map(|pillar| pillar.band).chain(assessment.overall.band) {
            prop_assert!(range.best <= range.worst);
        }
    }

    #[test]
    fn the_bounds_contain_every_completion_of_what_is_unknown(audited in audited(5), levels in vec(any::<Index>(), 40)) {
        let before = assessed(&audited);
        let mut completed = audited.clone();
        for (item, figures) in before.items.iter().enumerate().filter(|(_, figures)| figures.merged.state.is_unknown()) {
            let top = usize::from(audited.questionnaire.items()[item].top);
            for (respondent, level) in completed.team.iter_mut().zip(&levels) {
                if respondent.states[item] != State::NotApplicable {
                    let level = levels[(item + level.index(7)) % levels.len()].index(top + 1);
                    respondent.states[item] = State::Level(level.try_into().ok().and_then(Level::new).unwrap());
                }
            }
            prop_assert!(figures.merged.given == 0);
        }
        let after = assessed(&completed);
        for of in [score, target, gap] {
            for (before, after) in figures(&before, of).into_iter().zip(figures(&after, of)) {
                prop_assert!(after.so_far.is_none() || before.low <= after.so_far && after.so_far <= before.high);
            }
        }
        let means = [(&before.overall.mean_score, &after.overall.mean_score), (&before.overall.mean_gap, &after.overall.mean_gap)];
        for (before, after) in means {
            prop_assert!(before.low <= after.so_far && after.so_far <= before.high);
        }
        for (before, after) in before.pillars.iter().zip(&after.pillars) {
            if let (Some(before), Some(after)) = (before.band, after.band) {
                prop_assert!(before.best <= after.best && after.worst <= before.worst);
            }
        }
        if let (Some(low), Some(high), Some(balance)) = (before.culture.low, before.culture.high, after.culture.balance) {
            prop_assert!(low <= balance && balance <= high);
        }
    }

    #[test]
    fn the_order_of_respondents_changes_nothing(audited in audited(8), seed in vec(any::<u32>(), 8)) {
        let mut shuffled: Vec<_> = audited.team.iter().cloned().zip(&seed).collect();
        shuffled.sort_by_key(|(_, seed)| **seed);
        let shuffled: Vec<_> = shuffled.into_iter().map(|(respondent, _)| respondent).collect();
        for equal_respondents in [false, true] {
            let rules = Rules { equal_respondents, min_group: 2, ..Rules::default() };
            prop_assert_eq!(
                machine_form(&audited.questionnaire, &audited.team, rules),
                machine_form(&audited.questionnaire, &shuffled, rules)
            );
        }
    }

    /// The attack: somebody holds one report, knows how many answered from each viewpoint and that all answered the same
    /// items, and wants the pillar score of a viewpoint that is hidden. It fails if another team, in which that viewpoint
    /// answered otherwise, has the very same report: here the answers of the two hidden viewpoints change places.
    #[test]
    fn a_hidden_viewpoint_cannot_be_computed_from_one_report(
        questionnaire in questionnaire(),
        sizes in (5..8_usize, 1..5_usize, 1..5_usize).prop_filter("the hidden ones are enough together", |sizes| sizes.1 + sizes.2 >= 5),
        levels in vec((any::<Index>(), any::<Index>(), any::<Index>()), 24),
    ) {
        let (peers, staff, users) = sizes;
        let level = |index: &Index, top: u8| State::Level(index.index(usize::from(top) + 1).try_into().ok().and_then(Level::new).unwrap());
        let states = |pick: fn(&(Index, Index, Index)) -> &Index| -> Vec<State> {
            questionnaire.items().iter().zip(levels.iter().cycle()).map(|(item, levels)| level(pick(levels), item.top)).collect()
        };
        let respondents = |viewpoint: usize, count: usize, states: &[State]| {
            vec![TestRespondent { viewpoint, states: states.to_vec() }; count]
        };
        let (shown, one, other) = (states(|levels| &levels.0), states(|levels| &levels.1), states(|levels| &levels.2));
        let team = [respondents(0, peers, &shown), respondents(2, staff, &one), respondents(3, users, &other)].concat();
        let exchanged = [respondents(0, peers, &shown), respondents(2, staff, &other), respondents(3, users, &one)].concat();
        let report = machine_form(&questionnaire, &team, Rules::default());
        prop_assert!(report.contains("\"others\""), "the test means to show a split with hidden viewpoints");
        prop_assert_eq!(report, machine_form(&questionnaire, &exchanged, Rules::default()));
    }

    #[test]
    fn without_two_hidden_viewpoints_of_enough_respondents_there_is_no_split(
        questionnaire in questionnaire(),
        peers in 5..9_usize,
        hidden in prop_oneof![Just(vec![(2, 1)]), Just(vec![(2, 4)]), Just(vec![(2, 2), (3, 2)]), Just(vec![(2, 1), (3, 1)])],
    ) {
        let states = vec![State::Level(Level::One); questionnaire.items().len()];
        let mut team = vec![Respondent { viewpoint: ViewpointIndex::new(0), states: &states }; peers];
        for (viewpoint, count) in hidden {
            team.extend(vec![Respondent { viewpoint: ViewpointIndex::new(viewpoint), states: &states }; count]);
        }
        prop_assert_eq!(assess(&questionnaire, &team, Rules::default()).viewpoint_split, None);
    }
}
