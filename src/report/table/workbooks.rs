//! The workbooks of `score`, `batch` and `compare`: which tables are on which sheets.

use super::items::ItemRow;
use super::teams::{
    PRINTED, TeamRow, gap_column, pillar_headings, pillar_values, printed_pillar_columns, team_headings, team_values,
};
use super::xlsx::{self, MAX_WIDTH, Sheet, XlsxProblem};
use super::{TypedCell, TypedColumn, XlsxValue, changes, outcomes, team_changes, values};
use crate::model::{Action, Questionnaire};
use crate::plan::{ComparedPlans, PlanOnDay, is_overdue};
use crate::programme::{ProgrammeTrend, Rounds};
use crate::report::disclosure;
use crate::report::document::Section;
use crate::report::plan::{due, owner, status};
use crate::report::programme::TeamResult;
use crate::report::wording::{LIMITS, how_to_read, limits, subject_title};
use crate::score::{Assessment, Disclosure};
use crate::text::{Count, List, clean};
use chrono::NaiveDate;

/// The columns of each sheet about items.
const ITEMS: &[&str] = &[
    "team",
    "organisation",
    "stage",
    "pillar",
    "item",
    "question",
    "kind",
    "state",
    "level",
    "position",
    "target",
    "must_have",
    "lift",
    "ask",
];
const REMARKS: &[&str] = &["notes", "evidence", "dissent", "reasons"];
const MUST_HAVES: &[&str] =
    &["team", "organisation", "stage", "pillar", "item", "question", "must_have", "level", "target"];
const GAPS: &[&str] = &[
    "team",
    "organisation",
    "stage",
    "pillar",
    "item",
    "question",
    "level",
    "position",
    "target",
    "must_have",
    "lift",
    "action",
];

/// The heading of the notes on columns.
pub(super) const ABOUT_COLUMNS: &str = "What the columns mean";
const BOUNDS: &str =
    "At least, at most, at best, at worst: what is still possible, whatever the missing answers turn out to be.";
pub(super) const ON_PAPER: &str =
    "On paper, a sheet has only its first columns. On a screen, the others are to the right of them.";
const ABOUT_RESULTS: [&str; 2] = [
    "Must-haves: open if the level is below the target, unconfirmed if the level is not known.",
    "Worth, in points: how far the mean gap falls if this item alone reaches its target.",
];
/// The most teams that the notes name; the column is for longer lists.
const MAX_NAMED: usize = 30;
const ABOUT_CHANGES: [&str; 3] = [
    "Then and now: the earlier and the later audit of the row.",
    "Figures are over the items that apply in both audits, so they may differ from those of one audit alone.",
    "Certain: missing answers could not reverse the change. That does not explain it, nor show that it will last.",
];

/// Builds the workbook of one or many teams.
#[derive(Debug)]
pub struct TeamsWorkbook<'a> {
    questionnaire: &'a Questionnaire,
    teams: Sheet,
    pillars: Sheet,
    items: Sheet,
    must_haves: Sheet,
    gaps: Sheet,
    /// What the result of each team discloses.
    disclosures: Vec<Disclosure>,
    last_date: Option<NaiveDate>,
}

/// One team's rows on every sheet.
#[derive(Debug)]
pub struct TeamSheets {
    team: Vec<XlsxValue>,
    pillars: Vec<Vec<XlsxValue>>,
    items: Vec<Vec<XlsxValue>>,
    must_haves: Vec<Vec<XlsxValue>>,
    gaps: Vec<Vec<XlsxValue>>,
    disclosure: Disclosure,
    last_date: Option<NaiveDate>,
}

