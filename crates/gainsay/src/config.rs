//! `gainsay.toml`.

use std::collections::BTreeMap;

use gainsay_align::StoryMode;
use gainsay_model::{Level, Severity};
use gainsay_rules::{Levels, rule_named};
use serde::Deserialize;

use crate::decisions::{self, Decisions, RawAcceptance, RawCheck};

/// What `gainsay.toml` can say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Levels by rule name.
    pub rules: BTreeMap<String, Level>,
    /// The severity from which a run exits with 1.
    pub fail_on: Option<Severity>,
    /// A file of reference rates that replaces the embedded series, as written: relative to the configuration file.
    pub rates: Option<String>,
    /// Base names or outlets of documents that are the reference.
    pub authority: Vec<String>,
    /// What people decided about findings.
    pub decisions: Decisions,
    /// Which documents tell one story.
    pub stories: StoryMode,
    /// A file of match weights that replaces the embedded table, as written: relative to the configuration file.
    pub weights: Option<String>,
}

/// Why a configuration cannot be used; the message names the file and, where known, the line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("{file}: {message}")]
    Syntax { file: String, message: String },
    #[error("{file}: no rule \"{rule}\"{hint}; `gainsay rules` lists them")]
    UnknownRule { file: String, rule: String, hint: String },
    #[error("{file}: \"{level}\" is no level for {key}: write off, note, warning or error")]
    UnknownLevel { file: String, key: String, level: String },
    #[error("{file}:{line}: {message}")]
    Decision { file: String, line: usize, message: String },
    #[error("{file}: stories = \"{mode}\": write \"auto\" or \"one\"")]
    UnknownStoryMode { file: String, mode: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    rules: BTreeMap<String, String>,
    fail_on: Option<String>,
    rates: Option<String>,
    #[serde(default)]
    authority: Vec<String>,
    #[serde(default)]
    accepted: Vec<RawAcceptance>,
    #[serde(default)]
    checked: Vec<RawCheck>,
    stories: Option<String>,
    #[serde(default)]
    align: RawAlign,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAlign {
    weights: Option<String>,
}

impl Config {
    /// Reads a configuration; `file` names it in errors.
    ///
    /// # Errors
    /// For text that is no such TOML, an unknown rule, an unknown level, or a decision that leaves something open.
    pub fn parse(file: &str, text: &str) -> Result<Self, ConfigError> {
        let raw: Raw = toml::from_str(text)
            .map_err(|error| ConfigError::Syntax { file: file.to_owned(), message: error.to_string().trim_end().to_owned() })?;
        let mut rules = BTreeMap::new();
        for (name, level) in raw.rules {
            let (name, level) = rule_level(file, &name, &level)?;
            rules.insert(name, level);
        }
        let fail_on = match raw.fail_on {
            None => None,
            Some(level) => match Level::named(&level) {
                Some(Level::At(severity)) => Some(severity),
                _ => {
                    return Err(ConfigError::UnknownLevel { file: file.to_owned(), key: "fail_on".to_owned(), level });
                }
            },
        };
        let decisions = decisions::read(file, text, raw.accepted, raw.checked)?;
        let stories = match raw.stories {
            None => StoryMode::default(),
            Some(mode) => StoryMode::named(&mode).ok_or_else(|| ConfigError::UnknownStoryMode { file: file.to_owned(), mode })?,
        };
        Ok(Self { rules, fail_on, rates: raw.rates, authority: raw.authority, decisions, stories, weights: raw.align.weights })
    }

    pub fn levels(&self) -> Levels {
        Levels(self.rules.clone())
    }
}

/// Reads `NAME` and `LEVEL` of a rule; a code stands for its name.
///
/// # Errors
/// For an unknown rule or level.
pub fn rule_level(file: &str, name: &str, level: &str) -> Result<(String, Level), ConfigError> {
    let rule =
        rule_named(name).ok_or_else(|| ConfigError::UnknownRule { file: file.to_owned(), rule: name.to_owned(), hint: hint(name) })?;
    let level = Level::named(level).ok_or_else(|| ConfigError::UnknownLevel {
        file: file.to_owned(),
        key: name.to_owned(),
        level: level.to_owned(),
    })?;
    Ok((rule.info.name.to_owned(), level))
}

/// The known rule nearest to what was typed, where one is near enough to be meant.
fn hint(name: &str) -> String {
    let near = gainsay_rules::rules()
        .into_iter()
        .map(|rule| (strsim::damerau_levenshtein(rule.info.name, name), rule.info.name))
        .min()
        .filter(|(distance, known)| *distance <= known.len() / 3);
    near.map(|(_, known)| format!(" (did you mean \"{known}\"?)")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_sets_levels() {
        let config =
            Config::parse("gainsay.toml", "fail_on = \"warning\"\n[rules]\nconflicting-year = \"note\"\nC103 = \"off\"\n").unwrap();
        assert_eq!(config.fail_on, Some(Severity::Warning));
        assert_eq!(config.rules["conflicting-year"], Level::At(Severity::Note));
        assert_eq!(config.rules["conversion-dates-elsewhere"], Level::Off);
    }

    #[test]
    fn weights_stand_under_align() {
        let config = Config::parse("gainsay.toml", "[align]\nweights = \"ours.toml\"\n").unwrap();
        assert_eq!(config.weights.as_deref(), Some("ours.toml"));
        let told = Config::parse("gainsay.toml", "[align]\nwaits = \"ours.toml\"\n").unwrap_err().to_string();
        assert!(told.contains("line 2") && told.contains("unknown field `waits`"), "{told}");
    }

    #[test]
    fn errors_name_file_and_cure() {
        let error = |text: &str| Config::parse("desk/gainsay.toml", text).unwrap_err().to_string();
        assert!(
            error("[rules]\nconflicting-yeer = \"off\"")
                .starts_with("desk/gainsay.toml: no rule \"conflicting-yeer\" (did you mean \"conflicting-")
        );
        assert!(error("[rules]\nconflicting-year = \"loud\"").contains("write off, note, warning or error"));
        assert_eq!(error("stories = \"two\""), "desk/gainsay.toml: stories = \"two\": write \"auto\" or \"one\"");
        assert!(error("fail_on = 3").contains("line 1"));
        assert!(error("colour = 1").contains("unknown field"));
    }
}
