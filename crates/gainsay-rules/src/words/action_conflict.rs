//! One figure, two different acts.

use gainsay_lexicon::lexicon;
use gainsay_model::{Action, Claim, ClaimIndex, Draft, FigureRelation, Label, Role, RuleInfo, Severity, Side, Topic, figure_relation};

use crate::camps::{camps, figures};
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W102",
        name: "action-conflict",
        severity: Severity::Warning,
        summary: "the same figure is given for two acts that are not the same",
        page: include_str!("action_conflict.md"),
    },
    check: Check::Topic(check),
};

fn check(scene: &Scene<'_>, topic: &Topic) -> Vec<Draft> {
    let acting: Vec<ClaimIndex> = figures(scene, topic).into_iter().filter(|claim| is_done(scene.claim(*claim))).collect();
    let class = |claim: ClaimIndex| scene.claim(claim).action.as_ref().map(|action| action.class.as_str());
    let camps = camps(scene, &acting, |left, right| class(left) == class(right));
    let mut drafts = Vec::new();
    for (at, left) in camps.iter().enumerate() {
        for right in &camps[at + 1..] {
            let (left_claim, right_claim) = (left.speaker(scene), right.speaker(scene));
            let (left_side, right_side) = (scene.claim(left_claim), scene.claim(right_claim));
            if left_side.document == right_side.document
                || !is_same_figure(left_side, right_side)
                || !is_same_story(left_side, right_side)
                || uses_both(scene, left_side, right_side)
                || followed(scene, left_claim, right_claim)
                || followed(scene, right_claim, left_claim)
            {
                continue;
            }
            if let (Some(left_action), Some(right_action)) = (&left_side.action, &right_side.action)
                && distinct(left_action, right_action)
            {
                let mut sides = vec![side(left_claim, left_side, left.others(scene, left_claim)), side(right_claim, right_side, right.others(scene, right_claim))];
                sides.sort_by_key(|side| side.claim);
                drafts.push(draft(scene, sides));
            }
        }
    }
    drafts
}

/// What was offered, asked or planned may be done later with the very same figure.
fn is_done(claim: &Claim) -> bool {
    matches!(claim.role, Role::Plain | Role::Total | Role::Part | Role::Increment) && claim.action.as_ref().is_some_and(|action| action.classed)
}

/// Beside the figure something else must be common to both: a name, or a word around the figure.
fn is_same_story(left: &Claim, right: &Claim) -> bool {
    left.names.iter().any(|name| right.names.iter().any(|other| other.canonical == name.canonical))
        || left.shared_terms(right).next().is_some()
}

/// Acts of which the second may follow the first upon the same people or things.
static STAGES: &[(&str, &str)] = &[
    ("accuse", "convict"),
    ("arrest", "convict"),
    ("arrest", "release"),
    ("arrive", "depart"),
    ("build", "demolish"),
    ("build", "destroy"),
    ("charge", "acquit"),
    ("charge", "convict"),
    ("close", "open"),
    ("deploy", "withdraw"),
    ("employ", "dismiss"),
    ("go-missing", "die"),
    ("go-missing", "rescue"),
    ("injure", "die"),
    ("open", "close"),
    ("owe", "pay"),
    ("seek", "arrest"),
    ("send", "withdraw"),
    ("sue", "settle"),
    ("suspend", "resume"),
];

/// Whether the later text may tell what followed: 17 arrested on Monday, 17 released on Thursday.
fn followed(scene: &Scene<'_>, earlier: ClaimIndex, later: ClaimIndex) -> bool {
    let class = |claim: ClaimIndex| scene.claim(claim).action.as_ref().map(|action| action.class.as_str()).unwrap_or_default();
    let published = |claim: ClaimIndex| scene.document_of(claim).published;
    let later_text = matches!((published(earlier), published(later)), (Some(earlier), Some(later)) if earlier.last() < later.first());
    later_text && STAGES.contains(&(class(earlier), class(later)))
}

/// The figure itself must show that both speak of one sum: equal, and of two digits at least.
fn is_same_figure(left: &Claim, right: &Claim) -> bool {
    match (left.quantity(), right.quantity()) {
        (Some(left), Some(right)) => {
            // A share says how much of something; its verb belongs to the whole.
            left.unit.dimension() != gainsay_model::Dimension::Share
                && left.significant_digits().len() >= 2 && matches!(figure_relation(left, right), FigureRelation::Equal | FigureRelation::Compatible | FigureRelation::Near) && left.value == right.value
        }
        _ => false,
    }
}

/// A text that uses both words of one figure means one story by them: stolen, then laundered.
fn uses_both(scene: &Scene<'_>, left: &Claim, right: &Claim) -> bool {
    let both = |claim: &Claim, other: &Claim| {
        let Some(other_action) = &other.action else { return false };
        scene.claims_of(claim.document).any(|(_, another)| {
            another.quantity().map(|quantity| (quantity.value, quantity.unit)) == claim.quantity().map(|quantity| (quantity.value, quantity.unit))
                && another.action.as_ref().is_some_and(|action| action.class == other_action.class)
        })
    };
    both(left, right) || both(right, left)
}

fn distinct(left: &Action, right: &Action) -> bool {
    lexicon("en").is_some_and(|lexicon| lexicon.are_distinct_actions(&left.class, &right.class))
}

fn side(index: ClaimIndex, claim: &Claim, also: Vec<ClaimIndex>) -> Side {
    let mut labels = Vec::new();
    if let Some(action) = &claim.action {
        labels.push(Label { span: action.span, text: format!("{} here", action.written) });
    }
    labels.push(Label { span: claim.span, text: "the figure".to_owned() });
    Side { claim: index, labels, also }
}

fn draft(scene: &Scene<'_>, sides: Vec<Side>) -> Draft {
    let (left, right) = (sides[0].claim, sides[1].claim);
    let verb = |claim: ClaimIndex| scene.claim(claim).action.as_ref().map(|action| action.written.clone()).unwrap_or_default();
    let what = scene.claim(left).quantity().map(|quantity| quantity.written.clone()).unwrap_or_default();
    Draft {
        message: format!("{what}: \"{}\" in {}, \"{}\" in {}", verb(left), scene.outlet(left), verb(right), scene.outlet(right)),
        reason: "the two words name different acts, and one figure is unlikely to be the sum of both".to_owned(),
        likely_cause: Some("one text took a loose word for the act its source describes".to_owned()),
        settle_by: Some("the verb the source uses for this figure".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides,
    }
}
