//! Links lead to existing places, and files and flags in prose exist.

use super::{Page, pages};
use crate::architecture::rust_files;
use crate::flags::all_flags;
use crate::support::folder;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// The folders and files at the root of the repository that prose speaks of.
const ROOTS: [&str; 8] = ["docs/", "examples/", "src/", "tests/", "benches/", "fuzz/", ".ci/", ".github/"];

/// A line's pieces of code, and the line without them.
fn code_and_rest(line: &str) -> (Vec<&str>, String) {
    let pieces: Vec<_> = line.split('`').collect();
    let code = pieces.iter().skip(1).step_by(2).copied().collect();
    (code, pieces.iter().step_by(2).copied().collect::<Vec<_>>().join("`"))
}

/// Where the links of a line lead.
fn targets(line: &str) -> Vec<String> {
    let (_, rest) = code_and_rest(line);
    rest.split("](")
        .skip(1)
        .filter_map(|after| Some(after.split_once(')')?.0.trim_matches(['<', '>']).to_owned()))
        .collect()
}

/// The anchors of a page's headings, as the sites that show Markdown make them.
fn anchors(page: &Page) -> BTreeSet<String> {
    let (prose, _) = page.parts();
    let mut anchors = BTreeSet::new();
    for (_, line) in prose.iter().filter(|(_, line)| line.starts_with('#')) {
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let heading: String = line.trim_start_matches('#').trim().to_lowercase().chars().filter(kept).collect();
        let anchor = heading.replace(' ', "-");
        let again = (1..).map(|count| format!("{anchor}-{count}"));
        let free = std::iter::once(anchor.clone()).chain(again).find(|anchor| !anchors.contains(anchor));
        anchors.insert(free.unwrap());
    }
    anchors
}

/// A link's path from the root of the repository, with `..` walked; nothing where it leaves the repository.
fn resolved(page: &str, link: &str) -> Option<PathBuf> {
    let mut path = Path::new(page).parent().unwrap().to_owned();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => path.pop().then_some(())?,
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    Some(path)
}

#[test]
fn every_link_within_the_repository_leads_to_a_file_and_a_heading_that_are_there() {
    let pages = pages();
    let (mut followed, mut broken) = (0, Vec::new());
    for page in &pages {
        let (prose, _) = page.parts();
        for (line, link) in
            prose.iter().flat_map(|(number, line)| targets(line).into_iter().map(move |it| (*number, it)))
        {
            if link.contains("://") {
                continue;
            }
            followed += 1;
            let (file, anchor) =
                link.split_once('#').map_or((link.as_str(), None), |(file, anchor)| (file, Some(anchor)));
            let path = if file.is_empty() { Some(PathBuf::from(&page.path)) } else { resolved(&page.path, file) };
            let there = path.filter(|path| folder("").join(path).exists());
            let leads = there.is_some_and(|path| {
                anchor.is_none_or(|anchor| {
                    pages.iter().any(|other| Path::new(&other.path) == path && anchors(other).contains(anchor))
                })
            });
            if !leads {
                broken.push(format!("{}:{line}: {link}", page.path));
            }
        }
    }
    assert!(followed > 100, "only {followed} links were found");
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_file_that_prose_names_is_there() {
    let (mut named, mut missing) = (0, Vec::new());
    for page in pages() {
        let (prose, _) = page.parts();
        for (number, line) in prose {
            let (code, _) = code_and_rest(line);
            for path in code.into_iter().filter(|code| ROOTS.iter().any(|root| code.starts_with(root))) {
                named += 1;
                if !folder("").join(path).exists() {
                    missing.push(format!("{}:{number}: {path}", page.path));
                }
            }
        }
    }
    assert!(named > 20, "only {named} files were found");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_flag_that_prose_names_is_one_of_the_program() {
    let flags: BTreeSet<_> = all_flags().into_iter().map(|(_, flag)| flag).collect();
    let (mut named, mut unknown) = (0, Vec::new());
    // The changelog names flags that are gone.
    for page in pages().into_iter().filter(|page| page.path != "CHANGELOG.md") {
        let (prose, _) = page.parts();
        for (number, line) in prose {
            let (code, _) = code_and_rest(line);
            let ours = code.into_iter().filter(|code| code.starts_with("--") || code.starts_with("pillars "));
            for word in ours.flat_map(str::split_whitespace).filter(|word| word.starts_with("--")) {
                named += 1;
                let flag = word.split('=').next().unwrap();
                if !flags.contains(flag) {
                    unknown.push(format!("{}:{number}: {flag}", page.path));
                }
            }
        }
    }
    assert!(named > 60, "only {named} flags were found");
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn a_link_is_read_as_it_is_shown() {
    assert_eq!(targets("See [`a`](b.md#c), ![d](<e f.svg>) and `[g](h)`."), ["b.md#c", "e f.svg"]);
    assert_eq!(resolved("docs/a.md", "../examples/b"), Some(PathBuf::from("examples/b")));
    assert_eq!(resolved("a.md", "../../b"), None);
    let page = Page { path: "a.md".to_owned(), text: "# `a_b`, c & D\n## E\n```sh\n# no\n```\n## E\n".to_owned() };
    assert_eq!(anchors(&page).into_iter().collect::<Vec<_>>(), ["a_b-c--d", "e", "e-1"]);
}

/// The numbers of the sections that a text cites: "(scoring, sections 6 to 8)" cites 6 and 8.
fn cited_sections(text: &str) -> impl Iterator<Item = u32> {
    let citations = text.split("scoring").skip(1).filter_map(|after| {
        let after = after.trim_start_matches(".md").strip_prefix(", section")?.trim_start_matches('s');
        let end = after.find(|c: char| !c.is_ascii_digit() && !" ,toand".contains(c)).unwrap_or(after.len());
        Some(after.get(..end).unwrap())
    });
    citations.flat_map(|cited| cited.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()))
}

#[test]
fn every_section_of_the_scoring_rules_that_the_program_cites_is_there() {
    let rules = std::fs::read_to_string(folder("docs/scoring.md")).unwrap();
    let headings = rules.lines().filter_map(|line| line.strip_prefix("## ")?.split(' ').next()?.parse::<u32>().ok());
    let there: BTreeSet<_> = headings.collect();
    let sources = rust_files(&folder("src")).into_iter().map(|file| std::fs::read_to_string(file).unwrap());
    let cited: BTreeSet<_> = sources.flat_map(|text| cited_sections(&text).collect::<Vec<_>>()).collect();
    assert!(cited.len() > 10, "{cited:?}");
    assert_eq!(cited.difference(&there).collect::<Vec<_>>(), Vec::<&u32>::new());
}
