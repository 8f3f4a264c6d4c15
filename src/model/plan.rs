//! An action plan: what a team will do about its gaps, who owns each action, and by when.

use super::{Id, Item, ItemIndex, Questionnaire, StageIndex, Subject, Version, ViewpointIndex};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;

/// The maximum number of actions in a plan.
pub const MAX_ACTIONS: usize = 1_000;

/// The action plan of one team. Its actions satisfy the rules of [`InvalidAction`], and their ids are distinct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The team, and the date of the next review.
    pub head: PlanHead,
    actions: Vec<Action>,
}

/// The team, and the date of the next review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHead {
    /// The version of the questionnaire whose items it names.
    pub version: Version,
    pub team: String,
    /// The organisation it belongs to.
    pub organisation: Option<String>,
    /// The stage of the team: the one named, or the questionnaire's last. `None` if the questionnaire has no stages.
    pub stage: Option<StageIndex>,
    /// The date of the audit that the plan responds to.
    pub baseline: Option<NaiveDate>,
    /// The date of the next review.
    pub review: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its id within the plan.
    pub id: Id,
    /// The items that it addresses.
    pub items: Vec<ItemIndex>,
    /// The target level, 0 … M; for an indicator the target position + 2. `None` means each item's own target.
    pub to: Option<u8>,
    /// What is to be done.
    pub what: String,
    /// What is done first.
    pub first_step: Option<String>,
    /// The due date of the first step.
    pub first_step_by: Option<NaiveDate>,
    /// The role responsible for it.
    pub owner: Option<String>,
    /// The viewpoint that the owner belongs to.
    pub owner_viewpoint: Option<ViewpointIndex>,
    /// The viewpoints that shape it.
    pub with: Vec<ViewpointIndex>,
    /// The due date.
    pub due: Option<NaiveDate>,
    /// What will show that it is done, agreed in advance.
    pub shows: Option<String>,
    /// Its status.
    pub status: ActionStatus,
    /// The date of the last change.
    pub updated: Option<NaiveDate>,
}

impl Action {
    /// A new open action without optional values.
    #[must_use]
    pub const fn open(id: Id, items: Vec<ItemIndex>, what: String) -> Self {
        Self {
            id,
            items,
            to: None,
            what,
            first_step: None,
            first_step_by: None,
            owner: None,
            owner_viewpoint: None,
            with: Vec::new(),
            due: None,
            shows: None,
            status: ActionStatus::Open,
            updated: None,
        }
    }
}

/// The status of an action. It is closed in two steps: its owner says that it is done, and then others confirm that it worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionStatus {
    /// Nothing has happened yet.
    Open,
    /// Work has begun.
    Doing,
    /// The owner says that it is done.
    Done,
    /// Others confirm it.
    Confirmed(Confirmation),
    /// It will not be done.
    Dropped {
        /// The reason.
        reason: String,
    },
}

/// Who confirmed that an action is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmation {
    /// The date.
    pub on: NaiveDate,
    /// The viewpoint, which is not the owner's.
    pub by: ViewpointIndex,
}

/// A rule that an action breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidAction {
    /// It addresses no item.
    NoItem,
    /// It names an item that the questionnaire does not have.
    UnknownItem,
    /// It names an item twice.
    RepeatedItem,
    /// It sets one level for several items.
    LevelOfSeveralItems,
    /// It sets a level that its item does not have.
    LevelOutOfRange,
    /// It is due before its first step.
    DueBeforeFirstStep,
    /// The owner's own viewpoint confirmed it.
    ConfirmedByOwner,
}

/// Why actions are not a valid plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidPlan {
    /// The action at this index breaks a rule.
    Action(usize, InvalidAction),
    /// The action at this index has the id of an earlier one.
    DuplicateId(usize),
    /// There are more than [`MAX_ACTIONS`].
    TooManyActions,
}

impl PlanHead {
    /// Whether the plan and a result are about the same team at the same stage.
    #[must_use]
    pub fn is_about(&self, subject: &Subject) -> bool {
        self.is_about_team_of(subject) && self.stage == subject.stage
    }

