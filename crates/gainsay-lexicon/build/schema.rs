//! The tables of a language as they stand on disk: one type for each file.
//!
//! Strings are borrowed from the file's text, so a table writes no escapes.

use std::collections::BTreeMap;

use serde::Deserialize;

type Words<'a> = Vec<&'a str>;
type Values<'a> = BTreeMap<&'a str, i64>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Numbers<'a> {
    #[serde(borrow)]
    pub(crate) cardinals: Values<'a>,
    pub(crate) scales: Values<'a>,
    pub(crate) ordinals: BTreeMap<&'a str, u32>,
    pub(crate) fractions: BTreeMap<&'a str, u32>,
    pub(crate) multiples: Values<'a>,
    pub(crate) scale_symbols: Values<'a>,
    pub(crate) vague: Vec<Vague<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vague<'a> {
    pub(crate) lower: i64,
    pub(crate) upper: Option<i64>,
    #[serde(borrow)]
    pub(crate) words: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Currencies<'a> {
    #[serde(borrow)]
    pub(crate) currency: Vec<CurrencyEntry<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CurrencyEntry<'a> {
    pub(crate) code: &'a str,
    /// The code is also a word or another abbreviation, and no sign of the currency by itself.
    #[serde(default)]
    pub(crate) code_is_word: bool,
    #[serde(borrow, default)]
    pub(crate) words: Words<'a>,
    /// Names of the hundredth.
    #[serde(borrow, default)]
    pub(crate) minor: Words<'a>,
    #[serde(borrow, default)]
    pub(crate) symbols: Words<'a>,
    #[serde(borrow, default)]
    pub(crate) minor_symbols: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Units<'a> {
    #[serde(borrow)]
    pub(crate) percent: Marks<'a>,
    pub(crate) percentage_point: Marks<'a>,
    pub(crate) basis_point: Marks<'a>,
    pub(crate) unit: Vec<UnitEntry<'a>>,
    pub(crate) scaled: Vec<ScaledUnit<'a>>,
}

/// Abbreviations of a unit together with a factor.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScaledUnit<'a> {
    /// A unit of gainsay-model by its singular name.
    pub(crate) name: &'a str,
    pub(crate) factor: i64,
    #[serde(borrow)]
    pub(crate) words: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Marks<'a> {
    #[serde(borrow)]
    pub(crate) words: Words<'a>,
    pub(crate) symbols: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitEntry<'a> {
    /// A unit of gainsay-model by its singular name.
    pub(crate) name: &'a str,
    #[serde(borrow, default)]
    pub(crate) words: Words<'a>,
    #[serde(borrow, default)]
    pub(crate) symbols: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Calendar<'a> {
    #[serde(borrow)]
    pub(crate) months: BTreeMap<&'a str, u32>,
    /// 1 for Monday to 7 for Sunday.
    pub(crate) weekdays: BTreeMap<&'a str, u8>,
    pub(crate) seasons: BTreeMap<&'a str, u32>,
    pub(crate) relative_days: BTreeMap<&'a str, i32>,
    /// By the name of the grain.
    pub(crate) units: BTreeMap<&'a str, Words<'a>>,
    pub(crate) deictic: DeicticTable<'a>,
    pub(crate) parts: Parts<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeicticTable<'a> {
    #[serde(borrow)]
    pub(crate) this: Words<'a>,
    pub(crate) last: Words<'a>,
    pub(crate) next: Words<'a>,
    pub(crate) past: Words<'a>,
    pub(crate) coming: Words<'a>,
    pub(crate) same: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parts<'a> {
    #[serde(borrow)]
    pub(crate) early: Words<'a>,
    pub(crate) mid: Words<'a>,
    pub(crate) late: Words<'a>,
    pub(crate) first_half: Words<'a>,
    pub(crate) second_half: Words<'a>,
    pub(crate) first_quarter: Words<'a>,
    pub(crate) second_quarter: Words<'a>,
    pub(crate) third_quarter: Words<'a>,
    pub(crate) fourth_quarter: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoundsTable<'a> {
    #[serde(borrow)]
    pub(crate) before: BoundWords<'a>,
    pub(crate) after: BoundWords<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub(crate) struct BoundWords<'a> {
    #[serde(borrow)]
    pub(crate) exact: Words<'a>,
    pub(crate) about: Words<'a>,
    pub(crate) at_least: Words<'a>,
    pub(crate) more_than: Words<'a>,
    pub(crate) at_most: Words<'a>,
    pub(crate) less_than: Words<'a>,
    pub(crate) nearly: Words<'a>,
    pub(crate) range: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Classes<'a> {
    #[serde(borrow)]
    pub(crate) class: Vec<Class<'a>>,
}

