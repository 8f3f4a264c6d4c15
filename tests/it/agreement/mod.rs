//! Every figure of the JSON documents is in every format for people: tables are parsed from each format and compared with the JSON.

mod batch;
mod compare;
mod score;
mod secrecy;

use crate::shell::command_in;
use crate::support::folder;
use serde_json::Value;
use std::io::{Cursor, Read as _};
use std::path::Path;

/// The formats for people that hold tables; workbooks are in `workbooks`.
const SCORE: [&str; 4] = ["terminal", "markdown", "html", "docx"];

/// What a run in a folder that must succeed prints.
fn print(place: &Path, arguments: &[&str]) -> Vec<u8> {
    // So wide that no table has to be folded.
    let output = command_in(place, arguments).env("COLUMNS", "400").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn json(place: &Path, arguments: &[&str]) -> Value {
    serde_json::from_slice(&print(place, &[arguments, &["--format", "json"]].concat())).unwrap()
}

/// A report as its readers get it: its tables, row by row with an empty one after each, and all of its words.
struct Report {
    rows: Vec<Vec<String>>,
    words: String,
}

impl Report {
    /// The report of a command in a format.
    fn new(place: &Path, arguments: &[&str], format: &str) -> Self {
        let bytes = print(place, &[arguments, &["--full", "--format", format]].concat());
        match format {
            "docx" => Self::of_docx(&part(&bytes, "word/document.xml")),
            "html" => Self::of_html(std::str::from_utf8(&bytes).unwrap()),
            "markdown" => Self::of_markdown(std::str::from_utf8(&bytes).unwrap()),
            _ => Self::of_terminal(std::str::from_utf8(&bytes).unwrap()),
        }
    }

    fn of_terminal(text: &str) -> Self {
        // Bars and dots repeat what the figures beside them say.
        let is_drawn = |cell: &&str| cell.chars().all(|character| "█▓░╌┃○●─├┤┼".contains(character));
        let cells = |line: &str| {
            let cells = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty() && !is_drawn(cell));
            cells.map(str::to_owned).collect()
        };
        Self { rows: text.lines().map(cells).collect(), words: joined(text) }
    }

    fn of_markdown(text: &str) -> Self {
        let text = text.replace('\\', "");
        let cells = |line: &str| {
            let row = line.strip_prefix("| ").and_then(|row| row.strip_suffix(" |"));
            row.map(|row| row.split(" | ").map(|cell| cell.trim().to_owned()).collect()).unwrap_or_default()
        };
        let rows = text.lines().map(cells).collect();
        Self { rows, words: joined(&text.replace("**", "")) }
    }

    fn of_html(page: &str) -> Self {
        let (_, body) = page.split_once("<header>").unwrap();
        let mut text = String::new();
        for (index, piece) in body.split("<svg").enumerate() {
            text.push_str(if index == 0 { piece } else { piece.split_once("</svg>").unwrap().1 });
        }
        let rows = text.split("<tr").skip(1).flat_map(|row| {
            let (row, rest) = row.split_once("</tr>").unwrap();
            let ends_table = rest.contains("</table>");
            let cells = row.replace("<th ", "\u{1}<th ").replace("<td", "\u{1}<td");
            let cells = cells.split('\u{1}').skip(1).map(without_tags).collect();
            std::iter::once(cells).chain(ends_table.then(Vec::new))
        });
        Self { rows: rows.collect(), words: without_tags(&text) }
    }

    fn of_docx(xml: &str) -> Self {
        let (mut rows, mut depth): (Vec<Vec<String>>, usize) = (Vec::new(), 0);
        for piece in xml.split('<').skip(1) {
            let (tag, shown) = piece.split_once('>').unwrap();
            // What is inside a cell's own table is a bar.
            match (tag.split(' ').next().unwrap(), depth) {
                ("w:tbl", _) => depth += 1,
                ("/w:tbl", 1) => {
                    depth = 0;
                    rows.push(Vec::new());
                }
                ("/w:tbl", _) => depth -= 1,
                ("w:tr", 1) => rows.push(Vec::new()),
                ("w:tc", 1) => rows.last_mut().unwrap().push(String::new()),
                ("w:t", 1) => rows.last_mut().unwrap().last_mut().unwrap().push_str(&unescaped(shown)),
                _ => {}
            }
        }
        Self { rows, words: without_tags(&xml.replace("</w:p>", " ")) }
    }

    /// The rows of the table with these headings, each with its name and the cells under the headings. Headings may be cut short.
    fn table(&self, headings: &[&str]) -> Vec<(String, Vec<String>)> {
        let place = |row: &[String], heading: &str| row.iter().position(|cell| cell.starts_with(heading));
        let columns =
            |row: &Vec<String>| headings.iter().map(|heading| place(row, heading)).collect::<Option<Vec<_>>>();
        let found = self.rows.iter().enumerate().find_map(|(at, row)| Some((at, columns(row)?)));
        let (at, columns) = found.unwrap_or_else(|| panic!("no table with {headings:?}"));
        let width = self.rows[at].len();
        let rows = self.rows[at + 1..]
            .iter()
            .skip_while(|row| row.iter().all(|cell| cell.starts_with("---") || cell.is_empty()));
        let rows = rows.take_while(|row| row.len() == width);
        rows.map(|row| (row[0].clone(), columns.iter().map(|column| row[*column].clone()).collect())).collect()
    }

    /// What stands between two pieces of text.
    fn between(&self, before: &str, after: &str) -> &str {
        let (_, rest) = self.words.split_once(before).unwrap_or_else(|| panic!("{before:?} in {}", self.words));
        rest.split_once(after).unwrap_or_else(|| panic!("{after:?} in {rest}")).0
    }
}

