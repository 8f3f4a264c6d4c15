//! What is wrong in a file, as data: a stable code, a place, a sentence that stands alone, and what to do.

mod code;
mod suggest;
mod table;

pub use code::{Code, CodeInfo};
pub use suggest::{did_you_mean, nearest, one_slip_away};

use crate::source::{CellPosition, Location, NotUtf8, Position, Source, Span};
use std::fmt;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file can be used, but something about it is doubtful.
    Warning,
    /// The file cannot be used.
    Error,
}

impl Severity {
    /// The word for it.
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

/// A place in the file with a word about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there, in a few words; may be empty.
    pub text: String,
}

/// A change of a text that has one sure answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; it lies on one line.
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
}

/// One problem of one file.
///
/// The message is a short sentence without a full stop that makes sense as the only thing shown. It contains no respondent's level, position
/// or state, so that it can be printed anywhere; the same holds for the help, the labels and the places. What would tell an answer, such as
/// the place of one that gave rise to a lint, is [`Private`].
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

/// What tells somebody's answer: shown beside the lines of the file itself, to people who have the file, and in no machine format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Private {
    /// Places instead of the public one.
    pub labels: Vec<Label>,
    /// Help instead of the public one.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem of this kind at this place; as severe as its code says.
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

    /// The same without the text around it: only its line and column are left of its places, and nothing that is private.
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

    /// With a few words at the primary place.
    #[must_use]
    pub fn with_label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// With another place that has to do with it.
    #[must_use]
    pub fn with_secondary(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// With one more place that only people who have the file may see.
    #[must_use]
    pub fn with_private_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.private.labels.push(Label { span, text: text.into() });
        self
    }

    /// With help that only people who have the file may see.
    #[must_use]
    pub fn with_private_help(mut self, help: impl Into<String>) -> Self {
        self.private.help = Some(help.into());
        self
    }

    /// Without the private places that are to be left out; `None` if none of them is left.
    #[must_use]
    pub fn retain_private_labels(mut self, keep: impl FnMut(&Label) -> bool) -> Option<Self> {
        let had_any = !self.private.labels.is_empty();
        self.private.labels.retain(keep);
        (!had_any || !self.private.labels.is_empty()).then_some(self)
    }

    /// With what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With what to do about it, if anything is known.
    #[must_use]
    pub fn with_help_if(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// With another severity than its code's, as the command line asks.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// With the one change that mends it, if there is one that is sure.
    #[must_use]
    pub fn with_fix_if(mut self, span: Span, replacement: Option<impl Into<String>>) -> Self {
        self.fix = replacement.map(|replacement| Edit { span, replacement: replacement.into() }).or(self.fix);
        self
    }

    /// What kind of problem it is.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where it is.
    #[must_use]
    pub fn location(&self) -> Location {
        match (&self.cell, self.position) {
            (Some(cell), _) => Location::Cell(cell.clone()),
            (None, Some(position)) => Location::Position(position),
            (None, None) => Location::Text(self.primary.span),
        }
    }

    /// The cell it is in, where the file is a workbook.
    #[must_use]
    pub fn cell(&self) -> Option<&CellPosition> {
        self.cell.as_ref()
    }

    /// What only people who have the file may see.
    #[must_use]
    pub fn private(&self) -> &Private {
        &self.private
    }

    /// The primary place; the beginning where it is in a cell.
    #[must_use]
    pub fn span(&self) -> Span {
        self.primary.span
    }

    /// The primary place with its words.
    #[must_use]
    pub fn primary(&self) -> &Label {
        &self.primary
    }

    /// The other places.
    #[must_use]
    pub fn secondary(&self) -> &[Label] {
        &self.secondary
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The one change that mends it, if there is one that is sure.
    #[must_use]
    pub fn fix(&self) -> Option<&Edit> {
        self.fix.as_ref()
    }
}

impl From<&NotUtf8> for Diagnostic {
    fn from(bad: &NotUtf8) -> Self {
        // How every zip archive begins, and so every workbook.
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
