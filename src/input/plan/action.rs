//! One action of a plan: its items, its owner, its dates and its status.

use crate::diagnostic::{Code, Diagnostic, did_you_mean, one_edit_away};
use crate::input::fields::{Fields, ParseContext, TableSchema};
use crate::input::syntax::to_span;
use crate::input::values::{day, name, viewpoint_of, viewpoints_of};
use crate::model::{
    Action, ActionStatus, Confirmation, InvalidAction, ItemIndex, Questionnaire, State, ViewpointIndex, WrittenAnswer,
};
use crate::source::Span;
use crate::text::{List, Quoted};
use chrono::NaiveDate;
use toml_spanner::{Item, Table};

const ACTION: TableSchema = TableSchema {
    what: "an action",
    keys: &[
        "id",
        "for",
        "to",
        "what",
        "first_step",
        "first_step_by",
        "owner",
        "owner_viewpoint",
        "with",
        "due",
        "shows",
        "status",
        "updated",
        "confirmed",
        "reason",
    ],
    elsewhere: &[
        ("item", "name items in `for`"),
        ("items", "name items in `for`"),
        ("target", "the target level is `to`"),
        ("evidence", "what will show that it is done is `shows`"),
        ("overdue", "whether it is overdue follows from `due`"),
        ("team", "it belongs in [plan]"),
        ("review", "it belongs in [plan]"),
    ],
};

const CONFIRMATION: TableSchema = TableSchema { what: "`confirmed`", keys: &["on", "by"], elsewhere: &[] };

/// Reads actions against one questionnaire.
pub(super) struct ActionReader<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    /// Whether to report unknown ids: not if the whole plan is for something else.
    pub(super) ids_matter: bool,
}

