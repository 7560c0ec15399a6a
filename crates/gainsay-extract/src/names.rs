//! Names: places of the lexicon, capitalised sequences, acronyms and short forms resolved within a document.

use gainsay_lexicon::{Kinds, Lexicon, PlaceKind, Sense};
use gainsay_model::{Name, NameKind, SmolStr, SmolStrBuilder};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::grammar_words::{SHAPES, shape};
use crate::noun::is_plural;
use crate::sentence::Sentence;
use crate::tokens::TokenKind;

/// Kinds of words that make no name though they have a capital.
const COMMON: Kinds = Kinds::STOP
    .with(Kinds::MONTH)
    .with(Kinds::WEEKDAY)
    .with(Kinds::TITLE)
    .with(Kinds::MAJORITY)
    .with(Kinds::MEMBERS)
    .with(Kinds::BOUND)
    .with(Kinds::CARDINAL)
    .with(Kinds::SCALE)
    .with(Kinds::SPEECH)
    .with(Kinds::RELATION)
    .with(Kinds::RELATIVE_DAY);

/// Longest name read, in tokens.
const LONGEST: usize = 10;

/// What a document calls its people, bodies and places.
#[derive(Debug, Default)]
pub(crate) struct NameBook {
    /// Short form to canonical form.
    aliases: FxHashMap<SmolStr, SmolStr>,
    /// What kind a canonical name was shown to be.
    kinds: FxHashMap<SmolStr, NameKind>,
}

/// How the words of a document are written inside its sentences.
#[derive(Debug, Default)]
struct Spelling<'s> {
    /// Words seen in lower case that the lexicon does not know: a capital at a sentence's start makes no name of them.
    lower_inside: FxHashSet<&'s str>,
    /// Words seen with a capital inside a sentence, so that a capital at its start means something too.
    capital_inside: FxHashSet<&'s str>,
}

/// A name with the tokens it takes.
#[derive(Clone, Debug)]
pub(crate) struct NameMention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) name: Name,
}

impl NameBook {
    /// Reads all sentences once for capitals, acronym definitions and short forms; gives the names of each sentence, in
    /// order and as written, for [`Self::settle`].
    pub(crate) fn new(sentences: &[Sentence<'_>], lexicon: &'static Lexicon) -> (Self, Vec<Vec<NameMention>>) {
        let spelling = Spelling::of(sentences);
        let mut book = Self::default();
        // Last word to the one long name that ends so; nothing where there are several.
        let mut long_names: FxHashMap<SmolStr, Option<SmolStr>> = FxHashMap::default();
        let mut named = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let mentions = spelling.mentions(sentence, lexicon);
            for mention in &mentions {
                let (canonical, kind) = book.settled(&mention.name);
                let canonical = canonical.unwrap_or(&mention.name.canonical);
                if let Some(acronym) = acronym_after(sentence, mention, canonical) {
                    let canonical = canonical.clone();
                    book.aliases.insert(canonical, acronym.clone());
                    book.kinds.insert(acronym, NameKind::Organisation);
                    continue;
                }
                if kind != NameKind::Other && book.kinds.get(canonical) != Some(&kind) {
                    let canonical = canonical.clone();
                    book.kinds.insert(canonical, kind);
                }
                let canonical = book.aliases.get(&mention.name.canonical).unwrap_or(&mention.name.canonical);
                if matches!(kind, NameKind::Person | NameKind::Other)
                    && !sentence.heading
                    && let Some((_, last)) = canonical.rsplit_once(' ')
                    && canonical.split(' ').count() <= 4
                {
                    match long_names.get_mut(last) {
                        Some(long) if long.as_ref() != Some(canonical) => *long = None,
                        Some(_) => {}
                        None => {
                            long_names.insert(last.into(), Some(canonical.clone()));
                        }
                    }
                }
            }
            named.push(mentions);
        }
        // "Wirtz" is Florian Wirtz where only one full name ends so.
        #[expect(clippy::iter_over_hash_type, reason = "each key is one entry of another map")]
        for (short, long) in long_names {
            if let Some(long) = long {
                book.aliases.entry(short).or_insert(long);
            }
        }
        (book, named)
    }

    /// Resolves short forms and kinds by what the whole document says.
    pub(crate) fn settle(&self, mentions: &mut [NameMention]) {
        for mention in mentions {
            let (canonical, kind) = self.settled(&mention.name);
            if let Some(canonical) = canonical {
                mention.name.canonical.clone_from(canonical);
            }
            mention.name.kind = kind;
        }
    }

