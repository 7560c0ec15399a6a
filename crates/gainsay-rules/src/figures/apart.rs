//! What holds two figures apart that were taken for one fact: other acts, rates, kinds, times, owners and places.

use gainsay_lexicon::lexicon;
use gainsay_model::{Claim, ClaimIndex, Dimension, OCCUPANTS, Period};

use super::classes::measure_class;
use super::dispute::has_rare_slip;
use super::silence::Silence;
use crate::Scene;

/// How long a sum is told as it was first printed.
const HALF_YEAR: i64 = 180;

/// What the words of two claims tell that makes their figures two facts, so that neither contradicts the other.
pub(super) fn held_apart(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Silence> {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    if deadlines_apart(left_claim, right_claim) {
        Some(Silence::OtherDeadline)
    } else if reach_apart(scene, left, right) {
        Some(Silence::OtherReach)
    } else if of_two_things(scene, left_claim, right_claim) {
        Some(Silence::OtherThing)
    } else if acts_apart(left_claim, right_claim) {
        Some(Silence::OtherAct)
    } else if is_later_sum(scene, left, right) {
        Some(Silence::LaterSum)
    } else if left_claim.rate() != right_claim.rate() {
        Some(Silence::OtherRate)
    } else if is_whole_of(scene, left, right) || is_whole_of(scene, right, left) {
        Some(Silence::PartOfWhole)
    } else if is_kind_of(left_claim, right_claim) || is_kind_of(right_claim, left_claim) {
        Some(Silence::SomeKind)
    } else if reaches_apart(left_claim, right_claim) {
        Some(Silence::Worldwide)
    } else if is_at_once(left_claim) != is_at_once(right_claim) {
        Some(Silence::AtOnce)
    } else if is_now_and_then(scene, left, right) || is_now_and_then(scene, right, left) {
        Some(Silence::NowAndThen)
    } else {
        None
    }
}

/// Stretches of time are of one thing only where the words say so: a term and a wait are two. People who were carried are
/// not the ones who were lost.
fn acts_apart(left: &Claim, right: &Claim) -> bool {
    let (Some(one), Some(other)) = (left.quantity(), right.quantity()) else { return false };
    let acts = left.action.as_ref().zip(right.action.as_ref());
    let measures = left.measure.as_ref().zip(right.measure.as_ref());
    if one.unit.dimension() == Dimension::Duration && other.unit.dimension() == Dimension::Duration {
        let one_measure = measures.is_some_and(|(left, right)| left.class == right.class);
        return !one_measure && acts.is_none_or(|(left, right)| left.class != right.class);
    }
    let Some(lexicon) = lexicon("en") else { return false };
    // "LinkedIn bought it for $1.5 billion", "LinkedIn had $3 billion in revenue": what is paid is no revenue.
    let owned = |claim: &Claim| measure_class(claim).is_some_and(|class| class.owned);
    let paid = |claim: &Claim| {
        claim.measure.is_none() && claim.action.as_ref().is_some_and(|action| matches!(action.class.as_str(), "acquire" | "pay"))
    };
    if owned(left) && paid(right) || owned(right) && paid(left) {
        return true;
    }
    let people = |claim: &Claim| claim.measure.as_ref().is_some_and(|measure| !measure.classed && lexicon.is_person(&measure.class));
    let others = acts.is_some_and(|(left, right)| {
        left.classed && right.classed && left.class != right.class && !lexicon.are_related_actions(&left.class, &right.class)
    });
    one.unit == gainsay_model::Unit::Count && people(left) && people(right) && others
}

/// Sums of which one text at least tells no time, printed half a year apart: the later one was converted or revised since.
fn is_later_sum(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let sums = one.quantity().is_some_and(|quantity| matches!(quantity.unit, gainsay_model::Unit::Money(_)));
    sums && (one.period.is_none() || other.period.is_none())
        && !has_rare_slip(one, other)
        && scene.days_apart(left, right).is_some_and(|days| days > HALF_YEAR)
}

/// "Five of the nine nodes" here, "nine nodes" there: the other text gives the whole.
fn is_whole_of(scene: &Scene<'_>, whole: ClaimIndex, part: ClaimIndex) -> bool {
    let value = |claim: &Claim| claim.quantity().map(|quantity| (quantity.value, quantity.unit));
    let given = value(scene.claim(whole));
    let written = scene.claim(whole).quantity().map(|quantity| quantity.written.to_lowercase()).unwrap_or_default();
    let words = scene.claim(part).words().to_lowercase();
    let named = words.split_once(" of ").is_some_and(|(_, whole)| whole.split_whitespace().take(2).any(|word| word == written));
    named || scene.claim(part).related(gainsay_model::RelationKind::PartOf).any(|own| value(scene.claim(own)) == given)
}

/// "20,129 null votes" here, "50,000 votes" there: a number of some kind is no number of all, and smaller.
fn is_kind_of(part: &Claim, whole: &Claim) -> bool {
    let kinds = |claim: &Claim| -> Option<Vec<String>> {
        let measure = claim.measure.as_ref().filter(|measure| !measure.classed)?;
        let mut words: Vec<String> = measure.written.split_whitespace().map(str::to_owned).collect();
        words.pop()?;
        // "25,000 Nokia employees" says whose they are.
        words.retain(|word| !word.starts_with(char::is_uppercase));
        Some(words)
    };
    // "$11.5 billion in unsecured debt", "$18.5 billion in debt".
    let less = matches!((part.quantity(), whole.quantity()), (Some(part), Some(whole)) if part.value < whole.value);
    let one_measure =
        part.measure.as_ref().zip(whole.measure.as_ref()).is_some_and(|(left, right)| left.classed && left.class == right.class);
    if less && one_measure && narrowed_by(part).is_some() && narrowed_by(whole).is_none() {
        return true;
    }
    let fewer = matches!((part.quantity(), whole.quantity()), (Some(part), Some(whole))
        if part.unit == gainsay_model::Unit::Count && part.value < whole.value);
    // "247 people on board", "218 passengers": the crew is on board too.
    let counted = |claim: &Claim| {
        let measure = claim.measure.as_ref().filter(|measure| measure.class == OCCUPANTS)?;
        measure.counted.clone()
    };
    if let (Some(some), Some(all)) = (counted(part), counted(whole)) {
        return fewer && all == "people" && some != all;
    }
    let (Some(part), Some(whole)) = (kinds(part), kinds(whole)) else { return false };
    fewer && whole.is_empty() && !part.is_empty()
}

/// Adjectives that make a sum some of the sum: not all debt is unsecured.
const NARROWING: [&str; 16] = [
    "annual",
    "bonded",
    "current",
    "direct",
    "domestic",
    "external",
    "foreign",
    "junior",
    "long-term",
    "net",
    "outstanding",
    "public",
    "secured",
    "senior",
    "short-term",
    "unsecured",
];

/// The adjective right before a sum's measure word that makes it some of the sum.
fn narrowed_by(claim: &Claim) -> Option<&'static str> {
    let measure = claim.measure.as_ref().filter(|measure| measure.classed)?;
    let (before, _) = claim.sentence.split_once(measure.written.as_str())?;
    let word = before.trim_end().rsplit(' ').next()?.to_lowercase();
    NARROWING.into_iter().find(|adjective| *adjective == word)
}

