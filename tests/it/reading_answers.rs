//! Reading answers files: valid ones, and the problems in others.

use crate::minimal_files::{SMALL, VALID};
use crate::small::{answers, expect_in_answers, lines, questionnaire, with};
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::{AnswersHead, ItemIndex, Level, Remark, State, ViewpointIndex};
use pillars::source::{Position, Source};
use std::num::NonZeroU32;

#[test]
fn a_valid_file_is_taken_as_it_stands() {
    let (_, outcome) = answers(VALID);
    assert_eq!(outcome.diagnostics(), []);
    let answers = &outcome.value().expect("answers").answers;
    let audit = AnswersHead {
        team: "Northfield CMHT".to_owned(),
        organisation: Some("Example Trust".to_owned()),
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"),
        viewpoint: ViewpointIndex::new(1),
        respondent: Some("R-014".to_owned()),
        participants: NonZeroU32::new(6),
        stage: None,
        names_stage: false,
        took_part: vec![],
    };
    assert_eq!(*answers.audit(), audit);
    assert_eq!(answers.version().to_string(), "1.2.0");
    let states =
        [State::Level(Level::Two), State::NotApplicable, State::DontKnow, State::DontKnow, State::Level(Level::One)];
    assert_eq!(answers.states(), states);
    assert_eq!(
        answers.remarks().get(&ItemIndex::new(0)),
        Some(&Remark {
            reason: None,
            note: Some("Attends, cannot vote".to_owned()),
            evidence: Some("Minutes, June".to_owned()),
            dissent: Some("Two of us would say 1".to_owned()),
        })
    );
    assert_eq!(
        answers.remarks().get(&ItemIndex::new(1)).and_then(|remark| remark.reason.as_deref()),
        Some("No profession here holds its own budget")
    );
    assert_eq!(answers.remarks().keys().map(|item| item.get()).collect::<Vec<_>>(), [0, 1, 3]);
    assert!(answers.retired().is_empty());
}

#[test]
fn only_what_is_wanted_is_kept() {
    let questionnaire = questionnaire(SMALL);
    let reader = AnswersReader::new(&questionnaire);
    let source = Source::new("answers.toml", VALID);
    let (all, bare) = (reader.read(&source, ReadOptions::ALL), reader.read(&source, ReadOptions::ANSWERS));
    let (all, bare) = (all.value().expect("answers"), bare.value().expect("answers"));
    assert_eq!(all.answers.states(), bare.answers.states());
    assert_eq!(all.answers.audit(), bare.answers.audit());
    assert!(bare.answers.remarks().is_empty() && bare.spans.is_none());
}

#[test]
fn every_answer_has_its_place() {
    let (source, outcome) = answers(VALID);
    let places = outcome.value().and_then(|file| file.spans.as_ref()).expect("places");
    let place = places.item(0).expect("the first answer");
    assert_eq!(source.slice(place.key), "parity");
    assert_eq!(source.slice(place.answer), "2");
    assert_eq!(place.note.map(|note| source.slice(note)), Some("\"Attends, cannot vote\""));
    assert_eq!(place.evidence.map(|evidence| source.slice(evidence)), Some("\"Minutes, June\""));
    assert_eq!(places.item(2).map(|place| source.slice(place.value)), Some("\"don't know\""));
    assert_eq!(places.item(3).map(|place| source.slice(place.answer)), Some("true"));
    let headers: Vec<_> = places.pillars.iter().map(|span| span.map(|span| source.slice(span))).collect();
    assert_eq!(headers, [Some("[answers.leading]"), Some("[answers.culture-work]")]);
    assert_eq!(places.culture.map(|span| source.slice(span)), Some("[culture]"));
    let audit = &places.audit;
    assert_eq!(source.slice(audit.header), "[audit]");
    assert_eq!(source.slice(audit.date.value), "2026-11-21");
    assert_eq!(audit.respondent.map(|field| source.slice(field.key)), Some("respondent"));
    assert_eq!(source.slice(places.version.value), "\"1.2.0\"");
    assert_eq!(source.slice(places.questionnaire.key), "questionnaire");
}

