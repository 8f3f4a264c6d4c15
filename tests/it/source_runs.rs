//! No copied sentences: the questionnaire shares no eight consecutive words with its sources.
//!
//! The texts themselves are not ours to keep here. `tests/fixtures/source-runs.bin` holds hashes of their runs; the script
//! beside it wrote them and says how.

use crate::support::folder;
use std::collections::BTreeSet;

/// Words in a row that make a copy.
const RUN: usize = 8;

/// Fields that name a work or the people behind it; these are quoted on purpose.
const NAMES: [&str; 4] = ["title", "author", "authors", "link"];

/// The hashed runs of the source texts, sorted.
struct SourceRuns(Vec<u64>);

impl SourceRuns {
    fn read() -> Self {
        let bytes = std::fs::read(folder("tests/fixtures/source-runs.bin")).unwrap();
        let hashes = bytes.chunks(8).map(|eight| u64::from_le_bytes(eight.try_into().expect("whole hashes")));
        Self(hashes.collect())
    }

    fn hold(&self, run: &str) -> bool {
        self.0.binary_search(&fnv1a(run.as_bytes())).is_ok()
    }

    /// The runs of a text that stand in a source too, those of `exempt` aside.
    fn in_text(&self, text: &str, exempt: &BTreeSet<String>) -> Vec<String> {
        runs(text).into_iter().filter(|run| self.hold(run) && !exempt.contains(run)).collect()
    }
}

/// FNV-1a, 64 bits.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every run of a text, its words in lower case without apostrophes, one space apart.
fn runs(text: &str) -> Vec<String> {
    let text: String = text.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    let words: Vec<_> = text.split(|c: char| !matches!(c, 'a'..='z' | '0'..='9')).filter(|w| !w.is_empty()).collect();
    words.windows(RUN).map(|run| run.join(" ")).collect()
}

/// Every string of a TOML value with the key it stands under.
fn strings(key: &str, value: &toml::Value, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) => found.push((key.to_owned(), text.clone())),
        toml::Value::Array(values) => values.iter().for_each(|value| strings(key, value, found)),
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| strings(key, value, found)),
        _ => {}
    }
}

fn strings_of(path: &str) -> Vec<(String, String)> {
    let table: toml::Table = std::fs::read_to_string(folder(path)).unwrap().parse().unwrap();
    let mut found = Vec::new();
    strings("", &toml::Value::Table(table), &mut found);
    found
}

/// The runs that only name a work.
fn names(strings: &[(String, String)]) -> BTreeSet<String> {
    strings.iter().filter(|(key, _)| NAMES.contains(&key.as_str())).flat_map(|(_, text)| runs(text)).collect()
}

#[test]
fn no_text_of_a_questionnaire_shares_eight_words_in_a_row_with_a_source() {
    let sources = SourceRuns::read();
    for path in ["pillars.toml", "examples/questionnaires/imroc-peer-workers.toml"] {
        let strings = strings_of(path);
        let exempt = names(&strings);
        for (key, text) in strings.iter().filter(|(key, _)| !NAMES.contains(&key.as_str())) {
            assert_eq!(sources.in_text(text, &exempt), [""; 0], "{path}: {key}: {text}");
        }
    }
}

#[test]
fn no_comment_and_no_page_about_the_instrument_shares_eight_words_in_a_row_with_a_source() {
    let sources = SourceRuns::read();
    let exempt = names(&strings_of("pillars.toml"));
    let page = std::fs::read_to_string(folder("docs/instrument.md")).unwrap();
    assert_eq!(sources.in_text(&page, &exempt), [""; 0], "docs/instrument.md");
    for path in ["pillars.toml", "examples/questionnaires/imroc-peer-workers.toml"] {
        let text = std::fs::read_to_string(folder(path)).unwrap();
        let comments: Vec<_> = text.lines().filter_map(|line| line.strip_prefix('#')).collect();
        assert_eq!(sources.in_text(&comments.join("\n"), &exempt), [""; 0], "{path}: comments");
    }
}

#[test]
fn a_run_of_a_source_would_be_found_in_the_midst_of_other_words() {
    let sources = SourceRuns::read();
    let title = "Peer-support: Working with the ‘Voluntary’, COMMUNITY and";
    let run = "peer support working with the voluntary community and";
    assert_eq!(sources.in_text(&format!("We read “{title}” twice."), &BTreeSet::new()), [run]);
    assert_eq!(sources.in_text(&title.replace("Working", "Playing"), &BTreeSet::new()), [""; 0]);
    assert_eq!(sources.in_text(title, &BTreeSet::from([run.to_owned()])), [""; 0]);
}

#[test]
fn the_stored_runs_are_sorted_each_once_and_as_many_as_five_long_texts_have() {
    let SourceRuns(hashes) = SourceRuns::read();
    assert!(hashes.is_sorted_by(|one, next| one < next));
    assert!(hashes.len() > 20_000, "{}", hashes.len());
    assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8, "the published test vector of FNV-1a");
}
