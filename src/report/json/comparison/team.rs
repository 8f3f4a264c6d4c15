//! One team of a comparison as JSON.

use crate::model::Questionnaire;
use crate::programme::{Rounds, TeamAudit, TeamTrend};
use crate::report::json::figures::{
    AnswersJson, BandJson, BoundsJson, DisclosureJson, Object, ReadingJson, item_id, item_ids, points, stage_id,
    two_decimals, viewpoints,
};
use crate::report::plan::number;
use crate::score::{
    Assessment, AuditFigures, Change, Comparison, Coverage, Hundredths, ItemChange, MustHaveTransition, PillarChange,
};
use serde::Serialize;

use super::plan::PlanProgressJson;

#[derive(Debug, Serialize)]
pub(super) struct TeamJson<'a> {
    team: BothSides<&'a str>,
    organisation: BothSides<Option<&'a str>>,
    stage: BothSides<Option<&'a str>>,
    form: &'static str,
    round: BothSides<&'a str>,
    dates: BothSides<Vec<String>>,
    respondents: BothSides<u32>,
    viewpoints: BothSides<Object<'a, u32>>,
    files_left_out: BothSides<u32>,
    balance: BothSides<BoundsJson>,
    reading: BothSides<ReadingJson>,
    band: BothSides<BandJson<'a>>,
    mean_score: ChangeJson,
    mean_gap: ChangeJson,
    pillars: Vec<PillarChangeJson<'a>>,
    items: ItemsJson<'a>,
    must_haves: Object<'a, Vec<&'a str>>,
    one_side_only: BothSides<Vec<&'a str>>,
    changed: Vec<&'a str>,
    #[serde(rename = "left_out")]
    only_in_some: Vec<&'a str>,
    disclosure: BothSides<DisclosureJson<'a>>,
    trend: Option<Vec<Option<AuditJson<'a>>>>,
    /// Only with `--plan`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plan: Option<PlanProgressJson<'a>>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct BothSides<T> {
    baseline: T,
    follow_up: T,
}

#[derive(Debug, Serialize)]
struct ChangeJson {
    baseline: BoundsJson,
    follow_up: BoundsJson,
    change: Option<f64>,
    certain: Option<bool>,
}

#[derive(Debug, Serialize)]
struct GapChangeJson {
    baseline: BoundsJson,
    follow_up: BoundsJson,
    change: Option<f64>,
    due_to_answers: Option<f64>,
    due_to_targets: Option<f64>,
    certain: Option<bool>,
}

/// How much of the shared items was answered.
#[derive(Debug, Serialize)]
struct SharedCoverageJson {
    applicable: u32,
    known: u32,
    answers: AnswersJson,
}

#[derive(Debug, Serialize)]
struct PillarChangeJson<'a> {
    id: &'a str,
    title: &'a str,
    score: ChangeJson,
    gap: GapChangeJson,
    band: BothSides<BandJson<'a>>,
    coverage: BothSides<SharedCoverageJson>,
}

#[derive(Debug, Serialize)]
struct ItemsJson<'a> {
    improved: Vec<ItemChangeJson<'a>>,
    slipped: Vec<ItemChangeJson<'a>>,
    unchanged: u32,
    became_known: Vec<&'a str>,
    no_longer_known: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct ItemChangeJson<'a> {
    id: &'a str,
    baseline: f64,
    follow_up: f64,
    change: f64,
}

/// A team's audit in one of more than two rounds.
#[derive(Debug, Serialize)]
struct AuditJson<'a> {
    round: &'a str,
    dates: Vec<String>,
    respondents: u32,
    viewpoints: Object<'a, u32>,
    balance: BoundsJson,
    reading: ReadingJson,
    band: BandJson<'a>,
    pillars: Vec<AuditPillarJson<'a>>,
}

#[derive(Debug, Serialize)]
struct AuditPillarJson<'a> {
    id: &'a str,
    score: BoundsJson,
    gap: BoundsJson,
    band: BandJson<'a>,
    coverage: SharedCoverageJson,
}

