//! The text of a Word file: paragraphs, headings, lists.

use crate::report::document::{Block, Details, Document, Labelled, Rating, RichText, SpanStyle, TextSpan};
use crate::text::push_xml;
use std::fmt::Write as _;

/// The namespace of all elements of a text.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The list that bullets belong to.
const BULLETS: usize = 1;
/// The maximum number of points of a list that is kept on one page.
const SHORT_LIST: usize = 3;
/// A4 portrait with margins of 18 mm.
const PAGE: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1021\" w:right=\"1021\" w:bottom=\"1021\" \
                    w:left=\"1021\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";
/// A4 landscape.
const WIDE_PAGE: &str = "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1021\" \
                         w:right=\"1021\" w:bottom=\"1021\" w:left=\"1021\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
                         </w:sectPr>";

/// Builds the body of a text.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) xml: String,
    /// The first numbers of numbered lists; each list has an id of its own.
    starts: Vec<usize>,
    is_wide: bool,
    /// The text of the latest heading if nothing has followed it yet.
    pub(super) last_heading: String,
}

impl Body {
    pub(super) fn document(&mut self, document: &Document) {
        self.paragraph("Title", &document.title.as_str().into());
        if !document.subtitle.is_empty() {
            self.paragraph("Subtitle", &document.subtitle);
        }
        for section in &document.sections {
            if !section.heading.is_empty() {
                self.heading(section.depth, &section.heading);
            }
            self.blocks(&section.blocks, section.depth);
        }
    }

    /// The main part and the numbering of its lists.
    pub(super) fn finish(self) -> (String, String) {
        let page = if self.is_wide { WIDE_PAGE } else { PAGE };
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
             xmlns:w=\"{NAMESPACE}\"><w:body>{}{page}</w:body></w:document>",
            self.xml
        );
        (text, numbering(&self.starts))
    }

    fn blocks(&mut self, blocks: &[Block], depth: u8) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: u8) {
        let heading = std::mem::take(&mut self.last_heading);
        match block {
            Block::Paragraph(text) => self.paragraph("Normal", text),
            Block::Labelled(lines) => self.labelled(lines),
            Block::List(points) => self.points(BULLETS, points),
            Block::Numbered { from, points } => {
                self.starts.push(*from);
                let list = BULLETS + self.starts.len();
                self.points(list, points);
            }
            Block::Table(table) => {
                self.last_heading = heading;
                self.table(table);
                self.last_heading.clear();
            }
            Block::Scales(scales) => self.scales(scales),
            Block::HeatMap(map) => {
                self.is_wide = true;
                self.heat_map(map);
            }
            Block::Spreads(spreads) => self.spreads(spreads),
            Block::Code(lines) => {
                for line in lines {
                    self.paragraph("SourceText", &line.into());
                }
            }
            Block::Details(Details { summary, blocks }) => {
                self.heading(depth + 1, summary);
                self.blocks(blocks, depth + 1);
            }
        }
    }

    /// A heading. In Word, the title is not a heading, so main sections have level 1.
    fn heading(&mut self, depth: u8, text: &RichText) {
        let level = depth.saturating_sub(1).clamp(1, 3);
        self.paragraph(&format!("Heading{level}"), &text.to_plain().into());
        self.last_heading = text.to_plain();
    }

    /// Lines that belong together and stay on one page.
    fn labelled(&mut self, lines: &[Labelled]) {
        for (index, Labelled { label, text }) in lines.iter().enumerate() {
            let style = match (label.is_empty(), index + 1 == lines.len()) {
                (true, _) => "Continued",
                (false, true) => "LastDetail",
                (false, false) => "Detail",
            };
            if label.is_empty() {
                self.paragraph(style, text);
            } else {
                self.paragraph(style, &RichText::new().strong(format!("{label}: ")).text(text.clone()));
            }
        }
    }

    /// A list. Its first points, or all of a short list, stay on one page with the heading before it.
    fn points(&mut self, list: usize, points: &[RichText]) {
        let kept = if points.len() <= SHORT_LIST { points.len().saturating_sub(1) } else { 1 };
        for (index, point) in points.iter().enumerate() {
            let keep = if index < kept { "<w:keepNext/>" } else { "" };
            let _infallible = write!(
                self.xml,
                "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/>{keep}<w:keepLines/><w:numPr><w:ilvl w:val=\"0\"/><w:numId \
                 w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
                runs(point)
            );
        }
    }

    pub(super) fn paragraph(&mut self, style: &str, text: &RichText) {
        let _infallible = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", runs(text));
    }
}

/// The spans of a text as runs.
pub(super) fn runs(text: &RichText) -> String {
    text.spans.iter().map(run).collect()
}

fn run(TextSpan { text, style }: &TextSpan) -> String {
    let properties = match style {
        SpanStyle::Strong | SpanStyle::Rated(Rating::Poor | Rating::Good) => "<w:rPr><w:b/></w:rPr>",
        SpanStyle::Muted => "<w:rPr><w:b w:val=\"0\"/><w:color w:val=\"525F6E\"/></w:rPr>",
        SpanStyle::Code => "<w:rPr><w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/></w:rPr>",
        SpanStyle::Plain | SpanStyle::Rated(_) | SpanStyle::Link(_) => "",
    };
    let address = match style {
        SpanStyle::Link(address) if address != text => format!(" ({})", escaped(address)),
        _ => String::new(),
    };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}{address}</w:t></w:r>", escaped(text))
}

/// The text escaped for XML, without control characters.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        let is_shown = !character.is_control() || matches!(character, '\t' | '\n' | '\r');
        push_xml(&mut escaped, if is_shown { character } else { char::REPLACEMENT_CHARACTER });
    }
    escaped
}

/// The definitions of bullets and of numbered lists.
fn numbering(starts: &[usize]) -> String {
    let level = |format: &str, text: &str, start: usize| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr></w:lvl>"
        )
    };
    let levels =
        std::iter::once(level("bullet", "•", 1)).chain(starts.iter().map(|start| level("decimal", "%1.", *start)));
    let (mut lists, mut numbers) = (String::new(), String::new());
    for (index, level) in levels.enumerate() {
        let id = index + 1;
        let _infallible = write!(
            lists,
            "<w:abstractNum w:abstractNumId=\"{index}\"><w:multiLevelType w:val=\"singleLevel\"/>{level}</w:abstractNum>"
        );
        let _infallible = write!(numbers, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{index}\"/></w:num>");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering xmlns:w=\"{NAMESPACE}\">{lists}{numbers}</w:numbering>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_files_is_never_markup() {
        assert_eq!(
            escaped("<b> & \"x\" \u{1b}\u{85}\u{ffff}"),
            "&lt;b&gt; &amp; &quot;x&quot; \u{fffd}\u{fffd}\u{fffd}"
        );
    }
}
