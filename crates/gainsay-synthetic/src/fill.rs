//! What stands behind the slots of the templates: names, figures in every notation of news, times.

use crate::grammar::Slots;
use crate::random::Random;
use crate::words;

/// The slots of news prose. One a paragraph: people named once come back by their surname.
#[derive(Clone, Debug, Default)]
pub(crate) struct Newsroom {
    surname: Option<&'static str>,
}

impl Slots for Newsroom {
    fn fill(&mut self, slot: &str, random: &mut Random, out: &mut String) -> bool {
        let list = match slot {
            "country" => words::COUNTRIES,
            "demonym" => words::DEMONYMS,
            "city" => words::CITIES,
            "body" => words::BODIES,
            "office" => words::OFFICES,
            "role" => words::ROLES,
            "speech" => words::SPEECH,
            "adverb" => words::ADVERBS,
            "adjective" => words::ADJECTIVES,
            "abstract" => words::ABSTRACTS,
            "thing" => words::THINGS,
            "crowd" => words::COUNTED_PEOPLE,
            "items" => words::COUNTED_THINGS,
            "weekday" => words::WEEKDAYS,
            "month" => words::MONTHS,
            "few" => words::SMALL_NUMBERS,
            "connective" => words::CONNECTIVES,
            "reason" => words::REASONS,
            "substance" => words::SUBSTANCES,
            _ => return self.fill_composed(slot, random, out),
        };
        out.push_str(random.pick(list));
        true
    }
}

impl Newsroom {
    fn fill_composed(&mut self, slot: &str, random: &mut Random, out: &mut String) -> bool {
        match slot {
            "person" => {
                let surname = random.pick(words::SURNAMES);
                out.push_str(random.pick(words::FIRST_NAMES));
                out.push(' ');
                out.push_str(surname);
                self.surname = Some(surname);
            }
            "surname" => out.push_str(self.surname.unwrap_or_else(|| random.pick(words::SURNAMES))),
            "town" => {
                out.push_str(random.pick(words::TOWN_STARTS));
                out.push_str(random.pick(words::TOWN_ENDS));
            }
            "company" => {
                out.push_str(random.pick(words::COMPANY_STARTS));
                out.push(' ');
                out.push_str(random.pick(words::COMPANY_ENDS));
            }
            "club" => {
                self.fill_composed("town", random, out);
                out.push(' ');
                out.push_str(random.pick(words::SPORTS_SIDES));
            }
            "a adjective" => {
                let adjective = random.pick(words::ADJECTIVES);
                out.push_str(if adjective.starts_with(['a', 'e', 'i', 'o', 'u']) { "an " } else { "a " });
                out.push_str(adjective);
            }
            "count" => count(random, out),
            "money" => money(random, out),
            "share" => share(random, out),
            "distance" => measure(&["km", "kilometres", "miles", "metres", "feet"], random, out),
            "area" => measure(&["hectares", "square kilometres", "acres", "square miles"], random, out),
            "weight" => measure(&["tonnes", "tons", "kilograms", "pounds", "barrels"], random, out),
            "hedge" => hedge(random, out),
            "year" => out.push_str(&random.between(1990, 2031).to_string()),
            "age" => out.push_str(&random.between(17, 88).to_string()),
            "time" => time(random, out),
            "ordinal" => ordinal(random, out),
            "score" => out.push_str(&format!("{}-{}", random.between(1, 5), random.below(4))),
            _ => return false,
        }
        true
    }
}

/// Digits in groups of three set apart by commas.
pub(crate) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn hedge(random: &mut Random, out: &mut String) {
    if random.percent(45) {
        out.push_str(random.pick(&[
            "about ",
            "more than ",
            "at least ",
            "nearly ",
            "some ",
            "around ",
            "up to ",
            "roughly ",
            "almost ",
            "fewer than ",
            "over ",
            "as many as ",
            "an estimated ",
        ]));
    }
}

fn count(random: &mut Random, out: &mut String) {
    match random.below(10) {
        0..3 => out.push_str(random.pick(words::SMALL_NUMBERS)),
        3..6 => out.push_str(&random.between(11, 980).to_string()),
        6..8 => {
            hedge(random, out);
            out.push_str(&grouped(random.between(11, 990) * 100));
        }
        8 => {
            hedge(random, out);
            out.push_str(&grouped(random.between(1_001, 99_999)));
        }
        _ => {
            hedge(random, out);
            out.push_str(&format!("{}.{} million", random.between(1, 40), random.between(1, 9)));
        }
    }
}

