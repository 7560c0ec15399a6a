//! One thing is the first of its kind ever in one text and only since some time in another, or has two places in one
//! ranking.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use gainsay_lexicon::{Sense, lexicon};
use gainsay_model::{
    Claim, ClaimIndex, Draft, FigureRelation, Name, NameKind, Quantity, Resolution, RuleInfo, Severity, SmolStr, Superlative, SuperlativeKind, figure_relation,
};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::camps::pairs;
use crate::{Check, Rule, Scene};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        code: "W107",
        name: "conflicting-record",
        severity: Severity::Warning,
        summary: "a record of all time in one text and only since some time in another, or two places in one ranking",
        page: include_str!("conflicting_record.md"),
    },
    check: Check::Story(check),
};

/// The history a superlative is said to lead in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum History {
    AllTime,
    /// Something as large came before: "since 2020", in one of these years.
    Since(i32, i32),
    /// "Since the wells ran dry".
    SinceEvent,
}

/// Superlatives of one set and scale that are paired up, at most.
const MOST: usize = 64;

fn check(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_set: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    let mut by_leader: BTreeMap<&str, Vec<ClaimIndex>> = BTreeMap::new();
    let put = |claims: &mut Vec<ClaimIndex>, claim: ClaimIndex| {
        if claims.len() < MOST {
            claims.push(claim);
        }
    };
    for (at, claim) in scene.claims.iter().enumerate() {
        if let Some(superlative) = claim.superlative().filter(|superlative| superlative.kind != SuperlativeKind::Majority) {
            put(by_set.entry(kind_of(&superlative.set)).or_default(), ClaimIndex::new(at));
            if let Some(leader) = &superlative.winner
                && leader.kind != NameKind::Thing
            {
                put(by_leader.entry(&leader.canonical).or_default(), ClaimIndex::new(at));
            }
        }
    }
    let of_sets: Vec<Draft> = by_set.values().filter_map(|claims| pairs(claims).find_map(|(left, right)| compare(scene, left, right))).collect();
    let told = |draft: &Draft| of_sets.iter().any(|other| other.sides.iter().any(|side| draft.sides.iter().any(|own| own.claim == side.claim)));
    let ranks = by_leader.values().filter_map(|claims| pairs(claims).find_map(|(left, right)| two_places(scene, left, right)));
    let ranks: Vec<Draft> = ranks.filter(|draft| !told(draft)).collect();
    of_sets.into_iter().chain(ranks).chain(below_the_record(scene)).collect()
}

/// What is ranked, for one story: an accident is a crash.
fn kind_of(set: &str) -> &str {
    let happening = |sense: &'static Sense| match sense {
        Sense::Happening(class) => Some(*class),
        _ => None,
    };
    lexicon("en").and_then(|lexicon| lexicon.word(set).iter().find_map(happening)).unwrap_or(set)
}

/// The scale of a superlative: the worst attack is the deadliest, and the strongest quake the most powerful.
fn scale(superlative: &Superlative) -> &str {
    match superlative.measure.as_str() {
        "bad" => "deadly",
        "powerful" => "strong",
        other => other,
    }
}

/// Scales of which one is the other turned round.
static OPPOSITES: [(&str, &str); 9] = [
    ("bad", "good"),
    ("cheap", "costly"),
    ("cold", "hot"),
    ("dry", "wet"),
    ("fast", "slow"),
    ("high", "low"),
    ("large", "small"),
    ("strong", "weak"),
    ("tall", "short"),
];

