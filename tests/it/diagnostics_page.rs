//! `docs/diagnostics.md` is generated from the table of codes; `SNAPSHOTS=overwrite` writes it.

use pillars::diagnostic::{Code, CodeInfo, Severity};
use snapbox::{assert_data_eq, file};
use std::fmt::Write as _;

const INTRODUCTION: &str = "\
# Diagnostics

This page lists everything that `pillars check` can find, by its code. A code never changes its meaning and is never reused.
`pillars explain CODE` says the same in a terminal.

**Errors** make a file unusable, or say that a requirement is not met. The exit code is usually 1, and errors cannot be silenced. **Warnings** say
what may be wrong. `--deny CODE` turns a warning into an error and `--allow CODE` silences it (`warnings` means all of them);
in a file, the comment `# pillars: allow CODE reason` at the end of the line or on the one above allows it in that place.

Each code has a file that raises it in [`examples/broken`](../examples/broken).

";

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    for severity in [Severity::Error, Severity::Warning] {
        let codes = || Code::ALL.iter().filter(|code| code.severity() == severity);
        let heading = if severity == Severity::Error { "Errors" } else { "Warnings" };
        writeln!(page, "## {heading}\n\n| code | what is wrong |\n|---|---|").unwrap();
        for code in codes() {
            writeln!(page, "| [`{code}`](#{code}) | {} |", cell(code.info().summary)).unwrap();
        }
        page.push('\n');
        for code in codes() {
            section(code.info(), &mut page);
        }
    }
    page.truncate(page.trim_end().len());
    page + "\n"
}

fn section(entry: &CodeInfo, page: &mut String) {
    let CodeInfo { name, summary, explanation, example, help, .. } = entry;
    let fence = if name.ends_with("-file") || example.starts_with("pillars ") { "sh" } else { "toml" };
    let summary = capitalised(summary);
    writeln!(page, "### {name}\n\n{summary}. {explanation}\n\n```{fence}\n{example}\n```\n\n{help}\n").unwrap();
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[test]
fn the_page_of_diagnostics_is_current() {
    assert_data_eq!(page(), file!["../../docs/diagnostics.md"].raw());
}
