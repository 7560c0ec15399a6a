//! A figure that the text itself says is disputed, or that two sources of one text give differently.

use gainsay_model::{Claim, ClaimIndex, DocumentIndex, Draft, Evidence, FigureRelation, Role, RuleInfo, Severity, figure_relation};

use crate::camps::figures;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "A102",
        name: "disputed",
        severity: Severity::Note,
        summary: "a figure that one text gives plainly and another calls disputed, or that two sources of one text give differently",
        page: include_str!("disputed.md"),
    },
    check: Check::Story(check),
};

/// How far apart two sentences of one text may stand to speak of one dispute, in bytes.
const REACH: u32 = 600;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = scene.topics.iter().filter_map(|topic| doubted_elsewhere(scene, &figures(scene, topic))).collect();
    drafts.extend(scene.document_indices().flat_map(|document| two_sources(scene, document)));
    drafts
}

/// One text says plainly what another says is denied or disputed.
fn doubted_elsewhere(scene: &Scene<'_>, claims: &[ClaimIndex]) -> Option<Draft> {
    let doubted = claims.iter().copied().find(|claim| doubt(scene.claim(*claim)).is_some())?;
    let text = scene.claim(doubted).document;
    let plain = claims.iter().copied().find(|claim| {
        let other = scene.claim(*claim);
        let same = match (other.quantity(), scene.claim(doubted).quantity()) {
            (Some(left), Some(right)) => matches!(figure_relation(left, right), FigureRelation::Equal | FigureRelation::Compatible),
            _ => false,
        };
        other.document != text && other.hedge.is_none() && other.attribution.is_none() && same && !other.in_heading
    })?;
    // A text that tells of the doubt anywhere leaves its reader no plain figure.
    let warned = scene.claims_of(scene.claim(plain).document).any(|(_, claim)| doubt(claim).is_some());
    if warned {
        return None;
    }
    let word = doubt(scene.claim(doubted)).unwrap_or_default().to_owned();
    let mut sides = vec![scene.side(plain, "told plainly"), scene.side(doubted, format!("\"{word}\" here"))];
    sides.sort_by_key(|side| side.claim);
    Some(Draft {
        message: format!("{} is told plainly in {}, and is \"{word}\" in {}", scene.claim(plain).words(), scene.outlet(plain), scene.outlet(doubted)),
        reason: "one text stands behind the figure, the other says that somebody does not".to_owned(),
        likely_cause: None,
        settle_by: Some("who disputes the figure, and whether both texts should say so".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Note,
        sides,
    })
}

/// The word by which a claim's text says that the figure is denied or disputed. "Questioned" and "challenged" are said of
/// people as often.
fn doubt(claim: &Claim) -> Option<&str> {
    let hedge = claim.hedge.as_ref().filter(|hedge| matches!(hedge.class.as_str(), "denied" | "disputed"))?;
    let word = hedge.written.as_str();
    let lower = word.to_lowercase();
    let plain = ["disput", "deni", "deny", "refut", "contradict", "cast", "reject"].iter().any(|stem| lower.starts_with(stem));
    (plain && governs(claim, word)).then_some(word)
}

/// How near a word of doubt stands to the figure it is about, in bytes, where nothing else ties the two.
const CLOSE: usize = 25;

/// Whether a word of doubt is said of the figure: "denied stealing $5 million" and "disputes that it owes $5 million" are,
/// "denied any role in the deaths of 21 people" is not.
fn governs(claim: &Claim, word: &str) -> bool {
    let Some((_, between)) = claim.text_before(claim.span.start).rsplit_once(word) else { return false };
    let first = between.split_whitespace().next().unwrap_or("");
    let other = ["any ", " role", "wrongdoing", "involvement", "responsib", "guilt"].iter().any(|other| between.contains(other));
    !other && (first == "that" || first.ends_with("ing") || between.len() <= CLOSE)
}

/// Words that set one source against another.
static CONTRASTS: &[&str] = &["but", "while", "whereas", "however", "although", "though", "meanwhile", "instead", "by contrast"];

/// Words that put a figure into somebody's mouth.
static SAYING: &[&str] = &["said", "says", "say", "put", "puts", "according to", "claimed", "claims", "estimated", "estimates", "counted", "reported", "reports", "spoke of"];

fn two_sources(scene: &Scene<'_>, document: DocumentIndex) -> Vec<Draft> {
    let claims: Vec<(ClaimIndex, &Claim)> = scene.claims_of(document).filter(|(_, claim)| counts(claim)).collect();
    let mut drafts = Vec::new();
    for pair in claims.windows(2) {
        let [(left, one), (right, other)] = pair else { continue };
        if one_thing(one, other) && set_against(one, other) {
            drafts.push(sources_draft(scene, *left, *right));
        }
    }
    drafts
}

fn counts(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| quantity.change.is_none())
        && claim.measure.as_ref().is_some_and(|measure| measure.classed)
        && matches!(claim.role, Role::Plain | Role::Total)
        && !claim.in_heading
        && !claim.restates()
}

