//! Benchmarks of one file, one team and one row: `cargo bench`. `ratios.py` measures whole runs.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use pillars::TerminalStyle;
use pillars::import::{GivenAudit, with_importer};
use pillars::input::{self, AnswersReader, ReadOptions};
use pillars::model::{Answers, Questionnaire, Subject, ViewpointIndex};
use pillars::programme::{ProgrammeSummaryBuilder, Sort};
use pillars::report::programme::{Detail, ProgrammeReport, ReportContext, TeamResult, TeamSummary};
use pillars::report::table::{self, TeamRow};
use pillars::report::{AssessmentJson, ReportOptions, assessment_report, markdown, ndjson_line, terminal};
use pillars::score::{Assessment, AssessmentSummary, Respondent, ResponseCounts, Rules, assess};
use pillars::source::Source;
use std::collections::BTreeSet;

const QUESTIONS: &str = include_str!("../pillars.toml");
const SHEETS: [&str; 3] = [
    include_str!("../examples/answers/hostile.toml"),
    include_str!("../examples/answers/half-answered.toml"),
    include_str!("../examples/answers/doing-well.toml"),
];

fn main() {
    divan::main();
}

fn questionnaire() -> Questionnaire {
    let read = input::questionnaire(&Source::new("pillars.toml", QUESTIONS)).into_parts().0;
    read.unwrap_or_else(|| unreachable!("the built-in questionnaire is valid"))
}

/// One team: the answers of the examples, as if all were about the first one's team.
struct Team {
    questionnaire: Questionnaire,
    answers: Vec<Answers>,
}

impl Team {
    fn new() -> Self {
        let questionnaire = questionnaire();
        let reader = AnswersReader::new(&questionnaire);
        let read = |text: &&str| reader.read(&Source::new("answers.toml", *text), ReadOptions::ANSWERS).into_parts().0;
        let answers = SHEETS.iter().filter_map(read).map(|file| file.answers).collect();
        Self { questionnaire, answers }
    }

    fn respondents(&self) -> Vec<Respondent<'_>> {
        self.answers.iter().map(Respondent::from).collect()
    }

    fn assess(&self) -> Assessment {
        assess(&self.questionnaire, &self.respondents(), Rules::default())
    }

    fn subject(&self) -> Subject {
        let first = self.answers.iter().take(1).map(Answers::audit);
        Subject::of(first).unwrap_or_else(|_| unreachable!("one file is about one team"))
    }

    fn context(&self) -> ReportContext<'_> {
        ReportContext { questionnaire: &self.questionnaire, digest: "sha256:", organisations: false }
    }
}

#[divan::bench]
fn read_the_questionnaire(bencher: Bencher<'_, '_>) {
    let source = Source::new("pillars.toml", QUESTIONS);
    bencher.counter(BytesCount::of_str(QUESTIONS)).bench_local(|| input::questionnaire(&source));
}

#[divan::bench(args = ["answers alone", "with notes and places"])]
fn read_answers(bencher: Bencher<'_, '_>, how: &str) {
    let wanted = if how == "answers alone" { ReadOptions::ANSWERS } else { ReadOptions::ALL };
    let questionnaire = questionnaire();
    let (reader, source) = (AnswersReader::new(&questionnaire), Source::new("hostile.toml", SHEETS[0]));
    bencher.counter(BytesCount::of_str(SHEETS[0])).bench_local(|| reader.read(&source, wanted));
}

/// The time for a row must not grow with the rows before it.
#[divan::bench(args = [1_000, 15_000])]
fn import_rows(bencher: Bencher<'_, '_>, rows: usize) {
    let questionnaire = questionnaire();
    let map = input::import_map(&Source::new("map.toml", ""), &questionnaire).into_parts().0;
    let map = map.unwrap_or_else(|| unreachable!("an empty map is valid"));
    let given = || GivenAudit {
        team: Some("Northfield CMHT".to_owned()),
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, 24),
        viewpoint: Some(ViewpointIndex::new(0)),
        ..GivenAudit::default()
    };
    let note = "x".repeat(600);
    let row = |row| format!("{row},{note},Don't know\n");
    let table: String = std::iter::once("ID,Something else,Peer lead [peer-leadership.parity]\n".to_owned())
        .chain((0..rows).map(row))
        .collect();
    bencher.counter(ItemsCount::new(rows)).bench_local(|| {
        with_importer(&questionnaire, &map, given(), |importer| importer.read(table.clone().into_bytes(), false))
    });
}

#[divan::bench]
fn score_a_team(bencher: Bencher<'_, '_>) {
    let team = Team::new();
    bencher.bench_local(|| team.assess());
}

#[divan::bench]
fn outline_a_team(bencher: Bencher<'_, '_>) {
    let team = Team::new();
    bencher.bench_local(|| {
        let merged =
            ResponseCounts::of(&team.questionnaire, &team.respondents(), Rules::default()).merge(Rules::default());
        AssessmentSummary::of(&team.questionnaire, &merged, Rules::default())
    });
}

#[divan::bench(args = ["terminal", "markdown", "json"])]
fn show_a_team(bencher: Bencher<'_, '_>, form: &str) {
    let team = Team::new();
    let (assessment, subject) = (team.assess(), team.subject());
    let view = || assessment_report(&team.questionnaire, &subject, &assessment, &ReportOptions::default());
    let json = || AssessmentJson::new(&team.questionnaire, "sha256:", &subject, &assessment);
    bencher.bench_local(|| match form {
        "terminal" => terminal::render(&view(), TerminalStyle::plain(100)),
        "markdown" => markdown::render(&view()),
        _ => json().to_pretty().unwrap_or_default(),
    });
}

#[divan::bench(args = ["csv", "long csv", "ndjson", "terminal page of one row"])]
fn show_a_row(bencher: Bencher<'_, '_>, form: &str) {
    let team = Team::new();
    let (assessment, subject) = (team.assess(), team.subject());
    let merged = ResponseCounts::of(&team.questionnaire, &team.respondents(), Rules::default()).merge(Rules::default());
    let summary = AssessmentSummary::of(&team.questionnaire, &merged, Rules::default());
    let retired = BTreeSet::new();
    let result = TeamResult {
        subject: &subject,
        assessment: &assessment,
        unusable_files: 0,
        retired: &retired,
        remark_entries: None,
    };
    let row = TeamRow {
        questionnaire: &team.questionnaire,
        subject: &subject,
        rules: assessment.rules,
        disclosure: &assessment.disclosure,
        culture: &summary.culture,
        pillars: &summary.pillars,
        overall: &assessment.overall,
        aspects: &assessment.aspects,
        respondents: &assessment.respondents,
        unusable_files: 0,
    };
    let nothing_in_common = ProgrammeSummaryBuilder::new(&team.questionnaire).finish();
    bencher.bench_local(|| match form {
        "csv" => table::team_as_csv(&row),
        "long csv" => table::items_as_csv(&team.questionnaire, result, false),
        "ndjson" => ndjson_line(team.context(), result).unwrap_or_default(),
        _ => {
            let mut report = ProgrammeReport::new(team.context(), Detail::Full, Sort::Gap);
            report.add(TeamSummary::new(team.context(), result));
            let document = report.finish(&nothing_in_common, std::iter::empty());
            terminal::render(&document, TerminalStyle::plain(100)).into_bytes()
        }
    });
}
