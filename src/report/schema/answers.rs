//! The schema of answers to one questionnaire, with its ids and the wording of its levels.

use crate::model::{
    DONT_KNOW, GROUP_VIEWPOINT, Indicator, Item, ItemIndex, Kind, MAX_NAME, Pillar, Question, Questionnaire, Text,
};
use crate::text::showable_json;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// A pattern of text with a visible character and without control characters.
pub(super) const NAME: &str = r"^[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]*[^\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff][^\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]*$";
/// A pattern of text with a visible character.
pub(super) const SOMETHING: &str = r"\S";
pub(super) const VERSION: &str = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$";
/// The largest position of an indicator, and the level of its middle.
const FURTHEST: i64 = 2;

/// The schema of answers to this questionnaire, as JSON with a line break at the end, safe to show on a terminal.
///
/// # Errors
/// Never in practice.
pub fn answers_schema(questionnaire: &Questionnaire) -> serde_json::Result<String> {
    let pillars: Map<String, Value> = questionnaire
        .pillars()
        .iter()
        .map(|pillar| (pillar.id.as_str().to_owned(), section(questionnaire, pillar)))
        .collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("Answers to {}, version {}", questionnaire.title(), questionnaire.version()),
        "description": "One respondent's answers about one team.",
        "type": "object",
        "additionalProperties": false,
        "required": ["questionnaire", "version", "audit"],
        "properties": {
            "questionnaire": { "description": "The id of the questionnaire.", "enum": [questionnaire.id().as_str()] },
            "version": {
                "description": format!("The version of the questionnaire; the current one is {}.", questionnaire.version()),
                "type": "string",
                "pattern": VERSION,
            },
            "audit": audit(questionnaire),
            "answers": {
                "description": "The answers, pillar by pillar.",
                "type": "object",
                "additionalProperties": false,
                "properties": pillars,
            },
            "culture": culture(questionnaire),
        },
    });
    serde_json::to_string_pretty(&schema).map(|text| showable_json(text) + "\n")
}

fn audit(questionnaire: &Questionnaire) -> Value {
    let viewpoints: Vec<&str> = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str()).collect();
    let labels: Vec<&str> = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.label.as_str()).collect();
    let name = |description: &str| json!({ "description": description, "type": "string", "maxLength": MAX_NAME, "pattern": NAME });
    let mut schema = json!({
        "description": "The team, the date and the respondent.",
        "type": "object",
        "additionalProperties": false,
        "required": ["team", "date", "viewpoint"],
        "properties": {
            "team": name("The team audited."),
            "organisation": name("The organisation it belongs to."),
            "date": { "description": "The date of the audit, without quotes: 2026-11-21.", "type": "string", "format": "date" },
            "viewpoint": {
                "description": "The respondent's viewpoint.",
                "enum": viewpoints,
                "x-taplo": { "docs": { "enumValues": labels } },
            },
            "respondent": name("The respondent's pseudonym, never a name."),
            "participants": {
                "description": "How many people took part, if a group answered together.",
                "type": "integer",
                "minimum": 1,
                "maximum": u32::MAX,
            },
        },
    });
    if questionnaire.group_viewpoint().is_some() {
        schema["properties"]["took_part"] = json!({
            "description": "Who took part, if a group answered together. It does not change the result.",
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": { "enum": viewpoints },
        });
        schema["if"] = json!({ "required": ["took_part"] });
        schema["then"] = json!({ "properties": { "viewpoint": { "enum": [GROUP_VIEWPOINT] } } });
    }
    if let Some(stage) = stage(questionnaire) {
        schema["properties"]["stage"] = stage;
    }
    schema
}

/// A stage; `None` if the questionnaire has no stages.
pub(super) fn stage(questionnaire: &Questionnaire) -> Option<Value> {
    let stages: Vec<&str> = questionnaire.stages().iter().map(|stage| stage.id.as_str()).collect();
    let labels: Vec<&str> = questionnaire.stages().iter().map(|stage| stage.label.as_str()).collect();
    (!stages.is_empty()).then(|| {
        json!({
            "description": "The stage of the organisation; by default the last.",
            "enum": stages,
            "x-taplo": { "docs": { "enumValues": labels } },
        })
    })
}