impl<'a> TeamsWorkbook<'a> {
    /// Begins a workbook. `with_notes` adds columns for remarks.
    #[must_use]
    pub fn new(questionnaire: &'a Questionnaire, with_notes: bool) -> Self {
        let sheet = |name, columns: Vec<&TypedColumn<ItemRow<'_>>>| Sheet {
            name,
            headings: columns.iter().map(|column| column.heading()).collect(),
            rows: Vec::new(),
            printed: None,
            widest: MAX_WIDTH,
            bars: None,
        };
        Self {
            questionnaire,
            teams: Sheet {
                name: "Teams",
                headings: team_headings(questionnaire),
                rows: Vec::new(),
                printed: u16::try_from(PRINTED.len()).ok().map(|columns| 0..columns),
                widest: MAX_WIDTH,
                bars: None,
            },
            pillars: Sheet {
                name: "Pillars",
                headings: pillar_headings(questionnaire),
                rows: Vec::new(),
                printed: u16::try_from(printed_pillar_columns(questionnaire)).ok().map(|columns| 0..columns),
                widest: MAX_WIDTH,
                bars: gap_column(questionnaire),
            },
            items: sheet("Items", item_columns(questionnaire, with_notes)),
            must_haves: sheet("Must-haves", columns(questionnaire, MUST_HAVES)),
            gaps: sheet("Gaps", columns(questionnaire, GAPS)),
            disclosures: Vec::new(),
            last_date: None,
        }
    }

    /// Adds columns for the plan to the sheet of gaps.
    #[must_use]
    pub fn with_plan_columns(mut self) -> Self {
        self.gaps.headings.extend(["Planned", "Owner", "Due", "Status of the action"].map(str::to_owned));
        self
    }

    /// Adds the next team.
    pub fn add(&mut self, team: TeamSheets) {
        self.teams.rows.push(team.team);
        self.pillars.rows.extend(team.pillars);
        self.items.rows.extend(team.items);
        self.must_haves.rows.extend(team.must_haves);
        self.gaps.rows.extend(team.gaps);
        self.disclosures.push(team.disclosure);
        self.last_date = self.last_date.max(team.last_date);
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// [`XlsxProblem`] if the tables do not fit a workbook.
    pub fn finish(self) -> Result<Vec<u8>, XlsxProblem> {
        let Self { questionnaire, teams, pillars, items, must_haves, gaps, disclosures, last_date } = self;
        let mut details = [pillars, gaps, must_haves, items];
        let whose_columns = whose_columns(questionnaire);
        let name = |team: &Vec<XlsxValue>| {
            let texts = team.iter().take(whose_columns.into()).filter_map(XlsxValue::as_text);
            texts.collect::<Vec<_>>().join(" · ")
        };
        let disclosed = if let [only] = disclosures.as_slice() {
            disclosure::section(questionnaire, only)
        } else {
            let exposed = teams.rows.iter().zip(&disclosures).filter(|(_, disclosure)| disclosure.exposes_anyone());
            disclosed_of_teams(&exposed.map(|(team, _)| name(team)).collect::<Vec<_>>(), teams.rows.len())
        };
        let whose = if let [team] = teams.rows.as_slice() {
            // On paper one team's name and stage are in the header, so that the columns about it leave room for the others.
            for sheet in &mut details {
                let all = u16::try_from(sheet.headings.len()).unwrap_or(u16::MAX);
                let end = sheet.printed.as_ref().map_or(all, |columns| columns.end);
                sheet.printed = Some(whose_columns..end);
            }
            name(team)
        } else {
            Count::of(teams.rows.len(), "team").to_string()
        };
        let sheets: Vec<_> = std::iter::once(teams).chain(details).collect();
        let title = format!("{}: {whose}", clean(questionnaire.title()));
        xlsx::workbook(&title, &sheets, &notes(questionnaire, disclosed, &ABOUT_RESULTS), last_date)
    }
}

impl TeamSheets {
    /// The rows of one team, for a workbook with or without columns for remarks.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, team: TeamResult<'_>, with_notes: bool) -> Self {
        let TeamResult { subject, assessment, unusable_files, retired: _, remark_entries: _ } = team;
        let row = TeamRow {
            questionnaire,
            subject,
            rules: assessment.rules,
            disclosure: &assessment.disclosure,
            culture: &assessment.culture,
            pillars: &assessment.pillars,
            overall: &assessment.overall,
            aspects: &assessment.aspects,
            respondents: &assessment.respondents,
            unusable_files,
        };
        let items: Vec<_> = ItemRow::all(questionnaire, team).collect();
        let all = item_columns(questionnaire, with_notes);
        let (must_haves, gaps) = (columns(questionnaire, MUST_HAVES), columns(questionnaire, GAPS));
        let unmet = |row: &&ItemRow<'_>| row.must_have().is_some_and(|state| state != "met");
        let by_size = assessment.priorities.iter().filter_map(|priority| items.get(priority.item.get()));
        Self {
            team: team_values(&row),
            pillars: pillar_values(&row),
            items: items.iter().map(|row| values(row, &all)).collect(),
            must_haves: items.iter().filter(unmet).map(|row| values(row, &must_haves)).collect(),
            gaps: by_size.map(|row| values(row, &gaps)).collect(),
            disclosure: assessment.disclosure.clone(),
            last_date: subject.dates.last().copied(),
        }
    }
}

