//! What falls short, largest first, and what there is to find out (scoring, section 10).

use super::Detail;
use super::item::{ItemName, Place, standing};
use crate::model::{Item, Questionnaire};
use crate::score::{Assessment, Priority, UnknownItem};
use crate::text::clean;

/// How many gaps, and how many things to find out, a result shows that is not asked for all of them.
const SHOWN: usize = 10;

/// A list, and how much of it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<T> {
    /// What is shown.
    pub rows: Vec<T>,
    /// How many there are in all.
    pub of: usize,
}

/// One item that falls short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The item.
    pub item: ItemName,
    /// Its pillar's title.
    pub pillar: String,
    /// Whether it is a must-have that is open.
    pub open_must_have: bool,
    /// Where it stands.
    pub now: Place,
    /// Where it should stand.
    pub wanted: Place,
    /// The level wanted before the culture raised it; none where it did not.
    pub raised_from: Option<String>,
    /// Points by which the mean gap falls if this alone is brought to the level wanted, two decimals.
    pub worth: String,
    /// What to do about it.
    pub action: Option<String>,
    /// What it cannot stand without, and how that stands.
    pub depends_on: Vec<Dependency>,
}

/// An item that another one depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The item.
    pub item: ItemName,
    /// Its level, or why there is none.
    pub state: String,
}

/// One item to which nobody gave a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The item.
    pub item: ItemName,
    /// Its pillar's title.
    pub pillar: String,
    /// Whether it is a must-have, and so unconfirmed.
    pub must_have: bool,
    /// "don't know" or "unanswered".
    pub state: String,
    /// The most points it could be worth, two decimals.
    pub worth_at_most: String,
}

impl<T> Shown<T> {
    /// The must-haves among the rows and at least so many of them, or all; they stand in front.
    fn of<R>(all: &[R], must_have: impl Fn(&R) -> bool, extent: Detail, row: impl Fn(&R) -> T) -> Self {
        let shown = match extent {
            Detail::All => all.len(),
            Detail::Brief | Detail::Usual => SHOWN.max(all.iter().filter(|row| must_have(row)).count()),
        };
        Self { rows: all.iter().take(shown).map(row).collect(), of: all.len() }
    }

    /// How many of how many are shown; none if all are.
    #[must_use]
    pub fn shown(&self) -> Option<String> {
        (self.rows.len() < self.of).then(|| format!("{} of {}; --all shows all.", self.rows.len(), self.of))
    }
}

/// The largest gaps of an audit.
pub(super) fn gaps(questionnaire: &Questionnaire, assessment: &Assessment, extent: Detail) -> Shown<Gap> {
    let row = |priority: &Priority| Gap::of(questionnaire, assessment, priority);
    Shown::of(&assessment.priorities, |priority| priority.open_must_have, extent, row)
}

/// What there is to find out in an audit.
pub(super) fn to_find_out(questionnaire: &Questionnaire, assessment: &Assessment, extent: Detail) -> Shown<Unknown> {
    let row = |unknown: &UnknownItem| {
        let item = &questionnaire.items()[unknown.item];
        Unknown {
            item: ItemName::of(item),
            pillar: pillar_of(questionnaire, item),
            must_have: unknown.must_have,
            state: standing(item, &assessment.items[unknown.item]),
            worth_at_most: unknown.largest_lift.to_decimal(2),
        }
    };
    Shown::of(&assessment.to_find_out, |unknown| unknown.must_have, extent, row)
}

impl Gap {
    /// That the culture raised the level wanted: " (raised by culture from 3)"; empty if it did not.
    #[must_use]
    pub fn raised(&self) -> String {
        self.raised_from.as_ref().map(|from| format!(" (raised by culture from {from})")).unwrap_or_default()
    }

    fn of(questionnaire: &Questionnaire, assessment: &Assessment, priority: &Priority) -> Self {
        let items = questionnaire.items();
        let item = &items[priority.item];
        let own = 100 * i64::from(item.target);
        let (now, wanted) = Place::now_and_wanted(item, priority.level, priority.target);
        let dependency = |&on: &usize| Dependency {
            item: ItemName::of(&items[on]),
            state: standing(&items[on], &assessment.items[on]),
        };
        Self {
            item: ItemName::of(item),
            pillar: pillar_of(questionnaire, item),
            open_must_have: priority.open_must_have,
            now,
            wanted,
            raised_from: (priority.target > own).then(|| item.target.to_string()),
            worth: priority.lift.to_decimal(2),
            action: item.action.as_deref().map(clean),
            depends_on: item.depends_on().iter().map(dependency).collect(),
        }
    }
}

fn pillar_of(questionnaire: &Questionnaire, item: &Item) -> String {
    clean(&questionnaire.pillars()[item.pillar].title)
}
