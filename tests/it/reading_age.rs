//! Plain language: the questions can be read at the age of about thirteen.
//!
//! The measure is the Flesch–Kincaid grade, 0.39 × words per sentence + 11.8 × syllables per word − 15.59, where grade 8 is
//! read at thirteen or fourteen. A question and its levels are measured as one text, as are the two poles of an indicator.

use crate::support::{folder, read_questionnaire};
use pillars::model::{Item, Kind, Text};

/// The highest grade that any question or indicator may have.
const HIGHEST: f64 = 8.0;
/// The questionnaires, and the highest grade that the questions of each may have on average.
const HIGHEST_MEAN: [(&str, f64); 2] =
    [("pillars.toml", 5.0), ("examples/questionnaires/imroc-peer-workers.toml", 6.0)];

/// The syllables of a word, about: its groups of vowels, without a silent `e`, `es` or `ed` at the end, and at least one.
/// The parts of a compound are counted by themselves; a figure counts as one syllable.
fn syllables(word: &str) -> u32 {
    word.split('-').map(|part| syllables_of_part(&part.to_ascii_lowercase())).sum()
}

fn syllables_of_part(part: &str) -> u32 {
    let letters: Vec<char> = part.chars().filter(char::is_ascii_alphabetic).collect();
    let is_vowel = |letter: &char| "aeiouy".contains(*letter);
    let groups: u32 =
        letters.chunk_by(|one, next| is_vowel(one) == is_vowel(next)).map(|run| u32::from(is_vowel(&run[0]))).sum();
    let silent = match *letters.as_slice() {
        [.., before, 'l', 'e'] | [.., before, 'l', 'e', 's'] if !is_vowel(&before) => false,
        [.., before, 'e'] => !is_vowel(&before),
        [.., before, 'e', 'd'] => !is_vowel(&before) && !matches!(before, 't' | 'd'),
        [.., 'c' | 's', 'h', 'e', 's'] => false,
        [.., before, 'e', 's'] => !is_vowel(&before) && !matches!(before, 's' | 'x' | 'z' | 'c' | 'g'),
        _ => false,
    };
    groups.saturating_sub(u32::from(silent)).max(1)
}

/// The Flesch–Kincaid grade of several texts as one; each ends a sentence, and so does each `.`, `?` or `!` at a word's end.
fn grade(texts: &[&str]) -> f64 {
    let (mut sentences, mut words, mut heard) = (0_u32, 0_u32, 0_u32);
    for text in texts {
        let mut ended = true;
        for word in text.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_alphanumeric())) {
            words += 1;
            heard += syllables(word);
            ended = word.trim_end_matches(['\'', '"', '’', '”', ')']).ends_with(['.', '?', '!']);
            sentences += u32::from(ended);
        }
        sentences += u32::from(!ended);
    }
    let (sentences, words, heard) = (f64::from(sentences), f64::from(words), f64::from(heard));
    0.39 * words / sentences + 11.8 * heard / words - 15.59
}

fn grade_of(item: &Item) -> f64 {
    match &item.kind {
        Kind::Question(question) => {
            let texts: Vec<&str> = [&question.text].into_iter().chain(&question.levels).map(Text::as_str).collect();
            grade(&texts)
        }
        Kind::Indicator(indicator) => grade(&[&indicator.hostile, &indicator.fertile]),
    }
}

#[test]
fn every_question_and_indicator_is_read_at_grade_eight_or_below_and_lower_on_average() {
    for (path, highest_mean) in HIGHEST_MEAN {
        let questionnaire = read_questionnaire(&folder(path));
        let items = questionnaire.items();
        let hard: Vec<String> = items
            .iter()
            .map(|item| (grade_of(item), &item.id))
            .filter(|(grade, _)| *grade > HIGHEST)
            .map(|(grade, id)| format!("{id}: {grade:.1}"))
            .collect();
        assert_eq!(hard, [""; 0], "{path}");
        let questions: Vec<f64> = items.iter().filter(|item| !item.is_indicator()).map(grade_of).collect();
        let mean = questions.iter().sum::<f64>() / f64::from(u32::try_from(questions.len()).unwrap());
        assert!(mean <= highest_mean, "{path}: {mean:.2}");
    }
}

#[test]
fn syllables_are_counted_as_they_are_spoken_near_enough() {
    let words = [
        ("peer", 1),
        ("named", 1),
        ("started", 2),
        ("rules", 1),
        ("courses", 2),
        ("pages", 2),
        ("coaches", 2),
        ("people", 2),
        ("roles", 1),
        ("manager", 3),
        ("peer-led", 2),
        ("organisation", 5),
        ("supervisor's", 4),
        ("year,", 1),
        ("the", 1),
        ("67", 1),
    ];
    for (word, remark_entries) in words {
        assert_eq!(syllables(word), remark_entries, "{word}");
    }
}

#[test]
fn long_words_in_long_sentences_are_beyond_the_bound() {
    let plain = grade(&["Do peers meet?", "Peers do not meet.", "Peers meet each month."]);
    let heavy = grade(&[
        "Organisational responsibilities regarding interdisciplinary collaboration necessitate clarification.",
    ]);
    assert!(plain < 1.0 && heavy > HIGHEST, "{plain:.1} {heavy:.1}");
}
