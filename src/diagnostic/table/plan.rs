//! Codes about action plans.

use super::{Code, CodeInfo, Severity};

texts! {
    UnknownItem "unknown-item" Error {
        summary: "an action is for an item that does not exist",
        explanation: "`for` names questions in full, as pillar.question, and indicators as culture.indicator. An action for nothing would look like work on a gap that nobody is working on.",
        example: "for = [\"peer-leadership.partiy\"]",
        help: "Correct the id, or delete the action.",
    }
    LevelOfSeveralItems "level-of-several-items" Error {
        summary: "an action for several items sets one level",
        explanation: "Questions have different levels, so one number cannot be right for several items. Without `to`, each item's own target applies.",
        example: "for = [\"peer-leadership.parity\", \"peer-leadership.budget\"]\nto = 3",
        help: "Delete `to`, or write one action for each item.",
    }
    DueBeforeFirstStep "due-before-first-step" Error {
        summary: "an action is due before its first step",
        explanation: "`first_step_by` is when work begins and `due` is when it ends. One of the two dates is wrong.",
        example: "first_step_by = 2027-03-08\ndue = 2026-12-31",
        help: "Correct one of the dates.",
    }
    DroppedWithoutReason "dropped-without-reason" Error {
        summary: "an action is dropped without a reason",
        explanation: "The gap is still there when an action is dropped. The people who were promised the action can ask why.",
        example: "status = \"dropped\"",
        help: "Add `reason`: why it will not be done, and what happens about the gap.",
    }
    ConfirmedByOwner "confirmed-by-owner" Error {
        summary: "an action is confirmed by its owner's viewpoint",
        explanation: "The owner says that an action is done, and somebody who sees it from another side confirms that it worked. Without that, a plan can be ticked off while nothing changes.",
        example: "owner_viewpoint = \"leadership\"\nstatus = \"confirmed\"\nconfirmed = { on = 2027-04-20, by = \"leadership\" }",
        help: "Ask another viewpoint to confirm it; until then the status is \"done\".",
    }
    ContradictoryStatus "contradictory-status" Error {
        summary: "`confirmed` is given, but the status is different",
        explanation: "`confirmed` says who confirmed an action and when, which only an action with the status \"confirmed\" has. It may have been confirmed and opened again, so nobody can know which is true.",
        example: "status = \"doing\"\nconfirmed = { on = 2027-04-20, by = \"peer\" }",
        help: "Write status = \"confirmed\", or delete `confirmed`.",
    }
    TooManyActions "too-many-actions" Error {
        summary: "a plan with more than 1,000 actions",
        explanation: "Nobody can follow up so many actions. The limit keeps a hostile file from costing time and memory.",
        example: "[[action]] # the 1,001st",
        help: "Keep the actions that matter most.",
    }
    ActionWithoutOwner "action-without-owner" Warning {
        summary: "an action without an owner",
        explanation: "Work that belongs to nobody does not get done. The owner is a role that can answer for the action, such as \"Director of workforce\". A dropped action needs none.",
        example: "[[action]]\nid = \"parity-paper\"\nwhat = \"Put the grades before the board\"",
        help: "Add `owner`: a role, not a name.",
    }
    ActionWithoutDueDate "action-without-due-date" Warning {
        summary: "an action without a due date",
        explanation: "An action that is never due is never overdue. An unfinished action needs a date.",
        example: "[[action]]\nid = \"parity-paper\"\nowner = \"Director of workforce\"",
        help: "Add `due`: the day by which it is done.",
    }
    ActionOverdue "action-overdue" Warning {
        summary: "an action is overdue",
        explanation: "The action is open or being done, and its due date has passed. Today is the machine's date, or the date given with --today.",
        example: "due = 2026-03-31\nstatus = \"doing\"",
        help: "Do it, or agree on a new date with the people it was promised to.",
    }
    FirstStepOverdue "first-step-overdue" Warning {
        summary: "the first step of an action is overdue",
        explanation: "The action is open, which means that nothing has happened yet, and the date of its first step has passed.",
        example: "first_step_by = 2026-02-08\nstatus = \"open\"",
        help: "Take the first step, then write status = \"doing\".",
    }
    ReviewOverdue "review-overdue" Warning {
        summary: "the review of a plan is overdue",
        explanation: "`review` is when people look at the plan together again. The day has passed, so either they did not or nobody wrote down the next one.",
        example: "[plan]\nreview = 2026-05-24",
        help: "Review the plan, then write the date of the next review.",
    }
    ActionStale "action-stale" Warning {
        summary: "an action without an update for more than 90 days",
        explanation: "The action is open or being done, and `updated` is more than 90 days ago. Without `updated` the days are counted from the plan's `baseline`; with neither, nobody can tell.",
        example: "status = \"doing\"\nupdated = 2026-03-01",
        help: "Ask its owner about the status, then write the date in `updated`.",
    }
    DoneUnconfirmed "done-unconfirmed" Warning {
        summary: "an action is done, but nobody has confirmed it",
        explanation: "Its owner says that it is done. Somebody from another viewpoint, ideally the people it is for, has to say whether anything has changed.",
        example: "status = \"done\"",
        help: "Ask another viewpoint, then write `confirmed` and status = \"confirmed\", or open it again.",
    }
    DoneWithoutEvidence "done-without-evidence" Warning {
        summary: "an action is done, but no evidence is named (`shows`)",
        explanation: "`shows` names the evidence, agreed in advance. Without it nobody can check whether the action is done.",
        example: "what = \"Train the managers\"\nstatus = \"done\"",
        help: "Add `shows`: what people can see.",
    }
    OwnerViewpointMissing "owner-viewpoint-missing" Warning {
        summary: "a confirmed action does not say which viewpoint its owner has",
        explanation: "An action is confirmed by a viewpoint other than its owner's. Without `owner_viewpoint` nobody can tell whether it was.",
        example: "status = \"confirmed\"\nconfirmed = { on = 2027-04-20, by = \"peer\" }",
        help: "Add `owner_viewpoint`.",
    }
    ConfirmedByOnlyRespondent "confirmed-by-only-respondent" Warning {
        summary: "an action is confirmed by a viewpoint that only one person has",
        explanation: "Among the answers of this team that are checked, one person answered from this viewpoint. The confirmation says who gave it, and one person is easily put under pressure.",
        example: "confirmed = { on = 2027-04-20, by = \"peer\" }",
        help: "Ask more people of this viewpoint, or another viewpoint too.",
    }
    MustHaveWithoutAction "must-have-without-action" Warning {
        summary: "a must-have is open or unconfirmed, and the plan has no action for it",
        explanation: "This needs the answers of the plan's team among the files checked. An action counts if it is not dropped and aims for the must-have's target; a confirmed one counts only if it was confirmed after the answers were given.",
        example: "pillars check answers/ plan.toml",
        help: "Add an action for it; `pillars plan draft` writes one.",
    }
    NoPeerInPlan "no-peer-in-plan" Warning {
        summary: "no peers help to shape any action",
        explanation: "`with` names the viewpoints that shape an action, and none of the actions that are not dropped names that of peer supporters. A plan for peers that no peer has helped to shape repeats the problem.",
        example: "[[action]]\nid = \"parity-paper\"\nwith = [\"staff\"]",
        help: "Ask peer supporters to shape actions, and pay them for it.",
    }
    OwnerOverloaded "owner-overloaded" Warning {
        summary: "one owner has more than five unfinished actions",
        explanation: "Nobody can follow up more than a few actions alongside their work. The rest will be late, or ticked off without being done.",
        example: "owner = \"Director of workforce\" # in six unfinished actions",
        help: "Share the actions between owners, or do fewer at a time.",
    }
    OwnerLooksLikeName "owner-looks-like-a-name" Warning {
        summary: "an owner that looks like a person's name",
        explanation: "People leave, but roles stay. Some readers of a plan should not learn who its owners are. Messages never repeat the value.",
        example: "owner = \"Jo Bloggs\"",
        help: "Write the role, such as \"Director of workforce\". If it is a role, allow it with a reason.",
    }
}
