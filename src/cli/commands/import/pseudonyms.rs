//! Pseudonyms of respondents and names of their files: random, so that they do not reveal the order of responses.

use anyhow::Context as _;
use std::collections::BTreeSet;

/// The characters of a pseudonym, as in the HTML form: without vowels, so that they spell no words.
const ALPHABET: &[u8; 29] = b"23456789BCDFGHJKLMNPQRSTVWXYZ";
/// The number of characters in a pseudonym, in two groups.
const LENGTH: usize = 8;
/// The maximum length of a pseudonym in a file name.
const LONGEST_NAME: usize = 60;
/// Reserved file names on Windows.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Pseudonyms and file names in use.
#[derive(Debug)]
pub(super) struct Pseudonyms {
    /// In lower case: some file systems ignore case.
    taken: BTreeSet<String>,
}

impl Pseudonyms {
    pub(super) fn new(taken: &BTreeSet<String>) -> Self {
        Self { taken: taken.iter().map(|name| name.to_lowercase()).collect() }
    }

    /// A new pseudonym.
    pub(super) fn draw(&mut self) -> anyhow::Result<String> {
        loop {
            let mut rest = getrandom::u64().context("the system provides no random numbers")?;
            let mut pseudonym = String::from("R-");
            for drawn in 0..LENGTH {
                if drawn == LENGTH / 2 {
                    pseudonym.push('-');
                }
                let letter = usize::try_from(rest % ALPHABET.len() as u64)?;
                pseudonym.extend(ALPHABET.get(letter).map(|letter| char::from(*letter)));
                rest /= ALPHABET.len() as u64;
            }
            if self.taken.insert(pseudonym.to_lowercase()) {
                return Ok(pseudonym);
            }
        }
    }

    /// The file name for a pseudonym that the respondent chose: the pseudonym if it is a valid file name, with a number if the file exists.
    pub(super) fn file_name(&mut self, pseudonym: &str) -> anyhow::Result<String> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let can_be_name = pseudonym.chars().all(is_plain)
            && pseudonym.starts_with(|c: char| c.is_ascii_alphanumeric())
            && pseudonym.len() <= LONGEST_NAME
            && !RESERVED.contains(&pseudonym.to_lowercase().as_str());
        let name = if can_be_name { pseudonym.to_owned() } else { self.draw()? };
        let mut unused = name.clone();
        for number in 2.. {
            if !can_be_name || self.taken.insert(unused.to_lowercase()) {
                break;
            }
            unused = format!("{name}-{number}");
        }
        Ok(unused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_drawn_once_each() {
        let mut pseudonyms = Pseudonyms::new(&BTreeSet::new());
        let drawn: BTreeSet<String> = (0..1_000).map(|_| pseudonyms.draw().unwrap()).collect();
        assert_eq!(drawn.len(), 1_000);
        assert!(drawn.iter().all(|pseudonym| pseudonym.len() == 11 && pseudonym.starts_with("R-")));
    }

    #[test]
    fn a_code_names_a_file_if_it_can() {
        let mut pseudonyms = Pseudonyms::new(&BTreeSet::from(["Blue-7".to_owned()]));
        for (pseudonym, name) in
            [("tulip", "tulip"), ("TULIP", "TULIP-2"), ("blue-7", "blue-7-2"), ("Tulip", "Tulip-3")]
        {
            assert_eq!(pseudonyms.file_name(pseudonym).unwrap(), name);
        }
        for pseudonym in ["../x", "con", "-rf", "né", ""] {
            assert!(pseudonyms.file_name(pseudonym).unwrap().starts_with("R-"), "{pseudonym}");
        }
    }
}
