//! What a level of a comparison means for two claims, in an editor's words.

use gainsay_align::Level;
use gainsay_model::{Claim, Name, Period, Role, SmolStr};

/// Says what was seen when two claims were compared in one thing. Holds words of the articles.
pub(crate) fn in_words(seen: Level, left: &Claim, right: &Claim) -> String {
    let of_both = |of: &dyn Fn(&Claim) -> String| format!("{} against {}", of(left), of(right));
    let plain = |text: &str| text.to_owned();
    match (seen.feature(), seen.name()) {
        ("value", "equal-rare") => plain("the same figure, and one that rarely returns by chance"),
        ("value", "equal") => plain("the same figure"),
        ("value", "equal-small") => plain("the same figure, but a small one"),
        ("value", "equal-common") => plain("the same figure, but one that returns all the time"),
        ("value", "compatible") => plain("figures that can both be right"),
        ("value", "compatible-close") => plain("one figure may be the other, rounded"),
        ("value", "near") => plain("one figure may be the other, cut off instead of rounded"),
        ("value", "slip" | "slip-rare") => plain("the same digits, a power of ten or a unit apart, or two of them swapped"),
        ("value", "digit-slip") => plain("a digit dropped or doubled makes one figure of the other"),
        ("value", "other-unit" | "other-unit-rare") => plain("the same numeral under another unit"),
        ("value", "other-unit-round") => plain("the same numeral under another unit, but a round one"),
        ("value", "same-numeral") => plain("the same numeral in another currency"),
        ("value", "close-rare" | "close") => format!("the figures differ, but hardly: {}", of_both(&words)),
        ("value", "conflict") => format!("the figures differ: {}", of_both(&words)),
        ("value", "far") => format!("the figures lie far apart: {}", of_both(&words)),
        ("value", "incomparable") => plain("figures in units that cannot be held against each other"),

        ("measure", "anybody") => plain("both count people, in words that fit anybody"),
        ("measure", "same-thing" | "same") => format!("both are of {}", measure(left)),
        ("measure", "unknown") => plain("one text at least does not say what the figure is of"),
        ("measure", _) => format!("figures of different things: {}", of_both(&measure)),
        ("counted", "same") => plain("the same kind of people or things is counted"),
        ("counted", "different") => format!("different people or things are counted: {}", of_both(&counted)),
        ("action", "same") => format!("the same is done: {}", action(left)),
        ("action", "related") => format!("what is done is of one kind: {}", of_both(&action)),
        ("action", "different" | "distinct") => format!("something else is done: {}", of_both(&action)),
        ("role", "same") => plain("no cue that one is anything but the plain figure"),
        ("role", "same-cue") => format!("both are {}", role(left.role)),
        ("role", _) => format!("one is {}, the other {}", role(left.role), role(right.role)),
        ("party", "same") => plain("the same one is concerned"),
        ("party", "mentioned") => plain("the one concerned is named in the other's sentence too"),
        ("party", "different") => format!("others are concerned: {}", of_both(&party)),

        ("names", "shared-several") => format!("the sentences share names: {}", shared_names(left, right)),
        ("names", "shared") => format!("the sentences share a name: {}", shared_names(left, right)),
        ("names", "shared-running") => format!("the sentences share names that run through the story: {}", shared_names(left, right)),
        ("names", "shared-country") => format!("the sentences share a country: {}", shared_names(left, right)),
        ("names", "none") => plain("the sentences share no name"),
        ("terms", "all") => plain("all words of one sentence stand in the other"),
        ("terms", "most") => plain("the sentences share most of their words"),
        ("terms", "many") => plain("the sentences share many words"),
        ("terms", "some") => format!("the sentences share two words: {}", shared_terms(left, right)),
        ("terms", "few") => format!("the sentences share one word: {}", shared_terms(left, right)),
        ("terms", "none") => plain("the sentences share no word"),

        ("period", "equal") => format!("of the same time: {}", period(left)),
        ("period", "other-year") => format!("the same days of another year: {}", of_both(&period)),
        ("period", "nested") => format!("one time lies within the other: {}", of_both(&period)),
        ("period", "overlaps") => format!("the times overlap: {}", of_both(&period)),
        ("period", "past-year") => plain("both recall the same earlier year"),
        ("period", "disjoint" | "disjoint-past" | "disjoint-rare") => format!("of other times: {}", of_both(&period)),

        ("neighbours", "shared-several") => plain("other figures that stand near agree"),
        ("neighbours", "shared") => plain("another figure that stands near agrees"),
        ("neighbours", "rest") => plain("the sentences give another figure alike, and each is what is left of its own"),
        ("neighbours", _) => plain("no other figure that stands near agrees"),

        ("unique", "both") => plain("each text gives one such figure only"),
        ("unique", "both-of-kind") => plain("each text gives one figure of this kind only, of whatever it is"),
        ("unique", _) => plain("one text at least gives several such figures, or does not say what of"),
        ("group", "different") => plain("counted for other groups, such as men and women"),
        ("group", _) => plain("not counted for different groups"),
        ("place", "same") => format!("the same place: {}", place(left)),
        ("place", "nested") => plain("one place is named in the other's sentence, or may lie in the other"),
        ("place", "different") => format!("of other places: {}", of_both(&place)),

        ("set", "same") => plain("the same kind of thing is ranked or listed"),
        ("set", _) => plain("other kinds of things are ranked or listed"),
        ("leader", "same") => plain("the same one leads"),
        ("leader", "rival") => plain("rivals of one kind lead"),
        ("leader", "rival-named") => plain("one text names the other's leader among the rest"),
        ("leader", "other-kind") => plain("what leads is of different kinds"),
        ("members", "shared-several") => plain("the lists share members"),
        ("members", "shared") => plain("the lists share a member"),
        ("members", _) => plain("the lists share no member"),
        ("kind", "count-of-list") => plain("one counts what the other lists"),
        ("kind", _) => plain("statements of one kind"),
        (_, "unknown") => plain("one text at least does not say"),
        (feature, level) => format!("{feature}: {level}"),
    }
}