    /// Whether the plan and a result are about the same team, at any stage.
    #[must_use]
    pub fn is_about_team_of(&self, subject: &Subject) -> bool {
        (&self.team, &self.organisation) == (&subject.team, &subject.organisation)
    }
}

impl Plan {
    /// Validates the actions of a plan.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn new(head: PlanHead, actions: Vec<Action>, questionnaire: &Questionnaire) -> Result<Self, InvalidPlan> {
        if actions.len() > MAX_ACTIONS {
            return Err(InvalidPlan::TooManyActions);
        }
        let mut ids = BTreeSet::new();
        for (index, action) in actions.iter().enumerate() {
            if let Some(broken) = action.broken_rules(questionnaire).into_iter().next() {
                return Err(InvalidPlan::Action(index, broken));
            }
            if !ids.insert(&action.id) {
                return Err(InvalidPlan::DuplicateId(index));
            }
        }
        Ok(Self { head, actions })
    }

    /// The actions, in the order of the file.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }
}

impl Action {
    /// Every rule that the action breaks.
    #[must_use]
    pub fn broken_rules(&self, questionnaire: &Questionnaire) -> Vec<InvalidAction> {
        let items = questionnaire.items();
        let distinct: BTreeSet<ItemIndex> = self.items.iter().copied().collect();
        let only = if let [only] = self.items.as_slice() { items.get(only.get()) } else { None };
        let confirmed_by =
            if let ActionStatus::Confirmed(confirmation) = &self.status { Some(confirmation.by) } else { None };
        [
            (self.items.is_empty(), InvalidAction::NoItem),
            (self.items.iter().any(|item| item.get() >= items.len()), InvalidAction::UnknownItem),
            (distinct.len() < self.items.len(), InvalidAction::RepeatedItem),
            (self.to.is_some() && self.items.len() > 1, InvalidAction::LevelOfSeveralItems),
            (self.to.zip(only).is_some_and(|(to, item)| to > item.top), InvalidAction::LevelOutOfRange),
            (
                self.due.zip(self.first_step_by).is_some_and(|(due, first)| due < first),
                InvalidAction::DueBeforeFirstStep,
            ),
            (confirmed_by.is_some() && confirmed_by == self.owner_viewpoint, InvalidAction::ConfirmedByOwner),
        ]
        .into_iter()
        .filter_map(|(is_broken, rule)| is_broken.then_some(rule))
        .collect()
    }

    /// The target level of one of its items.
    #[must_use]
    pub fn wanted(&self, item: &Item) -> u8 {
        self.to.unwrap_or(item.target)
    }

    /// Whether it is open or being done.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        matches!(self.status, ActionStatus::Open | ActionStatus::Doing)
    }

    /// Whether its owner, or others too, say that it is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self.status, ActionStatus::Done | ActionStatus::Confirmed(_))
    }

    /// Whether it was dropped.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        matches!(self.status, ActionStatus::Dropped { .. })
    }
}

impl ActionStatus {
    /// The values of `status` in a plan.
    pub const NAMES: [&'static str; 5] = ["open", "doing", "done", "confirmed", "dropped"];

    /// Its value of `status` in a plan.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Confirmed(_) => "confirmed",
            Self::Dropped { .. } => "dropped",
        }
    }
}

impl fmt::Display for InvalidAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoItem => "it addresses no item",
            Self::UnknownItem => "it names an item that does not exist",
            Self::RepeatedItem => "it names an item twice",
            Self::LevelOfSeveralItems => "it sets one level for several items",
            Self::LevelOutOfRange => "its item does not have the target level",
            Self::DueBeforeFirstStep => "it is due before its first step",
            Self::ConfirmedByOwner => "the owner's own viewpoint confirmed it",
        })
    }
}

impl Error for InvalidAction {}

impl fmt::Display for InvalidPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(index, broken) => write!(f, "action {}: {broken}", index + 1),
            Self::DuplicateId(index) => write!(f, "action {} has the id of an earlier one", index + 1),
            Self::TooManyActions => write!(f, "there are more than {MAX_ACTIONS} actions"),
        }
    }
}

impl Error for InvalidPlan {}
