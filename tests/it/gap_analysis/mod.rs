//! The gap analysis: whole outputs, their width, and agreement between formats.

mod audits;

use crate::support::{folder, read_answers, read_questionnaire, toml_files};
use audits::{AUDITS, audit, questionnaire};
use pillars::TerminalStyle;
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::{Answers, Questionnaire, Subject};
use pillars::report::document::{Block, Cell, RichText};
use pillars::report::{ReportOptions, assessment_report, assessment_screen, markdown, terminal};
use pillars::score::{Assessment, Respondent, Rules, assess};
use pillars::source::Source;
use snapbox::{Data, assert_data_eq};
use unicode_width::UnicodeWidthStr as _;

/// Compares an output with the snapshot of this name.
#[track_caller]
fn assert_shown(name: &str, output: String) {
    let path = folder("tests/it/snapshots/gap-analysis").join(name);
    assert_data_eq!(Data::text(output), Data::read_from(&path, None));
}

/// Teams among the examples with long texts, and their results.
fn example_teams(questionnaire: &Questionnaire) -> [(Subject, Assessment); 3] {
    [
        vec![folder("examples/answers/hostile.toml")],
        vec![folder("examples/answers/half-answered.toml")],
        toml_files(&folder("examples/answers/meadow-programme"), |_| true),
    ]
    .map(|files| {
        let answers = read_answers(questionnaire, &files);
        let respondents: Vec<_> = answers.iter().map(Respondent::from).collect();
        let subject = Subject::of(answers.iter().map(Answers::audit)).expect("one team");
        (subject, assess(questionnaire, &respondents, Rules::default()))
    })
}

#[test]
fn every_audit_is_shown_at_eighty_columns() {
    for audit in &AUDITS {
        let report = audit.report();
        assert_shown(&format!("{}-80.txt", audit.name), terminal::render(&report, TerminalStyle::plain(80)));
    }
}

#[test]
fn more_room_is_used_and_less_is_no_excuse() {
    for (name, width) in [
        ("half-answered", 40),
        ("half-answered", 60),
        ("half-answered", 100),
        ("half-answered", 140),
        ("viewpoints-shown", 60),
        ("viewpoints-shown", 100),
        ("viewpoints-shown", 140),
    ] {
        let report = audit(name).report();
        assert_shown(&format!("{name}-{width}.txt"), terminal::render(&report, TerminalStyle::plain(width)));
    }
}

#[test]
fn a_result_fits_on_one_screen() {
    for audit in &AUDITS {
        let screen = terminal::render(&audit.screen(), TerminalStyle::plain(80));
        assert!(screen.lines().count() <= 23, "{}:\n{screen}", audit.name);
        assert_shown(&format!("{}-screen.txt", audit.name), screen);
    }
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    for (subject, assessment) in example_teams(&questionnaire) {
        let screen = terminal::render(
            &assessment_screen(&questionnaire, &subject, &assessment, None, 80),
            TerminalStyle::plain(80),
        );
        assert!(screen.lines().count() <= 23, "{}:\n{screen}", subject.team);
    }
}

#[test]
fn a_report_names_every_item() {
    let report = audit("viewpoints-hidden").report();
    let text = terminal::render(&report, TerminalStyle::plain(80));
    let words: Vec<_> = text.split_whitespace().collect();
    for item in questionnaire().items() {
        let Some(question) = item.question() else { continue };
        let start: Vec<_> = question.text.split_whitespace().take(3).collect();
        assert!(words.windows(start.len()).any(|window| window == start), "{}", item.id);
    }
}

#[test]
fn markdown_is_a_document_of_its_own() {
    for name in ["full", "half-answered", "hostile", "viewpoints-shown", "pillar-not-scored"] {
        assert_shown(&format!("{name}.md"), markdown::render(&audit(name).report()));
    }
}

