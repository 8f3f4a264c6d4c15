//! Dates, and lengths of time in words.

use chrono::NaiveDate;
use std::time::Duration;

/// A date as TOML writes it, such as 2026-11-21: with a year of four digits and no sign.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let is_plain = text.len() == "2026-11-21".len() && text.starts_with(|first: char| first.is_ascii_digit());
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| is_plain && date.to_string() == text)
}

/// An approximate time in words: "about 25 minutes".
pub fn about(time: Duration) -> String {
    let minutes = time.as_secs().saturating_add(30) / 60;
    let minutes = if minutes < 10 { minutes } else { (minutes + 2) / 5 * 5 };
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, 0) => "less than a minute".to_owned(),
        (0, 1) => "about a minute".to_owned(),
        (0, _) => format!("about {rest} minutes"),
        (1, 0) => "about an hour".to_owned(),
        (1, _) => format!("about an hour and {rest} minutes"),
        (_, 0) => format!("about {hours} hours"),
        (_, _) => format!("about {hours} hours and {rest} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_a_year_of_four_digits_and_no_sign() {
        assert_eq!(parse_date("2026-11-21"), NaiveDate::from_ymd_opt(2026, 11, 21));
        for refused in
            ["+12026-01-01", "-0001-01-01", "+2026-01-01", "12026-01-1", "2026-1-21", "2026-02-30", " 2026-01-1", ""]
        {
            assert_eq!(parse_date(refused), None, "{refused}");
        }
    }

    #[test]
    fn times_are_in_round_words() {
        for (seconds, words) in [
            (5, "less than a minute"),
            (70, "about a minute"),
            (9 * 60, "about 9 minutes"),
            (11 * 60 + 30, "about 10 minutes"),
            (33 * 60, "about 35 minutes"),
            (61 * 60, "about an hour"),
            (87 * 60, "about an hour and 25 minutes"),
            (2 * 3_600, "about 2 hours"),
            (145 * 60, "about 2 hours and 25 minutes"),
        ] {
            assert_eq!(about(Duration::from_secs(seconds)), words, "{seconds}");
        }
    }
}