/// An action, measure or hedge class.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Class<'a> {
    pub(crate) id: &'a str,
    #[serde(borrow)]
    pub(crate) words: Words<'a>,
    #[serde(borrow, default)]
    pub(crate) distinct_from: Words<'a>,
    #[serde(borrow, default)]
    pub(crate) related: Words<'a>,
    /// Of measures: whether the counted noun itself says what is measured ("17 seats").
    #[serde(default)]
    pub(crate) named_by_noun: bool,
    /// Of measures: whether it stays as it is for weeks.
    #[serde(default)]
    pub(crate) standing: bool,
    /// Of measures: what befell people, of which one count cannot be two.
    #[serde(default)]
    pub(crate) fate: bool,
    /// Of measures: the dimensions it is told in; all of them where none is given.
    #[serde(borrow, default)]
    pub(crate) dimensions: Words<'a>,
    /// Of measures: whether it is told of people alone.
    #[serde(default)]
    pub(crate) people: bool,
    /// Of measures: what a firm or a fund has of its own.
    #[serde(default)]
    pub(crate) owned: bool,
    /// Of actions: the measure class of an area that it befalls.
    pub(crate) area: Option<&'a str>,
    /// Of actions: whether turning doer and done-to round makes another story.
    #[serde(default)]
    pub(crate) directed: bool,
    /// Of actions: "always", "passive" or "thing".
    pub(crate) once: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deeds<'a> {
    #[serde(borrow)]
    pub(crate) class: Vec<DeedClass<'a>>,
}

/// The words for one kind of deed, and who can do it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeedClass<'a> {
    pub(crate) id: &'a str,
    pub(crate) by: &'a str,
    #[serde(borrow)]
    pub(crate) words: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verdicts<'a> {
    #[serde(borrow)]
    pub(crate) guilty: Words<'a>,
    #[serde(borrow)]
    pub(crate) cleared: Words<'a>,
    #[serde(borrow)]
    pub(crate) crimes: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spans<'a> {
    #[serde(borrow)]
    pub(crate) lasts: Words<'a>,
    pub(crate) class: Vec<SpanClass<'a>>,
}

/// The nouns and verbs of one kind of what lasts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpanClass<'a> {
    pub(crate) id: &'a str,
    #[serde(borrow)]
    pub(crate) nouns: Words<'a>,
    #[serde(borrow)]
    pub(crate) verbs: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Happenings<'a> {
    #[serde(borrow)]
    pub(crate) strikes: Words<'a>,
    pub(crate) noticed: Words<'a>,
    pub(crate) class: Vec<HappeningClass<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plans<'a> {
    #[serde(borrow)]
    pub(crate) moves: Words<'a>,
    pub(crate) comes: Words<'a>,
    pub(crate) class: Vec<PlanClass<'a>>,
}

/// The nouns and verbs of one kind of what is set for a day ahead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanClass<'a> {
    pub(crate) id: &'a str,
    #[serde(borrow)]
    pub(crate) nouns: Words<'a>,
    pub(crate) verbs: Words<'a>,
    #[serde(default)]
    pub(crate) passives: Words<'a>,
}

