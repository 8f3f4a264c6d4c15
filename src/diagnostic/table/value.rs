//! Codes about keys and values in any TOML file.

use super::{Code, CodeInfo, Severity};

texts! {
    Syntax "syntax" Error {
        summary: "the text is not TOML",
        explanation: "This breaks a rule of the TOML language, so its meaning is unclear. Until it is fixed, nothing is reported as missing from the file.",
        example: "parity =\nsuccession = 3",
        help: "Write a value: a number such as 3, or text in double quotes.",
    }
    DuplicateKey "duplicate-key" Error {
        summary: "a key or table is defined twice",
        explanation: "One key cannot have two values, even if they are equal. The first definition is shown with the second.",
        example: "parity = 3\nparity = 2",
        help: "Delete one of them.",
    }
    TooDeep "nested-too-deeply" Error {
        summary: "values are nested more than 16 deep",
        explanation: "No answers file or questionnaire needs more than a few levels of nesting. The limit stops a hostile file from using up time and memory.",
        example: "parity = [[[[[[[[[[[[[[[[[3]]]]]]]]]]]]]]]]]",
        help: "Write the value itself.",
    }
    UnknownKey "unknown-key" Error {
        summary: "a key that is not known here",
        explanation: "If unknown keys were ignored, a typing mistake would silently lose an answer. They are always errors.",
        example: "seat = { levl = 2 }",
        help: "Correct the spelling, or delete the key.",
    }
    MissingKey "missing-key" Error {
        summary: "something required is missing",
        explanation: "The file cannot be used without it. An answers file must say which questionnaire it answers and which team was audited, and a question needs a text and levels.",
        example: "[audit]\nteam = \"Northfield CMHT\"",
        help: "Add the key the message names.",
    }
    WrongType "wrong-type" Error {
        summary: "a value of the wrong type",
        explanation: "The value has a type that does not fit its key, for example a number instead of text, or a table instead of a number.",
        example: "team = 7",
        help: "Write a value of the type the message names.",
    }
    QuotedNumber "quoted-number" Error {
        summary: "a number in quotes",
        explanation: "A number in quotes is text. Numbers are written without quotes.",
        example: "parity = \"3\"",
        help: "Remove the quotes.",
    }
    EmptyText "empty-text" Error {
        summary: "a text that must not be empty is empty",
        explanation: "An empty name or title would leave a gap in every report. Text that is only white space counts as empty.",
        example: "team = \" \"",
        help: "Write the text, or delete the key if it is optional.",
    }
    ControlCharacter "control-character" Error {
        summary: "a name contains a control character",
        explanation: "Characters that control a terminal or reverse the direction of writing could make one team look like another.",
        example: "team = \"North\\u001bfield\"",
        help: "Write the name in visible characters on one line.",
    }
    TooLong "too-long" Error {
        summary: "a name is too long",
        explanation: "Names of teams, organisations and respondents have at most 200 characters, so that they fit into tables.",
        example: "team = \"The team that …\"",
        help: "Shorten it. Put any details in a note.",
    }
    NumberOutOfRange "number-out-of-range" Error {
        summary: "a number is out of range",
        explanation: "The message gives the range: weights are 1 to 100, participants are at least 1, and so on.",
        example: "participants = 0",
        help: "Write a number within the range.",
    }
    InvalidId "invalid-id" Error {
        summary: "an id that is not kebab-case",
        explanation: "Ids are lower-case ASCII letters and digits, in groups joined by single hyphens, and start with a letter. They can be typed anywhere and never change.",
        example: "id = \"Peer Leadership\"",
        help: "Write it in kebab case, for example \"peer-leadership\".",
    }
    InvalidVersion "invalid-version" Error {
        summary: "a version that is not three numbers",
        explanation: "A version is three numbers joined by full stops. Versions are compared number by number.",
        example: "version = \"1.0\"",
        help: "Write all three numbers, for example \"1.0.0\".",
    }
    InvalidDate "invalid-date" Error {
        summary: "a date that does not exist or is not written as a date",
        explanation: "The date of the audit is a TOML date: year, month and day, without quotes and without a time. It must exist in the calendar.",
        example: "date = 2026-02-30",
        help: "Write the date as in 2026-02-28.",
    }
    UnknownWord "unknown-word" Error {
        summary: "a word that is not one of the allowed ones",
        explanation: "Some keys take one of a few fixed words, which the message lists.",
        example: "aspect = \"politics\"",
        help: "Write one of the listed words, for example \"policy\" or \"practice\".",
    }
    EmptyList "empty-list" Error {
        summary: "a list that must not be empty is empty",
        explanation: "`stages` and `asked_of` limit who is asked a question, and `took_part` names who was in a group. If one of them were empty, nobody would be asked.",
        example: "asked_of = []",
        help: "Name at least one, or delete the line.",
    }
    RepeatedId "repeated-id" Error {
        summary: "an id is listed twice",
        explanation: "A list names each stage or viewpoint once. The second mention may be a mistake for another one.",
        example: "asked_of = [\"peer\", \"peer\"]",
        help: "Delete one of them, or write the id you meant.",
    }
    NewerToml "newer-toml" Warning {
        summary: "TOML that tools for version 1.0 cannot read",
        explanation: "This program reads TOML 1.1, but many editors and programming languages only read 1.0. That version allows no line breaks or trailing commas in inline tables, no \\e or \\x escapes, and no times without seconds.",
        example: "parity = { level = 2, note = \"Attends\", }",
        help: "Write it in TOML 1.0, so that every tool can read the file.",
    }
}
