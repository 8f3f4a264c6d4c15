//! Reading answers files: what is taken, and what is said about the rest.

use pillars::model::Questionnaire;
use pillars::read::{self, AnswersReader, Wanted};
use pillars::source::Source;

fn questionnaire(text: &str) -> Questionnaire {
    read::questionnaire(&Source::new("questionnaire.toml", text)).into_parts().0.expect("a valid questionnaire")
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
        let outcome = AnswersReader::new(&questionnaire).read(&source, Wanted::ALL);
        assert_eq!(outcome.diagnostics(), []);
        let file = outcome.value().expect("answers");
        let places = file.places.as_ref().expect("places");
        for (item, state) in questionnaire.items().iter().zip(&file.answers.states) {
            let place = questionnaire.item_named(&item.id).and_then(|index| places.item(index));
            assert_eq!(place.is_some(), *state != pillars::model::State::Unanswered, "{}", item.id);
            assert!(place.is_none_or(|place| source.slice(place.key) == item.key()), "{}", item.id);
        }
    }
}
