//! Match weights estimated from claims that nobody labelled, after Fellegi and Sunter, by expectation-maximisation.
//!
//! The way of Splink: u, how often a level is seen among pairs about two facts, from random pairs; m, how often among
//! pairs about one fact, from the pairs that one blocking rule after another brings together, with the features that
//! the rule settles left out. One thing differs. Random records of a register are hardly ever one person, random claims
//! of one story often enough one fact, so random pairs are counted by how likely they are about two, and the two
//! estimates take turns until the weights stand still.
//!
//! Everything is in fixed point: the same claims give the same weights on every machine and in any order of files.

mod logarithm;
mod model;
mod observation;
mod sampling;
mod writing;

use self::logarithm::{ONE, log2};
use self::model::{Fit, Free, Model, Pattern, Stop, Table};
use self::observation::{Sample, Vectors};
use crate::{BlockingRule, Feature, Weights};

pub use observation::{Observed, PairKind, Quota, observe};

/// When an estimation stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Turns that u and m take, at most.
    pub rounds: u32,
    /// Iterations of expectation-maximisation in each, at most.
    pub iterations: u32,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { rounds: 40, iterations: 100 }
    }
}

/// A probability that moves by less than one in 100,000 stands still.
const STILL: i64 = ONE / 100_000;

/// Weights that move by fewer hundredths of a bit in a round stand still.
const STILL_WEIGHT: i32 = 1;

/// A level seen in fewer pairs says nothing reliable: its weight stays. A feature met by fewer pairs about one fact stays
/// as a whole.
const FEWEST: u64 = 20;

/// The heaviest weight that is estimated, in hundredths of a bit: beyond a thousand to one, an estimate speaks of the
/// size of the sample.
const HEAVIEST: i32 = 1_000;

/// Where the share of matches starts among pairs that a rule brings together: one in ten.
const FIRST_SHARE: i64 = ONE / 10;

/// Weights as estimated, with what they were estimated from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub stories: usize,
    pub documents: usize,
    pub claims: usize,
    /// How the search went for each kind of pair there was.
    pub searches: Vec<Search>,
    /// log2 of the odds that random figures of two accounts are about one fact, in hundredths of a bit; nothing where there
    /// were too few pairs.
    pub prior: Option<i32>,
    /// In the order of the table the estimate was made for.
    pub features: Vec<Vec<EstimatedLevel>>,
}

/// How the search went for one kind of pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    pub kind: PairKind,
    /// Random pairs that u was estimated from.
    pub random_pairs: u64,
    /// Pairs that m was estimated from, by the rule that brought them together, with the share held to be about one fact
    /// in ten-thousandths.
    pub training: Vec<(BlockingRule, u64, u32)>,
    /// Turns that u and m took.
    pub rounds: u32,
    /// Whether the weights stood still in the end.
    pub converged: bool,
}

/// What was estimated for a level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EstimatedLevel {
    /// Hundredths of a bit; nothing where the level is one that says nothing, or too few pairs showed it.
    pub weight: Option<i32>,
    /// Share of the pairs about one fact that show the level, and of those about two, in ten-thousandths.
    pub m: u32,
    pub u: u32,
    /// Pairs that showed it, expected about one fact and about two.
    pub pairs: u64,
    /// Whether the level says that the feature could not be compared.
    pub silent: bool,
}

impl Estimate {
    /// Random pairs of all kinds.
    pub fn random_pairs(&self) -> u64 {
        self.searches.iter().map(|search| search.random_pairs).sum()
    }

    /// Whether every search came to an end before its bound.
    pub fn converged(&self) -> bool {
        self.searches.iter().all(|search| search.converged)
    }
}