    /// The canonical form where it is another than written, and the kind.
    fn settled(&self, name: &Name) -> (Option<&SmolStr>, NameKind) {
        let canonical = self.aliases.get(&name.canonical);
        let kind = match name.kind {
            NameKind::Other => self.kinds.get(canonical.unwrap_or(&name.canonical)).copied().unwrap_or(NameKind::Other),
            kind => kind,
        };
        (canonical, kind)
    }
}

impl<'s> Spelling<'s> {
    fn of(sentences: &'s [Sentence<'_>]) -> Self {
        let mut spelling = Self::default();
        let asked = asked_for(sentences);
        for sentence in sentences.iter().filter(|sentence| !sentence.heading) {
            for at in 1..sentence.len() {
                if !sentence.is(at, TokenKind::Word) || !asked[shape(sentence.word(at))] {
                    continue;
                }
                if sentence.tokens[at].capital {
                    if !opens_sentence(sentence, at) {
                        spelling.capital_inside.insert(sentence.word(at));
                    }
                } else if !sentence.is_known(at) {
                    spelling.lower_inside.insert(sentence.word(at));
                }
            }
        }
        spelling
    }

    /// The names of a sentence as written, in order.
    fn mentions(&self, sentence: &Sentence<'_>, lexicon: &'static Lexicon) -> Vec<NameMention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < sentence.len() {
            let Some(mention) = self.name_at(sentence, at, lexicon) else {
                at += 1;
                continue;
            };
            at = mention.end;
            found.push(mention);
        }
        found
    }

    fn name_at(&self, sentence: &Sentence<'_>, at: usize, lexicon: &'static Lexicon) -> Option<NameMention> {
        if !matches!(sentence.kind(at), Some(TokenKind::Word | TokenKind::Code)) || !sentence.tokens[at].capital {
            return None;
        }
        if let Some(place) = place_at(sentence, at, lexicon) {
            return Some(place);
        }
        let end = self.sequence_end(sentence, at)?;
        let canonical = canonical(sentence, at, end);
        let organisation = (at..end).any(|word| is_organisation_word(sentence, word));
        let titled = at > 0 && sentence.sense_before(at, Kinds::TITLE, |sense| matches!(sense, Sense::Title).then_some(())).is_some();
        let acronym = end == at + 1 && is_acronym(sentence.printed(at));
        let kind = match () {
            () if organisation || acronym => NameKind::Organisation,
            () if titled => NameKind::Person,
            () => NameKind::Other,
        };
        Some(NameMention {
            start: at,
            end,
            name: Name { written: sentence.written(at, end).into(), canonical, kind, span: sentence.span_of(at, end) },
        })
    }

    /// The end of the capitalised sequence that begins at a token; nothing where the capital means no name.
    fn sequence_end(&self, sentence: &Sentence<'_>, at: usize) -> Option<usize> {
        if !self.names_something(sentence, at) {
            return None;
        }
        let mut end = at + 1;
        while end < sentence.len() && end - at < LONGEST {
            let capital = |position: usize| {
                matches!(sentence.kind(position), Some(TokenKind::Word | TokenKind::Code))
                    && (sentence.tokens[position].capital || sentence.is(position, TokenKind::Code))
                    && self.names_something(sentence, position)
            };
            let organisation_before = is_organisation_word(sentence, end - 1);
            if capital(end) {
                end += 1;
            } else if (sentence.is(end, TokenKind::Hyphen) && sentence.is(end + 1, TokenKind::Word))
                || (organisation_before && matches!(sentence.word(end), "of" | "for") && capital(end + 1))
                || (sentence.word(end) == "&" && capital(end + 1))
            {
                end += 2;
            } else if organisation_before && sentence.word(end) == "of" && sentence.word(end + 1) == "the" && capital(end + 2) {
                end += 3;
            } else {
                break;
            }
        }
        Some(end)
    }

    /// Whether a capital at this token marks a name rather than a sentence's start or a headline's style.
    fn names_something(&self, sentence: &Sentence<'_>, at: usize) -> bool {
        let word = sentence.word(at);
        if sentence.is(at, TokenKind::Code) {
            return true;
        }
        if word.chars().count() < 2 && !sentence.printed(at).contains('.') {
            return false;
        }
        let common = sentence.has_of(at, COMMON, |sense| {
            matches!(
                sense,
                Sense::Stop
                    | Sense::Anaphor
                    | Sense::Month(_)
                    | Sense::Weekday(_)
                    | Sense::Title
                    | Sense::Majority
                    | Sense::Including
                    | Sense::Bound(_)
                    | Sense::Cardinal(_)
                    | Sense::Scale(_)
                    | Sense::According
                    | Sense::InAddition
                    | Sense::RelativeDay(_)
            )
        });
        // "Jan Koum": before a day a month of three letters has a dot or a number behind it.
        let first_name = || {
            word.len() == 3
                && sentence.has(at, |sense| matches!(sense, Sense::Month(_)))
                && sentence.is(at + 1, TokenKind::Word)
                && sentence.tokens[at + 1].capital
                && sentence.phrases_at(at + 1).is_empty()
        };
        if common && !first_name() {
            return false;
        }
        if sentence.heading || opens_sentence(sentence, at) {
            let seen = self.capital_inside.contains(word) || is_acronym(sentence.printed(at));
            // Two capitals in a row at the start of a sentence of running text are a name.
            let pair = !sentence.heading
                && sentence.is(at + 1, TokenKind::Word)
                && sentence.tokens[at + 1].capital
                && !sentence.is_stop(at + 1)
                && !sentence.has(at, |sense| !matches!(sense, Sense::OrganisationWord));
            // "Estmark's inflation rate": nobody but a name owns anything at the start of a sentence.
            let owner = !sentence.heading && sentence.is(at + 1, TokenKind::Possessive) && sentence.phrases_at(at).is_empty();
            // "Corvane was founded in 1998": an unknown word that opens a sentence and has a verb behind it. Plurals and
            // words that are written small elsewhere are common nouns.
            let unknown = sentence.phrases_at(at).is_empty() && !self.lower_inside.contains(word) && !is_plural(word);
            let common_ending =
                ["ing", "ion", "ment", "ness", "ity", "ism", "age", "ance", "ence", "ly"].iter().any(|ending| word.ends_with(ending));
            // "Veldt, a state investor,": what is explained at once.
            let glossed = sentence.word(at + 1) == ","
                && matches!(sentence.word(at + 2), "a" | "an" | "the" | "which" | "who" | "whose" | "based" | "headquartered" | "owned");
            let acts = glossed
                || matches!(sentence.word(at + 1), "was" | "is" | "has" | "had" | "will")
                || sentence.has(at + 1, |sense| matches!(sense, Sense::Action(_) | Sense::Speech | Sense::Change(_)));
            let styled = sentence.heading && !opens_sentence(sentence, at) && is_in_sentence_case(sentence);
            // "Morvan, the company known for its butter, has bought": nothing but a name has such an aside.
            let apposed = !sentence.heading
                && unknown
                && sentence.word(at + 1) == ","
                && matches!(sentence.word(at + 2), "the" | "a" | "an" | "who" | "whose" | "which");
            return seen || pair || owner || styled || apposed || !sentence.heading && unknown && !common_ending && word.len() > 3 && acts;
        }
        true
    }
}