impl ActionReader<'_> {
    /// Reads one action, and reports its problems. `None` if a required value cannot be read.
    pub(super) fn read(&self, table: &Table<'_>, header: Span, context: &mut ParseContext<'_>) -> Option<Action> {
        let fields = Fields::new(table, header, &ACTION, context);
        let date = |key: &str, context: &mut ParseContext<'_>| fields.get(key).and_then(|item| day(item, key, context));
        let text = |key: &'static str, context: &mut ParseContext<'_>| {
            fields.text(key, context).map(|text| text.as_str().to_owned())
        };
        let id = fields.required("id", context).and_then(|item| context.id(item, "id"));
        let items = self.items(fields, context);
        let what = fields.required_text("what", context).map(str::to_owned);
        let first_step = text("first_step", context);
        let first_step_by = date("first_step_by", context);
        let owner = fields.get("owner").and_then(|item| name(item, "owner", context));
        let owner_viewpoint = self.viewpoint(fields, "owner_viewpoint", context);
        let with = match fields.get("with") {
            Some(item) => viewpoints_of(item, "with", self.questionnaire, context),
            None => Vec::new(),
        };
        let due = date("due", context);
        let shows = text("shows", context);
        let status = self.status(fields, context);
        let updated = date("updated", context);
        let to = self.level(fields, items.as_deref(), context);
        let action = Action {
            id: id?,
            items: items?,
            to,
            what: what?,
            first_step,
            first_step_by,
            owner,
            owner_viewpoint,
            with,
            due,
            shows,
            status: status?,
            updated,
        };
        self.report_broken_rules(&action, fields, context);
        Some(action)
    }

    /// The items it is for; `None` if one of them cannot be read.
    fn items(&self, fields: Fields<'_, '_>, context: &mut ParseContext<'_>) -> Option<Vec<ItemIndex>> {
        let list = fields.required("for", context)?;
        let Some(array) = list.as_array() else {
            context.wrong_type(list, "for", "a list of items");
            return None;
        };
        if array.iter().next().is_none() {
            context.problems.add(Code::EmptyList, |code| {
                Diagnostic::new(code, to_span(list.span()), "`for` is empty").with_help("name the items it is for")
            });
            return None;
        }
        let mut items = Vec::with_capacity(array.len());
        let mut all_known = true;
        for entry in array {
            let Some(id) = context.text(entry, "for") else {
                all_known = false;
                continue;
            };
            match self.questionnaire.item_named(id) {
                Some(item) if items.contains(&item) => context.problems.add(Code::RepeatedId, |code| {
                    let message = format!("{} is listed twice in `for`", Quoted(id));
                    Diagnostic::new(code, to_span(entry.span()), message).with_usual_help()
                }),
                Some(item) => items.push(item),
                None => {
                    all_known = false;
                    self.unknown_item(id, entry, context);
                }
            }
        }
        all_known.then_some(items)
    }

    fn unknown_item(&self, id: &str, entry: &Item<'_>, context: &mut ParseContext<'_>) {
        if !self.ids_matter {
            return;
        }
        let known = || self.questionnaire.items().iter().map(|item| item.id.as_str());
        let retired = self.questionnaire.retired().iter().find(|retired| *retired.id == *id);
        let broken = context.problems.is_malformed();
        context.problems.add(Code::UnknownItem, |code| {
            let message = match retired {
                Some(retired) => format!("{} has not been asked since version {}", Quoted(id), retired.obsolete),
                None => format!("there is no item {}", Quoted(id)),
            };
            let help = did_you_mean(id, known()).filter(|_| retired.is_none());
            let sure = one_edit_away(id, known()).filter(|_| retired.is_none() && !broken);
            Diagnostic::new(code, to_span(entry.span()), message)
                .with_usual_help()
                .with_help_if(help)
                .with_fix_if(to_span(entry.span()), sure.map(|id| format!("\"{id}\"")))
        });
    }

    fn viewpoint(&self, fields: Fields<'_, '_>, key: &str, context: &mut ParseContext<'_>) -> Option<ViewpointIndex> {
        fields.get(key).and_then(|item| viewpoint_of(item, key, self.questionnaire, context))
    }

    /// The target level of the only item, or the target position as a level.
    fn level(&self, fields: Fields<'_, '_>, items: Option<&[ItemIndex]>, context: &mut ParseContext<'_>) -> Option<u8> {
        let value = fields.get("to")?;
        let number = context.integer(value, "to")?.as_i128();
        let items = items?;
        let [only] = items else {
            // Reported as a broken rule, since the number itself may be right.
            return u8::try_from(number).ok().or(Some(0));
        };
        let item = self.questionnaire.items().get(only.get())?;
        if let Ok(State::Level(level)) = item.state(WrittenAnswer::Number(number)) {
            return Some(level.number());
        }
        let code = if item.is_indicator() { Code::PositionOutOfRange } else { Code::LevelOutOfRange };
        context.problems.add(code, |code| {
            let (message, help) = if item.is_indicator() {
                ("`to` is not a position".to_owned(), "write a position from -2 to 2".to_owned())
            } else {
                let message = format!("{} has no such level", Quoted(&item.id));
                (message, format!("write a level from 0 to {}", item.top))
            };
            Diagnostic::new(code, to_span(value.span()), message).with_help(help)
        });
        None
    }

    fn status(&self, fields: Fields<'_, '_>, context: &mut ParseContext<'_>) -> Option<ActionStatus> {
        let word = match fields.get("status") {
            Some(item) => context.text(item, "status").map(|word| (word, item)),
            None => return self.without(fields, ActionStatus::Open, context),
        };
        let reason = fields.text("reason", context).map(|text| text.as_str().to_owned());
        let (word, item) = word?;
        match word {
            "open" => self.without(fields, ActionStatus::Open, context),
            "doing" => self.without(fields, ActionStatus::Doing, context),
            "done" => self.without(fields, ActionStatus::Done, context),
            "confirmed" => {
                if !fields.has("confirmed") {
                    context.missing("confirmed", fields.span(), "an action with the status `confirmed`");
                }
                self.confirmation(fields, context).map(ActionStatus::Confirmed)
            }
            "dropped" => {
                self.without(fields, ActionStatus::Open, context);
                if !fields.has("reason") {
                    context.problems.add(Code::DroppedWithoutReason, |code| {
                        Diagnostic::new(code, to_span(item.span()), "an action is dropped without a reason")
                            .with_usual_help()
                    });
                }
                reason.map(|reason| ActionStatus::Dropped { reason })
            }
            _ => {
                context.problems.add(Code::UnknownWord, |code| {
                    let names = ActionStatus::NAMES;
                    let help = did_you_mean(word, names).unwrap_or_else(|| format!("write {}", List::or(&names)));
                    let sure = one_edit_away(word, names).map(|name| format!("\"{name}\""));
                    Diagnostic::new(code, to_span(item.span()), "this is not a status of an action")
                        .with_help(help)
                        .with_fix_if(to_span(item.span()), sure)
                });
                None
            }
        }
    }

    /// A status without confirmation; `confirmed` next to it is an error.
    fn without(
        &self,
        fields: Fields<'_, '_>,
        status: ActionStatus,
        context: &mut ParseContext<'_>,
    ) -> Option<ActionStatus> {
        if !fields.has("confirmed") {
            return Some(status);
        }
        let _also_reported = self.confirmation(fields, context);
        context.problems.add(Code::ContradictoryStatus, |code| {
            let message = "`confirmed` is given, but the status is not `confirmed`";
            Diagnostic::new(code, fields.key_span("confirmed"), message).with_usual_help()
        });
        None
    }

    fn confirmation(&self, fields: Fields<'_, '_>, context: &mut ParseContext<'_>) -> Option<Confirmation> {
        let item = fields.get("confirmed")?;
        let Some(table) = item.as_table() else {
            context.wrong_type(item, "confirmed", "a table such as { on = 2027-04-20, by = \"peer\" }");
            return None;
        };
        let confirmed = Fields::new(table, fields.key_span("confirmed"), &CONFIRMATION, context);
        let on: Option<NaiveDate> = confirmed.required("on", context).and_then(|item| day(item, "on", context));
        confirmed.required("by", context);
        let by = self.viewpoint(confirmed, "by", context);
        Some(Confirmation { on: on?, by: by? })
    }

    /// Reports the rules that need more than one value of the action.
    fn report_broken_rules(&self, action: &Action, fields: Fields<'_, '_>, context: &mut ParseContext<'_>) {
        let value = |key: &str| fields.get(key).map_or(fields.span(), |item| to_span(item.span()));
        for broken in action.broken_rules(self.questionnaire) {
            let (code, at, message) = match broken {
                InvalidAction::LevelOfSeveralItems => {
                    (Code::LevelOfSeveralItems, value("to"), "`to` is given for several items".to_owned())
                }
                InvalidAction::DueBeforeFirstStep => {
                    let message = "the action is due before its first step".to_owned();
                    (Code::DueBeforeFirstStep, value("due"), message)
                }
                InvalidAction::ConfirmedByOwner => {
                    let message = "the action is confirmed by the viewpoint of its owner".to_owned();
                    (Code::ConfirmedByOwner, value("confirmed"), message)
                }
                // These are reported where the value is read.
                InvalidAction::NoItem
                | InvalidAction::UnknownItem
                | InvalidAction::RepeatedItem
                | InvalidAction::LevelOutOfRange => continue,
            };
            context.problems.add(code, |code| Diagnostic::new(code, at, message).with_usual_help());
        }
    }
}
