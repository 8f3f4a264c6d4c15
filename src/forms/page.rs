//! The form as one HTML file, which works offline and saves an answers file.

use super::wording::{CULTURE, SMALL_TEAM, asked_of, how_to_answer, levels, notice, purpose, question, signed};
use super::{FormContent, FormItem, FormSection};
use crate::model::MAX_NAME;
use crate::text::{List, capitalised, clean};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The form's one script.
const SCRIPT: &str = include_str!("../../templates/form.js");

/// The form as an HTML page; the same content always gives the same text.
///
/// # Errors
/// Never in practice.
pub fn render(content: &FormContent<'_>) -> Result<String, askama::Error> {
    FormPage::new(content).render()
}

#[derive(Template)]
#[template(path = "form.html")]
struct FormPage<'a> {
    language: &'a str,
    title: String,
    /// The hash of the script in the page's Content Security Policy.
    script_hash: String,
    script: &'static str,
    purpose: Vec<String>,
    how_to_answer: Vec<&'static str>,
    notice: Vec<String>,
    small_team: &'static str,
    questionnaire: &'a str,
    version: String,
    team: Option<&'a str>,
    organisation: Option<&'a str>,
    date: Option<String>,
    max_name: usize,
    viewpoint: Option<Named<'a>>,
    viewpoints: Vec<Named<'a>>,
    stage: Option<Named<'a>>,
    sections: Vec<PageSection<'a>>,
}

/// A viewpoint or a stage.
struct Named<'a> {
    id: &'a str,
    words: String,
}

struct PageSection<'a> {
    title: String,
    introduction: Option<String>,
    items: Vec<Fieldset<'a>>,
}

/// A question or an indicator.
struct Fieldset<'a> {
    id: &'a str,
    /// The key of its number in an answers file: `level` or `position`.
    kind: &'static str,
    question: String,
    /// The ids of the viewpoints that answer it, separated by spaces; empty for all.
    asked: String,
    asked_of: Option<String>,
    why: Option<String>,
    terms: Vec<(String, String)>,
    levels: Vec<LevelOption>,
    na_allowed: bool,
    evidence: Option<String>,
}

struct LevelOption {
    value: i64,
    number: String,
    words: String,
}

impl<'a> FormPage<'a> {
    fn new(content: &'a FormContent<'a>) -> Self {
        let (questionnaire, scope) = (content.questionnaire, &content.scope);
        let viewpoints = questionnaire.viewpoints().iter();
        let named = |id: &'a crate::model::Id, words: &str| Named { id: id.as_str(), words: clean(words) };
        Self {
            language: questionnaire.language(),
            title: clean(questionnaire.title()),
            script_hash: format!("sha256-{}", STANDARD.encode(Sha256::digest(SCRIPT))),
            script: SCRIPT,
            purpose: purpose(content),
            how_to_answer: how_to_answer(content),
            notice: notice(content),
            small_team: SMALL_TEAM,
            questionnaire: questionnaire.id().as_str(),
            version: questionnaire.version().to_string(),
            team: scope.team.as_deref(),
            organisation: scope.organisation.as_deref(),
            date: scope.date.map(|date| date.to_string()),
            max_name: MAX_NAME,
            viewpoint: content.viewpoint().map(|viewpoint| named(&viewpoint.id, &viewpoint.label)),
            viewpoints: viewpoints.map(|viewpoint| named(&viewpoint.id, &viewpoint.label)).collect(),
            stage: content.stage().map(|stage| named(&stage.id, stage.text.as_ref().unwrap_or(&stage.label))),
            sections: content.sections.iter().map(PageSection::new).collect(),
        }
    }

    /// What to enter as a name.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn hint(&self, is_filled_in: bool) -> &'static str {
        if is_filled_in {
            "Filled in by the organiser."
        } else {
            "Spell it exactly as the rest of the team does. If you are not sure, ask your organiser."
        }
    }
}

impl<'a> PageSection<'a> {
    fn new(section: &'a FormSection<'a>) -> Self {
        let culture = section.number.is_none().then(|| CULTURE.to_owned());
        Self {
            title: section.numbered_title(),
            introduction: section.introduction.clone().or(culture),
            items: section.items.iter().map(Fieldset::new).collect(),
        }
    }
}

impl<'a> Fieldset<'a> {
    fn new(asked: &'a FormItem<'a>) -> Self {
        let item = asked.item;
        let own = item.question();
        let ids: Vec<_> = asked.asked_of.iter().map(|viewpoint| viewpoint.id.as_str()).collect();
        let level = |(value, words)| LevelOption { value, number: signed(value), words };
        Self {
            id: &item.id,
            kind: if item.is_indicator() { "position" } else { "level" },
            question: question(item),
            asked: ids.join(" "),
            asked_of: asked_of(asked),
            why: own.and_then(|question| question.why.as_deref()).map(clean),
            terms: asked.terms.iter().map(|term| (capitalised(&clean(&term.word)), clean(&term.meaning))).collect(),
            levels: levels(item).into_iter().map(level).collect(),
            na_allowed: item.na_allowed,
            evidence: own.and_then(|question| question.evidence.as_deref()).map(clean),
        }
    }

    /// The help for a question, or `None` if there is none.
    fn help_summary(&self) -> Option<String> {
        let words: Vec<_> = self.terms.iter().map(|(word, _)| word.to_lowercase()).collect();
        let terms = (!words.is_empty()).then(|| format!("what we mean by {}", List::plain(&words)));
        let parts: Vec<_> = self.why.as_ref().map(|_| "why we ask".to_owned()).into_iter().chain(terms).collect();
        (!parts.is_empty()).then(|| capitalised(&parts.join("; ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_cannot_end_its_own_element() {
        assert!(!SCRIPT.contains("</script") && !SCRIPT.contains("<!--"));
    }
}
