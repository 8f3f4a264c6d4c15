//! One row for each team and item, for pivot tables: the whole team's figures, never one respondent's.

use super::csv::{self, Csv};
use super::teams::{stage, stage_label};
use super::{TypedCell, TypedColumn, cells, column};
use crate::model::{Item, ItemIndex, Questionnaire, Remark, RemarkEntry};
use crate::report::programme::TeamResult;
use crate::report::wording::item::{ItemName, state_in_words, whom_to_ask};
use crate::score::{ItemFigures, ItemState, Priority};
use crate::text::{clean, clean_lines};

/// One item of a team.
pub(super) struct ItemRow<'a> {
    questionnaire: &'a Questionnaire,
    team: TeamResult<'a>,
    item: &'a Item,
    index: ItemIndex,
    figures: &'a ItemFigures,
}

impl<'a> ItemRow<'a> {
    /// `level` and `target` are levels of a question, `position` is an indicator's, and `lift` the points by which the
    /// mean gap falls if only this item reaches its target.
    const COLUMNS: &'a [TypedColumn<Self>] = &[
        column("team", |row| TypedCell::text(&row.team.subject.team)),
        column("organisation", |row| TypedCell::maybe_text(row.team.subject.organisation.as_deref())),
        column("stage", |row| TypedCell::maybe_text(stage(row.questionnaire, row.team.subject))),
        column("first_date", |row| TypedCell::date(row.team.subject.dates.first())),
        column("last_date", |row| TypedCell::date(row.team.subject.dates.last())),
        column("respondents", |row| TypedCell::whole(row.team.assessment.respondent_count())),
        column("pillar", |row| TypedCell::pillar(row.questionnaire, row.item.pillar)),
        column("item", |row| TypedCell::items(row.questionnaire, [row.index])),
        column("kind", |row| TypedCell::text(if row.item.is_indicator() { "indicator" } else { "question" })),
        column("state", |row| TypedCell::text(row.figures.merged.state.name())),
        column("level", |row| TypedCell::hundredths(row.figures.merged.state.level())),
        column("position", |row| {
            TypedCell::hundredths(row.figures.merged.state.position().filter(|_| row.item.is_indicator()))
        }),
        column("target", |row| {
            TypedCell::hundredths(row.figures.merged.state.is_applicable().then_some(row.figures.target.so_far))
        }),
        column("must_have", |row| TypedCell::maybe_text(row.must_have())),
        column("lift", |row| TypedCell::rounded(row.priority().map(|priority| &priority.lift), 2)),
        column("ask", |row| TypedCell::text(row.ask())),
    ];

    /// Respondents' remarks, one per line.
    const REMARKS: &'a [TypedColumn<Self>] = &[
        column("notes", |row| row.remarks(|remark| remark.note.as_deref())),
        column("evidence", |row| row.remarks(|remark| remark.evidence.as_deref())),
        column("dissent", |row| row.remarks(|remark| remark.dissent.as_deref())),
        column("reasons", |row| row.remarks(|remark| remark.reason.as_deref())),
    ];

    /// Columns of workbooks only. They replace those of the same name.
    const IN_WORDS: &'a [TypedColumn<Self>] = &[
        column("stage", |row| TypedCell::maybe_text(stage_label(row.questionnaire, row.team.subject))),
        column("state", |row| match row.figures.merged.state {
            ItemState::Known(_) => TypedCell::text("known"),
            _ => TypedCell::text(state_in_words(row.item, row.figures)),
        }),
        column("must_have", |row| match row.must_have() {
            Some("open") => TypedCell::text("open"),
            Some("unconfirmed") => TypedCell::text("unconfirmed"),
            Some(_) => TypedCell::text("in place"),
            None => TypedCell::Empty,
        }),
        column("ask", |row| {
            let is_unknown = row.figures.merged.state.is_unknown();
            if is_unknown { TypedCell::text(whom_to_ask(row.questionnaire, row.item)) } else { TypedCell::Empty }
        }),
        column("question", |row| TypedCell::text(ItemName::of(row.item).text)),
        column("action", |row| TypedCell::maybe_text(row.item.action.as_deref())),
    ];

    /// The ids of the viewpoints to ask about an item without a level; empty if it has one, or if everyone is asked.
    fn ask(&self) -> String {
        let asked_of = self.item.asked_of.iter().filter(|_| self.figures.merged.state.is_unknown());
        let ids: Vec<_> = asked_of.map(|viewpoint| self.questionnaire.viewpoints()[*viewpoint].id.as_str()).collect();
        ids.join(" ")
    }

    /// The columns with these names.
    pub(super) fn select(names: &[&str]) -> Vec<&'a TypedColumn<Self>> {
        let columns = || Self::IN_WORDS.iter().chain(Self::COLUMNS).chain(Self::REMARKS);
        names.iter().filter_map(|name| columns().find(|column| column.name == *name)).collect()
    }

    /// All items of a team, in questionnaire order.
    pub(super) fn all(questionnaire: &'a Questionnaire, team: TeamResult<'a>) -> impl Iterator<Item = Self> {
        let items = ItemIndex::enumerate(questionnaire.items().iter().zip(&team.assessment.items));
        items.map(move |(index, (item, figures))| Self { questionnaire, team, item, index, figures })
    }

    pub(super) fn must_have(&self) -> Option<&'static str> {
        let must_haves = &self.team.assessment.pillars[self.item.pillar].must_haves;
        self.item.must_have.then(|| {
            if must_haves.open.contains(&self.index) {
                "open"
            } else if must_haves.unconfirmed.contains(&self.index) {
                "unconfirmed"
            } else {
                "met"
            }
        })
    }

    fn priority(&self) -> Option<&'a Priority> {
        self.team.assessment.priorities.iter().find(|priority| priority.item == self.index)
    }

    /// Each remark on one line, after its respondent's pseudonym, so that nobody can forge a line of another respondent.
    fn remarks(&self, of: fn(&Remark) -> Option<&str>) -> TypedCell<'static> {
        let about_item = self.team.remark_entries.unwrap_or_default().iter().filter(|entry| entry.item == self.index);
        let lines = about_item.filter_map(|RemarkEntry { respondent, remark, .. }| {
            let text = clean_lines(of(remark)?);
            Some(match respondent {
                Some(respondent) => format!("{}: {text}", clean(respondent)),
                None => text,
            })
        });
        TypedCell::text(lines.collect::<Vec<_>>().join("\n"))
    }
}

/// The names of the columns, as a line of CSV.
#[must_use]
pub fn items_csv_header(with_notes: bool) -> Vec<u8> {
    let remarks = if with_notes { ItemRow::REMARKS } else { &[] };
    csv::header(ItemRow::COLUMNS.iter().chain(remarks).map(|column| column.name))
}

/// A team's lines of CSV, one for each item in questionnaire order.
#[must_use]
pub fn items_as_csv(questionnaire: &Questionnaire, team: TeamResult<'_>, with_notes: bool) -> Vec<u8> {
    let remarks = if with_notes { ItemRow::REMARKS } else { &[] };
    let mut csv = Csv::new();
    for row in ItemRow::all(questionnaire, team) {
        csv.row(cells(ItemRow::COLUMNS, &row).chain(cells(remarks, &row)));
    }
    csv.into_bytes()
}