impl TeamSheets {
    /// Adds the actions of a plan for each gap, one per line.
    #[must_use]
    pub fn with_plan(mut self, questionnaire: &Questionnaire, assessment: &Assessment, plan: PlanOnDay<'_>) -> Self {
        for (row, gap) in self.gaps.iter_mut().zip(&assessment.priorities) {
            let column = |text: &dyn Fn(&Action) -> String| {
                let lines = plan.actions_for(gap.item).map(text).collect::<Vec<_>>().join("\n");
                XlsxValue::from(TypedCell::text(lines))
            };
            let due = |action: &Action| due(action) + if is_overdue(action, plan.today) { ", overdue" } else { "" };
            row.extend([
                column(&|action| clean(&action.what)),
                column(&owner),
                column(&due),
                column(&|action| status(questionnaire, action)),
            ]);
        }
        self
    }
}

/// The number of leading columns that identify the team.
fn whose_columns(questionnaire: &Questionnaire) -> u16 {
    if questionnaire.stages().is_empty() { 2 } else { 3 }
}

/// The columns with these names; without the stage if the questionnaire has none.
fn columns<'a>(questionnaire: &Questionnaire, names: &[&str]) -> Vec<&'a TypedColumn<ItemRow<'a>>> {
    let names = names.iter().copied().filter(|name| *name != "stage" || !questionnaire.stages().is_empty());
    ItemRow::select(&names.collect::<Vec<_>>())
}

fn item_columns<'a>(questionnaire: &Questionnaire, with_notes: bool) -> Vec<&'a TypedColumn<ItemRow<'a>>> {
    let mut columns = columns(questionnaire, ITEMS);
    if with_notes {
        columns.extend(ItemRow::select(REMARKS));
    }
    columns
}

/// The changes between audits as a workbook.
///
/// # Errors
/// [`XlsxProblem`] if the table does not fit a workbook.
pub fn changes_as_xlsx(
    questionnaire: &Questionnaire,
    rounds: &Rounds,
    programme: &ProgrammeTrend,
    plans: Option<&ComparedPlans<'_>>,
) -> Result<Vec<u8>, XlsxProblem> {
    let compared = match programme.teams.as_slice() {
        [only] => subject_title(&only.sides()[1].subject),
        teams => Count::of(teams.len(), "team").to_string(),
    };
    let title = format!("{}: {compared} compared", clean(questionnaire.title()));
    let last_date = programme.teams.iter().filter_map(|team| team.sides()[1].subject.dates.last()).max().copied();
    let disclosed = match programme.teams.as_slice() {
        [only] => {
            let [then, now] = only.sides().map(|audit| &audit.disclosure);
            disclosure::section_of_rounds(questionnaire, [("Then", then), ("Now", now)])
        }
        teams => {
            let exposed = teams.iter().filter(|team| team.exposes_anyone());
            let exposed: Vec<_> = exposed.map(|team| subject_title(&team.sides()[1].subject)).collect();
            let mut section = disclosed_of_teams(&exposed, teams.len());
            section.paragraph(disclosure::ONE_APART);
            section
        }
    };
    let outcomes = plans.map(|plans| outcomes::sheet(questionnaire, programme, plans));
    let teams = team_changes::sheet(questionnaire, programme);
    let changes = changes::sheet(questionnaire, rounds, programme, plans);
    let sheets: Vec<_> = outcomes.into_iter().chain([teams, changes]).collect();
    xlsx::workbook(&title, &sheets, &notes(questionnaire, disclosed, &ABOUT_CHANGES), last_date)
}

/// In which of many teams somebody can work out somebody else's answers.
fn disclosed_of_teams(exposed: &[String], teams: usize) -> Section {
    let which = match exposed.len() {
        all if all == teams => String::new(),
        ..=MAX_NAMED => format!("These are {}.", List::plain(exposed)),
        _ => "The column “Who can work out whose answers” of the sheet “Teams” says which.".to_owned(),
    };
    disclosure::section_of_teams(exposed.len(), teams, "team", which)
}

fn notes(questionnaire: &Questionnaire, disclosed: Section, columns: &[&str]) -> Vec<Section> {
    let mut section = Section::new(2, LIMITS);
    section.list(limits(questionnaire));
    let mut about_columns = Section::new(2, ABOUT_COLUMNS);
    about_columns.list(columns.iter().copied().chain([BOUNDS, ON_PAPER]));
    vec![section, disclosed, how_to_read(questionnaire), about_columns]
}
