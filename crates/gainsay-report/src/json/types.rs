//! The form of the JSON report. The doc comments here are the descriptions in the published schema.

use schemars::JsonSchema;
use serde::Serialize;

/// What gainsay found in one run over the documents of a story.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "gainsay report")]
pub(super) struct Report<'a> {
    /// Version of this form: 1.
    #[schemars(range(min = 1, max = 1))]
    pub(super) schema: u32,
    pub(super) tool: Tool,
    /// The documents, in the order they were given.
    pub(super) documents: Vec<Document<'a>>,
    /// Every statement found that can be checked, in order of documents and of their texts.
    pub(super) claims: Vec<Claim<'a>>,
    /// The stories the documents tell, where there is more than one: claims are compared within a story only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) stories: Vec<Story<'a>>,
    /// Claims held to speak of the same fact.
    pub(super) topics: Vec<Topic<'a>>,
    /// Where claims cannot all be true: the gravest and most prominent first, each followed by its consequences.
    pub(super) findings: Vec<Finding<'a>>,
    /// Findings that a person accepts; they stand in no other list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) accepted: Vec<Accepted<'a>>,
    /// Acceptances that do nothing any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) lapsed: Vec<Lapsed<'a>>,
    /// What a desk found out about findings, in its own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) checked: Vec<Check<'a>>,
    /// Claims that share a measure but were not compared, and why.
    pub(super) not_compared: Vec<NotCompared<'a>>,
    /// What was not checked at all, and why.
    pub(super) unchecked: Vec<Unchecked<'a>>,
    /// The exchange rates the run could use; null if none.
    pub(super) rates: Option<Rates<'a>>,
    /// The file of match weights the run used, base name as given; left out for those built in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(default)]
    pub(super) weights: Option<&'a str>,
}

/// The program that wrote the report.
#[derive(Serialize, JsonSchema)]
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
}

/// One text as read.
#[derive(Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    /// Names the document within this report.
    pub(super) id: &'a str,
    /// Base name of the file as given, `-` for standard input.
    pub(super) file: &'a str,
    pub(super) outlet: Option<&'a str>,
    pub(super) title: Option<&'a str>,
    /// When it was published, as precise as it is known: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD HH:MM.
    #[schemars(regex(pattern = r"^\d{4,}(-\d{2}(-\d{2}( \d{2}:\d{2})?)?)?$"))]
    pub(super) published: Option<String>,
    /// BCP 47 tag of the text's language.
    pub(super) language: &'a str,
    /// Where the text was taken from, usually an address.
    pub(super) source: Option<&'a str>,
    /// Lower-case hexadecimal SHA-256 of the bytes as read.
    pub(super) sha256: &'a str,
    /// Whether the user marked the document as the reference the others are measured by.
    pub(super) authority: bool,
}

/// A place in a document's text, in bytes of its UTF-8, end exclusive.
#[derive(Serialize, JsonSchema)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What a claim states.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// A figure; see `quantity`.
    Figure,
    /// One thing leads a set; see `superlative`.
    Superlative,
    /// Members of a set by name; see `enumeration`.
    Enumeration,
    /// A dated event without a figure.
    Event,
    /// Who issued the report, study or statement the text relies on; see `issuer`.
    Source,
    /// A day or a time of day that the calendar does not bear out as printed.
    Calendar,
    /// What a name stands for, or the office, institution or fate of a person; the name is the subject.
    Identity,
    /// Somebody's words between quotation marks; the speaker is the attribution.
    Quotation,
    /// Where a thing lies from a place: the measure is the direction, the object the place.
    Bearing,
}

