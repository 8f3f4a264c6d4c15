//! `batch`: many teams, one row each, and the picture over all of them.

mod args;
mod reading;
mod selection;

pub(super) use args::BatchArgs;

use super::exit::{Told, Usage};
use super::pipeline::{self, in_order};
use super::questionnaire::InUse;
use super::walk::Walk;
use super::{Exit, Output, Settings, complain};
use crate::fleet::{Condition, Contribution, Fleet, Grouping, Picture, Programme, Rank, Sort, Team};
use crate::model::{Questionnaire, State, Subject, ViewpointIndex};
use crate::report::batch::{self, Frame, JsonDocument, TeamResult, TeamRow};
use crate::score::{Aspects, Assessment, MergedItem, Outline, Respondent, Rules, Tallies, assess};
use anyhow::anyhow;
use args::BatchFormat;
use reading::{Gathered, gather};
use std::io::Write as _;
use std::num::NonZeroUsize;

/// Fewer teams than this are scored on one thread.
const WORTH_A_THREAD: usize = 50;

pub(super) fn run(args: &BatchArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = format(args, settings)?;
    let in_use = InUse::load(settings)?;
    let questionnaire = &in_use.questionnaire;
    let sort = selection::sort(&args.sort, questionnaire)?;
    let conditions = selection::conditions(&args.conditions, questionnaire)?;
    let walk = Walk::new(&args.paths, args.files_from.as_deref())?;
    let grouping = if args.organisation_rollup { Grouping::Organisations } else { Grouping::Teams };
    let threads = args.threads.unwrap_or_else(pipeline::threads);
    let Gathered { fleet, complaints } = gather(walk, questionnaire, grouping, threads, settings, || ())?;
    if !complaints.found_any_file() {
        complain(&anyhow!("there is no answers file (*.toml) in what was named"));
        return Err(Told(Exit::Unusable).into());
    }
    let batch =
        Batch { fleet: &fleet, questionnaire, rules: args.rules.into(), threads: batch_threads(&fleet, threads) };
    let digest = in_use.digest();
    let frame = Frame { questionnaire, digest: &digest };
    let mut output = Output::bare(settings)?;
    batch.write(&mut output, frame, format, args, sort, &conditions)?;
    output.finish(Exit::Done)?;
    complaints.say(settings)
}

fn batch_threads(fleet: &Fleet, threads: NonZeroUsize) -> NonZeroUsize {
    if fleet.len() < WORTH_A_THREAD { NonZeroUsize::MIN } else { threads }
}

/// The format asked for: `--format`, `--long`, else the extension of `-o`, else the terminal's.
fn format(args: &BatchArgs, settings: &Settings) -> anyhow::Result<BatchFormat> {
    let named = match (args.format, settings.extension()) {
        (Some(format), _) => Some(format),
        (None, Some("json")) => Some(BatchFormat::Json),
        (None, Some("ndjson" | "jsonl")) => Some(BatchFormat::Ndjson),
        (None, Some("csv")) => Some(BatchFormat::Csv),
        (None, Some("md" | "markdown")) => Some(BatchFormat::Markdown),
        (None, Some("txt")) => Some(BatchFormat::Terminal),
        (None, None) => None,
        (None, Some(other)) => {
            let message = format!("no format is known for files that end in `.{other}`; name one with --format");
            return Err(Usage(message).into());
        }
    };
    let only_csv = if args.long { Some("--long") } else { args.bom.then_some("--bom") };
    match (named, only_csv) {
        (Some(BatchFormat::Csv) | None, Some(_)) => Ok(BatchFormat::Csv),
        (Some(_), Some(flag)) => Err(Usage(format!("{flag} goes with --format csv only")).into()),
        (named, None) => Ok(named.unwrap_or(BatchFormat::Terminal)),
    }
}

/// Teams to be scored and shown.
#[derive(Clone, Copy)]
struct Batch<'a> {
    fleet: &'a Fleet,
    questionnaire: &'a Questionnaire,
    rules: Rules,
    threads: NonZeroUsize,
}

/// What is known of a team before it is shown.
struct Ranked {
    rank: Rank,
    contribution: Option<Contribution>,
}

/// A team's answers, merged.
struct Counted {
    /// The viewpoint of every respondent.
    viewpoints: Vec<ViewpointIndex>,
    /// Respondents of each viewpoint.
    respondents: Vec<u32>,
    merged: Vec<MergedItem>,
}

