//! From keys to groups: candidate pairs, their evidence, and union-find under constraints against chains.

use std::collections::BTreeMap;

use gainsay_model::DocumentIndex;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::keys::{Corpus, KeyKind, Keyed};

/// Documents laid side by side: so few are one story unless they are clearly unrelated.
const SIDE_BY_SIDE: usize = 8;
/// Documents of a folder that may have been made for one story.
const FOLDER: usize = 16;
/// Up to this many documents every pair is looked at; the work is bounded.
const ALL_PAIRS: usize = 64;
/// In larger runs, the rarest keys of a document that look for partners.
const RAREST: usize = 12;
/// Partners looked at along one key: the next documents in order of publication that have it too.
const NEIGHBOURS: usize = 8;

/// A run of fewer documents says nothing about how rare a name is in the news, so rarity is counted as if there were
/// this many.
const BACKGROUND: u64 = 2_000;
/// Evidence that a pair needs even among two documents, in hundredths of a bit.
const BASE: i64 = 600;
/// Evidence by which words can support a pair at most: common words come in crowds.
const MOST_OF_WORDS: i64 = 2_000;
/// The same for countries.
const MOST_OF_COUNTRIES: i64 = 1_000;
/// What it says against one story that two documents of a larger run name countries and none alike.
const OTHER_COUNTRIES: i64 = 1_000;
/// Two groups of a larger run that name countries and none alike must be tied by so many times what a link needs.
const ELSEWHERE: i64 = 2;
/// Two documents of a larger run must share one part in so many of what the one that says less says: two long texts
/// share a few names and many words by chance.
const SHARED_PART: i64 = 5;
/// The same of documents laid side by side.
const SHARED_PART_SIDE_BY_SIDE: i64 = 7;
/// A document stands alone beside a few others only where it says this many times what a link would need.
const TELLING: i64 = 5;
/// So many documents of one story may take in a text that shares a little with each.
const SEVERAL: usize = 3;
/// Two documents of a larger run that lie further apart tell two stories, whatever they share, in days.
const WINDOW: i32 = 30;

/// The documents of a run, put into stories.
pub(super) struct Grouping {
    /// Each in order, in order of their first.
    pub(super) groups: Vec<Vec<DocumentIndex>>,
    /// Two documents of one story share at least one part in so many of what the one that says less says.
    pub(super) shared_part: i64,
}

pub(super) fn grouped(corpus: &Corpus) -> Grouping {
    let mut weights = Evidence::new(corpus);
    let mut groups = Groups::new(corpus);
    let side_by_side = corpus.documents.len() <= SIDE_BY_SIDE;
    let pairs = weights.pairs();
    groups.join_all(&weights.links(&pairs), weights.needed, weights.small, side_by_side);
    if !side_by_side && corpus.documents.len() <= FOLDER {
        groups.join_halves(|left, right| weights.are_halves(left, right));
    }
    if corpus.documents.len() > FOLDER {
        groups.take_in_stragglers(&weights, &pairs);
    }
    // A folder that mostly tells one story was made for it: the rest is held to it more loosely.
    let home = if corpus.documents.len() <= FOLDER { groups.home() } else { None };
    let about_one = |home: &u32| side_by_side || groups.size[*home as usize] as usize * 3 >= corpus.documents.len() * 2;
    if let Some(home) = home.filter(about_one) {
        weights.shared_part = SHARED_PART_SIDE_BY_SIDE;
        if !side_by_side {
            groups.join_home(home, &weights.links(&pairs));
        }
        groups.take_in(home, |document| weights.tells_too_little(document));
        // What a text in words of its own shares with no other one, it may share with all of them.
        let told = groups.members(home);
        let belongs = groups.alone().into_iter().filter(|document| weights.belonging(&told, *document).is_some()).collect::<Vec<_>>();
        groups.take_in(home, |document| belongs.iter().any(|other| *other as usize == document));
    }
    Grouping { shared_part: weights.shared_part, groups: groups.finish() }
}

