//! The picture over all teams as people read it, in words and printed figures (scoring, section 14).

use super::ReportContext;
use crate::programme::{LeftOut, Programme, Spread};
use crate::report::view::{ItemName, closing};
use crate::score::{Exact, ReadingRange};
use crate::text::Count;
use crate::text::{clean, days};

/// How many must-haves and shared gaps are shown.
const SHOWN: usize = 5;

/// The picture over all teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeView {
    /// What a row is: a team or an organisation.
    pub row: &'static str,
    /// Whether it is an organisation.
    pub organisations: bool,
    /// "40 teams, 212 respondents, 1 to 28 March 2026".
    pub whose: String,
    /// The questionnaire and its version.
    pub questionnaire: String,
    /// The gap so far of every pillar over the teams.
    pub spreads: Vec<SpreadLine>,
    /// The must-haves most often open.
    pub must_haves: Vec<MustHaveLine>,
    /// How many more must-haves are open somewhere.
    pub more_must_haves: usize,
    /// The largest gaps that more than half of the teams share.
    pub shared_gaps: Vec<SharedGapLine>,
    /// How many more gaps they share.
    pub more_shared_gaps: usize,
    /// The bands' labels, best first.
    pub bands: Vec<String>,
    /// Teams by culture reading, harshest first, and by the worst band still possible.
    pub cultures: Vec<CultureLine>,
    /// Teams without an answers file that could be used.
    pub not_scored: Vec<String>,
    /// What this result is not.
    pub closing: Vec<String>,
}

/// How one pillar's gap spreads over the teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadLine {
    /// The pillar's title.
    pub title: String,
    /// Teams that have the figure.
    pub teams: u32,
    /// Lowest, lower quartile, median, upper quartile and highest, in whole points; none where no team has the figure.
    pub figures: Option<[String; 5]>,
    /// The same in tenths of a point, for a plot.
    pub marks: [usize; 5],
}

/// A must-have, and in how many teams it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MustHaveLine {
    /// The must-have.
    pub item: ItemName,
    /// "12 of 40".
    pub open: String,
    /// Teams in which nobody gave it a level.
    pub unconfirmed: u32,
}

/// A gap that more than half of the teams share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedGapLine {
    /// The item.
    pub item: ItemName,
    /// Its pillar's title.
    pub pillar: String,
    /// "31 of 40".
    pub teams: String,
    /// The mean of its lifts over all teams, two decimals.
    pub worth: String,
    /// What to do about it.
    pub action: Option<String>,
}

/// How many teams of one culture have which band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CultureLine {
    /// "hostile", "hostile to mixed", …
    pub reading: String,
    /// Teams for each band, best first, by the worst band still possible; the last count is of teams without one.
    pub teams: Vec<u32>,
}

impl ProgrammeView {
    /// The heading over numbers of rows.
    pub(super) fn counted(&self) -> &'static str {
        if self.organisations { "Organisations" } else { "Teams" }
    }

    /// What the spread is of.
    pub(super) fn about_spread(&self) -> String {
        format!(
            "Gap so far in points: lowest, lower quartile, median, upper quartile and highest of the {}s. They are taken from \
             figures with one decimal, so a whole number here can be one beside that of a row.",
            self.row
        )
    }

    /// What the shared gaps are.
    pub(super) fn about_shared(&self) -> String {
        format!(
            "What falls short in more than half of the {}s, by what it is worth to the mean gap on average. The list shows size and is \
             no order of work.",
            self.row
        )
    }

    /// What is said of culture against readiness.
    pub(super) fn about_cultures(&self) -> String {
        format!(
            "Number of {}s by culture, and by overall band without the culture rule and without the indicators: with them the \
             comparison would go in a circle. Each counts under the worst band still possible.",
            self.row
        )
    }
}

