//! Import maps: what the columns and cells of a survey export mean, where that is a person's decision.

mod read;

pub use read::import_map;

use crate::model::{ItemIndex, Questionnaire, StageIndex, ViewpointIndex};
use crate::source::Span;
use chrono::NaiveDate;

/// An import map, resolved against its questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportMap {
    /// How many rows the header has, 1 to 3, where that is not to be found out.
    pub header_rows: Option<usize>,
    /// The team.
    pub team: Option<AuditValue<String>>,
    /// The organisation.
    pub organisation: Option<AuditValue<String>>,
    /// The stage.
    pub stage: Option<AuditValue<StageIndex>>,
    /// The viewpoint.
    pub viewpoint: Option<AuditValue<ViewpointIndex>>,
    /// The day of the audit, the same for everyone: a time of completion would tell who answered.
    pub date: Option<NaiveDate>,
    /// The column with codes that respondents chose themselves.
    pub respondent: Option<MappedColumn>,
    /// What columns mean.
    pub columns: Vec<ColumnEntry>,
    /// What cells mean.
    pub values: Vec<ValuesEntry>,
}

/// A column named by its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// The header as the map has it.
    pub header: String,
    /// Its place in the map.
    pub span: Span,
}

/// A value of an audit: one for all rows, or one that each row gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditValue<T> {
    /// The same for all rows.
    Constant(T),
    /// What a column says; its texts mean what the list says, or what they say themselves.
    Column(MappedColumn, Vec<(String, T)>),
}

/// What one column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnEntry {
    /// The column.
    pub column: MappedColumn,
    /// What is in it; none if it is not to be used.
    pub target: Option<ColumnTarget>,
}

/// What a column says about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnTarget {
    /// The answer.
    Answer(ItemIndex),
    /// A note.
    Note(ItemIndex),
    /// What shows the answer.
    Evidence(ItemIndex),
    /// Why the item does not apply.
    Reason(ItemIndex),
}

/// What texts mean in some items' cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValuesEntry {
    /// Whose cells.
    pub scope: ValueScope,
    /// The texts and what they mean.
    pub texts: Vec<(String, MappedAnswer)>,
}

/// The items whose cells are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueScope {
    /// One item.
    Item(ItemIndex),
    /// All questions, written `*`.
    Questions,
    /// All culture indicators, written `culture.*`.
    Indicators,
}

/// What a text means as an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappedAnswer {
    /// A level; for an indicator a position.
    Number(i64),
    /// The respondent does not know.
    DontKnow,
    /// The item does not apply, for this reason.
    NotApplicable(String),
    /// No answer, such as "prefer not to say".
    Unanswered,
}

impl ColumnTarget {
    /// What an id means as a column: `pillar.question`, or with `.note`, `.evidence` or `.reason` behind it what is said beside the answer.
    #[must_use]
    pub fn named(questionnaire: &Questionnaire, id: &str) -> Option<Self> {
        if let Some(item) = questionnaire.item_named(id) {
            return Some(Self::Answer(item));
        }
        let (id, part) = id.rsplit_once('.')?;
        let item = questionnaire.item_named(id)?;
        match part {
            "note" => Some(Self::Note(item)),
            "evidence" => Some(Self::Evidence(item)),
            "reason" => Some(Self::Reason(item)),
            _ => None,
        }
    }

    /// The item it is about.
    #[must_use]
    pub const fn item(self) -> ItemIndex {
        match self {
            Self::Answer(item) | Self::Note(item) | Self::Evidence(item) | Self::Reason(item) => item,
        }
    }

    /// The id that [`Self::named`] understands.
    #[must_use]
    pub fn id(self, questionnaire: &Questionnaire) -> String {
        let id = questionnaire.items().get(self.item().get()).map_or("", |item| item.id.as_str());
        match self {
            Self::Answer(_) => id.to_owned(),
            Self::Note(_) => format!("{id}.note"),
            Self::Evidence(_) => format!("{id}.evidence"),
            Self::Reason(_) => format!("{id}.reason"),
        }
    }
}
