//! The interview with stages, terms, a short form, and questions for some viewpoints only.

use super::harness::{InterviewHarness, read};
use pillars::input::questionnaire as questionnaire_from;
use pillars::interview::Scope;
use pillars::model::Questionnaire;
use pillars::source::Source;

/// Two stages, one question for peers and one for leaders alone, a term and a short form.
const WITH_STAGES: &str = "\
id = \"stages\"
version = \"1.0.0\"
title = \"With stages\"
language = \"en-GB\"
[scale]
levels = [\"a\", \"b\", \"c\"]
target = 2
[[viewpoint]]
id = \"peer\"
label = \"Peers\"
[[viewpoint]]
id = \"leadership\"
label = \"Leaders\"
[[viewpoint]]
id = \"group\"
label = \"A group\"
[[stage]]
id = \"before\"
label = \"Before the first post\"
text = \"No peer has started yet.\"
[[stage]]
id = \"running\"
label = \"Running\"
[[term]]
id = \"peer-lead\"
word = \"peer lead\"
forms = [\"peer leads\"]
meaning = \"The peer who leads the others.\"
[[band]]
id = \"ready\"
label = \"Ready\"
max_gap = 100
[[pillar]]
id = \"p\"
title = \"Pillar\"
[[pillar.question]]
id = \"all\"
title = \"For everybody\"
text = \"Do peer leads vote?\"
levels = [\"No\", \"Some\", \"Yes\"]
short = true
changed = \"1.0.0\"
[[pillar.question]]
id = \"pay\"
text = \"What is the pay?\"
levels = [\"No\", \"Some\", \"Yes\"]
asked_of = [\"leadership\"]
[[pillar.question]]
id = \"shift\"
text = \"Who is beside you?\"
levels = [\"No\", \"Some\", \"Yes\"]
asked_of = [\"peer\", \"group\"]
stages = [\"running\"]
";

fn with_stages() -> Questionnaire {
    let (questionnaire, diagnostics) = questionnaire_from(&Source::new("stages.toml", WITH_STAGES)).into_parts();
    questionnaire.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

/// The questions asked of one who answers like this, by their numbers in the questionnaire.
fn asked(questionnaire: &Questionnaire, scope: Scope, typed: &[&str]) -> Vec<usize> {
    let mut interview = InterviewHarness::new(questionnaire, |options| options.scope = scope).typing(typed);
    let mut asked = Vec::new();
    while interview.state.prompt().label == "Answer" {
        let page = interview.page();
        asked.extend(questionnaire.items().iter().position(|item| page.contains(&*item.question().unwrap().text)));
        interview.line("s");
    }
    asked
}

#[test]
fn the_stage_and_the_viewpoint_are_asked_first_and_then_only_what_applies() {
    let questionnaire = with_stages();
    let mut first = InterviewHarness::new(&questionnaire, |_| ()).typing(&["North", "", ""]);
    assert_eq!(first.page(), "Which stage has the team reached?");
    assert_eq!(first.state.prompt().choices[0].text, "Before the first post: No peer has started yet.");
    assert_eq!(first.says(""), "Choose the stage by its number.");
    for (stage, viewpoint, expected) in
        [("1", "1", &[0][..]), ("running", "1", &[0, 2]), ("1", "2", &[0, 1]), ("2", "leadership", &[0, 1])]
    {
        assert_eq!(asked(&questionnaire, Scope::Whole, &["North", "", "", stage, viewpoint]), expected);
    }
    assert_eq!(asked(&questionnaire, Scope::Whole, &["North", "", "", "2", "3", "peer", "4"]), [0, 2]);
    assert_eq!(asked(&questionnaire, Scope::Short, &["North", "", "", "2", "1"]), [0]);
}

#[test]
fn the_file_names_the_stage_and_who_was_in_the_group() {
    let questionnaire = with_stages();
    let mut interview = InterviewHarness::new(&questionnaire, |_| ()).typing(&[
        "North",
        "",
        "2026-11-21",
        "1",
        "3",
        "leadership 1",
        "4",
    ]);
    assert!(
        interview.text().contains(
            "viewpoint = \"group\"\nstage = \"before\"\nparticipants = 4\ntook_part = [\"peer\", \"leadership\"]\n"
        ),
        "{}",
        interview.text()
    );
    interview.line("2");
    assert_eq!(interview.read(), interview.state.answers());
    let answers = interview.read();
    let mut next_day = InterviewHarness::new(&questionnaire, |options| options.answers = answers);
    assert!(next_day.welcome().contains("North, Before the first post, 21 November 2026"), "{}", next_day.welcome());
    assert!(next_day.page().contains("That was the last question."), "{}", next_day.page());
}

#[test]
fn a_file_without_a_stage_stays_without_one() {
    let questionnaire = with_stages();
    let written = InterviewHarness::new(&questionnaire, |_| ()).typing(&["North", "", "", "2", "1", "2"]).text();
    let answers = read(&questionnaire, &Source::new("old.toml", written.replace("stage = \"running\"\n", "")));
    let mut next_day = InterviewHarness::new(&questionnaire, |options| options.answers = Some(answers));
    assert!(next_day.page().contains("Who is beside you?"), "{}", next_day.page());
    next_day.line("1");
    assert!(!next_day.text().contains("stage ="), "{}", next_day.text());
}

#[test]
fn a_follow_up_asks_for_the_stage_again_and_never_takes_over_an_answer_to_a_changed_question() {
    let questionnaire = with_stages();
    let written = InterviewHarness::new(&questionnaire, |_| ()).typing(&["North", "", "", "1", "2", "1", "2"]).text();
    let older = written.replace("version = \"1.0.0\"", "version = \"0.9.0\"");
    let earlier = read(&questionnaire, &Source::new("earlier.toml", older));
    let mut second = InterviewHarness::new(&questionnaire, |options| options.earlier = Some(earlier));
    assert_eq!(second.page(), "Which stage has the team reached?\nEnter keeps: before");
    second.line("2");
    let page = second.page();
    assert!(page.contains("2026: 1, but the question has changed since. Answer it again."), "{page}");
    assert!(second.says("").starts_with("There is no answer yet."));
    second.line("2");
    assert!(second.page().contains("Press Enter if that still holds"), "{}", second.page());
}

#[test]
fn the_help_explains_the_terms_of_the_question() {
    let questionnaire = with_stages();
    let mut interview = InterviewHarness::new(&questionnaire, |_| ()).typing(&["North", "", "", "2", "1"]);
    assert!(interview.says("?").contains("Peer lead: The peer who leads the others."));
    interview.line("j for everybody");
    assert!(interview.page().contains("Do peer leads vote?"));
    interview.line("s");
    assert!(!interview.says("?").contains("Peer lead:"));
}
