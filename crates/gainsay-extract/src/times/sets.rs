//! Times that recur: "every Monday", "twice a year".

use super::*;

/// "every Monday", "each year", "annually".
pub(super) fn set_at(sentence: &Sentence<'_>, at: usize) -> Option<(usize, TimeExpression)> {
    let grain = match sentence.word(at) {
        "annually" | "yearly" => Some(Grain::Year),
        "monthly" => Some(Grain::Month),
        "weekly" => Some(Grain::Week),
        "daily" => Some(Grain::Day),
        _ => None,
    };
    if let Some(grain) = grain {
        // "Daily" with a capital is a newspaper, and so is "a German daily"; "the monthly fall" says how often it is measured.
        let noun = at > 1
            && matches!(sentence.word(at - 2), "a" | "an" | "the")
            && (sentence.tokens[at - 1].capital || sentence.has(at - 1, |sense| matches!(sense, Sense::Demonym(_))));
        let ranked = at > 0
            && sentence.has(at - 1, |sense| matches!(sense, Sense::Ordinal(_)))
            && sentence.is(at + 1, TokenKind::Word)
            && !sentence.is_stop(at + 1);
        return (!sentence.tokens[at].capital && !noun && !ranked).then_some((at + 1, TimeExpression::Set(grain, None)));
    }
    if matches!(sentence.word(at), "once" | "twice") && matches!(sentence.word(at + 1), "a" | "every" | "each") {
        // "once a year had passed" counts nothing.
        let (end, grain) = calendar_unit(sentence, at + 2)?;
        let verb = sentence.word(at) == "once"
            && sentence.is(end, TokenKind::Word)
            && !matches!(sentence.word(end), "and" | "or" | "in" | "for" | "since" | "until");
        return (!verb).then_some((end, TimeExpression::Set(grain, None)));
    }
    if !matches!(sentence.word(at), "every" | "each") {
        return None;
    }
    // "every second Tuesday", "every other week"
    let every =
        if sentence.word(at + 1) == "other" || sentence.has(at + 1, |sense| matches!(sense, Sense::Ordinal(_))) { at + 2 } else { at + 1 };
    if let Some((end, day)) = weekday(sentence, every) {
        return Some((end, TimeExpression::Set(Grain::Week, Some(day))));
    }
    if let Some(month_number) = month(sentence, every) {
        return Some((every + 1, TimeExpression::SetOfMonth(month_number)));
    }
    // "every four years", "every 90 minutes"
    let (unit, count) = small_number(sentence, every).unwrap_or((every, 1));
    let clock = match sentence.word(unit) {
        "hour" | "hours" => Some(EveryUnit::Hour),
        "minute" | "minutes" => Some(EveryUnit::Minute),
        _ => None,
    };
    if let Some(clock) = clock {
        return Some((unit + 1, TimeExpression::Every(count, clock)));
    }
    let (end, grain) = calendar_unit(sentence, unit)?;
    Some((end, if count == 1 { TimeExpression::Set(grain, None) } else { TimeExpression::Every(count, EveryUnit::Calendar(grain)) }))
}
