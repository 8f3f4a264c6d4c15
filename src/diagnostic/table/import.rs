//! Codes about forms and tables to import, and about import maps.

use super::{Code, CodeInfo, Severity};

texts! {
    UnreadableTable "unreadable-table" Error {
        summary: "a file to import that is not a form or a table",
        explanation: "pillars import reads its own Excel forms, answers files, and tables saved as CSV or as Excel workbooks (.xlsx). Files of Excel 2003 and workbooks with a password are not read, and nothing is taken from a damaged file.",
        example: "pillars import responses.xls -o team",
        help: "Save or export the file as .xlsx or CSV, without a password.",
    }
    TableTooLarge "table-too-large" Error {
        summary: "a file to import is larger than the limits",
        explanation: "A table can be up to 256 MiB, including when unpacked, with up to 20,000 rows, 500 columns and 32,767 characters in a cell. Files beyond that are refused before they fill the memory.",
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
    UndecidedColumn "undecided-column" Error {
        summary: "a column may be a question, but its answers do not make it certain",
        explanation: "If a header does not identify a column, its answers decide: all of them are levels of one question, or at least two thirds are. If fewer are, or too few cells are filled in, you decide, because a column that is left out loses answers without anybody noticing.",
        example: "# a column called Item 4, half of whose cells are levels of peer-leadership.parity",
        help: "Name the column in an import map, or set it to false there.",
    }
    DuplicateColumn "duplicate-column" Error {
        summary: "two columns of a table are the same question",
        explanation: "A question can be in a form twice, and survey tools keep the columns of questions that were deleted. Nobody but the organiser knows which one counts.",
        example: "pillars import with-a-question-twice.csv -o team",
        help: "Name the column that counts in an import map, and set the other one to false.",
    }
    ColumnNotFound "column-not-found" Error {
        summary: "an import map names a column that no table has",
        explanation: "Headers change when somebody edits the form. A column that is not found would silently leave a question unanswered.",
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
        summary: "answers to import have no team, date or viewpoint",
        explanation: "Every answers file gives its team, the date of the audit and the respondent's viewpoint. Forms ask for them; for a table, the command line or an import map gives them, or a column does.",
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
        summary: "a form has a question twice",
        explanation: "One workbook is one respondent. A question appears twice if people copied sheets within one file to answer together, or put several forms into one file.",
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
        explanation: "Responses are taken from the first sheet that contains anything. Another one may hold a summary, or more responses.",
        example: "pillars import two-sheets.xlsx -o team",
        help: "If it contains responses, save it as a file and import that too.",
    }
    SmallAddition "small-addition" Warning {
        summary: "an import adds only a few respondents to a team",
        explanation: "Anyone with the results from before and after can subtract them and work out the answers of just the people who were added.",
        example: "pillars import two-late-forms.xlsx -o team",
        help: "Wait for more responses, or keep the earlier result from others.",
    }
}
