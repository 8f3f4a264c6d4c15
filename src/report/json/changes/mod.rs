//! The machine form of a comparison: one document for any number of teams and rounds. A public contract of its own:
//! fields may be added, never changed or removed without a new version.

mod form;

use super::form::{About, BoundsForm, Mapping, Sequence, two_decimals};
use super::{Ids, pretty};
use crate::model::{ItemIndex, Questionnaire};
use crate::programme::{ProgrammeTrend, RoundAudit, Rounds, TeamMatch, TeamTrend};
use crate::score::{Assessment, Comparison, Culture, ItemChange, MustHaveStep, Round, Rules};
use form::{
    ChangeForm, CoverageForm, Document, GapForm, ItemForm, ItemsForm, MovesForm, MustHaveForm, Name, PillarForm,
    ProgrammeForm, RoundForm, RulesForm, Sides, TeamDocument, TrendForm, TrendPillarForm,
};
use serde::{Serialize, Serializer};

/// The version of the machine form of a comparison.
pub const COMPARISON_SCHEMA_VERSION: u32 = 1;

/// Everything the machine form of a comparison is made of; serialise it with any serde format.
#[derive(Debug, Clone, Copy)]
pub struct ChangesForm<'a> {
    /// The questionnaire in use.
    pub questionnaire: &'a Questionnaire,
    /// The SHA-256 of the questionnaire file's bytes, as `sha256:…`.
    pub digest: &'a str,
    /// The audits.
    pub rounds: &'a Rounds,
    /// The choices to compare with.
    pub rules: Rules,
    /// How all the teams moved.
    pub programme: &'a ProgrammeTrend,
}

impl ChangesForm<'_> {
    /// One pretty-printed document with a final newline.
    ///
    /// # Errors
    /// Never in practice: strings, numbers and string keys always serialise.
    pub fn to_pretty(&self) -> serde_json::Result<String> {
        pretty(self)
    }

    fn team(&self, team: &TeamMatch) -> Option<TeamForm<'_>> {
        let team = self.rounds.compare(team, self.questionnaire, self.rules)?;
        Some(TeamForm { questionnaire: self.questionnaire, rounds: self.rounds, team })
    }
}

impl Serialize for ChangesForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { questionnaire, rounds, programme, .. } = *self;
        let ids = Ids { questionnaire };
        Document {
            schema_version: COMPARISON_SCHEMA_VERSION,
            questionnaire: About {
                id: questionnaire.id().as_str(),
                version: &questionnaire.version().to_string(),
                digest: self.digest,
            },
            rules: RulesForm { raise: self.rules.raise, equal_respondents: self.rules.equal_respondents },
            rounds: Sequence(|| {
                rounds.as_slice().iter().enumerate().map(|(place, round)| RoundForm {
                    name: &round.name,
                    versions: Sequence(|| round.versions.iter().map(ToString::to_string)),
                    teams: round.fleet.with_answers().count(),
                    files: round.fleet.files(),
                    unmatched: Sequence(move || {
                        rounds
                            .unmatched(place)
                            .map(|team| Name { team: team.name(), organisation: team.organisation() })
                    }),
                })
            }),
            teams: Sequence(|| rounds.matched().iter().filter_map(|team| self.team(team))),
            programme: ProgrammeForm {
                teams: programme.teams,
                pillars: Sequence(|| {
                    let pillars = questionnaire.pillars().iter().zip(&programme.pillars);
                    pillars.map(|(pillar, moves)| MovesForm::of(pillar.id.as_str(), *moves))
                }),
                must_haves: Sequence(|| {
                    let moved =
                        programme.must_haves.iter().enumerate().filter(|(_, (closed, opened))| closed + opened > 0);
                    moved.map(|(item, &(closed, opened))| MustHaveForm { id: ids.item(item), closed, opened })
                }),
            },
        }
        .serialize(serializer)
    }
}

/// One team of a comparison.
struct TeamForm<'a> {
    questionnaire: &'a Questionnaire,
    rounds: &'a Rounds,
    team: TeamTrend,
}

