//! The pillars: score, target, gap, must-haves, band and coverage of each, and notes on them.

use super::AssessmentContext;
use crate::model::{Pillar, PillarIndex, Questionnaire};
use crate::report::document::{BandLabel, Cell, Column, Document, Figure, Rating, RichText, ScoreBar, Section, Table};
use crate::score::{Assessment, Coverage, PillarResult};
use crate::text::{Count, List, clean, nonzero_counts};

pub(super) fn section(context: AssessmentContext<'_>) -> Section {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let mut section = Section::new(2, "Pillars");
    let pillars = || questionnaire.pillars().iter().zip(&assessment.pillars);
    section.table(Table {
        caption: "Score, target, gap, band and must-haves of each pillar".to_owned(),
        columns: vec![
            Column::words("Pillar"),
            Column::chart(),
            Column::numbers("Score"),
            Column::numbers("Target"),
            Column::numbers("Gap"),
            Column::words(format!("Band{}", context.scope())),
            Column::words("Must-haves").stacking(),
            Column::words("Known"),
        ],
        rows: pillars().map(|(pillar, result)| row(questionnaire, pillar, result)).collect(),
        footer: None,
    });
    if let Some(table) = missing(context) {
        section.table(table);
    }
    let mut notes = differences(context);
    notes.extend(means(context));
    section.list(notes);
    section
}

/// One pillar's result during the interview, in a few lines that can be read aloud.
pub fn pillar_so_far(questionnaire: &Questionnaire, assessment: &Assessment, index: PillarIndex) -> Document {
    let (Some(pillar), Some(result)) = (questionnaire.pillars().get(index.get()), assessment.pillars.get(index.get()))
    else {
        return Document::default();
    };
    let coverage = result.figures.coverage;
    let mut document = Document::new(format!("{}: the result so far", clean(&pillar.title)));
    let without = without_level(coverage);
    let known = format!(
        "{} of {} items{}",
        coverage.known,
        coverage.applicable,
        if without.is_empty() { String::new() } else { format!(" ({without})") }
    );
    let bands = questionnaire.bands();
    let figures = &result.figures;
    let points = |figure: Option<Figure>| figure.map_or_else(|| "–".to_owned(), |figure| figure.to_string());
    let section = document.section(2, "");
    let Some(range) = result.band else {
        section.labelled([("Band", "not scored".to_owned()), ("Known", known)]);
        return document;
    };
    let band = BandLabel::new(range, bands);
    let score = Figure::points(&figures.score);
    let open = !band.certain || score.as_ref().is_some_and(|score| score.bounds.is_some());
    section.labelled([
        ("Band", RichText::new().rated(band.to_string(), band.rating)),
        (
            "Score",
            format!(
                "{}, target {}, gap {}, in points from 0 to 100",
                points(score),
                points(Figure::points(&figures.target)),
                points(Figure::gap(&figures.gap, bands))
            )
            .into(),
        ),
        ("Must-haves", List::plain(&must_haves(result)).to_string().into()),
        ("Known", format!("{known}{}", if open { "; ranges show what is still possible" } else { "" }).into()),
    ]);
    document
}

fn row(questionnaire: &Questionnaire, pillar: &Pillar, result: &PillarResult) -> Vec<Cell> {
    let (figures, bands) = (&result.figures, questionnaire.bands());
    let title = Cell::words(clean(&pillar.title));
    let known = Cell::words(format!("{} of {}", figures.coverage.known, figures.coverage.applicable));
    let Some(range) = result.band else {
        let not_scored = Cell::words("not scored");
        return vec![title, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, not_scored, Cell::Empty, known];
    };
    let band = BandLabel::new(range, bands);
    let bar = ScoreBar::new(&figures.score, &figures.target, band.rating);
    let is_open = !result.must_haves.open.is_empty();
    let must_haves = must_haves(result)
        .into_iter()
        .map(|words| if is_open { RichText::new().rated(words, Rating::Poor) } else { words.into() });
    vec![
        title,
        bar.map_or(Cell::Empty, Cell::Bar),
        Cell::figure(Figure::points(&figures.score)),
        Cell::figure(Figure::points(&figures.target)),
        Cell::figure(Figure::gap(&figures.gap, bands)),
        Cell::Band(band),
        Cell::Words(must_haves.collect()),
        known,
    ]
}

