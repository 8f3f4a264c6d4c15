//! Suggestions of shell completions for ids, codes, bands and sort keys. Any other text is accepted too, since questionnaires differ.

use crate::cli::loaded_questionnaire::built_in;
use crate::diagnostic::{Code, Severity};
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use std::ffi::OsStr;

/// The topics of `explain` that are about the whole audit.
const WHOLE_AUDIT: [&str; 4] = ["culture", "overall", "policy", "practice"];

/// A parser that accepts any text, and the texts that it suggests.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Suggestions(pub(in crate::cli) fn() -> Vec<String>);

impl TypedValueParser for Suggestions {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// Everything that `explain` can explain.
pub(in crate::cli) fn topics() -> Vec<String> {
    let questionnaire = built_in();
    let items = questionnaire.items().iter().map(|item| item.id.as_str());
    let readings = questionnaire.readings().iter().map(|reading| reading.id.as_str());
    let documents = questionnaire.documents().iter().map(|document| document.id.as_str());
    let named = items.chain(readings).chain(documents).map(str::to_owned);
    let terms = questionnaire.terms().iter().map(|term| term.id.as_str().to_owned());
    let codes = Code::ALL.iter().map(|code| code.name().to_owned());
    let words = WHOLE_AUDIT.map(str::to_owned);
    words
        .into_iter()
        .chain(pillars())
        .chain(bands())
        .chain(viewpoints())
        .chain(stages())
        .chain(terms)
        .chain(named)
        .chain(codes)
        .collect()
}

pub(in crate::cli) fn pillars() -> Vec<String> {
    built_in().pillars().iter().map(|pillar| pillar.id.as_str().to_owned()).collect()
}

pub(in crate::cli) fn bands() -> Vec<String> {
    built_in().bands().as_slice().iter().map(|band| band.id.as_str().to_owned()).collect()
}

pub(in crate::cli) fn viewpoints() -> Vec<String> {
    built_in().viewpoints().iter().map(|viewpoint| viewpoint.id.as_str().to_owned()).collect()
}

pub(in crate::cli) fn stages() -> Vec<String> {
    built_in().stages().iter().map(|stage| stage.id.as_str().to_owned()).collect()
}

/// The sort keys of `batch`.
pub(in crate::cli) fn sort_keys() -> Vec<String> {
    ["gap", "name", "culture"].into_iter().map(str::to_owned).chain(pillars()).collect()
}

/// The start of conditions of `batch`, and conditions on bands.
pub(in crate::cli) fn conditions() -> Vec<String> {
    let bands = bands().into_iter().flat_map(|band| [format!("band={band}"), format!("band!={band}")]);
    ["organisation=", "organisation!=", "date>=", "date<="].into_iter().map(str::to_owned).chain(bands).collect()
}

/// Codes that can be denied.
pub(in crate::cli) fn codes() -> Vec<String> {
    let codes = Code::ALL.iter().map(|code| code.name());
    ["warnings"].into_iter().chain(codes).map(str::to_owned).collect()
}

/// Codes of warnings, which can be silenced.
pub(in crate::cli) fn warnings() -> Vec<String> {
    let codes = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning).map(|code| code.name());
    ["warnings"].into_iter().chain(codes).map(str::to_owned).collect()
}