/// Two documents held to tell one story.
#[derive(Clone, Copy, Debug)]
struct Link {
    left: u32,
    right: u32,
    evidence: i64,
}

/// What two documents share, held against what a pair needs; all in hundredths of a bit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    /// All that is shared.
    pub(super) shared: i64,
    /// All that the one that says less says,
    pub(super) less: i64,
    /// of which one part in so many must be shared.
    pub(super) part: i64,
    /// Days from one publication to the other, where both are known.
    pub(super) days: Option<i32>,
    pub(super) is_too_far: bool,
    /// What the gap in publication says against one story.
    pub(super) against: i64,
    /// What it says against one story that both name countries and none alike.
    pub(super) elsewhere: i64,
    pub(super) evidence: i64,
}

impl Weighed {
    pub(super) fn shares_enough(&self) -> bool {
        self.shared * self.part >= self.less
    }
}

/// What sharing a key is worth, and what a pair needs.
pub(super) struct Evidence<'c> {
    corpus: &'c Corpus,
    /// Hundredths of a bit by key.
    weights: Vec<i64>,
    /// All that each document says, in hundredths of a bit.
    totals: Vec<i64>,
    pub(super) needed: i64,
    pub(super) shared_part: i64,
    /// Whether the run is small enough that a wide gap in publication is evidence and no bar.
    small: bool,
}

