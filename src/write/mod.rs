//! From model to TOML: files that people go on to fill in with an editor.

mod comments;
mod template;

pub use template::template;
