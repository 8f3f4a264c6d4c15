//! One team's result as JSON (scoring, section 13): plain data types in the order of their keys.

use super::figures::{
    AnswersJson, BandJson, BoundsJson, DisclosureJson, Object, QuestionnaireJson, ReadingJson, item_id, item_ids,
    points, rounded, stage_id, two_decimals, viewpoint_ids, viewpoints,
};
use super::plan::PlannedJson;
use super::{SCHEMA_VERSION, pretty};
use crate::model::{Pillar, Questionnaire, RemarkEntry, Subject};
use crate::plan::PlanOnDay;
use crate::score::{
    AspectFigures, Aspects, Assessment, Coverage, Fraction, ItemState, Overall, PillarResult, ViewpointGroup,
    ViewpointSplit,
};
use serde::Serialize;

/// One team's result; `score` prints it indented, `batch` one per line.
#[derive(Debug, Serialize)]
pub struct AssessmentJson<'a> {
    schema_version: u32,
    questionnaire: QuestionnaireJson<'a>,
    team: &'a str,
    organisation: Option<&'a str>,
    stage: Option<&'a str>,
    form: &'static str,
    took_part: Vec<&'a str>,
    dates: Vec<String>,
    respondents: u32,
    viewpoints: Object<'a, u32>,
    culture: CultureJson<'a>,
    pillars: Vec<PillarJson<'a>>,
    overall: OverallJson<'a>,
    priorities: Vec<PriorityJson<'a>>,
    to_find_out: Vec<UnknownItemJson<'a>>,
    aspects: AspectsJson,
    disputed: Vec<&'a str>,
    viewpoint_split: Option<SplitJson<'a>>,
    disclosure: DisclosureJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<Vec<RemarkJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files_left_out: Option<u32>,
}

#[derive(Debug, Serialize)]
struct CultureJson<'a> {
    balance: BoundsJson,
    reading: ReadingJson,
    hostile_indicators: u32,
    indicators: Vec<IndicatorJson<'a>>,
}

#[derive(Debug, Serialize)]
struct IndicatorJson<'a> {
    id: &'a str,
    position: Option<f64>,
    state: &'static str,
}

#[derive(Debug, Serialize)]
struct PillarJson<'a> {
    id: &'a str,
    title: &'a str,
    score: BoundsJson,
    target: BoundsJson,
    gap: BoundsJson,
    band: BandJson<'a>,
    coverage: CoverageJson,
    must_haves: MustHavesJson<'a>,
}

#[derive(Debug, Serialize)]
struct CoverageJson {
    items: u32,
    applicable: u32,
    known: u32,
    dont_know: u32,
    unanswered: u32,
    not_asked: u32,
    not_applicable: u32,
    answers: AnswersJson,
}

#[derive(Debug, Serialize)]
struct MustHavesJson<'a> {
    open: Vec<&'a str>,
    unconfirmed: Vec<&'a str>,
    disputed: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct OverallJson<'a> {
    band: BandJson<'a>,
    held_by: Vec<&'a str>,
    mean_score: BoundsJson,
    mean_gap: BoundsJson,
}

#[derive(Debug, Serialize)]
struct PriorityJson<'a> {
    id: &'a str,
    level: f64,
    target: f64,
    must_have: bool,
    lift: f64,
    /// Only with a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Vec<PlannedJson<'a>>>,
}

#[derive(Debug, Serialize)]
struct UnknownItemJson<'a> {
    id: &'a str,
    must_have: bool,
    largest_lift: f64,
    ask: Option<Vec<&'a str>>,
    /// Only with a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Vec<PlannedJson<'a>>>,
}

#[derive(Debug, Serialize)]
struct AspectsJson {
    policy: AspectJson,
    practice: AspectJson,
    difference: Option<f64>,
}

#[derive(Debug, Serialize)]
struct AspectJson {
    score: Option<f64>,
    known: u32,
    applicable: u32,
}

#[derive(Debug, Serialize)]
struct SplitJson<'a> {
    groups: Object<'a, GroupJson<'a>>,
    leadership_minus_peer: Option<Object<'a, Option<f64>>>,
}

#[derive(Debug, Serialize)]
struct GroupJson<'a> {
    respondents: u32,
    pillars: Object<'a, Option<f64>>,
}

/// A respondent's remark on an answer.
#[derive(Debug, Serialize)]
struct RemarkJson<'a> {
    id: &'a str,
    respondent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dissent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

