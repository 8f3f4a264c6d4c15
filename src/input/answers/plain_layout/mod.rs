//! The plain layout of nearly all answers files: headers, and below them one answer per line.
//!
//! Reading such a file directly takes a third of the time of building a tree of TOML values. Any other file, and any file with an error, is
//! left to the TOML reader: this one never reports anything. Tests compare it with that reader over examples, broken files and random
//! edits.

mod scanner;

use super::{AnswerTable, AnswersReader, KnownKey};
use crate::model::{
    Answers, AnswersBuilder, AnswersHead, DONT_KNOW, ItemIndex, StageIndex, State, ViewpointIndex, WrittenAnswer,
    valid_name,
};
use chrono::NaiveDate;
use scanner::Scanner;
use std::borrow::Cow;
use std::num::NonZeroU32;

/// Reads a file of the plain layout without errors; `None` for any other file, and if in doubt.
pub(super) fn read(reader: &AnswersReader<'_>, text: &str) -> Option<Answers> {
    let mut file = PlainReader::new(reader, Scanner::new(text)?);
    let mut table = CurrentTable::Top;
    loop {
        file.scan.blanks();
        match file.scan.peek() {
            None => return file.finish(),
            Some(b'\n' | b'\r' | b'#') => file.scan.line_end()?,
            Some(b'[') => table = file.header()?,
            Some(_) => {
                match &mut table {
                    CurrentTable::Top => file.top()?,
                    CurrentTable::Audit => file.audit()?,
                    CurrentTable::AnswerTable(answers, next) => file.answer(answers, next)?,
                }
                file.scan.line_end()?;
            }
        }
    }
}

/// The table that the next line belongs to.
enum CurrentTable<'r, 'q> {
    Top,
    Audit,
    AnswerTable(&'r AnswerTable<'q>, usize),
}

/// One file being read.
struct PlainReader<'r, 'q, 't> {
    reader: &'r AnswersReader<'q>,
    scan: Scanner<'t>,
    questionnaire: OnceFlag,
    version: OnceFlag,
    audit: OnceFlag,
    culture: OnceFlag,
    pillars: u128,
    next_pillar: usize,
    team: Option<Cow<'t, str>>,
    organisation: Option<Cow<'t, str>>,
    date: Option<NaiveDate>,
    viewpoint: Option<ViewpointIndex>,
    respondent: Option<Cow<'t, str>>,
    participants: Option<NonZeroU32>,
    stage: Option<StageIndex>,
    builder: AnswersBuilder<'q>,
}

/// A key that may occur once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnceFlag {
    NotYet,
    Seen,
}

impl OnceFlag {
    fn mark(&mut self) -> Option<()> {
        (std::mem::replace(self, Self::Seen) == Self::NotYet).then_some(())
    }
}

/// Sets a value that is not set yet.
fn fill<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

impl<'r, 'q, 't> PlainReader<'r, 'q, 't> {
    fn new(reader: &'r AnswersReader<'q>, scan: Scanner<'t>) -> Self {
        Self {
            reader,
            scan,
            questionnaire: OnceFlag::NotYet,
            version: OnceFlag::NotYet,
            audit: OnceFlag::NotYet,
            culture: OnceFlag::NotYet,
            pillars: 0,
            next_pillar: 0,
            team: None,
            organisation: None,
            date: None,
            viewpoint: None,
            respondent: None,
            participants: None,
            stage: None,
            builder: Answers::builder(reader.questionnaire),
        }
    }

    fn finish(self) -> Option<Answers> {
        if self.questionnaire == OnceFlag::NotYet || self.version == OnceFlag::NotYet {
            return None;
        }
        let audit = AnswersHead {
            team: self.team?.into_owned(),
            organisation: self.organisation.map(Cow::into_owned),
            date: self.date?,
            viewpoint: self.viewpoint?,
            respondent: self.respondent.map(Cow::into_owned),
            participants: self.participants,
            stage: self.stage.or(self.reader.questionnaire.default_stage()),
            names_stage: self.stage.is_some(),
            took_part: Vec::new(),
        };
        // Answers that do not count need a warning.
        let states = self.builder.states();
        let mut not_asked = self.reader.not_asked.of(self.reader.questionnaire, &audit);
        if not_asked.any(|item| states[item] != State::Unanswered) {
            return None;
        }
        let version = self.reader.questionnaire.version();
        Some(self.builder.finish(audit, version))
    }

