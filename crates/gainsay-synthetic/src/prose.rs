//! News-like English of any length: paragraphs of sentences over eight fields, about four in ten with a figure or a time.

use crate::fill::Newsroom;
use crate::grammar::{expand, finish_sentence};
use crate::random::Random;
use crate::topics::{FIELDS, Field, PLAIN, TAILS, TIMES};

/// Sentences with a figure, in percent.
const WITH_FIGURE: u64 = 26;
/// Sentences with a time and no figure, in percent.
const WITH_TIME: u64 = 13;

/// Sentences that end in a further clause, in percent.
const WITH_TAIL: u64 = 55;

/// News-like English of about `bytes` bytes: paragraphs with an empty line between, one field of news every few
/// paragraphs. At least one paragraph, at most one more than asked for. The same seed gives the same text, and a longer
/// text begins with the shorter one.
pub fn prose(seed: u64, bytes: usize) -> String {
    let mut random = Random::new(seed);
    let mut out = String::with_capacity(bytes + 1024);
    let mut field = FIELDS[0];
    let mut left = 0;
    while out.is_empty() || out.len() < bytes {
        if left == 0 {
            field = FIELDS[random.index(FIELDS.len())];
            left = random.between(3, 9);
        }
        left -= 1;
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        paragraph(field, &mut random, &mut out);
    }
    out
}

fn paragraph(field: &Field, random: &mut Random, out: &mut String) {
    let mut newsroom = Newsroom::default();
    for number in 0..random.between(1, 4) {
        if number > 0 {
            out.push(' ');
        }
        let start = out.len();
        let kind = random.below(100);
        let templates = if kind < WITH_FIGURE {
            field.figures
        } else if kind < WITH_FIGURE + WITH_TIME {
            TIMES
        } else if random.percent(40) {
            field.plain
        } else {
            PLAIN
        };
        expand(random.pick(templates), &mut newsroom, random, out);
        if random.percent(WITH_TAIL) && !out.ends_with(['”', '.']) && out.len() - start < 160 {
            expand(random.pick(TAILS), &mut newsroom, random, out);
        }
        finish_sentence(out, start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_text_and_another_seed_another() {
        assert_eq!(prose(1, 20_000), prose(1, 20_000));
        assert_ne!(prose(1, 20_000), prose(2, 20_000));
        assert!(prose(1, 20_000).starts_with(&prose(1, 5_000)));
    }

    #[test]
    fn texts_have_about_the_size_asked_for() {
        for bytes in [0, 1, 1_000, 100_000] {
            let text = prose(3, bytes);
            assert!(!text.is_empty() && text.len() >= bytes && text.len() < bytes + 2_500, "{bytes}: {}", text.len());
        }
    }

    #[test]
    fn every_template_expands() {
        let mut random = Random::new(1);
        let fields = FIELDS.iter().flat_map(|field| field.figures.iter().chain(field.plain));
        for template in fields.chain(TIMES).chain(PLAIN).chain(TAILS) {
            for _ in 0..50 {
                let mut out = String::new();
                expand(template, &mut Newsroom::default(), &mut random, &mut out);
                finish_sentence(&mut out, 0);
                assert!(!out.contains(['{', '[', '|']), "{out}");
                let words = out.split_whitespace().count();
                assert!((4..=60).contains(&words), "{words} words: {out}");
            }
        }
    }

    #[test]
    fn sentences_are_as_long_as_those_of_news() {
        let text = prose(12, 200_000);
        let lengths: Vec<usize> = text
            .split("\n\n")
            .flat_map(|paragraph| paragraph.split_inclusive(". "))
            .map(|sentence| sentence.split_whitespace().count())
            .collect();
        let mean = lengths.iter().sum::<usize>() / lengths.len();
        assert!((17..=24).contains(&mean), "{mean} words a sentence");
        let long = lengths.iter().filter(|length| **length > 45).count();
        assert!(long * 100 < lengths.len(), "{long} of {} are longer than 45 words", lengths.len());
    }

    #[test]
    fn the_text_is_as_dense_in_figures_as_news() {
        let text = prose(11, 300_000);
        let words = text.split_whitespace().count();
        let with_digits = text.split_whitespace().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).count();
        // One word in 20 to 50 carries a digit: figures, years, days and clock times together.
        assert!((words / 50..words / 20).contains(&with_digits), "{with_digits} of {words}");
        let sentences: Vec<&str> = text.split("\n\n").flat_map(|paragraph| paragraph.split(". ")).collect();
        let dry = sentences.iter().filter(|sentence| !sentence.bytes().any(|byte| byte.is_ascii_digit())).count();
        assert!((55..80).contains(&(dry * 100 / sentences.len())), "{dry} of {}", sentences.len());
    }
}
