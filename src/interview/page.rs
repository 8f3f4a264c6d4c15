//! The page of each step, above its prompt.

use super::input::RemarkKind;
use super::steps::{Field, Step};
use super::wording::{self, WHICH_POLE};
use super::{Interview, Message, Phase, PromptState, Scope};
use crate::model::{Item, ItemIndex, Kind, Pillar, Remark, State, basis_of_estimate};
use crate::text::{Count, about, day};

impl Interview<'_> {
    /// The introduction: what the interview is about, or whose answers it continues. `file` is where answers are saved.
    pub fn welcome(&self, file: &str) -> Vec<Message> {
        let mut page = vec![Message::Title(self.questionnaire.title().to_owned())];
        if self.resumed {
            let team = self.draft.in_words(self.questionnaire).unwrap_or_default();
            page.push(Message::text(format!("Welcome back. These are the answers of {team}.")));
            page.push(Message::text("To audit another team, or for another person, type q and name another file."));
            if self.phase != Phase::Fields {
                page.extend(self.what_is_ahead());
            }
        } else {
            page.push(Message::text(
                "Choose the highest level that is wholly true today. If nobody knows, \"don't know\" is the honest answer: \
                 it costs nothing and shows what to find out.",
            ));
        }
        if let Some(earlier) = &self.earlier {
            let date = day(earlier.audit().date);
            page.push(Message::text(format!(
                "Each question shows the answer from {date}. Press Enter if it still holds."
            )));
        }
        page.push(Message::text(format!(
            "Every answer is saved to {file} at once. Reports leave notes out unless somebody asks for them; do not write \
             down who said what."
        )));
        page.push(Message::text("Type ? for help, q to save and quit."));
        page
    }

    /// How many questions there are and how long they take, shown before the first one.
    pub(super) fn what_is_ahead(&self) -> Vec<Message> {
        let asked = self.steps.items().count();
        let unanswered = self.unanswered();
        let time = about(self.time_left());
        let what = match self.scope {
            Scope::Whole => format!("{asked} questions in {}", Count::of(self.pillars_asked(), "pillar")),
            Scope::Short => format!("{asked} questions of the short form"),
            Scope::Pillar(pillar) => {
                let title = self.questionnaire.pillars().get(pillar.get()).map_or("", |pillar| &pillar.title);
                format!("the {asked} questions of {title}")
            }
        };
        if asked == 0 {
            return vec![Message::text("None of these questions is asked of this viewpoint at this stage.")];
        }
        if unanswered == 0 {
            return vec![Message::text(format!("All {asked} questions are answered."))];
        }
        if unanswered < asked {
            let answered = asked - unanswered;
            return vec![Message::text(format!("{answered} of {asked} questions answered; the rest takes {time}."))];
        }
        let how = basis_of_estimate(self.draft.is_group());
        vec![
            Message::Blank,
            Message::text(format!(
                "Ahead: {what}. Allow {time}: {how}. Finding out what you do not know takes longer. You can stop at any \
                 time and continue later."
            )),
        ]
    }

    fn pillars_asked(&self) -> usize {
        let mut pillars: Vec<_> = self.steps.items().map(|(_, item)| self.questionnaire.items()[item].pillar).collect();
        pillars.dedup();
        pillars.len()
    }

    /// The page of the current step, above its prompt.
    pub fn page(&mut self) -> Vec<Message> {
        let pillar = self.pillar();
        let announce = pillar.is_some() && pillar != self.announced && self.prompt_state == PromptState::Step;
        if announce {
            self.announced = pillar;
        }
        match (&self.prompt_state, self.step()) {
            (PromptState::Jump, _) => self.pillars(),
            (PromptState::Reason, Step::Item(item)) => reason_page(self.responses.remark_on(item)),
            (PromptState::Remark(kind, _), Step::Item(item)) => remark_page(*kind, self.responses.remark_on(item)),
            (_, Step::Field(field)) => self.field_page(field),
            (_, Step::Item(item)) => self.item_page(item, announce),
            (_, Step::End) => self.end_page(),
        }
    }

    fn field_page(&self, field: Field) -> Vec<Message> {
        let (question, help) = match field {
            Field::Team => ("Which team is being audited?", None),
            Field::Organisation => (
                "Which organisation is it part of?",
                Some("Files with the same team and organisation belong together, so spell both the same each time."),
            ),
            Field::Date => ("Date of the audit", None),
            Field::Stage => ("Which stage has the team reached?", None),
            Field::Viewpoint => ("Whose viewpoint are these answers from?", None),
            Field::TookPart => (
                "Who is in the group?",
                Some("The report will say so. It does not change the result; Enter leaves it out."),
            ),
            Field::Participants => (
                "How many people are taking part?",
                Some("They count as one respondent, and the file contains no names."),
            ),
        };
        let mut page = vec![Message::Question(question.to_owned())];
        page.extend(help.map(Message::text));
        if let Some(value) = self.draft.value(field, self.questionnaire) {
            page.push(Message::text(format!("Enter keeps: {value}")));
        } else if field == Field::Organisation {
            page.push(Message::text("Enter leaves it out."));
        }
        page
    }

    fn item_page(&self, index: ItemIndex, announce: bool) -> Vec<Message> {
        let item = &self.questionnaire.items()[index];
        let pillar = &self.questionnaire.pillars()[item.pillar];
        let mut page = Vec::new();
        if announce {
            let count = self.questionnaire.pillars().len();
            page.push(Message::Title(format!("Pillar {} of {count}: {}", item.pillar.number(), pillar.title)));
            page.extend(pillar.why.as_ref().map(|why| Message::Text(why.to_string())));
            page.push(Message::Blank);
        }
        page.push(Message::Muted(self.number_in_pillar(item, pillar, index)));
        page.push(Message::Question(match &item.kind {
            Kind::Question(question) => question.text.to_string(),
            Kind::Indicator(_) => WHICH_POLE.to_owned(),
        }));
        let earlier = self.earlier_answer(index);
        if let (Some(answer), Some(audit)) = (self.outdated_answer(index), &self.earlier) {
            page.push(Message::text(format!(
                "On {}: {answer}, but the question has changed since. Answer it again.",
                day(audit.audit().date)
            )));
            page.extend(remarks_in_words(audit.remarks().get(&index)));
        }
        if let (Some(state), Some(audit)) = (earlier, &self.earlier) {
            let remark = audit.remarks().get(&index);
            page.push(Message::text(format!(
                "On {}: {}",
                day(audit.audit().date),
                wording::answer(item, state, remark)
            )));
            page.extend(remarks_in_words(remark));
        }
        let remark = self.responses.remark_on(index);
        match self.state(index) {
            State::Unanswered if earlier.is_some() => {
                page.push(Message::text("Press Enter if that still holds, or type the new answer."));
            }
            State::Unanswered => {}
            state => {
                let answer = wording::answer(item, state, remark);
                page.push(Message::text(format!("Your answer: {answer}. Enter keeps it.")));
            }
        }
        page.extend(remarks_in_words(remark));
        page
    }

    fn number_in_pillar(&self, item: &Item, pillar: &Pillar, index: ItemIndex) -> String {
        let asked = || pillar.items.clone().map(ItemIndex::new).filter(|index| self.steps.asks(*index));
        let number = asked().position(|other| other == index).unwrap_or_default() + 1;
        let must_have = if item.must_have { " (must-have)" } else { "" };
        format!("{}, question {number} of {}{must_have}", pillar.title, asked().count())
    }

    fn end_page(&self) -> Vec<Message> {
        let asked = self.steps.items().count();
        let unanswered = self.unanswered();
        vec![
            Message::Title("That was the last question.".to_owned()),
            Message::text(match unanswered {
                0 => format!("All {asked} questions are answered."),
                1 => format!("{} of {asked} are answered, 1 is unanswered.", asked - 1),
                unanswered => format!("{} of {asked} are answered, {unanswered} are unanswered.", asked - unanswered),
            }),
        ]
    }
}

