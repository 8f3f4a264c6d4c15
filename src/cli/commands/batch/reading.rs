//! Reads answers files into teams, and collects problems with single files to report at the end.

use crate::cli::commands::score::same_respondent;
use crate::cli::files;
use crate::cli::findings::without_lines;
use crate::cli::inputs::InputReader;
use crate::cli::messages::{quoted_team, report_error, report_warning};
use crate::cli::progress::Progress;
use crate::cli::walk::{FileWalker, WalkResult};
use crate::cli::{Exit, Settings};
use crate::input::{AnswersFile, Outcome, ReadOptions, UnusableFile};
use crate::model::{Answers, Questionnaire, StageIndex};
use crate::programme::{Fingerprint, Grouping, StageDoubt, Team, TeamSet, TeamSetBuilder};
use crate::source::Source;
use crate::text::{Count, List, Quoted, plural_form};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The maximum number of files whose problems are shown; others are counted.
const MAX_SHOWN: usize = 20;
/// The maximum number of problems shown per file.
const MAX_PER_FILE: usize = 5;

/// Teams, and the problems found while reading them.
#[derive(Debug)]
pub(in crate::cli) struct TeamsRead {
    pub(in crate::cli) team_set: TeamSet,
    pub(in crate::cli) problems: ReadProblems,
}

/// Problems to report after the output is written.
#[derive(Debug, Default)]
pub(in crate::cli) struct ReadProblems {
    shown: Vec<String>,
    unreadable: Vec<anyhow::Error>,
    more_unreadable: usize,
    /// Files with errors, and errors in them.
    bad_files: usize,
    errors: usize,
    nameless: usize,
    /// Warnings about respondents with several files, and the number of further such files.
    duplicates: Vec<String>,
    more_duplicates: usize,
    /// Warnings about copies, and the number of further ones.
    copies: Vec<String>,
    more_copies: usize,
    /// Warnings about teams with almost the same name.
    alike: Vec<String>,
    /// Warnings about the stages of teams.
    stages: Vec<String>,
    /// Files with warnings only.
    warned_files: usize,
    found: usize,
    /// Files in folders that are not answers files.
    passed_over: usize,
    /// How to see the lines with errors.
    advice: &'static str,
}

/// Teams while files are added to them, and the problems found so far.
pub(super) struct TeamsInProgress {
    pub(super) builder: TeamSetBuilder,
    pub(super) problems: ReadProblems,
}

/// The files that were found but not added, by their number among all.
#[derive(Default)]
struct Unused {
    unused: BTreeSet<usize>,
    /// Each with the number of its original among the files that were added.
    copies: Vec<(usize, usize)>,
}

/// The result of one file.
pub(super) enum FileResult {
    Answers { answers: Box<Answers>, fingerprint: Option<Fingerprint>, warned: bool },
    Bad { team: Option<UnusableFile>, errors: usize, findings: String },
}

/// Whether a file was used.
pub(super) enum FileUse {
    Used,
    /// A copy of the added file with this number.
    Copy(usize),
    Unused,
}

/// Reads all files and groups them into teams, with a progress bar on a terminal.
pub(in crate::cli) fn read_teams(
    given: &[PathBuf],
    questionnaire: &Questionnaire,
    grouping: Grouping,
    wanted: ReadOptions,
    threads: NonZeroUsize,
    settings: &Settings,
) -> anyhow::Result<TeamsRead> {
    let reader = InputReader::new(questionnaire, given);
    let walk = FileWalker::over(given.to_vec());
    let (TeamsInProgress { builder, mut problems }, Unused { unused, copies }) = if Progress::is_wanted() {
        let found: Vec<_> = walk.collect();
        let mut progress = Progress::of(found.len(), settings.error_style);
        read_found(found.into_iter(), &reader, grouping, wanted, threads, || progress.one_more())?
    } else {
        read_found(walk, &reader, grouping, wanted, threads, || ())?
    };
    let respondents = builder.duplicate_respondents();
    // The files that were added, by their number among all.
    let taken: Vec<_> = if respondents.is_empty() && copies.is_empty() {
        Vec::new()
    } else {
        (0..problems.found).filter(|index| !unused.contains(index)).collect()
    };
    let respondents: Vec<_> = respondents.into_iter().map(|(first, later)| (taken[first], taken[later])).collect();
    let copies: Vec<_> = copies.into_iter().map(|(original, copy)| (taken[original], copy)).collect();
    let paths = problems.look_up_again(&respondents, &copies, given);
    problems.record_duplicates(&respondents, &copies, |index| paths.get(&index).cloned().flatten());
    Ok(TeamsRead::finish(builder, problems, questionnaire, grouping))
}

