//! Many audits: answers grouped into teams, teams ranked and selected, and the picture over all of them (scoring, section 14).

mod contribution;
mod gather;
mod programme;
mod rank;
mod select;
mod spread;
mod team;

pub use contribution::Contribution;
pub use gather::{Gathering, Grouping};
pub use programme::{CultureByBand, MustHaveCount, Picture, Programme, SharedGap};
pub use rank::{Rank, Sort};
pub use select::{Comparison, Condition};
pub use spread::Spread;
pub use team::{Fleet, LeftOut, Team};