/// "2 open", "1 unconfirmed"; "all 3 met"; "none".
fn must_haves(result: &PillarResult) -> Vec<String> {
    let must_haves = &result.must_haves;
    let counts = [
        (must_haves.open.len(), "open"),
        (must_haves.unconfirmed.len(), "unconfirmed"),
        (must_haves.disputed.len(), "disputed"),
    ];
    let parts = nonzero_counts(counts);
    match (parts.is_empty(), must_haves.total) {
        (false, _) => parts,
        (true, 0) => vec!["none".to_owned()],
        (true, 1) => vec!["met".to_owned()],
        (true, total) => vec![format!("all {total} met")],
    }
}

/// "1 don't know, 2 unanswered, 1 not applicable"; empty if every item has a level.
fn without_level(coverage: Coverage) -> String {
    let counts = [
        (coverage.dont_know, "don't know"),
        (coverage.unanswered, "unanswered"),
        (coverage.not_asked, "not asked of anyone"),
        (coverage.not_applicable, "not applicable"),
    ];
    nonzero_counts(counts).join(", ")
}

/// Items without a level, and the number of answers given, if there are any of interest (scoring, section 5).
fn missing(context: AssessmentContext<'_>) -> Option<Table> {
    let given = |coverage: Coverage| (coverage.given, coverage.possible);
    let differs = |coverage: Coverage| given(coverage) != (coverage.known, coverage.applicable);
    let pillars = context.questionnaire.pillars().iter().zip(&context.assessment.pillars);
    let rows: Vec<_> = pillars
        .map(|(pillar, result)| (pillar, result.figures.coverage))
        .filter(|(_, coverage)| !without_level(*coverage).is_empty() || differs(*coverage))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let several = rows.iter().any(|(_, coverage)| differs(*coverage));
    let row = |(pillar, coverage): &(&Pillar, Coverage)| {
        let without = without_level(*coverage);
        let without = if without.is_empty() { "none".to_owned() } else { without };
        let (given, possible) = given(*coverage);
        let answers = several.then(|| Cell::words(format!("{given} of {possible}")));
        [Cell::words(clean(&pillar.title)), Cell::words(without)].into_iter().chain(answers).collect()
    };
    let columns = [Column::words("Pillar"), Column::words("Items without a level")];
    Some(Table {
        caption: "Items without a level in each pillar".to_owned(),
        columns: columns.into_iter().chain(several.then(|| Column::words("Answers given"))).collect(),
        rows: rows.iter().map(row).collect(),
        footer: None,
    })
}

/// Where the gap differs from target minus score, and why (scoring, section 6).
fn differences(context: AssessmentContext<'_>) -> Vec<String> {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let (mut surplus, mut unknown, mut above) = (Vec::new(), Vec::new(), Vec::new());
    for (pillar, result) in questionnaire.pillars().iter().zip(&assessment.pillars) {
        let figures = &result.figures;
        let (Some(score), Some(target), Some(gap)) =
            (&figures.score.so_far, &figures.target.so_far, &figures.gap.so_far)
        else {
            continue;
        };
        let plain = target - score;
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
            item.merged.state.level().is_some_and(|level| level > item.target.so_far)
        });
        let (gap, plain) = (gap.to_decimal(0), plain.to_decimal(0).replace('-', "−"));
        let named = if gap == plain { title } else { format!("{title} ({gap}, not {plain})") };
        if exceeds { surplus.push(named) } else { unknown.push(named) }
    }
    let notes = [
        (
            surplus,
            "A surplus on one item does not make up for a shortfall on another, so the gap is more than target minus score in",
        ),
        (unknown, "Targets include items that nobody has answered yet, so the gap is not target minus score in"),
        (above, "The score is above the target and nothing falls short, so the gap is 0 in"),
    ];
    let notes = notes.into_iter().filter(|(pillars, _)| !pillars.is_empty());
    notes.map(|(pillars, words)| format!("{words} {}.", List::plain(&pillars))).collect()
}

/// The means, labelled as such, with their coverage.
fn means(context: AssessmentContext<'_>) -> Option<String> {
    let AssessmentContext { questionnaire, assessment, .. } = context;
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
        "Mean score {score} and mean gap {gap}, over {over} and {} of {} items known, are for sorting and trends. They hide the \
         weakest pillar; the overall band does not.",
        overall.coverage.known, overall.coverage.applicable
    ))
}
