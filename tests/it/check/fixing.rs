//! `--fix` and `--diff`: problems with one unambiguous fix.

use super::{answers, check, place, seen};
use crate::shell::command_in;
use crate::support::folder;
use snapbox::{IntoData as _, assert_data_eq, str};
use std::fs;

#[test]
fn fixing_changes_what_has_one_unambiguous_fix_and_nothing_else() {
    let text = "\u{feff}# kept é\r\nquestionnaire = \"peer-hub-8-pillars\"\r\nversion   = '0.9.0'  # kept\r\n\r\n[audit]\r\n\
        taem = \"Northfield CMHT\"\r\ndate = 2026-06-17\r\nviewpoint = \"peer\"\r\n\r\n[answers.peer-leadership]\r\n\
        budgte = \"3\" # kept\r\nfinal-say = { levl = 2, note = \"kept\" }\r\nparty = 2\r\nprity = 1\r\nsuccession = \"maybe\"\r\n";
    let fixed = text
        .replace("'0.9.0'", "\"1.0.0\"")
        .replace("taem", "team")
        .replace("budgte = \"3\"", "budget = 3")
        .replace("levl", "level");
    let place = place(&[("a.toml", text)]);
    let file = place.path().join("a.toml");
    // Nothing has changed in the first version, so the number in the file can be fixed too.
    let first = folder("examples/questionnaires/peer-hub-8-pillars-1.0.0.toml").display().to_string();
    let preview = seen(place.path(), &["--questionnaire", &first, "--diff", "a.toml"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "a preview changes nothing");
    assert_eq!(preview.lines().filter(|line| line.starts_with('+')).count(), 5, "{preview}");
    assert_data_eq!(
        seen(place.path(), &["--questionnaire", &first, "--fix", "a.toml"]),
        str![[r#"
exit 1
a.toml:13:1: error[unknown-id] `party` is not asked in [answers.peer-leadership]
a.toml:14:1: error[unknown-id] `prity` is not asked in [answers.peer-leadership]
a.toml:15:14: error[unknown-answer] this text is not an answer to `succession`
fixed 5 problems in 1 file

"#]]
        .raw()
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), fixed);
    assert_eq!(
        check(place.path(), &["--questionnaire", &first, "--diff", "a.toml"]).stdout,
        b"",
        "what is fixed stays fixed"
    );
}

#[test]
fn an_older_version_stays_where_an_answered_question_has_changed() {
    let questionnaire = fs::read_to_string(folder("examples/questionnaires/volunteer-kitchen.toml")).unwrap();
    let unchanged: String = questionnaire.split_inclusive('\n').filter(|line| !line.starts_with("changed =")).collect();
    let kitchen = fs::read_to_string(folder("examples/answers/kitchen.toml")).unwrap();
    let older = kitchen.replacen("version = \"1.2.0\"", "version = \"1.1.9\"", 1);
    assert_ne!(older, kitchen);
    for (questionnaire, stays) in [(&questionnaire, true), (&unchanged, false)] {
        let place = place(&[("q.toml", questionnaire), ("a.toml", &older)]);
        check(place.path(), &["--fix", "--questionnaire", "q.toml", "a.toml"]);
        let text = fs::read_to_string(place.path().join("a.toml")).unwrap();
        assert_eq!(text.contains("\"1.1.9\""), stays);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_said_and_the_other_files_are_fixed() {
    use crate::shell::fed;
    let slip = answers("\n[answers.peer-leadership]\nbudget = \"3\"\n");
    let place = place(&[("list", "/dev/stdin\na.toml\n"), ("a.toml", &slip)]);
    // Nothing can be put in the place of a pipe, not even by the administrator.
    let arguments = ["check", "--fix", "--format", "concise", "--files-from", "list"];
    let output = fed(&mut command_in(place.path(), &arguments), &slip);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(
        said.starts_with("error: cannot write /dev/stdin") && said.ends_with("fixed 1 problem in 1 file\n"),
        "{said}"
    );
    let found = "/dev/stdin:10:10: error[quoted-number] `budget` is a number in quotes\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), found);
    assert_eq!(fs::read_to_string(place.path().join("a.toml")).unwrap(), slip.replace("\"3\"", "3"));
}

#[test]
fn a_list_in_utf_16_names_its_files_and_no_others() {
    let slip = answers("\n[answers.peer-leadership]\nbudget = \"3\"\n");
    let utf16: Vec<u8> = "\u{feff}named.toml\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let place = place(&[("named.toml", &slip), ("n", &slip), ("other.toml", &slip)]);
    fs::write(place.path().join("list"), utf16.as_slice()).unwrap();
    let found = "exit 1\nnamed.toml:10:10: error[quoted-number] `budget` is a number in quotes\n";
    assert_eq!(seen(place.path(), &["--files-from", "list"]), found);
    fs::write(place.path().join("list"), &utf16[2..]).unwrap();
    let refused = "exit 2\nerror: list: the list looks like UTF-16 without a byte order mark; save it as UTF-8\n";
    assert_eq!(seen(place.path(), &["--files-from", "list"]), refused);
}

#[cfg(unix)]
#[test]
fn only_what_was_named_or_lies_in_a_named_folder_is_fixed() {
    let slip = answers("\n[answers.peer-leadership]\nbudget = \"3\"\n");
    let place = place(&[("team/a.toml", &slip), ("outside.toml", &slip), ("list", "team\n")]);
    std::os::unix::fs::symlink("../outside.toml", place.path().join("team/link.toml")).unwrap();
    for list in [["team"].as_slice(), &["--files-from", "list"]] {
        let preview = check(place.path(), &[&["--diff"], list].concat());
        let preview = String::from_utf8(preview.stdout).unwrap();
        assert!(preview.contains("+++ team/a.toml") && !preview.contains("link.toml"), "{preview}");
    }
    let fixed = seen(place.path(), &["--fix", "team"]);
    assert!(
        fixed.contains(
            "warning: team/link.toml links to a file outside the named folders and was not fixed; name it to fix it\n"
        ),
        "{fixed}"
    );
    let text = |name: &str| fs::read_to_string(place.path().join(name)).unwrap();
    assert_eq!((text("team/a.toml"), text("outside.toml")), (slip.replace("\"3\"", "3"), slip));
}

#[cfg(unix)]
#[test]
fn a_list_that_names_a_home_folder_is_refused_before_anything_is_fixed() {
    let slip = answers("\n[answers.peer-leadership]\nbudget = \"3\"\n");
    let place = place(&[("people/jo/a.toml", &slip), ("list", "people\n"), ("root", "/\n")]);
    for (list, named) in [("list", "people"), ("root", "/")] {
        // A preview changes nothing, should this ever go wrong.
        let mut command = command_in(place.path(), &["check", "--diff", "--files-from", list]);
        let output = command.env("HOME", place.path().join("people/jo")).output().unwrap();
        let message = "the list names a home folder or one above it, and --fix would change every file there";
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            format!("error: {named}: {message}; name the folder on the command line\n")
        );
        assert_eq!(output.status.code(), Some(2));
    }
}
