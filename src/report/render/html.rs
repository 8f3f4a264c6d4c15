//! Documents as one self-contained HTML page: no script, no request, readable without colour and in print.

use crate::report::document::{
    Block, Cell, Column, ColumnKind, Document, HeatMap, HeatMapBand, HeatMapRow, Rating, RichText, Scales, SpanStyle,
    SpreadPoint, Spreads, Table, TextSpan,
};
use crate::score::Hundredths;
use askama::Template;
use std::fmt::{self, Write as _};

/// Renders a document; the same document always gives the same text. `language` is a tag such as `en-GB`.
///
/// # Errors
/// None that a document can cause.
pub fn render(document: &Document, language: &str) -> Result<String, askama::Error> {
    PageHtml { document, language }.render()
}

#[derive(Template)]
#[template(path = "report.html")]
struct PageHtml<'a> {
    document: &'a Document,
    language: &'a str,
}

#[derive(Template)]
#[template(path = "blocks.html")]
struct BlocksHtml<'a> {
    blocks: &'a [Block],
}

impl<'a> BlocksHtml<'a> {
    fn new(blocks: &'a [Block]) -> Self {
        Self { blocks }
    }
}

#[derive(Template)]
#[template(path = "table.html")]
struct TableHtml<'a> {
    table: &'a Table,
}

#[derive(Template)]
#[template(path = "cell.html")]
struct CellHtml<'a> {
    cell: &'a Cell,
    column: Option<&'a Column>,
    names_row: bool,
}

#[derive(Template)]
#[template(path = "scales.html")]
struct ScalesHtml<'a> {
    scales: &'a Scales,
}

#[derive(Template)]
#[template(path = "heat_map.html")]
struct HeatMapHtml<'a> {
    map: &'a HeatMap,
}

#[derive(Template)]
#[template(path = "spreads.html")]
struct SpreadsHtml<'a> {
    spreads: &'a Spreads,
}

/// A text with its styles.
struct Rich<'a>(&'a RichText);

impl fmt::Display for Rich<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.spans.iter().try_for_each(|TextSpan { text, style }| {
            let text = Escaped(text);
            match style {
                SpanStyle::Plain => write!(f, "{text}"),
                SpanStyle::Strong => write!(f, "<strong>{text}</strong>"),
                SpanStyle::Muted => write!(f, "<span class=\"muted\">{text}</span>"),
                SpanStyle::Rated(rating) => write!(f, "<span class=\"{}\">{text}</span>", rating.class()),
                SpanStyle::Code => write!(f, "<code>{text}</code>"),
                SpanStyle::Link(address) if is_link(address) => {
                    write!(f, "<a href=\"{}\">{text}</a>", Escaped(address))
                }
                SpanStyle::Link(address) => write!(f, "{text} ({})", Escaped(address)),
            }
        })
    }
}

/// Text in which nothing is markup, between tags or in a quoted attribute.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            _ => f.write_char(character),
        })
    }
}

/// Whether an address leads to a page or a mailbox. Anything else could be a program.
fn is_link(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

impl Rating {
    /// The class that tints it; words always say it too.
    fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Neutral => "neutral",
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl CellHtml<'_> {
    fn tag(&self) -> &'static str {
        if self.names_row { "th" } else { "td" }
    }

    fn attributes(&self) -> &'static str {
        match self.column.map(|column| column.kind) {
            _ if self.names_row => " scope=\"row\"",
            Some(ColumnKind::Numbers) => " class=\"number\"",
            Some(ColumnKind::Chart) => " class=\"chart\"",
            _ => "",
        }
    }

    /// Tenths of a point along a bar 200 units wide.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn x(&self, tenths: &u16) -> String {
        fifths(i32::from(*tenths))
    }

    fn width(&self, low: &u16, high: &u16) -> String {
        self.x(&high.saturating_sub(*low))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl<'a> TableHtml<'a> {
    fn cell(&self, cell: &'a Cell, index: &usize) -> CellHtml<'a> {
        CellHtml { cell, column: self.table.columns.get(*index), names_row: *index == 0 }
    }
}

/// A number of fifths as a decimal.
fn fifths(number: i32) -> String {
    let (whole, rest) = (number / 5, number % 5 * 2);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest}") }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl ScalesHtml<'_> {
    /// Where a position in hundredths lies on an axis from 10 to 110.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn x(&self, position: &Hundredths) -> i64 {
        60 + *position / 4
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl HeatMapHtml<'_> {
    fn has_groups(&self) -> bool {
        self.map.rows.iter().any(|row| row.group.is_some())
    }

    fn label(&self, band: &HeatMapBand) -> String {
        let label = self.map.bands.get(usize::from(band.worst)).map(String::as_str).unwrap_or_default();
        format!("{label}{}", band.doubt())
    }

    /// The best band has no tint, the worst the strongest.
    fn tint(&self, band: &HeatMapBand) -> &'static str {
        match usize::from(band.worst) {
            0 => "good",
            worst if worst + 1 >= self.map.bands.len() => "poor",
            _ => "fair",
        }
    }

    fn is_number(&self, index: &usize) -> bool {
        self.map.facts.get(*index).is_some_and(|fact| fact.kind == ColumnKind::Numbers)
    }
}

