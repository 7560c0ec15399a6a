//! Match weights as data, read once.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Weights by feature and level, in hundredths of a bit.
#[derive(Debug)]
pub struct Weights {
    /// Where the sum of a pair starts.
    pub prior: i32,
    /// A pair whose sum reaches this is held to be about one fact.
    pub threshold: i32,
    levels: FxHashMap<String, FxHashMap<String, i32>>,
}

/// Why a table of weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    #[error("the table of match weights does not parse: {0}")]
    Syntax(#[from] toml::de::Error),
    #[error("feature \"{0}\" stands twice in the table of match weights: keep one")]
    Twice(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    prior: i32,
    threshold: i32,
    feature: Vec<Feature>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Feature {
    name: String,
    // Read so that a table without reasons is refused.
    #[expect(dead_code, reason = "the reason is for readers of the table")]
    reason: String,
    levels: FxHashMap<String, i32>,
}

impl Weights {
    /// The table gainsay ships with.
    ///
    /// # Panics
    /// Never: a test reads the same text.
    pub fn embedded() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::parse(include_str!("../weights.toml")).expect("the embedded table parses"))
    }

    /// Reads a table in the format of `weights.toml`.
    ///
    /// # Errors
    /// When the text is no such table, or names a feature twice.
    pub fn parse(text: &str) -> Result<Self, WeightsError> {
        let table: Table = toml::from_str(text)?;
        let mut levels: FxHashMap<String, FxHashMap<String, i32>> = FxHashMap::default();
        for feature in table.feature {
            if levels.insert(feature.name.clone(), feature.levels).is_some() {
                return Err(WeightsError::Twice(feature.name));
            }
        }
        Ok(Self { prior: table.prior, threshold: table.threshold, levels })
    }

    /// The weight of a level; 0 where the table is silent.
    pub(crate) fn of(&self, feature: &str, level: &str) -> i32 {
        self.levels.get(feature).and_then(|levels| levels.get(level)).copied().unwrap_or(0)
    }

    /// Whether the table names the level.
    pub fn knows(&self, feature: &str, level: &str) -> bool {
        self.levels.get(feature).is_some_and(|levels| levels.contains_key(level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_table_parses() {
        let weights = Weights::parse(include_str!("../weights.toml")).unwrap();
        assert!(weights.knows("value", "equal-rare") && weights.threshold > weights.prior);
    }

    #[test]
    fn a_feature_stands_once() {
        let table = "prior = 0\nthreshold = 1\n[[feature]]\nname = \"a\"\nreason = \"\"\nlevels = {}\n[[feature]]\nname = \"a\"\nreason = \"\"\nlevels = {}\n";
        assert!(matches!(Weights::parse(table), Err(WeightsError::Twice(name)) if name == "a"));
    }
}
