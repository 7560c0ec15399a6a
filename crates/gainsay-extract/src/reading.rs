//! One pass over a document: sentences with their names, times and figures, and every time resolved in order.

use std::cell::OnceCell;
use std::sync::Arc;

use chrono::NaiveDate;
use gainsay_lexicon::{Deictic, Kinds, Lexicon, Sense};
use gainsay_model::{Currency, Document, Grain, Name, PartialDate, Period, Resolution, SmolStr, Unit};

use crate::cues::may_state;
use crate::figures::{Figure, figures};
use crate::identities::may_identify;
use crate::names::{NameBook, NameMention};
use crate::parts_of_units::narrowed;
use crate::plans::planned_before;
use crate::resolve::{Context, resolve};
use crate::sentence::{Phrase, Sentence, sentences};
use crate::tense::looks_forward;
use crate::times::{TimeExpression, TimeMention, time_mentions, time_of_day};

/// One sentence with all that was found in it.
pub(crate) struct Reading<'t> {
    pub(crate) sentence: Sentence<'t>,
    pub(crate) names: Vec<NameMention>,
    pub(crate) times: Vec<TimeMention>,
    /// One a time, in the same order.
    pub(crate) periods: Vec<Period>,
    pub(crate) figures: Vec<Figure>,
    /// Figures that are mentioned and of which no claim is made.
    pub(crate) asides: Vec<Figure>,
    /// The class of the plan that "it" may stand for at its beginning.
    pub(crate) planned_before: Option<&'static str>,
    /// The sentence, shared by its claims; made for the first.
    shared_text: OnceCell<Arc<str>>,
    /// Its names, each once, shared by its claims; made for the first.
    distinct_names: OnceCell<Arc<[Name]>>,
    /// The stem of each token that is a term; made for the first claim.
    terms: OnceCell<Box<[Option<SmolStr>]>>,
}

impl Reading<'_> {
    pub(crate) fn shared_text(&self) -> Arc<str> {
        Arc::clone(self.shared_text.get_or_init(|| Arc::from(self.sentence.span.of(self.sentence.text))))
    }

    /// The stem of each token that is a term by `term`, which is asked once.
    pub(crate) fn terms(&self, term: impl Fn(usize) -> Option<SmolStr>) -> &[Option<SmolStr>] {
        self.terms.get_or_init(|| (0..self.sentence.len()).map(term).collect())
    }

    pub(crate) fn distinct_names(&self) -> Arc<[Name]> {
        Arc::clone(self.distinct_names.get_or_init(|| {
            let mut out: Vec<Name> = Vec::new();
            for mention in &self.names {
                if !out.iter().any(|name| name.canonical == mention.name.canonical) {
                    out.push(mention.name.clone());
                }
            }
            out.into()
        }))
    }
}

/// Reads the sentences of a document that may state something that can be checked. The others say what things are called,
/// and no more. `supposed` is a day of the document's story, for one without a publication date.
pub(crate) fn readings<'t>(document: &'t Document, lexicon: &'static Lexicon, supposed: Option<NaiveDate>) -> Vec<Reading<'t>> {
    let sentences = sentences(document, lexicon);
    let (book, named) = NameBook::new(&sentences, lexicon);
    // Who issued a report may speak in any sentence.
    let reports = sentences.iter().any(|sentence| sentence.kinds().meets(Kinds::SOURCE_NOUN));
    let planned_before: Vec<Option<&'static str>> = (0..sentences.len()).map(|at| planned_before(&sentences, at)).collect();
    let currencies = currencies_of_countries(&sentences, lexicon);
    let mut readings: Vec<Reading<'t>> = sentences
        .into_iter()
        .zip(named)
        .zip(planned_before)
        .filter(|((sentence, _), _)| may_state(sentence, reports, lexicon) || may_identify(sentence, lexicon))
        .map(|((mut sentence, mut names), planned_before)| {
            book.settle(&mut names);
            sentence.mask(names.iter().map(|name| (name.start, name.end)));
            let (times, taken) = time_mentions(&sentence);
            let mut found = figures(&sentence, &taken, lexicon);
            found.iter_mut().for_each(|figure| settle_currency(&sentence, figure, &currencies));
            let (asides, figures) = found.into_iter().partition(|figure| figure.aside);
            let (shared_text, distinct_names, terms) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
            Reading { sentence, names, times, periods: Vec::new(), figures, asides, planned_before, shared_text, distinct_names, terms }
        })
        .collect();
    // Titles lean on the frame that the body states.
    let supposed = supposed.filter(|_| document.published.is_none());
    let mut years =
        Years { published: document.published, supposed, document: document_year(&readings), block: None, paragraph: None, frame: None };
    for reading in &mut readings {
        years.resolve(reading);
    }
    readings
}