/// The nouns and verbs of one kind of happening.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HappeningClass<'a> {
    pub(crate) id: &'a str,
    #[serde(borrow)]
    pub(crate) words: Words<'a>,
    #[serde(default)]
    pub(crate) verbs: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changes<'a> {
    #[serde(borrow)]
    pub(crate) up: Words<'a>,
    pub(crate) down: Words<'a>,
    pub(crate) moves: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Roles<'a> {
    /// By the name of the role.
    #[serde(borrow)]
    pub(crate) roles: BTreeMap<&'a str, Words<'a>>,
    pub(crate) equivalence: Words<'a>,
    pub(crate) in_addition: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttributionTable<'a> {
    #[serde(borrow)]
    pub(crate) speech: Words<'a>,
    pub(crate) according: Words<'a>,
    pub(crate) source_nouns: Words<'a>,
    pub(crate) issue: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Superlatives<'a> {
    #[serde(borrow)]
    pub(crate) majority: Words<'a>,
    pub(crate) since: Words<'a>,
    pub(crate) unreal: Words<'a>,
    /// By the plain adjective.
    pub(crate) superlatives: BTreeMap<&'a str, Words<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lists<'a> {
    #[serde(borrow)]
    pub(crate) including: Words<'a>,
    pub(crate) complete: Words<'a>,
    pub(crate) remainder: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places<'a> {
    /// Forms that name a place only in capitals: "us".
    #[serde(borrow)]
    pub(crate) capitals: Words<'a>,
    pub(crate) country: Vec<Country<'a>>,
    pub(crate) region: Vec<Area<'a>>,
    pub(crate) city: Vec<Area<'a>>,
    /// Cities with one name, by the id of the place they lie in.
    pub(crate) cities: BTreeMap<&'a str, Words<'a>>,
    /// Parts of countries with one name, by the id of the country.
    pub(crate) regions: BTreeMap<&'a str, Words<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country<'a> {
    pub(crate) id: &'a str,
    /// Other names than the id.
    #[serde(borrow, default)]
    pub(crate) names: Words<'a>,
    #[serde(borrow, default)]
    pub(crate) demonyms: Words<'a>,
    /// Names of the seat of government, the usual one first.
    #[serde(borrow, default)]
    pub(crate) capital: Words<'a>,
    pub(crate) currency: Option<&'a str>,
}

/// A region or city with more than a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Area<'a> {
    pub(crate) id: &'a str,
    #[serde(borrow)]
    pub(crate) names: Words<'a>,
    #[serde(borrow, default)]
    pub(crate) demonyms: Words<'a>,
    pub(crate) within: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names<'a> {
    #[serde(borrow)]
    pub(crate) titles: Words<'a>,
    pub(crate) organisation_words: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordsTable<'a> {
    #[serde(borrow)]
    pub(crate) stop: Words<'a>,
    pub(crate) anaphors: Words<'a>,
    pub(crate) abbreviations: Words<'a>,
    pub(crate) not_figure: Words<'a>,
    pub(crate) idioms: Words<'a>,
    pub(crate) compounds: Words<'a>,
    pub(crate) nouns: Nouns<'a>,
}

/// What a noun near a numeral says about it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nouns<'a> {
    /// Other nouns for a thing, by the noun that stands for them.
    #[serde(borrow)]
    pub(crate) alike: BTreeMap<&'a str, Words<'a>>,
    #[serde(borrow)]
    pub(crate) state: Words<'a>,
    pub(crate) befallen: Words<'a>,
    pub(crate) settled: Words<'a>,
    pub(crate) invariant: Words<'a>,
    pub(crate) describing: Words<'a>,
    pub(crate) person: Words<'a>,
    pub(crate) people: Words<'a>,
    pub(crate) thing: Words<'a>,
    pub(crate) forecaster: Words<'a>,
    pub(crate) extent: Words<'a>,
    pub(crate) share: Words<'a>,
    pub(crate) index: Words<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inflections<'a> {
    /// Words that look inflected and are not, or whose inflection is a word of its own.
    #[serde(borrow)]
    pub(crate) invariable: Words<'a>,
    /// Regular verbs whose base ends in "e".
    pub(crate) silent_e: Words<'a>,
    /// Plural to singular.
    pub(crate) nouns: BTreeMap<&'a str, &'a str>,
    /// Base to its irregular forms.
    pub(crate) verbs: BTreeMap<&'a str, Words<'a>>,
}
