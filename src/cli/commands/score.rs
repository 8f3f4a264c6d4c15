//! `score`: the gap analysis of one team.

use crate::cli::args::{RulesArgs, ScreenArgs};
use crate::cli::commands::plan::{read_plan_file, refuse_other_team};
use crate::cli::exit::{AlreadyReported, UsageError};
use crate::cli::findings::without_lines;
use crate::cli::format::{self, Format};
use crate::cli::inputs::InputReader;
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::messages::{report_error, report_warning};
use crate::cli::{Exit, Output, Settings, files};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::{AnswersFile, Outcome, ReadOptions};
use crate::model::{Answers, NotOneTeam, PLACEHOLDER_TEAM, Questionnaire, RemarkEntry, Side, Subject};
use crate::plan::PlanOnDay;
use crate::report::programme::TeamResult;
use crate::report::table::{TeamSheets, TeamsWorkbook};
use crate::report::{
    AssessmentJson, ReportOptions, add_hint, assessment_report, assessment_screen, docx, html, markdown, terminal,
};
use crate::score::{Assessment, Respondent, Rules, assess};
use crate::source::Span;
use anyhow::anyhow;
use chrono::NaiveDate;
use clap::ValueHint;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;

/// Show the gap analysis of one team
///
/// Each file holds the answers of one respondent, or of a group that answered together. All files must be about the same team;
/// for many teams, use `pillars batch`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars score team.toml
  pillars score leader.toml peer-1.toml peer-2.toml --full
  pillars score team.toml --format json | jq .overall
  pillars score team/*.toml -o report.html
  pillars score team.toml --plan plan.toml --full")]
pub(in crate::cli) struct ScoreArgs {
    /// Answers files of one team; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::SCORE))]
    pub(in crate::cli) format: Option<Format>,

    #[command(flatten)]
    pub(in crate::cli) screen: ScreenArgs,

    /// Include notes, evidence, dissent and reasons, with pseudonyms; implies --full
    #[arg(long)]
    pub(in crate::cli) with_notes: bool,

    /// Show next to each gap what the team's action plan does about it
    #[arg(long, value_name = "PLAN")]
    pub(in crate::cli) plan: Option<PathBuf>,

    /// Treat DATE as today, to decide what is overdue in a plan
    #[arg(long, value_name = "DATE", requires = "plan", value_hint = ValueHint::Other)]
    pub(in crate::cli) today: Option<NaiveDate>,

    #[command(flatten)]
    pub(in crate::cli) rules: RulesArgs,
}

pub(in crate::cli) fn run(args: &ScoreArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = format::choose(format::SCORE, args.format, settings.extension())?;
    format::refuse_on_terminal(format, settings)?;
    let mut output = Output::new(settings, args.files.iter().chain(&args.plan))?;
    let in_use = LoadedQuestionnaire::load(settings)?;
    let rules = args.rules.rules(in_use.questionnaire)?;
    let wanted = ReadOptions { remarks: args.with_notes, ..ReadOptions::ANSWERS };
    let team = TeamAnswers::read(&args.files, in_use.questionnaire, wanted)?;
    let plan = args.plan.as_deref().map(|path| read_plan_file(path, in_use.questionnaire, settings)).transpose()?;
    if let (Some(path), Some(plan)) = (&args.plan, &plan) {
        refuse_other_team(path, plan, &team.subject, in_use.questionnaire)?;
    }
    let today = args.today.unwrap_or_else(Settings::today);
    let plan = plan.as_ref().map(|plan| PlanOnDay { plan, today });
    if format == Format::Xlsx {
        output.write_all(&team.workbook(in_use.questionnaire, rules, plan)?)?;
        return output.finish(Exit::Success);
    }
    let is_full = args.screen.full || args.with_notes || settings.output.is_some() || format != Format::Terminal;
    let options = ResultOptions { rules, is_full, hint: Some(HINT), plan, format };
    let text = team.result(&in_use, &options, settings)?;
    if format == Format::Terminal {
        output = args.screen.output(output, is_full);
    }
    output.write_all(&text)?;
    output.finish(Exit::Success)
}

/// How to show the result of a team.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct ResultOptions<'a> {
    /// The rules to score with.
    pub(in crate::cli) rules: Rules,
    /// Whether to show everything, or a summary for one screen.
    pub(in crate::cli) is_full: bool,
    /// The last line of one screen.
    pub(in crate::cli) hint: Option<&'a str>,
    /// The team's plan, to show next to its gaps.
    pub(in crate::cli) plan: Option<PlanOnDay<'a>>,
    /// A text format.
    pub(in crate::cli) format: Format,
}

/// The last line of a result on one screen.
const HINT: &str = "--full shows everything; -o report.html writes it to a file";

/// One team's answers.
#[derive(Debug)]
pub(in crate::cli) struct TeamAnswers {
    /// The team audited, and when.
    pub(in crate::cli) subject: Subject,
    /// One per respondent, in the order of the files.
    pub(in crate::cli) answers: Vec<Answers>,
    /// Notes, evidence, dissent and reasons, if requested.
    pub(in crate::cli) remark_entries: Option<Vec<RemarkEntry>>,
}

impl TeamAnswers {
    /// Reads answers files, which must all be about one team. Reports the errors of all files before it fails.
    pub(in crate::cli) fn read(
        paths: &[PathBuf],
        questionnaire: &Questionnaire,
        wanted: ReadOptions,
    ) -> anyhow::Result<Self> {
        refuse_the_same_file_twice(paths)?;
        let reader = InputReader::new(questionnaire, paths);
        let (mut answers, mut worst, mut has_lines) = (Vec::new(), Exit::Success, false);
        let (mut anonymous, mut used) = (BTreeMap::new(), Vec::new());
        for path in paths {
            if path.is_dir() {
                let hint = "`pillars batch` scores the teams in a folder";
                report_error(&anyhow!("cannot read {}: it is a folder; {hint}", path.display()));
                worst = Exit::Failure;
                continue;
            }
            match reader.read_answers_file(path, wanted) {
                Ok((source, outcome)) => {
                    let outcome = refuse_placeholder(outcome);
                    anstream::stderr().write_all(without_lines(&source, &outcome, usize::MAX).as_bytes())?;
                    has_lines |= outcome.diagnostics().iter().any(|found| !found.code().is_about_whole_file());
                    match outcome.into_parts().0 {
                        Some(file) => {
                            if file.answers.audit().respondent.is_none()
                                && let Some(original) = anonymous.insert(source.into_text(), path)
                            {
                                let (copy, original) = (files::shown(path), files::shown(original));
                                report_warning(&format!(
                                    "{copy} is a copy of {original} and neither gives a respondent, so both count as one respondent"
                                ));
                                continue;
                            }
                            answers.push(file.answers);
                            used.push(path.clone());
                        }
                        None => worst = worst.max(Exit::Findings),
                    }
                }
                Err(error) => {
                    report_error(&error);
                    worst = Exit::Failure;
                }
            }
        }
        if has_lines {
            writeln!(anstream::stderr(), "`pillars check` shows the lines")?;
        }
        if worst != Exit::Success {
            return Err(AlreadyReported(worst).into());
        }
        match Subject::of(answers.iter().map(Answers::audit)) {
            Ok(subject) => {
                warn_of_duplicate_respondents(&used, &answers);
                warn_of_earlier_stage(&subject, &answers, questionnaire);
                let remark_entries = wanted.remarks.then(|| {
                    let mut remark_entries: Vec<_> = answers.iter().flat_map(Answers::remark_entries).collect();
                    remark_entries.sort();
                    remark_entries
                });
                Ok(Self { subject, answers, remark_entries })
            }
            Err(NotOneTeam::Different(index)) => Err(UsageError(different_teams(&used, &answers, index)).into()),
            Err(NotOneTeam::DifferentStage(index)) => {
                Err(UsageError(different_stages(&used, &answers, index, questionnaire)).into())
            }
            Err(error @ NotOneTeam::NoAnswers) => Err(error.into()),
        }
    }

    /// Answered retired questions, as indices into the questionnaire's list.
    fn retired(&self) -> BTreeSet<usize> {
        self.answers.iter().flat_map(|answers| answers.retired().iter().copied()).collect()
    }

    /// The team's result as an Excel workbook.
    fn workbook(
        &self,
        questionnaire: &Questionnaire,
        rules: Rules,
        plan: Option<PlanOnDay<'_>>,
    ) -> anyhow::Result<Vec<u8>> {
        let assessment = self.assess(questionnaire, rules);
        let (subject, retired, remark_entries) = (&self.subject, &self.retired(), self.remark_entries.as_deref());
        let with_notes = remark_entries.is_some();
        let mut workbook = TeamsWorkbook::new(questionnaire, with_notes);
        let result = TeamResult { subject, assessment: &assessment, unusable_files: 0, retired, remark_entries };
        let mut sheets = TeamSheets::new(questionnaire, result, with_notes);
        if let Some(plan) = plan {
            workbook = workbook.with_plan_columns();
            sheets = sheets.with_plan(questionnaire, &assessment, plan);
        }
        workbook.add(sheets);
        Ok(workbook.finish()?)
    }

    /// The team's result in a text format.
    pub(in crate::cli) fn result(
        &self,
        in_use: &LoadedQuestionnaire,
        options: &ResultOptions<'_>,
        settings: &Settings,
    ) -> anyhow::Result<Vec<u8>> {
        let &ResultOptions { rules, is_full, hint, plan, format } = options;
        let questionnaire = in_use.questionnaire;
        let assessment = self.assess(questionnaire, rules);
        if format == Format::Json {
            let digest = in_use.digest();
            let json = AssessmentJson::new(questionnaire, &digest, &self.subject, &assessment);
            let json = json.with_remarks(questionnaire, self.remark_entries.as_deref()).with_plan(&assessment, plan);
            return Ok(json.to_pretty()?.into_bytes());
        }
        if !is_full {
            let mut screen = assessment_screen(questionnaire, &self.subject, &assessment, plan, settings.style.width);
            if let Some(hint) = hint {
                add_hint(&mut screen, "More", hint);
            }
            return Ok(terminal::render(&screen, settings.style).into_bytes());
        }
        let options =
            ReportOptions { retired: self.retired(), remarks: self.remark_entries.as_deref(), unusable_files: 0, plan };
        let document = assessment_report(questionnaire, &self.subject, &assessment, &options);
        Ok(match format {
            Format::Markdown => markdown::render(&document).into_bytes(),
            Format::Html => html::render(&document, questionnaire.language())?.into_bytes(),
            Format::Docx => docx::render(&document, questionnaire.language())?,
            _ => terminal::render(&document, settings.style).into_bytes(),
        })
    }

    /// Scores the team.
    pub(in crate::cli) fn assess(&self, questionnaire: &Questionnaire, rules: Rules) -> Assessment {
        let respondents: Vec<_> = self.answers.iter().map(Respondent::from).collect();
        assess(questionnaire, &respondents, rules.at(self.subject.stage))
    }
}

/// Refuses a template that nobody has filled in.
fn refuse_placeholder(outcome: Outcome<AnswersFile>) -> Outcome<AnswersFile> {
    let is_placeholder = outcome.value().is_some_and(|file| file.answers.audit().team == PLACEHOLDER_TEAM);
    if !is_placeholder {
        return outcome;
    }
    let message = "the team still has the placeholder name from the template";
    Outcome::failed(Diagnostic::new(Code::Placeholder, Span::BEGINNING, message).with_severity(Severity::Error))
}

/// Counting a file twice would count a respondent twice, which could make a small group look large.
fn refuse_the_same_file_twice(paths: &[PathBuf]) -> anyhow::Result<()> {
    // One file cannot be given twice, and resolving its path costs a system call per folder.
    if paths.len() < 2 {
        return Ok(());
    }
    let mut seen = BTreeSet::new();
    for path in paths {
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        if !seen.insert(real) {
            return Err(
                UsageError(format!("{} is named twice; each file is one respondent", files::shown(path))).into()
            );
        }
    }
    Ok(())
}

/// Two files with one pseudonym count as two respondents. That may be right, since another round may reuse a pseudonym, so it is a warning.
/// The warning does not repeat the pseudonym.
fn warn_of_duplicate_respondents(paths: &[PathBuf], answers: &[Answers]) {
    let mut first = BTreeMap::new();
    for (path, answers) in paths.iter().zip(answers) {
        let Some(respondent) = &answers.audit().respondent else { continue };
        match first.entry(respondent.as_str()) {
            Entry::Vacant(vacant) => {
                vacant.insert(path);
            }
            Entry::Occupied(earlier) => {
                report_warning(&same_respondent(&files::shown(earlier.get()), &files::shown(path)));
            }
        }
    }
}

/// The warning that two files have the same respondent.
pub(in crate::cli) fn same_respondent(one: &str, other: &str) -> String {
    format!(
        "{one} and {other} are from the same respondent but count as two; keep one of them or correct the pseudonym"
    )
}

/// An earlier stage has easier questions, so choosing it should not go unnoticed.
fn warn_of_earlier_stage(subject: &Subject, answers: &[Answers], questionnaire: &Questionnaire) {
    let peers_answered = questionnaire
        .side(Side::Peer)
        .is_some_and(|peer| answers.iter().any(|answers| answers.audit().includes_viewpoint(peer)));
    let stage = subject.stage.filter(|_| subject.stage < questionnaire.default_stage());
    if let Some(stage) = stage.and_then(|stage| questionnaire.stages().get(stage.get())).filter(|_| peers_answered) {
        report_warning(&format!(
            "peers answered for this team, but its stage is `{}`, which is an earlier one",
            stage.id
        ));
    }
}

/// A team is scored at one stage, which all of its files or none of them name.
fn different_stages(paths: &[PathBuf], answers: &[Answers], index: usize, questionnaire: &Questionnaire) -> String {
    let stage = |index: usize| {
        let audit = answers[index].audit();
        let id = audit.stage.filter(|_| audit.names_stage).and_then(|stage| questionnaire.stages().get(stage.get()));
        let path = files::shown(&paths[index]);
        id.map_or_else(|| format!("{path} gives no stage"), |stage| format!("{path} is at the stage `{}`", stage.id))
    };
    format!(
        "these files are about different stages of the team: {}, {}; give the same one in each",
        stage(0),
        stage(index)
    )
}

fn different_teams(paths: &[PathBuf], answers: &[Answers], index: usize) -> String {
    let team = |index: usize| {
        let audit = answers[index].audit();
        match &audit.organisation {
            Some(organisation) => {
                format!("{} is about `{}` of `{organisation}`", files::shown(&paths[index]), audit.team)
            }
            None => format!("{} is about `{}`", files::shown(&paths[index]), audit.team),
        }
    };
    format!(
        "these files are about different teams: {}, {}; `pillars batch` scores many teams at once",
        team(0),
        team(index)
    )
}
