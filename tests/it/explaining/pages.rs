//! Whole pages of `explain`.

use super::Team;
use crate::support::{folder, read_questionnaire};
use pillars::TerminalStyle;
use pillars::model::Questionnaire;
use pillars::report::document::Document;
use pillars::report::explanation::{Topic, explain, find};
use pillars::report::terminal::render;
use snapbox::{assert_data_eq, file};

fn built_in() -> Questionnaire {
    read_questionnaire(&folder("pillars.toml"))
}

fn topics(id: &str) -> Vec<Topic> {
    find(&built_in(), id).unwrap()
}

fn meaning(id: &str) -> String {
    page(&explain(&built_in(), &topics(id), None))
}

fn arithmetic(id: &str, answers: &str) -> String {
    page(&Team::example(answers).explain(&topics(id), false))
}

fn page(explanation: &Document) -> String {
    render(explanation, TerminalStyle::plain(100))
}

#[test]
fn a_question() {
    assert_data_eq!(meaning("peer-leadership.parity"), file!["pages/question.txt"].raw());
    assert_data_eq!(arithmetic("real-work", "hostile.toml"), file!["pages/question-raised.txt"].raw());
    assert_data_eq!(arithmetic("no-lone-posts", "harbour-team"), file!["pages/question-hidden.txt"].raw());
    assert_data_eq!(arithmetic("no-lone-posts", "meadow-programme"), file!["pages/question-shown.txt"].raw());
}

#[test]
fn an_indicator() {
    assert_data_eq!(meaning("critical-debate"), file!["pages/indicator.txt"].raw());
    assert_data_eq!(arithmetic("critical-debate", "meadow-programme"), file!["pages/indicator-shown.txt"].raw());
}

#[test]
fn a_pillar() {
    assert_data_eq!(meaning("peer-leadership"), file!["pages/pillar.txt"].raw());
    assert_data_eq!(arithmetic("peer-leadership", "half-answered.toml"), file!["pages/pillar-bounds.txt"].raw());
    assert_data_eq!(arithmetic("mode-of-practice", "hostile.toml"), file!["pages/pillar-raised.txt"].raw());
}

#[test]
fn a_band() {
    assert_data_eq!(meaning("partly-ready"), file!["pages/band.txt"].raw());
    assert_data_eq!(arithmetic("partly-ready", "half-answered.toml"), file!["pages/band-stands.txt"].raw());
}

#[test]
fn the_culture() {
    assert_data_eq!(meaning("culture"), file!["pages/culture.txt"].raw());
    assert_data_eq!(arithmetic("culture", "half-answered.toml"), file!["pages/culture-bounds.txt"].raw());
}

#[test]
fn the_whole() {
    assert_data_eq!(meaning("overall"), file!["pages/overall.txt"].raw());
    assert_data_eq!(arithmetic("overall", "harbour-team"), file!["pages/overall-bounds.txt"].raw());
}

#[test]
fn policy_and_practice() {
    assert_data_eq!(meaning("policy"), file!["pages/aspects.txt"].raw());
    assert_eq!(meaning("practice"), meaning("policy"));
    assert_data_eq!(arithmetic("practice", "half-answered.toml"), file!["pages/aspects-so-far.txt"].raw());
}

#[test]
fn no_line_is_wider_than_the_page() {
    let team = Team::example("half-answered.toml");
    for width in [20, 40, 60, 80, 140] {
        for ascii in [false, true] {
            let style = TerminalStyle { width, colour: false, ascii };
            for line in render(&team.explain(&team.topics(), true), style).lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn ascii_is_ascii_where_the_questionnaire_is() {
    let team = Team::example("half-answered.toml");
    let topics: Vec<_> = team.topics().into_iter().filter(|topic| !matches!(topic, Topic::Item(_))).collect();
    let page = render(&team.explain(&topics, true), TerminalStyle { width: 100, colour: false, ascii: true });
    let odd: Vec<_> = page.lines().filter(|line| !line.is_ascii()).collect();
    assert_eq!(odd, Vec::<&str>::new());
}
