//! `--with-notes`: the same remarks in every format, whatever the order of files.

use crate::minimal_files::{AnswersFile, SMALL, folder_of};
use crate::shell::{run_in, stdout};
use crate::support::folder;
use serde_json::Value;

const TEAM: [&str; 3] = ["harbour-team/01-peer.toml", "harbour-team/06-staff.toml", "harbour-team/07-leadership.toml"];

fn notes(arguments: &[&str]) -> Value {
    let output = stdout(&run_in(&folder("examples/answers"), &[arguments, &["--with-notes"]].concat()));
    serde_json::from_str::<Value>(&output).unwrap()["notes"].take()
}

#[test]
fn notes_of_several_respondents_come_in_one_order_in_every_form() {
    let [first, second, third] = TEAM;
    let scored = notes(&["score", first, second, third, "--format", "json"]);
    let of = |kind: &str| scored.as_array().unwrap().iter().filter(|said| said.get(kind).is_some()).count();
    assert!(of("note") > 1 && of("evidence") > 1, "{scored:#}");
    assert_eq!(notes(&["score", third, first, second, "--format", "json"]), scored);
    assert_eq!(notes(&["batch", second, third, first, "--format", "ndjson"]), scored);
    let batch = stdout(&run_in(
        &folder("examples/answers"),
        &["batch", first, second, third, "--format", "json", "--with-notes"],
    ));
    assert_eq!(serde_json::from_str::<Value>(&batch).unwrap()["teams"][0]["notes"], scored);
}

#[test]
fn the_lines_of_a_note_are_told_apart() {
    let answers =
        AnswersFile::small().answers("leading", "parity = { level = 2, note = \"Attends\\n\\n  cannot vote\" }").text();
    let folder = folder_of(&[("small.toml", SMALL), ("a.toml", &answers)]);
    for format in ["terminal", "markdown", "html"] {
        let words = ["score", "a.toml", "--questionnaire", "small.toml", "--with-notes", "--format", format];
        let page = stdout(&run_in(folder.path(), &words));
        assert!(page.contains("Note: Attends / cannot vote"), "{format}: {page}");
    }
}
