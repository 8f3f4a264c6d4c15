//! The pages of the repository: every link leads somewhere, every flag and file they name exists, and every block that can be run or read is
//! run or read by a test.

mod blocks;
mod in_order;
mod links;

use crate::shell::text;
use crate::support::folder;
use std::path::{Path, PathBuf};

/// A page: its path from the root of the repository, and its text.
struct Page {
    path: String,
    text: String,
}

/// A fenced block of a page.
struct Block<'a> {
    /// The line of the fence.
    line: usize,
    kind: &'a str,
    text: String,
}

impl Page {
    /// Prose and blocks, apart: the lines outside fences with their numbers, and the blocks.
    fn parts(&self) -> (Vec<(usize, &str)>, Vec<Block<'_>>) {
        let (mut prose, mut blocks, mut open) = (Vec::new(), Vec::<Block<'_>>::new(), None);
        for (number, line) in self.text.lines().enumerate().map(|(index, line)| (index + 1, line)) {
            match (line.trim_start().strip_prefix("```"), open) {
                (Some(kind), None) => {
                    open = Some(line.len() - line.trim_start().len());
                    blocks.push(Block { line: number, kind, text: String::new() });
                }
                (Some(_), Some(_)) => open = None,
                (None, Some(indent)) => {
                    let block = blocks.last_mut().unwrap();
                    block.text.push_str(line.get(indent..).unwrap_or_default());
                    block.text.push('\n');
                }
                (None, None) => prose.push((number, line)),
            }
        }
        assert!(open.is_none(), "{}: a block without an end", self.path);
        (prose, blocks)
    }
}

/// Every page that people read: those at the root, and all below the folders that hold more. Snapshots and literate cases are tests.
fn pages() -> Vec<Page> {
    let mut paths: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(PathBuf::from).into();
    for place in ["docs", "examples", "benches", "fuzz", "tests/reference"] {
        collect(Path::new(place), &mut paths);
    }
    paths.sort();
    let page = |path: PathBuf| Page { text: text(&folder("").join(&path)), path: path.display().to_string() };
    paths.into_iter().map(page).collect()
}

fn collect(place: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder("").join(place)).unwrap() {
        let entry = entry.unwrap();
        let path = place.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
}

#[test]
fn prose_and_blocks_are_told_apart() {
    let page = Page {
        path: "a.md".to_owned(),
        text: "one\n```toml\na = 1\n```\n- two\n  ```sh\n  b\n  ```\nthree\n".to_owned(),
    };
    let (prose, blocks) = page.parts();
    assert_eq!(prose, [(1, "one"), (5, "- two"), (9, "three")]);
    let blocks: Vec<_> = blocks.iter().map(|block| (block.line, block.kind, block.text.as_str())).collect();
    assert_eq!(blocks, [(2, "toml", "a = 1\n"), (6, "sh", "b\n")]);
}