#[test]
fn ascii_draws_the_same_with_plain_characters() {
    for audit in &AUDITS {
        let report = audit.report();
        let style = TerminalStyle::plain(100);
        let (drawn, plain) =
            (terminal::render(&report, style), terminal::render(&report, TerminalStyle { ascii: true, ..style }));
        assert!(plain.is_ascii(), "{}", audit.name);
        assert_eq!(drawn.lines().count(), plain.lines().count(), "{}", audit.name);
    }
    let report = audit("half-answered").report();
    assert_shown(
        "half-answered-ascii.txt",
        terminal::render(&report, TerminalStyle { width: 80, colour: false, ascii: true }),
    );
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    for audit in &AUDITS {
        let report = audit.report();
        for width in [60, 80, 120] {
            let plain = terminal::render(&report, TerminalStyle::plain(width));
            let coloured = terminal::render(&report, TerminalStyle { colour: true, ..TerminalStyle::plain(width) });
            assert!(coloured.contains('\u{1b}'));
            assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
        }
    }
}

#[test]
fn the_first_lines_say_what_is_wrong_and_what_to_do() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let answers = read_answers(&questionnaire, &[folder("examples/answers/hostile.toml")]);
    let respondents: Vec<_> = answers.iter().map(Respondent::from).collect();
    let assessment = assess(&questionnaire, &respondents, Rules::default());
    let subject = Subject::of(answers.iter().map(Answers::audit)).expect("one team");
    let report = assessment_report(&questionnaire, &subject, &assessment, &ReportOptions::default());
    for width in [80, 100, 140] {
        let text = terminal::render(&report, TerminalStyle::plain(width));
        let lines: Vec<_> = text.lines().take(12).map(str::trim).collect();
        let first = lines.join(" ");
        let band = &questionnaire.bands().get(assessment.overall.band.expect("a band").worst).label;
        let largest = &questionnaire.items()[assessment.priorities[0].item];
        let action: Vec<_> = largest.action.as_ref().expect("an action").split(' ').take(8).collect();
        for said in [
            subject.team.as_str(),
            &format!("Overall  {band}"),
            "Every pillar except Organisational Governance",
            "open",
            &action.join(" "),
        ] {
            assert!(first.contains(said), "{said} at {width} columns in:\n{first}");
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let mut reports: Vec<_> = AUDITS.iter().map(|audit| (audit.name.to_owned(), audit.report())).collect();
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    for (subject, assessment) in example_teams(&questionnaire) {
        let options = ReportOptions::default();
        reports.push((subject.team.clone(), assessment_report(&questionnaire, &subject, &assessment, &options)));
    }
    for (name, report) in &reports {
        for width in (20..=200).step_by(if cfg!(debug_assertions) { 3 } else { 1 }) {
            for line in terminal::render(report, TerminalStyle::plain(width)).lines() {
                assert!(line.width() <= width, "{name} at {width}: {} columns in {line:?}", line.width());
            }
        }
    }
}

#[test]
fn a_table_of_short_titles_breaks_no_word_of_its_header() {
    let questionnaire = crate::small::questionnaire(crate::minimal_files::SMALL);
    let (_, outcome) = crate::small::answers(crate::minimal_files::VALID);
    let answers = outcome.into_parts().0.unwrap().answers;
    let assessment = assess(&questionnaire, &[Respondent::from(&answers)], Rules::default());
    let subject = Subject::of([answers.audit()]).unwrap();
    let report = assessment_report(&questionnaire, &subject, &assessment, &ReportOptions::default());
    let whole = ["Pillar", "Score", "Target", "Gap", "Must-haves", "Band", "Band,", "must-haves", "Known"];
    for width in 76..160 {
        let text = terminal::render(&report, TerminalStyle::plain(width));
        let header =
            text.lines().skip_while(|line| !line.starts_with("Pillar ")).take_while(|line| !line.starts_with('─'));
        for word in header.flat_map(str::split_whitespace) {
            assert!(whole.contains(&word), "{word:?} at {width} columns");
        }
    }
}

#[test]
fn a_must_have_that_only_misses_its_raised_level_is_listed_as_met() {
    use crate::minimal_files::{SMALL, VALID};
    use crate::small::{questionnaire, with};
    let questionnaire = questionnaire(&with(SMALL, "must_have = true", "must_have = true\nraise_if_hostile = true"));
    let state = |parity: &str, debate: &str| {
        let parity = with(VALID, "parity = { level = 2,", &format!("parity = {{ {parity},"));
        let source = Source::new("answers.toml", with(&parity, "debate = -1", debate));
        let answers =
            AnswersReader::new(&questionnaire).read(&source, ReadOptions::default()).into_parts().0.unwrap().answers;
        let assessment = assess(&questionnaire, &[Respondent::from(&answers)], Rules::default());
        let subject = Subject::of([answers.audit()]).unwrap();
        let options = ReportOptions::default();
        let report = assessment_report(&questionnaire, &subject, &assessment, &options);
        let tables = report.sections.iter().skip_while(|section| section.heading.to_plain() != "All items");
        let Some(Block::Table(table)) = tables.skip(1).flat_map(|section| &section.blocks).next() else {
            panic!("no table")
        };
        let Some(Cell::Words(words)) = table.rows[0].last() else { panic!("no state") };
        words.iter().map(RichText::to_plain).collect::<Vec<_>>().join(", ")
    };
    for (parity, debate, shown) in [
        ("level = 3", "debate = -2", "short, must-have met"),
        ("level = 3", "debate = 1", "met, must-have met"),
        ("level = 2", "debate = -2", "short, must-have open"),
        ("dont_know = true", "debate = -2", "to find out, must-have"),
    ] {
        assert_eq!(state(parity, debate), shown, "{parity}, {debate}");
    }
}

/// The figures of a text, in order: digits with their decimals and signs.
fn figures(text: &str) -> Vec<String> {
    let digits = |character: char| character.is_ascii_digit() || matches!(character, '.' | '+' | '−');
    text.split(|character| !digits(character))
        .map(|figure| figure.trim_matches('.').to_owned())
        .filter(|figure| figure.contains(|character: char| character.is_ascii_digit()))
        .collect()
}

#[test]
fn a_screen_and_a_document_show_the_same_figures_in_the_same_order() {
    for audit in &AUDITS {
        let report = audit.report();
        let screen = terminal::render(&report, TerminalStyle::plain(400));
        // What the scale's header says once, the document's header says too.
        let screen = screen.replace("−2      0      +2", "−2 +2");
        let document = markdown::render(&report);
        assert_eq!(figures(&screen), figures(&document), "{}", audit.name);
    }
}

#[test]
fn names_can_do_nothing_to_a_screen_or_a_document() {
    let questionnaire = questionnaire();
    let hostile = "Ward\u{1b}[2J\u{7}\t<b>|`x`\u{202e}\r\n# \u{9b}31m\u{e0f00}";
    let audit = audit("full");
    let subject = Subject { team: hostile.to_owned(), organisation: Some(hostile.to_owned()), ..audit.subject() };
    let assessment = audit.assessment(&questionnaire, Rules::default());
    let report = assessment_report(&questionnaire, &subject, &assessment, &ReportOptions::default());
    let screen = terminal::render(&report, TerminalStyle::plain(80));
    let document = markdown::render(&report);
    for output in [&screen, &document] {
        let steers =
            |character: char| character != '\n' && character.is_control() || "\u{202e}\u{e0f00}".contains(character);
        assert!(!output.contains(steers));
    }
    assert_eq!(
        document.lines().next(),
        Some("# Ward�\\[2J� \\<b\\>\\|\\`x\\`� # �31m · Ward�\\[2J� \\<b\\>\\|\\`x\\`� # �31m · 11 May 2026")
    );
    let coloured = terminal::render(&report, TerminalStyle { colour: true, ..TerminalStyle::plain(80) });
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), screen);
}

#[test]
fn very_long_and_very_wide_names_stay_within_the_width() {
    let questionnaire = questionnaire();
    let audit = audit("full");
    let assessment = audit.assessment(&questionnaire, Rules::default());
    for name in [
        "a".repeat(200),
        "日本".repeat(100),
        "👨\u{200d}👩\u{200d}👧".repeat(50),
        "e\u{301}".repeat(100),
        "❤\u{fe0f}".repeat(100),
    ] {
        let subject = Subject { team: name.clone(), organisation: Some(name), ..audit.subject() };
        let report = assessment_report(&questionnaire, &subject, &assessment, &ReportOptions::default());
        for width in [20, 40, 80, 81] {
            for line in terminal::render(&report, TerminalStyle::plain(width)).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn the_effect_of_the_culture_rule_can_be_left_out() {
    let questionnaire = questionnaire();
    let audit = audit("hostile");
    let assessment = audit.assessment(&questionnaire, Rules { raise: false, ..Rules::default() });
    let report = assessment_report(&questionnaire, &audit.subject(), &assessment, &ReportOptions::default());
    assert_shown("hostile-no-raise.txt", terminal::render(&report, TerminalStyle::plain(80)));
}
