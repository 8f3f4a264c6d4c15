//! Figures in JSON lines: decimals of a few places, written digit by digit.

use serde_json::ser::{CompactFormatter, Formatter};
use std::io;

/// Compact JSON in which a number of at most three decimals is put down without looking for its shortest form: it is that already. There
/// are hundreds in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decimals;

impl Formatter for Decimals {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        match thousandths(value) {
            Some(scaled) => {
                let mut digits = [0; 16];
                let start = write_thousandths(scaled, &mut digits);
                writer.write_all(digits.get(start..).unwrap_or_default().trim_ascii_end())
            }
            None => CompactFormatter.write_f64(writer, value),
        }
    }
}

/// The value in thousandths, if it is a whole number of them and small.
#[expect(clippy::float_cmp, reason = "only the very same value may be written so")]
fn thousandths(value: f64) -> Option<i32> {
    // Half a thousandth away from zero, then cut off: rounding to the nearest would be a call into the mathematical library.
    let shifted = value * 1_000.0 + f64::copysign(0.5, value);
    if shifted.abs() > 1e9 || value == 0.0 && value.is_sign_negative() {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a number within a thousand millions, cut off on purpose")]
    let scaled = shifted as i32;
    (f64::from(scaled) / 1_000.0 == value).then_some(scaled)
}

/// Puts the digits at the end of the buffer, decimals without needless zeros but never none, blanks for what is left; says where they begin.
fn write_thousandths(scaled: i32, digits: &mut [u8; 16]) -> usize {
    let mut at = digits.len();
    let mut put = |byte: u8| {
        at -= 1;
        digits[at] = byte;
    };
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    let magnitude = scaled.unsigned_abs();
    let [last, second, first] = [magnitude, magnitude / 10, magnitude / 100].map(digit);
    put(if last == b'0' { b' ' } else { last });
    put(if last == b'0' && second == b'0' { b' ' } else { second });
    put(first);
    put(b'.');
    let mut whole = magnitude / 1_000;
    loop {
        put(digit(whole));
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if scaled < 0 {
        put(b'-');
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Serialize as _;

    fn written(value: f64) -> String {
        let mut line = Vec::new();
        value.serialize(&mut serde_json::Serializer::with_formatter(&mut line, Decimals)).unwrap();
        String::from_utf8(line).unwrap()
    }

    proptest! {
        #[test]
        fn a_decimal_is_written_as_serde_json_writes_it(thousandths in any::<i32>(), value in any::<f64>()) {
            for value in [f64::from(thousandths) / 1_000.0, f64::from(thousandths) / 10.0, f64::from(thousandths % 2_000) / 10.0, value] {
                prop_assert_eq!(written(value), serde_json::to_string(&value).unwrap());
            }
        }
    }

    #[test]
    fn zeros_and_what_is_no_number_are_written_as_serde_json_writes_them() {
        for value in [0.0, -0.0, 100.0, -0.5, 0.025, 1e9, 1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(written(value), serde_json::to_string(&value).unwrap());
        }
    }
}
