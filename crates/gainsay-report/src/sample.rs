//! One report that all formats are tested on: three outlets on one story, with an error and its consequence, a
//! warning, a note, and whatever else a report can hold.

use std::sync::Arc;

use chrono::NaiveDate;
use gainsay_model::{
    Acceptance, Accepted, Action, Assertion, Attribution, AttributionManner, Bound, Bounds, Check, Claim, ClaimId, ClaimIndex, Currency,
    Document, DocumentId, DocumentIndex, Enumeration, Evidence, Finding, FindingId, Grain, Hedge, HeldApart, Label, Lapse, Lapsed, Measure,
    Name, NameKind, NotCompared, Period, Quantity, RateNote, Relation, RelationKind, Report, Resolution, Role, RuleInfo, Severity, Side,
    Source, Span, Story, StoryId, Superlative, SuperlativeKind, Topic, TopicId, Unchecked, Unit, Verdict,
};
use rust_decimal::{Decimal, dec};

static CONFLICTING_YEAR: RuleInfo = RuleInfo {
    summary: "the same figure or event, dated to the same days of different years",
    page: "# conflicting-year (T101)\n\nTwo texts date one figure to two years.\n\n## Reported\n\nOne sum, two years.\n",
    ..rule("T101", "conflicting-year", Severity::Error)
};
static CONVERSION_DATES_ELSEWHERE: RuleInfo = rule("C103", "conversion-dates-elsewhere", Severity::Warning);
static SUPERLATIVE_CONFLICT: RuleInfo = rule("W101", "superlative-conflict", Severity::Warning);
static UNCORROBORATED: RuleInfo = rule("S101", "uncorroborated", Severity::Note);

const fn rule(code: &'static str, name: &'static str, severity: Severity) -> RuleInfo {
    RuleInfo { code, name, severity, summary: "", page: "" }
}

const COW: u32 = 0;
const BLOCKMEDIA: u32 = 1;
const DESK: u32 = 2;

/// Sentences of each document, in order; an empty one is a blank line.
const COW_TEXT: &[&str] = &[
    "North Korea Uses Crypto to Evade Global Sanctions",
    "",
    "Most of these operatives are based in China, while others are scattered across Russia, Laos, Cambodia, Equatorial Guinea, Guinea, Nigeria, and Tanzania.",
    "",
    "Between January and September 2025, North Korea’s cyber units allegedly stole at least $1.65 billion worth of cryptocurrency.",
    "In one of the largest thefts this year, hackers reportedly stole $1.4 billion from the digital exchange Bybit in February alone.",
    "These figures are in addition to the $1.2 billion in illegal crypto funds obtained by North Korean-linked hackers in 2024.",
    "",
    "The report says that North Korea plans to send 40,000 more workers to Russia.",
];
const BLOCKMEDIA_TEXT: &[&str] = &[
    "North Korea has laundered an estimated $1.65 billion in cryptocurrency between January and September 2024,\nsignaling a growing misuse of digital assets.",
    "These illicit funds, equating to approximately 2.376 trillion South Korean won, highlight Pyongyang’s defiance of sanctions.",
    "A major contributor was a $1.4 billion theft from the cryptocurrency exchange Bybit in February 2024.",
    "Beyond this, operatives stole an additional $1.2 billion via other crypto-related crimes.",
    "Russia, particularly, hosts the largest contingent of these operatives, reinforcing the partnership between the two states.",
    "According to a report released on October 26 by Crypto News Land, Pyongyang persists.",
];
/// What an article may do to whoever reads it: colour a terminal, turn text around, inject markup.
const DESK_TEXT: &[&str] = &[
    "<b>Desk</b> | *breaking* \u{1b}[31mnote\u{7} [click](https://evil.example) \u{202e}noillib 56.1$\u{202c} `x`",
    "MSMT counted at least $1.65 billion between January and September 2025, and 북한의 IT 인력 1,000 to 1,500 in China.",
];

/// The outlets of the sample as if the third told a story of its own.
pub(crate) fn stories() -> Vec<Story> {
    let story = |id: &str, label: &str, documents: &[u32]| Story {
        id: StoryId(Arc::from(id)),
        label: label.to_owned(),
        documents: documents.iter().map(|at| DocumentIndex(*at)).collect(),
    };
    vec![story("s1", "Bybit, MSMT", &[COW, BLOCKMEDIA]), story("s2", "=1+1 <b>breaking</b>", &[DESK])]
}

struct Builder {
    report: Report,
    sentences: Vec<Vec<(Span, u32, Arc<str>)>>,
}

