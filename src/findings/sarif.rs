//! Findings as SARIF 2.1.0, for code scanning services.

use super::{FileFindings, Findings, in_cell};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Position;
use crate::text::showable_json;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings as SARIF, indented, with a line break at the end.
///
/// # Errors
/// Never in practice.
pub fn sarif(findings: &Findings) -> serde_json::Result<String> {
    let codes: BTreeSet<Code> =
        findings.files.iter().flat_map(|file| &file.diagnostics).map(Diagnostic::code).collect();
    let rules: Vec<Code> = codes.into_iter().collect();
    let results: Vec<Value> = findings
        .files
        .iter()
        .flat_map(|file| file.diagnostics.iter().map(|found| result(found, file, &rules)))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pillars",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().copied().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).map(|text| showable_json(text) + "\n")
}

fn rule(code: Code) -> Value {
    let entry = code.info();
    json!({
        "id": entry.name,
        "shortDescription": { "text": entry.summary },
        "fullDescription": { "text": entry.explanation },
        "help": { "text": entry.help },
        "defaultConfiguration": { "level": entry.severity.as_str() },
    })
}

fn result(found: &Diagnostic, file: &FileFindings, rules: &[Code]) -> Value {
    let text = match found.help() {
        Some(help) => format!("{}. Help: {help}", in_cell(found)),
        None => in_cell(found).into_owned(),
    };
    let mut result = json!({
        "ruleId": found.code().name(),
        "ruleIndex": rules.iter().position(|code| *code == found.code()),
        "level": found.severity().as_str(),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical(file, file.extent(found)) }],
    });
    if let Some(cell) = found.cell() {
        result["locations"][0]["logicalLocations"] = json!([{ "name": cell.sheet, "kind": "sheet" }]);
    }
    if !found.secondary().is_empty() {
        let related = found
            .secondary()
            .iter()
            .map(|label| json!({ "physicalLocation": physical(file, file.reach(label.span)), "message": { "text": label.text } }));
        result["relatedLocations"] = related.collect();
    }
    result
}

fn physical(file: &FileFindings, (start, end): (Position, Position)) -> Value {
    json!({
        "artifactLocation": { "uri": uri(file.source.name()) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A path as a URI reference: relative ones stay relative, absolute ones get a scheme.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', ..] if cfg!(windows) && drive.is_ascii_alphabetic() => "file:///".to_owned(),
        _ => String::new(),
    };
    let absolute = !uri.is_empty();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            // A colon in the first part of a relative path would make it a scheme.
            b':' if absolute => uri.push(':'),
            _ => {
                let _infallible = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri_reference() {
        for (path, expected) in [
            ("answers/north.toml", "answers/north.toml"),
            ("./north.toml", "north.toml"),
            ("über uns/a%b.toml", "%C3%BCber%20uns/a%25b.toml"),
            ("a:b.toml", "a%3Ab.toml"),
            ("<stdin>", "%3Cstdin%3E"),
        ] {
            assert_eq!(uri(path), expected);
        }
        #[cfg(unix)]
        assert_eq!(uri("/srv/a.toml"), "file:///srv/a.toml");
    }
}
