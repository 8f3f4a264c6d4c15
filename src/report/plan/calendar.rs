//! A plan as an iCalendar file (RFC 5545): an all-day event for each first step, due date and review that is in the future or was missed.

use super::show::PlanView;
use super::wording::owner;
use crate::model::{Action, ActionStatus};
use crate::report::wording::item::ItemName;
use crate::text::{clean, hexadecimal};
use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

/// The maximum length of a line in bytes, without its line break.
const LONGEST_LINE: usize = 75;

/// The calendar. The same plan on the same day gives the same bytes, and an event keeps its UID as long as its action keeps its id.
#[must_use]
pub fn plan_calendar(view: PlanView<'_>) -> String {
    let mut calendar = Calendar { text: String::new(), view, plan: plan_id(view) };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pillars//action plan//EN", "CALSCALE:GREGORIAN"] {
        calendar.line(line);
    }
    let name = format!("X-WR-CALNAME:{}", escaped(&format!("Action plan: {}", clean(&view.plan.head.team))));
    calendar.line(&name);
    for action in view.plan.actions().iter().filter(|action| action.is_unfinished()) {
        if let Some(by) = action.first_step_by.filter(|_| action.status == ActionStatus::Open) {
            let step = action.first_step.as_deref().unwrap_or(&action.what);
            calendar.event(
                &format!("{}-first-step", action.id),
                by,
                &format!("First step: {}", clean(step)),
                Some(action),
            );
        }
        if let Some(due) = action.due {
            calendar.event(&format!("{}-due", action.id), due, &format!("Due: {}", clean(&action.what)), Some(action));
        }
    }
    if let Some(review) = view.plan.head.review {
        let summary = format!("Review of the action plan: {}", clean(&view.plan.head.team));
        calendar.event("review", review, &summary, None);
    }
    calendar.line("END:VCALENDAR");
    calendar.text
}

struct Calendar<'a> {
    text: String,
    view: PlanView<'a>,
    plan: String,
}

impl Calendar<'_> {
    fn event(&mut self, id: &str, on: NaiveDate, summary: &str, action: Option<&Action>) {
        let day = |date: NaiveDate| date.format("%Y%m%d").to_string();
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{id}.{}@pillars", self.plan));
        self.line(&format!("DTSTAMP:{}T000000Z", day(self.view.today)));
        self.line(&format!("DTSTART;VALUE=DATE:{}", day(on)));
        // The end is exclusive. It is left out if the date would overflow.
        if let Some(end) = on.succ_opt() {
            self.line(&format!("DTEND;VALUE=DATE:{}", day(end)));
        }
        self.line(&format!("SUMMARY:{}", escaped(summary)));
        if let Some(action) = action {
            self.line(&format!("DESCRIPTION:{}", escaped(&self.describe(action))));
        }
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    fn describe(&self, action: &Action) -> String {
        let items: Vec<_> =
            action.items.iter().map(|item| ItemName::distinct(self.view.questionnaire, *item)).collect();
        let mut lines =
            vec![clean(&action.what), format!("For: {}", items.join(", ")), format!("Owner: {}", owner(action))];
        lines.extend(action.shows.as_deref().map(|shows| format!("Shown by: {}", clean(shows))));
        lines.join("\n")
    }

    /// A line, folded by a line break and a space if it is long. Characters are not split.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST_LINE;
        for character in line.chars() {
            if character.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            room -= character.len_utf8();
            self.text.push(character);
        }
        self.text.push_str("\r\n");
    }
}

/// A hash that distinguishes the plans of teams, and of one team at different stages, without naming them. The last stage is left out, so
/// that a plan keeps its hash whether it names that stage or none.
fn plan_id(view: PlanView<'_>) -> String {
    let head = &view.plan.head;
    let mut whose =
        vec![view.questionnaire.id().as_str(), head.organisation.as_deref().unwrap_or_default(), &head.team];
    let earlier = head.stage.filter(|stage| Some(*stage) != view.questionnaire.default_stage());
    let earlier = earlier.and_then(|stage| view.questionnaire.stages().get(stage.get()));
    whose.extend(earlier.map(|stage| stage.id.as_str()));
    let digest = Sha256::digest(whose.join("\n"));
    hexadecimal(&digest[..8])
}

/// Text as a value: RFC 5545, section 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(character),
        }
    }
    escaped
}
