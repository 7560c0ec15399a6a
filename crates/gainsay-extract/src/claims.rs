//! Puts a document's figures, times, names, lists and superlatives together into claims.

use chrono::NaiveDate;
use gainsay_lexicon::{Kinds, Lexicon, Once, Sense};
use gainsay_model::{
    Action, Assertion, Claim, ClaimId, Dimension, Document, DocumentIndex, EARLIEST, Grain, Hedge, IdentityKind, LineIndex, MOVED_PLAN,
    Measure, Name, PLAN, Period, Resolution, Role, STRETCH, SmolStr, Source, Span, Unit,
};

use crate::acts::act_of;
use crate::ages_of_persons::aged_person;
use crate::attribution::{SourceMention, attribution, sources, speaking_issuer};
use crate::bearings::{BearingMention, bearings};
use crate::calendar::{PointMention, doubtful_points};
use crate::circumstances::{
    Region, court_place, event_subject, hedge, name_acted_on, name_before, owner, parties, place, place_near, region_of, role,
    thing_before, thing_of_name, time_of,
};
use crate::clauses::before_aside;
use crate::deadlines::deadline;
use crate::elapsed::{ElapsedMention, Timed, length_going_on, timed};
use crate::figures::{Figure, share_of_each};
use crate::happenings::{HappeningMention, Telling, happenings};
use crate::identities::{IdentityMention, Told, identities};
use crate::implied_measures::{natural_measure, predicate_measure, refers_back, subject_measure};
use crate::lists::lists;
use crate::measures::{grows_by_itself, is_off_a_level, measure_of};
use crate::mourned::{DEATH, Mourned};
use crate::parties::{PartiesMention, parties as parties_of};
use crate::plans::{PlanMention, Planning, plans};
use crate::quotations::{QuotationMention, quotation};
use crate::ratios::{Ratio, ratios, tie};
use crate::reading::{Reading, readings};
use crate::relations::relate;
use crate::results::{MARGIN, RESULT, athlete, holds_two, is_off_a_record, is_result, result_role, told_margin};
use crate::sentence::{Phrase, Sentence};
use crate::spans::spanned;
use crate::sums::add_up;
use crate::superlatives::superlatives;
use crate::tokens::TokenKind;
use crate::wholes::take_parts;

/// Kinds of words of which a figure or a time is made: no terms.
const MEASURING: Kinds = Kinds::SCALE
    .with(Kinds::CURRENCY)
    .with(Kinds::BOUND)
    .with(Kinds::MONTH)
    .with(Kinds::CALENDAR_UNIT)
    .with(Kinds::DEICTIC)
    .with(Kinds::SHARE)
    .with(Kinds::CARDINAL);

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
    extract_supposing(document, index, None)
}

/// [`extract`], for a document without a publication date whose story is known: months and days without a year are read as
/// those nearest to `supposed`, a day on which other texts of the story were published. A document with a date of its own
/// is read by that.
pub fn extract_supposing(document: &Document, index: DocumentIndex, supposed: Option<NaiveDate>) -> Extraction {
    let Some(lexicon) = gainsay_lexicon::lexicon(&document.language) else {
        return Extraction {
            claims: Vec::new(),
            notes: vec![format!("no lexicon for language \"{}\": nothing was read from this document", document.language)],
        };
    };
    let readings = readings(document, lexicon, supposed);
    let issuers = principal_sources(&readings);
    let lines = LineIndex::new(&document.text);
    let mut reader = Reader {
        document,
        index,
        lexicon,
        lines,
        claims: Vec::new(),
        frame: None,
        spoken_of: Vec::new(),
        told: Told::new(),
        mourned: Mourned::default(),
        telling: Telling::default(),
        aged: None,
        planning: Planning::default(),
        after_clocks: None,
    };
    let mut open_times = 0_usize;
    let doubtful = doubtful_points(document, &readings);
    // Each reading is let go when its claims are made: a long text is not held twice.
    for (reading, points) in readings.into_iter().zip(doubtful) {
        open_times += reading.periods.iter().filter(|period| period.resolved == Resolution::Open).count();
        reader.read(&reading, &issuers, points);
        reader.length_claims(&reading);
    }
    let mut notes = Vec::new();
    if document.published.is_none() {
        let open = match open_times {
            0 => None,
            1 => Some("1 time expression stays open".to_owned()),
            n => Some(format!("{n} time expressions stay open")),
        };
        let as_of_story = "months and days without a year were read as those of the story's other texts";
        let told = match (supposed, open) {
            (Some(_), Some(open)) => format!("{as_of_story}, and {open}"),
            (Some(_), None) => as_of_story.to_owned(),
            (None, Some(open)) => open,
            (None, None) => "relative times were read from the text's own frame only".to_owned(),
        };
        notes.push(format!("no publication date: {told}"));
    }
    let moved = reader.planning.moved;
    let mut claims = reader.claims;
    // Where a text says that a plan was moved, what it gives is the later of two days.
    for action in claims.iter_mut().filter(|_| moved).filter_map(|claim| claim.action.as_mut()).filter(|action| action.class == PLAN) {
        action.class = MOVED_PLAN.to_owned();
    }
    for (at, claim) in claims.iter_mut().enumerate() {
        claim.id = ClaimId::new(&format!("{}/c{}", document.id, at + 1));
    }
    Extraction { claims, notes }
}

