//! Any bytes as an export in delimited text, as an answers file saved by a web form, or as neither.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peer_pillars_fuzz::check_import;

fuzz_target!(|bytes: &[u8]| check_import(bytes));
