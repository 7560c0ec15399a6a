//! A text of our own wording and claims of every kind about it, made by hand.

use std::sync::Arc;

use chrono::NaiveDate;
use gainsay_model::{
    Action, Assertion, Attribution, AttributionManner, Bound, Bounds, CalendarPoint, Change, Claim, ClaimId, ClaimIndex, Currency,
    Document, DocumentId, DocumentIndex, Endpoint, Enumeration, Grain, Hedge, Identity, IdentityKind, LineIndex, Measure, MeasureUnit,
    Name, NameKind, Period, Quantity, Relation, RelationKind, Resolution, Role, Source, Span, Superlative, SuperlativeKind, TimeOfDay,
    Unit, Zone,
};
use rust_decimal::{Decimal, dec};

pub(super) const TEXT: &str = "Harbour stays full\n\n\
    According to the harbour office, Strelsau took in at least 1.65 million crowns (\"a record\", $1,650) between January and March 2025. \
    The office said on Monday that 31 ships lay there, and 31 boats, up 9.2%.\n\n\
    The port\nwas opened in October 1904. Most of the ships come from Ruritania; the third largest is the Élan.\n\
    Its owners are Grain Ltd, Coal Ltd and Salt Ltd.\n";

pub(super) fn document() -> Document {
    Document {
        id: DocumentId::new("coast-post"),
        file: "coast post.txt".to_owned(),
        outlet: Some("Coast \"Post\"".to_owned()),
        title: Some("Harbour stays full".to_owned()),
        published: "2025-06".parse().ok(),
        language: "en-GB".to_owned(),
        source: Some("https://example.org/1".to_owned()),
        sha256: "ab".repeat(32),
        authority: true,
        text: TEXT.to_owned(),
        blocks: Vec::new(),
    }
}

/// The document as a claim file gives it back: without its text.
pub(super) fn bare_document() -> Document {
    Document { text: String::new(), ..document() }
}

fn span(words: &str) -> Span {
    let at = TEXT.find(words).unwrap();
    Span::new(at, at + words.len())
}

fn last_span(words: &str) -> Span {
    let at = TEXT.rfind(words).unwrap();
    Span::new(at, at + words.len())
}

