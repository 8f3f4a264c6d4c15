//! The essentials alone: must-haves and culture, for a screen of ten minutes. No pillar is judged by them.

use super::culture::CultureProfile;
use super::item::{ItemName, Place, standing};
use crate::model::{Item, Questionnaire, Subject};
use crate::score::{Assessment, ItemFigures, Standing};
use crate::text::Count;
use crate::text::{clean, day};

/// Must-haves and culture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Essentials {
    /// Whose audit it is.
    pub team: String,
    /// The organisation, the days and the questionnaire.
    pub of_what: String,
    /// In one sentence: how many are met, open, not known.
    pub summary: String,
    /// Below what they need.
    pub open: Vec<MustHave>,
    /// Nobody gave a level.
    pub unconfirmed: Vec<MustHave>,
    /// As wanted.
    pub met: Vec<MustHave>,
    /// Not applicable, where the questionnaire allows that.
    pub not_applicable: Vec<MustHave>,
    /// The culture; none if the questionnaire has no indicators.
    pub culture: Option<CultureProfile>,
    /// What this is not.
    pub closing: Vec<String>,
}

/// One must-have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MustHave {
    /// What it is called.
    pub name: ItemName,
    /// The pillar it belongs to.
    pub pillar: String,
    /// Where it stands: "2 of 4, wanted 3 of 4"; what there is instead.
    pub standing: String,
    /// What to do about it.
    pub action: Option<String>,
}

impl Essentials {
    /// The essentials of an audit.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, subject: &Subject, assessment: &Assessment) -> Self {
        let dates = subject.dates.iter().map(|date| day(*date));
        let of_what = subject.organisation.iter().map(|organisation| clean(organisation)).chain(dates);
        let of_what = of_what.chain([format!("the essentials of {}", clean(questionnaire.title()))]);
        let mut view = Self {
            team: clean(&subject.team),
            of_what: of_what.collect::<Vec<_>>().join(" · "),
            summary: String::new(),
            open: Vec::new(),
            unconfirmed: Vec::new(),
            met: Vec::new(),
            not_applicable: Vec::new(),
            culture: CultureProfile::of(questionnaire, assessment),
            closing: super::closing(questionnaire),
        };
        for (item, figures) in questionnaire.items().iter().zip(&assessment.items).filter(|(item, _)| item.must_have) {
            let pillar = questionnaire.pillars().get(item.pillar);
            let must_have = MustHave {
                name: ItemName::of(item),
                pillar: pillar.map(|pillar| clean(&pillar.title)).unwrap_or_default(),
                standing: standing_and_wanted(item, figures),
                action: item.action.as_deref().map(clean),
            };
            let list = match figures.merged.standing {
                Standing::Known(level) if level < own_target(item) => &mut view.open,
                Standing::Known(_) => &mut view.met,
                Standing::DontKnow | Standing::Unanswered => &mut view.unconfirmed,
                Standing::NotApplicable => &mut view.not_applicable,
            };
            list.push(must_have);
        }
        view.summary = view.in_words();
        view
    }

    fn in_words(&self) -> String {
        let parts: Vec<_> = [
            (self.met.len(), "met"),
            (self.open.len(), "open"),
            (self.unconfirmed.len(), "not known"),
            (self.not_applicable.len(), "not applicable"),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
        let all = self.met.len() + self.open.len() + self.unconfirmed.len() + self.not_applicable.len();
        let all = Count::of(all, "must-have");
        if parts.is_empty() { format!("{all}.") } else { format!("{all}: {}.", parts.join(", ")) }
    }
}

/// The questionnaire's own target, not the raised one, in hundredths (scoring, section 7).
fn own_target(item: &Item) -> i64 {
    100 * i64::from(item.target)
}

fn standing_and_wanted(item: &Item, figures: &ItemFigures) -> String {
    format!("{}, wanted {}", standing(item, figures), Place::of(item, own_target(item)).on_scale())
}