/// Estimates the weights of a table's levels; the table's own are where the search begins.
///
/// A feature that several kinds of pair are compared in is taken from the first of them, figures before rankings.
pub fn estimate(observed: &Observed, weights: &Weights, bounds: Bounds) -> Estimate {
    let silent = |feature: &Feature| {
        let level = |(name, _): &(String, i32)| EstimatedLevel { silent: feature.is_silent(name), ..EstimatedLevel::default() };
        feature.levels.iter().map(level).collect()
    };
    let mut estimate = Estimate {
        stories: observed.stories,
        documents: observed.documents,
        claims: observed.claims,
        searches: Vec::new(),
        prior: None,
        features: weights.features().iter().map(silent).collect(),
    };
    for (kind, sample) in &observed.samples {
        let found = Found::of(sample, weights, bounds);
        for (place, levels) in levels(weights, &found.model, &found.counts).into_iter().enumerate() {
            let unknown = estimate.features[place].iter().all(|level| level.pairs == 0);
            if unknown {
                estimate.features[place] = levels;
            }
        }
        if *kind == PairKind::Figures && sample.random.pairs() >= FEWEST {
            let odds = log2(found.random_share) - log2(ONE - found.random_share);
            estimate.prior = Some(to_hundredths(odds).clamp(-HEAVIEST, HEAVIEST));
        }
        estimate.searches.push(Search {
            kind: *kind,
            random_pairs: sample.random.pairs(),
            training: found.training,
            rounds: found.rounds,
            converged: found.converged,
        });
    }
    estimate
}

/// What the search over pairs of one kind came to.
struct Found {
    model: Model,
    /// The share of random pairs that are about one fact.
    random_share: i64,
    training: Vec<(BlockingRule, u64, u32)>,
    counts: Counts,
    rounds: u32,
    converged: bool,
}

/// Pairs expected to show each level, in fixed point: among those about one fact, and among those about two.
struct Counts {
    one: Vec<Vec<i128>>,
    two: Vec<Vec<i128>>,
}

/// The pairs that one rule brought together.
struct Training {
    rule: BlockingRule,
    patterns: Vec<Pattern>,
    /// Features that the rule settles.
    held: Vec<bool>,
    /// The share of them that are about one fact.
    share: i64,
}

impl Found {
    fn of(sample: &Sample, weights: &Weights, bounds: Bounds) -> Self {
        let stop = Stop { iterations: bounds.iterations, still: STILL };
        let random = sample.random.patterns();
        let none_held = vec![false; weights.features().len()];
        let training = |(rule, vectors): (&BlockingRule, &Vectors)| {
            let held = weights.features().iter().map(|feature| rule.settles().contains(&feature.name.as_str()));
            Training { rule: *rule, patterns: vectors.patterns(), held: held.collect(), share: FIRST_SHARE }
        };
        let mut trainings: Vec<Training> = sample.blocked.iter().map(training).collect();
        let mut model = starting_model(&random, weights);
        let mut random_share = FIRST_SHARE;
        let mut counts = Counts { one: no_counts(weights), two: no_counts(weights) };
        let (mut rounds, mut converged) = (0, false);
        let mut before: Vec<Vec<EstimatedLevel>> = Vec::new();
        while rounds < bounds.rounds && !converged {
            rounds += 1;
            counts = Counts { one: no_counts(weights), two: no_counts(weights) };
            for training in &mut trainings {
                let fit = Model { matches: training.share, ..model.clone() }.fitted(&training.patterns, Free::M, &training.held, stop);
                training.share = fit.model.matches;
                add(&mut counts.one, &fit);
            }
            model.m = smoothed(&counts.one, &model.m);
            let fit = Model { matches: random_share, ..model.clone() }.fitted(&random, Free::U, &none_held, stop);
            random_share = fit.model.matches;
            add(&mut counts.two, &fit);
            model.u = smoothed(&counts.two, &model.u);
            let now = levels(weights, &model, &counts);
            converged = !before.is_empty() && stand_still(&before, &now);
            before = now;
        }
        let told = |training: Training| {
            let pairs = training.patterns.iter().map(|pattern| pattern.pairs).sum();
            (training.rule, pairs, ten_thousandths(training.share))
        };
        Self { model, random_share, training: trainings.into_iter().map(told).collect(), counts, rounds, converged }
    }
}

/// What a model and the pairs behind it say of each level.
fn levels(weights: &Weights, model: &Model, counts: &Counts) -> Vec<Vec<EstimatedLevel>> {
    let implied = hundredths(model);
    let whole = |count: i128| u64::try_from((count + i128::from(ONE / 2)) / i128::from(ONE)).unwrap_or(0);
    let of = |(place, feature): (usize, &Feature)| {
        let (one, two) = (&counts.one[place], &counts.two[place]);
        let enough = whole(one.iter().sum()) >= FEWEST && whole(two.iter().sum()) >= FEWEST;
        let level = |(at, (name, _)): (usize, &(String, i32))| {
            let pairs = whole(one[at] + two[at]);
            let silent = feature.is_silent(name);
            EstimatedLevel {
                weight: (enough && pairs >= FEWEST && !silent).then(|| implied[place][at].clamp(-HEAVIEST, HEAVIEST)),
                m: ten_thousandths(model.m[place][at]),
                u: ten_thousandths(model.u[place][at]),
                pairs,
                silent,
            }
        };
        feature.levels.iter().enumerate().map(level).collect()
    };
    weights.features().iter().enumerate().map(of).collect()
}

