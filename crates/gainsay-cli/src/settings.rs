//! What a run is set to do: the configuration, and the command line over it.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::Path;

use gainsay::model::Severity;
use gainsay::{Config, Decisions, Options, Rates, Weights, rule_level};

use crate::args::{Alignment, Check, FailOn, NotCompared};
use crate::failure::Failure;

/// The configuration that is taken when none is named.
const CONFIGURATION: &str = "gainsay.toml";

/// Pairs named for each reason why claims were not compared, where all are asked for: what nobody reads to the end.
const MOST_PAIRS: usize = 1_000;

/// What a run is set to do.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) options: Options,
    /// The severity from which a run ends with 1; nothing for never.
    pub(crate) fail_on: Option<Severity>,
    /// What the configuration names as reference, for any story.
    pub(crate) authority: Vec<String>,
    /// What people decided about findings.
    pub(crate) decisions: Decisions,
}

impl Settings {
    /// # Errors
    ///
    /// For a configuration, a rule or a file of rates that cannot be used.
    pub(crate) fn of(args: &Check) -> Result<Self, Failure> {
        let (config, folder) = configuration(args.alignment.config.as_deref())?;
        let mut levels = config.levels();
        for setting in &args.rules {
            let (name, level) = setting.split_once('=').ok_or_else(|| Failure::RuleSyntax(setting.clone()))?;
            let (name, level) = rule_level("--rule", name.trim(), level.trim())?;
            levels.0.insert(name, level);
        }
        // Rates named in a configuration lie beside it.
        let configured = config.rates.as_deref().map(|file| folder.join(file));
        let rates = rates(args.rates.as_deref().or(configured.as_deref()))?;
        let weights = weights(&args.alignment, &config, folder)?;
        let pairs_wanted = args.not_compared() == NotCompared::All || args.holds_table_of_pairs();
        let not_compared_pairs = if pairs_wanted { MOST_PAIRS } else { 0 };
        Ok(Self {
            options: Options { levels, rates, stories: args.alignment.stories.unwrap_or(config.stories), weights, not_compared_pairs },
            fail_on: match args.fail_on {
                Some(level) => level.severity(),
                None => config.fail_on.or_else(|| FailOn::Error.severity()),
            },
            authority: config.authority,
            decisions: config.decisions,
        })
    }
}

/// What a run that only aligns is set to do.
///
/// # Errors
///
/// For a configuration or a file of weights that cannot be used.
pub(crate) fn aligning(args: &Alignment) -> Result<Options, Failure> {
    let (config, folder) = configuration(args.config.as_deref())?;
    let weights = weights(args, &config, folder)?;
    Ok(Options { stories: args.stories.unwrap_or(config.stories), weights, ..Options::default() })
}

/// The match weights asked for: on the command line, in the configuration, or those built in.
fn weights(args: &Alignment, config: &Config, folder: &Path) -> Result<Weights, Failure> {
    // A file named in a configuration lies beside it.
    let configured = config.weights.as_deref().map(|file| folder.join(file));
    let Some(path) = args.weights.as_deref().or(configured.as_deref()) else {
        return Ok(Weights::embedded().clone());
    };
    let text = fs::read_to_string(path).map_err(|error| Failure::unreadable(path, &error))?;
    let weights = Weights::parse(&text).map_err(|error| Failure::Weights { file: path.display().to_string(), error })?;
    Ok(weights.with_source(&base_name(path)))
}

/// The configuration and the folder it lies in.
fn configuration(named: Option<&Path>) -> Result<(Config, &Path), Failure> {
    let path = named.unwrap_or(Path::new(CONFIGURATION));
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => return Ok((Config::default(), Path::new(""))),
        Err(error) => return Err(Failure::unreadable(path, &error)),
    };
    let config = Config::parse(&path.display().to_string(), &text)?;
    Ok((config, path.parent().unwrap_or(Path::new(""))))
}

/// The reference rates of a file, or those built in.
///
/// # Errors
///
/// For a file that is not there or not in the European Central Bank's format.
pub(crate) fn rates(file: Option<&Path>) -> Result<Rates, Failure> {
    let Some(path) = file else {
        return Ok(Rates::embedded());
    };
    let text = fs::read_to_string(path).map_err(|error| Failure::unreadable(path, &error))?;
    Ok(Rates::from_csv(&path.display().to_string(), &text)?.with_source(&format!("Source: {}", base_name(path))))
}

/// Messages name a path as given; reports, which must not depend on the machine, its file.
fn base_name(path: &Path) -> Cow<'_, str> {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()
}