/// Issuers of reports, in order of the text, each once.
fn principal_sources(readings: &[Reading<'_>]) -> Vec<Source> {
    let mut out: Vec<Source> = Vec::new();
    for reading in readings {
        for mention in sources(&reading.sentence, &reading.names) {
            if !out.iter().any(|source| source.issuer.canonical == mention.source.issuer.canonical) {
                out.push(mention.source);
            }
        }
    }
    out
}

struct Reader<'d> {
    document: &'d Document,
    index: DocumentIndex,
    lexicon: &'static Lexicon,
    lines: LineIndex,
    claims: Vec<Claim>,
    /// The first period of more than a month that a figure of the body was given for.
    frame: Option<Period>,
    /// The measure last spoken of, by dimension: what "it" and "the rate" go on about.
    spoken_of: Vec<(Dimension, Measure)>,
    /// Identities already given, each once a document.
    told: Told,
    /// Whom the text says to have died: "he" in "he passed away on Saturday".
    mourned: Mourned,
    /// The happenings told so far.
    telling: Telling,
    /// The person whose age was told last: what "she was born" goes on about.
    aged: Option<Name>,
    /// The plans told so far.
    planning: Planning,
    /// What the sentence before says of two clocks, of which this one may give the length.
    after_clocks: Option<(usize, Claim)>,
}

