//! The text that the line editor shows around the line: the choices and the available commands.

use super::super::frontend::Window;
use super::super::layout;
use super::super::lease::StoreLease;
use super::keys::KeyState;
use super::redraw::Screen;
use crate::TerminalStyle;
use crate::cli::settings;
use crate::interview::{CommandSpec, Prompt};
use crate::text::clean;
use rustyline::completion::Completer;
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hint, Hinter};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::sync::Arc;

/// Rows reserved above a list of choices for the question and the prompt.
const ROWS_ABOVE: usize = 3;
/// The marker of the selected choice; others are indented by its width.
const MARK: &str = "> ";
const NO_MARK: &str = "  ";

/// The text around one prompt.
pub(super) struct PromptHelper {
    prompt: Prompt,
    window: Window,
    keys: Arc<KeyState>,
    screen: Arc<Screen>,
    lease: Arc<StoreLease>,
    released: Cell<bool>,
    /// The last text below the line, without and with colour.
    below: RefCell<(String, String)>,
}

/// Text below the line, which is never inserted.
pub(super) struct HintBelow(String);

impl PromptHelper {
    pub(super) fn new(
        prompt: &Prompt,
        window: Window,
        (keys, screen): (&Arc<KeyState>, &Arc<Screen>),
        lease: &Arc<StoreLease>,
    ) -> Self {
        Self {
            prompt: prompt.clone(),
            window,
            keys: Arc::clone(keys),
            screen: Arc::clone(screen),
            lease: Arc::clone(lease),
            released: Cell::new(false),
            below: RefCell::default(),
        }
    }

    /// Whether the lease was released for this prompt.
    pub(super) fn has_released(&self) -> bool {
        self.released.get()
    }

    /// The lines below the input, without and with colour.
    fn below(&self, typed: &str, style: TerminalStyle) -> (String, String) {
        let inner = inner(style);
        let (bold, dimmed) = (anstyle::AnsiColor::Cyan.on_default().bold(), anstyle::Style::new().dimmed());
        let (mut plain, mut coloured) = (String::new(), String::new());
        let mut add = |line: &str, ansi: anstyle::Style| {
            // Writing to a String cannot fail.
            let _infallible = write!(plain, "\n{line}");
            let _infallible = write!(coloured, "\n{ansi}{line}{ansi:#}");
        };
        if choices_fit(&self.prompt, style) {
            for (choice, lines) in self.prompt.choices.iter().zip(layout::choices(&self.prompt.choices, inner)) {
                let chosen = choice.typed == typed;
                for (index, line) in lines.lines().enumerate() {
                    let mark = if chosen && index == 0 { MARK } else { NO_MARK };
                    add(&format!("{mark}{line}"), if chosen { bold } else { anstyle::Style::new() });
                }
            }
        }
        let fitting: Vec<_> = self.fitting(typed).collect();
        if fitting.is_empty() {
            for line in layout::commands(&self.prompt, inner) {
                add(&line, dimmed);
            }
        }
        for command in fitting {
            let line = format!("{NO_MARK}{}: {}", command.label(), command.description);
            add(&layout::cut(&line, inner.width, style), dimmed);
        }
        (plain, coloured)
    }

    /// The commands that match a line or start with it.
    fn fitting(&self, typed: &str) -> impl Iterator<Item = &'static CommandSpec> {
        let usable = !self.prompt.free_text && !typed.is_empty();
        let typed = typed.to_lowercase();
        let letter = typed.split(' ').next().unwrap_or_default().to_owned();
        self.prompt
            .commands
            .iter()
            .copied()
            .filter(move |command| usable && (command.letter == letter || command.name.starts_with(&typed)))
    }

    /// The text that stays on the screen after an answer: its meaning.
    fn meaning(&self, typed: &str) -> Option<String> {
        let meaning = if typed.is_empty() {
            self.prompt.default.clone()
        } else {
            let choice = self.prompt.choices.iter().find(|choice| choice.typed == typed);
            choice.map(|choice| format!("  {}", choice.text))
        };
        let style = self.window.style();
        let taken = "> : ".len() + self.prompt.label.len() + typed.len() + 1;
        meaning.map(|meaning| {
            let indented = meaning.starts_with(' ');
            let text = clean(&meaning);
            let text = if indented { format!("  {text}") } else { text };
            layout::cut(&text, style.width.saturating_sub(taken), style)
        })
    }
}

/// Whether all choices can be listed below the prompt.
pub(super) fn choices_fit(prompt: &Prompt, style: TerminalStyle) -> bool {
    let inner = inner(style);
    let listed: usize = layout::choices(&prompt.choices, inner).iter().map(|choice| choice.lines().count()).sum();
    listed + layout::commands(prompt, inner).len() + ROWS_ABOVE <= settings::error_rows()
}

/// The style of the text below the line. The last column stays free, since terminals handle it differently.
fn inner(style: TerminalStyle) -> TerminalStyle {
    TerminalStyle { width: style.width.saturating_sub(MARK.len() + 1), ..style }
}

impl Helper for PromptHelper {}

impl Hint for HintBelow {
    fn display(&self) -> &str {
        &self.0
    }

    fn completion(&self) -> Option<&str> {
        None
    }
}

impl Hinter for PromptHelper {
    type Hint = HintBelow;

    fn hint(&self, line: &str, _: usize, _: &Context<'_>) -> Option<HintBelow> {
        // The editor asks for hints once it waits for input. Before that it sets up the terminal.
        if !self.released.replace(true) {
            self.lease.release();
        }
        let style = self.window.style();
        let below = self.below(line.trim(), style);
        self.screen.lay_out(style.width);
        let text = below.0.clone();
        self.below.replace(below);
        Some(HintBelow(text))
    }
}

impl Highlighter for PromptHelper {
    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        let below = self.below.borrow();
        if below.0 == hint { Cow::Owned(below.1.clone()) } else { Cow::Borrowed(hint) }
    }
}

impl Validator for PromptHelper {
    /// Every line is accepted; errors are shown above the next prompt.
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let ended = self.keys.pressed().is_some();
        Ok(ValidationResult::Valid(self.meaning(context.input().trim()).filter(|_| !ended)))
    }
}

impl Completer for PromptHelper {
    type Candidate = String;

    fn complete(&self, line: &str, position: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let typed = line.get(..position).unwrap_or(line).trim();
        let fitting = self.fitting(typed).filter(|_| !typed.contains(' '));
        Ok((0, fitting.map(|command| command.name.to_owned()).collect()))
    }
}
