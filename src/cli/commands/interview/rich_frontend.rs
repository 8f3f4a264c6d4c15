//! The rich mode: the same prompts with the answers to choose from below, arrows, and suggestions while typing.

use super::frontend::{Check, Frontend, PromptResponse, Window};
use super::layout;
use super::lease::StoreLease;
use super::terminal_guard::Modes;
use crate::Style;
use crate::cli::settings;
use crate::interview::{Message, Prompt, shown};
use crate::text::clean;
use inquire::autocompletion::Replacement;
use inquire::ui::{Color, RenderConfig, StyleSheet, Styled};
use inquire::validator::Validation;
use inquire::{Autocomplete, CustomUserError, InquireError, Text};
use std::cell::RefCell;
use std::io::{self, Write as _};

/// Rows that a prompt needs beside its choices and its vocabulary.
const OTHER_ROWS: usize = 3;
/// The fewest rows that suggestions are worth.
const FEWEST_ROWS: usize = 3;

/// A terminal that can be drawn on.
#[derive(Debug)]
pub(super) struct RichFrontend {
    modes: Modes,
    window: Window,
}

impl RichFrontend {
    /// A dialogue on the terminal; its size is looked up each time, since a window can change.
    pub(super) fn new(modes: Modes, window: Window) -> Self {
        Self { modes, window }
    }
}

impl Frontend for RichFrontend {
    fn show(&mut self, said: &[Message]) -> io::Result<()> {
        self.print(&layout::said(said, self.window.style()))
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        anstream::stderr().write_all(text.as_bytes())
    }

    fn ask(
        &mut self,
        prompt: &Prompt,
        whole: bool,
        check: Check<'_>,
        busy: &mut StoreLease<'_>,
    ) -> io::Result<PromptResponse> {
        let style = self.window.style();
        let vocabulary = layout::vocabulary(prompt, Style { width: style.width.saturating_sub(2), ..style });
        let room = settings::error_rows().saturating_sub(vocabulary.len() + OTHER_ROWS);
        let choices = layout::choices(&prompt.choices, Style { width: style.width.saturating_sub(2), ..style });
        let listed = choices.iter().map(|choice| choice.lines().count()).sum::<usize>() <= room;
        if !listed && whole {
            self.print(&format!("{}\n", choices.join("\n")))?;
        }
        let waiting = RefCell::new(busy);
        // It is waited for from the first look at what to suggest: before that the prompt is still setting up the terminal.
        let ready = || waiting.borrow_mut().pause();
        let suggestions = Suggestions { ready: &ready, ..Suggestions::new(prompt, choices, style, listed) };
        let label = format!("{}:", prompt.label);
        let help = vocabulary.join("\n");
        let answered = |line: &str| suggestions.answered(line);
        let mut text = Text::new(&label)
            .with_page_size(if listed { prompt.choices.len().max(FEWEST_ROWS) } else { room.clamp(FEWEST_ROWS, 7) })
            .with_render_config(colours(style))
            .with_autocomplete(suggestions.clone())
            .with_validator(|line: &str| -> Result<Validation, CustomUserError> {
                Ok(check(&suggestions.meant(line)).map_or_else(
                    |trouble| Validation::Invalid(layout::wrapped(&trouble, style).into()),
                    |()| Validation::Valid,
                ))
            })
            .with_formatter(&answered);
        if !help.is_empty() {
            text = text.with_help_message(&help);
        }
        if let Some(draft) = &prompt.draft {
            text = text.with_initial_value(draft);
        }
        self.modes.for_a_prompt()?;
        let heard = text.prompt();
        waiting.borrow_mut().go_on();
        self.modes.between_prompts()?;
        match heard {
            Ok(line) => Ok(PromptResponse::Line(suggestions.meant(&line))),
            Err(InquireError::OperationCanceled) => Ok(PromptResponse::Back),
            Err(InquireError::OperationInterrupted) => Ok(PromptResponse::Interrupt),
            Err(InquireError::IO(error)) => Err(error),
            Err(other) => Err(io::Error::other(other)),
        }
    }
}

