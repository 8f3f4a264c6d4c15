//! Runs the program in a pseudo-terminal: typed input, the screen, and the state of the terminal afterwards.

use crate::shell::{PATIENCE, interruptible};
use crate::support::folder;
use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Termios, tcgetattr};
use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The program at a terminal.
pub(crate) struct Terminal {
    /// None once the terminal is closed.
    pty: Option<Pty>,
    child: Child,
    screen: vt100::Parser,
    /// Everything that was sent to the terminal.
    sent: Vec<u8>,
    before: Termios,
}

impl Terminal {
    /// Starts the program in a folder, in a window of 80 by 24, asking the kitchen's questionnaire of seven questions.
    pub(crate) fn start(temp_dir: &Path, arguments: &[&str]) -> Self {
        Self::start_with(temp_dir, arguments, &[("TERM", "xterm-256color")])
    }

    pub(crate) fn start_with(temp_dir: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let kitchen = folder("examples/questionnaires/volunteer-kitchen.toml").display().to_string();
        let environment = [environment, &[("PILLARS_QUESTIONNAIRE", kitchen.as_str())]].concat();
        Self::start_in_a_window(temp_dir, arguments, &environment, (24, 80))
    }

    /// Starts the program in a window of so many rows and columns, with nothing of the machine's environment.
    pub(crate) fn start_in_a_window(
        temp_dir: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
        (rows, columns): (u16, u16),
    ) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(rows, columns)).unwrap();
        let before = tcgetattr(&pty).unwrap();
        let (program, leading) = interruptible().split_first().unwrap();
        let command = Command::new(program)
            .args(leading)
            .args(arguments)
            .env_clear()
            .envs(environment.iter().copied())
            .current_dir(temp_dir);
        let child = command.spawn(pts).unwrap();
        Self {
            pty: Some(pty),
            child,
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
            sent: Vec::new(),
            before,
        }
    }

    /// Types as on a keyboard: Enter is `\r`.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.pty().write_all(keys.as_bytes()).unwrap();
    }

    /// Types a line.
    pub(crate) fn line(&mut self, line: &str) {
        self.keys(&format!("{line}\r"));
    }

    /// Waits until the screen shows a text and is drawn to its end: while it is drawn, the cursor is hidden.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) {
        let begun = Instant::now();
        while !self.shown().contains(text) || self.screen().hide_cursor() {
            self.read(Duration::from_millis(100));
            assert!(begun.elapsed() < PATIENCE, "it does not show {text:?}, but:\n{}", self.shown());
        }
    }

    /// Waits until the screen no longer shows a text.
    #[track_caller]
    pub(crate) fn sees_no_more(&mut self, text: &str) {
        self.waits_until(&format!("no more {text:?}"), |shown| !shown.contains(text));
    }

    /// Waits until the screen shows a text once more, below where it shows it already.
    #[track_caller]
    pub(crate) fn sees_again(&mut self, text: &str) {
        let before = self.shown().matches(text).count();
        self.waits_until(&format!("{text:?} again"), |shown| shown.matches(text).count() > before);
    }

    /// Waits until the whole screen was drawn again, after it was drawn so many times.
    #[track_caller]
    pub(crate) fn is_drawn_again(&mut self, before: usize) {
        let begun = Instant::now();
        while self.drawn() == before {
            self.read(Duration::from_millis(100));
            assert!(begun.elapsed() < PATIENCE, "it does not draw the screen again:\n{}", self.shown());
        }
    }

    /// How many times the whole screen was drawn.
    pub(crate) fn drawn(&self) -> usize {
        self.sent().matches("\x1b[H\x1b[2J").count()
    }

    /// Waits until the first line of the screen begins with the first text, and the others follow: nothing is left of what was shown before.
    #[track_caller]
    pub(crate) fn sees_only(&mut self, texts: &[&str]) {
        self.waits_until(&format!("only {texts:?}"), |shown| {
            shown.starts_with(texts[0]) && texts.iter().all(|text| shown.contains(text))
        });
    }

    #[track_caller]
    fn waits_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        while !holds(&self.shown()) {
            self.read(Duration::from_millis(100));
            assert!(begun.elapsed() < PATIENCE, "it does not show {what}, but:\n{}", self.shown());
        }
    }

    /// What the screen shows.
    pub(crate) fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// Everything that was sent to the terminal so far, escape sequences and all.
    pub(crate) fn sent(&self) -> String {
        String::from_utf8_lossy(&self.sent).into_owned()
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, rows: u16, columns: u16) {
        self.pty().resize(Size::new(rows, columns)).unwrap();
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits for the end: the exit code, and a terminal that is as it was before.
    #[track_caller]
    pub(crate) fn ends_with(mut self, code: i32) -> String {
        let status = self.end();
        assert_eq!(status.code(), Some(code), "{status}\n{}", self.shown());
        let after = tcgetattr(self.pty()).unwrap();
        let modes = |modes: &Termios| format!("{modes:?}");
        assert_eq!(modes(&after), modes(&self.before), "the terminal's modes");
        let screen = self.screen.screen();
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pasting is bracketed");
        assert!(!screen.alternate_screen(), "the alternate screen is shown");
        self.shown()
    }

    /// Kills it without warning.
    pub(crate) fn kill(mut self) {
        self.signal(Signal::KILL);
        assert_eq!(self.child.wait().unwrap().signal(), Some(9));
    }

    /// Closes the terminal, as one closes a window, and waits for the program to end.
    #[track_caller]
    pub(crate) fn close(mut self) -> ExitStatus {
        self.pty = None;
        let status = self.killed_after_a_while(Child::wait).unwrap();
        assert_ne!(status.signal(), Some(Signal::KILL.as_raw()), "it goes on without a terminal");
        status
    }

    /// Waits for something, and kills the program if that takes too long.
    fn killed_after_a_while<T>(&mut self, wait: impl FnOnce(&mut Child) -> T) -> T {
        let (done, waiting) = channel::<()>();
        let pid = self.pid();
        let watch = std::thread::spawn(move || {
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let _killed = kill_process(pid, Signal::KILL);
            }
        });
        let waited = wait(&mut self.child);
        drop(done);
        watch.join().unwrap();
        waited
    }

    fn pid(&self) -> Pid {
        i32::try_from(self.child.id()).ok().and_then(Pid::from_raw).unwrap()
    }

    fn pty(&self) -> &Pty {
        self.pty.as_ref().unwrap()
    }

    fn end(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            let ended = self.child.try_wait().unwrap();
            // What it said last may be read after it ended, in several pieces. The terminal then hangs up, which ends the wait.
            while self.read(Duration::from_millis(if ended.is_some() { 100 } else { 5 })) {}
            if let Some(status) = ended {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end:\n{}", self.shown());
        }
    }

    /// Reads what there is, or waits for it; says whether there was something.
    fn read(&mut self, wait: Duration) -> bool {
        let timeout = Timespec::try_from(wait).unwrap();
        let mut ready = [PollFd::new(self.pty(), PollFlags::IN)];
        if poll(&mut ready, Some(&timeout)).unwrap() == 0 || !ready[0].revents().contains(PollFlags::IN) {
            return false;
        }
        let mut bytes = [0; 4096];
        match self.pty().read(&mut bytes) {
            Ok(count) => {
                self.screen.process(&bytes[..count]);
                self.sent.extend_from_slice(&bytes[..count]);
            }
            Err(_) => return false,
        }
        true
    }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that fails leaves nothing running.
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}
