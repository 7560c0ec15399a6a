//! Cheap keys that bring together claims worth comparing.
//!
//! A key is a plain string, so that grouping can run as "key, then group by key" on any engine.

use gainsay_model::{Assertion, Claim, Dimension, NameKind, Unit};

/// One key of a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockKey(pub String);

impl BlockKey {
    /// What two claims that share the key have in common, for readers.
    pub fn describe(&self) -> String {
        let (kind, value) = self.0.split_once(':').unwrap_or(("", &self.0));
        let value = value.rsplit_once('/').map_or(value, |(_, value)| value);
        match kind {
            "digits" => format!("figures with the digits {value}"),
            "measure" => format!("figures of {value}"),
            "action" => format!("figures of one kind of action: {value}"),
            "dimension" => format!("figures of one kind: {value}"),
            "name" => format!("figures in sentences that name {value}"),
            "set" => format!("rankings of one kind of thing: {value}"),
            "leader" => format!("rankings that {value} leads"),
            "list" => format!("lists of one kind of thing: {value}"),
            "member" => format!("lists that hold {value}"),
            "event" => format!("events of {value}"),
            "source" => format!("what {value} issued"),
            _ => value.to_owned(),
        }
    }
}

/// The keys of a claim; two claims that share none are never compared.
pub fn block_keys(claim: &Claim) -> Vec<BlockKey> {
    let mut keys = Vec::new();
    let mut key = |kind: &str, value: &str| keys.push(BlockKey(format!("{kind}:{value}")));
    match &claim.assertion {
        Assertion::Figure(quantity) => {
            // An age meets only the age of the same person.
            if quantity.unit.dimension() == Dimension::Age {
                keys.extend(claim.subject.iter().map(|name| BlockKey(format!("age:{}", name.canonical))));
                return keys;
            }
            // "Twice the 400" says nothing without its two figures, which stand beside it.
            if quantity.unit == Unit::Multiple {
                return keys;
            }
            // An amount given again in another unit speaks through its original.
            if claim.restates() {
                return keys;
            }
            let dimension = quantity.unit.dimension().name();
            let digits = quantity.significant_digits();
            if digits.len() >= 2 {
                key("digits", &format!("{dimension}/{digits}"));
            }
            if let Some(measure) = &claim.measure {
                key("measure", &format!("{dimension}/{}", measure.class));
            }
            if let Some(action) = claim.action.as_ref().filter(|action| action.classed) {
                key("action", &format!("{dimension}/{}", action.class));
            }
            if let Unit::Measure(_) = quantity.unit {
                key("dimension", dimension);
            }
            for name in claim.names.iter().filter(|name| !matches!(name.kind, NameKind::Country | NameKind::Thing)) {
                key("name", &format!("{dimension}/{}", name.canonical));
            }
        }
        Assertion::Superlative(superlative) => {
            key("set", &superlative.set);
            for name in superlative.winner.iter().filter(|name| name.kind != NameKind::Thing) {
                key("leader", &name.canonical);
            }
        }
        Assertion::Enumeration(enumeration) => {
            key("list", &enumeration.set);
            for member in &enumeration.members {
                key("member", &member.canonical);
            }
            // A count of the listed things meets its list here.
            key("measure", &format!("count/{}", enumeration.set));
        }
        Assertion::Event => {
            if let (Some(action), Some(subject)) = (&claim.action, &claim.subject) {
                key("event", &format!("{}/{}", action.class, subject.canonical));
            }
        }
        Assertion::Source(source) => key("source", &source.issuer.canonical),
        // Rules of their own compare these.
        Assertion::Calendar(_) | Assertion::Identity(_) | Assertion::Quotation | Assertion::Bearing => {}
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
