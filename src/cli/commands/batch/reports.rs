//! `--reports`: one report per team in a folder. Each file is written atomically.
#![expect(clippy::disallowed_methods, reason = "the one place that looks into a folder of reports")]

use super::scoring::Batch;
use crate::cli::exit::UsageError;
use crate::cli::files::{self, AtomicFile};
use crate::cli::format::Format;
use crate::cli::messages::report_warning;
use crate::model::{Questionnaire, Subject};
use crate::programme::Team;
use crate::report::programme::TeamResult;
use crate::report::{ReportOptions, assessment_report, docx, html, markdown};
use crate::text::{Count, file_name_part, hexadecimal, plural_form};
use anyhow::{Context as _, bail};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The maximum number of letters of a file's name from the name of the team, and from that of its organisation.
const LONGEST_TEAM: usize = 48;
const LONGEST_ORGANISATION: usize = 32;
/// The file name of a team whose name has no letters that are safe in file names.
const NAMELESS: &str = "team";
/// Digits of the digest at the end of a file's name; more only if two teams would otherwise share a name.
const DIGITS: usize = 6;

/// The folder and the format of reports.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReportFolder<'a> {
    pub(super) path: &'a Path,
    pub(super) format: Format,
    /// Whether existing files may be overwritten, and the folder may contain other files.
    pub(super) force: bool,
}

/// The names of the files. Each depends only on its team, so that a report keeps its name whatever other teams there are.
#[derive(Debug)]
struct FileNames<'a> {
    questionnaire: &'a Questionnaire,
    extension: &'static str,
    digits: usize,
}

impl ReportFolder<'_> {
    /// Refuses a path that cannot be a folder of reports, and an overview inside it: reports are passed on one by one, and the overview
    /// names all teams.
    pub(super) fn check(self, overview: Option<&Path>) -> anyhow::Result<()> {
        if fs::metadata(self.path).is_ok_and(|metadata| !metadata.is_dir()) {
            bail!("cannot write reports to {}: it is not a folder", self.path.display());
        }
        let folder = files::destination(self.path)?;
        match overview {
            Some(overview) if files::destination(overview)?.starts_with(&folder) => Err(UsageError(format!(
                "cannot write {}: the overview names every team, and the reports in {} are meant to be passed on; choose a path outside it",
                overview.display(),
                self.path.display()
            ))
            .into()),
            _ => Ok(()),
        }
    }

    /// Writes a report for each of these teams, and returns their number.
    pub(super) fn write(self, batch: Batch<'_>, teams: &[u32], inputs: &[PathBuf]) -> anyhow::Result<usize> {
        let subjects = teams.iter().filter_map(|index| batch.team_set.team(*index as usize)).map(Team::subject);
        let (names, all) = FileNames::distinct(batch.questionnaire, self.format, &subjects.collect::<Vec<_>>());
        let others = self.prepare(&all, inputs)?;
        let report = |team: TeamResult<'_>| self.write_one(batch.questionnaire, team, &names.of(team.subject));
        batch.each_team(teams, report, |written| written)?;
        if others > 0 {
            report_warning(&format!(
                "{} in {} {} left unchanged",
                Count::of(others, "other file"),
                self.path.display(),
                plural_form(others, "is not a report from this run and was", "are not reports from this run and were"),
            ));
        }
        Ok(all.len())
    }

    /// Creates the folder if necessary, and refuses one with files that this run must not overwrite or mix with. Returns the number of
    /// other files in it.
    fn prepare(self, names: &BTreeSet<String>, inputs: &[PathBuf]) -> anyhow::Result<usize> {
        let shown = self.path.display();
        let context = || format!("cannot write reports to {shown}");
        fs::create_dir_all(self.path).with_context(context)?;
        let (mut others, mut existing) = (BTreeSet::new(), 0_usize);
        for entry in fs::read_dir(self.path).with_context(context)? {
            let name = entry.with_context(context)?.file_name().to_string_lossy().into_owned();
            if names.contains(&name) {
                existing += 1;
            } else if !name.starts_with('.') {
                others.insert(name);
            }
        }
        if existing > 0 {
            self.refuse_inputs(names, inputs)?;
        }
        match others.first() {
            Some(first) if !self.force => bail!(
                "cannot write reports to {shown}: it contains {}, such as {first}; choose an empty folder, or use --force to add \
                 the reports",
                Count::of(others.len(), "other file")
            ),
            _ if existing > 0 && self.format == Format::Docx && !self.force => bail!(
                "cannot write reports to {shown}: {} there may have been edited; --force overwrites {}",
                Count::of(existing, "report"),
                plural_form(existing, "it", "them")
            ),
            _ => Ok(others.len()),
        }
    }

    /// Refuses to overwrite an input.
    fn refuse_inputs(self, names: &BTreeSet<String>, inputs: &[PathBuf]) -> anyhow::Result<()> {
        let folder = files::destination(self.path)?;
        for input in inputs.iter().filter_map(|input| fs::canonicalize(input).ok()) {
            let name = input.file_name().unwrap_or_default().to_string_lossy();
            if input.parent() == Some(&folder) && names.contains(name.as_ref()) {
                return Err(UsageError(format!("cannot write {}: the file is also an input", input.display())).into());
            }
        }
        Ok(())
    }

    /// Writes the same report as `score`.
    fn write_one(self, questionnaire: &Questionnaire, team: TeamResult<'_>, name: &str) -> anyhow::Result<()> {
        let TeamResult { subject, assessment, unusable_files, retired, remark_entries } = team;
        let options = ReportOptions { retired: retired.clone(), remarks: remark_entries, unusable_files, plan: None };
        let document = assessment_report(questionnaire, subject, assessment, &options);
        let report = match self.format {
            Format::Docx => docx::render(&document, questionnaire.language())?,
            Format::Markdown => markdown::render(&document).into_bytes(),
            _ => html::render(&document, questionnaire.language())?.into_bytes(),
        };
        let path = self.path.join(name);
        let mut file = AtomicFile::create(&path)?;
        file.write_all(&report).with_context(|| format!("cannot write {}", path.display()))?;
        file.commit()
    }
}

