//! The module order: dependencies point downwards only, and some crates belong to one module.

use crate::support::folder;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What each module may use of the crate, apart from itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &["text"]),
    ("source", &[]),
    ("style", &[]),
    ("diagnostic", &["source", "text"]),
    ("score", &["model"]),
    ("programme", &["score", "model", "text"]),
    ("interview", &["score", "model", "text"]),
    ("plan", &["score", "model"]),
    ("input", &["diagnostic", "source", "model", "text"]),
    ("write", &["diagnostic", "source", "model", "text"]),
    ("import", &["input", "write", "diagnostic", "source", "model", "text"]),
    ("lint", &["plan", "programme", "score", "diagnostic", "source", "model", "text"]),
    ("findings", &["diagnostic", "source", "style", "text"]),
    ("forms", &["import", "interview", "model", "text"]),
    ("report", &["plan", "programme", "score", "diagnostic", "model", "style", "text"]),
    (
        "cli",
        &[
            "diagnostic",
            "findings",
            "forms",
            "import",
            "input",
            "interview",
            "lint",
            "model",
            "plan",
            "programme",
            "report",
            "score",
            "source",
            "style",
            "text",
            "write",
        ],
    ),
];

/// Crates that only some modules may use.
const FENCED: &[(&str, &[&str])] = &[
    ("toml_spanner", &["input"]),
    ("toml", &["input"]),
    ("toml_edit", &["write"]),
    ("toml_parser", &["source"]),
    ("unicode_normalization", &["text"]),
    ("calamine", &["import"]),
    ("encoding_rs", &["import"]),
    ("memchr", &["input"]),
    ("getrandom", &["cli"]),
    ("clap", &["cli"]),
    ("anyhow", &["cli"]),
    ("rustyline", &["cli"]),
    ("indicatif", &["cli"]),
    ("ctrlc", &["cli"]),
    ("tempfile", &["cli"]),
    ("annotate_snippets", &["findings"]),
    ("comfy_table", &["report"]),
    ("rust_xlsxwriter", &["forms", "report"]),
    ("askama", &["forms", "report"]),
    ("base64", &["forms"]),
    ("zip", &["forms", "import", "report"]),
];

/// The source files below a folder.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A file's code: its lines but for comments, and without what follows its unit tests.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that follow a prefix, in `prefix::name` and in `prefix::{name, other::…}`.
fn names_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let (before, rest) = code.split_at(at);
        if before.ends_with(is_name) {
            continue;
        }
        let rest = rest.trim_start_matches(prefix);
        let Some(list) = rest.strip_prefix('{') else {
            names.insert(rest.chars().take_while(|c| is_name(*c)).collect());
            continue;
        };
        let (mut depth, mut name) = (0, String::new());
        for c in list.chars() {
            match c {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => names.extend([std::mem::take(&mut name)]),
                c if depth == 0 => name.push(c),
                _ => {}
            }
        }
        names.insert(name);
    }
    names.into_iter().map(|name| name.trim().split("::").next().unwrap_or_default().to_owned()).collect()
}

/// The files of every module, by its name.
fn modules() -> BTreeMap<String, Vec<PathBuf>> {
    let src = folder("src");
    let mut modules: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in rust_files(&src) {
        let inside = file.strip_prefix(&src).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        if module != "lib" && module != "main" {
            modules.entry(module).or_default().push(file);
        }
    }
    modules
}

#[test]
fn every_dependency_points_downwards() {
    let may_use: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let mut reversed = Vec::new();
    for (module, files) in modules() {
        let allowed =
            may_use.get(module.as_str()).unwrap_or_else(|| panic!("the module `{module}` is missing from this test"));
        for file in files {
            for name in names_after(&code(&file), "crate::") {
                let name = if name == "TerminalStyle" { "style".to_owned() } else { name };
                if name != module && may_use.contains_key(name.as_str()) && !allowed.contains(&name.as_str()) {
                    reversed.push(format!("{} uses {name}", file.display()));
                }
            }
        }
    }
    assert_eq!(reversed, Vec::<String>::new());
}

#[test]
fn fenced_crates_are_used_by_their_modules_only() {
    let mut trespassers = Vec::new();
    for (module, files) in modules() {
        for file in files {
            let code = code(&file);
            for (name, users) in FENCED {
                if !users.contains(&module.as_str()) && !names_after(&code, &format!("{name}::")).is_empty() {
                    trespassers.push(format!("{} knows {name}", file.display()));
                }
            }
        }
    }
    assert_eq!(trespassers, Vec::<String>::new());
}

/// The type that a line defines.
fn defined_type(line: &str) -> Option<&str> {
    let line = match line.trim_start().strip_prefix("pub") {
        Some(rest) => {
            rest.strip_prefix('(').map_or(rest, |rest| rest.split_once(')').map_or("", |(_, rest)| rest)).trim()
        }
        // An indented `type` belongs to a trait.
        None if line.starts_with(' ') && line.trim_start().starts_with("type ") => return None,
        None => line.trim_start(),
    };
    let (keyword, rest) = line.split_once(' ')?;
    let name = rest.split(|c: char| !c.is_alphanumeric()).next();
    ["struct", "enum", "trait", "type", "union"].contains(&keyword).then_some(name)?
}

#[test]
fn no_two_types_share_a_name() {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in rust_files(&folder("src")) {
        for name in code(&file).lines().filter_map(defined_type) {
            types.entry(name.to_owned()).or_default().push(file.display().to_string());
        }
    }
    assert!(types.contains_key("GlobalArgs"), "types of every visibility are found");
    types.retain(|_, files| files.len() > 1);
    assert_eq!(types, BTreeMap::new());
}

#[test]
fn every_file_says_in_its_first_line_what_lives_in_it() {
    let silent: Vec<_> = rust_files(&folder("src"))
        .into_iter()
        .chain(rust_files(&folder("tests/it")))
        .filter(|file| !std::fs::read_to_string(file).unwrap().lines().next().unwrap_or_default().starts_with("//! "))
        .collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

#[test]
fn the_names_after_a_prefix_are_found_in_lists_too() {
    let code = "use crate::score::{Fraction, Rules};\nuse crate::{model::Id, input};\nlet x = crate::Style::plain(3); mycrate::no";
    assert_eq!(names_after(code, "crate::"), ["Style", "input", "model", "score"].map(str::to_owned).into());
}
