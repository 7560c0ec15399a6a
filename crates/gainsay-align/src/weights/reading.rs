//! Reads a table of match weights. What is wrong with one is named with its line.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Feature, Weights};

/// Why a table of weights cannot be used, and where: `12: no level "equals" ...` to stand behind the name of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {mistake}")]
pub struct WeightsError {
    /// Counted from 1.
    pub line: usize,
    pub mistake: WeightsMistake,
}

/// What is wrong with a table of weights.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsMistake {
    #[error("the table of match weights does not parse: {0}")]
    Syntax(String),
    #[error("feature \"{0}\" stands twice in the table of match weights; keep one")]
    Twice(String),
    #[error("there is no feature \"{0}\"; `gainsay weights` prints the features and levels there are")]
    NoFeature(String),
    #[error("feature \"{feature}\" has no level \"{level}\"; its levels are {known}")]
    NoLevel { feature: String, level: String, known: String },
    #[error("feature \"{0}\" is missing; copy it from what `gainsay weights` prints")]
    FeatureMissing(String),
    #[error("feature \"{feature}\" gives no weight for \"{level}\"; write 0 where it is to say nothing")]
    LevelMissing { feature: String, level: String },
    #[error("{name} = {weight} is out of bounds; weights are hundredths of a bit, from -{0} to {0}", Weights::HEAVIEST)]
    OutOfBounds { name: String, weight: i64 },
    #[error("the threshold must lie above the prior, or every pair would be one fact")]
    ThresholdTooLow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    prior: Spanned<i64>,
    threshold: Spanned<i64>,
    feature: Vec<RawFeature>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFeature {
    name: Spanned<String>,
    // Read so that a table without reasons is refused.
    reason: String,
    levels: BTreeMap<String, Spanned<i64>>,
}

/// A table as it is written, whatever its features.
pub(super) struct Read {
    pub(super) prior: i32,
    pub(super) threshold: i32,
    pub(super) features: Vec<Feature>,
    places: Places,
}

impl Read {
    /// Feature, level and weight.
    pub(super) fn weights(&self) -> impl Iterator<Item = (&str, &str, i32)> {
        self.features.iter().flat_map(|feature| feature.levels.iter().map(|(level, weight)| (&*feature.name, &**level, *weight)))
    }
}

/// Reads a table, whatever its features, and says where they stand.
pub(super) fn parsed(text: &str) -> Result<Read, WeightsError> {
    let table: RawTable = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        WeightsError { line: line_at(text, at), mistake: WeightsMistake::Syntax(error.message().to_owned()) }
    })?;
    let bounded = |name: &str, weight: &Spanned<i64>| {
        let mistake = || WeightsMistake::OutOfBounds { name: name.to_owned(), weight: *weight.get_ref() };
        let within = i32::try_from(*weight.get_ref()).ok().filter(|weight| weight.abs() <= Weights::HEAVIEST);
        within.ok_or_else(|| WeightsError { line: line_at(text, weight.span().start), mistake: mistake() })
    };
    let (prior, threshold) = (bounded("prior", &table.prior)?, bounded("threshold", &table.threshold)?);
    if threshold <= prior {
        return Err(WeightsError { line: line_at(text, table.threshold.span().start), mistake: WeightsMistake::ThresholdTooLow });
    }
    let mut places = Places::new();
    let mut features: Vec<Feature> = Vec::with_capacity(table.feature.len());
    for RawFeature { name, reason, levels } in table.feature {
        let start = name.span().start;
        let name = name.into_inner();
        // The order of the text, not of the alphabet.
        let mut in_order: Vec<(usize, String, i32)> = Vec::with_capacity(levels.len());
        for (level, weight) in levels {
            places.insert((name.clone(), Some(level.clone())), weight.span().start);
            in_order.push((weight.span().start, level.clone(), bounded(&level, &weight)?));
        }
        in_order.sort_unstable();
        let levels: Vec<(String, i32)> = in_order.into_iter().map(|(_, level, weight)| (level, weight)).collect();
        if features.iter().any(|feature| feature.name == name) {
            return Err(WeightsError { line: line_at(text, start), mistake: WeightsMistake::Twice(name) });
        }
        places.insert((name.clone(), None), start);
        features.push(Feature { name, reason, levels });
    }
    Ok(Read { prior, threshold, features, places })
}

