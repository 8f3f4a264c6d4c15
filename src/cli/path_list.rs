//! Lists of paths, as `--files-from` reads them: one path per line, or each ended by a NUL byte.

use std::path::PathBuf;

/// Parses a list of paths. Windows shells write lists in UTF-16, which is decoded if there is a byte order mark.
///
/// # Errors
/// The end of a sentence about the list, if it is UTF-16 that cannot be decoded. Read as bytes, every letter would be a path.
pub(in crate::cli) fn decode(list: &[u8]) -> Result<Vec<PathBuf>, &'static str> {
    let text = match list {
        [0xff, 0xfe, utf16 @ ..] => utf16_text(utf16, u16::from_le_bytes)?,
        [0xfe, 0xff, utf16 @ ..] => utf16_text(utf16, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, utf8 @ ..] => return Ok(paths(utf8)),
        bytes if is_unmarked_utf16(bytes) => {
            return Err("the list looks like UTF-16 without a byte order mark; save it as UTF-8");
        }
        bytes => return Ok(paths(bytes)),
    };
    Ok(paths(text.as_bytes()))
}

fn utf16_text(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, &'static str> {
    let (units, rest) = bytes.as_chunks::<2>();
    let text = rest.is_empty().then(|| char::decode_utf16(units.iter().map(|pair| unit(*pair))).collect());
    text.and_then(Result::ok).ok_or("the list is not valid UTF-16; save it as UTF-8")
}

/// Whether every other byte is NUL: a list of paths of one letter each is far less likely.
fn is_unmarked_utf16(bytes: &[u8]) -> bool {
    let every_other = |first: usize| bytes.iter().skip(first).step_by(2).all(|byte| *byte == 0);
    bytes.len() > 1 && bytes.len().is_multiple_of(2) && (every_other(0) || every_other(1))
}

/// The paths of a list in UTF-8, or in the bytes that the system uses in paths.
fn paths(list: &[u8]) -> Vec<PathBuf> {
    let separator = if list.contains(&0) { 0 } else { b'\n' };
    let lines = list.split(|byte| *byte == separator);
    let lines = lines.map(|line| if separator == 0 { line } else { line.strip_suffix(b"\r").unwrap_or(line) });
    // In a list, `-` is a file with that name.
    lines.filter(|line| !line.is_empty()).map(|line| if line == b"-" { "./-".into() } else { path(line) }).collect()
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_one_path_per_line_or_each_ended_by_a_nul_byte() {
        for (list, expected) in [
            (b"a.toml\r\nb c.toml\n\n-\n".as_slice(), ["a.toml", "b c.toml", "./-"].as_slice()),
            (b"a\nb.toml\0c.toml\0", &["a\nb.toml", "c.toml"]),
            (b"\xef\xbb\xbfa.toml\n", &["a.toml"]),
            (b"", &[]),
        ] {
            assert_eq!(decode(list).unwrap(), expected.iter().map(PathBuf::from).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_list_in_utf_16_is_decoded_or_refused_and_never_taken_apart() {
        let text = "a.toml\r\nStra\u{df}e/b.toml\r\n";
        let expected = ["a.toml", "Stra\u{df}e/b.toml"].map(PathBuf::from);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&[&[0xff, 0xfe], little.as_slice()].concat()).unwrap(), expected);
        assert_eq!(decode(&[&[0xfe, 0xff], big.as_slice()].concat()).unwrap(), expected);
        for unmarked in [little, big] {
            assert!(decode(&unmarked).unwrap_err().contains("UTF-16 without a byte order mark"));
        }
        for broken in [b"\xff\xfea".as_slice(), b"\xff\xfe\x00\xd8"] {
            assert!(decode(broken).unwrap_err().contains("not valid UTF-16"));
        }
    }
}
