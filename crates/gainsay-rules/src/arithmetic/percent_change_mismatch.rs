//! A percent change that the two figures beside it do not give.

use gainsay_model::{Bounds, Change, Claim, ClaimIndex, DocumentIndex, Draft, Quantity, Role, RuleInfo, Severity, Unit};
use rust_decimal::{Decimal, RoundingStrategy, dec};

use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "M103",
        name: "percent-change-mismatch",
        severity: Severity::Warning,
        summary: "a percent change that the figures before and after do not give",
        page: include_str!("percent_change_mismatch.md"),
    },
    check: Check::Document(check),
};

/// Percentages are rounded by hand: the change may be off by this many points.
const SLACK: Decimal = dec!(1);

fn check(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let claims: Vec<(ClaimIndex, &Claim)> = scene.claims_of(document).collect();
    let mut drafts = Vec::new();
    for sentence in claims.chunk_by(|(_, left), (_, right)| left.sentence_span == right.sentence_span) {
        if let Some(draft) = of_sentence(scene, sentence) {
            drafts.push(draft);
        }
    }
    drafts
}

/// One change, one figure before and one after, of one unit: anything more leaves open what changed.
fn of_sentence(scene: &Scene<'_>, sentence: &[(ClaimIndex, &Claim)]) -> Option<Draft> {
    let figures = || sentence.iter().filter_map(|(index, claim)| Some((*index, *claim, claim.quantity()?)));
    let mut changes = figures().filter(|(_, _, quantity)| quantity.unit == Unit::Percent && quantity.change.is_some());
    let (change, _, stated) = changes.next().filter(|_| changes.next().is_none())?;
    let own = |claim: &Claim| !claim.restates();
    let levels: Vec<_> = figures().filter(|(index, claim, quantity)| *index != change && quantity.change.is_none() && own(claim)).collect();
    let [first, second] = levels.as_slice() else { return None };
    if first.2.unit != second.2.unit || !measures_meet(first.1, second.1) {
        return None;
    }
    let (before, after) = match (first.1.role, second.1.role) {
        (Role::Previous, Role::Previous) => return None,
        (_, Role::Previous) => (second, first),
        (Role::Previous, _) => (first, second),
        _ => return None,
    };
    let implied = change_between(before.2, after.2)?;
    let direction = if stated.change == Some(Change::Down) { -Decimal::ONE } else { Decimal::ONE };
    let told = directed(stated.bounds, direction);
    if implied.widened(SLACK).intersects(told) {
        return None;
    }
    let exact = (after.2.value - before.2.value).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.2.value)?;
    let exact = exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize();
    Some(Draft {
        message: format!(
            "from {} to {} is {}{exact}%, not {} {}",
            before.2.written,
            after.2.written,
            if exact > Decimal::ZERO { "+" } else { "" },
            stated.written,
            if direction.is_sign_negative() { "down" } else { "up" }
        ),
        reason: format!("({} - {}) / {} x 100 = {exact}", after.2.written, before.2.written, before.2.written),
        likely_cause: None,
        settle_by: Some("the two figures and the percentage in the source".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![
            scene.side(change, "the change as stated"),
            scene.side(before.0, "before"),
            scene.side(after.0, "after"),
        ],
    })
}

/// Figures that measure different things do not change into each other.
fn measures_meet(left: &Claim, right: &Claim) -> bool {
    match (&left.measure, &right.measure) {
        (Some(left), Some(right)) => left.class == right.class,
        _ => true,
    }
}

/// All changes in percent that the rounding of both figures allows.
fn change_between(before: &Quantity, after: &Quantity) -> Option<Bounds> {
    let rounded = |quantity: &Quantity| quantity.bounds.is_closed().then(|| quantity.rounding_bounds());
    let ratio = rounded(after)?.quotient(rounded(before)?)?;
    Some(ratio.shifted(-Decimal::ONE).scaled(Decimal::ONE_HUNDRED))
}

fn directed(bounds: Bounds, direction: Decimal) -> Bounds {
    if direction.is_sign_positive() {
        return bounds;
    }
    let negated = |end: gainsay_model::Endpoint| match end {
        gainsay_model::Endpoint::Unbounded => gainsay_model::Endpoint::Unbounded,
        gainsay_model::Endpoint::Closed(value) => gainsay_model::Endpoint::Closed(-value),
        gainsay_model::Endpoint::Open(value) => gainsay_model::Endpoint::Open(-value),
    };
    Bounds::new(negated(bounds.upper()), negated(bounds.lower()))
}
