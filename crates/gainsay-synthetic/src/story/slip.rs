//! The ways an outlet gets a fact wrong.

use chrono::Days;
use rust_decimal::Decimal;

use crate::random::Random;
use crate::story::figures::{UNITS, scaled};
use crate::story::kinds::Fact;
use crate::story::teller::{How, Wrong};
use crate::story::value::Value;
use crate::story::world::World;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// Million for billion, or a power of ten.
    Magnitude,
    /// A digit dropped, doubled, or swapped with its neighbour.
    Digit,
    /// Another figure that no slip of the pen explains.
    Figure,
    Year,
    /// Another day of the same month or the next.
    Date,
    /// A weekday that the date beside it is not.
    Weekday,
    Month,
    /// The same numeral with another unit of measure.
    Unit,
    /// The same numeral with another currency.
    Currency,
    /// A sum or measure and its conversion do not fit.
    Conversion,
    /// A percent change that the figures beside it do not give.
    Change,
    /// A part larger than its whole.
    Part,
    /// A number that its list does not have.
    List,
    Superlative,
    Attribution,
    Direction,
    Place,
    Action,
    /// The headline's figure is not the article's.
    Headline,
}

impl Slip {
    pub const ALL: [Self; 19] = [
        Self::Magnitude,
        Self::Digit,
        Self::Figure,
        Self::Year,
        Self::Date,
        Self::Weekday,
        Self::Month,
        Self::Unit,
        Self::Currency,
        Self::Conversion,
        Self::Change,
        Self::Part,
        Self::List,
        Self::Superlative,
        Self::Attribution,
        Self::Direction,
        Self::Place,
        Self::Action,
        Self::Headline,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Magnitude => "magnitude",
            Self::Digit => "digit",
            Self::Figure => "figure",
            Self::Year => "year",
            Self::Date => "date",
            Self::Weekday => "weekday",
            Self::Month => "month",
            Self::Unit => "unit",
            Self::Currency => "currency",
            Self::Conversion => "conversion",
            Self::Change => "percent change",
            Self::Part => "part and whole",
            Self::List => "list count",
            Self::Superlative => "superlative",
            Self::Attribution => "attribution",
            Self::Direction => "direction",
            Self::Place => "place",
            Self::Action => "action",
            Self::Headline => "headline",
        }
    }

    /// Whether one text alone shows it, so that no other outlet need state the fact.
    pub(crate) fn within_one_text(self) -> bool {
        matches!(self, Self::Weekday | Self::Conversion | Self::Change | Self::Part | Self::List | Self::Headline)
    }

    /// What the text must have stated beside the fact itself for the slip to show.
    pub(crate) fn needs(self, fact: &Fact) -> Vec<String> {
        match self {
            Self::Conversion => vec![format!("{}+", fact.id)],
            Self::List => vec![format!("{}#", fact.id)],
            Self::Change | Self::Part => fact.of.clone(),
            _ => Vec::new(),
        }
    }

    /// The fact as an outlet with this slip has it; nothing where the fact cannot be got wrong in this way.
    pub(crate) fn wrong(self, fact: &'static Fact, world: &World, day: usize, random: &mut Random) -> Option<Wrong> {
        use crate::story::kinds::Sort;
        let value = world.facts.get(fact.id.as_str())?;
        let figure = value.figure(day);
        let other = |figure: Decimal| Some(How::Value(value.with_figure(figure)));
        let how = match (self, value) {
            (Self::Magnitude, Value::Money(sum, _)) => {
                let (_, scale) = scaled(*sum);
                let up = scale == "million" || scale.is_empty();
                let thousand = Decimal::ONE_THOUSAND;
                match random.below(3) {
                    0 => other(if up { sum * Decimal::TEN } else { sum / Decimal::TEN }),
                    _ if scale.is_empty() => other(sum * Decimal::TEN),
                    _ => other(if up { sum * thousand } else { sum / thousand }),
                }
            }
            (Self::Magnitude, Value::Count(_) | Value::Toll(_) | Value::Measure(..)) if figure? >= Decimal::from(50) => {
                let sum = figure?;
                if random.percent(50) && (sum / Decimal::TEN).is_integer() { other(sum / Decimal::TEN) } else { other(sum * Decimal::TEN) }
            }
            (Self::Digit, Value::Money(..) | Value::Count(_) | Value::Toll(_) | Value::Measure(..) | Value::Percent(_)) => {
                slipped_digit(figure?, matches!(value, Value::Money(..)), random).and_then(other)
            }
            (Self::Figure, Value::Money(..) | Value::Count(_) | Value::Toll(_) | Value::Measure(..) | Value::Percent(_)) => {
                let factor = if random.percent(50) { random.between(45, 82) } else { random.between(122, 190) };
                let wrong = figure? * Decimal::from(factor) / Decimal::ONE_HUNDRED;
                let wrong = match value {
                    Value::Percent(_) => wrong.round_dp(1),
                    Value::Money(..) => wrong.round_sf(3)?,
                    _ => wrong.round(),
                };
                (wrong != figure? && wrong > Decimal::ONE).then(|| How::Value(value.with_figure(wrong)))
            }
            (Self::Year, Value::Year(year)) => Some(How::Value(Value::Year(year + random.pick_step()))),
            (Self::Year, Value::Period { year, from, to }) if from != to => {
                Some(How::Value(Value::Period { year: year - 1, from: *from, to: *to }))
            }
            (Self::Month, Value::Period { year, from, to }) if from == to => {
                let month = (from + u32::try_from(random.between(1, 10)).unwrap_or(1)) % 12 + 1;
                (month != *from).then_some(How::Value(Value::Period { year: *year, from: month, to: month }))
            }
            (Self::Date, Value::Day(day)) => Some(How::Value(Value::Day(*day - Days::new(random.between(1, 9))))),
            (Self::Weekday, Value::Day(_)) => Some(How::Weekday),
            (Self::Unit, Value::Measure(sum, unit)) => Some(How::Value(Value::Measure(*sum, UNITS[*unit].other))),
            (Self::Currency, Value::Money(sum, currency)) => {
                let others: Vec<&'static str> = ["USD", "EUR", "GBP", "AUD"].into_iter().filter(|code| code != currency).collect();
                Some(How::Value(Value::Money(*sum, random.pick(&others))))
            }
            (Self::Conversion, Value::Money(..) | Value::Measure(..)) => {
                Some(How::Conversion(if random.percent(50) { random.between(50, 80) } else { random.between(125, 190) }))
            }
            (Self::Change, Value::Percent(percent)) if fact.sort == Sort::Change => {
                other((percent * Decimal::from(random.between(140, 260)) / Decimal::ONE_HUNDRED).round_dp(1) + Decimal::ONE)
            }
            (Self::Part, _) if fact.sort == Sort::Part => {
                let whole = world.facts.get(fact.of.first()?.as_str())?.figure(day)?;
                let wrong = whole * Decimal::from(random.between(115, 280)) / Decimal::ONE_HUNDRED;
                other(if matches!(value, Value::Money(..)) { wrong.round_sf(3)? } else { wrong.ceil() })
            }
            (Self::List, Value::List(names, said)) => {
                let wrong = if random.percent(50) && *said > 3 { said - 1 } else { said + 1 };
                Some(How::Value(Value::List(names.clone(), wrong)))
            }
            (Self::Direction, Value::Verb(holds)) if fact.slip.as_deref() == Some("direction") => Some(How::Value(Value::Verb(!holds))),
            (Self::Action, Value::Verb(holds)) if fact.slip.as_deref() == Some("action") => Some(How::Value(Value::Verb(!holds))),
            (Self::Superlative | Self::Attribution | Self::Place, Value::Name(_)) if fact.slip.as_deref() == Some(self.name()) => {
                Some(How::Value(Value::Name(world.other_name(fact, random))))
            }
            (Self::Headline, Value::Money(..) | Value::Count(_) | Value::Toll(_) | Value::Percent(_)) => {
                let figure = figure?;
                let wrong = match random.below(3) {
                    0 => figure * Decimal::TEN,
                    _ => figure * Decimal::from(random.between(130, 220)) / Decimal::ONE_HUNDRED,
                };
                other(if matches!(value, Value::Money(..)) { wrong.round_sf(3)? } else { wrong.round() })
            }
            _ => None,
        }?;
        Some(Wrong { fact: &fact.id, how })
    }
}