impl Batch<'_> {
    fn write(
        self,
        output: &mut Output,
        frame: Frame<'_>,
        format: BatchFormat,
        args: &BatchArgs,
        sort: Sort,
        conditions: &[Condition],
    ) -> anyhow::Result<()> {
        let with_picture = !matches!(format, BatchFormat::Ndjson | BatchFormat::Csv);
        let (ranks, programme) = self.rank(sort, conditions, with_picture)?;
        match format {
            BatchFormat::Ndjson => {
                self.each_team(&ranks, |team| batch::ndjson_line(frame, team), |line| Ok(output.write_all(&line?)?))
            }
            BatchFormat::Csv => {
                if args.bom {
                    output.write_all(batch::BYTE_ORDER_MARK.as_bytes())?;
                }
                if args.long {
                    output.write_all(&batch::long_header())?;
                    let rows = |team: TeamResult<'_>| batch::long_rows(frame, team);
                    return self.each_team(&ranks, rows, |rows| Ok(output.write_all(&rows)?));
                }
                output.write_all(&batch::header(frame))?;
                let row = |states: &mut Vec<State>, rank: &Rank| self.row(frame, rank.place, states);
                in_order(ranks.iter(), self.threads, Vec::new, row, |row| {
                    Ok(output.write_all(&row.unwrap_or_default())?)
                })
            }
            BatchFormat::Json | BatchFormat::Terminal | BatchFormat::Markdown => {
                let mut document = JsonDocument::new(frame);
                output.write_all(&document.begin()?)?;
                let line = |team: TeamResult<'_>| batch::ndjson_line(frame, team);
                self.each_team(&ranks, line, |line| Ok(output.write_all(&document.team(&line?))?))?;
                Ok(output.write_all(&document.end(self.fleet.without_answers(), &programme)?)?)
            }
        }
    }

    /// The selected teams in their order, and the picture over them if it is wanted.
    fn rank(self, sort: Sort, conditions: &[Condition], with_picture: bool) -> anyhow::Result<(Vec<Rank>, Programme)> {
        let outline_wanted = !sort.is_by_name() || with_picture || conditions.iter().any(Condition::needs_outline);
        let mut picture = Picture::new(self.questionnaire);
        let mut ranks = Vec::new();
        let one = |states: &mut Vec<State>, place: u32| {
            self.ranked(place, states, sort, conditions, outline_wanted, with_picture)
        };
        in_order(self.fleet.with_answers(), self.threads, Vec::new, one, |ranked| {
            if let Some(Ranked { rank, contribution }) = ranked {
                ranks.push(rank);
                if let Some(contribution) = contribution {
                    picture.add(&contribution);
                }
            }
            Ok(())
        })?;
        ranks.sort_unstable();
        Ok((ranks, picture.finish()))
    }

    fn ranked(
        self,
        place: u32,
        states: &mut Vec<State>,
        sort: Sort,
        conditions: &[Condition],
        outline_wanted: bool,
        with_picture: bool,
    ) -> Option<Ranked> {
        let team = self.fleet.team(place as usize)?;
        let cheap = |condition: &&Condition| !condition.needs_outline();
        if !conditions.iter().filter(cheap).all(|condition| condition.holds(team, None)) {
            return None;
        }
        if !outline_wanted {
            return Some(Ranked { rank: Rank::by_name(place), contribution: None });
        }
        let Counted { viewpoints, merged, .. } = self.counted(team, states);
        let outline = Outline::of(self.questionnaire, &merged, self.rules);
        if !conditions.iter().all(|condition| condition.holds(team, Some(&outline))) {
            return None;
        }
        let contribution = with_picture.then(|| {
            let rules = Contribution::rules_against_culture(self.rules);
            let against_culture = Outline::of(self.questionnaire, &merged, rules);
            let assessment = assess(self.questionnaire, &self.respondents(&viewpoints, states), self.rules);
            Contribution::of(&team.subject(), &assessment, &against_culture)
        });
        Some(Ranked { rank: sort.rank(place, &outline), contribution })
    }

    /// Scores every team and makes something of it, in the order of ranks.
    fn each_team<R: Send>(
        self,
        ranks: &[Rank],
        make: impl Fn(TeamResult<'_>) -> R + Sync,
        mut consume: impl FnMut(R) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let one = |states: &mut Vec<State>, rank: &Rank| {
            let (subject, assessment, left_out) = self.scored(rank.place, states)?;
            Some(make(TeamResult { subject: &subject, assessment: &assessment, left_out }))
        };
        in_order(ranks.iter(), self.threads, Vec::new, one, |made| made.map_or(Ok(()), &mut consume))
    }

    fn scored(self, place: u32, states: &mut Vec<State>) -> Option<(Subject, Assessment, u32)> {
        let team = self.fleet.team(place as usize)?;
        let viewpoints: Vec<_> = team.answers(states).collect();
        let assessment = assess(self.questionnaire, &self.respondents(&viewpoints, states), self.rules);
        Some((team.subject(), assessment, team.left_out()))
    }

    /// A team's row of CSV, for which less has to be worked out than for its whole result.
    fn row(self, frame: Frame<'_>, place: u32, states: &mut Vec<State>) -> Option<Vec<u8>> {
        let team = self.fleet.team(place as usize)?;
        let Counted { respondents, merged, .. } = self.counted(team, states);
        let row = TeamRow {
            subject: &team.subject(),
            outline: &Outline::of(self.questionnaire, &merged, self.rules),
            aspects: &Aspects::of(self.questionnaire, &merged),
            respondents: &respondents,
            left_out: team.left_out(),
        };
        Some(batch::row(frame, row))
    }

    fn counted(self, team: Team<'_>, states: &mut Vec<State>) -> Counted {
        let viewpoints: Vec<_> = team.answers(states).collect();
        let tallies = Tallies::of(self.questionnaire, &self.respondents(&viewpoints, states));
        Counted { viewpoints, respondents: tallies.respondents().to_vec(), merged: tallies.merge(self.rules) }
    }

    fn respondents<'s>(self, viewpoints: &[usize], states: &'s [State]) -> Vec<Respondent<'s>> {
        let each = states.chunks(self.questionnaire.items().len().max(1));
        viewpoints.iter().zip(each).map(|(viewpoint, states)| Respondent { viewpoint: *viewpoint, states }).collect()
    }
}