impl ProgrammeView {
    /// The picture in words.
    #[must_use]
    pub fn of<'f>(
        frame: ReportContext<'_>,
        programme: &Programme,
        not_scored: impl Iterator<Item = LeftOut<'f>>,
    ) -> Self {
        let questionnaire = frame.questionnaire;
        let teams = programme.teams;
        let of_all = |some: u32| format!("{some} of {teams}");
        let item = |item: usize| &questionnaire.items()[item];
        let dates = programme.dates.map(|(first, last)| days(first, last));
        let respondents = Count::of(programme.respondents, "respondent");
        let whose = [Some(Count::of(teams, frame.row()).to_string()), Some(respondents.to_string()), dates];
        let open: Vec<_> = programme.must_haves.iter().filter(|must_have| must_have.open > 0).collect();
        Self {
            row: frame.row(),
            organisations: frame.organisations,
            whose: whose.into_iter().flatten().collect::<Vec<_>>().join(", "),
            questionnaire: format!("{} {}", clean(questionnaire.title()), questionnaire.version()),
            spreads: questionnaire
                .pillars()
                .iter()
                .zip(&programme.pillars)
                .map(|(pillar, (_, gap))| SpreadLine::of(clean(&pillar.title), gap.as_ref()))
                .collect(),
            must_haves: open
                .iter()
                .take(SHOWN)
                .map(|must_have| MustHaveLine {
                    item: ItemName::of(item(must_have.item)),
                    open: of_all(must_have.open),
                    unconfirmed: must_have.unconfirmed,
                })
                .collect(),
            more_must_haves: open.len().saturating_sub(SHOWN),
            shared_gaps: programme
                .shared_gaps
                .iter()
                .take(SHOWN)
                .map(|gap| SharedGapLine {
                    item: ItemName::of(item(gap.item)),
                    pillar: clean(&questionnaire.pillars()[item(gap.item).pillar].title),
                    teams: of_all(gap.teams),
                    worth: gap.mean_lift.to_decimal(2),
                    action: item(gap.item).action.as_deref().map(clean),
                })
                .collect(),
            more_shared_gaps: programme.shared_gaps.len().saturating_sub(SHOWN),
            bands: questionnaire.bands().as_slice().iter().map(|band| clean(&band.label)).collect(),
            cultures: cultures(programme, questionnaire.bands().worst()),
            not_scored: not_scored
                .map(|team| {
                    let organisation = team.organisation.map(|name| format!(" · {}", clean(name)));
                    format!(
                        "{}{} ({})",
                        clean(team.team),
                        organisation.unwrap_or_default(),
                        Count::of(team.files, "file")
                    )
                })
                .collect(),
            closing: closing(questionnaire),
        }
    }
}

impl SpreadLine {
    fn of(title: String, spread: Option<&Spread>) -> Self {
        let Some(spread) = spread else { return Self { title, teams: 0, figures: None, marks: [0; 5] } };
        let Spread { lowest, lower_quartile, median, upper_quartile, highest, teams } = spread;
        let figures = [lowest, lower_quartile, median, upper_quartile, highest];
        let tenths = |figure: &Exact| usize::try_from(figure.round_half_up(1)).unwrap_or_default();
        Self {
            title,
            teams: *teams,
            figures: Some(figures.map(|figure| figure.to_decimal(0))),
            marks: figures.map(tenths),
        }
    }
}

fn cultures(programme: &Programme, worst_band: usize) -> Vec<CultureLine> {
    let mut lines: Vec<(Option<ReadingRange>, CultureLine)> = Vec::new();
    for cell in &programme.culture_by_band {
        if lines.last().is_none_or(|(reading, _)| *reading != cell.reading) {
            let reading = match cell.reading {
                None => "not scored".to_owned(),
                Some(reading) if reading.best == reading.worst => reading.worst.name().to_owned(),
                Some(reading) => format!("{} to {}", reading.worst.name(), reading.best.name()),
            };
            lines.push((cell.reading, CultureLine { reading, teams: vec![0; worst_band + 2] }));
        }
        let place = cell.band.map_or(worst_band + 1, |band| band.worst.min(worst_band));
        if let Some((_, line)) = lines.last_mut() {
            line.teams[place] += cell.teams;
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