#[test]
fn ten_mistakes_are_ten_findings_each_at_its_characters() {
    let text = r#"questionnaire = "small"
version = "1.2"

[audit]
team = "  "
date = "2026-11-21"
viewpoint = "leader"
particpants = 6

[answers.leading]
parity = { level = 7, note = "日本 ✅ naïve" }
budget = { note = "é", levl = 2 }
deputy = { level = 1, dont_know = true }

[answers.culture-work]
trainng = 3

[culture]
debate = { position = 3, evidence = 4 }
"#;
    expect_in_answers(
        text,
        &[
            "2:11 invalid-version: `version` is not a version of three numbers",
            "5:8 empty-text: `team` is empty",
            "6:8 invalid-date: `date` is text, not a date",
            "7:13 unknown-viewpoint: there is no viewpoint `leader`",
            "8:1 unknown-key: unknown key `particpants` in [audit]",
            "11:20 level-out-of-range: `parity` has no such level; its levels are 0 to 4",
            "12:24 unknown-key: unknown key `levl` in an answer",
            "13:23 conflicting-answers: `dont_know` and `level` are both set",
            "16:1 unknown-id: `trainng` is not asked in [answers.culture-work]",
            "19:23 position-out-of-range: `debate` has no such position; positions are -2 to 2",
            "19:37 wrong-type: `evidence` is a whole number, not a text",
        ],
    );
}

#[test]
fn columns_are_the_same_whatever_surrounds_them() {
    let plain = with(VALID, "debate = -1", "debate = { note = \"e\u{301} 日本 👩‍⚕️ é\", position = 9 }");
    let at = |text: &str| {
        let (source, outcome) = answers(text);
        assert_eq!(outcome.diagnostics().len(), 1, "{:?}", lines(&source, outcome.diagnostics()));
        source.position(outcome.diagnostics()[0].span().start)
    };
    let here = Position { line: 21, column: 46 };
    assert_eq!(at(&plain), here);
    assert_eq!(at(&plain.replace('\n', "\r\n")), here, "CRLF");
    assert_eq!(at(&format!("\u{feff}{plain}")), here, "byte order mark");
    assert_eq!(at(&format!("\u{feff}{}", plain.replace('\n', "\r\n"))), here, "both");
    assert_eq!(at(plain.trim_end()), here, "no newline at the end");
    assert_eq!(at(&plain.replace("debate =", "\tdebate =")), Position { line: 21, column: 47 }, "a tab is one column");
}

#[test]
fn each_way_of_not_answering_is_told_apart() {
    for (answer, finding) in [
        ("\"maybe\"", "13:10 unknown-answer: this text is not an answer to `deputy`"),
        ("\"don’t know\"", "13:10 unknown-answer: this text is not an answer to `deputy`"),
        ("\"3\"", "13:10 quoted-number: `deputy` is a number in quotes"),
        ("{ level = \"3\" }", "13:20 quoted-number: `level` is a number in quotes"),
        ("2.0", "13:10 wrong-type: `deputy` is a decimal number, not an answer"),
        ("[3]", "13:10 wrong-type: `deputy` is a list, not an answer"),
        ("-1", "13:10 level-out-of-range: `deputy` has no such level; its levels are 0 to 4"),
        ("99999999999999999999", "13:10 level-out-of-range: `deputy` has no such level; its levels are 0 to 4"),
        ("{ dont_know = false }", "13:24 dont-know-false: `dont_know = false` has no effect"),
        ("{ dont_know = \"yes\" }", "13:24 wrong-type: `dont_know` is a text, not true"),
        (
            "{ not_applicable = \"\" }",
            "13:29 not-applicable-without-reason: `not_applicable` of `deputy` has no reason",
        ),
        (
            "{ not_applicable = \" \\t\" }",
            "13:29 not-applicable-without-reason: `not_applicable` of `deputy` has no reason",
        ),
        (
            "{ not_applicable = true }",
            "13:29 not-applicable-without-reason: `not_applicable` of `deputy` has no reason",
        ),
        ("{ not_applicable = 3 }", "13:29 wrong-type: `not_applicable` is a whole number, not a text with the reason"),
        ("{ position = 1 }", "13:12 unknown-key: unknown key `position` in an answer"),
        ("{ note = 4 }", "13:19 wrong-type: `note` is a whole number, not a text"),
    ] {
        expect_in_answers(
            &format!(
                "questionnaire = \"small\"\nversion = \"1.2.0\"\n\n[audit]\nteam = \"A\"\norganisation = \"B\"\ndate = 2026-11-21\nviewpoint = \"peer\"\nrespondent = \"R\"\nparticipants = 1\n\n[answers.leading]\ndeputy = {answer}\n"
            ),
            &[finding],
        );
    }
}

