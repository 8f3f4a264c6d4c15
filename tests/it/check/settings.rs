//! `pillars-check.toml`: problems in it have a location, and files that it names outside its folder are not shown.

use super::{answers, check, place, seen};
use crate::support::folder;
use std::fs;

fn stderr(place: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = check(place, arguments);
    (output.status.code(), String::from_utf8(output.stderr).unwrap().replace('\\', "/"))
}

#[test]
fn every_wrong_value_is_named_with_its_place() {
    let place = place(&[("a.toml", &answers(""))]);
    for (settings, position, message) in [
        ("max_ag = \"90d\"\n", "1:1", "`max_ag` is not a setting"),
        ("deny = []\nmax_age = \"soon\"\n", "2:11", "`max_age` is not an age such as 90d, 18m or 2y"),
        ("min_band = \"redy\"\n", "1:12", "there is no band `redy`"),
        ("max_gap = [10, \"peer-leedership=20\"]\n", "1:16", "there is no pillar `peer-leedership`"),
        ("max_gap = \"much\"\n", "1:11", "`max_gap` is not PILLAR=POINTS or POINTS, with points from 0 to 100"),
        ("deny = [\"old-adit\"]\n", "1:9", "there is no code `old-adit`"),
        ("allow = [\"syntax\"]\n", "1:10", "`syntax` is an error, and errors cannot be allowed"),
    ] {
        fs::write(place.path().join("pillars-check.toml"), settings).unwrap();
        let (code, said) = stderr(place.path(), &["a.toml"]);
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains(message) && said.contains(&format!("pillars-check.toml:{position}")),
            "{settings}: {said}"
        );
    }
}

#[test]
fn the_example_of_an_invalid_setting_is_refused() {
    let place = place(&[("a.toml", &answers(""))]);
    let example = folder("examples/broken/invalid-setting.toml");
    let (code, said) = stderr(place.path(), &["--config", example.to_str().unwrap(), "a.toml"]);
    assert_eq!(code, Some(2));
    assert!(said.starts_with("error[invalid-setting]: `max_age` is not an age"), "{said}");
}

#[test]
fn nothing_is_shown_of_a_file_that_settings_name_outside_their_folder() {
    let place = place(&[
        ("secret.txt", "root:secret:1\npassword = \"secret\"\n"),
        ("secret.toml", "[audit]\nteam = \"secret\nsecret = 1\n"),
        ("inside/a.toml", &answers("")),
        ("inside/own.toml", "[audit]\nteam = \n"),
    ]);
    for settings in [
        "questionnaire = \"../secret.txt\"\n",
        "questionnaire = \"../secret.toml\"\n",
        "no_worse_than = \"../secret.toml\"\n",
        "no_worse_than = \"..\"\n",
    ] {
        fs::write(place.path().join("inside/pillars-check.toml"), settings).unwrap();
        let output = check(place.path(), &["inside/a.toml"]);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(3), "{settings}: {said}");
        let text = said.replace("secret.txt", "").replace("secret.toml", "");
        assert!(!text.contains("secret") && !text.contains("password"), "{settings}: {said}");
        assert!(said.contains("outside the folder of the settings"), "{settings}: {said}");
    }
    fs::write(place.path().join("inside/pillars-check.toml"), "no_worse_than = \"own.toml\"\n").unwrap();
    let (_, said) = stderr(place.path(), &["inside/a.toml"]);
    assert!(said.contains("team ="), "what lies inside is shown: {said}");
}

#[cfg(unix)]
#[test]
fn settings_that_are_no_file_end_the_run() {
    use std::os::unix::fs::symlink;
    let place = place(&[("a.toml", &answers(""))]);
    let settings = place.path().join("pillars-check.toml");
    fs::create_dir(&settings).unwrap();
    assert_eq!(
        seen(place.path(), &["a.toml"]),
        "exit 3\nerror: cannot read the settings pillars-check.toml: this is not a file\n"
    );
    fs::remove_dir(&settings).unwrap();
    symlink("nowhere", &settings).unwrap();
    let said = seen(place.path(), &["a.toml"]);
    assert!(said.starts_with("exit 3\nerror: cannot read the settings pillars-check.toml: No such file"), "{said}");
    fs::remove_file(&settings).unwrap();
    symlink("/dev/null", &settings).unwrap();
    assert_eq!(
        seen(place.path(), &["a.toml"]),
        "exit 3\nerror: cannot read the settings pillars-check.toml: this is not a file\n"
    );
    fs::remove_file(&settings).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&settings).status().unwrap().success());
    assert_eq!(
        seen(place.path(), &["a.toml"]),
        "exit 3\nerror: cannot read the settings pillars-check.toml: this is not a file\n"
    );
}
