//! Codes about answers files that are invalid, or partly not counted.

use super::{Code, CodeInfo, Severity};

texts! {
    WrongQuestionnaire "wrong-questionnaire" Error {
        summary: "answers to another questionnaire",
        explanation: "The file answers a different questionnaire from the one in use, so its answers would be scored against questions nobody was asked.",
        example: "questionnaire = \"some-other-questionnaire\"",
        help: "Name the right questionnaire with --questionnaire FILE.",
    }
    NewerVersion "newer-version" Error {
        summary: "answers to a newer version of the questionnaire",
        explanation: "The file answers questions that are not in the version of the questionnaire in use.",
        example: "version = \"9.0.0\"",
        help: "Use the newer questionnaire, or a newer release of pillars.",
    }
    OlderVersion "older-version" Warning {
        summary: "answers to an older version of the questionnaire",
        explanation: "Answers are matched by id. Questions that were added later count as unanswered. Answers to questions that have changed since are not counted, and the message names them.",
        example: "version = \"0.9.0\"",
        help: "Answer the named questions again, then write the current version.",
    }
    UnknownViewpoint "unknown-viewpoint" Error {
        summary: "the questionnaire has no such viewpoint",
        explanation: "Every answers file gives the viewpoint of its respondent, so that the report can compare viewpoints.",
        example: "viewpoint = \"manager\"",
        help: "Write one of the listed viewpoints.",
    }
    TookPartWithoutGroup "took-part-without-group" Error {
        summary: "who took part is named, but the viewpoint is not that of a group",
        explanation: "`took_part` says who was in a group that answered together. An answers file with another viewpoint contains one person's answers, so nobody else took part.",
        example: "viewpoint = \"leadership\"\ntook_part = [\"peer\", \"leadership\"]",
        help: "Write viewpoint = \"group\" if a group answered together; otherwise delete took_part.",
    }
    UnknownStage "unknown-stage" Error {
        summary: "the questionnaire has no such stage",
        explanation: "The stage decides which questions are asked. A questionnaire without stages asks everyone the same questions and allows no stage.",
        example: "stage = \"finished\"",
        help: "Write one of the listed stages, or delete the line.",
    }
    NotAsked "not-asked" Warning {
        summary: "answers to questions that this viewpoint is not asked",
        explanation: "Some questions are asked of certain viewpoints only. Answers from other viewpoints stay in the file, but do not count.",
        example: "viewpoint = \"staff\"\n\n[answers.peer-leadership]\nbudget = 3",
        help: "Check the viewpoint. If it is right, there is nothing to do.",
    }
    OutsideStage "outside-stage" Warning {
        summary: "answers to questions of another stage",
        explanation: "Some questions are asked at certain stages only. Answers given at another stage stay in the file, but do not count.",
        example: "stage = \"before-first-post\"\n\n[answers.peer-leadership]\nhand-over = 3",
        help: "Check the stage. If it is right, there is nothing to do.",
    }
    UnknownId "unknown-id" Error {
        summary: "an answer to something that is not asked",
        explanation: "There is no pillar, question or indicator with this id. If it were ignored, an answer would silently be lost.",
        example: "[answers.peer-leadership]\npartiy = 3",
        help: "Correct the id, or move the answer to the right table.",
    }
    LevelOutOfRange "level-out-of-range" Error {
        summary: "the question has no such level",
        explanation: "The answer to a question is the number of one of its levels. The first level is 0.",
        example: "parity = 7",
        help: "Write the number of the level that is true.",
    }
    PositionOutOfRange "position-out-of-range" Error {
        summary: "a position outside -2 to 2",
        explanation: "The answer to a culture indicator is a position between its hostile pole, -2, and its fertile pole, 2. The middle, 0, is mixed.",
        example: "[culture]\ncritical-debate = 3",
        help: "Write -2, -1, 0, 1 or 2.",
    }
    UnknownAnswer "unknown-answer" Error {
        summary: "an answer that is not understood",
        explanation: "The only answer in words is \"don't know\", with a straight apostrophe.",
        example: "parity = \"maybe\"",
        help: "Write a level, \"don't know\", or { not_applicable = \"the reason\" }.",
    }
    ConflictingAnswers "conflicting-answers" Error {
        summary: "more than one answer to one question",
        explanation: "An answer is a level, \"don't know\" or \"not applicable\". Two of them contradict each other.",
        example: "parity = { level = 2, dont_know = true }",
        help: "Keep the answer that is true. The other can become a note.",
    }
    DontKnowFalse "dont-know-false" Error {
        summary: "`dont_know = false` has no effect",
        explanation: "To leave a question unanswered, leave it out.",
        example: "parity = { dont_know = false }",
        help: "Replace it with a level, or delete the question.",
    }
    NotApplicableWithoutReason "not-applicable-without-reason" Error {
        summary: "not applicable, but without a reason",
        explanation: "A question that does not apply is left out of the score, so the file must say why. The reason is the value of not_applicable.",
        example: "budget = { not_applicable = \"\" }",
        help: "Write the reason: { not_applicable = \"No profession here holds its own budget\" }.",
    }
    NotApplicableNotAllowed "not-applicable-not-allowed" Error {
        summary: "not applicable is not allowed here",
        explanation: "Some questions apply to everybody, especially must-haves. Leaving them out would flatter the score.",
        example: "parity = { not_applicable = \"We have no policy\" }",
        help: "Give the level that is true. If nothing has been done yet, that is 0.",
    }
    RetiredAnswer "retired-answer" Warning {
        summary: "an answer to a question that is no longer asked",
        explanation: "The question has been retired. The answer stays in the file, but does not count.",
        example: "[answers.peer-leadership]\nretired-question = 2",
        help: "You can delete the answer or leave it.",
    }
}