impl Builder {
    fn document(&mut self, id: &str, outlet: Option<&str>, published: Option<&str>, sentences: &[&str]) {
        let mut text = String::new();
        let mut places = Vec::new();
        for sentence in sentences {
            let line = u32::try_from(text.matches('\n').count()).unwrap() + 1;
            let span = Span::new(text.len(), text.len() + sentence.len());
            places.push((span, line, Arc::from(*sentence)));
            text.push_str(sentence);
            text.push('\n');
        }
        self.report.documents.push(Document {
            id: DocumentId::new(id),
            file: format!("{id}.txt"),
            outlet: outlet.map(str::to_owned),
            title: Some(sentences[0].to_owned()),
            published: published.map(|date| date.parse().unwrap()),
            language: "en".to_owned(),
            source: None,
            sha256: format!("{:064x}", places.len()),
            authority: false,
            text,
            blocks: Vec::new(),
        });
        self.sentences.push(places);
    }

    /// The span of some words in a sentence.
    fn span(&self, document: u32, sentence: usize, words: &str) -> Span {
        let (span, _, text) = &self.sentences[document as usize][sentence];
        let at = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
        let start = span.start as usize + at;
        Span::new(start, start + words.len())
    }

    fn claim(&mut self, document: u32, sentence: usize, words: &str, assertion: Assertion) -> ClaimIndex {
        let span = self.span(document, sentence, words);
        let (sentence_span, line, text) = self.sentences[document as usize][sentence].clone();
        let index = ClaimIndex::new(self.report.claims.len());
        let local = self.report.claims.iter().filter(|claim| claim.document.0 == document).count() + 1;
        let id = format!("{}/c{local}", self.report.documents[document as usize].id);
        let claim = Claim::bare(ClaimId::new(&id), DocumentIndex(document), text, sentence_span, line, span, assertion);
        self.report.claims.push(claim);
        index
    }

    fn edit(&mut self, claim: ClaimIndex) -> &mut Claim {
        &mut self.report.claims[claim.get()]
    }

    fn side(&self, claim: ClaimIndex, labels: &[(&str, &str)], also: &[ClaimIndex]) -> Side {
        let shown = self.report.claim(claim);
        Side {
            claim,
            labels: labels
                .iter()
                .map(|(words, text)| {
                    let start = shown.sentence_span.start as usize + shown.sentence.find(words).unwrap();
                    Label { span: Span::new(start, start + words.len()), text: (*text).to_owned() }
                })
                .collect(),
            also: also.to_vec(),
        }
    }

    fn topic(&mut self, label: &str, verdict: Verdict, claims: &[ClaimIndex]) -> TopicId {
        let id = TopicId(Arc::from(format!("t{}", self.report.topics.len() + 1)));
        self.report.topics.push(Topic { id: id.clone(), label: label.to_owned(), claims: claims.to_vec(), verdict });
        id
    }
}

fn money(code: &str, value: Decimal, step: Decimal, bound: Bound, written: &str) -> Assertion {
    let bounds = match bound {
        Bound::AtLeast => Bounds::at_least(value),
        _ => Bounds::rounding(value, step),
    };
    figure(Unit::Money(Currency::new(code).unwrap()), value, step, bounds, bound, written)
}

fn figure(unit: Unit, value: Decimal, step: Decimal, bounds: Bounds, bound: Bound, written: &str) -> Assertion {
    Assertion::Figure(Quantity {
        value,
        step,
        bounds,
        bound,
        unit,
        written_out: step <= Decimal::ONE_THOUSAND,
        change: None,
        written: written.to_owned(),
    })
}

fn name(written: &str, kind: NameKind, span: Span) -> Name {
    Name { written: written.into(), canonical: written.to_lowercase().into(), kind, span }
}

fn period(year: i32, months: (u32, u32), resolved: Resolution, written: &str) -> Period {
    let last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][months.1 as usize - 1];
    let days = (NaiveDate::from_ymd_opt(year, months.0, 1).unwrap(), NaiveDate::from_ymd_opt(year, months.1, last).unwrap());
    Period {
        days: Some(days),
        grain: if months.0 == months.1 { Grain::Month } else { Grain::Interval },
        resolved,
        written: written.to_owned(),
        clock: None,
    }
}

struct FindingText {
    id: &'static str,
    message: &'static str,
    reason: &'static str,
    likely_cause: Option<&'static str>,
    settle_by: Option<&'static str>,
}

fn finding(rule: &'static RuleInfo, text: FindingText, topic: Option<TopicId>, sides: Vec<Side>) -> Finding {
    Finding {
        id: FindingId(Arc::from(text.id)),
        rule,
        severity: rule.severity,
        topic,
        sides,
        message: text.message.to_owned(),
        reason: text.reason.to_owned(),
        likely_cause: text.likely_cause.map(str::to_owned),
        settle_by: text.settle_by.map(str::to_owned),
        evidence: Vec::new(),
        consequence_of: None,
    }
}

