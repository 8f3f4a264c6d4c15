//! Strategies for property tests: small questionnaires and teams that reach every path of the arithmetic.

use pillars::model::{
    Aspect, Band, Bands, Id, Indicator, Item, Kind, Level, MaxGap, Pillar, PillarIndex, Question, Questionnaire,
    QuestionnaireParts, Scale, Side, State, Viewpoint, ViewpointIndex,
};
use pillars::score::Respondent;
use proptest::collection::vec;
use proptest::prelude::*;

/// How many viewpoints every generated questionnaire has.
pub(crate) const VIEWPOINTS: usize = 4;

/// One respondent of a generated team.
#[derive(Debug, Clone)]
pub(crate) struct TestRespondent {
    pub(crate) viewpoint: usize,
    pub(crate) states: Vec<State>,
}

impl TestRespondent {
    pub(crate) fn respondent(&self) -> Respondent<'_> {
        Respondent { viewpoint: ViewpointIndex::new(self.viewpoint), states: &self.states }
    }
}

/// A questionnaire and a team that answered it.
#[derive(Debug, Clone)]
pub(crate) struct AuditContext {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) team: Vec<TestRespondent>,
}

impl AuditContext {
    pub(crate) fn respondents(&self) -> Vec<Respondent<'_>> {
        self.team.iter().map(TestRespondent::respondent).collect()
    }
}

/// A questionnaire and a team of one to `most` respondents.
pub(crate) fn audited(most: usize) -> impl Strategy<Value = AuditContext> {
    questionnaire().prop_flat_map(move |questionnaire| {
        let team = respondents(&questionnaire, most);
        (Just(questionnaire), team).prop_map(|(questionnaire, team)| AuditContext { questionnaire, team })
    })
}

/// A team of one to `most` respondents to this questionnaire.
pub(crate) fn respondents(
    questionnaire: &Questionnaire,
    most: usize,
) -> impl Strategy<Value = Vec<TestRespondent>> + use<> {
    let states: Vec<_> = questionnaire.items().iter().map(|item| state(item.top, item.na_allowed)).collect();
    let respondent = (0..VIEWPOINTS, states).prop_map(|(viewpoint, states)| TestRespondent { viewpoint, states });
    vec(respondent, 1..=most)
}

/// One respondent's state: mostly a level, sometimes anything else.
fn state(top: u8, na_allowed: bool) -> impl Strategy<Value = State> {
    prop_oneof![
        6 => (0..=top).prop_map(|level| State::Level(Level::new(level).unwrap())),
        1 => Just(State::DontKnow),
        1 => Just(State::Unanswered),
        1 => Just(if na_allowed { State::NotApplicable } else { State::Unanswered }),
    ]
}

/// A questionnaire of one to three pillars, mixed scales, weights, must-haves and indicators.
pub(crate) fn questionnaire() -> impl Strategy<Value = Questionnaire> {
    let pillar = (vec(question(), 1..5), 0..3_usize, 1..4_u32);
    vec(pillar, 1..4).prop_map(|pillars| {
        let (mut drafts, mut items) = (Vec::new(), Vec::new());
        for (place, (questions, indicators, weight)) in pillars.into_iter().enumerate() {
            let id = Id::new(&format!("p{place}")).unwrap();
            for (number, mut question) in questions.into_iter().enumerate() {
                question.id = format!("{id}.q{number}").into();
                question.pillar = PillarIndex::new(place);
                items.push(question);
            }
            for _ in 0..indicators {
                items.push(indicator(place, items.len()));
            }
            drafts.push(Pillar { title: id.to_string().into(), id, why: None, source: None, weight, items: 0..0 });
        }
        Questionnaire::new(QuestionnaireParts {
            id: Id::new("generated").unwrap(),
            version: "1.0.0".parse().unwrap(),
            title: "Generated".into(),
            language: "en-GB".into(),
            caveats: vec![],
            must_have_cap: Some(2),
            scale: Scale { levels: vec![], target: 3 },
            documents: vec![],
            viewpoints: viewpoints(),
            stages: vec![],
            terms: vec![],
            bands: bands(&["2.5", "12.5", "40", "100"]),
            pillars: drafts,
            items,
            retired: vec![],
            readings: vec![],
        })
        .unwrap()
    })
}

fn question() -> impl Strategy<Value = Item> {
    let texts = (1..=10_u8).prop_flat_map(|top| (Just(top), 0..=top));
    let aspect = prop_oneof![Just(None), Just(Some(Aspect::Policy)), Just(Some(Aspect::Practice))];
    (texts, 1..5_u32, any::<bool>(), prop::bool::weighted(0.3), aspect).prop_map(
        |((top, target), weight, raise_if_hostile, must_have, aspect)| Item {
            id: "".into(),
            pillar: PillarIndex::new(0),
            top,
            target,
            weight,
            title: None,
            stages: vec![],
            asked_of: vec![],
            short: false,
            raise_if_hostile,
            must_have,
            na_allowed: !must_have,
            source: None,
            action: None,
            reading: vec![],
            since: None,
            changed: None,
            kind: Kind::Question(Box::new(Question {
                text: "Is it so?".into(),
                why: None,
                levels: (0..=top).map(|level| format!("Level {level}").into()).collect(),
                evidence: None,
                aspect,
                depends_on: vec![],
            })),
        },
    )
}

fn indicator(pillar: usize, number: usize) -> Item {
    Item {
        id: format!("culture.i{number}").into(),
        pillar: PillarIndex::new(pillar),
        top: 4,
        target: 3,
        weight: 1,
        title: None,
        stages: vec![],
        asked_of: vec![],
        short: false,
        raise_if_hostile: false,
        must_have: false,
        na_allowed: true,
        source: None,
        action: None,
        reading: vec![],
        since: None,
        changed: None,
        kind: Kind::Indicator(Box::new(Indicator { hostile: "Hostile".into(), fertile: "Fertile".into() })),
    }
}

fn viewpoints() -> Vec<Viewpoint> {
    let sides = [Some(Side::Peer), Some(Side::Leadership), None, None];
    ["peer", "leadership", "staff", "group"]
        .into_iter()
        .zip(sides)
        .map(|(id, side)| Viewpoint { id: Id::new(id).unwrap(), label: id.into(), side })
        .collect()
}

fn bands(max_gaps: &[&str]) -> Bands {
    let band = |(place, max_gap): (usize, &&str)| Band {
        id: Id::new(&format!("band-{place}")).unwrap(),
        label: format!("Band {place}").into(),
        max_gap: MaxGap::from_decimal(max_gap).unwrap(),
    };
    Bands::new(max_gaps.iter().enumerate().map(band).collect()).unwrap()
}
