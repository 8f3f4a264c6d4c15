//! An answers file: one respondent's answers about one team, read against a questionnaire.

mod answer;
mod answer_tables;
mod audit;
mod not_asked;
mod plain_layout;

use super::Outcome;
use super::fields::{ParseContext, TableSchema, kind_in_words, sure_key};
use super::sink::DiagnosticSink;
use super::syntax::{self, to_span};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Answers, AnswersBuilder, Questionnaire, StageIndex, Version, valid_name};
use crate::source::{AnswerSpans, AnswersSpans, AuditSpans, EntrySpans, Source, Span};
use crate::text::Quoted;
use answer_tables::{AnswerTable, AnswerTables, KnownKey};
use audit::{AnswersHeader, VersionMatch};
use not_asked::NotAsked;
use std::borrow::Cow;
use toml_spanner::{Arena, Item, Table, TableStyle};

const FILE: TableSchema = TableSchema {
    what: "an answers file",
    keys: &["questionnaire", "version", "audit", "answers", "culture"],
    elsewhere: &[
        ("team", "it belongs in [audit]"),
        ("organisation", "it belongs in [audit]"),
        ("date", "it belongs in [audit]"),
        ("viewpoint", "it belongs in [audit]"),
        ("respondent", "it belongs in [audit]"),
        ("participants", "it belongs in [audit]"),
        ("stage", "it belongs in [audit]"),
        ("took_part", "it belongs in [audit]"),
    ],
};

/// What to read of an answers file besides the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// Notes, evidence, dissent and reasons.
    pub remarks: bool,
    /// The spans of the text.
    pub spans: bool,
}

impl ReadOptions {
    /// Only the answers.
    pub const ANSWERS: Self = Self { remarks: false, spans: false };
    /// Everything.
    pub const ALL: Self = Self { remarks: true, spans: true };
}

/// A valid answers file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersFile {
    pub answers: Answers,
    /// The spans of the text, if requested.
    pub spans: Option<AnswersSpans>,
}

/// The team of a file with errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusableFile {
    /// The team.
    pub team: String,
    /// Its organisation.
    pub organisation: Option<String>,
    /// The stage named, or the questionnaire's last by default. `None` if it is unknown or the questionnaire has no stages.
    pub stage: Option<StageIndex>,
}

/// Reads answers files against one questionnaire. Can be used for any number of files and from any number of threads.
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
///         println!("{}: {}", source.position(found.span().start), found.message());
///     }
/// }
/// ```
#[derive(Debug, Clone)]
pub struct AnswersReader<'q> {
    questionnaire: &'q Questionnaire,
    /// The questionnaire's version as written in answers files.
    version: String,
    tables: AnswerTables<'q>,
    not_asked: NotAsked,
}

impl<'q> AnswersReader<'q> {
    /// Prepares to read answers to this questionnaire.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        Self {
            questionnaire,
            version: questionnaire.version().to_string(),
            tables: AnswerTables::of(questionnaire),
            not_asked: NotAsked::new(questionnaire),
        }
    }

    /// The questionnaire.
    #[must_use]
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// Reads one file.
    #[must_use]
    pub fn read(&self, source: &Source, wanted: ReadOptions) -> Outcome<AnswersFile> {
        self.read_plain(source, wanted).unwrap_or_else(|| self.read_toml(source, wanted))
    }

    /// Reads a file of the plain layout if neither remarks nor spans are requested: much faster, and without detecting the kind of file
    /// first. `None` for any other file.
    #[must_use]
    pub fn read_plain(&self, source: &Source, wanted: ReadOptions) -> Option<Outcome<AnswersFile>> {
        let answers = (wanted == ReadOptions::ANSWERS).then(|| plain_layout::read(self, source.text())).flatten()?;
        Some(Outcome::new(Some(AnswersFile { answers, spans: None }), DiagnosticSink::default()))
    }

    /// Reads a file of any layout. [`Self::read`] tries the reader of the plain layout first.
    #[must_use]
    pub fn read_toml(&self, source: &Source, wanted: ReadOptions) -> Outcome<AnswersFile> {
        let arena = Arena::new();
        let mut context = ParseContext::new(source);
        let table = syntax::parse(source, &arena, &mut context.problems);
        let sheet = AnswersParser::new(self, wanted, &mut context);
        let file = sheet.read(&table);
        if context.problems.any_error() {
            syntax::check_depth(&table, &mut context.problems);
        }
        Outcome::new(file, context.problems)
    }

    /// The team of a file with errors, as far as it can be read; `None` if it gives no team.
    #[must_use]
    pub fn peek_team(&self, source: &Source) -> Option<UnusableFile> {
        let (arena, mut context) = (Arena::new(), ParseContext::new(source));
        let table = syntax::parse(source, &arena, &mut context.problems);
        let (_, audit) = table.iter().find(|(key, _)| key.name == "audit")?;
        let value = |name: &str| audit.as_table()?.iter().find(|(key, _)| key.name == name).map(|(_, value)| value);
        let name = |key: &str| valid_name(value(key)?.as_str()?).ok().map(Cow::into_owned);
        let stage = match value("stage") {
            None => self.questionnaire.default_stage(),
            Some(stage) => stage.as_str().and_then(|id| self.questionnaire.stage_named(id)),
        };
        Some(UnusableFile { team: name("team")?, organisation: name("organisation"), stage })
    }
}

