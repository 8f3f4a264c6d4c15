//! The shell's promises: where data goes, how files are written, what a pipe, a variable or a bad file does.

use crate::support::folder;
#[cfg(unix)]
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
#[cfg(unix)]
use std::time::{Duration, Instant};

const HOSTILE: &str = "examples/answers/hostile.toml";

/// The program in the repository's root with nothing of the machine's environment.
pub(crate) fn pillars(arguments: &[&str]) -> Command {
    command_in(&folder(""), arguments)
}

/// The program in a folder with nothing of the machine's environment.
pub(crate) fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pillars"));
    command.env_clear().env("COLUMNS", "100").current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

/// The program as it is started by tests that interrupt it. What runs in the background or under `nohup` inherits ignored signals, and the
/// program keeps ignoring them; `env` restores their default.
#[cfg(unix)]
pub(crate) fn interruptible() -> &'static [&'static str] {
    /// SIGHUP, SIGINT and SIGTERM as bits of a mask, signal 1 being the lowest bit.
    const SIGNALS: u64 = 0x4003;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    let program: &[&str] = &["/usr/bin/env", "--default-signal=HUP,INT,TERM", env!("CARGO_BIN_EXE_pillars")];
    if ignored & SIGNALS == 0 { &program[2..] } else { program }
}

/// The program in a folder, to be interrupted.
#[cfg(unix)]
pub(crate) fn interruptible_in(folder: &Path, arguments: &[&str]) -> Command {
    let (program, before) = interruptible().split_first().unwrap();
    let mut command = Command::new(program);
    command.env_clear().env("COLUMNS", "100").current_dir(folder).args(before).args(arguments).stdin(Stdio::null());
    command
}

