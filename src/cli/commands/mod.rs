//! One file or folder per command.

pub(super) mod batch;
pub(super) mod check;
pub(super) mod compare;
pub(super) mod completions;
pub(super) mod explain;
pub(super) mod interview;
pub(super) mod questionnaire;
pub(super) mod schema;
pub(super) mod score;
pub(super) mod template;
