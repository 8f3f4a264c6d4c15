//! No worse than before: the same team in a baseline, over the items applicable on both sides (scoring, section 12).

use super::{AuditedTeam, points, shares};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Answers, ItemIndex, PillarIndex};
use crate::score::{Assessment, Fraction, MergedItem, PillarResult, Respondent, ResponseCounts, assess_merged};
use crate::text::Quoted;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Findings for every pillar that is worse than in the baseline: a larger worst-case gap, or a must-have that is newly open or unconfirmed.
///
/// `baseline` holds the same team's earlier answers. For a team at two stages, the later one is compared.
#[must_use]
pub fn no_worse(team: &AuditedTeam<'_>, baseline: &[Answers]) -> Vec<Diagnostic> {
    let questionnaire = team.questionnaire;
    let (now, then) = both(team, baseline);
    let mut found = Vec::new();
    for (index, pillar) in PillarIndex::enumerate(questionnaire.pillars()) {
        let (Some(new), Some(old)) = (now.pillars.get(index.get()), then.pillars.get(index.get())) else { continue };
        let id = Quoted(pillar.id.as_str());
        if let (Some(gap), Some(before)) = (&new.figures.gap.high, &old.figures.gap.high)
            && gap > before
        {
            let message = format!(
                "the worst-case gap of {id} is {} points, {} more than the baseline's {}",
                points(gap),
                points(&(gap - before)),
                points(before)
            );
            let shares =
                risen(shares::of_gap(questionnaire, pillar, &now), &shares::of_gap(questionnaire, pillar, &then));
            let deciding: Vec<ItemIndex> = shares.iter().take(shares::NAMED).map(|(item, _)| *item).collect();
            let help = format!("mostly due to {}", shares::in_words(&shares, questionnaire, &now));
            found.push(team.finding(Code::WorseThanBaseline, message, &deciding, help));
        }
        for item in not_met(new).filter(|item| !not_met(old).any(|before| before == *item)) {
            let message = if team.is_one_respondent() {
                format!("a must-have of {id} that was met in the baseline is open or unconfirmed")
            } else {
                format!(
                    "the must-have {} was met in the baseline, and is now open or unconfirmed",
                    Quoted(team.id(item))
                )
            };
            let help = Code::WorseThanBaseline.info().help.to_owned();
            found.push(team.finding(Code::WorseThanBaseline, message, &[item], help));
        }
    }
    found
}

/// Both sides, scored over the items that apply on both and have not changed since either side answered them.
fn both(team: &AuditedTeam<'_>, baseline: &[Answers]) -> (Assessment, Assessment) {
    let questionnaire = team.questionnaire;
    let stage = baseline.iter().map(|answers| answers.audit().stage).max().flatten();
    let baseline: Vec<_> = baseline.iter().filter(|answers| answers.audit().stage == stage).collect();
    let (rules_now, rules_then) = (team.rules(), team.rules().at(stage));
    let then: Vec<_> = baseline.iter().copied().map(Respondent::from).collect();
    let merge =
        |respondents: &[Respondent<'_>], rules| ResponseCounts::of(questionnaire, respondents, rules).merge(rules);
    let (now, then) = (merge(&team.respondents(), rules_now), merge(&then, rules_then));
    let all = team.checked_files.iter().map(|checked| checked.answers).chain(baseline);
    let changed: BTreeSet<ItemIndex> = all.flat_map(|answers| answers.outdated().keys().copied()).collect();
    let shared = |one: &[MergedItem], other: &[MergedItem]| -> Vec<MergedItem> {
        let pairs = ItemIndex::enumerate(one.iter().zip(other));
        let is_shared =
            |(index, other): (ItemIndex, &MergedItem)| other.state.is_applicable() && !changed.contains(&index);
        pairs.map(|(index, (one, other))| if is_shared((index, other)) { *one } else { one.excluded() }).collect()
    };
    let assess = |merged: &[MergedItem], rules| assess_merged(questionnaire, merged, rules);
    (assess(&shared(&now, &then), rules_now), assess(&shared(&then, &now), rules_then))
}

fn not_met(pillar: &PillarResult) -> impl Iterator<Item = ItemIndex> {
    pillar.must_haves.open.iter().chain(&pillar.must_haves.unconfirmed).copied()
}

/// The increase of each item's share, largest first.
fn risen(now: Vec<shares::Share>, then: &[shares::Share]) -> Vec<shares::Share> {
    let before: BTreeMap<ItemIndex, &Fraction> = then.iter().map(|(item, share)| (*item, share)).collect();
    let mut risen: Vec<shares::Share> = now
        .into_iter()
        .map(|(item, share)| {
            let rise = before.get(&item).map_or_else(|| share.clone(), |before| &share - *before);
            (item, rise)
        })
        .filter(|(_, rise)| *rise > Fraction::whole(0))
        .collect();
    risen.sort_by_key(|(item, rise)| (Reverse(rise.clone()), *item));
    risen
}
