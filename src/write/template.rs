//! A blank answers file: every question with its levels as comments, for a person with an editor.

use super::comments::TomlWriter;
use crate::model::{
    Answers, AnswersHead, DONT_KNOW, FormLength, Item, ItemFilter, ItemIndex, Pillar, Question, Questionnaire, State,
    Term, basis_of_estimate, time_to_answer,
};
use crate::text::{Count, about, day};

/// A blank answers file for this questionnaire with this `[audit]` table. Every item is an unanswered comment, `# key =`, so the file can
/// be read and scored at once.
///
/// It contains only the items asked of the audit's viewpoint at its stage.
#[must_use]
pub fn template(questionnaire: &Questionnaire, audit: &AnswersHead, options: TemplateOptions<'_>) -> String {
    let mut page = TomlWriter::default();
    if let Some(schema) = options.schema {
        page.directive("schema", schema);
    }
    let asked = audit.asked(options.form);
    introduce(&mut page, questionnaire, asked);
    terms(&mut page, questionnaire, asked);
    head(&mut page, questionnaire, audit);
    let blank = Blank { questionnaire, asked, earlier: options.earlier };
    for pillar in questionnaire.pillars() {
        questions(&mut page, &blank, pillar);
    }
    indicators(&mut page, &blank);
    page.finish()
}

/// The options of a blank answers file.
#[derive(Debug, Clone, Copy, Default)]
pub struct TemplateOptions<'a> {
    /// The items of the full or of the short form.
    pub form: FormLength,
    /// The JSON Schema for a `#:schema` directive in the first line.
    pub schema: Option<&'a str>,
    /// The answers of an earlier audit, shown as comments. They are not copied as answers, and their remarks are not shown.
    pub earlier: Option<&'a Answers>,
}

/// The input of the parts of the file.
struct Blank<'a> {
    questionnaire: &'a Questionnaire,
    asked: ItemFilter,
    earlier: Option<&'a Answers>,
}

impl Blank<'_> {
    /// The earlier answer to an item as a comment.
    fn show_earlier(&self, page: &mut TomlWriter, index: ItemIndex, item: &Item) {
        let Some(earlier) = self.earlier else { return };
        let date = day(earlier.audit().date);
        if let Some(outdated) = earlier.outdated().get(&index) {
            let answer = in_words(item, *outdated).unwrap_or_else(|| "an answer that no longer exists".to_owned());
            page.comment(&format!("On {date}: {answer}. The question has changed since, so answer it again."));
        } else if let Some(answer) = earlier.states().get(index.get()).and_then(|state| in_words(item, *state)) {
            page.comment(&format!("On {date}: {answer}."));
        }
    }
}

/// An answer as written in a file: "3", "don't know". `None` if there is none.
fn in_words(item: &Item, state: State) -> Option<String> {
    Some(match state {
        State::Level(level) => item.number(level).to_string(),
        State::DontKnow => DONT_KNOW.to_owned(),
        State::NotApplicable => "not applicable".to_owned(),
        State::Unanswered => return None,
    })
}

fn introduce(page: &mut TomlWriter, questionnaire: &Questionnaire, asked: ItemFilter) {
    page.comment(&format!(
        "A blank answers file for \"{}\", version {}.",
        questionnaire.title(),
        questionnaire.version()
    ));
    page.line("#");
    page.comment(
        "Each file contains the answers of one respondent, or of one group that answers together, about one team. To answer a question, delete the \"# \" before its key and write the number of the highest level that is wholly true today:",
    );
    page.line("#");
    ways_to_answer(page, questionnaire);
    page.line("#");
    page.comment(
        "Anything you leave unchanged counts as unanswered. Like \"don't know\", that is not a zero: it widens the range of the result until somebody finds out. \"Not applicable\" leaves a question out of the result, so it needs a reason.",
    );
    if questionnaire.items().iter().any(|item| !item.na_allowed) {
        page.comment("You cannot use it where it says \"always applies\".");
    }
    page.comment("Notes and evidence do not change the result. Do not write anything that reveals who said it.");
    page.line("#");
    page.comment(
        "At any time, \"pillars check FILE\" finds mistakes and \"pillars score FILE\" shows the result so far.",
    );
    page.line("#");
    let group = asked.viewpoint.is_some() && asked.viewpoint == questionnaire.group_viewpoint();
    let items = || questionnaire.items_asked(asked).map(|(_, item)| item);
    page.comment(&format!(
        "{} to answer. Allow {}: {}. Finding out what you do not know takes longer.",
        Count::of(items().count(), "question"),
        about(time_to_answer(items(), group)),
        basis_of_estimate(group)
    ));
    page.blank();
}

