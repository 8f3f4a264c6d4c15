//! Target and gap of a pillar, so far and with the most fertile and the most hostile culture still possible (scoring, sections 4 and 6).

use super::super::Explanation;
use super::super::amount::{equals, level, number, over, whole};
use super::points::{CountedItem, CultureCase, known_and_unknown, sum, weight};
use super::{ExplainContext, raising, short_name};
use crate::score::Fraction;
use crate::text::List;

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>, applicable: &[CountedItem<'_>]) {
    let (known, unknown) = known_and_unknown(applicable);
    let pillar = PillarGap { context, applicable, known, unknown };
    let [so_far, low, high] =
        [CultureCase::SoFar, CultureCase::BestCase, CultureCase::WorstCase].map(|culture| pillar.sums(culture));
    let (low_moves, high_moves) = (pillar.moves(CultureCase::BestCase), pillar.moves(CultureCase::WorstCase));
    let certain = unknown == 0 && !low_moves && !high_moves;
    let all = known + unknown;
    explanation.heading("Target and gap");
    explanation.text(
        "Target points = weight × target ÷ top. Missing = weight × (target − level) ÷ top, and 0 where the level is higher: a \
         surplus does not make up for a shortfall.",
    );
    pillar.grid(explanation, CultureCase::SoFar, &so_far);
    if certain {
        explanation.labelled([("target", so_far.target_over(all)), ("gap", so_far.missing_over(all))]);
    } else {
        let mut steps = vec![
            (if low_moves || high_moves { "target so far" } else { "target" }, so_far.target_over(all)),
            ("gap so far", pillar.gap_so_far(&so_far, &high)),
        ];
        steps.extend((!low_moves).then(|| ("gap, best case", low.missing_over(all))));
        steps.extend((!high_moves).then(|| ("gap, worst case", high.worst_over(all))));
        explanation.labelled(steps);
    }
    if low_moves {
        explanation.heading("In the best case: the most fertile culture still possible");
        pillar.grid(explanation, CultureCase::BestCase, &low);
        explanation.labelled([("target, low", low.target_over(all)), ("gap, best case", low.missing_over(all))]);
    }
    if high_moves {
        explanation.heading("In the worst case: the most hostile culture still possible");
        pillar.grid(explanation, CultureCase::WorstCase, &high);
        explanation.labelled([("target, high", high.target_over(all)), ("gap, worst case", high.worst_over(all))]);
    }
    explanation.text(
        "The gap is a sum of what is missing. It can be larger than target − score, since a surplus on one item does \
         not make up for a shortfall on another.",
    );
}

/// The applicable items of a pillar, with their weights.
struct PillarGap<'a> {
    context: &'a ExplainContext<'a>,
    applicable: &'a [CountedItem<'a>],
    known: i64,
    unknown: i64,
}

impl PillarGap<'_> {
    /// Whether any target under this culture differs from the one so far.
    fn moves(&self, culture: CultureCase) -> bool {
        self.applicable.iter().any(|line| line.wanted(culture) != line.wanted(CultureCase::SoFar))
    }

    fn sums(&self, culture: CultureCase) -> GapSums {
        let target = |line: &CountedItem<'_>| line.points(line.wanted(culture));
        GapSums {
            target: sum(self.applicable.iter().map(target)),
            missing: sum(self.applicable.iter().filter_map(|line| line.shortfall(culture))),
            unknown_targets: sum(self.applicable.iter().filter(|line| line.is_unknown()).map(target)),
        }
    }

    fn grid(&self, explanation: &mut Explanation, culture: CultureCase, sums: &GapSums) {
        self.raised(explanation, culture);
        let rows = self.applicable.iter().map(|line| {
            vec![
                short_name(line.item),
                whole(line.item.weight),
                whole(line.item.top),
                line.wanted(culture).to_string(),
                number(&line.points(line.wanted(culture))),
                ExplainContext::level(line.figures.merged.state),
                line.shortfall(culture).as_ref().map_or_else(|| "–".to_owned(), number),
            ]
        });
        let weight = whole(weight(self.applicable));
        let sums = ["sum", &weight, "", "", &number(&sums.target), "", &number(&sums.missing)];
        explanation.grid(
            &["item", "weight", "top", "target", "target points", "level", "missing"],
            rows.collect(),
            Some(sums.map(str::to_owned).to_vec()),
        );
    }

    /// The targets that the culture raises, grouped by equal arithmetic.
    fn raised(&self, explanation: &mut Explanation, culture: CultureCase) {
        let Some(balance) = culture.balance(&self.context.assessment.culture) else { return };
        let raised = self.applicable.iter().filter(|line| line.wanted(culture) != 100 * i64::from(line.item.target));
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for line in raised {
            let formula = raising::raised(line.item, balance);
            match groups.iter_mut().find(|(known, _)| *known == formula) {
                Some((_, names)) => names.push(short_name(line.item)),
                None => groups.push((formula, vec![short_name(line.item)])),
            }
        }
        if !groups.is_empty() {
            explanation.text(format!(
                "The culture balance of {} raises these targets (`pillars explain culture --answers …` shows it in full):",
                level(balance)
            ));
            explanation.list(
                groups.into_iter().map(|(formula, names)| format!("{formula} for {}", List::plain(&names))).collect(),
            );
        }
    }

    /// The gap so far, which is capped at the worst case.
    fn gap_so_far(&self, so_far: &GapSums, high: &GapSums) -> String {
        if self.known == 0 {
            return "nothing is known".to_owned();
        }
        let text = so_far.missing_over(self.known);
        let worst = &high.worst() / (self.known + self.unknown);
        if &so_far.missing / self.known > worst {
            format!("{text}; more than the worst case, so that is taken instead {}", equals(&worst, 1))
        } else {
            text
        }
    }
}

/// The sums of a pillar under one culture.
struct GapSums {
    /// The target points of all applicable items.
    target: Fraction,
    /// The shortfall of the known items.
    missing: Fraction,
    /// The target points of the unknown items.
    unknown_targets: Fraction,
}

impl GapSums {
    fn worst(&self) -> Fraction {
        &self.missing + &self.unknown_targets
    }

    fn target_over(&self, applicable: i64) -> String {
        over(&number(&self.target), &self.target, applicable)
    }

    fn missing_over(&self, divisor: i64) -> String {
        over(&number(&self.missing), &self.missing, divisor)
    }

    /// The worst case, in which unknown items miss all of their target.
    fn worst_over(&self, applicable: i64) -> String {
        if self.unknown_targets.is_zero() {
            return self.missing_over(applicable);
        }
        let formula = format!("({} + {})", number(&self.missing), number(&self.unknown_targets));
        format!("{}, with unknown items missing all of its target points", over(&formula, &self.worst(), applicable))
    }
}
