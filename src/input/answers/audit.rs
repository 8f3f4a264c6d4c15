//! The head of an answers file: the questionnaire, and the `[audit]` table.

use super::{AnswersSpans, AuditSpans, EntrySpans, FILE};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::fields::{ParseContext, TableSchema};
use crate::input::syntax::to_span;
use crate::input::values::{day, is_for, name, stage_of, viewpoint_of, viewpoints_of};
use crate::model::{AnswersHead, ItemIndex, Questionnaire, State, Version};
use crate::source::Span;
use crate::text::{Count, List, Quoted};
use std::num::NonZeroU32;
use toml_spanner::Item;

const AUDIT: TableSchema = TableSchema {
    what: "[audit]",
    keys: &["team", "organisation", "date", "viewpoint", "respondent", "participants", "stage", "took_part"],
    elsewhere: &[
        ("questionnaire", "it belongs at the top of the file, before [audit]"),
        ("version", "it belongs at the top of the file, before [audit]"),
    ],
};

/// Whether an answers file matches the questionnaire in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VersionMatch {
    /// It answers this version.
    Same,
    /// It answers an older version, with the span of the version.
    Older(Span),
    /// It answers another questionnaire or a newer version, so its ids have no meaning here.
    Foreign,
}

/// The head of an answers file: the span of each key, and its value.
#[derive(Default)]
pub(super) struct AnswersHeader<'r, 't> {
    pub(super) questionnaire: Option<(Span, &'r Item<'t>)>,
    pub(super) version: Option<(Span, &'r Item<'t>)>,
    pub(super) audit: Option<(Span, &'r Item<'t>)>,
    /// The spans of `[audit]`, once it is read.
    pub(super) audit_spans: AuditSpans,
}

impl AnswersHeader<'_, '_> {
    /// Reads the version of the questionnaire, and compares it with the one in use.
    pub(super) fn version(
        &self,
        questionnaire: &Questionnaire,
        spans: Option<&mut AnswersSpans>,
        context: &mut ParseContext<'_>,
    ) -> (Option<Version>, VersionMatch) {
        let same = self.is_for(questionnaire, context);
        let Some((_, item)) = self.version else {
            context.missing("version", Span::BEGINNING, FILE.what);
            return (None, if same { VersionMatch::Same } else { VersionMatch::Foreign });
        };
        if let (Some(spans), Some(id)) = (spans, self.questionnaire) {
            spans.questionnaire = field(id);
            spans.version = self.version.map(field).unwrap_or_default();
        }
        let Some(version) = context.version(item, "version") else {
            return (None, if same { VersionMatch::Same } else { VersionMatch::Foreign });
        };
        let (own, at) = (questionnaire.version(), to_span(item.span()));
        if !same {
            return (Some(version), VersionMatch::Foreign);
        }
        if version > own {
            context.problems.add(Code::NewerVersion, |code| {
                Diagnostic::new(
                    code,
                    at,
                    format!("the answers are for version {version}, which is newer than the questionnaire's {own}"),
                )
                .with_help("use the newer questionnaire, or a newer release of pillars")
            });
            return (None, VersionMatch::Foreign);
        }
        (Some(version), if version < own { VersionMatch::Older(at) } else { VersionMatch::Same })
    }

    fn is_for(&self, questionnaire: &Questionnaire, context: &mut ParseContext<'_>) -> bool {
        let Some((_, item)) = self.questionnaire else {
            context.missing("questionnaire", Span::BEGINNING, FILE.what);
            return true;
        };
        is_for(item, questionnaire, "the answers are", context)
    }

    /// Reads the `[audit]` table.
    pub(super) fn audit(
        &mut self,
        questionnaire: &Questionnaire,
        spans: Option<&mut AnswersSpans>,
        context: &mut ParseContext<'_>,
    ) -> Option<AnswersHead> {
        let Some((key, item)) = self.audit else {
            context.missing("audit", Span::BEGINNING, FILE.what);
            return None;
        };
        let Some(table) = item.as_table() else {
            context.wrong_type(item, "audit", "a table, [audit]");
            return None;
        };
        let header = super::header_or_key(table, key, context);
        let mut seen = AuditSpans { header, ..AuditSpans::default() };
        let (mut team, mut organisation, mut date, mut viewpoint) = (None, None, None, None);
        let (mut respondent, mut participants) = (None, None);
        let (mut stage, mut took_part) = (None, Vec::new());
        let mut missing = [("team", true), ("date", true), ("viewpoint", true)];
        for (key, item) in table {
            let at = field((to_span(key.span), item));
            match key.name {
                "team" => (team, seen.team) = (name(item, "team", context), at),
                "organisation" => (organisation, seen.organisation) = (name(item, "organisation", context), Some(at)),
                "date" => (date, seen.date) = (day(item, "date", context), at),
                "viewpoint" => {
                    (viewpoint, seen.viewpoint) = (viewpoint_of(item, "viewpoint", questionnaire, context), at);
                }
                "respondent" => (respondent, seen.respondent) = (name(item, "respondent", context), Some(at)),
                "stage" => {
                    stage = stage_of(item, questionnaire, context);
                    seen.stage = Some(at);
                }
                "took_part" => {
                    took_part = viewpoints_of(item, "took_part", questionnaire, context);
                    seen.took_part = Some(at);
                }
                "participants" => {
                    let number = context.number(item, "participants", 1..=i64::from(u32::MAX));
                    participants = number.and_then(|number| NonZeroU32::new(u32::try_from(number).ok()?));
                    seen.participants = Some(at);
                }
                unknown => context.unknown_key(unknown, to_span(key.span), &AUDIT, table),
            }
            if let Some((_, missing)) = missing.iter_mut().find(|(required, _)| *required == key.name) {
                *missing = false;
            }
        }
        for (required, missing) in missing {
            if missing {
                context.missing(required, header, AUDIT.what);
            }
        }
        if let (Some(at), Some(viewpoint)) = (seen.took_part, viewpoint)
            && Some(viewpoint) != questionnaire.group_viewpoint()
        {
            context.problems.add(Code::TookPartWithoutGroup, |code| {
                Diagnostic::new(code, at.key, "`took_part` is given, but the viewpoint is not that of a group")
                    .with_usual_help()
            });
        }
        let names_stage = seen.stage.is_some();
        if let Some(spans) = spans {
            spans.audit = seen.clone();
        }
        self.audit_spans = seen;
        Some(AnswersHead {
            team: team?,
            organisation,
            date: date?,
            viewpoint: viewpoint?,
            respondent,
            participants,
            stage: stage.or(questionnaire.default_stage()),
            names_stage,
            took_part,
        })
    }
}

