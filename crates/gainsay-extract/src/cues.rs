//! Quick looks: what a sentence or a token cannot be the beginning of, told from the kinds of its words alone.
//!
//! Most sentences of news state nothing that can be checked, and most words begin neither a figure nor a time. The
//! grammars are asked only where a quick look allows it. A quick look may allow too much and never too little: whoever
//! lets a grammar begin with another word says so here, and a test compares the readings with and without.

use gainsay_lexicon::{Kinds, Lexicon, Sense};

use crate::grammar_words::Classes;
use crate::sentence::Sentence;
use crate::tokens::{Token, TokenKind};

/// How far behind the words that open a time ("since the beginning of the") its first word of the calendar may stand.
const REACH: usize = 8;

/// Words that begin numbers, and numbers told as words.
const NUMBERS: Kinds =
    Kinds::CARDINAL.with(Kinds::SCALE).with(Kinds::ORDINAL).with(Kinds::FRACTION).with(Kinds::MULTIPLE).with(Kinds::VAGUE);

/// What "a" or "an" makes one of.
const SINGLE: Kinds = Kinds::FRACTION.with(Kinds::SCALE).with(Kinds::UNIT).with(Kinds::CALENDAR_UNIT);

/// Words of the calendar, which begin times.
const CALENDAR: Kinds =
    Kinds::MONTH.with(Kinds::WEEKDAY).with(Kinds::SEASON).with(Kinds::CALENDAR_UNIT).with(Kinds::RELATIVE_DAY).with(Kinds::PERIOD_PART);

/// One of these or a numeral stands in every time.
const ANCHORS: Kinds = CALENDAR.with(Kinds::CARDINAL);

/// Words of which something is made that is no figure and no time.
const OTHERS: Kinds = Kinds::MAJORITY.with(Kinds::SUPERLATIVE).with(Kinds::MEMBERS).with(Kinds::REMAINDER).with(Kinds::SOURCE_NOUN);

/// Whether anything may be read of a sentence but names. `speech` says that verbs of saying count too.
pub(crate) fn may_state(sentence: &Sentence<'_>, speech: bool, lexicon: &Lexicon) -> bool {
    let kinds = sentence.kinds();
    kinds.meets(NUMBERS.with(SINGLE).with(OTHERS))
        || speech && kinds.meets(Kinds::SPEECH)
        || sentence.holds_symbol()
        || holds_time(sentence)
        || kinds.meets(Kinds::ACTION) && holds_directed_act(sentence, lexicon)
        || sentence.classes().meets(Classes::QUOTE)
        || sentence.classes().meets(Classes::COMPASS) && (0..sentence.len()).any(|at| opens_bearing(sentence, at))
}

/// Whether a sentence has a word of an act that is another story when its parties are turned round.
fn holds_directed_act(sentence: &Sentence<'_>, lexicon: &Lexicon) -> bool {
    sentence
        .phrases()
        .iter()
        .any(|phrase| phrase.senses.iter().any(|sense| matches!(sense, Sense::Action(index) if lexicon.action(*index).directed)))
}

/// Whether a token is a quotation mark that can open.
pub(crate) fn opens_quotation(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.classes_at(at).meets(Classes::QUOTE)
}

/// Whether a token is a point of the compass, or the first half of one.
pub(crate) fn opens_bearing(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.classes_at(at).meets(Classes::COMPASS) && (at + 1..at + 4).any(|at| sentence.word(at) == "of")
}

/// Whether a time may stand anywhere in a sentence.
pub(crate) fn holds_time(sentence: &Sentence<'_>) -> bool {
    sentence.kinds().meets(ANCHORS) || sentence.holds_numeral() || sentence.tokens.iter().any(is_anchor)
}

/// Whether a token is of those of which one stands in every time.
fn is_anchor(token: &Token) -> bool {
    match token.kind {
        TokenKind::Numeral | TokenKind::Code => true,
        TokenKind::Word => token.kinds.meets(ANCHORS) || token.classes.meets(Classes::NAMES_TIME),
        _ => false,
    }
}

/// Whether a time may begin at a token.
pub(crate) fn may_begin_time(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(token) = sentence.tokens.get(at) else { return false };
    let anchored = |from: usize, to: usize| sentence.tokens.iter().skip(at + from).take(to + 1 - from).any(is_anchor);
    if token.kind != TokenKind::Word {
        let apostrophe = matches!(sentence.word(at), "'" | "’" | "‘") && sentence.is(at + 1, TokenKind::Numeral);
        return matches!(token.kind, TokenKind::Numeral | TokenKind::Code) || apostrophe;
    }
    if token.kinds.meets(CALENDAR) {
        return true;
    }
    if token.kinds.meets(Kinds::CARDINAL.with(Kinds::ORDINAL).with(Kinds::DEICTIC)) && anchored(1, REACH) {
        return true;
    }
    if !token.classes.meets(Classes::OPENS_TIME) {
        return token.classes.meets(Classes::NAMES_TIME);
    }
    // All of these are grammar words that open times.
    match sentence.word(at) {
        "the" => {
            anchored(1, 1)
                || sentence.kinds_at(at + 1).meets(Kinds::DEICTIC.with(Kinds::ORDINAL)) && anchored(2, REACH)
                || opens_behind_article(sentence.word(at + 1)) && anchored(2, REACH)
        }
        "a" | "an" | "that" => anchored(1, 1),
        "every" | "each" | "once" | "twice" | "fiscal" | "financial" | "a.d." | "ad" | "ce" | "prior" | "final" => anchored(1, 3),
        "in" | "within" | "since" | "between" | "from" | "rest" | "remainder" | "morning" | "afternoon" | "evening" | "night" => {
            anchored(1, REACH)
        }
        _ => false,
    }
}

