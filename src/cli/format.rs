//! Output formats, the commands that support them, and their file extensions.

use super::Settings;
use super::exit::UsageError;
use crate::text::List;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::io::IsTerminal as _;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// Text for the terminal
    #[value(alias = "human")]
    Terminal,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// A self-contained HTML page
    Html,
    /// A Word document
    Docx,
    /// JSON
    Json,
    /// One JSON object per line
    #[value(alias = "jsonl")]
    Ndjson,
    /// CSV
    Csv,
    /// An Excel workbook
    Xlsx,
    /// All-day events for a calendar
    Ics,
    /// TOML
    Toml,
    /// One line per problem
    Concise,
    /// Annotations for GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
    /// JUnit XML
    Junit,
}

/// The formats of a command; the first is the default.
pub(in crate::cli) type Formats = &'static [Format];

pub(in crate::cli) const SCORE: Formats =
    &[Format::Terminal, Format::Markdown, Format::Html, Format::Docx, Format::Xlsx, Format::Json];
pub(in crate::cli) const BATCH: Formats =
    &[Format::Terminal, Format::Markdown, Format::Html, Format::Xlsx, Format::Json, Format::Ndjson, Format::Csv];
/// The formats of `batch --reports`.
pub(in crate::cli) const REPORTS: Formats = &[Format::Html, Format::Docx, Format::Markdown];
/// The values of `--format` of `batch`.
pub(in crate::cli) const BATCH_OR_REPORTS: Formats = &[
    Format::Terminal,
    Format::Markdown,
    Format::Html,
    Format::Docx,
    Format::Xlsx,
    Format::Json,
    Format::Ndjson,
    Format::Csv,
];
pub(in crate::cli) const COMPARE: Formats =
    &[Format::Terminal, Format::Markdown, Format::Html, Format::Docx, Format::Xlsx, Format::Json, Format::Csv];
pub(in crate::cli) const PLAN: Formats = &[
    Format::Terminal,
    Format::Markdown,
    Format::Html,
    Format::Docx,
    Format::Xlsx,
    Format::Csv,
    Format::Ics,
    Format::Json,
];
pub(in crate::cli) const EXPLAIN: Formats = &[Format::Terminal, Format::Markdown];
pub(in crate::cli) const QUESTIONNAIRE: Formats = &[Format::Toml, Format::Markdown];
pub(in crate::cli) const FORM: Formats = &[Format::Xlsx, Format::Html, Format::Docx];
pub(in crate::cli) const CHECK: Formats =
    &[Format::Terminal, Format::Concise, Format::Json, Format::Github, Format::Sarif, Format::Junit];

impl Format {
    /// The usual file extension, without the dot.
    pub(in crate::cli) fn extension(self) -> &'static str {
        self.extensions().first().copied().unwrap_or("txt")
    }

    /// The file extensions of this format, without the dot; the first is the usual one.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Terminal => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Docx => &["docx"],
            Self::Json => &["json"],
            Self::Ndjson => &["ndjson", "jsonl"],
            Self::Csv => &["csv"],
            Self::Xlsx => &["xlsx"],
            Self::Ics => &["ics"],
            Self::Toml => &["toml"],
            Self::Sarif => &["sarif"],
            Self::Junit => &["xml"],
            Self::Concise | Self::Github => &[],
        }
    }
}

/// Parses `--format`, and offers the command's formats in help and completions.
pub(in crate::cli) fn parser(formats: Formats) -> impl TypedValueParser<Value = Format> {
    let values = formats.iter().filter_map(Format::to_possible_value);
    PossibleValuesParser::new(values).try_map(|name| Format::from_str(&name, true))
}

/// The requested format: from `--format` or the extension of the output file; `None` if neither is given.
///
/// # Errors
/// [`UsageError`] if the command has no format for the extension.
pub(in crate::cli) fn requested(
    formats: Formats,
    named: Option<Format>,
    extension: Option<&str>,
) -> Result<Option<Format>, UsageError> {
    let (None, Some(extension)) = (named, extension) else { return Ok(named) };
    let found = formats.iter().find(|format| format.extensions().contains(&extension));
    found.copied().map(Some).ok_or_else(|| {
        let known = formats.iter().filter_map(|format| format.extensions().first());
        let known: Vec<_> = known.map(|extension| format!(".{extension}")).collect();
        UsageError(format!(
            "cannot write `.{extension}` files; use {}, or choose a format with --format",
            List::or(&known)
        ))
    })
}

/// Refuses to print a binary format on a terminal.
///
/// # Errors
/// [`UsageError`] if the format is a workbook or a Word document and there is no file to write.
pub(in crate::cli) fn refuse_on_terminal(format: Format, settings: &Settings) -> Result<(), UsageError> {
    let what = match format {
        Format::Xlsx => "a workbook",
        Format::Docx => "a Word document",
        _ => return Ok(()),
    };
    if settings.output.is_none() && std::io::stdout().is_terminal() {
        return Err(UsageError(format!("{what} cannot be shown on a terminal; choose a file with -o")));
    }
    Ok(())
}

/// The format to write: the requested one or the command's default.
///
/// # Errors
/// [`UsageError`] if the command has no format for the extension.
pub(in crate::cli) fn choose(
    formats: Formats,
    named: Option<Format>,
    extension: Option<&str>,
) -> Result<Format, UsageError> {
    let default = formats.first().copied().unwrap_or(Format::Terminal);
    Ok(requested(formats, named, extension)?.unwrap_or(default))
}
