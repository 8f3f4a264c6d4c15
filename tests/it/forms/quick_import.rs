//! The Word document for Microsoft Forms: plain paragraphs with ids and nothing else, within the limits.

use super::{KITCHEN, asks_exactly_what_applies};
use crate::shell::{run, shown, stderr};
use crate::support::folder;
use pillars::forms::quick_import::render;
use snapbox::{assert_data_eq, file};
use std::io::{Cursor, Read as _};

/// The paragraphs of a Word document, which has no other content.
pub(super) fn paragraphs(bytes: Vec<u8>) -> Vec<String> {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let body =
        text.split_once("<w:body>").unwrap().1.split_once("</w:body>").unwrap().0.replace("<w:p/>", "<w:p></w:p>");
    let plain = |paragraph: &str| {
        let inner = paragraph.strip_prefix("<w:p>").unwrap();
        let inner = inner.strip_prefix("<w:r><w:t xml:space=\"preserve\">").unwrap_or(inner);
        let inner = inner.strip_suffix("</w:t></w:r>").unwrap_or(inner);
        assert!(!inner.contains('<'), "{inner}");
        inner
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#38;", "&")
    };
    body.split_terminator("</w:p>").map(plain).collect()
}

#[test]
fn a_document_asks_exactly_what_its_viewpoint_and_stage_are_asked() {
    asks_exactly_what_applies(|content| {
        let paragraphs = paragraphs(render(content).unwrap());
        let ids = paragraphs.iter().filter_map(|text| Some(text.strip_suffix(']')?.rsplit_once('[')?.1.to_owned()));
        ids.filter(|id| !id.starts_with("audit.")).collect()
    });
}

#[test]
fn the_kitchens_document_reads_like_this() {
    let output = run(&["form", "--format", "docx", "--questionnaire", KITCHEN]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    assert_data_eq!(paragraphs(output.stdout).join("\n"), file!["../snapshots/forms/kitchen-docx.txt"].raw());
}

#[test]
fn what_the_organiser_knows_is_not_asked() {
    let output = run(&["form", "--format", "docx", "--team", "Northfield CMHT", "--viewpoint", "peer", "--short"]);
    let paragraphs = paragraphs(output.stdout);
    assert!(paragraphs.first().unwrap().starts_with("1. ") && !paragraphs.concat().contains("[audit."));
    assert!(paragraphs.last().unwrap().contains(". "), "nothing follows the last choice");
}

#[test]
fn what_microsoft_forms_does_not_take_is_refused_with_the_reason() {
    let place = tempfile::tempdir().unwrap();
    let kitchen = std::fs::read_to_string(folder(KITCHEN)).unwrap();
    let replaced = |from: &str, to: String| {
        assert!(kitchen.contains(from), "{from}");
        kitchen.replace(from, &to)
    };
    let indicator = |number| {
        format!(
            "\n[[indicator]]\nid = \"more-{number}\"\npillar = \"welcome\"\nhostile = \"Bad {number}\"\nfertile = \"Good {number}\"\n"
        )
    };
    let more: String = (0..200).map(indicator).collect();
    let fare = "Can volunteers get their bus fare back?";
    for (questionnaire, reason) in [
        (kitchen.clone() + &more, "it would have 209 questions, and Microsoft Forms takes 200"),
        (
            replaced(fare, "é".repeat(4_000)),
            "`welcome.travel-costs` is longer than 4000 characters, which Microsoft Forms does not take",
        ),
        (
            replaced("No fares are paid back.", "é".repeat(1_000)),
            "`welcome.travel-costs` has a choice longer than 1000 characters, which Microsoft Forms does not take",
        ),
    ] {
        let file = place.path().join("questionnaire.toml");
        std::fs::write(&file, questionnaire).unwrap();
        let output = run(&["form", "--format", "docx", "--questionnaire", &shown(&file)]);
        let message = format!("error: cannot write a form for Microsoft Forms: {reason}; write `.xlsx` or `.html`\n");
        let said = stderr(&output);
        assert_eq!((output.status.code(), said.lines().last()), (Some(2), message.lines().last()), "{said}");
        assert!(output.stdout.is_empty());
    }
}