/// The sample.
pub(crate) fn report() -> Report {
    let mut build = Builder { report: Report::default(), sentences: Vec::new() };
    build.document("thecow", Some("The COW News Digital"), None, COW_TEXT);
    build.document("blockmedia", Some("Blockmedia"), Some("2025-10-26 17:40"), BLOCKMEDIA_TEXT);
    build.document("desk", Some("Hostile \u{1b}]0;Desk\u{7}"), Some("2025-10"), DESK_TEXT);
    build.report.documents[2].authority = true;

    let billion = |value: Decimal| value * dec!(1_000_000_000);
    let usd = |value: Decimal, step: Decimal, bound: Bound, written: &str| money("USD", billion(value), billion(step), bound, written);
    let plain = |count: Decimal, written: &str| figure(Unit::Count, count, dec!(1), Bounds::exactly(count), Bound::Exact, written);

    let most = Assertion::Superlative(Superlative {
        kind: SuperlativeKind::Majority,
        set: "operative".to_owned(),
        measure: String::new(),
        winner: Some(name("China", NameKind::Country, build.span(COW, 2, "China"))),
        since: None,
        written: "Most of these operatives are based in China".to_owned(),
    });
    let cow_most = build.claim(COW, 2, "Most of these operatives are based in China", most);
    let scattered = Assertion::Enumeration(Enumeration {
        set: "country".to_owned(),
        members: ["Russia", "Laos"].map(|country| name(country, NameKind::Country, build.span(COW, 2, country))).to_vec(),
        complete: false,
    });
    let cow_countries = build.claim(COW, 2, "Russia, Laos", scattered);
    let cow_total = build.claim(COW, 4, "at least $1.65 billion", usd(dec!(1.65), dec!(0.01), Bound::AtLeast, "at least $1.65 billion"));
    let cow_bybit = build.claim(COW, 5, "$1.4 billion", usd(dec!(1.4), dec!(0.1), Bound::Exact, "$1.4 billion"));
    let cow_earlier = build.claim(COW, 6, "$1.2 billion", usd(dec!(1.2), dec!(0.1), Bound::Exact, "$1.2 billion"));
    let cow_workers = build.claim(COW, 8, "40,000", plain(dec!(40000), "40,000"));
    let blk_total =
        build.claim(BLOCKMEDIA, 0, "an estimated $1.65 billion", usd(dec!(1.65), dec!(0.01), Bound::About, "an estimated $1.65 billion"));
    let blk_won = build.claim(
        BLOCKMEDIA,
        1,
        "2.376 trillion South Korean won",
        money("KRW", dec!(2_376_000_000_000), dec!(1_000_000_000), Bound::About, "2.376 trillion South Korean won"),
    );
    let blk_bybit = build.claim(BLOCKMEDIA, 2, "$1.4 billion", usd(dec!(1.4), dec!(0.1), Bound::Exact, "$1.4 billion"));
    let blk_more = build.claim(BLOCKMEDIA, 3, "$1.2 billion", usd(dec!(1.2), dec!(0.1), Bound::Exact, "$1.2 billion"));
    let largest = Assertion::Superlative(Superlative {
        kind: SuperlativeKind::First,
        set: "contingent".to_owned(),
        measure: "large".to_owned(),
        winner: Some(name("Russia", NameKind::Country, build.span(BLOCKMEDIA, 4, "Russia"))),
        since: None,
        written: "the largest contingent".to_owned(),
    });
    let blk_largest = build.claim(BLOCKMEDIA, 4, "the largest contingent", largest);
    let source = Assertion::Source(Source {
        kind: "report".to_owned(),
        issuer: name("Crypto News Land", NameKind::Organisation, build.span(BLOCKMEDIA, 5, "Crypto News Land")),
    });
    let blk_source = build.claim(BLOCKMEDIA, 5, "Crypto News Land", source);
    let desk_total = build.claim(DESK, 1, "at least $1.65 billion", usd(dec!(1.65), dec!(0.01), Bound::AtLeast, "at least $1.65 billion"));
    let range = figure(Unit::Count, dec!(1000), dec!(500), Bounds::between(dec!(1000), dec!(1500)), Bound::Range, "1,000 to 1,500");
    let desk_workers = build.claim(DESK, 1, "1,000 to 1,500", range);
    let desk_hostile = build.claim(DESK, 0, "\u{202e}noillib 56.1$\u{202c}", Assertion::Event);

    for (claim, year, months, resolved, words) in [
        (cow_total, 2025, (1, 9), Resolution::Stated, "Between January and September 2025"),
        (cow_bybit, 2025, (2, 2), Resolution::Inherited, "in February"),
        (blk_total, 2024, (1, 9), Resolution::Stated, "between January and September 2024"),
        (blk_bybit, 2024, (2, 2), Resolution::Stated, "in February 2024"),
    ] {
        build.edit(claim).period = Some(period(year, months, resolved, words));
    }
    let korea = name("North Korea", NameKind::Country, build.span(COW, 4, "North Korea"));
    let stole = build.span(COW, 4, "stole");
    let group = build.span(COW, 8, "The report");
    let total = build.edit(cow_total);
    total.subject = Some(korea);
    total.action = Some(Action { class: "steal".to_owned(), classed: true, written: "stole".to_owned(), span: stole });
    total.measure =
        Some(Measure { class: "stolen".to_owned(), classed: true, written: "worth of cryptocurrency".to_owned(), counted: None });
    total.hedge = Some(Hedge { class: "alleged".to_owned(), written: "allegedly".to_owned() });
    build.edit(cow_bybit).relations = vec![Relation { kind: RelationKind::PartOf, to: cow_total }];
    build.edit(blk_won).relations = vec![Relation { kind: RelationKind::EquivalentTo, to: blk_total }];
    let workers = build.edit(cow_workers);
    workers.role = Role::Planned;
    workers.attribution = Some(Attribution {
        speaker: name("The report", NameKind::Other, group),
        cue: "says".to_owned(),
        manner: AttributionManner::Reported,
        span: group,
    });

    let total_topic = build.topic("$1.65 billion stolen", Verdict::Conflicts, &[cow_total, blk_total, desk_total]);
    let bybit_topic = build.topic("$1.4 billion from Bybit", Verdict::Conflicts, &[cow_bybit, blk_bybit]);
    let leads_topic = build.topic("where most operatives are", Verdict::Conflicts, &[cow_most, blk_largest]);
    build.topic("$1.2 billion in other thefts", Verdict::Agrees, &[cow_earlier, blk_more]);
    build.topic("1,000 to 1,500 IT workers in China", Verdict::SingleSource, &[desk_workers]);
    build.topic("\u{202e}$1.65 billion | reversed", Verdict::SingleSource, &[desk_hostile]);
    build.topic("40,000 more workers to Russia", Verdict::SingleSource, &[cow_workers]);
    build.topic("countries with operatives", Verdict::SingleSource, &[cow_countries]);
    build.topic("report by Crypto News Land", Verdict::SingleSource, &[blk_source]);
    build.topic("funds stolen so far", Verdict::Superseded, &[cow_earlier, desk_total]);

    let mut year = finding(
        &CONFLICTING_YEAR,
        FindingText {
            id: "T101-5f3a9c21",
            message: "$1.65 billion is dated January to September 2025 by The COW News Digital, January to September 2024 by Blockmedia",
            reason: "the same amount, taken by the same country, cannot have been stolen in the same months of two different years",
            likely_cause: Some("the year off by one in one of the two"),
            settle_by: Some("the report of the Multilateral Sanctions Monitoring Team that both articles rely on"),
        },
        Some(total_topic),
        vec![
            build.side(
                cow_total,
                &[("January and September 2025", "January to September 2025"), ("at least $1.65 billion", "the same figure")],
                &[desk_total],
            ),
            build.side(
                blk_total,
                &[("January and September 2024", "January to September 2024"), ("an estimated $1.65 billion", "the same figure")],
                &[],
            ),
        ],
    );
    year.evidence = vec![Evidence {
        text: "Blockmedia converts at 1,440 won to the dollar, the rate of 24 October 2025; the average of January to September 2024 was 1,352.6"
            .to_owned(),
        claims: vec![blk_won],
    }];
    let mut bybit = finding(
        &CONFLICTING_YEAR,
        FindingText {
            id: "T101-08be77d4",
            message: "$1.4 billion from Bybit is dated February 2025 by The COW News Digital, February 2024 by Blockmedia",
            reason: "one theft happened once",
            likely_cause: None,
            settle_by: None,
        },
        Some(bybit_topic),
        vec![
            build.side(cow_bybit, &[("in February alone", "February 2025, from the text around"), ("$1.4 billion", "")], &[]),
            build.side(blk_bybit, &[("in February 2024", "February 2024"), ("$1.4 billion", "")], &[]),
        ],
    );
    bybit.consequence_of = Some(year.id.clone());
    let leads = finding(
        &SUPERLATIVE_CONFLICT,
        FindingText {
            id: "W101-c4410e9a",
            message: "most operatives are in China according to The COW News Digital, the largest contingent is in Russia according to Blockmedia",
            reason: "a country with more than half of the operatives also has the largest contingent, so both cannot lead",
            likely_cause: None,
            settle_by: Some("the numbers of operatives by country"),
        },
        Some(leads_topic),
        vec![
            build.side(cow_most, &[("Most", "more than half"), ("China", "leads here")], &[]),
            build.side(blk_largest, &[("Russia", "leads here"), ("the largest contingent", "the first place")], &[]),
        ],
    );
    let rate = finding(
        &CONVERSION_DATES_ELSEWHERE,
        FindingText {
            id: "C103-1d02b6f3",
            message: "Blockmedia dates $1.65 billion to 2024 but converts it at 1,440 won to the dollar, a rate of October 2025",
            reason: "2.376 trillion won for $1.65 billion is 1,440 won to the dollar; from January to September 2024 the rate stayed between 1,294.7 and 1,390.6",
            likely_cause: Some("the conversion was made at the day's rate, or the year is wrong"),
            settle_by: None,
        },
        None,
        vec![build.side(blk_won, &[("2.376 trillion South Korean won", "1,440 won to the dollar")], &[blk_total])],
    );
    let hostile = finding(
        &UNCORROBORATED,
        FindingText {
            id: "S101-9a9a0001",
            message: "only \u{1b}[2JDesk says \u{202e}$56.1\u{202c} | *this*",
            reason: "no other document mentions it",
            likely_cause: None,
            settle_by: None,
        },
        None,
        vec![build.side(
            desk_hostile,
            &[("\u{202e}noillib 56.1$\u{202c}", "turned around"), ("[click](https://evil.example)", "a link")],
            &[],
        )],
    );
    build.report.findings = vec![year, bybit, leads, rate, hostile];
    let accepted = finding(
        &UNCORROBORATED,
        FindingText {
            id: "S101-9a9a0002",
            message: "only Desk counts 1,000 to 1,500 workers in China",
            reason: "no other document mentions them",
            likely_cause: None,
            settle_by: None,
        },
        None,
        vec![build.side(desk_workers, &[("1,000 to 1,500", "counted here only")], &[])],
    );
    let acceptance = |id: &str, until| Acceptance {
        finding: FindingId(Arc::from(id)),
        by: "R. Vance \u{1b}[1m| *copy desk*".to_owned(),
        reason: "=phoned; the team confirmed the number".to_owned(),
        until,
    };
    let last_day = NaiveDate::from_ymd_opt(2025, 12, 31);
    build.report.accepted = vec![Accepted { finding: accepted, acceptance: acceptance("S101-9a9a0002", last_day) }];
    build.report.lapsed = vec![
        Lapsed { acceptance: acceptance("W101-c4410e9a", last_day), why: Lapse::Past },
        Lapsed { acceptance: acceptance("Q101-00000000", None), why: Lapse::Gone },
    ];
    build.report.checked = vec![Check {
        finding: FindingId(Arc::from("T101-5f3a9c21")),
        by: "River Press".to_owned(),
        on: NaiveDate::from_ymd_opt(2025, 11, 3),
        url: "https://river.example/checks/1".to_owned(),
        verdicts: vec![("blockmedia".to_owned(), "False: another year".to_owned()), ("thecow".to_owned(), "Correct".to_owned())],
    }];
    build.report.not_compared = vec![
        NotCompared {
            reason: "another period".to_owned(),
            claims: vec![cow_total, cow_earlier, blk_more],
            pairs: vec![HeldApart {
                claims: [cow_total, blk_more],
                why: "of other times: January to September 2025 against 2024".to_owned(),
                weight: Some(-150),
            }],
            left_off: 12,
        },
        NotCompared { reason: "a plan, not a count".to_owned(), claims: vec![cow_workers], pairs: Vec::new(), left_off: 0 },
    ];
    build.report.unchecked = vec![
        Unchecked {
            about: Some("thecow.txt".to_owned()),
            reason: "no publication date, so \"this year\" stays open; give one with --published or in the claim file".to_owned(),
        },
        Unchecked { about: None, reason: "no lexicon for Korean: 3 sentences were not read".to_owned() },
    ];
    build.report.rates = Some(RateNote {
        source: "European Central Bank, euro foreign exchange reference rates".to_owned(),
        first: NaiveDate::from_ymd_opt(1999, 1, 4).unwrap(),
        last: NaiveDate::from_ymd_opt(2026, 10, 30).unwrap(),
    });
    build.report
}
