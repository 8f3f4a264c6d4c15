//! The program as people meet it: literate cases in `tests/cmd`, each a page that can be read.

/// Runs the commands of the pages, the README and the documentation in the repository's root, in a bare environment, and compares whole outputs.
/// `TRYCMD=overwrite` writes what the program says now.
#[test]
fn the_literate_cases_hold() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("PILLARS_QUESTIONNAIRE", "")
        .env("TZ", "UTC")
        .case("tests/cmd/*.md")
        .case("README.md")
        .case("docs/check.md");
}
