//! `interview`: asks the questions, saves every answer, and shows the result.

mod args;
mod frontend;
mod layout;
mod lease;
mod line_frontend;
mod lock;
mod planning;
mod resume_command;
mod rich_frontend;
mod session;
mod store;
mod supervisor;
mod terminal_guard;

pub(in crate::cli) use args::InterviewArgs;

use crate::cli::commands::score::{ResultOptions, TeamAnswers};
use crate::cli::exit::UsageError;
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, Output, Settings, files, lookup, settings};
use crate::interview::{Interview, InterviewOptions, Scope};
use crate::model::{Answers, FormLength, GROUP_VIEWPOINT, Questionnaire, Subject, ViewpointIndex};
use crate::report::{pillar_so_far, terminal};
use crate::score::Rules;
use crate::text::clean;
use anyhow::Context as _;
use frontend::{Frontend, Window};
use lease::StoreLease;
use line_frontend::LineFrontend;
use planning::PlanInProgress;
use rich_frontend::RichFrontend;
use session::{Session, SessionOutcome};
use std::io::{self, BufReader, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use store::Store;
use terminal_guard::TerminalGuard;

/// The default answers file.
const DEFAULT_FILE: &str = "answers.toml";

pub(in crate::cli) fn run(args: &InterviewArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if !args.plain && !settings::is_conversation() {
        return Err(UsageError(
            "the interview needs a terminal; `pillars template` writes a blank answers file to fill in, and \
             `pillars score` scores it (--plain reads answers from standard input, line by line)"
                .to_owned(),
        )
        .into());
    }
    let path = args.file.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_FILE));
    if files::is_standard_input(&path) {
        return Err(UsageError("answers are saved to a file; name one instead of `-`".to_owned()).into());
    }
    Output::check(settings, args.from.iter().chain(&args.plan).chain([&path]))?;
    let in_use = Arc::new(LoadedQuestionnaire::load(settings)?);
    let questionnaire = in_use.questionnaire;
    let scope = scope(args, questionnaire)?;
    refuse_an_unknown_format(scope, settings)?;
    let earlier = args.from.as_deref().map(|from| earlier(from, &path, questionnaire, settings)).transpose()?;
    let plan = args.plan.as_deref().map(|plan| {
        let rules = Rules { form: scope.form(), ..Rules::default() };
        let pillars = if let Scope::Pillar(pillar) = scope { vec![pillar] } else { Vec::new() };
        let others = [Some(&path), args.from.as_ref(), settings.questionnaire.as_ref()];
        let others: Vec<_> = others.into_iter().flatten().cloned().collect();
        PlanInProgress::open(plan, &others, questionnaire, settings, rules, pillars)
    });
    let plan = plan.transpose()?;
    let (store, answers) = Store::open(&path, questionnaire, settings)?;
    let group = group(args.group, answers.as_ref(), questionnaire, &path)?;
    let lease = Arc::new(StoreLease::new(store));
    let rich = !args.plain && !settings::wants_plain_lines();
    let guard = rich.then(TerminalGuard::new).transpose();
    let guard = guard.context("cannot use the terminal; --plain asks line by line")?;
    let window = Window { rich, ascii: settings.error_style.ascii };
    let shared = (Arc::clone(&in_use), Arc::clone(&lease));
    let outcome = supervisor::run(rich, &lease, move || {
        let (in_use, lease) = shared;
        let questionnaire = in_use.questionnaire;
        let options = InterviewOptions { questionnaire, scope, group, today: Settings::today(), answers, earlier };
        let (interview, frontend) = (Interview::new(options), frontend(window)?);
        Session { questionnaire, interview, frontend, window, plan, started: Instant::now() }.run(&lease)
    });
    drop(guard);
    let outcome = outcome.context("cannot continue the interview")?;
    let Some(mut store) = lease.try_store() else {
        crate::cli::messages::report_warning("the last answer was still being saved");
        return Ok(Exit::Interrupted);
    };
    finish(&outcome, scope, &mut store, &in_use, (args, settings))
}

fn frontend(window: Window) -> io::Result<Box<dyn Frontend>> {
    if window.rich {
        return Ok(Box::new(RichFrontend::new(window)?));
    }
    let echo = !settings::is_conversation();
    Ok(Box::new(LineFrontend::new(BufReader::new(io::stdin()), anstream::stderr(), echo, window)))
}

/// Shows the result, or what was saved and how to continue.
fn finish(
    outcome: &SessionOutcome,
    scope: Scope,
    store: &mut Store,
    in_use: &LoadedQuestionnaire,
    (args, settings): (&InterviewArgs, &Settings),
) -> anyhow::Result<Exit> {
    let exit = match outcome {
        // On a terminal it would be the same twice.
        SessionOutcome::Finished { was_shown: true, .. } if settings.output.is_none() && io::stdout().is_terminal() => {
            Ok(Exit::Success)
        }
        SessionOutcome::Finished { answers, .. } => show_result(answers, store.path(), scope, in_use, settings),
        SessionOutcome::Quit if store.unsaved > 0 => Ok(Exit::Failure),
        SessionOutcome::Quit => Ok(Exit::Success),
        SessionOutcome::Interrupted => Ok(Exit::Interrupted),
    };
    // If the terminal is gone, nobody can read it.
    let _printed = print_summary(outcome, store, args, settings);
    store.close();
    exit
}

