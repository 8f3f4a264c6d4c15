//! Many audits: answers grouped into teams, teams ranked and selected, and a summary across all teams (scoring, section 14).

mod builder;
mod rank;
mod rounds;
mod select;
mod spread;
mod stages;
mod stats;
mod summary;
mod team;
mod trend;

pub use builder::{Fingerprint, Grouping, TeamSetBuilder};
pub use rank::{Rank, Sort};
pub use rounds::{Round, Rounds, TeamAudit, TeamMatch};
pub use select::{Condition, Operator};
pub use spread::Spread;
pub use stages::StageDoubt;
pub use stats::TeamStats;
pub use summary::{CultureByBand, MustHaveCount, ProgrammeSummary, ProgrammeSummaryBuilder, SharedGap};
pub use team::{Team, TeamSet, UnscoredTeam};
pub use trend::{ChangeCounts, MustHaveChangeCounts, ProgrammeTrend, TeamTrend};
