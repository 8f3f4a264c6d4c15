//! The HTML form: what it asks, that it runs only its own script and makes no requests, and that text from files is never markup.
//! `tests/browser/form.mjs` tests the script.

use super::{KITCHEN, asks_exactly_what_applies};
use crate::shell::{run, stderr, stdout};
use base64::Engine as _;
use pillars::forms::page::render;
use sha2::{Digest as _, Sha256};
use snapbox::{assert_data_eq, file};

/// The page that a command line writes.
fn form(arguments: &[&str]) -> String {
    let output = run(&[&["form", "--format", "html"], arguments].concat());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{arguments:?}");
    stdout(&output)
}

/// What is between the first `start` and the next `end`.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn a_page_asks_exactly_what_its_viewpoint_and_stage_are_asked() {
    asks_exactly_what_applies(|content| {
        let page = render(content).unwrap();
        page.split(" data-id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    });
}

#[test]
fn the_kitchens_page_reads_like_this() {
    let notice = "tests/it/fixtures/notice.txt";
    let page = form(&["--questionnaire", KITCHEN, "--team", "\"><script>", "--date", "2026-11-21", "--notice", notice]);
    assert_data_eq!(between(&page, "<body>\n", "<script>"), file!["../snapshots/forms/kitchen.html"].raw());
}

#[test]
fn the_policy_of_a_page_allows_its_one_script_and_nothing_else() {
    let page = form(&["--viewpoint", "peer", "--stage", "running"]);
    let script = between(&page, "<script>", "</script>");
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
    let policy = format!(
        "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\""
    );
    assert!(page.contains(&policy), "{policy}");
    assert_eq!(page.matches("<script").count(), 1);
    for forbidden in [" src=", "url(", "@import", "<link", "<iframe", " onclick", " style="] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    for forbidden in ["localStorage", "sessionStorage", "indexedDB", "fetch(", "XMLHttpRequest", "innerHTML", "eval("] {
        assert!(!script.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_page_is_the_same_every_time() {
    let arguments = ["--team", "Northfield CMHT", "--organisation", "Example Trust", "--short"];
    assert_eq!(form(&arguments), form(&arguments));
}
