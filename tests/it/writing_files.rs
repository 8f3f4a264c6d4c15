//! Where `-o` writes: whole files, links, standard output for a dash, and devices, which must not be replaced by a file.

use crate::shell::{pillars, run, shown, stderr, stdout, text};

const HOSTILE: &str = "examples/answers/hostile.toml";

#[test]
fn the_extension_of_a_file_chooses_its_format() {
    let place = tempfile::tempdir().unwrap();
    for (name, format) in [("it.json", "json"), ("it.md", "markdown"), ("it.txt", "terminal")] {
        let file = place.path().join(name);
        let written = run(&["score", HOSTILE, "-o", &shown(&file)]);
        assert_eq!((written.status.code(), stdout(&written).as_str()), (Some(0), ""));
        assert_eq!(text(&file), stdout(&run(&["score", HOSTILE, "--full", "--format", format])), "{name}");
    }
}

#[test]
fn a_file_is_written_whole_or_left_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("result.json");
    std::fs::write(&file, "as it was").unwrap();
    let failed = run(&["score", "examples/answers/kitchen.toml", "-o", &shown(&file)]);
    assert_eq!(failed.status.code(), Some(1));
    assert_eq!(text(&file), "as it was");
    let left: Vec<_> = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["result.json"], "no temporary file is left");
}

#[test]
fn what_cannot_be_written_is_said_with_its_path() {
    let place = tempfile::tempdir().unwrap();
    let nowhere = place.path().join("no").join("such").join("folder.json");
    for path in [nowhere.as_path(), place.path()] {
        let output = run(&["score", HOSTILE, "--format", "json", "-o", &shown(path)]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(3), ""));
        assert!(stderr(&output).starts_with(&format!("error: cannot write {}", path.display())), "{}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn a_written_file_keeps_its_permissions_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let place = tempfile::tempdir().unwrap();
    let (file, link) = (place.path().join("real.json"), place.path().join("link.json"));
    std::fs::write(&file, "old").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.json", &link).unwrap();
    assert_eq!(run(&["score", HOSTILE, "-o", &shown(&link)]).status.code(), Some(0));
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert!(text(&file).starts_with("{\n  \"schema_version\": 1,"));
}

#[cfg(target_os = "linux")]
#[test]
fn an_error_about_a_file_to_write_does_not_name_the_temporary_file() {
    // A folder of the kernel's takes no new files, not even from the administrator.
    let output = run(&["score", HOSTILE, "-o", "/proc/result.md"]);
    let said = stderr(&output);
    assert!(said.starts_with("error: cannot write /proc/result.md: ") && !said.contains(".pillars-"), "{said}");
}

#[test]
fn a_dash_is_standard_output_and_no_file() {
    let place = tempfile::tempdir().unwrap();
    let answers = crate::support::folder(HOSTILE);
    let arguments = ["score", answers.to_str().unwrap(), "-o", "-"];
    let output = pillars(&arguments).current_dir(place.path()).output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert_eq!(stdout(&output), stdout(&run(&["score", HOSTILE])));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0, "no file called `-`");
}

#[test]
fn an_extension_in_capitals_is_the_same_extension() {
    let place = tempfile::tempdir().unwrap();
    for (name, format) in [("IT.JSON", "json"), ("It.Md", "markdown")] {
        let file = place.path().join(name);
        assert_eq!(run(&["score", HOSTILE, "-o", &shown(&file)]).status.code(), Some(0), "{name}");
        assert_eq!(text(&file), stdout(&run(&["score", HOSTILE, "--format", format])), "{name}");
    }
}

#[test]
fn a_blank_answers_file_is_no_document_of_another_kind() {
    let place = tempfile::tempdir().unwrap();
    for (name, code) in [("a.toml", 0), ("A.TOML", 0), ("answers", 0), ("a.md", 2), ("a.json", 2)] {
        let file = place.path().join(name);
        let output = run(&["template", "-o", &shown(&file)]);
        assert_eq!((output.status.code(), file.exists()), (Some(code), code == 0), "{name}: {}", stderr(&output));
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use crate::shell::bash_in;
    use std::os::unix::fs::symlink;

    fn bash(script: &str) -> std::process::Output {
        bash_in(&crate::support::folder(""), script).output().unwrap()
    }

    #[test]
    fn what_is_no_file_is_written_to_and_never_replaced_by_one() {
        let place = tempfile::tempdir().unwrap();
        let pipe = shown(&place.path().join("pipe"));
        let output = bash(&format!(
            "mkfifo {pipe}; cat {pipe} & pillars score {HOSTILE} -o {pipe}; \
             if test -p {pipe}; then wait; else kill %1; exit 1; fi"
        ));
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
        assert_eq!(stdout(&output), stdout(&run(&["score", HOSTILE, "--full"])));
    }

    #[test]
    fn piped_into_a_reader_that_leaves_it_ends_quietly() {
        let output = bash("pillars questionnaire | head -n 1");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    }

    #[test]
    fn a_program_of_the_shell_can_stand_for_the_file() {
        let output = bash(&format!("pillars score {HOSTILE} -o >(cat)"));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }

    #[test]
    fn a_link_that_leads_nowhere_yet_stays_a_link() {
        let place = tempfile::tempdir().unwrap();
        let link = place.path().join("link.json");
        symlink("later.json", &link).unwrap();
        assert_eq!(run(&["score", HOSTILE, "-o", &shown(&link)]).status.code(), Some(0));
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert!(text(&place.path().join("later.json")).starts_with("{\n  \"schema_version\": 1,"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_with_its_name_and_ends_with_3() {
        let told = "error: cannot write standard output: No space left on device (os error 28)\n";
        for command in [format!("score {HOSTILE}").as_str(), "", "--help", "score --help", "man", "completions bash"] {
            let output = bash(&format!("pillars {command} > /dev/full"));
            assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(3), told), "{command}");
        }
    }
}