impl TeamsRead {
    /// Groups what was read, and looks for what is doubtful about the teams.
    pub(super) fn finish(
        builder: TeamSetBuilder,
        mut problems: ReadProblems,
        questionnaire: &Questionnaire,
        grouping: Grouping,
    ) -> Self {
        let team_set = builder.finish();
        problems.alike = alike(&team_set);
        problems.stages = stages(&team_set, questionnaire, grouping);
        Self { team_set, problems }
    }
}

fn name(team: &Team<'_>) -> String {
    quoted_team(team.name(), team.organisation())
}

/// Warnings about teams whose names differ only in letter case, spaces or punctuation.
fn alike(team_set: &TeamSet) -> Vec<String> {
    let warning = |teams: &Vec<Team<'_>>| {
        let names: Vec<_> = teams.iter().map(name).collect();
        format!("{} have almost the same name; they are treated as different teams", List::plain(&names))
    };
    team_set.alike().iter().map(warning).collect()
}

/// Warnings about the stages of teams. An organisation may have teams at several stages.
fn stages(team_set: &TeamSet, questionnaire: &Questionnaire, grouping: Grouping) -> Vec<String> {
    let id = |stage: &StageIndex| {
        Quoted(questionnaire.stages().get(stage.get()).map_or("", |stage| stage.id.as_str())).to_string()
    };
    let warning = |doubt: &StageDoubt<'_>| match doubt {
        StageDoubt::Earlier(team, stage) => {
            Some(format!("peers answered for {}, but its stage is {}, which is an earlier one", name(team), id(stage)))
        }
        _ if grouping == Grouping::Organisations => None,
        StageDoubt::NotAlwaysNamed(team) => Some(format!(
            "only some files of {} give its stage; the others count at the last one, and `pillars check` lists them",
            name(team)
        )),
        StageDoubt::Several(team, stages) => {
            let stages: Vec<_> = stages.iter().map(id).collect();
            Some(format!(
                "{} has answers at the stages {}; each stage has a separate result",
                name(team),
                List::plain(&stages)
            ))
        }
    };
    team_set.stage_doubts(questionnaire).iter().filter_map(warning).collect()
}

fn read_found(
    found: impl Iterator<Item = WalkResult> + Send,
    reader: &InputReader<'_>,
    grouping: Grouping,
    wanted: ReadOptions,
    threads: NonZeroUsize,
    mut progress: impl FnMut(),
) -> anyhow::Result<(TeamsInProgress, Unused)> {
    let mut reading = TeamsInProgress::new(reader, grouping, "`pillars check` shows the lines");
    let mut unused = Unused::default();
    let read = |source: &Source, outcome| FileResult::of(reader, source, outcome, without_lines);
    reader.each_answers_file(found, threads, wanted, read, |result| {
        let index = reading.problems.found;
        reading.problems.one_found();
        let file_use = match result {
            Ok((_, Some(file))) => reading.add(file),
            Ok((_, None)) => {
                reading.problems.passed_over += 1;
                FileUse::Unused
            }
            Err(error) => reading.problems.unreadable(error),
        };
        if let FileUse::Copy(original) = file_use {
            unused.copies.push((original, index));
        }
        if !matches!(file_use, FileUse::Used) {
            unused.unused.insert(index);
        }
        progress();
        Ok(())
    })?;
    Ok((reading, unused))
}

