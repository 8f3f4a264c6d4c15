//! Text to model: questionnaires, answers files, plans and settings. Reports all errors of a file, never only the first.
//!
//! The only module that uses the TOML reader. Files are untrusted: values are nested at most 16 deep, integers have 64 bits, and at most
//! [`MAX_KEPT`] errors and as many warnings of a file are kept. Reads TOML 1.1.

mod answers;
mod fields;
mod file_kind;
mod import_map;
mod outcome;
mod plan;
mod questionnaire;
mod record;
mod settings;
mod sink;
mod syntax;
mod values;

pub use answers::{AnswersFile, AnswersReader, ReadOptions, UnusableFile};
pub use file_kind::{FileKind, SETTINGS_FILE};
pub use import_map::{
    AuditValue, ColumnEntry, ColumnTarget, ImportMap, MappedAnswer, MappedColumn, ValueScope, ValuesEntry, import_map,
};
pub use outcome::Outcome;
pub use plan::{PlanFile, plan};
pub use questionnaire::{questionnaire, questionnaire_spans};
pub use record::{RecordError, RecordFault, record};
pub use settings::{CheckSettings, Setting, settings};
pub use sink::MAX_KEPT;
