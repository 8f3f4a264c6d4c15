//! Model to TOML: files to fill in with an editor, and edits that keep what people wrote.

mod answers;
mod blank;
mod comments;
mod fix;
mod import_map;
mod key_order;
mod line_endings;
mod plan;
mod template;

pub use answers::{AnswersDocument, NotEditable};
pub use fix::{diff, edited};
pub use import_map::{DraftColumn, DraftMap, Found, import_map};
pub use plan::{NotAddable, PlanDocument};
pub use template::{TemplateOptions, template};
