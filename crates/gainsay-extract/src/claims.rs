//! Puts a document's figures, times, names, lists and superlatives together into claims.

use std::sync::Arc;

use gainsay_lexicon::{Lexicon, Sense};
use gainsay_model::{
    Action, Assertion, Claim, ClaimId, ClaimIndex, Dimension, Document, DocumentIndex, Grain, Hedge, LineIndex, Measure, Name, NameKind,
    Period, Relation, RelationKind, Resolution, Role, Source, Span, Unit,
};

use crate::attribution::{SourceMention, attribution, sources, speaking_issuer};
use crate::figures::{Figure, figures};
use crate::lists::lists;
use crate::names::{NameBook, NameMention};
use crate::resolve::{Context, resolve};
use crate::sentence::{Sentence, sentences};
use crate::superlatives::superlatives;
use crate::times::{TimeMention, time_mentions};
use crate::tokens::TokenKind;

/// What one document states, and what could not be read.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// In order of the text. Relations point into this list.
    pub claims: Vec<Claim>,
    /// In plain words, for "not checked".
    pub notes: Vec<String>,
}

/// Reads the claims of one document; `index` is its place in the run.
pub fn extract(document: &Document, index: DocumentIndex) -> Extraction {
    let Some(lexicon) = gainsay_lexicon::lexicon(&document.language) else {
        return Extraction {
            claims: Vec::new(),
            notes: vec![format!(
                "no lexicon for language \"{}\": nothing was read from this document",
                document.language
            )],
        };
    };
    let mut sentences = sentences(document, lexicon);
    let book = NameBook::new(&sentences, lexicon);
    let named: Vec<Vec<NameMention>> = sentences.iter().map(|sentence| book.mentions(sentence, lexicon)).collect();
    for (sentence, names) in sentences.iter_mut().zip(&named) {
        sentence.mask(names.iter().map(|name| (name.start, name.end)));
    }
    let mut reader = Reader {
        document,
        index,
        lexicon,
        lines: LineIndex::new(&document.text),
        claims: Vec::new(),
        frame: Frame::default(),
    };
    let mut readings: Vec<Reading<'_, '_>> = Vec::with_capacity(sentences.len());
    for (sentence, names) in sentences.iter().zip(named) {
        let (times, taken) = time_mentions(sentence);
        let figures = figures(sentence, &taken, lexicon);
        readings.push(Reading {
            sentence,
            names,
            times,
            periods: Vec::new(),
            figures,
        });
    }
    // Titles lean on the frame that the body states.
    reader.frame.document_year = document_year(&readings);
    let issuers = principal_sources(&readings);
    let mut open_times = 0_usize;
    for reading in &mut readings {
        reader.resolve_times(reading);
        open_times += reading.periods.iter().filter(|period| period.resolved == Resolution::Open).count();
        reader.read(reading, &issuers);
    }
    let mut notes = Vec::new();
    if document.published.is_none() {
        notes.push(match open_times {
            0 => "no publication date: relative times were read from the text's own frame only".to_owned(),
            1 => "no publication date: 1 time expression stays open".to_owned(),
            n => format!("no publication date: {n} time expressions stay open"),
        });
    }
    let mut claims = reader.claims;
    for (at, claim) in claims.iter_mut().enumerate() {
        claim.id = ClaimId::new(&format!("{}/c{}", document.id, at + 1));
    }
    Extraction { claims, notes }
}

/// One sentence with all that was found in it.
struct Reading<'s, 't> {
    sentence: &'s Sentence<'t>,
    names: Vec<NameMention>,
    times: Vec<TimeMention>,
    /// One a time, in the same order.
    periods: Vec<Period>,
    figures: Vec<Figure>,
}

/// What the text has spoken of so far.
#[derive(Default)]
struct Frame {
    document_year: Option<i32>,
    /// The block `paragraph_year` belongs to.
    block: Option<usize>,
    paragraph_year: Option<i32>,
    /// The first period of at least two months that a figure of the body was given for.
    period: Option<Period>,
}

