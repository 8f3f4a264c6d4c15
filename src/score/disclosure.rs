//! What a result discloses, and to whom (scoring, section 15).

use super::viewpoints::VisibleGroups;
use super::{ResponseCounts, Rules};
use crate::model::ViewpointIndex;

/// Groups of this size are never small, whatever `--min-group` says.
const SMALLEST_GROUP: u32 = 5;

/// What a result discloses. It depends only on who answered, who is asked what, and who gave a level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// Whether there is only one respondent, so that every figure shows that respondent's answers.
    pub single_respondent: bool,
    /// The only viewpoint with respondents, so that every figure is that viewpoint's.
    pub single_viewpoint: Option<ViewpointIndex>,
    /// Who can work out whose mean from a printed figure: distinct pairs in questionnaire order.
    pub recoverable: Vec<Recoverable>,
    /// Known items whose level is that of one viewpoint with few respondents; 0 where there is only one viewpoint.
    pub items_of_one_small_viewpoint: u32,
}

/// One viewpoint that can work out another's mean, or its other member's answers, by subtracting its own answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recoverable {
    /// The viewpoint that can work it out.
    pub by: ViewpointIndex,
    /// The viewpoint whose mean it is.
    pub of: ViewpointIndex,
}

impl Disclosure {
    /// What the result of these responses discloses.
    #[must_use]
    pub fn of(counts: &ResponseCounts, rules: Rules) -> Self {
        let respondents = counts.respondents();
        let small = rules.min_group.max(SMALLEST_GROUP);
        let present = counts.present();
        // The sets V(i): the viewpoints with respondents that an item is asked of. There are few different ones.
        let mut asked = Vec::new();
        for viewpoints in counts.viewpoints_asked() {
            if !asked.contains(&viewpoints) {
                asked.push(viewpoints);
            }
        }
        let others = VisibleGroups::of(counts, rules).map(|groups| ViewpointIndex::set(groups.hidden()));
        let mut recoverable = Vec::new();
        for &by in present {
            for &of in present {
                let pair = by.bit() | of.bit();
                let alone_with = respondents[by] == 1 && respondents[of] < small;
                let subtracts = by != of && alone_with && (asked.contains(&pair) || others == Some(pair));
                let of_two = by == of && respondents[by] == 2 && asked.contains(&pair);
                if subtracts || of_two {
                    recoverable.push(Recoverable { by, of });
                }
            }
        }
        let of_one_small = counts.given_in_scope().filter(|given| {
            let mut givers = given.clone().filter(|given| *given > 0);
            matches!((givers.next(), givers.next()), (Some(only), None) if only < small)
        });
        Self {
            single_respondent: respondents.iter().sum::<u32>() == 1,
            single_viewpoint: if let [only] = present { Some(*only) } else { None },
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