/// What can be chosen with the arrows: the answers, and words that begin with what is typed.
#[derive(Clone)]
struct Suggestions<'r> {
    /// To be called whenever there is a look at them.
    ready: &'r dyn Fn(),
    /// What to type, what else it is called, and how it is shown.
    all: Vec<Suggestion>,
    /// Whether all answers are shown while nothing is typed.
    listed: bool,
    /// Whether any text may be typed.
    free: bool,
    /// What Enter alone means.
    given: Option<String>,
}

#[derive(Debug, Clone)]
struct Suggestion {
    typed: String,
    name: Option<&'static str>,
    shown: String,
    answered: String,
}

impl Suggestions<'_> {
    fn new(prompt: &Prompt, choices: Vec<String>, style: Style, listed: bool) -> Self {
        let in_a_line = |shown: String| {
            // Where not all answers fit, each takes one line; they stand in full above.
            if listed { shown.replace('\n', "\n  ") } else { layout::cut(&clean(&shown), style) }
        };
        let choices = prompt.choices.iter().zip(choices).map(|(choice, shown)| Suggestion {
            typed: choice.typed.clone(),
            name: None,
            shown: in_a_line(shown),
            answered: layout::wrapped(&format!("{}, {}", choice.typed, choice.words), style),
        });
        let words = prompt.words.iter().map(|word| Suggestion {
            typed: word.letter.to_owned(),
            name: Some(word.name),
            shown: layout::cut(&format!("{}: {}", shown(word), word.does), style),
            answered: word.name.to_owned(),
        });
        let given = prompt.given.as_ref().map(|given| layout::wrapped(given, style));
        Self { ready: &|| (), all: choices.chain(words).collect(), listed, free: prompt.free, given }
    }

    /// What somebody means who typed this, or chose it.
    fn meant(&self, line: &str) -> String {
        let chosen = self.all.iter().find(|suggestion| suggestion.shown == line);
        chosen.map_or(line, |suggestion| &suggestion.typed).to_owned()
    }

    /// What stays on the screen of an answer.
    fn answered(&self, line: &str) -> String {
        let meant = self.meant(line);
        let typed = meant.trim();
        if typed.is_empty() {
            return self.given.clone().unwrap_or_default();
        }
        let known = self.all.iter().find(|suggestion| suggestion.typed == typed);
        known.filter(|_| !self.free).map_or_else(|| clean(typed), |suggestion| suggestion.answered.clone())
    }
}

impl Autocomplete for Suggestions<'_> {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        (self.ready)();
        let input = input.trim().to_lowercase();
        let fits = |suggestion: &&Suggestion| match suggestion.name {
            _ if self.free => false,
            None if input.is_empty() => self.listed,
            Some(_) if input.is_empty() => false,
            None => suggestion.typed.starts_with(&input),
            Some(name) => suggestion.typed == input || name.starts_with(&input),
        };
        Ok(self.all.iter().filter(fits).map(|suggestion| suggestion.shown.clone()).collect())
    }

    fn get_completion(&mut self, input: &str, chosen: Option<String>) -> Result<Replacement, CustomUserError> {
        let only = || match self.get_suggestions(input).as_deref() {
            Ok([only]) => Some(only.clone()),
            _ => None,
        };
        Ok(chosen.or_else(only).map(|line| self.meant(&line)))
    }
}

/// How a prompt looks. Nothing is said by colour alone: a chosen line has a mark in front.
fn colours(style: Style) -> RenderConfig<'static> {
    let mut config = RenderConfig::empty()
        .with_prompt_prefix(Styled::new(">"))
        .with_answered_prompt_prefix(Styled::new(">"))
        .with_canceled_prompt_indicator(Styled::new("back"));
    config.highlighted_option_prefix = Styled::new(">");
    config.error_message = config.error_message.with_prefix(Styled::new("!"));
    if style.colour {
        config.selected_option = Some(StyleSheet::new().with_fg(Color::LightCyan));
        config.highlighted_option_prefix = Styled::new(">").with_fg(Color::LightCyan);
        config.help_message = StyleSheet::new().with_fg(Color::DarkGrey);
        config.error_message = config.error_message.with_message(StyleSheet::new().with_fg(Color::DarkYellow));
        config.answer = StyleSheet::new().with_fg(Color::LightCyan);
    }
    config
}
