//! One pair of claims, feature by feature.

use gainsay_lexicon::{Lexicon, lexicon};
use gainsay_model::{
    Assertion, Claim, ClaimIndex, FigureRelation, Name, PeriodRelation, Quantity, Role, Slip, Unit, figure_relation, is_unit_swap,
    slip_between,
};
use rust_decimal::Decimal;

use crate::{Census, Weights};

/// The level a pair fell into for one feature, and what that weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeatureLevel {
    pub feature: &'static str,
    pub level: &'static str,
    /// Hundredths of a bit.
    pub weight: i32,
}

/// How two claims compare: the explanation of whether they are held to be about one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub levels: Vec<FeatureLevel>,
    /// Prior and all weights, in hundredths of a bit.
    pub total: i32,
    /// Whether the total reaches the threshold.
    pub same_fact: bool,
}

struct Table<'w> {
    weights: &'w Weights,
    levels: Vec<FeatureLevel>,
}

impl Table<'_> {
    fn add(&mut self, feature: &'static str, level: &'static str) {
        debug_assert!(self.weights.knows(feature, level), "{feature}/{level} stands in weights.toml");
        self.levels.push(FeatureLevel { feature, level, weight: self.weights.of(feature, level) });
    }

    fn finish(self) -> Comparison {
        let total = self.weights.prior + self.levels.iter().map(|level| level.weight).sum::<i32>();
        Comparison { same_fact: total >= self.weights.threshold, total, levels: self.levels }
    }
}

/// Compares two claims of a story; nothing where their kinds cannot speak of one fact.
///
/// `census` is that of the same claims.
pub fn compare(claims: &[Claim], pair: (ClaimIndex, ClaimIndex), census: &Census, weights: &Weights) -> Option<Comparison> {
    let (left, right) = (&claims[pair.0.get()], &claims[pair.1.get()]);
    let (left_profile, right_profile) = (census.profile(pair.0), census.profile(pair.1));
    let mut table = Table { weights, levels: Vec::with_capacity(10) };
    match (&left.assertion, &right.assertion) {
        (Assertion::Figure(left_quantity), Assertion::Figure(right_quantity)) => {
            // A level and a change, per cent and points, are never one figure.
            let (left_unit, right_unit) = (left_quantity.unit, right_quantity.unit);
            if left_unit.dimension() != right_unit.dimension()
                || left_quantity.change.is_some() != right_quantity.change.is_some()
                || (left_unit == Unit::Percent) != (right_unit == Unit::Percent)
            {
                return None;
            }
            let value = value_level(left_quantity, right_quantity);
            table.add("value", value);
            figure_features(&mut table, claims, pair, value, census);
            // Every pair of a passage has its neighbours; beside figures that resemble each other they tell.
            if is_telling(value) {
                table.add("neighbours", census.passages().level(left, right));
            } else if census.passages().is_rest(left, right) {
                table.add("neighbours", "rest");
            }
            table.add("unique", census.level(pair.0, pair.1));
            table.add("group", left_profile.group_level(right_profile));
        }
        (Assertion::Superlative(left_superlative), Assertion::Superlative(right_superlative)) => {
            table.add("set", if left_superlative.set == right_superlative.set { "same" } else { "different" });
            table.add("leader", leader_level(left, right));
            table.add("names", left_profile.names_level(right_profile));
            table.add("terms", left_profile.terms_level(right_profile));
            table.add("period", period_level(left, right));
        }
        (Assertion::Enumeration(left_list), Assertion::Enumeration(right_list)) => {
            let shared = left_list
                .members
                .iter()
                .filter(|member| right_list.members.iter().any(|other| other.canonical == member.canonical))
                .count();
            table.add(
                "members",
                if shared > 1 {
                    "shared-several"
                } else if shared == 1 {
                    "shared"
                } else {
                    "none"
                },
            );
            table.add("set", if left_list.set == right_list.set { "same" } else { "different" });
            table.add("terms", left_profile.terms_level(right_profile));
        }
        (Assertion::Figure(quantity), Assertion::Enumeration(list)) | (Assertion::Enumeration(list), Assertion::Figure(quantity)) => {
            // A list that may leave members out says nothing about a count.
            let (figure, _) = if left.quantity().is_some() { (left, right) } else { (right, left) };
            let counted = figure.measure.as_ref().is_some_and(|measure| measure.class == list.set);
            if !counted || !list.complete || quantity.unit.dimension() != gainsay_model::Dimension::Count {
                return None;
            }
            table.add("kind", "count-of-list");
            table.add("set", "same");
            table.add("names", left_profile.names_level(right_profile));
            table.add("terms", left_profile.terms_level(right_profile));
        }
        (Assertion::Event, Assertion::Event) => {
            table.add("kind", "same");
            table.add("action", action_level(left, right, lexicon("en")));
            table.add("party", party(&left.subject, &right.subject));
            table.add("terms", left_profile.terms_level(right_profile));
            table.add("period", period_level(left, right));
        }
        (Assertion::Source(left_source), Assertion::Source(right_source)) => {
            table.add("kind", "same");
            table.add("party", if left_source.issuer.canonical == right_source.issuer.canonical { "same" } else { "different" });
            table.add("set", if left_source.kind == right_source.kind { "same" } else { "different" });
        }
        _ => return None,
    }
    Some(table.finish())
}

