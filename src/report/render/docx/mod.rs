//! Renders a document as a Word file: real headings, lists and tables with repeated header rows, and no fields to compute.
//!
//! The parts that are the same in every file are in `templates/docx/`.

mod body;
mod tables;

use crate::report::document::Document;
use body::{Body, escaped};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Parts that never change, with their names.
const FIXED_PARTS: [(&str, &str); 4] = [
    ("[Content_Types].xml", include_str!("../../../../templates/docx/content_types.xml")),
    ("_rels/.rels", include_str!("../../../../templates/docx/package_rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../../../templates/docx/document_rels.xml")),
    ("word/settings.xml", include_str!("../../../../templates/docx/settings.xml")),
];
/// The styles, with a placeholder for the language.
const STYLES: &str = include_str!("../../../../templates/docx/styles.xml");

/// The document as the bytes of a `.docx` file; the same document always gives the same bytes. `language` is a tag such as `en-GB`.
///
/// # Errors
/// Never in practice.
pub fn render(document: &Document, language: &str) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut body = Body::default();
    body.document(document);
    let (text, numbering) = body.finish();
    let title = escaped(&document.title);
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:language>{}</dc:language>\
         </cp:coreProperties>",
        escaped(language)
    );
    let styles = STYLES.replace("LANGUAGE", &escaped(language));
    let own = [
        ("word/document.xml", text.as_str()),
        ("word/numbering.xml", &numbering),
        ("word/styles.xml", &styles),
        ("docProps/core.xml", &core),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in FIXED_PARTS.into_iter().chain(own) {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
