//! Match weights as data, read once.

mod reading;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

pub use reading::{WeightsError, WeightsMistake};

/// The table gainsay ships with, as text.
const EMBEDDED: &str = include_str!("../weights.toml");

/// Weights by feature and level, in hundredths of a bit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Where the sum of a pair starts.
    pub prior: i32,
    /// A pair whose sum reaches this is held to be about one fact.
    pub threshold: i32,
    /// The file it was read from, as readers of a report are told; nothing for the table gainsay ships with.
    source: Option<String>,
    features: Vec<Feature>,
    levels: FxHashMap<String, FxHashMap<String, i32>>,
}

/// One thing that two claims are compared in, and what each outcome says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    pub name: String,
    /// Why the levels weigh what they weigh, for readers of the table.
    pub reason: String,
    /// In the order of the table.
    pub levels: Vec<(String, i32)>,
}

impl Feature {
    /// Whether a level says that the feature could not be compared, so that nothing can be learned from it. Where it is the
    /// only alternative to one other level it is an outcome like any.
    pub(crate) fn is_silent(&self, level: &str) -> bool {
        level == "unknown" && self.levels.len() > 2
    }
}

impl Weights {
    /// Weights lie between this and its negative: further evidence than so many hundredths of a bit is none.
    pub const HEAVIEST: i32 = 10_000;

    /// The table gainsay ships with.
    ///
    /// # Panics
    /// Never: a test reads the same text.
    pub fn embedded() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| reading::parsed(EMBEDDED).expect("the embedded table parses").0)
    }

    /// The text of the table gainsay ships with, to copy and change.
    pub fn embedded_text() -> &'static str {
        EMBEDDED
    }

    /// Reads a table in the format of `weights.toml`. It gives a weight for every level that the shipped one gives a
    /// weight for, and for no other.
    ///
    /// # Errors
    /// When the text is no such table; the error knows the line.
    pub fn parse(text: &str) -> Result<Self, WeightsError> {
        let read = reading::parsed(text)?;
        reading::complete(text, &read, Self::embedded())?;
        Ok(read.0)
    }

    /// The same table under the name of its file.
    #[must_use]
    pub fn with_source(self, file: &str) -> Self {
        Self { source: Some(file.to_owned()), ..self }
    }

    /// The file it was read from; nothing for the table gainsay ships with.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Features in the order of the table.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// The weight of a level; 0 where the table is silent.
    pub fn of(&self, feature: &str, level: &str) -> i32 {
        self.levels.get(feature).and_then(|levels| levels.get(level)).copied().unwrap_or(0)
    }

    /// Whether the table names the level.
    pub fn knows(&self, feature: &str, level: &str) -> bool {
        self.levels.get(feature).is_some_and(|levels| levels.contains_key(level))
    }
}