/// The currencies of the countries that a text names or whose people it names; none where no word of it names several
/// currencies.
fn currencies_of_countries(sentences: &[Sentence<'_>], lexicon: &'static Lexicon) -> Vec<Currency> {
    let shared = |sentence: &Sentence<'_>| {
        sentence.kinds().meets(Kinds::CURRENCY) && sentence.phrases().iter().any(|phrase| currencies(phrase).nth(1).is_some())
    };
    if !sentences.iter().any(shared) {
        return Vec::new();
    }
    let countries = sentences.iter().flat_map(Sentence::phrases).flat_map(|phrase| phrase.senses).filter_map(|sense| match sense {
        Sense::Country(place) | Sense::Demonym(place) => lexicon.place(*place).currency,
        _ => None,
    });
    let mut found: Vec<Currency> = countries.collect();
    found.sort_unstable_by(|left, right| left.code().cmp(right.code()));
    found.dedup();
    found
}

/// The currencies that a word names, the commonest first: "rupees".
fn currencies(phrase: &Phrase) -> impl Iterator<Item = Currency> {
    phrase.senses.iter().filter_map(|sense| match sense {
        Sense::Currency { currency, minor: false } => Some(*currency),
        _ => None,
    })
}

/// "40,000 rupees" in a text that speaks of Nepal and not of India: of the currencies a word may mean, the one whose country
/// the text names alone.
fn settle_currency(sentence: &Sentence<'_>, figure: &mut Figure, named: &[Currency]) {
    let Unit::Money(read) = figure.quantity.unit else { return };
    if named.is_empty() || named.contains(&read) {
        return;
    }
    let words = (figure.start..figure.end).flat_map(|at| sentence.phrases_at(at)).filter(|phrase| phrase.end <= figure.end);
    let Some(word) =
        words.into_iter().find(|phrase| currencies(phrase).any(|currency| currency == read) && currencies(phrase).nth(1).is_some())
    else {
        return;
    };
    let mut fitting = currencies(word).filter(|currency| named.contains(currency));
    if let (Some(currency), None) = (fitting.next(), fitting.next()) {
        figure.quantity.unit = Unit::Money(currency);
    }
}

/// "Halden, founded in 1884, blamed energy bills", "which have tripled since 2021": years that the text does not go on about.
fn is_beside_the_point(sentence: &Sentence<'_>, time: &TimeMention) -> bool {
    let before = |distance: usize| sentence.word(time.start.wrapping_sub(distance));
    let participle = |word: &str| word.ends_with("ed") || matches!(word, "born" | "built");
    before(1) == "since" || before(1) == "in" && participle(before(2)) && before(3) == "," && sentence.word(time.end) == ","
}

/// The years the text has spoken of so far.
struct Years {
    published: Option<PartialDate>,
    supposed: Option<NaiveDate>,
    document: Option<i32>,
    /// The block `paragraph` belongs to.
    block: Option<usize>,
    paragraph: Option<i32>,
    /// The stretch the last sentence that named one spoke of.
    frame: Option<(NaiveDate, NaiveDate)>,
}

impl Years {
    fn resolve(&mut self, reading: &mut Reading<'_>) {
        if self.block != Some(reading.sentence.block) {
            self.block = Some(reading.sentence.block);
            // A new paragraph without a publication date goes on from the one before.
            if self.published.is_some() {
                self.paragraph = None;
            }
        }
        let mut context = Context {
            published: self.published,
            supposed: self.supposed,
            sentence_year: None,
            paragraph_year: self.paragraph,
            document_year: self.document,
            frame: None,
            forward: false,
        };
        let ahead: Vec<bool> = reading.times.iter().map(|time| looks_forward(&reading.sentence, time.start)).collect();
        let read = |context: &Context, at: usize, time: &TimeMention| {
            let context = Context { forward: ahead.get(at).copied().unwrap_or(false), ..context.clone() };
            let whole = resolve(&time.expression, time.span.of(reading.sentence.text), &context);
            narrowed(&reading.sentence, time, whole, context.published.and_then(|date| date.exact()))
        };
        // The year one time of the sentence states serves the others.
        let first: Vec<Period> = reading.times.iter().enumerate().map(|(at, time)| read(&context, at, time)).collect();
        context.sentence_year = reading
            .times
            .iter()
            .zip(&first)
            .find(|(time, period)| names_its_year(time) && period.days.is_some() && !lends_no_year(time, &reading.times))
            .and_then(|(_, period)| period.single_year());
        context.frame = reading
            .times
            .iter()
            .zip(&first)
            .find(|(time, _)| !leans_on_frame(&time.expression))
            .and_then(|(_, period)| period.whole_unit().days)
            .or(self.frame);
        reading.periods = reading
            .times
            .iter()
            .zip(first)
            .enumerate()
            .map(|(at, (time, period))| if names_its_year(time) { period } else { read(&context, at, time) })
            .collect();
        set_clocks(reading);
        if !reading.sentence.heading
            && let Some(year) = reading
                .times
                .iter()
                .zip(&reading.periods)
                .filter(|(time, _)| !is_beside_the_point(&reading.sentence, time))
                .find_map(|(_, period)| period.single_year())
        {
            self.paragraph = Some(year);
        }
        self.frame = context.frame.filter(|_| !reading.sentence.heading).or(self.frame);
    }
}

