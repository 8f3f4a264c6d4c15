//! Pillars with their questions, and the indicators: the items of a questionnaire in their order.

use super::dependencies::{self, Definition, Definitions};
use super::lists::{all, citation, fields, references, word};
use super::{IdList, Lists, MAX_ITEMS, check_limit, check_present, full_id, past_version};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::fields::{Fields, ParseContext, TableSchema};
use crate::input::syntax::to_span;
use crate::model::{
    Aspect, Indicator, Item, ItemIndex, Kind, Pillar, PillarIndex, Question, Retired, Scale, StageIndex, Text,
    ViewpointIndex, limits,
};
use crate::source::Span;
use crate::text::Count;

const PILLAR: TableSchema = TableSchema {
    what: "a pillar",
    keys: &["id", "title", "why", "source", "weight", "question"],
    elsewhere: &[(
        "indicator",
        "indicators belong at the top level, as [[indicator]] with the pillar's id in `pillar`",
    )],
};
const QUESTION: TableSchema = TableSchema {
    what: "a question",
    keys: &[
        "id",
        "title",
        "text",
        "why",
        "levels",
        "source",
        "action",
        "evidence",
        "reading",
        "aspect",
        "must_have",
        "na_allowed",
        "raise_if_hostile",
        "target",
        "weight",
        "depends_on",
        "stages",
        "asked_of",
        "short",
        "since",
        "changed",
        "obsolete",
    ],
    elsewhere: &[],
};
const INDICATOR: TableSchema = TableSchema {
    what: "an indicator",
    keys: &[
        "id", "title", "pillar", "hostile", "fertile", "target", "source", "action", "reading", "stages", "asked_of",
        "short", "since", "changed", "obsolete",
    ],
    elsewhere: &[],
};

/// The table with answers to indicators, and the first part of their full ids.
pub(super) const CULTURE: &str = "culture";
/// The positions of an indicator, and the level of the middle one.
const FURTHEST: i64 = 2;
const INDICATOR_TOP: u8 = 4;
const INDICATOR_TARGET: i64 = 1;

/// Pillars and items, as far as they could be read.
pub(super) struct Contents {
    pub(super) pillars: Option<Vec<Pillar>>,
    pub(super) items: Option<Vec<Item>>,
    pub(super) retired: Option<Vec<Retired>>,
    /// The span that marks the first must-have.
    pub(super) first_must_have: Option<Span>,
}

/// A question or indicator before it is read.
struct Raw<'r, 't> {
    full_id: Option<String>,
    pillar: Option<PillarIndex>,
    indicator: bool,
    fields: Fields<'r, 't>,
}

pub(super) fn read(head: &Fields<'_, '_>, lists: &Lists, context: &mut ParseContext<'_>) -> Contents {
    let entries = fields(head, "pillar", &PILLAR, context);
    check_present(&entries, "pillar", head, context);
    check_limit(entries.len(), limits::PILLARS, "pillars", head.key_span("pillar"), context);
    let ids = IdList::of(&entries, "pillar", &[CULTURE, "others"], context);
    let pillars = all(entries.iter().enumerate().map(|(at, entry)| pillar(entry, at, &ids, lists, context)));

    let (asked, retired): (Vec<Raw<'_, '_>>, Vec<Raw<'_, '_>>) =
        raw(&entries, &ids, head, context).into_iter().partition(|raw| !raw.fields.has("obsolete"));
    check_limit(asked.len(), MAX_ITEMS.0, MAX_ITEMS.1, head.key_span("pillar"), context);
    if asked.is_empty() && !entries.is_empty() && !context.problems.is_malformed() {
        context.problems.add(Code::NoItems, |code| {
            Diagnostic::new(code, head.span(), "there are no questions and no indicators").with_usual_help()
        });
    }
    let definitions: Definitions = asked
        .iter()
        .enumerate()
        .map(|(at, raw)| (raw, Definition::Item(at)))
        .chain(retired.iter().map(|raw| (raw, Definition::Retired)))
        .filter_map(|(raw, definition)| Some((raw.full_id.clone()?, definition)))
        .collect();
    let first_must_have = asked
        .iter()
        .find(|raw| raw.fields.get("must_have").and_then(toml_spanner::Item::as_bool) == Some(true))
        .map(|raw| raw.fields.key_span("must_have"));
    let mut edges = Vec::with_capacity(asked.len());
    let items = all(asked.iter().map(|raw| item(raw, lists, &definitions, &mut edges, context)));
    if asked.len() <= limits::ITEMS {
        let ids: Vec<Option<&str>> = asked.iter().map(|raw| raw.full_id.as_deref()).collect();
        dependencies::check_cycles(&ids, &edges, context);
    }
    let retired = all(retired.iter().map(|raw| {
        past_version(&raw.fields, "since", lists, context);
        past_version(&raw.fields, "changed", lists, context);
        let obsolete = past_version(&raw.fields, "obsolete", lists, context);
        Some(Retired { id: raw.full_id.clone()?.into(), pillar: raw.pillar?, obsolete: obsolete? })
    }));
    Contents { pillars, items, retired, first_must_have }
}

