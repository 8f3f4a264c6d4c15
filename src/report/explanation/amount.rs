//! Numbers in calculations that readers can check with a pocket calculator: exact if they have few decimals, otherwise truncated and marked
//! with "…", and only then rounded.

use crate::score::{Fraction, Hundredths};

/// The maximum number of decimals written out.
const WRITTEN_OUT: u32 = 4;

/// The number: "1,250", "−0.5", or "44.6428…" if it has more decimals.
pub(super) fn number(value: &Fraction) -> String {
    match (0..=WRITTEN_OUT).find(|&decimals| value.is_decimal(decimals)) {
        Some(decimals) => readable(&value.to_decimal(decimals)),
        None => format!("{}…", readable(&value.to_truncated(WRITTEN_OUT))),
    }
}

/// A whole number: "1,250".
pub(super) fn whole(value: impl Into<i64>) -> String {
    number(&Fraction::whole(value.into()))
}

/// Hundredths as a level or position: 338 is "3.38".
pub(super) fn level(value: Hundredths) -> String {
    number(&Fraction::ratio(value.into(), 100))
}

/// "= 44.6428… → 44.6": the number and, if it differs, the rounded number as printed.
pub(super) fn equals(value: &Fraction, decimals: u32) -> String {
    if value.is_decimal(decimals) {
        format!("= {}", number(value))
    } else {
        format!("= {} → {}", number(value), readable(&value.to_decimal(decimals)))
    }
}

/// "1,250 ÷ 28 = 44.6428… → 44.6": a division that ends in points with one decimal.
pub(super) fn over(formula: &str, dividend: &Fraction, divisor: i64) -> String {
    format!("{formula} ÷ {} {}", whole(divisor), equals(&(dividend / divisor), 1))
}

/// "= 44.6428…": the number without rounding.
pub(super) fn exactly(value: &Fraction) -> String {
    format!("= {}", number(value))
}

/// Points as every machine format prints them: "44.6".
pub(super) fn points(value: &Fraction) -> String {
    readable(&value.to_decimal(1))
}

/// With commas between thousands and a true minus sign.
fn readable(decimal: &str) -> String {
    let (sign, magnitude) = decimal.strip_prefix('-').map_or(("", decimal), |magnitude| ("−", magnitude));
    let (whole, decimals) = magnitude.split_once('.').map_or((magnitude, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    decimals.map_or_else(|| format!("{sign}{grouped}"), |decimals| format!("{sign}{grouped}.{decimals}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_or_say_that_they_go_on() {
        for (num, den, shown) in [
            (1250, 1, "1,250"),
            (1_234_567, 1, "1,234,567"),
            (267, 4, "66.75"),
            (625, 14, "44.6428…"),
            (-200, 3, "−66.6666…"),
            (-1, 2, "−0.5"),
            (1, 16, "0.0625"),
            (1, 32, "0.0312…"),
            (0, 7, "0"),
        ] {
            assert_eq!(number(&Fraction::ratio(num, den)), shown);
        }
    }

    #[test]
    fn rounding_is_shown_only_where_it_rounds() {
        assert_eq!(equals(&Fraction::ratio(625, 14), 1), "= 44.6428… → 44.6");
        assert_eq!(equals(&Fraction::ratio(89, 2), 1), "= 44.5");
        assert_eq!(equals(&Fraction::ratio(-5, 200), 1), "= −0.025 → 0.0");
    }
}