/// Whether two values are one, or what one slip makes of the other.
fn is_telling(value: &str) -> bool {
    matches!(
        value,
        "equal-rare" | "equal" | "equal-small" | "slip" | "slip-rare" | "digit-slip" | "other-unit" | "other-unit-rare" | "same-numeral"
    )
}

fn figure_features(table: &mut Table<'_>, claims: &[Claim], pair: (ClaimIndex, ClaimIndex), value: &str, census: &Census) {
    let (left, right) = (&claims[pair.0.get()], &claims[pair.1.get()]);
    let (left_profile, right_profile) = (census.profile(pair.0), census.profile(pair.1));
    let lexicon = lexicon("en");
    let measure = measure_level(left, right, lexicon);
    // Three digits alike but for a slip are hardly those of two groups of people: "176 passengers", "167 travellers".
    let people = measure == "different" && value.starts_with("slip") && [left, right].iter().all(|claim| counts_people(claim, lexicon));
    table.add("measure", if people { "unknown" } else { measure });
    table.add("counted", counted_level(left, right, value.starts_with("equal")));
    table.add("action", action_level(left, right, lexicon));
    // A figure of an earlier year is named for comparison, whether the words say so or not.
    let past = census.is_past(pair.0) && census.is_past(pair.1);
    let role = match () {
        () if past => "same",
        // Ten million a season is not what the fee was.
        () if !left_profile.is_of_one_rate(right_profile) => "different",
        () => role_level(left, right),
    };
    table.add("role", role);
    table.add("party", left_profile.party_level(right_profile));
    table.add("names", left_profile.names_level(right_profile));
    table.add("terms", left_profile.terms_level(right_profile));
    let period = period_level(left, right);
    let one_year = || {
        let year = |claim: &Claim| claim.period.as_ref().and_then(gainsay_model::Period::single_year);
        year(left) == year(right)
    };
    let period = match period {
        "disjoint" if past && one_year() => "past-year",
        "disjoint" if past => "disjoint-past",
        // Three digits of one unit are hardly those of two times: more likely one of the times is wrong.
        "disjoint" if value == "equal-rare" => "disjoint-rare",
        other => other,
    };
    table.add("period", period);
    table.add("place", place_level(left, right));
}

