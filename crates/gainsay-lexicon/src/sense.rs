//! The things a form can mean.

use chrono::Weekday;
use gainsay_model::{Bound, Change, Currency, Grain, MeasureUnit, Role};
use rust_decimal::Decimal;

/// An action class of one lexicon: see [`crate::Lexicon::action`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionIndex(pub u16);

/// A measure class of one lexicon: see [`crate::Lexicon::measure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureIndex(pub u16);

/// A place of one lexicon: see [`crate::Lexicon::place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIndex(pub u16);

/// A hedge class of one lexicon: see [`crate::Lexicon::hedge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HedgeIndex(pub u16);

/// Who can do a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doer {
    Court,
    /// Any organisation but a court.
    Body,
    Person,
    /// Persons or organisations.
    Group,
}

/// Where a calendar unit lies, seen from the publication date or the text's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deictic {
    /// "this year", "the current quarter".
    This,
    /// "last year": the whole calendar unit before the present one.
    Last,
    /// "next year".
    Next,
    /// "the past nine months", "the previous year": a stretch that ends at the anchor.
    Past,
    /// "the coming weeks".
    Coming,
    /// "the same month".
    Same,
}

/// A part of a month, year, decade or century.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodPart {
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    /// A quarter of the year, 1 to 4.
    Quarter(u32),
}

