//! The changes between audits as a document: one team's report, or a report on many teams.
//!
//! [`ComparisonReport::full`] contains everything; [`ComparisonReport::summary`] fits one screen.

mod figures;
mod items;
mod programme;
mod slipped;
mod summary;
mod team;
mod unmatched;

use crate::model::Questionnaire;
use crate::plan::{ComparedPlans, PlanProgress};
use crate::programme::{ProgrammeTrend, Rounds, TeamAudit, TeamTrend};
use crate::report::document::{Document, OnPaper, RichText, Section};
use crate::report::wording::{how_to_read, scope, scope_in_words};
use crate::score::Rules;
use crate::text::{Count, List, clean};

/// What is reported, and the names of the rounds.
struct ComparisonContext<'a> {
    report: ComparisonReport<'a>,
    /// "Baseline" and "Follow-up"; the rounds' own names where there are more than two.
    labels: Vec<String>,
    /// The organisation of all teams, if it is the same; it is named once, so that a team takes one line.
    shared_organisation: Option<&'a str>,
}

/// The changes between audits, to be reported.
#[derive(Debug, Clone, Copy)]
pub struct ComparisonReport<'a> {
    /// The questionnaire in use.
    pub questionnaire: &'a Questionnaire,
    /// The rounds of audits.
    pub rounds: &'a Rounds,
    /// The rules that the audits were scored with.
    pub rules: Rules,
    /// The changes of every team.
    pub programme: &'a ProgrammeTrend,
    /// The progress of the teams' plans, if there are any.
    pub plans: Option<&'a ComparedPlans<'a>>,
}

impl ComparisonReport<'_> {
    /// The full comparison of the only team, or of all teams.
    #[must_use]
    pub fn full(self) -> Document {
        let context = ComparisonContext::new(self);
        let mut document = match self.programme.teams.as_slice() {
            [only] => team::page(&context, only),
            _ => programme::page(&context, self.programme),
        };
        document.sections.extend(unmatched::sections(&context));
        let notes = [limits(self.questionnaire, self.programme), how_to_read(self.questionnaire)];
        document.sections.extend(notes.map(|section| Section { on_paper: OnPaper::HALF_WIDTH, ..section }));
        document
    }

    /// A summary for a screen of 80 columns by 24 lines, with the last line reserved for a hint.
    #[must_use]
    pub fn summary(self) -> Document {
        summary::summary(&ComparisonContext::new(self), self.programme)
    }
}

impl<'a> ComparisonContext<'a> {
    fn new(report: ComparisonReport<'a>) -> Self {
        let labels = match report.rounds.as_slice() {
            [_, _] => vec!["Baseline".to_owned(), "Follow-up".to_owned()],
            rounds => rounds.iter().map(|round| clean(&round.name)).collect(),
        };
        let sides = report.programme.teams.iter().flat_map(TeamTrend::sides);
        let mut organisations = sides.map(|side| side.subject.organisation.as_deref());
        let first = organisations.next().flatten();
        let shared_organisation = first.filter(|_| organisations.all(|other| other == first));
        Self { report, labels, shared_organisation }
    }

    /// The plan of the team at this index.
    fn plan(&self, team: usize) -> Option<&'a PlanProgress<'a>> {
        self.report.plans.and_then(|plans| plans.teams.get(team)?.as_ref())
    }

    fn questionnaire_line(&self) -> RichText {
        RichText::new().muted(format!(
            "{} {}",
            clean(self.report.questionnaire.title()),
            self.report.questionnaire.version()
        ))
    }

    /// The versions that were answered, if they differ between rounds.
    fn versions(&self) -> Option<String> {
        let rounds = self.report.rounds.as_slice();
        let first = &rounds.first()?.versions;
        if rounds.iter().all(|round| round.versions == *first) {
            return None;
        }
        let mut versions: Vec<_> = rounds.iter().flat_map(|round| &round.versions).collect();
        versions.sort();
        versions.dedup();
        let oldest = versions.first().copied()?;
        let changed = self.report.questionnaire.items().iter().filter(|item| {
            let is_newer = |version: Option<_>| version.is_some_and(|version| version > *oldest);
            is_newer(item.changed) || is_newer(item.since)
        });
        let changed: Vec<_> = changed.map(|item| item.id.as_str()).collect();
        let which = match changed.as_slice() {
            [] => "No question changed its meaning between them.".to_owned(),
            _ => format!("New or changed since the oldest of them: {}.", List::plain(&changed)),
        };
        let versions: Vec<_> = versions.iter().map(ToString::to_string).collect();
        Some(format!("Different versions of the questionnaire were answered ({}). {which}", versions.join(", ")))
    }

    /// The stage and the form of an audit, which follow every band.
    fn scope(&self, audit: &TeamAudit) -> String {
        scope(self.report.questionnaire, audit.subject.stage, self.report.rules.form)
    }

    /// The same within a sentence.
    fn scope_in_words(&self, audit: &TeamAudit) -> String {
        scope_in_words(self.report.questionnaire, audit.subject.stage, self.report.rules.form)
    }
}

/// Possible explanations of changes, and the limits of a comparison.
fn limits(questionnaire: &Questionnaire, programme: &ProgrammeTrend) -> Section {
    let who = match programme.teams.as_slice() {
        [only] => {
            let [then, now] = only.sides().map(respondents);
            format!(
                "Who answered: {} then, {} now. Different people, or the same people on a different day, can move a figure without \
                 anything having changed.",
                Count::of(then, "respondent"),
                Count::of(now, "respondent")
            )
        }
        _ => "Who answered: different people, or the same people on a different day, can move a figure without anything having \
              changed. Compare a single team to see who answered."
            .to_owned(),
    };
    let fixed = [
        "A change is certain if missing answers could not reverse it. That does not explain the change or show that it will last.",
        "A comparison does not show what caused a change, and nobody has tested how large a change must be to matter to peers: ask them.",
    ];
    let mut section = Section::new(2, "What can explain a change");
    let caveats = questionnaire.caveats().iter().map(|caveat| clean(caveat));
    section.list(std::iter::once(who).chain(fixed.map(str::to_owned)).chain(caveats));
    section
}

fn respondents(audit: &TeamAudit) -> u32 {
    audit.respondents.iter().sum()
}
