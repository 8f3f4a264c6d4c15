//! From model to TOML: files that people fill in with an editor, and edits that keep what they wrote there.

mod answers;
mod comments;
mod place;
mod template;

pub use answers::{AnswersDocument, NotEditable};
pub use template::template;
