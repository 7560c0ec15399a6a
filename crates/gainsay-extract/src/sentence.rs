//! One sentence with its tokens and every phrase of it that the lexicon knows.

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{Block, BlockKind, Document, Span};

use crate::times::is_zone;
use crate::tokens::{Token, TokenKind, tokenize};

/// Words of a sentence that the lexicon knows.
#[derive(Clone, Copy)]
pub(crate) struct Phrase {
    pub(crate) start: usize,
    /// End exclusive.
    pub(crate) end: usize,
    pub(crate) senses: &'static [Sense],
}

pub(crate) struct Sentence<'t> {
    pub(crate) text: &'t str,
    pub(crate) span: Span,
    pub(crate) block: usize,
    pub(crate) heading: bool,
    pub(crate) tokens: Vec<Token>,
    /// Lower-case words, apostrophes straight, one a token.
    pub(crate) words: Vec<String>,
    /// By start, longest first.
    phrases: Vec<Phrase>,
    /// Where in `phrases` those of each token begin.
    first_phrase: Vec<usize>,
}

impl<'t> Sentence<'t> {
    pub(crate) fn new(text: &'t str, span: Span, block: usize, heading: bool, lexicon: &'static Lexicon) -> Self {
        let tokens = tokenize(text, span, lexicon);
        let words: Vec<String> = tokens.iter().map(|token| lower(token.span.of(text))).collect();
        let keys: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut phrases = Vec::with_capacity(tokens.len());
        let mut first_phrase = Vec::with_capacity(tokens.len() + 1);
        for start in 0..tokens.len() {
            first_phrase.push(phrases.len());
            if matches!(tokens[start].kind, TokenKind::Word | TokenKind::Code) {
                phrases.extend(lexicon.senses(&keys[start..]).map(|(len, senses)| Phrase { start, end: start + len, senses }));
            }
        }
        first_phrase.push(phrases.len());
        Self { text, span, block, heading, tokens, words, phrases, first_phrase }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// The token as printed.
    pub(crate) fn printed(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(crate) fn is(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }

    /// The span of tokens `start..end`.
    pub(crate) fn span_of(&self, start: usize, end: usize) -> Span {
        match (self.tokens.get(start), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => self.span,
        }
    }

    pub(crate) fn written(&self, start: usize, end: usize) -> &'t str {
        self.span_of(start, end).of(self.text)
    }

    /// Phrases that begin at a token, longest first.
    pub(crate) fn phrases_at(&self, start: usize) -> &[Phrase] {
        match (self.first_phrase.get(start), self.first_phrase.get(start + 1)) {
            (Some(from), Some(to)) => &self.phrases[*from..*to],
            _ => &[],
        }
    }

    /// All phrases, by start, longest first.
    pub(crate) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The longest phrase that begins at `start` and has a sense `pick` accepts: its end and what `pick` made of it.
    pub(crate) fn sense_at<T>(&self, start: usize, pick: impl Fn(&'static Sense) -> Option<T>) -> Option<(usize, T)> {
        self.phrases_at(start).iter().find_map(|phrase| phrase.senses.iter().find_map(&pick).map(|found| (phrase.end, found)))
    }

    /// The longest phrase that ends before `end` and has a sense `pick` accepts: its start and what `pick` made of it.
    pub(crate) fn sense_before<T>(&self, end: usize, pick: impl Fn(&'static Sense) -> Option<T>) -> Option<(usize, T)> {
        (end.saturating_sub(6)..end).find_map(|start| {
            self.phrases_at(start)
                .iter()
                .filter(|phrase| phrase.end == end)
                .find_map(|phrase| phrase.senses.iter().find_map(&pick))
                .map(|found| (start, found))
        })
    }

    /// The last phrase within `from..to` that has a sense `pick` accepts, the longest of those that end together:
    /// "death toll", not "toll".
    pub(crate) fn last_sense<T>(&self, from: usize, to: usize, pick: impl Fn(&'static Sense) -> Option<T>) -> Option<(usize, usize, T)> {
        let phrases = (from..to).flat_map(|start| self.phrases_at(start)).filter(|phrase| phrase.end <= to);
        let accepted = phrases.filter_map(|phrase| phrase.senses.iter().find_map(&pick).map(|found| (phrase.start, phrase.end, found)));
        accepted.max_by_key(|(start, end, _)| (*end, std::cmp::Reverse(*start)))
    }

    pub(crate) fn has(&self, at: usize, accept: impl Fn(&Sense) -> bool) -> bool {
        self.phrases_at(at).iter().any(|phrase| phrase.end == at + 1 && phrase.senses.iter().any(&accept))
    }

    pub(crate) fn is_stop(&self, at: usize) -> bool {
        // "IT", "WHO" and "US" are names in capitals and function words otherwise.
        let acronym = self.printed(at).len() >= 2 && self.printed(at).bytes().all(|byte| byte.is_ascii_uppercase());
        !acronym && self.has(at, |sense| matches!(sense, Sense::Stop | Sense::Anaphor))
    }

    /// Takes out phrases that lie wholly inside a name: "states" in "United States" says nothing.
    pub(crate) fn mask(&mut self, names: impl Iterator<Item = (usize, usize)>) {
        let mut inside = vec![usize::MAX; self.tokens.len()];
        for (number, (start, end)) in names.enumerate() {
            inside[start..end].fill(number);
        }
        let hidden = |phrase: &Phrase| {
            let name = inside[phrase.start];
            // "Terminal 3", "Bus 73": the word still says that no figure follows.
            let refers = phrase.senses.iter().any(|sense| matches!(sense, Sense::NotFigure | Sense::Demonym(_)));
            name != usize::MAX && !refers && inside[phrase.start..phrase.end].iter().all(|other| *other == name)
        };
        let mut kept = Vec::with_capacity(self.phrases.len());
        let mut first = Vec::with_capacity(self.first_phrase.len());
        for start in 0..self.tokens.len() {
            first.push(kept.len());
            kept.extend(self.phrases_at(start).iter().filter(|phrase| !hidden(phrase)).copied());
        }
        first.push(kept.len());
        self.phrases = kept;
        self.first_phrase = first;
    }
}

/// Lower case with straight apostrophes.
pub(crate) fn lower(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().replace(['’', '‘'], "'") }
}

/// The sentences of a document's blocks, in order.
pub(crate) fn sentences<'t>(document: &'t Document, lexicon: &'static Lexicon) -> Vec<Sentence<'t>> {
    let mut out = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        for span in split(document, *block) {
            out.push(Sentence::new(&document.text, span, index, block.kind != BlockKind::Paragraph, lexicon));
        }
    }
    out
}

fn split(document: &Document, block: Block) -> Vec<Span> {
    let body = block.span.of(&document.text);
    if block.kind != BlockKind::Paragraph {
        return trimmed(body, block.span.start as usize).into_iter().collect();
    }
    let base = block.span.start as usize;
    let mut spans = Vec::new();
    for (from, chunk) in chunks(body) {
        let mut start = 0;
        for sentence in sentencex::get_sentence_boundaries(&document.language, chunk) {
            let end = sentence.start_byte + sentence.text.len();
            if goes_on(chunk.get(start..end).unwrap_or(""), chunk.get(end..).unwrap_or("")) {
                continue;
            }
            let whole = chunk.get(start..end).unwrap_or("");
            spans.extend(chunks_of(whole, LONGEST_SENTENCE).filter_map(|(at, part)| trimmed(part, base + from + start + at)));
            start = end;
        }
    }
    spans
}

/// Whether what looks like an end is the dot of a clock: "at 8:15 p.m. EST on Tuesday".
fn goes_on(sentence: &str, rest: &str) -> bool {
    let clock = ["a.m.", "p.m."].iter().any(|half| sentence.trim_end().ends_with(half));
    let next = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    clock && (is_zone(next) || matches!(next, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday"))
}

/// A paragraph is handed to the sentence splitter in pieces of at most this many bytes, because the splitter's work on
/// quotation marks grows with the square of what it is given.
const LONGEST_CHUNK: usize = 4_096;

/// Longer runs without an end are cut: no sentence of news is as long, and what is read of one sentence may look at
/// all of it more than once.
const LONGEST_SENTENCE: usize = 2_048;

fn chunks(body: &str) -> impl Iterator<Item = (usize, &str)> {
    chunks_of(body, LONGEST_CHUNK)
}

/// Cuts a text into pieces of at most `limit` bytes, behind a full stop where there is one, else at a space, else
/// between two characters.
fn chunks_of(body: &str, limit: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = body.get(from..).filter(|rest| !rest.is_empty())?;
        let start = from;
        if rest.len() <= limit {
            from = body.len();
            return Some((start, rest));
        }
        let window = &rest[..(0..=limit).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0)];
        // A quarter of the piece at least, so that many short cuts cannot pile up.
        let late = |at: &usize| *at > limit / 4;
        let stop = window.rfind(". ").map(|at| at + 2).filter(late);
        let cut = stop.or_else(|| window.rfind(char::is_whitespace).filter(late)).unwrap_or(window.len()).max(1);
        from += cut;
        Some((start, &rest[..cut]))
    })
}

fn trimmed(body: &str, base: usize) -> Option<Span> {
    let lead = body.len() - body.trim_start().len();
    let inner = body.trim();
    (!inner.is_empty()).then(|| Span::new(base + lead, base + lead + inner.len()))
}