impl Random {
    /// One or two years off, to either side.
    fn pick_step(&mut self) -> i32 {
        [-1, -1, 1, -2][self.index(4)]
    }
}

/// The figure with a digit dropped, doubled or swapped; nothing where that leaves the figure as it was.
fn slipped_digit(figure: Decimal, keep_scale: bool, random: &mut Random) -> Option<Decimal> {
    let (mantissa, scale) = if keep_scale { scaled(figure) } else { (figure, "") };
    let unit = if scale.is_empty() { Decimal::ONE } else { figure / mantissa };
    let text = mantissa.normalize().to_string();
    let places: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    if places.len() < 2 {
        return None;
    }
    let mut bytes = text.clone().into_bytes();
    let at = places[random.index(places.len())];
    match random.below(3) {
        0 => {
            bytes.remove(at);
        }
        1 => bytes.insert(at, bytes[at]),
        _ => {
            let next = *places.iter().find(|place| **place > at)?;
            bytes.swap(at, next);
        }
    }
    let slipped = String::from_utf8(bytes).ok()?;
    if slipped.starts_with(['0', '.']) || slipped.ends_with('.') {
        return None;
    }
    let wrong: Decimal = slipped.parse().ok()?;
    let far = (wrong - mantissa).abs() * Decimal::from(30) > mantissa;
    (far && wrong > Decimal::ONE).then_some(wrong * unit)
}
