//! The interview without a terminal: whatever is typed, the file is valid and holds what was said.

use crate::interview_harness::{InterviewHarness, read};
use crate::strategies::questionnaire;
use crate::support::{folder, read_questionnaire};
use chrono::NaiveDate;
use pillars::input::questionnaire as questionnaire_from;
use pillars::interview::{COMMANDS, CommandKind, Input, Message, Next, Scope};
use pillars::model::{
    Answers, Audit, ItemIndex, Level, PillarIndex, Questionnaire, State, ViewpointIndex, time_to_answer,
};
use pillars::source::Source;
use proptest::collection::vec;
use proptest::prelude::*;
use std::num::NonZeroU32;

/// The first version of the built-in questionnaire: these tests are about the program, and no new wording moves them.
fn first_version() -> Questionnaire {
    read_questionnaire(&folder("examples/questionnaires/peer-hub-8-pillars-1.0.0.toml"))
}

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
        ("", "There is no answer yet. Type a number from 0 to 4, d if you do not know, or s to leave this open."),
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
        Some("Enter shows the result, o goes through the 2 still open")
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
fn a_follow_up_takes_over_what_still_holds_and_nothing_else() {
    let questionnaire = first_version();
    let mut first = InterviewHarness::begun(&questionnaire);
    for line in ["t Since June", "3", "2", "d", "q"] {
        first.line(line);
    }
    let in_may = |audit: &mut Audit| audit.date = NaiveDate::from_ymd_opt(2026, 5, 2).unwrap();
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

#[test]
fn the_documentation_explains_every_command_as_the_program_does() {
    let page = String::from_utf8(std::fs::read(folder("docs/interview.md")).unwrap()).unwrap();
    for command in &COMMANDS {
        let row = format!("| `{}` | `{}` | {} |\n", command.letter, command.name, command.description);
        assert!(page.contains(&row), "{row}");
    }
}

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

/// The same answers with another `[audit]`.
fn with_audit(answers: Answers, questionnaire: &Questionnaire, change: impl FnOnce(&mut Audit)) -> Answers {
    let (mut audit, version) = (answers.audit().clone(), answers.version());
    change(&mut audit);
    answers.into_builder(questionnaire).finish(audit, version)
}