fn section(questionnaire: &Questionnaire, pillar: &Pillar) -> Value {
    let mut properties: Map<String, Value> = questionnaire
        .items_of(pillar)
        .filter_map(|(_, item)| Some((item.key().to_owned(), question(item, item.question()?))))
        .collect();
    properties.extend(retired(questionnaire, pillar.id.as_str()));
    json!({
        "title": pillar.title.as_str(),
        "description": pillar.why.as_deref().unwrap_or(&pillar.title),
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

fn culture(questionnaire: &Questionnaire) -> Value {
    let of_item = |(_, item): (ItemIndex, &Item)| match &item.kind {
        Kind::Indicator(poles) => Some((item.key().to_owned(), indicator(item, poles))),
        Kind::Question(_) => None,
    };
    let mut properties: Map<String, Value> = questionnaire.indicators().filter_map(of_item).collect();
    properties.extend(retired(questionnaire, "culture"));
    json!({
        "description": "The culture indicators, each between a hostile and a fertile pole.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

/// Answers to retired questions may stay in a file, without a description.
fn retired(questionnaire: &Questionnaire, group: &str) -> impl Iterator<Item = (String, Value)> {
    questionnaire.retired().iter().filter_map(move |retired| {
        let key = retired.id.strip_prefix(group)?.strip_prefix('.')?;
        let description = format!("No longer asked since version {}.", retired.obsolete);
        Some((key.to_owned(), json!({ "description": description })))
    })
}

fn question(item: &Item, question: &Question) -> Value {
    let levels: Vec<i64> = (0..=i64::from(item.top)).collect();
    let numbered = question.levels.iter().enumerate().map(|(level, words)| format!("{level}: {words}"));
    let description = std::iter::once(question.text.to_string()).chain(numbered).collect::<Vec<_>>().join("\n\n");
    let words: Vec<&str> = question.levels.iter().map(Text::as_str).collect();
    answer("level", &levels, &words, item.na_allowed, &description)
}

fn indicator(item: &Item, poles: &Indicator) -> Value {
    let positions: Vec<i64> = (-FURTHEST..=FURTHEST).collect();
    let words = [
        format!("wholly: {}", poles.hostile),
        format!("leaning to: {}", poles.hostile),
        "mixed".to_owned(),
        format!("leaning to: {}", poles.fertile),
        format!("wholly: {}", poles.fertile),
    ];
    let description = format!("-2: {}\n\n2: {}", poles.hostile, poles.fertile);
    answer("position", &positions, &words, item.na_allowed, &description)
}

/// A number, don't know, or a table with at most one answer.
fn answer<T: Serialize>(key: &str, numbers: &[i64], words: &[T], na_allowed: bool, description: &str) -> Value {
    let docs = json!({ "docs": { "enumValues": words } });
    let mut short: Vec<Value> = numbers.iter().map(|number| json!(number)).collect();
    short.push(json!(DONT_KNOW));
    let mut properties = json!({
        key: { "description": description, "enum": numbers, "x-taplo": docs },
        "dont_know": { "description": "Nobody here knows.", "enum": [true] },
        "note": { "description": "A note, kept out of every report.", "type": "string" },
        "evidence": { "description": "What shows it.", "type": "string" },
        "dissent": { "description": "How some of the group see it differently. Do not name anybody.", "type": "string" },
    });
    if na_allowed {
        properties["not_applicable"] =
            json!({ "description": "Why it does not apply.", "type": "string", "pattern": SOMETHING });
    }
    json!({
        "description": description,
        "x-taplo": docs,
        "anyOf": [
            { "enum": short },
            {
                "type": "object",
                "additionalProperties": false,
                "properties": properties,
                "not": { "anyOf": [
                    { "required": [key, "dont_know"] },
                    { "required": [key, "not_applicable"] },
                    { "required": ["dont_know", "not_applicable"] },
                ] },
            },
        ],
    })
}
