//! `compare`: the changes between two or more audits of one team or many.

mod args;
mod plans;

pub(in crate::cli) use args::CompareArgs;

use crate::cli::commands::batch::reading::{ReadProblems, TeamsRead, read_teams};
use crate::cli::exit::{AlreadyReported, UsageError};
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::messages::report_error;
use crate::cli::{Exit, Output, Settings, files, parallel, signals};
use crate::input::ReadOptions;
use crate::model::Questionnaire;
use crate::programme::{Grouping, ProgrammeTrend, Round, Rounds};
use crate::report::ComparisonJson;
use crate::report::comparison::ComparisonReport;
use crate::report::document::RichText;
use crate::report::render::{docx, html, markdown, terminal};
use crate::report::table::{BYTE_ORDER_MARK, changes_as_csv, changes_as_xlsx};
use anyhow::anyhow;
use plans::Plans;
use std::io::Write as _;
use std::path::PathBuf;

/// The maximum number of teams per round in an error message.
const MAX_NAMED: usize = 3;
/// The last line of a summary on the terminal.
const SUMMARY_HINT: &str = "Use --full for all figures, or -o to write them to a file.";

pub(in crate::cli) fn run(args: &CompareArgs, settings: &Settings) -> anyhow::Result<Exit> {
    signals::install_handler();
    let format = chosen_format(args, settings)?;
    format::refuse_on_terminal(format, settings)?;
    refuse_overlaps(&args.paths)?;
    let output = Output::new(settings, args.paths.iter().chain(&args.plan))?;
    let loaded = LoadedQuestionnaire::load(settings)?;
    let questionnaire = &loaded.questionnaire;
    let rules = args.scoring.rules(questionnaire)?;
    let plans = args.plan.as_deref().map(|path| Plans::read(path, questionnaire, settings)).transpose()?;
    let (rounds, problems) = read(&args.paths, questionnaire, settings)?;
    let rounds = matched(&args.paths, rounds)?;
    let programme = ProgrammeTrend::of(&rounds, questionnaire, rules);
    let today = args.today.unwrap_or_else(Settings::today);
    let plans = plans.as_ref().map(|plans| plans.progress(&programme, questionnaire, today)).transpose()?;
    let plans = plans.as_ref();
    let comparison = ComparisonReport { questionnaire, rounds: &rounds, rules, programme: &programme, plans };
    let bytes = match format {
        Format::Markdown => markdown::render(&comparison.full()).into_bytes(),
        Format::Docx => docx::render(&comparison.full(), questionnaire.language())?,
        Format::Html => html::render(&comparison.full(), questionnaire.language())?.into_bytes(),
        Format::Json => {
            let digest = loaded.digest();
            let json = ComparisonJson::new(questionnaire, &digest, rules, &rounds, &programme);
            json.with_plans(questionnaire, plans).to_pretty()?.into_bytes()
        }
        Format::Xlsx => changes_as_xlsx(questionnaire, &rounds, &programme, plans)?,
        Format::Csv => changes_as_csv(questionnaire, &rounds, &programme, plans),
        _ if args.screen.full || settings.output.is_some() => {
            terminal::render(&comparison.full(), settings.style).into_bytes()
        }
        _ => {
            let mut summary = comparison.summary();
            summary.section(2, "").paragraph(RichText::new().muted(SUMMARY_HINT));
            terminal::render(&summary, settings.style).into_bytes()
        }
    };
    let mut output = args.screen.output(output, format == Format::Terminal && args.screen.full);
    if args.bom {
        output.write_all(BYTE_ORDER_MARK.as_bytes())?;
    }
    output.write_all(&bytes)?;
    output.finish(Exit::Success)?;
    report(problems)
}

/// The format from `--format` or `--bom`, the extension of `-o`, or the default for the terminal.
fn chosen_format(args: &CompareArgs, settings: &Settings) -> anyhow::Result<Format> {
    let named = format::requested(format::COMPARE, args.format, settings.extension())?;
    match (named, args.bom) {
        (Some(Format::Csv) | None, true) => Ok(Format::Csv),
        (Some(_), true) => Err(UsageError("--bom needs --format csv".to_owned()).into()),
        (named, false) => Ok(named.unwrap_or(Format::Terminal)),
    }
}

/// Refuses a round inside another one, which would partly be compared with itself.
fn refuse_overlaps(paths: &[PathBuf]) -> anyhow::Result<()> {
    let real: Vec<_> = paths.iter().map(|path| path.canonicalize().unwrap_or_else(|_| path.clone())).collect();
    for (index, one) in real.iter().enumerate() {
        for (other_index, other) in real.iter().enumerate() {
            if index == other_index || !other.starts_with(one) {
                continue;
            }
            let (outer, inner) = (files::shown(&paths[index]), files::shown(&paths[other_index]));
            return Err(UsageError(if one == other {
                format!("{outer} is given twice; each path is one round of audits")
            } else {
                format!("{inner} is inside {outer}, so its answers would be in both rounds; use separate folders")
            })
            .into());
        }
    }
    Ok(())
}