const MUST_HAVE_TRANSITIONS: [(&str, MustHaveTransition); 7] = [
    ("closed", MustHaveTransition::Closed),
    ("confirmed", MustHaveTransition::FoundMet),
    ("opened", MustHaveTransition::Opened),
    ("became_unconfirmed", MustHaveTransition::BecameUnconfirmed),
    ("set_aside", MustHaveTransition::NoLongerApplies),
    ("still_open", MustHaveTransition::StillOpen),
    ("still_unconfirmed", MustHaveTransition::StillUnconfirmed),
];

impl<'a> TeamJson<'a> {
    pub(super) fn new(questionnaire: &'a Questionnaire, rounds: &'a Rounds, team: &'a TeamTrend) -> Self {
        let comparison = team.comparison();
        let audits = BothSides::from(team.sides());
        let assessments = BothSides { baseline: &comparison.baseline, follow_up: &comparison.follow_up };
        let round_names = rounds.as_slice().iter().map(|round| round.name.as_str());
        let trend = round_names.zip(team.audits()).map(|(name, audit)| {
            let (audit, figures) = audit?;
            Some(AuditJson::new(questionnaire, name, audit, figures))
        });
        Self {
            team: audits.map(|audit| audit.subject.team.as_str()),
            organisation: audits.map(|audit| audit.subject.organisation.as_deref()),
            stage: audits.map(|audit| stage_id(questionnaire, audit.subject.stage)),
            form: comparison.baseline.rules.form.name(),
            round: BothSides::from(team.side_rounds()).map(|round| rounds.as_slice()[round].name.as_str()),
            dates: audits.map(dates),
            respondents: audits.map(|audit| audit.respondents.iter().sum()),
            viewpoints: audits.map(|audit| viewpoints(questionnaire, &audit.respondents)),
            files_left_out: audits.map(|audit| audit.unusable_files),
            balance: assessments.map(|assessment| (&assessment.culture).into()),
            reading: assessments.map(|assessment| assessment.culture.reading().into()),
            band: assessments.map(|assessment| BandJson::new(questionnaire, assessment.overall.band)),
            mean_score: (&comparison.means.score).into(),
            mean_gap: (&comparison.means.gap).into(),
            pillars: pillars(questionnaire, comparison),
            items: ItemsJson::new(questionnaire, comparison),
            must_haves: must_haves(questionnaire, comparison),
            one_side_only: BothSides {
                baseline: item_ids(questionnaire, &comparison.only_baseline),
                follow_up: item_ids(questionnaire, &comparison.only_follow_up),
            },
            changed: item_ids(questionnaire, &comparison.changed),
            disclosure: audits.map(|audit| DisclosureJson::new(questionnaire, &audit.disclosure)),
            only_in_some: item_ids(questionnaire, &team.trend().only_in_some),
            trend: (rounds.as_slice().len() > 2).then(|| trend.collect()),
            plan: None,
        }
    }
}

impl<T> BothSides<T> {
    fn map<U>(self, of: impl Fn(T) -> U) -> BothSides<U> {
        BothSides { baseline: of(self.baseline), follow_up: of(self.follow_up) }
    }
}

impl<T> From<[T; 2]> for BothSides<T> {
    fn from([baseline, follow_up]: [T; 2]) -> Self {
        Self { baseline, follow_up }
    }
}

fn pillars<'a>(questionnaire: &'a Questionnaire, comparison: &Comparison) -> Vec<PillarChangeJson<'a>> {
    let pillars = questionnaire.pillars().iter().zip(&comparison.pillars).enumerate();
    let json = pillars.map(|(index, (pillar, change))| {
        let band = |assessment: &Assessment| BandJson::new(questionnaire, assessment.pillars[index].band);
        PillarChangeJson {
            id: pillar.id.as_str(),
            title: &pillar.title,
            score: (&change.score).into(),
            gap: change.into(),
            band: BothSides { baseline: band(&comparison.baseline), follow_up: band(&comparison.follow_up) },
            coverage: BothSides::from([change.baseline_coverage, change.follow_up_coverage])
                .map(SharedCoverageJson::from),
        }
    });
    json.collect()
}