impl Reader<'_> {
    fn read(&mut self, reading: &Reading<'_>, issuers: &[Source], points: Vec<PointMention>) {
        let sentence = &reading.sentence;
        let first_claim = self.claims.len();
        let mut covered = vec![false; reading.times.len()];
        let ratios = ratios(reading);
        for (at, figure) in reading.figures.iter().enumerate() {
            if let Some(claim) = self.figure_claim(reading, at, figure, &ratios, &mut covered) {
                self.claims.push(claim);
            }
        }
        for mention in superlatives(sentence, &reading.names, self.lexicon) {
            let region = Region { from: 0, to: sentence.len() };
            let winner = mention.superlative.winner.clone();
            let mut claim = self.claim(reading, mention.span, Assertion::Superlative(mention.superlative), region);
            claim.subject = winner;
            // "In 2019 Chile was the largest producer": a ranking holds for its time.
            if let Some(time) = reading
                .times
                .iter()
                .position(|time| reading.figures.iter().all(|figure| time.end <= figure.start || time.start >= figure.end))
            {
                claim.period = Some(reading.periods[time].clone());
                claim.period_span = Some(reading.times[time].span);
            }
            self.claims.push(claim);
        }
        for mention in lists(sentence, &reading.names, self.lexicon) {
            if !sentence.heading {
                let region = Region { from: mention.start.saturating_sub(12), to: mention.end };
                let claim = self.claim(reading, mention.span, Assertion::Enumeration(mention.enumeration), region);
                self.claims.push(claim);
            }
        }
        self.deadline_claims(reading);
        self.mourned.read(reading, self.lexicon);
        let happened = self.happening_claims(reading);
        self.event_claims(reading, &covered, &happened);
        self.plan_claims(reading);
        self.stretch_claims(reading, first_claim);
        self.source_claims(reading, issuers);
        for IdentityMention { span, subject, identity, about: (from, to) } in identities(reading, self.lexicon, &mut self.told) {
            // A record is held for as long as it stands.
            let dated = matches!(identity.kind, IdentityKind::Deed | IdentityKind::Fate) && !identity.canonical.starts_with("hold-record");
            let mut claim = self.claim(reading, span, Assertion::Identity(identity), Region { from, to });
            claim.subject = Some(subject);
            // What is done once is done on the one day its sentence names.
            if let (true, [period], [time]) = (dated, reading.periods.as_slice(), reading.times.as_slice()) {
                claim.period = Some(period.clone());
                claim.period_span = Some(time.span);
            }
            self.claims.push(claim);
        }
        for PointMention { span, point, period } in points {
            let mut claim = self.claim(reading, span, Assertion::Calendar(point), Region { from: 0, to: 0 });
            claim.period = Some(period);
            claim.period_span = Some(span);
            self.claims.push(claim);
        }
        for BearingMention { span, direction, part, written, subject, from } in bearings(sentence, &reading.names) {
            let mut claim = self.claim(reading, span, Assertion::Bearing, Region { from: 0, to: 0 });
            claim.measure = Some(Measure { class: direction.to_owned(), classed: false, counted: part.map(str::to_owned), written });
            claim.subject = subject;
            claim.object = Some(from);
            self.claims.push(claim);
        }
        if let Some(PartiesMention { span, action, subject, object }) = parties_of(sentence, &reading.names, self.lexicon) {
            let mut claim = self.claim(reading, span, Assertion::Event, Region { from: 0, to: 0 });
            claim.action = Some(action);
            claim.subject = Some(subject);
            claim.object = Some(object);
            self.claims.push(claim);
        }
        let quoted = quotation(sentence, &reading.names);
        if self.claims.len() == first_claim && quoted.is_none() {
            return;
        }
        let said_by = attribution(sentence, &reading.names);
        for claim in &mut self.claims[first_claim..] {
            claim.attribution.clone_from(&said_by);
        }
        if let Some(QuotationMention { span, speaker }) = quoted {
            let mut claim = self.claim(reading, span, Assertion::Quotation, Region { from: 0, to: 0 });
            claim.attribution = Some(speaker);
            self.claims.push(claim);
        }
        let paragraph = self.document.blocks.get(sentence.block).map_or(sentence.span, |block| block.span);
        relate(&mut self.claims, reading, first_claim, paragraph, self.frame.as_ref());
        add_up(&mut self.claims, reading, first_claim);
        take_parts(&mut self.claims, reading, first_claim, paragraph);
        tie(&mut self.claims, reading, &ratios, first_claim);
    }

    /// Two clocks and the length of time stated of them, in one sentence or in two that follow each other. Those that
    /// agree to the minute become no claim.
    fn length_claims(&mut self, reading: &Reading<'_>) {
        let before = self.after_clocks.take().filter(|(block, _)| *block == reading.sentence.block);
        let length_claim = |mention: ElapsedMention| {
            let written = mention.quantity.written.clone();
            let mut claim = self.claim(reading, mention.span, Assertion::Figure(mention.quantity), Region { from: 0, to: 0 });
            claim.measure = Some(Measure { class: mention.class.to_owned(), classed: true, counted: None, written });
            claim
        };
        let pair = match (timed(reading), before) {
            (Timed::Both(clocks, length), _) => Some((length_claim(clocks), length_claim(length))),
            (Timed::Clocks(clocks), _) => {
                self.after_clocks = Some((reading.sentence.block, length_claim(clocks)));
                None
            }
            (Timed::Nothing, Some((_, clocks))) => length_going_on(reading).map(|length| (clocks, length_claim(length))),
            (Timed::Nothing, None) => None,
        };
        if let Some((clocks, length)) = pair.filter(|(clocks, length)| clocks.quantity() != length.quantity()) {
            self.claims.extend([clocks, length]);
        }
    }

    /// A claim with what every kind shares.
    fn claim(&self, reading: &Reading<'_>, span: Span, assertion: Assertion, region: Region) -> Claim {
        let sentence = &reading.sentence;
        let line = self.lines.line(sentence.span.start);
        Claim {
            in_heading: sentence.heading,
            hedge: hedge(sentence, region, self.lexicon),
            names: reading.distinct_names(),
            terms: self.terms(reading, region),
            ..Claim::bare(ClaimId::new(""), self.index, reading.shared_text(), sentence.span, line, span, assertion)
        }
    }

    fn figure_claim(&mut self, reading: &Reading<'_>, at: usize, figure: &Figure, ratios: &[Ratio], covered: &mut [bool]) -> Option<Claim> {
        let sentence = &reading.sentence;
        let share = share_of_each(sentence, figure);
        let figure = share.as_ref().unwrap_or(figure);
        let unit = figure.quantity.unit;
        // Ages, durations and bare shares of nothing describe; they are not yet figures of the story.
        let dimension = unit.dimension();
        if dimension == Dimension::Age {
            return self.age_claim(reading, figure);
        }
        // A multiple is one where both figures it relates stand beside it.
        let tied = dimension == Dimension::Multiple && ratios.binary_search_by_key(&at, |ratio| ratio.ratio).is_ok();
        if dimension == Dimension::Ordinal || dimension == Dimension::Multiple && !tied {
            return None;
        }
        // "45 degrees", of heat or of an angle and on no scale: not a count of things.
        if unit == Unit::Count && figure.noun.as_ref().is_some_and(|noun| noun.head == "degree") {
            return None;
        }
        if is_off_a_level(sentence, figure) {
            return None;
        }
        if dimension == Dimension::Duration
            && !is_result(figure)
            && let Some((ahead, behind)) = told_margin(reading, figure)
        {
            let mut claim = self.claim(reading, figure.span, Assertion::Figure(figure.quantity.clone()), region_of(reading, at));
            claim.measure =
                Some(Measure { class: MARGIN.to_owned(), classed: true, counted: None, written: figure.quantity.written.clone() });
            (claim.subject, claim.object) = (Some(ahead), Some(behind));
            return Some(claim);
        }
        // "Ten seconds inside the old record" lies between no two of the race.
        if dimension == Dimension::Duration && !is_result(figure) && is_off_a_record(reading, figure) {
            return None;
        }
        if dimension == Dimension::Duration && (is_result(figure) || holds_two(reading)) {
            return self.result_claim(reading, at, figure);
        }
        let region = region_of(reading, at);
        let action = act_of(sentence, figure, region, self.lexicon);
        // "sentenced to 11 years" is news, "nine months later" is not.
        let imposed = |action: &Action| sentence.span_of(figure.bound_start, figure.end).start.saturating_sub(action.span.end) <= 6;
        // "A plea for six years", "the recommended 100-year sentence".
        let asked = |sense: &'static Sense| matches!(sense, Sense::Role(Role::Asked)).then_some(());
        let is_asked = || sentence.sense_before(figure.bound_start, Kinds::ROLE, asked).is_some();
        let spanned = if dimension == Dimension::Duration { spanned(sentence, figure) } else { None };
        if dimension == Dimension::Duration && spanned.is_none() && !action.as_ref().is_some_and(imposed) && !is_asked() {
            return None;
        }
        let lasts = spanned.is_some();
        let mut measure = spanned.or_else(|| measure_of(reading, figure, region, action.as_ref(), self.lexicon));
        // "cut its rate by 25 basis points to 4.25%": the level is of what the change was of.
        if measure.is_none()
            && unit == Unit::Percent
            && let Some(before) = at.checked_sub(1)
            && (reading.figures[before].quantity.change.is_some()
                || matches!(reading.figures[before].quantity.unit, Unit::BasisPoint | Unit::PercentagePoint))
        {
            measure = measure_of(reading, &reading.figures[before], region_of(reading, before), action.as_ref(), self.lexicon);
        }
        // "Twice the 400": the same things as the figure it is set beside.
        if unit == Unit::Count
            && measure.is_none()
            && let Some(other) = ratios.iter().find_map(|ratio| ratio.beside(at))
        {
            measure = measure_of(reading, &reading.figures[other], region_of(reading, other), action.as_ref(), self.lexicon);
        }
        let joined = figure.bound_start.saturating_sub(5);
        if measure.is_none() && !matches!(unit, Unit::Count) && !grows_by_itself(sentence, figure, joined) {
            measure = subject_measure(sentence, figure, region, self.lexicon)
                .or_else(|| predicate_measure(sentence, figure, region, self.lexicon))
                .or_else(|| {
                    self.spoken_of
                        .iter()
                        .find(|(dimension, _)| *dimension == unit.dimension() && refers_back(sentence, figure, region))
                        .map(|(_, measure)| measure.clone())
                });
        }
        measure = measure.or_else(|| natural_measure(sentence, figure));
        // "has charred 14,000 acres", "wildfires consumed 3,200 hectares of pine".
        if unit.dimension() == Dimension::Area
            && let Some(action) = &action
            && let Some(class) = self.lexicon.action_named(&action.class).and_then(|class| self.lexicon.action(class).area)
            && measure.as_ref().is_none_or(|measure| measure.class != class)
        {
            measure = Some(Measure { class: class.to_owned(), classed: true, counted: None, written: action.written.clone() });
        }
        if let Some(measure) = measure.as_ref().filter(|measure| measure.classed && !sentence.heading) {
            self.spoken_of.retain(|(dimension, _)| *dimension != unit.dimension());
            self.spoken_of.push((unit.dimension(), measure.clone()));
        }
        // "2.6 per cent this year and 0.9 per cent in 2026": the second is of what the first is of.
        let continued = at.checked_sub(1).filter(|before| measure.is_none() && goes_on(reading, *before, at));
        let first =
            continued.and_then(|before| self.claims.iter().rev().take(4).find(|claim| claim.span == reading.figures[before].span)).cloned();
        if let Some(first) = &first {
            measure.clone_from(&first.measure);
        }
        // "A seven-man group", "six times in major marathons": the size of a group that is named by it, and how often.
        let describes = |measure: &Measure| {
            let joined = sentence.is(figure.end, TokenKind::Hyphen);
            !measure.classed && (joined && matches!(measure.class.as_str(), "man" | "woman") || measure.class == "time" && action.is_none())
        };
        if unit == Unit::Count && measure.as_ref().is_some_and(describes) {
            return None;
        }
        // A number that counts nothing and measures nothing says nothing that can be checked.
        if unit == Unit::Count && measure.is_none() {
            return None;
        }
        let mut claim = self.claim(reading, figure.span, Assertion::Figure(figure.quantity.clone()), region);
        claim.role = role(reading, figure, region);
        if let Some(first) = &first {
            if claim.role == Role::Plain && matches!(first.role, Role::Forecast | Role::Planned) {
                claim.role = first.role;
            }
            if let (Assertion::Figure(quantity), Some(before)) = (&mut claim.assertion, first.quantity()) {
                quantity.change = quantity.change.or(before.change);
            }
        }
        let time = time_of(reading, at, figure, region, claim.role, action.as_ref());
        if let Some(time) = time {
            covered[time] = true;
            let (joined, span) = joined_days(reading, time);
            claim.period = Some(joined);
            claim.period_span = Some(span);
            let period = &reading.periods[time];
            if !sentence.heading && self.frame.is_none() && period.days.is_some() && period.grain > Grain::Month {
                self.frame = Some(period.clone());
            }
        }
        (claim.subject, claim.object) = parties(reading, figure, region, action.as_ref());
        claim.place = place(reading, figure, region);
        claim.action = action;
        claim.measure = measure;
        // "Would end his 53-year rule": what is done is done to the rule, and not to its years.
        if lasts {
            (claim.action, claim.role) = (None, Role::Plain);
        }
        Some(claim)
    }

    /// The age of a person named right beside it; other ages describe.
    fn age_claim(&mut self, reading: &Reading<'_>, figure: &Figure) -> Option<Claim> {
        let person = aged_person(reading, figure)?;
        self.aged = Some(person.name.clone());
        let region = Region { from: person.start.min(figure.start), to: person.end.max(figure.end) };
        let mut claim = self.claim(reading, figure.span, Assertion::Figure(figure.quantity.clone()), region);
        claim.measure = Some(Measure { class: "age".to_owned(), classed: true, counted: None, written: figure.quantity.written.clone() });
        (claim.subject, claim.object) = (Some(person.name.clone()), Some(person.name.clone()));
        Some(claim)
    }

    /// The time of a race and whose it is, or the margin between two of them.
    fn result_claim(&self, reading: &Reading<'_>, at: usize, figure: &Figure) -> Option<Claim> {
        let class = if is_result(figure) { RESULT } else { MARGIN };
        let region = region_of(reading, at);
        let mut claim = self.claim(reading, figure.span, Assertion::Figure(figure.quantity.clone()), region);
        claim.measure = Some(Measure { class: class.to_owned(), classed: true, counted: None, written: figure.quantity.written.clone() });
        if class == RESULT {
            claim.role = result_role(reading, figure, role(reading, figure, region));
            claim.subject = athlete(reading, figure).map(|name| name.name.clone());
            // Nobody's time is a figure of the story only beside another, for the margin between them.
            if claim.subject.is_none() && !holds_two(reading) {
                return None;
            }
        }
        Some(claim)
    }

    /// "Must pay within 90 days": a limit in time that something must be done in. Only the action right before it is meant.
    fn deadline_claims(&mut self, reading: &Reading<'_>) {
        let sentence = &reading.sentence;
        for time in &reading.times {
            let Some(quantity) = deadline(&time.expression, time.span.of(sentence.text)) else { continue };
            let action = (time.start.saturating_sub(10)..time.start)
                .rev()
                .flat_map(|at| sentence.phrases_at(at))
                .filter(|phrase| phrase.end <= time.start)
                .find_map(|phrase| {
                    let class = phrase.senses.iter().find_map(|sense| match sense {
                        Sense::Action(index) => Some(self.lexicon.action(*index).id.to_owned()),
                        _ => None,
                    })?;
                    let (start, end) = (phrase.start, phrase.end);
                    Some(Action {
                        class,
                        classed: true,
                        written: sentence.written(start, end).to_owned(),
                        span: sentence.span_of(start, end),
                    })
                });
            // What happened within a week is no limit set to anyone.
            let bound = (time.start.saturating_sub(30)..time.start).any(|at| match sentence.word(at) {
                "has" | "have" | "had" => sentence.word(at + 1) == "to",
                word => matches!(word, "must" | "shall" | "ordered" | "required" | "due" | "told" | "given"),
            });
            let Some(action) = action.filter(|_| bound) else { continue };
            let region = Region { from: time.start.saturating_sub(12), to: (time.end + 4).min(sentence.len()) };
            let mut claim = self.claim(reading, time.span, Assertion::Figure(quantity), region);
            claim.measure = Some(Measure {
                class: "deadline".to_owned(),
                classed: true,
                counted: None,
                written: time.span.of(sentence.text).to_owned(),
            });
            let named = reading.names.partition_point(|name| name.name.span.end <= action.span.start);
            claim.subject = reading.names[..named].last().map(|name| name.name.clone());
            claim.action = Some(action);
            self.claims.push(claim);
        }
    }

    /// Dated happenings: "the blast on Monday". Says which times they are dated by.
    fn happening_claims(&mut self, reading: &Reading<'_>) -> Vec<usize> {
        let told = happenings(reading, &mut self.telling);
        let times = told.iter().map(|mention| mention.time).collect();
        for HappeningMention { time, period, subject, action, place, about: (from, to) } in told {
            let span = reading.sentence.span_of(from, to);
            let mut claim = self.claim(reading, span, Assertion::Event, Region { from, to });
            claim.subject = Some(subject);
            claim.action = Some(action);
            claim.place = place;
            claim.period = Some(period);
            claim.period_span = Some(reading.times[time].span);
            self.claims.push(claim);
        }
        times
    }

    /// Stretches of days with two stated ends that no other claim of the sentence is dated by.
    fn stretch_claims(&mut self, reading: &Reading<'_>, first_claim: usize) {
        let sentence = &reading.sentence;
        for (at, time) in reading.times.iter().enumerate() {
            let period = &reading.periods[at];
            let taken = self.claims[first_claim..].iter().any(|claim| claim.period_span == Some(time.span));
            if taken || !period.is_of_days() {
                continue;
            }
            let region = Region { from: 0, to: sentence.len() };
            let mut claim = self.claim(reading, time.span, Assertion::Event, region);
            claim.action = Some(Action { class: STRETCH.to_owned(), classed: false, written: String::new(), span: time.span });
            claim.period = Some(period.clone());
            claim.period_span = Some(time.span);
            self.claims.push(claim);
        }
    }

    /// What is set for a day ahead.
    fn plan_claims(&mut self, reading: &Reading<'_>) {
        let published = self.document.published.and_then(|date| date.exact());
        for PlanMention { time, period, subject, action, whose, earliest, about: (from, to) } in
            plans(reading, published, &mut self.planning)
        {
            let mut claim = self.claim(reading, reading.sentence.span_of(from, to), Assertion::Event, Region { from: 0, to: 0 });
            claim.subject = Some(subject);
            claim.object = whose;
            claim.action = Some(action);
            claim.period = Some(period);
            claim.period_span = Some(reading.times[time].span);
            claim.hedge = earliest
                .then(|| Hedge { class: EARLIEST.to_owned(), written: reading.times[time].span.of(reading.sentence.text).to_owned() });
            self.claims.push(claim);
        }
    }

    /// Dated events: an action of a class, a name and a time that no figure took.
    fn event_claims(&mut self, reading: &Reading<'_>, covered: &[bool], happened: &[usize]) {
        let sentence = &reading.sentence;
        for (at, time) in reading.times.iter().enumerate() {
            let period = &reading.periods[at];
            // A stretch of a few days ("March 22-23") dates an event as a day does.
            let short = period.days.is_some_and(|(from, to)| to.signed_duration_since(from).num_days() < 7);
            let unsettled = period.days.is_none() && period.clock.is_none();
            if sentence.heading || unsettled || period.grain > Grain::Century && !short {
                continue;
            }
            // "Moves on a contract until 2030": when something ends that has no words of its own.
            if matches!(sentence.word(time.start.wrapping_sub(1)), "until" | "till") {
                continue;
            }
            // A day whose clock stands beside it is dated with the clock.
            let clock_beside = period.clock.is_none()
                && reading.times.iter().zip(&reading.periods).any(|(other, beside)| {
                    beside.clock.is_some()
                        && beside.days == period.days
                        && other.start.abs_diff(time.end).min(time.start.abs_diff(other.end)) < 4
                });
            if clock_beside {
                continue;
            }
            // The nearest action within the clause of the time.
            let near = sentence.phrases().iter().filter_map(|phrase| {
                let class = phrase.senses.iter().find_map(|sense| match sense {
                    Sense::Action(index) => Some(self.lexicon.action(*index).id.to_owned()),
                    _ => None,
                })?;
                let distance = if phrase.end <= time.start { time.start - phrase.end } else { phrase.start.checked_sub(time.end)? };
                (distance <= 10).then_some((distance, phrase, class))
            });
            // The action the time stands behind, or else the nearest.
            let owned = owner(sentence, time);
            let is_owner = |phrase: &&Phrase| Some(sentence.span_of(phrase.start, phrase.end)) == owned;
            let Some((_, phrase, class)) = near.min_by_key(|(distance, phrase, _)| (!is_owner(phrase), *distance, phrase.start)) else {
                continue;
            };
            let once = phrase.senses.iter().find_map(|sense| match sense {
                Sense::Action(index) => self.lexicon.action(*index).once,
                _ => None,
            });
            // What its noun tells is told: "the quake struck" is no second event.
            if happened.contains(&at) && !matches!(once, Some(Once::Always | Once::Passive)) {
                continue;
            }
            // A figure that took the time leaves it to what happened then, if that happens once: "jailed for 23 years on Friday".
            let words = sentence.span_of(phrase.start, phrase.end);
            let of_figure =
                || {
                    self.claims.iter().rev().take(reading.figures.len()).any(|claim| {
                        claim.period_span == Some(time.span) && claim.action.as_ref().is_some_and(|action| action.span == words)
                    })
                };
            let leaves = |_| (is_owner(&phrase) || of_figure()) && self.lexicon.is_past(sentence.word(phrase.start));
            if covered[at] && !once.is_some_and(leaves) {
                continue;
            }
            // "refused to concede", "did not sign": what did not happen has no date.
            let denied = (phrase.start.saturating_sub(4)..phrase.start).any(|at| {
                matches!(
                    sentence.word(at),
                    "refused" | "refuses" | "declined" | "declines" | "failed" | "denied" | "denies" | "yet" | "without"
                ) || sentence.has(at, |sense| matches!(sense, Sense::Unreal))
            });
            if denied {
                continue;
            }
            // "Paid $1 billion to acquire Instagram": what was paid for was done.
            let paid_for = phrase.start > 0
                && sentence.word(phrase.start - 1) == "to"
                && (phrase.start.saturating_sub(7)..phrase.start - 1)
                    .any(|at| matches!(sentence.word(at), "paid" | "spent" | "shelled" | "parted"));
            let acted_on = (once == Some(Once::Passive) && (paid_for || self.lexicon.is_past(sentence.word(phrase.start))))
                .then(|| name_acted_on(reading, phrase.start, phrase.end))
                .flatten();
            let of_name = (once == Some(Once::Thing)).then(|| thing_of_name(reading, phrase.start, self.lexicon)).flatten();
            let Some(subject) = acted_on
                .or(of_name)
                .or_else(|| name_before(reading, phrase.start))
                .or_else(|| {
                    let verb = before_aside(sentence, phrase.start);
                    is_verb_of_things(once, sentence, phrase, self.lexicon).then(|| thing_before(sentence, verb, self.lexicon))?
                })
                .or_else(|| self.aged.clone().filter(|_| class == "born" && tells_of_person(sentence, phrase, time.end)))
                .or_else(|| {
                    (class == DEATH)
                        .then(|| self.mourned.pronoun(reading, phrase.start, time, self.document.published.and_then(|date| date.exact())))
                        .flatten()
                })
                .or_else(|| event_subject(reading, phrase.start, phrase.end, time))
            else {
                continue;
            };
            let (start, end) = (phrase.start.min(time.start), phrase.end.max(time.end));
            let region = Region { from: start.saturating_sub(8), to: (end + 8).min(sentence.len()) };
            let mut claim = self.claim(reading, sentence.span_of(start, end), Assertion::Event, region);
            claim.action = Some(Action {
                class,
                classed: true,
                written: sentence.written(phrase.start, phrase.end).to_owned(),
                span: sentence.span_of(phrase.start, phrase.end),
            });
            claim.subject = Some(subject);
            let tried = matches!(claim.action.as_ref().map(|action| action.class.as_str()), Some("acquit" | "convict" | "sentence"));
            claim.place = tried.then(|| court_place(reading)).flatten().or_else(|| place_near(reading, phrase.end));
            claim.period = Some(period.clone());
            claim.period_span = Some(time.span);
            self.claims.push(claim);
        }
    }

    fn source_claims(&mut self, reading: &Reading<'_>, issuers: &[Source]) {
        let sentence = &reading.sentence;
        let mut found = sources(sentence, &reading.names);
        if found.is_empty() && !sentence.heading {
            found.extend(issuers.iter().find_map(|source| {
                let span = speaking_issuer(sentence, &reading.names, &source.issuer)?;
                Some(SourceMention { span, source: source.clone() })
            }));
        }
        for SourceMention { span, source } in found {
            let region = Region { from: 0, to: sentence.len() };
            let issuer = source.issuer.clone();
            let mut claim = self.claim(reading, span, Assertion::Source(source), region);
            claim.subject = Some(issuer);
            self.claims.push(claim);
        }
    }

    /// Stems of the content words of a region, sorted and unique.
    fn terms(&self, reading: &Reading<'_>, region: Region) -> Vec<SmolStr> {
        let stems = reading.terms(|at| self.term(&reading.sentence, at));
        let to = region.to.min(stems.len());
        let mut terms: Vec<SmolStr> = stems.get(region.from..to).unwrap_or_default().iter().flatten().cloned().collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The stem of a content word.
    fn term(&self, sentence: &Sentence<'_>, at: usize) -> Option<SmolStr> {
        let word = sentence.word(at);
        if !sentence.is(at, TokenKind::Word) || word.len() <= 2 || sentence.is_stop(at) {
            return None;
        }
        let measures = sentence.has_of(at, MEASURING, |sense| {
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
        });
        (!measures).then(|| SmolStr::from(self.lexicon.stem(word)))
    }
}

