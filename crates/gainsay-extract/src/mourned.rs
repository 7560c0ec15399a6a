//! Whom a text says to have died, so that "he" is known where the day of death is given.

use chrono::NaiveDate;
use gainsay_lexicon::{Kinds, Lexicon, Sense};
use gainsay_model::{Name, NameKind};

use crate::circumstances::name_before;
use crate::reading::Reading;
use crate::times::TimeMention;

/// The action class of a death.
pub(crate) const DEATH: &str = "die";

/// A death so many days before or after its text is news; others belong to the lives of others.
const NEWS_DAYS: i64 = 60;

/// The one person a text says to have died, as far as it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mourned {
    who: Who,
    /// Whether the sentence that last named the dead, or the one behind it, speaks of another person too.
    another: bool,
    /// Where the sentence ends that last named the dead.
    named_until: u32,
}

#[derive(Clone, Debug, Default)]
enum Who {
    #[default]
    Nobody,
    One(Name),
    /// "He" may be any of them.
    Several,
}

impl Mourned {
    /// Takes up who dies in a sentence, its heading too: "Cellist Ilse Varga dies at 88".
    pub(crate) fn read(&mut self, reading: &Reading<'_>, lexicon: &'static Lexicon) {
        let sentence = &reading.sentence;
        if matches!(self.who, Who::Several) {
            return;
        }
        if sentence.kinds().meets(Kinds::ACTION) {
            self.read_deaths(reading, lexicon);
        }
        let Who::One(name) = &self.who else { return };
        let named = |same: bool| reading.names.iter().any(|mention| is_human(&mention.name) && one_person(name, &mention.name) == same);
        let kin = (0..sentence.len()).any(|at| is_kin(sentence.word(at)) && !speaks(sentence.word(at + 1)));
        self.another = named(false) || kin || self.another && !named(true);
        if named(true) {
            self.named_until = sentence.span.end;
        }
    }

    fn read_deaths(&mut self, reading: &Reading<'_>, lexicon: &'static Lexicon) {
        let sentence = &reading.sentence;
        let dies = |sense: &'static Sense| matches!(sense, Sense::Action(index) if lexicon.action(*index).id == DEATH).then_some(());
        for at in 0..sentence.len() {
            let verb = matches!(sentence.word(at), "died" | "dies" | "dead" | "passed" | "passes");
            if !verb || sentence.sense_of(at, Kinds::ACTION, dies).is_none() {
                continue;
            }
            let Some(name) = name_before(reading, at).filter(is_person) else { continue };
            match &self.who {
                Who::One(other) if !one_person(other, &name) => self.who = Who::Several,
                Who::One(_) | Who::Several => {}
                Who::Nobody => self.who = Who::One(name),
            }
        }
    }

    /// The person that "he" or "she" right before a verb stands for, where the text speaks of one death and the time is
    /// near its day of publication.
    pub(crate) fn pronoun(&self, reading: &Reading<'_>, verb: usize, time: &TimeMention, published: Option<NaiveDate>) -> Option<Name> {
        let Who::One(name) = &self.who else { return None };
        let sentence = &reading.sentence;
        let at = verb.checked_sub(1)?;
        let at = if matches!(sentence.word(at), "had" | "has") { at.checked_sub(1)? } else { at };
        let pronoun = matches!(sentence.word(at), "he" | "she");
        // What stands between may speak of anybody.
        let follows =
            sentence.text.get(self.named_until as usize..sentence.span.start as usize).is_none_or(|between| between.trim().is_empty());
        let period = reading.times.iter().zip(&reading.periods).find(|(other, _)| other.start == time.start).map(|(_, period)| period);
        let (from, to) = period.and_then(|period| period.days)?;
        let near = published.is_some_and(|day| day.signed_duration_since(to).num_days() <= NEWS_DAYS && from <= day);
        (pronoun && near && follows && !self.another).then(|| Name { span: sentence.span_of(at, at + 1), ..name.clone() })
    }
}

fn is_human(name: &Name) -> bool {
    matches!(name.kind, NameKind::Person | NameKind::Other)
}

/// Those whom a text about somebody's death speaks of beside the dead.
fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "husband"
            | "wife"
            | "widow"
            | "widower"
            | "partner"
            | "father"
            | "mother"
            | "brother"
            | "sister"
            | "son"
            | "daughter"
            | "friend"
            | "colleague"
            | "predecessor"
            | "successor"
    )
}

fn speaks(word: &str) -> bool {
    matches!(word, "said" | "says" | "told" | "confirmed" | "announced" | "wrote" | "added")
}

fn is_person(name: &Name) -> bool {
    is_human(name) && name.canonical.contains(' ')
}

/// "Ilse Varga" and "Varga".
fn one_person(left: &Name, right: &Name) -> bool {
    left.canonical == right.canonical || left.canonical.ends_with(&*right.canonical) || right.canonical.ends_with(&*left.canonical)
}

#[cfg(test)]
mod tests {
    use gainsay_model::{Claim, Document, DocumentIndex};

    fn deaths(text: &str) -> Vec<String> {
        let dead = |claim: &Claim| {
            let action = claim.action.as_ref().filter(|action| action.class == super::DEATH)?;
            let (subject, period) = (claim.subject.as_ref()?, claim.period.as_ref()?);
            Some(format!("{} {} {}", subject.canonical, action.written, period.describe()))
        };
        let mut document = Document::of_text("a", text.to_owned(), None);
        document.published = "2025-03-10".parse().ok();
        crate::extract(&document, DocumentIndex(0)).claims.iter().filter_map(dead).collect()
    }

    #[test]
    fn he_is_the_one_person_who_died() {
        assert_eq!(
            deaths("The cellist Ilse Varga has died aged 88. Her son said she passed away at home on Saturday."),
            ["ilse varga passed away 8 March 2025"]
        );
    }

    #[test]
    fn he_may_be_either_of_two() {
        let text = "The cellist Ilse Varga has died aged 88. The painter Piet Horn died in 2019. Her son said she passed away on Saturday.";
        assert!(!deaths(text).iter().any(|death| death.ends_with("8 March 2025")));
    }

    #[test]
    fn he_may_be_another_of_whom_the_text_has_come_to_speak() {
        let dead = "The cellist Ilse Varga has died aged 88.";
        assert_eq!(deaths(&format!("{dead} Her husband was a painter. He died on Saturday.")), Vec::<String>::new());
        assert!(deaths(&format!("{dead} She played with Piet Horn. He died on Saturday.")).is_empty());
        assert!(deaths(&format!("{dead} She was married twice. He died in 1990.")).is_empty());
    }
}
