//! The reading of a culture, its balance and its coverage (scoring, section 3).

use super::figure::signed_hundredths;
use crate::score::Culture;

/// "hostile", or "hostile to mixed" if missing answers leave it open; `None` if no indicator applies.
pub(in crate::report) fn reading(culture: &Culture) -> Option<String> {
    let reading = culture.reading()?;
    Some(if reading.best == reading.worst {
        reading.worst.name().to_owned()
    } else {
        format!("{} to {}", reading.worst.name(), reading.best.name())
    })
}

/// The balance, with its bounds if they differ; `None` if no indicator applies.
pub(in crate::report) fn balance(culture: &Culture) -> Option<String> {
    let (low, high) = (signed_hundredths(culture.low?), signed_hundredths(culture.high?));
    Some(match culture.balance.map(signed_hundredths) {
        Some(balance) if culture.known == culture.applicable => balance,
        Some(balance) => format!("{balance} ({low} to {high})"),
        None => format!("{low} to {high}"),
    })
}

/// The number of known indicators, and the number on the hostile side.
pub(in crate::report) fn coverage(culture: &Culture) -> String {
    let known = format!("{} of {} indicators known", culture.known, culture.applicable);
    if culture.applicable == 0 {
        return "no indicator applies".to_owned();
    }
    let hostile = match culture.hostile_indicators {
        0 if culture.known == 0 => return known,
        0 => "none".to_owned(),
        number => number.to_string(),
    };
    format!("{known}, {hostile} on the hostile side")
}
