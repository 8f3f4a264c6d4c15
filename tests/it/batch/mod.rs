//! Many teams: whole outputs, agreement between formats, and properties of grouping.

mod ending;
mod formats;
mod grouping;
mod pages;
pub(crate) mod recipes;
mod reports;
pub(crate) mod scaling_out;
mod stream;
pub(crate) mod wards;

use crate::shell::{command_in, run_in};
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;
use wards::File;

/// A folder with the questionnaire and these answers, in which the program is run.
struct TeamSet(TempDir);

impl TeamSet {
    fn of(files: &[File]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("wards.toml"), wards::questionnaire()).unwrap();
        wards::write(&folder.path().join("answers"), files);
        Self(folder)
    }

    /// Forty teams, once for all tests that only look at them.
    fn forty() -> Self {
        Self::of(&wards::teams(40))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn answers(&self) -> std::path::PathBuf {
        self.path().join("answers")
    }

    /// Runs the program in the folder, with its questionnaire.
    fn run(&self, arguments: &[&str]) -> Output {
        let arguments: Vec<_> = arguments.iter().copied().chain(["--questionnaire", "wards.toml"]).collect();
        run_in(self.path(), &arguments)
    }

    /// What a run that must succeed prints.
    fn print(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{arguments:?}");
        text(&output.stdout)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
