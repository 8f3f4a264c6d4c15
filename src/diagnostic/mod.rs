//! Problems as data: a stable code, a location, a self-contained message, and help.

mod code;
mod suggest;
mod table;

pub use code::{Code, CodeInfo};
pub use suggest::{did_you_mean, nearest, one_edit_away};

use crate::source::{CellPosition, Location, NotUtf8, Position, Source, Span};
use std::fmt;

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file is valid, but something about it is doubtful.
    Warning,
    /// The file is invalid.
    Error,
}

impl Severity {
    /// `warning` or `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A location with a short text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The location.
    pub span: Span,
    /// A few words about it; may be empty.
    pub text: String,
}

/// An unambiguous edit of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text to replace, on one line.
    pub span: Span,
    /// The replacement.
    pub replacement: String,
}

/// One problem of one file.
///
/// The message is a short sentence without a full stop that makes sense on its own. It contains no respondent's level, position or state,
/// so that it can be printed anywhere; the same applies to the help, the labels and the locations. Data that would reveal an answer, such
/// as the span of an answer that caused a warning, is [`Private`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    severity: Severity,
    message: String,
    primary: Label,
    secondary: Vec<Label>,
    help: Option<String>,
    fix: Option<Edit>,
    cell: Option<CellPosition>,
    position: Option<Position>,
    private: Private,
}

/// Data that reveals somebody's answer: shown only together with the lines of the file, never in machine formats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Private {
    /// Labels instead of the public one.
    pub labels: Vec<Label>,
    /// Help instead of the public one.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem of this kind at this location, with the severity of its code.
    #[must_use]
    pub fn new(code: Code, location: impl Into<Location>, message: impl Into<String>) -> Self {
        let (span, position, cell) = match location.into() {
            Location::Text(span) => (span, None, None),
            Location::Position(position) => (Span::BEGINNING, Some(position), None),
            Location::Cell(cell) => (Span::BEGINNING, None, Some(cell)),
        };
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            help: None,
            fix: None,
            cell,
            position,
            private: Private::default(),
        }
    }

    /// The same without source text: locations become line and column, and private data is removed.
    #[must_use]
    pub fn without_text(self, source: &Source) -> Self {
        let position = self.position.unwrap_or_else(|| source.position(self.primary.span.start));
        Self {
            position: self.cell.is_none().then_some(position),
            primary: Label::default(),
            secondary: Vec::new(),
            fix: None,
            private: Private::default(),
            ..self
        }
    }

    /// Sets the text of the primary label.
    #[must_use]
    pub fn with_label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Adds a secondary label.
    #[must_use]
    pub fn with_secondary(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Adds a private label.
    #[must_use]
    pub fn with_private_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.private.labels.push(Label { span, text: text.into() });
        self
    }

    /// Sets private help.
    #[must_use]
    pub fn with_private_help(mut self, help: impl Into<String>) -> Self {
        self.private.help = Some(help.into());
        self
    }

    /// Filters the private labels; `None` if none is left.
    #[must_use]
    pub fn retain_private_labels(mut self, keep: impl FnMut(&Label) -> bool) -> Option<Self> {
        let had_any = !self.private.labels.is_empty();
        self.private.labels.retain(keep);
        (!had_any || !self.private.labels.is_empty()).then_some(self)
    }

    /// Sets the help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the help that its code has for every case.
    #[must_use]
    pub fn with_usual_help(self) -> Self {
        let help = self.code.info().help;
        self.with_help(help)
    }

    /// Sets the help, if there is any.
    #[must_use]
    pub fn with_help_if(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Overrides the severity, as requested on the command line.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Sets the fix, if there is an unambiguous one.
    #[must_use]
    pub fn with_fix_if(mut self, span: Span, replacement: Option<impl Into<String>>) -> Self {
        self.fix = replacement.map(|replacement| Edit { span, replacement: replacement.into() }).or(self.fix);
        self
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The severity.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The primary location.
    #[must_use]
    pub fn location(&self) -> Location {
        match (&self.cell, self.position) {
            (Some(cell), _) => Location::Cell(cell.clone()),
            (None, Some(position)) => Location::Position(position),
            (None, None) => Location::Text(self.primary.span),
        }
    }

    /// The cell, if the file is a workbook.
    #[must_use]
    pub fn cell(&self) -> Option<&CellPosition> {
        self.cell.as_ref()
    }

    /// The private data.
    #[must_use]
    pub fn private(&self) -> &Private {
        &self.private
    }

    /// The primary span; the beginning of the text if it is in a cell.
    #[must_use]
    pub fn span(&self) -> Span {
        self.primary.span
    }

    /// The primary label.
    #[must_use]
    pub fn primary(&self) -> &Label {
        &self.primary
    }

    /// The secondary labels.
    #[must_use]
    pub fn secondary(&self) -> &[Label] {
        &self.secondary
    }

    /// The help.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The fix, if there is an unambiguous one.
    #[must_use]
    pub fn fix(&self) -> Option<&Edit> {
        self.fix.as_ref()
    }
}

impl From<&NotUtf8> for Diagnostic {
    fn from(bad: &NotUtf8) -> Self {
        // Every zip archive starts like this, and so does every workbook.
        if bad.source.text().starts_with("PK\u{3}\u{4}") {
            let message = "this is an Excel workbook or another archive; `pillars import` reads forms and exports";
            return Self::new(Code::WrongFileKind, Span::BEGINNING, message)
                .with_help("turn it into answers files: pillars import FILE -o FOLDER");
        }
        Self::new(Code::NotUtf8, bad.span, format!("the file is not UTF-8: it has the byte 0x{:02X}", bad.byte))
            .with_label("not readable from here")
            .with_help("save the file as UTF-8, which every editor offers")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_is_as_severe_as_its_code_unless_asked_otherwise() {
        let found = Diagnostic::new(Code::OlderVersion, Span::new(3, 4), "an older version");
        assert_eq!((found.severity(), found.span()), (Severity::Warning, Span::new(3, 4)));
        assert_eq!(found.with_severity(Severity::Error).severity(), Severity::Error);
    }

    #[test]
    fn bytes_that_are_no_text_become_a_diagnostic() {
        let bad = Source::from_bytes("answers.toml", b"team = \"Caf\xe9\"".to_vec()).unwrap_err();
        let found = Diagnostic::from(&*bad);
        assert_eq!(found.message(), "the file is not UTF-8: it has the byte 0xE9");
        assert_eq!(bad.source.position(found.span().start).to_string(), "1:12");
    }

    #[test]
    fn a_workbook_is_known_and_its_bytes_are_not_shown() {
        let bad = Source::from_bytes("form.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0\xa8".to_vec()).unwrap_err();
        let found = Diagnostic::from(&*bad);
        assert_eq!((found.code(), found.span()), (Code::WrongFileKind, Span::BEGINNING));
        assert_eq!(
            found.message(),
            "this is an Excel workbook or another archive; `pillars import` reads forms and exports"
        );
    }
}
