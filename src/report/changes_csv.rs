//! What changed between audits, as CSV: one row for each team, pillar and pair of rounds.

use super::batch::spreadsheet::{self, Row};
use crate::model::Questionnaire;
use crate::programme::{ProgrammeTrend, RoundAudit, Rounds, TeamTrend};
use crate::score::{Assessment, Change, MustHaveStep, PillarChange};

/// The columns; those that begin with `baseline_` or `follow_up_` are the same figure of both sides.
const COLUMNS: [&str; 49] = [
    "team",
    "organisation",
    "baseline_team",
    "baseline_organisation",
    "baseline_round",
    "follow_up_round",
    "baseline_last_date",
    "follow_up_last_date",
    "baseline_respondents",
    "follow_up_respondents",
    "baseline_files_left_out",
    "follow_up_files_left_out",
    "pillar",
    "baseline_score",
    "baseline_score_low",
    "baseline_score_high",
    "follow_up_score",
    "follow_up_score_low",
    "follow_up_score_high",
    "score_change",
    "score_certain",
    "baseline_gap",
    "baseline_gap_low",
    "baseline_gap_high",
    "follow_up_gap",
    "follow_up_gap_low",
    "follow_up_gap_high",
    "gap_change",
    "gap_due_to_answers",
    "gap_due_to_targets",
    "gap_certain",
    "baseline_band_best",
    "baseline_band_worst",
    "follow_up_band_best",
    "follow_up_band_worst",
    "baseline_known",
    "baseline_applicable",
    "baseline_answers_given",
    "baseline_answers_possible",
    "follow_up_known",
    "follow_up_applicable",
    "follow_up_answers_given",
    "follow_up_answers_possible",
    "must_haves_closed",
    "must_haves_opened",
    "must_haves_no_longer_known",
    "must_haves_set_aside",
    "baseline_culture_balance",
    "follow_up_culture_balance",
];

/// One audit of a pair.
struct Side<'a> {
    round: usize,
    audit: &'a RoundAudit,
    assessment: &'a Assessment,
}

/// All rows. With two rounds a team has a row for each pillar; with more, for each of its rounds against the next, and then for its
/// first against its last. What does not exist is an empty cell.
#[must_use]
pub fn changes_as_csv(questionnaire: &Questionnaire, rounds: &Rounds, programme: &ProgrammeTrend) -> Vec<u8> {
    let mut lines = spreadsheet::header(COLUMNS);
    for team in &programme.teams {
        let sides: Vec<_> = team
            .rounds()
            .enumerate()
            .filter_map(|(place, audit)| {
                let (audit, round) = audit?;
                Some(Side { round: place, audit, assessment: &round.assessment })
            })
            .collect();
        let mut table = Table { questionnaire, rounds, lines: &mut lines };
        if sides.len() > 2 {
            for (pair, pillars) in sides.windows(2).zip(&team.trend().steps) {
                if let [from, to] = pair {
                    table.rows(from, to, pillars, None);
                }
            }
        }
        if let [first, .., last] = sides.as_slice() {
            table.rows(first, last, &team.whole().pillars, Some(team));
        }
    }
    lines
}

struct Table<'a> {
    questionnaire: &'a Questionnaire,
    rounds: &'a Rounds,
    lines: &'a mut Vec<u8>,
}

impl Table<'_> {
    /// A row for each pillar; what became of must-haves is known from the first audit to the last.
    fn rows(&mut self, from: &Side<'_>, to: &Side<'_>, pillars: &[PillarChange], whole: Option<&TeamTrend>) {
        for (place, (pillar, change)) in self.questionnaire.pillars().iter().zip(pillars).enumerate() {
            let mut row = Row::default();
            self.head(&mut row, from, to);
            row.text(pillar.id.as_str());
            let (score, gap) = (&change.score, &change.gap);
            row.bounds(&score.baseline)
                .bounds(&score.follow_up)
                .points(score.amount().as_ref(), 1)
                .text(certain(score))
                .bounds(&gap.baseline)
                .bounds(&gap.follow_up)
                .points(gap.amount().as_ref(), 1)
                .points(change.due_to_answers.as_ref(), 1)
                .points(change.due_to_targets.as_ref(), 1)
                .text(certain(gap));
            for side in [from, to] {
                row.band(self.questionnaire.bands(), side.assessment.pillars[place].band);
            }
            for coverage in [change.baseline_coverage, change.follow_up_coverage] {
                row.coverage(coverage);
            }
            for step in
                [MustHaveStep::Closed, MustHaveStep::Opened, MustHaveStep::BecameUnconfirmed, MustHaveStep::SetAside]
            {
                match whole {
                    Some(team) => row.number(self.must_haves(team, place, step)),
                    None => row.text(""),
                };
            }
            row.hundredths(from.assessment.culture.balance).hundredths(to.assessment.culture.balance);
            row.write(self.lines);
        }
    }

    fn head(&self, row: &mut Row, from: &Side<'_>, to: &Side<'_>) {
        let (then, now) = (&from.audit.subject, &to.audit.subject);
        row.text(&now.team)
            .text_or_none(now.organisation.as_deref())
            .text(&then.team)
            .text_or_none(then.organisation.as_deref());
        for side in [from, to] {
            row.text(&self.rounds.as_slice()[side.round].name);
        }
        for side in [from, to] {
            row.text(&side.audit.subject.dates.last().map(ToString::to_string).unwrap_or_default());
        }
        for side in [from, to] {
            row.number(side.audit.respondents.iter().sum::<u32>());
        }
        for side in [from, to] {
            row.number(side.audit.left_out);
        }
    }

    fn must_haves(&self, team: &TeamTrend, pillar: usize, step: MustHaveStep) -> usize {
        let items = self.questionnaire.items();
        let of_pillar = team.whole().must_haves.iter().filter(|change| items[change.item].pillar == pillar);
        of_pillar.filter(|change| change.step == step).count()
    }
}

fn certain(change: &Change) -> &'static str {
    change.is_certain().map_or("", |certain| if certain { "true" } else { "false" })
}
