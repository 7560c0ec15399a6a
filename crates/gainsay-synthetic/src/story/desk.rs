//! The desk: plans what each outlet writes, plants the slips, and keeps the gold.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::Days;
use gainsay_model::{Block, BlockKind, Document, PartialDate, Span};
use gainsay_rates::Rates;

use crate::grammar::finish_sentence;
use crate::random::Random;
use crate::story::kinds::{Fact, Kind, kinds};
use crate::story::slip::Slip;
use crate::story::style::Style;
use crate::story::teller::{Teller, Wrong};
use crate::story::world::World;

/// The articles of several outlets about one event, and what is wrong in them.
#[derive(Clone, Debug)]
pub struct Story {
    /// The kind it was drawn from.
    pub kind: &'static str,
    pub documents: Vec<Document>,
    pub slips: Vec<Planted>,
}

/// A slip and where it can be seen.
#[derive(Clone, Debug)]
pub struct Planted {
    pub slip: Slip,
    /// The fact that is wrong, by its name in the kind's table.
    pub fact: &'static str,
    /// The sentences that state it, in the outlet that slipped and in those that copied it: document and span.
    pub sentences: Vec<(usize, Span)>,
}

/// What a checker made of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// For each planted slip, whether a finding shows one of its sentences.
    pub caught: Vec<bool>,
    /// The findings that show none.
    pub false_alarms: Vec<usize>,
}

impl Story {
    /// Judges findings, each given as the sentences it shows: document and span.
    pub fn judge(&self, findings: &[Vec<(usize, Span)>]) -> Verdict {
        let shows = |finding: &[(usize, Span)], planted: &Planted| {
            finding
                .iter()
                .any(|(document, span)| planted.sentences.iter().any(|(wrong, sentence)| wrong == document && sentence.overlaps(*span)))
        };
        Verdict {
            caught: self.slips.iter().map(|planted| findings.iter().any(|finding| shows(finding, planted))).collect(),
            false_alarms: (0..findings.len()).filter(|at| !self.slips.iter().any(|planted| shows(&findings[*at], planted))).collect(),
        }
    }
}

/// One outlet's part in a story.
struct Outlet {
    name: &'static str,
    style: Style,
    published: PartialDate,
    /// Days since the first article.
    day: usize,
    /// Seeds the words; a copy of a wire has the words of the wire.
    voice: Random,
    /// Statements in order, by index; the templates are drawn from the voice.
    plan: Vec<Line>,
    copied_from: Option<usize>,
}

#[derive(Clone, Copy)]
enum Line {
    Headline,
    Statement(usize),
    Filler(usize),
}

struct Told {
    document: Document,
    /// Each sentence, and what it states.
    sentences: Vec<(Span, Vec<String>)>,
}

const OUTLETS: &[&str] = &[
    "Northern Courier",
    "The Daily Ledger",
    "Wire Six",
    "Harbour Times",
    "The Evening Post-Standard",
    "Metro Dispatch",
    "Capital Observer",
    "The Sentinel",
    "Global Bulletin",
    "Coastline News",
    "The Morning Register",
    "Union Telegraph",
    "Broadside",
    "The Chronicle Weekly",
    "Central News Agency",
    "Valley Tribune",
];

fn rates() -> &'static Rates {
    static RATES: OnceLock<Rates> = OnceLock::new();
    RATES.get_or_init(Rates::embedded)
}

/// The story of a seed. Of seeds in a row every second is without a slip, and the others go through the types of slip.
pub fn story(seed: u64) -> Story {
    if seed.is_multiple_of(2) {
        return draft(&mut Random::new(seed), None).unwrap_or_else(|| unreachable!("a story without a slip can always be told"));
    }
    let first = usize::try_from(seed / 2 % Slip::ALL.len() as u64).unwrap_or(0);
    // A kind of story, or what its outlets happen to say, may leave no place for a slip; then another is told.
    let tries = (0..Slip::ALL.len()).flat_map(|step| (0..32).map(move |attempt| (Slip::ALL[(first + step) % Slip::ALL.len()], attempt)));
    tries
        .into_iter()
        .find_map(|(slip, attempt)| draft(&mut Random::new(seed).part(attempt), Some(slip)))
        .unwrap_or_else(|| unreachable!("every kind has a fact that can be got wrong"))
}

