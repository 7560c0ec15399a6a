//! One pair of claims, feature by feature.

use gainsay_lexicon::{Lexicon, lexicon};
use gainsay_model::{
    Assertion, Claim, ClaimIndex, FigureRelation, Name, PeriodRelation, Quantity, Role, Slip, Unit, figure_relation, is_unit_swap,
    slip_between,
};
use rust_decimal::Decimal;

use crate::weights::FEATURES;
use crate::{Census, Level, Weights};

/// How two claims compare: the explanation of whether they are held to be about one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// One a feature at most, in the order of comparison. In place, since millions of pairs are kept.
    levels: [Option<Level>; FEATURES],
    /// Prior and all weights, in hundredths of a bit.
    pub total: i32,
    /// Whether the total reaches the threshold.
    pub same_fact: bool,
}

impl Comparison {
    /// What the pair came to in each thing it was compared in, in the order of comparison.
    pub fn levels(&self) -> impl Iterator<Item = Level> + '_ {
        self.levels.iter().map_while(|level| *level)
    }
}

struct Table<'w> {
    weights: &'w Weights,
    levels: [Option<Level>; FEATURES],
    count: usize,
    total: i32,
}

impl<'w> Table<'w> {
    fn new(weights: &'w Weights) -> Self {
        Self { weights, levels: [None; FEATURES], count: 0, total: weights.prior }
    }

    fn add(&mut self, level: Level) {
        debug_assert!(self.levels.iter().flatten().all(|other| other.feature() != level.feature()), "{level:?} is a second level");
        if let Some(place) = self.levels.get_mut(self.count) {
            *place = Some(level);
            self.count += 1;
            self.total += self.weights.of(level);
        }
    }

    fn finish(self) -> Comparison {
        Comparison { same_fact: self.total >= self.weights.threshold, total: self.total, levels: self.levels }
    }
}

/// Compares two claims of a story; nothing where their kinds cannot speak of one fact.
///
/// `census` is that of the same claims.
pub fn compare(claims: &[Claim], pair: (ClaimIndex, ClaimIndex), census: &Census, weights: &Weights) -> Option<Comparison> {
    let (left, right) = (&claims[pair.0.get()], &claims[pair.1.get()]);
    let (left_profile, right_profile) = (census.profile(pair.0), census.profile(pair.1));
    let mut table = Table::new(weights);
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
            let digits = [left_profile, right_profile].map(|profile| profile.figure.digits);
            let value = value_level(left_quantity, right_quantity, digits);
            table.add(value);
            figure_features(&mut table, claims, pair, value, census);
            // Every pair of a passage has its neighbours; beside figures that resemble each other they tell.
            if is_telling(value) {
                table.add(census.passages().level(pair.0, pair.1));
            } else if census.passages().is_rest((pair.0, left_unit), (pair.1, right_unit)) {
                table.add(Level::NeighboursRest);
            }
            table.add(census.level(pair.0, pair.1));
            table.add(left_profile.group_level(right_profile));
        }
        (Assertion::Superlative(left_superlative), Assertion::Superlative(right_superlative)) => {
            table.add(if left_superlative.set == right_superlative.set { Level::SetSame } else { Level::SetDifferent });
            table.add(leader_level(left, right));
            table.add(left_profile.names_level(right_profile));
            table.add(left_profile.terms_level(right_profile));
            table.add(period_level(left, right));
        }
        (Assertion::Enumeration(left_list), Assertion::Enumeration(right_list)) => {
            let shared = left_list
                .members
                .iter()
                .filter(|member| right_list.members.iter().any(|other| other.canonical == member.canonical))
                .count();
            table.add(if shared > 1 {
                Level::MembersSharedSeveral
            } else if shared == 1 {
                Level::MembersShared
            } else {
                Level::MembersNone
            });
            table.add(if left_list.set == right_list.set { Level::SetSame } else { Level::SetDifferent });
            table.add(left_profile.terms_level(right_profile));
        }
        (Assertion::Figure(quantity), Assertion::Enumeration(list)) | (Assertion::Enumeration(list), Assertion::Figure(quantity)) => {
            // A list that may leave members out says nothing about a count.
            let (figure, _) = if left.quantity().is_some() { (left, right) } else { (right, left) };
            let counted = figure.measure.as_ref().is_some_and(|measure| measure.class == list.set);
            if !counted || !list.complete || quantity.unit.dimension() != gainsay_model::Dimension::Count {
                return None;
            }
            table.add(Level::KindCountOfList);
            table.add(Level::SetSame);
            table.add(left_profile.names_level(right_profile));
            table.add(left_profile.terms_level(right_profile));
        }
        (Assertion::Event, Assertion::Event) => {
            table.add(Level::KindSame);
            table.add(left_profile.figure.action_level(&right_profile.figure, lexicon("en")));
            table.add(party(&left.subject, &right.subject));
            table.add(left_profile.terms_level(right_profile));
            table.add(period_level(left, right));
        }
        (Assertion::Source(left_source), Assertion::Source(right_source)) => {
            table.add(Level::KindSame);
            table.add(if left_source.issuer.canonical == right_source.issuer.canonical { Level::PartySame } else { Level::PartyDifferent });
            table.add(if left_source.kind == right_source.kind { Level::SetSame } else { Level::SetDifferent });
        }
        _ => return None,
    }
    Some(table.finish())
}