/// Gives each period its time of day, and a clock without a day the one day its sentence names.
fn set_clocks(reading: &mut Reading<'_>) {
    for (time, period) in reading.times.iter().zip(&mut reading.periods) {
        if period.grain == Grain::Day {
            period.clock = time_of_day(&reading.sentence, time);
        }
    }
    use TimeExpression as T;
    // "at the same time in 2021" names a day too, and not the clock's.
    let is_day = |(time, period): &(&TimeMention, &Period)| {
        matches!(
            time.expression,
            T::Day { .. } | T::Weekday(..) | T::RelativeDay(_) | T::PartOfDay(..) | T::WeekdayDay(..) | T::DayOfMonth(_)
        ) && period.days.is_some_and(|(from, to)| from == to)
    };
    let mut days = reading.times.iter().zip(&reading.periods).filter(is_day).map(|(_, period)| period);
    let Some(day) = days.next().map(|day| (day.days, day.resolved)) else { return };
    if days.any(|other| other.days != day.0) {
        return;
    }
    for period in &mut reading.periods {
        if period.clock.is_some() && period.days.is_none() {
            (period.days, period.resolved) = day;
        }
    }
}

/// The year of the first stated period of the body.
fn document_year(readings: &[Reading<'_>]) -> Option<i32> {
    let context = Context::default();
    readings.iter().filter(|reading| !reading.sentence.heading).find_map(|reading| {
        reading.times.iter().find_map(|time| {
            let period = resolve(&time.expression, "", &context);
            (period.resolved == Resolution::Stated && period.grain >= Grain::Month).then(|| period.single_year())?
        })
    })
}

fn names_its_year(time: &TimeMention) -> bool {
    let context = Context { published: NaiveDate::from_ymd_opt(2000, 6, 15).map(PartialDate::day), ..Context::default() };
    let period = resolve(&time.expression, "", &context);
    // What resolves the same from any anchor, or by a year word of its own, needs no help from its neighbours.
    match period.resolved {
        Resolution::Stated => true,
        Resolution::Anchored => period.grain == Grain::Year || has_year_word(&time.expression),
        Resolution::Inherited | Resolution::Supposed | Resolution::Open => false,
    }
}

fn has_year_word(expression: &TimeExpression) -> bool {
    use TimeExpression as T;
    match expression {
        T::Month { year, .. } | T::Day { year, .. } | T::First(_, _, year) | T::Quarter(_, year) | T::Half(_, year) => year.is_some(),
        T::Interval(left, right) => has_year_word(left) || has_year_word(right),
        T::Since(inner) | T::Ending(_, _, inner) | T::PartOfDay(inner, _) => has_year_word(inner),
        T::Season(_, year) => year.is_some(),
        T::Clock(_, day) => day.as_ref().is_none_or(|day| has_year_word(day)),
        T::Nth { whole: inner, .. }
        | T::Containing(_, inner)
        | T::WeekendNear(inner)
        | T::Shifted { from: inner, .. }
        | T::Starting(_, _, inner)
        | T::DayIn(_, inner)
        | T::WeekdayIn(_, inner) => has_year_word(inner),
        T::Fiscal(_) | T::Weekend(_) | T::Set(..) => true,
        T::Rest(_)
        | T::Ahead(..)
        | T::Within(_)
        | T::DayOfMonth(_)
        | T::WeekdayDay(..)
        | T::AfterNext(_)
        | T::YearPair(_)
        | T::FiscalPart(..)
        | T::Every(..) => true,
        T::NearMonth(..)
        | T::SetOfMonth(_)
        | T::Unit(..)
        | T::Past(..)
        | T::Ago(..)
        | T::Year(_)
        | T::Decade(_)
        | T::Century(_)
        | T::Weekday(..)
        | T::RelativeDay(_) => true,
        T::Earlier(..) | T::Later(..) | T::SamePeriod(_) | T::ThatUnit(_) | T::YearAgo(_) | T::Unsettled(_) => false,
    }
}

/// A day reached by counting from publication lends no year: "than at the same time last year and short of the goal for 1
/// November". Nor does a month named again: "in August, back at the level of August 2019": a month named again with its year is another year's.
fn lends_no_year(time: &TimeMention, others: &[TimeMention]) -> bool {
    if matches!(time.expression, TimeExpression::Shifted { .. }) {
        return true;
    }
    // "On 7 November set out plans for next year": a year reached from publication serves what stands behind it, or close by.
    if let TimeExpression::Unit(Deictic::Next | Deictic::Coming | Deictic::Last | Deictic::Past, Grain::Year) = time.expression {
        return others.iter().any(|other| other.end + 1 < time.start && !names_its_year(other));
    }
    let TimeExpression::Month { month, year: Some(_) } = time.expression else { return false };
    others.iter().any(|other| {
        other.start < time.start && matches!(other.expression, TimeExpression::Month { month: named, year: None } if named == month)
    })
}

/// Whether the words place it beside another time of the text.
fn leans_on_frame(expression: &TimeExpression) -> bool {
    use TimeExpression as T;
    matches!(expression, T::Earlier(..) | T::Later(..) | T::SamePeriod(_) | T::ThatUnit(_) | T::YearAgo(_))
}
