//! Suppressions: comments in a file that allow a warning on one line, each with its reason.
//!
//! `# pillars: allow CODE reason`, at the end of the finding's line or above it.

use super::Scan;
use crate::diagnostic::{Code, Diagnostic, Severity, did_you_mean};
use crate::source::{Source, Span};
use crate::text::Quoted;

/// The suppressions of one file.
#[derive(Debug, Clone, Default)]
pub struct Suppressions {
    valid: Vec<Suppression>,
    invalid: Vec<Diagnostic>,
}

#[derive(Debug, Clone)]
struct Suppression {
    code: Code,
    comment: Span,
    /// The line it applies to, from 1.
    line: usize,
}

impl Suppressions {
    /// Finds the suppressions among a file's comments.
    #[must_use]
    pub fn of(source: &Source, scan: &Scan) -> Self {
        let mut found = Self::default();
        for (index, comment) in scan.comments.iter().enumerate() {
            let Some(words) = words(source.slice(*comment)) else { continue };
            match allowed(words) {
                Ok(code) => {
                    let line = target_line(source, &scan.comments, index);
                    found.valid.push(Suppression { code, comment: *comment, line });
                }
                Err((message, help)) => {
                    found.invalid.push(Diagnostic::new(Code::InvalidAllowance, *comment, message).with_help(help));
                }
            }
        }
        found
    }

    /// Removes suppressed findings, and adds a warning for each suppression that is invalid or unused.
    ///
    /// A suppression is unused only if its lint ran, as `looked_for` says.
    #[must_use]
    pub fn apply(self, source: &Source, found: Vec<Diagnostic>, looked_for: impl Fn(Code) -> bool) -> Vec<Diagnostic> {
        let mut used = vec![false; self.valid.len()];
        let mut allows = |code: Code, span: Span| {
            let line = source.position(span.start).line;
            let allowance = self.valid.iter().position(|allowance| allowance.code == code && allowance.line == line);
            if let Some(allowance) = allowance {
                used[allowance] = true;
            }
            allowance.is_some()
        };
        let mut remaining: Vec<Diagnostic> = found
            .into_iter()
            .filter_map(|one| {
                let code = one.code();
                if allows(code, one.span()) {
                    return None;
                }
                one.retain_private_labels(|label| !allows(code, label.span))
            })
            .collect();
        let unused = self.valid.iter().zip(used).filter(|(allowance, used)| !used && looked_for(allowance.code));
        remaining.extend(unused.map(|(allowance, _)| {
            let message = format!("line {} does not raise {}", allowance.line, Quoted(allowance.code.name()));
            Diagnostic::new(Code::UnusedAllowance, allowance.comment, message)
                .with_help("delete the comment, or move it")
        }));
        remaining.extend(self.invalid);
        remaining.sort_by_key(|one| (one.span(), one.code()));
        remaining
    }
}

/// The text after `pillars: allow` in a comment.
fn words(comment: &str) -> Option<&str> {
    let rest = comment.trim_start_matches('#').trim().strip_prefix("pillars:")?.trim_start().strip_prefix("allow")?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

/// The suppressed code, if it can be allowed and there is a reason.
fn allowed(words: &str) -> Result<Code, (String, String)> {
    let (name, reason) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    if name.is_empty() {
        return Err(("an allowance without a code".to_owned(), "write # pillars: allow CODE reason".to_owned()));
    }
    let Some(code) = Code::from_name(name) else {
        let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning).map(|code| code.name());
        let help = did_you_mean(name, warnings).unwrap_or_else(|| "write the code as shown in the finding".to_owned());
        return Err((format!("there is no code {}", Quoted(name)), help));
    };
    if code.severity() == Severity::Error {
        return Err((
            format!("{} is an error, and errors cannot be allowed", Quoted(name)),
            code.info().help.to_owned(),
        ));
    }
    if matches!(code, Code::InvalidAllowance | Code::UnusedAllowance) {
        return Err((format!("{} cannot be allowed", Quoted(name)), code.info().help.to_owned()));
    }
    if reason.trim().is_empty() {
        return Err((
            format!("{} is allowed without a reason", Quoted(name)),
            "write the reason after the code".to_owned(),
        ));
    }
    Ok(code)
}

/// The line that a comment applies to: its own or, if it is alone on its line, the next one. Comments above one line belong together.
fn target_line(source: &Source, comments: &[Span], index: usize) -> usize {
    let alone = |comment: Span| {
        let line = source.line_at(comment.start);
        source.slice(Span::new(line.start, comment.start)).trim().is_empty()
    };
    let Some(first) = comments.get(index) else { return 0 };
    let mut line = source.position(first.start).line;
    if !alone(*first) {
        return line;
    }
    for comment in comments.iter().skip(index + 1) {
        if source.position(comment.start).line != line + 1 || !alone(*comment) {
            break;
        }
        line += 1;
    }
    line + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The remaining findings about each `level`, and those about suppressions.
    fn remaining(text: &str) -> Vec<String> {
        let source = Source::new("answers.toml", text);
        let doubts = text
            .match_indices("level")
            .filter(|(at, _)| !text.get(..*at).unwrap().rsplit('\n').next().unwrap().contains('#'))
            .map(|(at, _)| Diagnostic::new(Code::MustHaveWithoutEvidence, Span::new(at, at + 5), "doubtful"))
            .collect();
        let suppressions = Suppressions::of(&source, &Scan::new(&source));
        suppressions
            .apply(&source, doubts, |code| code != Code::OldAudit)
            .iter()
            .map(|one| format!("{} {}", source.position(one.span().start), one.message()))
            .collect()
    }

    #[test]
    fn an_allowance_speaks_of_its_line_or_of_the_one_below() {
        let allow = "# pillars: allow must-have-without-evidence seen by the board";
        assert_eq!(remaining(&format!("a = level {allow}\n")), [""; 0]);
        assert_eq!(remaining(&format!("{allow}\na = level\r\n")), [""; 0]);
        assert_eq!(remaining(&format!("{allow}\n# more to say\na = level\n")), [""; 0]);
        assert_eq!(
            remaining(&format!("{allow}\n\na = level\n")),
            ["1:1 line 2 does not raise `must-have-without-evidence`", "3:5 doubtful"]
        );
        assert_eq!(
            remaining(&format!("b = 1 {allow}\na = level\n")),
            ["1:7 line 1 does not raise `must-have-without-evidence`", "2:5 doubtful"]
        );
    }

    #[test]
    fn an_allowance_that_allows_nothing_is_a_warning() {
        for (comment, said) in [
            ("# pillars: allow", "1:1 an allowance without a code"),
            ("# pillars: allow old-audit", "1:1 `old-audit` is allowed without a reason"),
            ("# pillars: allow old-adit why", "1:1 there is no code `old-adit`"),
            ("# pillars: allow syntax why", "1:1 `syntax` is an error, and errors cannot be allowed"),
            ("# pillars: allow unused-allowance why", "1:1 `unused-allowance` cannot be allowed"),
        ] {
            assert_eq!(remaining(comment), [said], "{comment}");
        }
    }

    #[test]
    fn what_only_looks_like_an_allowance_is_none() {
        for text in [
            "# pillars: allowances are explained in the README",
            "# pillars allow old-audit why",
            "a = '# pillars: allow nothing at all'",
            "# pillars: allow old-audit the finding was not looked for",
        ] {
            assert_eq!(remaining(text), [""; 0], "{text}");
        }
    }
}
