//! Reads a questionnaire file as TOML, so that these tests check the texts themselves.

use crate::support::folder;
use std::collections::BTreeSet;
use toml::{Table, Value};

pub(super) const BUILT_IN: &str = "pillars.toml";
pub(super) const VERSION_ONE: &str = "examples/questionnaires/peer-hub-8-pillars-1.0.0.toml";
pub(super) const IMROC: &str = "examples/questionnaires/imroc-peer-workers.toml";

/// One questionnaire file.
pub(super) struct File {
    pub(super) table: Table,
    pub(super) items: Vec<Item>,
}

/// A question or an indicator, obsolete ones included.
pub(super) struct Item {
    /// `pillar.question`, or `culture.indicator`.
    pub(super) id: String,
    pub(super) pillar: String,
    pub(super) is_indicator: bool,
    table: Table,
}

impl File {
    pub(super) fn read(path: &str) -> Self {
        let table: Table = text_of(path).parse().unwrap();
        let mut items = Vec::new();
        for pillar in tables(&table, "pillar") {
            let pillar_id = string(pillar, "id");
            for question in tables(pillar, "question") {
                items.push(Item {
                    id: format!("{pillar_id}.{}", string(question, "id")),
                    pillar: pillar_id.to_owned(),
                    is_indicator: false,
                    table: question.clone(),
                });
            }
        }
        for indicator in tables(&table, "indicator") {
            items.push(Item {
                id: format!("culture.{}", string(indicator, "id")),
                pillar: string(indicator, "pillar").to_owned(),
                is_indicator: true,
                table: indicator.clone(),
            });
        }
        Self { table, items }
    }

    /// What is asked today.
    pub(super) fn live(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.text("obsolete").is_none())
    }

    pub(super) fn questions(&self) -> impl Iterator<Item = &Item> {
        self.live().filter(|item| !item.is_indicator)
    }

    /// The ids in one list of tables, such as its viewpoints.
    pub(super) fn ids(&self, key: &str) -> Vec<&str> {
        tables(&self.table, key).map(|table| string(table, "id")).collect()
    }

    /// One text of each table in a list, such as the labels of its stages.
    pub(super) fn texts(&self, key: &str, text: &str) -> Vec<&str> {
        tables(&self.table, key).map(|table| string(table, text)).collect()
    }

    /// What is asked at a stage.
    pub(super) fn at<'a>(&'a self, stage: &'a str) -> impl Iterator<Item = &'a Item> {
        self.live().filter(move |item| item.applies_at(stage))
    }
}

impl Item {
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.table.get(key).and_then(Value::as_str)
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        self.table.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    pub(super) fn number(&self, key: &str) -> Option<i64> {
        self.table.get(key).and_then(Value::as_integer)
    }

    pub(super) fn list(&self, key: &str) -> Option<Vec<&str>> {
        let list = self.table.get(key)?.as_array().unwrap();
        Some(list.iter().map(|value| value.as_str().unwrap()).collect())
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(super) fn levels(&self) -> Vec<&str> {
        self.list("levels").unwrap_or_default()
    }

    pub(super) fn applies_at(&self, stage: &str) -> bool {
        self.list("stages").is_none_or(|stages| stages.contains(&stage))
    }

    pub(super) fn is_asked_of(&self, viewpoint: &str) -> bool {
        self.list("asked_of").is_none_or(|viewpoints| viewpoints.contains(&viewpoint))
    }

    /// Whether a document is its source.
    pub(super) fn cites(&self, document: &str) -> bool {
        self.table.get("source").and_then(|source| source.get("document")).and_then(Value::as_str) == Some(document)
    }

    /// How many of these viewpoints it is asked of.
    pub(super) fn asked_among(&self, viewpoints: &[&str]) -> usize {
        viewpoints.iter().filter(|viewpoint| self.is_asked_of(viewpoint)).count()
    }
}

pub(super) fn text_of(path: &str) -> String {
    std::fs::read_to_string(folder(path)).unwrap()
}

fn tables<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().map(|value| value.as_table().unwrap())
}

fn string<'a>(table: &'a Table, key: &str) -> &'a str {
    table[key].as_str().unwrap()
}

pub(super) fn ids<'a>(items: impl IntoIterator<Item = &'a Item>) -> BTreeSet<&'a str> {
    items.into_iter().map(|item| item.id.as_str()).collect()
}

/// The words of a text, so that wording is compared and not spelling.
pub(super) fn wording(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
