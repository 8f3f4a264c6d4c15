//! The layout of an Excel form: hidden keys, so that reading it does not depend on positions, sheet names or visible text.
//!
//! The first row of each sheet is hidden and has the keys of its columns. The first column is hidden and has the id of each row: the full
//! id of an item, or one of the ids below.

/// The key of the column with the ids of rows.
pub const ID_COLUMN: &str = "pillars:id";
/// The key of the column with answers.
pub const ANSWER_COLUMN: &str = "pillars:answer";
/// The key of the column with notes. If the answer is [`NOT_APPLICABLE`], the note is the reason.
pub const NOTE_COLUMN: &str = "pillars:note";
/// The key of the column with evidence.
pub const EVIDENCE_COLUMN: &str = "pillars:evidence";

/// The row whose answer is [`KIND`].
pub const KIND_ROW: &str = "form:kind";
/// The row with the number of the layout, [`LAYOUT`].
pub const LAYOUT_ROW: &str = "form:layout";
/// The row with the questionnaire's id.
pub const QUESTIONNAIRE_ROW: &str = "form:questionnaire";
/// The row with the questionnaire's version.
pub const VERSION_ROW: &str = "form:version";
/// The row with the id of the form's stage; absent if the questionnaire has no stages.
pub const STAGE_ROW: &str = "form:stage";
/// The row with the id of the form's viewpoint; absent if respondents choose theirs.
pub const VIEWPOINT_ROW: &str = "form:viewpoint";
/// The row with `full` or `short`.
pub const FORM_ROW: &str = "form:form";

/// The row with the team's name.
pub const TEAM_ROW: &str = "audit:team";
/// The row with the organisation's name.
pub const ORGANISATION_ROW: &str = "audit:organisation";
/// The row with the date of the audit.
pub const DATE_ROW: &str = "audit:date";
/// The row with the label of the respondent's viewpoint.
pub const RESPONDENT_VIEWPOINT_ROW: &str = "audit:viewpoint";
/// The row with the number of people who answered together.
pub const PARTICIPANTS_ROW: &str = "audit:participants";
/// The row with the respondent's pseudonym.
pub const RESPONDENT_ROW: &str = "audit:respondent";

/// Distinguishes a form from other workbooks.
pub const KIND: &str = "pillars-form";
/// The version of this layout, raised by changes that readers must know of.
pub const LAYOUT: u32 = 1;
/// The answer of somebody who does not know.
pub const DONT_KNOW: &str = crate::model::DONT_KNOW;
/// The answer that takes an item out of the result.
pub const NOT_APPLICABLE: &str = "not applicable";