/// Reads every round. Problems are reported at the end, unless a round has no answers because of them.
fn read(
    paths: &[PathBuf],
    questionnaire: &Questionnaire,
    settings: &Settings,
) -> anyhow::Result<(Vec<Round>, Vec<ReadProblems>)> {
    if paths.iter().filter(|path| files::is_standard_input(path)).count() > 1 {
        return Err(UsageError("standard input can be read only once".to_owned()).into());
    }
    let (mut rounds, mut problems) = (Vec::new(), Vec::new());
    for (path, name) in paths.iter().zip(names(paths)) {
        let given = std::slice::from_ref(path);
        let teams_read =
            read_teams(given, questionnaire, Grouping::Teams, ReadOptions::ANSWERS, parallel::threads(), settings)?;
        let TeamsRead { team_set, problems: found } = teams_read;
        problems.push(found);
        rounds.push(Round { name, versions: team_set.versions().clone(), team_set });
    }
    let empty: Vec<_> = rounds.iter().zip(paths).filter(|(round, _)| round.team_set.files() == 0).collect();
    if empty.is_empty() {
        return Ok((rounds, problems));
    }
    let worst = report(problems)?;
    if worst == Exit::Success {
        for (_, path) in empty {
            report_error(&anyhow!("no answers file (*.toml) found in {}", files::shown(path)));
        }
    }
    Err(AlreadyReported(if worst == Exit::Success { Exit::Failure } else { worst }).into())
}

/// Reports the problems of all rounds, and returns the exit code.
fn report(problems: Vec<ReadProblems>) -> anyhow::Result<Exit> {
    problems.into_iter().try_fold(Exit::Success, |worst, found| Ok(worst.max(found.report()?)))
}

/// The names of the rounds: the part of their paths that differs; the whole paths if a name would be empty.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let parts: Vec<Vec<String>> = paths
        .iter()
        .map(|path| path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect())
        .collect();
    let shortest = parts.iter().map(Vec::len).min().unwrap_or(0);
    let alike = |part: &dyn Fn(&Vec<String>) -> Option<String>| {
        let mut of_each = parts.iter().map(part);
        let first = of_each.next();
        of_each.all(|other| Some(other) == first)
    };
    let before = (0..shortest).take_while(|at| alike(&|parts| parts.get(*at).cloned())).count();
    let after =
        (0..shortest - before).take_while(|at| alike(&|parts| parts.get(parts.len() - 1 - at).cloned())).count();
    let names: Vec<_> =
        parts.iter().map(|parts| parts.get(before..parts.len() - after).unwrap_or_default().join("/")).collect();
    if names.iter().any(String::is_empty) { paths.iter().map(|path| files::shown(path)).collect() } else { names }
}

/// The teams of all rounds, matched by name unless every path is an answers file.
fn matched(paths: &[PathBuf], rounds: Vec<Round>) -> anyhow::Result<Rounds> {
    let rounds = if paths.iter().any(|path| path.is_dir()) {
        rounds
    } else {
        match Rounds::of_one_team(rounds) {
            Ok(rounds) => return Ok(rounds),
            Err(rounds) => rounds,
        }
    };
    let rounds = Rounds::matched_by_name(rounds);
    if rounds.matched().is_empty() {
        let teams = |(round, path): (usize, &PathBuf)| {
            let names: Vec<_> =
                rounds.unmatched(round).take(MAX_NAMED + 1).map(|team| format!("`{}`", team.name())).collect();
            let more = if names.len() > MAX_NAMED { ", …" } else { "" };
            let names: Vec<_> = names.into_iter().take(MAX_NAMED).collect();
            format!("{} has {}{more}", files::shown(path), names.join(", "))
        };
        let teams: Vec<_> = paths.iter().enumerate().map(teams).collect();
        return Err(UsageError(format!(
            "no team is in two of these rounds: {}; teams are matched by their exact `team` and `organisation`",
            teams.join("; ")
        ))
        .into());
    }
    Ok(rounds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_named_after_the_differences_of_their_paths() {
        for (paths, called) in [
            (&["2024/", "2025/", "2026/"][..], &["2024", "2025", "2026"][..]),
            (&["answers/2025/north.toml", "answers/2026/north.toml"], &["2025", "2026"]),
            (&["answers/north-1.toml", "answers/north-2.toml"], &["north-1", "north-2"]),
            (&["a/b/c.toml", "a/d.toml"], &["b/c", "d"]),
            (&["north.toml", "later/north.toml"], &["north.toml", "later/north.toml"]),
            (&["-", "north.toml"], &["-", "north"]),
        ] {
            assert_eq!(names(&paths.iter().map(PathBuf::from).collect::<Vec<_>>()), called);
        }
    }
}
