//! Recognises a column by its answers: counts the wordings of levels in it, and keeps nothing else of its cells.

use crate::import::table::CellValue;
use crate::import::wordings::{Wordings, cell_key, numbered, phrase};
use crate::model::ItemIndex;
use std::collections::{BTreeMap, BTreeSet};

/// The maximum number of wordings in a column of answers: more than any scale has in all its spellings.
const MAX_WORDINGS: usize = 40;
/// A wording with at least this many words does not occur by chance. People write shorter ones, such as "No", as comments too.
const TELLING_WORDS: usize = 3;

/// The wordings of levels in one column. Blanks, and phrases such as "don't know", are not counted.
#[derive(Debug, Default)]
pub(super) struct WordingCounts {
    /// The number of cells with each wording of a level, as written.
    levels: BTreeMap<String, usize>,
    /// The number of other cells.
    others: usize,
    /// The row of the first other cell.
    first_other: Option<usize>,
}

/// The content of a column by its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The answers to this item, except for single cells.
    Answers(ItemIndex),
    /// Perhaps the answers to one of these: there are too few cells, too many others, or levels that several items share.
    Uncertain(Vec<ItemIndex>),
    /// Something else.
    Nothing,
}

/// How well an item fits a column.
#[derive(Debug, Default)]
struct Fit {
    cells: usize,
    levels: BTreeSet<u8>,
    /// The same for wordings of several words.
    telling: BTreeSet<u8>,
}

impl WordingCounts {
    /// Counts a cell. `row` identifies its row.
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

    /// The row of the first other cell.
    pub(super) fn first_other(&self) -> Option<usize> {
        self.first_other
    }

    /// The content of the column, judged only by its cells.
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
        if is_likely { Verdict::Uncertain(best) } else { Verdict::Nothing }
    }

    /// The item that the cells answer, if it is not `item`.
    pub(super) fn contradicts(&self, item: ItemIndex, wordings: &Wordings<'_>) -> Option<ItemIndex> {
        let (fits, most) = self.fits(wordings);
        if fits.get(&item).is_some_and(|fit| fit.cells == most) {
            return None;
        }
        fits.iter().find(|(_, fit)| fit.cells == most && self.is_enough(fit)).map(|(other, _)| *other)
    }

    /// The items whose levels occur, and the largest number of cells with levels of one item.
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

    /// Whether enough cells are levels of an item to be sure of it, whatever the header says: all cells, with at least two different levels
    /// or three rows; or most cells, with at least two different levels that nobody writes by chance.
    fn is_enough(&self, fit: &Fit) -> bool {
        self.is_all(fit) && (fit.levels.len() >= 2 || fit.cells >= 3)
            || self.is_most(fit.cells) && fit.telling.len() >= 2
    }

    fn is_all(&self, fit: &Fit) -> bool {
        fit.cells == self.total()
    }

    /// Whether this is at least two thirds of the counted cells.
    fn is_most(&self, cells: usize) -> bool {
        cells * 3 >= self.total() * 2
    }

    fn total(&self) -> usize {
        self.others + self.levels.values().sum::<usize>()
    }
}

/// The words of a folded cell without the number in front, and the levels with this wording.
fn found<'k, 'w>(key: &'k str, wordings: &'w Wordings<'_>) -> (&'k str, &'w [(ItemIndex, u8)]) {
    match (wordings.levels(key), numbered(key)) {
        ([], Some((_, words))) => (words, wordings.levels(words)),
        (levels, _) => (key, levels),
    }
}
