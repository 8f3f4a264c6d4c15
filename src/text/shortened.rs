//! Lists and texts in little room: the first few of a list, and texts cut with an ellipsis.

/// The first names of a list, and the number of others: "a, b and 3 more".
pub(crate) fn first_few(names: impl ExactSizeIterator<Item = String>, most: usize, separator: &str) -> String {
    let more = and_more(names.len(), most);
    names.take(most).collect::<Vec<_>>().join(separator) + &more
}

/// What follows the first names of a list: " and 3 more", or nothing if they are all.
pub(crate) fn and_more(all: usize, most: usize) -> String {
    match all.saturating_sub(most) {
        0 => String::new(),
        more => format!(" and {more} more"),
    }
}

/// A name of at most this many characters, the last of which is an ellipsis if it was longer.
pub(crate) fn shortened(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    name.chars().take(longest.saturating_sub(1)).collect::<String>().trim_end().to_owned() + "…"
}

/// A text of at most this many characters. A longer one is cut after a word, unless that would leave less than half of them.
pub(crate) fn shortened_at_word(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let cut: String = text.chars().take(longest.saturating_sub(1)).collect();
    let end = cut.rfind(' ').filter(|end| end * 2 > cut.len()).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_how_many_it_leaves_out() {
        for (names, words) in [(&["a"][..], "a"), (&["a", "b"], "a; b"), (&["a", "b", "c"], "a; b and 1 more")] {
            assert_eq!(first_few(names.iter().map(|name| (*name).to_owned()), 2, "; "), words);
        }
    }

    #[test]
    fn a_long_text_ends_after_a_word_unless_that_would_leave_little() {
        for (text, short) in [
            ("Meet monthly, with peers", "Meet monthly…"),
            ("See https://example.org/paper", "See https://exa…"),
            ("Meet monthly", "Meet monthly"),
        ] {
            assert_eq!(shortened_at_word(text, 16), short);
        }
    }

    #[test]
    fn a_long_name_ends_in_an_ellipsis() {
        for (name, short) in
            [("Larch Ward", "Larch Ward"), ("Larch Wards", "Larch War…"), ("Northern Ward", "Northern…")]
        {
            assert_eq!(shortened(name, 10), short);
        }
    }
}
