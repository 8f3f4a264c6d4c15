//! The HTML report: the figures of the Markdown report, in one file without scripts or requests.

use crate::shell::run;

fn output(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The words and figures of a text, without markup and charts.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || "−+.".contains(c)))
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty() && word != "to")
        .collect()
}

/// What a page says, in order, as a reader of its text gets it.
fn visible(html: &str) -> String {
    let (_, body) = html.split_once("<header>").unwrap();
    let mut text = String::new();
    let mut charts = body.split("<svg");
    text.push_str(charts.next().unwrap());
    for chart in charts {
        text.push_str(chart.split_once("</svg>").unwrap().1);
    }
    let mut plain = String::new();
    for piece in text.split('<') {
        plain.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        plain.push(' ');
    }
    plain
        .replace("&#38;", "&")
        .replace("&amp;", "&")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
}

#[test]
fn every_figure_of_the_markdown_report_is_on_the_page() {
    for answers in ["hostile", "half-answered", "doing-well"] {
        let file = format!("examples/answers/{answers}.toml");
        let figures = |text: &str| -> Vec<String> {
            let mut figures: Vec<_> =
                words(text).into_iter().filter(|word| word.chars().any(|c| c.is_ascii_digit())).collect();
            figures.sort();
            figures
        };
        let html = output(&["score", "--format", "html", &file]);
        let markdown = output(&["score", "--format", "markdown", &file]);
        let page = figures(&visible(&html));
        let missing: Vec<_> =
            figures(&markdown.replace('\\', " ")).into_iter().filter(|figure| !page.contains(figure)).collect();
        assert_eq!(missing, Vec::<String>::new(), "{answers}");
    }
}

#[test]
fn the_page_runs_nothing_asks_for_nothing_and_is_the_same_each_time() {
    let arguments = ["score", "--format", "html", "examples/answers/hostile.toml"];
    let html = output(&arguments);
    assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for forbidden in ["<script", " src=", "url(http", "@import", "<link"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.len() < 150 << 10, "{} bytes", html.len());
    assert_eq!(html, output(&arguments));
}

#[test]
fn notes_are_on_the_page_only_where_somebody_asks_for_them() {
    let file = "examples/answers/hostile.toml";
    let answers = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let note = answers.split("note = \"").nth(1).unwrap().split('"').next().unwrap();
    let note = note.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    assert!(!visible(&output(&["score", "--format", "html", file])).contains(&note), "{note}");
    assert!(visible(&output(&["score", "--with-notes", "--format", "html", file])).contains(&note), "{note}");
}
