//! Every command accepts a blank answers file, and reads what is filled in.

use chrono::NaiveDate;
use pillars::input::{self, AnswersReader, ReadOptions};
use pillars::model::{Answers, AnswersHead, FormLength, Item, Level, Questionnaire, State, ViewpointIndex};
use pillars::source::Source;
use pillars::write::{TemplateOptions, template};
use std::num::NonZeroU32;

const BUILT_IN: &str = include_str!("../../pillars.toml");
const KITCHEN: &str = include_str!("../../examples/questionnaires/volunteer-kitchen.toml");
const WARD: &str = include_str!("../../examples/questionnaires/imroc-peer-workers.toml");
/// Texts that try to break out of a comment, a scale without indicators and one of eleven levels.
const HOSTILE: &str = r#"
id = "hostile"
version = "1.0.0"
title = "A \"title\"\nwith = 1"

[scale]
levels = ["no", "yes"]
target = 1

[[viewpoint]]
id = "first"
label = "One\r\n[audit]"

[[viewpoint]]
id = "second"
label = "Two"

[[band]]
id = "any"
label = "Any"
max_gap = 100

[[pillar]]
id = "p"
title = "Long title that goes on and on and on, past the end of the line where it has to be cut or left standing out"
why = "'''\n\"\"\"\n\\u0000"

[[pillar.question]]
id = "eleven"
text = "Which of\n# eleven = 3\nthese?"
levels = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]

[[pillar.question]]
id = "two"
text = "\t\u2028[answers.p]"
levels = ["no", "AVeryLongWordWithoutAnySpaceAVeryLongWordWithoutAnySpaceAVeryLongWordWithoutAnySpaceAVeryLongWord"]
na_allowed = false
"#;

fn questionnaire(text: &str) -> Questionnaire {
    let outcome = input::questionnaire(&Source::new("questionnaire.toml", text));
    assert!(outcome.value().is_some(), "{:?}", outcome.diagnostics());
    outcome.into_parts().0.expect("a valid questionnaire")
}

fn questionnaires() -> Vec<Questionnaire> {
    [BUILT_IN, KITCHEN, WARD, HOSTILE].map(questionnaire).into()
}

fn heading() -> AnswersHead {
    AnswersHead {
        team: "Café \"Nord\" \\ 1".to_owned(),
        organisation: Some("Example Trust".to_owned()),
        date: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"),
        viewpoint: ViewpointIndex::new(1),
        respondent: Some("R-014".to_owned()),
        participants: NonZeroU32::new(6),
        stage: None,
        names_stage: false,
        took_part: vec![],
    }
}

fn read_back(questionnaire: &Questionnaire, text: &str) -> Answers {
    let outcome = AnswersReader::new(questionnaire).read(&Source::new("answers.toml", text), ReadOptions::ALL);
    assert_eq!(outcome.diagnostics(), [], "{text}");
    outcome.into_parts().0.expect("valid answers").answers
}

#[test]
fn a_blank_file_reads_without_a_word_and_answers_nothing() {
    for questionnaire in questionnaires() {
        let bare = AnswersHead { organisation: None, respondent: None, participants: None, ..heading() };
        for (audit, schema) in [(heading(), Some("a b\nc.json")), (bare, None)] {
            let options = TemplateOptions { schema, ..TemplateOptions::default() };
            let answers = read_back(&questionnaire, &template(&questionnaire, &audit, options));
            assert_eq!(*answers.audit(), AnswersHead { stage: questionnaire.default_stage(), ..audit });
            assert_eq!(answers.version(), questionnaire.version());
            assert_eq!(answers.states(), vec![State::Unanswered; questionnaire.items().len()]);
        }
    }
}

#[test]
fn a_line_taken_out_of_its_comment_reads_as_the_level_written_to_it() {
    for questionnaire in questionnaires() {
        let audit = AnswersHead { stage: questionnaire.default_stage(), ..heading() };
        let asked = audit.asked(FormLength::Full);
        let level = |(item, n): (&Item, u8)| asked.includes(item).then(|| n % (item.top + 1));
        let levels: Vec<_> = questionnaire.items().iter().zip((0..=u8::MAX).cycle()).map(level).collect();
        let waiting = questionnaire.items().iter().zip(&levels).filter_map(|(item, level)| Some((item, (*level)?)));
        let (indicators, questions): (Vec<_>, Vec<_>) = waiting.partition(|(item, _)| item.is_indicator());
        let written = |item: &Item, level: u8| i16::from(level) - if item.is_indicator() { 2 } else { 0 };
        let mut awaiting = questions.into_iter().chain(indicators).peekable();
        let fill_in = |line: &str| match awaiting.next_if(|(item, _)| line == format!("# {} =", item.key())) {
            Some((item, level)) => format!("{} = {}", item.key(), written(item, level)),
            None => line.to_owned(),
        };
        let filled: Vec<_> =
            template(&questionnaire, &heading(), TemplateOptions::default()).lines().map(fill_in).collect();
        assert_eq!(awaiting.next(), None, "every item that is asked waits for its answer, in order");
        let answers = read_back(&questionnaire, &filled.join("\n"));
        let state = |level: Option<u8>| level.and_then(Level::new).map_or(State::Unanswered, State::Level);
        assert_eq!(answers.states(), levels.into_iter().map(state).collect::<Vec<_>>());
    }
}

#[test]
fn every_way_to_answer_that_the_file_names_is_one_that_is_read() {
    for questionnaire in questionnaires() {
        let blank = template(&questionnaire, &heading(), TemplateOptions::default());
        let ways: Vec<_> = blank.lines().filter_map(|line| line.strip_prefix("#     ")).take(4).collect();
        let key = ways.first().and_then(|way| way.split(' ').next()).expect("a way to answer");
        let place = questionnaire.items().iter().position(|item| item.key() == key).expect("a question of that key");
        let states = ways.into_iter().map(|way| {
            let filled = blank.replacen(&format!("\n# {key} ="), &format!("\n{way}"), 1);
            *read_back(&questionnaire, &filled).states().get(place).expect("a state")
        });
        let expected = [State::Level(Level::One), State::Level(Level::One), State::DontKnow, State::NotApplicable];
        assert_eq!(states.collect::<Vec<_>>(), expected, "{key}");
    }
}

#[test]
fn no_line_is_wider_than_a_window() {
    for questionnaire in [BUILT_IN, KITCHEN, WARD].map(questionnaire) {
        for line in template(&questionnaire, &heading(), TemplateOptions::default()).lines() {
            assert!(line.chars().count() <= 92 && line.trim_end() == line, "{line}");
        }
    }
}
