//! What must hold of any text: quantities printed in every notation read back the same, sentences do not disturb their
//! neighbours, offsets are sound, and nothing panics.

use gainsay_extract::{extract, mentions};
use gainsay_model::{Bounds, Document, DocumentIndex, Mention, MentionKind, Unit};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

fn document(text: &str) -> Document {
    Document::of_text("t", text.to_owned(), "2025-06-10".parse().ok())
}

fn read(text: &str) -> Vec<Mention> {
    mentions(&document(text))
}

/// The only figure of a text.
fn only(text: &str) -> Result<Mention, TestCaseError> {
    let mut found: Vec<Mention> = read(text).into_iter().filter(|mention| mention.quantity.is_some()).collect();
    prop_assert_eq!(found.len(), 1, "{} gives one figure: {:?}", text, found);
    Ok(found.remove(0))
}

/// Groups of three digits with commas between.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Scales and the ways to print them behind a numeral.
const SCALES: [(Decimal, &[&str]); 3] = [
    (dec!(1_000_000), &[" million", "m", "mn", " mln", "M", "-million"]),
    (dec!(1_000_000_000), &[" billion", "bn", " bn", " bln", "B", "-billion"]),
    (dec!(1_000_000_000_000), &[" trillion", "tn", "trn", " trln", "-trillion"]),
];

/// A currency with its signs and its name.
const CURRENCIES: [(&str, &[&str], &str); 5] = [
    ("USD", &["$", "US$", "USD ", "$ "], "dollars"),
    ("EUR", &["€", "EUR ", "EUR"], "euros"),
    ("GBP", &["£", "GBP "], "pounds"),
    ("AUD", &["A$", "AUD ", "AU$"], "Australian dollars"),
    ("INR", &["₹", "Rs ", "Rs. ", "INR "], "rupees"),
];

/// A decimal with one to three digits that count.
fn mantissa() -> impl Strategy<Value = Decimal> {
    (1_i64..1000, 0_u32..3).prop_map(|(digits, decimals)| Decimal::new(digits, decimals))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn money_reads_back_the_same_in_every_notation(mantissa in mantissa(), scale in 0..SCALES.len(), currency in 0..CURRENCIES.len()) {
        let (factor, endings) = SCALES[scale];
        let (code, signs, name) = CURRENCIES[currency];
        let mut bounds: Option<Bounds> = None;
        let signed = signs.iter().flat_map(|sign| endings.iter().map(move |ending| format!("{sign}{mantissa}{ending}")));
        let named = endings.iter().filter(|ending| ending.len() > 2).map(|ending| format!("{mantissa}{ending} {name}"));
        for written in signed.chain(named) {
            let mention = only(&format!("The fund paid {written} to the members."))?;
            let quantity = mention.quantity.unwrap();
            prop_assert_eq!(quantity.value, mantissa * factor, "{}", written);
            prop_assert_eq!(quantity.unit.name(), code, "{}", written);
            prop_assert_eq!(mention.kind, MentionKind::Money);
            prop_assert_eq!(*bounds.get_or_insert(quantity.bounds), quantity.bounds, "{}", written);
        }
    }

    #[test]
    fn counts_read_back_the_same_with_and_without_separators(value in 2_u64..900_000_000) {
        // Four digits in a row may be a year.
        let plain = if (1000..10_000).contains(&value) { grouped(value) } else { value.to_string() };
        let mut seen: Option<Bounds> = None;
        for written in [plain, grouped(value), grouped(value).replace(',', "\u{202f}")] {
            let mention = only(&format!("The survey found {written} houses there."))?;
            let quantity = mention.quantity.unwrap();
            prop_assert_eq!(quantity.value, Decimal::from(value), "{}", written);
            prop_assert_eq!(mention.counted.unwrap().1, "house");
            prop_assert_eq!(*seen.get_or_insert(quantity.bounds), quantity.bounds, "{}", written);
        }
    }

    #[test]
    fn percentages_read_back_the_same_in_every_notation(value in mantissa()) {
        for written in [format!("{value}%"), format!("{value} percent"), format!("{value} per cent"), format!("{value} pct"), format!("{value} %")] {
            let mention = only(&format!("The share of the fund stood at {written} there."))?;
            let quantity = mention.quantity.unwrap();
            prop_assert_eq!((quantity.value, quantity.unit), (value, Unit::Percent), "{}", written);
        }
    }

    #[test]
    fn bound_words_open_one_side_and_leave_the_value(value in 2_u64..900, word in 0_usize..9) {
        let (words, lower, upper) = [
            ("more than", true, false), ("over", true, false), ("at least", true, false), ("no fewer than", true, false),
            ("north of", true, false), ("fewer than", false, true), ("up to", false, true), ("as many as", false, true),
            ("no more than", false, true),
        ][word];
        let quantity = only(&format!("The survey found {words} {value},000 houses there."))?.quantity.unwrap();
        let value = Decimal::from(value * 1000);
        prop_assert_eq!(quantity.value, value);
        prop_assert_eq!(quantity.bounds.lower().value(), lower.then_some(value));
        prop_assert_eq!(quantity.bounds.upper().value(), upper.then_some(value));
    }

    #[test]
    fn ranges_are_ordered_and_share_unit_and_scale(low in 2_u64..400, more in 1_u64..400, form in 0_usize..5) {
        let high = low + more;
        let written = [
            format!("between ${low} and ${high} million"),
            format!("${low}-{high} million"),
            format!("${low} million to ${high} million"),
            format!("${low}m-${high}m"),
            format!("{low} to {high} million dollars"),
        ][form].clone();
        let quantity = only(&format!("The plan costs {written} in all."))?.quantity.unwrap();
        let million = dec!(1_000_000);
        prop_assert_eq!(quantity.bounds, Bounds::between(Decimal::from(low) * million, Decimal::from(high) * million), "{}", written);
        prop_assert_eq!(quantity.unit.name(), "USD");
    }

    #[test]
    fn a_sentence_does_not_disturb_the_figures_of_its_neighbours(left in 0..SENTENCES.len(), right in 0..SENTENCES.len()) {
        let (left, right) = (SENTENCES[left], SENTENCES[right]);
        let joined = format!("{left} {right}");
        let figures = |text: &str, offset: u32| -> Vec<_> {
            read(text)
                .into_iter()
                .filter(|mention| mention.period.is_none())
                .map(|mention| (mention.span.start + offset, mention.kind, mention.quantity, mention.counted.map(|(_, head)| head)))
                .collect()
        };
        let mut apart = figures(left, 0);
        apart.extend(figures(right, u32::try_from(left.len() + 1).unwrap()));
        prop_assert_eq!(figures(&joined, 0), apart, "{}", joined);
    }

    #[test]
    fn any_text_at_all_is_read_soundly(text in "\\PC{0,200}") {
        sound(&text)?;
    }

    #[test]
    fn any_soup_of_figure_words_is_read_soundly(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40)) {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(PIECES[piece]);
            if space {
                text.push(' ');
            }
        }
        sound(&text)?;
    }
}

