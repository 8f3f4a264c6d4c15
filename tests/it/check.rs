//! `check` as a build server meets it: what is ours, exit codes, requirements, settings, mending, and files that mean harm.

use crate::support::folder;
use snapbox::{IntoData as _, assert_data_eq, str};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const HEAD: &str = "questionnaire = \"peer-hub-8-pillars\"\nversion = \"1.0.0\"\n";
const AUDIT: &str = "\n[audit]\nteam = \"Northfield CMHT\"\ndate = 2026-06-17\nviewpoint = \"peer\"\n";

/// A folder with files in it.
fn place(files: &[(&str, &str)]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = place.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    place
}

fn answers(more: &str) -> String {
    format!("{HEAD}{AUDIT}{more}")
}

/// The check in a folder, on a day that does not change.
fn check(place: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pillars"))
        .env_clear()
        .env("COLUMNS", "100")
        .current_dir(place)
        .args(["check", "--today", "2026-11-21"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Exit code, what was found in short, and what was said on stderr.
fn seen(place: &Path, arguments: &[&str]) -> String {
    let format = if arguments.contains(&"--diff") { &[][..] } else { &["--format", "concise"] };
    let output = check(place, &[format, arguments].concat());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("exit {}\n{}{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn ten_mistakes_in_one_file_are_ten_findings_in_one_run() {
    let text = "\
questionnaire = \"peer-hub-8-pillars\"
version = \"1.0.0\"

[audit]
taem = \"Northfield CMHT\"
date = 2026-02-30
viewpoint = \"manager\"
participants = \"6\"

[answers.peer-leadership]
parity = 7
final-say = { levl = 2 }
bugdet = 3
seat-at-the-table = { not_applicable = \"We have no table\" }
succession = \"maybe\"

[culture]
critical-debate = 3
";
    let place = place(&[("a.toml", text)]);
    assert_data_eq!(
        seen(place.path(), &["a.toml"]),
        str![[r#"
exit 1
a.toml:5:1: error[unknown-key] `taem` is no key of [audit]
a.toml:6:8: error[invalid-date] `2026-02-30` is not a date: day is out of range
a.toml:7:13: error[unknown-viewpoint] there is no viewpoint `manager`
a.toml:8:16: error[quoted-number] `participants` is a number in quotes
a.toml:11:10: error[level-out-of-range] `parity` has no level 7; its levels are 0 to 4
a.toml:12:15: error[unknown-key] `levl` is no key of an answer
a.toml:13:1: error[unknown-id] `bugdet` is not asked in [answers.peer-leadership]
a.toml:14:23: error[not-applicable-not-allowed] `seat-at-the-table` cannot be not applicable
a.toml:15:14: error[unknown-answer] this text is no answer to `succession`
a.toml:18:19: error[position-out-of-range] `critical-debate` has no position 3; positions are -2 to 2

"#]]
        .raw()
    );
}

#[test]
fn what_is_ours_is_checked_and_what_is_not_is_skipped_and_counted() {
    let broken = "[audit\nteam = ";
    let place = place(&[
        ("teams/a.toml", &answers("")),
        ("teams/broken.toml", broken),
        ("teams/Cargo.toml", "[package]\nname = \"x\"\n"),
        ("teams/notes.txt", "questionnaire = 1"),
        ("other/Cargo.toml", "[package]\nname = \"x\"\n"),
    ]);
    let output = check(place.path(), &["teams"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.ends_with("in 2 files; 1 other file skipped\n"), "{said}");
    assert_eq!(output.status.code(), Some(1));
    assert_data_eq!(
        seen(place.path(), &["other", "teams/a.toml", "nowhere.toml"]),
        str![[r#"
exit 3
error: cannot read nowhere.toml: No such file or directory (os error 2)
error: other holds no answers file and no questionnaire

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place.path(), &["other/Cargo.toml"]),
        str![[r#"
exit 3
error: other/Cargo.toml holds no answers file and no questionnaire

"#]]
        .raw()
    );
}

#[test]
fn a_path_that_was_reached_by_another_one_holds_something_all_the_same() {
    let place = place(&[("teams/a.toml", &answers(""))]);
    assert_data_eq!(seen(place.path(), &[".", "teams", "teams/a.toml"]), "exit 0\n");
}

#[test]
fn standard_input_is_a_file_too() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pillars"))
        .env_clear()
        .args(["check", "--no-config", "--format", "concise", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"questionnaire = 1\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("<stdin>:1:1: error[missing-key]"), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_exit_code_does_not_depend_on_the_format() {
    let place = place(&[("bad.toml", "[audit]\n"), ("good.toml", &answers("")), ("other.toml", "a = 1")]);
    for format in ["human", "concise", "json", "github", "sarif", "junit"] {
        for (path, code) in [("bad.toml", 1), ("good.toml", 0), ("other.toml", 3), (".", 1)] {
            let output = check(place.path(), &["--format", format, path]);
            assert_eq!(output.status.code(), Some(code), "{format} {path}");
        }
    }
}

#[test]
fn the_extension_of_the_output_chooses_the_format() {
    let place = place(&[("a.toml", &answers(""))]);
    for (name, begins) in [("a.json", "{\n  \"schema_version\""), ("a.sarif", "{\n  \"$schema\""), ("a.xml", "<?xml")] {
        assert_eq!(check(place.path(), &["a.toml", "-o", name]).status.code(), Some(0));
        assert!(fs::read_to_string(place.path().join(name)).unwrap().starts_with(begins), "{name}");
    }
    assert_eq!(check(place.path(), &["a.toml", "-o", "a.pdf"]).status.code(), Some(2));
}

#[test]
fn a_warning_is_denied_allowed_or_allowed_in_its_place() {
    let pillar = "\n[answers.peer-leadership]\n";
    let place = place(&[
        ("doubtful.toml", &answers(&format!("{pillar}parity = 3\n"))),
        (
            "allowed.toml",
            &answers(&format!(
                "{pillar}# pillars: allow must-have-without-evidence shown to the assessor in person\nparity = 3\n"
            )),
        ),
    ]);
    let place = place.path();
    assert_data_eq!(seen(place, &["doubtful.toml"]), str![[r#"
exit 0
doubtful.toml:10:1: warning[must-have-without-evidence] the must-have `peer-leadership.parity` is met, but nothing shows it

"#]].raw());
    assert_data_eq!(seen(place, &["--deny", "warnings", "doubtful.toml"]), str![[r#"
exit 1
doubtful.toml:10:1: error[must-have-without-evidence] the must-have `peer-leadership.parity` is met, but nothing shows it

"#]].raw());
    for passes in [
        &["--deny", "warnings", "--allow", "must-have-without-evidence", "doubtful.toml"][..],
        &["--allow", "warnings", "doubtful.toml"],
        &["--deny", "warnings", "allowed.toml"],
    ] {
        assert_eq!(seen(place, passes), "exit 0\n", "{passes:?}");
    }
    assert_data_eq!(
        seen(place, &["--allow", "syntax", "doubtful.toml"]),
        str![[r#"
exit 2
error: `syntax` is an error, and nothing allows an error

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place, &["--deny", "old-adit", "doubtful.toml"]),
        str![[r#"
exit 2
error: there is no code `old-adit`; did you mean `old-audit`?

"#]]
        .raw()
    );
}

#[test]
fn requirements_say_by_how_much_they_are_missed_and_which_answers_decide_it() {
    let text = answers("\n[answers.peer-leadership]\nparity = 2\nbudget = 1\nfinal-say = \"don't know\"\n");
    let place = place(&[("a.toml", &text)]);
    let output = check(
        place.path(),
        &[
            "--no-open-must-haves",
            "--max-gap=peer-leadership=20",
            "--min-score=peer-leadership=60.5",
            "--format",
            "json",
            "a.toml",
        ],
    );
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = document["files"][0]["findings"].as_array().unwrap();
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| format!("{}: {}\n  {}\n", finding["start"]["line"], finding["message"], finding["help"]))
        .collect();
    assert_eq!(output.status.code(), Some(1));
    assert_data_eq!(lines.concat(), str![[r#"
10: "1 must-have is open, and 14 more unconfirmed"
  "open: `peer-leadership.parity`; unconfirmed: `peer-leadership.seat-at-the-table`, `community-partnerships.grassroots-agreement`, `organisational-culture.no-lone-posts`, `organisational-culture.teams-prepared`, `organisational-governance.review`, `organisational-governance.all-staff-changes`, `mode-of-practice.mode`, `mode-of-practice.job-description`, `mode-of-practice.real-work`, `mode-of-practice.non-coercive` and 4 more"
10: "the worst-case score of `peer-leadership` is 15.6 points, 44.9 less than the 60.5 asked for"
  "decided by `peer-leadership.parity` 12.5, `peer-leadership.appointment` (unknown) 12.5, `peer-leadership.final-say` (unknown) 12.5, `peer-leadership.seat-at-the-table` (unknown) 12.5, `peer-leadership.development-plan` (unknown) 12.5 and 2 more"
12: "the worst-case gap of `peer-leadership` is 59.4 points, 39.4 more than the 20 allowed"
  "decided by `peer-leadership.appointment` (unknown) 9.4, `peer-leadership.final-say` (unknown) 9.4, `peer-leadership.seat-at-the-table` (unknown) 9.4, `peer-leadership.development-plan` (unknown) 9.4, `peer-leadership.succession` (unknown) 9.4 and 2 more"

"#]].raw());
}

#[test]
fn complete_counts_dont_know_as_an_answer_or_not() {
    let place = place(&[("a.toml", &answers("\n[answers.peer-leadership]\nbudget = \"don't know\"\n"))]);
    let count = |flag: &str| {
        let said = seen(place.path(), &[flag, "a.toml"]);
        said.split_once("error[incomplete] ").unwrap().1.split_once(" of").unwrap().0.parse::<u32>().unwrap()
    };
    assert_eq!(count("--complete=known"), count("--complete") + 1);
}

#[test]
fn several_files_of_one_team_are_measured_together() {
    let half = |more: &str| answers(&format!("\n[answers.peer-leadership]\n{more}"));
    let place = place(&[
        ("a.toml", &half("parity = 3\nseat-at-the-table = 3\n")),
        ("b.toml", &half("parity = 3\nseat-at-the-table = 3\nbudget = 3\n")),
    ]);
    let said = seen(place.path(), &["--allow", "warnings", "--min-score", "peer-leadership=1", "."]);
    assert_eq!(said, "exit 0\n");
    let said = seen(place.path(), &["--allow", "warnings", "--min-score", "peer-leadership=99", "."]);
    assert!(said.starts_with("exit 1\n./a.toml:5:8: error[score-too-low] "), "{said}");
    assert_eq!(said.lines().count(), 2, "once for the team: {said}");
}

#[test]
fn a_wish_for_what_the_questionnaire_does_not_have_is_wrong_usage() {
    let place = place(&[("a.toml", &answers(""))]);
    assert_data_eq!(
        seen(place.path(), &["--min-band", "redy", "a.toml"]),
        str![[r#"
exit 2
error: there is no band `redy`; did you mean `ready`?

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place.path(), &["--max-gap", "peer-leadreship=3", "a.toml"]),
        str![[r#"
exit 2
error: there is no pillar `peer-leadreship`; did you mean `peer-leadership`?

"#]]
        .raw()
    );
}

#[test]
fn worse_than_before_is_told_pillar_by_pillar() {
    let at = |parity: u8, budget: u8| {
        answers(&format!("\n[answers.peer-leadership]\nparity = {parity}\nbudget = {budget}\n"))
    };
    let place = place(&[("then/a.toml", &at(3, 2)), ("now/a.toml", &at(2, 2)), ("better/a.toml", &at(3, 3))]);
    let allowed = |folder| seen(place.path(), &["--allow", "warnings", "--no-worse-than", "then", folder]);
    assert_eq!(allowed("better"), "exit 0\n");
    assert_eq!(allowed("then"), "exit 0\n", "nothing is worse than itself, however uncertain");
    assert_data_eq!(allowed("now"), str![[r#"
exit 1
now/a.toml:10:10: error[worse-than-baseline] the worst-case gap of `peer-leadership` is 56.3 points, 6.3 more than the baseline's 50.0
now/a.toml:10:10: error[worse-than-baseline] the must-have `peer-leadership.parity` is open or unconfirmed; in the baseline it was met

"#]].raw());
    let none = seen(place.path(), &["--no-worse-than", "nowhere", "now"]);
    assert!(none.starts_with("exit 3\n"), "{none}");
}

#[test]
fn settings_beside_or_above_the_files_are_taken_and_the_command_line_wins() {
    let settings =
        "deny = [\"warnings\"]\nmax_age = \"1m\"\nmin_band = \"ready\"\nmax_gap = [90.5, \"peer-leadership=20\"]\n";
    let place = place(&[("pillars-check.toml", settings), ("teams/north/a.toml", &answers(""))]);
    let place = place.path();
    let codes = |arguments: &[&str]| -> Vec<String> {
        let said = seen(place, arguments);
        let mut codes: Vec<String> =
            said.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned())).collect();
        codes.dedup();
        codes
    };
    assert_eq!(codes(&["teams"]), ["band-too-low", "gap-too-large", "old-audit"]);
    assert_eq!(codes(&["teams", "--max-age", "9y", "--min-band", "not-ready", "--max-gap", "100"]), [""; 0]);
    assert_eq!(codes(&["teams", "--no-config"]), [""; 0]);
    fs::write(place.join("teams/pillars-check.toml"), "max_ag = \"1m\"\n").unwrap();
    assert_data_eq!(seen(place, &["teams"]), str![[r#"
exit 2
error: teams/pillars-check.toml:1:1: unknown field `max_ag`, expected one of `questionnaire`, `deny`, `allow`, `max_age`, `complete`, `no_open_must_haves`, `min_band`, `max_gap`, `min_score`, `no_worse_than`

"#]].raw());
    fs::write(place.join("teams/pillars-check.toml"), "deny = []\nmax_age = \"soon\"\n").unwrap();
    assert_data_eq!(
        seen(place, &["teams"]),
        str![[r#"
exit 2
error: teams/pillars-check.toml:2:11: `max_age` is not an age such as 90d, 18m or 2y

"#]]
        .raw()
    );
    assert_eq!(codes(&["teams", "--config", "pillars-check.toml"]), ["band-too-low", "gap-too-large", "old-audit"]);
}

#[test]
fn mending_changes_what_has_one_sure_answer_and_nothing_else() {
    let text = "\u{feff}# kept é\r\nquestionnaire = \"peer-hub-8-pillars\"\r\nversion   = '0.9.0'  # kept\r\n\r\n[audit]\r\n\
        taem = \"Northfield CMHT\"\r\ndate = 2026-06-17\r\nviewpoint = \"peer\"\r\n\r\n[answers.peer-leadership]\r\n\
        budgte = \"3\" # kept\r\nfinal-say = { levl = 2, note = \"kept\" }\r\nparty = 2\r\nprity = 1\r\nsuccession = \"maybe\"\r\n";
    let mended = text
        .replace("'0.9.0'", "\"1.0.0\"")
        .replace("taem", "team")
        .replace("budgte = \"3\"", "budget = 3")
        .replace("levl", "level");
    let place = place(&[("a.toml", text)]);
    let file = place.path().join("a.toml");
    let preview = seen(place.path(), &["--diff", "a.toml"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "a preview changes nothing");
    assert_eq!(preview.lines().filter(|line| line.starts_with('+')).count(), 5, "{preview}");
    assert_data_eq!(
        seen(place.path(), &["--fix", "a.toml"]),
        str![[r#"
exit 1
a.toml:13:1: error[unknown-id] `party` is not asked in [answers.peer-leadership]
a.toml:14:1: error[unknown-id] `prity` is not asked in [answers.peer-leadership]
a.toml:15:14: error[unknown-answer] this text is no answer to `succession`
mended 5 problems in 1 file

"#]]
        .raw()
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), mended);
    assert_eq!(check(place.path(), &["--diff", "a.toml"]).stdout, b"", "what is mended stays mended");
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

#[test]
fn bytes_that_are_no_text_depth_and_length_are_findings_and_the_other_files_are_checked() {
    let place = place(&[("good.toml", &answers(""))]);
    let write = |name: &str, bytes: &[u8]| fs::write(place.path().join(name), bytes).unwrap();
    write("binary.toml", &[b"[audit]\n".as_slice(), &[0, 159, 146, 150, 255]].concat());
    write("deep.toml", format!("[culture]\ncritical-debate = {}{}", "[".repeat(10_000), "]".repeat(10_000)).as_bytes());
    let keys = (0..200_000).map(|key| format!("k{key} = 1\n")).collect::<Vec<_>>().concat();
    write("many.toml", format!("[answers.peer-leadership]\n{keys}").as_bytes());
    write("line.toml", format!("[culture]\ncritical-debate = \"{}\"", "x".repeat(1_000_000)).as_bytes());
    let output = check(place.path(), &["."]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.ends_with("in 5 files\n") && said.len() < 300_000, "{}", said.len());
    for code in ["error[not-utf8]", "error[nested-too-deeply]", "error[unknown-id]", "error[unknown-answer]"] {
        assert!(said.contains(code), "{code}");
    }
}

#[cfg(unix)]
#[test]
fn loops_pipes_and_what_vanished_end_in_a_word_about_the_path() {
    use std::os::unix::fs::symlink;
    let place = place(&[("teams/a.toml", &answers(""))]);
    symlink(".", place.path().join("teams/self")).unwrap();
    symlink("loop.toml", place.path().join("teams/loop.toml")).unwrap();
    let made = Command::new("mkfifo").arg(place.path().join("pipe.toml")).status().unwrap();
    assert!(made.success());
    let said = seen(place.path(), &["teams"]);
    assert!(said.starts_with("exit 3\nerror: cannot read teams/loop.toml: "), "{said}");
    let mut child = Command::new(env!("CARGO_BIN_EXE_pillars"))
        .args(["check", "--no-config", "pipe.toml", "teams/a.toml"])
        .current_dir(place.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for _ in 0..200 {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    child.kill().ok();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert_data_eq!(String::from_utf8(output.stderr).unwrap(), "error: cannot read pipe.toml: it is a pipe\n");
}

#[test]
fn no_format_but_the_one_for_people_repeats_notes_evidence_or_names() {
    let pillar = "\n[answers.peer-leadership]\n";
    let audit = AUDIT.replace("\"peer\"", "\"peer\"\nrespondent = \"Secret Secretson\"");
    let files = [
        (
            "valid.toml",
            format!(
                "{HEAD}{audit}{pillar}parity = {{ level = 3, note = \"secret\", dissent = \"secret\" }}\n\
                 budget = {{ not_applicable = \"secret\" }}\nfinal-say = {{ level = 1, evidence = \"secret\" }}\n"
            ),
        ),
        (
            "mistaken.toml",
            format!(
                "{HEAD}{audit}{pillar}parity = \"secret\"\nbudget = {{ levl = 2, note = \"secret\" }}\n\
                 final-say = {{ level = 9, note = \"secret\", dont_know = \"secret\" }}\nsuccession = {{ note = [\"secret\"] }}\n"
            ),
        ),
        (
            "broken.toml",
            format!(
                "{HEAD}{audit}{pillar}parity = {{ level = 3, note = \"secret }}\nbudget = secret\n\
                 succession = {{ note = \"a \\q secret\" }}\nfinal-say = {{ level = 2 note = \"secret\" }}\n\
                 appointment = {{ level = 1, note = \"secret\" \"secret\" }}\ndevelopment-plan = \"\"\"secret\n"
            ),
        ),
        ("twice.toml", format!("{HEAD}{audit}")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let place = place(&files);
    let wishes = ["--complete=known", "--no-open-must-haves", "--min-band=ready", "--max-gap=0", "--min-score=100"];
    for format in ["human", "concise", "json", "github", "sarif", "junit"] {
        let output = check(place.path(), &[&["--format", format, "."], &wishes[..]].concat());
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap().to_lowercase();
        assert_eq!(said.contains("secret"), format == "human", "{format}: {said}");
    }
}
