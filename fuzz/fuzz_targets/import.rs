//! Any bytes as a form or an export: read, and drafted as a map. Nothing panics, and a draft is a map without errors.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pillars::import::{GivenAudit, draft_map, with_importer};
use pillars::input::{self, ImportMap};
use pillars::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let built_in = Source::new("pillars.toml", include_str!("../../pillars.toml"));
    let Some(questionnaire) = input::questionnaire(&built_in).into_parts().0 else { return };
    let map = ImportMap::default();
    with_importer(&questionnaire, &map, GivenAudit::default(), |importer| drop(importer.read(bytes.to_vec(), false)));
    if let Ok(draft) = draft_map(&questionnaire, bytes.to_vec()) {
        let outcome = input::import_map(&Source::new("map.toml", draft), &questionnaire);
        assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics());
    }
});
