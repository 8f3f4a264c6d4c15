//! The schema of action plans for one questionnaire: its items, viewpoints and stages.

use super::answers::{NAME, SOMETHING, VERSION, stage};
use crate::model::{ActionStatus, MAX_ACTIONS, MAX_NAME, Questionnaire};
use crate::text::showable_json;
use serde_json::{Value, json};

/// The schema of action plans for this questionnaire, as JSON with a line break at the end, safe to show on a terminal.
///
/// # Errors
/// Never in practice.
pub fn plan_schema(questionnaire: &Questionnaire) -> serde_json::Result<String> {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("Action plan for {}, version {}", questionnaire.title(), questionnaire.version()),
        "description": "What one team will do about its gaps.",
        "type": "object",
        "additionalProperties": false,
        "required": ["questionnaire", "version", "plan"],
        "properties": {
            "questionnaire": {
                "description": "The questionnaire whose items the plan names.",
                "enum": [questionnaire.id().as_str()],
            },
            "version": {
                "description": format!("Its version; the current one is {}.", questionnaire.version()),
                "type": "string",
                "pattern": VERSION,
            },
            "plan": head(questionnaire),
            "action": {
                "description": "The actions, each under [[action]].",
                "type": "array",
                "maxItems": MAX_ACTIONS,
                "items": action(questionnaire),
            },
        },
    });
    serde_json::to_string_pretty(&schema).map(|text| showable_json(text) + "\n")
}

fn name(description: &str) -> Value {
    json!({ "description": description, "type": "string", "maxLength": MAX_NAME, "pattern": NAME })
}

fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": SOMETHING })
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": "string", "format": "date" })
}

fn head(questionnaire: &Questionnaire) -> Value {
    let mut schema = json!({
        "description": "The team, and the date of the next review.",
        "type": "object",
        "additionalProperties": false,
        "required": ["team"],
        "properties": {
            "team": name("The team, written as in its answers files."),
            "organisation": name("The organisation it belongs to, written as in the answers files."),
            "baseline": day("The date of the audit that the plan responds to, without quotes: 2026-11-24."),
            "review": day("The date of the next review, without quotes: 2027-02-24."),
        },
    });
    if let Some(stage) = stage(questionnaire) {
        schema["properties"]["stage"] = stage;
    }
    schema
}

fn viewpoint(questionnaire: &Questionnaire, description: &str) -> Value {
    let viewpoints: Vec<&str> = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str()).collect();
    let labels: Vec<&str> = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.label.as_str()).collect();
    json!({
        "description": description,
        "enum": viewpoints,
        "x-taplo": { "docs": { "enumValues": labels } },
    })
}

fn action(questionnaire: &Questionnaire) -> Value {
    let ids: Vec<&str> = questionnaire.items().iter().map(|item| item.id.as_str()).collect();
    let names: Vec<String> = questionnaire.items().iter().map(crate::model::Item::name).collect();
    json!({
        "description": "One action.",
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "for", "what"],
        "properties": {
            "id": {
                "description": "Its id within the plan, such as parity-paper.",
                "type": "string",
                "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            },
            "for": {
                "description": "The items that it addresses.",
                "type": "array",
                "minItems": 1,
                "uniqueItems": true,
                "items": { "enum": ids, "x-taplo": { "docs": { "enumValues": names } } },
            },
            "to": {
                "description": "The target level or position, if there is one item; by default the item's own target.",
                "type": "integer",
            },
            "what": text("What is to be done."),
            "first_step": text("What is done first."),
            "first_step_by": day("The due date of the first step."),
            "owner": name("The role responsible for it, never a person's name."),
            "owner_viewpoint": viewpoint(questionnaire, "The viewpoint that the owner belongs to."),
            "with": {
                "description": "The viewpoints that shape it.",
                "type": "array",
                "minItems": 1,
                "uniqueItems": true,
                "items": viewpoint(questionnaire, "A viewpoint that shapes it."),
            },
            "due": day("The due date."),
            "shows": text("What will show that it is done, agreed in advance."),
            "status": { "description": "Its status; by default open.", "enum": ActionStatus::NAMES },
            "updated": day("The date of the last change."),
            "confirmed": {
                "description": "Who confirmed that it is done, and when; only with the status confirmed.",
                "type": "object",
                "additionalProperties": false,
                "required": ["on", "by"],
                "properties": {
                    "on": day("The day."),
                    "by": viewpoint(questionnaire, "The viewpoint, which is not the owner's."),
                },
            },
            "reason": text("Why it was dropped."),
        },
        "allOf": [
            {
                "if": { "required": ["status"], "properties": { "status": { "enum": ["confirmed"] } } },
                "then": { "required": ["confirmed"] },
                "else": { "not": { "required": ["confirmed"] } },
            },
            {
                "if": { "required": ["status"], "properties": { "status": { "enum": ["dropped"] } } },
                "then": { "required": ["reason"] },
            },
            {
                "if": { "required": ["to"] },
                "then": { "properties": { "for": { "maxItems": 1 } } },
            },
        ],
    })
}
