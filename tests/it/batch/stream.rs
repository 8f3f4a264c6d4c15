//! NDJSON input: the same rows as from files, whatever the order of lines, and no text is ever repeated.

use super::wards::{self, File};
use super::{TeamSet, text};
use crate::shell::{command_in, fed};
use proptest::prelude::*;
use serde_json::json;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Output;

const FORMS: [&[&str]; 5] =
    [&["--format=json"], &["--format=ndjson"], &["--format=csv"], &["--long", "--with-notes"], &["--format=markdown"]];
const STREAM: [&str; 4] = ["batch", "--input-format", "ndjson", "-"];

fn line(name: &str, text: &str) -> String {
    format!("{}\n", json!({ "name": name, "text": text }))
}

/// The files as lines, in this order.
fn lines<'f>(files: impl IntoIterator<Item = &'f File>) -> String {
    files.into_iter().map(|(place, text)| line(&place.display().to_string(), text)).collect()
}

impl TeamSet {
    /// Runs the program over standard input.
    fn pipe(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Output {
        let arguments: Vec<_> = arguments.iter().copied().chain(["--questionnaire", "wards.toml"]).collect();
        fed(&mut command_in(self.path(), &arguments), input)
    }

    /// Runs the program over the lines and gives what it prints on standard error, with its exit code.
    fn pipe_for_errors(&self, input: impl AsRef<[u8]>) -> (Option<i32>, String) {
        let output = self.pipe(input, &[&STREAM[..], &["--format", "csv"]].concat());
        (output.status.code(), text(&output.stderr))
    }
}

/// Answers of a team, a file each, which cannot be used or are doubtful: how a file is treated must not depend on how it comes in.
fn awkward() -> Vec<File> {
    let audit = "questionnaire = \"wards\"\nversion = \"1.0.0\"\n\n[audit]\nteam = \"Ash Ward\"\norganisation = \"Eastmoor Trust\"\n";
    let rest = "date = 2026-03-02\nviewpoint = \"staff\"\n[answers.leading]\nagreed = 2\n";
    [
        ("unknown key", format!("{audit}{rest}agred = 3\n")),
        ("no syntax", format!("{audit}{rest}shared = \n")),
        ("no team", "questionnaire = \"wards\"\n[audit]\nviewpoint = \"staff\"\n".to_owned()),
        (
            "only of a team that is not scored",
            format!("{audit}{rest}").replace("Ash Ward", "Yew Ward").replace("= 2", "= 9"),
        ),
        ("without a respondent", format!("{audit}{rest}")),
        ("its copy", format!("{audit}{rest}")),
        ("its copy with a byte order mark", format!("\u{feff}{audit}{rest}")),
        ("other line endings", format!("{audit}{rest}").replace('\n', "\r\n")),
        ("a name in two spellings", format!("{audit}{rest}").replace("Ash Ward", "Ash  Ward\u{ad}")),
        ("empty", String::new()),
        ("another kind", "[package]\nname = \"x\"\n".to_owned()),
        ("pillars-check", format!("{audit}{rest}")),
    ]
    .map(|(name, text)| (PathBuf::from("awkward").join(name).with_extension("toml"), text))
    .into()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn lines_in_any_order_give_the_rows_of_the_files(
        files in Just([wards::teams(9), awkward()].concat()).prop_shuffle(),
        share in 0.2..1.0,
        blank in any::<bool>(),
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a few files")]
        let chosen = &files[..(files.len() as f64 * share) as usize];
        let place = TeamSet::of(chosen);
        // Each line is read as a file that is named.
        let list: String = chosen.iter().fold(String::new(), |mut list, (path, _)| {
            writeln!(list, "answers/{}", path.display()).unwrap();
            list
        });
        std::fs::write(place.path().join("list.txt"), list).unwrap();
        let input = if blank { lines(chosen).replace('\n', "\r\n\n") } else { lines(chosen) };
        for form in FORMS {
            let of_files = place.run(&[&["batch", "--files-from", "list.txt"], form].concat());
            let of_lines = place.pipe(&input, &[&STREAM[..], form].concat());
            prop_assert_eq!(text(&of_lines.stdout), text(&of_files.stdout), "{:?}", form);
            prop_assert_eq!(of_lines.status.code(), of_files.status.code(), "{:?}", form);
        }
    }
}

#[test]
fn everything_else_that_is_written_is_the_same_too() {
    let forty = TeamSet::forty();
    let input = lines(wards::teams(40).iter().rev());
    std::fs::write(forty.path().join("answers.ndjson"), &input).unwrap();
    for more in [
        ["--full", "--ascii", "--sort=culture"].as_slice(),
        &["--format=html", "--where=band=not-ready"],
        &["--format=xlsx", "--sort=name"],
        &["--format=csv", "--organisation-rollup", "--bom"],
    ] {
        let of_files = forty.run(&[&["batch", "answers"], more].concat());
        let of_lines = forty.pipe(&input, &[&STREAM[..], more].concat());
        assert!(
            of_files.status.success() && of_files.stdout == of_lines.stdout,
            "{more:?}: {}",
            text(&of_lines.stderr)
        );
        let of_file = forty.run(&[&["batch", "--input-format=ndjson", "answers.ndjson"], more].concat());
        assert!(of_file.stdout == of_files.stdout && of_file.stderr.is_empty(), "{more:?}");
    }
    let reports = |folder: &str, output: Output| {
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), format!("40 reports in {folder}\n")));
        let entries = std::fs::read_dir(forty.path().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let mut reports: Vec<_> =
            entries.map(|path| (path.file_name().unwrap().to_owned(), std::fs::read(path).unwrap())).collect();
        reports.sort();
        reports
    };
    let of_files = reports("of-files", forty.run(&["batch", "answers", "--reports", "of-files"]));
    let of_lines = reports("of-lines", forty.pipe(&input, &[&STREAM[..], &["--reports", "of-lines"]].concat()));
    assert!(of_files == of_lines);
}

