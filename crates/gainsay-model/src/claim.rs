//! A checkable statement of one document.

use std::fmt;
use std::sync::Arc;

use chrono::Weekday;
use smol_str::SmolStr;

use crate::{DocumentIndex, Period, Quantity, Span};

/// Names a claim within one run: `DOCUMENT/cN`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub Arc<str>);

impl ClaimId {
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    /// The part after the document's id.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, local)| local)
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A claim's place in the list of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIndex(pub u32);

impl ClaimIndex {
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// A checkable statement of one document.
///
/// A claim carries its own sentence, so that claims can be aligned and compared, and findings shown, without the
/// document's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub id: ClaimId,
    pub document: DocumentIndex,
    /// The sentence, verbatim. This is the claim's quote.
    pub sentence: Arc<str>,
    /// Where the sentence stands in the document's text.
    pub sentence_span: Span,
    /// The line the sentence begins on, counted from 1.
    pub line: u32,
    /// Where in the document's text the words of this claim stand: the figure, the superlative, the list.
    pub span: Span,
    /// Whether the sentence is the document's title or a heading.
    pub in_heading: bool,
    /// What is stated.
    pub assertion: Assertion,
    /// Who or what does it.
    pub subject: Option<Name>,
    pub action: Option<Action>,
    /// Whom or what it is done to, where that is a name: the exchange robbed, the club paid.
    pub object: Option<Name>,
    pub measure: Option<Measure>,
    pub role: Role,
    pub period: Option<Period>,
    /// Where the period's words stand, if it has words in the sentence.
    pub period_span: Option<Span>,
    pub place: Option<Name>,
    pub attribution: Option<Attribution>,
    pub hedge: Option<Hedge>,
    pub relations: Vec<Relation>,
    /// Names in the sentence, canonical within the document, in order; shared by its claims.
    pub names: Arc<[Name]>,
    /// Stems of the content words nearest the figure, sorted and unique; what alignment matches on beside names.
    pub terms: Vec<SmolStr>,
}

/// What sums and counts are given for each of behind "a" and "each".
static EACH: [&str; 16] = [
    "barrel", "day", "head", "hectare", "hour", "kilogram", "minute", "month", "night", "ounce", "season", "second", "share", "tonne",
    "week", "year",
];

impl Claim {
    /// A plain statement of running text, with nothing said yet of who, what, when and where.
    pub fn bare(
        id: ClaimId,
        document: DocumentIndex,
        sentence: Arc<str>,
        sentence_span: Span,
        line: u32,
        span: Span,
        assertion: Assertion,
    ) -> Self {
        Self {
            id,
            document,
            sentence,
            sentence_span,
            line,
            span,
            in_heading: false,
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
            hedge: None,
            relations: Vec::new(),
            names: Arc::default(),
            terms: Vec::new(),
        }
    }

    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.assertion {
            Assertion::Figure(quantity) => Some(quantity),
            _ => None,
        }
    }

    pub fn superlative(&self) -> Option<&Superlative> {
        match &self.assertion {
            Assertion::Superlative(superlative) => Some(superlative),
            _ => None,
        }
    }

    pub fn enumeration(&self) -> Option<&Enumeration> {
        match &self.assertion {
            Assertion::Enumeration(enumeration) => Some(enumeration),
            _ => None,
        }
    }

    pub fn source(&self) -> Option<&Source> {
        match &self.assertion {
            Assertion::Source(source) => Some(source),
            _ => None,
        }
    }

    pub fn calendar(&self) -> Option<CalendarPoint> {
        match self.assertion {
            Assertion::Calendar(point) => Some(point),
            _ => None,
        }
    }

    pub fn identity(&self) -> Option<&Identity> {
        match &self.assertion {
            Assertion::Identity(identity) => Some(identity),
            _ => None,
        }
    }

    /// Whether the claim is compared by a rule of its own and stands in no topic.
    pub fn stands_apart(&self) -> bool {
        matches!(self.assertion, Assertion::Calendar(_) | Assertion::Identity(_) | Assertion::Quotation | Assertion::Bearing)
            || self.is_plan()
            || self.measure.as_ref().is_some_and(|measure| measure.class == ELAPSED || measure.class == BETWEEN_CLOCKS)
    }

    /// Whether the claim says for what day something is set.
    pub fn is_plan(&self) -> bool {
        self.action.as_ref().is_some_and(|action| action.class == PLAN || action.class == MOVED_PLAN)
    }

