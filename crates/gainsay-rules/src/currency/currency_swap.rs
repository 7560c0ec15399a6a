//! One numeral under two currency signs.

use gainsay_model::{ClaimIndex, Draft, RuleInfo, Severity, Slip, Topic, Unit};

use crate::camps::{camps, figures};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "C104",
        name: "currency-swap",
        severity: Severity::Error,
        summary: "the same numeral in two currencies for one amount",
        page: include_str!("currency_swap.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let amounts: Vec<ClaimIndex> = figures(scene, topic).into_iter().filter(|claim| currency(scene, *claim).is_some()).collect();
    let same = |left: ClaimIndex, right: ClaimIndex| {
        let number = |claim: ClaimIndex| scene.claim(claim).quantity().map(|quantity| (quantity.value, quantity.unit));
        number(left) == number(right)
    };
    let camps = camps(scene, &amounts, same);
    let mut drafts = Vec::new();
    for (at, left) in camps.iter().enumerate() {
        for right in &camps[at + 1..] {
            let (left_claim, right_claim) = (left.speaker(scene), right.speaker(scene));
            let value = |claim: ClaimIndex| scene.claim(claim).quantity().map(|quantity| quantity.value);
            let telling = scene.claim(left_claim).quantity().is_some_and(|quantity| quantity.significant_digits().len() >= 3);
            let one_money = currency(scene, left_claim).zip(currency(scene, right_claim)).is_some_and(|(one, other)| is_pegged(one, other));
            if one_money || value(left_claim) != value(right_claim) || !telling || scene.claim(left_claim).document == scene.claim(right_claim).document {
                continue;
            }
            drafts.push(Draft {
                message: format!(
                    "{} in {}, {} in {}",
                    scene.claim(left_claim).words(),
                    scene.outlet(left_claim),
                    scene.claim(right_claim).words(),
                    scene.outlet(right_claim)
                ),
                reason: "one amount cannot be the same number in two currencies".to_owned(),
                likely_cause: Some(Slip::SameNumeralOtherUnit.describe()),
                settle_by: Some("the currency in which the amount was announced".to_owned()),
                evidence: Vec::new(),
                severity: Severity::Error,
                sides: vec![
                    gainsay_model::Side { also: left.others(scene, left_claim), ..scene.side(left_claim, "this currency") },
                    gainsay_model::Side { also: right.others(scene, right_claim), ..scene.side(right_claim, "this currency") },
                ],
            });
        }
    }
    drafts
}

/// Tokens that are meant to be worth a dollar each: texts count them in dollars.
const DOLLAR_TOKENS: [&str; 2] = ["USDC", "USDT"];

fn is_pegged(left: gainsay_model::Currency, right: gainsay_model::Currency) -> bool {
    let in_dollars = |one: &gainsay_model::Currency| one.code() == "USD" || DOLLAR_TOKENS.contains(&one.code());
    in_dollars(&left) && in_dollars(&right)
}

fn currency(scene: &Scene<'_>, claim: ClaimIndex) -> Option<gainsay_model::Currency> {
    match scene.claim(claim).quantity()?.unit {
        Unit::Money(currency) => Some(currency),
        _ => None,
    }
}
