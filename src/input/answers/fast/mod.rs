//! The plain layout in which nearly all answers files are written: headers, and under them one answer a line.
//!
//! Read straight from the text, such a file takes a third of the time that a tree of TOML values takes. What is not of this layout, or not
//! without fault, is left to the TOML reader: here nothing is refused and nothing explained. Tests hold every value that is taken here
//! against that reader, over examples, broken files and random edits.

mod scanner;

use super::{AnswersReader, Asked, Section};
use crate::input::LONGEST_NAME;
use crate::model::{Answers, Audit, Item, ItemIndex, State, ViewpointIndex, limits};
use crate::text::is_control;
use chrono::NaiveDate;
use scanner::Scanner;
use std::collections::BTreeMap;

/// What position 0 is as a level.
const MIDDLE: i64 = 2;
/// Words of 64 bits in which every item has a bit.
const WORDS: usize = limits::ITEMS.div_ceil(64);

/// Reads a file of the plain layout that has no fault; none if it is not one, or may not be one.
pub(super) fn read(reader: &AnswersReader<'_>, text: &str) -> Option<Answers> {
    let mut sheet = Plain::new(reader, text);
    let mut under = Under::Top;
    loop {
        sheet.scan.blanks();
        match sheet.scan.peek() {
            None => return sheet.finish(),
            Some(b'\n' | b'\r' | b'#') => sheet.scan.line_end()?,
            Some(b'[') => under = sheet.header()?,
            Some(_) => {
                match &mut under {
                    Under::Top => sheet.top()?,
                    Under::Audit => sheet.audit()?,
                    Under::Section(section, next) => sheet.answer(section, next)?,
                }
                sheet.scan.line_end()?;
            }
        }
    }
}

/// The header that the lines stand under.
enum Under<'r, 'q> {
    Top,
    Audit,
    Section(&'r Section<'q>, usize),
}

/// One file being read.
struct Plain<'r, 'q, 't> {
    reader: &'r AnswersReader<'q>,
    scan: Scanner<'t>,
    questionnaire: Once,
    version: Once,
    audit: Once,
    culture: Once,
    pillars: u128,
    next_pillar: usize,
    team: Option<&'t str>,
    organisation: Option<&'t str>,
    date: Option<NaiveDate>,
    viewpoint: Option<ViewpointIndex>,
    respondent: Option<&'t str>,
    participants: Option<u32>,
    states: Vec<State>,
    answered: [u64; WORDS],
}

/// Something that may stand in a file once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Once {
    NotYet,
    Seen,
}

impl Once {
    fn see(&mut self) -> Option<()> {
        (std::mem::replace(self, Self::Seen) == Self::NotYet).then_some(())
    }
}

/// Takes a value for what has none yet.
fn fill<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

impl<'r, 'q, 't> Plain<'r, 'q, 't> {
    fn new(reader: &'r AnswersReader<'q>, text: &'t str) -> Self {
        Self {
            reader,
            scan: Scanner::new(text),
            questionnaire: Once::NotYet,
            version: Once::NotYet,
            audit: Once::NotYet,
            culture: Once::NotYet,
            pillars: 0,
            next_pillar: 0,
            team: None,
            organisation: None,
            date: None,
            viewpoint: None,
            respondent: None,
            participants: None,
            states: vec![State::Unanswered; reader.questionnaire.items().len()],
            answered: [0; WORDS],
        }
    }

    fn finish(self) -> Option<Answers> {
        if self.questionnaire == Once::NotYet || self.version == Once::NotYet {
            return None;
        }
        let audit = Audit {
            team: self.team?.to_owned(),
            organisation: self.organisation.map(str::to_owned),
            date: self.date?,
            viewpoint: self.viewpoint?,
            respondent: self.respondent.map(str::to_owned),
            participants: self.participants,
        };
        let version = self.reader.questionnaire.version();
        Some(Answers { audit, version, states: self.states, remarks: BTreeMap::new(), retired: Vec::new() })
    }

    /// A header: `[audit]`, `[culture]` or a pillar's, each once.
    fn header(&mut self) -> Option<Under<'r, 'q>> {
        let reader = self.reader;
        self.scan.expect(b'[')?;
        let under = match self.scan.key()? {
            "audit" => {
                self.audit.see()?;
                Under::Audit
            }
            "culture" => {
                self.culture.see()?;
                Under::Section(reader.sections.culture(), 0)
            }
            "answers" => {
                self.scan.expect(b'.')?;
                let pillar = reader.sections.pillar(self.scan.key()?, &mut self.next_pillar)?;
                let bit = 1_u128.checked_shl(u32::try_from(pillar).ok()?)?;
                if self.pillars & bit != 0 {
                    return None;
                }
                self.pillars |= bit;
                Under::Section(reader.sections.of_pillar(pillar)?, 0)
            }
            _ => return None,
        };
        self.scan.expect(b']')?;
        self.scan.line_end()?;
        Some(under)
    }

