//! Cheap keys that bring together claims worth comparing.
//!
//! A key is a plain string, so that grouping can run as "key, then group by key" on any engine.

use gainsay_lexicon::lexicon;
use gainsay_model::{Assertion, Claim, Dimension, NameKind, SmolStr, Unit};

use crate::profile::thing_of;

/// One key of a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockKey(pub SmolStr);

/// What a key is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockingRule {
    Digits,
    /// Three digits or more, sorted: two that change places bring no other key along.
    AnyOrder,
    Measure,
    Action,
    Dimension,
    Name,
    /// The figure's claim is an age: nothing but the person is a key of it.
    Age,
    Set,
    Leader,
    List,
    Member,
    Event,
    Source,
}

impl BlockingRule {
    pub const ALL: [Self; 13] = [
        Self::Digits,
        Self::AnyOrder,
        Self::Measure,
        Self::Action,
        Self::Dimension,
        Self::Name,
        Self::Age,
        Self::Set,
        Self::Leader,
        Self::List,
        Self::Member,
        Self::Event,
        Self::Source,
    ];

    /// The word a key begins with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::AnyOrder => "any-order",
            Self::Measure => "measure",
            Self::Action => "action",
            Self::Dimension => "dimension",
            Self::Name => "name",
            Self::Age => "age",
            Self::Set => "set",
            Self::Leader => "leader",
            Self::List => "list",
            Self::Member => "member",
            Self::Event => "event",
            Self::Source => "source",
        }
    }

    /// The features that two claims brought together by the rule are bound to be alike in: such pairs say nothing about
    /// how often those are alike.
    pub(crate) fn settles(self) -> &'static [&'static str] {
        match self {
            Self::Digits | Self::AnyOrder => &["value"],
            Self::Measure => &["measure", "counted", "unique", "set", "kind"],
            Self::Action => &["action"],
            Self::Dimension => &[],
            Self::Name | Self::Age => &["names", "party"],
            Self::Set | Self::List => &["set"],
            Self::Leader => &["leader", "names"],
            Self::Member => &["members"],
            Self::Event => &["action", "party"],
            Self::Source => &["party"],
        }
    }
}

impl BlockKey {
    fn new(rule: BlockingRule, value: &str) -> Self {
        Self([rule.name(), ":", value].into_iter().collect())
    }

    /// A key that two figures of different dimensions never share.
    fn within(dimension: &str, rule: BlockingRule, value: &str) -> Self {
        Self([rule.name(), ":", dimension, "/", value].into_iter().collect())
    }

    /// The rule that gave the key; nothing for a string that none gives.
    pub fn rule(&self) -> Option<BlockingRule> {
        let (name, _) = self.0.split_once(':')?;
        BlockingRule::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// What two claims that share the key have in common, for readers.
    pub fn describe(&self) -> String {
        let value = self.0.split_once(':').map_or("", |(_, value)| value);
        let value = value.rsplit_once('/').map_or(value, |(_, value)| value);
        match self.rule() {
            Some(BlockingRule::Digits) => format!("figures with the digits {value}"),
            Some(BlockingRule::AnyOrder) => format!("figures with the digits {value} in any order"),
            Some(BlockingRule::Measure) => format!("figures of {value}"),
            Some(BlockingRule::Action) => format!("figures of one kind of action: {value}"),
            Some(BlockingRule::Dimension) => format!("figures of one kind: {value}"),
            Some(BlockingRule::Name) => format!("figures in sentences that name {value}"),
            Some(BlockingRule::Age) => format!("ages of {value}"),
            Some(BlockingRule::Set) => format!("rankings of one kind of thing: {value}"),
            Some(BlockingRule::Leader) => format!("rankings that {value} leads"),
            Some(BlockingRule::List) => format!("lists of one kind of thing: {value}"),
            Some(BlockingRule::Member) => format!("lists that hold {value}"),
            Some(BlockingRule::Event) => format!("events of {value}"),
            Some(BlockingRule::Source) => format!("what {value} issued"),
            None => value.to_owned(),
        }
    }
}

/// The keys of a claim; two claims that share none are never compared.
pub fn block_keys(claim: &Claim) -> Vec<BlockKey> {
    let mut keys = Vec::new();
    let mut key = |rule: BlockingRule, value: &str| keys.push(BlockKey::new(rule, value));
    match &claim.assertion {
        // A rule of its own compares these.
        Assertion::Figure(_) if claim.stands_apart() => {}
        Assertion::Figure(quantity) => {
            // An age meets only the age of the same person.
            if quantity.unit.dimension() == Dimension::Age {
                keys.extend(claim.subject.iter().map(|name| BlockKey::new(BlockingRule::Age, &name.canonical)));
                return keys;
            }
            // "Twice the 400" says nothing without its two figures, which stand beside it.
            if quantity.unit == Unit::Multiple {
                return keys;
            }
            // The times of a race are each somebody's own; a rule of its own compares them.
            if claim.measure.as_ref().is_some_and(|measure| matches!(measure.class.as_str(), "result-time" | "margin")) {
                return keys;
            }
            // An amount given again in another unit speaks through its original.
            if claim.restates() {
                return keys;
            }
            let dimension = quantity.unit.dimension().name();
            let mut key = |rule: BlockingRule, value: &str| keys.push(BlockKey::within(dimension, rule, value));
            let digits = quantity.significant_digits();
            if digits.len() >= 2 {
                key(BlockingRule::Digits, &digits);
            }
            // Two digits that change places bring no other key along; round figures have few digits to swap.
            if digits.len() >= 3 {
                let mut sorted: Vec<char> = digits.chars().collect();
                sorted.sort_unstable();
                key(BlockingRule::AnyOrder, &sorted.into_iter().collect::<SmolStr>());
            }
            if let Some(measure) = &claim.measure {
                key(BlockingRule::Measure, thing_of(measure, lexicon("en")));
            }
            if let Some(action) = claim.action.as_ref().filter(|action| action.classed) {
                key(BlockingRule::Action, &action.class);
            }
            for name in claim.names.iter().filter(|name| name.is_specific()) {
                key(BlockingRule::Name, &name.canonical);
            }
            if let Unit::Measure(_) = quantity.unit {
                keys.push(BlockKey::new(BlockingRule::Dimension, dimension));
            }
        }
        Assertion::Superlative(superlative) => {
            key(BlockingRule::Set, &superlative.set);
            for name in superlative.winner.iter().filter(|name| name.kind != NameKind::Thing) {
                key(BlockingRule::Leader, &name.canonical);
            }
        }
        Assertion::Enumeration(enumeration) => {
            key(BlockingRule::List, &enumeration.set);
            for member in &enumeration.members {
                key(BlockingRule::Member, &member.canonical);
            }
            // A count of the listed things meets its list here.
            key(BlockingRule::Measure, &format!("count/{}", enumeration.set));
        }
        Assertion::Event => {
            if let (Some(action), Some(subject)) = (&claim.action, &claim.subject) {
                key(BlockingRule::Event, &format!("{}/{}", action.class, subject.canonical));
            }
        }
        Assertion::Source(source) => key(BlockingRule::Source, &source.issuer.canonical),
        // Rules of their own compare these.
        Assertion::Calendar(_) | Assertion::Identity(_) | Assertion::Quotation | Assertion::Bearing => {}
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
