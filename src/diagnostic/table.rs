//! The table of all codes. A code is added here, with all its texts, and nowhere else.

use super::{CodeInfo, Severity};

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident {
        summary: $summary:literal,
        explanation: $explanation:literal,
        example: $example:literal,
        help: $help:literal $(,)?
    })+) => {
        /// What can be wrong: one code for each kind of problem, never renamed and never reused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// What is to be said about it.
            #[must_use]
            pub const fn entry(self) -> &'static CodeInfo {
                match self {
                    $(Self::$variant => &CodeInfo {
                        code: Self::$variant,
                        name: $name,
                        severity: Severity::$severity,
                        summary: $summary,
                        explanation: $explanation,
                        example: $example,
                        help: $help,
                    },)+
                }
            }
        }
    };
}

codes! {
    NotUtf8 "not-utf8" Error {
        summary: "the file is not UTF-8 text",
        explanation: "TOML is UTF-8 by definition. A file saved in an older encoding such as Windows-1252 has bytes that mean nothing in UTF-8, most often where a letter has an accent.",
        example: "team = \"Caf\\xE9\"",
        help: "Save the file as UTF-8; every editor offers it.",
    }
    TooLarge "file-too-large" Error {
        summary: "the file is too large to be read",
        explanation: "An answers file has a few kilobytes. The limit keeps a mistaken path, such as a video, from eating the memory.",
        example: "pillars check recording.mp4",
        help: "Name the answers file that was meant.",
    }
    EmptyFile "empty-file" Error {
        summary: "the file is empty",
        explanation: "A file with no content, or with nothing but comments, holds nobody's answers. It may have been damaged, or never saved.",
        example: "pillars check empty.toml",
        help: "Restore the file, or write a new one: pillars template -o FILE.",
    }
    WrongFileKind "wrong-file-kind" Error {
        summary: "another kind of file than the one needed",
        explanation: "Answers files, questionnaires, action plans, settings and import maps are told apart by their keys and headers. In folders, other files are passed over; a file that is named must be of the right kind.",
        example: "[package]\nname = \"some-other-tool\"",
        help: "Name the file that was meant.",
    }
    InvalidSetting "invalid-setting" Error {
        summary: "a setting with a value that cannot be used",
        explanation: "A settings file names codes, bands, pillars, ages and limits. One that does not exist would leave a gate open that somebody relies on, so it ends the run.",
        example: "max_age = \"soon\"",
        help: "Write a value of the kind that is named.",
    }
    Syntax "syntax" Error {
        summary: "the text is not TOML",
        explanation: "What stands here breaks a rule of the TOML language, so nobody can know what was meant. While a file has such errors, nothing is said about what is missing from it.",
        example: "parity =\nsuccession = 3",
        help: "Write a value: a number such as 3, or a text in double quotes.",
    }
    DuplicateKey "duplicate-key" Error {
        summary: "a key or table is defined twice",
        explanation: "Two values for one key contradict each other, even where they are the same. The first one is shown beside the second.",
        example: "parity = 3\nparity = 2",
        help: "Delete one of the two.",
    }
    TooDeep "nested-too-deeply" Error {
        summary: "values are nested more than 16 deep",
        explanation: "No answers file or questionnaire needs more than a handful of levels. The limit keeps a hostile file from costing time and memory.",
        example: "parity = [[[[[[[[[[[[[[[[[3]]]]]]]]]]]]]]]]]",
        help: "Write the value itself.",
    }
    UnknownKey "unknown-key" Error {
        summary: "a key that is not known here",
        explanation: "A key that nobody reads is an answer lost in silence, so a slip of the keyboard is an error and never ignored.",
        example: "seat = { levl = 2 }",
        help: "Correct the spelling, or delete the key.",
    }
    MissingKey "missing-key" Error {
        summary: "something required is missing",
        explanation: "Without it the file cannot be used: an answers file says which questionnaire it answers and whose audit it is, a question has a text and levels.",
        example: "[audit]\nteam = \"Northfield CMHT\"",
        help: "Add the key that is named.",
    }
    WrongType "wrong-type" Error {
        summary: "a value of the wrong type",
        explanation: "A number where a text is wanted, a table where a number is wanted, and so on.",
        example: "team = 7",
        help: "Write a value of the type that is named.",
    }
    QuotedNumber "quoted-number" Error {
        summary: "a number in quotes",
        explanation: "In quotes it is a text. Numbers stand without quotes.",
        example: "parity = \"3\"",
        help: "Take the quotes away.",
    }
    EmptyText "empty-text" Error {
        summary: "a text that must say something is empty",
        explanation: "An empty name or title would leave a hole in every report. Text of nothing but white space counts as empty.",
        example: "team = \" \"",
        help: "Write the text, or delete the key if it may be left out.",
    }
    ControlCharacter "control-character" Error {
        summary: "a name contains a control character",
        explanation: "Characters that steer a terminal or turn the direction of writing could make one team pass for another.",
        example: "team = \"North\\u001bfield\"",
        help: "Write the name in visible characters on one line.",
    }
    TooLong "too-long" Error {
        summary: "a name is too long",
        explanation: "Names of teams, organisations and respondents have at most 200 characters, so that they fit in a table.",
        example: "team = \"The team that …\"",
        help: "Shorten it; a note can hold the rest.",
    }
    NumberOutOfRange "number-out-of-range" Error {
        summary: "a number outside its range",
        explanation: "Each number has a range that is stated with the message: weights 1 to 100, participants at least 1, and so on.",
        example: "participants = 0",
        help: "Write a number within the range.",
    }
    InvalidId "invalid-id" Error {
        summary: "an id that is not kebab-case",
        explanation: "Ids are lower-case ASCII letters and digits in groups joined by single hyphens, a letter first, so that they can be typed anywhere and never change.",
        example: "id = \"Peer Leadership\"",
        help: "Write it as \"peer-leadership\".",
    }
    InvalidVersion "invalid-version" Error {
        summary: "a version that is not three numbers",
        explanation: "A version is three numbers joined by full stops; they are compared number by number.",
        example: "version = \"1.0\"",
        help: "Write all three numbers: \"1.0.0\".",
    }
    InvalidDate "invalid-date" Error {
        summary: "a date that is not a calendar day",
        explanation: "The day of the audit is a TOML date: year, month and day without quotes and without a time. It must exist in the calendar.",
        example: "date = 2026-02-30",
        help: "Write the day as 2026-02-28.",
    }
    UnknownWord "unknown-word" Error {
        summary: "a word that is not one of those known here",
        explanation: "Some keys take one of a few fixed words, named in the message.",
        example: "aspect = \"politics\"",
        help: "Write one of the words: \"policy\" or \"practice\".",
    }
    WrongQuestionnaire "wrong-questionnaire" Error {
        summary: "answers to another questionnaire",
        explanation: "The file says that it answers another questionnaire than the one in use. Its answers would be scored against questions nobody asked.",
        example: "questionnaire = \"some-other-questionnaire\"",
        help: "Give the questionnaire it answers with --questionnaire FILE.",
    }
    NewerVersion "newer-version" Error {
        summary: "answers to a newer version of the questionnaire",
        explanation: "The file answers questions that the questionnaire in use does not have yet.",
        example: "version = \"9.0.0\"",
        help: "Use the newer questionnaire, or a newer release of this program.",
    }
    OlderVersion "older-version" Warning {
        summary: "answers to an older version of the questionnaire",
        explanation: "Answers are matched by id, and questions that came later count as unanswered. Answers to questions that have changed since are not counted; they are named.",
        example: "version = \"0.9.0\"",
        help: "Answer the questions named again, then write the current version.",
    }
    UnknownViewpoint "unknown-viewpoint" Error {
        summary: "a viewpoint the questionnaire does not have",
        explanation: "Every answers file states from which viewpoint it speaks, so that views can be set against each other.",
        example: "viewpoint = \"manager\"",
        help: "Write one of the viewpoints that are named.",
    }
    TookPartWithoutGroup "took-part-without-group" Error {
        summary: "who took part is named, but the viewpoint is not that of a group",
        explanation: "`took_part` says who was in a group that answered together. An answers file with another viewpoint holds one person's answers, so nobody else took part.",
        example: "viewpoint = \"leadership\"\ntook_part = [\"peer\", \"leadership\"]",
        help: "Write viewpoint = \"group\" if a group answered together; otherwise delete took_part.",
    }
    UnknownStage "unknown-stage" Error {
        summary: "a stage the questionnaire does not have",
        explanation: "The stage decides which questions are asked. A questionnaire without stages asks the same questions of everyone, so it allows no stage.",
        example: "stage = \"finished\"",
        help: "Write one of the stages that are named, or delete the line.",
    }
    NotAsked "not-asked" Warning {
        summary: "answers to questions that are not asked of this viewpoint",
        explanation: "A question may be asked of some viewpoints only. An answer from another viewpoint stays in the file, but no figure includes it.",
        example: "viewpoint = \"staff\"\n\n[answers.peer-leadership]\nbudget = 3",
        help: "Nothing needs doing, unless the viewpoint is wrong; the answers stay in the file.",
    }
    OutsideStage "outside-stage" Warning {
        summary: "answers to questions of another stage",
        explanation: "A question may belong to some stages only. An answer given at another stage stays in the file, but no figure includes it.",
        example: "stage = \"before-first-post\"\n\n[answers.peer-leadership]\nhand-over = 3",
        help: "Nothing needs doing, unless the stage is wrong; the answers stay in the file.",
    }
    StageNotNamed "stage-not-named" Warning {
        summary: "only some of a team's files name its stage",
        explanation: "A file that names no stage is taken to be at the last one. Where other files of the team name a stage, that may be a slip, so `pillars score` refuses them together.",
        example: "[audit]\nteam = \"Northfield CMHT\"",
        help: "Name the same stage in every file of the team.",
    }
    StagesDiffer "stages-differ" Warning {
        summary: "files of one team at different stages",
        explanation: "A result is about a team at one stage. Files of a team that name different stages are separate results in `pillars batch`, and `pillars score` refuses them together.",
        example: "stage = \"before-first-post\" # and \"running\" in another file of the team",
        help: "Name the same stage in every file of the team, unless some of them belong to an earlier audit.",
    }
    EarlierStage "earlier-stage" Warning {
        summary: "an earlier stage is named although peers answered",
        explanation: "At an earlier stage fewer and easier questions are asked. Where peer supporters answer for a team, peers have usually started there already.",
        example: "stage = \"before-first-post\"\nviewpoint = \"peer\"",
        help: "Name the later stage if peers are in post; otherwise allow it with a reason.",
    }
    UnknownId "unknown-id" Error {
        summary: "an answer to something that is not asked",
        explanation: "There is no pillar, question or indicator of this id. An answer nobody reads would be lost in silence.",
        example: "[answers.peer-leadership]\npartiy = 3",
        help: "Correct the id, or move the answer to where it belongs.",
    }
    LevelOutOfRange "level-out-of-range" Error {
        summary: "a level the question does not have",
        explanation: "A question is answered with the number of one of its worded levels, 0 for the first.",
        example: "parity = 7",
        help: "Write the number of the level that is true.",
    }
    PositionOutOfRange "position-out-of-range" Error {
        summary: "a position outside -2 to 2",
        explanation: "A culture indicator is answered with a position between its hostile pole, -2, and its fertile pole, 2; 0 is mixed.",
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
        explanation: "An answer is a level, don't know or not applicable; two of them contradict each other.",
        example: "parity = { level = 2, dont_know = true }",
        help: "Keep the one that is true; the other can become a note.",
    }
    DontKnowFalse "dont-know-false" Error {
        summary: "`dont_know = false` says nothing",
        explanation: "A question that is left out is unanswered; there is nothing to deny.",
        example: "parity = { dont_know = false }",
        help: "Delete it and give the level, or leave the question out.",
    }
    NotApplicableWithoutReason "not-applicable-without-reason" Error {
        summary: "not applicable, but no reason given",
        explanation: "What does not apply leaves the score, so the file must say why. The reason is the value of not_applicable.",
        example: "budget = { not_applicable = \"\" }",
        help: "Write the reason: { not_applicable = \"No profession here holds its own budget\" }.",
    }
    NotApplicableNotAllowed "not-applicable-not-allowed" Error {
        summary: "not applicable where it may not be said",
        explanation: "Some questions apply to everybody, must-haves above all. Leaving them out of the score would flatter.",
        example: "parity = { not_applicable = \"We have no policy\" }",
        help: "Give the level that is true, 0 where there is nothing yet.",
    }
    RetiredAnswer "retired-answer" Warning {
        summary: "an answer to a question that is no longer asked",
        explanation: "The questionnaire has retired the question. The answer is kept in the file and ignored.",
        example: "[answers.peer-leadership]\nretired-question = 2",
        help: "Nothing needs doing; it can be deleted.",
    }
    DuplicateId "duplicate-id" Error {
        summary: "an id is defined twice",
        explanation: "Ids name pillars, questions, indicators, readings, bands, viewpoints, documents and actions; each must be its own within its list.",
        example: "[[band]]\nid = \"ready\"\n\n[[band]]\nid = \"ready\"",
        help: "Give one of them another id.",
    }
    EmptyList "empty-list" Error {
        summary: "a list that must name something is empty",
        explanation: "`stages` and `asked_of` limit a question to what they name, and `took_part` names who was in a group. An empty list would leave nobody to ask. In a plan, `for` names what an action is for.",
        example: "asked_of = []",
        help: "Name at least one, or delete the line.",
    }
    RepeatedId "repeated-id" Error {
        summary: "an id is listed twice",
        explanation: "Each stage and viewpoint can be named once in a list. The second may stand where another one was meant.",
        example: "asked_of = [\"peer\", \"peer\"]",
        help: "Delete one of them, or write the one that was meant.",
    }
    ReservedId "reserved-id" Error {
        summary: "an id that is kept for something else",
        explanation: "\"culture\" names the indicators and \"others\" the hidden viewpoints in every report, so nothing else can have these names.",
        example: "[[pillar]]\nid = \"culture\"",
        help: "Choose another id.",
    }
    UnknownReference "unknown-reference" Error {
        summary: "something refers to what is not there",
        explanation: "A reference names a document, a reading, a pillar, a band, a question or an indicator of the same questionnaire by its id. Questions are named in full, as pillar.question, indicators as culture.indicator.",
        example: "depends_on = [\"peer-leadership.partiy\"]",
        help: "Correct the id, or add what it names.",
    }
    CircularDependency "circular-dependency" Error {
        summary: "questions depend on each other in a circle",
        explanation: "depends_on says what a question cannot stand without. In a circle nothing could ever be begun.",
        example: "id = \"parity\"\ndepends_on = [\"peer-leadership.parity\"]",
        help: "Take one of the circle's dependencies away.",
    }
    MissingCap "missing-cap" Error {
        summary: "must-haves without `must_have_cap`",
        explanation: "A pillar with an open must-have cannot be in a better band than must_have_cap, so a questionnaire with must-haves has to name it.",
        example: "must_have = true",
        help: "Add must_have_cap = \"…\" at the top, with the id of a band.",
    }
    InvalidMaxGap "invalid-max-gap" Error {
        summary: "a largest gap that is not a plain decimal from 0 to 100",
        explanation: "max_gap is the largest gap, in points, that still belongs to a band. It is taken exactly as written, so it is a plain decimal of at most six places.",
        example: "max_gap = 1e1",
        help: "Write it as 10 or 7.5.",
    }
    BandOrder "band-order" Error {
        summary: "bands do not go from best to worst up to 100",
        explanation: "Each band allows a larger gap than the one before it, and the last one takes every gap: its max_gap is 100.",
        example: "[[band]]\nid = \"ready\"\nmax_gap = 50",
        help: "Order the bands by max_gap, and end with 100.",
    }
    LevelCount "level-count" Error {
        summary: "a scale of fewer than 2 or more than 11 levels",
        explanation: "Fewer than two levels cannot tell anything apart, and more than eleven cannot be told apart.",
        example: "levels = [\"Yes\"]",
        help: "Word at least two levels, best five.",
    }
    TargetOutOfRange "target-out-of-range" Error {
        summary: "a target the scale does not have",
        explanation: "A question's target is one of its own levels, an indicator's one of the positions -2 to 2. Where a question has fewer levels than the general scale, it needs a target of its own.",
        example: "levels = [\"No\", \"Yes\"]\ntarget = 3",
        help: "Write a target within the range that is named.",
    }
    TooMany "too-many" Error {
        summary: "more than a questionnaire may hold",
        explanation: "A questionnaire holds at most 100 pillars, 2,000 questions and indicators, and 50 viewpoints, so that every figure can be computed exactly.",
        example: "[[pillar]] # the 101st",
        help: "Leave some out, or divide the questionnaire.",
    }
    NoItems "no-items" Error {
        summary: "a questionnaire without a question or indicator",
        explanation: "Nothing is asked, so nothing can be scored.",
        example: "[[pillar]]\nid = \"peer-leadership\"\ntitle = \"Peer Leadership\"",
        help: "Add a [[pillar.question]] or an [[indicator]].",
    }
    DuplicateSide "duplicate-side" Error {
        summary: "two viewpoints take the same side",
        explanation: "The difference between leaders and peers is taken between one viewpoint of each side.",
        example: "[[viewpoint]]\nid = \"peer\"\nside = \"peer\"\n\n[[viewpoint]]\nid = \"carer\"\nside = \"peer\"",
        help: "Leave the side to one of them.",
    }
    VersionAhead "version-ahead" Error {
        summary: "a version newer than the questionnaire's own",
        explanation: "since, changed and obsolete name versions of this questionnaire, so none of them can be newer than the version at the top.",
        example: "version = \"1.0.0\"\n# and at a question:\nchanged = \"1.1.0\"",
        help: "Raise the questionnaire's version, or correct the other.",
    }
    UnreadableTable "unreadable-table" Error {
        summary: "a file to import that is not a form or a table",
        explanation: "pillars import reads its own Excel forms, answers files, and tables saved as CSV or as Excel workbooks (.xlsx). Files of Excel 2003 and workbooks with a password are not read, and nothing is taken from a damaged file.",
        example: "pillars import responses.xls -o team",
        help: "Save or export the file as .xlsx or CSV, without a password.",
    }
    TableTooLarge "table-too-large" Error {
        summary: "a file to import is larger than the limits",
        explanation: "A table may have 256 MiB, unpacked too, 20,000 rows, 500 columns and 32,767 characters in a cell. Files beyond that are refused before they fill the memory.",
        example: "pillars import a-million-columns.csv -o team",
        help: "Export only the responses that are needed, or split the table.",
    }
    NoAnswerColumns "no-answer-columns" Error {
        summary: "no column of a table is a question of the questionnaire",
        explanation: "A column is known by an id in its header, by the question's text, or by its answers. If none is, the table belongs to another questionnaire, its wording was changed, or its header is missing.",
        example: "pillars import somebody-elses-survey.csv -o team",
        help: "Name the columns in an import map: pillars import FILE --draft-map map.toml.",
    }
    ConflictingColumn "conflicting-column" Error {
        summary: "a column's header and its answers belong to different questions",
        explanation: "The id in a header, the question's text and the answers must point to the same question. If they do not, answers would be counted for a question that nobody was asked.",
        example: "pillars import answers-shifted-by-one-column.csv -o team",
        help: "Look at the column, then name it in an import map.",
    }
    DuplicateColumn "duplicate-column" Error {
        summary: "two columns of a table are the same question",
        explanation: "A question can be in a form twice, and survey tools keep the columns of questions that were deleted. Nobody but the organiser knows which one counts.",
        example: "pillars import with-a-question-twice.csv -o team",
        help: "Name the column that counts in an import map, and set the other one to false.",
    }
    ColumnNotFound "column-not-found" Error {
        summary: "an import map names a column that no table has",
        explanation: "Headers change when somebody edits the form. A column that is not found would leave a question unanswered without a word.",
        example: "[columns]\n\"Is the peer lead on a par?\" = \"peer-leadership.parity\"",
        help: "Copy the header from the table, or delete the line.",
    }
    NotALevel "not-a-level" Error {
        summary: "a cell is not an answer to its question",
        explanation: "A cell counts if it is the wording of a level, begins with the number of a level as our forms write it, or says that the respondent does not know or that the question does not apply. In a survey export a number alone does not count: many tools number the first choice 1. A level is never guessed.",
        example: "# in a column of peer-leadership.parity: Sort of",
        help: "Ask the respondent, or say in an import map what the text means.",
    }
    ExtraCells "extra-cells" Error {
        summary: "a row has more cells than the header",
        explanation: "A delimiter inside an answer that is not in quotation marks moves all later cells to the wrong column.",
        example: "# a row of three columns: 2;Yes; and no;3",
        help: "Export the responses again, or put the text in quotation marks.",
    }
    MissingAuditValue "missing-audit-value" Error {
        summary: "nothing says the team, date or viewpoint of answers to import",
        explanation: "Every answers file names its team, the date of the audit and the respondent's viewpoint. Forms ask for them; for a table, the command line or an import map gives them, or a column does.",
        example: "pillars import responses.csv -o team",
        help: "Give it on the command line or under [audit] in an import map.",
    }
    ConflictingValue "conflicting-value" Error {
        summary: "a form is about another team, viewpoint or stage than the one given",
        explanation: "What the command line or the import map gives for all answers must not contradict a form: it probably belongs to another team. Spelling, such as capital letters, makes no difference, and the date that is given replaces the form's.",
        example: "pillars import another-teams-form.xlsx --team 'Northfield CMHT' -o team",
        help: "Import the file with its own team, or ask the respondent.",
    }
    SeveralRespondents "several-respondents" Error {
        summary: "a form holds a question twice",
        explanation: "One workbook is one respondent. A question comes twice where people copied sheets of one file to answer together, or put several forms into one.",
        example: "pillars import two-people-in-one-form.xlsx -o team",
        help: "Save a workbook for each respondent, with each sheet once.",
    }
    AnswerWithoutId "answer-without-id" Error {
        summary: "an answer in a form has lost the id of its question",
        explanation: "A hidden column says which question a row belongs to. If it was cleared, nobody can know for certain what was answered.",
        example: "pillars import a-cleared-column.xlsx -o team",
        help: "Copy the answers into a new form.",
    }
    SheetNotRead "sheet-not-read" Warning {
        summary: "a workbook has further sheets that were not read",
        explanation: "Responses are taken from the first sheet that holds anything. Another one may hold a summary, or more responses.",
        example: "pillars import two-sheets.xlsx -o team",
        help: "If it holds responses, save it as a file and import that too.",
    }
    SmallAddition "small-addition" Warning {
        summary: "an import adds only a few respondents to a team",
        explanation: "Whoever has the results from before and after can subtract them, and what is left are the answers of just the people who were added.",
        example: "pillars import two-late-forms.xlsx -o team",
        help: "Wait for more responses, or keep the earlier result from others.",
    }
    Unreadable "unreadable-file" Error {
        summary: "a file cannot be read",
        explanation: "The file is there by name, but nothing can be read from it: it may not be allowed, it may have vanished, or it is no ordinary file, such as a pipe. The other files are checked all the same.",
        example: "chmod 000 answers.toml",
        help: "Let the file be read, or do not name it.",
    }
    MustHaveWithoutEvidence "must-have-without-evidence" Warning {
        summary: "a must-have whose answer has no evidence",
        explanation: "A must-have protects people. Where an answer says that it is met, the next reader has to be able to see it too.",
        example: "parity = 3",
        help: "Add evidence beside the answer: evidence = \"Pay bands, HR, June 2026\".",
    }
    SameLevelThroughout "same-level-throughout" Warning {
        summary: "the same level through a whole pillar",
        explanation: "At least four answers of one pillar, or four positions of the culture indicators, are all the same. That can be true; more often somebody went down the page with one answer in mind.",
        example: "[answers.peer-leadership]\nparity = 2\nsuccession = 2\ndeputy = 2\nbudget = 2",
        help: "Look at the worded levels once more. If it is true, allow it: # pillars: allow same-level-throughout the reason.",
    }
    OneEndThroughout "one-end-throughout" Warning {
        summary: "every answer is at the same end of its scale, and nothing is noted",
        explanation: "At least four answers were given, all of them are the highest or all of them the lowest there is, and no note or evidence says why. That can be true; more often somebody answered without reading. This was called all-at-the-top, and that name still works.",
        example: "parity = 4\nsuccession = 4\ndeputy = 4\nbudget = 4",
        help: "Ask somebody who works there, and note what shows the answers.",
    }
    ManyNotApplicable "many-not-applicable" Warning {
        summary: "more than a fifth is called not applicable",
        explanation: "What does not apply leaves the score, so each such answer makes the result speak of less. Past a fifth of all items it speaks of another questionnaire than the one that was asked.",
        example: "budget = { not_applicable = \"We do not do that here\" }",
        help: "Check each reason; what is not done yet is level 0.",
    }
    OldAudit "old-audit" Warning {
        summary: "the audit is older than --max-age allows",
        explanation: "Teams and leaders change. An audit from long ago says what was true then. The age is counted to today, or to the day given with --today.",
        example: "date = 2021-03-01",
        help: "Audit again, or allow a longer age.",
    }
    FutureDate "future-date" Warning {
        summary: "the date of the audit lies in the future",
        explanation: "Nobody can have answered tomorrow. Most often it is a slip in the year or the month. Today is the machine's date, or the day given with --today.",
        example: "date = 2062-11-21",
        help: "Correct the date.",
    }
    CopiedFile "copied-file" Warning {
        summary: "a copy of another file, without a respondent",
        explanation: "Two files are the same to the last byte, and neither names a respondent. They are taken for one file that was copied and count as one respondent, so that a copy cannot make a small group look large enough to be shown.",
        example: "pillars check answers.toml copy-of-answers.toml",
        help: "Delete one of them. If two people really gave the same answers, give each file a respondent.",
    }
    SimilarName "similar-name" Warning {
        summary: "two team names that are almost the same",
        explanation: "The names, and those of the organisations, differ only in letter case, spaces or punctuation. Files under both names count as two teams, each with fewer respondents than it has.",
        example: "team = \"Larch ward\" # and \"Larch Ward\" in another file",
        help: "Write the name the same way in every file.",
    }
    Placeholder "placeholder" Warning {
        summary: "a placeholder of the template that nobody filled in",
        explanation: "The file still has the team name that `pillars template` writes. `pillars score` refuses it, since the rest of the file may be untouched too: an untouched template names a viewpoint and answers nothing.",
        example: "team = \"Your team\"",
        help: "Write the name of the team.",
    }
    RespondentTwice "respondent-twice" Warning {
        summary: "two files of the same respondent",
        explanation: "Each file counts as one respondent, so one person with two files counts twice, and could make a small group look large enough to be shown. Two files of one respondent about one team are doubted where they have the same date or lie in the same folder.",
        example: "respondent = \"R-014\" # in two files of one team",
        help: "Keep the later file, or correct the pseudonym.",
    }
    NoPeerViewpoint "no-peer-viewpoint" Warning {
        summary: "a team without the viewpoint of peers",
        explanation: "No answers file of this team, among the files checked, speaks from the viewpoint of peer supporters. Readiness for peer support that no peer supporter was asked about is a view from outside.",
        example: "viewpoint = \"leadership\" # in every file of the team",
        help: "Ask peer supporters too, or those outside the organisation who know it.",
    }
    NotAPseudonym "not-a-pseudonym" Warning {
        summary: "what looks like a real name or address where a pseudonym belongs",
        explanation: "Answers may be frank because nobody is named. An e-mail address, a telephone number or a value with a space in it as respondent tells who answered. The value itself is repeated in no message.",
        example: "respondent = \"jo.bloggs@example.org\"",
        help: "Write a pseudonym such as \"R-014\", and keep the list of who is who elsewhere.",
    }
    NewerToml "newer-toml" Warning {
        summary: "TOML that tools for version 1.0 refuse",
        explanation: "This program reads TOML 1.1. Many editors and languages still know only 1.0, which has no line breaks and no last comma in a table in braces, no \\e and no \\x escapes, and no times without seconds.",
        example: "parity = { level = 2, note = \"Attends\", }",
        help: "Write it as TOML 1.0 has it, so that every tool can read the file.",
    }
    InvalidAllowance "invalid-allowance" Warning {
        summary: "an allowance that allows nothing",
        explanation: "An allowance is a comment: # pillars: allow CODE reason. The code must be one of a warning, since nothing silences an error, and the reason must be there, since somebody will ask.",
        example: "# pillars: allow same-level-throughout",
        help: "Name the code of a warning, and write the reason after it.",
    }
    UnusedAllowance "unused-allowance" Warning {
        summary: "an allowance for something that is not found",
        explanation: "What was allowed is no longer there, or the comment stands on another line than the finding. A leftover would silence the next one that nobody has looked at.",
        example: "parity = 3 # pillars: allow must-have-without-evidence see minutes",
        help: "Delete the comment, or move it to the line of the finding or the one above.",
    }
    LevelsAlike "levels-alike" Warning {
        summary: "two levels of a question read alike",
        explanation: "Levels tell apart what somebody can see. Where two of them have the same words, apart from case, spaces and full stops, the answer between them is a guess.",
        example: "levels = [\"No\", \"In part\", \"In part.\", \"Yes\", \"Yes, reviewed\"]",
        help: "Word each level so that two people would choose the same one.",
    }
    ScaleLengthDiffers "scale-length-differs" Warning {
        summary: "another number of levels than the scale, without a target of its own",
        explanation: "The general target is meant for the general scale. On a question with more or fewer levels the same number means another share of the way.",
        example: "levels = [\"No\", \"Little\", \"Some\", \"Much\", \"All\", \"All, and led by peers\"]",
        help: "Give the question a target of its own.",
    }
    WithoutSource "without-source" Warning {
        summary: "a question or indicator without a source",
        explanation: "Whoever is held to an answer may ask where the question comes from. Without a source it is somebody's opinion.",
        example: "[[pillar.question]]\nid = \"parity\"\ntext = \"Are peers paid as others are?\"",
        help: "Add source = { document = \"…\", page = … }.",
    }
    WithoutAction "without-action" Warning {
        summary: "a question or indicator without an action",
        explanation: "The report names what to do about each gap. Without an action it can only say that there is one.",
        example: "[[pillar.question]]\nid = \"parity\"\ntext = \"Are peers paid as others are?\"",
        help: "Add action = \"…\": what to do about a gap.",
    }
    UnusedReading "unused-reading" Warning {
        summary: "a reading that nothing refers to",
        explanation: "Readings are shown with the questions that name them, so this one is never shown.",
        example: "[[reading]]\nid = \"faulkner-2010\"\ntitle = \"…\"",
        help: "Name it at a question, or delete it.",
    }
    PillarWithoutMustHave "pillar-without-must-have" Warning {
        summary: "a pillar without a must-have",
        explanation: "A must-have that is open caps its pillar's band. A pillar without one can be in the best band with anything missing from it.",
        example: "[[pillar]]\nid = \"peer-leadership\"",
        help: "Mark the question without which the rest means nothing: must_have = true.",
    }
    DrowningWeight "drowning-weight" Warning {
        summary: "a weight that drowns another question",
        explanation: "A question that counts for less than a tenth of another one in its pillar hardly moves the score whatever is answered.",
        example: "weight = 50",
        help: "Bring the weights nearer to each other, or leave the small question out.",
    }
    DeadObsoleteId "dead-obsolete-id" Warning {
        summary: "a retired question that was never asked",
        explanation: "It was retired in the version that brought it, or before. No answers file can hold an answer to it, so the entry does nothing.",
        example: "since = \"1.2.0\"\nobsolete = \"1.2.0\"",
        help: "Delete the entry, or correct the versions.",
    }
    TooFewRespondents "too-few-respondents" Error {
        summary: "fewer respondents of a viewpoint than --min-respondents asks for",
        explanation: "Each file counts as one respondent, and so does a group that answered together. A result that few people gave is easily traced to them, and may say nothing of how others see it.",
        example: "pillars check --min-respondents peer=3 answers/",
        help: "Ask more people with this viewpoint, each for themselves.",
    }
    Incomplete "incomplete" Error {
        summary: "not everything is answered, as --complete asks",
        explanation: "With --complete every item that applies needs an answer of the team; don't know is one. With --complete=known it needs a level, so don't know counts as missing. What one respondent left out and another answered is answered.",
        example: "pillars check --complete answers.toml",
        help: "Answer what is named.",
    }
    OpenMustHave "open-must-have" Error {
        summary: "a must-have is open or unconfirmed, against --no-open-must-haves",
        explanation: "A must-have below its target is open. One that nobody gave a level to is unconfirmed, which in the worst case is open.",
        example: "pillars check --no-open-must-haves answers.toml",
        help: "Do what the must-have asks, or find out whether it is done.",
    }
    BandTooLow "band-too-low" Error {
        summary: "a worst-case band below --min-band",
        explanation: "The overall band is that of the weakest pillar. The worst case counts: unknown answers as if they were 0, and the harshest culture still possible.",
        example: "pillars check --min-band nearly-ready answers.toml",
        help: "Close the gaps that are named, or find out what is unknown.",
    }
    GapTooLarge "gap-too-large" Error {
        summary: "a worst-case gap above --max-gap",
        explanation: "The gap is the sum of a pillar's shortfalls in points. The worst case counts: unknown answers as if they were 0, and the harshest culture still possible.",
        example: "pillars check --max-gap peer-leadership=20 answers.toml",
        help: "Close the gaps that are named, or find out what is unknown.",
    }
    ScoreTooLow "score-too-low" Error {
        summary: "a worst-case score below --min-score",
        explanation: "The worst case counts: unknown answers as if they were 0. A pillar that is not scored has no score to show.",
        example: "pillars check --min-score peer-leadership=60 answers.toml",
        help: "Do what the answers that are named lack, or find out what is unknown.",
    }
    WorseThanBaseline "worse-than-baseline" Error {
        summary: "worse than the baseline, against --no-worse-than",
        explanation: "Both sides are read with the questionnaire in use and compared over the items that are applicable on both. A pillar is worse if its worst-case gap is larger than the baseline's, or if a must-have is open or unconfirmed that was not.",
        example: "pillars check --no-worse-than 2025/ 2026/",
        help: "Look at the answers that are named; something has gone back, or is no longer known.",
    }
    NoBaseline "no-baseline" Warning {
        summary: "a team that the baseline does not have",
        explanation: "With --no-worse-than each team is compared with the team of the same name and organisation in the baseline. This one has none there, so nothing was compared.",
        example: "team = \"Northfeild CMHT\"",
        help: "Write the team's name as the baseline does, or allow it if the team is new.",
    }
    UnknownItem "unknown-item" Error {
        summary: "an action is for an item that does not exist",
        explanation: "`for` names questions in full, as pillar.question, and indicators as culture.indicator. An action for nothing would look like work on a gap that nobody is working on.",
        example: "for = [\"peer-leadership.partiy\"]",
        help: "Correct the id, or delete the action.",
    }
    LevelOfSeveralItems "level-of-several-items" Error {
        summary: "an action for several items wants one level",
        explanation: "Questions have different levels, so one number cannot be right for several items. Without `to`, each item's own target is wanted.",
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
        summary: "`confirmed` is given, but the status is another one",
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
    PlanOverdue "plan-overdue" Error {
        summary: "something in a plan is overdue, against --no-overdue",
        explanation: "An action that is open or being done is overdue after its due date, a first step after its date while the action is open, and a review after its date. Overdue is counted to today, or to the date given with --today.",
        example: "pillars check --no-overdue plan.toml",
        help: "Do what is overdue, or agree on a new date with the people it was promised to.",
    }
    MustHaveNotPlanned "must-have-not-planned" Error {
        summary: "a must-have has no action, against --plan-covers must-haves",
        explanation: "With --plan-covers must-haves, every must-have that is open or unconfirmed needs an action in a plan of the same team and organisation. An action counts if it is not dropped and wants the must-have's target; a confirmed one counts only if it was confirmed after the answers were given. A plan cannot be compared with nothing, so a plan without answers of its team is an error too.",
        example: "pillars check --plan-covers must-haves answers/ plan.toml",
        help: "Add an action for the must-have; `pillars plan draft` writes one.",
    }
    ActionWithoutOwner "action-without-owner" Warning {
        summary: "an action without an owner",
        explanation: "What belongs to nobody is not done. The owner is a role that can answer for the action, such as \"Director of workforce\". A dropped action needs none.",
        example: "[[action]]\nid = \"parity-paper\"\nwhat = \"Put the grades before the board\"",
        help: "Add `owner`: a role, not a name.",
    }
    ActionWithoutDueDate "action-without-due-date" Warning {
        summary: "an action without a due date",
        explanation: "An action that is never due is never overdue. Open actions need a date.",
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
        help: "Ask its owner how far it is, then write the date in `updated`.",
    }
    DoneUnconfirmed "done-unconfirmed" Warning {
        summary: "an action is done, but nobody has confirmed it",
        explanation: "Its owner says that it is done. Somebody of another viewpoint, best those it is for, has to say whether anything is different now.",
        example: "status = \"done\"",
        help: "Ask another viewpoint, then write `confirmed` and status = \"confirmed\", or open it again.",
    }
    DoneWithoutEvidence "done-without-evidence" Warning {
        summary: "an action is done, and nothing says what shows it",
        explanation: "`shows` names the evidence, agreed in advance. Without it nobody can check whether the action is done.",
        example: "what = \"Train the managers\"\nstatus = \"done\"",
        help: "Add `shows`: what people can see.",
    }
    OwnerViewpointMissing "owner-viewpoint-missing" Warning {
        summary: "a confirmed action does not say which viewpoint its owner has",
        explanation: "An action is confirmed by another viewpoint than its owner's. Without `owner_viewpoint` nobody can tell whether it was.",
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
        explanation: "This needs the answers of the plan's team among the files checked. An action counts if it is not dropped and wants the must-have's target; a confirmed one counts only if it was confirmed after the answers were given.",
        example: "pillars check answers/ plan.toml",
        help: "Add an action for it; `pillars plan draft` writes one.",
    }
    NoPeerInPlan "no-peer-in-plan" Warning {
        summary: "no action is shaped by peers",
        explanation: "`with` names the viewpoints that shape an action, and none of the actions that are not dropped names that of peer supporters. A plan for peers that no peer shapes repeats the gap.",
        example: "[[action]]\nid = \"parity-paper\"\nwith = [\"staff\"]",
        help: "Ask peer supporters to shape actions, and pay them for it.",
    }
    OwnerOverloaded "owner-overloaded" Warning {
        summary: "one owner has more than five open actions",
        explanation: "Nobody can follow up more than a few actions beside their work. The rest will be late, or ticked.",
        example: "owner = \"Director of workforce\" # in six open actions",
        help: "Share the actions between owners, or do fewer at a time.",
    }
    OwnerLooksLikeName "owner-looks-like-a-name" Warning {
        summary: "an owner that looks like a person's name",
        explanation: "People leave, and plans are read by people who should not know who they are. A role stays. The value itself is repeated in no message.",
        example: "owner = \"Jo Bloggs\"",
        help: "Write the role, such as \"Director of workforce\". If it is a role, allow it with a reason.",
    }
}
