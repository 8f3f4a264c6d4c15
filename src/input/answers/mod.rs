//! An answers file: one respondent's answers about one team, read against a questionnaire.

mod answer;
mod audit;
mod fast;
mod sections;

use super::Outcome;
use super::fields::{ParseContext, TableSchema, kind_in_words, sure_key};
use super::sink::DiagnosticSink;
use super::syntax::{self, place};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Answers, AnswersBuilder, Questionnaire, Version};
use crate::source::{AuditSpans, Field, Place, Places, Source, Span};
use crate::text::Ticked;
use audit::{Head, Standing};
use sections::{Asked, Section, Sections};
use toml_spanner::{Arena, Item, Table, TableStyle};

const FILE: TableSchema = TableSchema {
    what: "an answers file",
    keys: &["questionnaire", "version", "audit", "answers", "culture"],
    elsewhere: &[
        ("team", "it belongs under [audit]"),
        ("organisation", "it belongs under [audit]"),
        ("date", "it belongs under [audit]"),
        ("viewpoint", "it belongs under [audit]"),
        ("respondent", "it belongs under [audit]"),
        ("participants", "it belongs under [audit]"),
        ("stage", "it belongs under [audit]"),
        ("took_part", "it belongs under [audit]"),
    ],
};

/// What is wanted of an answers file beside the answers themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// Notes, evidence, dissent and reasons.
    pub remarks: bool,
    /// Where things stand in the text.
    pub places: bool,
}

impl ReadOptions {
    /// The answers alone.
    pub const ANSWERS: Self = Self { remarks: false, places: false };
    /// All there is.
    pub const ALL: Self = Self { remarks: true, places: true };
}

/// A valid answers file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersFile {
    /// The answers.
    pub answers: Answers,
    /// Where things stand in the text, where that was wanted.
    pub places: Option<Places>,
}

/// Reads answers files against one questionnaire; made once, used for any number of files and from any number of threads.
///
/// ```no_run
/// use pillars::input::{self, AnswersReader, ReadOptions};
/// use pillars::source::Source;
///
/// # let (questions, answers) = (String::new(), String::new());
/// let (questionnaire, _) = input::questionnaire(&Source::new("pillars.toml", questions)).into_parts();
/// if let Some(questionnaire) = questionnaire {
///     let source = Source::new("northfield.toml", answers);
///     let outcome = AnswersReader::new(&questionnaire).read(&source, ReadOptions::ALL);
///     for found in outcome.diagnostics() {
///         println!("{}: {}", source.position(found.place().start), found.message());
///     }
/// }
/// ```
#[derive(Debug, Clone)]
pub struct AnswersReader<'q> {
    questionnaire: &'q Questionnaire,
    /// The questionnaire's version as answers files write it.
    version: String,
    sections: Sections<'q>,
}

impl<'q> AnswersReader<'q> {
    /// Prepares to read answers to this questionnaire.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        Self { questionnaire, version: questionnaire.version().to_string(), sections: Sections::of(questionnaire) }
    }

    /// The questionnaire whose answers are read.
    #[must_use]
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// Reads one file.
    #[must_use]
    pub fn read(&self, source: &Source, wanted: ReadOptions) -> Outcome<AnswersFile> {
        self.read_plain(source, wanted).unwrap_or_else(|| self.read_toml(source, wanted))
    }

    /// Reads a file of the plain layout without its remarks and places, where that is all that is wanted: much faster, and nothing has to be
    /// recognised first. `None` for any other file.
    #[must_use]
    pub fn read_plain(&self, source: &Source, wanted: ReadOptions) -> Option<Outcome<AnswersFile>> {
        let answers = (wanted == ReadOptions::ANSWERS).then(|| fast::read(self, source.text())).flatten()?;
        Some(Outcome::new(Some(AnswersFile { answers, places: None }), DiagnosticSink::default()))
    }

    /// Reads a file of any layout. [`Self::read`] tries the fast way first.
    #[must_use]
    pub fn read_toml(&self, source: &Source, wanted: ReadOptions) -> Outcome<AnswersFile> {
        let arena = Arena::new();
        let mut desk = ParseContext::new(source);
        let table = syntax::parse(source, &arena, &mut desk.problems);
        let sheet = Sheet::new(self, wanted, &mut desk);
        let file = sheet.read(&table);
        if desk.problems.any_error() {
            syntax::check_depth(&table, &mut desk.problems);
        }
        Outcome::new(file, desk.problems)
    }

    /// Whose answers a file with errors holds, team and organisation, as far as that can be read.
    #[must_use]
    pub fn whose(source: &Source) -> Option<(String, Option<String>)> {
        let (arena, mut desk) = (Arena::new(), ParseContext::new(source));
        let table = syntax::parse(source, &arena, &mut desk.problems);
        let (_, audit) = table.iter().find(|(key, _)| key.name == "audit")?;
        let text = |name: &str| {
            let (_, value) = audit.as_table()?.iter().find(|(key, _)| key.name == name)?;
            value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
        };
        Some((text("team")?, text("organisation")))
    }
}

