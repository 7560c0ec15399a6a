//! Mentions as JSON lines, one line a document.

use std::collections::HashMap;

use gainsay_model::{Change, Mention, MentionKind, Unit};
use serde::Serialize;

/// One line of `gainsay mentions`.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    mentions: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    /// Characters of the text, end exclusive.
    start: usize,
    end: usize,
    start_byte: usize,
    end_byte: usize,
    text: &'a str,
    kind: &'static str,
    value: Option<String>,
    lower: Option<String>,
    upper: Option<String>,
    unit: Option<&'a str>,
    symbol: Option<&'static str>,
    /// The words that name the unit, or the noun phrase of what is counted.
    unit_text: Option<&'a str>,
    bound: Option<&'static str>,
    change: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
    timex: Option<&'a str>,
    grain: Option<&'static str>,
    resolved: Option<&'static str>,
}

/// The mentions of one text as one line of JSON, without the newline.
pub fn mentions_line(id: &str, text: &str, mentions: &[Mention]) -> String {
    let characters = Characters::new(text, mentions);
    let entries = mentions.iter().map(|mention| entry(text, mention, &characters)).collect();
    serde_json::to_string(&Line { id, mentions: entries }).unwrap_or_default()
}

/// Byte offsets to character offsets, for the offsets asked for only, in one pass over the text.
struct Characters(HashMap<usize, usize>);

impl Characters {
    fn new(text: &str, mentions: &[Mention]) -> Self {
        let mut offsets: Vec<usize> =
            mentions.iter().flat_map(|mention| [mention.span.start as usize, mention.span.end as usize]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let (mut bytes, mut characters) = (0, 0);
        let table = offsets.into_iter().map(|offset| {
            characters += text.get(bytes..offset).map_or(0, |words| words.chars().count());
            bytes = offset;
            (offset, characters)
        });
        Self(table.collect())
    }

    fn of(&self, offset: usize) -> usize {
        self.0.get(&offset).copied().unwrap_or(offset)
    }
}

fn entry<'a>(text: &'a str, mention: &'a Mention, characters: &Characters) -> Entry<'a> {
    let quantity = mention.quantity.as_ref();
    let period = mention.period.as_ref();
    let bytes = mention.span.range();
    let unit = quantity.map(|quantity| &quantity.unit);
    let head = mention.counted.as_ref().map(|(_, head)| head.as_str());
    Entry {
        start: characters.of(bytes.start),
        end: characters.of(bytes.end),
        start_byte: bytes.start,
        end_byte: bytes.end,
        text: mention.span.of(text),
        kind: mention.kind.name(),
        value: quantity.map(|quantity| quantity.value.normalize().to_string()),
        lower: quantity.and_then(|quantity| quantity.bounds.lower().value()).map(|value| value.normalize().to_string()),
        upper: quantity.and_then(|quantity| quantity.bounds.upper().value()).map(|value| value.normalize().to_string()),
        unit: match unit {
            Some(Unit::Count) => head,
            Some(unit) if mention.kind != MentionKind::Number => Some(unit.name()),
            _ => None,
        },
        symbol: match unit {
            Some(Unit::Measure(measure)) => Some(measure.symbol),
            Some(Unit::Percent) => Some("%"),
            _ => None,
        },
        unit_text: mention.counted.as_ref().map(|(span, _)| span.of(text)),
        bound: quantity.map(|quantity| match quantity.bound.mark() {
            // "nearly 200" is about 200 from below; "dozens" is a range the word allows.
            "~<" => "~",
            "vague" => "range",
            mark => mark,
        }),
        change: quantity.and_then(|quantity| quantity.change).map(|change| match change {
            Change::Up => "up",
            Change::Down => "down",
        }),
        from: period.and_then(gainsay_model::Period::from).map(|day| day.to_string()),
        to: period.and_then(gainsay_model::Period::to).map(|day| day.to_string()),
        timex: mention.timex.as_deref(),
        grain: period.map(|period| period.grain.name()),
        resolved: period.map(|period| period.resolved.name()),
    }
}

#[cfg(test)]
mod tests {
    use gainsay_model::{Bound, Bounds, Currency, Quantity, Span};
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn offsets_count_characters_and_bytes() {
        let text = "한국 lost $5m.";
        let start = text.find('$').unwrap();
        let quantity = Quantity {
            value: dec!(5000000),
            step: dec!(1000000),
            bounds: Bounds::rounding(dec!(5000000), dec!(1000000)),
            bound: Bound::Exact,
            unit: Unit::Money(Currency::new("USD").unwrap()),
            written_out: false,
            change: None,
            written: "$5m".to_owned(),
        };
        let span = Span::new(start, start + 3);
        let mention =
            Mention { span, full_span: span, kind: MentionKind::Money, quantity: Some(quantity), counted: None, period: None, timex: None };
        let line = mentions_line("a", text, &[mention]);
        assert!(line.starts_with(r#"{"id":"a","mentions":[{"start":8,"end":11,"start_byte":12,"end_byte":15,"text":"$5m","kind":"money","value":"5000000","lower":"4500000","upper":"5500000","unit":"USD""#), "{line}");
    }
}
