//! `examples/broken`: one file or folder for each diagnostic code, which raises what its first line says and nothing else.

use crate::shell::pillars;
use crate::support::folder;
use pillars::diagnostic::Code;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A day that is today for every example that names no other.
const TODAY: &str = "2026-11-21";

/// One example: what to check, what it must raise, and the flags it needs.
struct Example {
    path: PathBuf,
    raises: BTreeSet<String>,
    flags: Vec<String>,
}

fn examples() -> BTreeMap<String, Example> {
    let entries = fs::read_dir(folder("examples/broken")).unwrap();
    entries.map(|entry| example(entry.unwrap().path())).collect()
}

fn example(path: PathBuf) -> (String, Example) {
    let first = if path.is_dir() {
        let mut files: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let map = path.join("map.toml");
        if map.exists() { map } else { files.swap_remove(0) }
    } else {
        path.clone()
    };
    let text = String::from_utf8_lossy(&fs::read(&first).unwrap()).into_owned();
    // A line of NDJSON has no comment; the text in the first one has.
    let text = if path.extension().is_some_and(|extension| extension == "ndjson") {
        let line: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        line["text"].as_str().unwrap().to_owned()
    } else {
        text
    };
    let words = |prefix: &str| -> Vec<String> {
        let line = text.lines().find_map(|line| line.strip_prefix(prefix));
        line.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    };
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let raises = words("# raises: ").into_iter().collect();
    (name, Example { raises, flags: words("# with: "), path })
}

/// The codes that a check raises.
fn raised(path: &Path, flags: &[String]) -> BTreeSet<String> {
    let output = pillars(&["check", "--no-config", "--format", "json", "--today", TODAY])
        .args(flags)
        .arg(path)
        .output()
        .unwrap();
    codes_in(path, &output)
}

/// The codes that an import of an example's forms and tables raises, with its map, into its folder.
fn raised_by_import(example: &Path) -> BTreeSet<String> {
    let mut files: Vec<_> = fs::read_dir(example).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.is_file() && !file.ends_with("map.toml"));
    files.sort();
    let output = pillars(&["import", "--check", "--format", "json", "--map"])
        .arg(example.join("map.toml"))
        .args(&files)
        .arg("-o")
        .arg(example.join("team"))
        .output()
        .unwrap();
    codes_in(example, &output)
}

/// The codes that `batch` raises over lines of NDJSON.
fn raised_by_batch(path: &Path) -> BTreeSet<String> {
    let output = pillars(&["batch", "--input-format", "ndjson"]).arg(path).output().unwrap();
    let found = String::from_utf8(output.stderr).unwrap();
    let codes = found.lines().filter_map(|line| line.split_once("error[")?.1.split_once(']'));
    codes.map(|(code, _)| code.to_owned()).collect()
}

fn codes_in(path: &Path, output: &std::process::Output) -> BTreeSet<String> {
    let document: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{}: {error}: {}", path.display(), String::from_utf8_lossy(&output.stderr)));
    let files = document["files"].as_array().unwrap();
    let findings = files.iter().flat_map(|file| file["findings"].as_array().unwrap());
    findings.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_code_has_an_example_named_after_it_and_no_example_is_without_a_code() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let names: BTreeSet<String> = examples().into_keys().collect();
    assert_eq!(names, codes);
}

#[test]
fn every_example_raises_what_it_says_and_nothing_else() {
    for (name, Example { path, raises, flags }) in examples() {
        assert!(raises.contains(&name), "{name} raises its own code");
        if !matches!(name.as_str(), "file-too-large" | "invalid-setting" | "unreadable-file") {
            let raised = if path.join("map.toml").exists() {
                raised_by_import(&path)
            } else if path.extension().is_some_and(|extension| extension == "ndjson") {
                raised_by_batch(&path)
            } else {
                raised(&path, &flags)
            };
            assert_eq!(raised, raises, "{name}");
        }
    }
}

#[test]
fn a_file_that_is_too_large_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.toml");
    fs::copy(crate::support::folder("examples/broken/file-too-large.toml"), &path).unwrap();
    // A gigabyte by its length; where the system can, it takes no room.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 30).unwrap();
    assert_eq!(raised(&path, &[]), BTreeSet::from(["file-too-large".to_owned()]));
}

/// The administrator may read everything, so there the file becomes one of the kernel's that fails when it is read.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_named() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.toml");
    fs::copy(crate::support::folder("examples/broken/unreadable-file.toml"), &path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        fs::remove_file(&path).unwrap();
        symlink("/proc/self/mem", &path).unwrap();
    }
    assert_eq!(raised(&path, &[]), BTreeSet::from(["unreadable-file".to_owned()]));
}
