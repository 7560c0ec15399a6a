//! What happens once within a story, as told by its documents: the quake struck, the ship sank, the man was arrested.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_lexicon::{Once, lexicon};
use gainsay_model::{Action, Assertion, Claim, ClaimIndex, DocumentIndex, HAPPENING, NameKind, Period, PeriodRelation};

use crate::Scene;

/// How far from its publication a text's happening may lie, in days, to be the news it tells.
const NEWS_DAYS: i64 = 14;

/// Events that happen once, each with its claims, in order.
pub(crate) fn single_events(scene: &Scene<'_>) -> Vec<Vec<ClaimIndex>> {
    let mut events: BTreeMap<(&str, String), Vec<ClaimIndex>> = BTreeMap::new();
    let things: BTreeSet<&str> = scene
        .claims
        .iter()
        .filter(|claim| is_thing_event(claim))
        .filter_map(|claim| claim.subject.as_ref())
        .filter(|name| name.kind == NameKind::Thing)
        .map(|name| head(&name.canonical))
        .collect();
    let of_several = told_of_several(scene);
    for (at, claim) in scene.claims.iter().enumerate() {
        let (Some(action), Some(subject)) = (&claim.action, &claim.subject) else { continue };
        if !happens_once(claim) {
            continue;
        }
        if action.class == HAPPENING {
            let several = of_several.contains(&(claim.document, subject.canonical.as_str()));
            if !several && is_news(scene, claim) {
                events.entry((&action.class, subject.canonical.to_string())).or_default().push(ClaimIndex::new(at));
            }
            continue;
        }
        let key = if subject.kind == NameKind::Thing {
            // A wildfire is a fire, and an earthquake a quake: the shorter noun names both.
            let thing = head(&subject.canonical);
            things
                .iter()
                .filter(|other| other.len() >= 4 && thing.ends_with(**other))
                .min_by_key(|other| other.len())
                .map_or(thing, |other| *other)
                .to_owned()
        } else {
            subject.canonical.to_string()
        };
        events.entry((&action.class, key)).or_default().push(ClaimIndex::new(at));
    }
    events.into_values().collect()
}

/// The happenings of which a document dates more than one: two quakes, of which no other text need tell the same one.
fn told_of_several<'a>(scene: &Scene<'a>) -> BTreeSet<(DocumentIndex, &'a str)> {
    let mut days: BTreeMap<(DocumentIndex, &str), &Period> = BTreeMap::new();
    let mut several = BTreeSet::new();
    for claim in scene.claims.iter().filter(|claim| is_happening(claim)) {
        let (Some(subject), Some(period)) = (&claim.subject, &claim.period) else { continue };
        let key = (claim.document, subject.canonical.as_str());
        let first = *days.entry(key).or_insert(period);
        if matches!(first.relation(period), PeriodRelation::Disjoint | PeriodRelation::OtherYear) || is_one_of_several(claim) {
            several.insert(key);
        }
    }
    several
}

/// Whether a happening lies close to the day its text was published: "a quake in 2010" is another than the one reported.
fn is_news(scene: &Scene<'_>, claim: &Claim) -> bool {
    let Some(published) = scene.document(claim.document).published.and_then(|date| date.exact()) else { return false };
    let near = |day: chrono::NaiveDate| day.signed_duration_since(published).num_days().abs() <= NEWS_DAYS;
    claim.period.as_ref().and_then(|period| period.days).is_none_or(|(from, to)| near(from) && near(to))
}

pub(crate) fn is_happening(claim: &Claim) -> bool {
    claim.assertion == Assertion::Event && claim.action.as_ref().is_some_and(|action| action.class == HAPPENING)
}

/// The last word of a noun phrase.
fn head(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

/// Whether an event claim says what happens to its subject only once.
pub(crate) fn happens_once(claim: &Claim) -> bool {
    let (Assertion::Event, Some(action), Some(subject)) = (&claim.assertion, &claim.action, &claim.subject) else {
        return false;
    };
    if is_happening(claim) {
        return !is_one_of_several(claim);
    }
    let Some(once) = once(action) else { return false };
    let before_subject = claim.text_before(subject.span.start).trim_end();
    // "A school in Saltmere was founded": the name only says where.
    let places = ["in", "at", "near", "of", "from", "by", "for", "with", "to"].contains(&last_word(before_subject).as_str());
    !places
        && !is_one_of_several(claim)
        && match once {
            Once::Always => is_finite(action) && subject.kind != NameKind::Country,
            Once::Passive => is_passive(claim),
            Once::Thing => is_thing_event(claim),
        }
}

/// In which way an action happens once, if it does.
fn once(action: &Action) -> Option<Once> {
    let lexicon = lexicon("en")?;
    lexicon.action_named(&action.class).and_then(|class| lexicon.action(class).once)
}

/// A thing's own event in the past: nouns ("beginning", "construction") and agents ("Liverpool began") are not meant.
fn is_thing_event(claim: &Claim) -> bool {
    let (Assertion::Event, Some(action), Some(subject)) = (&claim.assertion, &claim.action, &claim.subject) else { return false };
    let thing = match subject.kind {
        NameKind::Thing => true,
        // "Flight 182 crashed", "the Ever Amber ran aground".
        NameKind::Other => ["crash", "sink", "ground", "collapse", "explode", "erupt"].contains(&action.class.as_str()),
        _ => false,
    };
    once(action) == Some(Once::Thing) && thing && is_finite(action)
}

/// A verb in the past, as opposed to the noun of the act.
fn is_finite(action: &Action) -> bool {
    let written = action.written.to_lowercase();
    let verb = written.split(' ').next().unwrap_or("");
    // A headline's "dies" tells of a death that has been.
    verb == "dies" || lexicon("en").is_some_and(|lexicon| lexicon.is_past(verb))
}

/// "The second quake struck", "another fire broke out", "two ships sank": told apart from others of its kind.
fn is_one_of_several(claim: &Claim) -> bool {
    let Some(subject) = &claim.subject else { return false };
    let lead = claim.text_before(subject.span.start).trim_end();
    let own = subject.written.to_lowercase();
    let marks = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        matches!(
            word.as_str(),
            "second"
                | "third"
                | "fourth"
                | "another"
                | "later"
                | "earlier"
                | "previous"
                | "first"
                | "initial"
                | "other"
                | "latest"
                | "new"
                | "two"
                | "three"
                | "several"
                | "many"
                | "some"
                | "both"
                | "similar"
                | "most"
                | "aftershock"
                | "aftershocks"
                | "last"
        )
    };
    own.split(' ').any(marks) || lead.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(3).any(marks)
}

fn is_passive(claim: &Claim) -> bool {
    let Some(action) = &claim.action else { return false };
    let lead = claim.text_before(action.span.start).trim_end();
    let verb = last_word(lead);
    let verb = if verb.ends_with("ly") { last_word(lead[..lead.len() - verb.len()].trim_end()) } else { verb };
    // "Police arrested Piet Horn": whom it befell stands behind the verb.
    let acted_on = claim.subject.as_ref().is_some_and(|subject| subject.span.start >= action.span.end);
    acted_on || lead.is_empty() || ["was", "were", "been"].contains(&verb.as_str())
}

fn last_word(text: &str) -> String {
    text.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase()
}
