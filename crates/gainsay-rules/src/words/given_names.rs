//! One office and one family name, with two given names: "Minister Sergei Holt" here, "Minister Viktor Holt" there.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_model::{ClaimIndex, Draft, IdentityKind, Severity};

use crate::Scene;

/// Short forms that do not begin with the letter of the name they stand for.
const SHORT_FORMS: [(&str, &str); 22] = [
    ("alexander", "sasha"),
    ("alexander", "xander"),
    ("anthony", "tony"),
    ("catherine", "kate"),
    ("charles", "chuck"),
    ("christopher", "kit"),
    ("edward", "ned"),
    ("edward", "ted"),
    ("elizabeth", "beth"),
    ("elizabeth", "liz"),
    ("henry", "hank"),
    ("henry", "harry"),
    ("james", "jim"),
    ("john", "jack"),
    ("margaret", "peggy"),
    ("mary", "polly"),
    ("richard", "dick"),
    ("robert", "bob"),
    ("sarah", "sally"),
    ("theodore", "ted"),
    ("william", "bill"),
    ("yevgeny", "evgeny"),
];

/// Words by which a text says that two people of one family name are two.
const KIN: [&str; 20] = [
    "brother",
    "brothers",
    "cousin",
    "daughter",
    "dynasty",
    "elder",
    "family",
    "father",
    "husband",
    "junior",
    "mother",
    "nephew",
    "predecessor",
    "relative",
    "sister",
    "son",
    "succeeded",
    "successor",
    "uncle",
    "wife",
];

/// Offices of one name that are compared, at most.
const MOST: usize = 60;

/// Two holders of one office who share the family name and not the given name, where no text tells them apart.
pub(super) fn given_names(scene: &Scene<'_>) -> Vec<Draft> {
    let mut holders: BTreeMap<(&str, &str), BTreeMap<&str, Vec<ClaimIndex>>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate() {
        let (Some(identity), Some(subject)) = (claim.identity(), &claim.subject) else { continue };
        let Some((given, family)) = subject.canonical.split_once(' ') else { continue };
        if identity.kind == IdentityKind::Office && !given.is_empty() && !family.contains(' ') {
            let given = holders.entry((identity.canonical.as_str(), family)).or_default();
            if given.len() < MOST {
                given.entry(subject.canonical.as_str()).or_default().push(ClaimIndex::new(at));
            }
        }
    }
    let mut drafts = Vec::new();
    for ((_, family), named) in &holders {
        let mut pairs = named.iter().enumerate().flat_map(|(at, left)| named.iter().skip(at + 1).map(move |right| (left, right)));
        let Some((left, right)) = pairs.find(|(left, right)| {
            are_two(left.0, right.0) && !are_kin(scene, [left.0, right.0]) && !are_two_offices(scene, left.1[0], right.1[0])
        }) else {
            continue;
        };
        let (mut first, mut second) = (left.1, right.1);
        if second[0] < first[0] {
            std::mem::swap(&mut first, &mut second);
        }
        let written = |claim: ClaimIndex| scene.claim(claim).subject.as_ref().map(|name| name.written.clone()).unwrap_or_default();
        let title = |claim: ClaimIndex| scene.claim(claim).identity().map(|identity| identity.written.clone()).unwrap_or_default();
        let texts = |claims: &[ClaimIndex]| claims.iter().map(|claim| scene.claim(*claim).document).collect::<BTreeSet<_>>().len();
        let fewer = if texts(first) <= texts(second) { first } else { second };
        drafts.push(Draft {
            message: format!(
                "{} {} in {}, {} {} in {}",
                title(first[0]),
                written(first[0]),
                scene.outlet(first[0]),
                title(second[0]),
                written(second[0]),
                scene.outlet(second[0])
            ),
            reason: format!("one office, one family name (\"{family}\") and two given names, which no text tells apart"),
            likely_cause: (texts(first) != texts(second)).then(|| format!("\"{}\" is a slip: fewer texts have it", written(fewer[0]))),
            settle_by: Some("the name of who holds the office".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![scene.side(first[0], "named so here"), scene.side(second[0], "named so here")],
        });
    }
    drafts
}

/// Whether two names of one family name have given names of which neither is a form of the other.
fn are_two(left: &str, right: &str) -> bool {
    let given = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let (left, right) = (given(left), given(right));
    let initial = |name: &str| name.chars().next();
    let is_whole = |name: &str| name.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    let short = SHORT_FORMS
        .iter()
        .any(|(long, short)| (left.as_str(), right.as_str()) == (*long, *short) || (right.as_str(), left.as_str()) == (*long, *short));
    initial(&left) != initial(&right) && is_whole(&left) && is_whole(&right) && !short
}

/// "Finance Minister", "Health Minister": what stands before the title tells the two offices apart.
fn are_two_offices(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let field = |claim: ClaimIndex| {
        let claim = scene.claim(claim);
        let word = claim.text_before(claim.span.start).split_whitespace().next_back().unwrap_or_default().to_lowercase();
        if matches!(word.as_str(), "the" | "said" | "told" | "his" | "her" | "by" | "to" | "and" | "of") { String::new() } else { word }
    };
    field(left) != field(right)
}

/// Whether a sentence that names one of two says how they belong together.
fn are_kin(scene: &Scene<'_>, names: [&str; 2]) -> bool {
    scene.claims.iter().any(|claim| {
        claim.names.iter().any(|name| names.contains(&name.canonical.as_str()))
            && claim.sentence.split(|c: char| !c.is_alphabetic()).any(|word| KIN.contains(&word.to_lowercase().as_str()))
    })
}
