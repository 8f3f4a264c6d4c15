//! Codes about requirements that a team does not meet.

use super::{Code, CodeInfo, Severity};

texts! {
    TooFewRespondents "too-few-respondents" Error {
        summary: "fewer respondents of a viewpoint than --min-respondents requires",
        explanation: "Each file counts as one respondent, and so does a group that answered together. A result from few people is easily traced to them, and may not reflect how others see it.",
        example: "pillars check --min-respondents peer=3 answers/",
        help: "Ask more people with this viewpoint, each separately.",
    }
    Incomplete "incomplete" Error {
        summary: "not everything is answered, as --complete requires",
        explanation: "With --complete, the team must have an answer to every item that applies, and \"don't know\" is an answer. With --complete=known, every item needs a level. It is enough if one respondent has answered.",
        example: "pillars check --complete answers.toml",
        help: "Answer the items the message names.",
    }
    OpenMustHave "open-must-have" Error {
        summary: "a must-have is open or unconfirmed, which --no-open-must-haves forbids",
        explanation: "A must-have below its target is open. A must-have to which nobody gave a level is unconfirmed: in the worst case, it is open.",
        example: "pillars check --no-open-must-haves answers.toml",
        help: "Do what the must-have asks for, or find out whether it is done.",
    }
    BandTooLow "band-too-low" Error {
        summary: "a worst-case band below --min-band",
        explanation: "The overall band is that of the weakest pillar. The worst case counts: unknown answers count as 0, with the harshest culture that is still possible.",
        example: "pillars check --min-band nearly-ready answers.toml",
        help: "Close the gaps the message names, or find out what is unknown.",
    }
    GapTooLarge "gap-too-large" Error {
        summary: "a worst-case gap above --max-gap",
        explanation: "The gap is the sum of a pillar's shortfalls, in points. The worst case counts: unknown answers count as 0, with the harshest culture that is still possible.",
        example: "pillars check --max-gap peer-leadership=20 answers.toml",
        help: "Close the gaps the message names, or find out what is unknown.",
    }
    ScoreTooLow "score-too-low" Error {
        summary: "a worst-case score below --min-score",
        explanation: "The worst case counts: unknown answers count as 0. A pillar that is not scored cannot meet a requirement of its own.",
        example: "pillars check --min-score peer-leadership=60 answers.toml",
        help: "Work on the questions that the message names, or find out what is unknown.",
    }
    WorseThanBaseline "worse-than-baseline" Error {
        summary: "worse than the baseline, which --no-worse-than forbids",
        explanation: "Both audits are read with the questionnaire in use and compared over the items that apply in both. A pillar is worse if its worst-case gap is larger than in the baseline, or if a must-have is newly open or unconfirmed.",
        example: "pillars check --no-worse-than 2025/ 2026/",
        help: "Look at the answers the message names. Something has got worse, or is no longer known.",
    }
    NoBaseline "no-baseline" Warning {
        summary: "a team that is not in the baseline",
        explanation: "With --no-worse-than, each team is compared with the team of the same name and organisation in the baseline. There is none for this team, so nothing was compared.",
        example: "team = \"Northfeild CMHT\"",
        help: "Spell the team's name as in the baseline. If the team is new, allow this warning.",
    }
    PlanOverdue "plan-overdue" Error {
        summary: "something in a plan is overdue, which --no-overdue forbids",
        explanation: "An action that is open or being done is overdue after its due date, a first step after its date while the action is open, and a review after its date. What is overdue is decided as of today, or the date given with --today.",
        example: "pillars check --no-overdue plan.toml",
        help: "Do what is overdue, or agree on a new date with the people it was promised to.",
    }
    MustHaveNotPlanned "must-have-not-planned" Error {
        summary: "a must-have has no action, which --plan-covers must-haves forbids",
        explanation: "With --plan-covers must-haves, every must-have that is open or unconfirmed needs an action in a plan of the same team and organisation. An action counts if it is not dropped and aims for the must-have's target; a confirmed one counts only if it was confirmed after the answers were given. A plan cannot be compared with nothing, so a plan without answers of its team is an error too.",
        example: "pillars check --plan-covers must-haves answers/ plan.toml",
        help: "Add an action for the must-have; `pillars plan draft` writes one.",
    }
}
