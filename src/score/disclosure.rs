//! What a result discloses, and to whom (scoring, section 15).

use super::viewpoints::VisibleGroups;
use super::{ResponseCounts, Rules};
use crate::model::{ItemIndex, Questionnaire, ViewpointIndex};

/// The smallest group that is never counted as small, whatever `--min-group` says.
const SMALLEST_GROUP: u32 = 5;

/// What a result discloses. It depends only on who answered, who is asked what, and who gave a level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// Whether there is only one respondent, so that all figures are that respondent's answers.
    pub single_respondent: bool,
    /// The only viewpoint with respondents, so that all figures are that viewpoint's.
    pub single_viewpoint: Option<ViewpointIndex>,
    /// Who can work out whose mean from a printed figure: in the questionnaire's order, no pair twice.
    pub recoverable: Vec<Recoverable>,
    /// Known items whose level is that of one viewpoint with few respondents; 0 where there is only one viewpoint.
    pub items_of_one_small_viewpoint: u32,
}

/// One viewpoint that can work out another's mean, or its other member's answers, by subtracting its own answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recoverable {
    /// Who can.
    pub by: ViewpointIndex,
    /// Whose mean it is.
    pub of: ViewpointIndex,
}

impl Disclosure {
    /// What the result of these responses discloses.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, counts: &ResponseCounts, rules: Rules) -> Self {
        let respondents = counts.respondents();
        let small = rules.min_group.max(SMALLEST_GROUP);
        let present: Vec<_> =
            ViewpointIndex::first(respondents.len()).filter(|viewpoint| respondents[*viewpoint] > 0).collect();
        // V(i): the viewpoints with respondents that an item is asked of, or that a split shows together as "others".
        let items = ItemIndex::enumerate(questionnaire.items()).filter(|(index, _)| counts.is_in_scope(*index));
        let mut asked: Vec<Vec<ViewpointIndex>> = items
            .clone()
            .map(|(_, item)| present.iter().copied().filter(|viewpoint| item.is_asked_of(*viewpoint)).collect())
            .collect();
        asked.sort_unstable();
        asked.dedup();
        let together = VisibleGroups::of(counts, rules).map_or_else(Vec::new, |groups| groups.hidden().to_vec());
        let mut recoverable = Vec::new();
        for &by in &present {
            for &of in &present {
                let mut pair = vec![by, of];
                pair.sort_unstable();
                let alone_with = respondents[by] == 1 && respondents[of] < small;
                let subtracts = by != of && alone_with && (asked.contains(&pair) || together == pair);
                let of_two = by == of && respondents[by] == 2 && asked.contains(&vec![by]);
                if subtracts || of_two {
                    recoverable.push(Recoverable { by, of });
                }
            }
        }
        let of_one_small = items.filter(|(index, _)| {
            let mut givers = counts.by_viewpoint(*index);
            matches!((givers.next(), givers.next()), (Some(only), None) if only.given < small)
        });
        Self {
            single_respondent: respondents.iter().sum::<u32>() == 1,
            single_viewpoint: if let [only] = present.as_slice() { Some(*only) } else { None },
            recoverable,
            items_of_one_small_viewpoint: match present.len() {
                0 | 1 => 0,
                _ => u32::try_from(of_one_small.count()).unwrap_or(u32::MAX),
            },
        }
    }

    /// Whether anybody can work out anybody's answers.
    #[must_use]
    pub fn exposes_anyone(&self) -> bool {
        *self != Self::default()
    }
}
