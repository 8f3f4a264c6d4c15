//! The export in `examples/collect/`, generated like the others; `SNAPSHOTS=overwrite` writes it.

use super::built_in;
use super::encoding::write;
use super::exports::{all, people};
use crate::support::folder;

#[test]
fn the_example_is_what_the_generator_makes() {
    let questionnaire = built_in();
    let export = all(&questionnaire, &people(&questionnaire, 9)).swap_remove(0);
    let written = write(&export.rows, export.writing).bytes;
    let path = folder("examples/collect/microsoft-forms.csv");
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        std::fs::create_dir_all(folder("examples/collect")).unwrap();
        std::fs::write(&path, &written).unwrap();
    }
    assert!(std::fs::read(&path).unwrap() == written, "{} is not what the generator makes", path.display());
}
