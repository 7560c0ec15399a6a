//! What is true in one story: every fact of its kind with a value.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::random::Random;
use crate::story::figures::{currency_named, unit_named};
use crate::story::kinds::{Fact, Kind, Sort};
use crate::story::value::Value;
use crate::words;

#[derive(Clone, Debug)]
pub(crate) struct World {
    /// The day of the first article.
    pub today: NaiveDate,
    pub facts: BTreeMap<&'static str, Value>,
    /// How far ahead of Greenwich the clocks of the place are.
    pub zone: i64,
}

impl World {
    pub(crate) fn draw(kind: &'static Kind, random: &mut Random) -> Self {
        let first = NaiveDate::from_ymd_opt(2023, 2, 6).unwrap_or_default();
        let today = first + Days::new(random.below(1_300));
        let zone = i64::try_from(random.below(18)).unwrap_or(0) - 8;
        let mut world = Self { today, facts: BTreeMap::new(), zone };
        for fact in &kind.fact {
            let value = world.value(fact, random);
            world.facts.insert(&fact.id, value);
        }
        world
    }

    fn figure(&self, id: &str) -> Decimal {
        self.facts.get(id).and_then(|value| value.figure(usize::MAX)).unwrap_or_else(|| panic!("no figure {id}"))
    }

    fn value(&self, fact: &'static Fact, random: &mut Random) -> Value {
        match fact.sort {
            Sort::Count => Value::Count(drawn(fact, random)),
            Sort::Toll => {
                let last = drawn(fact, random);
                let middle = (last * percent(random.between(60, 100))).floor().max(Decimal::ONE);
                let early = (middle * percent(random.between(35, 100))).floor().max(Decimal::ONE);
                Value::Toll(vec![early, middle, last])
            }
            Sort::Money => Value::Money(drawn(fact, random), currency_named(&fact.unit)),
            Sort::Measure => Value::Measure(drawn(fact, random), unit_named(&fact.unit)),
            Sort::Percent => Value::Percent(Decimal::from(random.between(fact.from * 10, fact.to * 10)) / Decimal::TEN),
            Sort::Part | Sort::Changed => {
                let whole = &self.facts[fact.of[0].as_str()];
                let share = self.figure(&fact.of[0]) * percent(random.between(fact.from, fact.to));
                let digits = if fact.digits == 0 { 28 } else { fact.digits };
                let figure = match whole {
                    Value::Percent(_) => share.round_dp(1),
                    Value::Money(..) => share.round_sf(digits.min(4)).unwrap_or(share).round(),
                    _ => share.round().round_sf(digits).unwrap_or(share).max(Decimal::ONE),
                };
                whole.with_figure(figure)
            }
            Sort::Change => {
                let (before, after) = (self.figure(&fact.of[0]), self.figure(&fact.of[1]));
                Value::Percent(((after - before).abs() * Decimal::ONE_HUNDRED / before).round_dp(1))
            }
            Sort::Day => Value::Day(self.today - Days::new(random.between(fact.from, fact.to))),
            Sort::Month => {
                let month = self.today - Days::new(30 * random.between(fact.from, fact.to));
                Value::Period { year: month.year(), from: month.month(), to: month.month() }
            }
            Sort::Period => self.period(random),
            Sort::Year => Value::Year(self.today.year() - i32::try_from(random.between(fact.from, fact.to)).unwrap_or(1)),
            Sort::Verb => Value::Verb(fact.of.is_empty() || self.figure(&fact.of[1]) > self.figure(&fact.of[0])),
            Sort::Clock => Value::Clock(i64::try_from(random.between(5, 1_435)).unwrap_or(600), self.zone),
            Sort::List => {
                let count = usize::try_from(random.between(fact.from, fact.to)).unwrap_or(4);
                let mut names = Vec::new();
                while names.len() < count {
                    let name = self.name(fact, random);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                Value::List(names, count)
            }
            _ => Value::Name(self.other_name(fact, random)),
        }
    }

    /// A name for the fact that none of the facts it must differ from has.
    pub(crate) fn other_name(&self, fact: &Fact, random: &mut Random) -> String {
        let taken: Vec<&Value> =
            [fact.unlike.as_deref(), Some(&*fact.id)].into_iter().flatten().filter_map(|id| self.facts.get(id)).collect();
        loop {
            let name = self.name(fact, random);
            if !taken.iter().any(|value| **value == Value::Name(name.clone())) {
                return name;
            }
        }
    }

    fn name(&self, fact: &Fact, random: &mut Random) -> String {
        match fact.sort {
            _ if !fact.pool.is_empty() => fact.pool[random.index(fact.pool.len())].clone(),
            Sort::Country | Sort::List => random.pick(words::COUNTRIES).to_owned(),
            Sort::City => random.pick(words::CITIES).to_owned(),
            Sort::Company => format!("{} {}", random.pick(words::COMPANY_STARTS), random.pick(words::COMPANY_ENDS)),
            Sort::Person => format!("{} {}", random.pick(words::FIRST_NAMES), random.pick(words::SURNAMES)),
            Sort::Club => format!("{} {}", town(random), random.pick(words::SPORTS_SIDES)),
            _ => town(random),
        }
    }

    /// A half, a quarter, nine months or a year, over by today.
    fn period(&self, random: &mut Random) -> Value {
        let (from, to) = [(1, 6), (1, 3), (4, 6), (7, 9), (10, 12), (1, 9), (1, 12), (7, 12)][random.index(8)];
        let year = if self.today.month() > to { self.today.year() } else { self.today.year() - 1 };
        Value::Period { year, from, to }
    }
}

fn town(random: &mut Random) -> String {
    format!("{}{}", random.pick(words::TOWN_STARTS), random.pick(words::TOWN_ENDS))
}

fn percent(percent: u64) -> Decimal {
    Decimal::from(percent) / Decimal::ONE_HUNDRED
}

/// A figure between the fact's ends, as likely small as large.
fn drawn(fact: &Fact, random: &mut Random) -> Decimal {
    let (mut low, mut high) = (fact.from.max(1), fact.to.max(1));
    // Halving the range by powers of two draws the size before the digits.
    while high / 2 > low && random.percent(50) {
        high /= 2;
    }
    low = low.max(high / 2).min(high);
    let value = Decimal::from(random.between(low, high));
    if fact.digits == 0 { value } else { value.round_sf(fact.digits).unwrap_or(value) }
}
