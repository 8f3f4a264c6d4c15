//! A newcomer can follow the pages: every command of a page works in the order of the page, in a folder with only the examples.

use super::pages;
use crate::batch::recipes::is_installed;
use crate::shell::stderr;
use crate::support::folder;
use std::path::Path;
use std::process::{Command, Stdio};

/// The pages whose commands are followed. Those of CONTRIBUTING.md, docs/diagnostics.md and the examples have tests of their own.
const FOLLOWED: [&str; 9] = [
    "README.md",
    "docs/batch.md",
    "docs/collect.md",
    "docs/editors.md",
    "docs/import.md",
    "docs/interview.md",
    "docs/plan.md",
    "docs/reports.md",
    "docs/scaling-out.md",
];

/// What a newcomer types in an interview: team, organisation, date, stage, viewpoint, and two answers.
const TYPED: &str = r"printf '%s\n' 'Mill Lane' '' 2026-11-21 1 3 d 2 | pillars interview --plain ";

/// Programs that a block can need, by a word in it. A block is left out where they are missing.
const NEEDED: [(&str, &str); 3] = [("python3 ", "python3"), ("parallel ", "parallel"), ("duckdb ", "duckdb")];
/// Blocks that are run elsewhere: cargo's in the script that CI runs, the tools that pip installs in docs/editors-check.sh, and the slow
/// recipe in `batch/scaling_out.rs`.
const ELSEWHERE: [&str; 3] = ["cargo ", "pip install ", "# spark\n"];

#[cfg(unix)]
#[test]
fn the_commands_of_a_page_work_in_order() {
    let mut followed = Vec::new();
    for page in pages().iter().filter(|page| FOLLOWED.contains(&page.path.as_str())) {
        followed.push(page.path.clone());
        let place = tempfile::tempdir().unwrap();
        copy_folder(&folder("examples"), &place.path().join("examples"));
        let (_, blocks) = page.parts();
        for block in blocks.iter().filter(|block| block.kind == "sh") {
            let is_ours = !ELSEWHERE.iter().any(|start| block.text.starts_with(start));
            let needed = NEEDED.iter().filter(|(word, _)| block.text.contains(word));
            if is_ours && needed.map(|(_, tool)| tool).all(|tool| is_installed(tool)) {
                let said = follow(place.path(), &block.text);
                assert!(said.is_ok(), "{}:{}: {}", page.path, block.line, said.unwrap_err());
            }
        }
    }
    assert_eq!(followed.len(), FOLLOWED.len(), "{followed:?}");
}

/// Runs a block in a shell as a newcomer has it; `Err` with what was printed if it fails.
fn follow(place: &Path, block: &str) -> Result<(), String> {
    let program = Path::new(env!("CARGO_BIN_EXE_pillars")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &block.replace("\npillars interview ", &format!("\n{TYPED}"))])
        .current_dir(place)
        .env("PATH", path)
        .env("TMPDIR", place)
        .env_remove("PILLARS_QUESTIONNAIRE")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    output.status.success().then_some(()).ok_or_else(|| stderr(&output))
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &there);
        } else {
            std::fs::copy(&path, there).unwrap();
        }
    }
}
