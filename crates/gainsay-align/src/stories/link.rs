//! Why two documents were put into one story or into two.

use gainsay_model::{Claim, Document, DocumentIndex};

use super::keys::{KeyKind, StoryKey, keyed, named_keys};
use super::linking::{Evidence, grouped};
use super::{StoryMode, stories};

/// What speaks for two documents telling one story, and what came of it. Evidence is in hundredths of a bit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryLink {
    /// Nothing where they tell one story.
    pub apart: Option<Apart>,
    /// What both say, the most telling first.
    pub shared: Vec<SharedKey>,
    /// Days from one publication to the other, where both are known.
    pub days: Option<i32>,
    /// What that gap says against one story.
    pub against: i64,
    /// What it says against one story, in a run of many documents, that both name countries and none alike.
    pub elsewhere: i64,
    /// What is shared, less what is said against it; words and countries count up to a bound.
    pub evidence: i64,
    /// The evidence a pair of this run needs.
    pub needed: i64,
    /// Documents of the run.
    pub documents: usize,
}

/// One thing that both documents say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedKey {
    pub key: StoryKey,
    /// Documents of the run that say it.
    pub documents: u32,
    /// What sharing it is worth.
    pub weight: i64,
}

/// Why two documents were put into two stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// What they share does not reach what is needed.
    TooLittleShared,
    /// They share enough in all, but less than one part in so many of what the one that says less says.
    SmallPart(i64),
    /// They were published too far apart for a run of so many documents.
    TooFarApart,
    /// None of what is rarest in one led to the other: documents of larger runs are looked up by that alone.
    NeverMet,
    /// They share enough, but each stands with others, and too little else ties the two stories together.
    OtherStories,
}

/// Explains where two documents of a run were put. The documents come with their claims, as [`stories`] takes them.
///
/// Nothing where the run has no such documents.
pub fn story_link(documents: &[(&Document, &[Claim])], mode: StoryMode, left: DocumentIndex, right: DocumentIndex) -> Option<StoryLink> {
    let count = documents.len();
    if left.0 as usize >= count || right.0 as usize >= count {
        return None;
    }
    let corpus = keyed(documents);
    let mut evidence = Evidence::new(&corpus);
    let groups = if mode == StoryMode::Auto && count > 1 {
        let grouping = grouped(&corpus);
        // What the two are told they fell short of is what they were held to.
        evidence.shared_part = grouping.shared_part;
        grouping.groups
    } else {
        stories(documents, mode)
    };
    let weighed = evidence.weighed(left.0, right.0);
    let names = named_keys(documents);
    let shared = evidence.shared_keys(left.0, right.0).into_iter().filter_map(|(key, weight)| {
        let place = key as usize;
        Some(SharedKey { key: names.get(place)?.clone(), documents: corpus.keys.get(place)?.1, weight })
    });
    let together = groups.iter().any(|story| story.contains(&left) && story.contains(&right));
    let apart = match () {
        () if together => None,
        () if weighed.is_too_far => Some(Apart::TooFarApart),
        () if weighed.evidence < evidence.needed => Some(Apart::TooLittleShared),
        () if !weighed.shares_enough() => Some(Apart::SmallPart(weighed.part)),
        () if !evidence.is_candidate(left.0, right.0) => Some(Apart::NeverMet),
        () => Some(Apart::OtherStories),
    };
    Some(StoryLink {
        apart,
        shared: shared.collect(),
        days: weighed.days,
        against: weighed.against,
        elsewhere: weighed.elsewhere,
        evidence: weighed.evidence,
        needed: evidence.needed,
        documents: count,
    })
}

impl SharedKey {
    /// What is shared, in words: "the name Orlen Mill". Names are lower-cased as they are compared.
    pub fn describe(&self) -> String {
        let value = &self.key.value;
        match self.key.kind {
            KeyKind::Figure => format!("a figure with the digits {}", value.rsplit('/').next().unwrap_or(value)),
            KeyKind::Name => format!("the name \"{value}\""),
            KeyKind::Country => format!("the country \"{value}\""),
            KeyKind::Word => format!("the word \"{value}\""),
        }
    }
}
