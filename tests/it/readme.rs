//! The README: its cargo commands are in the script that CI runs. `pages/in_order.rs` runs those of the program.

use crate::support::folder;

#[test]
fn every_cargo_command_of_the_readme_is_run_by_ci() {
    let read = |path: &str| std::fs::read_to_string(folder(path)).unwrap();
    let (readme, script) = (read("README.md"), read(".ci/run"));
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
    let commands: Vec<_> = blocks.flat_map(str::lines).filter(|line| line.starts_with("cargo ")).collect();
    assert_eq!(commands.len(), 3, "{commands:?}");
    let missing: Vec<_> = commands.into_iter().filter(|command| !script.contains(command)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
