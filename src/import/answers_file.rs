//! Imports an answers file, for example one that our web page saved.

use super::audit;
use super::problems::Problems;
use super::version::{AnsweredItems, check_version};
use super::{FileImport, ImportedAnswers, Importer, InputKind};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::{AnswersReader, ReadOptions};
use crate::model::{Answers, ItemIndex, State};
use crate::source::{Position, Source};

/// Reads an answers file. Its lines are not shown, since it belongs to somebody else.
pub(super) fn read_answers_file(importer: &Importer<'_>, text: String) -> FileImport {
    let source = Source::new("", text);
    let outcome = AnswersReader::new(importer.wordings.questionnaire).read_toml(&source, ReadOptions::ALL);
    let mut problems = Problems::default();
    for found in outcome.diagnostics() {
        if found.severity() == Severity::Error {
            problems.add_error(found.clone().without_text(&source));
        }
    }
    let file = outcome.into_parts().0;
    let respondent = file.and_then(|file| agree(importer, file.answers, &mut problems));
    let respondent = respondent.filter(|_| !problems.any_error());
    FileImport::new(InputKind::Answers, respondent.into_iter().collect(), problems, None)
}

/// The answers with the values given for all, if these do not contradict the file.
fn agree(importer: &Importer<'_>, answers: Answers, problems: &mut Problems) -> Option<ImportedAnswers> {
    let beginning = Position::BEGINNING;
    let questionnaire = importer.wordings.questionnaire;
    if !answers.retired().is_empty() || !answers.outdated().is_empty() {
        problems.add_error(
            Diagnostic::new(Code::OlderVersion, beginning, "the answers are to questions that have changed since")
                .with_help("use the questionnaire of that version: --questionnaire FILE"),
        );
    }
    let answered = ItemIndex::enumerate(answers.states()).filter(|(_, state)| **state != State::Unanswered);
    let items = AnsweredItems { questionnaire, answered: answered.map(|(item, _)| item).collect() };
    check_version(&answers.version().to_string(), &items, beginning.into(), problems);
    let (given, mut audit) = (&importer.given, answers.audit().clone());
    let team = Some(audit.team.clone());
    audit.team = audit::agreed_name(given.team.as_deref(), team, "team", beginning, problems)?;
    let own = audit.organisation.take();
    audit.organisation = audit::agreed_name(given.organisation.as_deref(), own, "organisation", beginning, problems);
    audit.date = given.date.unwrap_or(audit.date);
    let viewpoint = Some(audit.viewpoint);
    audit.viewpoint = audit::agreed(given.viewpoint, viewpoint, "viewpoint", beginning, problems)?;
    let own = audit.stage.filter(|_| audit.names_stage);
    let stage = audit::agreed(given.stage, own, "stage", beginning, problems);
    audit.stage = stage.or(questionnaire.default_stage());
    audit.names_stage = !questionnaire.stages().is_empty();
    let own_pseudonym = audit.respondent.is_some();
    let answers = answers.into_builder(questionnaire).finish(audit, questionnaire.version());
    Some(ImportedAnswers { answers, own_pseudonym })
}
