//! A count that does not fit the list of what it counts.

use gainsay_model::{ClaimIndex, Draft, Evidence, RuleInfo, Severity, Topic};
use rust_decimal::Decimal;

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M102",
        name: "list-count-mismatch",
        severity: Severity::Warning,
        summary: "a count does not fit the complete list of what it counts",
        page: include_str!("list_count_mismatch.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for list in &topic.claims {
        let Some(enumeration) = scene.claim(*list).enumeration().filter(|enumeration| enumeration.complete) else { continue };
        // "80 aircraft, comprising A319s and A320s": kinds, of which there are many each.
        let of_kinds = |written: &str| written.strip_suffix('s').is_some_and(|stem| stem.ends_with(|c: char| c.is_ascii_digit()));
        if enumeration.members.iter().any(|member| of_kinds(&member.written)) {
            continue;
        }
        let listed = Decimal::from(enumeration.members.len());
        let misfit = topic.claims.iter().copied().find(|claim| {
            scene.claim(*claim).quantity().is_some_and(|quantity| !quantity.bounds.contains(listed))
        });
        if let Some(count) = misfit {
            drafts.push(draft(scene, count, *list, enumeration.members.len()));
        }
    }
    drafts
}

fn draft(scene: &Scene<'_>, count: ClaimIndex, list: ClaimIndex, listed: usize) -> Draft {
    let names: Vec<&str> = scene.claim(list).enumeration().map(|list| list.members.iter().map(|name| name.written.as_str()).collect()).unwrap_or_default();
    Draft {
        message: format!("{} in {}; {} names {listed}", scene.claim(count).words(), scene.outlet(count), scene.outlet(list)),
        reason: "the list is given as complete, and its length does not fit the count".to_owned(),
        likely_cause: None,
        settle_by: Some("the full list".to_owned()),
        evidence: vec![Evidence { text: format!("named: {}", names.join(", ")), claims: vec![list] }],
        severity: Severity::Warning,
        sides: vec![scene.side(count, "the count"), scene.side(list, format!("{listed} named"))],
    }
}
