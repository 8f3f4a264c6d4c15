//! Many teams to bytes, one file per format: one row for each team, and the picture over all of them.
//!
//! Every form prints the same figures. Rows are written one after the other and none is kept, so that memory does not grow with teams.

mod heat_map;
mod json;
mod line;
mod markdown;
mod picture;
mod terminal;

pub use heat_map::HeatMap;
pub use json::{JsonDocument, ndjson_line};
pub use line::{BandMark, Cell, TeamLine};
pub use markdown::{markdown_head, markdown_picture, markdown_row};
pub use picture::{CultureLine, MustHaveLine, ProgrammeView, SharedGapLine, SpreadLine};
pub use terminal::render;

use super::AssessmentJson;
use crate::model::{Questionnaire, RemarkEntry, Subject};
use crate::score::Assessment;

/// What all rows have in common.
#[derive(Debug, Clone, Copy)]
pub struct ReportContext<'a> {
    /// The questionnaire in use.
    pub questionnaire: &'a Questionnaire,
    /// The SHA-256 of the questionnaire file's bytes, as `sha256:…`.
    pub digest: &'a str,
    /// Whether a row is an organisation's, over all its teams.
    pub organisations: bool,
}

/// One team's result.
#[derive(Debug, Clone, Copy)]
pub struct TeamResult<'a> {
    /// Whose audit it is.
    pub subject: &'a Subject,
    /// The result.
    pub assessment: &'a Assessment,
    /// How many of its files could not be used.
    pub left_out: u32,
    /// What was said beside the answers, in order; none where nobody asked for it.
    pub spoken: Option<&'a [RemarkEntry]>,
}

impl<'a> ReportContext<'a> {
    /// What a row is: a team or an organisation.
    fn row(self) -> &'static str {
        if self.organisations { "organisation" } else { "team" }
    }

    fn json(self, team: TeamResult<'a>) -> AssessmentJson<'a> {
        AssessmentJson::new(self.questionnaire, self.digest, team.subject, team.assessment)
            .with_remarks(self.questionnaire, team.spoken)
    }
}