/// A share of the world's, and a share of one country's.
fn is_worldwide(claim: &Claim) -> bool {
    claim.sentence_has_any(&["world", "worldwide", "globally", "global"])
}

fn reaches_apart(one: &Claim, other: &Claim) -> bool {
    let local = |claim: &Claim| {
        !is_worldwide(claim)
            && claim.names.iter().any(|name| matches!(name.kind, gainsay_model::NameKind::Country | gainsay_model::NameKind::Place))
    };
    let share = one.quantity().is_some_and(|quantity| quantity.unit.dimension() == Dimension::Share);
    share && (is_worldwide(one) && local(other) || is_worldwide(other) && local(one))
}

/// Counted at the moment it happened, and not in all: "the blast itself killed 1,600", "killed instantly".
fn is_at_once(claim: &Claim) -> bool {
    measure_class(claim).is_some_and(|class| class.fate) && claim.sentence_has_any(&["immediately", "instantly", "itself", "outright"])
}

/// A count of an earlier year against one that a text of a later year gives as it stands: "had 400 million users in 2015",
/// "has 433 million users".
fn is_now_and_then(scene: &Scene<'_>, then: ClaimIndex, now: ClaimIndex) -> bool {
    let (past, present) = (scene.claim(then), scene.claim(now));
    let counts = past.quantity().is_some_and(|quantity| quantity.unit == gainsay_model::Unit::Count);
    let ended = past.period.as_ref().filter(|period| period.grain >= gainsay_model::Grain::Month).and_then(Period::to);
    let year = scene.document_of(now).published.map(|date| date.year());
    let stands = present.sentence_has_any(&["has", "have", "is", "are", "now"]);
    counts && present.period.is_none() && stands && ended.zip(year).is_some_and(|(ended, year)| chrono::Datelike::year(&ended) < year)
}

