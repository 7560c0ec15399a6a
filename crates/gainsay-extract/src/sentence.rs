//! One sentence with its tokens and every phrase of it that the lexicon knows.

use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Block, BlockKind, Document, Span};

use crate::grammar_words::{Classes, GrammarWords};
use crate::times::is_zone;
use crate::tokens::{Token, TokenKind, index, tokenize};

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
    pub(crate) tokens: Box<[Token]>,
    /// Lower-case words, apostrophes straight, those of each token at its `lower`.
    lower: Box<str>,
    /// By start, longest first; those of each token begin at its `first_phrase`.
    phrases: Vec<Phrase>,
    /// What its words can mean, names included.
    kinds: Kinds,
    /// What its words are to the grammars.
    classes: Classes,
    holds_numeral: bool,
    holds_symbol: bool,
}

/// Reads sentences one by one. Lists that grow are kept from sentence to sentence; a sentence takes what it needs.
pub(crate) struct SentenceReader {
    lexicon: &'static Lexicon,
    grammar: &'static GrammarWords,
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
}

impl SentenceReader {
    pub(crate) fn new(lexicon: &'static Lexicon) -> Self {
        Self { lexicon, grammar: GrammarWords::get(), tokens: Vec::new(), phrases: Vec::new() }
    }

    pub(crate) fn read<'t>(&mut self, text: &'t str, span: Span, block: usize, heading: bool) -> Sentence<'t> {
        self.tokens.clear();
        self.phrases.clear();
        tokenize(text, span, self.lexicon, &mut self.tokens);
        let lower = lower_words(text, span, &mut self.tokens);
        let (kinds, classes) = self.look_up(&lower);
        let holds = |kind: TokenKind| self.tokens.iter().any(|token| token.kind == kind);
        let (holds_numeral, holds_symbol) = (holds(TokenKind::Numeral), holds(TokenKind::Symbol));
        Sentence {
            text,
            span,
            block,
            heading,
            tokens: self.tokens.as_slice().into(),
            lower: lower.into_boxed_str(),
            phrases: self.phrases.clone(),
            kinds,
            classes,
            holds_numeral,
            holds_symbol,
        }
    }

    /// Finds what the lexicon and the grammars know of each word; gives all of it together.
    fn look_up(&mut self, lower: &str) -> (Kinds, Classes) {
        let (mut kinds, mut classes) = (Kinds::NONE, Classes::NONE);
        // Where the compound noun that stands here ends: its words mean nothing by themselves.
        let mut compound = 0;
        for start in 0..self.tokens.len() {
            let tokens = &self.tokens;
            let word = |at: usize| tokens.get(at).and_then(|token| lower.get(token.lower.0 as usize..token.lower.1 as usize));
            let first = word(start).unwrap_or_default();
            let first_phrase = index(self.phrases.len());
            let (mut kinds_here, mut classes_here) = (Kinds::NONE, Classes::NONE);
            if matches!(tokens[start].kind, TokenKind::Word | TokenKind::Code) {
                classes_here = self.grammar.classes(first);
                self.lexicon.each_form(
                    first,
                    |distance| word(start + distance),
                    |len, senses, of_form| {
                        if start + len <= compound {
                            return;
                        }
                        if of_form.meets(Kinds::COMPOUND) && senses.contains(&Sense::Compound) {
                            compound = start + len;
                        }
                        self.phrases.push(Phrase { start, end: start + len, senses });
                        kinds_here |= of_form;
                    },
                );
            } else if tokens[start].kind == TokenKind::Punctuation {
                classes_here = Classes::of_mark(first);
            }
            kinds |= kinds_here;
            classes = classes.with(classes_here);
            let token = &mut self.tokens[start];
            (token.first_phrase, token.kinds, token.classes) = (first_phrase, kinds_here, classes_here);
        }
        (kinds, classes)
    }
}

impl<'t> Sentence<'t> {
    /// What the words can mean, those inside names included.
    pub(crate) fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// What the words are to the grammars, those inside names included.
    pub(crate) fn classes(&self) -> Classes {
        self.classes
    }

    /// Whether any token is a numeral.
    pub(crate) fn holds_numeral(&self) -> bool {
        self.holds_numeral
    }

    /// Whether any token is a currency, percent or other sign.
    pub(crate) fn holds_symbol(&self) -> bool {
        self.holds_symbol
    }

