//! `check`: every problem in every file, with lints and requirements.

mod args;
mod baseline;
mod collect;
mod config;
mod file_checker;
mod fix;
mod fix_scope;
mod options;
mod plans;

pub(in crate::cli) use args::CheckArgs;

use crate::cli::exit::{AlreadyReported, UsageError};
use crate::cli::findings::render;
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::messages::report_error;
use crate::cli::{Exit, Output, Settings, lookup, walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::findings::{FileFindings, Findings};
use crate::lint::requirements::{self, Requirements};
use crate::lint::{CheckedAnswers, DateOptions, Scan, Suppressions, teams};
use crate::model::{FormLength, Questionnaire, Side};
use crate::report::document::{Document, RichText, Section};
use crate::report::{TeamRespondents, respondents_section, terminal};
use crate::score::{Assessment, assess};
use baseline::Baseline;
use collect::Collected;
use file_checker::{CheckMode, CheckedFile, FileChecker};
use fix_scope::FixScope;
use options::Options;
use std::io::Write as _;
use std::path::PathBuf;

pub(in crate::cli) fn run(args: &CheckArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = format::choose(format::CHECK, args.format, settings.extension())?;
    let here = [PathBuf::from(".")];
    let named = if args.paths.is_empty() && args.files_from.is_none() { &here[..] } else { &args.paths };
    let paths = walk::given(named, args.files_from.as_deref())?;
    let scope = FixScope::new(&paths, if args.fix || args.diff { named.len() } else { paths.len() })?;
    let options = Options::new(args, &paths, settings)?;
    let from_settings = options.questionnaire.iter().chain(&options.baseline).map(|named| &named.path);
    let inputs = paths.iter().chain(&args.files_from).chain(&options.config_path).chain(from_settings);
    let mut output = Output::new(settings, inputs)?;
    let in_use = match options.questionnaire.as_ref().filter(|_| settings.questionnaire.is_none()) {
        Some(named) => LoadedQuestionnaire::load_path(&named.path, !named.is_outside, settings)?,
        None => LoadedQuestionnaire::load(settings)?,
    };
    let questionnaire = in_use.questionnaire;
    let requirements = options.requirements(questionnaire, settings)?;
    let form = lookup::form(options.short, questionnaire)?;
    let baseline = options.baseline.as_ref().map(|path| Baseline::read(path, questionnaire, settings)).transpose()?;

    let nothing_asked = requirements.is_empty() && baseline.is_none() && !args.fix && !args.diff;
    let only_errors = nothing_asked && options.lint_levels.allow_all_warnings();
    let mode = if only_errors { CheckMode::Errors } else { CheckMode::Lints };
    let checker = FileChecker::new(questionnaire, &paths, options.dates, mode);
    let mut collected = Collected::read(&paths, &checker)?;
    let preview = args.diff.then(|| fix::preview(&collected.files, &checker, &scope));
    if args.fix {
        collected.unusable |= !fix::apply_fixes(&mut collected.files, &checker, &scope)?;
    }
    let mut responses = Vec::new();
    if !only_errors {
        let across = across_files(&collected.files, questionnaire, &requirements, baseline.as_ref(), form);
        let of_plans = plans::check(&collected.files, questionnaire, &requirements, form, options.dates.today);
        for (file, found) in across.found.into_iter().chain(of_plans) {
            collected.files[file].1.diagnostics.push(found);
        }
        responses = across.respondents;
    }
    if requirements.no_overdue && !collected.files.iter().any(|(_, file)| file.is_plan) {
        report_error(&anyhow::anyhow!("there is no action plan among the files, so --no-overdue has nothing to check"));
        collected.unusable = true;
    }
    let unusable = collected.unusable;
    let findings = Findings {
        skipped: collected.skipped,
        files: collected.files.into_iter().map(|(_, file)| apply_lint_levels(file, &options)).collect(),
    };
    let text = preview.map_or_else(|| render(&findings, format, args.verbosity.into(), settings), Ok)?;
    if format == Format::Terminal && !args.diff && !requirements.min_respondents.is_empty() {
        output.write_all(respondents_table(questionnaire, responses, settings).as_bytes())?;
    }
    output.write_all(text.as_bytes())?;
    let exit = match (unusable, findings.tally().errors) {
        (true, _) => Exit::Failure,
        (false, 0) => Exit::Success,
        (false, _) => Exit::Findings,
    };
    output.finish(exit)
}

/// Findings that involve several files.
struct AcrossFiles {
    /// Lints of teams and unmet requirements, each with its file.
    found: Vec<(usize, Diagnostic)>,
    /// The respondents of each team, if a requirement is about them.
    respondents: Vec<TeamRespondents>,
}

fn across_files(
    files: &[(PathBuf, CheckedFile)],
    questionnaire: &Questionnaire,
    requirements: &Requirements,
    baseline: Option<&Baseline>,
    form: FormLength,
) -> AcrossFiles {
    let (indices, checked_files): (Vec<usize>, Vec<CheckedAnswers<'_>>) =
        files.iter().enumerate().filter_map(|(index, (_, file))| Some((index, file.checked()?))).unzip();
    let folder = |checked: usize| {
        let path = files.get(indices[checked]).and_then(|(path, _)| path.parent());
        path.map(|folder| folder.display().to_string()).unwrap_or_default()
    };
    let mut found = teams::lint_teams(&checked_files, questionnaire, folder);
    let mut respondents = Vec::new();
    let counted = teams::without_copies(&checked_files);
    let teams = if requirements.is_empty() && baseline.is_none() { Vec::new() } else { teams::teams(&checked_files) };
    for team in teams {
        let stages = team.by_stage(&checked_files);
        for (index, team) in stages.iter().enumerate() {
            let (Some(&first), checked_files) = (team.files.first(), files_of(team, &counted, &checked_files)) else {
                continue;
            };
            let team = requirements::AuditedTeam { questionnaire, checked_files: &checked_files, form };
            let assessment = assess(questionnaire, &team.respondents(), team.rules());
            respondents.push(team_respondents(&team, &assessment));
            let mut unmet = requirements::unmet(requirements, &team, &assessment);
            // For a team at two stages, the later one is compared.
            if let Some(baseline) = baseline.filter(|_| index + 1 == stages.len()) {
                unmet.extend(baseline.compare(&team));
            }
            found.extend(unmet.into_iter().map(|diagnostic| (first, diagnostic)));
        }
    }
    let found = found.into_iter().map(|(checked, diagnostic)| (indices[checked], diagnostic)).collect();
    AcrossFiles { found, respondents }
}

fn team_respondents(team: &requirements::AuditedTeam<'_>, assessment: &Assessment) -> TeamRespondents {
    let audits = || team.checked_files.iter().map(|checked| checked.answers.audit());
    let peer = team.questionnaire.side(Side::Peer);
    TeamRespondents {
        team: audits().next().map(|audit| audit.team.clone()).unwrap_or_default(),
        organisation: audits().next().and_then(|audit| audit.organisation.clone()),
        stage: assessment.rules.stage,
        respondents: assessment.respondents.clone(),
        has_peers_in_a_group: peer.is_some_and(|peer| audits().any(|audit| audit.took_part.contains(&peer))),
        unusable_files: 0,
    }
}

/// The table of respondents, sorted by team, before the findings.
fn respondents_table(questionnaire: &Questionnaire, mut teams: Vec<TeamRespondents>, settings: &Settings) -> String {
    teams.sort_by(|a, b| (&a.team, &a.organisation, a.stage).cmp(&(&b.team, &b.organisation, b.stage)));
    if teams.is_empty() {
        return String::new();
    }
    let mut document = Document::new("Who answered");
    let section = respondents_section(questionnaire, &teams, "team");
    document.sections.push(Section { heading: RichText::new(), ..section });
    terminal::render(&document, settings.style) + "\n"
}

/// The files of a team that count.
fn files_of<'a>(
    team: &teams::TeamFiles,
    counted: &[usize],
    checked_files: &[CheckedAnswers<'a>],
) -> Vec<CheckedAnswers<'a>> {
    team.files.iter().filter(|file| counted.contains(file)).map(|&file| checked_files[file]).collect()
}

/// A file's findings after suppressions, `--deny` and `--allow`.
fn apply_lint_levels(file: CheckedFile, options: &Options) -> FileFindings {
    let CheckedFile { source, mut diagnostics, errors_withheld, warnings_withheld, usable, .. } = file;
    diagnostics.sort_by_key(|found| (found.span(), found.code()));
    let scan = Scan::new(&source);
    let suppressions = Suppressions::of(&source, &scan);
    let diagnostics =
        suppressions.apply(&source, diagnostics, |code| usable && runs_in_every_check(code, options.dates));
    let warnings_withheld = if options.lint_levels.allow_all_warnings() { 0 } else { warnings_withheld };
    FileFindings { diagnostics: options.lint_levels.apply(diagnostics), source, errors_withheld, warnings_withheld }
}

/// Whether a lint runs in every check. Lints that depend on other files or on flags may find something in the next run.
fn runs_in_every_check(code: Code, dates: DateOptions) -> bool {
    match code {
        Code::OldAudit => dates.max_age.is_some(),
        Code::CopiedFile
        | Code::SimilarName
        | Code::RespondentTwice
        | Code::NoPeerViewpoint
        | Code::StageNotNamed
        | Code::StagesDiffer
        | Code::EarlierStage
        | Code::NoBaseline
        | Code::MustHaveWithoutAction
        | Code::ConfirmedByOnlyRespondent => false,
        _ => true,
    }
}