fn pillar(
    entry: &Fields<'_, '_>,
    at: usize,
    ids: &IdList,
    lists: &Lists,
    context: &mut ParseContext<'_>,
) -> Option<Pillar> {
    let title = entry.required_text("title", context).map(Text::from);
    let why = entry.text("why", context);
    let source = citation(entry, lists, context);
    let weight = weight(entry, context);
    Some(Pillar { id: ids.get(at)?.clone(), title: title?, why, source, weight, items: 0..0 })
}

/// All questions and indicators in questionnaire order: pillar by pillar, its questions, then its indicators.
fn raw<'r, 't>(
    pillars: &[Fields<'r, 't>],
    ids: &IdList,
    head: &Fields<'r, 't>,
    context: &mut ParseContext<'_>,
) -> Vec<Raw<'r, 't>> {
    let mut all = Vec::new();
    for (index, pillar) in PillarIndex::enumerate(pillars) {
        let questions = fields(pillar, "question", &QUESTION, context);
        let question_ids = IdList::of(&questions, "question", &[], context);
        for (number, question) in questions.into_iter().enumerate() {
            let group = ids.get(index.get());
            let full_id = group.zip(question_ids.get(number)).map(|(group, id)| full_id(group.as_str(), id));
            all.push(Raw { full_id, pillar: Some(index), indicator: false, fields: question });
        }
    }
    let indicators = fields(head, "indicator", &INDICATOR, context);
    let indicator_ids = IdList::of(&indicators, "indicator", &[], context);
    for (at, indicator) in indicators.into_iter().enumerate() {
        let full_id = indicator_ids.get(at).map(|id| full_id(CULTURE, id));
        let pillar = indicator.required("pillar", context).and_then(|item| {
            let text = context.text(item, "pillar")?;
            ids.resolve(text, to_span(item.span()), context).map(PillarIndex::new)
        });
        all.push(Raw { full_id, pillar, indicator: true, fields: indicator });
    }
    all.sort_by_key(|raw| (raw.pillar, raw.indicator));
    all
}

fn item(
    raw: &Raw<'_, '_>,
    lists: &Lists,
    definitions: &Definitions,
    edges: &mut Vec<Vec<(usize, Span)>>,
    context: &mut ParseContext<'_>,
) -> Option<Item> {
    let fields = &raw.fields;
    let source = citation(fields, lists, context);
    let action = fields.text("action", context);
    let reading: Vec<Option<usize>> =
        fields.texts("reading", context).into_iter().map(|(id, at)| lists.readings.resolve(id, at, context)).collect();
    let since = past_version(fields, "since", lists, context);
    let changed = past_version(fields, "changed", lists, context);
    let title = fields.text("title", context);
    let stages = references(fields, "stages", &lists.stages, StageIndex::new, context);
    let asked_of = references(fields, "asked_of", &lists.viewpoints, ViewpointIndex::new, context);
    let short = fields.flag("short", context).unwrap_or(false);
    let must_have = fields.flag("must_have", context).unwrap_or(false);
    let na_allowed = fields.flag("na_allowed", context).unwrap_or(!must_have);
    let raise_if_hostile = fields.flag("raise_if_hostile", context).unwrap_or(false);
    let weight = weight(fields, context);
    let own_edges = dependencies::resolve(fields, definitions, context);
    let depends_on = own_edges.iter().map(|(item, _)| ItemIndex::new(*item)).collect();
    edges.push(own_edges);
    let (kind, top, target) =
        if raw.indicator { indicator(fields, context) } else { question(fields, depends_on, &lists.scale, context) }?;
    Some(Item {
        id: raw.full_id.clone()?.into(),
        pillar: raw.pillar?,
        top,
        target,
        weight,
        title,
        stages: stages?,
        asked_of: asked_of?,
        short,
        raise_if_hostile,
        must_have,
        na_allowed,
        source,
        action,
        reading: reading.into_iter().collect::<Option<_>>()?,
        since,
        changed,
        kind,
    })
}

