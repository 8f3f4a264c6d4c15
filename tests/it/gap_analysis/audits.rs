//! Audits for reports: one for each thing that a report has to get right.

use crate::support::{folder, read_questionnaire};
use chrono::NaiveDate;
use pillars::model::{Level, Questionnaire, State, Subject, ViewpointIndex};
use pillars::report::document::Document;
use pillars::report::{ReportOptions, assessment_report, assessment_screen};
use pillars::score::{Assessment, Respondent, Rules, assess};

/// An audit: a name, a team, and one line of answers for each respondent.
///
/// A line is the viewpoint and then, item by item, a level, `?` for don't know, `.` for unanswered, `n` for not applicable. An
/// indicator's level is its position + 2. Items come pillar by pillar, questions first; spaces are for the eye.
pub(super) struct Audit {
    pub(super) name: &'static str,
    pub(super) team: &'static str,
    pub(super) answers: &'static [&'static str],
}

/// Every audit that the tests show.
pub(super) const AUDITS: [Audit; 9] = [
    Audit { name: "full", team: "Brook Street", answers: &["peer 333 3233 42 3"] },
    Audit { name: "half-answered", team: "Tidepool House", answers: &["peer 2?. 3.3. .. 4"] },
    Audit { name: "hostile", team: "Marsh House", answers: &["leadership 011 1200 12 0"] },
    Audit {
        name: "viewpoints-shown",
        team: "Meadow Programme",
        answers: &[
            "peer 222 2233 22 1",
            "peer 222 2233 22 1",
            "peer 232 3233 32 n",
            "peer 222 2233 22 1",
            "peer 222 2233 22 .",
            "leadership 444 4344 43 3",
            "leadership 444 4344 43 3",
            "leadership 444 4344 43 3",
            "leadership 344 4344 43 4",
            "leadership 444 4344 43 3",
            "staff 333 3233 32 3",
            "staff 333 3233 32 3",
            "guest 333 3233 32 2",
            "guest 313 3233 32 3",
            "guest 333 3233 32 3",
        ],
    },
    Audit {
        name: "viewpoints-hidden",
        team: "Harbour Team",
        answers: &["peer 221 2223 22 1", "peer 22? 2233 22 1", "leadership 444 4344 43 n", "staff 33. 3233 32 3"],
    },
    Audit { name: "unanswered", team: "Rowan Ward", answers: &["staff ... .... .. ."] },
    Audit {
        name: "pillar-not-scored",
        team: "Ferry Lane",
        answers: &["peer 343 3344 32 n", "leadership 3?3 3344 32 n"],
    },
    Audit { name: "nothing-applies", team: "Nowhere", answers: &["guest nnn nnnn nn n"] },
    Audit { name: "on-the-edge", team: "Edge", answers: &["peer 233 3322 32 3"] },
];

/// The questionnaire of these audits.
pub(super) fn questionnaire() -> Questionnaire {
    read_questionnaire(&folder("tests/it/fixtures/gap-analysis.toml"))
}

/// The audit with this name.
pub(super) fn audit(name: &str) -> &'static Audit {
    AUDITS.iter().find(|audit| audit.name == name).expect("an audit of this name")
}

impl Audit {
    /// Whose audit it is.
    pub(super) fn subject(&self) -> Subject {
        let date = |day| NaiveDate::from_ymd_opt(2026, 5, day).expect("a date");
        let days = if self.answers.len() > 1 { vec![date(11), date(19)] } else { vec![date(11)] };
        Subject {
            team: self.team.to_owned(),
            organisation: Some("Saltmarrow Mental Health Trust".to_owned()),
            dates: days,
            people: u32::try_from(self.answers.len()).expect("few answers") + 2,
            stage: None,
            took_part: vec![],
        }
    }

    /// Its result.
    pub(super) fn assessment(&self, questionnaire: &Questionnaire, rules: Rules) -> Assessment {
        let answers: Vec<_> = self.answers.iter().map(|line| respondent(questionnaire, line)).collect();
        let respondents: Vec<_> =
            answers.iter().map(|(viewpoint, states)| Respondent { viewpoint: *viewpoint, states }).collect();
        assess(questionnaire, &respondents, rules)
    }

    /// Its report.
    pub(super) fn report(&self) -> Document {
        let questionnaire = questionnaire();
        let assessment = self.assessment(&questionnaire, Rules::default());
        let options = ReportOptions {
            retired: self.answers.len().eq(&4).then_some(0).into_iter().collect(),
            remarks: None,
            unusable_files: 0,
            plan: None,
        };
        assessment_report(&questionnaire, &self.subject(), &assessment, &options)
    }
}

impl Audit {
    /// Its result on one screen.
    pub(super) fn screen(&self) -> Document {
        let questionnaire = questionnaire();
        let assessment = self.assessment(&questionnaire, Rules::default());
        assessment_screen(&questionnaire, &self.subject(), &assessment, None, 80)
    }
}

fn respondent(questionnaire: &Questionnaire, line: &str) -> (ViewpointIndex, Vec<State>) {
    let (viewpoint, states) = line.split_once(' ').expect("a viewpoint and answers");
    let state = |character| match character {
        '?' => State::DontKnow,
        '.' => State::Unanswered,
        'n' => State::NotApplicable,
        level => {
            State::Level(level.to_digit(10).and_then(|level| Level::new(level.try_into().ok()?)).expect("a level"))
        }
    };
    let states: Vec<_> = states.chars().filter(|character| *character != ' ').map(state).collect();
    assert_eq!(states.len(), questionnaire.items().len(), "{line}");
    (questionnaire.viewpoint_named(viewpoint).expect("a viewpoint"), states)
}