    /// Whether the claim only gives another claim's amount again, in another currency or unit.
    pub fn restates(&self) -> bool {
        self.related(RelationKind::EquivalentTo).next().is_some()
    }

    /// Whether its sentence has a word, given in lower case.
    pub fn sentence_has(&self, word: &str) -> bool {
        self.sentence_has_any(&[word])
    }

    /// Whether a word of the sentence is one of these, given in lower case.
    pub fn sentence_has_any(&self, words: &[&str]) -> bool {
        let is_one = |other: &str| match other.is_ascii() {
            true => words.iter().any(|word| word.eq_ignore_ascii_case(other)),
            false => words.contains(&other.to_lowercase().as_str()),
        };
        self.sentence.split(|c: char| !c.is_alphabetic()).any(is_one)
    }

    /// The terms of the claim that another has too, in order.
    pub fn shared_terms<'c>(&'c self, other: &'c Self) -> impl Iterator<Item = &'c SmolStr> + 'c {
        self.terms.iter().filter(|term| other.terms.binary_search(term).is_ok())
    }

    /// What the figure is for each of, where the words say it right behind: "season" of "£10 million per season", "day" of
    /// "60,000 barrels a day".
    pub fn rate(&self) -> Option<&str> {
        let behind = self.text_between(self.span.end, self.sentence_span.end).trim_start();
        let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let cue = words.next()?;
        let each = words.next()?;
        let direct = behind.strip_prefix(cue)?.starts_with(' ');
        let compared = words.next().is_some_and(|word| matches!(word, "ago" | "earlier" | "before" | "after" | "later" | "from" | "into"));
        let measures = matches!(cue, "per" | "every") || matches!(cue, "a" | "an" | "each") && EACH.contains(&each);
        (direct && measures && !compared).then_some(each)
    }

    /// The words of the claim within its sentence.
    pub fn words(&self) -> &str {
        self.span.relative_to(self.sentence_span.start).of(&self.sentence)
    }

    /// The sentence's text between two places of the document; empty where they do not both lie in it, in order.
    pub fn text_between(&self, from: u32, to: u32) -> &str {
        let within = |at: u32| at.checked_sub(self.sentence_span.start).and_then(|at| usize::try_from(at).ok());
        within(from).zip(within(to)).and_then(|(from, to)| self.sentence.get(from..to)).unwrap_or("")
    }

    /// The sentence's text before a place of the document.
    pub fn text_before(&self, at: u32) -> &str {
        self.text_between(self.sentence_span.start, at)
    }

    /// The claims this one is related to in the given way.
    pub fn related(&self, kind: RelationKind) -> impl Iterator<Item = ClaimIndex> + '_ {
        self.relations.iter().filter(move |relation| relation.kind == kind).map(|relation| relation.to)
    }
}

/// What a claim states.
#[derive(Clone, Debug, PartialEq)]
pub enum Assertion {
    /// A figure: "stole at least $1.65 billion".
    Figure(Quantity),
    /// One thing leads a set: "Russia hosts the largest contingent", "most are based in China".
    Superlative(Superlative),
    /// Members of a set by name: "companies such as Amazon and HBO Max".
    Enumeration(Enumeration),
    /// A dated event without a figure: "MSMT was established in October 2024".
    Event,
    /// Who issued the report, study or statement the text relies on.
    Source(Source),
    /// A day or a time of day as printed that the calendar does not bear out as it stands: "Monday, 14 October 2025",
    /// "31 June". Dates that hold state nothing that needs a claim.
    Calendar(CalendarPoint),
    /// What a name stands for, or what is said of a person: the subject is the name.
    Identity(Identity),
    /// Somebody's words between quotation marks: the claim's words, with the speaker as its attribution.
    Quotation,
    /// Where a thing lies from a place: the subject lies in the direction of the measure from the object. The measure's
    /// class is one of the eight points of the compass ("north", "north-east").
    Bearing,
}

