//! How files are grouped into teams, whatever their folders and order, and what is said about unusable files.

use super::wards::{self, File};
use super::{TeamSet, text};
use proptest::prelude::*;
use std::path::PathBuf;

const FORMS: [&str; 4] = ["--format=json", "--format=csv", "--format=markdown", "--long"];

fn all_forms(forty: &TeamSet) -> Vec<String> {
    FORMS.iter().map(|form| forty.print(&["batch", "answers", form])).collect()
}

/// The files in one folder under new names, in the order given.
fn scattered(files: &[File], order: &[usize]) -> Vec<File> {
    let renamed = order.iter().enumerate().map(|(number, place)| {
        let folder = format!("folder-{}", number % 7);
        (PathBuf::from(folder).join(format!("{number:04}.toml")), files[*place].1.clone())
    });
    renamed.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn where_files_lie_and_in_which_order_they_come_changes_nothing(
        order in Just((0..wards::teams(12).len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let files = wards::teams(12);
        let grouped = TeamSet::of(&files);
        let anyhow = TeamSet::of(&scattered(&files, &order));
        prop_assert_eq!(all_forms(&grouped), all_forms(&anyhow));
    }
}

#[test]
fn two_threads_say_the_same_as_one() {
    let forty = TeamSet::forty();
    for form in ["terminal", "json", "ndjson", "csv", "markdown"] {
        let by = |threads| forty.print(&["batch", "answers", "--format", form, "--threads", threads]);
        assert_eq!(by("1"), by("4"), "{form}");
    }
}

#[test]
fn the_same_team_name_in_two_organisations_is_two_teams() {
    let forty = TeamSet::of(&wards::teams(11));
    let csv = forty.print(&["batch", "answers", "--format", "csv", "--sort", "name"]);
    let names: Vec<_> = csv.lines().skip(1).map(|line| line.split(',').take(2).collect::<Vec<_>>().join(",")).collect();
    assert_eq!(names[..3], ["Ash Ward,Eastmoor Trust", "Ash Ward,Holloway Trust", "Beech Ward,Eastmoor Trust"]);
    assert_eq!(names.len(), 11);
}

#[test]
fn an_organisation_is_scored_over_all_respondents_of_its_teams() {
    let forty = TeamSet::of(&wards::teams(12));
    let rolled = forty.print(&["batch", "answers", "--organisation-rollup", "--format", "ndjson"]);
    // The same files, as if all were about one team that has the organisation's name.
    let renamed = wards::teams(12).into_iter().map(|(place, text)| {
        let trust = text.lines().find_map(|line| line.strip_prefix("organisation = ")).unwrap().to_owned();
        let named =
            |line: &str| if line.starts_with("team = ") { format!("team = {trust}\n") } else { format!("{line}\n") };
        (place, text.lines().map(named).collect())
    });
    let as_teams = TeamSet::of(&renamed.collect::<Vec<File>>()).print(&["batch", "answers", "--format", "ndjson"]);
    assert_eq!(rolled, as_teams);
    assert_eq!(rolled.lines().count(), 2);
}

/// Conditions, and which teams meet them.
type Case<'a> = (&'a [&'a str], &'a dyn Fn(&serde_json::Value) -> bool);

#[test]
fn conditions_select_teams_and_never_respondents() {
    let forty = TeamSet::forty();
    let lines = |conditions: &[&str]| {
        let mut arguments = vec!["batch", "answers", "--format", "ndjson", "--sort", "name"];
        for condition in conditions {
            arguments.extend(["--where", condition]);
        }
        text(&forty.run(&arguments).stdout).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = lines(&[]);
    let chosen = |holds: &dyn Fn(&serde_json::Value) -> bool| {
        let parse = |line: &&String| serde_json::from_str(line).unwrap();
        all.iter().filter(|line| holds(&parse(line))).cloned().collect::<Vec<_>>()
    };
    let last =
        |team: &serde_json::Value| team["dates"].as_array().unwrap().last().unwrap().as_str().unwrap().to_owned();
    let cases: [Case<'_>; 5] = [
        (&["organisation=Holloway Trust"], &|team| team["organisation"] == "Holloway Trust"),
        (&["band=not-ready"], &|team| team["overall"]["band"]["worst"] == "not-ready"),
        (&["band!=not-ready", "organisation!=Holloway Trust"], &|team| {
            team["overall"]["band"]["worst"] != "not-ready" && team["organisation"] != "Holloway Trust"
        }),
        (&["date>=2026-03-25"], &|team| last(team).as_str() >= "2026-03-25"),
        (&["organisation="], &|_| false),
    ];
    for (conditions, holds) in cases {
        assert_eq!(lines(conditions), chosen(holds), "{conditions:?}");
    }
    assert!(!lines(&["date<2026-03-25"]).is_empty() && lines(&["date<2026-03-25"]).len() < 40);
}

#[test]
fn the_worst_stand_first() {
    let forty = TeamSet::forty();
    let figures = |sort: &str, pointer: &str| {
        let lines = forty.print(&["batch", "answers", "--format", "ndjson", "--sort", sort]);
        let figure =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap().pointer(pointer).unwrap().as_f64();
        lines.lines().map(figure).collect::<Vec<_>>()
    };
    let falling = |figures: Vec<Option<f64>>| figures.is_sorted_by(|a, b| b.is_none() || a.is_some() && a >= b);
    assert!(falling(figures("gap", "/overall/mean_gap/high")));
    assert!(falling(figures("quality", "/pillars/5/gap/high")));
    let culture = figures("culture", "/culture/balance/low");
    assert!(culture.is_sorted_by(|a, b| b.is_none() || a.is_some() && a <= b), "{culture:?}");
}

/// Three teams: one with a bad file, one with bad files only, and a file that gives no team.
fn with_bad_files() -> (Vec<File>, Vec<File>) {
    let good = wards::teams(2);
    let mut bad = good.clone();
    bad.push((
        PathBuf::from("Eastmoor Trust/Ash Ward/99.toml"),
        bad[0].1.replace("[answers.leading]", "[answers.leeding]"),
    ));
    bad.push((
        PathBuf::from("elsewhere.toml"),
        bad[0].1.replace("Ash Ward", "Willow Ward").replace("2026-03", "2026-13"),
    ));
    bad.push((PathBuf::from("no-answers.toml"), "team = \"Nobody\"\n".to_owned()));
    (good, bad)
}

#[test]
fn a_team_with_a_bad_file_is_scored_from_its_others_and_its_row_says_so() {
    let (good, bad) = with_bad_files();
    let (good, bad) = (TeamSet::of(&good), TeamSet::of(&bad));
    let output = bad.run(&["batch", "answers", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let mut all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let scored: serde_json::Value =
        serde_json::from_str(&good.print(&["batch", "answers", "--format", "json"])).unwrap();
    assert_eq!(
        all["not_scored"],
        serde_json::json!([{ "team": "Willow Ward", "organisation": "Eastmoor Trust", "stage": null, "files_left_out": 1 }])
    );
    for team in all["teams"].as_array_mut().unwrap() {
        let left_out = u64::from(team["team"] == "Ash Ward");
        assert_eq!(team["files_left_out"].as_u64(), Some(left_out));
        team["files_left_out"] = 0.into();
    }
    assert_eq!((&all["teams"], &all["programme"]), (&scored["teams"], &scored["programme"]));
    let page = text(&bad.run(&["batch", "answers", "--full"]).stdout);
    assert!(page.contains("(1 file left out) Ash W"), "{page}");
    assert!(
        page.contains("Not scored  Willow Ward · Eastmoor Trust (1 file): none of their files can be used"),
        "{page}"
    );
    let summary = text(&bad.run(&["batch", "answers"]).stdout);
    assert!(summary.contains("\nNot scored  Willow Ward\nLeft out    1 file with errors\n"), "{summary}");
}

#[test]
fn what_is_wrong_comes_at_the_end() {
    let (_, bad) = with_bad_files();
    let forty = TeamSet::of(&bad);
    let told = text(&forty.run(&["batch", "answers", "missing.toml", "--format", "csv"]).stderr).replace('\\', "/");
    snapbox::assert_data_eq!(told, snapbox::file!["../snapshots/batch/bad-files.txt"].raw());
    assert_eq!(forty.run(&["batch", "answers", "missing.toml"]).status.code(), Some(3), "3 beats 1");
}

#[test]
fn bad_files_without_end_are_counted() {
    let mut files = wards::teams(1);
    for number in 0..250 {
        files.push((PathBuf::from(format!("bad/{number:03}.toml")), format!("[audit]\n{}", "a = \n".repeat(30))));
    }
    let forty = TeamSet::of(&files);
    let told = text(&forty.run(&["batch", "answers", "--format", "csv"]).stderr);
    assert!(told.contains("errors in 250 files, which are skipped (the first 20 are shown); 250 of them give no team; `pillars check` shows the lines"), "{told}");
    assert!(told.lines().count() < 20 * 10, "{} lines", told.lines().count());
}

#[test]
fn nothing_to_read_is_an_error() {
    let forty = TeamSet::of(&[]);
    std::fs::create_dir(forty.answers()).unwrap();
    let output = forty.run(&["batch", "answers"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(text(&output.stderr), "error: no answers file (*.toml) found\n");
}

#[test]
fn nobody_is_shown_who_hides_in_a_small_group_and_no_note_gets_out() {
    let forty = TeamSet::forty();
    for form in ["terminal", "json", "ndjson", "csv", "markdown"] {
        let output = forty.print(&["batch", "answers", "--format", form]);
        assert!(
            !output.contains("As seen") && !output.contains("R-0") && !output.contains("Not on this ward"),
            "{form}"
        );
    }
    assert!(!forty.print(&["batch", "answers", "--long"]).contains("R-0"));
    for line in forty.print(&["batch", "answers", "--format", "ndjson"]).lines() {
        let team: serde_json::Value = serde_json::from_str(line).unwrap();
        for (group, figures) in team["viewpoint_split"]["groups"].as_object().into_iter().flatten() {
            assert!(figures["respondents"].as_u64().unwrap() >= 5, "{group} of {}", team["team"]);
        }
    }
}

#[test]
fn copies_without_a_respondent_count_once_and_are_named() {
    let anonymous = |text: &str| {
        text.lines().filter(|line| !line.starts_with("respondent")).flat_map(|line| [line, "\n"]).collect::<String>()
    };
    let one: Vec<_> = wards::teams(1).into_iter().take(2).map(|(place, text)| (place, anonymous(&text))).collect();
    let mut copied = one.clone();
    for number in 0..5 {
        copied.push((PathBuf::from(format!("Eastmoor Trust/Ash Ward/copy-{number}.toml")), one[0].1.clone()));
    }
    let (one, copied) = (TeamSet::of(&one), TeamSet::of(&copied));
    for format in ["csv", "ndjson", "json", "markdown"] {
        let output = copied.run(&["batch", "answers", "--format", format]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(text(&output.stdout), one.print(&["batch", "answers", "--format", format]));
        let told = text(&output.stderr).replace('\\', "/");
        let named = told.lines().map(|line| line.split(" is a copy of ").next().unwrap().to_owned());
        assert_eq!(
            named.collect::<Vec<_>>(),
            (0..5)
                .map(|number| format!("warning: answers/Eastmoor Trust/Ash Ward/copy-{number}.toml"))
                .collect::<Vec<_>>()
        );
        assert!(
            told.lines().all(|line| line.ends_with(
                "is a copy of answers/Eastmoor Trust/Ash Ward/00.toml and neither gives a respondent, so both count as one respondent"
            )),
            "{told}"
        );
    }
}

#[test]
fn teams_with_almost_the_same_name_are_pointed_out() {
    let mut files = wards::teams(1);
    let (place, text_of_one) = files[0].clone();
    files.push((place.with_file_name("other.toml"), text_of_one.replace("Ash Ward", "Ash-ward")));
    let forty = TeamSet::of(&files);
    let output = forty.run(&["batch", "answers", "--format", "csv"]);
    assert_eq!(
        text(&output.stderr),
        "warning: `Ash Ward` of `Eastmoor Trust` and `Ash-ward` of `Eastmoor Trust` have almost the same name; they are treated as \
         different teams\n"
    );
}

#[test]
fn where_nothing_could_be_read_nothing_is_printed() {
    let forty = TeamSet::of(&wards::teams(1));
    for format in ["terminal", "markdown", "json", "csv", "ndjson"] {
        let output = forty.run(&["batch", "nonexist", "--format", format]);
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(3), ""), "{format}");
        assert!(text(&output.stderr).starts_with("error: "), "{}", text(&output.stderr));
    }
}

#[test]
fn a_condition_that_no_team_meets_is_said_so() {
    let forty = TeamSet::of(&wards::teams(1));
    let output = forty.run(&["batch", "answers", "--where", "organisation=Nobody"]);
    assert_eq!(
        (output.status.code(), text(&output.stdout).as_str(), text(&output.stderr).as_str()),
        (Some(0), "", "warning: no team meets the conditions of --where\n")
    );
}
