//! What changed between audits, as people read it: one page for one team, one for many, in parts that every format lays out.

mod closing;
mod figures;
mod items;
mod parts;
mod programme;
mod team;

pub use parts::{Cell, Column, Grid, Part, Point, Section};

use crate::model::Questionnaire;
use crate::programme::{ProgrammeTrend, RoundAudit, Rounds};
use crate::score::Rules;
use crate::text::clean;
use crate::text::{Count, List};

/// What changed between audits, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangesView {
    /// Whose audits these are.
    pub title: String,
    /// What was compared with what.
    pub lines: Vec<String>,
    /// The sections.
    pub sections: Vec<Section>,
}

/// What a comparison is made with, and what its rounds are called.
#[derive(Debug, Clone)]
struct ComparisonContext<'a> {
    questionnaire: &'a Questionnaire,
    rounds: &'a Rounds,
    rules: Rules,
    /// "Baseline" and "Follow-up"; with more rounds their own names.
    labels: Vec<String>,
}

impl ChangesView {
    /// The page of the only team there is to compare, or of all of them.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, rounds: &Rounds, rules: Rules, programme: &ProgrammeTrend) -> Self {
        let names = rounds.as_slice().iter().map(|round| clean(&round.name));
        let labels = match rounds.as_slice().len() {
            2 => vec!["Baseline".to_owned(), "Follow-up".to_owned()],
            _ => names.collect(),
        };
        let setting = ComparisonContext { questionnaire, rounds, rules, labels };
        let mut view = match programme.teams.as_slice() {
            [only] => team::page(&setting, only),
            _ => programme::page(&setting, programme),
        };
        view.sections.extend(setting.unmatched());
        view.sections.push(closing::section(&setting, programme));
        view
    }
}

impl ComparisonContext<'_> {
    /// The questionnaire's title and version.
    fn questionnaire_line(&self) -> String {
        format!("{} {}", clean(self.questionnaire.title()), self.questionnaire.version())
    }

    /// Which versions were answered, where that was not the same in all rounds.
    fn versions(&self) -> Option<String> {
        let rounds = self.rounds.as_slice();
        let first = &rounds.first()?.versions;
        if rounds.iter().all(|round| round.versions == *first) {
            return None;
        }
        let of_round = |(label, round): (&String, &crate::programme::AuditRound)| {
            let versions: Vec<_> = round.versions.iter().map(ToString::to_string).collect();
            format!("{label} {}", List::plain(&versions))
        };
        let versions: Vec<_> = self.labels.iter().zip(rounds).map(of_round).collect();
        let oldest = rounds.iter().flat_map(|round| &round.versions).min()?;
        let changed = self.questionnaire.items().iter().filter(|item| {
            let younger = |version: Option<crate::model::Version>| version.is_some_and(|version| version > *oldest);
            younger(item.changed) || younger(item.since)
        });
        let changed: Vec<_> = changed.map(|item| item.id.as_str()).collect();
        let which = match changed.as_slice() {
            [] => "No question has changed its meaning in between.".to_owned(),
            _ => format!("What changed its meaning or came new in between: {}.", List::plain(&changed)),
        };
        Some(format!("Different versions of the questionnaire were answered ({}). {which}", versions.join(", ")))
    }

    /// Teams that are in one round alone, named.
    fn unmatched(&self) -> Option<Section> {
        let points: Vec<_> = self
            .labels
            .iter()
            .enumerate()
            .filter_map(|(round, label)| {
                let teams: Vec<_> =
                    self.rounds.unmatched(round).map(|team| named(team.name(), team.organisation())).collect();
                let number = Count::of(teams.len(), "team");
                (!teams.is_empty()).then(|| Point::new(&format!("{label} only, {number}:"), &teams.join("; ")))
            })
            .collect();
        let alike = self.rounds.alike();
        let alike = alike.iter().map(|teams| {
            let of_round = |(round, team): &(usize, crate::programme::Team<'_>)| {
                format!("{} ({})", named(team.name(), team.organisation()), self.labels[*round])
            };
            Point::new(
                "Perhaps the same team, written differently:",
                &teams.iter().map(of_round).collect::<Vec<_>>().join("; "),
            )
        });
        let points: Vec<_> = points.into_iter().chain(alike).collect();
        (!points.is_empty()).then(|| {
            let why = "Teams are matched by name and organisation, letter by letter. These are in no figure above.";
            Section::new("Teams in one round only", vec![Part::Sentence(why.to_owned()), Part::Points(points)])
        })
    }
}

/// "Northfield, Example Trust".
fn named(team: &str, organisation: Option<&str>) -> String {
    match organisation {
        Some(organisation) => format!("{}, {}", clean(team), clean(organisation)),
        None => clean(team),
    }
}

/// How many respondents an audit had.
fn respondents(audit: &RoundAudit) -> u32 {
    audit.respondents.iter().sum()
}
