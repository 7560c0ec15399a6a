//! Match weights as data: the table gainsay ships with, laid out by the build script, and tables of one's own.

mod reading;

use std::sync::OnceLock;

pub use reading::{WeightsError, WeightsMistake};

include!(concat!(env!("OUT_DIR"), "/levels.rs"));

/// The table gainsay ships with, as text.
const EMBEDDED: &str = include_str!("../weights.toml");

impl Level {
    /// The thing that two claims are compared in: `value`.
    pub fn feature(self) -> &'static str {
        NAMES[self as usize].0
    }

    /// What they come to in it: `equal-rare`.
    pub fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    pub(crate) fn named(feature: &str, level: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.feature() == feature && known.name() == level)
    }
}

/// Weights by feature and level, in hundredths of a bit.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Where the sum of a pair starts.
    pub prior: i32,
    /// A pair whose sum reaches this is held to be about one fact.
    pub threshold: i32,
    /// The file it was read from, as readers of a report are told; nothing for the table gainsay ships with.
    source: Option<String>,
    /// By level.
    weights: [i32; Level::ALL.len()],
    /// The table as it is written; nothing for the one gainsay ships with, whose text is read when somebody asks for it.
    features: Option<Vec<Feature>>,
}

static SHIPPED: Weights = Weights { prior: PRIOR, threshold: THRESHOLD, source: None, weights: WEIGHTS, features: None };

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

    fn knows(&self, level: &str) -> bool {
        self.levels.iter().any(|(known, _)| known == level)
    }
}

impl Weights {
    /// Weights lie between this and its negative: further evidence than so many hundredths of a bit is none.
    pub const HEAVIEST: i32 = 10_000;

    /// The table gainsay ships with.
    pub fn embedded() -> &'static Self {
        &SHIPPED
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
        reading::complete(text, &read, Self::embedded().features())?;
        let mut weights = [0; Level::ALL.len()];
        for (feature, level, weight) in read.weights() {
            if let Some(level) = Level::named(feature, level) {
                weights[level as usize] = weight;
            }
        }
        Ok(Self { prior: read.prior, threshold: read.threshold, source: None, weights, features: Some(read.features) })
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
    ///
    /// # Panics
    /// Never: a test reads the shipped text.
    pub fn features(&self) -> &[Feature] {
        static SHIPPED: OnceLock<Vec<Feature>> = OnceLock::new();
        let shipped = || SHIPPED.get_or_init(|| reading::parsed(EMBEDDED).expect("the embedded table parses").features);
        self.features.as_ref().unwrap_or_else(shipped)
    }

    /// What a level weighs.
    pub fn of(&self, level: Level) -> i32 {
        self.weights[level as usize]
    }
}
