//! The meaning of a line: an answer, a command, a text or a mistake; and the resulting file.

use super::first_version;
use super::harness::InterviewHarness;
use crate::support::folder;
use pillars::interview::{COMMANDS, CommandKind, Input, Message, Next, Scope};
use pillars::model::{PillarIndex, time_to_answer};

#[test]
fn the_file_is_one_that_a_person_would_have_written() {
    let questionnaire = first_version();
    let mut interview = InterviewHarness::begun(&questionnaire);
    let typed = ["3", "t Attends, cannot vote", "2", "d", "j 3", "1", "j 2", "s", "n", "No groups \"here\"", "j 1"];
    for line in typed.into_iter().chain(["e", "Board minutes, June", "Café ☕", "", "1", "n Nobody plans anything"]) {
        interview.line(line);
    }
    snapbox::assert_data_eq!(
        interview.text(),
        snapbox::str![[r#"
questionnaire = "peer-hub-8-pillars"
version = "1.0.0"

[audit]
team = "North"
date = 2026-11-21
viewpoint = "peer"

[answers.peer-leadership]
parity = 3
appointment = { level = 2, note = "Attends, cannot vote" }
final-say = "don't know"
seat-at-the-table = { level = 1, evidence = """
Board minutes, June
Café ☕""" }
development-plan = { not_applicable = "Nobody plans anything" }

[answers.community-partnerships]
practice-exchange = { not_applicable = 'No groups "here"' }

[answers.organisational-culture]
no-lone-posts = 1

"#]]
    );
    assert_eq!(interview.read(), interview.state.answers());
}

#[test]
fn a_slip_changes_nothing_and_says_what_was_not_understood() {
    let questionnaire = first_version();
    let mut interview = InterviewHarness::begun(&questionnaire);
    let before = (interview.state.prompt(), interview.state.answers());
    for (typed, said) in [
        ("7", "7 is not one of the answers. Type a number from 0 to 4."),
        ("bakc", "\"bakc\" is not understood. Type a number from 0 to 4, or ? for help."),
        ("n", "This is a must-have, so it always applies. If there is nothing yet, the true answer is 0."),
        ("", "There is no answer yet. Type a number from 0 to 4, d if you do not know, or s to leave this unanswered."),
        ("j 44", "There is no pillar 44 here. p lists the pillars."),
        ("j xyz", "Nothing here is called \"xyz\". Type the name of a pillar or a question, or press Enter to stay."),
    ] {
        let result = interview.line(typed);
        assert_eq!(result.messages, [Message::Error(said.to_owned())], "{typed}");
        assert_eq!((result.next, result.change), (Next::AskAgain, None), "{typed}");
        assert_eq!((interview.state.prompt(), interview.state.answers()), before, "{typed}");
    }
}

#[test]
fn an_answer_typed_instead_of_a_text_does_not_become_the_text() {
    let questionnaire = first_version();
    let mut interview = InterviewHarness::begun(&questionnaire);
    interview.line("3");
    for (ask, typed) in [("n", "d"), ("t", "3"), ("e", "s")] {
        interview.line(ask);
        let result = interview.line(typed);
        assert!(matches!(&result.messages[..], [Message::Error(_)]), "{typed}: {:?}", result.messages);
        interview.take(Input::Back);
    }
    assert!(interview.state.answers().unwrap().remarks().is_empty());
}

#[test]
fn choosing_the_group_viewpoint_asks_for_the_participants_and_allows_dissent() {
    let questionnaire = first_version();
    let group = questionnaire.viewpoint_named("group").unwrap().number().to_string();
    let mut interview = InterviewHarness::new(&questionnaire, |_| ()).typing(&["North", "", "", &group]);
    assert!(interview.page().starts_with("Who is in the group?"), "{}", interview.page());
    interview.line("1, staff");
    assert!(interview.page().starts_with("How many people are taking part?"), "{}", interview.page());
    let ahead = interview.says("6");
    assert!(ahead.contains("minutes to agree on each answer"), "{ahead}");
    interview.line("x Two of us would say 1");
    interview.line("2");
    assert!(
        interview.text().contains("viewpoint = \"group\"\nparticipants = 6\ntook_part = [\"peer\", \"staff\"]\n"),
        "{}",
        interview.text()
    );
    assert!(interview.text().contains("{ level = 2, dissent = \"Two of us would say 1\" }"), "{}", interview.text());
}

#[test]
fn the_time_estimate_is_honest_and_shown_where_the_questions_begin() {
    let questionnaire = first_version();
    let mut alone = InterviewHarness::new(&questionnaire, |_| ()).typing(&["North", "", ""]);
    assert_eq!(
        alone.says("1"),
        "\nAhead: 75 questions in 8 pillars. Allow about 2 hours and 25 minutes: reading at 200 words a minute and 90 \
         seconds to decide each answer. Finding out what you do not know takes longer. You can stop at any time and continue later."
    );
    for (group, seconds) in [(false, 110..=120), (true, 270..=310)] {
        let time = time_to_answer(questionnaire.items(), group) / u32::try_from(questionnaire.items().len()).unwrap();
        assert!(seconds.contains(&time.as_secs()), "{time:?}");
    }
}

#[test]
fn not_applicable_is_offered_only_where_it_can_be_the_answer() {
    let questionnaire = first_version();
    let mut interview = InterviewHarness::begun(&questionnaire);
    let offers = |interview: &InterviewHarness<'_>| {
        interview.state.prompt().commands.iter().any(|command| command.kind == CommandKind::NotApplicable)
    };
    assert!(!offers(&interview) && !interview.says("??").contains("n not applicable"));
    interview.line("3");
    assert!(offers(&interview) && interview.says("??").contains("n not applicable"));
}

#[test]
fn a_jump_finds_a_pillar_or_a_question_by_what_people_call_it() {
    let questionnaire = first_version();
    for (typed, arrives) in [
        ("j 2", "Community & Partnerships, question 1 of"),
        ("j community", "Community & Partnerships, question 1 of"),
        ("j culture", "Organisational Culture, question 1 of"),
        ("jump organisational-culture", "Organisational Culture, question 1 of"),
        ("j peer-leadership.budget", "Peer Leadership, question"),
        ("j seat at the table", "Peer Leadership, question 4 of 7"),
        ("j critical-debate", "Which of these is closer to how it is here?"),
        ("j on a par with", "Peer Leadership, question 1 of 7"),
    ] {
        let mut interview = InterviewHarness::begun(&questionnaire).typing(&["j 4", typed]);
        assert!(interview.page().contains(arrives), "{typed}: {}", interview.page());
    }
    let mut interview = InterviewHarness::begun(&questionnaire);
    let said = interview.says("j own");
    assert!(said.starts_with("\"own\" matches ") && said.ends_with("Type more of the name."), "{said}");
}

#[test]
fn what_was_left_open_is_offered_again_at_the_end() {
    let questionnaire = first_version();
    let mut interview =
        InterviewHarness::new(&questionnaire, |options| options.scope = Scope::Pillar(PillarIndex::new(0)));
    for line in ["North", "", "", "1", "3", "s", "2", "1", "1", "s", "0"] {
        interview.line(line);
    }
    assert_eq!(
        interview.state.prompt().hint.as_deref(),
        Some("Enter shows the result, o goes through the 2 unanswered questions")
    );
    interview.line("o");
    assert!(interview.page().contains("question 2 of 7"));
    interview.line("d");
    assert!(interview.page().contains("question 6 of 7"));
    interview.line("4");
    assert_eq!(interview.state.prompt().hint.as_deref(), Some("Enter shows the result"));
    assert_eq!(interview.line("").next, Next::Finish);
}

#[test]
fn going_back_crosses_into_the_previous_pillar_and_shows_the_answer_given() {
    let questionnaire = first_version();
    let mut interview = InterviewHarness::begun(&questionnaire);
    for line in ["j 2", "b"] {
        interview.line(line);
    }
    assert_eq!(interview.line("2").completed_pillar, Some(PillarIndex::new(0)), "the result so far is due");
    assert!(interview.page().contains("Community & Partnerships, question 1 of"));
    interview.take(Input::Back);
    let page = interview.page();
    assert!(page.contains("Peer Leadership, question 7 of 7") && page.contains("Your answer: 2, "), "{page}");
    interview.line("");
    assert!(interview.page().contains("Community & Partnerships, question 1 of"));
}

#[test]
fn the_documentation_explains_every_command_as_the_program_does() {
    let page = String::from_utf8(std::fs::read(folder("docs/interview.md")).unwrap()).unwrap();
    for command in &COMMANDS {
        let row = format!("| `{}` | `{}` | {} |\n", command.letter, command.name, command.description);
        assert!(page.contains(&row), "{row}");
    }
}