/// Warns about answers to an older version, and names those whose questions have changed since.
pub(super) fn warn_of_older_version(
    version: Version,
    at: Span,
    questionnaire: &Questionnaire,
    outdated: &[ItemIndex],
    context: &mut ParseContext<'_>,
) {
    context.problems.add(Code::OlderVersion, |code| {
        let own = questionnaire.version();
        let ids = outdated.iter().filter_map(|&item| questionnaire.items().get(item.get()));
        let changed: Vec<&str> = ids.map(|item| item.id.as_str()).collect();
        let found = Diagnostic::new(
            code,
            at,
            format!("the answers are for version {version}, which is older than the questionnaire's {own}"),
        );
        // Which questions were answered is confidential.
        match changed.as_slice() {
            [] => found.with_help(format!("no answered question has changed since; write \"{own}\"")),
            changed => found
                .with_help(format!(
                    "answers to questions that have changed since are not counted; answer them again, then write \"{own}\""
                ))
                .with_private_help(format!(
                    "{} changed after this version, so the answers are not counted; answer again, then write \"{own}\"",
                    List::and(changed)
                )),
        }
        .with_fix_if(at, changed.is_empty().then(|| format!("\"{own}\"")))
    });
}

fn field((key, item): (Span, &Item<'_>)) -> EntrySpans {
    EntrySpans { key, value: to_span(item.span()) }
}

/// Warns once per file about answers that are not counted because their questions belong to another stage, or are not asked of this
/// viewpoint (scoring, section 1).
pub(super) fn warn_of_uncounted(
    audit: &AnswersHead,
    at: &AuditSpans,
    questionnaire: &Questionnaire,
    states: &[State],
    context: &mut ParseContext<'_>,
) {
    let answered = || {
        let items = questionnaire.items().iter().zip(states);
        items.filter(|(_, state)| **state != State::Unanswered).map(|(item, _)| item)
    };
    let named = |ids: &[&str]| match ids {
        [.., _] if ids.len() > MAX_NAMED => {
            let first: Vec<&str> = ids.iter().take(MAX_NAMED).copied().collect();
            format!("{} and {} more", first.join(", "), ids.len() - MAX_NAMED)
        }
        _ => List::and(ids).to_string(),
    };
    // Which questions were answered is confidential, so only people who have the file are told.
    let mut warn = |code: Code, span: Span, ids: &[&str], why: String| {
        context.problems.add(code, |code| {
            let message = format!("{} not counted: {why}", Count::of(ids.len(), "answer"));
            Diagnostic::new(code, span, message)
                .with_usual_help()
                .with_private_help(format!("not counted: {}", named(ids)))
        });
    };
    let elsewhere: Vec<&str> =
        answered().filter(|item| !item.is_at(audit.stage)).map(|item| item.id.as_str()).collect();
    let stage = audit.stage.and_then(|stage| questionnaire.stages().get(stage.get()));
    if let Some(stage) = stage.filter(|_| !elsewhere.is_empty()) {
        let span = at.stage.map_or(at.header, |stage| stage.value);
        warn(Code::OutsideStage, span, &elsewhere, format!("not part of the stage {}", Quoted(stage.id.as_str())));
    }
    let of_others = answered().filter(|item| item.is_at(audit.stage) && !item.is_asked_of(audit.viewpoint));
    let not_asked: Vec<&str> = of_others.map(|item| item.id.as_str()).collect();
    let viewpoint = questionnaire.viewpoints().get(audit.viewpoint.get());
    if let Some(viewpoint) = viewpoint.filter(|_| !not_asked.is_empty()) {
        let why = format!("not asked of {}", Quoted(viewpoint.id.as_str()));
        warn(Code::NotAsked, at.viewpoint.value, &not_asked, why);
    }
}

/// The maximum number of ids in one warning.
const MAX_NAMED: usize = 8;
