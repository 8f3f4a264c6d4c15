//! One line of NDJSON input: a JSON object with the name and the text of an answers file.

use crate::diagnostic::Code;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::error::Category;
use std::fmt;

/// The longest name, in bytes: as long as a path may be.
const LONGEST_NAME: usize = 4096;

/// Why a line is not an answers file with a name. Never holds any of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordFault {
    /// The line is not one JSON value.
    NotJson,
    /// It is JSON, but not an object, or one of its values is not a string.
    WrongType,
    /// It lacks a key.
    MissingKey(&'static str),
    /// It has a key other than `name` and `text`.
    UnknownKey,
    /// It has a key twice.
    DuplicateKey,
    /// The name is empty.
    EmptyName,
    /// The name is longer than a path may be.
    NameTooLong,
    /// The text is larger than a file may be, or the line than any that holds such a text: so many MiB.
    TooLarge(u64),
}

/// A line that cannot be used, with its name as far as it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordError {
    pub name: Option<String>,
    pub fault: RecordFault,
}

impl RecordFault {
    /// The code of the diagnostic.
    #[must_use]
    pub fn code(self) -> Code {
        if matches!(self, Self::TooLarge(_)) { Code::TooLarge } else { Code::InvalidRecord }
    }
}

impl fmt::Display for RecordFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => f.write_str("the line is not JSON"),
            Self::WrongType => f.write_str("the line is not a JSON object with the strings `name` and `text`"),
            Self::MissingKey(key) => write!(f, "the line has no `{key}`"),
            Self::UnknownKey => f.write_str("the line has a key other than `name` and `text`"),
            Self::DuplicateKey => f.write_str("the line has a key twice"),
            Self::EmptyName => f.write_str("the name is empty"),
            Self::NameTooLong => write!(f, "the name is longer than {LONGEST_NAME} bytes"),
            Self::TooLarge(most) => write!(f, "the text is larger than {most} MiB"),
        }
    }
}

impl From<RecordFault> for RecordError {
    fn from(fault: RecordFault) -> Self {
        Self { name: None, fault }
    }
}

/// Reads a line: returns the name and leaves the bytes of the text in `text`. Bytes in the line that are not UTF-8, and halves of surrogate
/// pairs, come out as bytes that are not UTF-8, so that such a text is refused as its file would be.
///
/// # Errors
/// What is wrong with the line.
pub fn record(line: &[u8], text: &mut Vec<u8>) -> Result<String, RecordError> {
    text.clear();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let mut parser = serde_json::Deserializer::from_slice(line);
    let parsed = RecordSeed { text }.deserialize(&mut parser).and_then(|parsed| parser.end().map(|()| parsed));
    let (name, fault) = parsed.map_err(|error| match error.classify() {
        Category::Data => RecordFault::WrongType,
        Category::Syntax | Category::Eof | Category::Io => RecordFault::NotJson,
    })?;
    // Strings were read as bytes, in which serde_json lets control characters pass.
    if line.iter().any(u8::is_ascii_control) && serde_json::from_slice::<IgnoredAny>(line).is_err() {
        return Err(RecordFault::NotJson.into());
    }
    match (name, fault) {
        (Some(name), None) => Ok(name),
        (name, fault) => Err(RecordError { name, fault: fault.unwrap_or(RecordFault::MissingKey("name")) }),
    }
}

/// Reads an object; gives its name, and what is wrong with it although it is JSON.
struct RecordSeed<'t> {
    text: &'t mut Vec<u8>,
}

type Parsed = (Option<String>, Option<RecordFault>);