    /// A line before all headers: the questionnaire in use, in its own version.
    fn top(&mut self) -> Option<()> {
        let (key, value) = (self.scan.key_and_equals()?, self.scan.plain_text()?);
        let (once, own) = match key {
            "questionnaire" => (&mut self.questionnaire, self.reader.questionnaire.id().as_str()),
            "version" => (&mut self.version, self.reader.version.as_str()),
            _ => return None,
        };
        once.see()?;
        (value == own).then_some(())
    }

    fn audit(&mut self) -> Option<()> {
        match self.scan.key_and_equals()? {
            "team" => fill(&mut self.team, self.scan.plain_text().and_then(name)?),
            "organisation" => fill(&mut self.organisation, self.scan.plain_text().and_then(name)?),
            "respondent" => fill(&mut self.respondent, self.scan.plain_text().and_then(name)?),
            "date" => fill(&mut self.date, self.scan.day()?),
            "viewpoint" => {
                let viewpoint = self.reader.questionnaire.viewpoint_named(self.scan.plain_text()?)?;
                fill(&mut self.viewpoint, viewpoint)
            }
            "participants" => {
                let participants = u32::try_from(self.scan.integer()?).ok().filter(|number| *number > 0)?;
                fill(&mut self.participants, participants)
            }
            _ => None,
        }
    }

    fn answer(&mut self, section: &Section<'q>, next: &mut usize) -> Option<()> {
        let index = self.asked(section, next)?;
        let (word, bit) = (self.answered.get_mut(index / 64)?, 1_u64 << (index % 64));
        if *word & bit != 0 {
            return None;
        }
        *word |= bit;
        let item = self.reader.questionnaire.items().get(index)?;
        let state = match self.scan.peek()? {
            b'{' => self.in_braces(item)?,
            b'"' => (self.scan.plain_text()? == super::answer::DONT_KNOW).then_some(State::DontKnow)?,
            _ => level(item, self.scan.integer()?)?,
        };
        *self.states.get_mut(index)? = state;
        Some(())
    }

    /// Takes the key of an answer: mostly the one that comes next in the questionnaire, or the one after it.
    fn asked(&mut self, section: &Section<'q>, next: &mut usize) -> Option<ItemIndex> {
        for ahead in 0..2 {
            if let Some((key, index)) = section.expected(*next + ahead)
                && self.scan.takes(key)
            {
                *next += ahead + 1;
                return Some(index);
            }
        }
        match section.find(self.scan.key_and_equals()?, next)? {
            Asked::Item(index) => Some(index),
            Asked::Retired(_) => None,
        }
    }

    /// An answer with something said beside it, in braces on one line.
    fn in_braces(&mut self, item: &Item) -> Option<State> {
        let (mut state, mut note, mut evidence, mut dissent) = (None, Once::NotYet, Once::NotYet, Once::NotYet);
        self.scan.expect(b'{')?;
        let level_or_position = if item.is_indicator() { "position" } else { "level" };
        loop {
            self.scan.blanks();
            if self.scan.takes(level_or_position) {
                fill(&mut state, level(item, self.scan.integer()?)?)?;
            } else if self.scan.takes("note") {
                self.remark(&mut note)?;
            } else if self.scan.takes("evidence") {
                self.remark(&mut evidence)?;
            } else if self.scan.takes("dissent") {
                self.remark(&mut dissent)?;
            } else if self.scan.takes("dont_know") {
                (self.scan.key()? == "true").then_some(())?;
                fill(&mut state, State::DontKnow)?;
            } else if item.na_allowed && self.scan.takes("not_applicable") {
                let reason = self.scan.plain_text()?;
                // A reason that may say nothing is left to the other reader.
                reason.bytes().any(|byte| byte.is_ascii_alphanumeric()).then_some(())?;
                fill(&mut state, State::NotApplicable)?;
            } else {
                return None;
            }
            self.scan.blanks();
            if self.scan.expect(b',').is_none() {
                self.scan.expect(b'}')?;
                return Some(state.unwrap_or(State::Unanswered));
            }
        }
    }

    fn remark(&mut self, once: &mut Once) -> Option<()> {
        once.see()?;
        self.scan.text().map(|_| ())
    }
}

fn level(item: &Item, number: i64) -> Option<State> {
    let level = if item.is_indicator() { number + MIDDLE } else { number };
    u8::try_from(level).ok().filter(|level| *level <= item.top).map(State::Level)
}

/// A name that can be printed in a table.
fn name(text: &str) -> Option<&str> {
    (text.len() <= LONGEST_NAME && !text.trim().is_empty() && !text.contains(is_control)).then_some(text)
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
    fn what_is_not_plain_or_not_right_is_left_to_the_other_reader() {
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