/// Whether a heading writes its common words small, so that a capital in it means a name: two of three words at least, and
/// three in all.
fn is_in_sentence_case(heading: &Sentence<'_>) -> bool {
    let content = |at: &usize| heading.is(*at, TokenKind::Word) && heading.word(*at).len() > 2 && !heading.is_stop(*at);
    let (mut small, mut large) = (0_usize, 0_usize);
    for at in (1..heading.len()).filter(content) {
        if heading.tokens[at].capital {
            large += 1;
        } else {
            small += 1;
        }
    }
    small >= 3 && small >= large * 2
}

/// Shapes of the words whose spelling is asked for: those with a capital that open a sentence or stand in a heading. Most
/// other words have other shapes, and need not be looked up.
fn asked_for(sentences: &[Sentence<'_>]) -> Vec<bool> {
    let mut asked = vec![false; SHAPES];
    for sentence in sentences {
        for (at, _) in sentence.tokens.iter().enumerate().filter(|(_, token)| token.capital) {
            if sentence.heading || opens_sentence(sentence, at) {
                asked[shape(sentence.word(at))] = true;
            }
        }
    }
    asked
}

/// Whether a token opens its sentence, behind quotation marks or a bracket at most.
fn opens_sentence(sentence: &Sentence<'_>, at: usize) -> bool {
    at == 0
        || (0..at).all(|before| sentence.is(before, TokenKind::Punctuation))
        || matches!(sentence.word(at - 1), ":" | "“" | "\"" | "‘" | "—")
}

pub(crate) fn is_acronym(printed: &str) -> bool {
    let letters = printed.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters) && printed.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit())
}

