//! `pillars-check.toml`: the settings of `check` beside or above the files, so that every machine checks alike.

use super::Usage;
use crate::cli::files;
use crate::lint::MaxAge;
use crate::lint::requirements::Limit;
use crate::source::Source;
use serde::Deserialize;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use toml::{Spanned, Value};

/// What the file is called.
pub(super) const NAME: &str = "pillars-check.toml";

/// The settings, as far as they are given.
#[derive(Debug, Default)]
pub(super) struct Config {
    pub(super) questionnaire: Option<PathBuf>,
    pub(super) deny: Vec<String>,
    pub(super) allow: Vec<String>,
    pub(super) max_age: Option<MaxAge>,
    pub(super) complete: Option<String>,
    pub(super) no_open_must_haves: bool,
    pub(super) min_band: Option<String>,
    pub(super) max_gap: Vec<Limit>,
    pub(super) min_score: Vec<Limit>,
    pub(super) no_worse_than: Option<PathBuf>,
}

/// The file as it stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    questionnaire: Option<PathBuf>,
    #[serde(default)]
    deny: Vec<String>,
    #[serde(default)]
    allow: Vec<String>,
    max_age: Option<Spanned<String>>,
    complete: Option<Spanned<Value>>,
    #[serde(default)]
    no_open_must_haves: bool,
    min_band: Option<String>,
    max_gap: Option<Spanned<Value>>,
    min_score: Option<Spanned<Value>>,
    no_worse_than: Option<PathBuf>,
}

/// Finds the settings for some paths: the nearest file beside or above each of them.
///
/// Settings that differ from path to path would make a run that nobody understands, so they are refused.
pub(super) fn find(paths: &[PathBuf]) -> anyhow::Result<Option<PathBuf>> {
    let mut found: Option<(&PathBuf, Option<PathBuf>)> = None;
    // What does not exist is complained of when it is read.
    for path in paths.iter().filter(|path| files::is_standard_input(path) || path.exists()) {
        let nearest = nearest(path);
        let real = |settings: &Option<PathBuf>| settings.as_ref().and_then(|settings| settings.canonicalize().ok());
        match &found {
            None => found = Some((path, nearest)),
            Some((_, first)) if real(first) == real(&nearest) => {}
            Some((first_path, _)) => {
                let (one, other) = (files::shown(first_path), files::shown(path));
                let advice = "check them one after the other, or choose with --config";
                return Err(Usage(format!("{one} and {other} have different settings in {NAME}; {advice}")).into());
            }
        }
    }
    Ok(found.and_then(|(_, nearest)| nearest))
}

/// The nearest settings, named from where we stand as long as they lie below.
fn nearest(path: &Path) -> Option<PathBuf> {
    let start = if files::is_standard_input(path) { Path::new(".") } else { path };
    let real = start.canonicalize().ok()?;
    let goes_down = start.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let below = start.ancestors().take_while(|_| goes_down);
    below.chain(real.ancestors()).map(|folder| folder.join(NAME)).find(|candidate| candidate.is_file())
}

impl Config {
    /// Reads the settings; paths in them are meant from their folder.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let source = Source::from_bytes(files::shown(path), files::read(path)?)
            .map_err(|_| Usage(format!("{} is not UTF-8 text", files::shown(path))))?;
        let complaint = |span: Option<Range<usize>>, message: &str| {
            let position = source.position(span.map_or(0, |span| span.start));
            Usage(format!("{}:{position}: {message}", source.name()))
        };
        let written: Written =
            toml::from_str(source.text()).map_err(|error| complaint(error.span(), error.message()))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let max_age = written.max_age.map(|age| {
            age.get_ref().parse().map_err(|error| complaint(Some(age.span()), &format!("`max_age` is {error}")))
        });
        let complete = written.complete.map(|complete| match complete.get_ref() {
            Value::Boolean(false) => Ok(None),
            Value::Boolean(true) => Ok(Some("answered".to_owned())),
            Value::String(what) if matches!(what.as_str(), "answered" | "known") => Ok(Some(what.clone())),
            _ => Err(complaint(Some(complete.span()), "`complete` is true, false, \"answered\" or \"known\"")),
        });
        let limits = |limits: Option<Spanned<Value>>| -> Result<Vec<Limit>, Usage> {
            let Some(limits) = limits else { return Ok(Vec::new()) };
            let span = limits.span();
            let all = match limits.into_inner() {
                Value::Array(all) => all,
                one => vec![one],
            };
            let read = |value: Value| {
                let text = match value {
                    Value::String(text) => text,
                    Value::Integer(points) => points.to_string(),
                    // The shortest decimal that means the same number is the one that was written.
                    Value::Float(points) => points.to_string(),
                    _ => String::new(),
                };
                text.parse().map_err(|error| complaint(Some(span.clone()), &format!("a limit is {error}")))
            };
            all.into_iter().map(read).collect()
        };
        Ok(Self {
            questionnaire: written.questionnaire.map(|path| folder.join(path)),
            deny: written.deny,
            allow: written.allow,
            max_age: max_age.transpose()?,
            complete: complete.transpose()?.flatten(),
            no_open_must_haves: written.no_open_must_haves,
            min_band: written.min_band,
            max_gap: limits(written.max_gap)?,
            min_score: limits(written.min_score)?,
            no_worse_than: written.no_worse_than.map(|path| folder.join(path)),
        })
    }
}