impl<'a> AssessmentJson<'a> {
    /// `digest` is the SHA-256 of the questionnaire file's bytes, as `sha256:…`.
    pub fn new(
        questionnaire: &'a Questionnaire,
        digest: &'a str,
        subject: &'a Subject,
        assessment: &'a Assessment,
    ) -> Self {
        let pillars = questionnaire.pillars().iter().zip(&assessment.pillars);
        Self {
            schema_version: SCHEMA_VERSION,
            questionnaire: QuestionnaireJson::new(questionnaire, digest),
            team: &subject.team,
            organisation: subject.organisation.as_deref(),
            stage: stage_id(questionnaire, subject.stage),
            form: assessment.rules.form.name(),
            took_part: viewpoint_ids(questionnaire, &subject.took_part),
            dates: subject.dates.iter().map(ToString::to_string).collect(),
            respondents: assessment.respondent_count(),
            viewpoints: viewpoints(questionnaire, &assessment.respondents),
            culture: CultureJson::new(questionnaire, assessment),
            pillars: pillars.map(|(pillar, result)| PillarJson::new(questionnaire, pillar, result)).collect(),
            overall: OverallJson::new(questionnaire, &assessment.overall),
            priorities: priorities(questionnaire, assessment),
            to_find_out: to_find_out(questionnaire, assessment),
            aspects: (&assessment.aspects).into(),
            disputed: assessment.applicability_disputed().map(|item| item_id(questionnaire, item)).collect(),
            viewpoint_split: assessment.viewpoint_split.as_ref().map(|split| SplitJson::new(questionnaire, split)),
            disclosure: DisclosureJson::new(questionnaire, &assessment.disclosure),
            notes: None,
            files_left_out: None,
        }
    }

    /// Includes the actions of a plan with each gap and each item to find out.
    #[must_use]
    pub fn with_plan(mut self, assessment: &Assessment, plan: Option<PlanOnDay<'a>>) -> Self {
        if let Some(plan) = plan {
            let planned = |item| {
                let actions = plan.actions_for(item);
                Some(actions.map(|action| PlannedJson::new(action, plan.today)).collect())
            };
            for (json, priority) in self.priorities.iter_mut().zip(&assessment.priorities) {
                json.actions = planned(priority.item);
            }
            for (json, unknown) in self.to_find_out.iter_mut().zip(&assessment.to_find_out) {
                json.actions = planned(unknown.item);
            }
        }
        self
    }

    /// Includes notes, evidence, dissent and reasons, if there are any to include.
    #[must_use]
    pub fn with_remarks(mut self, questionnaire: &'a Questionnaire, remarks: Option<&'a [RemarkEntry]>) -> Self {
        let json = |RemarkEntry { item, respondent, remark }: &'a RemarkEntry| RemarkJson {
            id: item_id(questionnaire, *item),
            respondent: respondent.as_deref(),
            note: remark.note.as_deref(),
            evidence: remark.evidence.as_deref(),
            dissent: remark.dissent.as_deref(),
            reason: remark.reason.as_deref(),
        };
        self.notes = remarks.map(|remarks| remarks.iter().map(json).collect());
        self
    }

    /// Adds the number of the team's files that could not be used.
    pub(super) fn with_files_left_out(mut self, files: u32) -> Self {
        self.files_left_out = Some(files);
        self
    }

    /// One indented document with a final newline, safe to show on a terminal.
    ///
    /// # Errors
    /// Never in practice: strings, numbers and string keys always serialise.
    pub fn to_pretty(&self) -> serde_json::Result<String> {
        pretty(self)
    }
}

impl<'a> CultureJson<'a> {
    fn new(questionnaire: &'a Questionnaire, assessment: &Assessment) -> Self {
        let culture = &assessment.culture;
        let in_scope = questionnaire.indicators().filter(|(index, _)| assessment.items[*index].merged.is_in_scope());
        let indicators = in_scope.map(|(index, item)| {
            let state = assessment.items[index].merged.state;
            IndicatorJson { id: &item.id, position: state.position().map(two_decimals), state: state.name() }
        });
        Self {
            balance: culture.into(),
            reading: culture.reading().into(),
            hostile_indicators: culture.hostile_indicators,
            indicators: indicators.collect(),
        }
    }
}

