//! The options of a check: from the command line or, by default, from the settings file.

use super::args::{CheckArgs, CompleteWhat};
use super::config::{self, Config, NamedPath};
use super::{Settings, UsageError};
use crate::cli::lookup;
use crate::diagnostic::{Code, Severity, did_you_mean};
use crate::input::{CheckSettings, Setting};
use crate::lint::requirements::{Complete, Limit, Limits, Requirements, RespondentMinimum};
use crate::lint::{DateOptions, LintLevel, LintLevels};
use crate::model::Questionnaire;
use crate::source::Span;
use crate::text::Quoted;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// The name for all warnings.
const WARNINGS: &str = "warnings";

/// The options of a check, before the questionnaire is known.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "options are independent of each other")]
pub(super) struct Options {
    /// The settings file.
    config: Option<Config>,
    pub(super) config_path: Option<PathBuf>,
    pub(super) questionnaire: Option<NamedPath>,
    pub(super) dates: DateOptions,
    pub(super) lint_levels: LintLevels,
    pub(super) baseline: Option<NamedPath>,
    complete: Option<Complete>,
    no_open_must_haves: bool,
    pub(super) short: bool,
    min_band: Option<Given<String>>,
    max_gap: Vec<Given<Limit>>,
    min_score: Vec<Given<Limit>>,
    no_overdue: bool,
    must_haves_planned: bool,
    min_respondents: Vec<Given<RespondentMinimum>>,
}

/// A value from the command line or from the settings file.
#[derive(Debug, Clone)]
struct Given<T> {
    value: T,
    span: Option<Span>,
}

impl<T> Given<T> {
    fn by_flag(value: T) -> Self {
        Self { value, span: None }
    }
}

/// Why a value is invalid, and what to write instead.
struct InvalidValue {
    message: String,
    help: Option<String>,
}

impl Options {
    /// Combines the command line with the settings file next to or above the paths.
    pub(super) fn new(args: &CheckArgs, paths: &[PathBuf], settings: &Settings) -> anyhow::Result<Self> {
        let path = match (&args.config, args.no_config) {
            (Some(path), _) => Some(path.clone()),
            (None, true) => None,
            (None, false) => config::find(paths)?,
        };
        let config = path.as_deref().map(|path| Config::read(path, settings)).transpose()?;
        let none = CheckSettings::default();
        let written = config.as_ref().map_or(&none, |config| &config.settings);
        let refuse = |span: Option<Span>, refusal: InvalidValue| refuse(config.as_ref(), span, refusal, settings);

        let flags = |names: &[String]| names.iter().cloned().map(Given::by_flag).collect::<Vec<_>>();
        let codes = |codes: &[Setting]| codes.iter().map(Given::from).collect::<Vec<_>>();
        let ours = lint_levels(&flags(&args.deny), &flags(&args.allow)).map_err(|(span, why)| refuse(span, why))?;
        let theirs =
            lint_levels(&codes(&written.deny), &codes(&written.allow)).map_err(|(span, why)| refuse(span, why))?;

        let asked = &args.requirements;
        let source = config.as_ref();
        let max_age = match &written.max_age {
            Some(age) => Some(age.value.parse().map_err(|why| {
                refuse(Some(age.span), InvalidValue { message: format!("`max_age` is {why}"), help: None })
            })?),
            None => None,
        };
        let complete = match asked.complete {
            Some(CompleteWhat::Answered) => Some(Complete::Answered),
            Some(CompleteWhat::Known) => Some(Complete::Known),
            None => written.complete.as_ref().map(|what| match what.value.as_str() {
                "known" => Complete::Known,
                _ => Complete::Answered,
            }),
        };
        let named = |path: &Setting| config.as_ref().map(|config| config.path(path));
        let baseline = asked.no_worse_than.clone().map(|path| NamedPath { path, is_outside: false });
        Ok(Self {
            questionnaire: written.questionnaire.as_ref().and_then(named),
            dates: DateOptions { today: args.today.unwrap_or_else(Settings::today), max_age: args.max_age.or(max_age) },
            lint_levels: ours.or(&theirs),
            baseline: baseline.or_else(|| written.no_worse_than.as_ref().and_then(named)),
            complete,
            no_open_must_haves: asked.no_open_must_haves || written.no_open_must_haves,
            short: asked.short || written.short,
            min_band: asked.min_band.clone().map(Given::by_flag).or_else(|| written.min_band.as_ref().map(Given::from)),
            max_gap: given(&asked.max_gap, &written.max_gap, "max_gap", (source, settings))?,
            min_score: given(&asked.min_score, &written.min_score, "min_score", (source, settings))?,
            min_respondents: given(
                &asked.min_respondents,
                &written.min_respondents,
                "min_respondents",
                (source, settings),
            )?,
            no_overdue: asked.no_overdue || written.no_overdue,
            must_haves_planned: asked.plan_covers.is_some() || written.plan_covers_must_haves,
            config_path: path,
            config,
        })
    }

