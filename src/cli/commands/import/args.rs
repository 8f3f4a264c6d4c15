//! The flags of `import`.

use crate::cli::args::{AuditArgs, at_least_one};
use crate::cli::format::{self, Format};
use clap::ValueHint;
use std::path::PathBuf;

/// Turn completed forms and survey exports into answers files
///
/// Reads filled Excel forms, answers files saved by the HTML form, and tables (CSV or XLSX) with one respondent per row, such as
/// exports from Microsoft Forms or Google Forms. Keeps answers and notes, and nothing else: no names, addresses, times or file names.
///
/// Writes nothing if any answer cannot be read. Responses that the folder already holds are skipped, so you can import a later
/// export of the same survey into the same folder.
///
/// The audit options apply to all answers. --date replaces the dates in forms; the other options must not contradict the forms. If no stage
/// is named, the questionnaire's last stage is assumed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars import forms/*.xlsx -o team/
  pillars import export.csv --team 'North CMHT' --date 2026-11-24 --check
  pillars import export.csv --draft-map map.toml    # if it is not understood
  pillars import export.csv --map map.toml -o team/")]
pub(in crate::cli) struct ImportArgs {
    /// Forms, answers files and tables
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,

    /// Read what columns and answers mean from FILE
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,

    /// Write an import map for a table to FILE, to correct by hand, and import nothing
    #[arg(long, value_name = "FILE", conflicts_with_all = ["map", "check", "format", "all", "min_group"])]
    pub(super) draft_map: Option<PathBuf>,

    /// Check everything, but write no answers files
    #[arg(long)]
    pub(super) check: bool,

    /// Format of the list of problems
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::CHECK))]
    pub(super) format: Option<Format>,

    /// Show every problem, not only a few of each code
    #[arg(long)]
    pub(super) all: bool,

    /// Warn if fewer than N respondents are added to a team that already has some
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = at_least_one::<usize>, value_hint = ValueHint::Other)]
    pub(super) min_group: usize,

    #[command(flatten)]
    pub(super) audit: AuditArgs,
}