/// "By 1.1 per cent in 2025 and by 2.7 per cent in 2026": one unit, and nothing but a time and small words between.
fn goes_on(reading: &Reading<'_>, before: usize, at: usize) -> bool {
    let sentence = &reading.sentence;
    let (first, second) = (&reading.figures[before], &reading.figures[at]);
    let timed = |at: usize| reading.times.iter().any(|time| (time.start..time.end).contains(&at));
    let between = first.end..second.bound_start;
    let joined = between.clone().any(|at| sentence.word(at) == "and");
    let dated = between.clone().any(timed) && (second.end..second.end + 3).any(timed);
    first.quantity.unit == second.quantity.unit
        && second.quantity.unit.dimension() != Dimension::Count
        && joined
        && dated
        && between.clone().all(|at| timed(at) || matches!(sentence.word(at), "and" | "by" | "in" | "to" | "of" | "," | "for" | "the"))
}

/// Verbs that say what a thing did or underwent at one time; nouns of action ("the biggest thefts") have no subject.
fn is_verb_of_things(once: Option<Once>, sentence: &Sentence<'_>, phrase: &Phrase, lexicon: &Lexicon) -> bool {
    matches!(once, Some(Once::Thing | Once::Passive)) && lexicon.is_past(sentence.word(phrase.start))
}