/// One file being read.
struct Sheet<'d, 's, 'q> {
    reader: &'d AnswersReader<'q>,
    desk: &'d mut ParseContext<'s>,
    wanted: ReadOptions,
    /// Whether an id that is not asked for is worth a word: not where the whole file answers something else.
    ids_matter: bool,
    /// The older version that the file answers.
    older: Option<Version>,
    builder: AnswersBuilder<'q>,
    places: Option<Places>,
}

impl<'d, 's, 'q> Sheet<'d, 's, 'q> {
    fn new(reader: &'d AnswersReader<'q>, wanted: ReadOptions, desk: &'d mut ParseContext<'s>) -> Self {
        let items = reader.questionnaire.items().len();
        Self {
            reader,
            desk,
            wanted,
            ids_matter: true,
            older: None,
            builder: Answers::builder(reader.questionnaire),
            places: wanted.places.then(|| Places::new(items, reader.questionnaire.pillars().len())),
        }
    }

    fn read(mut self, table: &Table<'_>) -> Option<AnswersFile> {
        let mut head = Head::default();
        let (mut answers, mut culture) = (None, None);
        for (key, item) in table {
            let at = place(key.span);
            match key.name {
                "questionnaire" => head.questionnaire = Some((at, item)),
                "version" => head.version = Some((at, item)),
                "audit" => head.audit = Some((at, item)),
                "answers" => answers = Some(item),
                "culture" => culture = Some((at, item)),
                unknown => self.desk.unknown_key(unknown, at, &FILE, table),
            }
        }
        let (version, standing) = head.version(self.reader.questionnaire, self.places.as_mut(), self.desk);
        self.ids_matter = standing != Standing::Foreign;
        self.older = version.filter(|_| matches!(standing, Standing::Older(_)));
        let audit = head.audit(self.reader.questionnaire, self.places.as_mut(), self.desk);
        if let Some(item) = answers {
            self.pillars(item);
        }
        if let Some((at, item)) = culture {
            self.culture(at, item);
        }
        let (questionnaire, audit_spans) = (self.reader.questionnaire, head.audit_spans);
        let answers = audit.zip(version).map(|(audit, version)| self.builder.finish(audit, version));
        if let (Some(version), Standing::Older(at)) = (version, standing) {
            let outdated: Vec<_> = answers.iter().flat_map(|answers| answers.outdated().keys().copied()).collect();
            audit::warn_of_older_version(version, at, questionnaire, &outdated, self.desk);
        }
        let answers = answers?;
        audit::warn_of_uncounted(answers.audit(), &audit_spans, questionnaire, answers.states(), self.desk);
        Some(AnswersFile { answers, places: self.places })
    }

