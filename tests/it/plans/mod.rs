//! Action plans: read, checked, drafted, compared and shown.

mod checking;
mod comparing;
mod drafting;
mod reading;
mod scoring;
mod showing;
mod stages;

/// The head of a plan for the questionnaire of the tests.
pub(crate) const HEAD: &str = "\
questionnaire = \"small\"
version = \"1.2.0\"

[plan]
team = \"Northfield CMHT\"
baseline = 2026-10-01
review = 2027-01-15
";

/// An action that raises nothing on 21 November 2026.
pub(crate) const ACTION: &str = "
[[action]]
id = \"parity-paper\"
for = [\"leading.parity\"]
to = 3
what = \"Put the grades before the board\"
first_step = \"Ask HR\"
first_step_by = 2026-12-08
owner = \"Director of workforce\"
owner_viewpoint = \"leadership\"
with = [\"peer\"]
due = 2027-03-31
shows = \"Board minute\"
status = \"open\"
updated = 2026-11-01
";
