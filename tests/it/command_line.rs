//! The program as people meet it: literate cases in `tests/cmd`, each a page that can be read.

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

/// Runs the commands of the pages, the README and the documentation in the repository's root, in a bare environment, and compares whole outputs.
/// `TRYCMD=overwrite` writes what the program says now.
#[test]
fn the_literate_cases_hold() {
    let cases = trycmd::TestCases::new();
    cases
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("PILLARS_QUESTIONNAIRE", "")
        .env("TZ", "UTC")
        .case("tests/cmd/*.md");
    for page in PAGES {
        cases.case(page);
    }
}