fn compare(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Draft> {
    let (left_superlative, right_superlative) = (scene.claim(left).superlative()?, scene.claim(right).superlative()?);
    if !one_scope(scene, left, right) {
        return None;
    }
    if scale(left_superlative) != scale(right_superlative) {
        return turned_round(scene, left, right);
    }
    let histories = (history(scene, left, left_superlative), history(scene, right, right_superlative));
    if left_superlative.kind != right_superlative.kind {
        // "The largest ever" and "the second largest ever", of one and the same thing.
        let settled = !matches!(histories.0, Some(History::Since(..) | History::SinceEvent)) && histories.0 == histories.1;
        return (settled && one_leader(scene, left, right)).then(|| rank_draft(scene, left, right));
    }
    if left_superlative.kind != SuperlativeKind::First {
        return None;
    }
    match histories {
        (Some(History::AllTime), Some(History::Since(..) | History::SinceEvent)) => Some(draft(scene, left, right)),
        (Some(History::Since(..) | History::SinceEvent), Some(History::AllTime)) => Some(draft(scene, right, left)),
        // What has had no like since 1997 has had none since 2004, so that nothing of 2004 can be the last.
        (Some(History::Since(from, to)), Some(History::Since(other_from, other_to))) => {
            let apart = to + 1 < other_from || other_to + 1 < from;
            apart.then(|| since_draft(scene, left, right))
        }
        _ => None,
    }
}

/// "The highest since 2011" and "the lowest since 2011", of one figure that both sentences give.
fn turned_round(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Draft> {
    let (one, other) = (scene.claim(left).superlative()?, scene.claim(right).superlative()?);
    let (one_scale, other_scale) = (one.measure.as_str(), other.measure.as_str());
    let opposite = OPPOSITES.contains(&(one_scale, other_scale)) || OPPOSITES.contains(&(other_scale, one_scale));
    let one_history = one.kind == other.kind && history(scene, left, one) == history(scene, right, other);
    (opposite && one_history && share_figure(scene, left, right)).then(|| Draft {
        reason: "one thing cannot lead a scale and its opposite".to_owned(),
        sides: vec![scene.side(left, "one end"), scene.side(right, "the other end")],
        ..draft(scene, left, right)
    })
}

/// Two places of one leader in one ranking, by whatever nouns its texts call it: "the second-largest copper producer", "third
/// among the copper mines".
fn two_places(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Option<Draft> {
    let (one, other) = (scene.claim(left), scene.claim(right));
    let (one_superlative, other_superlative) = (one.superlative()?, other.superlative()?);
    let words = |superlative: &Superlative| -> Vec<String> {
        let plain = |word: &str| word.to_lowercase();
        superlative.written.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).map(plain).filter(|word| !is_rank_word(word)).collect()
    };
    let others = words(other_superlative);
    let ground_known = ground(one) == ground(other) && (ground(one).is_some() || share_place(one, other, &one_superlative.winner));
    let one_ranking = one_superlative.kind != other_superlative.kind
        && scale(one_superlative) == scale(other_superlative)
        && one_superlative.since.is_none()
        && other_superlative.since.is_none()
        && words(one_superlative).iter().any(|word| others.contains(word))
        && ground_known;
    (one_ranking && one_scope(scene, left, right)).then(|| rank_draft(scene, left, right))
}

fn is_rank_word(word: &str) -> bool {
    let ranks = |sense: &Sense| matches!(sense, Sense::Ordinal(_) | Sense::Superlative { .. } | Sense::Stop);
    matches!(word, "ranks" | "ranked" | "among") || lexicon("en").is_some_and(|lexicon| lexicon.word(word).iter().any(ranks))
}

/// Whether both sentences name a place beside their rank that is not the leader itself.
fn share_place(left: &Claim, right: &Claim, leader: &Option<Name>) -> bool {
    let place = |name: &&Name| {
        matches!(name.kind, NameKind::Country | NameKind::Place) && leader.as_ref().is_none_or(|leader| leader.canonical != name.canonical)
    };
    let beside = |claim: &Claim, name: &Name| name.span.start + 30 >= claim.span.start && name.span.start <= claim.span.end + 20;
    let others = || right.names.iter().filter(place).filter(|name| beside(right, name));
    left.names.iter().filter(place).filter(|name| beside(left, name)).any(|name| others().any(|other| other.canonical == name.canonical))
}

/// A figure that one text calls a record, where another says of the same figure that it fell short of one.
fn below_the_record(scene: &Scene<'_>) -> Option<Draft> {
    let mut by_value: BTreeMap<Decimal, Vec<ClaimIndex>> = BTreeMap::new();
    for (at, claim) in scene.claims.iter().enumerate().filter(|(_, claim)| tells_of_record(claim)) {
        if let Some(quantity) = claim.quantity().filter(|quantity| quantity.significant_digits().len() >= 2) {
            by_value.entry(quantity.value).or_default().push(ClaimIndex::new(at));
        }
    }
    let clash = |left: ClaimIndex, right: ClaimIndex| {
        let (one, other) = (scene.claim(left), scene.claim(right));
        let unit = |claim: &Claim| claim.quantity().map(|quantity| quantity.unit);
        one.document != other.document && unit(one) == unit(other) && is_record(one) && falls_short(other)
    };
    by_value.values().filter(|claims| claims.len() <= MOST).find_map(|claims| {
        let turned = pairs(claims).flat_map(|(left, right)| [(left, right), (right, left)]);
        turned.into_iter().find(|(left, right)| clash(*left, *right)).map(|(record, short)| Draft {
            message: format!(
                "{} is a record in {}, and falls short of one in {}",
                scene.claim(record).words(),
                scene.outlet(record),
                scene.outlet(short)
            ),
            reason: "one figure cannot be the record and fall short of it".to_owned(),
            likely_cause: None,
            settle_by: Some("the record before, and who keeps it".to_owned()),
            evidence: Vec::new(),
            severity: Severity::Warning,
            sides: vec![scene.side(record, "a record here"), scene.side(short, "short of the record here")],
        })
    })
}

fn tells_of_record(claim: &Claim) -> bool {
    claim.quantity().is_some() && (claim.sentence_has("record") || claim.sentence_has("all"))
}

/// "An all-time high of 42.9", "a record 42.9", "a new record of 42.9": right before the figure.
fn is_record(claim: &Claim) -> bool {
    let lead = claim.text_before(claim.span.start).to_lowercase();
    let words: Vec<&str> = lead.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let near = words.len().saturating_sub(6);
    let words = &words[near..];
    let told = words.windows(2).any(|pair| pair == ["all", "time"]) && words.iter().any(|word| matches!(*word, "high" | "low" | "record" | "best"));
    let named = words.iter().position(|word| *word == "record").is_some_and(|at| {
        at.checked_sub(1).is_some_and(|before| matches!(words[before], "a" | "new" | "fresh"))
            && words[at + 1..].iter().all(|word| matches!(*word, "high" | "low" | "of" | "at" | "level" | "time" | "temperature"))
    });
    // "Below the all-time high of 42.9" compares with it.
    let compared = words.iter().any(|word| matches!(*word, "below" | "short" | "under" | "off" | "from" | "shy" | "beat" | "broke" | "than" | "previous" | "old" | "not"));
    (told || named) && !compared
}

/// "0.4 degrees below the record", "just short of the all-time high": behind the figure.
fn falls_short(claim: &Claim) -> bool {
    let behind = claim.text_between(claim.span.end, claim.sentence_span.end).to_lowercase();
    let words: Vec<&str> = behind.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty()).collect();
    let short = words.iter().take(10).position(|word| matches!(*word, "below" | "short" | "shy" | "under" | "off" | "missing"));
    short.is_some_and(|at| {
        let reach = words.len().min(at + 6);
        words[at + 1..reach].contains(&"record") || words[at + 1..reach].windows(2).any(|pair| pair == ["all", "time"])
    })
}

fn history(scene: &Scene<'_>, claim: ClaimIndex, superlative: &Superlative) -> Option<History> {
    let since = superlative.since.as_deref()?.to_lowercase();
    let all_time = ["ever", "all time", "of all time", "on record", "in history", "in its history", "in recorded history"];
    if all_time.iter().any(|words| since == *words || since.starts_with("ever ")) || since.contains("records") {
        return Some(History::AllTime);
    }
    if let Some(years) = since.strip_prefix("in ").or_else(|| since.strip_prefix("for ")) {
        let published = scene.document_of(claim).published?.year();
        // "More than 20 years" go back a little further.
        let mut words = years.split_whitespace().skip_while(|word| matches!(*word, "more" | "than" | "over" | "about" | "nearly" | "almost" | "at" | "least" | "the" | "past" | "last"));
        let count = words.next().and_then(number)?;
        // "In 30 years" is told by eye; "in three decades" more so.
        return match (words.next()?, words.next()) {
            ("years", None) => Some(History::Since(published - count - 1 - count / 20, published - count + 1 + count / 20)),
            ("decades", None) => Some(History::Since(published - 10 * count - 4, published - 10 * count + 4)),
            _ => None,
        };
    }
    // "Since reunification", "since records began": the beginning of a history of its own, which may be all there is. A year
    // was reached before unless the words say that something began in it; so was what happened to "the wells" or "a storm".
    let begins = ["record", "independence", "founding", "began", "begin", "start", "introduc", "measur", "counting"];
    let named = since.strip_prefix("since ")?;
    if begins.iter().any(|words| named.contains(words)) {
        return None;
    }
    let year = named.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4).and_then(|digits| digits.parse().ok());
    let stated = || scene.claim(claim).period.as_ref().is_some_and(|period| period.resolved == Resolution::Stated && period.single_year().is_some());
    // "Since April" is the last April.
    let month = || {
        let published = scene.document_of(claim).published?.first();
        let word = named.split(|c: char| !c.is_alphabetic()).next()?;
        let month = lexicon("en")?.word(word).iter().find_map(|sense| match sense {
            Sense::Month(month) => Some(*month),
            _ => None,
        })?;
        let year = published.year() - i32::from(month > published.month());
        Some(year)
    };
    year.or_else(month).map(|year| History::Since(year, year)).or_else(|| stated().then_some(History::SinceEvent))
}