fn show_result(
    answers: &Answers,
    path: &Path,
    scope: Scope,
    in_use: &LoadedQuestionnaire,
    settings: &Settings,
) -> anyhow::Result<Exit> {
    let mut output = Output::new(settings, [path])?;
    output.write_all(&result(answers, scope, in_use, settings)?)?;
    output.finish(Exit::Success)
}

/// The result of the questions that were asked.
fn result(
    answers: &Answers,
    scope: Scope,
    in_use: &LoadedQuestionnaire,
    settings: &Settings,
) -> anyhow::Result<Vec<u8>> {
    let questionnaire = in_use.questionnaire;
    let team =
        TeamAnswers { subject: Subject::of([answers.audit()])?, answers: vec![answers.clone()], remark_entries: None };
    let rules = Rules { form: scope.form(), ..Rules::default() };
    Ok(match scope {
        Scope::Whole | Scope::Short => {
            let format = format::choose(format::SCORE, None, settings.extension())?;
            let options = ResultOptions { rules, is_full: settings.output.is_some(), hint: None, plan: None, format };
            team.result(in_use, &options, settings)?
        }
        Scope::Pillar(pillar) => {
            let assessment = team.assess(questionnaire, rules);
            terminal::render(&pillar_so_far(questionnaire, &assessment, pillar), settings.style).into_bytes()
        }
    })
}

/// Refuses an unsupported format of the result before anything is asked.
fn refuse_an_unknown_format(scope: Scope, settings: &Settings) -> anyhow::Result<()> {
    let format = format::choose(format::SCORE, None, settings.extension())?;
    if format != Format::Terminal && matches!(scope, Scope::Pillar(_)) {
        return Err(UsageError("the result of one pillar cannot be written in this format".to_owned()).into());
    }
    Ok(())
}

/// Prints what was saved, and how to continue.
fn print_summary(outcome: &SessionOutcome, store: &Store, args: &InterviewArgs, settings: &Settings) -> io::Result<()> {
    let path = clean(&store.path().display().to_string());
    let mut stderr = anstream::stderr();
    match (store.unsaved, store.exists()) {
        (0, false) => writeln!(stderr, "\nNothing was answered, so nothing was saved."),
        (0, true) if matches!(outcome, SessionOutcome::Finished { .. }) => {
            writeln!(
                stderr,
                "\nSaved to {path}. To see the full result: {}",
                resume_command::score(store.path(), args, settings)
            )
        }
        (0, true) => {
            writeln!(
                stderr,
                "\nSaved to {path}. To continue: {}",
                resume_command::interview(store.path(), args, settings)
            )
        }
        (1, _) => writeln!(stderr, "\nThe last answer was not saved."),
        (unsaved, _) => writeln!(stderr, "\nThe last {unsaved} answers were not saved."),
    }
}

fn scope(args: &InterviewArgs, questionnaire: &Questionnaire) -> Result<Scope, UsageError> {
    let Some(id) = &args.pillar else {
        return Ok(match lookup::form(args.short, questionnaire)? {
            FormLength::Full => Scope::Whole,
            FormLength::Short => Scope::Short,
        });
    };
    lookup::pillar(id, questionnaire).map(Scope::Pillar)
}

/// The viewpoint of groups, if a group answers.
fn group(
    asked: bool,
    answers: Option<&Answers>,
    questionnaire: &Questionnaire,
    path: &Path,
) -> Result<Option<ViewpointIndex>, UsageError> {
    let group = questionnaire.group_viewpoint();
    let theirs = answers.map(|answers| answers.audit().viewpoint);
    match (asked, group, theirs) {
        (true, None, _) => Err(UsageError(format!("this questionnaire has no viewpoint `{GROUP_VIEWPOINT}`"))),
        (true, Some(_), Some(_)) if theirs != group => Err(UsageError(format!(
            "{} contains one person's answers; name another file for the group's",
            path.display()
        ))),
        (true, group, _) => Ok(group),
        (false, group, theirs) => Ok(theirs.filter(|_| theirs == group)),
    }
}

/// The answers of an earlier audit, which are only read.
fn earlier(from: &Path, path: &Path, questionnaire: &Questionnaire, settings: &Settings) -> anyhow::Result<Answers> {
    let same = from == path || matches!((from.canonicalize(), path.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if same {
        return Err(UsageError(format!("{} cannot follow up on itself; name a new file", path.display())).into());
    }
    Ok(store::read_answers(from, files::read(from)?, questionnaire, settings)?.1)
}
