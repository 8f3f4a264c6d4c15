//! Examples of the command line in `tests/cmd`, one page per subject.

use crate::support::folder;
use std::fmt::Write as _;

/// The pages outside `tests/cmd` whose console blocks are literate cases.
pub(crate) const PAGES: [&str; 7] = [
    "README.md",
    "docs/batch.md",
    "docs/check.md",
    "docs/collect.md",
    "docs/compare.md",
    "docs/import.md",
    "docs/plan.md",
];

/// The commands on these pages that do not end with exit code 0.
const FAILING: [(&str, u8); 1] =
    [("$ pillars check --no-config --today 2026-11-21 --color never examples/broken/unknown-id.toml", 1)];

/// Runs the commands of the pages, the README and the documentation in the repository's root, in a bare environment, and compares whole outputs.
/// `TRYCMD=overwrite` writes what the program says now.
#[test]
fn the_literate_cases_hold() {
    let published = Published::copy();
    let cases = trycmd::TestCases::new();
    cases
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("PILLARS_QUESTIONNAIRE", "")
        .env("TZ", "UTC")
        .case("tests/cmd/*.md")
        .case(published.copies.path().join("*.md"));
    // A failure panics here; what was overwritten is still brought back.
    drop(cases);
    drop(published);
}

/// Copies of the pages with the marks that trycmd needs, so that the pages have none. They are brought back when this is dropped.
struct Published {
    copies: tempfile::TempDir,
}

impl Published {
    fn copy() -> Self {
        let copies = tempfile::tempdir().unwrap();
        for page in PAGES {
            let text = std::fs::read_to_string(folder(page)).unwrap();
            std::fs::write(copies.path().join(page.replace('/', "-")), with_marks(&text)).unwrap();
        }
        Self { copies }
    }
}

impl Drop for Published {
    fn drop(&mut self) {
        if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
            for page in PAGES {
                let text = std::fs::read_to_string(self.copies.path().join(page.replace('/', "-"))).unwrap();
                std::fs::write(folder(page), without_marks(&text)).unwrap();
            }
        }
    }
}

/// A page as trycmd reads it: each console block ends in an empty line, and an exit code other than 0 stands below its command.
fn with_marks(page: &str) -> String {
    lines_in_console_blocks(page, |line, out| {
        if line == "```" {
            out.push('\n');
        }
        writeln!(out, "{line}").unwrap();
        if let Some((_, code)) = FAILING.iter().find(|(command, _)| *command == line) {
            writeln!(out, "? {code}").unwrap();
        }
    })
}

/// The page again.
fn without_marks(case: &str) -> String {
    lines_in_console_blocks(case, |line, out| {
        if line == "```" && out.ends_with("\n\n") {
            out.pop();
        }
        if !line.starts_with("? ") {
            writeln!(out, "{line}").unwrap();
        }
    })
}

/// Writes each line of a console block, its closing fence included, with this function, and other lines as they are.
fn lines_in_console_blocks(text: &str, write: impl Fn(&str, &mut String)) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for line in text.lines() {
        if inside {
            write(line, &mut out);
            inside = line != "```";
        } else {
            writeln!(out, "{line}").unwrap();
            inside = line == "```console";
        }
    }
    out
}

#[test]
fn marks_for_trycmd_come_off_a_page_again() {
    for page in PAGES {
        let text = std::fs::read_to_string(folder(page)).unwrap();
        assert_eq!(without_marks(&with_marks(&text)), text, "{page}");
    }
}

#[test]
fn published_pages_have_no_marks_of_trycmd() {
    for page in PAGES {
        let text = std::fs::read_to_string(folder(page)).unwrap();
        lines_in_console_blocks(&text, |line, _| {
            let is_mark = line == "..." || line.contains("[..]") || line.starts_with("? ");
            assert!(!is_mark, "{page}: {line}");
        });
        assert!(!text.contains("\n\n```\n"), "{page}: a block ends in an empty line");
    }
}
