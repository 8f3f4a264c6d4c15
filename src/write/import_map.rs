//! An import map drafted from an export, for a person to correct.

use super::comments::quoted;
use crate::model::Questionnaire;
use std::fmt::Write as _;

/// The columns of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftMap {
    /// The number of header rows.
    pub header_rows: usize,
    /// The columns, in their order.
    pub columns: Vec<DraftColumn>,
    /// The ids of items that no column answers.
    pub without_column: Vec<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftColumn {
    /// Its header.
    pub header: String,
    /// Whether no other column has this header.
    pub is_unique: bool,
    /// Its letters in a spreadsheet.
    pub letters: String,
    /// What it was recognised as.
    pub found: Found,
}

impl DraftColumn {
    /// What the map calls it, as TOML: its header, or its letters if other columns have the same header.
    fn key(&self) -> String {
        if self.is_unique { quoted(&self.header) } else { quoted(&format!("column {}", self.letters)) }
    }

    /// How a comment identifies it: by what its key does not say.
    fn comment(&self) -> String {
        if self.is_unique { format!("column {}", self.letters) } else { quoted(&self.header) }
    }
}

/// The recognition of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Recognised for certain.
    Known {
        /// The id of an item, or the name of a value of the audit.
        id: String,
        /// The reason for the recognition.
        basis: &'static str,
        /// Whether it is about an item.
        is_item: bool,
    },
    /// Nothing certain; some of its answers are levels of these items.
    SomeAnswers {
        /// Their ids.
        ids: Vec<String>,
    },
    /// Not certain: the header is similar to a question's text.
    Alike {
        /// The question's id.
        id: String,
        /// The similarity, in per cent.
        percent: u8,
    },
    /// Nothing.
    Nothing,
}

/// The draft as TOML.
#[must_use]
pub fn import_map(questionnaire: &Questionnaire, draft: &DraftMap) -> String {
    let mut page = String::from(
        "# What the columns and answers of an export mean, for `pillars import --map`.\n\
         # Correct it, remove the \"# \" before what you fill in, and try it out with --check.\n\n",
    );
    line(&mut page, &format!("questionnaire = {}", quoted(questionnaire.id().as_str())));
    line(&mut page, &format!("header_rows = {}", draft.header_rows));
    audit(&mut page, questionnaire, draft);
    columns(&mut page, draft);
    values(&mut page, questionnaire);
    page
}

fn audit(page: &mut String, questionnaire: &Questionnaire, draft: &DraftMap) {
    let known = |name: &str| {
        let mut columns = draft.columns.iter();
        columns.find(|column| matches!(&column.found, Found::Known { id, is_item: false, .. } if id == name))
    };
    line(page, "\n[audit]");
    line(page, "# The same for all rows, or a column: { column = \"its header\" }");
    for (name, example) in [("team", "\"Northfield CMHT\""), ("organisation", "\"Example Trust\"")] {
        match known(name) {
            Some(column) => line(page, &format!("{name} = {{ column = {} }}", column.key())),
            None => line(page, &format!("# {name} = {example}")),
        }
    }
    line(page, "# One day for all, never the time of a response:");
    line(page, "# date = 2026-11-24");
    if let Some(stage) = questionnaire.stages().last() {
        line(page, &format!("# stage = {}", quoted(stage.id.as_str())));
    }
    let viewpoints: Vec<_> = questionnaire.viewpoints().iter().map(|one| one.id.as_str()).collect();
    line(page, &format!("# Viewpoints: {}", viewpoints.join(", ")));
    match known("viewpoint") {
        Some(column) => line(page, &format!("viewpoint = {{ column = {} }}", column.key())),
        None => line(
            page,
            &format!(
                "# viewpoint = {{ column = \"Which best describes you?\", values = {{ \"What they chose\" = {} }} }}",
                quoted(viewpoints.first().copied().unwrap_or_default())
            ),
        ),
    }
    if let Some(column) = known("respondent") {
        line(page, &format!("respondent = {{ column = {} }}", column.key()));
    }
}

fn columns(page: &mut String, draft: &DraftMap) {
    line(page, "\n[columns]");
    for column in &draft.columns {
        let Found::Known { id, basis, is_item: true } = &column.found else { continue };
        line(page, &format!("{} = {}  # {}, known by {basis}", column.key(), quoted(id), column.comment()));
    }
    let is_uncertain =
        |column: &&DraftColumn| !matches!(column.found, Found::Known { .. }) && !column.header.is_empty();
    if draft.columns.iter().any(|column| is_uncertain(&column)) {
        line(page, "\n# Columns that are not certain. Remove the \"# \" from one line of each that is a question:");
    }
    for column in draft.columns.iter().filter(is_uncertain) {
        let (key, comment) = (column.key(), column.comment());
        match &column.found {
            Found::Alike { id, percent } => {
                line(page, &format!("# {key} = {}  # {comment}, {percent} % alike", quoted(id)));
            }
            Found::SomeAnswers { ids } => {
                for id in ids {
                    line(page, &format!("# {key} = {}  # {comment}, some answers fit", quoted(id)));
                }
                line(page, &format!("# {key} = false  # {comment}, if it is not a question"));
            }
            _ => line(page, &format!("# {key} = false  # {comment}")),
        }
    }
    if !draft.without_column.is_empty() {
        line(page, "\n# Items without a column, which stay unanswered:");
    }
    for id in &draft.without_column {
        line(page, &format!("#   {id}"));
    }
}

fn values(page: &mut String, questionnaire: &Questionnaire) {
    let Some(item) = questionnaire.items().first() else { return };
    line(page, "\n# What other texts mean, if you know. The summary counts each of them:");
    line(page, &format!("# [values.{}]", quoted(&item.id)));
    line(page, "# \"Sort of\" = 2");
    line(page, "# \"Not sure\" = \"don't know\"");
    line(page, "# \"Prefer not to say\" = \"unanswered\"");
    line(page, "# \"Not our business\" = { not_applicable = \"The reason\" }");
}

fn line(page: &mut String, text: &str) {
    let _infallible = writeln!(page, "{text}");
}