/// The year of the first stated period of the body.
fn document_year(readings: &[Reading<'_, '_>]) -> Option<i32> {
    let context = Context::default();
    readings.iter().filter(|reading| !reading.sentence.heading).find_map(|reading| {
        reading.times.iter().find_map(|time| {
            let period = resolve(&time.expression, "", &context);
            (period.resolved == Resolution::Stated && period.grain >= Grain::Month).then(|| period.single_year())?
        })
    })
}

/// Issuers of reports, in order of the text, each once.
fn principal_sources(readings: &[Reading<'_, '_>]) -> Vec<Source> {
    let mut out: Vec<Source> = Vec::new();
    for reading in readings {
        for mention in sources(reading.sentence, &reading.names) {
            if !out.iter().any(|source| source.issuer.canonical == mention.source.issuer.canonical) {
                out.push(mention.source);
            }
        }
    }
    out
}

/// The stretch of tokens around a figure in which words belong to it.
#[derive(Clone, Copy)]
struct Region {
    from: usize,
    to: usize,
}

struct Reader<'d> {
    document: &'d Document,
    index: DocumentIndex,
    lexicon: &'static Lexicon,
    lines: LineIndex,
    claims: Vec<Claim>,
    frame: Frame,
}

impl Reader<'_> {
    fn resolve_times(&mut self, reading: &mut Reading<'_, '_>) {
        if self.frame.block != Some(reading.sentence.block) {
            self.frame.block = Some(reading.sentence.block);
            // A new paragraph without a publication date goes on from the one before.
            if self.document.published.is_some() {
                self.frame.paragraph_year = None;
            }
        }
        let mut context = Context {
            published: self.document.published,
            sentence_year: None,
            paragraph_year: self.frame.paragraph_year,
            document_year: self.frame.document_year,
            forward: looks_forward(reading.sentence),
        };
        let read = |context: &Context, time: &TimeMention| resolve(&time.expression, time.span.of(&self.document.text), context);
        // The year one time of the sentence states serves the others.
        let first: Vec<Period> = reading.times.iter().map(|time| read(&context, time)).collect();
        context.sentence_year = reading
            .times
            .iter()
            .zip(&first)
            .find(|(time, period)| names_its_year(time) && period.days.is_some())
            .and_then(|(_, period)| period.single_year());
        reading.periods = reading
            .times
            .iter()
            .zip(first)
            .map(|(time, period)| if names_its_year(time) { period } else { read(&context, time) })
            .collect();
        if !reading.sentence.heading
            && let Some(year) = reading.periods.iter().find_map(Period::single_year)
        {
            self.frame.paragraph_year = Some(year);
        }
    }

    fn read(&mut self, reading: &Reading<'_, '_>, issuers: &[Source]) {
        let sentence = reading.sentence;
        let first_claim = self.claims.len();
        let said_by = attribution(sentence, &reading.names);
        let mut covered = vec![false; reading.times.len()];
        for (at, figure) in reading.figures.iter().enumerate() {
            if let Some(claim) = self.figure_claim(reading, at, figure, &mut covered) {
                self.claims.push(claim);
            }
        }
        for mention in superlatives(sentence, &reading.names, self.lexicon) {
            let region = Region {
                from: mention.start,
                to: mention.end,
            };
            let winner = mention.superlative.winner.clone();
            let mut claim = self.claim(reading, mention.span, Assertion::Superlative(mention.superlative), region);
            claim.subject = winner;
            self.claims.push(claim);
        }
        for mention in lists(sentence, &reading.names, self.lexicon) {
            if !sentence.heading {
                let region = Region {
                    from: mention.start.saturating_sub(12),
                    to: mention.end,
                };
                let claim = self.claim(reading, mention.span, Assertion::Enumeration(mention.enumeration), region);
                self.claims.push(claim);
            }
        }
        self.event_claims(reading, &covered);
        self.source_claims(reading, issuers);
        for claim in &mut self.claims[first_claim..] {
            claim.attribution.clone_from(&said_by);
        }
        self.relate(reading, first_claim);
    }

    /// A claim with what every kind shares.
    fn claim(&self, reading: &Reading<'_, '_>, span: Span, assertion: Assertion, region: Region) -> Claim {
        let sentence = reading.sentence;
        Claim {
            id: ClaimId::new(""),
            document: self.index,
            sentence: Arc::from(sentence.span.of(&self.document.text)),
            sentence_span: sentence.span,
            line: self.lines.line(sentence.span.start),
            span,
            in_heading: sentence.heading,
            assertion,
            subject: None,
            action: None,
            object: None,
            measure: None,
            role: Role::Plain,
            period: None,
            period_span: None,
            place: None,
            attribution: None,
            hedge: hedge(sentence, region, self.lexicon),
            relations: Vec::new(),
            names: distinct(&reading.names),
            terms: self.terms(sentence, region),
        }
    }

    fn figure_claim(&mut self, reading: &Reading<'_, '_>, at: usize, figure: &Figure, covered: &mut [bool]) -> Option<Claim> {
        let sentence = reading.sentence;
        let unit = figure.quantity.unit;
        // Ages, durations and bare shares of nothing describe; they are not yet figures of the story.
        if matches!(unit.dimension(), Dimension::Age | Dimension::Duration) {
            return None;
        }
        let region = region_of(reading, at);
        let action = self.action(sentence, figure, region);
        let measure = self.measure(reading, figure, region, action.as_ref());
        // A number that counts nothing and measures nothing says nothing that can be checked.
        if unit == Unit::Count && measure.is_none() {
            return None;
        }
        let mut claim = self.claim(reading, figure.span, Assertion::Figure(figure.quantity.clone()), region);
        claim.role = role(sentence, figure, region);
        let time = time_of(reading, at, figure, region, claim.role, action.as_ref());
        if let Some(time) = time {
            covered[time] = true;
            claim.period = Some(reading.periods[time].clone());
            claim.period_span = Some(reading.times[time].span);
            let period = &reading.periods[time];
            if !sentence.heading && self.frame.period.is_none() && period.days.is_some() && period.grain > Grain::Month {
                self.frame.period = Some(period.clone());
            }
        }
        (claim.subject, claim.object) = parties(reading, figure, region, action.as_ref());
        claim.place = place(reading, figure, region);
        claim.action = action;
        claim.measure = measure;
        Some(claim)
    }

    /// The action a figure is the figure of: the nearest verb or noun of action, before it first.
    fn action(&self, sentence: &Sentence<'_>, figure: &Figure, region: Region) -> Option<Action> {
        let found = |start: usize, end: usize, class: &'static str| Action {
            class: class.to_owned(),
            classed: true,
            written: sentence.written(start, end).to_owned(),
            span: sentence.span_of(start, end),
        };
        let action = |sense: &'static Sense| match sense {
            Sense::Action(index) => Some(self.lexicon.action(*index).id.as_str()),
            _ => None,
        };
        let end = figure.noun.as_ref().map_or(figure.end, |noun| noun.end.max(figure.end));
        let before = (region.from..figure.start).rev().find_map(|at| {
            sentence
                .sense_at(at, action)
                .filter(|(end, _)| *end <= figure.start)
                .map(|(end, class)| found(at, end, class))
        });
        let behind = (figure.end..region.to).find_map(|at| sentence.sense_at(at, action).map(|(end, class)| (at, found(at, end, class))));
        match (before, behind) {
            // "a $1.4 billion theft": the noun right behind the figure is the closer one.
            (_, Some((at, behind))) if at <= end => Some(behind),
            (Some(before), _) => Some(before),
            (None, behind) => behind.map(|(_, behind)| behind),
        }
    }

    /// What the figure measures: a measure word near it, or what is counted.
    fn measure(&self, reading: &Reading<'_, '_>, figure: &Figure, region: Region, action: Option<&Action>) -> Option<Measure> {
        let sentence = reading.sentence;
        let class = |sense: &'static Sense| match sense {
            Sense::Measure(index) => Some(self.lexicon.measure(*index).id.as_str()),
            _ => None,
        };
        let noun = figure.noun.as_ref();
        let noun_end = noun.map_or(figure.end, |noun| noun.end);
        let behind = (figure.end..region.to).find_map(|at| sentence.sense_at(at, class).map(|(end, class)| (at, end, class)));
        let before = (region.from..figure.start).rev().find_map(|at| {
            sentence
                .sense_at(at, class)
                .filter(|(end, _)| *end <= figure.start)
                .map(|(end, class)| (at, end, class))
        });
        let nearest = match (before, behind) {
            // Inside or right behind the counted thing: "26 people are confirmed dead".
            (_, Some((at, end, class))) if at <= noun_end + 3 => Some((at, end, class)),
            (Some(before), _) => Some(before),
            (None, behind) => behind,
        };
        // "$5 million in revenue", "revenue of $5 million", "revenue rose to $5 million": nothing acts in between.
        let acts = |from: usize, to: usize| (from..to).any(|at| sentence.has(at, |sense| matches!(sense, Sense::Action(_))));
        let close = |before: Option<(usize, usize, &'static str)>, behind: Option<(usize, usize, &'static str)>| {
            behind
                .filter(|(at, ..)| *at <= figure.end + 3 && !acts(figure.end, *at))
                .or(before.filter(|(_, end, _)| figure.start - end <= 12 && !acts(*end, figure.start)))
        };
        let worded = |start: usize, end: usize, class: &str, classed: bool| Measure {
            class: class.to_owned(),
            classed,
            counted: noun.filter(|_| figure.quantity.unit == Unit::Count).map(|noun| noun.head.clone()),
            written: sentence.written(start, end).to_owned(),
        };
        match figure.quantity.unit.dimension() {
            Dimension::Count => {
                let people = noun.is_none_or(|noun| is_person(&noun.head));
                match (nearest, noun) {
                    (Some((start, end, class)), _) if people => Some(worded(start, end, class, true)),
                    (_, Some(noun)) => Some(worded(noun.start, noun.end, &noun.head, false)),
                    (Some((start, end, class)), None) => Some(worded(start, end, class, true)),
                    (None, None) => None,
                }
            }
            _ => close(before, behind)
                .map(|(start, end, class)| worded(start, end, class, true))
                .or_else(|| {
                    noun.filter(|_| action.is_none())
                        .map(|noun| worded(noun.start, noun.end, &noun.head, false))
                }),
        }
    }

    /// Dated events: an action of a class, a name and a time that no figure took.
    fn event_claims(&mut self, reading: &Reading<'_, '_>, covered: &[bool]) {
        let sentence = reading.sentence;
        for (at, time) in reading.times.iter().enumerate() {
            let period = &reading.periods[at];
            if covered[at] || sentence.heading || period.days.is_none() || period.grain > Grain::Century {
                continue;
            }
            // The nearest action within the clause of the time.
            let near = sentence.phrases().iter().filter_map(|phrase| {
                let class = phrase.senses.iter().find_map(|sense| match sense {
                    Sense::Action(index) => Some(self.lexicon.action(*index).id.clone()),
                    _ => None,
                })?;
                let distance = if phrase.end <= time.start {
                    time.start - phrase.end
                } else {
                    phrase.start.checked_sub(time.end)?
                };
                (distance <= 10).then_some((distance, phrase, class))
            });
            let Some((_, phrase, class)) = near.min_by_key(|(distance, phrase, _)| (*distance, phrase.start)) else {
                continue;
            };
            let subject = event_subject(reading, phrase.start, phrase.end, time);
            let Some(subject) = subject else { continue };
            let (start, end) = (phrase.start.min(time.start), phrase.end.max(time.end));
            let region = Region {
                from: start.saturating_sub(8),
                to: (end + 8).min(sentence.len()),
            };
            let mut claim = self.claim(reading, sentence.span_of(start, end), Assertion::Event, region);
            claim.action = Some(Action {
                class,
                classed: true,
                written: sentence.written(phrase.start, phrase.end).to_owned(),
                span: sentence.span_of(phrase.start, phrase.end),
            });
            claim.subject = Some(subject);
            claim.period = Some(period.clone());
            claim.period_span = Some(time.span);
            self.claims.push(claim);
        }
    }

    fn source_claims(&mut self, reading: &Reading<'_, '_>, issuers: &[Source]) {
        let sentence = reading.sentence;
        let mut found = sources(sentence, &reading.names);
        if found.is_empty() && !sentence.heading {
            found.extend(issuers.iter().find_map(|source| {
                let span = speaking_issuer(sentence, &reading.names, &source.issuer)?;
                Some(SourceMention {
                    span,
                    source: source.clone(),
                })
            }));
        }
        for SourceMention { span, source } in found {
            let region = Region {
                from: 0,
                to: sentence.len(),
            };
            let issuer = source.issuer.clone();
            let mut claim = self.claim(reading, span, Assertion::Source(source), region);
            claim.subject = Some(issuer);
            self.claims.push(claim);
        }
    }

    /// Links the new claims to each other and to those before: equivalents, additions, parts.
    fn relate(&mut self, reading: &Reading<'_, '_>, first: usize) {
        let sentence = reading.sentence;
        let cue_before = |claim: &Claim, accept: fn(&Sense) -> bool| {
            sentence.phrases().iter().any(|phrase| {
                let span = sentence.span_of(phrase.start, phrase.end);
                span.end <= claim.span.end && span.start < claim.span.end && phrase.senses.iter().any(accept)
            })
        };
        for at in first..self.claims.len() {
            let Some(quantity) = self.claims[at].quantity().cloned() else {
                continue;
            };
            let figure = reading.figures.iter().find(|figure| figure.span == self.claims[at].span);
            let bracketed = figure.is_some_and(|figure| figure.bracketed);
            let other_unit = |claim: &Claim| {
                claim
                    .quantity()
                    .is_some_and(|other| other.unit.dimension() == quantity.unit.dimension() && other.unit != quantity.unit)
            };
            if matches!(quantity.unit, Unit::Money(_) | Unit::Measure(_)) {
                // The same amount in another unit: in brackets behind it, or announced by "equating to".
                let in_sentence = (first..at).next_back().filter(|before| other_unit(&self.claims[*before]));
                let target = match equivalence_before(sentence, &self.claims[at]) {
                    _ if bracketed => in_sentence,
                    Some(cue) => in_sentence
                        // "1,000 bitcoin worth $5 million": the cue stands right behind the first amount.
                        .filter(|before| cue.start.saturating_sub(self.claims[*before].span.end) < 30)
                        // "this heist, accounting for 2 trillion won": a pronoun points back.
                        .or_else(|| {
                            points_back(sentence, cue)
                                .then(|| self.antecedent(first, sentence.block, &other_unit))
                                .flatten()
                        }),
                    None => None,
                };
                if let Some(to) = target {
                    self.claims[at].relations.push(Relation {
                        kind: RelationKind::EquivalentTo,
                        to: ClaimIndex::new(to),
                    });
                    let source = self.claims[to].clone();
                    let claim = &mut self.claims[at];
                    claim.period = source.period.map(|period| {
                        let resolved = if period.resolved == Resolution::Open {
                            Resolution::Open
                        } else {
                            Resolution::Inherited
                        };
                        Period {
                            written: String::new(),
                            ..period
                        }
                        .with_resolution(resolved)
                    });
                    claim.period_span = None;
                    (claim.action, claim.measure, claim.role) = (source.action, source.measure, source.role);
                    (claim.subject, claim.object, claim.place) = (source.subject, source.object, source.place);
                    continue;
                }
            }
            if cue_before(&self.claims[at], |sense| matches!(sense, Sense::InAddition))
                && matches!(quantity.unit, Unit::Money(_) | Unit::Count)
            {
                let same_unit = |claim: &Claim| claim.quantity().is_some_and(|other| other.unit == quantity.unit) && !is_equivalent(claim);
                if let Some(to) = self.antecedent(first, sentence.block, &same_unit) {
                    self.claims[at].relations.push(Relation {
                        kind: RelationKind::InAdditionTo,
                        to: ClaimIndex::new(to),
                    });
                    self.claims[at].role = Role::Increment;
                    if self.claims[at].period.is_none()
                        && let Some(frame) = &self.frame.period
                    {
                        self.claims[at].period = Some(
                            Period {
                                written: String::new(),
                                ..frame.clone()
                            }
                            .with_resolution(Resolution::Inherited),
                        );
                    }
                }
            }
            if self.claims[at].role == Role::Part {
                let larger = |claim: &Claim| {
                    claim
                        .quantity()
                        .is_some_and(|other| other.unit == quantity.unit && other.value > quantity.value)
                };
                if let Some(to) = self.antecedent(at, sentence.block, &larger) {
                    self.claims[at].relations.push(Relation {
                        kind: RelationKind::PartOf,
                        to: ClaimIndex::new(to),
                    });
                }
            }
        }
    }

    /// The latest claim of the same paragraph before `before` that fits.
    fn antecedent(&self, before: usize, block: usize, accept: &dyn Fn(&Claim) -> bool) -> Option<usize> {
        let paragraph = self.document.blocks.get(block)?.span;
        (0..before)
            .rev()
            .take_while(|at| paragraph.contains(self.claims[*at].sentence_span))
            .find(|at| accept(&self.claims[*at]))
    }

    /// Stems of the content words of a region, sorted and unique.
    fn terms(&self, sentence: &Sentence<'_>, region: Region) -> Vec<String> {
        let mut terms: Vec<String> = (region.from..region.to.min(sentence.len()))
            .filter(|at| sentence.is(*at, TokenKind::Word) && sentence.word(*at).len() > 2 && !sentence.is_stop(*at))
            .filter(|at| {
                !sentence.has(*at, |sense| {
                    matches!(
                        sense,
                        Sense::Scale(_)
                            | Sense::Currency { .. }
                            | Sense::Bound(_)
                            | Sense::Month(_)
                            | Sense::CalendarUnit(_)
                            | Sense::Deictic(_)
                            | Sense::Percent
                            | Sense::Cardinal(_)
                    )
                })
            })
            .map(|at| String::from(self.lexicon.stem(sentence.word(at))))
            .collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

fn is_equivalent(claim: &Claim) -> bool {
    claim.related(RelationKind::EquivalentTo).next().is_some()
}

fn is_person(head: &str) -> bool {
    matches!(
        head,
        "people"
            | "person"
            | "man"
            | "woman"
            | "child"
            | "civilian"
            | "soldier"
            | "resident"
            | "victim"
            | "firefighter"
            | "worker"
            | "passenger"
            | "migrant"
            | "student"
            | "troop"
            | "officer"
            | "villager"
            | "tourist"
            | "protester"
            | "patient"
            | "life"
            | "member"
            | "pilot"
            | "suspect"
    )
}

fn names_its_year(time: &TimeMention) -> bool {
    let context = Context {
        published: "2000-06-15".parse().ok(),
        ..Context::default()
    };
    let period = resolve(&time.expression, "", &context);
    // What resolves the same from any anchor, or by a year word of its own, needs no help from its neighbours.
    match period.resolved {
        Resolution::Stated => true,
        Resolution::Anchored => period.grain == Grain::Year || has_year_word(&time.expression),
        Resolution::Inherited | Resolution::Open => false,
    }
}

fn has_year_word(expression: &crate::times::TimeExpression) -> bool {
    use crate::times::TimeExpression as T;
    match expression {
        T::Month { year, .. } | T::Day { year, .. } | T::First(_, _, year) | T::Quarter(_, year) | T::Half(_, year) => year.is_some(),
        T::Interval(left, right) => has_year_word(left) || has_year_word(right),
        T::Since(inner) => has_year_word(inner),
        T::Unit(..) | T::Past(..) | T::Ago(..) | T::Year(_) | T::Decade(_) | T::Century(_) | T::Weekday(..) | T::RelativeDay(_) => true,
        T::Earlier(..) => false,
    }
}

fn looks_forward(sentence: &Sentence<'_>) -> bool {
    sentence.phrases().iter().any(|phrase| {
        phrase
            .senses
            .iter()
            .any(|sense| matches!(sense, Sense::Role(Role::Planned | Role::Forecast)))
    })
}

/// From the end of the figure before to the start of the figure behind.
fn region_of(reading: &Reading<'_, '_>, at: usize) -> Region {
    let from = at
        .checked_sub(1)
        .and_then(|before| reading.figures.get(before))
        .map_or(0, |figure| figure.noun.as_ref().map_or(figure.end, |noun| noun.end.max(figure.end)));
    // An amount given again in brackets does not end the figure's own clause.
    let to = reading.figures[at + 1..]
        .iter()
        .find(|figure| !figure.bracketed)
        .map_or(reading.sentence.len(), |figure| figure.start);
    let semicolon = |at: &usize| reading.sentence.word(*at) == ";";
    let figure = &reading.figures[at];
    let from = (from..figure.start)
        .rev()
        .find(semicolon)
        .map_or(from.min(figure.start), |at| at + 1);
    let to = (figure.end..to.max(figure.end)).find(semicolon).unwrap_or(to.max(figure.end));
    Region { from, to }
}

/// The time a figure is given for: the nearest behind it, else the nearest before it, else the time that opens the sentence.
fn time_of(reading: &Reading<'_, '_>, at: usize, figure: &Figure, region: Region, role: Role, action: Option<&Action>) -> Option<usize> {
    let inside = |time: &&(usize, &TimeMention)| time.1.start >= region.from && time.1.end <= region.to;
    let own = |time: &TimeMention| owner(reading.sentence, time).is_none_or(|owner| action.is_some_and(|action| action.span == owner));
    let times: Vec<(usize, &TimeMention)> = reading.times.iter().enumerate().filter(|(_, time)| own(time)).collect();
    let behind = times.iter().find(|time| inside(time) && time.1.start >= figure.end);
    let before = times.iter().rev().find(|time| inside(time) && time.1.end <= figure.start);
    // "as of Tuesday, 14,694 hectares": a time right before beats one far behind.
    let chosen = match (before, behind) {
        (Some(before), Some(behind)) => {
            let (left, right) = (figure.start - before.1.end, behind.1.start - figure.end);
            Some(if left + 6 < right { before } else { behind })
        }
        (before, behind) => behind.or(before),
    };
    if let Some((index, _)) = chosen {
        return Some(*index);
    }
    // A figure that is compared with speaks of another time than the sentence.
    if matches!(role, Role::Previous | Role::Reference) || figure.bracketed {
        return (figure.bracketed && at > 0)
            .then(|| time_of(reading, at - 1, &reading.figures[at - 1], region_of(reading, at - 1), role, action))?;
    }
    let first_figure = reading.figures.first()?;
    times.iter().find(|time| time.1.end <= first_figure.start).map(|(index, _)| *index)
}

/// The action a time stands right behind: "founded in March 1961" dates the founding and nothing else.
fn owner(sentence: &Sentence<'_>, time: &TimeMention) -> Option<Span> {
    let end = if time.start > 0 && matches!(sentence.word(time.start - 1), "in" | "on" | "since" | "during" | "by") { time.start - 1 } else { time.start };
    let action = |sense: &'static Sense| matches!(sense, Sense::Action(_)).then_some(());
    sentence.sense_before(end, action).map(|(start, ())| sentence.span_of(start, end))
}

fn role(sentence: &Sentence<'_>, figure: &Figure, region: Region) -> Role {
    let role = |sense: &'static Sense| match sense {
        Sense::Role(role) => Some(*role),
        _ => None,
    };
    // Between number and noun ("40,000 more workers"), or in the phrase right before.
    let inside = (figure.end..figure.noun.as_ref().map_or(figure.end, |noun| noun.end))
        .find_map(|at| sentence.sense_at(at, role).map(|(_, role)| role));
    let near = (region.from.max(figure.start.saturating_sub(8))..figure.start)
        .rev()
        .find_map(|at| {
            sentence
                .sense_at(at, role)
                .filter(|(end, _)| *end <= figure.start)
                .map(|(_, role)| role)
        });
    let behind = (figure.end..(figure.end + 3).min(region.to)).find_map(|at| {
        sentence
            .sense_at(at, role)
            .map(|(_, role)| role)
            .filter(|role| matches!(role, Role::Total | Role::Part))
    });
    inside.or(near).or(behind).unwrap_or(Role::Plain)
}