#[test]
fn a_long_stream_gives_the_same_on_any_number_of_threads() {
    let files = wards::teams(300);
    // Names are told apart, and the wards come round again.
    let input: String = files.iter().enumerate().map(|(number, (_, text))| line(&number.to_string(), text)).collect();
    assert!(input.len() > 5 * (256 << 10), "several blocks: {}", input.len());
    let place = TeamSet::of(&files[..1]);
    let by = |threads| {
        let output = place.pipe(&input, &[&STREAM[..], &["--format=csv", "--threads", threads]].concat());
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
        text(&output.stdout)
    };
    assert_eq!(by("1"), by("3"));
}

#[test]
fn what_is_wrong_is_told_by_name_line_and_code_and_nothing_of_the_text_is_repeated() {
    let files = wards::teams(1);
    let place = TeamSet::of(&files[..1]);
    let good = &files[0].1;
    let input = [
        line("good.toml", good).into_bytes(),
        line("bad/an \u{1b}[31mangry\n name.toml", &good.replace("[answers.leading]", "[answers.leading]\nsecret = 1"))
            .into_bytes(),
        b"{\"name\": \"bytes.toml\", \"text\": \"[audit]\\nteam = \\\"\xff secret\\\"\\n\"}\n".to_vec(),
        b"secret\n".to_vec(),
        b"\n".to_vec(),
        b"{\"name\": \"half.toml\", \"secret\": \"secret\"}\n".to_vec(),
        b"{\"text\": \"secret\"}\n".to_vec(),
        line("good.toml", "secret = 1\n").into_bytes(),
        line("empty.toml", "").into_bytes(),
        line("plan.toml", "[plan]\nteam = \"secret\"\n").into_bytes(),
        b"{\"name\": \"cut.toml\", \"text\": \"secret".to_vec(),
    ];
    let (code, found) = place.pipe_for_errors(input.concat());
    let expected = "\
bad/an \\u{1b}[31mangry\\u{a} name.toml:12: error[unknown-id] an answer to something that is not asked
bytes.toml:2: error[not-utf8] the file is not UTF-8 text
<stdin>:4: error[invalid-record] the line is not JSON
<stdin>:6: error[invalid-record] half.toml: the line has a key other than `name` and `text`
<stdin>:7: error[invalid-record] the line has no `name`
<stdin>:8: error[duplicate-name] good.toml: an earlier line has this name
empty.toml:1: error[empty-file] the file is empty
plan.toml:1: error[wrong-file-kind] the wrong kind of file
<stdin>:11: error[invalid-record] the line is not JSON
9 errors in 9 files, which are skipped; 7 of them give no team; save the text as a file, and `pillars check` shows the lines
";
    assert_eq!((code, found.as_str()), (Some(1), expected));
}

#[test]
fn doubtful_lines_are_named_by_their_numbers() {
    let files = wards::teams(1);
    let place = TeamSet::of(&files[..1]);
    let anonymous: String = files[0]
        .1
        .lines()
        .filter(|line| !line.starts_with("respondent"))
        .fold(String::new(), |text, line| text + line + "\n");
    let input = [
        "\n".to_owned(),
        line("a", &files[0].1),
        line("bad", "[audit]\n"),
        line("b", &files[0].1.replace("agreed", "# later\nagreed")),
        line("c", &anonymous),
        line("d", &anonymous),
    ];
    let (code, found) = place.pipe_for_errors(input.concat());
    assert_eq!(code, Some(1));
    let warnings: Vec<_> = found.lines().filter(|line| line.starts_with("warning")).collect();
    assert_eq!(
        warnings,
        [
            "warning: <stdin>:2 and <stdin>:4 are from the same respondent but count as two; keep one of them or correct the pseudonym",
            "warning: <stdin>:6 is a copy of <stdin>:5 and neither gives a respondent, so both count as one respondent",
        ]
    );
}

