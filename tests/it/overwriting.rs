//! What `-o` must not overwrite: inputs, and files that people edit; and what an interrupted run leaves behind.

use crate::shell::{run_in, stderr, text};
use crate::support::folder;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// A folder with answers, a questionnaire, settings and a list of paths.
fn place() -> TempDir {
    let place = tempdir().unwrap();
    for (name, file) in [
        ("a.toml", "examples/answers/kitchen.toml"),
        ("team/b.toml", "examples/answers/kitchen.toml"),
        ("q.toml", "examples/questionnaires/volunteer-kitchen.toml"),
    ] {
        let path = place.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::copy(folder(file), path).unwrap();
    }
    std::fs::copy(place.path().join("a.toml"), place.path().join("a.md")).unwrap();
    std::fs::write(place.path().join("settings.toml"), "max_age = \"99y\"\n").unwrap();
    std::fs::write(place.path().join("list.txt"), "a.toml\nteam\n").unwrap();
    place
}

/// Runs a command line and expects that it is refused and changes no file.
#[track_caller]
fn refused(place: &Path, line: &str, code: i32, message: &str) {
    let files = ["a.toml", "a.md", "team/b.toml", "q.toml", "settings.toml", "list.txt"].map(|name| place.join(name));
    let before = files.each_ref().map(|file| std::fs::read(file).unwrap());
    let output = run_in(place, &line.split(' ').collect::<Vec<_>>());
    assert_eq!((output.status.code(), stderr(&output)), (Some(code), format!("error: {message}\n")), "{line}");
    assert_eq!(before, files.each_ref().map(|file| std::fs::read(file).unwrap()), "{line}");
}

#[test]
fn an_output_that_is_an_input_is_refused_even_with_force() {
    let place = place();
    for (line, file) in [
        ("score a.toml --questionnaire q.toml --format json -o a.toml --force", "a.toml"),
        ("score a.md --questionnaire q.toml -o a.md --force", "a.md"),
        ("score a.toml --questionnaire q.toml --format json -o q.toml --force", "q.toml"),
        ("score a.toml --questionnaire q.toml --format json -o ./team/../a.toml --force", "./team/../a.toml"),
        ("batch a.toml team --questionnaire q.toml --format json -o team/b.toml --force", "team/b.toml"),
        ("batch --files-from list.txt --questionnaire q.toml --format json -o team/b.toml --force", "team/b.toml"),
        ("batch --files-from list.txt --questionnaire q.toml -o list.txt --force", "list.txt"),
        ("compare a.toml team --questionnaire q.toml --format json -o team/b.toml --force", "team/b.toml"),
        ("compare a.md a.toml --questionnaire q.toml -o a.md --force", "a.md"),
        ("check a.toml --questionnaire q.toml --format json -o a.toml --force", "a.toml"),
        ("check --files-from list.txt --questionnaire q.toml --format json -o list.txt --force", "list.txt"),
        (
            "check a.toml --questionnaire q.toml --config settings.toml --format json -o settings.toml --force",
            "settings.toml",
        ),
        (
            "check a.toml --questionnaire q.toml --no-worse-than team --format json -o team/b.toml --force",
            "team/b.toml",
        ),
        ("explain overall --answers a.md --questionnaire q.toml -o a.md --force", "a.md"),
        ("questionnaire --questionnaire q.toml -o q.toml --force", "q.toml"),
        ("interview --plain a.md --questionnaire q.toml -o a.md --force", "a.md"),
        ("interview --plain new.md --questionnaire q.toml -o ./new.md --force", "./new.md"),
        ("interview --plain new.toml --from a.md --questionnaire q.toml -o a.md --force", "a.md"),
    ] {
        let message = format!("cannot write {file}: the file is also an input");
        refused(place.path(), line, 2, &message);
        refused(place.path(), line.strip_suffix(" --force").unwrap(), 2, &message);
    }
}