    /// A header: `[audit]`, `[culture]` or a pillar's, each once.
    fn header(&mut self) -> Option<CurrentTable<'r, 'q>> {
        let reader = self.reader;
        self.scan.expect(b'[')?;
        let table = match self.scan.key()? {
            "audit" => {
                self.audit.mark()?;
                CurrentTable::Audit
            }
            "culture" => {
                self.culture.mark()?;
                CurrentTable::AnswerTable(reader.tables.culture(), 0)
            }
            "answers" => {
                self.scan.expect(b'.')?;
                let pillar = reader.tables.pillar(self.scan.key()?, &mut self.next_pillar)?;
                let bit = 1_u128.checked_shl(u32::try_from(pillar.get()).ok()?)?;
                if self.pillars & bit != 0 {
                    return None;
                }
                self.pillars |= bit;
                CurrentTable::AnswerTable(reader.tables.of_pillar(pillar)?, 0)
            }
            _ => return None,
        };
        self.scan.expect(b']')?;
        self.scan.line_end()?;
        Some(table)
    }

    /// A line before all headers: the questionnaire in use, in its own version.
    fn top(&mut self) -> Option<()> {
        let (key, value) = (self.scan.key_and_equals()?, self.scan.plain_text()?);
        let (once, own) = match key {
            "questionnaire" => (&mut self.questionnaire, self.reader.questionnaire.id().as_str()),
            "version" => (&mut self.version, self.reader.version.as_str()),
            _ => return None,
        };
        once.mark()?;
        (value == own).then_some(())
    }

    fn audit(&mut self) -> Option<()> {
        match self.scan.key_and_equals()? {
            "team" => fill(&mut self.team, valid_name(self.scan.plain_text()?).ok()?),
            "organisation" => fill(&mut self.organisation, valid_name(self.scan.plain_text()?).ok()?),
            "respondent" => fill(&mut self.respondent, valid_name(self.scan.plain_text()?).ok()?),
            "date" => fill(&mut self.date, self.scan.day()?),
            "viewpoint" => {
                let viewpoint = self.reader.questionnaire.viewpoint_named(self.scan.plain_text()?)?;
                fill(&mut self.viewpoint, viewpoint)
            }
            "stage" => {
                let stage = self.reader.questionnaire.stage_named(self.scan.plain_text()?)?;
                fill(&mut self.stage, stage)
            }
            "participants" => {
                let participants = NonZeroU32::new(u32::try_from(self.scan.integer()?).ok()?)?;
                fill(&mut self.participants, participants)
            }
            _ => None,
        }
    }

    fn answer(&mut self, table: &AnswerTable<'q>, next: &mut usize) -> Option<()> {
        let index = self.asked(table, next)?;
        let response = match self.scan.peek()? {
            b'{' => return self.inline_table(index),
            b'"' => (self.scan.plain_text()? == DONT_KNOW).then_some(WrittenAnswer::DontKnow)?,
            _ => WrittenAnswer::Number(self.scan.integer()?.into()),
        };
        self.builder.respond(index, response).ok()
    }

    /// Reads the key of an answer: usually the next one in the questionnaire, or the one after it.
    fn asked(&mut self, table: &AnswerTable<'q>, next: &mut usize) -> Option<ItemIndex> {
        for ahead in 0..2 {
            if let Some((key, index)) = table.expected(*next + ahead)
                && self.scan.eat_key(key)
            {
                *next += ahead + 1;
                return Some(index);
            }
        }
        match table.find(self.scan.key_and_equals()?, next)? {
            KnownKey::Item(index) => Some(index),
            KnownKey::Retired(_) => None,
        }
    }

