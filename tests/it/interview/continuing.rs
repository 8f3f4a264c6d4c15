//! An interview that is continued later, or follows up an earlier audit.

use super::first_version;
use super::harness::InterviewHarness;
use chrono::NaiveDate;
use pillars::model::{Answers, AnswersHead, ItemIndex, Level, Questionnaire, State};
use std::num::NonZeroU32;

#[test]
fn an_interview_continues_the_next_day_where_it_stopped() {
    let questionnaire = first_version();
    let mut interview = InterviewHarness::begun(&questionnaire);
    for line in ["3", "s", "2", "q"] {
        interview.line(line);
    }
    let answers = interview.read();
    let mut next_day = InterviewHarness::new(&questionnaire, |options| options.answers = answers);
    assert!(next_day.page().contains("Peer Leadership, question 4 of 7"), "{}", next_day.page());
}

#[test]
fn a_resumed_interview_says_whose_answers_it_continues() {
    let questionnaire = first_version();
    let first = InterviewHarness::begun(&questionnaire).typing(&["3", "s", "2", "q"]);
    let answers = first.read();
    let mut next_day = InterviewHarness::new(&questionnaire, |options| options.answers = answers);
    let welcome = next_day.welcome();
    assert!(
        welcome.contains(
            "Welcome back. These are the answers of North, 21 November 2026, answered as: Peer supporters and peer leaders."
        ),
        "{welcome}"
    );
    assert!(
        welcome.contains("To audit another team, or for another person, type q and name another file."),
        "{welcome}"
    );
    assert!(welcome.contains("2 of 75 questions answered; the rest takes about 2 hours and 20 minutes."), "{welcome}");
    assert!(next_day.page().contains("Peer Leadership, question 4 of 7"));
}

#[test]
fn a_resumed_group_is_asked_only_what_is_missing_and_continues_where_it_stopped() {
    let questionnaire = first_version();
    let group = questionnaire.viewpoint_named("group").unwrap();
    let first = InterviewHarness::new(&questionnaire, |options| options.group = Some(group))
        .typing(&["North", "", "", "", "6", "3", "2", "q"]);
    for participants in [NonZeroU32::new(6), None] {
        let answers = with_audit(first.read().unwrap(), &questionnaire, |audit| audit.participants = participants);
        // With or without `--group`.
        for settled in [Some(group), None] {
            let mut next_day = InterviewHarness::new(&questionnaire, |options| {
                options.answers = Some(answers.clone());
                options.group = settled;
            });
            if participants.is_none() {
                assert!(next_day.page().starts_with("How many people are taking part?"), "{}", next_day.page());
                next_day.line("5");
            }
            assert!(next_day.page().contains("Peer Leadership, question 3 of 7"), "{}", next_day.page());
        }
    }
}

#[test]
fn a_follow_up_takes_over_what_still_holds_and_nothing_else() {
    let questionnaire = first_version();
    let mut first = InterviewHarness::begun(&questionnaire);
    for line in ["t Since June", "3", "2", "d", "q"] {
        first.line(line);
    }
    let in_may = |audit: &mut AnswersHead| audit.date = NaiveDate::from_ymd_opt(2026, 5, 2).unwrap();
    let earlier = first.read().map(|answers| with_audit(answers, &questionnaire, in_may));
    let mut second = InterviewHarness::new(&questionnaire, |options| options.earlier = earlier);
    assert!(second.page().contains("On 2 May 2026: 3, "), "{}", second.page());
    for line in ["", "3", ""] {
        second.line(line);
    }
    let answers = second.read().unwrap();
    assert_eq!(answers.audit().date, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    assert_eq!(
        answers.states()[..4],
        [State::Level(Level::Three), State::Level(Level::Three), State::DontKnow, State::Unanswered]
    );
    assert_eq!(answers.remarks().len(), 1);
    assert_eq!(answers.remarks()[&ItemIndex::new(0)].note.as_deref(), Some("Since June"));
}

/// The same answers with another `[audit]`.
fn with_audit(answers: Answers, questionnaire: &Questionnaire, change: impl FnOnce(&mut AnswersHead)) -> Answers {
    let (mut audit, version) = (answers.audit().clone(), answers.version());
    change(&mut audit);
    answers.into_builder(questionnaire).finish(audit, version)
}
