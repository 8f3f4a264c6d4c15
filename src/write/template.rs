//! A blank answers file: every question with its levels as comments, for a person with an editor.

use super::comments::TomlWriter;
use crate::model::{Audit, Form, Indicator, Item, ItemFilter, Pillar, Question, Questionnaire};

/// A blank answers file for this questionnaire, headed with whose audit it is. Every item is unanswered, so the file can be
/// read and scored at once; each stands as a comment `# key =` that waits for its answer.
///
/// It holds only what is asked of the audit's viewpoint at its stage, in the full or the short form. With `schema`, the first line is a `#:schema` directive that names this JSON Schema to the editor.
#[must_use]
pub fn template(questionnaire: &Questionnaire, audit: &Audit, form: Form, schema: Option<&str>) -> String {
    let mut page = TomlWriter::default();
    if let Some(schema) = schema {
        page.directive("schema", schema);
    }
    introduce(&mut page, questionnaire);
    head(&mut page, questionnaire, audit);
    let asked = audit.asked(form);
    for pillar in questionnaire.pillars() {
        questions(&mut page, questionnaire, pillar, asked);
    }
    indicators(&mut page, questionnaire, asked);
    page.finish()
}

fn introduce(page: &mut TomlWriter, questionnaire: &Questionnaire) {
    page.comment(&format!(
        "A blank answers file for \"{}\", version {}.",
        questionnaire.title(),
        questionnaire.version()
    ));
    page.line("#");
    page.comment(
        "One file is one respondent, or one group that answered together, about one team. To answer, take away the \
         \"# \" before a question's key and write the number of the highest level that is wholly true today:",
    );
    page.line("#");
    ways_to_answer(page, questionnaire);
    page.line("#");
    page.comment(
        "What you leave as it is counts as unanswered. That, like \"don't know\", is not a zero: it widens the range of \
         the result until somebody finds out. \"Not applicable\" takes a question out of the result, so it needs a reason.",
    );
    if questionnaire.items().iter().any(|item| !item.na_allowed) {
        page.comment("Where it says \"always applies\", it is no answer.");
    }
    page.comment("Notes and evidence change no figure. Write nothing there that tells who said it.");
    page.line("#");
    page.comment("At any time: \"pillars check FILE\" finds slips, \"pillars score FILE\" shows the result so far.");
    page.blank();
}

/// Every form of an answer, of a question that may be answered so; level 1 is on every scale.
fn ways_to_answer(page: &mut TomlWriter, questionnaire: &Questionnaire) {
    let questions = || questionnaire.items().iter().filter(|item| !item.is_indicator());
    let Some(question) = questions().find(|item| item.na_allowed).or_else(|| questions().next()) else { return };
    let key = question.key();
    page.hanging("    ", &format!("{key} = 1"));
    page.hanging(
        "    ",
        &format!("{key} = {{ level = 1, note = \"Worth remembering\", evidence = \"What shows it\" }}"),
    );
    page.hanging("    ", &format!("{key} = \"don't know\""));
    if question.na_allowed {
        page.hanging("    ", &format!("{key} = {{ not_applicable = \"Why it does not apply\" }}"));
    }
}

fn head(page: &mut TomlWriter, questionnaire: &Questionnaire, audit: &Audit) {
    page.text("questionnaire", questionnaire.id().as_str());
    page.text("version", &questionnaire.version().to_string());
    page.blank();
    page.line("[audit]");
    page.comment("Files with the same team and organisation belong together: spell both alike each time.");
    page.text("team", &audit.team);
    match &audit.organisation {
        Some(organisation) => page.text("organisation", organisation),
        None => page.comment("organisation = \"\""),
    }
    page.line(&format!("date = {}", audit.date));
    page.comment("Who answers:");
    let width = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str().len()).max().unwrap_or(0);
    for viewpoint in questionnaire.viewpoints() {
        page.hanging(&format!("  {:width$}  ", viewpoint.id), &viewpoint.label);
    }
    let viewpoint = questionnaire.viewpoints().get(audit.viewpoint.get());
    page.text("viewpoint", viewpoint.map_or("", |viewpoint| viewpoint.id.as_str()));
    stage(page, questionnaire, audit);
    page.comment("A pseudonym, never a name:");
    match &audit.respondent {
        Some(respondent) => page.text("respondent", respondent),
        None => page.comment("respondent = \"\""),
    }
    page.comment("How many took part, where a group answered together:");
    match audit.participants {
        Some(participants) => page.line(&format!("participants = {participants}")),
        None => page.comment("participants ="),
    }
}

fn stage(page: &mut TomlWriter, questionnaire: &Questionnaire, audit: &Audit) {
    let Some(own) = audit.stage.and_then(|stage| questionnaire.stages().get(stage.get())) else { return };
    page.comment("Where you are:");
    let width = questionnaire.stages().iter().map(|stage| stage.id.as_str().len()).max().unwrap_or(0);
    for stage in questionnaire.stages() {
        let words = stage.text.as_ref().unwrap_or(&stage.label);
        page.hanging(&format!("  {:width$}  ", stage.id), words);
    }
    page.text("stage", own.id.as_str());
}

fn questions(page: &mut TomlWriter, questionnaire: &Questionnaire, pillar: &Pillar, asked: ItemFilter) {
    let items = questionnaire.items_of(pillar).filter(|(_, item)| asked.includes(item));
    let questions = items.filter_map(|(_, item)| Some((item, item.question()?)));
    let questions: Vec<_> = questions.collect();
    if questions.is_empty() {
        return;
    }
    page.blank();
    page.rule(&pillar.title);
    if let Some(why) = &pillar.why {
        page.comment(why);
    }
    page.line(&format!("[answers.{}]", pillar.id));
    for (item, question) in questions {
        ask(page, item, question);
    }
}

fn ask(page: &mut TomlWriter, item: &Item, question: &Question) {
    page.blank();
    page.comment(&question.text);
    if let Some(why) = &question.why {
        page.comment(&format!("Why: {why}"));
    }
    for (level, words) in question.levels.iter().enumerate() {
        page.hanging(&format!("  {level:>2}  "), words);
    }
    await_answer(page, item);
}

fn indicators(page: &mut TomlWriter, questionnaire: &Questionnaire, asked: ItemFilter) {
    let items = questionnaire.indicators().filter(|(_, item)| asked.includes(item));
    let mut indicators = items.filter_map(|(_, item)| Some((item, item.indicator()?))).peekable();
    if indicators.peek().is_none() {
        return;
    }
    page.blank();
    page.rule("Culture");
    page.comment(
        "Where does your organisation stand between these two? -2 is the first one wholly, -1 leans to it, 0 is mixed, \
         1 leans to the second one, 2 is that wholly.",
    );
    page.line("[culture]");
    for (item, indicator) in indicators {
        introduce_poles(page, item, indicator);
    }
}

fn introduce_poles(page: &mut TomlWriter, item: &Item, indicator: &Indicator) {
    page.blank();
    page.hanging("  -2  ", &indicator.hostile);
    page.hanging("   2  ", &indicator.fertile);
    await_answer(page, item);
}

fn await_answer(page: &mut TomlWriter, item: &Item) {
    if !item.na_allowed {
        page.comment("(always applies)");
    }
    page.comment(&format!("{} =", item.key()));
}
