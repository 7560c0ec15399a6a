//! The noun phrase behind a number, found without part-of-speech tagging: words up to the next function word, verb
//! or mark, headed by the first plural.

use gainsay_lexicon::{Kinds, Lexicon, Sense};

use crate::sentence::Sentence;
use crate::tokens::TokenKind;

const VERBS: Kinds = Kinds::ACTION.with(Kinds::SPEECH).with(Kinds::CHANGE);

/// Words of times and bounds, which stand in no noun phrase.
const OTHERS: Kinds = Kinds::MONTH.with(Kinds::WEEKDAY).with(Kinds::BOUND).with(Kinds::RELATIVE_DAY);

/// Longest phrase read, in words.
const LONGEST: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    pub(crate) start: usize,
    /// End exclusive.
    pub(crate) end: usize,
    /// The token of the head noun.
    pub(crate) head_at: usize,
    /// Singular head noun, lower case.
    pub(crate) head: String,
    /// Whether the head was found as a plural, and not only as the last word before something else.
    pub(crate) plural: bool,
}

/// The noun phrase that begins at a token; nothing where the words there are no nouns.
pub(crate) fn noun_phrase_at(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Option<NounPhrase> {
    let mut end = at;
    let mut head = None;
    while end < sentence.len() && end - at < LONGEST {
        match sentence.kind(end) {
            Some(TokenKind::Word) => {}
            Some(TokenKind::Hyphen) if end > at => {
                end += 1;
                continue;
            }
            _ => break,
        }
        // "40 million credit and debit cards": two words that tell of one noun.
        if let Some(plural) = coordinated(sentence, at, end).filter(|_| head.is_none()) {
            (end, head) = (plural + 1, Some(plural));
            break;
        }
        let is_comparative = matches!(sentence.word(end), "more" | "additional" | "other" | "further" | "new");
        if sentence.is_stop(end) && !is_comparative {
            break;
        }
        // "the 11-nation Sanctions Team": a name begins where the common noun ends.
        if end > at && sentence.tokens[end].capital && !sentence.heading && !sentence.tokens[at].capital {
            break;
        }
        let plural = is_plural(sentence.word(end));
        let verb = end > at
            && !plural
            && sentence.has_of(end, VERBS, |sense| matches!(sense, Sense::Action(_) | Sense::Speech | Sense::Change(_)));
        let other = sentence
            .has_of(end, OTHERS, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_) | Sense::Bound(_) | Sense::RelativeDay(_)));
        // "55 feet in diameter weighing 10 tons": what is measured next.
        let measures = end > at && is_measuring(sentence, end);
        if verb || measures || (other && !plural) || (end > at && ends_in_ly(sentence.word(end))) {
            break;
        }
        end += 1;
        if plural {
            head = Some(end - 1);
            // "sales workers": a few plurals only describe the next one.
            let describes = sentence.has(end - 1, |sense| matches!(sense, Sense::Describing));
            if !(describes && sentence.is(end, TokenKind::Word) && is_plural(sentence.word(end)) && !sentence.is_stop(end)) {
                break;
            }
        }
    }
    while end > at && sentence.is(end - 1, TokenKind::Hyphen) {
        end -= 1;
    }
    let plural = head.is_some();
    let head = head.or_else(|| (end > at).then(|| end - 1))?;
    Some(NounPhrase { start: at, end, head_at: head, head: lexicon.stem(sentence.word(head)).into(), plural })
}

/// The plural that two describing words share, where "and" or "or" stands between them: "federal and state agencies".
fn coordinated(sentence: &Sentence<'_>, start: usize, at: usize) -> Option<usize> {
    let joins = at > start && matches!(sentence.word(at), "and" | "or");
    // "300 police and firefighters" are counted apart.
    let counted = |at: usize| sentence.has(at, |sense| matches!(sense, Sense::Invariant | Sense::Person | Sense::People | Sense::State));
    let plain = |at: usize| {
        sentence.is(at, TokenKind::Word)
            && !sentence.is_stop(at)
            && !sentence.tokens[at].capital
            && !sentence.has_of(at, VERBS.with(OTHERS), |sense| {
                matches!(sense, Sense::Action(_) | Sense::Speech | Sense::Change(_) | Sense::Month(_) | Sense::Weekday(_) | Sense::Bound(_))
            })
    };
    if !joins || (start..at).any(counted) {
        return None;
    }
    let plural = (at + 1..at + 4).take_while(|at| plain(*at)).find(|at| is_plural(sentence.word(*at)))?;
    // The first plural behind "and" alone ("a knife and gloves") is no shared noun.
    (plural > at + 1).then_some(plural)
}

fn is_measuring(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.word(at).ends_with("ing") && sentence.has_of(at, Kinds::MEASURE, |sense| matches!(sense, Sense::Measure(_)))
}

fn ends_in_ly(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly")
}

/// Whether a word looks like a plural noun.
pub(crate) fn is_plural(word: &str) -> bool {
    let irregular = matches!(
        word,
        "people" | "men" | "women" | "children" | "police" | "troops" | "personnel" | "staff" | "mice" | "geese" | "crew" | "aircraft"
    );
    irregular || (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
}