/// Who acts and who is acted on, by place: the nearest name before the action, and the first name behind "from", "to",
/// "for" or "at".
fn parties(reading: &Reading<'_, '_>, figure: &Figure, region: Region, action: Option<&Action>) -> (Option<Name>, Option<Name>) {
    let sentence = reading.sentence;
    let end = figure.noun.as_ref().map_or(figure.end, |noun| noun.end.max(figure.end));
    let object = reading
        .names
        .iter()
        .filter(|name| name.start >= end && name.end <= region.to)
        .find(|name| {
            let prepared = (end..name.start)
                .rev()
                .take(6)
                .any(|at| matches!(sentence.word(at), "from" | "to" | "for" | "against" | "by" | "on"));
            prepared && name.name.kind != NameKind::Country
        })
        .map(|name| name.name.clone());
    let anchor = action.map_or(figure.span.start, |action| action.span.start).min(figure.span.start);
    let within = reading
        .names
        .iter()
        .rev()
        .find(|name| name.name.span.end <= anchor && name.start >= region.from);
    let subject = within
        .or_else(|| reading.names.iter().find(|name| name.name.span.end <= anchor))
        .map(|name| name.name.clone());
    (subject, object)
}

/// A place named with "in", "at" or "near" in the figure's region.
fn place(reading: &Reading<'_, '_>, figure: &Figure, region: Region) -> Option<Name> {
    let sentence = reading.sentence;
    let placed = |name: &&NameMention| {
        let inside = name.start >= region.from && name.end <= region.to;
        let preposition = name
            .start
            .checked_sub(1)
            .map(|at| if sentence.word(at) == "the" { at.saturating_sub(1) } else { at });
        inside && preposition.is_some_and(|at| matches!(sentence.word(at), "in" | "at" | "near" | "across" | "around"))
    };
    let behind = reading.names.iter().filter(placed).find(|name| name.start >= figure.end);
    let before = reading.names.iter().rev().filter(placed).find(|name| name.end <= figure.start);
    behind.or(before).map(|name| name.name.clone())
}

