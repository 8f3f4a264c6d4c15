//! Codes about valid answers files that may be wrong, and about suppressions.

use super::{Code, CodeInfo, Severity};

texts! {
    StageNotNamed "stage-not-named" Warning {
        summary: "only some of a team's files give its stage",
        explanation: "A file without a stage counts as being at the last stage. If other files of the team give a stage, this may be a mistake, so `pillars score` refuses to score them together.",
        example: "[audit]\nteam = \"Northfield CMHT\"",
        help: "Give the same stage in every file of the team.",
    }
    StagesDiffer "stages-differ" Warning {
        summary: "files of one team at different stages",
        explanation: "A result is about a team at one stage. Files of a team that give different stages are scored separately by `pillars batch`, and `pillars score` refuses to score them together.",
        example: "stage = \"before-first-post\" # and \"running\" in another file of the team",
        help: "Give the same stage in every file of the team, unless some of them belong to an earlier audit.",
    }
    EarlierStage "earlier-stage" Warning {
        summary: "an earlier stage, although peers answered",
        explanation: "Fewer and easier questions are asked at an earlier stage. If peer supporters answer for a team, peers have usually started there.",
        example: "stage = \"before-first-post\"\nviewpoint = \"peer\"",
        help: "If peers are in post, give the later stage. Otherwise allow this warning and give the reason.",
    }
    MustHaveWithoutEvidence "must-have-without-evidence" Warning {
        summary: "a must-have whose answer has no evidence",
        explanation: "Must-haves protect people. If an answer says that one is met, readers must be able to see why.",
        example: "parity = 3",
        help: "Add evidence to the answer: evidence = \"Pay bands, HR, June 2026\".",
    }
    SameLevelThroughout "same-level-throughout" Warning {
        summary: "the same level in a whole pillar",
        explanation: "At least four answers in one pillar, or four positions of culture indicators, are the same. That can be true, but more often somebody filled in the page without reading it.",
        example: "[answers.peer-leadership]\nparity = 2\nsuccession = 2\ndeputy = 2\nbudget = 2",
        help: "Read the levels again. If the answers are right, add the comment # pillars: allow same-level-throughout and the reason.",
    }
    OneEndThroughout "one-end-throughout" Warning {
        summary: "every answer is at the same end of its scale, without a note",
        explanation: "There are at least four answers, all of them the highest or all the lowest possible, and no note or evidence says why. That can be true, but more often somebody answered without reading. The old name of this code, all-at-the-top, still works.",
        example: "parity = 4\nsuccession = 4\ndeputy = 4\nbudget = 4",
        help: "Ask somebody who works there, and note what supports the answers.",
    }
    ManyNotApplicable "many-not-applicable" Warning {
        summary: "more than a fifth of the answers are \"not applicable\"",
        explanation: "Questions that do not apply are left out of the score, so each of them makes the result cover less. If more than a fifth are missing, the result is about a different questionnaire.",
        example: "budget = { not_applicable = \"We do not do that here\" }",
        help: "Check each reason. Something that has not been done yet is level 0.",
    }
    OldAudit "old-audit" Warning {
        summary: "the audit is older than --max-age allows",
        explanation: "Teams and leaders change, and an old audit describes how things were then. The age is counted up to today, or up to the date given with --today.",
        example: "date = 2021-03-01",
        help: "Repeat the audit, or allow a greater age.",
    }
    FutureDate "future-date" Warning {
        summary: "the date of the audit is in the future",
        explanation: "Nobody can have answered tomorrow. Usually the year or the month is mistyped. Today is the computer's date, or the date given with --today.",
        example: "date = 2062-11-21",
        help: "Correct the date.",
    }
    CopiedFile "copied-file" Warning {
        summary: "a copy of another file, without a respondent",
        explanation: "Two files are identical, and neither gives a respondent. They are treated as copies and count as one respondent, so that a copy cannot make a small group look large enough to show.",
        example: "pillars check answers.toml copy-of-answers.toml",
        help: "Delete one of them. If two people really gave the same answers, add a respondent to each file.",
    }
    SimilarName "similar-name" Warning {
        summary: "two team names are almost the same",
        explanation: "The names of the teams and organisations differ only in capital letters, spaces or punctuation. The files count as two teams, each with only some of the respondents.",
        example: "team = \"Larch ward\" # and \"Larch Ward\" in another file",
        help: "Spell the name the same way in every file.",
    }
    Placeholder "placeholder" Warning {
        summary: "a placeholder from the template was not filled in",
        explanation: "The file still has the team name from `pillars template`. `pillars score` refuses it, since the rest of the file may be untouched too: an untouched template gives a viewpoint and answers nothing.",
        example: "team = \"Your team\"",
        help: "Write the name of the team.",
    }
    RespondentTwice "respondent-twice" Warning {
        summary: "two files from the same respondent",
        explanation: "Each file counts as one respondent, so a person with two files counts twice, and could make a small group look large enough to show. This is reported if the two files about a team have the same date or are in the same folder.",
        example: "respondent = \"R-014\" # in two files of one team",
        help: "Keep the later file, or correct the pseudonym.",
    }
    NoPeerViewpoint "no-peer-viewpoint" Warning {
        summary: "a team without answers from peers",
        explanation: "None of the files checked for this team has the viewpoint of peer supporters. A team's readiness for peer support cannot be judged without asking any peer supporter.",
        example: "viewpoint = \"leadership\" # in every file of the team",
        help: "Ask peer supporters too, or peers from outside who know the organisation.",
    }
    NotAPseudonym "not-a-pseudonym" Warning {
        summary: "a real name or address instead of a pseudonym",
        explanation: "People answer frankly if nobody is named. An email address, a telephone number or a value with a space in it can reveal who answered. Messages never repeat the value.",
        example: "respondent = \"jo.bloggs@example.org\"",
        help: "Write a pseudonym such as \"R-014\", and keep the list of names somewhere else.",
    }
    InvalidAllowance "invalid-allowance" Warning {
        summary: "an allowance that has no effect",
        explanation: "An allowance is a comment: # pillars: allow CODE reason. The code must be that of a warning, since errors cannot be allowed. The reason is required, so that others can judge it.",
        example: "# pillars: allow same-level-throughout",
        help: "Write the code of a warning, and the reason after it.",
    }
    UnusedAllowance "unused-allowance" Warning {
        summary: "an allowance for a warning that does not occur",
        explanation: "The warning no longer occurs, or the comment is on the wrong line. A leftover comment could hide a new warning that nobody has looked at.",
        example: "parity = 3 # pillars: allow must-have-without-evidence see minutes",
        help: "Delete the comment, or move it to the line of the warning or the line above.",
    }
}
