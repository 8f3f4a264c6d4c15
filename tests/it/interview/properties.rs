//! Whatever is typed, the file is valid and has the answers.

use super::harness::InterviewHarness;
use crate::strategies::questionnaire;
use pillars::interview::{Input, Next};
use pillars::model::ViewpointIndex;
use proptest::collection::vec;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Typing {
    Line(String),
    Back,
}

const WORDS: [&str; 18] =
    ["", "n", "d", "t", "e", "x", "?", "b", "s", "j", "p", "o", "-", "back", "skip", "n no", "t \u{1b}x", "j 2"];

fn typing() -> impl Strategy<Value = Typing> {
    prop_oneof![
        6 => (-3..12_i32).prop_map(|number| Typing::Line(number.to_string())),
        6 => prop::sample::select(&WORDS[..]).prop_map(|word| Typing::Line(word.to_owned())),
        2 => any::<String>().prop_map(Typing::Line),
        1 => "[ \\t\"'#\\\\é😀a-c]{0,12}".prop_map(Typing::Line),
        2 => Just(Typing::Back),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_the_file_is_valid_and_contains_the_answers(
        questionnaire in questionnaire(),
        typed in vec(typing(), 0..60),
        group in any::<bool>(),
    ) {
        let mut interview = InterviewHarness::new(&questionnaire, |options| options.group = group.then_some(ViewpointIndex::new(3)));
        for one in &typed {
            match one {
                Typing::Line(line) => interview.line(line),
                Typing::Back => interview.take(Input::Back),
            };
            interview.page();
            // While it is not said how many people are in a group, the file keeps what was complete before.
            if let (Some(read), Some(answers)) = (interview.read(), interview.state.answers()) {
                prop_assert_eq!(read, answers);
            }
        }
        interview.take(Input::End);
        // While it is not said how many people are in a group, the file keeps what was complete before.
        if let (Some(read), Some(answers)) = (interview.read(), interview.state.answers()) {
            prop_assert_eq!(read, answers);
        }
    }

    #[test]
    fn going_back_and_forth_changes_nothing(questionnaire in questionnaire(), typed in vec(typing(), 0..40)) {
        let mut interview = InterviewHarness::begun(&questionnaire);
        for one in &typed {
            match one {
                Typing::Line(line) => interview.line(line),
                Typing::Back => interview.take(Input::Back),
            };
        }
        // Out of a note or a list of pillars first; then back, unless this is the very beginning, and on.
        interview.take(Input::Line("b"));
        let before = (interview.state.prompt(), interview.text());
        if interview.take(Input::Back).next == Next::Ask {
            let forth = if interview.state.prompt().label == "Answer" { "s" } else { "" };
            interview.line(forth);
        }
        prop_assert_eq!((interview.state.prompt(), interview.text()), before);
    }
}