impl<'a> PillarJson<'a> {
    fn new(questionnaire: &'a Questionnaire, pillar: &'a Pillar, result: &PillarResult) -> Self {
        let PillarResult { figures, must_haves, band } = result;
        Self {
            id: pillar.id.as_str(),
            title: &pillar.title,
            score: (&figures.score).into(),
            target: (&figures.target).into(),
            gap: (&figures.gap).into(),
            band: BandJson::new(questionnaire, *band),
            coverage: figures.coverage.into(),
            must_haves: MustHavesJson {
                open: item_ids(questionnaire, &must_haves.open),
                unconfirmed: item_ids(questionnaire, &must_haves.unconfirmed),
                disputed: item_ids(questionnaire, &must_haves.disputed),
            },
        }
    }
}

impl From<Coverage> for CoverageJson {
    fn from(coverage: Coverage) -> Self {
        Self {
            items: coverage.items,
            applicable: coverage.applicable,
            known: coverage.known,
            dont_know: coverage.dont_know,
            unanswered: coverage.unanswered,
            not_asked: coverage.not_asked,
            not_applicable: coverage.not_applicable,
            answers: AnswersJson { given: coverage.given, possible: coverage.possible },
        }
    }
}

impl<'a> OverallJson<'a> {
    fn new(questionnaire: &'a Questionnaire, overall: &Overall) -> Self {
        let held_by = overall.held_by.iter().map(|pillar| questionnaire.pillars()[*pillar].id.as_str());
        Self {
            band: BandJson::new(questionnaire, overall.band),
            held_by: held_by.collect(),
            mean_score: (&overall.mean_score).into(),
            mean_gap: (&overall.mean_gap).into(),
        }
    }
}

fn priorities<'a>(questionnaire: &'a Questionnaire, assessment: &Assessment) -> Vec<PriorityJson<'a>> {
    let json = assessment.priorities.iter().map(|priority| PriorityJson {
        id: item_id(questionnaire, priority.item),
        level: two_decimals(priority.level),
        target: two_decimals(priority.target),
        must_have: questionnaire.items()[priority.item].must_have,
        lift: rounded(&priority.lift, 2),
        actions: None,
    });
    json.collect()
}

fn to_find_out<'a>(questionnaire: &'a Questionnaire, assessment: &Assessment) -> Vec<UnknownItemJson<'a>> {
    let json = assessment.to_find_out.iter().map(|unknown| UnknownItemJson {
        id: item_id(questionnaire, unknown.item),
        must_have: unknown.must_have,
        largest_lift: rounded(&unknown.largest_lift, 2),
        ask: match questionnaire.items()[unknown.item].asked_of.as_slice() {
            [] => None,
            asked_of => Some(viewpoint_ids(questionnaire, asked_of)),
        },
        actions: None,
    });
    json.collect()
}

impl From<&Aspects> for AspectsJson {
    fn from(aspects: &Aspects) -> Self {
        let json = |figures: &AspectFigures| AspectJson {
            score: points(figures.score.as_ref()),
            known: figures.known,
            applicable: figures.applicable,
        };
        Self {
            policy: json(&aspects.policy),
            practice: json(&aspects.practice),
            difference: points(aspects.difference().as_ref()),
        }
    }
}

impl<'a> SplitJson<'a> {
    fn new(questionnaire: &'a Questionnaire, split: &ViewpointSplit) -> Self {
        let by_pillar = |figures: &[Option<Fraction>]| {
            let pillars = questionnaire.pillars().iter().zip(figures);
            Object(pillars.map(|(pillar, figure)| (pillar.id.as_str(), points(figure.as_ref()))).collect())
        };
        let group = |group: &ViewpointGroup| {
            let id = group.viewpoint.map_or("others", |index| questionnaire.viewpoints()[index].id.as_str());
            (id, GroupJson { respondents: group.respondents, pillars: by_pillar(&group.pillars) })
        };
        Self {
            groups: Object(split.groups.iter().map(group).collect()),
            leadership_minus_peer: split.leadership_minus_peer.as_deref().map(by_pillar),
        }
    }
}

impl ItemState {
    /// The name in JSON and CSV.
    pub(in crate::report) fn name(self) -> &'static str {
        match self {
            Self::Known(_) => "known",
            Self::DontKnow => "dont_know",
            Self::Unanswered => "unanswered",
            Self::NotAsked => "not_asked",
            Self::NotApplicable => "not_applicable",
            Self::OutOfScope => "out_of_scope",
        }
    }
}
