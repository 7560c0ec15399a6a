//! Where clauses begin and end, told without parsing.

use crate::sentence::Sentence;

/// Relative clauses between commas, as ranges of tokens.
pub(crate) fn asides(sentence: &Sentence<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at + 1 < sentence.len() {
        if sentence.word(at) == "," && matches!(sentence.word(at + 1), "which" | "who" | "whose" | "where" | "when") {
            let Some(end) = (at + 2..sentence.len()).find(|at| sentence.word(*at) == ",") else { break };
            out.push((at, end));
            at = end;
        }
        at += 1;
    }
    out
}

/// Whether a token opens a clause that tells of another time or cause.
pub(crate) fn opens_clause(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "when" | "while" | "whereas" | "where" | "as" | "because" | "although" | "though" | "—" | "–" | ";")
        || sentence.word(at) == "there" && matches!(sentence.word(at + 1), "were" | "was" | "are" | "is")
}

/// Where the words go on before an inserted clause that ends right before a verb: "the mission, which cost a billion, began".
pub(crate) fn before_aside(sentence: &Sentence<'_>, verb: usize) -> usize {
    let Some(closed) = verb.checked_sub(1).filter(|at| sentence.word(*at) == ",") else { return verb };
    asides(sentence).into_iter().find(|(_, to)| *to == closed).map_or(verb, |(from, _)| from)
}
