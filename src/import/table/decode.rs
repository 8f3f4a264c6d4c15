//! Decodes bytes as text: by the byte order mark, otherwise as UTF-8, otherwise as Windows-1252, in which Excel saves CSV.

use super::{Refused, unreadable};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::fmt;

/// The encoding of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// Windows-1252: neither of the others.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// The text of these bytes, without a byte order mark.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), Refused> {
    let damaged = || unreadable("the text is damaged: it breaks off inside a character", "export the file again");
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        let text = encoding.decode_without_bom_handling_and_without_replacement(body).ok_or_else(damaged)?;
        let kind = if encoding == UTF_16LE || encoding == UTF_16BE { Encoding::Utf16 } else { Encoding::Utf8 };
        debug_assert!(kind == Encoding::Utf16 || encoding == UTF_8);
        return text_without_nul(text.into_owned(), kind);
    }
    match String::from_utf8(bytes) {
        Ok(text) => text_without_nul(text, Encoding::Utf8),
        Err(error) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
            text_without_nul(text.into_owned(), Encoding::Windows1252)
        }
    }
}

/// Refuses text with a NUL, which is another kind of file, or UTF-16 without a byte order mark.
fn text_without_nul(text: String, encoding: Encoding) -> Result<(String, Encoding), Refused> {
    if text.contains('\0') {
        return Err(unreadable("this is not a CSV file or an Excel workbook", "export the responses as CSV or XLSX"));
    }
    Ok((text, encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_recognised() {
        let utf_16 = |order: fn(u16) -> [u8; 2]| "\u{feff}é –’".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for (bytes, encoding) in [
            ("é –’".as_bytes().to_vec(), Encoding::Utf8),
            ("\u{feff}é –’".as_bytes().to_vec(), Encoding::Utf8),
            (utf_16(u16::to_le_bytes), Encoding::Utf16),
            (utf_16(u16::to_be_bytes), Encoding::Utf16),
            (b"\xe9 \x96\x92".to_vec(), Encoding::Windows1252),
        ] {
            assert_eq!(decode(bytes).unwrap(), ("é –’".to_owned(), encoding));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [b"\x89PNG\0".to_vec(), b"\xff\xfea".to_vec(), b"a\0b\0".to_vec(), b"\xef\xbb\xbf\xff".to_vec()] {
            assert_eq!(decode(bytes).unwrap_err().code(), crate::diagnostic::Code::UnreadableTable);
        }
    }
}