impl TeamForm<'_> {
    fn viewpoints<'s>(&'s self, audit: &'s RoundAudit) -> impl Serialize {
        Mapping(move || {
            let counts = self.questionnaire.viewpoints().iter().zip(&audit.respondents);
            counts.filter(|(_, count)| **count > 0).map(|(viewpoint, count)| (viewpoint.id.as_str(), *count))
        })
    }

    fn item_ids<'s>(&'s self, items: &'s [ItemIndex]) -> impl Serialize {
        let ids = Ids { questionnaire: self.questionnaire };
        Sequence(move || ids.items(items))
    }

    fn item_changes<'s>(&'s self, changes: &'s [ItemChange]) -> impl Serialize {
        let items = self.questionnaire.items();
        Sequence(move || {
            changes.iter().map(move |change| {
                let item = &items[change.item];
                let printed = |level| two_decimals(if item.is_indicator() { level - 200 } else { level });
                ItemForm {
                    id: &item.id,
                    baseline: printed(change.baseline),
                    follow_up: printed(change.follow_up),
                    change: two_decimals(change.amount()),
                }
            })
        })
    }

    fn must_haves<'s>(&'s self, whole: &'s Comparison) -> impl Serialize {
        let items = self.questionnaire.items();
        let steps = [
            ("closed", MustHaveStep::Closed),
            ("confirmed", MustHaveStep::Confirmed),
            ("opened", MustHaveStep::Opened),
            ("became_unconfirmed", MustHaveStep::BecameUnconfirmed),
            ("set_aside", MustHaveStep::SetAside),
            ("still_open", MustHaveStep::StillOpen),
            ("still_unconfirmed", MustHaveStep::StillUnconfirmed),
        ];
        Mapping(move || {
            steps.into_iter().map(move |(name, step)| {
                let of_step = move || {
                    let changes = whole.must_haves.iter().filter(move |change| change.step == step);
                    changes.map(move |change| items[change.item].id.as_str())
                };
                (name, Sequence(of_step))
            })
        })
    }

    fn pillars<'s>(&'s self, whole: &'s Comparison) -> impl Serialize {
        let ids = Ids { questionnaire: self.questionnaire };
        Sequence(move || {
            self.questionnaire.pillars().iter().zip(&whole.pillars).enumerate().map(move |(place, (pillar, change))| {
                PillarForm {
                    id: pillar.id.as_str(),
                    title: &pillar.title,
                    score: ChangeForm::of(&change.score),
                    gap: GapForm::of(change),
                    band: Sides {
                        baseline: ids.band(whole.baseline.pillars[place].band),
                        follow_up: ids.band(whole.follow_up.pillars[place].band),
                    },
                    coverage: Sides {
                        baseline: CoverageForm::of(change.baseline_coverage),
                        follow_up: CoverageForm::of(change.follow_up_coverage),
                    },
                }
            })
        })
    }

    fn trend(&self) -> impl Serialize {
        let ids = Ids { questionnaire: self.questionnaire };
        let names = self.rounds.as_slice().iter().map(|round| round.name.as_str());
        let rounds: Vec<_> = names.zip(self.team.rounds()).collect();
        Sequence(move || {
            rounds.clone().into_iter().map(move |(name, round)| {
                let (audit, round) = round?;
                Some(TrendForm {
                    round: name,
                    dates: dates(audit),
                    respondents: audit.respondents.iter().sum(),
                    viewpoints: self.viewpoints(audit),
                    balance: (&round.assessment.culture).into(),
                    reading: round.assessment.culture.reading().into(),
                    band: ids.band(round.assessment.overall.band),
                    pillars: Sequence(move || trend_pillars(ids, round)),
                })
            })
        })
    }
}

fn trend_pillars<'a>(ids: Ids<'a>, round: &'a Round) -> impl Iterator<Item = TrendPillarForm<'a>> {
    let results = round.assessment.pillars.iter().zip(&round.gaps);
    ids.questionnaire.pillars().iter().zip(results).map(move |(pillar, (result, gap))| TrendPillarForm {
        id: pillar.id.as_str(),
        score: BoundsForm::of(&result.figures.score),
        gap: BoundsForm::of(gap),
        band: ids.band(result.band),
        coverage: CoverageForm::of(result.figures.coverage),
    })
}

impl Serialize for TeamForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ids = Ids { questionnaire: self.questionnaire };
        let whole = self.team.whole();
        let [then, now] = self.team.sides();
        let [first, last] = self.team.ends();
        let rounds = self.rounds.as_slice();
        let of_both = |of: fn(&Assessment) -> &Culture| [of(&whole.baseline), of(&whole.follow_up)];
        let [culture_then, culture_now] = of_both(|audit| &audit.culture);
        TeamDocument {
            team: Sides { baseline: then.subject.team.as_str(), follow_up: now.subject.team.as_str() },
            organisation: Sides {
                baseline: then.subject.organisation.as_deref(),
                follow_up: now.subject.organisation.as_deref(),
            },
            round: Sides { baseline: rounds[first].name.as_str(), follow_up: rounds[last].name.as_str() },
            dates: Sides { baseline: dates(then), follow_up: dates(now) },
            respondents: Sides { baseline: then.respondents.iter().sum(), follow_up: now.respondents.iter().sum() },
            viewpoints: Sides { baseline: self.viewpoints(then), follow_up: self.viewpoints(now) },
            files_left_out: Sides { baseline: then.left_out, follow_up: now.left_out },
            balance: Sides { baseline: culture_then.into(), follow_up: culture_now.into() },
            reading: Sides { baseline: culture_then.reading().into(), follow_up: culture_now.reading().into() },
            band: Sides {
                baseline: ids.band(whole.baseline.overall.band),
                follow_up: ids.band(whole.follow_up.overall.band),
            },
            mean_score: ChangeForm::of(&whole.means.score),
            mean_gap: ChangeForm::of(&whole.means.gap),
            pillars: self.pillars(whole),
            items: ItemsForm {
                improved: self.item_changes(&whole.items.improved),
                slipped: self.item_changes(&whole.items.slipped),
                unchanged: whole.items.unchanged,
                became_known: self.item_ids(&whole.items.became_known),
                no_longer_known: self.item_ids(&whole.items.no_longer_known),
            },
            must_haves: self.must_haves(whole),
            one_side_only: Sides {
                baseline: self.item_ids(&whole.only_baseline),
                follow_up: self.item_ids(&whole.only_follow_up),
            },
            left_out: self.item_ids(&self.team.trend().left_out),
            trend: (rounds.len() > 2).then(|| self.trend()),
        }
        .serialize(serializer)
    }
}

fn dates(audit: &RoundAudit) -> impl Serialize {
    Sequence(|| audit.subject.dates.iter().map(ToString::to_string))
}
