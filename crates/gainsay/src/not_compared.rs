//! Claims that share a measure but were not compared, and why.

use std::collections::BTreeMap;

use gainsay_align::{Alignment, Level, ScoredPair, Weights};
use gainsay_model::{Claim, ClaimIndex, FigureRelation, Finding, HeldApart, NotCompared, Verdict, figure_relation};

use gainsay_rules::{Scene, silence_between};
use rustc_hash::FxHashMap;

use crate::in_words::in_words;
use crate::topics::pair_verdict;

/// Claims of an undecided topic whose pairs are looked at, at most.
const UNDECIDED: usize = 64;

/// What one reason held apart, while it is gathered.
#[derive(Debug, Default)]
struct Gathered {
    claims: Vec<ClaimIndex>,
    pairs: Vec<HeldApart>,
    counted: usize,
}

impl Gathered {
    /// Counts a pair, and keeps it while fewer than `most` are kept.
    fn add(&mut self, left: ClaimIndex, right: ClaimIndex, most: usize, told: impl FnOnce() -> (String, Option<i32>)) {
        self.claims.extend([left, right]);
        self.counted += 1;
        if self.pairs.len() < most {
            let (why, weight) = told();
            self.pairs.push(HeldApart { claims: [left, right], why, weight });
        }
    }
}

/// Which findings show a claim, in order. Two claims that one finding shows were compared, whatever came of it.
struct ShownBy(FxHashMap<ClaimIndex, Vec<usize>>);

impl ShownBy {
    fn of(findings: &[Finding]) -> Self {
        let mut shown: FxHashMap<ClaimIndex, Vec<usize>> = FxHashMap::default();
        for (at, finding) in findings.iter().enumerate() {
            let all = finding.sides.iter().flat_map(|side| std::iter::once(side.claim).chain(side.also.iter().copied()));
            all.for_each(|claim| shown.entry(claim).or_default().push(at));
        }
        Self(shown)
    }

    fn together(&self, left: ClaimIndex, right: ClaimIndex) -> bool {
        let (Some(left), Some(right)) = (self.0.get(&left), self.0.get(&right)) else { return false };
        left.iter().any(|finding| right.binary_search(finding).is_ok())
    }
}

/// The story that claims were compared in.
pub(crate) struct Compared<'a> {
    pub(crate) scene: &'a Scene<'a>,
    pub(crate) alignment: &'a Alignment,
    pub(crate) weights: &'a Weights,
    /// One for each topic of the scene.
    pub(crate) verdicts: &'a [Verdict],
    pub(crate) findings: &'a [Finding],
}

/// Pairs of different documents that measure the same kind of thing and were held apart, and topics of which neither
/// agreement nor a discrepancy can be said, by reason; of each reason `most` pairs are named, the nearest to being one fact
/// first.
pub(crate) fn not_compared(story: &Compared<'_>, most: usize) -> Vec<NotCompared> {
    let mut by_reason: BTreeMap<&'static str, Gathered> = BTreeMap::new();
    let shown = ShownBy::of(story.findings);
    held_apart(story, &shown, most, &mut by_reason);
    undecided(story, &shown, most, &mut by_reason);
    let mut out: Vec<NotCompared> = by_reason
        .into_iter()
        .map(|(reason, Gathered { mut claims, mut pairs, counted })| {
            claims.sort_unstable();
            claims.dedup();
            pairs.sort_by(nearest_first);
            let left_off = if most == 0 { 0 } else { counted - pairs.len() };
            NotCompared { reason: reason.to_owned(), claims, pairs, left_off }
        })
        .collect();
    out.sort_by(in_order);
    out
}

/// The reason that concerns most claims first.
pub(crate) fn in_order(left: &NotCompared, right: &NotCompared) -> std::cmp::Ordering {
    right.claims.len().cmp(&left.claims.len()).then_with(|| left.reason.cmp(&right.reason))
}

/// The pair nearest to being one fact first, pairs without a sum last; then in order of the texts.
pub(crate) fn nearest_first(left: &HeldApart, right: &HeldApart) -> std::cmp::Ordering {
    right.weight.cmp(&left.weight).then_with(|| left.claims.cmp(&right.claims))
}

fn held_apart(story: &Compared<'_>, shown: &ShownBy, most: usize, out: &mut BTreeMap<&'static str, Gathered>) {
    let Compared { scene: Scene { claims, .. }, alignment, weights, .. } = story;
    let mut group_of = vec![0_usize; claims.len()];
    for (group, members) in alignment.groups.iter().enumerate() {
        for claim in members {
            group_of[claim.get()] = group;
        }
    }
    // Pairs come heaviest first.
    for pair in &alignment.pairs {
        let (left, right) = (&claims[pair.left.get()], &claims[pair.right.get()]);
        let one_group = group_of[pair.left.get()] == group_of[pair.right.get()];
        if one_group
            || shown.together(pair.left, pair.right)
            || left.document == right.document
            || left.quantity().is_none()
            || right.quantity().is_none()
        {
            continue;
        }
        if let Some(reason) = reason(pair, weights) {
            let told = || (told(pair, left, right, weights), Some(pair.comparison.total));
            out.entry(reason).or_default().add(pair.left, pair.right, most, told);
        }
    }
}