#[test]
fn a_must_have_cannot_be_not_applicable() {
    let text = with(VALID, "parity = { level = 2,", "parity = { not_applicable = \"no\",");
    expect_in_answers(&text, &["13:12 not-applicable-not-allowed: `parity` cannot be answered \"not applicable\""]);
}

#[test]
fn a_note_alone_leaves_the_question_unanswered() {
    let (_, outcome) = answers(&with(VALID, "deputy = \"don't know\"", "deputy = { note = \"ask Jo\" }"));
    let file = outcome.value().expect("answers");
    assert_eq!(file.answers.states()[2], State::Unanswered);
    assert_eq!(
        file.answers.remarks().get(&ItemIndex::new(2)).and_then(|remark| remark.note.as_deref()),
        Some("ask Jo")
    );
}

#[test]
fn answers_may_stand_in_any_order_and_in_any_form_of_toml() {
    let text = r#"
culture.debate.position = -1
answers = { culture-work = { training = { dont_know = true } }, leading = { deputy = "don't know", budget = { not_applicable = "No" }, parity.level = 2 } }
audit.viewpoint = "leadership"
audit.date = 2026-11-21
audit.team = "Northfield CMHT"
version = '1.2.0'
questionnaire = """small"""
"#;
    let (source, outcome) = answers(text);
    assert_eq!(lines(&source, outcome.diagnostics()), [""; 0]);
    let states = outcome.value().expect("answers").answers.states();
    assert_eq!(
        states,
        &[State::Level(Level::Two), State::NotApplicable, State::DontKnow, State::DontKnow, State::Level(Level::One)]
    );
}

#[test]
fn what_is_missing_is_said_once_for_each() {
    expect_in_answers(
        "",
        &[
            "1:1 missing-key: `questionnaire` is missing from an answers file",
            "1:1 missing-key: `version` is missing from an answers file",
            "1:1 missing-key: `audit` is missing from an answers file",
        ],
    );
    expect_in_answers(
        "questionnaire = \"small\"\nversion = \"1.2.0\"\n[audit]\norganisation = \"x\"\n",
        &[
            "3:1 missing-key: `team` is missing from [audit]",
            "3:1 missing-key: `date` is missing from [audit]",
            "3:1 missing-key: `viewpoint` is missing from [audit]",
        ],
    );
}

#[test]
fn another_questionnaire_is_one_finding_and_not_one_for_each_answer() {
    let text = with(VALID, "\"small\"", "\"large\"") + "unheard-of = 3\n";
    expect_in_answers(&text, &["1:17 wrong-questionnaire: the answers are for `large`, not for `small`"]);
}

#[test]
fn a_newer_version_is_an_error_and_an_older_one_a_warning_that_names_what_changed() {
    expect_in_answers(
        &with(VALID, "1.2.0", "1.10.0"),
        &["2:11 newer-version: the answers are for version 1.10.0, which is newer than the questionnaire's 1.2.0"],
    );
    let (source, outcome) = answers(&with(VALID, "1.2.0", "1.0.3"));
    assert_eq!(
        lines(&source, outcome.diagnostics()),
        ["2:11 older-version: the answers are for version 1.0.3, which is older than the questionnaire's 1.2.0"]
    );
    let found = &outcome.diagnostics()[0];
    let help = "answers to questions that have changed since are not counted; answer them again, then write \"1.2.0\"";
    assert_eq!(found.help(), Some(help), "which questions were answered is private");
    let help = "`leading.parity` changed after this version, so the answers are not counted; answer again, then write \"1.2.0\"";
    assert_eq!(found.private().help.as_deref(), Some(help));
    assert!(outcome.value().is_some());
    let (_, outcome) = answers(&with(VALID, "1.2.0", "1.1.0"));
    assert_eq!(outcome.diagnostics()[0].help(), Some("no answered question has changed since; write \"1.2.0\""));
}

#[test]
fn an_answer_to_a_retired_question_is_a_notice_and_ignored() {
    let (source, outcome) = answers(&with(VALID, "deputy =", "fax = 4\ndeputy ="));
    assert_eq!(
        lines(&source, outcome.diagnostics()),
        ["15:1 retired-answer: `leading.fax` has not been asked since version 1.1.0"]
    );
    let file = outcome.value().expect("answers");
    assert_eq!(file.answers.retired(), [0]);
    assert_eq!(file.spans.as_ref().map(|spans| source.slice(spans.retired[0].key)), Some("fax"));
}