fn words(claim: &Claim) -> String {
    format!("\"{}\"", claim.quantity().map_or_else(|| claim.words(), |quantity| quantity.written.as_str()))
}

fn measure(claim: &Claim) -> String {
    claim.measure.as_ref().map_or_else(|| "something not named".to_owned(), |measure| format!("\"{}\"", measure.written))
}

fn counted(claim: &Claim) -> String {
    let noun = claim.measure.as_ref().and_then(|measure| measure.counted.as_ref());
    noun.map_or_else(|| "people".to_owned(), |noun| format!("\"{noun}\""))
}

fn action(claim: &Claim) -> String {
    claim.action.as_ref().map_or_else(|| "nothing named".to_owned(), |action| format!("\"{}\"", action.written))
}

fn name(name: Option<&Name>, otherwise: &str) -> String {
    name.map_or_else(|| otherwise.to_owned(), |name| name.written.to_string())
}

fn party(claim: &Claim) -> String {
    name(claim.object.as_ref().or(claim.subject.as_ref()), "nobody named")
}

fn place(claim: &Claim) -> String {
    name(claim.place.as_ref(), "no place named")
}

fn period(claim: &Claim) -> String {
    claim.period.as_ref().map_or_else(|| "no stated time".to_owned(), Period::describe)
}

/// Names that both sentences give, a few of them.
fn shared_names(left: &Claim, right: &Claim) -> String {
    // One text may give the whole name and the other its end.
    let shared = left.names.iter().filter(|name| right.names.iter().any(|other| name.is_a_form_of(other)));
    let mut written: Vec<&str> = shared.map(|name| name.written.as_str()).collect();
    written.sort_unstable();
    written.dedup();
    written.truncate(3);
    written.join(", ")
}

fn shared_terms(left: &Claim, right: &Claim) -> String {
    left.shared_terms(right).take(3).map(SmolStr::as_str).collect::<Vec<_>>().join(", ")
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Plain => "stated plainly",
        Role::Total => "a total",
        Role::Part => "a part",
        Role::Increment => "what is added",
        Role::Planned => "planned",
        Role::Forecast => "forecast",
        Role::Previous => "an earlier figure",
        Role::Reference => "named for comparison",
        Role::Asked => "what was asked",
        Role::Offered => "what was offered",
        Role::Initial => "what is paid first",
    }
}

#[cfg(test)]
mod tests {
    use gainsay_model::{Document, DocumentIndex};

    use super::*;

    #[test]
    fn every_level_of_the_table_has_words() {
        let document = Document::of_text("a", "The fire in Glenvale killed 41 people in March 2024.".to_owned(), None);
        let claims = gainsay_extract::extract(&document, DocumentIndex(0)).claims;
        let claim = claims.first().expect("the sentence states a figure");
        for level in Level::ALL {
            let words = in_words(level, claim, claim);
            assert!(!words.starts_with(&format!("{}: ", level.feature())), "{words}: write what it means");
        }
    }
}