impl TeamsInProgress {
    /// Begins with nothing. `advice` is how to see the lines with errors, as the end of a sentence.
    pub(super) fn new(reader: &InputReader<'_>, grouping: Grouping, advice: &'static str) -> Self {
        let builder = TeamSetBuilder::new(reader.questionnaire().items().len(), grouping);
        Self { builder, problems: ReadProblems { advice, ..ReadProblems::default() } }
    }

    /// Adds what one file gave.
    pub(super) fn add(&mut self, file: FileResult) -> FileUse {
        match file {
            FileResult::Answers { answers, fingerprint, warned } => {
                self.problems.warned_files += usize::from(warned);
                self.builder.add(&answers, fingerprint).map_or(FileUse::Used, FileUse::Copy)
            }
            FileResult::Bad { team, errors, findings } => {
                match &team {
                    Some(file) => self.builder.add_unusable(&file.team, file.organisation.as_deref(), file.stage),
                    None => self.problems.nameless += 1,
                }
                self.problems.bad_files += 1;
                self.problems.errors += errors;
                if self.problems.shown.len() < MAX_SHOWN {
                    self.problems.shown.push(findings);
                }
                FileUse::Unused
            }
        }
    }
}

impl FileResult {
    /// The part of a file to keep. `findings` describes its problems, up to a maximum number.
    pub(super) fn of(
        reader: &InputReader<'_>,
        source: &Source,
        outcome: Outcome<AnswersFile>,
        findings: impl FnOnce(&Source, &Outcome<AnswersFile>, usize) -> String,
    ) -> Self {
        let (errors, warnings) = (outcome.errors(), outcome.warnings());
        if outcome.value().is_none() {
            let findings = findings(source, &outcome, MAX_PER_FILE);
            return Self::Bad { team: reader.peek_team(source), errors, findings };
        }
        match outcome.into_parts().0 {
            Some(file) => {
                // Only files without a respondent can be copies, and hashing all files would take time.
                let fingerprint = file.answers.audit().respondent.is_none().then(|| Fingerprint::of(source.text()));
                Self::Answers { answers: Box::new(file.answers), fingerprint, warned: warnings > 0 }
            }
            None => Self::Bad { team: None, errors, findings: String::new() },
        }
    }
}

impl ReadProblems {
    /// Whether any answers file, or any named file, was found.
    pub(in crate::cli) fn found_any_file(&self) -> bool {
        self.found > self.passed_over
    }

    /// Counts one more file or line.
    pub(super) fn one_found(&mut self) {
        self.found += 1;
    }

    /// Takes note of a file that could not be read.
    pub(super) fn unreadable(&mut self, error: anyhow::Error) -> FileUse {
        if self.unreadable.len() < MAX_SHOWN {
            self.unreadable.push(error);
        } else {
            self.more_unreadable += 1;
        }
        FileUse::Unused
    }

    /// The paths of the files that will be named, by their numbers. Paths are not kept while files are read, so these are looked for again.
    fn look_up_again(
        &self,
        respondents: &[(usize, usize)],
        copies: &[(usize, usize)],
        given: &[PathBuf],
    ) -> BTreeMap<usize, Option<String>> {
        let pairs = respondents.iter().take(MAX_SHOWN).chain(copies.iter().take(MAX_SHOWN));
        let mut paths: BTreeMap<usize, Option<String>> =
            pairs.flat_map(|(first, later)| [*first, *later]).map(|index| (index, None)).collect();
        if paths.is_empty() {
            return paths;
        }
        let again: Vec<_> = FileWalker::over(given.to_vec()).collect();
        // If files were added or removed in the meantime, the numbers are no longer those of the same files.
        let again = if again.len() == self.found { again } else { Vec::new() };
        for (index, found) in again.into_iter().enumerate() {
            if let (Some(path), Ok(found)) = (paths.get_mut(&index), found) {
                *path = Some(files::shown(&found));
            }
        }
        paths
    }

