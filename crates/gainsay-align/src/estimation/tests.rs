//! Expectation-maximisation over made-up comparison vectors whose m and u are known.

use super::logarithm::ONE;
use super::model::{Free, Model, Pattern, Stop};

const STOP: Stop = Stop { iterations: 500, still: ONE / 1_000_000 };

/// Hundredths in fixed point.
fn shares(levels: &[&[i64]]) -> Vec<Vec<i64>> {
    levels.iter().map(|levels| levels.iter().map(|share| share * ONE / 100).collect()).collect()
}

/// Every vector with as many pairs as the model expects of it, out of a million.
fn expected(model: &Model) -> Vec<Pattern> {
    let mut vectors: Vec<Vec<u8>> = vec![Vec::new()];
    for levels in &model.m {
        let marks = 1..=u8::try_from(levels.len()).unwrap();
        vectors = vectors.iter().flat_map(|vector| marks.clone().map(|mark| [vector.as_slice(), &[mark]].concat())).collect();
    }
    let part = |table: &[Vec<i64>], of: i64, levels: &[u8]| {
        let product = levels
            .iter()
            .zip(table)
            .fold(i128::from(of), |product, (mark, levels)| product * i128::from(levels[usize::from(*mark) - 1]) / i128::from(ONE));
        product * 1_000_000
    };
    let pairs = |levels: &[u8]| {
        let sum = part(&model.m, model.matches, levels) + part(&model.u, ONE - model.matches, levels);
        u64::try_from((sum + i128::from(ONE / 2)) / i128::from(ONE)).unwrap()
    };
    vectors.into_iter().map(|levels| Pattern { pairs: pairs(&levels), levels }).filter(|pattern| pattern.pairs > 0).collect()
}

fn planted() -> Model {
    Model {
        matches: ONE * 7 / 100,
        m: shares(&[&[70, 20, 10], &[90, 10], &[60, 25, 15], &[80, 20]]),
        u: shares(&[&[2, 18, 80], &[20, 80], &[5, 35, 60], &[30, 70]]),
    }
}

/// Where nobody knows m: the first level is likelier among pairs about one fact.
fn guess(planted: &Model) -> Model {
    let guess = |levels: &Vec<i64>| {
        let rest = ONE * 2 / 5 / (levels.len() as i64 - 1);
        (0..levels.len()).map(|at| if at == 0 { ONE * 3 / 5 } else { rest }).collect()
    };
    Model { matches: ONE / 3, m: planted.m.iter().map(guess).collect(), u: planted.u.clone() }
}

fn assert_near(left: &[Vec<i64>], right: &[Vec<i64>], hundredths: i64) {
    for (left, right) in left.iter().flatten().zip(right.iter().flatten()) {
        assert!((left - right).abs() <= hundredths * ONE / 100, "{left} is not within {hundredths} hundredths of {right}");
    }
}

#[test]
fn m_and_the_share_of_matches_come_back_where_u_is_known() {
    let planted = planted();
    let fit = guess(&planted).fitted(&expected(&planted), Free::M, &[false; 4], STOP);
    assert!(fit.converged, "{} iterations", fit.iterations);
    assert_near(&fit.model.m, &planted.m, 1);
    assert!((fit.model.matches - planted.matches).abs() <= ONE / 500);
    assert_eq!(fit.model.u, planted.u);
}

#[test]
fn u_comes_back_from_random_pairs_though_some_are_about_one_fact() {
    let planted = planted();
    let patterns = expected(&planted);
    let spoilt = shares(&[&[10, 20, 70], &[30, 70], &[10, 30, 60], &[40, 60]]);
    let fit = Model { u: spoilt, ..planted.clone() }.fitted(&patterns, Free::U, &[false; 4], STOP);
    assert_near(&fit.model.u, &planted.u, 1);
    assert_eq!(fit.model.m, planted.m);
}

#[test]
fn a_feature_that_a_rule_settles_keeps_its_shares_and_does_not_lead_the_others_astray() {
    let planted = planted();
    // All pairs the rule brought together show the first level of the first feature.
    let blocked: Vec<Pattern> = expected(&planted).into_iter().filter(|pattern| pattern.levels[0] == 1).collect();
    let start = guess(&planted);
    let fit = start.clone().fitted(&blocked, Free::M, &[true, false, false, false], STOP);
    assert_eq!(fit.model.m[0], start.m[0]);
    assert_near(&fit.model.m[1..], &planted.m[1..], 1);
    // 0.07 * 0.7 against 0.93 * 0.02: far more of the blocked pairs match than of all.
    assert!(fit.model.matches > ONE * 70 / 100 && fit.model.matches < ONE * 75 / 100);
}

#[test]
fn what_could_not_be_compared_is_left_out_of_the_shares() {
    let planted = planted();
    // Half of the pairs lose their second feature, whatever it showed.
    let halved = expected(&planted).into_iter().flat_map(|pattern| {
        let silent = Pattern { levels: [pattern.levels[0], 0, pattern.levels[2], pattern.levels[3]].to_vec(), pairs: pattern.pairs / 2 };
        [Pattern { pairs: pattern.pairs - silent.pairs, ..pattern }, silent]
    });
    let fit = guess(&planted).fitted(&halved.collect::<Vec<_>>(), Free::M, &[false; 4], STOP);
    assert_near(&fit.model.m, &planted.m, 2);
}

#[test]
fn no_iteration_lowers_the_likelihood() {
    for (free, held) in [(Free::M, [false; 4]), (Free::U, [false; 4]), (Free::M, [true, false, false, true])] {
        let patterns = expected(&planted());
        let mut model = guess(&planted());
        if free == Free::U {
            model = Model { m: planted().m, u: shares(&[&[30, 30, 40], &[50, 50], &[40, 30, 30], &[50, 50]]), ..model };
        }
        let mut likelihood = model.log_likelihood(&patterns, &held);
        let first = likelihood;
        for iteration in 0..200 {
            model = model.stepped(&patterns, free, &held, &mut Vec::new());
            let next = model.log_likelihood(&patterns, &held);
            // A hair for rounding: a millionth of a bit for each of a million pairs would be 4 billion.
            assert!(next + 100_000_000 >= likelihood, "iteration {iteration}: {likelihood} to {next}");
            likelihood = next;
        }
        assert!(likelihood > first + i128::from(ONE) * 1_000, "the fit came nearer: {first} to {likelihood}");
    }
}

#[test]
fn a_level_that_nobody_shows_becomes_no_zero_and_no_infinity() {
    let patterns = [Pattern { levels: vec![1, 2], pairs: 400 }, Pattern { levels: vec![2, 1], pairs: 600 }];
    let start = Model { matches: ONE / 4, m: shares(&[&[60, 30, 10], &[20, 80]]), u: shares(&[&[20, 70, 10], &[60, 40]]) };
    let fit = start.clone().fitted(&patterns, Free::M, &[false; 2], STOP);
    let again = super::smoothed(&fit.expected, &start.m);
    assert!(again.iter().flatten().all(|share| *share > 0));
    assert_eq!(fit.model.m[0][2], 0, "within a run, what is never seen has no share");
}
