//! What happens once within a story, as told by its documents: the quake struck, the ship sank, the man was arrested.

use std::collections::{BTreeMap, BTreeSet};

use gainsay_lexicon::{Once, lexicon};
use gainsay_model::{
    Action, Assertion, Claim, ClaimIndex, DISCOVERY, DocumentIndex, Grain, HAPPENING, NameKind, Period, PeriodRelation, Resolution,
};

use crate::Scene;
use crate::camps::pairs;

/// How far from its publication a text's happening may lie, in days, to be the news it tells.
const NEWS_DAYS: i64 = 14;

/// How far apart two texts may date a happening, in days, and still mean one: two raids of one month are two.
const SLIP_DAYS: i64 = 14;

/// Classes of happenings that are attacks as well.
const ATTACKS: [&str; 4] = ["blast", "hack", "shooting", "stabbing"];

/// What nobody and nothing undergoes twice, so that one text cannot date it to two times either.
const NEVER_TWICE: [&str; 5] = ["born", "die", "dissolve", "found", "kill"];

/// Two claims of one text that date what never happens twice to two times, the first two of each.
pub(crate) fn dated_twice(scene: &Scene<'_>) -> Vec<(ClaimIndex, ClaimIndex)> {
    let (events, _) = told(scene);
    let lasting = events.into_iter().filter(|((class, _), _)| NEVER_TWICE.contains(class)).map(|(_, claims)| claims);
    let of_one_text = |claims: &[ClaimIndex]| -> Vec<(ClaimIndex, ClaimIndex)> {
        claims
            .chunk_by(|left, right| scene.claim(*left).document == scene.claim(*right).document)
            .filter_map(|told| pairs(told).find(|(left, right)| are_apart(scene, *left, *right)))
            .collect()
    };
    lasting.flat_map(|claims| of_one_text(&claims)).collect()
}

/// Whether two claims are dated, and to times that have nothing in common.
fn are_apart(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let period = |claim: ClaimIndex| scene.claim(claim).period.as_ref();
    let relation = period(left).zip(period(right)).map(|(left, right)| left.relation(right));
    relation.is_some_and(PeriodRelation::is_apart)
}

/// Events that happen once, each with its claims, in order.
pub(crate) fn single_events(scene: &Scene<'_>) -> Vec<Vec<ClaimIndex>> {
    let (mut events, happenings) = told(scene);
    events.values_mut().for_each(|claims| without_several(scene, claims));
    events.into_values().chain(one_kind(happenings).into_values().flat_map(|claims| occasions(scene, claims))).collect()
}

/// Claims of events by action and subject: those of names and things, and those that are told by the noun of a happening.
type Told<'a> = (BTreeMap<(&'a str, String), Vec<ClaimIndex>>, BTreeMap<(&'a str, &'a str), Vec<ClaimIndex>>);

