//! Doubts about the stages of many teams.

use super::{Team, TeamSet};
use crate::model::{Questionnaire, Side, StageIndex};

/// A doubt about the stage of a team.
#[derive(Debug, Clone)]
pub enum StageDoubt<'f> {
    /// An earlier stage is named although peers answered, so that easier questions are asked.
    Earlier(Team<'f>, StageIndex),
    /// Only some of the team's files give its stage; the others count at the last one.
    NotAlwaysNamed(Team<'f>),
    /// The team has answers at several stages, each with a separate result.
    Several(Team<'f>, Vec<StageIndex>),
}

impl TeamSet {
    /// All doubts about the stages of these teams, in the order of their names (scoring, sections 1, 2 and 14).
    #[must_use]
    pub fn stage_doubts(&self, questionnaire: &Questionnaire) -> Vec<StageDoubt<'_>> {
        let peer = questionnaire.side(Side::Peer);
        let mut doubts = Vec::new();
        for stages in self.by_name() {
            let stages: Vec<_> = stages.into_iter().filter(|team| team.has_answers()).collect();
            let Some(&first) = stages.first() else { continue };
            let files = stages.iter().map(|team| team.naming_stage());
            let (naming, silent) = files.fold((0, 0), |(a, b), (naming, silent)| (a + naming, b + silent));
            if naming > 0 && silent > 0 {
                doubts.push(StageDoubt::NotAlwaysNamed(first));
            }
            let peers_answered = peer.is_some_and(|peer| stages.iter().any(|team| team.includes_viewpoint(peer)));
            let earlier = first.stage().filter(|_| first.stage() < questionnaire.default_stage());
            doubts.extend(earlier.filter(|_| peers_answered).map(|stage| StageDoubt::Earlier(first, stage)));
            if stages.len() > 1 {
                doubts.push(StageDoubt::Several(first, stages.iter().filter_map(|team| team.stage()).collect()));
            }
        }
        doubts
    }
}
