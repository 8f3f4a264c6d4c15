//! The pillar table: score, target, gap, must-haves, band and coverage of each pillar, and what has to be said with them.

use super::figure::{BandWords, Figure, Marks};
use super::item::ItemName;
use crate::model::{Pillar, PillarIndex, Questionnaire};
use crate::score::{Assessment, Coverage, PillarResult};
use crate::text::clean;
use crate::text::{Count, List};

/// The pillars, and the means over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PillarTable {
    /// One row a pillar, in the questionnaire's order.
    pub rows: Vec<PillarRow>,
    /// Sentences that belong under the table: where a gap is not simply target minus score, and the means.
    pub notes: Vec<String>,
}

/// One pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PillarRow {
    /// Its title.
    pub title: String,
    /// Its figures; none if it is not scored.
    pub scored: Option<Scored>,
    /// Its must-haves.
    pub must_haves: MustHaveCounts,
    /// How much of it was answered.
    pub coverage: CoverageWords,
}

/// The figures of a pillar that is scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// How far it has come.
    pub score: Figure,
    /// How far it should have come.
    pub target: Figure,
    /// The sum of the shortfalls.
    pub gap: Figure,
    /// Score and target on a bar.
    pub marks: Marks,
    /// Its band.
    pub band: BandWords,
}

/// How many must-haves stand how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MustHaveCounts {
    /// In words: "2 open, 1 unconfirmed", "all 3 met", "none here".
    pub words: String,
    /// Those that are open.
    pub open: Vec<ItemName>,
    /// Those to which nobody gave a level.
    pub unconfirmed: Vec<ItemName>,
}

/// How much was answered, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageWords {
    /// Items that somebody gave a level, of those that apply: "7 of 8".
    pub known: String,
    /// Whether every item that applies is known.
    pub complete: bool,
    /// Whether nothing is known.
    pub empty: bool,
    /// What there is instead of levels: "1 don't know, 2 unanswered, 1 not applicable"; empty if nothing.
    pub instead: String,
    /// Answers given of those possible, over all respondents: "20 of 24"; none where that says no more than `known`.
    pub answers: Option<String>,
}

impl PillarTable {
    /// The table of an audit.
    pub(super) fn of(questionnaire: &Questionnaire, assessment: &Assessment) -> Self {
        let pillars = || questionnaire.pillars().iter().zip(&assessment.pillars);
        let rows = pillars().map(|(pillar, result)| PillarRow::of(questionnaire, pillar, result)).collect();
        let mut notes = differences(questionnaire, assessment);
        notes.extend(means(questionnaire, assessment));
        Self { rows, notes }
    }
}

impl PillarRow {
    /// The row of the pillar at this place.
    #[must_use]
    pub fn at(questionnaire: &Questionnaire, assessment: &Assessment, pillar: PillarIndex) -> Option<Self> {
        Some(Self::of(questionnaire, questionnaire.pillars().get(pillar)?, assessment.pillars.get(pillar)?))
    }

    fn of(questionnaire: &Questionnaire, pillar: &Pillar, result: &PillarResult) -> Self {
        Self {
            title: clean(&pillar.title),
            scored: Scored::of(questionnaire, result),
            must_haves: MustHaveCounts::of(questionnaire, result),
            coverage: CoverageWords::of(result.figures.coverage),
        }
    }
}

impl Scored {
    fn of(questionnaire: &Questionnaire, result: &PillarResult) -> Option<Self> {
        let (figures, bands) = (&result.figures, questionnaire.bands());
        Some(Self {
            score: Figure::points(&figures.score)?,
            target: Figure::points(&figures.target)?,
            gap: Figure::gap(&figures.gap, bands)?,
            marks: Marks::of(&figures.score, &figures.target)?,
            band: BandWords::of(result.band?, bands, |band| clean(&band.label)),
        })
    }
}

impl MustHaveCounts {
    fn of(questionnaire: &Questionnaire, result: &PillarResult) -> Self {
        let must_haves = &result.must_haves;
        let parts: Vec<_> = [
            (must_haves.open.len(), "open"),
            (must_haves.unconfirmed.len(), "unconfirmed"),
            (must_haves.disputed.len(), "disputed"),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
        let words = match (parts.is_empty(), must_haves.total) {
            (false, _) => parts.join(", "),
            (true, 0) => "none here".to_owned(),
            (true, 1) => "met".to_owned(),
            (true, total) => format!("all {total} met"),
        };
        Self {
            words,
            open: ItemName::all(questionnaire, &must_haves.open),
            unconfirmed: ItemName::all(questionnaire, &must_haves.unconfirmed),
        }
    }
}

impl CoverageWords {
    /// What there is instead of levels, or that there is nothing.
    #[must_use]
    pub fn instead_or_none(&self) -> String {
        if self.instead.is_empty() { "none".to_owned() } else { self.instead.clone() }
    }

