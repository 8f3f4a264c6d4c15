//! The interview without a terminal: whatever is typed, the file is valid and holds what was said.

use crate::strategies::questionnaire;
use crate::support::{folder, read_questionnaire};
use chrono::NaiveDate;
use pillars::input::{AnswersReader, ReadOptions};
use pillars::interview::{Change, Input, Interview, InterviewOptions, Message, Next, Scope, StepResult, VOCABULARY};
use pillars::model::{Answers, Questionnaire, State};
use pillars::source::Source;
use pillars::write::AnswersDocument;
use proptest::collection::vec;
use proptest::prelude::*;
use std::time::Duration;

/// An interview with the file it would have written.
struct Sitting<'q> {
    questionnaire: &'q Questionnaire,
    interview: Interview<'q>,
    document: Option<AnswersDocument>,
    now: Duration,
}

impl<'q> Sitting<'q> {
    fn new(questionnaire: &'q Questionnaire, change: impl FnOnce(&mut InterviewOptions<'q>)) -> Self {
        let mut opening = InterviewOptions {
            questionnaire,
            scope: Scope::Whole,
            group: None,
            today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            answers: None,
            earlier: None,
        };
        change(&mut opening);
        Self { questionnaire, interview: Interview::new(opening), document: None, now: Duration::ZERO }
    }

    /// Past the questions about whose audit it is.
    fn begun(questionnaire: &'q Questionnaire) -> Self {
        let mut sitting = Self::new(questionnaire, |_| ());
        for line in ["North", "", "", "1"] {
            sitting.line(line);
        }
        sitting
    }

    fn line(&mut self, line: &str) -> StepResult {
        self.take(Input::Line(line))
    }

    fn take(&mut self, input: Input<'_>) -> StepResult {
        self.now += Duration::from_secs(10);
        let turn = self.interview.take(input, self.now);
        if let (Some(change), Some(answers)) = (turn.change, self.interview.answers()) {
            match (&mut self.document, change) {
                (None, _) => self.document = Some(AnswersDocument::new(self.questionnaire, &answers)),
                (Some(document), Change::Audit) => document.set_audit(self.questionnaire, &answers.audit),
                (Some(document), Change::Item(item)) => document.set_answer(self.questionnaire, &answers, item),
            }
        }
        turn
    }

    fn text(&self) -> String {
        self.document.as_ref().map(AnswersDocument::to_text).unwrap_or_default()
    }

    /// The file read back.
    fn read(&self) -> Option<Answers> {
        let source = Source::new("answers.toml", self.document.as_ref()?.to_text());
        Some(read(self.questionnaire, &source))
    }

    fn page(&mut self) -> String {
        self.interview.page().iter().map(in_words).collect::<Vec<_>>().join("\n")
    }
}

#[track_caller]
fn read(questionnaire: &Questionnaire, source: &Source) -> Answers {
    let (file, diagnostics) = AnswersReader::new(questionnaire).read(source, ReadOptions::ALL).into_parts();
    file.unwrap_or_else(|| panic!("{diagnostics:#?}\n{}", source.text())).answers
}

fn in_words(said: &Message) -> String {
    match said {
        Message::Title(text)
        | Message::Text(text)
        | Message::Question(text)
        | Message::Aside(text)
        | Message::Trouble(text) => text.clone(),
        Message::Beside { lead, text } => format!("{lead} {text}"),
        Message::Gap => String::new(),
    }
}

fn built_in() -> Questionnaire {
    read_questionnaire(&folder("pillars.toml"))
}