#[test]
fn an_existing_file_that_people_edit_is_refused_without_force() {
    let place = place();
    std::fs::write(place.path().join("board.docx"), "as it was").unwrap();
    for (line, file, contents) in [
        ("template -o a.toml", "a.toml", "contains answers"),
        ("questionnaire -o a.toml", "a.toml", "contains answers"),
        ("questionnaire -o q.toml", "q.toml", "contains a questionnaire"),
        ("questionnaire -o settings.toml", "settings.toml", "contains settings"),
        ("schema answers -o a.toml", "a.toml", "contains answers"),
        ("completions bash -o a.toml", "a.toml", "contains answers"),
        ("man -o a.md", "a.md", "contains answers"),
        ("man -o board.docx", "board.docx", "may have been edited"),
        ("score team/b.toml --questionnaire q.toml -o a.md", "a.md", "contains answers"),
    ] {
        refused(
            place.path(),
            line,
            3,
            &format!("cannot write {file}: it already exists and {contents}; --force overwrites it"),
        );
    }
    for line in [
        "man -o board.docx --force",
        "completions bash -o a.toml --force",
        "schema answers -o settings.toml --force",
        "template -o a.toml --force",
        "man -o a.md --force",
        "man -o pillars.1",
    ] {
        let output = run_in(place.path(), &line.split(' ').collect::<Vec<_>>());
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{line}");
    }
    assert!(text(&place.path().join("a.toml")).contains("questionnaire = \"peer-hub-8-pillars\""));
    let again = run_in(place.path(), &["man", "-o", "pillars.1"]);
    assert_eq!((again.status.code(), stderr(&again).as_str()), (Some(0), ""), "what was only generated is replaced");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use crate::shell::{bash_in, interruptible_in, run, stdout, wait_for_temporary_file};
    use rustix::process::{Pid, Signal, kill_process};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    use std::process::Stdio;

    #[test]
    fn an_input_behind_a_link_or_on_standard_input_is_refused_as_output() {
        let place = place();
        symlink("a.toml", place.path().join("link.md")).unwrap();
        std::fs::hard_link(place.path().join("a.toml"), place.path().join("hard.md")).unwrap();
        for line in
            ["score a.toml -o link.md", "score link.md -o link.md", "score hard.md -o link.md", "batch . -o hard.md"]
        {
            let file = line.rsplit(' ').next().unwrap();
            let message = format!("cannot write {file}: the file is also an input");
            refused(place.path(), &format!("{line} --questionnaire q.toml"), 2, &message);
        }
        let mut command = interruptible_in(place.path(), &["score", "-", "--questionnaire", "q.toml", "-o", "a.md"]);
        let output = command.stdin(std::fs::File::open(place.path().join("a.md")).unwrap()).output().unwrap();
        assert_eq!(stderr(&output), "error: cannot write a.md: the file is also an input\n");
    }

    #[test]
    fn a_chain_of_links_stays_one_and_a_loop_of_links_is_refused() {
        let place = place();
        std::fs::create_dir(place.path().join("deep")).unwrap();
        symlink("deep/second.md", place.path().join("first.md")).unwrap();
        symlink("third.md", place.path().join("deep/second.md")).unwrap();
        let score = |file| run_in(place.path(), &["score", "a.toml", "--questionnaire", "q.toml", "-o", file]);
        assert_eq!(score("first.md").status.code(), Some(0));
        assert!(text(&place.path().join("deep/third.md")).starts_with("# "));
        for link in ["first.md", "deep/second.md"] {
            assert!(place.path().join(link).symlink_metadata().unwrap().is_symlink(), "{link}");
        }
        symlink("there.md", place.path().join("here.md")).unwrap();
        symlink("here.md", place.path().join("there.md")).unwrap();
        let looping = score("here.md");
        assert_eq!((looping.status.code(), stdout(&looping).as_str()), (Some(3), ""));
        assert!(stderr(&looping).starts_with("error: cannot write here.md: "), "{}", stderr(&looping));
        assert!(place.path().join("here.md").symlink_metadata().unwrap().is_symlink());
    }

    #[test]
    fn a_replaced_file_keeps_its_owner_and_its_permissions_whatever_the_mask() {
        let place = place();
        let file = place.path().join("result.md");
        std::fs::write(&file, "as it was").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o666)).unwrap();
        // Only the administrator can give the file to somebody else first.
        let given_away = std::os::unix::fs::chown(&file, Some(12345), Some(12345)).is_ok();
        let output = run_in(place.path(), &["score", "a.toml", "--questionnaire", "q.toml", "-o", "result.md"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let metadata = file.metadata().unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o666);
        assert_eq!(metadata.uid() == 12345, given_away);
        assert_eq!(metadata.gid() == 12345, given_away);
    }

    #[test]
    fn a_killed_run_and_a_closed_terminal_leave_no_temporary_file() {
        for signal in [Signal::TERM, Signal::HUP] {
            let place = place();
            let arguments = ["batch", "-", "--questionnaire", "q.toml", "-o", "result.csv"];
            let mut child = interruptible_in(place.path(), &arguments).stdin(Stdio::piped()).spawn().unwrap();
            let files = || std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name());
            wait_for_temporary_file(place.path());
            // Waiting would close the input, and a run whose input has ended may end before it is interrupted.
            let _open = child.stdin.take();
            kill_process(Pid::from_child(&child), signal).unwrap();
            assert_eq!(child.wait().unwrap().code(), Some(130));
            assert!(files().all(|name| !name.to_string_lossy().starts_with(".pillars-")), "{signal:?}");
        }
    }

    #[test]
    fn a_hangup_that_nohup_ignores_stays_ignored() {
        let place = place();
        let script = "trap '' HUP; exec pillars batch - --questionnaire q.toml -o result.csv";
        let mut child = bash_in(place.path(), script).stdin(Stdio::piped()).spawn().unwrap();
        wait_for_temporary_file(place.path());
        if cfg!(target_os = "linux") {
            kill_process(Pid::from_child(&child), Signal::HUP).unwrap();
        }
        std::io::Write::write_all(child.stdin.as_mut().unwrap(), text(&place.path().join("a.toml")).as_bytes())
            .unwrap();
        drop(child.stdin.take());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert_eq!(text(&place.path().join("result.csv")).lines().count(), 2);
    }

    #[test]
    fn a_result_may_go_to_a_device_that_is_also_read() {
        assert_eq!(run(&["man", "-o", "/dev/null"]).status.code(), Some(0));
    }
}
