//! Many stories as many outlets tell them: what a folder of a week's news looks like to a check.
//!
//! A story is an invented event with names of its own and a list of facts. Every outlet tells most of them in its own
//! words, and now and then prints another figure.

use chrono::{Days, NaiveDate};
use gainsay_model::{Document, PartialDate};

use crate::documents::document;
use crate::random::Random;

/// Facts of a story that an article leaves out, in percent.
const LEFT_OUT: u64 = 25;
/// Figures that an article prints otherwise than its story has them, in percent.
const MISPRINTED: u64 = 2;

const ONSETS: &[&str] = &["b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w"];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "au", "ei", "ou"];
const CODAS: &[&str] = &["l", "n", "r", "s", "rn", "ld", "nd", "rt", "m", "ck"];

/// Facts: phrasings of one figure each, which stands for `#`. `@F` is the firm, `@T` the town, `@P` the person, `@A` the
/// agency.
const FACTS: &[&[&str]] = &[
    &[
        "The fire at the @F plant in @T killed # people, @P of the @A said",
        "# people died in the fire at the @F plant in @T, according to @P",
    ],
    &["Another # workers were injured, the @A said", "The @A said # workers were injured in @T"],
    &["The plant in @T employs # people, @F said", "@F employs # people at its plant in @T"],
    &["# residents of @T were evacuated, @P said", "The @A evacuated # residents of @T"],
    &["@F puts the damage at $# million", "Damage at the plant in @T is put at $# million, @F said"],
    &["@F reported sales of €# million in 2024", "In 2024 @F had sales of €# million"],
    &["# firefighters were sent to @T, the @A said", "The @A sent # firefighters to @T"],
    &["The plant covers # hectares outside @T", "Outside @T the plant covers # hectares, @F said"],
    &["@P said # tonnes of solvent had burned", "# tonnes of solvent burned in @T, @P said"],
    &["Shares of @F fell #.5 percent on Monday", "On Monday shares of @F fell by #.5 percent"],
    &["The @A had fined @F $#,000 in 2023", "In 2023 the @A fined @F $#,000"],
    &["@F bought the plant in @T for $# million in 2019", "In 2019 @F paid $# million for the plant in @T"],
];

struct Event {
    firm: String,
    town: String,
    person: String,
    agency: String,
    figures: Vec<u64>,
    day: Option<NaiveDate>,
}

/// The articles of so many stories, `outlets` on each, in no order of stories: the first article of every story, then
/// the second of every story. The same seed gives the same articles.
pub fn coverage(seed: u64, stories: usize, outlets: usize) -> Vec<Document> {
    let random = Random::new(seed);
    let events: Vec<Event> = (0..stories as u64).map(|story| event(&mut random.part(story))).collect();
    let article = |outlet: usize, story: usize| {
        let number = (outlet * stories + story) as u64;
        tell(&events[story], story, outlet, &mut random.part(number ^ 0x5eed_0000_0000_0000))
    };
    (0..outlets).flat_map(|outlet| (0..stories).map(move |story| (outlet, story))).map(|(outlet, story)| article(outlet, story)).collect()
}

fn event(random: &mut Random) -> Event {
    let firm = format!("{} {}", name(random), random.pick(&["Chemicals", "Foundries", "Paper", "Textiles"]));
    let town = name(random);
    let person = format!("{} {}", name(random), name(random));
    let agency = format!("{} Fire Service", name(random));
    let day = NaiveDate::from_ymd_opt(2025, 1, 1).and_then(|first| first.checked_add_days(Days::new(random.below(360))));
    Event { firm, town, person, agency, figures: FACTS.iter().map(|_| random.between(11, 989)).collect(), day }
}

/// A name of two or three syllables, one of some millions.
fn name(random: &mut Random) -> String {
    let mut out = String::new();
    for _ in 0..random.between(2, 3) {
        out.push_str(random.pick(ONSETS));
        out.push_str(random.pick(VOWELS));
    }
    out.push_str(random.pick(CODAS));
    let first = out.remove(0).to_ascii_uppercase();
    out.insert(0, first);
    out
}

fn tell(event: &Event, story: usize, outlet: usize, random: &mut Random) -> Document {
    let mut text = String::new();
    for (fact, figure) in FACTS.iter().zip(&event.figures) {
        if random.percent(LEFT_OUT) {
            continue;
        }
        let figure = if random.percent(MISPRINTED) { figure * 10 } else { *figure };
        let sentence = random
            .pick(fact)
            .replace("@F", &event.firm)
            .replace("@T", &event.town)
            .replace("@P", &event.person)
            .replace("@A", &event.agency)
            .replace('#', &figure.to_string());
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&sentence);
        text.push('.');
    }
    let published = event.day.and_then(|day| day.checked_add_days(Days::new(random.below(3)))).map(PartialDate::day);
    Document {
        title: Some(format!("Fire in {}", event.town)),
        ..document(&format!("story-{story}-{outlet}"), &format!("Outlet {outlet}"), published, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_coverage() {
        assert_eq!(coverage(1, 5, 3), coverage(1, 5, 3));
        assert_ne!(coverage(1, 5, 3), coverage(2, 5, 3));
    }

    #[test]
    fn every_outlet_tells_every_story_in_words_of_its_own() {
        let articles = coverage(3, 4, 5);
        assert_eq!(articles.len(), 20);
        assert!(articles.iter().all(|article| article.text.contains('.') && !article.text.contains(['#', '@'])));
        assert_ne!(articles[0].text, articles[4].text);
        assert_eq!(articles[0].title, articles[4].title);
    }
}
