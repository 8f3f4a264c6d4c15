//! Any bytes as a line of NDJSON: read as `serde_json` reads them into a map of strings, which is slower and keeps copies.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pillars::input::{RecordFault, record};
use std::collections::BTreeMap;

fuzz_target!(|bytes: &[u8]| {
    let mut text = Vec::new();
    let read = record(bytes, &mut text);
    let Ok(strings) = serde_json::from_slice::<BTreeMap<String, String>>(bytes) else { return };
    match read {
        Ok(name) => {
            assert_eq!(strings.len(), 2);
            assert_eq!((strings.get("name"), strings["text"].as_bytes()), (Some(&name), text.as_slice()));
        }
        Err(error) => {
            let is_whole = strings.len() == 2 && strings.contains_key("text");
            let has_name = strings.get("name").is_some_and(|name| (1..=4096).contains(&name.len()));
            assert!(!is_whole || !has_name || error.fault == RecordFault::DuplicateKey, "{error:?}");
        }
    }
});
