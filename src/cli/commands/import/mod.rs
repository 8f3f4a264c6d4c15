//! `import`: completed forms and survey exports to answers files.

mod args;
mod folder;
mod pseudonyms;
mod summary;

pub(in crate::cli) use args::ImportArgs;

use crate::cli::exit::{AlreadyReported, UsageError};
use crate::cli::files::{self, AtomicFile, TooLarge};
use crate::cli::findings::{print, read_source, render};
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::messages::report_error;
use crate::cli::{Exit, NO_INPUTS, Output, Settings, overwrite};
use crate::diagnostic::{Code, Diagnostic};
use crate::findings::human::{self, Verbosity};
use crate::findings::{FileFindings, Findings};
use crate::import::{
    FileImport, GivenAudit, ImportedAnswers, InputKind, MAX_BYTES, draft_map, select_new, small_additions,
    with_importer,
};
use crate::input::{AuditValue, ImportMap, MappedColumn, import_map};
use crate::model::Questionnaire;
use crate::source::Source;
use folder::TeamFolder;
use pseudonyms::Pseudonyms;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use summary::Summary;

pub(in crate::cli) fn run(args: &ImportArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if let Some(path) = &args.draft_map {
        return draft(args, path, settings);
    }
    let format = format::choose(format::CHECK, args.format, None)?;
    let path = output_folder(args, settings)?;
    let loaded = LoadedQuestionnaire::load(settings)?;
    let questionnaire = &loaded.questionnaire;
    let given = given(args, questionnaire)?;
    let map = args.map.as_deref().map(|path| Map::read(path, questionnaire, settings)).transpose()?;
    let meanings = map.as_ref().map(|map| map.map.clone()).unwrap_or_default();

    let mut imported = with_importer(questionnaire, &meanings, given, |importer| {
        let mut imported = Imported::default();
        let mut digests = BTreeSet::new();
        for path in &args.files {
            let is_toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
            match files::read_up_to(path, MAX_BYTES) {
                // An attachment saved twice is still one respondent.
                Ok(bytes) if !digests.insert(Sha256::digest(&bytes)) => imported.copies += 1,
                Ok(bytes) => imported.files.push((path.clone(), importer.read(bytes, is_toml))),
                Err(error) if error.is::<TooLarge>() => imported.files.push((path.clone(), FileImport::too_large())),
                Err(error) => {
                    report_error(&error);
                    imported.unreadable = true;
                }
            }
        }
        imported
    });
    let not_found = map.as_ref().and_then(|map| map.columns_not_found(&imported.files));
    let has_errors =
        imported.unreadable || not_found.is_some() || imported.files.iter().any(|(_, import)| import.has_errors());
    let mut summary = Summary::of(&imported.files, imported.copies, questionnaire);
    let mut findings = imported.findings();
    findings.files.extend(not_found);
    if !has_errors {
        let folder = TeamFolder::read(path.as_deref(), questionnaire)?;
        let files = imported
            .files
            .iter_mut()
            .filter_map(|(_, import)| Some((import.kind?, std::mem::take(&mut import.respondents))));
        let selection = select_new(&folder.answers, files.collect::<Vec<(InputKind, Vec<ImportedAnswers>)>>());
        let small = small_additions(&folder.answers, &selection.new, args.min_group);
        if !small.is_empty() {
            let name = path.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
            findings.files.push(FileFindings::new(Source::new(name, ""), small));
        }
        summary.select(&selection, path.as_deref(), args.check);
        if !args.check
            && let Some(path) = &path
        {
            TeamFolder::write(path, selection.new, questionnaire, &mut Pseudonyms::new(&folder.names_in_use()))?;
        }
    }
    report(&findings, &summary, has_errors, format, args, settings)?;
    Ok(match (imported.unreadable, has_errors) {
        (true, _) => Exit::Failure,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Success,
    })
}

/// The folder to write to; `None` if a check needs none.
fn output_folder(args: &ImportArgs, settings: &Settings) -> anyhow::Result<Option<PathBuf>> {
    match &settings.output {
        Some(path) if path.is_file() => {
            Err(UsageError(format!("{} is a file; -o names the folder to write answers files to", path.display()))
                .into())
        }
        None if !args.check => Err(UsageError("choose the folder to write answers files to with -o".to_owned()).into()),
        path => Ok(path.clone()),
    }
}

/// The details that the command line gives for all answers.
fn given(args: &ImportArgs, questionnaire: &Questionnaire) -> Result<GivenAudit, UsageError> {
    let audit = &args.audit;
    Ok(GivenAudit {
        team: audit.team.clone(),
        organisation: audit.organisation.clone(),
        date: audit.date,
        viewpoint: audit.viewpoint(questionnaire)?,
        stage: audit.stage(questionnaire)?,
    })
}