impl<'de> DeserializeSeed<'de> for RecordSeed<'_> {
    type Value = Parsed;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Parsed, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed<'_> {
    type Value = Parsed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a name and a text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parsed, A::Error> {
        let (mut name, mut has_text, mut fault) = (None::<Vec<u8>>, false, None);
        while let Some(key) = map.next_key_seed(KeySeed)? {
            match key {
                RecordKey::Name if name.is_none() => map.next_value_seed(BytesSeed(name.insert(Vec::new())))?,
                RecordKey::Text if !has_text => {
                    has_text = true;
                    map.next_value_seed(BytesSeed(self.text))?;
                }
                key => {
                    map.next_value::<IgnoredAny>()?;
                    let found =
                        if key == RecordKey::Other { RecordFault::UnknownKey } else { RecordFault::DuplicateKey };
                    fault = fault.or(Some(found));
                }
            }
        }
        fault = fault.or((!has_text && name.is_some()).then_some(RecordFault::MissingKey("text")));
        fault = fault.or(match name.as_deref() {
            Some([]) => Some(RecordFault::EmptyName),
            Some(name) if name.len() > LONGEST_NAME => Some(RecordFault::NameTooLong),
            _ => None,
        });
        let name = name.filter(|name| (1..=LONGEST_NAME).contains(&name.len()));
        Ok((name.map(|name| String::from_utf8_lossy(&name).into_owned()), fault))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RecordKey {
    Name,
    Text,
    Other,
}

struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = RecordKey;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RecordKey, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = RecordKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<RecordKey, E> {
        Ok(match key {
            b"name" => RecordKey::Name,
            b"text" => RecordKey::Text,
            _ => RecordKey::Other,
        })
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<RecordKey, E> {
        self.visit_bytes(key.as_bytes())
    }
}

/// A string as bytes, put into memory that is there already.
struct BytesSeed<'t>(&'t mut Vec<u8>);

impl<'de> DeserializeSeed<'de> for BytesSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl Visitor<'_> for BytesSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[u8]) -> Result<(String, Vec<u8>), RecordError> {
        let mut text = b"of the line before".to_vec();
        record(line, &mut text).map(|name| (name, text))
    }

    #[test]
    fn a_line_is_an_object_with_a_name_and_a_text() {
        for line in [
            r#"{"name": "a.toml", "text": "team = \"é\"\n"}"#,
            " {\"text\":\"team = \\\"\\u00e9\\\"\\u000a\",\t\"n\\u0061me\":\"a.toml\"} \r",
        ] {
            assert_eq!(read(line.as_bytes()).unwrap(), ("a.toml".to_owned(), "team = \"é\"\n".as_bytes().to_vec()));
        }
    }

    #[test]
    fn what_is_not_utf8_stays_so_and_a_name_can_be_shown_all_the_same() {
        let (name, text) = read(b"{\"name\": \"a\xff\\n\", \"text\": \"b\xff\\ud800\"}").unwrap();
        assert_eq!((name.as_str(), text.as_slice()), ("a\u{fffd}\n", b"b\xff\xed\xa0\x80".as_slice()));
    }

    #[test]
    fn anything_else_is_refused_with_the_name_if_it_has_one() {
        let long = format!(r#"{{"name": "{}", "text": ""}}"#, "a".repeat(LONGEST_NAME + 1));
        for (line, name, fault) in [
            ("no JSON", None, RecordFault::NotJson),
            (r#"{"name": "a", "text": "b"#, None, RecordFault::NotJson),
            (r#"{"name": "a", "text": "b"} {}"#, None, RecordFault::NotJson),
            ("{\"name\": \"a\", \"text\": \"a\tb\"}", None, RecordFault::NotJson),
            (r#"["a", "b"]"#, None, RecordFault::WrongType),
            ("null", None, RecordFault::WrongType),
            (r#"{"name": 1, "text": "b"}"#, None, RecordFault::WrongType),
            (r#"{"name": "a", "text": ["b"]}"#, None, RecordFault::WrongType),
            (r#"{"name": "a", "text": null}"#, None, RecordFault::WrongType),
            ("{}", None, RecordFault::MissingKey("name")),
            (r#"{"text": "b"}"#, None, RecordFault::MissingKey("name")),
            (r#"{"name": "a"}"#, Some("a"), RecordFault::MissingKey("text")),
            (r#"{"name": "a", "text": "b", "team": {"c": [1]}}"#, Some("a"), RecordFault::UnknownKey),
            (r#"{"name": "a", "text": "b", "Name": "c"}"#, Some("a"), RecordFault::UnknownKey),
            (r#"{"name": "a", "text": "b", "text": "c"}"#, Some("a"), RecordFault::DuplicateKey),
            (r#"{"name": "", "text": "b"}"#, None, RecordFault::EmptyName),
            (long.as_str(), None, RecordFault::NameTooLong),
        ] {
            let error = RecordError { name: name.map(str::to_owned), fault };
            assert_eq!(read(line.as_bytes()).unwrap_err(), error, "{line:.60}");
        }
    }
}
