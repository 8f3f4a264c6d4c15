//! The culture profile: every indicator between its two poles, the balance, and what it does to the targets.

use super::figure::{Rating, signed_hundredths};
use super::item::standing;
use crate::model::Questionnaire;
use crate::score::{Assessment, Culture, CultureReading, Hundredths};
use crate::text::clean;
use crate::text::{Count, agree};

/// The culture of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CultureProfile {
    /// "hostile", or "hostile to mixed"; none if no indicator applies.
    pub reading: Option<String>,
    /// How good the reading is; in between while it is not certain.
    pub tone: Rating,
    /// The mean position with its bounds: "−1.25", "−0.57 (−0.75 to −0.25)"; none if no indicator applies.
    pub balance: Option<String>,
    /// How many indicators are known, and how many stand at a hostile position.
    pub coverage: String,
    /// What the balance does to the targets, as a sentence.
    pub effect: String,
    /// Whether it does anything to them, or could.
    pub is_felt: bool,
    /// The indicators in the questionnaire's order.
    pub scales: Vec<TwoPoledScale>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoPoledScale {
    /// Its full id.
    pub id: String,
    /// Position −2, wholly.
    pub hostile: String,
    /// Position +2, wholly.
    pub fertile: String,
    /// Its position in hundredths, −200 … +200, for drawing; none if it is not known.
    pub position: Option<Hundredths>,
    /// The position as printed, or why there is none.
    pub state: String,
    /// The position wanted as printed; none where the indicator does not apply.
    pub wanted: Option<String>,
    /// Whether the position falls short of the one wanted.
    pub short: bool,
}

impl CultureProfile {
    /// Balance and coverage in one line.
    #[must_use]
    pub fn balance_and_coverage(&self) -> String {
        let balance = self.balance.as_ref().map(|balance| format!("balance {balance} on a scale from −2 to +2"));
        balance.into_iter().chain([self.coverage.clone()]).collect::<Vec<_>>().join("; ")
    }

    /// Reading, balance and coverage in one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let reading = self.reading.as_ref().map(|reading| format!("{reading}, ")).unwrap_or_default();
        format!("{reading}{}", self.balance_and_coverage())
    }

    /// The culture of an audit; none if the questionnaire has no indicators.
    pub(super) fn of(questionnaire: &Questionnaire, assessment: &Assessment) -> Option<Self> {
        let culture = &assessment.culture;
        if culture.indicators == 0 {
            return None;
        }
        let scale = |(index, item): (usize, &crate::model::Item)| {
            let indicator = item.indicator()?;
            let figures = &assessment.items[index];
            let level = figures.merged.standing.level();
            Some(TwoPoledScale {
                id: item.id.to_string(),
                hostile: clean(&indicator.hostile),
                fertile: clean(&indicator.fertile),
                position: figures.merged.standing.position(),
                state: standing(item, figures),
                wanted: (figures.merged.standing.is_applicable())
                    .then(|| signed_hundredths(100 * (Hundredths::from(item.target) - 2))),
                short: level.is_some_and(|level| level < figures.target.so_far),
            })
        };
        Some(Self {
            reading: reading(culture),
            tone: match culture.reading() {
                None => Rating::Neutral,
                Some(reading) if reading.best != reading.worst => Rating::Fair,
                Some(reading) => match reading.worst {
                    CultureReading::Hostile => Rating::Poor,
                    CultureReading::Mixed => Rating::Fair,
                    CultureReading::Fertile => Rating::Good,
                },
            },
            balance: balance(culture),
            coverage: coverage(culture),
            effect: effect(questionnaire, assessment),
            is_felt: assessment
                .items
                .iter()
                .zip(questionnaire.items())
                .any(|(figures, item)| figures.target.high > 100 * Hundredths::from(item.target))
                || !assessment.rules.raise,
            scales: questionnaire.indicators().filter_map(scale).collect(),
        })
    }

    /// Reading, balance and coverage, with what follows from them if anything does.
    pub(super) fn sentence(&self) -> String {
        let effect = if self.is_felt { format!(" {}", self.effect) } else { String::new() };
        format!("{}.{effect}", self.summary())
    }
}

impl TwoPoledScale {
    /// Where it stands and where it should: "−1, wanted +1".
    #[must_use]
    pub fn standing(&self) -> String {
        match &self.wanted {
            Some(wanted) => format!("{}, wanted {wanted}", self.state),
            None => self.state.clone(),
        }
    }
}

/// What the culture may be called: "hostile", or "hostile to mixed"; none if no indicator applies.
pub(super) fn reading(culture: &Culture) -> Option<String> {
    let reading = culture.reading()?;
    Some(if reading.best == reading.worst {
        reading.worst.name().to_owned()
    } else {
        format!("{} to {}", reading.worst.name(), reading.best.name())
    })
}

/// The balance with its bounds, where there are any; none if no indicator applies.
pub(super) fn balance(culture: &Culture) -> Option<String> {
    let (low, high) = (signed_hundredths(culture.low?), signed_hundredths(culture.high?));
    Some(match culture.balance.map(signed_hundredths) {
        Some(balance) if culture.known == culture.applicable => balance,
        Some(balance) => format!("{balance} ({low} to {high})"),
        None => format!("{low} to {high}"),
    })
}

/// How many indicators are known, and how many of them stand at a hostile position.
pub(super) fn coverage(culture: &Culture) -> String {
    let known = format!("{} of {} indicators known", culture.known, culture.applicable);
    if culture.applicable == 0 {
        return "no indicator applies".to_owned();
    }
    let hostile = match culture.hostile_indicators {
        0 if culture.known == 0 => return known,
        0 => "none".to_owned(),
        number => number.to_string(),
    };
    format!("{known}, {hostile} at a hostile position")
}

/// What the balance does to the targets (scoring, section 4).
fn effect(questionnaire: &Questionnaire, assessment: &Assessment) -> String {
    let items = || questionnaire.items().iter().zip(&assessment.items);
    if !assessment.rules.raise {
        return "Shown without the culture rule: targets are not raised.".to_owned();
    }
    let own = |target: u8| 100 * Hundredths::from(target);
    let raised = items().filter(|(item, figures)| figures.target.so_far > own(item.target)).count();
    let could_rise = items().any(|(_, figures)| figures.target.high > figures.target.so_far);
    let mut text = match raised {
        0 => "It raises no target".to_owned(),
        number => format!(
            "It raises the level wanted of {} that {} peer support",
            Count::of(number, "question"),
            agree(number, "protects", "protect")
        ),
    };
    if could_rise {
        text.push_str(match raised {
            0 => " so far; what is not known yet could raise some",
            _ => "; what is not known yet could raise it further",
        });
    }
    text.push('.');
    text
}
