//! What a claim file may leave out of a quantity, a period and a name.

use chrono::{Datelike as _, NaiveDate};
use gainsay_model::{Bound, Bounds, Endpoint, Grain, Name, NameKind};
use rust_decimal::Decimal;

use super::quote::Quote;

/// The worth of the last significant printed digit, as far as the value shows it.
///
/// Decimals count to their last place. Of a whole number trailing zeros are taken for rounding up to a twentieth of the
/// value, as [`gainsay_model::Quantity::step`] has it.
pub(super) fn step(value: Decimal) -> Decimal {
    if value.scale() > 0 {
        return Decimal::try_new(1, value.scale()).unwrap_or(Decimal::ONE);
    }
    let most = value.abs() / Decimal::from(20);
    let mut step = Decimal::ONE;
    while let Some(next) = step.checked_mul(Decimal::TEN) {
        if next > most || !(value % next).is_zero() {
            break;
        }
        step = next;
    }
    step
}

/// Whether the words show every digit of a whole value: "1,650,000,000".
pub(super) fn written_out(value: Decimal, written: &str) -> bool {
    if value.scale() > 0 {
        return false;
    }
    let digits = value.abs().to_string();
    let mut run = String::new();
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            run.push(c);
            continue;
        }
        let groups = matches!(c, ',' | '.' | '\'' | '\u{2019}' | ' ' | '\u{A0}' | '\u{202F}');
        if groups && !run.is_empty() && chars.peek().is_some_and(char::is_ascii_digit) {
            continue;
        }
        if run == digits {
            return true;
        }
        run.clear();
    }
    run == digits
}

/// The set of values that a bound gives to a value.
pub(super) fn bounds(value: Decimal, bound: Bound, step: Decimal, written_out: bool) -> Bounds {
    match bound {
        Bound::Exact if written_out || (value.scale() == 0 && step <= Decimal::ONE) => Bounds::exactly(value),
        Bound::Exact => Bounds::rounding(value, step),
        Bound::About => Bounds::about(value, step),
        Bound::AtLeast => Bounds::at_least(value),
        Bound::MoreThan => Bounds::more_than(value),
        Bound::AtMost => Bounds::at_most(value),
        Bound::LessThan => Bounds::less_than(value),
        // Just under: the tenth below the value.
        Bound::Nearly => match value.checked_sub(value / Decimal::TEN) {
            Some(low) => Bounds::new(Endpoint::Closed(low), Endpoint::Open(value)),
            None => Bounds::less_than(value),
        },
        Bound::Range => Bounds::exactly(value),
        Bound::Vague => Bounds::anything(),
    }
}

/// How finely a stretch of days is stated, as far as the days show it.
pub(super) fn grain(days: Option<(NaiveDate, NaiveDate)>) -> Grain {
    let Some((from, to)) = days else {
        return Grain::Interval;
    };
    // The day after a month's last is the first of another.
    let ends_month = to.succ_opt().is_some_and(|next| next.day() == 1);
    if from == to {
        Grain::Day
    } else if from.year() == to.year() && from.day() == 1 && ends_month {
        match (from.month(), to.month()) {
            (first, last) if first == last => Grain::Month,
            (1, 12) => Grain::Year,
            _ => Grain::Interval,
        }
    } else {
        Grain::Interval
    }
}

/// A name of which only the words are given.
pub(super) fn name(written: &str, quote: &Quote<'_>) -> Name {
    Name { canonical: written.to_lowercase().into(), kind: NameKind::Other, span: quote.place(written), written: written.into() }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn steps_follow_from_values() {
        for (value, expected) in [
            (dec!(41), dec!(1)),
            (dec!(20), dec!(1)),
            (dec!(24000), dec!(1000)),
            (dec!(1_650_000_000), dec!(10_000_000)),
            (dec!(9.2), dec!(0.1)),
            (dec!(0), dec!(1)),
            (dec!(-24000), dec!(1000)),
            (Decimal::MAX, dec!(1)),
        ] {
            assert_eq!(step(value), expected, "{value}");
        }
    }

    #[test]
    fn written_out_figures_show_all_their_digits() {
        assert!(written_out(dec!(1_650_000_000), "$1,650,000,000 in all"));
        assert!(written_out(dec!(41), "41"));
        assert!(written_out(dec!(1650), "1 650 ships"));
        assert!(!written_out(dec!(1_650_000_000), "$1.65 billion"));
        assert!(!written_out(dec!(41), "eleven"));
        assert!(!written_out(dec!(9.2), "9.2"));
    }

    #[test]
    fn grains_follow_from_days() {
        let day = |month, day| NaiveDate::from_ymd_opt(2025, month, day).unwrap();
        assert_eq!(grain(Some((day(2, 1), day(2, 28)))), Grain::Month);
        assert_eq!(grain(Some((day(1, 1), day(12, 31)))), Grain::Year);
        assert_eq!(grain(Some((day(1, 1), day(9, 30)))), Grain::Interval);
        assert_eq!(grain(Some((day(2, 3), day(2, 3)))), Grain::Day);
    }
}
