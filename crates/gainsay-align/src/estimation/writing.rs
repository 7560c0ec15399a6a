//! An estimate as a table of weights: the file it can replace, with the weights in use beside its own.

use std::fmt::Write as _;

use super::{Bounds, Estimate, EstimatedLevel, FEWEST};
use crate::Weights;

impl Estimate {
    /// The estimate in the format of `weights.toml`: where there were too few pairs to estimate from, the weight in use.
    /// Each line tells the weight in use and what the new one was made of.
    ///
    /// `weights` is the table the estimate was made for.
    pub fn to_toml(&self, weights: &Weights, bounds: Bounds) -> String {
        let mut out = self.head(bounds);
        // Writing to a string does not fail, here and below.
        let _ = writeln!(out, "\n# The odds that two figures of two accounts of one story are about one fact.");
        let prior = match self.prior {
            Some(prior) => line("prior", prior, &format!("in use {}", weights.prior)),
            None => line("prior", weights.prior, "in use, kept: too few pairs"),
        };
        out.push_str(&prior);
        let _ = writeln!(out, "# What is enough to be held to be about one fact: decided, not estimated.");
        out.push_str(&line("threshold", weights.threshold, "in use, kept"));
        for (feature, levels) in weights.features().iter().zip(&self.features) {
            let _ =
                writeln!(out, "\n[[feature]]\nname = {}\nreason = {}\n[feature.levels]", quoted(&feature.name), quoted(&feature.reason));
            let rows: Vec<(String, String)> = feature
                .levels
                .iter()
                .zip(levels)
                .map(|((level, in_use), estimated)| (assignment(level, estimated.weight.unwrap_or(*in_use)), beside(*in_use, estimated)))
                .collect();
            let width = rows.iter().map(|(assignment, _)| assignment.len()).max().unwrap_or(0);
            for (assignment, comment) in rows {
                let _ = writeln!(out, "{assignment:<width$}  # {comment}");
            }
        }
        out
    }

    fn head(&self, bounds: Bounds) -> String {
        let mut out = format!(
            "# Match weights estimated from {} of {} in {}.\n#\n",
            counted(self.claims as u64, "claim", "claims"),
            counted(self.documents as u64, "document", "documents"),
            counted(self.stories as u64, "story", "stories")
        );
        out.push_str(
            "# A weight is log2(m / u) in hundredths of a bit: m is how often the level is seen among pairs about one fact, u among\n\
             # pairs about two. They are estimated as if features were independent, which they are not: read before you use them.\n#\n",
        );
        for search in &self.searches {
            let kind = search.kind.name();
            let _ =
                writeln!(out, "# {}: u from {} of different documents", kind, counted(search.random_pairs, "random pair", "random pairs"));
            for (rule, pairs, share) in &search.training {
                let pairs = counted(*pairs, "pair", "pairs");
                let _ = writeln!(out, "#   m from {pairs} that share a key \"{}\": {} % about one fact", rule.name(), per_cent(*share));
            }
            let rounds = counted(u64::from(search.rounds), "round", "rounds");
            let _ = if search.converged {
                writeln!(out, "#   {rounds}, after which the weights stood still")
            } else {
                writeln!(out, "#   {rounds}, the most allowed, of {} iterations each at most: the weights still moved", bounds.iterations)
            };
        }
        out
    }
}

/// What stands beside a weight: the one in use, and what the new one was made of.
fn beside(in_use: i32, level: &EstimatedLevel) -> String {
    if level.silent {
        return format!("in use {in_use}, kept: says that the feature could not be compared");
    }
    let seen = format!("m {} %, u {} %, {}", per_cent(level.m), per_cent(level.u), counted(level.pairs, "pair", "pairs"));
    match (level.weight, level.pairs) {
        (Some(_), _) => format!("in use {in_use}; {seen}"),
        (None, 0) => format!("in use {in_use}, kept: no pair shows it"),
        (None, pairs) if pairs < FEWEST => format!("in use {in_use}, kept: {} too few", counted(pairs, "pair is", "pairs are")),
        (None, _) => format!("in use {in_use}, kept: too few pairs about one fact could be compared in this"),
    }
}

fn line(name: &str, weight: i32, comment: &str) -> String {
    format!("{}  # {comment}\n", assignment(name, weight))
}

fn assignment(name: &str, weight: i32) -> String {
    format!("{name} = {weight}")
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Ten-thousandths as per cent: `31.24`.
fn per_cent(share: u32) -> String {
    format!("{}.{:02}", share / 100, share % 100)
}

/// `1 pair`, `12,345 pairs`.
fn counted(count: u64, one: &str, many: &str) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{out} {}", if count == 1 { one } else { many })
}