#[test]
fn names_can_be_printed_in_a_table() {
    for (name, finding) in [
        ("North\\u001bfield", "5:8 control-character: `team` contains a control character"),
        ("North\\u202efield", "5:8 control-character: `team` contains a control character"),
        (&"é".repeat(201), "5:8 too-long: `team` has more than 200 characters"),
    ] {
        expect_in_answers(&with(VALID, "Northfield CMHT", name), &[finding]);
    }
    expect_in_answers(&with(VALID, "Northfield CMHT", &"é".repeat(200)), &[]);
}

#[test]
fn a_day_is_a_day_alone() {
    for (date, finding) in [
        ("2026-11-21T10:00:00", "7:8 invalid-date: `date` is not just a date"),
        ("10:00:00", "7:8 invalid-date: `date` is not just a date"),
        ("2026", "7:8 wrong-type: `date` is a whole number, not a date such as 2026-11-21"),
        ("2025-02-29", "7:8 invalid-date: this is not a date: day is out of range"),
    ] {
        expect_in_answers(&with(VALID, "2026-11-21", date), &[finding]);
    }
    expect_in_answers(
        &with(VALID, "participants = 6", "participants = 0"),
        &["10:16 number-out-of-range: `participants` is out of range"],
    );
}

#[test]
fn help_says_where_a_key_belongs() {
    for (before, after, help) in [
        ("version =", "team = \"x\"\nversion =", "it belongs in [audit]"),
        ("debate = -1", "debat = -1", "did you mean `debate`?"),
        ("debate = -1", "deputy = -1", "it belongs in [answers.leading]"),
        ("training =", "debate = 1\ntraining =", "it belongs in [culture]"),
        (
            "[answers.culture-work]",
            "[answers.culture]",
            "indicators are answered in [culture], not in [answers.culture]",
        ),
        ("[answers.culture-work]", "[answers.culture_work]", "did you mean `culture-work`?"),
        ("debate = -1", "debate = { level = 1 }", "an indicator is answered with `position`, from -2 to 2"),
        ("\"don't know\"", "{ reason = \"x\" }", "the reason is the value of `not_applicable`"),
    ] {
        let (_, outcome) = answers(&with(VALID, before, after));
        let helps: Vec<_> = outcome.diagnostics().iter().map(|found| found.help()).collect();
        assert_eq!(helps, [Some(help)], "{after}");
    }
}

#[test]
fn the_example_answers_are_taken_without_a_word() {
    for (questions, answers) in [
        (
            include_str!("../../examples/questionnaires/imroc-peer-workers.toml"),
            include_str!("../../examples/answers/imroc-ward.toml"),
        ),
        (
            include_str!("../../examples/questionnaires/volunteer-kitchen.toml"),
            include_str!("../../examples/answers/kitchen.toml"),
        ),
    ] {
        let questionnaire = questionnaire(questions);
        let source = Source::new("answers.toml", answers);
        let outcome = AnswersReader::new(&questionnaire).read(&source, ReadOptions::ALL);
        assert_eq!(outcome.diagnostics(), []);
        let file = outcome.value().expect("answers");
        let spans = file.spans.as_ref().expect("spans");
        for (index, (item, state)) in questionnaire.items().iter().zip(file.answers.states()).enumerate() {
            let place = spans.item(index);
            assert_eq!(place.is_some(), *state != State::Unanswered, "{}", item.id);
            assert!(place.is_none_or(|place| source.slice(place.key) == item.key()), "{}", item.id);
        }
    }
}

#[test]
fn names_that_look_the_same_are_one_name() {
    for written in ["  Larch  Ward ", "Larch\u{a0}Ward", "Lar\u{ad}ch Ward", "La\u{200b}rch Ward"] {
        let text = with(VALID, "Northfield CMHT", written);
        let answers = answers(&text).1.into_parts().0.unwrap().answers;
        assert_eq!(answers.audit().team, "Larch Ward", "{written:?}");
    }
    let decomposed = with(VALID, "Example Trust", "Cafe\u{301} Trust");
    assert_eq!(
        answers(&decomposed).1.into_parts().0.unwrap().answers.audit().organisation.as_deref(),
        Some("Caf\u{e9} Trust")
    );
}
