//! The domain model: questionnaire, pillar, item, answers. Valid by construction. No I/O, no clap, no serde: output formats have their own
//! data types, in `report`.

mod answers;
mod band;
mod id;
mod index;
mod item;
mod item_filter;
mod level;
mod packed;
mod parts;
mod plan;
mod questionnaire;
mod stage;
mod subject;
mod text;
mod time_to_answer;
mod version;
mod written_answer;

pub use answers::{Answers, AnswersHead, Remark, RemarkEntry, State};
pub use band::{Band, BandIndex, Bands, InvalidBands, MaxGap};
pub use id::{Id, InvalidId};
pub use index::{ItemIndex, PillarIndex, StageIndex, ViewpointIndex};
pub use item::{Aspect, Citation, Indicator, Item, Kind, Question};
pub use item_filter::ItemFilter;
pub use level::{Level, POSITION_OFFSET};
pub use parts::{InvalidQuestionnaire, QuestionnaireParts, limits};
pub use plan::{Action, ActionStatus, Confirmation, InvalidAction, InvalidPlan, MAX_ACTIONS, Plan, PlanHead};
pub use questionnaire::{
    FurtherReading, GROUP_VIEWPOINT, Pillar, Questionnaire, Retired, Scale, Side, SourceDocument, Viewpoint,
};
pub use stage::{FormLength, Stage, Term};
pub use subject::{NotOneTeam, Subject};
pub use text::Text;
pub use time_to_answer::{
    TIME_TO_DECIDE_ALONE, TIME_TO_DECIDE_TOGETHER, WORDS_READ_A_MINUTE, WORDS_READ_OUT_A_MINUTE, basis_of_estimate,
    time_to_answer,
};
pub use version::{InvalidVersion, Version};
pub use written_answer::{
    AnswersBuilder, DONT_KNOW, InvalidAnswer, InvalidName, MAX_NAME, PLACEHOLDER_TEAM, WrittenAnswer, valid_name,
};