    /// Takes note of respondents with several files of one team, and of copies: pairs of numbers, of which `shown` knows the names.
    pub(super) fn record_duplicates<N: Copy>(
        &mut self,
        respondents: &[(N, N)],
        copies: &[(N, N)],
        shown: impl Fn(N) -> Option<String>,
    ) {
        let warnings = |pairs: &[(N, N)], warning: fn(&str, &str) -> String| -> Vec<_> {
            let named =
                pairs.iter().take(MAX_SHOWN).filter_map(|(first, later)| Some((shown(*first)?, shown(*later)?)));
            named.map(|(first, later)| warning(&first, &later)).collect()
        };
        self.duplicates = warnings(respondents, same_respondent);
        self.more_duplicates = respondents.len() - self.duplicates.len();
        self.copies = warnings(copies, |first, later| {
            format!("{later} is a copy of {first} and neither gives a respondent, so both count as one respondent")
        });
        self.more_copies = copies.len() - self.copies.len();
    }

    /// Prints everything to standard error, and returns the exit code.
    pub(in crate::cli) fn report(self) -> anyhow::Result<Exit> {
        let mut stderr = anstream::stderr().lock();
        for findings in &self.shown {
            stderr.write_all(findings.as_bytes())?;
        }
        if self.bad_files > 0 {
            let (errors, files) = (Count::of(self.errors, "error"), Count::of(self.bad_files, "file"));
            write!(stderr, "{errors} in {files}, which {} skipped", plural_form(self.bad_files, "is", "are"))?;
            if self.bad_files > self.shown.len() {
                write!(stderr, " (the first {} are shown)", self.shown.len())?;
            }
            if self.nameless > 0 {
                write!(stderr, "; {} of them {} no team", self.nameless, plural_form(self.nameless, "gives", "give"))?;
            }
            writeln!(stderr, "; {}", self.advice)?;
        }
        if self.warned_files > 0 {
            writeln!(stderr, "warnings in {}; {}", Count::of(self.warned_files, "file"), self.advice)?;
        }
        drop(stderr);
        self.duplicates.iter().for_each(|doubt| report_warning(doubt));
        if self.more_duplicates > 0 {
            let files = if self.duplicates.is_empty() { "file" } else { "more file" };
            report_warning(&format!(
                "{} {} from the same respondent as another file of the same team; each counts as a separate respondent",
                Count::of(self.more_duplicates, files),
                plural_form(self.more_duplicates, "is", "are")
            ));
        }
        for warnings in [&self.alike, &self.stages] {
            warnings.iter().take(MAX_SHOWN).for_each(|doubt| report_warning(doubt));
            if let Some(more) = warnings.len().checked_sub(MAX_SHOWN).filter(|more| *more > 0) {
                report_warning(&format!("{} like these", Count::of(more, "more warning")));
            }
        }
        self.copies.iter().for_each(|doubt| report_warning(doubt));
        if self.more_copies > 0 {
            report_warning(&format!(
                "{} without a respondent {}; a copy and its original count as one respondent",
                Count::of(self.more_copies, if self.copies.is_empty() { "file" } else { "more file" }),
                plural_form(self.more_copies, "is a copy of another file", "are copies of other files"),
            ));
        }
        for error in &self.unreadable {
            report_error(error);
        }
        if self.more_unreadable > 0 {
            report_error(&anyhow::anyhow!("{} more could not be read", self.more_unreadable));
        }
        Ok(if !self.unreadable.is_empty() {
            Exit::Failure
        } else if self.bad_files > 0 {
            Exit::Findings
        } else {
            Exit::Success
        })
    }
}