/// Offsets inside the text and on character boundaries, bounds in order; claims are read without a panic.
fn sound(text: &str) -> Result<(), TestCaseError> {
    let document = document(text);
    for mention in mentions(&document) {
        for span in [mention.span, mention.full_span] {
            prop_assert!(document.text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty()), "{:?}", mention);
        }
        prop_assert!(mention.full_span.start <= mention.span.start && mention.span.end <= mention.full_span.end, "{:?}", mention);
        if let Some(quantity) = &mention.quantity
            && let (Some(low), Some(high)) = (quantity.bounds.lower().value(), quantity.bounds.upper().value())
        {
            prop_assert!(low <= high, "{:?}", mention);
        }
    }
    for claim in extract(&document, DocumentIndex(0)).claims {
        prop_assert!(document.text.get(claim.span.start as usize..claim.span.end as usize).is_some(), "{:?}", claim);
    }
    Ok(())
}

const SENTENCES: [&str; 16] = [
    "The fund paid $1.5 million to 40 farmers.",
    "Nine soldiers died and four were hurt.",
    "Profit fell by 12% to €88.4 million, or 31 cents a share.",
    "Between 10 and 12 million people fled the valley.",
    "The poll put her lead at 4.5 points, with a margin of error of 3%.",
    "Sales went from 250 to 1,500 cars, an increase of 500 percent.",
    "One in five homes lost power; a third may wait for days.",
    "It was the third time that the bridge was closed.",
    "The bank cut its rate by 25 basis points to 4.25%.",
    "The tower is 300m tall and cost ₹1.2 lakh crore.",
    "Anna Berg, 52, spoke to more than 300 pupils.",
    "The sea was 31.1°C (88°F), some two degrees above normal.",
    "There were 14.2 deaths per 100,000 people.",
    "Wheat rose 4½ cents to $5.27 a bushel.",
    "A quarter of a million rides were sold, three times as many as before.",
    "Nobody was hurt at the plant.",
];

const PIECES: [&str; 56] = [
    "1",
    "2.5",
    "1,650,000",
    "0",
    "99999999999999999999999999",
    "12,34",
    "half",
    "a",
    "quarter",
    "of",
    "million",
    "billion",
    "lakh",
    "crore",
    "twenty",
    "-",
    "five",
    "third",
    "thirds",
    "one",
    "in",
    "two",
    "and",
    "between",
    "from",
    "to",
    "%",
    "percent",
    "points",
    "basis points",
    "$",
    "€",
    "US$",
    "dollars",
    "cents",
    "pounds",
    "m",
    "bn",
    "K",
    "people",
    "were killed",
    "rose",
    "by",
    "more than",
    "up to",
    "or more",
    "(",
    ")",
    "/",
    "½",
    "°C",
    "feet",
    "inches",
    "year-old",
    "minus",
    "per 100,000",
];