#[test]
fn a_name_that_comes_twice_counts_once_and_its_team_says_so() {
    let files = wards::teams(1);
    let place = TeamSet::of(&files[..1]);
    let input =
        [line("a", &files[0].1), line("b", &files[1].1), line("a", &files[2].1), line("a", &files[0].1)].concat();
    let output = place.pipe(input, &[&STREAM[..], &["--format=json"]].concat());
    assert_eq!(output.status.code(), Some(1));
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let team = &document["teams"][0];
    assert_eq!((&team["respondents"], &team["files_left_out"]), (&json!(2), &json!(2)), "{team}");
}

#[test]
fn a_text_has_the_limit_of_a_file() {
    let files = wards::teams(1);
    let place = TeamSet::of(&files[..1]);
    let grown = |bytes: usize| format!("{}# {}", files[1].1, "é".repeat((bytes - files[1].1.len() - 2) / 2));
    for (text, expected) in [
        (grown(1 << 20), (Some(0), "")),
        (
            grown((16 << 20) + 2),
            (
                Some(1),
                "<stdin>:2: error[file-too-large] large.toml: the text is larger than 16 MiB\n1 error in 1 file, which is skipped; \
                 1 of them gives no team; save the text as a file, and `pillars check` shows the lines\n",
            ),
        ),
        (
            "\n".repeat(17 << 20),
            (
                Some(1),
                "<stdin>:2: error[file-too-large] the text is larger than 16 MiB\n1 error in 1 file, which is skipped; \
                 1 of them gives no team; save the text as a file, and `pillars check` shows the lines\n",
            ),
        ),
    ] {
        let input = [line("first", &files[0].1), line("large.toml", &text), line("last", &files[2].1)].concat();
        let (code, found) = place.pipe_for_errors(input);
        assert_eq!((code, found.as_str()), expected);
    }
}

#[test]
fn a_stream_without_a_line_is_no_result() {
    let place = TeamSet::of(&wards::teams(1)[..1]);
    for input in ["", "\n \r\n\t\n", "\u{feff}\n"] {
        assert_eq!(place.pipe_for_errors(input), (Some(3), "error: no answers in <stdin>\n".to_owned()), "{input:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_stream_that_cannot_be_read_to_its_end_is_no_result() {
    let place = TeamSet::of(&wards::teams(1)[..1]);
    let folder = std::fs::File::open(place.path()).unwrap();
    let arguments = [&STREAM[..], &["--format=csv", "--questionnaire", "wards.toml"]].concat();
    let output = command_in(place.path(), &arguments).stdin(folder).output().unwrap();
    let found = (output.status.code(), text(&output.stdout), text(&output.stderr));
    assert_eq!(
        found,
        (Some(3), String::new(), "error: cannot read <stdin>: Is a directory (os error 21)\n".to_owned())
    );
}

#[test]
fn the_input_is_one_stream_and_never_overwritten() {
    let place = TeamSet::of(&wards::teams(1));
    let file = Path::new("answers.ndjson");
    std::fs::write(place.path().join(file), lines(&wards::teams(1))).unwrap();
    let stream = "error: --input-format ndjson reads one stream: ";
    for (arguments, refusal) in [
        (
            ["answers.ndjson", "answers.ndjson"].as_slice(),
            format!("{stream}name one NDJSON file, or `-` for standard input\n"),
        ),
        (&["answers"], format!("{stream}answers is a folder\n")),
        (&["-", "answers"], format!("{stream}name one NDJSON file, or `-` for standard input\n")),
        (&["wards.toml"], format!("{stream}wards.toml is a TOML file\n")),
        (&["--files-from", "answers.ndjson"], format!("{stream}it cannot be used with --files-from\n")),
        (
            &["answers.ndjson", "-o", "answers.ndjson"],
            "error: cannot write answers.ndjson: the file is also an input\n".to_owned(),
        ),
    ] {
        let output = place.run(&[&["batch", "--input-format", "ndjson"], arguments].concat());
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(2), refusal), "{arguments:?}");
    }
    let output = place.run(&["batch", "--input-format", "ndjson", "none.ndjson"]);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
}
