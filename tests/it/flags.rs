//! Every flag of every command is used on a command line of a test: flags come from the program's help, command lines from the tests and
//! their pages.

use crate::command_line::PAGES;
use crate::shell::{commands, run, stdout, text};
use crate::support::folder;
use std::collections::BTreeSet;
use std::path::Path;

/// A flag of a command.
pub(crate) type Flag = (String, String);

/// The commands, and below a command with commands of its own those: "plan draft".
fn commands_with_flags() -> Vec<String> {
    let below = |command: String| {
        let help = stdout(&run(&[&command, "--help"]));
        let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
        let names = list.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
        let names: Vec<_> = names.filter(|name| *name != "help").map(|name| format!("{command} {name}")).collect();
        if names.is_empty() { vec![command] } else { names }
    };
    commands().into_iter().flat_map(below).collect()
}

/// The long flags of a command, as its help lists them. `--help` itself is used here.
fn flags(command: &str) -> Vec<String> {
    let help = stdout(&run(&command.split(' ').chain(["--help"]).collect::<Vec<_>>()));
    // A flag's line has room for its short form in front, and every other line begins further left or further right.
    let long = help.lines().filter_map(|line| {
        let short = line.strip_prefix("  -").and_then(|rest| rest.split_once(", ")).map(|(_, long)| long);
        short.or_else(|| line.strip_prefix("      ")).filter(|rest| rest.starts_with("--"))
    });
    let names = long.map(|rest| name(rest.split_whitespace().next().unwrap()).to_owned());
    names.filter(|flag| flag != "--help").collect()
}

/// The long name of a flag as it was written.
fn name(word: &str) -> &str {
    let long = word.split('=').next().unwrap();
    let long = long.strip_suffix('[').unwrap_or(long);
    if long == "-o" { "--output" } else { long }
}

/// The flags among the words that follow a command.
fn used<'a>(command: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<Flag> {
    let flags = words.into_iter().filter(|word| word.starts_with('-'));
    flags.map(|word| (command.to_owned(), name(word).to_owned())).collect()
}

/// The flags on the command lines of a page.
fn on_page(page: &str, commands: &[String]) -> Vec<Flag> {
    let lines = page.lines().filter_map(|line| line.strip_prefix("$ ")?.split_once("pillars "));
    let of_line = |(_, rest): (&str, &str)| {
        let starts = |command: &&String| rest.strip_prefix(command.as_str()).is_some_and(|rest| rest.starts_with(' '));
        let command = commands.iter().find(starts)?;
        Some(used(command, rest.split_whitespace()))
    };
    lines.filter_map(of_line).flatten().collect()
}

/// The texts in the list that a piece of source begins with.
fn list(source: &str) -> impl Iterator<Item = &str> {
    source.split(']').next().unwrap().split('"').skip(1).step_by(2)
}

/// The flags in a test's source: in texts and lists that begin with a command, and in lists handed to a function called like one.
fn in_source(source: &str, commands: &[String]) -> Vec<Flag> {
    let mut found = Vec::new();
    for command in commands {
        let (first, call) = (
            format!("\"{}\"", command.replace(' ', "\", \"")),
            format!(" {}(", command.rsplit(' ').next().unwrap_or_default()),
        );
        let whole = source.split('[').filter(|rest| rest.trim_start().starts_with(&first));
        found.extend(whole.flat_map(|rest| used(command, list(rest))));
        let line = format!("\"{command} ");
        let lines = source.split(&line).skip(1).map(|rest| rest.split('"').next().unwrap());
        found.extend(lines.flat_map(|line| used(command, line.split(' '))));
        let calls = source.split(&call).skip(1).map(|rest| rest.split(';').next().unwrap());
        found.extend(calls.flat_map(|call| call.split('[').skip(1)).flat_map(|rest| used(command, list(rest))));
    }
    found
}

fn sources(place: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(text(&path));
        }
    }
    found
}

fn pages() -> Vec<String> {
    let literate = std::fs::read_dir(folder("tests/cmd")).unwrap().map(|entry| entry.unwrap().path());
    let literate = literate.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    literate.chain(PAGES.map(folder)).map(|path| text(&path)).collect()
}

/// Every command with each of its flags.
pub(crate) fn all_flags() -> Vec<Flag> {
    let of = |command: String| flags(&command).into_iter().map(move |flag| (command.clone(), flag)).collect::<Vec<_>>();
    commands_with_flags().into_iter().flat_map(of).collect()
}

#[test]
fn every_flag_of_every_command_is_used_by_a_test() {
    let commands = commands_with_flags();
    let mut used: BTreeSet<Flag> = pages().iter().flat_map(|page| on_page(page, &commands)).collect();
    used.extend(sources(&folder("tests/it")).iter().flat_map(|source| in_source(source, &commands)));
    let all = all_flags();
    assert!(all.len() > 80, "{all:?}");
    let never: Vec<_> = all.into_iter().filter(|flag| !used.contains(flag)).collect();
    assert_eq!(never, Vec::<Flag>::new(), "no test ever says these");
}

#[test]
fn a_flag_is_found_where_it_is_used_and_nowhere_else() {
    let commands = ["score", "check"].map(str::to_owned);
    let flag = |command: &str, flag: &str| (command.to_owned(), flag.to_owned());
    let page = "$ COLUMNS=80 pillars score a.toml --full -o b.md\n$ pillars check --complete=known c.toml\npillars score --ascii\n";
    let on_page = on_page(page, &commands);
    assert_eq!(on_page, [flag("score", "--full"), flag("score", "--output"), flag("check", "--complete")]);
    let source = "run(&[\n \"score\", HOSTILE, \"--full\"]); the.score(&[\"--ascii\"]); = check(&[\"--fix\"], 1); [\"--ascii\"]; \
                  \"check --deny x\"";
    assert_eq!(
        in_source(source, &commands),
        [flag("score", "--full"), flag("check", "--deny"), flag("check", "--fix")]
    );
}
