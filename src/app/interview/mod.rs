//! `interview`: asks the questions, saves every answer, ends with the gap analysis.

mod dialogue;
mod layout;
mod lock;
mod plain;
mod session;
mod store;

use super::args::InterviewArgs;
use super::exit::Usage;
use super::questionnaire::InUse;
use super::score::Team;
use super::settings;
use super::{Exit, Output, Settings, files};
use crate::Style;
use crate::diagnostic::did_you_mean;
use crate::diagnostic::words::{List, Ticked};
use crate::interview::{Interview, Opening, Scope};
use crate::model::{Answers, Questionnaire, Subject, ViewpointIndex};
use crate::report::{AuditView, ViewOptions, terminal};
use crate::score::Rules;
use anyhow::Context as _;
use plain::Plain;
use session::{Ended, Session, hold};
use std::io::{self, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;
use store::Store;

/// Where answers go if no file is named.
const USUAL_FILE: &str = "answers.toml";
/// The viewpoint of groups that answer together.
const GROUP: &str = "group";

pub(super) fn run(args: &InterviewArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if !args.plain && !settings::is_conversation() {
        return Err(Usage(
            "there is no terminal to ask on; `pillars template` writes a blank answers file to fill in, and \
             `pillars score` scores it (--plain reads the answers from standard input, line by line)"
                .to_owned(),
        )
        .into());
    }
    let path = args.file.clone().unwrap_or_else(|| PathBuf::from(USUAL_FILE));
    if files::is_standard_input(&path) {
        return Err(Usage("answers are saved to a file; name one instead of `-`".to_owned()).into());
    }
    let in_use = InUse::load(settings)?;
    let questionnaire = &in_use.questionnaire;
    let scope = scope(args, questionnaire)?;
    let earlier = args.from.as_deref().map(|from| earlier(from, &path, questionnaire, settings)).transpose()?;
    let (store, answers) = Store::open(&path, questionnaire, settings)?;
    let group = group(args.group, answers.as_ref(), questionnaire, &path)?;
    let opening = Opening { questionnaire, scope, group, today: Settings::today(), answers, earlier };
    let store = Arc::new(Mutex::new(store));
    let mut session = Session {
        questionnaire,
        interview: Interview::new(opening),
        dialogue: Plain::new(
            BufReader::new(io::stdin()),
            anstream::stderr(),
            !settings::is_conversation(),
            settings.error_style.ascii,
            settings::error_width,
        ),
        store: Arc::clone(&store),
        style: || Style::plain(settings::error_width()),
        started: Instant::now(),
    };
    let ended = session.run().context("cannot go on with the interview")?;
    finish(&ended, &hold(&store), &in_use, settings)
}

fn finish(ended: &Ended, store: &Store, in_use: &InUse, settings: &Settings) -> anyhow::Result<Exit> {
    match ended {
        Ended::Finished(answers) => {
            let subject = Subject::of([&answers.audit])?;
            let team = Team { subject, answers: vec![answers.clone()] };
            let assessment = team.assess(&in_use.questionnaire, Rules::default());
            let view = AuditView::new(&in_use.questionnaire, &team.subject, &assessment, &ViewOptions::default());
            let mut output = Output::new(settings)?;
            output.write_all(terminal::render(&view, settings.style).as_bytes())?;
            output.finish(Exit::Done)
        }
        Ended::Left => {
            farewell(store)?;
            Ok(if store.unsaved > 0 { Exit::Unusable } else { Exit::Done })
        }
        Ended::Interrupted => {
            farewell(store)?;
            Ok(Exit::Interrupted)
        }
    }
}

/// Says what is saved, and how to go on.
fn farewell(store: &Store) -> io::Result<()> {
    let path = store.path().display();
    let mut stderr = anstream::stderr();
    match (store.unsaved, store.exists()) {
        (0, false) => writeln!(stderr, "Nothing was answered yet, so nothing is saved."),
        (0, true) => writeln!(stderr, "Saved to {path}. To go on: pillars interview {path}"),
        (1, _) => writeln!(stderr, "The last answer is not saved."),
        (unsaved, _) => writeln!(stderr, "The last {unsaved} answers are not saved."),
    }
}

fn scope(args: &InterviewArgs, questionnaire: &Questionnaire) -> Result<Scope, Usage> {
    let Some(id) = &args.pillar else {
        return Ok(if args.essentials { Scope::Essentials } else { Scope::Whole });
    };
    questionnaire.pillar_named(id).map(Scope::Pillar).ok_or_else(|| {
        let known: Vec<_> = questionnaire.pillars().iter().map(|pillar| pillar.id.as_str()).collect();
        let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| format!("name {}", List::or(&known)));
        Usage(format!("there is no pillar {}; {help}", Ticked(id)))
    })
}

/// The viewpoint of groups, if a group answers.
fn group(
    asked: bool,
    answers: Option<&Answers>,
    questionnaire: &Questionnaire,
    path: &Path,
) -> Result<Option<ViewpointIndex>, Usage> {
    let group = questionnaire.viewpoint_named(GROUP);
    let theirs = answers.map(|answers| answers.audit.viewpoint);
    match (asked, group, theirs) {
        (true, None, _) => Err(Usage(format!("this questionnaire has no viewpoint `{GROUP}` to answer from"))),
        (true, Some(_), Some(_)) if theirs != group => {
            Err(Usage(format!("{} holds one person's answers; name another file for the group's", path.display())))
        }
        (true, group, _) => Ok(group),
        (false, group, theirs) => Ok(theirs.filter(|_| theirs == group)),
    }
}

/// The answers of an earlier audit, which are never written.
fn earlier(from: &Path, path: &Path, questionnaire: &Questionnaire, settings: &Settings) -> anyhow::Result<Answers> {
    let same = from == path || matches!((from.canonicalize(), path.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if same {
        return Err(Usage(format!("{} cannot follow up on itself; name a new file", path.display())).into());
    }
    Ok(store::read_answers(from, files::read(from)?, questionnaire, settings)?.1)
}
