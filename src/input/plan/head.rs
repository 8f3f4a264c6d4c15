//! The head of an action plan: the questionnaire, the team and the date of the review.

use super::entries;
use crate::diagnostic::{Code, Diagnostic};
use crate::input::fields::{Fields, ParseContext, TableSchema};
use crate::input::syntax::to_span;
use crate::input::values::{day, is_for, name, stage_of};
use crate::model::{Action, ItemIndex, PlanHead, Questionnaire, Version};
use crate::source::{Span, TableSpans};
use crate::text::List;
use toml_spanner::TableStyle;

const PLAN: TableSchema = TableSchema {
    what: "[plan]",
    keys: &["team", "organisation", "stage", "baseline", "review"],
    elsewhere: &[
        ("questionnaire", "it belongs at the top of the file, before [plan]"),
        ("version", "it belongs at the top of the file, before [plan]"),
        ("date", "`baseline` is the date of the audit, `review` the date of the next review"),
        ("viewpoint", "an action names its viewpoints with `owner_viewpoint` and `with`"),
    ],
};

/// The version of the questionnaire that a plan is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlanVersion {
    pub(super) version: Version,
    /// Whether the plan is for another questionnaire or a newer version, so its ids have no meaning here.
    pub(super) is_foreign: bool,
    /// The version and its span, if it is older than the questionnaire in use.
    pub(super) older: Option<(Version, Span)>,
}

/// Reads the version of the questionnaire.
pub(super) fn version(
    file: Fields<'_, '_>,
    questionnaire: &Questionnaire,
    context: &mut ParseContext<'_>,
) -> Option<PlanVersion> {
    let named = file.required("questionnaire", context);
    let is_ours = named.is_none_or(|item| is_for(item, questionnaire, "the plan is", context));
    let item = file.required("version", context)?;
    let version = context.version(item, "version")?;
    let (own, at) = (questionnaire.version(), to_span(item.span()));
    if is_ours && version > own {
        context.problems.add(Code::NewerVersion, |code| {
            let message = format!("the plan is for version {version}, which is newer than the questionnaire's {own}");
            Diagnostic::new(code, at, message).with_usual_help()
        });
    }
    let older = (is_ours && version < own).then_some((version, at));
    Some(PlanVersion { version, is_foreign: !is_ours || version > own, older })
}

/// Reads the team and dates of the plan.
pub(super) fn read(
    file: Fields<'_, '_>,
    version: Option<Version>,
    questionnaire: &Questionnaire,
    context: &mut ParseContext<'_>,
) -> Option<(PlanHead, TableSpans)> {
    let item = file.required("plan", context)?;
    let Some(table) = item.as_table() else {
        context.wrong_type(item, "plan", "a table, [plan]");
        return None;
    };
    let header = if table.style() == TableStyle::Header { context.header(table) } else { file.key_span("plan") };
    let fields = Fields::new(table, header, &PLAN, context);
    let team = fields.required("team", context).and_then(|item| name(item, "team", context));
    let organisation = fields.get("organisation").and_then(|item| name(item, "organisation", context));
    let stage = fields.get("stage").and_then(|item| stage_of(item, questionnaire, context));
    let baseline = fields.get("baseline").and_then(|item| day(item, "baseline", context));
    let review = fields.get("review").and_then(|item| day(item, "review", context));
    let head = PlanHead {
        version: version?,
        team: team?,
        organisation,
        stage: stage.or(questionnaire.default_stage()),
        baseline,
        review,
    };
    Some((head, entries(table, header)))
}

/// Warns that a plan is for an older version, and names the items it addresses that have changed since.
pub(super) fn warn_of_older_version(
    (version, at): (Version, Span),
    actions: &[Action],
    questionnaire: &Questionnaire,
    context: &mut ParseContext<'_>,
) {
    let own = questionnaire.version();
    let changed = ItemIndex::enumerate(questionnaire.items()).filter(|(index, item)| {
        item.changed.is_some_and(|changed| changed > version)
            && actions.iter().any(|action| action.items.contains(index))
    });
    let changed: Vec<&str> = changed.map(|(_, item)| item.id.as_str()).collect();
    context.problems.add(Code::OlderVersion, |code| {
        let message = format!("the plan is for version {version}, which is older than the questionnaire's {own}");
        let help = match changed.as_slice() {
            [] => format!("no item that it names has changed since; write \"{own}\""),
            changed => format!(
                "the meaning of {} has changed since; check the actions for it, then write \"{own}\"",
                List::and(changed)
            ),
        };
        let sure = changed.is_empty().then(|| format!("\"{own}\""));
        Diagnostic::new(code, at, message).with_help(help).with_fix_if(at, sure)
    });
}
