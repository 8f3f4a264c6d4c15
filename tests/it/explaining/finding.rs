//! Looking up ids: those that exist, those that do not, and suggestions.

use crate::shell::{run, stdout};
use crate::support::{folder, read_questionnaire};
use pillars::diagnostic::Code;
use pillars::model::{ItemIndex, PillarIndex, StageIndex, ViewpointIndex};
use pillars::report::explanation::{Topic, find};

#[test]
fn everything_with_an_id_is_found_by_it() {
    for path in ["pillars.toml", "examples/questionnaires/volunteer-kitchen.toml"] {
        let questionnaire = read_questionnaire(&folder("").join(path));
        let holds = |id: &str, topic: Topic| {
            assert!(find(&questionnaire, id).is_ok_and(|found| found.contains(&topic)), "{path}: {id}");
        };
        for (index, item) in ItemIndex::enumerate(questionnaire.items()) {
            holds(&item.id, Topic::Item(index));
        }
        for (index, pillar) in PillarIndex::enumerate(questionnaire.pillars()) {
            holds(pillar.id.as_str(), Topic::Pillar(index));
        }
        for (place, reading) in questionnaire.readings().iter().enumerate() {
            holds(reading.id.as_str(), Topic::Reading(place));
        }
        for (place, document) in questionnaire.documents().iter().enumerate() {
            holds(document.id.as_str(), Topic::Document(place));
        }
        for (place, retired) in questionnaire.retired().iter().enumerate() {
            holds(&retired.id, Topic::Retired(place));
        }
        for (index, viewpoint) in ViewpointIndex::enumerate(questionnaire.viewpoints()) {
            holds(viewpoint.id.as_str(), Topic::Viewpoint(index));
        }
        for (place, band) in questionnaire.bands().as_slice().iter().enumerate() {
            holds(band.id.as_str(), Topic::Band(place));
        }
        for (place, stage) in questionnaire.stages().iter().enumerate() {
            holds(stage.id.as_str(), Topic::Stage(StageIndex::new(place)));
        }
        for (place, term) in questionnaire.terms().iter().enumerate() {
            holds(term.id.as_str(), Topic::Term(place));
        }
        for &code in Code::ALL {
            holds(code.name(), Topic::Code(code));
        }
        holds("culture", Topic::Culture);
        holds("overall", Topic::Overall);
        holds("policy", Topic::PolicyAndPractice);
        holds("practice", Topic::PolicyAndPractice);
    }
}

#[test]
fn a_bare_key_is_found_where_no_other_has_it() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let parity = questionnaire.item_named("peer-leadership.parity").unwrap();
    assert_eq!(find(&questionnaire, "parity"), Ok(vec![Topic::Item(parity)]));
}

#[test]
fn a_key_that_several_have_names_them() {
    let text = std::fs::read_to_string(folder("examples/questionnaires/volunteer-kitchen.toml")).unwrap();
    let text = text.replace("id = \"shift-lead\"", "id = \"first-shift\"").replace(".shift-lead\"", ".first-shift\"");
    let source = pillars::source::Source::new("kitchen.toml", text);
    let questionnaire = pillars::input::questionnaire(&source).into_parts().0.unwrap();
    assert_eq!(
        find(&questionnaire, "first-shift").unwrap_err().to_string(),
        "several items have the key `first-shift`; write `welcome.first-shift` or `steady-kitchen.first-shift`"
    );
}

#[test]
fn aspects_are_a_topic_only_where_a_question_has_one() {
    let text = std::fs::read_to_string(folder("examples/questionnaires/volunteer-kitchen.toml")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("aspect = "));
    let source = pillars::source::Source::new("kitchen.toml", lines.collect::<Vec<_>>().join("\n"));
    let questionnaire = pillars::input::questionnaire(&source).into_parts().0.unwrap();
    for word in ["policy", "practice"] {
        assert!(find(&questionnaire, word).is_err(), "{word}");
    }
}

#[test]
fn a_slip_of_the_keyboard_is_understood() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    for (typed, meant) in [
        ("partiy", "parity"),
        ("peer-leadership.partiy", "peer-leadership.parity"),
        ("culture.critcal-debate", "culture.critical-debate"),
        ("not-redy", "not-ready"),
        ("duplicate_key", "duplicate-key"),
        ("overal", "overall"),
        ("polcy", "policy"),
        ("pratice", "practice"),
    ] {
        let said = find(&questionnaire, typed).unwrap_err().to_string();
        assert_eq!(said, format!("nothing is called `{typed}`; did you mean `{meant}`?"));
    }
    assert_eq!(
        find(&questionnaire, "budgets-and-elephants").unwrap_err().to_string(),
        "nothing is called `budgets-and-elephants`; `pillars questionnaire --format markdown` shows every id of the \
         questionnaire"
    );
}

#[test]
fn titles_texts_and_words_of_the_reports_are_found_in_any_case() {
    let questionnaire = read_questionnaire(&folder("examples/questionnaires/peer-hub-8-pillars-1.0.0.toml"));
    let pillar = |id: &str| questionnaire.pillar_named(id).unwrap();
    let item = |id: &str| questionnaire.item_named(id).unwrap();
    for (written, topic) in [
        ("Quality & Clarity", Topic::Pillar(pillar("quality-and-clarity"))),
        ("quality  & clarity", Topic::Pillar(pillar("quality-and-clarity"))),
        ("four lenses", Topic::Item(item("evaluate-and-evolve.four-lenses"))),
        ("PARITY", Topic::Item(item("peer-leadership.parity"))),
        ("not ready", Topic::Band(3)),
    ] {
        assert_eq!(find(&questionnaire, written), Ok(vec![topic]), "{written}");
    }
    let text = &questionnaire.items()[item("peer-leadership.parity")].question().unwrap().text;
    assert_eq!(find(&questionnaire, &text.to_uppercase()), Ok(vec![Topic::Item(item("peer-leadership.parity"))]));
    for word in ["gap", "Gap", "band", "coverage", "target", "must-have", "Worth", "don’t know", "Range"] {
        assert!(matches!(find(&questionnaire, word).as_deref(), Ok([Topic::ReportWord(_)])), "{word}");
    }
}

#[test]
fn the_topic_may_come_before_the_answers_or_after_them() {
    let answers = ["--answers", "examples/answers/hostile.toml"];
    for topic in ["peer-leadership.parity", "overall"] {
        let after = run(&[&["explain"], &answers[..], &[topic]].concat());
        assert_eq!(after.status.code(), Some(0), "{topic}");
        assert_eq!(stdout(&after), stdout(&run(&[&["explain", topic], &answers[..]].concat())), "{topic}");
    }
}
