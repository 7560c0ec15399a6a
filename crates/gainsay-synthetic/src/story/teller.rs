//! Fills the slots of a story's sentences for one outlet.
//!
//! `{id}` is a fact in the outlet's notation, perhaps rounded or hedged; `{id!}` exactly; `{id+}` perhaps with its conversion;
//! `{id#}` the number of a list; `{id.last}` a surname; `{id:rose/climbed|fell}` a verb, true words first; `{said}` a source.

use chrono::NaiveDate;
use gainsay_rates::Rates;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::grammar::Slots;
use crate::random::Random;
use crate::story::figures::{self, UNITS};
use crate::story::kinds::Kind;
use crate::story::style::Style;
use crate::story::value::Value;
use crate::story::world::World;

/// What one outlet gets wrong.
#[derive(Clone, Debug)]
pub(crate) struct Wrong {
    pub fact: &'static str,
    pub how: How,
}

#[derive(Clone, Debug)]
pub(crate) enum How {
    Value(Value),
    /// The conversion is this many percent of the right one.
    Conversion(u64),
    /// The day of the week is not the date's.
    Weekday,
}

pub(crate) struct Teller<'a> {
    pub kind: &'static Kind,
    pub world: &'a World,
    pub style: &'a Style,
    pub published: NaiveDate,
    /// Days since the first article.
    pub day: usize,
    pub rates: &'a Rates,
    pub wrong: Option<&'a Wrong>,
    /// The fact that some outlet gets wrong: all print it without rounding, so that the slip can be seen.
    pub plain: Option<&'a str>,
    pub headline: bool,
    /// What the sentence stated: ids, and `id+` where a conversion was given.
    pub used: Vec<String>,
}

impl Slots for Teller<'_> {
    fn fill(&mut self, slot: &str, random: &mut Random, out: &mut String) -> bool {
        // Every slot draws from a source of its own, so that a slip in one leaves all other words alone.
        let place = random.next();
        let mut random = random.part(place);
        if slot == "said" {
            if random.percent(self.style.attributes) {
                let who = &self.kind.said[random.index(self.kind.said.len())];
                out.push_str(", ");
                self.expand(who, &mut random, out);
            }
            return true;
        }
        let (slot, words) = slot.split_once(':').map_or((slot, None), |(slot, words)| (slot, Some(words)));
        let (id, mark) = match slot.find(['!', '+', '#', '.']) {
            Some(at) => slot.split_at(at),
            None => (slot, ""),
        };
        let Some((id, value)) = self.world.facts.get_key_value(id) else {
            return false;
        };
        let wrong = self.wrong.filter(|wrong| wrong.fact == *id);
        let value = match wrong {
            Some(Wrong { how: How::Value(value), .. }) => value,
            _ => value,
        };
        self.used.push((*id).to_owned());
        let exact = mark == "!" || self.plain == Some(id);
        let text = match value {
            Value::Count(_) | Value::Toll(_) => {
                let figure = value.figure(self.day).unwrap_or_default();
                self.hedged(figure, exact, matches!(value, Value::Toll(_)), &mut random, figures::count)
            }
            Value::Percent(figure) => {
                self.hedged(*figure, exact, false, &mut random, |figure, style| format!("{}{}", figures::digits(figure), style.percent))
            }
            Value::Money(figure, currency) => self.money(id, *figure, currency, exact, mark == "+", wrong, &mut random),
            Value::Measure(figure, unit) => self.measure(id, *figure, *unit, exact, mark == "+", wrong, &mut random),
            Value::Day(day) => figures::day(
                *day,
                self.published,
                wrong.is_some_and(|wrong| matches!(wrong.how, How::Weekday)),
                self.plain == Some(id),
                self.style,
                &mut random,
            ),
            Value::Period { year, from, to } => figures::period(*year, *from, *to, self.published, &mut random),
            Value::Year(year) => year.to_string(),
            Value::Verb(holds) => {
                let (yes, no) = words.and_then(|words| words.split_once('|')).unwrap_or_default();
                let choices: Vec<&str> = if *holds { yes } else { no }.split('/').collect();
                random.pick(&choices).to_owned()
            }
            Value::Clock(minutes, zone) => figures::clock(*minutes, *zone, self.style),
            Value::List(_, said) if mark == "#" => figures::count(Decimal::from(*said), self.style),
            Value::List(names, _) => match names.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
                _ => names.join(""),
            },
            Value::Name(name) if mark == ".last" => name.rsplit(' ').next().unwrap_or(name).to_owned(),
            Value::Name(name) => name.clone(),
        };
        if matches!(value, Value::List(..)) && mark == "#" {
            self.used.push(format!("{id}#"));
        }
        out.push_str(&text);
        true
    }
}

