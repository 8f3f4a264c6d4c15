//! The nouns: questionnaire, pillar, item, answers. Valid by construction; no I/O, no serde, no clap.

mod answers;
mod band;
mod id;
mod item;
mod questionnaire;
mod subject;
mod version;

pub use answers::{Answers, Audit, Remark, State};
pub use band::{Band, BandIndex, Bands, InvalidBands, MaxGap};
pub use id::{Id, InvalidId};
pub use item::{Aspect, Citation, Indicator, Item, ItemIndex, Kind, Question};
pub use questionnaire::{
    Document, Draft, DraftPillar, InvalidQuestionnaire, Pillar, PillarIndex, Questionnaire, Reading, Retired, Scale,
    Side, Viewpoint, ViewpointIndex, limits,
};
pub use subject::{NotOneTeam, Subject};
pub use version::{InvalidVersion, Version};