/// A number of years or decades as words or digits.
fn number(word: &str) -> Option<i32> {
    let spelled = lexicon("en")?.word(word).iter().find_map(|sense| match sense {
        Sense::Cardinal(number) => number.to_i32(),
        _ => None,
    });
    spelled.or_else(|| word.parse().ok()).filter(|number| (2..=500).contains(number))
}

/// Whether two superlatives of one set and scale may be about one thing: no other leader, place, ground or figure.
fn one_scope(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let (left_claim, right_claim) = (scene.claim(left), scene.claim(right));
    let winner = |claim: &Claim| claim.superlative().and_then(|superlative| superlative.winner.clone()).filter(|name| name.kind != NameKind::Thing);
    let one_winner = match (winner(left_claim), winner(right_claim)) {
        (Some(left), Some(right)) => left.canonical == right.canonical,
        _ => true,
    };
    // The largest in a county and the largest in the country are two records.
    let places = |claim: &Claim| -> Vec<SmolStr> {
        let placed = claim.names.iter().filter(|name| matches!(name.kind, NameKind::Country | NameKind::Place));
        placed.map(|name| name.canonical.clone()).collect()
    };
    let (left_places, right_places) = (places(left_claim), places(right_claim));
    let within = left_claim.document == right_claim.document;
    let one_place = left_places.is_empty() && right_places.is_empty()
        || left_places.iter().any(|place| right_places.contains(place))
        // A title and its text speak of one place, which need not be named twice.
        || within && (left_places.is_empty() || right_places.is_empty());
    let one_ground = match (ground(left_claim), ground(right_claim)) {
        (Some(left), Some(right)) => left == right,
        _ => true,
    };
    (!within || left_claim.in_heading != right_claim.in_heading)
        && one_winner
        && one_place
        && one_ground
        && !figures_differ(scene, left, right)
        && (one_owner(left_claim, right_claim) || share_figure(scene, left, right))
}

