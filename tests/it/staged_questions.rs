//! What `template`, `questionnaire` and `explain` show about stages, viewpoints, terms, the short form and missing viewpoints.

use crate::minimal_files::{AnswersFile, STAGED};
use crate::shell::{run_in, stderr, stdout};
use crate::stages::folder;
use snapbox::{IntoData as _, assert_data_eq, str};
use std::fs;
use std::path::Path;

/// The output of a command over the questionnaire with stages.
fn shown(folder: &Path, arguments: &[&str]) -> String {
    let output = run_in(folder, &[arguments, &["--questionnaire", "q.toml"]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn the_questionnaire_to_read_marks_no_target_unless_asked() {
    let folder = folder(&[]);
    let read = |flags: &[&str]| shown(folder.path(), &[&["questionnaire", "--format", "markdown"], flags].concat());
    assert!(!read(&[]).contains("(target)"));
    assert_eq!(read(&["--targets"]).matches("3. Yes **(target)**").count(), 3);
}

#[test]
fn the_questionnaire_to_read_holds_what_is_asked_of_a_viewpoint_at_a_stage() {
    let folder = folder(&[]);
    let read = |flags: &[&str]| {
        let page = shown(folder.path(), &[&["questionnaire"], flags].concat());
        let ids = ["plan", "hand-over", "money"].into_iter().filter(|key| page.contains(&format!("`leading.{key}`")));
        (page.lines().nth(2).unwrap().to_owned(), ids.collect::<Vec<_>>())
    };
    let head = "Version 2.0.0 of `staged`: ";
    let stage = ["--stage", "before", "--viewpoint", "leadership"];
    let what = "2 questions in 1 pillar, asked of “Those who lead”, at the stage “Before the first post”.";
    assert_eq!(read(&stage), (format!("{head}{what}"), vec!["plan", "money"]));
    let marked =
        shown(folder.path(), &["questionnaire", "--stage", "before", "--viewpoint", "leadership", "--targets"]);
    assert_eq!(marked.matches("**(target)**").count(), 2);
    let what = "2 questions in 1 pillar, asked of “Peer supporters”.";
    assert_eq!(read(&["--viewpoint", "peer"]), (format!("{head}{what}"), vec!["plan", "hand-over"]));
    let what = "1 question in 1 pillar, in the short form.";
    assert_eq!(read(&["--short"]), (format!("{head}{what}"), vec!["plan"]));
    let toml = run_in(folder.path(), &["questionnaire", "--short", "--format", "toml", "--questionnaire", "q.toml"]);
    assert_eq!(toml.status.code(), Some(2));
    assert_eq!(stderr(&toml), "error: --short needs --format markdown; TOML always contains the whole questionnaire\n");
    assert_eq!(shown(folder.path(), &["questionnaire"]), STAGED);
}

#[test]
fn a_template_shows_earlier_answers_and_takes_none_over() {
    let audit = "organisation = \"Trust\"\nviewpoint = \"leadership\"\nrespondent = \"R-1\"\nstage = \"running\"";
    let answers = "plan = { level = 3, note = \"secret\" }\nmoney = 9\nhand-over = \"don't know\"";
    let folder = folder(&[("old.toml", audit, "1.0.0", answers)]);
    let output =
        run_in(folder.path(), &["template", "--from", "old.toml", "--date", "2027-05-02", "--questionnaire", "q.toml"]);
    let blank = stdout(&output);
    let after = |text: &str| blank.split_once(text).unwrap().1.lines().take(2).collect::<Vec<_>>().join("\n");
    assert!(blank.contains("team = \"North\"\norganisation = \"Trust\"\ndate = 2027-05-02\n"), "{blank}");
    assert!(blank.contains("viewpoint = \"leadership\"\n") && blank.contains("stage = \"running\"\n"), "{blank}");
    assert!(!blank.contains("secret") && !blank.contains("R-1"), "{blank}");
    assert_eq!(
        after("Is there a plan?\n#    0  No\n#    1  Agreed\n#    2  In part\n#    3  Yes\n"),
        "#    4  Yes, and reviewed\n# On 21 November 2026: 3."
    );
    assert!(blank.contains("# On 21 November 2026: 3.\n# plan =\n"), "{blank}");
    assert!(blank.contains("# On 21 November 2026: don't know.\n# hand-over =\n"), "{blank}");
    let changed = "# On 21 November 2026: an answer that no longer exists. The question has changed since, so\n# answer it again.\n# money =\n";
    assert!(blank.contains(changed), "{blank}");
    fs::write(folder.path().join("new.toml"), &blank).unwrap();
    let result = shown(folder.path(), &["score", "new.toml", "--format", "json"]);
    let result: serde_json::Value = serde_json::from_str(&result).unwrap();
    assert_eq!(result["pillars"][0]["coverage"]["known"], 0, "nothing is taken over");
    let refused = run_in(
        folder.path(),
        &["template", "--from", "old.toml", "-o", "old.toml", "--force", "--questionnaire", "q.toml"],
    );
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
}

#[test]
fn a_template_says_how_long_it_takes_and_what_terms_mean() {
    let folder = folder(&[]);
    let blank = shown(folder.path(), &["template", "--viewpoint", "leadership"]);
    assert!(
        blank.contains(
            "# 3 questions to answer. Allow about 5 minutes: reading at 200 words a minute and 90\n\
             # seconds to decide each answer. Finding out what you do not know takes longer.\n"
        ),
        "{blank}"
    );
    assert!(!blank.contains("The person who leads peer supporters."), "no question uses the term");
    let built_in = stdout(&run_in(folder.path(), &["template", "--viewpoint", "group", "--short"]));
    assert!(built_in.contains("4 minutes to agree"), "{built_in}");
    assert!(built_in.contains("# --- Terms ---"), "{built_in}");
}

#[test]
fn stages_terms_and_who_is_asked_are_explained() {
    let folder = folder(&[]);
    let of = |topic: &str| shown(folder.path(), &["explain", topic, "--format", "markdown"]);
    assert_data_eq!(
        [of("before"), of("Peer leads"), of("leading.hand-over")].concat(),
        str![[r#"
# Before the first post

before

- 2 items belong to it; 0 of them to no other stage.
- Every audit is at one stage, and only the items of that stage count (docs/scoring.md, section 1).
- Every band is printed with its stage.
- If a file gives it although peers answered, a warning says so.
# Peer lead

peer-lead

The person who leads peer supporters.

- **also:** peer leads
# Do peers introduce new peers?

leading.hand-over

## Levels

- **0:** No
- **1:** Agreed
- **2:** In part
- **3:** Yes (target)
- **4:** Yes, and reviewed

- **pillar:** Leading (leading)
- **asked of:** Peer supporters; Those who lead
- **stage:** Running

## How it counts

- Weight 1 in its pillar; its levels are worth 0 to 100 points.
- Target: level 3 of 4.
- A hostile culture does not raise this target.
- It can be answered “not applicable”, with a reason.

"#]]
        .raw()
    );
}

#[test]
fn who_is_missing_is_told_by_check_and_by_batch() {
    let folder = folder(&[
        ("a.toml", "viewpoint = \"leadership\"\nrespondent = \"R-1\"", "2.0.0", "plan = 3"),
        ("b.toml", "viewpoint = \"peer\"\nrespondent = \"R-2\"", "2.0.0", "plan = 2"),
    ]);
    let other = fs::read_to_string(folder.path().join("a.toml")).unwrap().replace("North", "South");
    fs::write(folder.path().join("c.toml"), other).unwrap();
    let checked = run_in(
        folder.path(),
        &[
            "check",
            "a.toml",
            "b.toml",
            "c.toml",
            "--no-config",
            "--allow=warnings",
            "--min-respondents=peer=2",
            "--min-respondents",
            "leadership=1",
            "--questionnaire",
            "q.toml",
        ],
    );
    assert_eq!(checked.status.code(), Some(1));
    assert_data_eq!(
        stdout(&checked),
        str![[r#"
Who answered

Team            peer  leadership  staff
───────────────────────────────────────
North, Running     1           1      0
South, Running     0           1      0

peer: Peer supporters; leadership: Those who lead; staff: Staff. A group counts as one respondent.

error[too-few-respondents]: 1 respondent answered as `peer` at the stage `running`; 2 required
  ╭▸ a.toml:5:8
  │
5 │ team = "North"
  │        ━━━━━━━
  │
  ╰ help: Ask more people with this viewpoint, each separately.

error[too-few-respondents]: nobody answered as `peer` at the stage `running`; 2 required
  ╭▸ c.toml:5:8
  │
5 │ team = "South"
  │        ━━━━━━━
  │
  ╰ help: Ask more people with this viewpoint, each separately.

2 errors in 3 files

"#]]
        .raw()
    );
    let page = shown(folder.path(), &["batch", ".", "--full", "--format", "markdown"]);
    let (_, table) = page.split_once("## Who answered\n").unwrap();
    assert_data_eq!(
        table.split_once("\n## ").unwrap().0,
        str![[r#"

| Team | peer | leadership | staff |
| --- | ---: | ---: | ---: |
| North, Running | 1 | 1 | 0 |
| South, Running | 0 | 1 | 0 |

peer: Peer supporters; leadership: Those who lead; staff: Staff. A group counts as one respondent.

"#]]
        .raw()
    );
    let screen = shown(folder.path(), &["batch", "."]);
    assert!(screen.contains("No peers  in 1 of 2 teams, nobody answered as a peer on their own"), "{screen}");
    let unknown = ["check", "a.toml", "--no-config", "--min-respondents=peeer=2", "--questionnaire", "q.toml"];
    assert_eq!(
        stderr(&run_in(folder.path(), &unknown)),
        "error: there is no viewpoint `peeer`; did you mean `peer`?\n"
    );
}

#[test]
fn peers_in_a_group_are_told_apart_from_no_peers() {
    let folder = folder(&[]);
    let group = STAGED.replace("id = \"staff\"\nlabel = \"Staff\"", "id = \"group\"\nlabel = \"A group\"");
    fs::write(folder.path().join("q.toml"), group).unwrap();
    let write = |audit: &str| {
        let text = AnswersFile::staged().audit(audit).answers("leading", "plan = 3").text();
        fs::write(folder.path().join("a.toml"), text).unwrap();
    };
    let said = |audit: &str| {
        write(audit);
        [
            shown(folder.path(), &["score", "a.toml"]),
            shown(folder.path(), &["score", "a.toml", "--full", "--no-pager"]),
            shown(folder.path(), &["score", "a.toml", "--format", "html"]),
            shown(folder.path(), &["explain", "leading", "--answers", "a.toml"]),
            stdout(&run_in(folder.path(), &["check", "a.toml", "--no-config", "--questionnaire", "q.toml"])),
        ]
    };
    for page in said("viewpoint = \"group\"\ntook_part = [\"peer\", \"leadership\"]") {
        assert!(page.contains("peers answered only within a group"), "{page}");
    }
    for page in &said("viewpoint = \"group\"\ntook_part = [\"leadership\"]")[..4] {
        assert!(page.contains("no peer viewpoint"), "{page}");
    }
    write("viewpoint = \"leadership\"\ntook_part = [\"peer\"]");
    let refused =
        run_in(folder.path(), &["check", "a.toml", "--no-config", "--format=concise", "--questionnaire", "q.toml"]);
    assert!(stdout(&refused).contains("a.toml:8:1: error[took-part-without-group] "), "{}", stdout(&refused));
}