impl Teller<'_> {
    pub(crate) fn expand(&mut self, template: &str, random: &mut Random, out: &mut String) {
        crate::grammar::expand(template, self, random, out);
    }

    /// A figure as it is, or rounded and hedged as its value allows.
    fn hedged(
        &self,
        figure: Decimal,
        exact: bool,
        growing: bool,
        random: &mut Random,
        print: impl Fn(Decimal, &Style) -> String,
    ) -> String {
        let style = self.style;
        let (choice, word) = (random.below(100), random.next());
        let pick = |words: &[&'static str]| words[usize::try_from(word % words.len() as u64).unwrap_or(0)];
        if growing && !exact && choice < 35 {
            return format!("at least {}", print(figure, style));
        }
        if exact || choice >= style.rounds || figure < Decimal::from(20) || self.headline && choice % 2 == 0 {
            return print(figure, style);
        }
        let sharp = if figure < Decimal::ONE_HUNDRED { 1 } else { 2 };
        let to = |strategy| figure.round_sf_with_strategy(sharp, strategy).unwrap_or(figure);
        let (below, above) = (to(RoundingStrategy::ToZero), to(RoundingStrategy::AwayFromZero));
        let close = (above - figure) * Decimal::from(25) < figure;
        match choice % 4 {
            0 if below < figure => format!("{} {}", pick(&["more than", "over"]), print(below, style)),
            1 if above > figure && close => format!("{} {}", pick(&["nearly", "almost", "close to"]), print(above, style)),
            2 if figure >= Decimal::from(10_000) => print(to(RoundingStrategy::MidpointAwayFromZero), style),
            _ => format!("{} {}", pick(&["about", "around", "roughly", "some"]), print(to(RoundingStrategy::MidpointAwayFromZero), style)),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a sum, and how it is to be given")]
    fn money(
        &mut self,
        id: &str,
        figure: Decimal,
        currency: &'static str,
        exact: bool,
        may_convert: bool,
        wrong: Option<&Wrong>,
        random: &mut Random,
    ) -> String {
        let choice = random.below(100);
        let style = self.style;
        let shown = self.hedged(figure, exact, false, random, |figure, style| figures::money(figure, currency, style));
        if !may_convert || style.home == currency || self.headline {
            return shown;
        }
        let Some(other) = figures::converted(figure, currency, style.home, self.published, self.rates) else {
            return shown;
        };
        match wrong.map(|wrong| &wrong.how) {
            Some(How::Conversion(percent)) => {
                self.used.push(format!("{id}+"));
                let other = (other * Decimal::from(*percent) / Decimal::ONE_HUNDRED).round_sf(3).unwrap_or(other);
                format!("{} ({})", figures::money(figure, currency, style), figures::money(other, style.home, style))
            }
            // A wrong sum keeps the conversion that its own outlet would make of it.
            _ if choice < 40 => {
                self.used.push(format!("{id}+"));
                let about = if choice.is_multiple_of(3) { "about " } else { "" };
                format!("{} ({about}{})", figures::money(figure, currency, style), figures::money(other, style.home, style))
            }
            _ if choice < 48 && !exact => format!("about {}", figures::money(other, style.home, style)),
            _ => shown,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a measure, and how it is to be given")]
    fn measure(
        &mut self,
        id: &str,
        figure: Decimal,
        unit: usize,
        exact: bool,
        may_convert: bool,
        wrong: Option<&Wrong>,
        random: &mut Random,
    ) -> String {
        let choice = random.below(100);
        let style = self.style;
        let (other, other_unit) = figures::other_measure(figure, unit);
        let plain = figures::measure(figure, unit, style);
        if let Some(How::Conversion(percent)) = wrong.map(|wrong| &wrong.how)
            && may_convert
        {
            self.used.push(format!("{id}+"));
            let other = (other * Decimal::from(*percent) / Decimal::ONE_HUNDRED).round_sf(3).unwrap_or(other);
            return format!("{plain} ({})", figures::measure(other, other_unit, style));
        }
        if may_convert && choice < 30 {
            self.used.push(format!("{id}+"));
            return format!("{plain} ({})", figures::measure(other, other_unit, style));
        }
        let foreign = UNITS[unit].name.contains("mile") != style.imperial;
        if may_convert && foreign && style.imperial && !exact && choice < 60 {
            return format!("about {}", figures::measure(other, other_unit, style));
        }
        self.hedged(figure, exact, false, random, |figure, style| figures::measure(figure, unit, style))
    }
}
