//! Reads the built-in questionnaire at build time and writes it as bytes, which `cli` includes: a run neither parses it nor copies its
//! texts. The program's own reader is used, so that a mistake in the file fails the build with its position and a hint.

#![expect(clippy::disallowed_methods, reason = "a build script is a shell of its own")]
#![expect(
    dead_code,
    unnameable_types,
    unreachable_pub,
    unused_imports,
    reason = "the build needs only a part of these modules"
)]

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/input/mod.rs"]
mod input;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/text/mod.rs"]
mod text;

use sha2::{Digest as _, Sha256};
use std::error::Error;
use std::path::Path;

const QUESTIONNAIRE: &str = "pillars.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={QUESTIONNAIRE}");
    let source = source::Source::new(QUESTIONNAIRE, std::fs::read_to_string(QUESTIONNAIRE)?);
    let outcome = input::questionnaire(&source);
    for found in outcome.diagnostics() {
        let position = source.position(found.span().start);
        let (severity, code, message) = (found.severity(), found.code(), found.message());
        let help = found.help().map(|help| format!("; {help}")).unwrap_or_default();
        // Cargo takes one line. In our own questionnaire, warnings are errors too.
        let said = format!("{QUESTIONNAIRE}:{position}: {severity}[{code}] {message}{help}").replace('\n', " ");
        println!("cargo::error={said}");
    }
    // Without a questionnaire, Cargo stops at the errors printed above.
    let Some(questionnaire) = outcome.value() else { return Ok(()) };
    let parts = model::QuestionnaireParts::from(questionnaire.clone());
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let write = |name: &str, bytes: &[u8]| std::fs::write(Path::new(&out).join(name), bytes);
    write("built_in.sha256", text::hexadecimal(&Sha256::digest(source.text())).as_bytes())?;
    let mut texts = source.text().to_owned();
    write("built_in.packed", &parts.pack(&mut texts))?;
    Ok(write("built_in.txt", texts.as_bytes())?)
}