/// The terms in these questions, and their meaning.
fn terms(page: &mut TomlWriter, questionnaire: &Questionnaire, asked: ItemFilter) {
    let used = |term: &&Term| questionnaire.items_asked(asked).any(|(_, item)| term.is_used_in(item));
    let used: Vec<_> = questionnaire.terms().iter().filter(used).collect();
    if used.is_empty() {
        return;
    }
    page.rule("Terms");
    for term in used {
        page.hanging("  ", &format!("{}: {}", term.word, term.meaning));
    }
    page.blank();
}

/// Examples of every form of an answer, from questions that allow it; level 1 is on every scale.
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

fn head(page: &mut TomlWriter, questionnaire: &Questionnaire, audit: &AnswersHead) {
    page.text("questionnaire", questionnaire.id().as_str());
    page.text("version", &questionnaire.version().to_string());
    page.blank();
    page.line("[audit]");
    page.comment("Files with the same team and organisation belong together, so spell both the same each time.");
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
    page.comment("How many people took part, if a group answers together:");
    match audit.participants {
        Some(participants) => page.line(&format!("participants = {participants}")),
        None => page.comment("participants ="),
    }
}

fn stage(page: &mut TomlWriter, questionnaire: &Questionnaire, audit: &AnswersHead) {
    let Some(own) = audit.stage.and_then(|stage| questionnaire.stages().get(stage.get())) else { return };
    page.comment("Your stage:");
    let width = questionnaire.stages().iter().map(|stage| stage.id.as_str().len()).max().unwrap_or(0);
    for stage in questionnaire.stages() {
        let words = stage.text.as_ref().unwrap_or(&stage.label);
        page.hanging(&format!("  {:width$}  ", stage.id), words);
    }
    page.text("stage", own.id.as_str());
}

fn questions(page: &mut TomlWriter, blank: &Blank<'_>, pillar: &Pillar) {
    let items = blank.questionnaire.items_of(pillar).filter(|(_, item)| blank.asked.includes(item));
    let questions = items.filter_map(|(index, item)| Some((index, item, item.question()?)));
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
    for (index, item, question) in questions {
        ask(page, question);
        blank.show_earlier(page, index, item);
        await_answer(page, item);
    }
}

fn ask(page: &mut TomlWriter, question: &Question) {
    page.blank();
    page.comment(&question.text);
    if let Some(why) = &question.why {
        page.comment(&format!("Why: {why}"));
    }
    for (level, words) in question.levels.iter().enumerate() {
        page.hanging(&format!("  {level:>2}  "), words);
    }
}

fn indicators(page: &mut TomlWriter, blank: &Blank<'_>) {
    let items = blank.questionnaire.indicators().filter(|(_, item)| blank.asked.includes(item));
    let mut indicators = items.filter_map(|(index, item)| Some((index, item, item.indicator()?))).peekable();
    if indicators.peek().is_none() {
        return;
    }
    page.blank();
    page.rule("Culture");
    page.comment(
        "Which of these two is closer to how it is here? -2 is wholly the first, -1 leans towards it, 0 is \
         mixed, 1 leans towards the second, 2 is wholly the second.",
    );
    page.line("[culture]");
    for (index, item, indicator) in indicators {
        page.blank();
        page.hanging("  -2  ", &indicator.hostile);
        page.hanging("   2  ", &indicator.fertile);
        blank.show_earlier(page, index, item);
        await_answer(page, item);
    }
}

fn await_answer(page: &mut TomlWriter, item: &Item) {
    if !item.na_allowed {
        page.comment("(always applies)");
    }
    page.comment(&format!("{} =", item.key()));
}