/// Whether two values are one number.
fn is_equal(value: Level) -> bool {
    matches!(value, Level::ValueEqualRare | Level::ValueEqual | Level::ValueEqualSmall | Level::ValueEqualCommon)
}

/// Whether two values are one, or what one slip makes of the other.
fn is_telling(value: Level) -> bool {
    matches!(
        value,
        Level::ValueEqualRare
            | Level::ValueEqual
            | Level::ValueEqualSmall
            | Level::ValueSlip
            | Level::ValueSlipRare
            | Level::ValueDigitSlip
            | Level::ValueOtherUnit
            | Level::ValueOtherUnitRare
            | Level::ValueSameNumeral
    )
}

fn figure_features(table: &mut Table<'_>, claims: &[Claim], pair: (ClaimIndex, ClaimIndex), value: Level, census: &Census) {
    let (left, right) = (&claims[pair.0.get()], &claims[pair.1.get()]);
    let (left_profile, right_profile) = (census.profile(pair.0), census.profile(pair.1));
    let (left_figure, right_figure) = (&left_profile.figure, &right_profile.figure);
    let lexicon = lexicon("en");
    let measure = left_figure.measure_level(right_figure, lexicon);
    // Three digits alike but for a slip are hardly those of two groups of people: "176 passengers", "167 travellers".
    let people = measure == Level::MeasureDifferent
        && matches!(value, Level::ValueSlip | Level::ValueSlipRare)
        && [left, right].iter().all(|claim| counts_people(claim, lexicon));
    table.add(if people { Level::MeasureUnknown } else { measure });
    table.add(left_figure.counted_level(right_figure, is_equal(value)));
    table.add(left_figure.action_level(right_figure, lexicon));
    // A figure of an earlier year is named for comparison, whether the words say so or not.
    let past = census.is_past(pair.0) && census.is_past(pair.1);
    let role = match () {
        () if past => Level::RoleSame,
        // Ten million a season is not what the fee was.
        () if !left_profile.is_of_one_rate(right_profile) => Level::RoleDifferent,
        () => role_level(left, right),
    };
    table.add(role);
    table.add(left_profile.party_level(right_profile));
    table.add(left_profile.names_level(right_profile));
    table.add(left_profile.terms_level(right_profile));
    let period = period_level(left, right);
    let one_year = || {
        let year = |claim: &Claim| claim.period.as_ref().and_then(gainsay_model::Period::single_year);
        year(left) == year(right)
    };
    let period = match period {
        Level::PeriodDisjoint if past && one_year() => Level::PeriodPastYear,
        Level::PeriodDisjoint if past => Level::PeriodDisjointPast,
        // Three digits of one unit are hardly those of two times: more likely one of the times is wrong.
        Level::PeriodDisjoint if value == Level::ValueEqualRare => Level::PeriodDisjointRare,
        other => other,
    };
    table.add(period);
    table.add(place_level(left, right));
}

/// `digits` are the significant digits of the two.
fn value_level(left: &Quantity, right: &Quantity, digits: [usize; 2]) -> Level {
    let (fewest, most) = (digits[0].min(digits[1]), digits[0].max(digits[1]));
    if is_unit_swap(left, right) {
        return match fewest {
            0 | 1 => Level::ValueOtherUnitRound,
            2 => Level::ValueOtherUnit,
            _ if left.value == right.value => Level::ValueOtherUnitRare,
            _ => Level::ValueOtherUnit,
        };
    }
    match figure_relation(left, right) {
        FigureRelation::Equal => equal_level(left, digits[0]),
        // One numeral in two currencies is what a swapped sign leaves behind.
        FigureRelation::Incomparable if left.value == right.value && digits[0] >= 3 => Level::ValueSameNumeral,
        FigureRelation::Incomparable => Level::ValueIncomparable,
        // The same number under other bounds is still the same number.
        _ if left.unit == right.unit && left.value == right.value => equal_level(left, digits[0]),
        // "More than $270" fits a billion too, and says nothing of it.
        FigureRelation::Compatible
            if !(left.bounds.is_closed() && right.bounds.is_closed())
                && left.bound != gainsay_model::Bound::Vague
                && right.bound != gainsay_model::Bound::Vague
                && far_apart(left.value, right.value) =>
        {
            Level::ValueFar
        }
        FigureRelation::Compatible if close(left, right, fewest, most) => Level::ValueCompatibleClose,
        FigureRelation::Compatible => Level::ValueCompatible,
        FigureRelation::Near => Level::ValueNear,
        FigureRelation::Conflict => {
            match slip_between(left, right) {
                // Three digits alike meet by chance as rarely as three digits equal.
                Some(Slip::PowerOfTen(_) | Slip::MissingScale | Slip::SameNumeralOtherUnit) if fewest >= 3 => Level::ValueSlipRare,
                Some(Slip::PowerOfTen(_) | Slip::MissingScale | Slip::SameNumeralOtherUnit) if fewest >= 2 => Level::ValueSlip,
                Some(Slip::TransposedDigits) => Level::ValueSlip,
                Some(Slip::DroppedDigit) if fewest >= 2 => Level::ValueDigitSlip,
                _ if far_apart(left.value, right.value) => Level::ValueFar,
                // 135,908 and 135,890: figures of so many digits lie so near each other for a reason.
                _ if fewest >= 3 && most >= 4 && within(left, right, 200) => Level::ValueCloseRare,
                _ if fewest >= 3 && within(left, right, 50) => Level::ValueClose,
                _ => Level::ValueConflict,
            }
        }
    }
}