/// One meaning of a form.
///
/// Countries, demonyms, places, months, weekdays and titles hold only for a word written with a capital letter where
/// the language does so; the tables are in lower case, and the reader looks at the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    /// A number word from zero to ninety; "a" and "an" are left to the reader.
    Cardinal(Decimal),
    /// A word that multiplies the number before it: hundred, million, dozen.
    Scale(Decimal),
    /// "first" to "ninety-ninth"; numerals with a suffix are left to the reader.
    Ordinal(u32),
    /// The denominator: 2 for "half", 3 for "thirds".
    Fraction(u32),
    /// The factor: 2 for "twice", "double", "doubled".
    Multiple(Decimal),
    /// An amount with no single value, both ends included: "several", "tens of thousands".
    Vague {
        lower: Decimal,
        upper: Option<Decimal>,
    },
    /// A currency's name, or the name of its hundredth. Bare names with another meaning ("won", "real") are included:
    /// they hold only next to a numeral.
    Currency {
        currency: Currency,
        minor: bool,
    },
    /// A unit of measure. Names with another meaning ("second", "foot", "stone") hold only next to a numeral.
    Unit(&'static MeasureUnit),
    Percent,
    PercentagePoint,
    BasisPoint,
    /// 1 to 12.
    Month(u32),
    Weekday(Weekday),
    /// The first month of a season of the northern hemisphere: 12 for winter.
    Season(u32),
    CalendarUnit(Grain),
    Deictic(Deictic),
    /// Days from the anchor: -1 for "yesterday".
    RelativeDay(i32),
    PeriodPart(PeriodPart),
    /// How the words before a figure limit it.
    Bound(Bound),
    /// How the words after a figure limit it.
    BoundAfter(Bound),
    Hedge(HedgeIndex),
    Change(Change),
    Action(ActionIndex),
    Measure(MeasureIndex),
    /// A cue for the part that a figure plays in its text.
    Role(Role),
    /// "equivalent to", "worth": what follows restates what precedes.
    Equivalence,
    /// "in addition to", "on top of": what follows is not counted in what precedes.
    InAddition,
    /// A form of a verb of saying.
    Speech,
    /// "according to", "citing": a speaker follows.
    According,
    /// "report", "study", "filing": a thing that says.
    SourceNoun,
    /// "published by", "issued": ties a source noun to its issuer.
    Issue,
    /// "most", "the majority of".
    Majority,
    /// A superlative, with the plain adjective as its measure: "large" for "largest" and "biggest".
    Superlative {
        measure: &'static str,
    },
    /// "on record", "in history", "since".
    SinceCue,
    /// "nine to five", "third party": words of number that count nothing.
    Idiom,
    /// "heart attack", "start-up": a noun of its own, whose words do not mean what they mean alone.
    Compound,
    /// "dead", "injured": an adjective that stands for the people it describes.
    State,
    /// A noun for what has a number that is settled when something happens to it: "passenger", "carriage".
    Settled,
    /// "killed", "arrested": says what befell people.
    Befallen,
    /// "aircraft", "sheep": a noun or adjective for several that has no plural of its own.
    Invariant,
    /// "sales", "police": a plural that only describes the noun behind it.
    Describing,
    /// "girl", "juror": a noun for one person.
    Person,
    /// Nouns that count people in bulk: "staff", "troop".
    People,
    /// Nouns that count neither people nor what stands for them: "house".
    Thing,
    /// "analysts", "consensus": who expects, other than the one the figure is of.
    Forecaster,
    /// "tall", "freestyle": behind a numeral with "m" it says that metres are meant.
    Extent,
    /// "poll", "swing": what has percentages, so that its points are percentage points.
    ShareWord,
    /// "index": what has points that are no percentage points.
    IndexWord,
    /// "rose", "fell": the figure right behind tells how far.
    Moves,
    /// A unit together with a factor: "bcm" is a billion cubic metres.
    ScaledUnit {
        unit: &'static MeasureUnit,
        factor: Decimal,
    },
    /// "quake", "heist": the noun of what happens in one moment, by its class.
    Happening(&'static str),
    /// "robbed": a past form that tells of a happening without its noun, by its class.
    HappensBy(&'static str),
    /// "struck down", "resigned": an act that is done once in a story, by its class, and who can do it.
    Deed(&'static str, Doer),
    /// "convicted of": a crime that a court found stands behind it.
    Guilty,
    /// "acquitted of": a crime that a court did not find stands behind it.
    Cleared,
    /// "culpable homicide": the name of a crime.
    Crime(&'static str),
    /// "siege", "rule": the noun of what lasts for a while, by its class.
    Span(&'static str),
    /// "ruled": a form before "for 42 years", by the class of what lasts.
    SpansBy(&'static str),
    /// "lasted": behind the noun of what lasts it says how long.
    Lasts,
    /// "struck", "occurred": behind the noun of a happening it says that it happened.
    Strikes,
    /// "discovered", "came to light": behind the noun of a happening it says that somebody learnt of it.
    Noticed,
    /// "hearing", "truce": the noun of what is set for a day, by its class.
    Plan(&'static str),
    /// "walk out", "opens its doors": a verb of what is set for a day, by its class.
    PlansBy(&'static str),
    /// "launched" behind "be": a participle of what is set for a day, by its class.
    PlansPassive(&'static str),
    /// "begins", "takes effect": behind the noun of a plan it says when.
    Comes,
    /// "postponed": what was planned has another day now.
    Reschedules,
    /// "not", "once", "could": what follows is not stated to be so now.
    Unreal,
    /// Members follow, and there may be others.
    Including,
    /// Members follow, and there are no others.
    Complete,
    /// "the others", "the rest".
    Remainder,
    Country(PlaceIndex),
    /// "French", "Frenchman": of a country or region.
    Demonym(PlaceIndex),
    Place(PlaceIndex),
    /// Stands before a person's name.
    Title,
    /// A word of many organisations' names: "Ministry", "Inc".
    OrganisationWord,
    /// Articles, prepositions, conjunctions, auxiliaries, pronouns.
    Stop,
    /// Points back to something said: "these", "that", "its".
    Anaphor,
    /// Makes a numeral after it part of a name or a reference: "page", "Boeing".
    NotFigure,
}

impl Sense {
    /// The kind of sense, as the table of ambiguous forms names it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Cardinal(_) => "cardinal",
            Self::Scale(_) => "scale",
            Self::Ordinal(_) => "ordinal",
            Self::Fraction(_) => "fraction",
            Self::Multiple(_) => "multiple",
            Self::Vague { .. } => "vague",
            Self::Currency { .. } => "currency",
            Self::Unit(_) => "unit",
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage-point",
            Self::BasisPoint => "basis-point",
            Self::Month(_) => "month",
            Self::Weekday(_) => "weekday",
            Self::Season(_) => "season",
            Self::CalendarUnit(_) => "calendar-unit",
            Self::Deictic(_) => "deictic",
            Self::RelativeDay(_) => "relative-day",
            Self::PeriodPart(_) => "period-part",
            Self::Bound(_) => "bound",
            Self::BoundAfter(_) => "bound-after",
            Self::Hedge(_) => "hedge",
            Self::Change(_) => "change",
            Self::Action(_) => "action",
            Self::Measure(_) => "measure",
            Self::Role(_) => "role",
            Self::Equivalence => "equivalence",
            Self::InAddition => "in-addition",
            Self::Speech => "speech",
            Self::According => "according",
            Self::SourceNoun => "source-noun",
            Self::Issue => "issue",
            Self::Majority => "majority",
            Self::State => "state",
            Self::Settled => "settled",
            Self::Befallen => "befallen",
            Self::Invariant => "invariant",
            Self::Describing => "describing",
            Self::Person => "person",
            Self::People => "people",
            Self::Thing => "thing",
            Self::Forecaster => "forecaster",
            Self::Extent => "extent",
            Self::ShareWord => "share-word",
            Self::IndexWord => "index-word",
            Self::Moves => "moves",
            Self::ScaledUnit { .. } => "scaled-unit",
            Self::Superlative { .. } => "superlative",
            Self::SinceCue => "since-cue",
            Self::Idiom => "idiom",
            Self::Compound => "compound",
            Self::Happening(_) => "happening",
            Self::HappensBy(_) => "happens-by",
            Self::Deed(..) => "deed",
            Self::Guilty => "guilty",
            Self::Cleared => "cleared",
            Self::Crime(_) => "crime",
            Self::Span(_) => "span",
            Self::SpansBy(_) => "spans-by",
            Self::Lasts => "lasts",
            Self::Strikes => "strikes",
            Self::Noticed => "noticed",
            Self::Plan(_) => "plan",
            Self::PlansBy(_) => "plans-by",
            Self::PlansPassive(_) => "plans-passive",
            Self::Comes => "comes",
            Self::Reschedules => "reschedules",
            Self::Unreal => "unreal",
            Self::Including => "including",
            Self::Complete => "complete",
            Self::Remainder => "remainder",
            Self::Country(_) => "country",
            Self::Demonym(_) => "demonym",
            Self::Place(_) => "place",
            Self::Title => "title",
            Self::OrganisationWord => "organisation-word",
            Self::Stop => "stop",
            Self::Anaphor => "anaphor",
            Self::NotFigure => "not-figure",
        }
    }
}