fn told<'a>(scene: &Scene<'a>) -> Told<'a> {
    let mut events: BTreeMap<(&str, String), Vec<ClaimIndex>> = BTreeMap::new();
    let mut happenings: BTreeMap<(&str, &str), Vec<ClaimIndex>> = BTreeMap::new();
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
        if is_happening(claim) {
            let several = of_several.contains(&(claim.document, &action.class, &subject.canonical));
            if !several && (is_news(scene, claim) || is_recalled(claim)) {
                happenings.entry((&action.class, &subject.canonical)).or_default().push(ClaimIndex::new(at));
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
    (events, happenings)
}

/// Takes out what a text dates to two times: it tells of two such events, of which no other text need tell the same one.
fn without_several(scene: &Scene<'_>, claims: &mut Vec<ClaimIndex>) {
    let several: BTreeSet<DocumentIndex> = claims
        .chunk_by(|left, right| scene.claim(*left).document == scene.claim(*right).document)
        .filter(|told| pairs(told).any(|(left, right)| are_apart(scene, left, right)))
        .map(|told| scene.claim(told[0]).document)
        .collect();
    claims.retain(|claim| !several.contains(&scene.claim(*claim).document));
}

/// Happenings of one kind, put into those of a few days each: the raid of May and the raid of October are two. What has no
/// day of its own stands with the first.
fn occasions(scene: &Scene<'_>, claims: Vec<ClaimIndex>) -> Vec<Vec<ClaimIndex>> {
    let day = |claim: &ClaimIndex| scene.claim(*claim).period.as_ref().and_then(Period::from);
    let (mut dated, undated): (Vec<ClaimIndex>, Vec<ClaimIndex>) = claims.into_iter().partition(|claim| day(claim).is_some());
    dated.sort_by_key(|claim| (day(claim), *claim));
    let near = |left: &ClaimIndex, right: &ClaimIndex| {
        day(left).zip(day(right)).is_some_and(|(left, right)| right.signed_duration_since(left).num_days() <= SLIP_DAYS)
    };
    let mut out: Vec<Vec<ClaimIndex>> = dated.chunk_by(near).map(<[ClaimIndex]>::to_vec).collect();
    match out.first_mut() {
        Some(first) => first.extend(undated),
        None => out.push(undated),
    }
    out.iter_mut().for_each(|event| event.sort_unstable());
    out
}

/// The happenings of which a document dates more than one: two quakes, of which no other text need tell the same one.
fn told_of_several<'a>(scene: &Scene<'a>) -> BTreeSet<(DocumentIndex, &'a str, &'a str)> {
    let mut days: BTreeMap<(DocumentIndex, &str, &str), &Period> = BTreeMap::new();
    let mut several = BTreeSet::new();
    for claim in scene.claims.iter().filter(|claim| is_happening(claim)) {
        let (Some(subject), Some(action), Some(period)) = (&claim.subject, &claim.action, &claim.period) else { continue };
        let key = (claim.document, action.class.as_str(), subject.canonical.as_str());
        let first = *days.entry(key).or_insert(period);
        if first.relation(period).is_apart() || is_one_of_several(claim) {
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

/// Whether a text of any day tells a happening by its full date, or by the hour alone.
fn is_recalled(claim: &Claim) -> bool {
    claim.period.as_ref().is_some_and(|period| match period.days {
        Some(_) => period.resolved == Resolution::Stated && period.grain <= Grain::Day,
        None => period.clock.is_some(),
    })
}

/// "Attack" is what a text calls a hack, a blast or a shooting it has named before: where a story tells of one of these
/// only, both words mean it.
fn one_kind<'a>(mut happenings: BTreeMap<(&'a str, &'a str), Vec<ClaimIndex>>) -> BTreeMap<(&'a str, &'a str), Vec<ClaimIndex>> {
    for action in [HAPPENING, DISCOVERY] {
        let narrower: Vec<(&str, &str)> =
            happenings.keys().filter(|(told, kind)| *told == action && ATTACKS.contains(kind)).copied().collect();
        if let ([kind], Some(attacks)) = (narrower.as_slice(), happenings.remove(&(action, "attack"))) {
            happenings.entry(*kind).or_default().extend(attacks);
        }
    }
    happenings
}

/// Whether a claim tells when something came about that is told by its noun, or when it was learnt of.
pub(crate) fn is_happening(claim: &Claim) -> bool {
    let tells = |action: &Action| matches!(action.class.as_str(), HAPPENING | DISCOVERY);
    claim.assertion == Assertion::Event && claim.action.as_ref().is_some_and(tells)
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
    let acted_on = claim.subject.as_ref().is_some_and(|subject| {
        // "Instagram, which it bought last year": and before it, in a clause that another one does it in.
        let mut between = claim.text_between(subject.span.end, action.span.start).split_whitespace();
        let relative = between.find(|word| *word != ",").is_some_and(|word| matches!(word, "which" | "whom"));
        subject.span.start >= action.span.end || relative && between.next().is_some()
    });
    acted_on || lead.is_empty() || ["was", "were", "been"].contains(&verb.as_str())
}

fn last_word(text: &str) -> String {
    text.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase()
}