fn question(
    fields: &Fields<'_, '_>,
    depends_on: Vec<ItemIndex>,
    scale: &Scale,
    context: &mut ParseContext<'_>,
) -> Option<(Kind, u8, u8)> {
    let text = fields.required_text("text", context).map(Text::from);
    let why = fields.text("why", context);
    let evidence = fields.text("evidence", context);
    let aspect = word(fields, "aspect", &[("policy", Aspect::Policy), ("practice", Aspect::Practice)], context);
    fields.required("levels", context)?;
    let levels: Vec<Text> = fields.texts("levels", context).into_iter().map(|(text, _)| text.into()).collect();
    let written = fields.get("levels").and_then(toml_spanner::Item::as_array).map_or(0, toml_spanner::Array::len);
    let top = top_level(written, fields.key_span("levels"), context)?;
    let target = match fields.get("target") {
        Some(item) => target(item, 0, i64::from(top), context).and_then(|target| u8::try_from(target).ok()),
        None if scale.target <= top => Some(scale.target),
        None => {
            context.problems.add(Code::TargetOutOfRange, |code| {
                let message = format!("the question ends at level {top}, below the scale's target {}", scale.target);
                Diagnostic::new(code, fields.key_span("levels"), message)
                    .with_help(format!("give the question a `target` from 0 to {top}"))
            });
            None
        }
    };
    let question = Question { text: text?, why, levels, evidence, aspect, depends_on };
    Some((Kind::Question(Box::new(question)), top, target?))
}

fn indicator(fields: &Fields<'_, '_>, context: &mut ParseContext<'_>) -> Option<(Kind, u8, u8)> {
    let hostile = fields.required_text("hostile", context).map(Text::from);
    let fertile = fields.required_text("fertile", context).map(Text::from);
    let position = match fields.get("target") {
        Some(item) => target(item, -FURTHEST, FURTHEST, context),
        None => Some(INDICATOR_TARGET),
    };
    let indicator = Indicator { hostile: hostile?, fertile: fertile? };
    let target = u8::try_from(position? + FURTHEST).ok()?;
    Some((Kind::Indicator(Box::new(indicator)), INDICATOR_TOP, target))
}

/// The top level of a scale with this many levels, if their number is valid.
pub(super) fn top_level(levels: usize, at: Span, context: &mut ParseContext<'_>) -> Option<u8> {
    let (fewest, most) = (limits::MIN_LEVELS, limits::MAX_LEVELS);
    if !(fewest..=most).contains(&levels) {
        context.problems.add(Code::LevelCount, |code| {
            let count = Count::of(levels, "level");
            Diagnostic::new(code, at, format!("a scale of {count}"))
                .with_help(format!("write {fewest} to {most} levels"))
        });
        return None;
    }
    u8::try_from(levels - 1).ok()
}

/// A target within a scale.
pub(super) fn target(
    item: &toml_spanner::Item<'_>,
    least: i64,
    most: i64,
    context: &mut ParseContext<'_>,
) -> Option<i64> {
    let number = context.integer(item, "target")?;
    let within = number.as_i64().filter(|number| (least..=most).contains(number));
    if within.is_none() {
        context.problems.add(Code::TargetOutOfRange, |code| {
            Diagnostic::new(
                code,
                to_span(item.span()),
                format!("the target {number} is outside the scale, {least} to {most}"),
            )
            .with_help(format!("write a number from {least} to {most}"))
        });
    }
    within
}

fn weight(entry: &Fields<'_, '_>, context: &mut ParseContext<'_>) -> u32 {
    let weight = entry.number("weight", 1..=i64::from(limits::WEIGHT), context);
    weight.and_then(|weight| u32::try_from(weight).ok()).unwrap_or(1)
}
