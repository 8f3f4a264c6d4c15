//! Editing an answers file keeps everything in it except the answer that changes.

use crate::support::{folder, read_questionnaire, source, toml_files};
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::{Answers, Level, Questionnaire, Remark, State};
use pillars::source::Source;
use pillars::write::{AnswersDocument, TemplateOptions, template};

const WRITTEN_BY_HAND: &str = "\
# Northfield, second try

questionnaire = 'peer-hub-8-pillars'   # ours
version = \"1.0.0\"

[audit]  # who
date = 2026-11-21
team = \"Northfield CMHT\"
viewpoint = \"leadership\"

# Asked on the phone.
[answers.peer-leadership]
# The grade, not the person:
succession = 1      # Ann says 2
parity={level=3,note=\"HR to confirm\"}

[answers.mode-of-practice]

# They were late for this.
[culture]
critical-debate = -1
# end
";

/// The first version of the built-in questionnaire: these tests are about the program, and no new wording moves them.
fn first_version() -> Questionnaire {
    read_questionnaire(&folder("examples/questionnaires/peer-hub-8-pillars-1.0.0.toml"))
}

struct Edited<'q> {
    questionnaire: &'q Questionnaire,
    answers: Answers,
    document: AnswersDocument,
}

impl<'q> Edited<'q> {
    #[track_caller]
    fn open(questionnaire: &'q Questionnaire, text: &str) -> Self {
        let source = Source::new("answers.toml", text);
        let answers = read(questionnaire, &source);
        Self { questionnaire, answers, document: AnswersDocument::open(&source).unwrap() }
    }

    #[track_caller]
    fn set(&mut self, id: &str, state: State, note: Option<&str>) -> &mut Self {
        let item = self.questionnaire.item_named(id).unwrap_or_else(|| panic!("no {id}"));
        let mut builder = self.answers.clone().into_builder(self.questionnaire);
        builder.change(item, state).unwrap();
        let reason = (state == State::NotApplicable).then(|| "No budget here".to_owned());
        let remark = Remark { note: note.map(str::to_owned), reason, ..Remark::default() };
        builder.remark(item, remark);
        self.answers = builder.finish(self.answers.audit().clone(), self.answers.version());
        self.document.set_answer(self.questionnaire, &self.answers, item);
        self
    }

    /// The text, after a look at whether it reads back.
    #[track_caller]
    fn text(&self) -> String {
        let text = self.document.to_text();
        assert_eq!(read(self.questionnaire, &Source::new("answers.toml", text.clone())), self.answers, "{text}");
        text
    }
}

#[track_caller]
fn read(questionnaire: &Questionnaire, source: &Source) -> Answers {
    let (file, diagnostics) = AnswersReader::new(questionnaire).read(source, ReadOptions::ALL).into_parts();
    file.unwrap_or_else(|| panic!("{}: {diagnostics:#?}\n{}", source.name(), source.text())).answers
}