fn value_level(left: &Quantity, right: &Quantity) -> &'static str {
    if is_unit_swap(left, right) {
        let digits = left.significant_digits().len().min(right.significant_digits().len());
        return match digits {
            0 | 1 => "other-unit-round",
            2 => "other-unit",
            _ if left.value == right.value => "other-unit-rare",
            _ => "other-unit",
        };
    }
    match figure_relation(left, right) {
        FigureRelation::Equal => equal_level(left),
        // One numeral in two currencies is what a swapped sign leaves behind.
        FigureRelation::Incomparable if left.value == right.value && left.significant_digits().len() >= 3 => "same-numeral",
        FigureRelation::Incomparable => "incomparable",
        // The same number under other bounds is still the same number.
        _ if left.unit == right.unit && left.value == right.value => equal_level(left),
        // "More than $270" fits a billion too, and says nothing of it.
        FigureRelation::Compatible
            if !(left.bounds.is_closed() && right.bounds.is_closed())
                && left.bound != gainsay_model::Bound::Vague
                && right.bound != gainsay_model::Bound::Vague
                && far_apart(left.value, right.value) =>
        {
            "far"
        }
        FigureRelation::Compatible if close(left, right) => "compatible-close",
        FigureRelation::Compatible => "compatible",
        FigureRelation::Near => "near",
        FigureRelation::Conflict => {
            let (left_digits, right_digits) = (left.significant_digits().len(), right.significant_digits().len());
            let (digits, most_digits) = (left_digits.min(right_digits), left_digits.max(right_digits));
            match slip_between(left, right) {
                // Three digits alike meet by chance as rarely as three digits equal.
                Some(Slip::PowerOfTen(_) | Slip::MissingScale | Slip::SameNumeralOtherUnit) if digits >= 3 => "slip-rare",
                Some(Slip::PowerOfTen(_) | Slip::MissingScale | Slip::SameNumeralOtherUnit) if digits >= 2 => "slip",
                Some(Slip::TransposedDigits) => "slip",
                Some(Slip::DroppedDigit) if digits >= 2 => "digit-slip",
                _ if far_apart(left.value, right.value) => "far",
                // 135,908 and 135,890: figures of so many digits lie so near each other for a reason.
                _ if digits >= 3 && most_digits >= 4 && within(left, right, 200) => "close-rare",
                _ if digits >= 3 && within(left, right, 50) => "close",
                _ => "conflict",
            }
        }
    }
}

/// How much an equal value says depends on how many values there are to choose from.
fn equal_level(quantity: &Quantity) -> &'static str {
    match quantity.significant_digits().len() {
        0 | 1 => "equal-common",
        2 if quantity.value < Decimal::ONE_HUNDRED => "equal-small",
        2 => "equal",
        _ => "equal-rare",
    }
}

/// One is the other, rounded: two digits alike at least, and within a hundredth.
fn close(left: &Quantity, right: &Quantity) -> bool {
    let digits = |quantity: &Quantity| quantity.significant_digits().len();
    within(left, right, 100)
        && left.bounds.is_closed()
        && right.bounds.is_closed()
        && digits(left).min(digits(right)) >= 2
        && digits(left).max(digits(right)) >= 3
}

/// Whether two values differ by no more than one part in so many of the larger.
fn within(left: &Quantity, right: &Quantity, parts: i64) -> bool {
    let gap = (left.value - right.value).abs().checked_mul(Decimal::from(parts));
    left.unit == right.unit && gap.is_some_and(|gap| gap <= left.value.abs().max(right.value.abs()))
}

fn far_apart(left: Decimal, right: Decimal) -> bool {
    let (small, large) = if left.abs() < right.abs() { (left.abs(), right.abs()) } else { (right.abs(), left.abs()) };
    small.checked_mul(Decimal::from(3)).is_none_or(|scaled| scaled < large)
}

fn measure_level(left: &Claim, right: &Claim, lexicon: Option<&Lexicon>) -> &'static str {
    let measured = [left, right].iter().all(|claim| claim.quantity().is_some_and(|quantity| matches!(quantity.unit, Unit::Measure(_))));
    let is_count = [left, right].iter().all(|claim| claim.quantity().is_some_and(|quantity| quantity.unit == Unit::Count));
    let (Some(left), Some(right)) = (&left.measure, &right.measure) else {
        return "unknown";
    };
    // "2.3 million people", "2.3 million residents": whoever is meant is told in words that fit anybody.
    let anybody = |class: &str| matches!(class, "people" | "person" | "resident" | "inhabitant" | "citizen" | "soul");
    if is_count && left.class == right.class && anybody(&left.class) {
        return "anybody";
    }
    if left.class == right.class {
        return if left.classed { "same" } else { "same-thing" };
    }
    if is_count && anybody(&left.class) && anybody(&right.class) {
        return "unknown";
    }
    // "3,200 hectares of forest", "3,200 hectares of pines": what a measure is of names it less than what is counted does.
    if !left.classed && !right.classed && left.counted.is_none() && right.counted.is_none() && measured {
        return "unknown";
    }
    let distinct = lexicon.is_some_and(|lexicon| lexicon.are_distinct_measures(&left.class, &right.class));
    // Two counts of two named things, deaths and magnitudes, are never one; two names of one sum may be.
    let counted = left.classed && right.classed && !measured && is_count;
    if distinct || counted { "distinct" } else { "different" }
}