#[expect(clippy::unused_self, reason = "templates call methods")]
impl SpreadsHtml<'_> {
    fn x(&self, points: &[SpreadPoint; 5], index: usize) -> String {
        fifths(points.get(index).map_or(0, |point| i32::from(point.tenths)))
    }

    fn box_width(&self, [_, lower, _, upper, _]: &[SpreadPoint; 5]) -> String {
        fifths(i32::from(upper.tenths.saturating_sub(lower.tenths)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{BandLabel, Details, Figure, Labelled, ScoreBar, Section, TwoPoleScale};

    fn page(blocks: Vec<Block>) -> String {
        let mut document = Document::new("Audit of <Ward 1>");
        document.sections.push(Section { blocks, ..Section::new(2, "Pillars & more") });
        let html = render(&document, "en-GB").unwrap();
        let (_, body) = html.split_once("<main id=\"content\">").unwrap();
        body.split_once("</main>").unwrap().0.to_owned()
    }

    #[test]
    fn what_a_file_says_is_never_markup() {
        let hostile = "<script>alert('x')</script> & \"quoted\"";
        let text = RichText::new().strong(hostile).link(hostile, Some("javascript:alert(1)".to_owned()));
        let body = page(vec![
            Block::Paragraph(text.clone()),
            Block::Labelled(vec![Labelled::new(hostile, hostile)]),
            Block::Code(vec![hostile.to_owned()]),
            Block::Table(Table {
                caption: hostile.to_owned(),
                columns: vec![Column::words(hostile)],
                rows: vec![vec![Cell::words(text)]],
                footer: None,
            }),
        ]);
        assert!(!body.contains("<script"), "{body}");
        assert!(!body.contains("javascript:alert(1)\""), "{body}");
        let escaped = body.matches("&lt;script&gt;").count() + body.matches("&#60;script&#62;").count();
        assert_eq!(escaped, 10, "{body}");
    }

    #[test]
    fn a_table_says_in_words_and_numbers_what_its_bars_show() {
        let bar = ScoreBar { low: 391, score: Some(446), high: 516, target: Some(797), rating: Rating::Poor };
        let figure = Figure { so_far: Some("45".to_owned()), bounds: Some(("39".to_owned(), "52".to_owned())) };
        let band = BandLabel {
            best: "Partly ready".to_owned(),
            worst: "Not ready".to_owned(),
            certain: false,
            rating: Rating::Poor,
        };
        let table = Table {
            caption: "Pillars".to_owned(),
            columns: vec![Column::words("Pillar"), Column::numbers("Score"), Column::chart(), Column::words("Band")],
            rows: vec![vec![Cell::words("Peer Leadership"), Cell::Figure(figure), Cell::Bar(bar), Cell::Band(band)]],
            footer: None,
        };
        let expected = r#"
<section>
<h2>Pillars &amp; more</h2>
<div class="scroll" role="region" aria-label="Pillars" tabindex="0">
<table>
<caption>Pillars</caption>
<thead><tr>
<th scope="col">Pillar</th>
<th scope="col" class="number">Score</th>
<td class="chart"></td>
<th scope="col">Band</th>
</tr></thead>
<tbody>
<tr>
<th scope="row">Peer Leadership</th>
<td class="number">45 <span class="bounds">39 to 52</span></td>
<td class="chart"><svg class="bar" aria-hidden="true" viewBox="0 0 200 16" width="200" height="16">
<rect class="track" x="0.5" y="3.5" width="199" height="9"/>
<rect class="maybe" x="78.2" y="3.5" width="25" height="9"/>
<rect class="solid" x="0" y="3" width="78.2" height="10"/><line class="target" x1="159.4" x2="159.4" y1="0" y2="16"/></svg></td>
<td><span class="poor">Partly ready to Not ready</span></td>
</tr>
</tbody>
</table>
</div>
</section>
"#;
        assert_eq!(page(vec![Block::Table(table)]), expected);
    }

    #[test]
    fn indicators_are_dots_between_two_worded_poles() {
        let scale = |position, state: &str| TwoPoleScale {
            left: "Doubt is unwelcome".to_owned(),
            right: "Doubt is welcome".to_owned(),
            position,
            state: state.to_owned(),
            short: true,
        };
        let scales = Scales {
            caption: "Culture".to_owned(),
            left: "Hostile".to_owned(),
            right: "Fertile".to_owned(),
            scales: vec![scale(Some(-100), "−1.0, +1 wanted"), scale(None, "not known")],
        };
        let body = page(vec![
            Block::Scales(scales),
            Block::Details(Details {
                summary: "More".into(),
                blocks: vec![Block::Numbered { from: 0, points: vec!["None".into()] }],
            }),
        ]);
        assert!(body.contains(r#"<circle class="dot short" cx="35" cy="8" r="5"/></svg></td>"#), "{body}");
        assert_eq!(body.matches("<circle").count(), 1);
        assert!(body.contains("<summary>More</summary>\n<ol start=\"0\">\n<li>None</li>\n</ol>\n</details>"), "{body}");
    }
}