/// How much an equal value says depends on how many values there are to choose from.
fn equal_level(quantity: &Quantity, digits: usize) -> Level {
    match digits {
        0 | 1 => Level::ValueEqualCommon,
        2 if quantity.value < Decimal::ONE_HUNDRED => Level::ValueEqualSmall,
        2 => Level::ValueEqual,
        _ => Level::ValueEqualRare,
    }
}

/// One is the other, rounded: two digits alike at least, and within a hundredth.
fn close(left: &Quantity, right: &Quantity, fewest: usize, most: usize) -> bool {
    fewest >= 2 && most >= 3 && left.bounds.is_closed() && right.bounds.is_closed() && within(left, right, 100)
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

/// Whether a count's noun is a word for persons.
fn counts_people(claim: &Claim, lexicon: Option<&Lexicon>) -> bool {
    let noun = claim.measure.as_ref().map(|measure| measure.counted.as_deref().unwrap_or(measure.class.as_str()));
    noun.is_some_and(|noun| lexicon.is_some_and(|lexicon| lexicon.is_person(noun)))
}

fn role_level(left: &Claim, right: &Claim) -> Level {
    // A total named as such and a plain figure are often one; so are a part and a plain figure.
    let folded = |role: Role| match role {
        Role::Total | Role::Part | Role::Plain => Role::Plain,
        other => other,
    };
    match (folded(left.role), folded(right.role)) {
        (Role::Plain, Role::Plain) => Level::RoleSame,
        (left, right) if left == right => Level::RoleSameCue,
        // What is offered in one text is what will be paid in another.
        (Role::Plain | Role::Planned | Role::Forecast | Role::Offered, Role::Plain | Role::Planned | Role::Forecast | Role::Offered) => {
            Level::RoleOtherMood
        }
        _ => Level::RoleDifferent,
    }
}

/// How the leaders of two superlatives stand to each other.
fn leader_level(left: &Claim, right: &Claim) -> Level {
    let winner = |claim: &Claim| claim.superlative().and_then(|superlative| superlative.winner.clone());
    let names = |claim: &Claim, name: &Name| claim.names.iter().any(|other| other.canonical == name.canonical);
    match (winner(left), winner(right)) {
        (Some(left), Some(right)) if left.canonical == right.canonical => Level::LeaderSame,
        (Some(left_name), Some(right_name)) if left_name.kind != right_name.kind => Level::LeaderOtherKind,
        (Some(left_name), Some(right_name)) if names(left, &right_name) || names(right, &left_name) => Level::LeaderRivalNamed,
        (Some(_), Some(_)) => Level::LeaderRival,
        _ => Level::LeaderUnknown,
    }
}

fn party(left: &Option<Name>, right: &Option<Name>) -> Level {
    match (left, right) {
        (Some(left), Some(right)) if left.canonical == right.canonical => Level::PartySame,
        (Some(left), Some(right)) if left.is_specific() && right.is_specific() => Level::PartyDifferent,
        _ => Level::PartyUnknown,
    }
}

fn period_level(left: &Claim, right: &Claim) -> Level {
    let (Some(left), Some(right)) = (&left.period, &right.period) else {
        return Level::PeriodUnknown;
    };
    match left.relation(right) {
        PeriodRelation::Equal => Level::PeriodEqual,
        PeriodRelation::OtherYear => Level::PeriodOtherYear,
        PeriodRelation::Contains | PeriodRelation::Within => Level::PeriodNested,
        PeriodRelation::Overlaps => Level::PeriodOverlaps,
        PeriodRelation::Disjoint => Level::PeriodDisjoint,
        PeriodRelation::Unknown => Level::PeriodUnknown,
    }
}

fn place_level(left: &Claim, right: &Claim) -> Level {
    match (&left.place, &right.place) {
        (Some(left), Some(right)) if left.canonical == right.canonical => Level::PlaceSame,
        (Some(left_place), Some(right_place)) => {
            let mentioned = |claim: &Claim, place: &Name| claim.names.iter().any(|name| name.canonical == place.canonical);
            if mentioned(left, right_place) || mentioned(right, left_place) {
                Level::PlaceNested
            } else if left_place.kind == right_place.kind {
                Level::PlaceDifferent
            } else {
                Level::PlaceNested
            }
        }
        _ => Level::PlaceUnknown,
    }
}
