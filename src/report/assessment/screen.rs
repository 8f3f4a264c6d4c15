//! A result on one screen of 24 lines, with the last line reserved for a hint.

use super::headline::overall;
use super::{AssessmentContext, culture};
use crate::TerminalStyle;
use crate::model::{Pillar, Questionnaire, Subject};
use crate::plan::PlanOnDay;
use crate::report::disclosure;
use crate::report::document::{BandLabel, Cell, Column, Document, Figure, Rating, RichText, ScoreBar, Section, Table};
use crate::report::plan::planned_in_short;
use crate::report::wording::culture::{balance, reading};
use crate::report::wording::item::ItemName;
use crate::report::wording::people::respondents;
use crate::report::wording::subject_title;
use crate::score::{Assessment, MustHaves, PillarResult};
use crate::text::{Count, clean, dates, plural_form, shortened_at_word};

/// The maximum number of actions shown.
const STEPS: usize = 3;
/// The columns that a label takes.
const LABEL: usize = 9;
/// The columns that a table needs next to a pillar's title.
const BESIDE_TITLE: usize = 55;

/// The result of a team in brief. `width` is that of the terminal in columns, of which at least 80 are used.
pub fn assessment_screen(
    questionnaire: &Questionnaire,
    subject: &Subject,
    assessment: &Assessment,
    plan: Option<PlanOnDay<'_>>,
    width: usize,
) -> Document {
    let context = AssessmentContext { questionnaire, assessment, plan };
    let width = TerminalStyle::screen_width(width);
    let mut document = Document::new(shortened_at_word(&subject_title(subject), width - 1));
    let answered = respondents(questionnaire, subject, &assessment.respondents);
    let answered = format!("{} · {answered}", dates(&subject.dates));
    document.subtitle = shortened_at_word(&answered, width - 1).into();
    document.is_dense = true;
    let section = document.section(2, "");
    let overall = overall(context, true);
    // A second line takes the place of an action.
    let steps = STEPS - usize::from(overall.to_plain().chars().count() + LABEL > width);
    section.labelled([("Overall", overall)].into_iter().chain(must_haves(assessment).map(|text| ("Open", text))));
    section.table(pillars(context, width));
    section.labelled(rest(context, steps, width));
    document
}

fn pillars(context: AssessmentContext<'_>, width: usize) -> Table {
    let pillars = context.questionnaire.pillars().iter().zip(&context.assessment.pillars);
    Table {
        caption: "Score, target, gap and worst band still possible of each pillar".to_owned(),
        columns: vec![
            Column::words("Pillar"),
            Column::chart(),
            Column::numbers("Score"),
            Column::numbers("Target"),
            Column::numbers("Gap"),
            Column::words("Band"),
        ],
        rows: pillars.map(|(pillar, result)| row(context, pillar, result, width - BESIDE_TITLE)).collect(),
        footer: None,
    }
}

/// One pillar. The bar shows the range of its score; a question mark says that a better band is possible.
fn row(context: AssessmentContext<'_>, pillar: &Pillar, result: &PillarResult, longest_title: usize) -> Vec<Cell> {
    let bands = context.questionnaire.bands();
    let title = Cell::words(shortened_at_word(&clean(&pillar.title), longest_title));
    let Some(range) = result.band else {
        return vec![title, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::words("not scored")];
    };
    let figures = &result.figures;
    let band = BandLabel::new(range, bands);
    let doubt = if band.certain { "" } else { "?" };
    let so_far = |figure: Option<Figure>| {
        figure.map(|figure| match figure.so_far {
            Some(so_far) => Figure { so_far: Some(so_far), bounds: None },
            None => figure,
        })
    };
    vec![
        title,
        ScoreBar::new(&figures.score, &figures.target, band.rating).map_or(Cell::Empty, Cell::Bar),
        Cell::figure(so_far(Figure::points(&figures.score))),
        Cell::figure(so_far(Figure::points(&figures.target))),
        Cell::figure(so_far(Figure::gap(&figures.gap, bands))),
        Cell::words(RichText::new().rated(format!("{}{doubt}", band.worst), band.rating)),
    ]
}