/// "The peso ..., its weakest close": whose superlative it is, where both sentences say so, shares a word with the other's.
fn one_owner(left: &Claim, right: &Claim) -> bool {
    let owner = |claim: &Claim| -> Option<Vec<String>> {
        let lead = claim.text_before(claim.span.start).trim_end();
        let owned = [" its", " their", " his", " her"].iter().any(|word| lead.ends_with(word));
        let verb = |sense: &Sense| matches!(sense, Sense::Change(_) | Sense::Moves | Sense::Action(_) | Sense::Stop | Sense::Bound(_));
        let names = |word: &String| word.len() > 2 && !lexicon("en").is_some_and(|lexicon| lexicon.word(word).iter().any(verb));
        let words = claim.sentence.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).take(5);
        owned.then(|| words.filter(names).collect())
    };
    match (owner(left), owner(right)) {
        (Some(left), Some(right)) => left.iter().any(|word| right.contains(word)),
        _ => true,
    }
}

/// "In the state", "in the world", "the world's": the common noun that says how far a record reaches.
fn ground(claim: &Claim) -> Option<String> {
    let sentence = claim.sentence.to_lowercase();
    if sentence.contains("in the world") || sentence.contains("world's") || sentence.contains("world’s") {
        return Some("world".to_owned());
    }
    let behind = claim.text_between(claim.span.end, claim.sentence_span.end).to_lowercase();
    let (_, rest) = ["in the ", "on the ", "at the ", "for the "].iter().find_map(|words| behind.split_once(words))?;
    let noun = rest.split(|c: char| !c.is_alphabetic()).next()?;
    // "In the past 30 years", "for the first time" say when.
    (!matches!(noun, "past" | "last" | "first" | "same" | "" | "history" | "second" | "third")).then(|| noun.to_owned())
}

