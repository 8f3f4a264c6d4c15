//! Documents as one self-contained HTML page: no script, no request, readable without colour and in print.

mod charts;
mod text;

use crate::report::document::{
    Block, Cell, Column, ColumnKind, Document, OnPaper, Rating, RichText, Section, SpanStyle, Table, TextSpan,
};
use askama::Template;
use charts::{BarHtml, HeatMapHtml, ScalesHtml, SpreadsHtml, TrendHtml, legend};
use std::fmt;
use text::{Escaped, KeptTogether, is_link};

/// The maximum number of columns that fit a phone.
const WIDEST_ON_PHONE: usize = 3;

/// Renders a document; the same document always gives the same text. `language` is a tag such as `en-GB`.
///
/// # Errors
/// Never in practice.
pub fn render(document: &Document, language: &str) -> Result<String, askama::Error> {
    PageHtml { document, language }.render()
}

#[derive(Template)]
#[template(path = "report.html")]
struct PageHtml<'a> {
    document: &'a Document,
    language: &'a str,
}

impl PageHtml<'_> {
    /// The class of a section with its own print layout.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn section_class(&self, section: &Section) -> &'static str {
        match section.on_paper {
            OnPaper { is_left_out: true, .. } => " class=\"screen\"",
            OnPaper { starts_page: true, .. } => " class=\"new-page\"",
            OnPaper { is_half_width: true, .. } => " class=\"half\"",
            OnPaper { .. } => "",
        }
    }
}

#[derive(Template)]
#[template(path = "blocks.html")]
struct BlocksHtml<'a> {
    blocks: &'a [Block],
    /// The heading above in lower case; empty if there is none.
    heading: String,
    rows_on_paper: Option<usize>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl<'a> BlocksHtml<'a> {
    fn of(section: &'a Section) -> Self {
        let heading = section.heading.to_plain().to_lowercase();
        Self { blocks: &section.blocks, heading, rows_on_paper: section.on_paper.rows }
    }

    fn inside(blocks: &'a [Block]) -> Self {
        Self { blocks, heading: String::new(), rows_on_paper: None }
    }

    fn is_details(&self, index: Option<usize>) -> bool {
        index.and_then(|index| self.blocks.get(index)).is_some_and(|block| matches!(block, Block::Details(_)))
    }

    fn table(&self, table: &'a Table) -> TableHtml<'a> {
        let repeats_heading = !self.heading.is_empty() && table.caption.to_lowercase().contains(&self.heading);
        TableHtml { table, repeats_heading, rows_on_paper: self.rows_on_paper }
    }

    /// Whether a run of details begins with this block.
    fn begins_run(&self, index: &usize) -> bool {
        self.is_details(Some(*index)) && !self.is_details(index.checked_sub(1))
    }

    /// Whether a run of details ends with this block.
    fn ends_run(&self, index: &usize) -> bool {
        self.is_details(Some(*index)) && !self.is_details(index.checked_add(1))
    }
}

#[derive(Template)]
#[template(path = "table.html")]
struct TableHtml<'a> {
    table: &'a Table,
    /// Whether the caption has all the words of the heading above.
    repeats_heading: bool,
    rows_on_paper: Option<usize>,
}

#[derive(Template)]
#[template(path = "cell.html")]
struct CellHtml<'a> {
    cell: &'a Cell,
    column: Option<&'a Column>,
    names_row: bool,
    is_wide: bool,
}

/// A text with its styles.
struct Rich<'a>(&'a RichText);

impl fmt::Display for Rich<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.spans.iter().try_for_each(|TextSpan { text, style }| {
            let text = KeptTogether(text);
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

impl Rating {
    /// The class that tints it. The text always says it too.
    fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Neutral => "neutral",
        }
    }
}

