//! Texts that print one another, and so are one voice.

use gainsay_model::{Draft, RuleInfo, Severity, Side};

use crate::origins::{Copy, common_claims, published};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "S103",
        name: "shared-origin",
        severity: Severity::Note,
        summary: "texts that print most of another text are one voice, not several",
        page: include_str!("shared_origin.md"),
    },
    check: Check::Story(check),
};

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    scene.copies().chunk_by(|left, right| left.origin == right.origin).filter_map(|copies| draft(scene, copies)).collect()
}

/// One finding an origin, however many print its text.
fn draft(scene: &Scene<'_>, copies: &[Copy]) -> Option<Draft> {
    let origin = copies.first()?.origin;
    let told: Vec<_> = copies.iter().filter_map(|copy| Some((copy, common_claims(scene, origin, copy.document)?))).collect();
    let (first, (own, copied)) = *told.first()?;
    let labels: Vec<&str> = copies.iter().map(|copy| scene.document(copy.document).label()).collect();
    let origin_label = scene.document(origin).label();
    let dates = (published(scene, origin), published(scene, first.document));
    let order = match scene.document(origin).published {
        Some(date) if dates.0 < dates.1 => format!("; {origin_label} printed it first, on {date}"),
        _ => String::new(),
    };
    let verb = if labels.len() == 1 { "prints" } else { "print" };
    Some(Draft {
        message: format!("{} {verb} the text of {origin_label}: {} documents, one voice{order}", labels.join(", "), copies.len() + 1),
        reason: format!("{} in 100 runs of five words of the shorter text stand in the other too", first.contained),
        likely_cause: Some("one text was taken from the other, or both from an agency".to_owned()),
        settle_by: Some("a source that neither text goes back to".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Note,
        sides: vec![
            scene.side(own, "the same words"),
            Side { also: told[1..].iter().map(|(_, (_, copied))| *copied).collect(), ..scene.side(copied, "the same words") },
        ],
    })
}
