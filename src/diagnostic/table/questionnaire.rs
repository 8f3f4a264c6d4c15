//! Codes about questionnaires.

use super::{Code, CodeInfo, Severity};

texts! {
    DuplicateId "duplicate-id" Error {
        summary: "an id is defined twice",
        explanation: "Each pillar, question, indicator, reading, band, viewpoint and document needs an id that is unique in its list.",
        example: "[[band]]\nid = \"ready\"\n\n[[band]]\nid = \"ready\"",
        help: "Give one of them a different id.",
    }
    ReservedId "reserved-id" Error {
        summary: "an id that is reserved",
        explanation: "In every report, \"culture\" means the indicators and \"others\" means the hidden viewpoints, so nothing else can have these ids.",
        example: "[[pillar]]\nid = \"culture\"",
        help: "Choose a different id.",
    }
    UnknownReference "unknown-reference" Error {
        summary: "a reference to something that does not exist",
        explanation: "A reference gives the id of a document, reading, pillar, band, question or indicator of the same questionnaire. Questions are written in full, as pillar.question, and indicators as culture.indicator.",
        example: "depends_on = [\"peer-leadership.partiy\"]",
        help: "Correct the id, or add what it refers to.",
    }
    CircularDependency "circular-dependency" Error {
        summary: "questions depend on each other in a circle",
        explanation: "depends_on names what has to be in place before a question can be. In a circle, nothing could ever be started.",
        example: "id = \"parity\"\ndepends_on = [\"peer-leadership.parity\"]",
        help: "Remove one of the dependencies from the circle.",
    }
    MissingCap "missing-cap" Error {
        summary: "must-haves without `must_have_cap`",
        explanation: "An open must-have keeps its pillar at must_have_cap or a worse band, so a questionnaire with must-haves must have one.",
        example: "must_have = true",
        help: "Add must_have_cap = \"…\" at the top, with the id of a band.",
    }
    InvalidMaxGap "invalid-max-gap" Error {
        summary: "a largest gap that is not a plain decimal from 0 to 100",
        explanation: "max_gap is the largest gap that still belongs to a band, in points. It is used exactly as written, so it must be a plain decimal with at most six decimal places.",
        example: "max_gap = 1e1",
        help: "Write it as in 10 or 7.5.",
    }
    BandOrder "band-order" Error {
        summary: "bands do not go from best to worst up to 100",
        explanation: "Each band allows a larger gap than the one before it. The last band allows every gap, so its max_gap is 100.",
        example: "[[band]]\nid = \"ready\"\nmax_gap = 50",
        help: "Sort the bands by max_gap, and end with 100.",
    }
    LevelCount "level-count" Error {
        summary: "a scale with fewer than 2 or more than 11 levels",
        explanation: "With one level there is nothing to choose, and more than eleven are too hard to tell apart.",
        example: "levels = [\"Yes\"]",
        help: "Write at least two levels, ideally five.",
    }
    TargetOutOfRange "target-out-of-range" Error {
        summary: "a target outside the scale",
        explanation: "The target of a question is one of its levels, and that of an indicator is a position from -2 to 2. A question with fewer levels than the general scale needs its own target.",
        example: "levels = [\"No\", \"Yes\"]\ntarget = 3",
        help: "Write a target within the range the message gives.",
    }
    TooMany "too-many" Error {
        summary: "more than a questionnaire can contain",
        explanation: "A questionnaire can contain up to 100 pillars, 2,000 questions and indicators, and 50 viewpoints, so that every figure can be computed exactly.",
        example: "[[pillar]] # the 101st",
        help: "Remove some, or split the questionnaire.",
    }
    NoItems "no-items" Error {
        summary: "a questionnaire without a question or indicator",
        explanation: "Without questions there is nothing to score.",
        example: "[[pillar]]\nid = \"peer-leadership\"\ntitle = \"Peer Leadership\"",
        help: "Add a [[pillar.question]] or an [[indicator]].",
    }
    DuplicateSide "duplicate-side" Error {
        summary: "two viewpoints are on the same side",
        explanation: "Reports compare leaders with peers, so only one viewpoint can be on each side.",
        example: "[[viewpoint]]\nid = \"peer\"\nside = \"peer\"\n\n[[viewpoint]]\nid = \"carer\"\nside = \"peer\"",
        help: "Keep `side` in one of them.",
    }
    VersionAhead "version-ahead" Error {
        summary: "a version newer than the questionnaire's own",
        explanation: "The keys since, changed and obsolete name versions of this questionnaire, so none of them can be newer than the version at the top.",
        example: "version = \"1.0.0\"\n# and at a question:\nchanged = \"1.1.0\"",
        help: "Raise the version of the questionnaire, or correct the other version.",
    }
    LevelsAlike "levels-alike" Warning {
        summary: "two levels of a question are worded alike",
        explanation: "Levels describe what people can see. If two of them have the same words, apart from capital letters, spaces and punctuation at the end, choosing between them is guesswork.",
        example: "levels = [\"No\", \"In part\", \"In part.\", \"Yes\", \"Yes, reviewed\"]",
        help: "Word the levels so that two people would choose the same one.",
    }
    ScaleLengthDiffers "scale-length-differs" Warning {
        summary: "a scale of a different length, without its own target",
        explanation: "The general target belongs to the general scale. On a scale with more or fewer levels, the same number means something else.",
        example: "levels = [\"No\", \"Little\", \"Some\", \"Much\", \"All\", \"All, and led by peers\"]",
        help: "Give the question its own target.",
    }
    WithoutSource "without-source" Warning {
        summary: "a question or indicator without a source",
        explanation: "People may ask where a question comes from. Without a source, it is only somebody's opinion.",
        example: "[[pillar.question]]\nid = \"parity\"\ntext = \"Are peers paid as others are?\"",
        help: "Add source = { document = \"…\", page = … }.",
    }
    WithoutAction "without-action" Warning {
        summary: "a question or indicator without an action",
        explanation: "The report says what to do about each gap. Without an action, it can only say that there is a gap.",
        example: "[[pillar.question]]\nid = \"parity\"\ntext = \"Are peers paid as others are?\"",
        help: "Add action = \"…\", which says what to do about a gap.",
    }
    UnusedReading "unused-reading" Warning {
        summary: "a reading that nothing refers to",
        explanation: "Readings are shown with the questions that refer to them, so this one is never shown.",
        example: "[[reading]]\nid = \"faulkner-2010\"\ntitle = \"…\"",
        help: "Refer to it in a question, or delete it.",
    }
    PillarWithoutMustHave "pillar-without-must-have" Warning {
        summary: "a pillar without a must-have",
        explanation: "An open must-have limits the band of its pillar. A pillar without one can be in the best band whatever is missing.",
        example: "[[pillar]]\nid = \"peer-leadership\"",
        help: "Mark the question that matters most: must_have = true.",
    }
    DrowningWeight "drowning-weight" Warning {
        summary: "a weight that makes another question meaningless",
        explanation: "If a question has less than a tenth of the weight of another question in its pillar, its answer hardly changes the score.",
        example: "weight = 50",
        help: "Make the weights more equal, or remove the lighter question.",
    }
    DeadObsoleteId "dead-obsolete-id" Warning {
        summary: "a retired question that was never asked",
        explanation: "It was retired in the version that added it, or before. No answers file can contain an answer to it, so the entry has no effect.",
        example: "since = \"1.2.0\"\nobsolete = \"1.2.0\"",
        help: "Delete the entry, or correct the versions.",
    }
}