/// One to three significant digits and a scale.
fn amount(random: &mut Random) -> String {
    let whole = random.between(1, 900);
    if whole < 100 && random.percent(60) { format!("{whole}.{}", random.between(1, 9)) } else { whole.to_string() }
}

fn money(random: &mut Random, out: &mut String) {
    hedge(random, out);
    let amount = amount(random);
    let scale = random.pick(&["million", "billion", "million", "billion", "trillion"]);
    match random.below(12) {
        0..5 => out.push_str(&format!("${amount} {scale}")),
        5 => out.push_str(&format!("€{amount} {scale}")),
        6 => out.push_str(&format!("£{amount}{}", if scale == "million" { "m" } else { "bn" })),
        7 => out
            .push_str(&format!("{amount} {scale} {}", random.pick(&["won", "yen", "euros", "pesos", "rupees", "dollars", "Swiss francs"]))),
        8 => out.push_str(&format!("US${amount} {scale}")),
        9 => out.push_str(&format!("${}", grouped(random.between(120, 98_000) * 10))),
        10 => out.push_str(&format!("Rs {} crore", random.between(20, 9_000))),
        _ => out.push_str(&format!("${amount} {scale} (€{} {scale})", self::amount(random))),
    }
}

fn share(random: &mut Random, out: &mut String) {
    if random.percent(25) {
        hedge(random, out);
    }
    let value = match random.below(3) {
        0 => random.between(2, 95).to_string(),
        _ => format!("{}.{}", random.below(30), random.between(1, 9)),
    };
    match random.below(8) {
        0..3 => out.push_str(&format!("{value}%")),
        3..5 => out.push_str(&format!("{value} percent")),
        5 => out.push_str(&format!("{value} per cent")),
        6 => out.push_str(&format!("{value} percentage points")),
        _ => out.push_str(random.pick(&["a third", "half", "two-thirds", "a quarter", "one in five"])),
    }
}

fn measure(units: &[&str], random: &mut Random, out: &mut String) {
    hedge(random, out);
    let value = random.between(2, 900);
    let value = if random.percent(30) { value * 100 } else { value };
    out.push_str(&format!("{} {}", grouped(value), random.pick(units)));
}

fn ordinal(random: &mut Random, out: &mut String) {
    out.push_str(random.pick(&["first", "second", "third", "fourth", "fifth", "sixth", "9th", "12th", "21st", "43rd", "100th"]));
}

/// A time as it stands at the end of a clause, with its preposition.
fn time(random: &mut Random, out: &mut String) {
    let month = random.pick(words::MONTHS);
    let weekday = random.pick(words::WEEKDAYS);
    let day = random.between(1, 28);
    let year = random.between(2012, 2026);
    match random.below(20) {
        0..5 => out.push_str(&format!("on {weekday}")),
        5 => out.push_str(&format!("on {weekday} {}", random.pick(&["night", "morning", "evening", "afternoon"]))),
        6..8 => out.push_str(&format!("in {month}")),
        8 => out.push_str(&format!("in {month} {year}")),
        9 => out.push_str(&format!("on {day} {month} {year}")),
        10 => out.push_str(&format!("on {month} {day}")),
        11 => out.push_str(&format!("in {year}")),
        12..14 => out.push_str(random.pick(&["last year", "last week", "last month", "this year", "yesterday", "next year", "this week"])),
        14 => out.push_str(&format!("in the {} quarter of {year}", random.pick(&["first", "second", "third", "fourth"]))),
        15 => out.push_str(&format!("between {month} and {} {year}", random.pick(words::MONTHS))),
        16 => out.push_str(&format!("{} {} ago", random.pick(words::SMALL_NUMBERS), random.pick(&["years", "weeks", "months", "days"]))),
        17 => out.push_str(&format!("at {}:{:02} {}", random.between(1, 12), random.below(60), random.pick(&["a.m.", "p.m.", "GMT"]))),
        18 => out.push_str(&format!("over the past {} {}", random.pick(words::SMALL_NUMBERS), random.pick(&["years", "months", "weeks"]))),
        _ => out.push_str(&format!("since {year}")),
    }
}
