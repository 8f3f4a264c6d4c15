//! The line endings of a file: kept line by line where they are mixed, since the TOML editor writes `\n` only.

/// How the lines of a text end. A line that an edit adds or changes ends as most lines do.
#[derive(Debug, Clone)]
pub(super) struct LineEndings {
    usually_crlf: bool,
    /// The lines and whether each ends with `\r\n`; `None` where all end alike.
    mixed: Option<Vec<Line>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// With `\n`, if it has one.
    text: String,
    crlf: bool,
}

impl LineEndings {
    /// The endings of a new file.
    pub(super) fn unix() -> Self {
        Self { usually_crlf: false, mixed: None }
    }

    /// The endings of a text.
    pub(super) fn of(text: &str) -> Self {
        let (all, crlf) = (text.matches('\n').count(), text.matches("\r\n").count());
        let line = |line: &str| Line { text: line.replace("\r\n", "\n"), crlf: line.ends_with("\r\n") };
        Self {
            usually_crlf: crlf * 2 > all,
            mixed: (crlf != 0 && crlf != all).then(|| text.split_inclusive('\n').map(line).collect()),
        }
    }

    /// Takes note of an edit: `text` is the whole new text, its lines ending with `\n`.
    ///
    /// An edit changes one run of lines, so the lines before and after it are the ones that both texts share.
    pub(super) fn follow(&mut self, text: &str) {
        let Some(before) = &mut self.mixed else { return };
        let after: Vec<&str> = text.split_inclusive('\n').collect();
        let start = before.iter().zip(&after).take_while(|(old, new)| old.text == **new).count();
        let shorter = before.len().min(after.len()) - start;
        let same = before.iter().rev().zip(after.iter().rev()).take_while(|(old, new)| old.text == **new).count();
        let end = same.min(shorter);
        let usual = self.usually_crlf;
        // A line that only changed keeps its ending; where there are more lines than before, the rest end as most do.
        let changed: Vec<_> = before[start..before.len() - end].iter().map(|line| line.crlf).collect();
        let endings = changed.into_iter().chain(std::iter::repeat(usual));
        let new = after[start..after.len() - end].iter().zip(endings);
        let new: Vec<_> = new.map(|(text, crlf)| Line { text: (*text).to_owned(), crlf }).collect();
        before.splice(start..before.len() - end, new);
    }

    /// The text with its endings, given one whose lines end with `\n`.
    pub(super) fn restore(&self, text: &str) -> String {
        match &self.mixed {
            None if self.usually_crlf => text.replace('\n', "\r\n"),
            None => text.to_owned(),
            Some(lines) => lines
                .iter()
                .map(|line| if line.crlf { line.text.replace('\n', "\r\n") } else { line.text.clone() })
                .collect(),
        }
    }
}