impl From<&Change> for ChangeJson {
    fn from(change: &Change) -> Self {
        Self {
            baseline: (&change.baseline).into(),
            follow_up: (&change.follow_up).into(),
            change: points(change.amount().as_ref()),
            certain: change.is_certain(),
        }
    }
}

impl From<&PillarChange> for GapChangeJson {
    fn from(pillar: &PillarChange) -> Self {
        let ChangeJson { baseline, follow_up, change, certain } = (&pillar.gap).into();
        Self {
            baseline,
            follow_up,
            change,
            due_to_answers: points(pillar.due_to_answers.as_ref()),
            due_to_targets: points(pillar.due_to_targets.as_ref()),
            certain,
        }
    }
}

impl From<Coverage> for SharedCoverageJson {
    fn from(coverage: Coverage) -> Self {
        Self {
            applicable: coverage.applicable,
            known: coverage.known,
            answers: AnswersJson { given: coverage.given, possible: coverage.possible },
        }
    }
}

impl<'a> ItemsJson<'a> {
    fn new(questionnaire: &'a Questionnaire, comparison: &Comparison) -> Self {
        let changes =
            |changes: &[ItemChange]| changes.iter().map(|change| item_change(questionnaire, change)).collect();
        let items = &comparison.items;
        Self {
            improved: changes(&items.improved),
            slipped: changes(&items.slipped),
            unchanged: items.unchanged,
            became_known: item_ids(questionnaire, &items.became_known),
            no_longer_known: item_ids(questionnaire, &items.no_longer_known),
        }
    }
}

/// Levels of a question, positions of an indicator.
fn item_change<'a>(questionnaire: &'a Questionnaire, change: &ItemChange) -> ItemChangeJson<'a> {
    let json = |level: Hundredths| two_decimals(number(questionnaire, change.item, level));
    ItemChangeJson {
        id: item_id(questionnaire, change.item),
        baseline: json(change.baseline),
        follow_up: json(change.follow_up),
        change: two_decimals(change.amount()),
    }
}

fn must_haves<'a>(questionnaire: &'a Questionnaire, comparison: &Comparison) -> Object<'a, Vec<&'a str>> {
    let ids = |transition: MustHaveTransition| {
        let changes = comparison.must_haves.iter().filter(|change| change.transition == transition);
        changes.map(|change| item_id(questionnaire, change.item)).collect()
    };
    Object(MUST_HAVE_TRANSITIONS.into_iter().map(|(name, transition)| (name, ids(transition))).collect())
}

impl<'a> AuditJson<'a> {
    fn new(questionnaire: &'a Questionnaire, name: &'a str, audit: &TeamAudit, figures: &AuditFigures) -> Self {
        let assessment = &figures.assessment;
        let pillars = questionnaire.pillars().iter().zip(assessment.pillars.iter().zip(&figures.gaps));
        let pillars = pillars.map(|(pillar, (result, gap))| AuditPillarJson {
            id: pillar.id.as_str(),
            score: (&result.figures.score).into(),
            gap: gap.into(),
            band: BandJson::new(questionnaire, result.band),
            coverage: result.figures.coverage.into(),
        });
        Self {
            round: name,
            dates: dates(audit),
            respondents: audit.respondents.iter().sum(),
            viewpoints: viewpoints(questionnaire, &audit.respondents),
            balance: (&assessment.culture).into(),
            reading: assessment.culture.reading().into(),
            band: BandJson::new(questionnaire, assessment.overall.band),
            pillars: pillars.collect(),
        }
    }
}

fn dates(audit: &TeamAudit) -> Vec<String> {
    audit.subject.dates.iter().map(ToString::to_string).collect()
}