/// A story with this slip, if there is a place for it.
fn draft(random: &mut Random, slip: Option<Slip>) -> Option<Story> {
    let kind = &kinds()[random.index(kinds().len())];
    let world = World::draw(kind, random);
    let outlets = outlets(kind, &world, random);
    let mut told: Vec<Told> = outlets.iter().enumerate().map(|(at, outlet)| tell(kind, &world, outlet, at, None, None, false)).collect();
    let mut slips = Vec::new();
    if let Some(slip) = slip {
        slips.push(plant(slip, kind, &world, &outlets, &mut told, random)?);
    }
    Some(Story { kind: &kind.name, documents: told.into_iter().map(|told| told.document).collect(), slips })
}

fn outlets(kind: &'static Kind, world: &World, random: &mut Random) -> Vec<Outlet> {
    let count = 2 + random.index(7);
    let mut names: Vec<&'static str> = OUTLETS.to_vec();
    let mut outlets: Vec<Outlet> = Vec::new();
    let mut day = 0;
    for at in 0..count {
        let name = names.swap_remove(random.index(names.len()));
        let mut own = random.part(1_000 + at as u64);
        if at > 0 && own.percent(25) && day < 2 {
            day += 1;
        }
        let hour = u32::try_from(own.between(6, 22)).unwrap_or(9);
        let published = PartialDate::day(world.today + Days::new(day as u64)).with_clock(hour, 15);
        let copied_from = (at > 1 && own.percent(15)).then(|| own.index(at)).filter(|from| outlets[*from].day == day);
        let (style, voice, plan) = match copied_from {
            Some(from) => {
                let source = &outlets[from];
                let mut plan = source.plan.clone();
                let kept = plan.len() - own.index(plan.len() / 3 + 1);
                plan.truncate(kept.max(3));
                (source.style.clone(), source.voice.clone(), plan)
            }
            None => (Style::draw(&mut own), own.part(5), plan(kind, &mut own)),
        };
        outlets.push(Outlet { name, style, published, day, voice, plan, copied_from });
    }
    outlets
}

/// The lines of an article: headline, opening, news and background with other sentences between.
fn plan(kind: &'static Kind, random: &mut Random) -> Vec<Line> {
    let mut lines: Vec<(u64, Line)> = Vec::new();
    for (at, statement) in kind.statement.iter().enumerate() {
        if random.percent(statement.share) {
            lines.push((u64::from(statement.rank) * 1_000 + random.below(1_000), Line::Statement(at)));
        }
    }
    let fillers = random.index(3);
    let first = random.index(kind.filler.len().max(1));
    for at in 0..fillers.min(kind.filler.len()) {
        lines.push((1_000 + random.below(2_000), Line::Filler((first + at) % kind.filler.len())));
    }
    lines.sort_by_key(|(order, _)| *order);
    [Line::Headline].into_iter().chain(lines.into_iter().map(|(_, line)| line)).collect()
}

/// Writes one article. `plain` is the fact no outlet may round; `wrong` what this one gets wrong, in the headline only if so.
fn tell(
    kind: &'static Kind,
    world: &World,
    outlet: &Outlet,
    at: usize,
    plain: Option<&str>,
    wrong: Option<&Wrong>,
    only_headline: bool,
) -> Told {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut sentences = Vec::new();
    let mut title = None;
    for (number, line) in outlet.plan.iter().enumerate() {
        let key = match line {
            Line::Headline => 0,
            Line::Statement(at) => 10 + *at as u64,
            Line::Filler(at) => 500 + *at as u64,
        };
        let mut random = outlet.voice.part(key);
        let headline = matches!(line, Line::Headline);
        let mut teller = Teller {
            kind,
            world,
            style: &outlet.style,
            published: outlet.published.first(),
            day: outlet.day,
            rates: rates(),
            wrong: wrong.filter(|_| headline || !only_headline),
            plain,
            headline,
            used: Vec::new(),
        };
        let same_paragraph = number > 1 && random.percent(45);
        if same_paragraph {
            text.push(' ');
        } else if number > 0 {
            text.push_str("\n\n");
        }
        let start = text.len();
        let list = match line {
            Line::Headline => &kind.headline,
            Line::Statement(at) => &kind.statement[*at].say,
            Line::Filler(at) => std::slice::from_ref(&kind.filler[*at]),
        };
        teller.expand(&list[random.index(list.len())], &mut random, &mut text);
        finish_sentence(&mut text, start);
        if headline {
            text.pop();
            title = Some(text[start..].to_owned());
        }
        let span = Span::new(start, text.len());
        sentences.push((span, teller.used));
        match blocks.last_mut() {
            Some(Block { kind: BlockKind::Paragraph, span: paragraph }) if same_paragraph => {
                *paragraph = Span::new(paragraph.start as usize, span.end as usize);
            }
            _ => blocks.push(Block { kind: if headline { BlockKind::Title } else { BlockKind::Paragraph }, span }),
        }
    }
    text.push('\n');
    let id = format!("{}-{}", at + 1, outlet.name.to_lowercase().replace(' ', "-"));
    let document = Document {
        file: format!("{id}.txt"),
        outlet: Some(outlet.name.to_owned()),
        title,
        blocks,
        ..Document::of_text(&id, text, Some(outlet.published))
    };
    Told { document, sentences }
}

