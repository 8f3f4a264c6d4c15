//! Reads answers files from NDJSON into teams, as `reading` does from paths.

use super::reading::{FileResult, FileUse, TeamsInProgress, TeamsRead};
use crate::cli::Settings;
use crate::cli::exit::UsageError;
use crate::cli::files;
use crate::cli::findings::codes_only;
use crate::cli::inputs::InputReader;
use crate::cli::progress::Progress;
use crate::cli::records::{RecordResult, RecordStream};
use crate::diagnostic::Code;
use crate::input::{AnswersFile, Outcome, ReadOptions, RecordFault, UnusableFile};
use crate::model::Questionnaire;
use crate::programme::{Fingerprint, Grouping};
use crate::source::Source;
use crate::text::Truncated;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The result of one line.
enum LineResult {
    File(FileResult),
    Fault(RecordFault),
}

/// The NDJSON to read: standard input or one file.
pub(super) fn stream_path<'a>(paths: &'a [PathBuf], files_from: Option<&Path>) -> anyhow::Result<&'a Path> {
    let refused = |what: &str| Err(UsageError(format!("--input-format ndjson reads one stream: {what}")).into());
    match paths {
        _ if files_from.is_some() => refused("it cannot be used with --files-from"),
        [path] if path.is_dir() => refused(&format!("{} is a folder", path.display())),
        [path] if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) => {
            refused(&format!("{} is a TOML file", path.display()))
        }
        [path] => Ok(path),
        _ => refused("name one NDJSON file, or `-` for standard input"),
    }
}

/// Reads all lines and groups them into teams.
pub(super) fn read_teams_from_stream(
    path: &Path,
    questionnaire: &Questionnaire,
    grouping: Grouping,
    wanted: ReadOptions,
    threads: NonZeroUsize,
    settings: &Settings,
) -> anyhow::Result<TeamsRead> {
    let stream = RecordStream::open(path)?;
    let shown = stream.shown();
    let reader = InputReader::new(questionnaire, &[]);
    let mut progress = Progress::is_wanted().then(|| Progress::without_end(settings.error_style));
    let mut reading =
        TeamsInProgress::new(&reader, grouping, "save the text as a file, and `pillars check` shows the lines");
    // A hash stands for each name: a million names would take more memory than a million answers.
    let mut names = BTreeSet::new();
    let (mut used_lines, mut copies) = (Vec::new(), Vec::new());
    let read = |record: Result<(&Source, Outcome<AnswersFile>), RecordFault>| match record {
        Ok((source, outcome)) => LineResult::File(FileResult::of(&reader, source, outcome, codes_only)),
        Err(fault) => LineResult::Fault(fault),
    };
    reader.each_record(stream, threads, wanted, read, |RecordResult { line, name, result }| {
        reading.problems.one_found();
        let at_line = |code: Code, what: &str| {
            let name = name.as_deref().map(|name| format!("{}: ", Truncated::path(name))).unwrap_or_default();
            format!("{shown}:{line}: error[{code}] {name}{what}\n")
        };
        let mut is_new = || name.as_deref().is_none_or(|name| names.insert(Fingerprint::of(name)));
        let file_use = match result {
            Err(error) => reading.problems.unreadable(error),
            Ok(LineResult::Fault(fault)) => {
                let findings = at_line(fault.code(), &fault.to_string());
                reading.add(FileResult::Bad { team: None, errors: 1, findings })
            }
            Ok(LineResult::File(file)) if is_new() => reading.add(file),
            Ok(LineResult::File(file)) => {
                let findings = at_line(Code::DuplicateName, "an earlier line has this name");
                reading.add(FileResult::Bad { team: team(file), errors: 1, findings })
            }
        };
        match file_use {
            FileUse::Used => used_lines.push(line),
            FileUse::Copy(original) => copies.push((original, line)),
            FileUse::Unused => {}
        }
        if let Some(progress) = &mut progress {
            progress.one_more();
        }
        Ok(())
    })?;
    drop(progress);
    let TeamsInProgress { builder, mut problems } = reading;
    let line_of = |taken: usize| used_lines.get(taken).copied().unwrap_or_default();
    let respondents = builder.duplicate_respondents();
    let respondents: Vec<_> = respondents.into_iter().map(|(first, later)| (line_of(first), line_of(later))).collect();
    let copies: Vec<_> = copies.into_iter().map(|(original, copy)| (line_of(original), copy)).collect();
    problems.record_duplicates(&respondents, &copies, |line| Some(format!("{shown}:{line}")));
    Ok(TeamsRead::finish(builder, problems, questionnaire, grouping))
}

/// What the message says if the stream has no line.
pub(super) fn nothing_found(path: &Path) -> String {
    format!("no answers in {}", files::shown(path))
}

/// The team whose row says that this file is left out.
fn team(file: FileResult) -> Option<UnusableFile> {
    match file {
        FileResult::Bad { team, .. } => team,
        FileResult::Answers { answers, .. } => {
            let audit = answers.audit();
            Some(UnusableFile {
                team: audit.team.clone(),
                organisation: audit.organisation.clone(),
                stage: audit.stage,
            })
        }
    }
}
