//! The model of Fellegi and Sunter: how often each level is seen among pairs about one fact (m) and about two (u), and
//! expectation-maximisation over counted comparison vectors.

use super::logarithm::{ONE, exp2, log2};

/// A comparison vector and how many pairs show it. A level of 0 says that the feature was not compared; it is left out
/// of every sum, as if it could have been any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) levels: Vec<u8>,
    pub(super) pairs: u64,
}

/// Probabilities in fixed point, by feature and level.
pub(super) type Table = Vec<Vec<i64>>;

/// What the model holds of a set of pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Model {
    /// The share of the pairs that are about one fact.
    pub(super) matches: i64,
    pub(super) m: Table,
    pub(super) u: Table,
}

/// Which of the two tables a run of expectation-maximisation may change; the share of matches always moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Free {
    M,
    U,
}

/// How a run of expectation-maximisation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) model: Model,
    /// Pairs expected to show each level, in fixed point: of those about one fact where m was free, about two where u was.
    pub(super) expected: Vec<Vec<i128>>,
    pub(super) iterations: u32,
    /// Whether no probability moved further than the bound in the last iteration.
    pub(super) converged: bool,
}

/// When expectation-maximisation stops.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// Iterations at most.
    pub(super) iterations: u32,
    /// A probability that moves less than this in an iteration stands still, in fixed point.
    pub(super) still: i64,
}

impl Model {
    /// log2 of the odds that a pair with this vector is about one fact.
    fn log_odds(logs: &Logs, levels: &[u8]) -> i64 {
        levels.iter().enumerate().fold(logs.prior, |sum, (feature, level)| match level {
            0 => sum,
            level => sum + logs.weight[feature][usize::from(*level) - 1],
        })
    }

    /// Runs expectation-maximisation from this model. Features that `held` marks are not looked at: their levels are what
    /// brought the pairs together.
    pub(super) fn fitted(mut self, patterns: &[Pattern], free: Free, held: &[bool], stop: Stop) -> Fit {
        let mut expected = Vec::new();
        for iteration in 1..=stop.iterations {
            let next = self.stepped(patterns, free, held, &mut expected);
            let moved = next.furthest_from(&self);
            self = next;
            if moved <= stop.still {
                return Fit { model: self, expected, iterations: iteration, converged: true };
            }
        }
        Fit { model: self, expected, iterations: stop.iterations, converged: false }
    }

    /// One iteration: what share of each vector's pairs is about one fact, then the tables that this makes likeliest.
    pub(super) fn stepped(&self, patterns: &[Pattern], free: Free, held: &[bool], expected: &mut Vec<Vec<i128>>) -> Self {
        let logs = Logs::of(self, held);
        let zero: Vec<Vec<i128>> = self.m.iter().map(|levels| vec![0; levels.len()]).collect();
        let mut counts = zero;
        let (mut matches, mut all) = (0_i128, 0_i128);
        for pattern in patterns {
            let share = share(Self::log_odds(&logs, &pattern.levels));
            let pairs = i128::from(pattern.pairs);
            matches += pairs * i128::from(share);
            all += pairs;
            let part = pairs * i128::from(if free == Free::M { share } else { ONE - share });
            for (feature, level) in pattern.levels.iter().enumerate().filter(|(feature, level)| **level > 0 && !held[*feature]) {
                counts[feature][usize::from(*level) - 1] += part;
            }
        }
        let mut next = self.clone();
        if all > 0 {
            next.matches = narrow(matches / all);
        }
        let table = if free == Free::M { &mut next.m } else { &mut next.u };
        for (levels, counts) in table.iter_mut().zip(&counts) {
            let sum: i128 = counts.iter().sum();
            if sum > 0 {
                for (level, count) in levels.iter_mut().zip(counts) {
                    *level = narrow(count * i128::from(ONE) / sum);
                }
            }
        }
        *expected = counts;
        next
    }

    /// log2 of the likelihood of the vectors, in fixed point: what an iteration never lowers.
    #[cfg(test)]
    pub(super) fn log_likelihood(&self, patterns: &[Pattern], held: &[bool]) -> i128 {
        let sum = |table: &Table, levels: &[u8]| {
            let seen = levels.iter().enumerate().filter(|(feature, level)| **level > 0 && !held[*feature]);
            seen.map(|(feature, level)| i128::from(log2(table[feature][usize::from(*level) - 1]))).sum::<i128>()
        };
        let of = |pattern: &Pattern| {
            let one = i128::from(log2(self.matches)) + sum(&self.m, &pattern.levels);
            let two = i128::from(log2(ONE - self.matches)) + sum(&self.u, &pattern.levels);
            let gap = i64::try_from((one - two).abs()).unwrap_or(i64::MAX);
            i128::from(pattern.pairs) * (one.max(two) + i128::from(log2(ONE + exp2(-gap))))
        };
        patterns.iter().map(of).sum()
    }

    fn furthest_from(&self, other: &Self) -> i64 {
        let tables = [(&self.m, &other.m), (&self.u, &other.u)];
        let levels = tables.iter().flat_map(|(left, right)| left.iter().flatten().zip(right.iter().flatten()));
        levels.map(|(left, right)| (left - right).abs()).chain([(self.matches - other.matches).abs()]).max().unwrap_or(0)
    }
}

/// The logarithms of a model, taken once an iteration.
struct Logs {
    prior: i64,
    /// log2(m / u); 0 for features that are held.
    weight: Table,
}

impl Logs {
    fn of(model: &Model, held: &[bool]) -> Self {
        let weights = |feature: usize| {
            let pairs = model.m[feature].iter().zip(&model.u[feature]);
            pairs.map(|(m, u)| if held[feature] { 0 } else { log2(*m) - log2(*u) }).collect()
        };
        Self { prior: log2(model.matches) - log2(ONE - model.matches), weight: (0..model.m.len()).map(weights).collect() }
    }
}

/// From log2 of odds to a probability: odds / (1 + odds).
fn share(log_odds: i64) -> i64 {
    let smaller = exp2(-log_odds.abs());
    let of = |part: i64| narrow(i128::from(part) * i128::from(ONE) / i128::from(ONE + smaller));
    if log_odds >= 0 { of(ONE) } else { of(smaller) }
}

fn narrow(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(ONE)
}
