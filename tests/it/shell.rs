//! Runs the program in an empty environment, and returns its output as text.

use crate::support::folder;
#[cfg(unix)]
use rustix::process::{Pid, Signal, kill_process};
#[cfg(unix)]
use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
#[cfg(unix)]
use std::sync::mpsc::{RecvTimeoutError, channel};
#[cfg(unix)]
use std::time::{Duration, Instant};

/// The program in the repository's root with nothing of the machine's environment.
pub(crate) fn pillars(arguments: &[&str]) -> Command {
    command_in(&folder(""), arguments)
}

/// The program in a folder with nothing of the machine's environment.
pub(crate) fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pillars"));
    command.env_clear().env("COLUMNS", "100").current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

/// The program as it is started by tests that interrupt it. What runs in the background or under `nohup` inherits ignored signals, and the
/// program keeps ignoring them; `env` restores their default.
#[cfg(unix)]
pub(crate) fn interruptible() -> &'static [&'static str] {
    /// SIGHUP, SIGINT and SIGTERM as bits of a mask, signal 1 being the lowest bit.
    const SIGNALS: u64 = 0x4003;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    let program: &[&str] = &["/usr/bin/env", "--default-signal=HUP,INT,TERM", env!("CARGO_BIN_EXE_pillars")];
    if ignored & SIGNALS == 0 { &program[2..] } else { program }
}

/// The program in a folder, to be interrupted.
#[cfg(unix)]
pub(crate) fn interruptible_in(folder: &Path, arguments: &[&str]) -> Command {
    let (program, before) = interruptible().split_first().unwrap();
    let mut command = Command::new(program);
    command.env_clear().env("COLUMNS", "100").current_dir(folder).args(before).args(arguments).stdin(Stdio::null());
    command
}

/// A script of bash in a folder, with the program on the path. It ends at the first command that fails.
pub(crate) fn bash_in(folder: &Path, script: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_pillars")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command.args(["-euo", "pipefail", "-c", script]).env("PATH", path).env("COLUMNS", "100");
    command.env_remove("CLICOLOR_FORCE").env_remove("PILLARS_QUESTIONNAIRE").current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs a command with this on its standard input.
pub(crate) fn fed(command: &mut Command, input: impl AsRef<[u8]>) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.as_ref().to_vec());
    // A run that is refused does not read.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// Runs a command that must end by itself. One that hangs is killed, and has no exit code.
#[cfg(unix)]
pub(crate) fn killed_if_it_hangs(command: &mut Command) -> Output {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let pid = Pid::from_child(&child);
    let (ended, ending) = channel();
    let waiting = std::thread::spawn(move || {
        let output = child.wait_with_output().unwrap();
        drop(ended);
        output
    });
    if ending.recv_timeout(PATIENCE) == Err::<(), _>(RecvTimeoutError::Timeout) {
        kill_process(pid, Signal::KILL).unwrap();
    }
    waiting.join().unwrap()
}

/// How long anything may take on a busy machine before the test gives up.
#[cfg(unix)]
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// Waits until a run has created its temporary file in this folder.
#[cfg(unix)]
pub(crate) fn wait_for_temporary_file(folder: &Path) {
    let started = Instant::now();
    let is_temporary = |name: OsString| name.to_string_lossy().starts_with(".pillars-");
    while !std::fs::read_dir(folder).unwrap().any(|entry| is_temporary(entry.unwrap().file_name())) {
        assert!(started.elapsed() < PATIENCE, "there is no temporary file");
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    command_in(folder, arguments).output().unwrap()
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    pillars(arguments).output().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The names of the commands, as the bare program lists them.
pub(crate) fn commands() -> Vec<String> {
    let help = stdout(&run(&[]));
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    list.filter(|line| !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|command| command != "help")
        .collect()
}
