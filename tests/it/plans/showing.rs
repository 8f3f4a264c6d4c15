//! `plan show`: what needs attention on one screen, and the whole plan in every format.

use crate::minimal_files::{ACTION, PLAN_HEAD, SMALL, VALID};
use crate::shell::{pillars, run, run_in, stderr, stdout};
use crate::support::skip;
use calamine::{Data, Range, Reader as _, Xlsx};
use serde_json::Value;
use std::fs;
use std::io::Cursor;
use std::process::Command;
use tempfile::TempDir;

const SHOW: [&str; 5] = ["plan", "show", "examples/plans/hostile-november.toml", "--today", "2026-11-10"];

fn show(more: &[&str]) -> String {
    let output = run(&[&SHOW[..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

/// A folder with the questionnaire and this plan.
fn plan_folder(plan: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    folder
}

fn show_in(folder: &TempDir, more: &[&str]) -> String {
    let words = ["plan", "show", "plan.toml", "--questionnaire", "small.toml"];
    let today: &[&str] = if more.contains(&"--today") { &[] } else { &["--today", "2026-11-21"] };
    let output = run_in(folder.path(), &[&words[..], today, more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn one_screen_shows_what_needs_attention() {
    let answers = ["--answers", "examples/answers/follow-up/hostile.toml"];
    let output = pillars(&[&SHOW[..], &answers].concat()).env("COLUMNS", "80").output().unwrap();
    let screen = stdout(&output);
    assert!(screen.lines().count() <= 24 && screen.lines().all(|line| line.chars().count() <= 80), "{screen}");
    snapbox::assert_data_eq!(
        screen,
        snapbox::str![[r#"
Inpatient and Crisis Directorate · Greywater Mental Health Trust
Action plan as of 10 November 2026 · for the audit of 10 February 2026

Actions     4: 1 in progress, 1 done, 2 confirmed
Review      1 December 2026
Overdue     Bring the core values into hiring…, 31 May 2026
To confirm  Put the peer lead's grade beside those of…
Must-haves  11 open or unconfirmed have no action: User-led groups' say, No peer
            alone and 9 more
More        --full shows every action; -o plan.ics or plan.csv exports them

"#]]
    );
}

#[test]
fn a_plan_of_many_actions_fits_one_screen_too() {
    let actions = (0..30).map(|number| ACTION.replace("parity-paper", &format!("action-{number}")));
    let many = actions.enumerate().map(|(number, action)| match number % 3 {
        0 => action.replace("due = 2027-03-31", "due = 2026-12-09"),
        1 => action.replace("owner = \"Director of workforce\"\n", "").replace("due = 2027-03-31\n", ""),
        _ => action.replace("\"open\"", "\"done\""),
    });
    let folder = plan_folder(&format!("{PLAN_HEAD}{}", many.collect::<String>()));
    let screen = show_in(&folder, &["--today", "2027-02-01"]);
    assert!(screen.lines().count() <= 24, "{screen}");
    assert!(screen.contains("and 8 more actions"), "{screen}");
}

#[test]
fn the_whole_plan_is_grouped_by_due_date_owner_or_pillar() {
    snapbox::assert_data_eq!(
        show(&["--format", "markdown"]),
        snapbox::str![[r#"
# Inpatient and Crisis Directorate · Greywater Mental Health Trust

Action plan as of 10 November 2026 · for the audit of 10 February 2026

- **Actions:** 4: 1 in progress, 1 done, 2 confirmed
- **Review:** 1 December 2026
- **Overdue:** Bring the core values into hiring, training and supervision, 31 May 2026 (Peer workforce manager)
- **To confirm:** Put the peer lead's grade beside those of the other leads before the board

## Actions by due date

| Action | First step | Shown by | For | Owner | Due | Status |
| --- | --- | --- | --- | --- | --- | --- |
| Hold a session led by peers on each of the five wards before the next peer starts there | Fix the dates with the ward managers, by 2 March 2026 | Sign-in sheets of all five wards | Teams made ready by peers, to 3 of 4 | Deputy director of nursing | 30 April 2026 | confirmed by peer supporters and peer leaders on 14 July 2026 |
| Bring the core values into hiring, training and supervision | Give two peers half a day a week for it, by 16 March 2026 | Interview questions and a supervision form that ask for them | Core values at work, to 3 of 4 | Peer workforce manager | 31 May 2026, overdue | in progress |
| Pay an experienced peer from outside the trust to supervise peers two days a month | Ask the user-led group in the next county what its supervisors cost, by 9 March 2026 | A contract, and dates that were kept | Supervision by an experienced peer, to 3 of 4 | Head of peer support | 30 June 2026 | confirmed by members of a user-led group on 20 October 2026 |
| Put the peer lead's grade beside those of the other leads before the board | Ask HR for the job descriptions of the four leads, by 16 March 2026 | Board minute and a grade letter | Standing of the peer lead, to 3 of 4 | Director of workforce | 31 July 2026 | done, not confirmed |

## How to read this

- An action is done when its owner says so. It is confirmed when somebody with a different viewpoint says that it worked.
- An action is overdue if its due date has passed and it is still open or in progress. A first step is overdue if its date has passed and nothing has begun.

"#]]
    );
    let headings = |by: &str| {
        let text = show(&["--full", "--no-pager", "--by", by, "--format", "markdown"]);
        text.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        headings("owner"),
        [
            "Deputy director of nursing",
            "Director of workforce",
            "Head of peer support",
            "Peer workforce manager",
            "How to read this"
        ]
    );
    assert_eq!(
        headings("pillar"),
        ["Peer Leadership", "Organisational Culture", "Mode of Practice", "Quality & Clarity", "How to read this"]
    );
}

#[test]
fn issue_trackers_find_their_columns_first() {
    let rows = show(&["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header[..6], ["title", "description", "due date", "owner", "status", "labels"]);
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let titles: Vec<&str> = records.iter().map(|record| &record[0]).collect();
    assert_eq!(titles.len(), 4);
    assert_eq!((&records[1][2], &records[1][3], &records[1][4]), ("2026-05-31", "Peer workforce manager", "doing"));
    assert!(records[1][1].starts_with("For: Core values at work\nFirst step by 16 March 2026: "), "{}", &records[1][1]);
    let for_excel = show(&["--bom"]);
    assert!(for_excel.starts_with("\u{feff}title,description,due date,"));
    let hostile = format!("{PLAN_HEAD}{}", ACTION.replace("Put the grades", "=HYPERLINK(1)"));
    assert!(show_in(&plan_folder(&hostile), &["--format", "csv"]).contains("\n'=HYPERLINK(1)"));
}

#[test]
fn the_json_has_the_plan_and_what_is_computed_of_it() {
    let text = show(&["--format", "json", "--answers", "examples/answers/follow-up/hostile.toml"]);
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json["schema_version"], &json["review_overdue"]), (&1.into(), &false.into()));
    assert_eq!(json["answered"], "2026-11-10");
    let action = json["actions"].as_array().unwrap().iter().find(|action| action["id"] == "core-values").unwrap();
    assert_eq!((&action["overdue"], &action["status"]), (&true.into(), &"doing".into()));
    assert_eq!(
        action["items"],
        serde_json::json!([{ "id": "mode-of-practice.core-values", "wanted": 3.0, "now": 1.0 }])
    );
    let missing = json["must_haves_without_action"].as_array().unwrap();
    assert!(missing.contains(&"mode-of-practice.real-work".into()), "{missing:?}");
    let without: Value = serde_json::from_str(&show(&["--format", "json"])).unwrap();
    assert_eq!((&without["must_haves_without_action"], &without["answered"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_level_in_a_plan_has_the_date_of_its_answers() {
    let unknown = ACTION.replace("\"parity-paper\"", "\"deputy\"").replace("leading.parity", "leading.deputy");
    let folder = plan_folder(&format!("{PLAN_HEAD}{ACTION}{unknown}"));
    let answers = VALID.replace("organisation = \"Example Trust\"\n", "").replace("2026-11-21", "2026-05-04");
    fs::write(folder.path().join("may.toml"), answers).unwrap();
    let items = |more: &[&str]| -> Vec<String> {
        let report = show_in(&folder, &[&["--format", "md"], more].concat());
        let rows = report.lines().filter(|line| line.contains("Put the grades") && line.starts_with('|'));
        rows.map(|row| row.split('|').nth(4).unwrap().trim().to_owned()).collect()
    };
    assert_eq!(items(&[]), ["parity, to 3 of 4", "deputy, to 3 of 4"]);
    assert_eq!(
        items(&["--answers", "may.toml"]),
        ["parity, to 3 of 4 (2 on 4 May 2026)", "deputy, to 3 of 4 (not known on 4 May 2026)"]
    );
}

#[test]
fn a_calendar_has_all_day_events_that_keep_their_uids() {
    let folder = plan_folder(&format!("{PLAN_HEAD}{ACTION}"));
    let calendar = show_in(&folder, &["--format", "ics"]);
    snapbox::assert_data_eq!(
        calendar.replace("\r\n", "\n"),
        snapbox::str![[r#"
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//pillars//action plan//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:Action plan: Northfield CMHT
BEGIN:VEVENT
UID:parity-paper-first-step.73b71f449531162e@pillars
DTSTAMP:20261121T000000Z
DTSTART;VALUE=DATE:20261208
DTEND;VALUE=DATE:20261209
SUMMARY:First step: Ask HR
DESCRIPTION:Put the grades before the board/nFor: parity/nOwner: Director o
 f workforce/nShown by: Board minute
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:parity-paper-due.73b71f449531162e@pillars
DTSTAMP:20261121T000000Z
DTSTART;VALUE=DATE:20270331
DTEND;VALUE=DATE:20270401
SUMMARY:Due: Put the grades before the board
DESCRIPTION:Put the grades before the board/nFor: parity/nOwner: Director o
 f workforce/nShown by: Board minute
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:review.73b71f449531162e@pillars
DTSTAMP:20261121T000000Z
DTSTART;VALUE=DATE:20270115
DTEND;VALUE=DATE:20270116
SUMMARY:Review of the action plan: Northfield CMHT
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR

"#]]
    );
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count(), "every line ends with CRLF");
    let uids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    let later = format!("{PLAN_HEAD}{}", ACTION.replace("2027-03-31", "2027-06-30").replace("Put the", "Place the"));
    let moved = show_in(&plan_folder(&later), &["--format", "ics", "--today", "2026-12-01"]);
    assert_eq!(uids(&moved), uids(&calendar));
    assert_ne!(
        uids(&show_in(&plan_folder(&later.replace("Northfield", "Southfield")), &["--format", "ics"])),
        uids(&calendar)
    );
}

#[test]
fn lines_of_a_calendar_are_folded_at_75_bytes_and_text_is_escaped() {
    let what = "Café; crème, \\\\ and 日本語 ".repeat(12);
    let folder = plan_folder(&format!("{PLAN_HEAD}{}", ACTION.replace("Put the grades before the board", &what)));
    let calendar = show_in(&folder, &["--format", "ics"]);
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    let unfolded = calendar.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY:Due: Café\\; crème\\, \\\\ and 日本語 Café"), "{unfolded}");
}

/// Reads a calendar with the Python package icalendar, and prints each event's kind of start, days and summary.
const READ: &str = "
import sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
for event in calendar.walk('VEVENT'):
    start, end = event.decoded('DTSTART'), event.decoded('DTEND')
    print(type(start).__name__, start, end, event['SUMMARY'], len(str(event['UID'])) > 0)
";

#[test]
fn an_independent_parser_reads_the_calendar() {
    let python = |arguments: &[&str]| Command::new("python3").args(arguments).env("PYTHONUTF8", "1").output();
    if !python(&["-c", "import icalendar"]).is_ok_and(|output| output.status.success()) {
        skip("python3 with icalendar");
        return;
    }
    let what = "Café; crème, and 日本語 ".repeat(6).trim().to_owned();
    let folder = plan_folder(&format!("{PLAN_HEAD}{}", ACTION.replace("Put the grades before the board", &what)));
    let file = folder.path().join("plan.ics");
    show_in(&folder, &["-o", "plan.ics"]);
    let output = python(&["-c", READ, file.to_str().unwrap()]).unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let expected = format!(
        "date 2026-12-08 2026-12-09 First step: Ask HR True\ndate 2027-03-31 2027-04-01 Due: {what} True\n\
         date 2027-01-15 2027-01-16 Review of the action plan: Northfield CMHT True\n"
    );
    assert_eq!(stdout(&output).replace("\r\n", "\n"), expected);
}

#[test]
fn every_export_is_written_and_the_same_each_time() {
    let folder = plan_folder(&format!("{PLAN_HEAD}{ACTION}"));
    for name in ["plan.md", "plan.html", "plan.docx", "plan.xlsx", "plan.csv", "plan.ics", "plan.json", "plan.txt"] {
        show_in(&folder, &["-o", name]);
        let first = fs::read(folder.path().join(name)).unwrap();
        assert!(!first.is_empty());
        show_in(&folder, &["-o", name, "--force"]);
        assert!(fs::read(folder.path().join(name)).unwrap() == first, "{name}");
    }
}

#[test]
fn what_every_command_takes_a_plan_takes_too() {
    let folder = plan_folder(&format!("{PLAN_HEAD}{ACTION}"));
    let words = ["plan", "show", "plan.toml", "--ascii", "--color", "never", "--force", "--full", "-o", "it.txt"];
    let more = ["--questionnaire", "small.toml", "--today", "2026-11-21"];
    let output = run_in(folder.path(), &[&words[..], &more].concat());
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(fs::read_to_string(folder.path().join("it.txt")).unwrap().is_ascii());
}

#[test]
fn a_plan_is_shown_only_with_the_answers_of_its_team() {
    let refused = |words: &[&str], code: i32, complaint: &str| {
        let output = run(&[&["plan", "show"], words].concat());
        assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
        assert!(stderr(&output).contains(complaint), "{}", stderr(&output));
    };
    let plan = "examples/plans/hostile-november.toml";
    refused(
        &[plan, "--answers", "examples/answers/user-led.toml"],
        2,
        "hostile-november.toml is the plan of `Inpatient and Crisis Directorate` of `Greywater Mental Health Trust`, and the answers are about `Crisis House and Warm Line` of `Nightjar Collective`",
    );
    refused(&["examples/answers/hostile.toml"], 1, "this is an answers file, not an action plan");
    refused(&[plan, "--format", "ics", "--bom"], 2, "--bom needs --format csv");
    refused(&[plan, "-o", "it.ndjson"], 2, "cannot write `.ndjson` files");
}

#[test]
fn a_workbook_of_a_plan_prints_what_is_overdue_and_has_no_empty_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.xlsx");
    let answers = ["--answers", "examples/answers/follow-up/hostile.toml", "-o", file.to_str().unwrap()];
    show(&answers);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(fs::read(&file).unwrap())).unwrap();
    let (areas, sheets): (Vec<_>, Vec<_>) =
        (workbook.defined_names().to_vec(), workbook.worksheets().into_iter().collect());
    assert!(areas.iter().any(|(name, area)| name.contains("Print_Area") && area.contains("$A$1:$K$5")), "{areas:?}");
    let text = |(name, rows): &(String, Range<Data>)| {
        let cells = |row: &[Data]| row.iter().take(11).map(ToString::to_string).collect::<Vec<_>>().join(" | ");
        format!("== {name}\n{}\n", rows.rows().map(cells).collect::<Vec<_>>().join("\n"))
    };
    snapbox::assert_data_eq!(
        sheets.iter().map(text).collect::<String>(),
        snapbox::str![[r#"
== Actions
Action | For | Level wanted | Level now | Owner | Due | Overdue | Status | First step | First step by | Shown by
Hold a session led by peers on each of the five wards before the next peer starts there | Teams made ready by peers | 3 | 3 | Deputy director of nursing | 46142 | no | confirmed | Fix the dates with the ward managers | 46083 | Sign-in sheets of all five wards
Bring the core values into hiring, training and supervision | Core values at work | 3 | 1 | Peer workforce manager | 46173 | yes | in progress | Give two peers half a day a week for it | 46097 | Interview questions and a supervision form that ask for them
Pay an experienced peer from outside the trust to supervise peers two days a month | Supervision by an experienced peer | 3 | 3 | Head of peer support | 46203 | no | confirmed | Ask the user-led group in the next county what its supervisors cost | 46090 | A contract, and dates that were kept
Put the peer lead's grade beside those of the other leads before the board | Standing of the peer lead | 3 | 2 | Director of workforce | 46234 | no | done | Ask HR for the job descriptions of the four leads | 46097 | Board minute and a grade letter
== Must-haves without an action
Pillar | Must-have | Question | Level now | Target
Community & Partnerships | User-led groups' say | Do user-led groups help decide how peer support is done here? | 2 | 3
Organisational Culture | No peer alone | Does every peer post have another peer beside it? | 2 | 3
Organisational Culture | Managers who understand the role | Do those who manage peers, or will manage them, understand peer support? | 0 | 3
Organisational Governance | Same staff rules for all | Do any staff rules apply to peers alone? | 0 | 3
Mode of Practice | Mode of practice | Where does the mode of practice for peers come from? | 2 | 3
Mode of Practice | Time for peer support | How much of peers' time, outside training or supervision, goes into peer support? | 0 | 3
Mode of Practice | No part in controlling acts | Are peers kept out of controlling acts? | 2 | 3
Mode of Practice | Standing up for rights | Can peers stand up for people's rights in their care? | not known | 3
Quality & Clarity | Training in the mode | Who trains peers in their mode of practice? | 2 | 3
Professional Structures | Peers at every level | Which of these do peers do here: supervise, manage or lead other peers? | 2 | 3
Evaluate & Evolve | Four ways of looking | What has been looked at to judge peer support? | 1 | 3
== How to read this
Action plan as of 10 November 2026: Inpatient and Crisis Directorate · Greywater Mental Health Trust

In short
Actions: 4: 1 in progress, 1 done, 2 confirmed
Review: 1 December 2026
Overdue: Bring the core values into hiring, training and supervision, 31 May 2026 (Peer workforce manager)
To confirm: Put the peer lead's grade beside those of the other leads before the board
Must-haves: 11 open or unconfirmed have no action: User-led groups' say, No peer alone, Managers who understand the role, Same staff rules for all, Mode of practice, Time for peer support, No part in controlling acts, Standing up for rights, Training in the mode, Peers at every level, Four ways of looking

How to read this
• An action is done when its owner says so. It is confirmed when somebody with a different viewpoint says that it worked.
• An action is overdue if its due date has passed and it is still open or in progress. A first step is overdue if its date has passed and nothing has begun.

What the columns mean
• Level wanted and level now: of the item that the action is for. Levels now come from answers; a plan does not have them.
• On paper, a sheet has only its first columns. On a screen, the others are to the right of them.

"#]]
    );
}

#[test]
fn csv_has_the_levels_only_with_answers() {
    let answered = show(&["--format", "csv", "--answers", "examples/answers/follow-up/hostile.toml"]);
    let mut reader = csv::Reader::from_reader(answered.as_bytes());
    let header = reader.headers().unwrap().clone();
    let [wanted, now] = ["levels_wanted", "levels_now"].map(|name| header.iter().position(|one| one == name).unwrap());
    let levels: Vec<_> = reader.records().map(Result::unwrap).collect();
    let levels: Vec<_> = levels.iter().map(|record| (&record[wanted], &record[now])).collect();
    assert_eq!(levels, [("3.00", "3.00"), ("3.00", "1.00"), ("3.00", "3.00"), ("3.00", "2.00")]);
    assert!(!show(&["--format", "csv"]).contains("levels_"));
}
