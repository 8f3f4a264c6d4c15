//! Any bytes as a workbook, or as the parts of one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peer_pillars_fuzz::check_import;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") { check_import(bytes) } else { check_import(&packed(bytes)) }
});

/// The workbook of parts that follow each other, each a name and a text that end with a zero byte. A changed workbook is mostly refused
/// for its check sums, and its parts never looked at.
fn packed(parts: &[u8]) -> Vec<u8> {
    let mut workbook = ZipWriter::new(Cursor::new(Vec::new()));
    let mut parts = parts.split(|byte| *byte == 0);
    while let (Some(name), Some(text)) = (parts.next(), parts.next()) {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        if workbook.start_file(String::from_utf8_lossy(name), options).is_ok() {
            workbook.write_all(text).expect("memory takes everything");
        }
    }
    workbook.finish().expect("memory takes everything").into_inner()
}