impl<'c> Evidence<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        let documents = corpus.documents.len() as u64;
        let all = log2_hundredths(documents.max(BACKGROUND));
        let weight = |&(kind, uses): &(KeyKind, u32)| {
            // A key of one document is as rare as one of two would be.
            let rarity = (all - log2_hundredths(u64::from(uses).max(2))).max(0);
            match kind {
                KeyKind::Figure | KeyKind::Name => rarity,
                KeyKind::Country => rarity / 2,
                KeyKind::Word => rarity / 4,
            }
        };
        let weights: Vec<i64> = corpus.keys.iter().map(weight).collect();
        let total = |document: &Keyed| document.keys.iter().map(|key| weights[*key as usize]).sum();
        Self {
            totals: corpus.documents.iter().map(total).collect(),
            shared_part: if corpus.documents.len() <= SIDE_BY_SIDE { SHARED_PART_SIDE_BY_SIDE } else { SHARED_PART },
            corpus,
            weights,
            needed: BASE + 2 * log2_hundredths(documents),
            small: corpus.documents.len() <= ALL_PAIRS / 2,
        }
    }

    /// The pairs whose evidence suffices, strongest first; ties by place.
    fn links(&self, pairs: &[(u32, u32)]) -> Vec<Link> {
        let link = |&(left, right): &(u32, u32)| {
            let evidence = self.of(left, right)?;
            (evidence >= self.needed).then_some(Link { left, right, evidence })
        };
        // The threads of a small run would cost more than its pairs.
        let mut links: Vec<Link> = if self.corpus.documents.len() <= ALL_PAIRS {
            pairs.iter().filter_map(link).collect()
        } else {
            pairs.par_iter().filter_map(link).collect()
        };
        links.sort_unstable_by_key(|link| (-link.evidence, link.left, link.right));
        links
    }

    /// The pairs that are looked at: all of them in a small run.
    fn pairs(&self) -> Vec<(u32, u32)> {
        if self.corpus.documents.len() > ALL_PAIRS {
            return self.candidates();
        }
        let count = u32::try_from(self.corpus.documents.len()).unwrap_or(u32::MAX);
        (0..count).flat_map(|left| (left + 1..count).map(move |right| (left, right))).collect()
    }

    /// Pairs that share a key among the rarest of both, near each other in order of publication.
    fn candidates(&self) -> Vec<(u32, u32)> {
        let mut by_key: Vec<(u32, i32, u32)> = Vec::new();
        for (at, document) in (0_u32..).zip(&self.corpus.documents) {
            let mut rarest: Vec<u32> = document.keys.iter().copied().filter(|key| self.corpus.keys[*key as usize].1 > 1).collect();
            rarest.sort_unstable_by_key(|key| (-self.weights[*key as usize], *key));
            let published = document.published.map_or(i32::MIN, |(_, last)| last);
            by_key.extend(rarest.into_iter().take(RAREST).map(|key| (key, published, at)));
        }
        by_key.sort_unstable();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (at, &(key, _, left)) in by_key.iter().enumerate() {
            let next = by_key[at + 1..].iter().take(NEIGHBOURS).take_while(|(other, _, _)| *other == key);
            pairs.extend(next.map(|&(_, _, right)| (left.min(right), left.max(right))));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// What speaks for one story, less what the gap in publication speaks against it; nothing where the pair cannot tell
    /// one.
    fn of(&self, left: u32, right: u32) -> Option<i64> {
        let weighed = self.weighed(left, right);
        (weighed.shares_enough() && !weighed.is_too_far).then_some(weighed.evidence)
    }

    /// The evidence that a document tells the story of some others together, where it is what a pair needs.
    fn belonging(&self, others: &[u32], document: u32) -> Option<i64> {
        let weighed = self.with_all(others, document);
        (weighed.shares_enough() && !weighed.is_too_far && weighed.evidence >= self.needed).then_some(weighed.evidence)
    }

    /// What a document shares with some others together.
    fn with_all(&self, others: &[u32], document: u32) -> Weighed {
        let mut keys: Vec<u32> = others.iter().flat_map(|other| self.corpus.documents[*other as usize].keys.iter().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        let own = &self.corpus.documents[document as usize];
        let near = |other: &u32| days_apart(&self.corpus.documents[*other as usize], own);
        self.of_keys(shared(&keys, &own.keys), self.totals[document as usize], others.iter().filter_map(near).min())
    }

    /// Whether two groups are halves of one story: most of each half's documents belong with the other half, whichever one
    /// document is left out of it. A round-up of the day is one document.
    fn are_halves(&self, left: &[u32], right: &[u32]) -> bool {
        let belong = |half: &[u32], other: &[u32]| {
            other.iter().all(|left_out| {
                let rest: Vec<u32> = other.iter().copied().filter(|document| document != left_out).collect();
                // Halves are held together more loosely than two texts, and need more to be held together.
                let belongs = |document: u32| {
                    let weighed = Weighed { part: SHARED_PART_SIDE_BY_SIDE, ..self.with_all(&rest, document) };
                    weighed.shares_enough() && weighed.evidence * 2 >= self.needed * 3
                };
                let belonging = half.iter().filter(|document| belongs(**document)).count();
                belonging * 2 > half.len()
            })
        };
        belong(left, right) && belong(right, left)
    }

    pub(super) fn weighed(&self, left: u32, right: u32) -> Weighed {
        let less = self.totals[left as usize].min(self.totals[right as usize]);
        let (left, right) = (&self.corpus.documents[left as usize], &self.corpus.documents[right as usize]);
        let mut weighed = self.of_keys(shared(&left.keys, &right.keys), less, days_apart(left, right));
        if !self.small && name_other_countries(&left.countries, &right.countries) {
            weighed.elsewhere = OTHER_COUNTRIES;
            weighed.evidence -= OTHER_COUNTRIES;
        }
        weighed
    }

    fn of_keys(&self, shared: impl Iterator<Item = u32>, less: i64, days: Option<i32>) -> Weighed {
        let (mut firm, mut words, mut countries) = (0, 0, 0);
        for key in shared {
            let weight = self.weights[key as usize];
            match self.corpus.keys[key as usize].0 {
                KeyKind::Figure | KeyKind::Name => firm += weight,
                KeyKind::Country => countries += weight,
                KeyKind::Word => words += weight,
            }
        }
        let countries = countries.min(MOST_OF_COUNTRIES);
        // Beyond what they can prove, further words still say a little about how much of a text the other repeats.
        let further_words = (words - MOST_OF_WORDS).max(0) / 4;
        let words = words.min(MOST_OF_WORDS);
        let against = days.map_or(0, against);
        Weighed {
            shared: firm + words + further_words + countries,
            less,
            part: self.shared_part,
            days,
            is_too_far: days.is_some_and(|days| days > WINDOW) && !self.small,
            against,
            elsewhere: 0,
            evidence: firm + words + countries - against,
        }
    }

    /// The keys of both documents by place in the corpus, with what sharing each is worth, the most telling first.
    pub(super) fn shared_keys(&self, left: u32, right: u32) -> Vec<(u32, i64)> {
        let (left, right) = (&self.corpus.documents[left as usize], &self.corpus.documents[right as usize]);
        let mut keys: Vec<(u32, i64)> = shared(&left.keys, &right.keys).map(|key| (key, self.weights[key as usize])).collect();
        keys.sort_by_key(|(key, weight)| (-weight, *key));
        keys
    }

    /// Whether the two were looked at as a pair at all.
    pub(super) fn is_candidate(&self, left: u32, right: u32) -> bool {
        let pair = (left.min(right), left.max(right));
        self.corpus.documents.len() <= ALL_PAIRS || self.candidates().binary_search(&pair).is_ok()
    }

    fn tells_too_little(&self, document: usize) -> bool {
        self.totals[document] < TELLING * self.needed
    }
}

/// Whether both name countries, and none of them alike.
fn name_other_countries(left: &[u32], right: &[u32]) -> bool {
    !left.is_empty() && !right.is_empty() && shared(left, right).next().is_none()
}

/// Days from one publication to the other, where both are known.
fn days_apart(left: &Keyed, right: &Keyed) -> Option<i32> {
    left.published.zip(right.published).map(|(left, right)| (left.0 - right.1).max(right.0 - left.1).max(0))
}

/// What a gap of so many days between two publications says against one story, in hundredths of a bit.
fn against(days: i32) -> i64 {
    match days {
        ..=3 => 0,
        4..=10 => 200,
        11..=30 => 600,
        31..=100 => 1_200,
        101..=400 => 2_000,
        _ => 4_000,
    }
}

/// The numbers in both of two sorted lists.
fn shared<'l>(left: &'l [u32], right: &'l [u32]) -> impl Iterator<Item = u32> + 'l {
    let mut right = right.iter().copied().peekable();
    left.iter().copied().filter(move |key| {
        while right.next_if(|other| other < key).is_some() {}
        right.next_if_eq(key).is_some()
    })
}

/// log2 in hundredths, straight between powers of two; 0 for 0.
fn log2_hundredths(number: u64) -> i64 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    let rest = (u128::from(number - (1 << whole)) * 100) >> whole;
    i64::from(whole) * 100 + i64::try_from(rest).unwrap_or(0)
}

/// Union-find over documents.
struct Groups {
    parent: Vec<u32>,
    size: Vec<u32>,
    /// First and last day of publication in the group, by root.
    span: Vec<Option<(i32, i32)>>,
    /// The countries that the group names, by root, sorted.
    countries: Vec<Vec<u32>>,
}

impl Groups {
    fn new(corpus: &Corpus) -> Self {
        let count = u32::try_from(corpus.documents.len()).unwrap_or(u32::MAX);
        Self {
            parent: (0..count).collect(),
            size: vec![1; corpus.documents.len()],
            span: corpus.documents.iter().map(|document| document.published).collect(),
            countries: corpus.documents.iter().map(|document| document.countries.clone()).collect(),
        }
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.parent[at as usize] != at {
            let above = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = above;
            at = above;
        }
        at
    }

    fn join(&mut self, left: u32, right: u32) {
        let (into, from) =
            if (self.size[left as usize], right) >= (self.size[right as usize], left) { (left, right) } else { (right, left) };
        self.parent[from as usize] = into;
        self.size[into as usize] += self.size[from as usize];
        self.span[into as usize] = hull(self.span[into as usize], self.span[from as usize]);
        let named = std::mem::take(&mut self.countries[from as usize]);
        self.countries[into as usize].extend(named);
        self.countries[into as usize].sort_unstable();
        self.countries[into as usize].dedup();
    }

    /// Joins along the links, strongest first. A single document joins by one link. Two groups need two links that share
    /// no document, so that a round-up of the day or one loose link does not glue two stories; no story outgrows twice the
    /// window of publication; and what names countries, none of them alike, is joined by strong links only.
    fn join_all(&mut self, links: &[Link], needed: i64, small: bool, loose: bool) {
        let is_strong = |link: &Link| link.evidence >= ELSEWHERE * needed;
        let mut held: Vec<Link> = Vec::new();
        for link in links {
            let (left, right) = (self.root(link.left), self.root(link.right));
            if left == right {
                continue;
            }
            if self.size[left as usize] > 1 && self.size[right as usize] > 1 && !loose {
                held.push(*link);
            } else if small || self.may_join(left, right, is_strong(link)) {
                self.join(left, right);
            }
        }
        let mut between: FxHashMap<(u32, u32), Vec<Link>> = FxHashMap::default();
        for link in held {
            let (left, right) = (self.root(link.left), self.root(link.right));
            if left < right {
                between.entry((left, right)).or_default().push(link);
            } else if right < left {
                between.entry((right, left)).or_default().push(Link { left: link.right, right: link.left, ..link });
            }
        }
        let mut between: Vec<Vec<Link>> = between.into_values().filter(|links| disjoint_links(links)).collect();
        between.sort_unstable_by_key(|links| (-links.iter().map(|link| link.evidence).sum::<i64>(), links[0].left, links[0].right));
        for links in between {
            let (left, right) = (self.root(links[0].left), self.root(links[0].right));
            if left != right && (small || self.may_join(left, right, is_strong(&links[0]))) {
                self.join(left, right);
            }
        }
    }

    fn members_by_root(&mut self) -> BTreeMap<u32, Vec<u32>> {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for at in 0..u32::try_from(self.parent.len()).unwrap_or(u32::MAX) {
            members.entry(self.root(at)).or_default().push(at);
        }
        members
    }

    /// Joins the two largest groups where they are halves of one story, as long as there are such.
    fn join_halves(&mut self, are_halves: impl Fn(&[u32], &[u32]) -> bool) {
        loop {
            let mut groups: Vec<Vec<u32>> = self.members_by_root().into_values().filter(|group| group.len() > 1).collect();
            groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
            let pair = groups.iter().enumerate().find_map(|(at, left)| {
                let right = groups[at + 1..].iter().find(|right| are_halves(left, right))?;
                Some((left[0], right[0]))
            });
            let Some((left, right)) = pair else { return };
            let (left, right) = (self.root(left), self.root(right));
            self.join(left, right);
        }
    }

    /// Joins what stands alone to the group with which it shares the most, where that is what a pair needs: a text in words
    /// of its own may share a little with each text of a story and enough with all of them.
    fn take_in_stragglers(&mut self, weights: &Evidence<'_>, pairs: &[(u32, u32)]) {
        // Groups as they were found: one straggler brings in no other.
        let members = self.members_by_root();
        let is_alone = |root: u32| members[&root].len() == 1;
        let mut met: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &(left, right) in pairs {
            for (single, other) in [(left, right), (right, left)] {
                let group = self.root(other);
                if is_alone(self.root(single)) && members[&group].len() >= SEVERAL {
                    met.entry(single).or_default().push(group);
                }
            }
        }
        for (single, mut roots) in met {
            roots.sort_unstable();
            roots.dedup();
            let belonging = roots.iter().filter_map(|root| Some((weights.belonging(&members[root], single)?, *root)));
            let best = belonging.max_by_key(|(evidence, root)| (*evidence, std::cmp::Reverse(*root)));
            if let Some((_, root)) = best {
                let (group, own) = (self.root(root), self.root(single));
                if self.may_join(group, own, false) {
                    self.join(group, own);
                }
            }
        }
    }

    /// Whether two groups, by root, keep to the window of publication together, and either may tell of one country or are
    /// tied by a strong link.
    fn may_join(&self, left: u32, right: u32, is_strong: bool) -> bool {
        let elsewhere = name_other_countries(&self.countries[left as usize], &self.countries[right as usize]);
        (!elsewhere || is_strong) && self.may_span(left, right)
    }

    fn may_span(&self, left: u32, right: u32) -> bool {
        hull(self.span[left as usize], self.span[right as usize]).is_none_or(|(first, last)| last - first <= 2 * WINDOW)
    }

    /// The root of the largest group, the first of several.
    fn home(&mut self) -> Option<u32> {
        let count = u32::try_from(self.parent.len()).unwrap_or(u32::MAX);
        let roots: Vec<u32> = (0..count).map(|at| self.root(at)).collect();
        roots.into_iter().max_by_key(|root| (self.size[*root as usize], std::cmp::Reverse(*root)))
    }

    /// The documents of a group, in order.
    fn members(&mut self, of: u32) -> Vec<u32> {
        let (home, count) = (self.root(of), u32::try_from(self.parent.len()).unwrap_or(u32::MAX));
        (0..count).filter(|at| self.root(*at) == home).collect()
    }

    /// The documents that stand in no group, in order.
    fn alone(&mut self) -> Vec<u32> {
        let count = u32::try_from(self.parent.len()).unwrap_or(u32::MAX);
        (0..count)
            .filter(|at| {
                let root = self.root(*at);
                self.size[root as usize] == 1
            })
            .collect()
    }

    /// Joins to the group of a document what a link ties to it.
    fn join_home(&mut self, home: u32, links: &[Link]) {
        for link in links {
            let (home, left, right) = (self.root(home), self.root(link.left), self.root(link.right));
            if left != right && (left == home || right == home) {
                self.join(left, right);
            }
        }
    }

    /// Documents that stand alone and say too little to be told apart join the group of a document.
    fn take_in(&mut self, home: u32, too_little: impl Fn(usize) -> bool) {
        for at in 0..self.parent.len() {
            let (home, root) = (self.root(home), self.root(u32::try_from(at).unwrap_or(u32::MAX)));
            if root != home && self.size[root as usize] == 1 && too_little(at) {
                self.join(home, root);
            }
        }
    }

    fn finish(mut self) -> Vec<Vec<DocumentIndex>> {
        let mut place: FxHashMap<u32, usize> = FxHashMap::default();
        let mut groups: Vec<Vec<DocumentIndex>> = Vec::new();
        for at in 0..u32::try_from(self.parent.len()).unwrap_or(u32::MAX) {
            let root = self.root(at);
            let group = *place.entry(root).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(DocumentIndex(at));
        }
        groups
    }
}

/// Whether two of the links share no document.
fn disjoint_links(links: &[Link]) -> bool {
    let first = links[0];
    // Links that all touch one document are a star; otherwise two of them are disjoint, or three make a triangle,
    // which links between two groups cannot.
    !links.iter().all(|link| link.left == first.left) && !links.iter().all(|link| link.right == first.right)
}

fn hull(left: Option<(i32, i32)>, right: Option<(i32, i32)>) -> Option<(i32, i32)> {
    match (left, right) {
        (Some(left), Some(right)) => Some((left.0.min(right.0), left.1.max(right.1))),
        (known, None) | (None, known) => known,
    }
}
