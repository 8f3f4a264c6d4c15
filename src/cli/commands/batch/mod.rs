//! `batch`: many teams and a summary across all of them.

mod args;
pub(in crate::cli) mod reading;
mod records;
mod reports;
mod scoring;
mod selection;
mod writing;

pub(in crate::cli) use args::BatchArgs;

use crate::cli::exit::{AlreadyReported, UsageError};
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::messages::{report_error, report_warning};
use crate::cli::parallel::{self, Parallelism};
use crate::cli::signals;
use crate::cli::walk;
use crate::cli::{Exit, Output, Settings};
use crate::input::ReadOptions;
use crate::programme::{Grouping, TeamSet};
use crate::report::programme::{Detail, ReportContext};
use crate::text::Count;
use anyhow::anyhow;
use args::InputFormat;
use reading::{TeamsRead, read_teams};
use records::read_teams_from_stream;
use reports::ReportFolder;
use scoring::Batch;
use std::io::Write as _;
use std::num::NonZeroUsize;
use writing::{OutputOptions, write};

/// With fewer teams than this, one thread scores them all.
const MIN_PARALLEL_TEAMS: usize = 50;
/// Teams that a thread scores at once: few, since their results wait in memory for those before them.
const TEAMS_PER_CHUNK: usize = 12;

pub(in crate::cli) fn run(args: &BatchArgs, settings: &Settings) -> anyhow::Result<Exit> {
    signals::install_handler();
    let (format, reports) = chosen_formats(args, settings)?;
    format::refuse_on_terminal(format, settings)?;
    let loaded = LoadedQuestionnaire::load(settings)?;
    let questionnaire = &loaded.questionnaire;
    let rules = args.rules.rules(questionnaire)?;
    let sort = selection::sort(&args.sort, questionnaire)?;
    let conditions = selection::conditions(&args.conditions, questionnaire)?;
    let stream = match args.input_format {
        InputFormat::Toml => None,
        InputFormat::Ndjson => Some(records::stream_path(&args.paths, args.files_from.as_deref())?),
    };
    let given = walk::given(&args.paths, args.files_from.as_deref())?;
    let grouping = if args.organisation_rollup { Grouping::Organisations } else { Grouping::Teams };
    let wanted = ReadOptions { remarks: args.with_notes, ..ReadOptions::ANSWERS };
    let threads = args.threads.unwrap_or_else(parallel::threads);
    if let Some(reports) = reports {
        reports.check(settings.output.as_deref())?;
    }
    let output = Output::new(settings, given.iter().chain(&args.files_from))?;
    let TeamsRead { team_set, problems } = match stream {
        None => read_teams(&given, questionnaire, grouping, wanted, threads, settings)?,
        Some(path) => read_teams_from_stream(path, questionnaire, grouping, wanted, threads, settings)?,
    };
    if !problems.found_any_file() {
        let nothing = stream.map_or_else(|| "no answers file (*.toml) found".to_owned(), records::nothing_found);
        report_error(&anyhow!(nothing));
        return Err(AlreadyReported(Exit::Failure).into());
    }
    if team_set.files() == 0 {
        return problems.report();
    }
    let batch = Batch {
        team_set: &team_set,
        questionnaire,
        rules,
        with_notes: args.with_notes,
        parallelism: parallelism(&team_set, threads),
    };
    // Only these two formats name it, and for a given questionnaire it has to be computed.
    let digest = if matches!(format, Format::Json | Format::Ndjson) { loaded.digest() } else { String::new() };
    let context = ReportContext { questionnaire, digest: &digest, organisations: args.organisation_rollup };
    let indices = batch.rank(sort, &conditions)?;
    if indices.is_empty() {
        report_warning("no team meets the conditions of --where");
        if format == Format::Terminal {
            return problems.report();
        }
    } else if let Some(reports) = reports {
        let written = reports.write(batch, &indices, &given)?;
        let folder = reports.path.display();
        writeln!(anstream::stderr(), "{} in {folder}", Count::of(written, "report"))?;
    }
    let is_summary = format == Format::Terminal && !args.screen.full && settings.output.is_none();
    let options = OutputOptions {
        context,
        sort,
        detail: if is_summary { Detail::Summary } else { Detail::Full },
        format,
        long: args.long,
        with_notes: args.with_notes,
        bom: args.bom,
        style: settings.style,
    };
    let mut output = args.screen.output(output, format == Format::Terminal && !is_summary);
    write(&mut output, batch, &indices, options)?;
    output.finish(Exit::Success)?;
    problems.report()
}

/// The number of threads that score the teams.
fn parallelism(team_set: &TeamSet, threads: NonZeroUsize) -> Parallelism {
    Parallelism {
        threads: if team_set.len() < MIN_PARALLEL_TEAMS { NonZeroUsize::MIN } else { threads },
        chunk_size: TEAMS_PER_CHUNK,
    }
}

/// The format of the overview, and the folder and format of the reports, if requested. Without reports, `--format` is the format of the
/// overview; with them, only `--long`, `--bom` and the extension of `-o` set it.
fn chosen_formats<'a>(args: &'a BatchArgs, settings: &Settings) -> anyhow::Result<(Format, Option<ReportFolder<'a>>)> {
    let reports = args.reports.as_deref().map(|path| {
        let format = args.format.unwrap_or(Format::Html);
        if format::REPORTS.contains(&format) {
            return Ok(ReportFolder { path, format, force: settings.force });
        }
        Err(UsageError(
            "--reports writes html, docx or markdown; the extension of -o sets the format of the overview".to_owned(),
        ))
    });
    let reports = reports.transpose()?;
    let named = args.format.filter(|_| reports.is_none());
    if named == Some(Format::Docx) {
        return Err(UsageError("--format docx needs --reports".to_owned()).into());
    }
    let named = format::requested(format::BATCH, named, settings.extension())?;
    let has_room =
        args.long || reports.is_some() || matches!(named, Some(Format::Json | Format::Ndjson | Format::Xlsx));
    if args.with_notes && !has_room {
        return Err(
            UsageError("--with-notes needs --reports, --long or --format json, ndjson or xlsx".to_owned()).into()
        );
    }
    let only_csv = if args.long { Some("--long") } else { args.bom.then_some("--bom") };
    let format = match (named, only_csv) {
        (Some(Format::Csv) | None, Some(_)) => Format::Csv,
        (Some(_), Some(flag)) => return Err(UsageError(format!("{flag} needs --format csv")).into()),
        (named, None) => named.unwrap_or(Format::Terminal),
    };
    Ok((format, reports))
}
