//! What the cells of one column say about which item they answer. Nothing of a cell is kept that is not the wording of a level.

use crate::import::table::CellValue;
use crate::import::wordings::{Wordings, cell_key, numbered, phrase};
use crate::model::ItemIndex;
use std::collections::{BTreeMap, BTreeSet};

/// Different wordings after which a column cannot be the answers to one item: more than any scale has in all its spellings.
const MAX_WORDINGS: usize = 40;
/// A wording with this many words does not occur by chance. People also write shorter ones, such as "No", as comments.
const TELLING_WORDS: usize = 3;

/// What the cells of one column have in common. Blanks, and phrases such as "don't know", say nothing.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The cells that are levels, as they are written, and how many have each wording.
    levels: BTreeMap<String, usize>,
    /// How many cells are something else.
    others: usize,
    /// The row of the first of these.
    first_other: Option<usize>,
}

/// What a column without a telling header is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The answers to this item, but for single cells that are wrong.
    Answers(ItemIndex),
    /// Perhaps the answers to one of these: too few cells to tell, too many that are no levels, or levels that several items share.
    Perhaps(Vec<ItemIndex>),
    /// Something else.
    Nothing,
}

/// How well an item fits a column.
#[derive(Debug, Default)]
struct Fit {
    cells: usize,
    levels: BTreeSet<u8>,
    /// The same, counting only wordings of several words.
    telling: BTreeSet<u8>,
}

impl Evidence {
    /// Takes one more cell into account; `row` finds its row again.
    pub(super) fn add(&mut self, row: usize, cell: &CellValue<'_>, wordings: &Wordings<'_>) {
        if cell.is_blank() {
            return;
        }
        if let CellValue::Text(text) = cell
            && wordings.may_hold(text)
        {
            if let Some(count) = self.levels.get_mut(text.as_ref()) {
                *count += 1;
                return;
            }
            let key = cell_key(&cell.text());
            if !found(&key, wordings).1.is_empty() {
                if self.levels.len() <= MAX_WORDINGS {
                    self.levels.insert(text.to_string(), 1);
                }
                return;
            }
            if phrase(&key).is_some() {
                return;
            }
        }
        self.others += 1;
        self.first_other.get_or_insert(row);
    }

    /// The row of the first cell that is no level.
    pub(super) fn first_other(&self) -> Option<usize> {
        self.first_other
    }

    /// What the cells alone say.
    pub(super) fn verdict(&self, wordings: &Wordings<'_>) -> Verdict {
        let (fits, most) = self.fits(wordings);
        if most == 0 {
            return Verdict::Nothing;
        }
        let best: Vec<ItemIndex> = fits.iter().filter(|(_, fit)| fit.cells == most).map(|(item, _)| *item).collect();
        if let [item] = best.as_slice()
            && fits.get(item).is_some_and(|fit| self.is_enough(fit) || self.is_all(fit) && !fit.telling.is_empty())
        {
            return Verdict::Answers(*item);
        }
        let is_likely = self.is_most(most) || fits.values().any(|fit| !fit.telling.is_empty());
        if is_likely { Verdict::Perhaps(best) } else { Verdict::Nothing }
    }

    /// The item whose answers the cells are, if they are not those of `item`.
    pub(super) fn contradicts(&self, item: ItemIndex, wordings: &Wordings<'_>) -> Option<ItemIndex> {
        let (fits, most) = self.fits(wordings);
        if fits.get(&item).is_some_and(|fit| fit.cells == most) {
            return None;
        }
        fits.iter().find(|(_, fit)| fit.cells == most && self.is_enough(fit)).map(|(other, _)| *other)
    }

    /// Every item of which a cell is a level, and the most cells that one of them has.
    fn fits(&self, wordings: &Wordings<'_>) -> (BTreeMap<ItemIndex, Fit>, usize) {
        let mut fits: BTreeMap<ItemIndex, Fit> = BTreeMap::new();
        if self.levels.len() > MAX_WORDINGS {
            return (fits, 0);
        }
        for (text, count) in &self.levels {
            let key = cell_key(&CellValue::Text(text.into()).text());
            let (words, levels) = found(&key, wordings);
            let is_telling = words.split(' ').count() >= TELLING_WORDS;
            for (item, level) in levels {
                let fit = fits.entry(*item).or_default();
                fit.cells += count;
                fit.levels.insert(*level);
                if is_telling {
                    fit.telling.insert(*level);
                }
            }
        }
        let most = fits.values().map(|fit| fit.cells).max().unwrap_or_default();
        (fits, most)
    }

    /// Whether an item's levels are so many that a header which says something else is wrong: all cells, at least two different ones or three
    /// rows; or most cells, at least two different ones that nobody writes by chance.
    fn is_enough(&self, fit: &Fit) -> bool {
        self.is_all(fit) && (fit.levels.len() >= 2 || fit.cells >= 3)
            || self.is_most(fit.cells) && fit.telling.len() >= 2
    }

    fn is_all(&self, fit: &Fit) -> bool {
        fit.cells == self.total()
    }

    /// Whether so many are two thirds of the cells that say anything.
    fn is_most(&self, cells: usize) -> bool {
        cells * 3 >= self.total() * 2
    }

    fn total(&self) -> usize {
        self.others + self.levels.values().sum::<usize>()
    }
}

/// The words of a folded cell, and the levels that they are, with or without their number in front.
fn found<'k, 'w>(key: &'k str, wordings: &'w Wordings<'_>) -> (&'k str, &'w [(ItemIndex, u8)]) {
    match (wordings.levels(key), numbered(key)) {
        ([], Some((_, words))) => (words, wordings.levels(words)),
        (levels, _) => (key, levels),
    }
}
