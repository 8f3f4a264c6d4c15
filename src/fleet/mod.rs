//! Many audits: answers grouped into teams, teams ranked and selected, and the picture over all of them (scoring, section 14).

mod contribution;
mod gather;
mod over_time;
mod programme;
mod rank;
mod rounds;
mod select;
mod spread;
mod team;

pub use contribution::Contribution;
pub use gather::{Gathering, Grouping, Sheet};
pub use over_time::{Moves, ProgrammeOverTime, TeamOverTime};
pub use programme::{CultureByBand, MustHaveCount, Picture, Programme, SharedGap};
pub use rank::{Rank, Sort};
pub use rounds::{AuditRound, Matched, RoundAudit, Rounds};
pub use select::{Comparison, Condition};
pub use spread::Spread;
pub use team::{Fleet, LeftOut, Team};