#[test]
fn the_file_is_one_that_a_person_would_have_written() {
    let questionnaire = built_in();
    let mut sitting = Sitting::begun(&questionnaire);
    let typed = ["3", "t Attends, cannot vote", "2", "d", "j 3", "1", "j 2", "s", "n", "No groups \"here\"", "j 1"];
    for line in typed.into_iter().chain(["e", "Board minutes, June", "Café ☕", "", "1", "n Nobody plans anything"]) {
        sitting.line(line);
    }
    snapbox::assert_data_eq!(
        sitting.text(),
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
    assert_eq!(sitting.read(), sitting.interview.answers());
}

#[test]
fn a_slip_costs_nothing_and_says_what_was_not_understood() {
    let questionnaire = built_in();
    let mut sitting = Sitting::begun(&questionnaire);
    let before = (sitting.interview.prompt(), sitting.interview.answers());
    for (typed, said) in [
        ("7", "There is no 7 here: the numbers go from 0 to 4."),
        ("bakc", "\"bakc\" is not understood. Type a number from 0 to 4, or ? for help."),
        ("n", "This is a must-have, so it always applies. Where there is nothing yet, the true answer is 0."),
        ("", "Nothing is answered yet. Type a number from 0 to 4, d where you do not know, or s to leave this open."),
        ("j 44", "\"44\" is no pillar that is asked here. Type its number, or Enter to stay."),
    ] {
        let turn = sitting.line(typed);
        assert_eq!(turn.said, [Message::Trouble(said.to_owned())], "{typed}");
        assert_eq!((turn.next, turn.change), (Next::AskAgain, None), "{typed}");
        assert_eq!((sitting.interview.prompt(), sitting.interview.answers()), before, "{typed}");
    }
}

#[test]
fn an_answer_typed_where_a_text_is_wanted_does_not_become_the_text() {
    let questionnaire = built_in();
    let mut sitting = Sitting::begun(&questionnaire);
    sitting.line("3");
    for (ask, typed) in [("n", "d"), ("t", "3"), ("e", "s")] {
        sitting.line(ask);
        let turn = sitting.line(typed);
        assert!(matches!(&turn.said[..], [Message::Trouble(_)]), "{typed}: {:?}", turn.said);
        sitting.take(Input::Back);
    }
    assert!(sitting.interview.answers().unwrap().remarks.is_empty());
}

#[test]
fn one_goes_on_the_next_day_where_one_was() {
    let questionnaire = built_in();
    let mut sitting = Sitting::begun(&questionnaire);
    for line in ["3", "s", "2", "q"] {
        sitting.line(line);
    }
    let answers = sitting.read();
    let mut next_day = Sitting::new(&questionnaire, |opening| opening.answers = answers);
    assert!(next_day.page().contains("Peer Leadership, question 4 of 7"), "{}", next_day.page());
}

#[test]
fn what_was_left_open_is_asked_at_the_end() {
    let questionnaire = built_in();
    let mut sitting = Sitting::new(&questionnaire, |opening| opening.scope = Scope::Pillar(0));
    for line in ["North", "", "", "1", "3", "s", "2", "1", "1", "s", "0"] {
        sitting.line(line);
    }
    assert_eq!(sitting.interview.prompt().hint.as_deref(), Some("Enter shows the result, o goes through the 2 open"));
    sitting.line("o");
    assert!(sitting.page().contains("question 2 of 7"));
    sitting.line("d");
    assert!(sitting.page().contains("question 6 of 7"));
    sitting.line("4");
    assert_eq!(sitting.interview.prompt().hint.as_deref(), Some("Enter shows the result"));
    assert_eq!(sitting.line("").next, Next::Finish);
}

#[test]
fn back_leads_over_the_border_of_a_pillar_and_shows_the_answer_given() {
    let questionnaire = built_in();
    let mut sitting = Sitting::begun(&questionnaire);
    for line in ["j 2", "b"] {
        sitting.line(line);
    }
    assert_eq!(sitting.line("2").passed, Some(0), "the result so far is due");
    assert!(sitting.page().contains("Community & Partnerships, question 1 of"));
    sitting.take(Input::Back);
    let page = sitting.page();
    assert!(page.contains("Peer Leadership, question 7 of 7") && page.contains("Your answer: 2, "), "{page}");
    sitting.line("");
    assert!(sitting.page().contains("Community & Partnerships, question 1 of"));
}

#[test]
fn a_follow_up_takes_over_what_is_still_so_and_nothing_else() {
    let questionnaire = built_in();
    let mut first = Sitting::begun(&questionnaire);
    for line in ["t Since June", "3", "2", "d", "q"] {
        first.line(line);
    }
    let mut earlier = first.read();
    if let Some(earlier) = &mut earlier {
        earlier.audit.date = NaiveDate::from_ymd_opt(2026, 5, 2).unwrap();
    }
    let mut second = Sitting::new(&questionnaire, |opening| opening.earlier = earlier);
    assert!(second.page().contains("On 2 May 2026: 3, "), "{}", second.page());
    for line in ["", "3", ""] {
        second.line(line);
    }
    let answers = second.read().unwrap();
    assert_eq!(answers.audit.date, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    assert_eq!(answers.states[..4], [State::Level(3), State::Level(3), State::DontKnow, State::Unanswered]);
    assert_eq!(answers.remarks.len(), 1);
    assert_eq!(answers.remarks[&0].note.as_deref(), Some("Since June"));
}

#[test]
fn the_documentation_explains_every_word_as_the_program_does() {
    let page = String::from_utf8(std::fs::read(folder("docs/interview.md")).unwrap()).unwrap();
    for word in &VOCABULARY {
        let row = format!("| `{}` | `{}` | {} |\n", word.letter, word.name, word.does);
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
    fn whatever_is_typed_the_file_is_valid_and_holds_what_was_said(
        questionnaire in questionnaire(),
        typed in vec(typing(), 0..60),
        group in any::<bool>(),
    ) {
        let mut sitting = Sitting::new(&questionnaire, |opening| opening.group = group.then_some(3));
        for one in &typed {
            match one {
                Typing::Line(line) => sitting.line(line),
                Typing::Back => sitting.take(Input::Back),
            };
            sitting.page();
            if let Some(read) = sitting.read() {
                prop_assert_eq!(Some(read), sitting.interview.answers());
            }
        }
        sitting.take(Input::End);
        if let Some(read) = sitting.read() {
            prop_assert_eq!(Some(read), sitting.interview.answers());
        }
    }

    #[test]
    fn back_then_forth_changes_nothing(questionnaire in questionnaire(), typed in vec(typing(), 0..40)) {
        let mut sitting = Sitting::begun(&questionnaire);
        for one in &typed {
            match one {
                Typing::Line(line) => sitting.line(line),
                Typing::Back => sitting.take(Input::Back),
            };
        }
        // Out of a note or a list of pillars first; then back, unless this is the very beginning, and on.
        sitting.take(Input::Line("b"));
        let before = (sitting.interview.prompt(), sitting.text());
        if sitting.take(Input::Back).next == Next::Ask {
            let forth = if sitting.interview.prompt().label == "Answer" { "s" } else { "" };
            sitting.line(forth);
        }
        prop_assert_eq!((sitting.interview.prompt(), sitting.text()), before);
    }
}