/// "12 of 15 must-haves; 1 unconfirmed"; `None` if there are none or nothing applies.
fn must_haves(assessment: &Assessment) -> Option<RichText> {
    let sum =
        |of: fn(&MustHaves) -> usize| assessment.pillars.iter().map(|pillar| of(&pillar.must_haves)).sum::<usize>();
    let total: u32 = assessment.pillars.iter().map(|pillar| pillar.must_haves.total).sum();
    let (open, unknown) = (sum(|must_haves| must_haves.open.len()), sum(|must_haves| must_haves.unconfirmed.len()));
    let of = format!("of {}", Count::of(total, "must-have"));
    let text = match open {
        0 => RichText::from(format!("none {of}")),
        _ => RichText::new().rated(format!("{open} {of}"), Rating::Poor),
    };
    let unknown = if unknown > 0 { format!("; {unknown} unconfirmed") } else { String::new() };
    let applies = assessment.overall.coverage.applicable > 0;
    (total > 0 && applies).then(|| text.plain(unknown))
}

fn rest(context: AssessmentContext<'_>, steps: usize, width: usize) -> Vec<(&'static str, RichText)> {
    let AssessmentContext { questionnaire, assessment, plan } = context;
    let mut lines = Vec::new();
    if let Some(reading) = reading(&assessment.culture) {
        let balance = balance(&assessment.culture).map(|balance| format!(", balance {balance} on −2 to +2"));
        let text = RichText::new().rated(reading, culture::rating(context)).plain(balance.unwrap_or_default());
        lines.push(("Culture", text));
    }
    let longest = width - LABEL - 1;
    let shown = steps - usize::from(plan.is_some());
    let steps = assessment.priorities.iter().map(|priority| &questionnaire.items()[priority.item]);
    let steps = steps.filter_map(|item| Some((item, item.action.as_ref()?))).take(shown);
    lines.extend(steps.enumerate().map(|(index, (item, action))| {
        let name = ItemName::of(item).name;
        let room = longest.saturating_sub(name.chars().count() + 2);
        let text =
            RichText::new().strong(format!("{name}:")).plain(format!(" {}", shortened_at_word(&clean(action), room)));
        (if index == 0 { "To do" } else { "" }, text)
    }));
    if let Some(plan) = plan {
        lines.push(("Plan", planned_in_short(plan, assessment).into()));
    }
    let coverage = assessment.overall.coverage;
    let missing = coverage.applicable - coverage.known;
    lines.push((
        "Missing",
        match missing {
            0 if coverage.applicable == 0 => "none: no item applies".to_owned(),
            0 => format!(
                "none: {}{} that {} a level",
                plural_form(coverage.applicable, "", "all "),
                Count::of(coverage.applicable, "item"),
                plural_form(coverage.applicable, "applies has", "apply have")
            ),
            _ if coverage.not_asked > 0 => format!(
                "{missing} of {} items {} no level; for {}, nobody who could know was asked",
                coverage.applicable,
                plural_form(missing, "has", "have"),
                coverage.not_asked
            ),
            _ => format!(
                "{missing} of {} items {} no level; “?” marks a band that may be better",
                coverage.applicable,
                plural_form(missing, "has", "have")
            ),
        }
        .into(),
    ));
    lines.push(("Privacy", disclosure::in_short(questionnaire, &assessment.disclosure, longest).into()));
    lines
}

/// Adds a line to the labelled texts at the end of a result on one screen.
pub fn add_hint(document: &mut Document, label: &str, text: &str) {
    use crate::report::document::{Block, Labelled};
    if let Some(Block::Labelled(lines)) =
        document.sections.last_mut().and_then(|Section { blocks, .. }| blocks.last_mut())
    {
        lines.push(Labelled::new(label, RichText::new().muted(text)));
    }
}