/// Holds a table against every feature and level there is.
pub(super) fn complete(text: &str, read: &Read, known: &[Feature]) -> Result<(), WeightsError> {
    let error = |feature: &str, level: Option<&str>, mistake: WeightsMistake| {
        let line = line_at(text, read.places.get(&(feature.to_owned(), level.map(str::to_owned))).copied().unwrap_or(0));
        Err(WeightsError { line, mistake })
    };
    for feature in &read.features {
        let name = &feature.name;
        let Some(of_known) = known.iter().find(|other| other.name == *name) else {
            return error(name, None, WeightsMistake::NoFeature(name.clone()));
        };
        if let Some((level, _)) = feature.levels.iter().find(|(level, _)| !of_known.knows(level)) {
            let known = of_known.levels.iter().map(|(level, _)| level.as_str()).collect::<Vec<_>>().join(", ");
            return error(name, Some(level), WeightsMistake::NoLevel { feature: name.clone(), level: level.clone(), known });
        }
        if let Some((level, _)) = of_known.levels.iter().find(|(level, _)| !feature.knows(level)) {
            return error(name, None, WeightsMistake::LevelMissing { feature: name.clone(), level: level.clone() });
        }
    }
    match known.iter().find(|feature| !read.features.iter().any(|other| other.name == feature.name)) {
        None => Ok(()),
        Some(missing) => {
            let line = line_at(text, text.trim_end().len());
            Err(WeightsError { line, mistake: WeightsMistake::FeatureMissing(missing.name.clone()) })
        }
    }
}

/// Where each feature begins in the text and, with its name, each level.
type Places = BTreeMap<(String, Option<String>), usize>;

/// The line of a byte, counted from 1.
fn line_at(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    #[test]
    fn the_embedded_table_parses_and_is_complete() {
        let weights = Weights::parse(Weights::embedded_text()).unwrap();
        assert_eq!(weights.of(Level::ValueEqualRare), 700);
        assert_eq!(weights.features()[0].levels[0], ("equal-rare".to_owned(), 700));
    }

    #[test]
    fn what_is_laid_out_is_what_the_text_says() {
        let (read, laid_out) = (Weights::parse(Weights::embedded_text()).unwrap(), Weights::embedded());
        assert_eq!((read.prior, read.threshold, read.features()), (laid_out.prior, laid_out.threshold, laid_out.features()));
        let count = read.features().iter().map(|feature| feature.levels.len()).sum::<usize>();
        assert_eq!(count, Level::ALL.len());
        for feature in laid_out.features() {
            for (level, weight) in &feature.levels {
                let level = Level::named(&feature.name, level).unwrap();
                assert_eq!((read.of(level), laid_out.of(level)), (*weight, *weight), "{level:?}");
            }
        }
    }

    #[test]
    fn a_table_of_ones_own_weighs_what_it_says() {
        let weights = Weights::parse(&Weights::embedded_text().replacen("equal-rare = 700", "equal-rare = 650", 1)).unwrap();
        assert_eq!((weights.of(Level::ValueEqualRare), weights.of(Level::ValueEqual)), (650, 400));
    }

    #[test]
    fn every_mistake_is_named_with_its_line() {
        let shipped = Weights::embedded_text();
        let line_of = |words: &str, text: &str| text.lines().position(|line| line.starts_with(words)).unwrap() + 1;
        let error = |from: &str, to: &str| {
            let text = shipped.replacen(from, to, 1);
            assert_ne!(text, shipped);
            (Weights::parse(&text).unwrap_err().to_string(), text)
        };

        let (told, text) = error("equal-rare = 700", "equal-rear = 700");
        assert_eq!(
            told.split(',').next(),
            Some(&*format!("{}: feature \"value\" has no level \"equal-rear\"; its levels are equal-rare", line_of("equal-rear", &text)))
        );
        let (told, text) = error("equal-rare = 700\n", "");
        assert_eq!(
            told,
            format!(
                "{}: feature \"value\" gives no weight for \"equal-rare\"; write 0 where it is to say nothing",
                line_of("name = \"value\"", &text)
            )
        );
        let (told, text) = error("name = \"value\"", "name = \"worth\"");
        assert!(told.starts_with(&format!("{}: there is no feature \"worth\"", line_of("name = \"worth\"", &text))), "{told}");
        let (told, text) = error("name = \"measure\"", "name = \"value\"");
        assert!(told.ends_with("feature \"value\" stands twice in the table of match weights; keep one"), "{told}");
        assert!(told.starts_with(&format!(
            "{}:",
            line_of("name = \"value\"", &text)
                + text.lines().skip(line_of("name = \"value\"", &text)).position(|line| line == "name = \"value\"").unwrap()
                + 1
        )));
        let (told, text) = error("equal-rare = 700", "equal-rare = 70000");
        assert_eq!(
            told,
            format!(
                "{}: equal-rare = 70000 is out of bounds; weights are hundredths of a bit, from -10000 to 10000",
                line_of("equal-rare", &text)
            )
        );
        let (told, text) = error("threshold = 300", "threshold = -300");
        assert_eq!(
            told,
            format!("{}: the threshold must lie above the prior, or every pair would be one fact", line_of("threshold", &text))
        );
        let (told, text) = error("equal-rare = 700", "equal-rare = 7.5");
        assert!(
            told.starts_with(&format!("{}: the table of match weights does not parse: invalid type", line_of("equal-rare", &text))),
            "{told}"
        );
        let members = shipped.find("[[feature]]\nname = \"kind\"").unwrap();
        let told = Weights::parse(&shipped[..members]).unwrap_err().to_string();
        assert!(told.ends_with("feature \"kind\" is missing; copy it from what `gainsay weights` prints"), "{told}");
    }
}
