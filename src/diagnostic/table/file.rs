//! Codes about files as a whole, and about settings files.

use super::{Code, CodeInfo, Severity};

texts! {
    NotUtf8 "not-utf8" Error {
        summary: "the file is not UTF-8 text",
        explanation: "TOML files are always UTF-8. A file saved in an older encoding, such as Windows-1252, contains bytes that mean nothing in UTF-8, usually where a letter has an accent.",
        example: "team = \"Caf\\xE9\"",
        help: "Save the file as UTF-8. Every text editor can do this.",
    }
    TooLarge "file-too-large" Error {
        summary: "the file is too large to read",
        explanation: "An answers file is a few kilobytes long. The limit stops a mistaken path, such as a video, from filling the memory.",
        example: "pillars check recording.mp4",
        help: "Check the path, and name the answers file you meant.",
    }
    EmptyFile "empty-file" Error {
        summary: "the file is empty",
        explanation: "A file with no content, or only comments, contains no answers. It may be damaged, or it may never have been saved.",
        example: "pillars check empty.toml",
        help: "Restore the file, or write a new one with `pillars template -o FILE`.",
    }
    WrongFileKind "wrong-file-kind" Error {
        summary: "the wrong kind of file",
        explanation: "Answers files, questionnaires, action plans, settings and import maps are recognised by their keys and headers. In folders, files of other kinds are skipped, but a file that you name must be of the right kind.",
        example: "[package]\nname = \"some-other-tool\"",
        help: "Name a file of the right kind.",
    }
    InvalidSetting "invalid-setting" Error {
        summary: "a setting has a value that cannot be used",
        explanation: "A settings file names codes, bands, pillars, ages and limits. If one of them did not exist, a check that somebody relies on would silently not run, so this ends the run.",
        example: "max_age = \"soon\"",
        help: "Write a value of the kind the message names.",
    }
    Unreadable "unreadable-file" Error {
        summary: "a file cannot be read",
        explanation: "The file exists but cannot be read. You may not have permission, it may have just been deleted, or it may not be a regular file. The other files are still checked.",
        example: "chmod 000 answers.toml",
        help: "Make the file readable, or leave it out.",
    }
    InvalidRecord "invalid-record" Error {
        summary: "a line of NDJSON input is not an answers file with a name",
        explanation: "With --input-format ndjson every line is a JSON object with two strings and nothing else: the name of an answers file and its text. An unknown key may be a misspelt one, and an incomplete line means that the input was cut short. Empty lines are skipped.",
        example: "pillars batch --input-format ndjson not-ndjson.txt",
        help: "Write each line as an object with the strings `name` and `text`.",
    }
    DuplicateName "duplicate-name" Error {
        summary: "two lines of NDJSON input have the same name",
        explanation: "A line that was sent twice would count as two respondents, so only the first line with a name is used. The other one is left out, like a file with errors.",
        example: "pillars batch --input-format ndjson the-same-name-twice.ndjson",
        help: "Give each answers file a name of its own, such as its path, and send it once.",
    }
}