    /// The requirements, with their ids looked up in this questionnaire.
    pub(super) fn requirements(
        &self,
        questionnaire: &Questionnaire,
        settings: &Settings,
    ) -> anyhow::Result<Requirements> {
        let refuse = |span: Option<Span>, refusal: InvalidValue| refuse(self.config.as_ref(), span, refusal, settings);
        let limits = |written: &[Given<Limit>]| -> anyhow::Result<Limits> {
            for limit in written {
                let unknown_pillar =
                    limit.value.pillar.as_deref().filter(|id| questionnaire.pillar_named(id).is_none());
                if let Some(id) = unknown_pillar {
                    let known = questionnaire.pillars().iter().map(|pillar| pillar.id.as_str());
                    return Err(refuse(limit.span, unknown("pillar", id, known)));
                }
            }
            Limits::new(written.iter().map(|limit| &limit.value), questionnaire).map_err(anyhow::Error::msg)
        };
        let bands = questionnaire.bands();
        let min_band = match &self.min_band {
            Some(band) => Some(bands.position(&band.value).ok_or_else(|| {
                let known = bands.as_slice().iter().map(|band| band.id.as_str());
                refuse(band.span, unknown("band", &band.value, known))
            })?),
            None => None,
        };
        let mut min_respondents = BTreeMap::new();
        for minimum in &self.min_respondents {
            let RespondentMinimum { viewpoint: id, respondents } = &minimum.value;
            let viewpoint = questionnaire.viewpoint_named(id).ok_or_else(|| {
                let known = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str());
                refuse(minimum.span, unknown("viewpoint", id, known))
            })?;
            min_respondents.insert(viewpoint, *respondents);
        }
        Ok(Requirements {
            min_respondents,
            complete: self.complete,
            no_open_must_haves: self.no_open_must_haves,
            min_band,
            max_gap: limits(&self.max_gap)?,
            min_score: limits(&self.min_score)?,
            no_overdue: self.no_overdue,
            must_haves_planned: self.must_haves_planned,
        })
    }
}

/// The values from the command line or, if there are none, those of a key of the settings file.
fn given<T: Clone + FromStr<Err: fmt::Display>>(
    flags: &[T],
    written: &[Setting],
    key: &str,
    (config, settings): (Option<&Config>, &Settings),
) -> anyhow::Result<Vec<Given<T>>> {
    if !flags.is_empty() {
        return Ok(flags.iter().cloned().map(Given::by_flag).collect());
    }
    let read = |setting: &Setting| match setting.value.parse() {
        Ok(value) => Ok(Given { value, span: Some(setting.span) }),
        Err(why) => {
            let refusal = InvalidValue { message: format!("`{key}` is {why}"), help: None };
            Err(refuse(config, Some(setting.span), refusal, settings))
        }
    };
    written.iter().map(read).collect()
}

impl From<&Setting> for Given<String> {
    fn from(setting: &Setting) -> Self {
        Self { value: setting.value.clone(), span: Some(setting.span) }
    }
}

fn refuse(config: Option<&Config>, span: Option<Span>, refusal: InvalidValue, settings: &Settings) -> anyhow::Error {
    let InvalidValue { message, help } = refusal;
    match (config, span) {
        (Some(config), Some(span)) => config.refuse(span, &message, help, settings),
        _ => UsageError(help.map_or(message.clone(), |help| format!("{message}; {help}"))).into(),
    }
}

fn unknown<'k>(what: &str, id: &str, known: impl Iterator<Item = &'k str>) -> InvalidValue {
    let (message, help) = lookup::unknown(what, id, known);
    InvalidValue { message, help: Some(help) }
}

fn lint_levels(deny: &[Given<String>], allow: &[Given<String>]) -> Result<LintLevels, (Option<Span>, InvalidValue)> {
    let mut levels = LintLevels::default();
    let denied = deny.iter().map(|name| (name, LintLevel::Deny));
    for (given, level) in denied.chain(allow.iter().map(|name| (name, LintLevel::Allow))) {
        let name = given.value.as_str();
        let refusal = |message: String, help: Option<String>| (given.span, InvalidValue { message, help });
        // A code may have an old and a new name.
        let code = Code::from_name(name);
        let is_same =
            |denied: &Given<String>| denied.value == name || code.is_some() && Code::from_name(&denied.value) == code;
        if level == LintLevel::Allow && deny.iter().any(is_same) {
            return Err(refusal(format!("{} is both denied and allowed", Quoted(name)), None));
        }
        if name == WARNINGS {
            levels.set_all(level);
            continue;
        }
        let code = code.ok_or_else(|| {
            let known = Code::ALL.iter().map(|code| code.name()).chain([WARNINGS]);
            let help = did_you_mean(name, known).unwrap_or_else(|| "write the code as shown in a finding".to_owned());
            refusal(format!("there is no code {}", Quoted(name)), Some(help))
        })?;
        if level == LintLevel::Allow && code.severity() == Severity::Error {
            return Err(refusal(format!("{} is an error, and errors cannot be allowed", Quoted(name)), None));
        }
        levels.set(code, level);
    }
    Ok(levels)
}
