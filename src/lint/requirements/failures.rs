//! Requirements that a team does not meet.

use super::{AuditedTeam, Complete, Requirements, limits, points, respondents, shares};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{BandIndex, ItemIndex, MaxGap, PillarIndex};
use crate::score::{Assessment, Fraction, ItemState, PillarResult};
use crate::text::{Count, Quoted, plural_form};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Checks a team against the requirements: one finding for each unmet requirement and pillar.
#[must_use]
pub fn unmet(requirements: &Requirements, team: &AuditedTeam<'_>, assessment: &Assessment) -> Vec<Diagnostic> {
    let evaluation = Evaluation { team, assessment };
    let mut found = Vec::new();
    for (viewpoint, least) in &requirements.min_respondents {
        found.extend(respondents::too_few(team, *viewpoint, *least));
    }
    if let Some(complete) = requirements.complete {
        found.extend(evaluation.incomplete(complete));
    }
    if requirements.no_open_must_haves {
        found.extend(evaluation.open_must_haves());
    }
    if let Some(least) = requirements.min_band {
        evaluation.bands_below(least, &mut found);
    }
    for (pillar, _, limit, own) in requirements.max_gap.of(team.questionnaire.pillars()) {
        found.extend(evaluation.gap_above(pillar, limit, own));
    }
    for (pillar, _, limit, own) in requirements.min_score.of(team.questionnaire.pillars()) {
        found.extend(evaluation.score_below(pillar, limit, own));
    }
    found
}

struct Evaluation<'a> {
    team: &'a AuditedTeam<'a>,
    assessment: &'a Assessment,
}

