//! The plain line mode: numbered lists and lines, without colour, cursor or escape; for screen readers, for `TERM=dumb`
//! and for scripts.

use super::busy::Busy;
use super::dialogue::{Check, Dialogue, Heard};
use super::layout;
use crate::Style;
use crate::interview::{Prompt, Said};
use crate::report::words::clean;
use std::io::{self, BufRead, Write};

/// Lines in, lines out.
#[derive(Debug)]
pub(super) struct Plain<R, W> {
    input: R,
    output: W,
    /// Whether what is read has to be shown, because no terminal does.
    echo: bool,
    style: fn() -> Style,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// A dialogue over these; its width is looked up each time, since a window can change.
    pub(super) fn new(input: R, output: W, echo: bool, style: fn() -> Style) -> Self {
        Self { input, output, echo, style }
    }
}

impl<R: BufRead, W: Write> Dialogue for Plain<R, W> {
    fn show(&mut self, said: &[Said]) -> io::Result<()> {
        let text = layout::said(said, (self.style)());
        self.print(&text)
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())
    }

    fn ask(&mut self, prompt: &Prompt, whole: bool, _check: Check<'_>, busy: &mut Busy<'_>) -> io::Result<Heard> {
        let style = (self.style)();
        if whole {
            for line in layout::choices(&prompt.choices, style).into_iter().chain(layout::vocabulary(prompt, style)) {
                writeln!(self.output, "{line}")?;
            }
        }
        write!(self.output, "{}: ", prompt.label)?;
        self.output.flush()?;
        let mut line = Vec::new();
        busy.pause();
        let read = self.input.read_until(b'\n', &mut line);
        busy.go_on();
        if read? == 0 {
            writeln!(self.output)?;
            return Ok(Heard::End);
        }
        let line = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
        if self.echo {
            writeln!(self.output, "{}", clean(&line))?;
        }
        Ok(Heard::Line(line))
    }
}