fn one_thing(left: &Claim, right: &Claim) -> bool {
    let (Some(one), Some(other)) = (left.quantity(), right.quantity()) else { return false };
    let place = match (&left.place, &right.place) {
        (Some(left), Some(right)) => left.canonical == right.canonical,
        (None, None) => true,
        _ => false,
    };
    let period = left.period.as_ref().map(|period| period.days) == right.period.as_ref().map(|period| period.days);
    left.measure.as_ref().map(|measure| &measure.class) == right.measure.as_ref().map(|measure| &measure.class)
        && one.unit == other.unit
        && figure_relation(one, other) == FigureRelation::Conflict
        && place
        && period
}

/// Whether the words between and around two figures set one source against the other.
fn set_against(left: &Claim, right: &Claim) -> bool {
    if left.sentence_span == right.sentence_span {
        let words = |from: u32, to: u32| left.text_between(from, to).to_lowercase();
        let (before, between) = (words(left.sentence_span.start, left.span.start), words(left.span.end, right.span.start));
        let after = words(right.span.end, left.sentence_span.end);
        let Some(turn) = CONTRASTS.iter().find_map(|contrast| find_word(&between, contrast)) else { return false };
        let first = says(&before) || says(&between[..turn]);
        return first && (says(&between[turn..]) || says(&after));
    }
    let near = right.sentence_span.start.saturating_sub(left.sentence_span.end) < REACH;
    let speakers = match (&left.attribution, &right.attribution) {
        (Some(left), Some(right)) => left.speaker.canonical != right.speaker.canonical,
        _ => false,
    };
    let opens = CONTRASTS.iter().any(|contrast| find_word(&right.sentence.to_lowercase(), contrast).is_some());
    near && speakers && opens
}

fn says(words: &str) -> bool {
    SAYING.iter().any(|saying| find_word(words, saying).is_some())
}

/// Where a word stands by itself in lower-case text.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let outside = |at: usize, step: fn(&str, usize) -> Option<char>| step(text, at).is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        outside(*at, |text, at| text[..at].chars().next_back()) && outside(*at + word.len(), |text, at| text[at..].chars().next())
    })
}

fn sources_draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    let speaker = |claim: ClaimIndex| {
        let apart = scene.claim(left).sentence_span != scene.claim(right).sentence_span;
        let name = scene.claim(claim).attribution.as_ref().filter(|_| apart);
        name.map_or_else(|| "one source".to_owned(), |attribution| attribution.speaker.written.to_string())
    };
    let words = |claim: ClaimIndex| scene.claim(claim).words().to_owned();
    Draft {
        message: format!("{} has two counts: {} by {}, {} by {}", scene.outlet(left), words(left), speaker(left), words(right), speaker(right)),
        reason: "the text sets two sources against each other and leaves open which of them has it".to_owned(),
        likely_cause: None,
        settle_by: Some("what each source counts and when; a text that quotes one of them alone should name it".to_owned()),
        evidence: vec![Evidence { text: format!("{} against {}", words(left), words(right)), claims: vec![left, right] }],
        severity: Severity::Note,
        sides: scene.sides_of_text(&[(left, "one of two counts".to_owned()), (right, "one of two counts".to_owned())]),
    }
}