/// Whether both sentences give a figure of one unit, and no two of them fit.
fn figures_differ(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    // "The worst since 2016, when 19 died": what stands behind is of the time before.
    let figures = |claim: ClaimIndex| -> Vec<&Quantity> {
        let told = scene.claim(claim);
        let since = told.superlative().and_then(|superlative| superlative.since.as_deref()).is_some_and(|since| since.starts_with("since"));
        let of_now = |other: &Claim| !since || other.span.start < told.span.end;
        scene.claims_of_sentence(claim).filter(|(_, other)| of_now(other)).filter_map(|(_, claim)| claim.quantity()).take(16).collect()
    };
    let (left, right) = (figures(left), figures(right));
    let of_unit = |one: &&Quantity, other: &&Quantity| one.unit == other.unit;
    let meet = left.iter().any(|one| right.iter().any(|other| of_unit(one, other)));
    meet && !left.iter().any(|one| right.iter().any(|other| of_unit(one, other) && figure_relation(one, other) != FigureRelation::Conflict))
}

/// Whether both sentences give one figure.
fn share_figure(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let figures = |claim: ClaimIndex| scene.claims_of_sentence(claim).filter_map(|(_, claim)| claim.quantity()).take(16);
    let telling = |quantity: &Quantity| quantity.significant_digits().len() >= 2;
    figures(left).any(|one| telling(one) && figures(right).any(|other| one.unit == other.unit && figure_relation(one, other) == FigureRelation::Equal))
}

/// Whether both name one leader, or give the same figure for one that neither names.
fn one_leader(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> bool {
    let winner = |claim: ClaimIndex| scene.claim(claim).superlative().and_then(|superlative| superlative.winner.as_ref());
    let figures = |claim: ClaimIndex| scene.claims_of_sentence(claim).filter_map(|(_, claim)| claim.quantity()).take(16);
    match (winner(left), winner(right)) {
        (Some(left_name), Some(right_name)) => left_name.canonical == right_name.canonical && ground(scene.claim(left)) == ground(scene.claim(right)),
        (None, None) => figures(left).any(|one| figures(right).any(|other| one.unit == other.unit && figure_relation(one, other) == FigureRelation::Equal)),
        _ => false,
    }
}

fn words_of(scene: &Scene<'_>, claim: ClaimIndex) -> String {
    let superlative = scene.claim(claim).superlative();
    superlative.map(|superlative| format!("{} {}", superlative.written, superlative.since.as_deref().unwrap_or("")).trim_end().to_owned()).unwrap_or_default()
}

fn since_draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    Draft {
        reason: "what has had no like since the earlier time has had none since the later one".to_owned(),
        sides: vec![scene.side(left, "since one time"), scene.side(right, "since another")],
        ..draft(scene, left, right)
    }
}

fn rank_draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    Draft {
        reason: "one thing has one place in a ranking".to_owned(),
        sides: vec![scene.side(left, "one place"), scene.side(right, "another place")],
        ..draft(scene, left, right)
    }
}

fn draft(scene: &Scene<'_>, left: ClaimIndex, right: ClaimIndex) -> Draft {
    Draft {
        message: format!("\"{}\" in {}, \"{}\" in {}", words_of(scene, left), scene.outlet(left), words_of(scene, right), scene.outlet(right)),
        reason: "what is the first only since some time has had its like before".to_owned(),
        likely_cause: None,
        settle_by: Some("the list of records, and how far it goes back".to_owned()),
        evidence: Vec::new(),
        severity: Severity::Warning,
        sides: vec![scene.side(left, "of all time"), scene.side(right, "since some time")],
    }
}