fn remarks_in_words(remark: Option<&Remark>) -> Vec<Message> {
    let Some(remark) = remark else { return Vec::new() };
    [("Note:", &remark.note), ("Evidence:", &remark.evidence), ("Dissent:", &remark.dissent)]
        .into_iter()
        .filter_map(|(label, text)| Some(Message::labelled(label, text.clone()?)))
        .collect()
}

fn reason_page(remark: Option<&Remark>) -> Vec<Message> {
    let mut page = vec![Message::Question("Why does it not apply here?".to_owned())];
    if let Some(reason) = remark.and_then(|remark| remark.reason.clone()) {
        page.push(Message::labelled("So far:", reason));
    }
    page
}

fn remark_page(kind: RemarkKind, remark: Option<&Remark>) -> Vec<Message> {
    let question = match kind {
        RemarkKind::Note => "What is worth remembering? It does not change the result.",
        RemarkKind::Evidence => "What would convince somebody else? It does not change the result.",
        RemarkKind::Dissent => "What do some of you see differently? Do not name anybody.",
    };
    let mut page = vec![Message::Question(question.to_owned())];
    let mut remark = remark.cloned().unwrap_or_default();
    if let Some(text) = kind.of(&mut remark) {
        page.push(Message::labelled("So far:", text.clone()));
        page.push(Message::text("What you type replaces it; - removes it."));
    }
    page
}