/// The imported files.
#[derive(Default)]
struct Imported {
    files: Vec<(PathBuf, FileImport)>,
    /// Files that are copies of others, byte for byte.
    copies: usize,
    /// Whether a file could not be read, which has been reported.
    unreadable: bool,
}

impl Imported {
    fn findings(&self) -> Findings {
        let files = self.files.iter().map(|(path, import)| FileFindings {
            errors_withheld: import.withheld.0,
            warnings_withheld: import.withheld.1,
            ..FileFindings::new(Source::new(files::shown(path), ""), import.diagnostics.clone())
        });
        Findings { files: files.collect(), skipped: 0 }
    }
}

/// An import map and its file.
struct Map {
    source: Source,
    map: ImportMap,
}

impl Map {
    fn read(path: &Path, questionnaire: &Questionnaire, settings: &Settings) -> anyhow::Result<Self> {
        let source = read_source(path, Exit::Findings, settings)?;
        let outcome = import_map(&source, questionnaire);
        print(&source, &outcome, settings)?;
        match outcome.into_parts().0 {
            Some(map) => Ok(Self { source, map }),
            None => Err(AlreadyReported(Exit::Findings).into()),
        }
    }

    /// Findings for columns that the map names but no table has, if there are tables.
    fn columns_not_found(&self, files: &[(PathBuf, FileImport)]) -> Option<FileFindings> {
        fn column_of<T>(value: Option<&AuditValue<T>>) -> Option<&MappedColumn> {
            match value {
                Some(AuditValue::Column(column, _)) => Some(column),
                _ => None,
            }
        }
        let mut tables = files.iter().filter_map(|(_, import)| import.facts.as_ref()).peekable();
        tables.peek()?;
        let found: BTreeSet<usize> = tables.flat_map(|facts| facts.found_in_map.iter().copied()).collect();
        let map = &self.map;
        let audit = [
            column_of(map.team.as_ref()),
            column_of(map.organisation.as_ref()),
            column_of(map.stage.as_ref()),
            column_of(map.viewpoint.as_ref()),
            map.respondent.as_ref(),
        ];
        let named = map.columns.iter().map(|entry| &entry.column).chain(audit.into_iter().flatten());
        let missing = named.filter(|column| !found.contains(&column.span.start)).map(|column| {
            Diagnostic::new(Code::ColumnNotFound, column.span, "no table has a column with this header")
                .with_usual_help()
        });
        let missing: Vec<Diagnostic> = missing.collect();
        (!missing.is_empty()).then(|| FileFindings::new(self.source.clone(), missing))
    }
}

/// Prints the findings and the summary. In machine formats, the summary goes to standard error.
fn report(
    findings: &Findings,
    summary: &Summary,
    has_errors: bool,
    format: Format,
    args: &ImportArgs,
    settings: &Settings,
) -> anyhow::Result<()> {
    // -o names the folder, so the report goes to standard output.
    let mut to_stdout = settings.clone();
    to_stdout.output = None;
    let mut output = Output::new(&to_stdout, NO_INPUTS)?;
    let summary = summary.text(has_errors);
    let verbosity = if args.all { Verbosity::All } else { Verbosity::Some };
    let text = render(findings, format, verbosity, settings)?;
    output.write_all(text.as_bytes())?;
    if format == Format::Terminal {
        output.write_all(summary.as_bytes())?;
    } else {
        anstream::stderr().write_all(summary.as_bytes())?;
    }
    output.finish(Exit::Success)?;
    Ok(())
}

/// Writes an import map for one table.
fn draft(args: &ImportArgs, path: &Path, settings: &Settings) -> anyhow::Result<Exit> {
    let [table] = args.files.as_slice() else {
        return Err(UsageError("--draft-map reads one table".to_owned()).into());
    };
    if settings.output.is_some() {
        return Err(UsageError("--draft-map imports nothing; leave out -o".to_owned()).into());
    }
    overwrite::check(path, settings.force, std::slice::from_ref(table))?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    match draft_map(questionnaire, files::read_up_to(table, MAX_BYTES)?) {
        Ok(text) => {
            let mut file = AtomicFile::create(path)?;
            file.write_all(text.as_bytes())?;
            file.commit()?;
            Ok(Exit::Success)
        }
        Err(found) => {
            let source = Source::new(files::shown(table), "");
            anstream::stderr().write_all(human::render(&source, &[*found], 0, settings.error_style).as_bytes())?;
            Ok(Exit::Findings)
        }
    }
}