/// Who the event befell or who did it: the subject of a passive, or the name right behind a participle's comma.
fn event_subject(reading: &Reading<'_, '_>, verb: usize, verb_end: usize, time: &TimeMention) -> Option<Name> {
    let sentence = reading.sentence;
    // "Formed in October 2024, MSMT operates ..."
    if verb == 0 {
        let comma = (verb_end.max(time.end)..(time.end + 3).min(sentence.len())).find(|at| sentence.word(*at) == ",")?;
        return reading
            .names
            .iter()
            .find(|name| name.start > comma && name.start <= comma + 3)
            .map(|name| name.name.clone());
    }
    reading
        .names
        .iter()
        .rev()
        .find(|name| name.end <= verb && verb - name.end <= 6)
        .map(|name| name.name.clone())
}

fn hedge(sentence: &Sentence<'_>, region: Region, lexicon: &Lexicon) -> Option<Hedge> {
    sentence
        .phrases()
        .iter()
        .filter(|phrase| phrase.start >= region.from.saturating_sub(4) && phrase.end <= region.to)
        .find_map(|phrase| {
            phrase.senses.iter().find_map(|sense| match sense {
                Sense::Hedge(index) => Some(Hedge {
                    class: lexicon.hedge(*index).to_owned(),
                    written: sentence.written(phrase.start, phrase.end).to_owned(),
                }),
                _ => None,
            })
        })
}

/// Words such as "equating to" right before a figure.
fn equivalence_before(sentence: &Sentence<'_>, claim: &Claim) -> Option<Span> {
    sentence.phrases().iter().find_map(|phrase| {
        let span = sentence.span_of(phrase.start, phrase.end);
        // The bound word may stand between: "equating to approximately".
        let announces = span.end <= claim.span.start
            && claim.span.start - span.end <= 2
            && phrase.senses.iter().any(|sense| matches!(sense, Sense::Equivalence));
        announces.then_some(span)
    })
}

/// Whether the subject before a cue points back to something already named: "these funds", "this heist".
fn points_back(sentence: &Sentence<'_>, cue: Span) -> bool {
    (0..sentence.len())
        .take_while(|at| sentence.tokens[*at].span.end <= cue.start)
        .any(|at| {
            matches!(
                sentence.word(at),
                "this" | "these" | "that" | "those" | "it" | "the" | "they" | "which"
            ) && sentence.has(at, |sense| matches!(sense, Sense::Anaphor))
        })
}

fn distinct(names: &[NameMention]) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    for mention in names {
        if !out.iter().any(|name| name.canonical == mention.name.canonical) {
            out.push(mention.name.clone());
        }
    }
    out
}
