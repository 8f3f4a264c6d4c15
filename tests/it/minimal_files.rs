//! Minimal files for tests: questionnaires, answers, a plan, and folders to put them in.

use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A questionnaire with one of everything.
pub(crate) const SMALL: &str = include_str!("fixtures/small.toml");

/// A questionnaire with two stages, a short form, and questions that are not asked of everybody.
pub(crate) const STAGED: &str = include_str!("fixtures/staged.toml");

/// The questionnaires that come with the program.
pub(crate) const QUESTIONNAIRES: [(&str, &str); 3] = [
    ("pillars.toml", include_str!("../../pillars.toml")),
    ("imroc-peer-workers.toml", include_str!("../../examples/questionnaires/imroc-peer-workers.toml")),
    ("volunteer-kitchen.toml", include_str!("../../examples/questionnaires/volunteer-kitchen.toml")),
];

/// A valid answers file to the small questionnaire.
pub(crate) const VALID: &str = r#"questionnaire = "small"
version = "1.2.0"

[audit]
team = "Northfield CMHT"
organisation = "Example Trust"
date = 2026-11-21
viewpoint = "leadership"
respondent = "R-014"
participants = 6

[answers.leading]
parity = { level = 2, note = "Attends, cannot vote", evidence = "Minutes, June", dissent = "Two of us would say 1" }
budget = { not_applicable = "No profession here holds its own budget" }
deputy = "don't know"

[answers.culture-work]
training = { dont_know = true, note = "HR to confirm" }

[culture]
debate = -1
"#;

/// An answers file without answers, from the viewpoint of peers, and its changes.
#[derive(Clone)]
pub(crate) struct AnswersFile {
    questionnaire: &'static str,
    version: String,
    team: String,
    date: &'static str,
    audit: String,
    tables: String,
}

impl AnswersFile {
    fn new(questionnaire: &'static str, version: &str, team: &str) -> Self {
        Self {
            questionnaire,
            version: version.to_owned(),
            team: team.to_owned(),
            date: "2026-11-21",
            audit: "viewpoint = \"peer\"\n".to_owned(),
            tables: String::new(),
        }
    }

    /// To [`SMALL`].
    pub(crate) fn small() -> Self {
        Self::new("small", "1.2.0", "Northfield CMHT")
    }

    /// To [`STAGED`].
    pub(crate) fn staged() -> Self {
        Self::new("staged", "2.0.0", "North")
    }

    /// To the built-in questionnaire.
    pub(crate) fn built_in() -> Self {
        Self::new("peer-hub-8-pillars", "2.0.0", "Northfield CMHT")
    }

    /// To the questionnaire of the volunteer kitchen, from the viewpoint of its guests.
    pub(crate) fn kitchen() -> Self {
        Self::new("volunteer-kitchen", "1.2.0", "Mill Lane").audit("viewpoint = \"guest\"")
    }

    pub(crate) fn version(mut self, version: &str) -> Self {
        version.clone_into(&mut self.version);
        self
    }

    pub(crate) fn team(mut self, team: &str) -> Self {
        team.clone_into(&mut self.team);
        self
    }

    pub(crate) fn on(mut self, date: &'static str) -> Self {
        self.date = date;
        self
    }

    /// With these lines in `[audit]` after the team and the date, the viewpoint among them.
    pub(crate) fn audit(mut self, lines: &str) -> Self {
        self.audit = format!("{lines}\n");
        self
    }

    /// With these answers to questions of a pillar.
    pub(crate) fn answers(mut self, pillar: &str, lines: &str) -> Self {
        self.tables = format!("{}\n[answers.{pillar}]\n{lines}\n", self.tables);
        self
    }

    pub(crate) fn text(&self) -> String {
        let Self { questionnaire, version, team, date, audit, tables } = self;
        format!(
            "questionnaire = \"{questionnaire}\"\nversion = \"{version}\"\n\n[audit]\nteam = \"{team}\"\ndate = {date}\n{audit}{tables}"
        )
    }
}

/// The head of a plan for the small questionnaire.
pub(crate) const PLAN_HEAD: &str = "\
questionnaire = \"small\"
version = \"1.2.0\"

[plan]
team = \"Northfield CMHT\"
baseline = 2026-10-01
review = 2027-01-15
";

/// An action that raises nothing on 21 November 2026.
pub(crate) const ACTION: &str = "
[[action]]
id = \"parity-paper\"
for = [\"leading.parity\"]
to = 3
what = \"Put the grades before the board\"
first_step = \"Ask HR\"
first_step_by = 2026-12-08
owner = \"Director of workforce\"
owner_viewpoint = \"leadership\"
with = [\"peer\"]
due = 2027-03-31
shows = \"Board minute\"
status = \"open\"
updated = 2026-11-01
";

/// A folder with these files in it.
pub(crate) fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

/// Writes a file into a folder, below folders of its own where its name has them.
pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
