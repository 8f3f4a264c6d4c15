//! The interview: the state machine, the program line by line, and the program in a terminal.

mod answering;
#[cfg(unix)]
mod at_a_terminal;
mod continuing;
mod harness;
mod line_by_line;
mod properties;
mod stages;

use crate::support::{folder, read_questionnaire};
use pillars::model::Questionnaire;

/// The first version of the built-in questionnaire: these tests are about the program, and no new wording moves them.
fn first_version() -> Questionnaire {
    read_questionnaire(&folder("examples/questionnaires/peer-hub-8-pillars-1.0.0.toml"))
}
