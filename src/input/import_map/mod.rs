//! Import maps: the meaning of a survey export's columns and cells, as decided by a person.

mod read;

pub use read::import_map;

use crate::model::{ItemIndex, Questionnaire, StageIndex, ViewpointIndex};
use crate::source::Span;
use chrono::NaiveDate;

/// An import map, resolved against its questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportMap {
    /// The number of header rows, 1 to 3; `None` to detect it.
    pub header_rows: Option<usize>,
    /// The team.
    pub team: Option<AuditValue<String>>,
    /// The organisation.
    pub organisation: Option<AuditValue<String>>,
    /// The stage.
    pub stage: Option<AuditValue<StageIndex>>,
    /// The viewpoint.
    pub viewpoint: Option<AuditValue<ViewpointIndex>>,
    /// The date of the audit, the same for everyone: the time of a response would reveal who answered.
    pub date: Option<NaiveDate>,
    /// The column with pseudonyms that respondents chose themselves.
    pub respondent: Option<MappedColumn>,
    /// The meaning of columns.
    pub columns: Vec<ColumnEntry>,
    /// The meaning of cells.
    pub values: Vec<ValuesEntry>,
}

/// A column named by its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// The header as written in the map.
    pub header: String,
    /// Its span in the map.
    pub span: Span,
}

/// A value of an audit: one for all rows, or one per row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditValue<T> {
    /// The same for all rows.
    Constant(T),
    /// From a column, whose texts are mapped by the list or taken as they are.
    Column(MappedColumn, Vec<(String, T)>),
}

/// The meaning of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnEntry {
    /// The column.
    pub column: MappedColumn,
    /// Its content; `None` if it is ignored.
    pub target: Option<ColumnTarget>,
}

/// The content of a column about an item.
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

/// The meaning of texts in the cells of some items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValuesEntry {
    /// The items.
    pub scope: ValueScope,
    /// The texts and their meaning.
    pub texts: Vec<(String, MappedAnswer)>,
}

/// The items to which texts apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueScope {
    /// One item.
    Item(ItemIndex),
    /// All questions, written `*`.
    Questions,
    /// All culture indicators, written `culture.*`.
    Indicators,
}

/// The answer that a text means.
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
    /// The column that an id names: `pillar.question`, or with `.note`, `.evidence` or `.reason` a remark on it.
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
