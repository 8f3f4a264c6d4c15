//! Any bytes as an import map: read, and used for an export. Places are in the text, and respondents can be written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peer_pillars_fuzz::{QUESTIONNAIRE, check_places, check_respondents};
use pillars::import::{GivenAudit, with_importer};
use pillars::input;
use pillars::source::Source;

/// The table that the map in docs/import.md is about.
const EXPORT: &str = "\
Where do you work?,Which best describes you?,Your code,Is the peer lead on a par?,Anything to add about the peer lead?,\
Is the peer lead on a par?2,Own budget,Own budget,[culture.critical-debate]
The Trust,Peer supporter,amber,Sort of,\"A note, of sorts\",x,Yes,Does not apply here,1
The Trust,Manager,basalt,Not sure,,,No,1,2
";

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("map.toml", bytes.to_vec()) else { return };
    let (map, found) = input::import_map(&source, &QUESTIONNAIRE).into_parts();
    check_places(&source, &found);
    let Some(map) = map else { return };
    let import = with_importer(&QUESTIONNAIRE, &map, GivenAudit::default(), |importer| importer.read(EXPORT.into(), false));
    check_respondents(&import);
});
