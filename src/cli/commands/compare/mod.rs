//! `compare`: what changed between two audits, or over more of them, of one team or many.

mod args;

pub(in crate::cli) use args::CompareArgs;

use crate::cli::commands::batch::reading::{Complaints, Gathered, gather};
use crate::cli::exit::{AlreadyReported, Usage};
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::messages::report_error;
use crate::cli::walk::InputPaths;
use crate::cli::{Exit, Output, Settings, files, parallel, signals};
use crate::input::ReadOptions;
use crate::model::Questionnaire;
use crate::programme::{AuditRound, Grouping, ProgrammeTrend, Rounds};
use crate::report::document::RichText;
use crate::report::render::{markdown, terminal};
use crate::report::table::{BYTE_ORDER_MARK, changes_as_csv};
use crate::report::{ComparisonJson, comparison};
use anyhow::anyhow;
use std::io::Write as _;
use std::path::PathBuf;

/// How many names of teams a refusal gives for each round.
const NAMED: usize = 3;
/// The last line of a summary on the terminal.
const SUMMARY_HINT: &str = "Use --full for all figures, or -o to write them to a file.";

pub(in crate::cli) fn run(args: &CompareArgs, settings: &Settings) -> anyhow::Result<Exit> {
    signals::install_handler();
    let format = chosen_format(args, settings)?;
    refuse_overlaps(&args.paths)?;
    let mut output = Output::new(settings, &args.paths)?;
    let in_use = LoadedQuestionnaire::load(settings)?;
    let questionnaire = &in_use.questionnaire;
    let (audits, complaints) = read(&args.paths, questionnaire, settings)?;
    let rounds = matched(&args.paths, audits)?;
    let rules = args.rules();
    let programme = ProgrammeTrend::of(&rounds, questionnaire, rules);
    let full = || comparison::full(questionnaire, &rounds, rules, &programme);
    let bytes = match format {
        Format::Markdown => markdown::render(&full()).into_bytes(),
        Format::Json => {
            let digest = in_use.digest();
            ComparisonJson::new(questionnaire, &digest, rules, &rounds, &programme).to_pretty()?.into_bytes()
        }
        Format::Csv => changes_as_csv(questionnaire, &rounds, &programme),
        _ if args.full || settings.output.is_some() => terminal::render(&full(), settings.style).into_bytes(),
        _ => {
            let mut summary = comparison::summary(questionnaire, &rounds, rules, &programme);
            summary.section(2, "").paragraph(RichText::new().muted(SUMMARY_HINT));
            terminal::render(&summary, settings.style).into_bytes()
        }
    };
    if args.bom {
        output.write_all(BYTE_ORDER_MARK.as_bytes())?;
    }
    output.write_all(&bytes)?;
    output.finish(Exit::Success)?;
    say(complaints)
}

/// The format asked for: `--format`, else the extension of `-o`, else the terminal's.
fn chosen_format(args: &CompareArgs, settings: &Settings) -> anyhow::Result<Format> {
    let named = format::requested(format::COMPARE, args.format, settings.extension())?;
    match (named, args.bom) {
        (Some(Format::Csv) | None, true) => Ok(Format::Csv),
        (Some(_), true) => Err(Usage("--bom goes with --format csv only".to_owned()).into()),
        (named, false) => Ok(named.unwrap_or(Format::Terminal)),
    }
}

/// A round that holds another one would be compared with itself in part.
fn refuse_overlaps(paths: &[PathBuf]) -> anyhow::Result<()> {
    let real: Vec<_> = paths.iter().map(|path| path.canonicalize().unwrap_or_else(|_| path.clone())).collect();
    for (place, one) in real.iter().enumerate() {
        for (other_place, other) in real.iter().enumerate() {
            if place == other_place || !other.starts_with(one) {
                continue;
            }
            let (outer, inner) = (files::shown(&paths[place]), files::shown(&paths[other_place]));
            return Err(Usage(if one == other {
                format!("{outer} is named twice; each path is one round of audits")
            } else {
                format!("{inner} lies in {outer}, and its answers would be in both rounds; name folders apart from each other")
            })
            .into());
        }
    }
    Ok(())
}

/// Reads every round. What is wrong is said at the end, unless nothing can be compared because of it.
fn read(
    paths: &[PathBuf],
    questionnaire: &Questionnaire,
    settings: &Settings,
) -> anyhow::Result<(Vec<AuditRound>, Vec<Complaints>)> {
    if paths.iter().filter(|path| files::is_standard_input(path)).count() > 1 {
        return Err(Usage("standard input can be read once only".to_owned()).into());
    }
    let (mut audits, mut complaints) = (Vec::new(), Vec::new());
    for (path, name) in paths.iter().zip(names(paths)) {
        let named = InputPaths { paths: std::slice::from_ref(path), files_from: None };
        let gathered =
            gather(named, questionnaire, Grouping::Teams, ReadOptions::ANSWERS, parallel::threads(), settings)?;
        let Gathered { fleet, complaints: found } = gathered;
        complaints.push(found);
        audits.push(AuditRound { name, versions: fleet.versions().clone(), fleet });
    }
    let empty: Vec<_> = audits.iter().zip(paths).filter(|(audit, _)| audit.fleet.files() == 0).collect();
    if empty.is_empty() {
        return Ok((audits, complaints));
    }
    let worst = say(complaints)?;
    if worst == Exit::Success {
        for (_, path) in empty {
            report_error(&anyhow!("there is no answers file (*.toml) in {}", files::shown(path)));
        }
    }
    Err(AlreadyReported(if worst == Exit::Success { Exit::Failure } else { worst }).into())
}

/// Says everything that is wrong with any file, and how the run ends because of it.
fn say(complaints: Vec<Complaints>) -> anyhow::Result<Exit> {
    complaints.into_iter().try_fold(Exit::Success, |worst, found| Ok(worst.max(found.say()?)))
}

/// What the rounds are called: the part of their paths in which they differ; the whole paths where one would have no name.
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

/// The teams of all rounds: of files as they were named, of folders by their names.
fn matched(paths: &[PathBuf], audits: Vec<AuditRound>) -> anyhow::Result<Rounds> {
    let audits = if paths.iter().any(|path| path.is_dir()) {
        audits
    } else {
        match Rounds::of_one_team(audits) {
            Ok(rounds) => return Ok(rounds),
            Err(audits) => audits,
        }
    };
    let rounds = Rounds::matched_by_name(audits);
    if rounds.matched().is_empty() {
        let teams = |(round, path): (usize, &PathBuf)| {
            let names: Vec<_> =
                rounds.unmatched(round).take(NAMED + 1).map(|team| format!("`{}`", team.name())).collect();
            let more = if names.len() > NAMED { ", …" } else { "" };
            let names: Vec<_> = names.into_iter().take(NAMED).collect();
            format!("{} has {}{more}", files::shown(path), names.join(", "))
        };
        let teams: Vec<_> = paths.iter().enumerate().map(teams).collect();
        return Err(Usage(format!(
            "no team is in two of these rounds: {}; teams are matched by `team` and `organisation`, letter by letter",
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
    fn rounds_are_called_after_what_tells_them_apart() {
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
