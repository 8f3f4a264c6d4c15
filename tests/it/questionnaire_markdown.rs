//! The questionnaire as Markdown, to read before a meeting.

use crate::support::{folder, read_questionnaire};
use pillars::report::{QuestionnaireOptions, markdown, questionnaire_document};
use snapbox::{assert_data_eq, file};

#[test]
fn the_kitchens_questionnaire_reads_like_this() {
    let questionnaire = read_questionnaire(&folder("examples/questionnaires").join("volunteer-kitchen.toml"));
    assert_data_eq!(
        markdown::render(&questionnaire_document(&questionnaire, QuestionnaireOptions::default())),
        file!["snapshots/questionnaire-volunteer-kitchen.md"].raw()
    );
}

#[test]
fn a_content_warning_stands_before_every_link_to_what_it_warns_of() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let text = markdown::render(&questionnaire_document(&questionnaire, QuestionnaireOptions::default()));
    let warned: Vec<_> = questionnaire.readings().iter().filter(|work| work.warning.is_some()).collect();
    assert!(!warned.is_empty(), "the built-in questionnaire warns of something");
    for work in warned {
        let title = work.link.as_ref().map_or(work.title.to_string(), |link| format!("{}](<{link}>)", work.title));
        let lines: Vec<_> = text.lines().filter(|line| line.contains(&title)).collect();
        assert!(lines.len() >= 2, "{} stands with its questions and in the list", work.id);
        for line in lines {
            let (before, _) = line.split_once(&title).expect("the title");
            assert!(before.contains("**Content warning: "), "{line}");
        }
    }
}

#[test]
fn every_question_and_every_text_of_it_is_there() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let text =
        markdown::render(&questionnaire_document(&questionnaire, QuestionnaireOptions::default())).replace('\\', "");
    for item in questionnaire.items() {
        let question =
            item.question().into_iter().flat_map(|q| q.levels.iter().chain([&q.text]).chain(&q.why).chain(&q.evidence));
        let poles = item.indicator().into_iter().flat_map(|indicator| [&indicator.hostile, &indicator.fertile]);
        for words in question.chain(poles).chain(&item.action) {
            assert!(text.contains(words.as_str()), "{}: {words}", item.id);
        }
    }
}