    /// Answers given of those possible, over all respondents.
    #[must_use]
    pub fn answers_given(&self) -> String {
        self.answers.clone().unwrap_or_else(|| self.known.clone())
    }

    /// What there is instead of levels, and how many answers were given; empty if that says nothing more.
    #[must_use]
    pub fn in_full(&self) -> String {
        let answers = self.answers.as_ref().map(|answers| format!("{answers} answers given"));
        let parts = (!self.instead.is_empty()).then(|| self.instead.clone()).into_iter().chain(answers);
        parts.collect::<Vec<_>>().join("; ")
    }

    /// A coverage in words.
    pub(super) fn of(coverage: Coverage) -> Self {
        let instead: Vec<_> = [
            (coverage.dont_know, "don't know"),
            (coverage.unanswered, "unanswered"),
            (coverage.not_applicable, "not applicable"),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
        let says_more = (coverage.given, coverage.possible) != (coverage.known, coverage.applicable);
        Self {
            known: format!("{} of {}", coverage.known, coverage.applicable),
            complete: coverage.known == coverage.applicable,
            empty: coverage.known == 0,
            instead: instead.join(", "),
            answers: says_more.then(|| format!("{} of {}", coverage.given, coverage.possible)),
        }
    }
}

/// Where the gap is not target minus score, and why (scoring, section 6).
fn differences(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<String> {
    let (mut surplus, mut unknown, mut above) = (Vec::new(), Vec::new(), Vec::new());
    for (pillar, result) in questionnaire.pillars().iter().zip(&assessment.pillars) {
        let figures = &result.figures;
        let (Some(score), Some(target), Some(gap)) =
            (&figures.score.so_far, &figures.target.so_far, &figures.gap.so_far)
        else {
            continue;
        };
        let plain = target.minus(score);
        if *gap == plain {
            continue;
        }
        let title = clean(&pillar.title);
        if gap.is_zero() && score > target {
            above.push(title);
            continue;
        }
        let exceeds = questionnaire.items_of(pillar).any(|(index, _)| {
            let item = &assessment.items[index];
            item.merged.standing.level().is_some_and(|level| level > item.target.so_far)
        });
        let (gap, plain) = (gap.to_decimal(0), plain.to_decimal(0).replace('-', "−"));
        let named = if gap == plain { title } else { format!("{title} ({gap}, not {plain})") };
        if exceeds { surplus.push(named) } else { unknown.push(named) }
    }
    let mut notes = Vec::new();
    if !surplus.is_empty() {
        notes.push(format!(
            "A surplus elsewhere does not pay for a shortfall, so the gap is more than target minus score in {}.",
            List::plain(&surplus)
        ));
    }
    if !unknown.is_empty() {
        notes.push(format!(
            "Targets count items that nobody answered yet, so the gap is not target minus score in {}.",
            List::plain(&unknown)
        ));
    }
    if !above.is_empty() {
        notes.push(format!(
            "Nothing falls short in {}: the score is above the target, and the gap is 0.",
            List::plain(&above)
        ));
    }
    notes
}

/// The means, named as such, with what they cover.
fn means(questionnaire: &Questionnaire, assessment: &Assessment) -> Option<String> {
    let overall = &assessment.overall;
    let score = Figure::points(&overall.mean_score)?;
    let gap = Figure::gap(&overall.mean_gap, questionnaire.bands())?;
    let scored = assessment.pillars.iter().filter(|pillar| pillar.figures.is_scored()).count();
    let known = assessment.pillars.iter().filter(|pillar| pillar.figures.score.so_far.is_some()).count();
    let over = if known == scored {
        Count::of(scored, "pillar").to_string()
    } else {
        format!("{known} of {scored} pillars so far")
    };
    Some(format!(
        "Mean score {score}, mean gap {gap}, over {over} and {} items known: for sorting and trends. They hide the \
         weakest pillar; the overall band does not.",
        overall.coverage.known_of_applicable()
    ))
}

impl Coverage {
    fn known_of_applicable(self) -> String {
        format!("{} of {}", self.known, self.applicable)
    }
}
