//! A questionnaire: its head, and the assembly of its lists.

mod dependencies;
mod ids;
mod items;
mod lists;
mod spans;

pub use spans::questionnaire_spans;

use super::Outcome;
use super::fields::{Fields, ParseContext, TableSchema};
use super::syntax::{self, to_span};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Id, Questionnaire, QuestionnaireParts, Scale, Text, Version, limits};
use crate::source::{Source, Span};
use crate::text::Quoted;
use ids::IdList;
use toml_spanner::Arena;

const HEAD: TableSchema = TableSchema {
    what: "a questionnaire",
    keys: &[
        "id",
        "version",
        "title",
        "language",
        "caveats",
        "must_have_cap",
        "scale",
        "document",
        "viewpoint",
        "stage",
        "term",
        "band",
        "pillar",
        "indicator",
        "reading",
    ],
    elsewhere: &[("question", "questions belong in their pillar, as [[pillar.question]]")],
};

const SCALE: TableSchema = TableSchema { what: "[scale]", keys: &["levels", "target"], elsewhere: &[] };

/// The default language.
const LANGUAGE: &str = "en-GB";
/// The default labels of levels.
const LEVELS: [&str; 5] = ["Not in place", "Agreed", "In part", "In place", "Peer-led and reviewed"];
/// The default target level.
const TARGET: u8 = 3;

/// Reads a questionnaire.
///
/// ```
/// use pillars::{input, source::Source};
///
/// let outcome = input::questionnaire(&Source::new("ours.toml", "id = \"Ours\""));
/// assert!(outcome.value().is_none());
/// assert_eq!(outcome.diagnostics()[0].message(), "`version` is missing from a questionnaire");
/// ```
#[must_use]
pub fn questionnaire(source: &Source) -> Outcome<Questionnaire> {
    let arena = Arena::new();
    let mut context = ParseContext::new(source);
    let table = syntax::parse(source, &arena, &mut context.problems);
    let draft = read(Fields::new(&table, Span::BEGINNING, &HEAD, &mut context), &mut context);
    if context.problems.any_error() {
        syntax::check_depth(&table, &mut context.problems);
        return Outcome::new(None, context.problems);
    }
    let questionnaire = draft.and_then(|draft| match Questionnaire::new(draft) {
        Ok(questionnaire) => Some(questionnaire),
        Err(invalid) => {
            context
                .problems
                .add(Code::UnknownReference, |code| Diagnostic::new(code, Span::BEGINNING, invalid.to_string()));
            None
        }
    });
    Outcome::new(questionnaire, context.problems)
}

/// The lists that parts of a questionnaire refer to.
struct Lists {
    version: Option<Version>,
    scale: Scale,
    documents: IdList,
    readings: IdList,
    viewpoints: IdList,
    stages: IdList,
}

fn read(head: Fields<'_, '_>, context: &mut ParseContext<'_>) -> Option<QuestionnaireParts> {
    let head = &head;
    let id = head.required("id", context).and_then(|item| context.id(item, "id"));
    let version = head.required("version", context).and_then(|item| context.version(item, "version"));
    let title = head.required_text("title", context).map(Text::from);
    let language = head.text("language", context).unwrap_or_else(|| LANGUAGE.into());
    let caveats = head.texts("caveats", context).into_iter().map(|(text, _)| text.into()).collect();

    let documents = lists::fields(head, "document", &lists::DOCUMENT, context);
    let readings = lists::fields(head, "reading", &lists::READING, context);
    let bands = lists::fields(head, "band", &lists::BAND, context);
    let viewpoints = lists::fields(head, "viewpoint", &lists::VIEWPOINT, context);
    let stages = lists::fields(head, "stage", &lists::STAGE, context);
    let terms = lists::fields(head, "term", &lists::TERM, context);
    let lists = Lists {
        version,
        scale: scale(head, context),
        documents: IdList::of(&documents, "document", &[], context),
        readings: IdList::of(&readings, "reading", &[], context),
        viewpoints: IdList::of(&viewpoints, "viewpoint", &["others"], context),
        stages: IdList::of(&stages, "stage", &[], context),
    };
    let band_ids = IdList::of(&bands, "band", &[], context);
    let term_ids = IdList::of(&terms, "term", &[], context);

    let documents = lists::documents(&documents, &lists.documents, context);
    let readings = lists::readings(&readings, &lists, context);
    let bands = lists::bands(&bands, &band_ids, head, context);
    let viewpoints = lists::viewpoints(&viewpoints, &lists.viewpoints, head, context);
    let stages = lists::stages(&stages, &lists.stages, context);
    let terms = lists::terms(&terms, &term_ids, context);
    let contents = items::read(head, &lists, context);
    let must_have_cap = cap(head, &band_ids, contents.first_must_have, context);

    Some(QuestionnaireParts {
        id: id?,
        version: version?,
        title: title?,
        language,
        caveats,
        must_have_cap,
        scale: lists.scale,
        documents: documents?,
        viewpoints: viewpoints?,
        stages: stages?,
        terms: terms?,
        bands: bands?,
        pillars: contents.pillars?,
        items: contents.items?,
        retired: contents.retired?,
        readings: readings?,
    })
}