/// A part of a file that is a zip archive.
fn part(file: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(file)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_tags(text: &str) -> String {
    let pieces = text.split('<').enumerate().map(|(index, piece)| match (index, piece.split_once('>')) {
        (0, _) => piece,
        (_, Some((_, shown))) => shown,
        (_, None) => "",
    });
    joined(&unescaped(&pieces.collect::<Vec<_>>().concat()).replace('\n', " "))
}

fn unescaped(text: &str) -> String {
    let entities = [
        ("&#38;", "&"),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// A printed number, or none where there is a dash.
fn number(shown: &str) -> Option<f64> {
    let plain = shown.trim().replace('−', "-");
    (plain != "–" && !plain.is_empty()).then(|| plain.parse().unwrap_or_else(|_| panic!("{shown:?} is not a number")))
}

/// Holds a printed number against one with more decimals: what is printed was rounded from the exact figure, not from the JSON.
#[track_caller]
fn same_number(shown: &str, figure: &Value) {
    match (number(shown), figure.as_f64()) {
        (Some(shown), Some(figure)) => assert!((shown - figure).abs() <= 0.55, "{shown} is not {figure}"),
        (shown, figure) => assert_eq!(shown.is_some(), figure.is_some(), "{shown:?} is not {figure:?}"),
    }
}

/// Holds "44 (39–52)", "39–52" or "44" against a figure with its bounds.
#[track_caller]
fn same_figure(shown: &str, figure: &Value) {
    let shown = shown.trim();
    let (so_far, bounds) = match (shown.split_once(" ("), shown.split_once('–')) {
        (Some((so_far, bounds)), _) => (so_far, bounds.strip_suffix(')').unwrap().split_once('–')),
        (None, Some((low, high))) if !low.is_empty() => ("–", Some((low, high))),
        _ => (shown, None),
    };
    same_number(so_far, &figure["so_far"]);
    match bounds {
        Some((low, high)) => {
            same_number(low, &figure["low"]);
            same_number(high, &figure["high"]);
        }
        None => assert_eq!(figure["low"], figure["high"], "{shown}"),
    }
}

/// "Not ready", or "Partly ready to Not ready".
fn band(labels: &[(&str, &str)], range: &Value) -> String {
    let label = |band: &Value| labels.iter().find(|(id, _)| *id == band).unwrap().1;
    if range["best"] == range["worst"] {
        label(&range["worst"]).to_owned()
    } else {
        format!("{} to {}", label(&range["best"]), label(&range["worst"]))
    }
}

const BANDS: [(&str, &str); 4] = [
    ("ready", "Ready"),
    ("nearly-ready", "Nearly ready"),
    ("partly-ready", "Partly ready"),
    ("not-ready", "Not ready"),
];

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn examples() -> std::path::PathBuf {
    folder("examples/answers")
}

#[test]
fn tables_are_read_back_from_every_format() {
    let html = "<header><table><thead><tr role=\"row\">\n<th scope=\"col\">Pillar</th><td class=\"chart\"></td><th scope=\"col\">Gap</th></tr></thead>\
                <tbody><tr><th scope=\"row\">A &amp; B</th>\n<td class=\"chart\"><svg>x</svg></td><td class=\"n\">4 <span>(3–5)</span></td></tr></tbody>";
    let docx = "<w:tbl><w:tr><w:tc><w:t>Pillar</w:t></w:tc><w:tc><w:t>Bar</w:t></w:tc><w:tc><w:t>Gap</w:t></w:tc></w:tr><w:tr><w:tc>\
                <w:t>A &amp; B</w:t></w:tc><w:tc><w:tbl><w:tr><w:tc></w:tc></w:tr></w:tbl></w:tc><w:tc><w:t>4 (3–5)</w:t></w:tc></w:tr></w:tbl>";
    let markdown = "| Pillar | Gap |\n| --- | ---: |\n| A & B | 4 (3–5) |\n";
    let terminal = "Pillar              Gap\n──────────────\nA & B    ███╌╌  4 (3–5)\n";
    let reports =
        [Report::of_html(html), Report::of_docx(docx), Report::of_markdown(markdown), Report::of_terminal(terminal)];
    for report in reports {
        assert_eq!(
            report.table(&["Pillar", "Gap"]),
            [("A & B".to_owned(), vec!["A & B".to_owned(), "4 (3–5)".to_owned()])]
        );
    }
}