impl<'a> FileNames<'a> {
    /// Distinct file names for these teams.
    fn distinct(questionnaire: &'a Questionnaire, format: Format, teams: &[Subject]) -> (Self, BTreeSet<String>) {
        let mut names = Self { questionnaire, extension: format.extension(), digits: DIGITS };
        loop {
            let all: BTreeSet<_> = teams.iter().map(|team| names.of(team)).collect();
            if all.len() == teams.len() || names.digits >= 2 * Sha256::output_size() {
                return (names, all);
            }
            names.digits += 1;
        }
    }

    /// "larch-ward-example-trust-3f9a2c.html": team, organisation, and a digest of both and of the stage.
    fn of(&self, subject: &Subject) -> String {
        let stage = self.questionnaire.stage_or_default(subject.stage).map(|stage| stage.id.as_str());
        let organisation = subject.organisation.as_deref();
        let mut digest = Sha256::new();
        for part in [Some(subject.team.as_str()), organisation, stage] {
            // The length before each part keeps parts from running into each other.
            digest.update(part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
            digest.update(part.unwrap_or_default());
        }
        let digest = hexadecimal(&digest.finalize());
        let team = file_name_part(&subject.team, LONGEST_TEAM);
        let organisation = organisation.filter(|organisation| *organisation != subject.team);
        let organisation = organisation.map(|name| file_name_part(name, LONGEST_ORGANISATION));
        let mut parts = vec![if team.is_empty() { NAMELESS.to_owned() } else { team }];
        parts.extend(organisation.filter(|part| !part.is_empty()));
        parts.extend(digest.get(..self.digits).map(str::to_owned));
        format!("{}.{}", parts.join("-"), self.extension)
    }
}
