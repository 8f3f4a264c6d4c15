//! `form`: the questionnaire as a form for people who never open a terminal.

use crate::cli::args::AuditArgs;
use crate::cli::exit::UsageError;
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, Output, Settings, files, lookup};
use crate::forms::quick_import::NotImportable;
use crate::forms::{FormContent, FormScope, page, quick_import, workbook};
use crate::model::ItemFilter;
use anyhow::Context as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Create a form to fill in without a terminal
///
/// The extension of the file decides the kind: `.xlsx` is a workbook, for Excel and similar programs; `.html` is a page that works in a
/// browser without a network and saves an answers file; `.docx` is for "Quick import" of Microsoft Forms.
/// `pillars import` turns the workbooks and exports that come back into answers files.
///
/// Fill in as much as you know: a form with a viewpoint and a stage asks only what applies to them, and respondents cannot misspell
/// a team that is already there. Without --viewpoint, respondents choose theirs. Without --stage, the form is for the questionnaire's last stage.
/// No form can promise anonymity.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars form --team 'Northfield CMHT' --date 2026-11-21 -o form.xlsx
  pillars form --viewpoint peer --short --notice privacy.txt -o peers.html
  pillars form --viewpoint staff -o staff.docx         # for Microsoft Forms")]
pub(in crate::cli) struct FormArgs {
    /// Include only the questions of the short form
    #[arg(long)]
    pub(in crate::cli) short: bool,

    /// Show the text of FILE under "What happens to your answers"
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) notice: Option<PathBuf>,

    /// Kind of form; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::FORM))]
    pub(in crate::cli) format: Option<Format>,

    #[command(flatten)]
    audit: AuditArgs,
}

pub(in crate::cli) fn run(args: &FormArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = format::requested(format::FORM, args.format, settings.extension())?;
    let format = format
        .ok_or_else(|| UsageError("no file to write the form to; name one, such as `-o form.xlsx`".to_owned()))?;
    format::refuse_on_terminal(format, settings)?;
    if format == Format::Docx && args.notice.is_some() {
        let reason =
            "Microsoft Forms takes only questions from a document; paste the notice into the form's description";
        return Err(UsageError(format!("cannot write --notice into a form for Microsoft Forms: {reason}")).into());
    }
    let mut output = Output::new(settings, &args.notice)?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let audit = &args.audit;
    let scope = FormScope {
        team: audit.team.clone(),
        organisation: audit.organisation.clone(),
        date: audit.date,
        asked: ItemFilter {
            viewpoint: audit.viewpoint(questionnaire)?,
            stage: audit.stage(questionnaire)?.or(questionnaire.default_stage()),
            form: lookup::form(args.short, questionnaire)?,
        },
    };
    let notice = args.notice.as_deref().map(notice).transpose()?.unwrap_or_default();
    let content = FormContent::new(questionnaire, scope, &notice);
    if content.sections.is_empty() {
        return Err(
            UsageError("nothing in the questionnaire is asked of this viewpoint at this stage".to_owned()).into()
        );
    }
    let bytes = match format {
        Format::Html => page::render(&content)?.into_bytes(),
        Format::Docx => for_microsoft_forms(&content)?,
        _ => workbook::render(&content)?,
    };
    output.write_all(&bytes)?;
    output.finish(Exit::Success)
}

/// The document for Microsoft Forms, or an error if it exceeds the limits of Microsoft Forms.
fn for_microsoft_forms(content: &FormContent<'_>) -> anyhow::Result<Vec<u8>> {
    quick_import::render(content).map_err(|error| match error {
        NotImportable::Writer(error) => anyhow::Error::from_boxed(error),
        error => {
            UsageError(format!("cannot write a form for Microsoft Forms: {error}; write `.xlsx` or `.html`")).into()
        }
    })
}

/// The organiser's notice about what happens to the answers.
fn notice(path: &Path) -> anyhow::Result<String> {
    let text = String::from_utf8(files::read(path)?);
    text.with_context(|| format!("cannot read {}: it is not UTF-8 text", path.display()))
}