/// Gets one fact wrong in one outlet, where the mistake can be seen by whoever reads all articles.
fn plant(slip: Slip, kind: &'static Kind, world: &World, outlets: &[Outlet], told: &mut [Told], random: &mut Random) -> Option<Planted> {
    let mut places: Vec<(usize, &'static Fact)> = Vec::new();
    for (at, outlet) in outlets.iter().enumerate() {
        if outlet.copied_from.is_none() {
            places.extend(kind.fact.iter().filter(|fact| visible(slip, fact, at, world, outlets, told)).map(|fact| (at, fact)));
        }
    }
    // A few tries: some figures cannot be got wrong in this way.
    for _ in 0..6 {
        if places.is_empty() {
            return None;
        }
        let (source, fact) = places[random.index(places.len())];
        let Some(wrong) = slip.wrong(fact, world, outlets[source].day, random) else {
            continue;
        };
        let only_headline = slip == Slip::Headline;
        let mut sentences = Vec::new();
        for (at, outlet) in outlets.iter().enumerate() {
            let slipped = at == source || outlet.copied_from == Some(source);
            told[at] = tell(kind, world, outlet, at, Some(&fact.id), slipped.then_some(&wrong), only_headline);
            if slipped {
                let states = |used: &[String]| used.contains(&fact.id);
                sentences.extend(told[at].sentences.iter().filter(|(_, used)| states(used)).map(|(span, _)| (at, *span)));
            }
        }
        return Some(Planted { slip, fact: &fact.id, sentences });
    }
    None
}

/// Whether a slip in this fact by this outlet would show.
fn visible(slip: Slip, fact: &Fact, at: usize, world: &World, outlets: &[Outlet], told: &[Told]) -> bool {
    let stated = |told: &Told, body_only: bool| -> BTreeSet<String> {
        told.sentences.iter().skip(usize::from(body_only)).flat_map(|(_, used)| used.iter().cloned()).collect()
    };
    let own = stated(&told[at], true);
    if slip == Slip::Headline {
        return own.contains(&fact.id) && told[at].sentences.first().is_some_and(|(_, used)| used.contains(&fact.id));
    }
    if !own.contains(&fact.id) || !slip.needs(fact).iter().all(|needed| own.contains(needed)) {
        return false;
    }
    let value = world.facts.get(fact.id.as_str());
    slip.within_one_text()
        || outlets.iter().enumerate().any(|(other, outlet)| {
            other != at
                && outlet.copied_from != Some(at)
                && outlets[at].copied_from != Some(other)
                && stated(&told[other], true).contains(&fact.id)
                && value.is_some_and(|value| value.figure(outlet.day) == value.figure(outlets[at].day))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_story_and_seeds_differ() {
        for seed in 0..40 {
            let (once, again) = (story(seed), story(seed));
            assert_eq!(once.documents, again.documents);
            assert_ne!(once.documents, story(seed + 1).documents);
        }
    }

    #[test]
    fn every_kind_and_every_slip_is_told_within_a_thousand_seeds() {
        let stories: Vec<Story> = (0..1_000).map(story).collect();
        let told: BTreeSet<&str> = stories.iter().map(|story| story.kind).collect();
        assert_eq!(told.len(), kinds().len());
        let slips: BTreeSet<Slip> = stories.iter().flat_map(|story| &story.slips).map(|planted| planted.slip).collect();
        assert_eq!(slips, BTreeSet::from(Slip::ALL));
        assert!(stories.iter().step_by(2).all(|story| story.slips.is_empty()));
    }

    #[test]
    fn a_slip_changes_only_the_sentences_it_names() {
        for seed in (1..200).step_by(2) {
            let story = story(seed);
            for planted in &story.slips {
                assert!(!planted.sentences.is_empty(), "seed {seed}: {planted:?}");
                for (document, span) in &planted.sentences {
                    assert!(span.end as usize <= story.documents[*document].text.len());
                }
            }
        }
    }

    #[test]
    fn every_template_expands_and_reads_as_a_sentence() {
        for seed in 0..300 {
            for document in story(seed).documents {
                for sign in ["  ", "{", "}", "[", "]", " ,", "..", " ."] {
                    assert!(!document.text.contains(sign), "seed {seed}: {sign:?} in {}", document.text);
                }
            }
        }
    }
}
