//! The machine form of a result (scoring, section 13). A public contract: fields may be added, never changed or removed
//! without a new version.

mod changes;
mod form;

pub use changes::{COMPARISON_SCHEMA_VERSION, ChangesForm};

use crate::model::{Item, ItemIndex, Pillar, Questionnaire, RemarkEntry, Subject};
use crate::score::{Assessment, BandRange, Culture, Exact, Group, ItemFigures, PillarResult, Standing};
use crate::text::showable_json;
pub(super) use form::{About, BandForm, ReadingForm, rounded};
use form::{
    AnswersForm, AspectForm, AspectsForm, BoundsForm, CoverageForm, CultureForm, Document, GroupForm, IndicatorForm,
    Mapping, MustHavesForm, NoteForm, OverallForm, PillarForm, PriorityForm, Sequence, SplitForm, ToFindOutForm,
    points, two_decimals,
};
use serde::{Serialize, Serializer};

/// The version of the machine form.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything the machine form is made of; serialise it with any serde format.
#[derive(Debug, Clone, Copy)]
pub struct MachineForm<'a> {
    /// The questionnaire in use.
    pub questionnaire: &'a Questionnaire,
    /// The SHA-256 of the questionnaire file's bytes, as `sha256:…`.
    pub digest: &'a str,
    /// Whose audit it is.
    pub subject: &'a Subject,
    /// The result.
    pub assessment: &'a Assessment,
    /// What was said beside the answers, in order; none where nobody asked for it.
    pub spoken: Option<&'a [RemarkEntry]>,
}

impl MachineForm<'_> {
    /// One pretty-printed document with a final newline, safe to show on a terminal.
    ///
    /// # Errors
    /// Never in practice: strings, numbers and string keys always serialise.
    pub fn to_pretty(&self) -> serde_json::Result<String> {
        pretty(self)
    }
}

/// One pretty-printed document with a final newline.
fn pretty(form: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(form).map(|text| showable_json(text) + "\n")
}

impl Serialize for MachineForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (questionnaire, assessment) = (self.questionnaire, self.assessment);
        let ids = Ids { questionnaire };
        Document {
            schema_version: SCHEMA_VERSION,
            questionnaire: About {
                id: questionnaire.id().as_str(),
                version: &questionnaire.version().to_string(),
                digest: self.digest,
            },
            team: &self.subject.team,
            organisation: self.subject.organisation.as_deref(),
            dates: Sequence(|| self.subject.dates.iter().map(ToString::to_string)),
            respondents: assessment.respondent_count(),
            viewpoints: Mapping(|| {
                let counts = questionnaire.viewpoints().iter().zip(&assessment.respondents);
                counts.filter(|(_, count)| **count > 0).map(|(viewpoint, count)| (viewpoint.id.as_str(), *count))
            }),
            culture: culture(questionnaire, &assessment.culture, &assessment.items),
            pillars: Sequence(|| {
                questionnaire
                    .pillars()
                    .iter()
                    .zip(&assessment.pillars)
                    .map(|(pillar, result)| ids.pillar(pillar, result))
            }),
            overall: OverallForm {
                band: ids.band(assessment.overall.band),
                held_by: Sequence(|| ids.pillar_ids(&assessment.overall.held_by)),
                mean_score: BoundsForm::of(&assessment.overall.mean_score),
                mean_gap: BoundsForm::of(&assessment.overall.mean_gap),
            },
            priorities: Sequence(|| {
                assessment.priorities.iter().map(|priority| PriorityForm {
                    id: ids.item(priority.item),
                    level: two_decimals(priority.level),
                    target: two_decimals(priority.target),
                    must_have: questionnaire.items()[priority.item].must_have,
                    lift: rounded(&priority.lift, 2),
                })
            }),
            to_find_out: Sequence(|| {
                assessment.to_find_out.iter().map(|unknown| ToFindOutForm {
                    id: ids.item(unknown.item),
                    must_have: unknown.must_have,
                    largest_lift: rounded(&unknown.largest_lift, 2),
                })
            }),
            aspects: AspectsForm {
                policy: AspectForm::of(&assessment.aspects.policy),
                practice: AspectForm::of(&assessment.aspects.practice),
                difference: points(assessment.aspects.difference().as_ref()),
            },
            disputed: Sequence(|| assessment.disputed().map(|item| ids.item(item))),
            viewpoint_split: assessment.split.as_ref().map(|split| SplitForm {
                groups: Mapping(|| split.groups.iter().map(|group| (ids.group(group), ids.group_form(group)))),
                leadership_minus_peer: split
                    .leadership_minus_peer
                    .as_ref()
                    .map(|differences| Mapping(|| ids.by_pillar(differences))),
            }),
            notes: self.spoken.map(|spoken| {
                Sequence(move || {
                    spoken.iter().map(move |RemarkEntry { item, respondent, remark }| NoteForm {
                        id: ids.item(*item),
                        respondent: respondent.as_deref(),
                        note: remark.note.as_deref(),
                        evidence: remark.evidence.as_deref(),
                        dissent: remark.dissent.as_deref(),
                        reason: remark.reason.as_deref(),
                    })
                })
            }),
        }
        .serialize(serializer)
    }
}

