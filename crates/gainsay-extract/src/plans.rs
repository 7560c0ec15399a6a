//! What is set for a day ahead, by its noun or by a verb: "will stop work on Tuesday", "the next hearing is set for 18 November".

mod tie;
mod told;
mod words;

use chrono::NaiveDate;
use gainsay_lexicon::{Kinds, Sense};
use gainsay_model::{Action, Name, NameKind, PLAN, Period};

use crate::happenings::begins_clause;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::times::TimeMention;
use crate::tokens::TokenKind;
use tie::{Tie, is_denied, reschedules};
use told::{Form, MODAL_REACH, Told, is_one_of_several, is_set, told_in, whose};
use words::{describes_another, is_light, strong_term};

/// How far before its time a plan is looked for, in tokens.
const REACH: usize = 28;

/// How far behind a time that opens the sentence, or owns the noun, the plan may stand, in tokens.
const LEAD: usize = 12;

/// How many sentences later "it" may still stand for what was planned.
const MEMORY: usize = 2;

/// A plan with its time.
#[derive(Clone, Debug)]
pub(crate) struct PlanMention {
    /// The place of its time among the sentence's times.
    pub(crate) time: usize,
    pub(crate) period: Period,
    /// What is planned, by its class.
    pub(crate) subject: Name,
    pub(crate) action: Action,
    /// Whose plan it is, or which of several, where a common noun says so: "nurses", "rail".
    pub(crate) whose: Option<Name>,
    /// "At the earliest", "not before".
    pub(crate) earliest: bool,
    /// The tokens of the clause up to the time.
    pub(crate) about: (usize, usize),
}

/// What was told of plans so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Planning {
    /// Whether the text says anywhere that something was moved to another day.
    pub(crate) moved: bool,
}

/// The plans of a sentence that a time dates, for a text of a known day. A sentence that dates one twice dates none.
pub(crate) fn plans(reading: &Reading<'_>, published: Option<NaiveDate>, planning: &mut Planning) -> Vec<PlanMention> {
    let sentence = &reading.sentence;
    let kinds = sentence.kinds();
    if !kinds.meets(Kinds::PLAN) {
        return Vec::new();
    }
    planning.moved |= (0..sentence.len()).any(|at| sentence.sense_of(at, Kinds::PLAN, reschedules).is_some());
    let Some(published) = published else { return Vec::new() };
    let mut out: Vec<PlanMention> = Vec::new();
    for (at, time) in reading.times.iter().enumerate() {
        let period = &reading.periods[at];
        let ahead = period.days.is_some_and(|(from, to)| to >= published && to.signed_duration_since(from).num_days() <= 366);
        if !ahead {
            continue;
        }
        let Some(plan) = plan_of(sentence, time, reading.planned_before) else { continue };
        let told = plan.told;
        let class = if plan.ends { format!("end of {}", told.class) } else { told.class.to_owned() };
        let from = plan.from.min(told.start);
        out.push(PlanMention {
            time: at,
            period: period.clone(),
            subject: Name {
                written: sentence.written(told.start, told.end).into(),
                canonical: class.into(),
                kind: NameKind::Thing,
                span: sentence.span_of(told.start, told.end),
            },
            action: Action {
                class: PLAN.to_owned(),
                classed: false,
                written: sentence.written(told.start, told.end).to_owned(),
                span: sentence.span_of(told.start, told.end),
            },
            whose: whose(reading, &told),
            earliest: plan.earliest,
            about: (from, time.end.max(told.end)),
        });
    }
    let twice = out
        .iter()
        .any(|left| out.iter().any(|right| left.subject.canonical == right.subject.canonical && left.period.days != right.period.days));
    if twice {
        return Vec::new();
    }
    // "On Tuesday they will stop work at noon": one plan, by its day and by its hour.
    let mut told: Vec<PlanMention> = Vec::with_capacity(out.len());
    for plan in out {
        if !told.iter().any(|other| other.subject.canonical == plan.subject.canonical) {
            told.push(plan);
        }
    }
    told
}

