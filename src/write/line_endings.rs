//! The line endings of a file: kept line by line if they are mixed, since the TOML editor writes only `\n`.

/// The line endings of a text. Lines that an edit adds get the most common ending.
#[derive(Debug, Clone)]
pub(super) struct LineEndings {
    usually_crlf: bool,
    /// The lines and whether each ends with `\r\n`; `None` if all have the same ending.
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

    /// Records an edit: `text` is the whole new text, with lines that end in `\n`.
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
        // A changed line keeps its ending; additional lines get the most common one.
        let changed: Vec<_> = before[start..before.len() - end].iter().map(|line| line.crlf).collect();
        let endings = changed.into_iter().chain(std::iter::repeat(usual));
        let new = after[start..after.len() - end].iter().zip(endings);
        let new: Vec<_> = new.map(|(text, crlf)| Line { text: (*text).to_owned(), crlf }).collect();
        before.splice(start..before.len() - end, new);
    }

    /// The text with its endings, from a text with lines that end in `\n`.
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