/// A checkable statement of one document.
#[derive(Serialize, JsonSchema)]
pub(super) struct Claim<'a> {
    /// Names the claim within this report.
    pub(super) id: &'a str,
    /// Id of its document.
    pub(super) document: &'a str,
    /// Where the words of the claim stand.
    pub(super) span: Span,
    /// The words of the claim, verbatim: the figure, the superlative, the list.
    pub(super) quote: &'a str,
    /// The sentence they stand in, verbatim.
    pub(super) sentence: &'a str,
    /// The line the sentence begins on, counted from 1.
    pub(super) line: u32,
    /// Whether the sentence is the document's title or a heading.
    pub(super) in_heading: bool,
    pub(super) kind: Kind,
    /// Who or what does it, verbatim.
    pub(super) subject: Option<&'a str>,
    /// What is done: a class of actions ("steal"), or the verb's stem.
    pub(super) action: Option<&'a str>,
    /// Whom or what it is done to, verbatim.
    pub(super) object: Option<&'a str>,
    /// What a figure measures: a class of measures ("deaths"), or the singular noun.
    pub(super) measure: Option<&'a str>,
    /// Of a count, the singular noun of what is counted: "firefighter".
    pub(super) counted: Option<&'a str>,
    /// What part a figure plays in its text: "plain", "total", "part", "increment", "planned", "forecast", "previous",
    /// "reference", "asked", "offered", "initial".
    pub(super) role: &'static str,
    pub(super) quantity: Option<Quantity<'a>>,
    pub(super) superlative: Option<Superlative<'a>>,
    pub(super) enumeration: Option<Enumeration<'a>>,
    pub(super) issuer: Option<Issuer<'a>>,
    pub(super) period: Option<Period<'a>>,
    /// Where it happened, verbatim.
    pub(super) place: Option<&'a str>,
    /// Who is said to have said it, verbatim.
    pub(super) attribution: Option<&'a str>,
    /// How far the text stands behind it: a class of hedges ("alleged", "estimated", "denied").
    pub(super) hedge: Option<&'a str>,
    /// Ids of claims of the same document this one is a part of.
    pub(super) part_of: Vec<&'a str>,
    /// Ids of claims of the same document this one comes on top of.
    pub(super) in_addition_to: Vec<&'a str>,
    /// Ids of claims of the same document that state the same amount in another currency or unit.
    pub(super) equivalent_to: Vec<&'a str>,
    /// Ids of claims of the same document that the text makes this one add up to, together with others.
    pub(super) sums_to: Vec<&'a str>,
    /// Ids of claims of the same document this share or multiple is taken of.
    pub(super) ratio_of: Vec<&'a str>,
    /// Ids of claims of the same document this share or multiple comes to, by the text.
    pub(super) ratio_gives: Vec<&'a str>,
}

/// A figure: decimals are strings, so that no digit is lost.
#[derive(Serialize, JsonSchema)]
pub(super) struct Quantity<'a> {
    /// The printed value with its scale applied; for a range the end printed first.
    pub(super) value: String,
    /// Lower end of the set of values the words allow; null where they set none.
    pub(super) lower: Option<String>,
    /// Whether the lower end belongs to the set itself.
    pub(super) lower_included: bool,
    /// Upper end of the set of values the words allow; null where they set none.
    pub(super) upper: Option<String>,
    /// Whether the upper end belongs to the set itself.
    pub(super) upper_included: bool,
    /// A currency code, a singular English name of a unit, or "percent", "percentage point", "basis point", "count",
    /// "ordinal", "multiple", "number".
    pub(super) unit: &'a str,
    /// How the words limit the value: "=", "~", ">=", ">", "<=", "<", "~<", "range" or "vague".
    pub(super) bound: &'static str,
    /// "up" or "down" where the figure is a difference from an earlier one.
    pub(super) change: Option<&'static str>,
    /// The words, verbatim.
    pub(super) written: &'a str,
}

/// A calendar interval, both ends included.
#[derive(Serialize, JsonSchema)]
pub(super) struct Period<'a> {
    /// First day, YYYY-MM-DD; null while nothing settles it.
    pub(super) from: Option<String>,
    /// Last day, YYYY-MM-DD; null while nothing settles it.
    pub(super) to: Option<String>,
    /// Time of day: "20:15", "18:00/21:00" for a stretch, with "+09:00" for a settled zone and "?" for another named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clock: Option<String>,
    /// How finely it is stated: "day", "week", "month", "quarter", "half", "year", "decade", "century", "interval".
    pub(super) grain: &'static str,
    /// Where the dates come from: "stated", "anchored" to the publication date, "inherited" from the text around, "open".
    pub(super) resolved: &'static str,
    /// The words, verbatim; empty where the period was inherited without words of its own.
    pub(super) written: &'a str,
}

