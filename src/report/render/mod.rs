//! Renderers: one module per format, each turning a document into text.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod terminal;