/// What a name stands for, what office or institution a person belongs to, or how a person fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub kind: IdentityKind,
    /// The words, verbatim.
    pub written: String,
    /// The form all texts share: lower case, or the action class of a fate.
    pub canonical: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentityKind {
    /// The long form of an acronym.
    Expansion,
    /// An office held: "mayor".
    Office,
    /// An office that was left: "former mayor".
    FormerOffice,
    /// A university, hospital or the like a person belongs to.
    Institution,
    /// The country a person is said to be of: the country's canonical name.
    Nationality,
    /// What a court found of a crime: "guilty of murder" or "cleared of murder".
    Verdict,
    /// The country or region a place is said to lie in: its canonical name.
    Region,
    /// What befell a person: an action class such as "arrest" or "die".
    Fate,
    /// What the subject did that is done once in a story: "rule", "resign".
    Deed,
    /// Whether the subject stands behind something: "confirm" or "deny".
    Stance,
}

impl IdentityKind {
    const ALL: [Self; 10] = [
        Self::Expansion,
        Self::Office,
        Self::FormerOffice,
        Self::Institution,
        Self::Nationality,
        Self::Verdict,
        Self::Region,
        Self::Fate,
        Self::Deed,
        Self::Stance,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Expansion => "expansion",
            Self::Office => "office",
            Self::FormerOffice => "former office",
            Self::Institution => "institution",
            Self::Nationality => "nationality",
            Self::Verdict => "verdict",
            Self::Region => "region",
            Self::Fate => "fate",
            Self::Deed => "deed",
            Self::Stance => "stance",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A day or a time of day in the parts that are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarPoint {
    pub weekday: Option<Weekday>,
    /// As printed, so that a day no month has can be told: "31 June".
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub year: Option<i32>,
    /// Hour and minute as printed: "25:70".
    pub clock: Option<(u32, u32)>,
    /// The same moment by the clock of another zone, as printed beside it: "10:45 (0946 GMT)".
    pub elsewhere: Option<(u32, u32)>,
    /// Minutes by which the first zone is ahead of the other, where both are named.
    pub ahead: Option<i32>,
}

/// One member of a set is said to lead it.
#[derive(Clone, Debug, PartialEq)]
pub struct Superlative {
    pub kind: SuperlativeKind,
    /// What is ranked, as a singular noun: "operative", "contingent", "wildfire".
    pub set: String,
    /// By what: "large", "expensive"; empty for a majority.
    pub measure: String,
    /// Who leads.
    pub winner: Option<Name>,
    /// Since when, or in which history: "on record", "since 1990".
    pub since: Option<String>,
    pub written: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuperlativeKind {
    /// "most of", "the majority": more than half.
    Majority,
    /// "the largest", "the highest".
    First,
    /// "the third largest".
    Ranked(u32),
}

/// Members of a set by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// What they are members of, as a singular noun: "country", "company".
    pub set: String,
    pub members: Vec<Name>,
    /// Whether the words say that there are no others ("its members are"), as opposed to "including".
    pub complete: bool,
}

/// Who issued the report, study or statement a text relies on.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// "report", "study".
    pub kind: String,
    pub issuer: Name,
}

/// What someone does, as an action class of the lexicon where one lists the verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The class ("steal"), or the verb's stem where no class lists it.
    pub class: String,
    /// Whether `class` is a class of the lexicon.
    pub classed: bool,
    pub written: String,
    pub span: Span,
}

/// The class of [`Action`] of an event that is told by its noun ("the blast on Monday") or by a verb that only says that it
/// was: the subject is the noun's class.
pub const HAPPENING: &str = "happening";

/// The class of [`Action`] of an event that says when a happening was learnt of: "the breach was discovered on Tuesday".
pub const DISCOVERY: &str = "discovery";

/// The class of [`Action`] of a stretch of days of which only its ends are read: "between 27 November and 15 December".
pub const STRETCH: &str = "stretch";

/// The class of [`Action`] of what is set for a day ahead: the subject is the class of the plan ("hearing", "strike").
pub const PLAN: &str = "plan";

/// The class of [`Action`] of a plan in a text that says that something was moved to another day.
pub const MOVED_PLAN: &str = "moved-plan";

/// The class of [`Hedge`] of a plan that may come later than its day: "in March at the earliest".
pub const EARLIEST: &str = "earliest";
/// The hedge of what says itself that it takes the place of an earlier figure: "new estimates".
pub const REVISED: &str = "revised";

/// The measure class of those inside or on board: all of them, or the passengers without the crew.
pub const OCCUPANTS: &str = "occupants";

/// The measure class of a length of time that stands beside two clocks.
pub const ELAPSED: &str = "elapsed";