fn opens_behind_article(word: &str) -> bool {
    matches!(
        word,
        "rest"
            | "remainder"
            | "last"
            | "final"
            | "next"
            | "coming"
            | "upcoming"
            | "following"
            | "prior"
            | "previous"
            | "fiscal"
            | "financial"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "'"
            | "’"
            | "‘"
    )
}

/// Whether a figure may begin at a token.
pub(crate) fn may_begin_figure(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(token) = sentence.tokens.get(at) else { return false };
    let halved = |at: usize| sentence.classes_at(at).meets(Classes::HALF);
    match token.kind {
        TokenKind::Numeral | TokenKind::Symbol => true,
        TokenKind::Hyphen => halved(at + 1),
        TokenKind::Word | TokenKind::Code if token.kinds.meets(NUMBERS) => true,
        TokenKind::Word => {
            let single =
                token.classes.meets(Classes::ARTICLE) && (at + 1..at + 3).any(|next| sentence.kinds_at(next).meets(SINGLE) || halved(next));
            // A currency's letters stand right before the figure, or before its sign: "EUR 5", "A$5".
            single || halved(at) || sentence.holds_numeral() && (at + 1..at + 3).any(|next| sentence.is(next, TokenKind::Numeral))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use gainsay_lexicon::lexicon;
    use gainsay_model::{Document, Span};

    use super::*;
    use crate::attribution::sources;
    use crate::bearings::bearings;
    use crate::figures::{figures, figures_where};
    use crate::lists::lists;
    use crate::names::NameBook;
    use crate::parties::parties;
    use crate::quotations::quotation;
    use crate::sentence::{SentenceReader, sentences};
    use crate::superlatives::superlatives;
    use crate::times::{time_mentions, times_where};

    /// Gold and quiet sentences, news of the generator, and words that open times and figures in every way.
    fn texts() -> Vec<String> {
        let line = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap_or_default().to_owned();
        let mut texts: Vec<String> = [include_str!("../corpus/en/gold.jsonl"), include_str!("../corpus/en/quiet.jsonl")]
            .iter()
            .flat_map(|file| file.lines())
            .map(line)
            .collect();
        texts.push(gainsay_synthetic::prose(5, 200_000));
        texts.push(
            "It ran from now until noon. She came every hour. He read the Daily. In the seventies they left for the twenty-tens. \
             They met since the beginning of the following year. It held for the rest of my week. Nothing changed this way. \
             Within the next few months, a half mile and an hour remain. It cost A$5, Rs. 500, EUR 7, R2 and ½ of it. \
             A quarter of the seats, mid-half hour, the half-hour, and the year after next. Twice as many came at the weekend. \
             The night of March 3 was cold. The prior-year period and the year-ago quarter. FY2024 and Q3 and H1 passed. \
             In fiscal 2024, at the end of that month, later in the week. Most are in China. They include Chile and Peru. \
             \"We will not close the works this year,\" Ann Lee said. It lies north-east of Halden, south of Amsel. The former's report, released by Acme, said so. Once a year, twice a month, each September, the '40s, the 70s. \
             They met at a quarter to nine, at six o'clock in the morning, at half past ten and at ten past eight. \
             Late in 2015, at the end of next week, calendar week 10. The two-and-a-half-hour film cost 30 MUSD and 5 km2."
                .to_owned(),
        );
        texts
    }

    #[test]
    fn quick_looks_lose_nothing() {
        let lexicon = lexicon("en").unwrap();
        for text in texts() {
            let document = Document::of_text("a", text, None);
            let mut read = sentences(&document, lexicon);
            let (book, mut named) = NameBook::new(&read, lexicon);
            for (sentence, names) in read.iter_mut().zip(&mut named) {
                book.settle(names);
                sentence.mask(names.iter().map(|name| (name.start, name.end)));
                let shown = sentence.span.of(&document.text);
                let (all, taken) = times_where(sentence, |_| true);
                let (times, quickly_taken) = time_mentions(sentence);
                assert_eq!(format!("{times:?}"), format!("{all:?}"), "times of: {shown}");
                assert_eq!(quickly_taken, taken, "{shown}");
                let every_figure = figures_where(sentence, &taken, lexicon, |_| true);
                assert_eq!(format!("{:?}", figures(sentence, &taken, lexicon)), format!("{every_figure:?}"), "figures of: {shown}");
                let stated = !all.is_empty()
                    || !every_figure.is_empty()
                    || !superlatives(sentence, names, lexicon).is_empty()
                    || !lists(sentence, names, lexicon).is_empty()
                    || !sources(sentence, names).is_empty()
                    || parties(sentence, names, lexicon).is_some()
                    || quotation(sentence, names).is_some()
                    || !bearings(sentence, names).is_empty();
                assert!(may_state(sentence, false, lexicon) || !stated, "passed over: {shown}");
            }
        }
    }

    #[test]
    fn sentences_that_only_name_are_passed_over() {
        let lexicon = lexicon("en").unwrap();
        let state = |text: &str| may_state(&SentenceReader::new(lexicon).read(text, Span::new(0, text.len()), 0, false), false, lexicon);
        assert!(!state("The mayor thanked the crews and left the hall."));
        assert!(state("The mayor thanked both crews on Friday."));
        assert!(state("The mayor thanked 41 crews."));
    }
}
