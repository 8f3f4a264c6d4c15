//! Renderers: one module per format, each turning a document into text, or into the bytes of a Word document.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod terminal;