fn name(written: &str, canonical: &str, kind: NameKind) -> Name {
    Name { written: written.into(), canonical: canonical.into(), kind, span: span(written) }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn figure(value: Decimal, unit: Unit, written: &str) -> Quantity {
    Quantity::exactly(value, unit, written)
}

fn claim(number: u32, sentence: &str, words: Span, assertion: Assertion) -> Claim {
    let sentence_span = span(sentence);
    let id = ClaimId::new(&format!("coast-post/c{number}"));
    let line = LineIndex::new(TEXT).line(sentence_span.start);
    Claim::bare(id, DocumentIndex(0), Arc::from(sentence), sentence_span, line, words, assertion)
}

const FIRST: &str =
    "According to the harbour office, Strelsau took in at least 1.65 million crowns (\"a record\", $1,650) between January and March 2025.";
const SECOND: &str = "The office said on Monday that 31 ships lay there, and 31 boats, up 9.2%.";
const THIRD: &str = "The port\nwas opened in October 1904.";
const FOURTH: &str = "Most of the ships come from Ruritania; the third largest is the Élan.";
const FIFTH: &str = "Its owners are Grain Ltd, Coal Ltd and Salt Ltd.";

/// Claims of every kind, with every optional part present and absent.
pub(super) fn claims() -> Vec<Claim> {
    let mut out = figures();
    out.extend(others());
    out
}

fn figures() -> Vec<Claim> {
    let crown = Unit::Money(Currency::new("CRN").unwrap());
    let dollar = Unit::Money(Currency::new("USD").unwrap());
    let speaker = name("the harbour office", "harbour office", NameKind::Organisation);
    let quarter = Period {
        grain: Grain::Quarter,
        ..Period::stated(day(2025, 1, 1), day(2025, 3, 31), Grain::Quarter, "between January and March 2025")
    };
    let relation = |kind, to| Relation { kind, to: ClaimIndex::new(to) };
    let boats = last_span("31");
    vec![
        Claim {
            subject: Some(name("Strelsau", "strelsau", NameKind::Place)),
            action: Some(Action { class: "earn".to_owned(), classed: true, written: "took in".to_owned(), span: span("took in") }),
            object: Some(name("Strelsau", "strelsau", NameKind::Other)),
            measure: Some(Measure { class: "income".to_owned(), classed: true, counted: None, written: "income".to_owned() }),
            role: Role::Total,
            period_span: Some(span("between January and March 2025")),
            period: Some(quarter.clone()),
            place: Some(name("Strelsau", "strelsau", NameKind::Place)),
            attribution: Some(Attribution {
                speaker: speaker.clone(),
                cue: "According to".to_owned(),
                manner: AttributionManner::Reported,
                span: span("According to"),
            }),
            hedge: Some(Hedge { class: "estimated".to_owned(), written: "at least".to_owned() }),
            relations: vec![
                relation(RelationKind::PartOf, 3),
                relation(RelationKind::PartOf, 2),
                relation(RelationKind::InAdditionTo, 2),
                relation(RelationKind::EquivalentTo, 1),
            ],
            names: vec![speaker.clone(), name("Strelsau", "strelsau", NameKind::Place)].into(),
            terms: vec!["crown".into(), "record".into()],
            ..claim(
                1,
                FIRST,
                span("at least 1.65 million crowns"),
                Assertion::Figure(Quantity {
                    step: dec!(10_000),
                    bounds: Bounds::at_least(dec!(1_650_000)),
                    bound: Bound::AtLeast,
                    written_out: false,
                    ..figure(dec!(1_650_000), crown, "at least 1.65 million crowns")
                }),
            )
        },
        Claim {
            relations: vec![relation(RelationKind::EquivalentTo, 0)],
            attribution: Some(Attribution {
                manner: AttributionManner::Inherited,
                span: span("the harbour office"),
                cue: String::new(),
                speaker,
            }),
            period: Some(quarter.with_resolution(Resolution::Inherited)),
            ..claim(
                2,
                FIRST,
                span("$1,650"),
                Assertion::Figure(Quantity {
                    step: dec!(10),
                    bounds: Bounds::new(Endpoint::Open(dec!(1_649.5)), Endpoint::Unbounded),
                    bound: Bound::About,
                    ..figure(dec!(1650), dollar, "$1,650")
                }),
            )
        },
        // The second of two equal words, attributed by a sentence before this one.
        Claim {
            attribution: Some(Attribution {
                speaker: name("the harbour office", "harbour office", NameKind::Organisation),
                cue: "said".to_owned(),
                manner: AttributionManner::Direct,
                span: span("According to"),
            }),
            period: Some(Period::open(Grain::Day, "on Monday")),
            period_span: Some(span("on Monday")),
            measure: Some(Measure {
                class: "boat".to_owned(),
                classed: false,
                counted: Some("vessel".to_owned()),
                written: "boats".to_owned(),
            }),
            role: Role::Increment,
            ..claim(3, SECOND, boats, Assertion::Figure(figure(dec!(31), Unit::Count, "31")))
        },
        Claim {
            in_heading: true,
            period: Some(Period::open(Grain::Interval, "")),
            ..claim(
                4,
                SECOND,
                span("9.2%"),
                Assertion::Figure(Quantity {
                    step: dec!(0.1),
                    bounds: Bounds::rounding(dec!(9.2), dec!(0.1)),
                    written_out: false,
                    change: Some(Change::Up),
                    ..figure(dec!(9.2), Unit::Percent, "up 9.2%")
                }),
            )
        },
        claim(
            5,
            SECOND,
            span(SECOND),
            Assertion::Figure(Quantity {
                bounds: Bounds::between(dec!(2.50), dec!(4)),
                bound: Bound::Range,
                written_out: false,
                ..figure(dec!(2.50), Unit::Measure(MeasureUnit::named("square mile").unwrap()), "")
            }),
        ),
    ]
}

fn others() -> Vec<Claim> {
    let relation = |kind, to| Relation { kind, to: ClaimIndex::new(to) };
    vec![
        Claim {
            action: Some(Action { class: "open".to_owned(), classed: false, written: "was opened".to_owned(), span: span("was opened") }),
            period: Period::month(1904, 10, "October 1904"),
            period_span: Some(span("October 1904")),
            hedge: Some(Hedge { class: "alleged".to_owned(), written: "alleged".to_owned() }),
            ..claim(6, THIRD, span("was opened in October 1904"), Assertion::Event)
        },
        Claim {
            period: Some(Period {
                days: Some((day(2025, 6, 2), day(2025, 6, 2))),
                grain: Grain::Day,
                resolved: Resolution::Anchored,
                written: "come".to_owned(),
                clock: Some(TimeOfDay::at(20, 15, Zone::Offset(540))),
            }),
            period_span: None,
            ..claim(
                7,
                FOURTH,
                span("Most of the ships"),
                Assertion::Superlative(Superlative {
                    kind: SuperlativeKind::Majority,
                    set: "ship".to_owned(),
                    measure: String::new(),
                    winner: Some(name("Ruritania", "ruritania", NameKind::Country)),
                    since: Some("since 1990".to_owned()),
                    written: "Most of the ships".to_owned(),
                }),
            )
        },
        claim(
            8,
            FOURTH,
            span("third largest"),
            Assertion::Superlative(Superlative {
                kind: SuperlativeKind::Ranked(3),
                set: String::new(),
                measure: "large".to_owned(),
                winner: None,
                since: None,
                written: "the third largest".to_owned(),
            }),
        ),
        claim(
            9,
            FIFTH,
            span("Grain Ltd, Coal Ltd and Salt Ltd"),
            Assertion::Enumeration(Enumeration {
                set: "owner".to_owned(),
                members: vec![
                    name("Grain Ltd", "grain ltd", NameKind::Organisation),
                    name("Coal Ltd", "coal", NameKind::Other),
                    name("Salt Ltd", "salt ltd", NameKind::Other),
                ],
                complete: true,
            }),
        ),
        claim(
            10,
            FIRST,
            span("According to the harbour office"),
            Assertion::Source(Source {
                kind: "study".to_owned(),
                issuer: name("the harbour office", "harbour office", NameKind::Organisation),
            }),
        ),
        claim(
            12,
            FIFTH,
            span("Coal Ltd"),
            Assertion::Identity(Identity {
                kind: IdentityKind::FormerOffice,
                written: "Harbour Master".to_owned(),
                canonical: "harbourmaster".to_owned(),
            }),
        ),
        Claim {
            relations: vec![relation(RelationKind::SumsTo, 0), relation(RelationKind::RatioOf, 1), relation(RelationKind::RatioGives, 2)],
            ..claim(
                11,
                THIRD,
                span("in October 1904"),
                Assertion::Calendar(CalendarPoint {
                    weekday: Some(chrono::Weekday::Mon),
                    day: Some(31),
                    month: Some(6),
                    year: Some(1904),
                    clock: Some((25, 70)),
                    elsewhere: Some((9, 46)),
                    ahead: Some(-210),
                }),
            )
        },
        claim(13, THIRD, span("in October 1904"), Assertion::Quotation),
        claim(14, THIRD, span("in October 1904"), Assertion::Bearing),
    ]
}