    /// An answer with remarks, as an inline table on one line.
    fn inline_table(&mut self, index: ItemIndex) -> Option<()> {
        let item = self.reader.questionnaire.items().get(index.get())?;
        let (mut response, mut note, mut evidence, mut dissent) =
            (None, OnceFlag::NotYet, OnceFlag::NotYet, OnceFlag::NotYet);
        self.scan.expect(b'{')?;
        let level_or_position = if item.is_indicator() { "position" } else { "level" };
        loop {
            self.scan.blanks();
            if self.scan.eat_key(level_or_position) {
                fill(&mut response, WrittenAnswer::Number(self.scan.integer()?.into()))?;
            } else if self.scan.eat_key("note") {
                self.remark(&mut note)?;
            } else if self.scan.eat_key("evidence") {
                self.remark(&mut evidence)?;
            } else if self.scan.eat_key("dissent") {
                self.remark(&mut dissent)?;
            } else if self.scan.eat_key("dont_know") {
                (self.scan.key()? == "true").then_some(())?;
                fill(&mut response, WrittenAnswer::DontKnow)?;
            } else if self.scan.eat_key("not_applicable") {
                fill(&mut response, WrittenAnswer::NotApplicable(self.scan.plain_text()?))?;
            } else {
                return None;
            }
            self.scan.blanks();
            if self.scan.expect(b',').is_none() {
                self.scan.expect(b'}')?;
                return self.builder.respond(index, response).ok();
            }
        }
    }

    fn remark(&mut self, once: &mut OnceFlag) -> Option<()> {
        once.mark()?;
        self.scan.text().map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    const QUESTIONNAIRE: &str = include_str!("../../../../tests/it/fixtures/small.toml");
    const PLAIN: &str = r#"# A comment
questionnaire = "small" # another
version = "1.2.0"

[audit]
team = "Northfield CMHT"
organisation = "Café Trust"
date = 2026-11-21
viewpoint = "leadership"
respondent = "R-014"
participants = 6

[culture]
  debate = { position = -1, note = "It \"is\" so \\ \n" }

[answers.leading]
deputy = "don't know"
budget = { not_applicable = "Nobody has one" }
parity = {level=2,note="",evidence="Minutes",dissent="1"}

[answers.culture-work]
training = { dont_know = true }
"#;

    fn taken(text: &str) -> bool {
        let questionnaire =
            crate::input::questionnaire(&Source::new("small.toml", QUESTIONNAIRE)).into_parts().0.unwrap();
        read(&AnswersReader::new(&questionnaire), text).is_some()
    }

    #[test]
    fn the_plain_layout_is_taken_with_all_it_allows() {
        assert!(taken(PLAIN));
        assert!(taken(&PLAIN.replace('\n', "\r\n")));
        assert!(taken(PLAIN.trim_end()));
    }

    #[test]
    fn what_is_not_plain_or_not_valid_is_left_to_the_other_reader() {
        for (from, to) in [
            ("\"small\"", "'small'"),
            ("1.2.0", "1.1.0"),
            ("[audit]", "[ audit ]"),
            ("2026-11-21", "2026-11-31"),
            ("\"leadership\"", "\"leader\""),
            ("participants = 6", "participants = 0"),
            ("participants = 6", "participants = 6\nteam = \"Again\""),
            ("position = -1", "position = -3"),
            ("position = -1", "level = 1"),
            ("level=2", "level=2,level=2"),
            ("level=2", "level=02"),
            ("don't know", "dont know"),
            ("Nobody has one", " "),
            ("[answers.culture-work]", "[answers.leading]"),
            ("training = { dont_know = true }", "training = { dont_know = true }\ntraining = 1"),
            ("training", "fax"),
            ("dont_know = true }", "dont_know = true, }"),
            ("# A comment", "# A \u{1} comment"),
            ("date = 2026-11-21\n", ""),
        ] {
            let text = PLAIN.replace(from, to);
            assert_ne!(text, PLAIN, "{from}");
            assert!(!taken(&text), "{from} → {to}");
        }
    }
}