/// Both figures are of one named party, the player bought or the firm sold: the undated one recalls it as well.
pub(super) fn of_one_party(left: &Claim, right: &Claim) -> bool {
    left.object.as_ref().zip(right.object.as_ref()).is_some_and(|(left, right)| left.is_a_form_of(right))
}

/// Figures of two owners or two substances, where neither sentence names the other's, or of two places, where neither text
/// does: a town and its province stand in both texts of one story.
fn of_two_things(scene: &Scene<'_>, left: &Claim, right: &Claim) -> bool {
    let named = |claim: &Claim, name: &gainsay_model::Name| claim.names.iter().any(|other| other.canonical == name.canonical);
    let apart = |one: &Option<gainsay_model::Name>, other: &Option<gainsay_model::Name>| {
        let kinds = |name: &gainsay_model::Name| {
            matches!(name.kind, gainsay_model::NameKind::Organisation | gainsay_model::NameKind::Other | gainsay_model::NameKind::Place)
        };
        one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| {
            kinds(one) && kinds(other) && one.canonical != other.canonical && !named(left, other) && !named(right, one)
        })
    };
    let class = measure_class(left);
    let (standing, owned) = (class.is_some_and(|class| class.standing), class.is_some_and(|class| class.owned));
    // The populations of two cities, the distances from two towns.
    let parties = left.object.as_ref().zip(right.object.as_ref());
    let two_parties = standing && parties.is_some_and(|(one, other)| !one.is_a_form_of(other));
    let substances = substance(left).zip(substance(right));
    two_parties
        || owned && apart(&left.subject, &right.subject)
        || apart(&left.place, &right.place)
            && !has_rare_slip(left, right)
            && !left.place.as_ref().is_some_and(|place| names_anywhere(scene, right, place))
            && !right.place.as_ref().is_some_and(|place| names_anywhere(scene, left, place))
        || is_joint(left) != is_joint(right)
        || substances.is_some_and(|(one, other)| one != other && !right.sentence_has(&one) && !left.sentence_has(&other))
}

/// Whether any claim of a claim's text names a place.
fn names_anywhere(scene: &Scene<'_>, of: &Claim, place: &gainsay_model::Name) -> bool {
    scene.claims_of(of.document).take(512).any(|(_, claim)| claim.names.iter().any(|name| name.canonical == place.canonical))
}

/// What stands behind a figure and "of": "TNT and picric acid" of "2,500 tonnes of TNT and picric acid".
fn of_what(claim: &Claim) -> Option<&str> {
    claim.text_between(claim.span.end, claim.sentence_span.end).trim_start().strip_prefix("of ")
}

/// "2,500 tonnes of TNT and picric acid": one weight of two things.
fn is_joint(claim: &Claim) -> bool {
    let plain = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let mut words = of_what(claim).unwrap_or_default().split(' ');
    words.next().is_some_and(plain)
        && words.next() == Some("and")
        && words.next().is_some_and(|word| plain(word.trim_end_matches(|c: char| !c.is_alphabetic())))
}

/// "24,000 tonnes of hydrogen": what the measure is a measure of.
fn substance(claim: &Claim) -> Option<String> {
    let quantity = claim.quantity().filter(|quantity| matches!(quantity.unit, gainsay_model::Unit::Measure(_)))?;
    matches!(quantity.unit.dimension(), Dimension::Mass | Dimension::Volume).then_some(())?;
    let word = of_what(claim)?.split(|c: char| !c.is_alphabetic()).next()?;
    (word.len() > 2).then(|| word.to_lowercase())
}

/// A change since some time and a change of the day are two: "down by 2.25 points since May last year", "down by 0.25".
fn reach_apart(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    // The words may stand beside another figure of the sentence: "by 2.25 points in eight steps since May".
    let since = |claim: ClaimIndex| {
        scene
            .claims_of_sentence(claim)
            .any(|(_, claim)| claim.period.as_ref().is_some_and(|period| period.written.to_lowercase().starts_with("since")))
    };
    let changes = |claim: ClaimIndex| {
        scene.claim(claim).quantity().is_some_and(|quantity| {
            quantity.change.is_some() || matches!(quantity.unit, gainsay_model::Unit::PercentagePoint | gainsay_model::Unit::BasisPoint)
        })
    };
    changes(left) && changes(right) && since(left) != since(right)
}

/// Two limits in time are one only where most words around them agree: a fine to be paid within 90 days and costs to be
/// paid within 60 are two.
fn deadlines_apart(left: &Claim, right: &Claim) -> bool {
    let deadline = left.measure.as_ref().is_some_and(|measure| measure.class == "deadline");
    let shared = left.shared_terms(right).count();
    deadline && shared * 2 <= left.terms.len().min(right.terms.len())
}
