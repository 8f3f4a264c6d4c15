//! Any bytes as an action plan: read, checked and added to. Places are in the text, and an action that is added leaves the rest as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peer_pillars_fuzz::{QUESTIONNAIRE, check_places};
use pillars::input;
use pillars::lint::Scan;
use pillars::lint::plan::{CheckedPlan, check};
use pillars::model::{Action, Id, ItemIndex, MAX_ACTIONS, Plan};
use pillars::source::Source;
use pillars::write::PlanDocument;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("plan.toml", bytes.to_vec()) else { return };
    let (file, mut found) = input::plan(&source, &QUESTIONNAIRE).into_parts();
    if let Some(file) = &file {
        let checked = CheckedPlan { source: &source, plan: &file.plan, spans: &file.spans };
        found.extend(check(&checked, &QUESTIONNAIRE, &Scan::new(&source), "2026-11-21".parse().expect("a day")));
        add_an_action(&source, &file.plan);
    }
    check_places(&source, &found);
});

fn add_an_action(source: &Source, plan: &Plan) {
    let Ok(mut document) = PlanDocument::open(source) else { return };
    assert_eq!(document.to_text().trim_start_matches('\u{feff}'), source.text());
    let id = Id::new("added-by-hand").expect("an id");
    if plan.actions().len() == MAX_ACTIONS || plan.actions().iter().any(|action| action.id == id) {
        return;
    }
    let (item, _) = ItemIndex::enumerate(QUESTIONNAIRE.items()).next().expect("an item");
    let action = Action::open(id, vec![item], "Ask".to_owned());
    document.add(&QUESTIONNAIRE, &action);
    let text = document.to_text();
    let again = input::plan(&Source::new("longer.toml", text.clone()), &QUESTIONNAIRE).into_parts().0;
    let again = again.unwrap_or_else(|| panic!("a plan with one more action cannot be read:\n{text}")).plan;
    assert_eq!(again.head, plan.head, "{text}");
    assert!(again.actions().split_last().is_some_and(|(last, before)| *last == action && before == plan.actions()), "{text}");
}