/// Whether no weight that is told moved; those of levels that hardly any pair shows never come to rest.
fn stand_still(before: &[Vec<EstimatedLevel>], now: &[Vec<EstimatedLevel>]) -> bool {
    before.iter().flatten().zip(now.iter().flatten()).all(|(before, now)| match (before.weight, now.weight) {
        (Some(before), Some(now)) => (now - before).abs() <= STILL_WEIGHT,
        (before, now) => before == now,
    })
}

fn no_counts(weights: &Weights) -> Vec<Vec<i128>> {
    weights.features().iter().map(|feature| vec![0; feature.levels.len()]).collect()
}

fn add(counts: &mut [Vec<i128>], fit: &Fit) {
    for (sum, expected) in counts.iter_mut().flatten().zip(fit.expected.iter().flatten()) {
        *sum += expected;
    }
}

/// u as random pairs show it, and m as the table's weights then imply.
fn starting_model(random: &[Pattern], weights: &Weights) -> Model {
    let mut counts = no_counts(weights);
    for pattern in random {
        for (feature, level) in pattern.levels.iter().enumerate().filter(|(_, level)| **level > 0) {
            counts[feature][usize::from(*level) - 1] += i128::from(pattern.pairs) * i128::from(ONE);
        }
    }
    let even: Table =
        weights.features().iter().map(|feature| vec![ONE / (feature.levels.len().max(1) as i64); feature.levels.len()]).collect();
    let u = smoothed(&counts, &even);
    let m = u
        .iter()
        .zip(weights.features())
        .map(|(u, feature)| {
            let implied = u.iter().zip(&feature.levels).map(|(u, (_, weight))| {
                let log = log2(*u) + i64::from((*weight).clamp(-HEAVIEST, HEAVIEST)) * ONE / 100;
                // Only the proportions count.
                i128::from(logarithm::exp2(log - HEADROOM))
            });
            let implied: Vec<i128> = implied.collect();
            let sum = implied.iter().sum::<i128>().max(1);
            implied.into_iter().map(|part| i64::try_from(part * i128::from(ONE) / sum).unwrap_or(ONE)).collect()
        })
        .collect();
    Model { matches: FIRST_SHARE, m, u }
}

/// What keeps the powers of the starting weights below one.
const HEADROOM: i64 = 12 * ONE;

/// Shares of the counts, as if every level had been seen half a time more: what was never seen here may be seen yet.
/// A feature nobody saw keeps its shares.
fn smoothed(counts: &[Vec<i128>], known: &Table) -> Table {
    let half = i128::from(ONE / 2);
    counts
        .iter()
        .zip(known)
        .map(|(counts, known)| {
            let seen: i128 = counts.iter().sum();
            let all = seen + half * counts.len() as i128;
            if seen == 0 {
                return known.clone();
            }
            counts.iter().map(|count| i64::try_from((count + half) * i128::from(ONE) / all).unwrap_or(ONE)).collect()
        })
        .collect()
}

/// The weights a model implies.
fn hundredths(model: &Model) -> Vec<Vec<i32>> {
    let weights = |(m, u): (&Vec<i64>, &Vec<i64>)| m.iter().zip(u).map(|(m, u)| to_hundredths(log2(*m) - log2(*u))).collect();
    model.m.iter().zip(&model.u).map(weights).collect()
}

/// From bits in fixed point to the nearest hundredth.
fn to_hundredths(log: i64) -> i32 {
    let scaled = i128::from(log) * 100;
    let half = i128::from(ONE / 2);
    i32::try_from((scaled + half).div_euclid(i128::from(ONE))).unwrap_or(0)
}

fn ten_thousandths(share: i64) -> u32 {
    u32::try_from((i128::from(share) * 10_000 + i128::from(ONE / 2)) / i128::from(ONE)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
