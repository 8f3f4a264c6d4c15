//! Writes JSON on one line, with figures as the short decimals that they are.

use crate::report::decimal_text::DecimalText;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io;

/// Compact JSON, byte for byte as `serde_json` writes it. A team has hundreds of figures, all of them decimals with two places at most, and
/// looking for the shortest decimal of any float takes several times as long.
pub(super) struct CompactDecimals;

impl Formatter for CompactDecimals {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let Some(hundredths) = hundredths(value) else { return CompactFormatter.write_f64(writer, value) };
        let (scaled, decimals) = if hundredths % 10 == 0 { (hundredths / 10, 1) } else { (hundredths, 2) };
        writer.write_all(DecimalText::new(scaled.into(), decimals).as_bytes())
    }
}

/// The hundredths of a float that is the nearest one to a decimal with two places; `None` for any other.
#[expect(clippy::cast_possible_truncation, reason = "what does not fit is not the same afterwards")]
#[expect(clippy::float_cmp, reason = "one decimal has one nearest float")]
fn hundredths(value: f64) -> Option<i32> {
    let hundredths = (value * 100.0 + 0.5_f64.copysign(value)) as i32;
    let is_same = f64::from(hundredths) / 100.0 == value && (hundredths != 0 || value.is_sign_positive());
    is_same.then_some(hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize as _;
    use serde_json::Serializer;

    #[test]
    fn every_number_is_written_as_serde_json_writes_it() {
        let tenths = (-1_100..=1_100).map(|tenths| f64::from(tenths) / 10.0);
        let hundredths = (-11_000..=11_000).map(|hundredths| f64::from(hundredths) / 100.0);
        let others =
            [-0.0, 0.125, 1e-7, 1.0 / 3.0, 123_456.78, 21_474_836.48, 1e300, f64::MIN, f64::NAN, f64::INFINITY];
        for value in tenths.chain(hundredths).chain(others) {
            let mut ours = Vec::new();
            value.serialize(&mut Serializer::with_formatter(&mut ours, CompactDecimals)).unwrap();
            assert_eq!(String::from_utf8(ours).unwrap(), serde_json::to_string(&value).unwrap());
        }
    }
}