/// One file being read.
struct AnswersParser<'d, 's, 'q> {
    reader: &'d AnswersReader<'q>,
    context: &'d mut ParseContext<'s>,
    wanted: ReadOptions,
    /// Whether to report unknown ids: not if the whole file answers something else.
    ids_matter: bool,
    /// The version, if it is an older one.
    older: Option<Version>,
    builder: AnswersBuilder<'q>,
    spans: Option<AnswersSpans>,
}

impl<'d, 's, 'q> AnswersParser<'d, 's, 'q> {
    fn new(reader: &'d AnswersReader<'q>, wanted: ReadOptions, context: &'d mut ParseContext<'s>) -> Self {
        let items = reader.questionnaire.items().len();
        Self {
            reader,
            context,
            wanted,
            ids_matter: true,
            older: None,
            builder: Answers::builder(reader.questionnaire),
            spans: wanted.spans.then(|| AnswersSpans::new(items, reader.questionnaire.pillars().len())),
        }
    }

    fn read(mut self, table: &Table<'_>) -> Option<AnswersFile> {
        let mut header = AnswersHeader::default();
        let (mut answers, mut culture) = (None, None);
        for (key, item) in table {
            let at = to_span(key.span);
            match key.name {
                "questionnaire" => header.questionnaire = Some((at, item)),
                "version" => header.version = Some((at, item)),
                "audit" => header.audit = Some((at, item)),
                "answers" => answers = Some(item),
                "culture" => culture = Some((at, item)),
                unknown => self.context.unknown_key(unknown, at, &FILE, table),
            }
        }
        let (version, version_match) = header.version(self.reader.questionnaire, self.spans.as_mut(), self.context);
        self.ids_matter = version_match != VersionMatch::Foreign;
        self.older = version.filter(|_| matches!(version_match, VersionMatch::Older(_)));
        let audit = header.audit(self.reader.questionnaire, self.spans.as_mut(), self.context);
        if let Some(item) = answers {
            self.pillars(item);
        }
        if let Some((at, item)) = culture {
            self.culture(at, item);
        }
        let (questionnaire, audit_spans) = (self.reader.questionnaire, header.audit_spans);
        let answers = audit.zip(version).map(|(audit, version)| self.builder.finish(audit, version));
        if let (Some(version), VersionMatch::Older(at)) = (version, version_match) {
            let outdated: Vec<_> = answers.iter().flat_map(|answers| answers.outdated().keys().copied()).collect();
            audit::warn_of_older_version(version, at, questionnaire, &outdated, self.context);
        }
        let answers = answers?;
        audit::warn_of_uncounted(answers.audit(), &audit_spans, questionnaire, answers.states(), self.context);
        Some(AnswersFile { answers, spans: self.spans })
    }