/// One thing is said to lead a set.
#[derive(Serialize, JsonSchema)]
pub(super) struct Superlative<'a> {
    /// Place in the order, 1 for the first; null for a majority.
    pub(super) rank: Option<u32>,
    /// What is ranked, as a singular noun.
    pub(super) set: &'a str,
    /// By what: "large"; empty for a majority.
    pub(super) measure: &'a str,
    /// Who leads, verbatim.
    pub(super) winner: Option<&'a str>,
    /// In which history: "on record".
    pub(super) since: Option<&'a str>,
    /// The words, verbatim.
    pub(super) written: &'a str,
}

/// Members of a set by name.
#[derive(Serialize, JsonSchema)]
pub(super) struct Enumeration<'a> {
    /// What they are members of, as a singular noun.
    pub(super) set: &'a str,
    /// The members, verbatim.
    pub(super) members: Vec<&'a str>,
    /// Whether the words say that there are no others.
    pub(super) complete: bool,
}

/// Who issued what a text relies on.
#[derive(Serialize, JsonSchema)]
pub(super) struct Issuer<'a> {
    /// "report", "study".
    pub(super) kind: &'a str,
    /// Who issued it, verbatim.
    pub(super) name: &'a str,
}

/// The documents about one event.
#[derive(Serialize, JsonSchema)]
pub(super) struct Story<'a> {
    /// Names the story within this report.
    pub(super) id: &'a str,
    /// A few words for a heading: names its documents share, or a title.
    pub(super) label: &'a str,
    /// Ids of its documents, in the order given; one alone shares its story with no other.
    pub(super) documents: Vec<&'a str>,
}

/// Claims held to speak of the same fact.
#[derive(Serialize, JsonSchema)]
pub(super) struct Topic<'a> {
    pub(super) id: &'a str,
    /// A few words for a heading.
    pub(super) label: &'a str,
    /// Ids of its claims, in order of documents and of their texts.
    pub(super) claims: Vec<&'a str>,
    /// "agrees", "compatible", "superseded", "different scope", "not comparable", "conflicts" or "single source".
    pub(super) verdict: &'static str,
}

/// How grave a finding is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    Note,
    Warning,
    Error,
}

/// What a rule saw.
#[derive(Serialize, JsonSchema)]
pub(super) struct Finding<'a> {
    /// Does not change when an unrelated article is added or a sentence elsewhere is edited.
    pub(super) id: &'a str,
    /// The rule's code; never reused for another rule.
    pub(super) code: &'static str,
    /// The rule's name.
    pub(super) rule: &'static str,
    pub(super) severity: Severity,
    /// Id of the topic it is about, if it is about one.
    pub(super) topic: Option<&'a str>,
    /// Ids of the claims that are held against each other: first one for each side, then those that print the very figure of
    /// one of them.
    pub(super) claims: Vec<&'a str>,
    /// Ids of claims of other documents that agree with one of the sides in other words or digits.
    pub(super) also: Vec<&'a str>,
    /// Ids of all documents involved, each once.
    pub(super) documents: Vec<&'a str>,
    /// What differs, in one line with both values.
    pub(super) message: &'a str,
    /// Why it cannot all be true.
    pub(super) reason: &'a str,
    /// The smallest slip that explains it, if one does. A guess, and named as such.
    pub(super) likely_cause: Option<&'a str>,
    /// What would settle it, where known.
    pub(super) settle_by: Option<&'a str>,
    /// The words that disagree. The first of each claim is the one the finding is about.
    pub(super) spans: Vec<Label<'a>>,
    /// What else in the texts bears on it, for either side.
    pub(super) evidence: Vec<Evidence<'a>>,
    /// Id of the finding whose slip explains this one too.
    pub(super) consequence_of: Option<&'a str>,
}

