//! One report per team: file names that are safe and stable, folders that are not touched, and the report that `score` writes.

use super::{TeamSet, text, wards};
use crate::shell::{run_in, stderr, stdout};
use crate::support::folder;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tempfile::tempdir;

/// The files of a folder with their contents.
fn files(place: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())).collect()
}

/// A folder `answers` with one file for each of these teams, none of which has an organisation.
fn teams_called(names: &[&str]) -> TeamSet {
    let (_, file) = wards::teams(1).remove(0);
    let file_of = |(index, name): (usize, &&str)| {
        let lines = file.lines().filter(|line| !line.starts_with("organisation = "));
        let renamed = lines.map(|line| {
            let name = serde_json::to_string(name).unwrap();
            if line.starts_with("team = ") { format!("team = {name}\n") } else { format!("{line}\n") }
        });
        (PathBuf::from(format!("{index}.toml")), renamed.collect())
    };
    TeamSet::of(&names.iter().enumerate().map(file_of).collect::<Vec<_>>())
}

#[test]
fn every_report_is_the_one_that_score_writes() {
    let fleet = TeamSet::of(&wards::teams(40));
    for (format, extension) in [("html", "html"), ("docx", "docx"), ("markdown", "md")] {
        let output = fleet.run(&["batch", "answers", "--reports", format, "--format", format]);
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), format!("40 reports in {format}\n")));
        assert!(stdout(&output).starts_with("40 teams, "), "the overview is printed");
        let reports = files(&fleet.path().join(format));
        assert_eq!(reports.len(), 40);
        let mut alone = BTreeSet::new();
        for organisation in std::fs::read_dir(fleet.answers()).unwrap() {
            for team in std::fs::read_dir(organisation.unwrap().path()).unwrap() {
                let answers = std::fs::read_dir(team.unwrap().path()).unwrap();
                let answers: Vec<_> = answers.map(|file| file.unwrap().path().display().to_string()).collect();
                let arguments: Vec<_> =
                    ["score", "--format", format].into_iter().chain(answers.iter().map(String::as_str)).collect();
                alone.insert(fleet.run(&arguments).stdout);
            }
        }
        assert!(reports.keys().all(|name| name.ends_with(&format!(".{extension}"))), "{:?}", reports.keys());
        assert_eq!(reports.into_values().collect::<BTreeSet<_>>(), alone);
    }
}

#[test]
fn names_of_files_come_from_names_of_teams_and_are_safe_on_every_system() {
    let long = "Very Long ".repeat(20);
    let names = [
        "../x",
        "CON",
        "Ward 👩‍🦰",
        "👩‍🦰",
        "LARCH WARD",
        "Larch Ward",
        "larch-ward",
        "a/b\\c:d*?",
        "Zoë’s Team",
        long.trim(),
    ];
    let fleet = teams_called(&names);
    let output = fleet.run(&["batch", "answers", "--reports", "reports", "--format", "markdown"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let reports = files(&fleet.path().join("reports"));
    let written: Vec<_> = reports.keys().map(String::as_str).collect();
    let stems: Vec<_> = written.iter().map(|name| name.rsplit_once('-').unwrap().0).collect();
    let long = "very-long-very-long-very-long-very-long-very-lon";
    let expected = ["a-b-c-d", "con", "larch-ward", "larch-ward", "larch-ward", "team", long, "ward", "x", "zoes-team"];
    assert_eq!(stems, expected);
    let is_safe = |name: &&str| {
        name.len() < 120 && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c))
    };
    assert!(written.iter().all(is_safe), "{written:?}");
    assert!(!fleet.path().join("x.md").exists() && !fleet.path().join("reports/..x").exists());
    // A report keeps its name when other teams come and go.
    let fewer = teams_called(&names[3..6]);
    assert!(fewer.run(&["batch", "answers", "--reports", "reports", "--format", "markdown"]).status.success());
    for (name, report) in files(&fewer.path().join("reports")) {
        assert_eq!(reports.get(&name), Some(&report), "{name}");
    }
}