fn place_at(sentence: &Sentence<'_>, at: usize, lexicon: &'static Lexicon) -> Option<NameMention> {
    let (end, (place, demonym)) = sentence.sense_of(at, Kinds::PLACE, |sense| match sense {
        Sense::Country(place) | Sense::Place(place) => Some((*place, false)),
        Sense::Demonym(place) => Some((*place, true)),
        _ => None,
    })?;
    // "us" and "it" in lower case never come here; "Us" at a sentence's start is the pronoun.
    if sentence.word(at) == "us" && sentence.printed(at) != "US" {
        return None;
    }
    let place = lexicon.place(place);
    let kind = match place.kind {
        PlaceKind::Country => NameKind::Country,
        PlaceKind::Region | PlaceKind::City => NameKind::Place,
    };
    // "New York Times", "Oxford Economics": the place is part of a longer name.
    let follows = |position: usize| {
        let other = |sense: &Sense| {
            matches!(
                sense,
                Sense::Month(_) | Sense::Weekday(_) | Sense::Title | Sense::Country(_) | Sense::Demonym(_) | Sense::Place(_) | Sense::Stop
            )
        };
        sentence.is(position, TokenKind::Word) && sentence.tokens[position].capital && !sentence.heading && !sentence.has(position, other)
    };
    let last = (end..).find(|position| !follows(*position)).unwrap_or(end).min(at + LONGEST);
    let organisation = (end..last).any(|word| is_organisation_word(sentence, word));
    // "The European Medicines Agency" is one name; "the Belgian Police" may be any police of Belgium.
    let national = demonym && organisation && last > end + 1 && sentence.word(at.wrapping_sub(1)) == "the";
    if (!demonym || national) && follows(end) {
        let name = Name {
            written: sentence.written(at, last).into(),
            canonical: canonical(sentence, at, last),
            kind: if organisation { NameKind::Organisation } else { NameKind::Other },
            span: sentence.span_of(at, last),
        };
        return Some(NameMention { start: at, end: last, name });
    }
    let name = Name { written: sentence.written(at, end).into(), canonical: SmolStr::new(place.id), kind, span: sentence.span_of(at, end) };
    Some(NameMention { start: at, end, name })
}

fn canonical(sentence: &Sentence<'_>, start: usize, end: usize) -> SmolStr {
    let mut out = SmolStrBuilder::new();
    for at in start..end {
        if at > start && !sentence.tokens[at].glued {
            out.push(' ');
        }
        sentence.word(at).split('.').for_each(|part| out.push_str(part));
    }
    out.finish()
}

fn is_organisation_word(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.has_of(at, Kinds::ORGANISATION_WORD, |sense| matches!(sense, Sense::OrganisationWord))
}

/// "Multilateral Sanctions Monitoring Team (MSMT)": the acronym in the brackets behind a name whose initials it holds.
fn acronym_after(sentence: &Sentence<'_>, mention: &NameMention, canonical: &str) -> Option<SmolStr> {
    let printed = sentence.printed(mention.end + 1);
    // "..., or MSMT, ..." defines it as well.
    let bracketed = sentence.word(mention.end) == "(" && sentence.word(mention.end + 2) == ")";
    let glossed = sentence.word(mention.end) == ",";
    let (printed, acronym) = if bracketed {
        (printed, sentence.word(mention.end + 1))
    } else if glossed && sentence.word(mention.end + 1) == "or" {
        (sentence.printed(mention.end + 2), sentence.word(mention.end + 2))
    } else {
        return None;
    };
    if !is_acronym(printed) || mention.end - mention.start < 2 {
        return None;
    }
    initials_hold(canonical, acronym).then(|| acronym.replace('.', "").into())
}

/// Whether every letter of an acronym is the initial of a word of a name, in order; small words may be passed over.
pub(crate) fn initials_hold(name: &str, acronym: &str) -> bool {
    let initials: Vec<char> = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    let mut letters = initials.iter();
    acronym.chars().filter(|c| c.is_alphanumeric()).all(|letter| letters.any(|initial| *initial == letter))
}