impl Evaluation<'_> {
    fn incomplete(&self, complete: Complete) -> Option<Diagnostic> {
        // An item that no respondent is asked has no answer either.
        let is_missing = |state: ItemState| match complete {
            Complete::Answered => state.is_unknown() && state != ItemState::DontKnow,
            Complete::Known => state.is_unknown(),
        };
        let items = || ItemIndex::enumerate(&self.assessment.items).filter(|(_, item)| item.merged.is_in_scope());
        let missing: Vec<ItemIndex> =
            items().filter(|(_, item)| is_missing(item.merged.state)).map(|(index, _)| index).collect();
        let (count, all) = (missing.len(), items().count());
        let what = match complete {
            Complete::Answered => "not answered",
            Complete::Known => "not known",
        };
        let help = format!("answer {}", shares::ids(&missing, self.team.questionnaire));
        (count > 0).then(|| {
            self.team.finding(
                Code::Incomplete,
                format!("{count} of {all} items are {what}"),
                &missing[..missing.len().min(shares::NAMED)],
                help,
            )
        })
    }

    fn open_must_haves(&self) -> Option<Diagnostic> {
        let all = |of: fn(&PillarResult) -> &[ItemIndex]| -> Vec<ItemIndex> {
            self.assessment.pillars.iter().flat_map(of).copied().collect()
        };
        let open = all(|pillar| &pillar.must_haves.open);
        let unconfirmed = all(|pillar| &pillar.must_haves.unconfirmed);
        let questionnaire = self.team.questionnaire;
        let (message, help) = match (open.len(), unconfirmed.len()) {
            (0, 0) => return None,
            (open_count, 0) => (
                format!("{} open", with_verb(open_count, "must-have")),
                format!("open: {}", shares::ids(&open, questionnaire)),
            ),
            (0, count) => (
                format!("{} unconfirmed, in the worst case open", with_verb(count, "must-have")),
                format!("unconfirmed: {}", shares::ids(&unconfirmed, questionnaire)),
            ),
            (open_count, count) => (
                format!("{} open, and {count} more unconfirmed", with_verb(open_count, "must-have")),
                format!(
                    "open: {}; unconfirmed: {}",
                    shares::ids(&open, questionnaire),
                    shares::ids(&unconfirmed, questionnaire)
                ),
            ),
        };
        let deciding: Vec<ItemIndex> = open.into_iter().chain(unconfirmed).collect();
        Some(self.team.finding(Code::OpenMustHave, message, &deciding, help))
    }

    fn bands_below(&self, least: BandIndex, found: &mut Vec<Diagnostic>) {
        let questionnaire = self.team.questionnaire;
        let bands = questionnaire.bands();
        let wanted = bands.get(least);
        if self.assessment.overall.band.is_none() {
            let message =
                format!("there is no band, since no pillar is scored; {} is required", Quoted(wanted.id.as_str()));
            found.push(self.team.finding(Code::BandTooLow, message, &[], Code::BandTooLow.info().help.to_owned()));
        }
        for (pillar, result) in questionnaire.pillars().iter().zip(&self.assessment.pillars) {
            let Some(band) = result.band.filter(|band| band.worst > least) else { continue };
            let steps = Count::of(band.worst - least, "band");
            let excess = result.figures.gap.high.as_ref().map(|gap| gap - &limits::exact(wanted.max_gap));
            let mut message = format!(
                "in the worst case {} is {}, {steps} below {}",
                Quoted(pillar.id.as_str()),
                Quoted(bands.get(band.worst).id.as_str()),
                Quoted(wanted.id.as_str()),
            );
            let mut deciding: Vec<ItemIndex> = Vec::new();
            let mut help = Vec::new();
            if let Some(excess) = excess.filter(|excess| *excess > Fraction::whole(0)) {
                let _infallible = write!(message, ": its gap is {} points too large", points(&excess));
                let shares = shares::of_gap(questionnaire, pillar, self.assessment);
                help.push(format!(
                    "the gap is decided by {}",
                    shares::in_words(&shares, questionnaire, self.assessment)
                ));
                deciding.extend(shares.iter().take(shares::NAMED).map(|(item, _)| item));
            }
            if questionnaire.must_have_cap().is_some_and(|cap| cap > least) {
                let must_haves: Vec<ItemIndex> =
                    result.must_haves.open.iter().chain(&result.must_haves.unconfirmed).copied().collect();
                if !must_haves.is_empty() {
                    help.push(format!("open or unconfirmed must-haves: {}", shares::ids(&must_haves, questionnaire)));
                    deciding = must_haves.into_iter().chain(deciding).collect();
                }
            }
            let deciding = distinct(deciding);
            found.push(self.team.finding(Code::BandTooLow, message, &deciding, help.join("; ")));
        }
    }

    fn gap_above(&self, pillar: PillarIndex, limit: MaxGap, own: bool) -> Option<Diagnostic> {
        let (questionnaire, result) = (self.team.questionnaire, self.assessment.pillars.get(pillar.get())?);
        let pillar = questionnaire.pillars().get(pillar.get())?;
        let Some(gap) = &result.figures.gap.high else {
            return own.then(|| self.not_scored(Code::GapTooLarge, pillar.id.as_str()));
        };
        let excess = gap - &limits::exact(limit);
        if excess <= Fraction::whole(0) {
            return None;
        }
        let message = format!(
            "the worst-case gap of {} is {} points, {} more than the {limit} allowed",
            Quoted(pillar.id.as_str()),
            points(gap),
            points(&excess)
        );
        let shares = shares::of_gap(questionnaire, pillar, self.assessment);
        Some(self.finding_with_shares(Code::GapTooLarge, message, &shares))
    }

    fn score_below(&self, pillar: PillarIndex, limit: MaxGap, own: bool) -> Option<Diagnostic> {
        let (questionnaire, result) = (self.team.questionnaire, self.assessment.pillars.get(pillar.get())?);
        let pillar = questionnaire.pillars().get(pillar.get())?;
        let Some(score) = &result.figures.score.low else {
            return own.then(|| self.not_scored(Code::ScoreTooLow, pillar.id.as_str()));
        };
        let lacking = &limits::exact(limit) - score;
        if lacking <= Fraction::whole(0) {
            return None;
        }
        let message = format!(
            "the worst-case score of {} is {} points, {} less than the {limit} required",
            Quoted(pillar.id.as_str()),
            points(score),
            points(&lacking)
        );
        let shares = shares::of_score(questionnaire, pillar, self.assessment);
        Some(self.finding_with_shares(Code::ScoreTooLow, message, &shares))
    }

    fn finding_with_shares(&self, code: Code, message: String, shares: &[shares::Share]) -> Diagnostic {
        let deciding: Vec<ItemIndex> = shares.iter().take(shares::NAMED).map(|(item, _)| *item).collect();
        let words = shares::in_words(shares, self.team.questionnaire, self.assessment);
        self.team.finding(code, message, &deciding, format!("decided by {words}"))
    }

    /// A pillar named in a requirement proves nothing if none of its items applies.
    fn not_scored(&self, code: Code, pillar: &str) -> Diagnostic {
        let message = format!("{} is not scored, since nothing in it applies", Quoted(pillar));
        self.team.finding(code, message, &[], "answer its questions, or remove the limit for this pillar".to_owned())
    }
}

/// "1 must-have is", "2 must-haves are".
fn with_verb(count: usize, what: &str) -> String {
    format!("{} {}", Count::of(count, what), plural_form(count, "is", "are"))
}

fn distinct(items: Vec<ItemIndex>) -> Vec<ItemIndex> {
    let mut seen = BTreeSet::new();
    items.into_iter().filter(|item| seen.insert(*item)).collect()
}
