//! What a check is to do: the command line over the settings file over nothing.

use super::args::{CheckArgs, CompleteWhat};
use super::config::{self, Config};
use super::{Settings, Usage};
use crate::diagnostic::{Code, Severity, did_you_mean};
use crate::lint::requirements::{Complete, Limit, Limits, Requirements};
use crate::lint::{Clock, LintLevel, LintLevels};
use crate::model::{BandIndex, Questionnaire};
use crate::text::{List, Ticked};
use std::path::PathBuf;

/// The word for all warnings.
const WARNINGS: &str = "warnings";

/// What a check is to do, before the questionnaire is known.
#[derive(Debug)]
pub(super) struct Options {
    /// The settings file.
    pub(super) config: Option<PathBuf>,
    pub(super) questionnaire: Option<PathBuf>,
    pub(super) clock: Clock,
    pub(super) verdicts: LintLevels,
    pub(super) baseline: Option<PathBuf>,
    complete: Option<Complete>,
    no_open_must_haves: bool,
    min_band: Option<String>,
    max_gap: Vec<Limit>,
    min_score: Vec<Limit>,
}

impl Options {
    /// Takes the command line, and the settings file beside or above the paths where the command line is silent.
    pub(super) fn of(args: &CheckArgs, paths: &[PathBuf]) -> anyhow::Result<Self> {
        let path = match (&args.config, args.no_config) {
            (Some(path), _) => Some(path.clone()),
            (None, true) => None,
            (None, false) => config::find(paths)?,
        };
        let config = path.as_deref().map(Config::read).transpose()?.unwrap_or_default();
        let asked = &args.requirements;
        let either = |given: &[Limit], otherwise: Vec<Limit>| if given.is_empty() { otherwise } else { given.to_vec() };
        let complete = match asked.complete {
            Some(CompleteWhat::Answered) => Some(Complete::Answered),
            Some(CompleteWhat::Known) => Some(Complete::Known),
            None => config.complete.map(|what| if what == "known" { Complete::Known } else { Complete::Answered }),
        };
        Ok(Self {
            config: path,
            questionnaire: config.questionnaire,
            clock: Clock {
                today: args.today.unwrap_or_else(Settings::today),
                max_age: args.max_age.or(config.max_age),
            },
            verdicts: verdicts(&args.deny, &args.allow)?.or(&verdicts(&config.deny, &config.allow)?),
            baseline: asked.no_worse_than.clone().or(config.no_worse_than),
            complete,
            no_open_must_haves: asked.no_open_must_haves || config.no_open_must_haves,
            min_band: asked.min_band.clone().or(config.min_band),
            max_gap: either(&asked.max_gap, config.max_gap),
            min_score: either(&asked.min_score, config.min_score),
        })
    }

    /// The requirements, as this questionnaire understands them.
    pub(super) fn requirements(&self, questionnaire: &Questionnaire) -> Result<Requirements, Usage> {
        let limits = |written: &[Limit]| {
            Limits::new(written, questionnaire).map_err(|id| {
                let known = questionnaire.pillars().iter().map(|pillar| pillar.id.as_str());
                unknown("pillar", &id, known)
            })
        };
        Ok(Requirements {
            complete: self.complete,
            no_open_must_haves: self.no_open_must_haves,
            min_band: self.min_band.as_deref().map(|id| band(id, questionnaire)).transpose()?,
            max_gap: limits(&self.max_gap)?,
            min_score: limits(&self.min_score)?,
        })
    }
}

fn band(id: &str, questionnaire: &Questionnaire) -> Result<BandIndex, Usage> {
    let bands = questionnaire.bands();
    bands.position(id).ok_or_else(|| unknown("band", id, bands.as_slice().iter().map(|band| band.id.as_str())))
}

fn unknown<'k>(what: &str, id: &str, known: impl Iterator<Item = &'k str>) -> Usage {
    let known: Vec<&str> = known.collect();
    let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| format!("name {}", List::or(&known)));
    Usage(format!("there is no {what} {}; {help}", Ticked(id)))
}

fn verdicts(deny: &[String], allow: &[String]) -> Result<LintLevels, Usage> {
    let mut verdicts = LintLevels::default();
    let denied = deny.iter().map(|name| (name, LintLevel::Deny));
    for (name, verdict) in denied.chain(allow.iter().map(|name| (name, LintLevel::Allow))) {
        if verdict == LintLevel::Allow && deny.contains(name) {
            return Err(Usage(format!("{} is both denied and allowed", Ticked(name))));
        }
        if name == WARNINGS {
            verdicts.on_warnings(verdict);
            continue;
        }
        let code = Code::from_name(name).ok_or_else(|| {
            let known = Code::ALL.iter().map(|code| code.name()).chain([WARNINGS]);
            let help = did_you_mean(name, known).unwrap_or_else(|| "write a code as the findings show it".to_owned());
            Usage(format!("there is no code {}; {help}", Ticked(name)))
        })?;
        if verdict == LintLevel::Allow && code.severity() == Severity::Error {
            return Err(Usage(format!("{} is an error, and nothing allows an error", Ticked(name))));
        }
        verdicts.on(code, verdict);
    }
    Ok(verdicts)
}
