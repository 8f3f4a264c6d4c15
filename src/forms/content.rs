//! The content of a form, which every kind of form renders: what it asks, and of whom.

use crate::model::{
    Item, ItemFilter, PillarIndex, Questionnaire, Stage, Term, Viewpoint, ViewpointIndex, time_to_answer,
};
use crate::text::clean;
use chrono::NaiveDate;
use std::time::Duration;

/// Who a form is for, and what is filled in already.
#[derive(Debug, Clone, Default)]
pub struct FormScope {
    /// The team's name, if the form is for one team.
    pub team: Option<String>,
    /// The organisation's name.
    pub organisation: Option<String>,
    /// The date of the audit.
    pub date: Option<NaiveDate>,
    /// The items to ask. Without a viewpoint, respondents choose theirs.
    pub asked: ItemFilter,
}

/// The content of a form.
#[derive(Debug)]
pub struct FormContent<'q> {
    pub questionnaire: &'q Questionnaire,
    /// Who it is for.
    pub scope: FormScope,
    /// The paragraphs of the organiser's notice about what happens to the answers; empty if there is none.
    pub notice: Vec<String>,
    /// The questions pillar by pillar, then the culture indicators. No section is empty.
    pub sections: Vec<FormSection<'q>>,
}

/// The questions of one pillar, or the culture indicators.
#[derive(Debug)]
pub struct FormSection<'q> {
    /// Its number, from 1; `None` for the culture indicators.
    pub number: Option<usize>,
    pub title: String,
    /// Why it matters, or how to answer it.
    pub introduction: Option<String>,
    /// Its items.
    pub items: Vec<FormItem<'q>>,
}

/// A question or an indicator on a form.
#[derive(Debug)]
pub struct FormItem<'q> {
    pub item: &'q Item,
    /// The terms that its texts use.
    pub terms: Vec<&'q Term>,
    /// The viewpoints that answer it, if the form is for several and the item is not for all of them.
    pub asked_of: Vec<&'q Viewpoint>,
}

impl<'q> FormContent<'q> {
    /// The content of a form. `notice` is the organiser's text about what happens to the answers; empty lines separate its
    /// paragraphs.
    pub fn new(questionnaire: &'q Questionnaire, scope: FormScope, notice: &str) -> Self {
        let asked: Vec<_> = questionnaire.items_asked(scope.asked).map(|(_, item)| item).collect();
        let form_item = |item: &'q Item| FormItem::new(questionnaire, scope.asked, item);
        let mut sections = Vec::new();
        for (index, pillar) in PillarIndex::enumerate(questionnaire.pillars()) {
            let questions = asked.iter().filter(|item| item.pillar == index && !item.is_indicator());
            sections.push(FormSection {
                number: Some(index.number()),
                title: clean(&pillar.title),
                introduction: pillar.why.as_deref().map(clean),
                items: questions.map(|item| form_item(item)).collect(),
            });
        }
        sections.push(FormSection {
            number: None,
            title: "Culture".to_owned(),
            introduction: None,
            items: asked.iter().filter(|item| item.is_indicator()).map(|item| form_item(item)).collect(),
        });
        sections.retain(|section| !section.items.is_empty());
        let notice = notice.replace("\r\n", "\n");
        let notice = notice.split("\n\n").map(clean).filter(|paragraph| !paragraph.is_empty()).collect();
        Self { questionnaire, scope, notice, sections }
    }

    /// Its items, in order.
    pub fn items(&self) -> impl Iterator<Item = &FormItem<'q>> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The viewpoint that it is for, if it is for only one.
    pub fn viewpoint(&self) -> Option<&'q Viewpoint> {
        self.questionnaire.viewpoints().get(self.scope.asked.viewpoint?.get())
    }

    /// Its stage; `None` if the questionnaire has no stages.
    pub fn stage(&self) -> Option<&'q Stage> {
        self.questionnaire.stages().get(self.scope.asked.stage?.get())
    }

    /// The estimated time for one person, and for a group that answers together.
    pub fn times(&self) -> [Duration; 2] {
        [false, true].map(|group| time_to_answer(self.items().map(|asked| asked.item), group))
    }
}

impl FormSection<'_> {
    /// Its number and title.
    pub fn numbered_title(&self) -> String {
        self.number.map_or_else(|| self.title.clone(), |number| format!("{number} {}", self.title))
    }
}

impl<'q> FormItem<'q> {
    fn new(questionnaire: &'q Questionnaire, filter: ItemFilter, item: &'q Item) -> Self {
        let several = filter.viewpoint.is_none() && !item.asked_of.is_empty();
        let viewpoints = ViewpointIndex::enumerate(questionnaire.viewpoints());
        let asked_of = viewpoints.filter(|(index, _)| several && item.is_asked_of(*index));
        Self {
            item,
            terms: questionnaire.terms().iter().filter(|term| term.is_used_in(item)).collect(),
            asked_of: asked_of.map(|(_, viewpoint)| viewpoint).collect(),
        }
    }
}
