//! Reading plans: all errors at once, each with its location, and values as written.

use crate::minimal_files::{ACTION, PLAN_HEAD};
use crate::support::{folder, read_questionnaire};
use pillars::input::{self, PlanFile};
use pillars::model::{ActionStatus, ItemIndex, Plan};
use pillars::source::Source;

fn read(text: &str) -> (Option<Plan>, Vec<String>) {
    let questionnaire = read_questionnaire(&folder("tests/it/fixtures/small.toml"));
    let source = Source::new("plan.toml", text);
    let (file, found) = input::plan(&source, &questionnaire).into_parts();
    let line = |found: &pillars::diagnostic::Diagnostic| {
        let position = source.position(found.span().start);
        format!("{position} {}: {}; {}", found.code(), found.message(), found.help().unwrap_or_default())
    };
    (file.map(|PlanFile { plan, .. }| plan), found.iter().map(line).collect())
}

#[test]
fn everything_in_a_plan_is_read() {
    let (plan, found) = read(&format!("{PLAN_HEAD}organisation = \"Example Trust\"\n{ACTION}"));
    assert_eq!(found, [""; 0]);
    let plan = plan.unwrap();
    assert_eq!(
        (plan.head.team.as_str(), plan.head.organisation.as_deref()),
        ("Northfield CMHT", Some("Example Trust"))
    );
    let [action] = plan.actions() else { panic!("{plan:#?}") };
    assert_eq!(
        (action.id.as_str(), action.items.as_slice(), action.to),
        ("parity-paper", &[ItemIndex::new(0)][..], Some(3))
    );
    assert_eq!(action.due.map(|due| due.to_string()).as_deref(), Some("2027-03-31"));
    assert_eq!(action.status, ActionStatus::Open);
}

#[test]
fn a_plan_without_actions_is_a_plan() {
    let (plan, found) = read(PLAN_HEAD);
    assert_eq!((plan.map(|plan| plan.actions().len()), found), (Some(0), vec![]));
}

#[test]
fn every_error_of_a_plan_is_reported_at_once() {
    let text = "\
questionnaire = \"small\"
version = \"1.2.0\"
team = \"Northfield CMHT\"

[plan]
review = \"soon\"

[[action]]
id = \"Parity\"
for = []
what = \" \"

[[action]]
id = \"two\"
for = [\"leading.partiy\", \"leading.parity\", \"leading.parity\"]
what = \"Do it\"
owner = 7
owner_viewpoint = \"boss\"
status = \"opne\"

[[action]]
id = \"three\"
for = [\"leading.parity\"]
to = 9
what = \"Do it\"
first_step_by = 2027-02-01
due = 2027-01-01
owner_viewpoint = \"peer\"
status = \"confirmed\"
confirmed = { on = 2027-01-01, by = \"peer\" }

[[action]]
id = \"three\"
for = [\"leading.parity\"]
what = \"Do it\"
status = \"confirmed\"
";
    let (plan, found) = read(text);
    assert_eq!(plan, None);
    snapbox::assert_data_eq!(
        found.join("\n") + "\n",
        snapbox::str![[r#"
3:1 unknown-key: unknown key `team` in an action plan; it belongs in [plan]
5:1 missing-key: `team` is missing from [plan]; add `team`
6:10 invalid-date: `review` is text, not a date; write the date without quotes and without a time: 2026-11-21
9:6 invalid-id: `Parity` is not an id; use lower-case letters, digits and single hyphens, and start with a letter
10:7 empty-list: `for` is empty; name the items it is for
11:8 empty-text: `what` is empty; write the text
15:8 unknown-item: there is no item `leading.partiy`; did you mean `leading.parity`?
15:44 repeated-id: `leading.parity` is listed twice in `for`; Delete one of them, or write the id you meant.
17:9 wrong-type: `owner` is a whole number, not a text; write a text
18:19 unknown-viewpoint: there is no viewpoint `boss`; write `peer` or `leadership`
19:10 unknown-word: this is not a status of an action; did you mean `open`?
24:6 level-out-of-range: `leading.parity` has no such level; write a level from 0 to 4
27:7 due-before-first-step: the action is due before its first step; Correct one of the dates.
30:13 confirmed-by-owner: the action is confirmed by the viewpoint of its owner; Ask another viewpoint to confirm it; until then the status is "done".
32:1 missing-key: `confirmed` is missing from an action with the status `confirmed`; add `confirmed`
33:6 duplicate-id: the id `three` is defined twice; Give one of them a different id.

"#]]
    );
}

#[test]
fn only_a_status_that_fits_is_taken() {
    let with_status = |lines: &str| {
        let (_, found) = read(&format!("{PLAN_HEAD}{}", ACTION.replace("status = \"open\"", lines)));
        found
            .iter()
            .map(|line| line.split(':').nth(1).unwrap().split(' ').nth(1).unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let confirmed = "confirmed = { on = 2026-11-20, by = \"peer\" }";
    for (lines, codes) in [
        ("", vec![]),
        ("status = \"done\"", vec![]),
        (&format!("status = \"confirmed\"\n{confirmed}"), vec![]),
        ("status = \"dropped\"\nreason = \"No longer needed\"", vec![]),
        (&format!("status = \"done\"\n{confirmed}"), vec!["contradictory-status"]),
        (confirmed, vec!["contradictory-status"]),
        ("status = \"confirmed\"", vec!["missing-key"]),
        ("status = \"confirmed\"\nconfirmed = { on = 2026-11-20, by = \"leadership\" }", vec!["confirmed-by-owner"]),
        ("status = \"dropped\"", vec!["dropped-without-reason"]),
        ("status = \"finished\"", vec!["unknown-word"]),
    ] {
        assert_eq!(with_status(lines), codes, "{lines}");
    }
}

#[test]
fn a_plan_for_something_else_says_only_that() {
    let text = format!("{PLAN_HEAD}{ACTION}").replace("\"small\"", "\"other\"").replace("leading.parity", "they.ask");
    let (plan, found) = read(&text);
    assert_eq!(plan, None);
    assert_eq!(
        found,
        [
            "1:17 wrong-questionnaire: the plan is for `other`, not for `small`; Name the right questionnaire with --questionnaire FILE."
        ]
    );
}