fn scale(head: &Fields<'_, '_>, context: &mut ParseContext<'_>) -> Scale {
    let default = || Scale { levels: LEVELS.map(Text::from).to_vec(), target: TARGET };
    let Some(item) = head.get("scale") else { return default() };
    let Some(table) = item.as_table() else {
        context.wrong_type(item, "scale", "a table");
        return default();
    };
    let fields = Fields::new(table, context.header(table), &SCALE, context);
    let levels: Vec<Text> = fields.texts("levels", context).into_iter().map(|(text, _)| text.into()).collect();
    let levels = if fields.has("levels") { levels } else { default().levels };
    let Some(top) = items::top_level(levels.len(), fields.key_span("levels"), context) else { return default() };
    let target = match fields.get("target") {
        Some(item) => items::target(item, 0, i64::from(top), context).unwrap_or_default(),
        None if TARGET <= top => i64::from(TARGET),
        None => {
            context.problems.add(Code::TargetOutOfRange, |code| {
                Diagnostic::new(
                    code,
                    fields.key_span("levels"),
                    format!("the scale ends at level {top}, below the usual target {TARGET}"),
                )
                .with_help(format!("add a target from 0 to {top}"))
            });
            0
        }
    };
    Scale { levels, target: u8::try_from(target).unwrap_or_default() }
}

/// The band that an open must-have caps at: required if there is a must-have.
fn cap(
    head: &Fields<'_, '_>,
    bands: &IdList,
    first_must_have: Option<Span>,
    context: &mut ParseContext<'_>,
) -> Option<usize> {
    let Some(item) = head.get("must_have_cap") else {
        if let Some(must_have) = first_must_have.filter(|_| !context.problems.is_malformed()) {
            context.problems.add(Code::MissingCap, |code| {
                Diagnostic::new(code, must_have, "there are must-haves, but no `must_have_cap`")
                    .with_label("the first must-have")
                    .with_help("add `must_have_cap` at the top, with the id of a band")
            });
        }
        return None;
    };
    let text = context.text(item, "must_have_cap")?;
    bands.resolve(text, to_span(item.span()), context)
}

/// Reports a list that is too long.
fn check_limit(count: usize, most: usize, what: &str, at: Span, context: &mut ParseContext<'_>) {
    if count > most {
        context.problems.add(Code::TooMany, |code| {
            Diagnostic::new(code, at, format!("there are {count} {what}, more than {most}")).with_usual_help()
        });
    }
}

/// Reports an empty list.
fn check_present<T>(list: &[T], key: &'static str, head: &Fields<'_, '_>, context: &mut ParseContext<'_>) {
    if list.is_empty() && !head.has(key) {
        context.missing(key, head.span(), HEAD.what);
    }
}

/// A version that is not newer than the questionnaire's own.
fn past_version(
    fields: &Fields<'_, '_>,
    key: &'static str,
    lists: &Lists,
    context: &mut ParseContext<'_>,
) -> Option<Version> {
    let version = fields.version(key, context)?;
    if let Some(own) = lists.version.filter(|own| version > *own) {
        let at = fields.get(key).map_or(fields.span(), |item| to_span(item.span()));
        context.problems.add(Code::VersionAhead, |code| {
            Diagnostic::new(
                code,
                at,
                format!("{} {version} is newer than the questionnaire, which is {own}", Quoted(key)),
            )
            .with_help("raise the questionnaire's version, or correct this one")
        });
    }
    Some(version)
}

/// A full id: `pillar.question` or `culture.indicator`.
fn full_id(group: &str, id: &Id) -> String {
    format!("{group}.{id}")
}

/// The maximum number of items, and the words for them.
const MAX_ITEMS: (usize, &str) = (limits::ITEMS, "questions and indicators");