    fn pillars(&mut self, item: &Item<'_>) {
        let Some(table) = item.as_table() else {
            return self.context.wrong_type(item, "answers", "a table of pillars, such as [answers.pillar-id]");
        };
        let mut next = 0;
        for (key, item) in table {
            let at = to_span(key.span);
            let Some(pillar) = self.reader.tables.pillar(key.name, &mut next) else {
                self.unknown_pillar(key.name, at, table);
                continue;
            };
            let Some(answers) = item.as_table() else {
                self.context.wrong_type(item, key.name, "a table of answers, such as [answers.pillar-id]");
                continue;
            };
            if let Some(spans) = &mut self.spans {
                spans.pillars[pillar] = Some(header_or_key(answers, at, self.context));
            }
            let reader = self.reader;
            if let Some(section) = reader.tables.of_pillar(pillar) {
                self.section(section, answers);
            }
        }
    }

    fn culture(&mut self, at: Span, item: &Item<'_>) {
        let Some(table) = item.as_table() else {
            return self.context.wrong_type(item, "culture", "a table of positions, such as [culture]");
        };
        if let Some(spans) = &mut self.spans {
            spans.culture = Some(header_or_key(table, at, self.context));
        }
        let reader = self.reader;
        self.section(reader.tables.culture(), table);
    }

    fn section(&mut self, section: &AnswerTable<'q>, table: &Table<'_>) {
        let mut next = 0;
        for (key, item) in table {
            match section.find(key.name, &mut next) {
                Some(KnownKey::Item(index)) => self.answer(index, key, item),
                Some(KnownKey::Retired(index)) => self.retired_answer(index, key, item),
                None => self.unknown_item(section, key.name, to_span(key.span), table),
            }
        }
    }

    fn retired_answer(&mut self, index: usize, key: &toml_spanner::Key<'_>, item: &Item<'_>) {
        self.builder.retired(index);
        let field = EntrySpans { key: to_span(key.span), value: to_span(item.span()) };
        if let Some(spans) = &mut self.spans {
            spans.retired.push(field);
        }
        if let Some(retired) = self.reader.questionnaire.retired().get(index) {
            self.context.problems.add(Code::RetiredAnswer, |code| {
                let message = format!("{} has not been asked since version {}", Quoted(&retired.id), retired.obsolete);
                Diagnostic::new(code, field.key, message).with_help("the answer is ignored; you can delete it")
            });
        }
    }

    fn unknown_pillar(&mut self, name: &str, at: Span, table: &Table<'_>) {
        if !self.ids_matter {
            return;
        }
        let pillars = self.reader.questionnaire.pillars();
        let broken = self.context.problems.is_malformed();
        self.context.problems.add(Code::UnknownId, |code| {
            let help = match name {
                "culture" => "indicators are answered in [culture], not in [answers.culture]".to_owned(),
                _ => did_you_mean(name, pillars.iter().map(|pillar| pillar.id.as_str()))
                    .unwrap_or_else(|| "run `pillars template` to see all ids".to_owned()),
            };
            Diagnostic::new(code, at, format!("there is no pillar {}", Quoted(name))).with_help(help).with_fix_if(
                at,
                sure_key(name, table, pillars.iter().map(|pillar| pillar.id.as_str())).filter(|_| !broken),
            )
        });
    }

    fn unknown_item(&mut self, section: &AnswerTable<'q>, name: &str, at: Span, table: &Table<'_>) {
        if !self.ids_matter {
            return;
        }
        let tables = &self.reader.tables;
        let broken = self.context.problems.is_malformed();
        self.context.problems.add(Code::UnknownId, |code| {
            let help = did_you_mean(name, section.keys())
                .or_else(|| tables.elsewhere(name).map(|header| format!("it belongs in {header}")))
                .unwrap_or_else(|| "run `pillars template` to see all ids".to_owned());
            Diagnostic::new(code, at, format!("{} is not asked in {}", Quoted(name), section.header()))
                .with_help(help)
                .with_fix_if(at, sure_key(name, table, section.keys()).filter(|_| !broken))
        });
    }
}

/// The span of a table's header, or of its key if it has none.
fn header_or_key(table: &Table<'_>, key: Span, context: &ParseContext<'_>) -> Span {
    if table.style() == TableStyle::Header { context.header(table) } else { key }
}

/// The type of a value in words.
fn in_words(item: &Item<'_>) -> &'static str {
    kind_in_words(item.kind())
}