    fn pillars(&mut self, item: &Item<'_>) {
        let Some(table) = item.as_table() else {
            return self.desk.wrong_type(item, "answers", "a table of pillars, such as [answers.pillar-id]");
        };
        let mut next = 0;
        for (key, item) in table {
            let at = place(key.span);
            let Some(pillar) = self.reader.sections.pillar(key.name, &mut next) else {
                self.unknown_pillar(key.name, at, table);
                continue;
            };
            let Some(answers) = item.as_table() else {
                self.desk.wrong_type(item, key.name, "a table of answers, such as [answers.pillar-id]");
                continue;
            };
            if let Some(places) = &mut self.places {
                places.pillars[pillar] = Some(header_or_key(answers, at, self.desk));
            }
            let reader = self.reader;
            if let Some(section) = reader.sections.of_pillar(pillar) {
                self.section(section, answers);
            }
        }
    }

    fn culture(&mut self, at: Span, item: &Item<'_>) {
        let Some(table) = item.as_table() else {
            return self.desk.wrong_type(item, "culture", "a table of positions, such as [culture]");
        };
        if let Some(places) = &mut self.places {
            places.culture = Some(header_or_key(table, at, self.desk));
        }
        let reader = self.reader;
        self.section(reader.sections.culture(), table);
    }

    fn section(&mut self, section: &Section<'q>, table: &Table<'_>) {
        let mut next = 0;
        for (key, item) in table {
            match section.find(key.name, &mut next) {
                Some(Asked::Item(index)) => self.answer(index, key, item),
                Some(Asked::Retired(index)) => self.retired_answer(index, key, item),
                None => self.unknown_item(section, key.name, place(key.span), table),
            }
        }
    }

    fn retired_answer(&mut self, index: usize, key: &toml_spanner::Key<'_>, item: &Item<'_>) {
        self.builder.retired(index);
        let field = Field { key: place(key.span), value: place(item.span()) };
        if let Some(places) = &mut self.places {
            places.retired.push(field);
        }
        if let Some(retired) = self.reader.questionnaire.retired().get(index) {
            self.desk.problems.add(Code::RetiredAnswer, |code| {
                let message = format!("{} is no longer asked since version {}", Ticked(&retired.id), retired.obsolete);
                Diagnostic::new(code, field.key, message).with_help("the answer is ignored; it can be deleted")
            });
        }
    }

    fn unknown_pillar(&mut self, name: &str, at: Span, table: &Table<'_>) {
        if !self.ids_matter {
            return;
        }
        let pillars = self.reader.questionnaire.pillars();
        let broken = self.desk.problems.broken();
        self.desk.problems.add(Code::UnknownId, |code| {
            let help = match name {
                "culture" => "indicators are answered under [culture], not under [answers.culture]".to_owned(),
                _ => did_you_mean(name, pillars.iter().map(|pillar| pillar.id.as_str()))
                    .unwrap_or_else(|| "run `pillars template` to see all ids".to_owned()),
            };
            Diagnostic::new(code, at, format!("there is no pillar {}", Ticked(name))).with_help(help).with_fix_if(
                at,
                sure_key(name, table, pillars.iter().map(|pillar| pillar.id.as_str())).filter(|_| !broken),
            )
        });
    }

    fn unknown_item(&mut self, section: &Section<'q>, name: &str, at: Span, table: &Table<'_>) {
        if !self.ids_matter {
            return;
        }
        let sections = &self.reader.sections;
        let broken = self.desk.problems.broken();
        self.desk.problems.add(Code::UnknownId, |code| {
            let help = did_you_mean(name, section.keys())
                .or_else(|| sections.elsewhere(name).map(|header| format!("it belongs under {header}")))
                .unwrap_or_else(|| "run `pillars template` to see all ids".to_owned());
            Diagnostic::new(code, at, format!("{} is not asked in {}", Ticked(name), section.header()))
                .with_help(help)
                .with_fix_if(at, sure_key(name, table, section.keys()).filter(|_| !broken))
        });
    }
}

/// A table's header, or its key where it has none.
fn header_or_key(table: &Table<'_>, key: Span, desk: &ParseContext<'_>) -> Span {
    if table.style() == TableStyle::Header { desk.header(table) } else { key }
}

/// What a value is, in words.
fn in_words(item: &Item<'_>) -> &'static str {
    kind_in_words(item.kind())
}