/// A finding that a person accepts as it is.
#[derive(Serialize, JsonSchema)]
pub(super) struct Accepted<'a> {
    pub(super) finding: Finding<'a>,
    /// Who accepts it.
    pub(super) by: &'a str,
    pub(super) reason: &'a str,
    /// The last day the acceptance holds, YYYY-MM-DD; null if it has none.
    pub(super) until: Option<String>,
}

/// An acceptance that does nothing any more.
#[derive(Serialize, JsonSchema)]
pub(super) struct Lapsed<'a> {
    /// Id of the finding it was for.
    pub(super) finding: &'a str,
    /// "gone" where no such finding occurs, "past" where its last day is past and the finding counts again.
    pub(super) why: &'static str,
    pub(super) by: &'a str,
    pub(super) reason: &'a str,
    /// The last day it held, YYYY-MM-DD; null if it had none.
    pub(super) until: Option<String>,
}

/// What a desk found out about a finding.
#[derive(Serialize, JsonSchema)]
pub(super) struct Check<'a> {
    /// Id of the finding.
    pub(super) finding: &'a str,
    /// The desk.
    pub(super) by: &'a str,
    /// When it published what it found, YYYY-MM-DD; null if that is not said.
    pub(super) on: Option<String>,
    /// Where it published it.
    pub(super) url: &'a str,
    pub(super) verdicts: Vec<DeskVerdict<'a>>,
}

/// A desk's verdict on what one document says.
#[derive(Serialize, JsonSchema)]
pub(super) struct DeskVerdict<'a> {
    /// Id of the document.
    pub(super) document: &'a str,
    pub(super) verdict: &'a str,
}

/// Words a finding points at.
#[derive(Serialize, JsonSchema)]
pub(super) struct Label<'a> {
    /// Id of the claim.
    pub(super) claim: &'a str,
    /// Id of its document.
    pub(super) document: &'a str,
    /// First byte in the document's text.
    pub(super) start: u32,
    /// Byte after the last.
    pub(super) end: u32,
    /// What to read there.
    pub(super) label: &'a str,
}

/// A fact that bears on a finding without deciding it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Evidence<'a> {
    pub(super) text: &'a str,
    /// Ids of the claims it rests on.
    pub(super) claims: Vec<&'a str>,
}

/// Claims that were not compared with each other.
#[derive(Serialize, JsonSchema)]
pub(super) struct NotCompared<'a> {
    pub(super) reason: &'a str,
    /// Ids of the claims.
    pub(super) claims: Vec<&'a str>,
    /// The pairs of them that were held apart, the nearest to being one fact first; there with `--not-compared all`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(super) pairs: Vec<HeldApart<'a>>,
    /// Pairs beyond those.
    #[serde(skip_serializing_if = "is_zero")]
    #[schemars(default)]
    pub(super) pairs_left_off: usize,
}

/// Two claims of different documents that were not compared with each other.
#[derive(Serialize, JsonSchema)]
pub(super) struct HeldApart<'a> {
    /// Ids of the two claims.
    pub(super) claims: [&'a str; 2],
    /// Why, in words.
    pub(super) why: &'a str,
    /// Sum of their match weights in hundredths of a bit; null for claims that other claims made one fact.
    pub(super) weight: Option<i32>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// Something that was not checked.
#[derive(Serialize, JsonSchema)]
pub(super) struct Unchecked<'a> {
    /// The file or document it is about, if one.
    pub(super) about: Option<&'a str>,
    pub(super) reason: &'a str,
}

/// Where the reference exchange rates came from and how far they reach.
#[derive(Serialize, JsonSchema)]
pub(super) struct Rates<'a> {
    pub(super) source: &'a str,
    /// First day of the series, YYYY-MM-DD.
    pub(super) first: String,
    /// Last day of the series, YYYY-MM-DD.
    pub(super) last: String,
}
