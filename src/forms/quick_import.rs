//! The form as a Word document that "Quick import" of Microsoft Forms turns into an online form: plain paragraphs and nothing else.
//!
//! Each question ends in its id in square brackets, by which the columns of the export are recognised.

use super::wording::{levels, question, signed};
use super::{FormContent, FormItem};
use crate::text::{clean, is_xml};
use askama::Template;
use std::error::Error;
use std::fmt;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The maximum number of questions in Microsoft Forms.
pub const MAX_QUESTIONS: usize = 200;
/// The maximum length of a question, in UTF-16 code units.
pub const LONGEST_QUESTION: usize = 4_000;
/// The maximum length of a choice, in UTF-16 code units.
pub const LONGEST_CHOICE: usize = 1_000;
/// The maximum number of choices: one letter each.
pub const MAX_CHOICES: usize = 26;

/// The id at the end of the question about the respondent's team.
const TEAM: &str = "audit.team";
/// The id at the end of the question about the respondent's viewpoint.
const VIEWPOINT: &str = "audit.viewpoint";

/// Why Microsoft Forms cannot import the form.
#[derive(Debug)]
pub enum NotImportable {
    /// It has more questions than [`MAX_QUESTIONS`].
    TooManyQuestions(usize),
    /// The question with this id is longer than [`LONGEST_QUESTION`].
    LongQuestion(String),
    /// A choice of the question with this id is longer than [`LONGEST_CHOICE`].
    LongChoice(String),
    /// The question with this id has more choices than [`MAX_CHOICES`].
    TooManyChoices(String),
    /// The document could not be written.
    Writer(Box<dyn Error + Send + Sync>),
}

#[derive(Template)]
#[template(path = "quick_import/document.xml")]
struct Paragraphs {
    questions: Vec<FormQuestion>,
}

struct FormQuestion {
    id: String,
    text: String,
    choices: Vec<String>,
}

/// The form as the bytes of a `.docx` file; the same content always gives the same bytes.
///
/// The team and the viewpoint are asked only if they are not filled in already. The date is never asked: it would reveal when somebody
/// answered.
///
/// # Errors
/// [`NotImportable`] if the form exceeds the limits of Microsoft Forms.
pub fn render(content: &FormContent<'_>) -> Result<Vec<u8>, NotImportable> {
    let questions: Vec<_> = about_the_respondent(content).chain(content.items().map(FormQuestion::about)).collect();
    if questions.len() > MAX_QUESTIONS {
        return Err(NotImportable::TooManyQuestions(questions.len()));
    }
    questions.iter().try_for_each(FormQuestion::check)?;
    let text = Paragraphs { questions }.render().map_err(|error| NotImportable::Writer(error.into()))?;
    package(&text).map_err(|error| NotImportable::Writer(error.into()))
}

fn about_the_respondent(content: &FormContent<'_>) -> impl Iterator<Item = FormQuestion> {
    let team =
        content.scope.team.is_none().then(|| FormQuestion::new(TEAM, "Which team are your answers about?", Vec::new()));
    let viewpoints = content.questionnaire.viewpoints().iter().map(|viewpoint| text(&viewpoint.label));
    let viewpoint = content.viewpoint().is_none();
    let viewpoint =
        viewpoint.then(|| FormQuestion::new(VIEWPOINT, "Which of these describes you best?", viewpoints.collect()));
    team.into_iter().chain(viewpoint)
}

impl FormQuestion {
    fn new(id: &str, words: &str, choices: Vec<String>) -> Self {
        Self { id: id.to_owned(), text: format!("{words} [{id}]"), choices }
    }

    fn about(asked: &FormItem<'_>) -> Self {
        let levels =
            levels(asked.item).into_iter().map(|(number, words)| text(&format!("{} – {words}", signed(number))));
        let others = [Some("Don't know"), asked.item.na_allowed.then_some("Not applicable")];
        let choices = levels.chain(others.into_iter().flatten().map(str::to_owned)).collect();
        Self::new(&asked.item.id, &text(&question(asked.item)), choices)
    }

    fn check(&self) -> Result<(), NotImportable> {
        let length = |text: &str| text.encode_utf16().count();
        if length(&self.text) > LONGEST_QUESTION {
            return Err(NotImportable::LongQuestion(self.id.clone()));
        }
        if self.choices.len() > MAX_CHOICES {
            return Err(NotImportable::TooManyChoices(self.id.clone()));
        }
        if self.choices.iter().any(|choice| length(choice) > LONGEST_CHOICE) {
            return Err(NotImportable::LongChoice(self.id.clone()));
        }
        Ok(())
    }

    fn lettered(&self) -> impl Iterator<Item = (char, &str)> {
        ('A'..='Z').zip(self.choices.iter().map(String::as_str))
    }
}

/// Text of the questionnaire, without the characters that [`clean`] keeps and XML cannot contain.
fn text(text: &str) -> String {
    clean(text).replace(|character| !is_xml(character), "\u{fffd}")
}

fn package(document: &str) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", include_str!("../../templates/quick_import/content_types.xml")),
        ("_rels/.rels", include_str!("../../templates/quick_import/package_rels.xml")),
        ("word/document.xml", document),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

impl fmt::Display for NotImportable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyQuestions(count) => {
                write!(f, "it would have {count} questions, and Microsoft Forms takes {MAX_QUESTIONS}")
            }
            Self::LongQuestion(id) => {
                write!(f, "`{id}` is longer than {LONGEST_QUESTION} characters, which Microsoft Forms does not take")
            }
            Self::LongChoice(id) => {
                write!(
                    f,
                    "`{id}` has a choice longer than {LONGEST_CHOICE} characters, which Microsoft Forms does not take"
                )
            }
            Self::TooManyChoices(id) => {
                write!(f, "`{id}` has more than {MAX_CHOICES} choices, which Microsoft Forms does not take")
            }
            Self::Writer(_) => f.write_str("the document could not be put together"),
        }
    }
}

impl Error for NotImportable {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Writer(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