#[test]
fn only_the_answer_that_changes_changes() {
    let questionnaire = first_version();
    let mut edited = Edited::open(&questionnaire, WRITTEN_BY_HAND);
    assert_eq!(edited.text(), WRITTEN_BY_HAND);
    edited
        .set("peer-leadership.succession", State::Level(Level::Two), None)
        .set("peer-leadership.parity", State::Level(Level::Three), Some("HR to confirm"))
        .set("peer-leadership.budget", State::NotApplicable, None)
        .set("community-partnerships.practice-exchange", State::DontKnow, None)
        .set("culture.critical-debate", State::Level(Level::Zero), None)
        .set("culture.lived-experience", State::Level(Level::Three), Some("Better since the network\nstarted to meet"));
    snapbox::assert_data_eq!(
        edited.text(),
        snapbox::str![[r#"
# Northfield, second try

questionnaire = 'peer-hub-8-pillars'   # ours
version = "1.0.0"

[audit]  # who
date = 2026-11-21
team = "Northfield CMHT"
viewpoint = "leadership"

# Asked on the phone.
[answers.peer-leadership]
# The grade, not the person:
succession = 2      # Ann says 2
parity={level=3,note="HR to confirm"}
budget = { not_applicable = "No budget here" }

[answers.community-partnerships]
practice-exchange = "don't know"

[answers.mode-of-practice]

# They were late for this.
[culture]
critical-debate = -2
lived-experience = { position = 1, note = """
Better since the network
started to meet""" }
# end

"#]]
    );
}

#[test]
fn an_answer_grows_a_note_and_loses_it_again() {
    let questionnaire = first_version();
    let mut edited = Edited::open(&questionnaire, WRITTEN_BY_HAND);
    edited.set("peer-leadership.succession", State::Level(Level::One), Some("Ann: 2"));
    assert!(
        edited.text().contains("succession = { level = 1, note = \"Ann: 2\" }      # Ann says 2\n"),
        "{}",
        edited.text()
    );
    edited.set("peer-leadership.succession", State::DontKnow, Some("Ann: 2"));
    assert!(
        edited.text().contains("succession = { dont_know = true, note = \"Ann: 2\" }      # Ann says 2\n"),
        "{}",
        edited.text()
    );
    edited.set("peer-leadership.succession", State::Level(Level::One), None);
    assert_eq!(edited.text(), WRITTEN_BY_HAND);
    edited.set("peer-leadership.parity", State::DontKnow, None);
    assert!(edited.text().contains("parity=\"don't know\"\n"), "{}", edited.text());
}

#[test]
fn a_table_on_one_line_stays_as_tidy_as_it_was() {
    let questionnaire = first_version();
    let with = |answer: &str| WRITTEN_BY_HAND.replace("{level=3,note=\"HR to confirm\"}", answer);
    for (before, state, note, after) in [
        ("{ level = 3 }", State::Level(Level::Three), Some("n"), "{ level = 3, note = \"n\" }"),
        ("{ level = 3, note = \"n\" }", State::DontKnow, Some("n"), "{ dont_know = true, note = \"n\" }"),
        ("{level=3}", State::Level(Level::One), Some("n"), "{ level = 1, note = \"n\" }"),
        ("{level=3,note=\"n\"}", State::Level(Level::One), Some("n"), "{level=1,note=\"n\"}"),
        ("{ note = \"n\", level = 3 }", State::Level(Level::Two), Some("m"), "{ note = \"m\", level = 2 }"),
        ("{ dont_know = true }", State::Level(Level::Two), Some("m"), "{ level = 2, note = \"m\" }"),
    ] {
        let mut edited = Edited::open(&questionnaire, &with(before));
        edited.set("peer-leadership.parity", state, note);
        assert_eq!(edited.text(), with(after));
    }
}

#[test]
fn every_way_to_write_a_table_is_kept() {
    let questionnaire = first_version();
    let head = "questionnaire = \"peer-hub-8-pillars\"\nversion = \"1.0.0\"\n";
    let audit = "[audit]\nteam = \"T\"\ndate = 2026-11-21\nviewpoint = \"peer\"\n";
    for (before, after) in [
        (
            format!("{head}answers = {{ peer-leadership = {{ parity = 1 }} }}\n{audit}"),
            format!("{head}answers = {{ peer-leadership = {{ parity = 2 }} }}\n{audit}"),
        ),
        (
            format!("{head}answers.peer-leadership.parity = 1\n{audit}"),
            format!("{head}answers.peer-leadership.parity = 2\n{audit}"),
        ),
        (
            format!("{head}{audit}[answers]\npeer-leadership.parity = 1\n"),
            format!("{head}{audit}[answers]\npeer-leadership.parity = 2\n"),
        ),
        (
            format!("{head}{audit}[answers.peer-leadership.parity]\nlevel = 1 # so\n"),
            format!("{head}{audit}[answers.peer-leadership.parity]\nlevel = 2 # so\n"),
        ),
        (
            format!("{head}{audit}[answers.peer-leadership]\nparity.level = 1\n"),
            format!("{head}{audit}[answers.peer-leadership]\nparity.level = 2\n"),
        ),
    ] {
        let mut edited = Edited::open(&questionnaire, &before);
        edited.set("peer-leadership.parity", State::Level(Level::Two), None);
        assert_eq!(edited.text(), after);
        edited.set("peer-leadership.budget", State::Level(Level::One), Some("n")).set(
            "culture.critical-debate",
            State::Level(Level::One),
            None,
        );
        edited.set("community-partnerships.practice-exchange", State::DontKnow, None);
        edited.text();
    }
}

#[test]
fn line_endings_and_the_byte_order_mark_are_kept() {
    let questionnaire = first_version();
    let windows = format!("\u{feff}{}", WRITTEN_BY_HAND.replace('\n', "\r\n"));
    let mut edited = Edited::open(&questionnaire, &windows);
    assert_eq!(edited.text(), windows);
    edited.set("peer-leadership.budget", State::Level(Level::Two), None);
    let changed = edited.text();
    assert!(changed.starts_with("\u{feff}# Northfield") && changed.contains("budget = 2\r\n"), "{changed:?}");
    assert_eq!(changed.matches('\n').count(), changed.matches("\r\n").count());
}

#[test]
fn mixed_line_endings_stay_on_the_lines_that_do_not_change() {
    let questionnaire = first_version();
    // Every third line ends as on Unix; most end as on Windows.
    let mixed = WRITTEN_BY_HAND
        .lines()
        .enumerate()
        .map(|(index, line)| format!("{line}{}", if index % 3 == 0 { "\n" } else { "\r\n" }))
        .collect::<Vec<_>>()
        .concat();
    let mut edited = Edited::open(&questionnaire, &mixed);
    assert_eq!(edited.text(), mixed);
    edited.set("peer-leadership.succession", State::Level(Level::Two), None).set(
        "culture.lived-experience",
        State::Level(Level::Three),
        Some("Better since\nJune"),
    );
    let expected = mixed.replace("succession = 1 ", "succession = 2 ").replace(
        "critical-debate = -1\r\n",
        "critical-debate = -1\r\nlived-experience = { position = 1, note = \"\"\"\r\nBetter since\r\nJune\"\"\" }\r\n",
    );
    // A text of several lines has the line endings of the file when it is read back, so it is not compared as a value.
    assert_eq!(edited.document.to_text(), expected);
}

#[test]
fn the_examples_come_back_byte_for_byte_and_can_be_written_anew() {
    for of_team in ["", "harbour-team", "meadow-programme", "trust-running"] {
        let place = folder("examples/answers").join(of_team);
        for path in toml_files(&place, |name| name != "kitchen.toml" && name != "imroc-ward.toml") {
            let questionnaire = read_questionnaire(&folder("pillars.toml"));
            let source = source(&path);
            let answers = read(&questionnaire, &source);
            assert_eq!(AnswersDocument::open(&source).unwrap().to_text(), source.text(), "{}", path.display());
            let anew = AnswersDocument::new(&questionnaire, &answers).to_text();
            assert_eq!(read(&questionnaire, &Source::new("anew", anew.clone())), answers, "{anew}");
        }
    }
}

#[test]
fn a_blank_file_is_filled_in_where_it_waits_for_the_answer() {
    let questionnaire = first_version();
    let blank = template(
        &questionnaire,
        Edited::open(&questionnaire, WRITTEN_BY_HAND).answers.audit(),
        TemplateOptions::default(),
    );
    let mut edited = Edited::open(&questionnaire, &blank);
    edited
        .set("peer-leadership.succession", State::Level(Level::Two), Some("Since\nJune"))
        .set("peer-leadership.parity", State::Level(Level::Three), None)
        .set("culture.critical-debate", State::Level(Level::Zero), None)
        .set("community-partnerships.practice-exchange", State::DontKnow, None);
    let expected = blank
        .replace("# succession =\n", "succession = { level = 2, note = \"\"\"\nSince\nJune\"\"\" }\n")
        .replace("# parity =\n", "parity = 3\n")
        .replace("# critical-debate =\n", "critical-debate = -2\n")
        .replace("# practice-exchange =\n", "practice-exchange = \"don't know\"\n");
    assert_eq!(edited.text(), expected);
}
