//! What a file is meant to be, as far as its text shows; also where the text is broken.

use std::ops::ControlFlow;

/// What a file is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Answers to a questionnaire.
    Answers,
    /// A questionnaire.
    Questionnaire,
}

/// The lines of a text that are looked at; what is ours shows it long before.
const LINES: usize = 20_000;

/// What a text is meant to be, if it is anything of ours.
///
/// It is answers if it has a key `questionnaire` before any header, or a header of `[audit]`, `[answers.…]` or `[culture]`; it is a
/// questionnaire if it has a header of one of a questionnaire's lists. The first such line decides.
#[must_use]
pub fn kind(text: &str) -> Option<Kind> {
    let mut at_the_top = true;
    let found = text.lines().take(LINES).try_for_each(|line| {
        let line = line.trim_start();
        if let Some(header) = line.strip_prefix('[') {
            at_the_top = false;
            return of_header(header).map_or(ControlFlow::Continue(()), ControlFlow::Break);
        }
        match line.split(['=', '.']).next().map(|key| key.trim().trim_matches(['"', '\''])) {
            Some("questionnaire") if at_the_top && line.contains('=') => ControlFlow::Break(Kind::Answers),
            Some("audit" | "answers" | "culture") if at_the_top && line.contains('=') => {
                ControlFlow::Break(Kind::Answers)
            }
            Some("must_have_cap") if at_the_top && line.contains('=') => ControlFlow::Break(Kind::Questionnaire),
            _ => ControlFlow::Continue(()),
        }
    });
    found.break_value()
}

fn of_header(header: &str) -> Option<Kind> {
    let list = header.starts_with('[');
    let name = header.trim_start_matches('[');
    let name = name.split([']', '.', '#', '=']).next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    match (name, list) {
        ("audit" | "answers" | "culture", _) => Some(Kind::Answers),
        ("scale", false) | ("pillar" | "indicator" | "viewpoint" | "band", true) => Some(Kind::Questionnaire),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_told_by_its_first_telling_line_even_in_broken_text() {
        for (text, meant) in [
            ("questionnaire = \"peer-hub-8-pillars\"\n", Some(Kind::Answers)),
            ("questionnaire = \n", Some(Kind::Answers)),
            ("# a comment\n\nversion = 1.0\n[audit\n", Some(Kind::Answers)),
            ("[answers.peer-leadership]\nparity = 3", Some(Kind::Answers)),
            ("  [ culture ]\r\n", Some(Kind::Answers)),
            ("answers.peer-leadership.parity = 3", Some(Kind::Answers)),
            ("id = \"x\"\n[[pillar]]\n", Some(Kind::Questionnaire)),
            ("id = \"x\"\nmust_have_cap = \"ready\"\n", Some(Kind::Questionnaire)),
            ("[scale]\n", Some(Kind::Questionnaire)),
            ("[package]\nname = \"x\"\nquestionnaire = 1\n", None),
            ("[[bin]]\n[scale-factor]\n", None),
            ("questionnaire\n", None),
            ("", None),
            ("\0\u{fffd}\u{fffd}", None),
        ] {
            assert_eq!(kind(text), meant, "{text:?}");
        }
    }
}