impl CellHtml<'_> {
    fn tag(&self) -> &'static str {
        if self.names_row { "th" } else { "td" }
    }

    fn attributes(&self) -> &'static str {
        match self.column.map(|column| column.kind) {
            _ if self.names_row && self.is_wide => " scope=\"row\" role=\"rowheader\"",
            _ if self.names_row => " scope=\"row\"",
            Some(ColumnKind::Numbers) => " class=\"number\"",
            Some(ColumnKind::Chart) => " class=\"chart\"",
            _ => "",
        }
    }

    /// The heading of the cell's column, for layouts in which it is out of sight.
    fn label(&self) -> Option<&str> {
        let column = self.column.filter(|_| self.is_wide && !self.names_row)?;
        Some(&column.title)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl<'a> TableHtml<'a> {
    fn cell(&self, cell: &'a Cell, index: &usize) -> CellHtml<'a> {
        CellHtml { cell, column: self.table.columns.get(*index), names_row: *index == 0, is_wide: self.is_wide() }
    }

    /// Whether the columns do not fit a phone.
    fn is_wide(&self) -> bool {
        self.table.columns.len() > WIDEST_ON_PHONE
    }

    /// The layout of the table: a wide one becomes a list on a phone, and one of words alone has a line for each text.
    fn attributes(&self) -> &'static str {
        match (self.is_wide(), self.table.has_words_only()) {
            (false, _) => "",
            (true, false) => " class=\"wide\" role=\"table\"",
            (true, true) => " class=\"wide texts\" role=\"table\"",
        }
    }

    fn caption_class(&self) -> &'static str {
        if self.repeats_heading { " class=\"said\"" } else { "" }
    }

    /// The ARIA role of an element of a wide table, which has another layout on a phone.
    fn role(&self, role: &str) -> String {
        if self.is_wide() { format!(" role=\"{role}\"") } else { String::new() }
    }

    fn is_for_screens(&self, row: &usize) -> bool {
        self.rows_on_paper.is_some_and(|rows| *row >= rows)
    }

    fn legend(&self) -> Option<String> {
        legend(self.table)
    }

    /// A note that only the first rows are printed, if there are more.
    fn on_paper(&self) -> Option<String> {
        let rows = self.rows_on_paper.filter(|rows| *rows < self.table.rows.len())?;
        Some(format!("On paper: the first {rows} of {}. The page on a screen shows all.", self.table.rows.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{
        BandLabel, Details, Figure, Labelled, Scales, ScoreBar, ScoreRange, ScoreTrend, TwoPoleScale,
    };

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
<table class="wide" role="table">
<caption>Pillars</caption>
<thead role="rowgroup"><tr role="row">
<th scope="col" role="columnheader">Pillar</th>
<th scope="col" role="columnheader" class="number">Score</th>
<td role="cell" class="chart"></td>
<th scope="col" role="columnheader">Band</th>
</tr></thead>
<tbody role="rowgroup">
<tr role="row">
<th scope="row" role="rowheader">Peer Leadership</th>
<td class="number" role="cell" data-label="Score">45 <span class="bounds">(39–52)</span></td>
<td class="chart" role="cell" data-label=""><svg class="bar" aria-hidden="true" viewBox="0 0 200 16" width="200" height="16">
<rect class="track" x="0.5" y="3.5" width="199" height="9"/>
<rect class="maybe" x="78.2" y="3.5" width="25" height="9"/>
<rect class="solid" x="0" y="3" width="78.2" height="10"/><line class="target" x1="159.4" x2="159.4" y1="0" y2="16"/></svg></td>
<td role="cell" data-label="Band"><span class="poor either">Partly ready to Not ready</span></td>
</tr>
</tbody>
</table>
</div>
<p class="legend">Solid: the lowest score still possible · hatched: left open by missing answers · line: target</p>

</section>
"#;
        assert_eq!(page(vec![Block::Table(table)]), expected);
    }

    #[test]
    fn a_caption_that_repeats_the_heading_is_only_for_screen_readers() {
        let captioned = |caption: &str| Block::Table(Table { caption: caption.to_owned(), ..Table::default() });
        let body = page(vec![captioned("Items of pillars & more"), captioned("Score of each pillar")]);
        assert!(body.contains("<caption class=\"said\">Items of pillars &#38; more</caption>"), "{body}");
        assert!(body.contains("<caption>Score of each pillar</caption>"), "{body}");
    }

    #[test]
    fn indicators_are_dots_between_two_worded_poles() {
        let scale = |position, state: &str| TwoPoleScale {
            left: "Doubt is unwelcome".to_owned(),
            right: "Doubt is welcome".to_owned(),
            position,
            state: state.to_owned(),
            below_target: true,
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

    /// A page with one table of scores over these audits.
    fn trend(audits: &[Option<(u16, u16, u16)>]) -> String {
        let range = |(low, score, high): (u16, u16, u16)| ScoreRange { low, score: Some(score), high };
        let trend = ScoreTrend { audits: audits.iter().map(|audit| audit.map(range)).collect() };
        page(vec![Block::Table(Table {
            columns: vec![Column::words("Pillar"), Column::chart()],
            rows: vec![vec![Cell::words("Peer Leadership"), Cell::Trend(trend)]],
            ..Table::default()
        })])
    }

    #[test]
    fn two_audits_are_an_open_dot_then_and_a_filled_one_now() {
        let body = trend(&[Some((200, 250, 400)), Some((750, 750, 750))]);
        let drawn = "<line class=\"range\" x1=\"40\" y1=\"2\" x2=\"80\" y2=\"2\"/><path class=\"course\" d=\"M50 10L150 10\"/>\
                     <circle class=\"dot\" cx=\"50\" cy=\"10\" r=\"5\"/><circle class=\"dot short\" cx=\"150\" cy=\"10\" r=\"5\"/></svg>";
        assert!(body.contains(drawn), "{body}");
        assert!(
            body.contains("<p class=\"legend\">○ then · ● now · thin lines: left open by missing answers</p>"),
            "{body}"
        );
    }

    #[test]
    fn more_audits_stand_side_by_side_and_nothing_is_drawn_over_a_missing_one() {
        let body = trend(&[Some((500, 500, 500)), None, Some((0, 0, 0)), Some((1_000, 1_000, 1_000))]);
        assert!(body.contains("<path class=\"course\" d=\"M8 20M130.6 36L192 4\"/>"), "{body}");
        assert_eq!(body.matches("<circle class=\"dot\"").count(), 2);
        assert_eq!(body.matches("<circle class=\"dot short\"").count(), 1);
    }

    #[test]
    fn a_section_that_is_not_printed_is_there_for_screens_and_the_page_says_so() {
        let mut document = Document::new("Teams");
        document.sections.push(Section { on_paper: OnPaper::LEFT_OUT, ..Section::new(2, "Who answered") });
        let html = render(&document, "en-GB").unwrap();
        let said = "<p class=\"legend paper\">“Who answered” is left out on paper. The page on a screen shows it.</p>";
        assert!(html.contains(&format!("{said}\n<section class=\"screen\">\n<h2>Who answered</h2>")), "{html}");
    }

    #[test]
    fn rows_that_are_not_printed_are_there_for_screens_and_the_page_says_so() {
        let rows = (1..=3).map(|number| vec![Cell::words(format!("Gap {number}"))]).collect();
        let table = Table { columns: vec![Column::words("Gap")], rows, ..Table::default() };
        let mut document = Document::new("Teams");
        let on_paper = OnPaper { rows: Some(2), starts_page: true, is_half_width: false, is_left_out: false };
        document.sections.push(Section { on_paper, blocks: vec![Block::Table(table)], ..Section::new(2, "Gaps") });
        let html = render(&document, "en-GB").unwrap();
        assert!(html.contains("<section class=\"new-page\">"), "{html}");
        assert_eq!(html.matches("<tr class=\"screen\">\n<th scope=\"row\">Gap 3</th>").count(), 1);
        assert_eq!(html.matches("<tr class=\"screen\">").count(), 1);
        let said = "<p class=\"legend paper\">On paper: the first 2 of 3. The page on a screen shows all.</p>";
        assert!(html.contains(said), "{html}");
    }
}
