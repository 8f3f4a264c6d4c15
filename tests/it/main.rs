//! The integration tests: one binary, one module for each promise.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::needless_raw_string_hashes,
    clippy::unwrap_used,
    reason = "tests make fixtures, one that cannot be made is a failed test, and snapshots are written with hashes"
)]

mod agreement;
mod architecture;
mod batch;
mod broken_examples;
mod changes;
mod check;
mod check_properties;
mod ci_examples;
mod command_line;
mod comparing;
mod diagnostics_page;
mod docx_report;
mod duplicate_respondents;
mod environment;
mod everywhere;
mod examples;
mod explaining;
mod file_kinds;
mod findings_formats;
mod flags;
mod forms;
mod gap_analysis;
mod growth;
mod help;
mod html_report;
mod importing;
mod input_files;
mod instrument;
mod interview;
mod known_answers;
mod minimal_files;
mod one_screen;
mod overwriting;
mod pages;
#[cfg(unix)]
mod paging;
#[cfg(unix)]
mod picture;
mod plans;
#[cfg(target_os = "linux")]
mod progress;
mod questionnaire_markdown;
mod reading_age;
mod reading_answers;
mod reading_broken_text;
mod reading_plain;
mod reading_properties;
mod reading_questionnaires;
mod readme;
mod reference;
mod schemas;
mod scoring_properties;
mod shell;
mod small;
mod source_runs;
mod stage_doubts;
mod staged_questions;
mod stages;
mod steering;
mod strategies;
mod support;
mod template;
#[cfg(unix)]
mod terminal;
mod toml_conformance;
mod with_notes;
mod workbooks;
mod writing_answers;
mod writing_files;