/// The class of the plan that a sentence's opening "it" may stand for: that of the last noun of the sentences right before.
pub(crate) fn planned_before(sentences: &[Sentence<'_>], at: usize) -> Option<&'static str> {
    if sentences[at].word(0) != "it" || !sentences[at].kinds().meets(Kinds::PLAN) {
        return None;
    }
    let body = sentences[..at].iter().rev().take_while(|sentence| !sentence.heading).take(MEMORY);
    body.filter(|sentence| sentence.kinds().meets(Kinds::PLAN)).find_map(|sentence| {
        let nouns = told_in(sentence, 0, sentence.len(), None);
        nouns.iter().rev().find(|told| told.form == Form::Noun && !describes_another(sentence, told.end)).map(|told| told.class)
    })
}

/// What a time is set for.
struct Plan {
    told: Told,
    /// Where its clause begins.
    from: usize,
    ends: bool,
    earliest: bool,
}

fn plan_of(sentence: &Sentence<'_>, time: &TimeMention, pronoun: Option<&'static str>) -> Option<Plan> {
    // "Tuesday's strike".
    if sentence.is(time.end, TokenKind::Possessive) {
        let told =
            told_in(sentence, time.end + 1, (time.end + 5).min(sentence.len()), None).into_iter().find(|told| told.form == Form::Noun)?;
        let plain = (time.end + 1..told.start).all(|at| sentence.is(at, TokenKind::Word) && !sentence.is_stop(at));
        let own = plain && !describes_another(sentence, told.end) && !is_one_of_several(sentence, told.start);
        return own.then_some(Plan { told, from: time.start, ends: false, earliest: false });
    }
    let (from, soft) = clause_start(sentence, time.start);
    behind_plan(sentence, time, from, pronoun)
        .or_else(|| soft.and_then(|soft| behind_aside(sentence, time, soft)))
        .or_else(|| before_plan(sentence, time))
}

/// Where the clause of a time begins, and where the sentence would go on if what begins it is a relative clause.
fn clause_start(sentence: &Sentence<'_>, time: usize) -> (usize, Option<usize>) {
    let first = time.saturating_sub(REACH);
    let mut at = time;
    let mut relative = None;
    let mut start = None;
    while at > first {
        at -= 1;
        // "not before May" belongs to its time.
        let beside = at + 1 == time;
        if matches!(sentence.word(at), "who" | "which" | "that") && start.is_none() {
            start = Some(at + 1);
            relative = Some(at);
        } else if !beside && breaks(sentence, at) {
            let here = at + 1;
            return (start.unwrap_or(here), relative.map(|_| here));
        }
    }
    (start.unwrap_or(first), relative.map(|_| first))
}

fn breaks(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.word(at),
        ";" | ":"
            | "but"
            | "while"
            | "when"
            | "if"
            | "though"
            | "although"
            | "because"
            | "since"
            | "\""
            | "”"
            | "“"
            | "following"
            | "where"
    ) || matches!(sentence.word(at), "before" | "after" | "as") && !matches!(sentence.word(at + 1), "midnight" | "dawn" | "noon")
        || sentence.word(at) == "and" && begins_clause(sentence, at + 1)
        || sentence.has_of(at, Kinds::SPEECH, |sense| matches!(sense, Sense::Speech | Sense::According))
}

/// The plan that a time stands behind.
fn behind_plan(sentence: &Sentence<'_>, time: &TimeMention, from: usize, pronoun: Option<&'static str>) -> Option<Plan> {
    let tie = Tie::of(sentence, time, from)?;
    let told = told_in(sentence, from, time.start, pronoun);
    // The noun that is the subject of a verb says what the verb is of: "the trial opens on Monday".
    let chosen = told.iter().rev().find(|told| is_set(sentence, told, from, time.start, &tie))?;
    let (chosen, closes) = match told.iter().rev().find(|other| other.end <= chosen.start && other.form != Form::Verb) {
        // "The ballot closes on Tuesday".
        Some(noun) if chosen.form != Form::Noun && (noun.end..chosen.start).all(|at| is_light(sentence, at)) => {
            (noun, chosen.class == "closing")
        }
        _ => (chosen, false),
    };
    let far = told.iter().any(|other| other.class != chosen.class) && time.start - chosen.end.min(time.start) > 8;
    let whole = !far && !is_one_of_several(sentence, chosen.start) && tie.fits(chosen.class);
    whole.then_some(Plan { told: *chosen, from, ends: tie.ends || closes, earliest: tie.earliest })
}

/// "The stoppage by those who load the planes is set for Thursday": the clause goes on behind the aside.
fn behind_aside(sentence: &Sentence<'_>, time: &TimeMention, from: usize) -> Option<Plan> {
    let tie = Tie::of(sentence, time, time.start.saturating_sub(6))?;
    if !strong_term(sentence, time.start) {
        return None;
    }
    let nouns = told_in(sentence, from, time.start, None);
    let noun = nouns.iter().find(|told| told.form == Form::Noun && !describes_another(sentence, told.end))?;
    let whole = nouns.len() == 1 && !is_one_of_several(sentence, noun.start) && tie.fits(noun.class);
    whole.then_some(Plan { told: *noun, from: noun.start, ends: tie.ends, earliest: tie.earliest })
}

/// "On Tuesday handlers will stop work": the time opens the sentence.
fn before_plan(sentence: &Sentence<'_>, time: &TimeMention) -> Option<Plan> {
    let opens = time.start <= 2 && (0..time.start).all(|at| matches!(sentence.word(at), "on" | "in" | "from" | "at"));
    if !opens {
        return None;
    }
    let to = (time.end..sentence.len().min(time.end + LEAD + 4))
        .find(|at| breaks(sentence, *at))
        .unwrap_or(sentence.len().min(time.end + LEAD + 4));
    let told = told_in(sentence, time.end, to, None);
    let verb = told.first().filter(|told| told.form != Form::Noun && told.start - time.end <= LEAD)?;
    let alone = told.iter().all(|other| other.class == verb.class) && !is_denied(sentence, time.end, to);
    let certain =
        (verb.start.saturating_sub(MODAL_REACH).max(time.end)..verb.start).any(|at| matches!(sentence.word(at), "will" | "shall"));
    (alone && certain).then_some(Plan { told: *verb, from: time.start, ends: false, earliest: false })
}

#[cfg(test)]
mod tests {
    use gainsay_model::{Claim, Document, DocumentIndex};

    /// Class and days of each plan of a text published on Friday, 3 October 2025.
    fn read(text: &str) -> Vec<String> {
        let told = |claim: &Claim| {
            let (subject, period) = (claim.subject.as_ref().filter(|_| claim.is_plan())?, claim.period.as_ref()?);
            let earliest = claim.hedge.as_ref().map(|_| " at the earliest").unwrap_or_default();
            Some(format!("{} {}{earliest}", subject.canonical, period.describe()))
        };
        let mut document = Document::of_text("a", text.to_owned(), None);
        document.published = "2025-10-03".parse().ok();
        crate::extract(&document, DocumentIndex(0)).claims.iter().filter_map(told).collect()
    }

    #[test]
    fn a_verb_behind_will_or_to_is_a_plan() {
        assert_eq!(read("Crews will walk out on Tuesday over rosters."), ["strike 7 October 2025"]);
        assert_eq!(read("The museum is due to reopen in May 2026."), ["reopening May 2026"]);
        assert_eq!(read("On Tuesday crews will stop work at noon."), ["strike 7 October 2025"]);
        assert_eq!(read("Piet Horn will be sentenced on 12 November."), ["sentencing 12 November 2025"]);
        assert_eq!(read("The presses will roll for the last time on 30 October."), ["closing 30 October 2025"]);
    }

    #[test]
    fn a_noun_is_set_for_a_day() {
        assert_eq!(read("The judge set the next hearing for November 18."), ["hearing 18 November 2025"]);
        assert_eq!(read("A one-day strike is planned for Tuesday."), ["strike 7 October 2025"]);
        assert_eq!(read("Unions called a strike for Tuesday."), ["strike 7 October 2025"]);
        assert_eq!(read("The referendum will be held on 9 November."), ["vote 9 November 2025"]);
        assert_eq!(read("The trial of Piet Horn opens on 12 November."), ["trial 12 November 2025"]);
    }

    #[test]
    fn it_goes_on_about_the_plan_before() {
        assert_eq!(read("The two sides agreed to a truce. It takes effect on Tuesday."), ["truce 7 October 2025"]);
    }

    #[test]
    fn until_and_before_say_when_behind_not() {
        assert_eq!(read("The court will not sit again until December 8."), ["hearing 8 December 2025"]);
        assert_eq!(read("The probe cannot lift off before May 2026."), ["launch May 2026 at the earliest"]);
        assert_eq!(read("The truce will last until 8 December."), ["end of truce 8 December 2025"]);
        assert_eq!(read("The hearing was adjourned until 8 December."), ["hearing 8 December 2025"]);
    }

    #[test]
    fn what_is_not_set_is_no_plan() {
        assert_eq!(read("Crews could walk out on Tuesday."), Vec::<String>::new());
        assert_eq!(read("Crews will walk out if talks on Tuesday fail."), Vec::<String>::new());
        assert_eq!(read("The launch, originally planned for 4 December, was put off."), Vec::<String>::new());
        assert_eq!(read("The strike ballot closes on Tuesday."), ["end of vote 7 October 2025"]);
        assert_eq!(read("Crews walked out on Tuesday."), Vec::<String>::new());
        assert_eq!(read("The union will say on Monday whether crews walk out."), Vec::<String>::new());
        assert_eq!(read("After the strike ministers met on Tuesday and will meet again."), Vec::<String>::new());
    }
}