/// The questionnaire, asked for the ids of its parts.
#[derive(Clone, Copy)]
pub(super) struct Ids<'a> {
    pub(super) questionnaire: &'a Questionnaire,
}

impl<'a> Ids<'a> {
    pub(super) fn item(self, index: ItemIndex) -> &'a str {
        &self.questionnaire.items()[index].id
    }

    fn items(self, indices: &[ItemIndex]) -> impl Iterator<Item = &'a str> {
        indices.iter().map(move |index| self.item(*index))
    }

    fn pillar_ids(self, indices: &[usize]) -> impl Iterator<Item = &'a str> {
        indices.iter().map(move |index| self.questionnaire.pillars()[*index].id.as_str())
    }

    pub(super) fn band(self, range: Option<BandRange>) -> BandForm<'a> {
        let id = |band| self.questionnaire.bands().get(band).id.as_str();
        BandForm { best: range.map(|range| id(range.best)), worst: range.map(|range| id(range.worst)) }
    }

    fn group(self, group: &Group) -> &'a str {
        group.viewpoint.map_or("others", |viewpoint| self.questionnaire.viewpoints()[viewpoint].id.as_str())
    }

    fn group_form(self, group: &'a Group) -> impl Serialize {
        GroupForm { respondents: group.respondents, pillars: Mapping(move || self.by_pillar(&group.pillars)) }
    }

    fn by_pillar(self, figures: &[Option<Exact>]) -> impl Iterator<Item = (&'a str, Option<f64>)> {
        let pillars = self.questionnaire.pillars().iter().zip(figures);
        pillars.map(|(pillar, figure)| (pillar.id.as_str(), points(figure.as_ref())))
    }

    fn pillar(self, pillar: &'a Pillar, result: &'a PillarResult) -> impl Serialize {
        let (figures, must_haves) = (&result.figures, &result.must_haves);
        let coverage = figures.coverage;
        PillarForm {
            id: pillar.id.as_str(),
            title: &pillar.title,
            score: BoundsForm::of(&figures.score),
            target: BoundsForm::of(&figures.target),
            gap: BoundsForm::of(&figures.gap),
            band: self.band(result.band),
            coverage: CoverageForm {
                items: coverage.items,
                applicable: coverage.applicable,
                known: coverage.known,
                dont_know: coverage.dont_know,
                unanswered: coverage.unanswered,
                not_applicable: coverage.not_applicable,
                answers: AnswersForm { given: coverage.given, possible: coverage.possible },
            },
            must_haves: MustHavesForm {
                open: Sequence(move || self.items(&must_haves.open)),
                unconfirmed: Sequence(move || self.items(&must_haves.unconfirmed)),
                disputed: Sequence(move || self.items(&must_haves.disputed)),
            },
        }
    }
}

fn culture<'a>(questionnaire: &'a Questionnaire, culture: &Culture, items: &'a [ItemFigures]) -> impl Serialize {
    CultureForm {
        balance: culture.into(),
        reading: culture.reading().into(),
        hostile_indicators: culture.hostile_indicators,
        indicators: Sequence(move || {
            questionnaire.indicators().map(|(index, item): (ItemIndex, &Item)| {
                let standing = items[index].merged.standing;
                IndicatorForm { id: &item.id, position: standing.position().map(two_decimals), state: standing.name() }
            })
        }),
    }
}

impl Standing {
    /// Its name in the machine form.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Known(_) => "known",
            Self::DontKnow => "dont_know",
            Self::Unanswered => "unanswered",
            Self::NotApplicable => "not_applicable",
        }
    }
}