/// Waits until a run has created its temporary file in this folder.
#[cfg(unix)]
pub(crate) fn wait_for_temporary_file(folder: &Path) {
    let started = Instant::now();
    let is_temporary = |name: OsString| name.to_string_lossy().starts_with(".pillars-");
    while !std::fs::read_dir(folder).unwrap().any(|entry| is_temporary(entry.unwrap().file_name())) {
        assert!(started.elapsed() < Duration::from_mins(1), "there is no temporary file");
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    command_in(folder, arguments).output().unwrap()
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    pillars(arguments).output().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

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

#[test]
fn standard_input_is_read_for_a_dash() {
    let mut child =
        pillars(&["score", "-", "--format", "json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&std::fs::read(folder(HOSTILE)).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(stdout(&output), stdout(&run(&["score", HOSTILE, "--format", "json"])));
    let nameless = run(&["score", "-"]);
    assert_eq!(nameless.status.code(), Some(1));
    assert!(stderr(&nameless).contains("<stdin>:1:1"), "{}", stderr(&nameless));
}

#[cfg(unix)]
#[test]
fn piped_into_a_reader_that_leaves_it_ends_quietly() {
    let script = format!("{} questionnaire | head -n 1", env!("CARGO_BIN_EXE_pillars"));
    let output = Command::new("bash").args(["-c", &format!("set -o pipefail; {script}")]).output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[test]
fn the_variable_names_a_questionnaire_and_the_flag_wins() {
    let kitchen = "examples/questionnaires/volunteer-kitchen.toml";
    let of = |mut command: Command| stdout(&command.output().unwrap());
    let mut by_variable = pillars(&["questionnaire"]);
    by_variable.env("PILLARS_QUESTIONNAIRE", kitchen);
    assert_eq!(of(by_variable), text(&folder(kitchen)));
    let imroc = "examples/questionnaires/imroc-peer-workers.toml";
    let mut by_flag = pillars(&["questionnaire", "--questionnaire", imroc]);
    by_flag.env("PILLARS_QUESTIONNAIRE", kitchen);
    assert_eq!(of(by_flag), text(&folder(imroc)));
    let mut empty = pillars(&["questionnaire"]);
    empty.env("PILLARS_QUESTIONNAIRE", "");
    assert_eq!(of(empty), text(&folder("pillars.toml")), "the built-in one, byte for byte");
}

#[test]
fn colour_follows_the_flag_and_the_usual_variables() {
    let coloured = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = pillars(arguments);
        command.envs(variable);
        stdout(&command.output().unwrap()).contains('\u{1b}')
    };
    let score = ["score", HOSTILE];
    assert!(!coloured(&score, None), "a pipe is no terminal");
    assert!(coloured(&score, Some(("CLICOLOR_FORCE", "1"))));
    assert!(!coloured(&score, Some(("CLICOLOR_FORCE", "0"))));
    assert!(!coloured(&["score", "--help"], Some(("CLICOLOR_FORCE", "0"))));
    assert!(coloured(&["score", HOSTILE, "--color", "always"], Some(("NO_COLOR", "1"))), "the flag wins");
    assert!(!coloured(&["score", HOSTILE, "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
}

#[test]
fn ascii_draws_with_ascii_alone() {
    let drawn = stdout(&run(&["score", HOSTILE, "--ascii"]));
    let plain = stdout(&run(&["score", HOSTILE]));
    let beyond: String = drawn.chars().filter(|c| !c.is_ascii()).collect();
    assert!(!plain.is_ascii());
    assert_eq!(beyond, "", "what the questionnaire says is ASCII here, so all that is left is ours");
}

#[test]
fn a_file_that_is_no_text_or_empty_or_huge_is_refused_with_its_path() {
    let place = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let cases = [
        (file("latin.toml", b"questionnaire = \"Caf\xe9\"\n"), 1, "error[not-utf8]"),
        (file("binary.toml", &[0, 159, 146, 150, 255, 0]), 1, "error[not-utf8]"),
        (file("empty.toml", b""), 1, "error[empty-file] the file is empty"),
        (file("huge.toml", &vec![b'#'; 17 << 20]), 3, "larger than 16 MiB"),
    ];
    for (path, code, word) in cases {
        let output = run(&["score", &shown(&path)]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(code), ""), "{}", path.display());
        assert!(stderr(&output).contains(word), "{}: {}", path.display(), stderr(&output));
        assert!(stderr(&output).contains(path.file_name().unwrap().to_str().unwrap()));
    }
}

#[cfg(unix)]
#[test]
fn an_endless_file_is_given_up_on() {
    let output = run(&["score", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(stderr(&output), "error: cannot read /dev/zero: it is larger than 16 MiB\n");
}

#[test]
fn the_digest_is_that_of_the_questionnaire_as_written_out() {
    use sha2::Digest as _;
    let document: serde_json::Value =
        serde_json::from_slice(&run(&["score", HOSTILE, "--format", "json"]).stdout).unwrap();
    let mut digest = "sha256:".to_owned();
    for byte in sha2::Sha256::digest(run(&["questionnaire"]).stdout) {
        write!(digest, "{byte:02x}").unwrap();
    }
    assert_eq!(document["questionnaire"]["digest"], digest);
}

#[test]
fn every_shell_completes_ids_codes_bands_and_sort_keys() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&run(&["completions", shell]));
        assert!(script.contains("pillars") && script.contains("score") && script.contains("questionnaire"), "{shell}");
    }
    for shell in ["bash", "fish", "zsh"] {
        let script = stdout(&run(&["completions", shell]));
        for offered in ["peer-leadership", "duplicate-key", "partly-ready", "leadership", "band=ready"] {
            assert!(script.contains(offered), "{shell} does not offer {offered}");
        }
    }
}

#[test]
fn the_manual_page_has_every_command_and_names_no_other_page() {
    let page = stdout(&run(&["man"]));
    let commands = commands();
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        assert!(page.contains(&format!(".SH \"PILLARS {}\"", command.to_uppercase())), "{command}");
        assert!(page.contains(&format!("\\fBpillars {command}\\fR\n")), "{command}");
    }
    assert!(!page.contains("(1)"), "pages of single commands do not exist");
}

#[test]
fn help_is_a_command_too() {
    for (words, flag) in [(["help"].as_slice(), ["--help"].as_slice()), (&["help", "score"], &["score", "--help"])] {
        assert_eq!(stdout(&run(words)), stdout(&run(flag)), "{words:?}");
    }
    assert_eq!(run(&["help", "nothing"]).status.code(), Some(2));
}

#[test]
fn examples_in_help_fit_eighty_columns_and_can_be_pasted() {
    for command in commands() {
        let help = stdout(&command_in(&folder(""), &[&command, "--help"]).env("COLUMNS", "80").output().unwrap());
        let (_, examples) = help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{command} has no examples"));
        let examples: Vec<_> = examples.lines().take_while(|line| !line.is_empty()).collect();
        for line in examples {
            assert!(line.len() <= 80 && line.contains("pillars "), "{command}: {line}");
            let words = line.split(" # ").next().unwrap();
            assert!(!words.trim().contains("  "), "{command}: {line}");
        }
    }
}

/// The names of the commands, as the bare program lists them.
pub(crate) fn commands() -> Vec<String> {
    let help = stdout(&run(&[]));
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    list.filter(|line| !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|command| command != "help")
        .collect()
}

#[test]
fn what_somebody_wrote_is_on_no_screen_while_a_team_is_scored() {
    let place = tempfile::tempdir().unwrap();
    let kitchen = ["--questionnaire", "examples/questionnaires/volunteer-kitchen.toml"];
    let answers = text(&folder("examples/answers/kitchen.toml"));
    let (head, _) = answers.split_once("[answers.welcome]").unwrap();
    for (name, line) in [
        ("retired.toml", "paper-handbook = { level = 1, note = \"Secret\" } # Secret"),
        ("wrong.toml", "first-shift = { level = 9, note = \"Secret\", evidence = 'Secret' } # Secret"),
        ("no-text.toml", "first-shift = { not_applicable = [\"Secret\"] }"),
        ("open.toml", "first-shift = { level = 2, note = \"Secret }"),
        ("bare.toml", "first-shift = { level = 2, note = Secret }"),
    ] {
        let file = place.path().join(name);
        std::fs::write(&file, format!("{head}[answers.welcome]\n{line}\n")).unwrap();
        let commands = [
            ["score"].as_slice(),
            &["explain", "overall", "--answers"],
            &["batch"],
            &["compare", "examples/answers/kitchen.toml"],
        ];
        for command in commands {
            let output = run(&[command, &[&shown(&file)], &kitchen].concat());
            let said = stderr(&output);
            let counted = said == "warnings in 1 file; `pillars check` shows the lines\n";
            assert!((counted || said.contains(&format!("{name}:"))) && !said.contains("Secret"), "{said}");
            assert!(!stdout(&output).contains("Secret"));
        }
    }
    let latin = place.path().join("latin.toml");
    std::fs::write(&latin, b"a = \"Secret caf\xe9\"").unwrap();
    for command in [["score"].as_slice(), &["batch"], &["compare", HOSTILE]] {
        let said = stderr(&run(&[command, &[shown(&latin).as_str()]].concat()));
        assert!(said.contains("latin.toml:1:") && !said.contains("Secret"), "{said}");
    }
}

#[test]
fn two_files_of_one_respondent_are_named_and_the_pseudonym_is_not() {
    let place = tempfile::tempdir().unwrap();
    let answers = text(&folder(HOSTILE));
    let pseudonym = "respondent = \"R-031\"";
    assert!(answers.contains(pseudonym));
    for (name, line) in
        [("a.toml", pseudonym), ("b.toml", "respondent = \"R-032\""), ("c.toml", pseudonym), ("d.toml", "")]
    {
        std::fs::write(place.path().join(name), answers.replace(pseudonym, line)).unwrap();
    }
    std::fs::write(place.path().join("e.toml"), answers.replace(pseudonym, "# another file")).unwrap();
    for command in [["score"].as_slice(), &["explain", "policy", "--answers"]] {
        let twice = run_in(place.path(), &[command, &["a.toml", "b.toml", "c.toml"]].concat());
        assert_eq!(
            (twice.status.code(), stderr(&twice).as_str()),
            (
                Some(0),
                "warning: a.toml and c.toml have the same respondent, and each counts as one respondent; look at both with \
                 `pillars check`\n"
            )
        );
        assert!(stdout(&twice).contains("3 respondents"), "{}", stdout(&twice));
        let once = run_in(place.path(), &[command, &["a.toml", "b.toml", "d.toml", "e.toml"]].concat());
        assert_eq!(
            (once.status.code(), stderr(&once).as_str()),
            (Some(0), ""),
            "who gives no pseudonym is nobody's double"
        );
    }
}

#[test]
fn the_name_of_a_file_can_do_nothing_to_a_terminal() {
    let output = run(&["score", "no\u{1b}[2J\u{9b}such.toml", "--color", "always"]);
    let said = stderr(&output);
    assert!(said.contains("cannot read no\u{fffd}[2J\u{fffd}such.toml: "), "{said:?}");
}

#[test]
fn a_folder_to_score_is_refused_with_a_hint() {
    let output = run(&["score", "examples"]);
    let expected = "error: cannot read examples: it is a folder; `pillars batch` scores the teams in a folder\n";
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(3), expected));
}

#[test]
fn a_count_of_zero_is_refused_in_plain_words() {
    for line in ["score a.toml --min-group 0", "batch . --threads 0", "batch . --min-group -1"] {
        let output = run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(2), "{line}");
        let said = stderr(&output);
        assert!(
            said.contains("not a whole number of at least 1") || said.contains("unexpected argument '-1'"),
            "{line}: {said}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_error_about_a_file_to_write_does_not_name_the_temporary_file() {
    // A folder of the kernel's takes no new files, not even from the administrator.
    let output = run(&["score", HOSTILE, "-o", "/proc/result.md"]);
    let said = stderr(&output);
    assert!(said.starts_with("error: cannot write /proc/result.md: ") && !said.contains(".pillars-"), "{said}");
}
