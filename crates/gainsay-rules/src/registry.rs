//! The table of rules.

use gainsay_model::{DocumentIndex, Draft, RuleInfo, Topic};

use crate::Scene;

/// One comparison.
#[derive(Debug)]
pub struct Rule {
    pub info: RuleInfo,
    pub check: Check,
}

/// What a rule must see at once.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Claims held to speak of one fact.
    Topic(fn(&Scene<'_>, &Topic) -> Vec<Draft>),
    /// The claims of one document.
    Document(fn(&Scene<'_>, DocumentIndex) -> Vec<Draft>),
    /// All claims of the story.
    Story(fn(&Scene<'_>) -> Vec<Draft>),
}

/// Declares a group's rule modules and lists their `RULE`s.
macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        pub(crate) static RULES: &[&crate::Rule] = &[$(&$module::RULE),+];
    };
}

/// Every rule, by code.
pub fn rules() -> Vec<&'static Rule> {
    let groups = [
        crate::figures::RULES,
        crate::time::RULES,
        crate::currency::RULES,
        crate::arithmetic::RULES,
        crate::words::RULES,
        crate::attribution::RULES,
        crate::sourcing::RULES,
    ];
    let mut all: Vec<&'static Rule> = groups.concat();
    all.sort_by_key(|rule| rule.info.code);
    all
}

/// The rule with this name or code.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    rules().into_iter().find(|rule| rule.info.name == name || rule.info.code.eq_ignore_ascii_case(name))
}
