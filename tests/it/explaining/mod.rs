//! `explain`: whole pages, the arithmetic, looking up ids, and small groups.

mod arithmetic;
mod finding;
mod pages;
mod secrecy;

use crate::strategies::AuditContext as Generated;
use crate::support::{folder, read_answers, read_questionnaire, toml_files};
use chrono::NaiveDate;
use pillars::model::{Answers, AnswersHead, ItemIndex, PillarIndex, Questionnaire, Subject, ViewpointIndex};
use pillars::report::document::Document;
use pillars::report::explanation::{AuditContext, Topic, explain};
use pillars::score::{Assessment, Respondent, Rules, assess};
use std::path::PathBuf;

/// An audit that can be explained.
pub(super) struct Team {
    pub(super) questionnaire: Questionnaire,
    pub(super) answers: Vec<Answers>,
    pub(super) subject: Subject,
    pub(super) assessment: Assessment,
}

impl Team {
    fn new(questionnaire: Questionnaire, answers: Vec<Answers>, rules: Rules) -> Self {
        let respondents: Vec<_> = answers.iter().map(Respondent::from).collect();
        let assessment = assess(&questionnaire, &respondents, rules);
        let subject = Subject::of(answers.iter().map(Answers::audit)).unwrap();
        Self { questionnaire, answers, subject, assessment }
    }

    /// Answers to the built-in questionnaire: a file of the examples, or a folder of them.
    pub(super) fn example(name: &str) -> Self {
        let path = folder("examples/answers").join(name);
        let files: Vec<PathBuf> = if path.is_dir() { toml_files(&path, |_| true) } else { vec![path] };
        let questionnaire = read_questionnaire(&folder("pillars.toml"));
        let answers = read_answers(&questionnaire, &files);
        Self::new(questionnaire, answers, Rules::default())
    }

    /// A generated team.
    pub(super) fn generated(generated: &Generated, rules: Rules) -> Self {
        let audit = |viewpoint| AnswersHead {
            team: "Generated".to_owned(),
            organisation: None,
            date: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            viewpoint,
            respondent: None,
            participants: None,
            stage: None,
            names_stage: false,
            took_part: vec![],
        };
        let answers = generated.team.iter().map(|respondent| {
            let mut builder = Answers::builder(&generated.questionnaire);
            for (item, state) in ItemIndex::enumerate(&respondent.states) {
                builder.change(item, *state).unwrap();
            }
            builder.finish(audit(ViewpointIndex::new(respondent.viewpoint)), generated.questionnaire.version())
        });
        Self::new(generated.questionnaire.clone(), answers.collect(), rules)
    }

    /// Everything that has a figure.
    pub(super) fn topics(&self) -> Vec<Topic> {
        let questionnaire = &self.questionnaire;
        let items = ItemIndex::first(questionnaire.items().len()).map(Topic::Item);
        let pillars = PillarIndex::first(questionnaire.pillars().len()).map(Topic::Pillar);
        let bands = (0..questionnaire.bands().as_slice().len()).map(Topic::Band);
        let viewpoints = ViewpointIndex::first(questionnaire.viewpoints().len()).map(Topic::Viewpoint);
        let whole = [Topic::Culture, Topic::Overall, Topic::PolicyAndPractice];
        items.chain(pillars).chain(bands).chain(viewpoints).chain(whole).collect()
    }

    pub(super) fn explain(&self, topics: &[Topic], show_respondents: bool) -> Document {
        let audit = AuditContext {
            subject: &self.subject,
            answers: &self.answers,
            assessment: &self.assessment,
            show_respondents,
        };
        explain(&self.questionnaire, topics, Some(&audit))
    }
}