/// Whether a count's noun is a word for persons.
fn counts_people(claim: &Claim, lexicon: Option<&Lexicon>) -> bool {
    let noun = claim.measure.as_ref().map(|measure| measure.counted.as_deref().unwrap_or(measure.class.as_str()));
    noun.is_some_and(|noun| lexicon.is_some_and(|lexicon| lexicon.is_person(noun)))
}

fn counted_level(left: &Claim, right: &Claim, equal: bool) -> &'static str {
    let counted = |claim: &Claim| claim.measure.as_ref().filter(|measure| measure.classed).and_then(|measure| measure.counted.clone());
    let generic = |noun: &str| matches!(noun, "people" | "person" | "life" | "victim");
    match (counted(left), counted(right)) {
        (Some(left), Some(right)) if left == right || generic(&left) && generic(&right) => "same",
        (Some(left), Some(right)) if equal && (generic(&left) || generic(&right)) => "unknown",
        (Some(_), Some(_)) => "different",
        // "Killed 11 miners", "killed 11": one number of people leaves one of them unnamed.
        (Some(noun), None) | (None, Some(noun)) if !generic(&noun) && !equal => "different",
        _ => "unknown",
    }
}

fn action_level(left: &Claim, right: &Claim, lexicon: Option<&Lexicon>) -> &'static str {
    let (Some(left), Some(right)) = (&left.action, &right.action) else {
        return "unknown";
    };
    if left.class == right.class {
        return "same";
    }
    match lexicon {
        Some(lexicon) if lexicon.are_distinct_actions(&left.class, &right.class) => "distinct",
        Some(lexicon) if lexicon.are_related_actions(&left.class, &right.class) => "related",
        _ => "different",
    }
}

fn role_level(left: &Claim, right: &Claim) -> &'static str {
    // A total named as such and a plain figure are often one; so are a part and a plain figure.
    let folded = |role: Role| match role {
        Role::Total | Role::Part | Role::Plain => Role::Plain,
        other => other,
    };
    match (folded(left.role), folded(right.role)) {
        (Role::Plain, Role::Plain) => "same",
        (left, right) if left == right => "same-cue",
        // What is offered in one text is what will be paid in another.
        (Role::Plain | Role::Planned | Role::Forecast | Role::Offered, Role::Plain | Role::Planned | Role::Forecast | Role::Offered) => {
            "other-mood"
        }
        _ => "different",
    }
}

/// How the leaders of two superlatives stand to each other.
fn leader_level(left: &Claim, right: &Claim) -> &'static str {
    let winner = |claim: &Claim| claim.superlative().and_then(|superlative| superlative.winner.clone());
    let names = |claim: &Claim, name: &Name| claim.names.iter().any(|other| other.canonical == name.canonical);
    match (winner(left), winner(right)) {
        (Some(left), Some(right)) if left.canonical == right.canonical => "same",
        (Some(left_name), Some(right_name)) if left_name.kind != right_name.kind => "other-kind",
        (Some(left_name), Some(right_name)) if names(left, &right_name) || names(right, &left_name) => "rival-named",
        (Some(_), Some(_)) => "rival",
        _ => "unknown",
    }
}

fn party(left: &Option<Name>, right: &Option<Name>) -> &'static str {
    match (left, right) {
        (Some(left), Some(right)) if left.canonical == right.canonical => "same",
        (Some(left), Some(right)) if left.is_specific() && right.is_specific() => "different",
        _ => "unknown",
    }
}

fn period_level(left: &Claim, right: &Claim) -> &'static str {
    let (Some(left), Some(right)) = (&left.period, &right.period) else {
        return "unknown";
    };
    match left.relation(right) {
        PeriodRelation::Equal => "equal",
        PeriodRelation::OtherYear => "other-year",
        PeriodRelation::Contains | PeriodRelation::Within => "nested",
        PeriodRelation::Overlaps => "overlaps",
        PeriodRelation::Disjoint => "disjoint",
        PeriodRelation::Unknown => "unknown",
    }
}

fn place_level(left: &Claim, right: &Claim) -> &'static str {
    match (&left.place, &right.place) {
        (Some(left), Some(right)) if left.canonical == right.canonical => "same",
        (Some(left_place), Some(right_place)) => {
            let mentioned = |claim: &Claim, place: &Name| claim.names.iter().any(|name| name.canonical == place.canonical);
            if mentioned(left, right_place) || mentioned(right, left_place) {
                "nested"
            } else if left_place.kind == right_place.kind {
                "different"
            } else {
                "nested"
            }
        }
        _ => "unknown",
    }
}