#[test]
fn teams_of_two_organisations_and_at_two_stages_have_reports_of_their_own() {
    let place = tempdir().unwrap();
    let answers = std::fs::read_to_string(folder("examples/answers/hostile.toml")).unwrap();
    let organisation = "organisation = \"Greywater Mental Health Trust\"";
    assert!(answers.contains(organisation));
    let other = answers.replace(organisation, "organisation = \"Larkfield\"");
    let earlier = answers.replace(organisation, &format!("{organisation}\nstage = \"before-first-post\""));
    for (name, text) in [("a.toml", &answers), ("b.toml", &other), ("c.toml", &earlier)] {
        std::fs::write(place.path().join(name), text).unwrap();
    }
    let output = run_in(place.path(), &["batch", ".", "--reports", "reports"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let reports = files(&place.path().join("reports"));
    let stems: Vec<_> = reports.keys().map(|name| name.rsplit_once('-').unwrap().0).collect();
    let greywater = "inpatient-and-crisis-directorate-greywater-mental-health-trust";
    assert_eq!(stems, [greywater, greywater, "inpatient-and-crisis-directorate-larkfield"]);
}

#[test]
fn a_folder_with_other_files_is_left_alone_without_force() {
    let fleet = TeamSet::of(&wards::teams(3));
    let run = |more: &[&str]| {
        let output = fleet.run(&[&["batch", "answers", "--reports", "reports"], more].concat());
        (output.status.code(), stderr(&output))
    };
    assert_eq!(run(&["--format", "docx"]), (Some(0), "3 reports in reports\n".to_owned()));
    let edited =
        "error: cannot write reports to reports: 3 reports there may have been edited; --force overwrites them\n";
    assert_eq!(run(&["--format", "docx"]), (Some(3), edited.to_owned()));
    assert_eq!(run(&["--format", "docx", "--force"]), (Some(0), "3 reports in reports\n".to_owned()));
    let before = files(&fleet.path().join("reports"));
    let first = before.keys().next().unwrap();
    let mixed = format!(
        "error: cannot write reports to reports: it contains 3 other files, such as {first}; choose an empty folder, or use --force to add \
         the reports\n"
    );
    assert_eq!(run(&[]), (Some(3), mixed));
    assert_eq!(files(&fleet.path().join("reports")), before, "nothing was written");
    let added = "warning: 3 other files in reports are not reports from this run and were left unchanged\n3 reports in reports\n";
    assert_eq!(run(&["--force"]), (Some(0), added.to_owned()));
    let after = files(&fleet.path().join("reports"));
    assert_eq!((after.len(), before.iter().all(|(name, bytes)| after.get(name) == Some(bytes))), (6, true));
}

#[test]
fn reports_of_the_same_teams_are_written_again_and_the_same_whatever_the_number_of_threads() {
    let names: Vec<_> = (0..60).map(|number| format!("Ward {number}")).collect();
    let fleet = teams_called(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let written = |threads| {
        let output = fleet.run(&["batch", "answers", "--reports", "reports", "--threads", threads]);
        assert!(output.status.success(), "{}", stderr(&output));
        std::fs::write(fleet.path().join("reports/.DS_Store"), "").unwrap();
        files(&fleet.path().join("reports"))
    };
    let first = written("1");
    assert_eq!(first.len(), 61);
    assert_eq!(written("3"), first);
}

#[test]
fn the_overview_is_written_beside_the_reports_and_never_among_them() {
    let fleet = TeamSet::of(&wards::teams(3));
    let arguments = ["batch", "answers", "--reports", "reports", "-o"];
    let refused = |place: &str| {
        let output = fleet.run(&[&arguments[..], &[place]].concat());
        assert_eq!(output.status.code(), Some(2), "{place}");
        assert!(stderr(&output).contains("the overview names every team"), "{}", stderr(&output));
    };
    std::fs::create_dir_all(fleet.path().join("reports/deeper")).unwrap();
    ["reports/all.html", "./reports/../reports/all.html", "reports/deeper/all.html"].into_iter().for_each(refused);
    std::fs::remove_dir_all(fleet.path().join("reports")).unwrap();
    let output = fleet.run(&[&arguments[..], &["all.html"]].concat());
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
    let overview = std::fs::read_to_string(fleet.path().join("all.html")).unwrap();
    let reports = files(&fleet.path().join("reports"));
    assert!(reports.keys().all(|name| !overview.contains(name)), "the overview leads to no report");
    assert!(reports.values().all(|report| !text(report).contains("all.html")), "and no report to it");
}

#[test]
fn the_overview_marks_the_teams_whose_report_gives_answers_away() {
    let place = folder("examples/answers");
    let rows = |format: &str| {
        let output = stdout(&run_in(
            &place,
            &["batch", "hostile.toml", "harbour-team", "meadow-programme", "--full", "--format", format],
        ));
        // The terminal puts the mark first, where a narrow column does not cut it off.
        let marked = |name: &str| {
            let lines = output.lines().map(|line| line.replace('\\', "").replace("&nbsp;", " "));
            lines.into_iter().any(|line| {
                line.starts_with(&format!("! {}", &name.split(' ').next().unwrap()))
                    || line.contains(&format!("{name} !"))
            })
        };
        ["Inpatient and Crisis Directorate", "Harbour Team", "Meadow Programme"].map(marked)
    };
    let disclosed = |files: &str| {
        let output = stdout(&run_in(&place, &["batch", files, "--format", "ndjson"]));
        let document: serde_json::Value = serde_json::from_str(output.lines().next().unwrap()).unwrap();
        let disclosure = &document["disclosure"];
        disclosure["single_respondent"] == true
            || !disclosure["single_viewpoint"].is_null()
            || !disclosure["recoverable"].as_array().unwrap().is_empty()
            || disclosure["items_of_one_small_viewpoint"] != 0
    };
    let expected = ["hostile.toml", "harbour-team", "meadow-programme"].map(disclosed);
    assert_eq!(expected.iter().filter(|exposed| **exposed).count(), 2, "an example of both");
    for format in ["terminal", "markdown", "html"] {
        assert_eq!(rows(format), expected, "{format}");
    }
}

#[test]
fn a_report_says_that_files_of_its_team_are_left_out() {
    let place = tempdir().unwrap();
    std::fs::copy(folder("examples/answers/hostile.toml"), place.path().join("a.toml")).unwrap();
    let broken =
        std::fs::read_to_string(folder("examples/answers/hostile.toml")).unwrap() + "\n[answers.nowhere]\nx = 1\n";
    std::fs::write(place.path().join("b.toml"), broken).unwrap();
    let output = run_in(place.path(), &["batch", ".", "--reports", "reports"]);
    assert_eq!(output.status.code(), Some(1));
    let reports = files(&place.path().join("reports"));
    let report = text(reports.values().next().unwrap());
    let caution = "<p>1 file of this team is left out because of errors; the figures may change once it is fixed.</p>";
    assert!(report.contains(caution), "{report}");
}

#[test]
fn remarks_are_in_reports_only_where_asked_for() {
    let place = tempdir().unwrap();
    let answers = folder("examples/answers/hostile.toml").display().to_string();
    let report = |name: &str, more: &[&str]| {
        let output = run_in(
            place.path(),
            &[&["batch", answers.as_str(), "--reports", name, "--format", "markdown"], more].concat(),
        );
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        text(files(&place.path().join(name)).values().next().unwrap())
    };
    let (plain, with_notes) = (report("plain", &[]), report("notes", &["--with-notes"]));
    assert!(!plain.contains("Notes, evidence and dissent") && with_notes.contains("Notes, evidence and dissent"));
    let alone = stdout(&run_in(place.path(), &["score", &answers, "--with-notes", "--format", "markdown"]));
    assert_eq!(with_notes, alone);
}

#[test]
fn formats_and_places_that_cannot_be_are_refused_before_anything_is_written() {
    let fleet = TeamSet::of(&wards::teams(2));
    std::fs::write(fleet.path().join("taken"), "").unwrap();
    for (arguments, code, message) in [
        (
            &["--reports", "reports", "--format", "csv"][..],
            2,
            "--reports writes html, docx or markdown; the extension of -o sets the format of the overview",
        ),
        (&["--format", "docx"], 2, "--format docx needs --reports"),
        (&["--reports", "taken"], 3, "cannot write reports to taken: it is not a folder"),
        (&["--with-notes"], 2, "--with-notes needs --reports, --long or --format json, ndjson or xlsx"),
    ] {
        let output = fleet.run(&[&["batch", "answers"], arguments].concat());
        assert_eq!((output.status.code(), stderr(&output)), (Some(code), format!("error: {message}\n")));
    }
    assert!(!fleet.path().join("reports").exists());
    let none = fleet.run(&["batch", "answers", "--reports", "reports", "--where", "organisation=Nobody"]);
    assert_eq!(none.status.code(), Some(0));
    assert!(!fleet.path().join("reports").exists(), "without a team no folder is made");
}
