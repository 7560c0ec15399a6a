//! The kinds of story, read from their tables once.

use std::sync::OnceLock;

use serde::Deserialize;

/// What a story is about: its facts, and every way to say them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kind {
    pub name: String,
    /// Who is quoted: clauses without a comma, "officials said".
    pub said: Vec<String>,
    pub headline: Vec<String>,
    /// Sentences without anything to check.
    pub filler: Vec<String>,
    pub fact: Vec<Fact>,
    pub statement: Vec<Statement>,
}

/// How one fact of a story is drawn.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    pub id: String,
    #[serde(rename = "type")]
    pub sort: Sort,
    /// Least and greatest value of a figure, or days before the first publication.
    #[serde(default)]
    pub from: u64,
    #[serde(default)]
    pub to: u64,
    /// Significant digits of a figure; 0 for all.
    #[serde(default)]
    pub digits: u32,
    /// Currency code, or the name of a unit of `figures::UNITS`.
    #[serde(default)]
    pub unit: String,
    /// The facts a derived fact is made of.
    #[serde(default)]
    pub of: Vec<String>,
    /// What a name is drawn from, where the sort has no list of its own.
    #[serde(default)]
    pub pool: Vec<String>,
    /// What getting a name wrong is called; names without it are never wrong.
    pub slip: Option<String>,
    /// Another fact of the same pool that must differ.
    pub unlike: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Sort {
    Count,
    /// A count that grows from day to day.
    Toll,
    /// A share (`from` to `to` percent) of another count or sum.
    Part,
    Money,
    /// Another figure times `from` to `to` percent.
    Changed,
    /// The percent change from the first to the second of two figures.
    Change,
    Percent,
    Measure,
    Day,
    Month,
    Period,
    Year,
    /// Rose or fell, did or did not: a slot gives both words.
    Verb,
    List,
    Clock,
    Name,
    Town,
    Country,
    City,
    Company,
    Club,
    Person,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    /// Where it stands: 0 opens the article, 1 is news, 2 is background.
    #[serde(default = "news")]
    pub rank: u8,
    /// In how many articles of a hundred.
    #[serde(default = "usual")]
    pub share: u64,
    pub say: Vec<String>,
}

fn news() -> u8 {
    1
}

fn usual() -> u64 {
    60
}

const TABLES: &[(&str, &str)] = &[
    ("arms", include_str!("../../stories/arms.toml")),
    ("budget", include_str!("../../stories/budget.toml")),
    ("disaster", include_str!("../../stories/disaster.toml")),
    ("election", include_str!("../../stories/election.toml")),
    ("epidemic", include_str!("../../stories/epidemic.toml")),
    ("results", include_str!("../../stories/results.toml")),
    ("space", include_str!("../../stories/space.toml")),
    ("strike", include_str!("../../stories/strike.toml")),
    ("theft", include_str!("../../stories/theft.toml")),
    ("transfer", include_str!("../../stories/transfer.toml")),
    ("trial", include_str!("../../stories/trial.toml")),
    ("wildfire", include_str!("../../stories/wildfire.toml")),
];

pub(crate) fn kinds() -> &'static [Kind] {
    static KINDS: OnceLock<Vec<Kind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        TABLES.iter().map(|(name, table)| toml::from_str(table).unwrap_or_else(|error| panic!("stories/{name}.toml: {error}"))).collect()
    })
}