/// "She was born in March 1941", "Born in Cape Coast in March 1941, she": who is meant was named before.
fn tells_of_person(sentence: &Sentence<'_>, born: &Phrase, time: usize) -> bool {
    let pronoun = |at: usize| matches!(sentence.word(at), "he" | "she");
    let before = (1..=2).any(|back| born.start.checked_sub(back).is_some_and(pronoun));
    let behind = born.start == 0 && (time..time + 2).any(pronoun);
    before || behind
}

/// "on Monday and Tuesday": both days together, and the words of both.
fn joined_days(reading: &Reading<'_>, time: usize) -> (Period, Span) {
    let (first, period) = (&reading.times[time], &reading.periods[time]);
    let next = reading.times.get(time + 1).filter(|next| next.start == first.end + 1 && reading.sentence.word(first.end) == "and");
    match (next, period.days, reading.periods.get(time + 1).and_then(|period| period.days)) {
        (Some(next), Some((from, left)), Some((right, to))) if period.grain == Grain::Day && from <= right && left <= to => {
            let span = first.span.cover(next.span);
            (
                Period {
                    days: Some((from, to)),
                    grain: Grain::Interval,
                    written: span.of(reading.sentence.text).to_owned(),
                    ..period.clone()
                },
                span,
            )
        }
        _ => (period.clone(), first.span),
    }
}
