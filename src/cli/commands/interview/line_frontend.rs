//! The plain line mode: numbered lists and lines, without colour, cursor or escape sequences; for screen readers, for `TERM=dumb`
//! and for scripts.

use super::frontend::{Frontend, PromptResponse, Window};
use super::layout;
use super::lease::StoreLease;
use crate::interview::{Message, Prompt};
use crate::text::clean;
use std::io::{self, BufRead, Read as _, Write};
use std::sync::Arc;

/// The maximum length of a line, in bytes.
const MAX_LINE: u64 = 64 << 10;

/// Reads and writes lines.
#[derive(Debug)]
pub(super) struct LineFrontend<R, W> {
    input: R,
    output: W,
    /// Whether to echo input, because no terminal does.
    echo: bool,
    window: Window,
}

impl<R: BufRead, W: Write> LineFrontend<R, W> {
    pub(super) fn new(input: R, output: W, echo: bool, window: Window) -> Self {
        Self { input, output, echo, window }
    }
}

impl<R: BufRead, W: Write> Frontend for LineFrontend<R, W> {
    fn show_page(&mut self, page: &[Message]) -> io::Result<()> {
        self.show(page)
    }

    fn show(&mut self, messages: &[Message]) -> io::Result<()> {
        let text = layout::messages(messages, self.window.style());
        self.print(&text)
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())
    }

    fn ask(&mut self, prompt: &Prompt, again: bool, lease: &Arc<StoreLease>) -> io::Result<PromptResponse> {
        let style = self.window.style();
        if !again {
            for line in layout::choices(&prompt.choices, style).into_iter().chain(layout::commands(prompt, style)) {
                writeln!(self.output, "{line}")?;
            }
        }
        let line = loop {
            write!(self.output, "{}: ", prompt.label)?;
            self.output.flush()?;
            lease.release();
            let read = read_line(&mut self.input);
            lease.acquire();
            match read? {
                ReadLine::End => {
                    writeln!(self.output)?;
                    return Ok(PromptResponse::End);
                }
                ReadLine::Line(line) => break line,
                ReadLine::Unusable(why) => self.show(&[Message::Error(why.to_owned())])?,
            }
        };
        if self.echo {
            writeln!(self.output, "{}", clean(&line))?;
        }
        Ok(PromptResponse::Line(line))
    }
}

/// The result of reading a line.
enum ReadLine {
    Line(String),
    /// A rejected line, with the reason.
    Unusable(&'static str),
    End,
}

/// Reads a line of bounded length, since the input may come from anywhere.
fn read_line(mut input: impl BufRead) -> io::Result<ReadLine> {
    let mut line = Vec::new();
    if input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(ReadLine::End);
    }
    if !line.ends_with(b"\n") && line.len() as u64 == MAX_LINE {
        input.skip_until(b'\n')?;
        return Ok(ReadLine::Unusable("That line is too long. Type it as several lines."));
    }
    Ok(match String::from_utf8(line) {
        Ok(line) => ReadLine::Line(line.trim_end_matches(['\n', '\r']).to_owned()),
        Err(_) => ReadLine::Unusable("That line is not UTF-8, so it cannot be kept as it was typed. Type it again."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(mut input: &[u8]) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            lines.push(match read_line(&mut input).unwrap() {
                ReadLine::Line(line) => line,
                ReadLine::Unusable(why) => format!("! {}", why.split(['.', ',']).next().unwrap()),
                ReadLine::End => return lines,
            });
        }
    }

    #[test]
    fn lines_end_as_on_any_system_and_what_cannot_be_kept_is_said() {
        assert_eq!(reads(b"3\r\nnote\n\nlast"), ["3", "note", "", "last"]);
        assert_eq!(reads(b"t Caf\xe9\n3\n"), ["! That line is not UTF-8", "3"]);
        let long = ["x".repeat(200_000).as_str(), "\n3\n"].concat();
        assert_eq!(reads(long.as_bytes()), ["! That line is too long", "3"]);
    }
}