/// The weightiest thing that held a pair of like figures apart; nothing where they never looked alike.
fn reason(pair: &ScoredPair, weights: &Weights) -> Option<&'static str> {
    let is_alike = |level| matches!(level, Level::MeasureSame | Level::MeasureSameThing | Level::ActionSame | Level::ActionRelated);
    if !pair.comparison.levels().any(is_alike) {
        return None;
    }
    if pair.comparison.same_fact {
        return Some("another figure of the same text taken to be the one meant");
    }
    let against = pair.comparison.levels().filter(|level| weights.of(*level) < 0).min_by_key(|level| weights.of(*level))?;
    Some(match against.feature() {
        "period" => "another period",
        "role" => "another role: planned, asked, added or named for comparison",
        "place" => "another place",
        "party" => "another party",
        "counted" => "another kind of thing counted",
        "value" if against == Level::ValueFar => "figures too far apart to be one fact, with too little else in common",
        "value" => "figures that differ, with too little else in common to be one fact",
        _ => "too little in common beside the measure",
    })
}

/// The two weightiest things against one fact, in words.
fn told(pair: &ScoredPair, left: &Claim, right: &Claim, weights: &Weights) -> String {
    let mut against: Vec<Level> = pair.comparison.levels().filter(|level| weights.of(*level) < 0).collect();
    against.sort_by_key(|level| weights.of(*level));
    let words: Vec<String> = against.into_iter().take(2).map(|level| in_words(level, left, right)).collect();
    match words.is_empty() {
        true => "nothing speaks against one fact, but too little for it".to_owned(),
        false if pair.comparison.same_fact => {
            format!("enough is shared, but their texts give figures that fit better; {}", words.join("; "))
        }
        false => words.join("; "),
    }
}

/// Topics that several documents share and of which neither agreement nor a discrepancy can be said: their pairs.
fn undecided(story: &Compared<'_>, shown: &ShownBy, most: usize, out: &mut BTreeMap<&'static str, Gathered>) {
    let Compared { scene, verdicts, .. } = story;
    let Scene { documents, claims, topics, .. } = scene;
    let open = |verdict: &Verdict| matches!(verdict, Verdict::DifferentScope | Verdict::NotComparable);
    for (topic, _) in topics.iter().zip(*verdicts).filter(|(_, verdict)| open(verdict)) {
        let members = &topic.claims[..topic.claims.len().min(UNDECIDED)];
        for (at, left_index) in members.iter().enumerate() {
            for right_index in &members[at + 1..] {
                let (left, right) = (&claims[left_index.get()], &claims[right_index.get()]);
                let verdict = pair_verdict(left, right, documents);
                if shown.together(*left_index, *right_index) {
                    continue;
                }
                if left.document != right.document && matches!(verdict, Verdict::DifferentScope | Verdict::NotComparable) {
                    let (reason, why) = why_undecided(scene, *left_index, *right_index);
                    out.entry(reason).or_default().add(*left_index, *right_index, most, || (why, None));
                }
            }
        }
    }
}

/// Why two claims of one fact neither agree nor contradict each other: the kind of reason, and the reason.
fn why_undecided(scene: &Scene<'_>, left_index: ClaimIndex, right_index: ClaimIndex) -> (&'static str, String) {
    let (documents, left, right) = (scene.documents, &scene.claims[left_index.get()], &scene.claims[right_index.get()]);
    let words = |level| in_words(level, left, right);
    let relation = match (left.quantity(), right.quantity()) {
        (Some(left), Some(right)) => Some(figure_relation(left, right)),
        _ => None,
    };
    let other_times = match (&left.period, &right.period) {
        (Some(left), Some(right)) => left.relation(right).is_apart(),
        _ => false,
    };
    if other_times {
        return ("one fact, but given for other times", words(Level::PeriodDisjoint));
    }
    let undated = [left, right].into_iter().find(|claim| documents[claim.document.0 as usize].published.is_none());
    match (relation, undated) {
        (Some(FigureRelation::Incomparable), _) => {
            ("one fact, but in other units or currencies, so that only a conversion can be checked", words(Level::ValueIncomparable))
        }
        (Some(FigureRelation::Conflict), Some(undated)) => {
            let why =
                format!("{}; {} has no publication date", words(Level::ValueConflict), documents[undated.document.0 as usize].label());
            ("one fact, but without publication dates it cannot be told which figure is the later", why)
        }
        _ => {
            let differ = words(Level::ValueConflict);
            let why = match silence_between(scene, left_index, right_index) {
                Some(silence) => format!("{differ}; {}", silence.describe()),
                None => differ,
            };
            ("one fact, and figures that differ, but nothing says that one of them must be wrong", why)
        }
    }
}