    /// What a token is to the grammars.
    pub(crate) fn classes_at(&self, at: usize) -> Classes {
        self.tokens.get(at).map_or(Classes::NONE, |token| token.classes)
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.lower.get(token.lower.0 as usize..token.lower.1 as usize)).unwrap_or("")
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
        let Some(token) = self.tokens.get(start) else { return &[] };
        let end = self.tokens.get(start + 1).map_or(self.phrases.len(), |next| next.first_phrase as usize);
        self.phrases.get(token.first_phrase as usize..end).unwrap_or_default()
    }

    /// All phrases, by start, longest first.
    pub(crate) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The longest phrase that begins at `start` and has a sense `pick` accepts: its end and what `pick` made of it.
    pub(crate) fn sense_at<T>(&self, start: usize, pick: impl Fn(&'static Sense) -> Option<T>) -> Option<(usize, T)> {
        self.phrases_at(start).iter().find_map(|phrase| phrase.senses.iter().find_map(&pick).map(|found| (phrase.end, found)))
    }

    /// [`Self::sense_at`] where the senses sought are of these kinds alone: most tokens have none of them.
    pub(crate) fn sense_of<T>(&self, start: usize, kinds: Kinds, pick: impl Fn(&'static Sense) -> Option<T>) -> Option<(usize, T)> {
        if self.kinds_at(start).meets(kinds) { self.sense_at(start, pick) } else { None }
    }

    /// The longest phrase that ends before `end` and has a sense `pick` accepts, which are of these kinds alone: its start
    /// and what `pick` made of it.
    pub(crate) fn sense_before<T>(&self, end: usize, kinds: Kinds, pick: impl Fn(&'static Sense) -> Option<T>) -> Option<(usize, T)> {
        (end.saturating_sub(6)..end).filter(|start| self.kinds_at(*start).meets(kinds)).find_map(|start| {
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

    /// Whether the lexicon knows the word by itself.
    pub(crate) fn is_known(&self, at: usize) -> bool {
        self.phrases_at(at).last().is_some_and(|shortest| shortest.end == at + 1)
    }

    /// What the phrases that begin at a token can mean, those inside names included.
    pub(crate) fn kinds_at(&self, at: usize) -> Kinds {
        self.tokens.get(at).map_or(Kinds::NONE, |token| token.kinds)
    }

    pub(crate) fn has(&self, at: usize, accept: impl Fn(&Sense) -> bool) -> bool {
        self.phrases_at(at).iter().any(|phrase| phrase.end == at + 1 && phrase.senses.iter().any(&accept))
    }

    /// [`Self::has`] where the senses sought are of these kinds alone: most tokens have none of them.
    pub(crate) fn has_of(&self, at: usize, kinds: Kinds, accept: impl Fn(&Sense) -> bool) -> bool {
        self.kinds_at(at).meets(kinds) && self.has(at, accept)
    }

    pub(crate) fn is_stop(&self, at: usize) -> bool {
        if !self.kinds_at(at).meets(Kinds::STOP) {
            return false;
        }
        // "IT", "WHO" and "US" are names in capitals and function words otherwise.
        let acronym = self.printed(at).len() >= 2 && self.printed(at).bytes().all(|byte| byte.is_ascii_uppercase());
        !acronym && self.has(at, |sense| matches!(sense, Sense::Stop | Sense::Anaphor))
    }

    /// Takes out phrases that lie wholly inside a name: "states" in "United States" says nothing.
    pub(crate) fn mask(&mut self, names: impl Iterator<Item = (usize, usize)>) {
        let mut names = names.enumerate().peekable();
        if names.peek().is_none() {
            return;
        }
        let mut inside = vec![usize::MAX; self.tokens.len()];
        for (number, (start, end)) in names {
            inside[start..end].fill(number);
        }
        let hidden = |phrase: &Phrase| {
            let name = inside[phrase.start];
            // "Terminal 3", "Bus 73": the word still says that no figure follows.
            let refers = phrase.senses.iter().any(|sense| matches!(sense, Sense::NotFigure | Sense::Demonym(_)));
            name != usize::MAX && !refers && inside[phrase.start..phrase.end].iter().all(|other| *other == name)
        };
        // In place, from the front: what is kept never moves behind what is still to be looked at.
        let (mut kept, mut from) = (0, 0);
        for start in 0..self.tokens.len() {
            let to = self.tokens.get(start + 1).map_or(self.phrases.len(), |next| next.first_phrase as usize);
            self.tokens[start].first_phrase = index(kept);
            for at in from..to {
                if !hidden(&self.phrases[at]) {
                    self.phrases[kept] = self.phrases[at];
                    kept += 1;
                }
            }
            from = to;
        }
        self.phrases.truncate(kept);
    }
}

/// The words of all tokens in lower case with straight apostrophes, in one piece; tells each token where its own stand.
fn lower_words(text: &str, span: Span, tokens: &mut [Token]) -> String {
    let body = span.of(text);
    if body.is_ascii() {
        for token in tokens {
            token.lower = (token.span.start - span.start, token.span.end - span.start);
        }
        return body.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(body.len());
    for token in tokens {
        let start = index(lower.len());
        let printed = token.span.of(text);
        if printed.is_ascii() {
            lower.extend(printed.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            lower.push_str(&printed.to_lowercase().replace(['’', '‘'], "'"));
        }
        token.lower = (start, index(lower.len()));
    }
    lower
}

/// The sentences of a document's blocks, in order.
pub(crate) fn sentences<'t>(document: &'t Document, lexicon: &'static Lexicon) -> Vec<Sentence<'t>> {
    let mut out = Vec::new();
    let mut reader = SentenceReader::new(lexicon);
    for (index, block) in document.blocks.iter().enumerate() {
        for span in split(document, *block) {
            out.push(reader.read(&document.text, span, index, block.kind != BlockKind::Paragraph));
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