/// The measure class of the length of time between two clocks, reckoned from them.
pub const BETWEEN_CLOCKS: &str = "between-clocks";

/// What a figure measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// A measure class of the lexicon ("deaths"), or the singular head noun ("worker").
    pub class: String,
    /// Whether `class` is a class of the lexicon.
    pub classed: bool,
    /// Of a count, the singular noun of what is counted: "firefighter" in "four firefighters died".
    pub counted: Option<String>,
    /// The words that name what is measured: "IT workers".
    pub written: String,
}

/// A named person, organisation, place or thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words, verbatim.
    pub written: SmolStr,
    /// The form all mentions of the same thing share within a run: lower case, aliases and demonyms resolved.
    pub canonical: SmolStr,
    pub kind: NameKind,
    pub span: Span,
}

impl Name {
    /// Whether it tells more than a country or a common noun does.
    pub fn is_specific(&self) -> bool {
        !matches!(self.kind, NameKind::Country | NameKind::Thing)
    }

    /// Whether one of the two begins or ends with all words of the other, or is the same: "Nest" and "Nest Labs".
    pub fn is_a_form_of(&self, other: &Self) -> bool {
        let (short, long) = if self.canonical.len() <= other.canonical.len() {
            (&self.canonical, &other.canonical)
        } else {
            (&other.canonical, &self.canonical)
        };
        let begins = long.strip_prefix(short.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let ends = long.strip_suffix(short.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        !short.is_empty() && (begins || ends)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    Country,
    Place,
    Person,
    Organisation,
    /// A common noun in a list: "copper".
    Thing,
    /// A capitalised sequence of no known kind.
    Other,
}

/// What part a figure plays in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// No cue says anything else.
    Plain,
    /// "in total", "altogether".
    Total,
    /// "of that", "of which", "including".
    Part,
    /// "additional", "more", "another".
    Increment,
    /// "plans to", "aims for", "will".
    Planned,
    /// "is expected", "forecast", "projected".
    Forecast,
    /// "previously", "compared with", "up from".
    Previous,
    /// A record or threshold named for comparison.
    Reference,
    /// "asked for", "demanded", "valued at".
    Asked,
    /// "offered", "bid".
    Offered,
    /// "initial", "up front", "guaranteed": what is paid before any bonus.
    Initial,
}

impl Role {
    const ALL: [Self; 11] = [
        Self::Plain,
        Self::Total,
        Self::Part,
        Self::Increment,
        Self::Planned,
        Self::Forecast,
        Self::Previous,
        Self::Reference,
        Self::Asked,
        Self::Offered,
        Self::Initial,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Total => "total",
            Self::Part => "part",
            Self::Increment => "increment",
            Self::Planned => "planned",
            Self::Forecast => "forecast",
            Self::Previous => "previous",
            Self::Reference => "reference",
            Self::Asked => "asked",
            Self::Offered => "offered",
            Self::Initial => "initial",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    pub speaker: Name,
    /// The words that attribute: "according to".
    pub cue: String,
    pub manner: AttributionManner,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionManner {
    /// Inside quotation marks.
    Direct,
    Reported,
    /// From the sentence before, which opened the report.
    Inherited,
}

impl AttributionManner {
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Reported => "reported",
            Self::Inherited => "inherited",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [Self::Direct, Self::Reported, Self::Inherited].into_iter().find(|manner| manner.name() == name)
    }
}

/// How far the text stands behind the statement: a class of the lexicon ("alleged", "estimated", "denied") and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hedge {
    pub class: String,
    pub written: String,
}

/// How a claim stands to another of the same document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation {
    pub kind: RelationKind,
    pub to: ClaimIndex,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    PartOf,
    InAdditionTo,
    /// The same amount in another currency or unit.
    EquivalentTo,
    /// One of the figures that the text adds up to a total.
    SumsTo,
    /// A share or multiple of that figure.
    RatioOf,
    /// A share or multiple that, by the text, comes to that figure.
    RatioGives,
}

impl RelationKind {
    /// Every kind with the key it carries in claim files.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::PartOf, "part_of"),
        (Self::InAdditionTo, "in_addition_to"),
        (Self::EquivalentTo, "equivalent"),
        (Self::SumsTo, "sums_to"),
        (Self::RatioOf, "ratio_of"),
        (Self::RatioGives, "ratio_gives"),
    ];
}
