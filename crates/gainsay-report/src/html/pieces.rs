//! Sentences in pieces: what a finding points at is marked, everything else is plain.

use std::collections::BTreeSet;
use std::ops::Range;

use gainsay_model::Side;

use crate::escape::visible;
use crate::excerpt::{Cut, Mark, excerpt, marked};
use crate::layout::shortened;
use crate::outline::Quote;

/// A run of words, marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Nothing for plain words.
    pub(super) mark: Option<Weight>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// The words the finding turns on.
    Primary,
    Secondary,
}

/// What is said beside marked words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gloss {
    pub(super) words: String,
    pub(super) says: String,
}

/// A sentence with its sides, whole where it is no longer than a paragraph, else the parts around its marks.
///
/// What every side's labels say alike tells none apart: `shared` labels are not repeated beside the sentence.
pub(super) fn quotation(quote: &Quote<'_>, shared: &BTreeSet<&str>) -> (Vec<Piece>, Vec<Gloss>) {
    let (sentence, marks) = marked(quote.claim, &quote.sides);
    let own = marks.iter().filter(|mark| !shared.contains(&*mark.label));
    let glosses = own.filter_map(|mark| gloss(&sentence.text, mark)).collect();
    let cut = Cut { width: 1000, whole: 3, around: 0, labelled: false };
    let excerpt = excerpt(&sentence.text, marks, cut);
    // A row ends where a blank stood, or inside a word that has no blank.
    let text = excerpt.source.replace('\n', " ");
    (pieces(&text, excerpt.marks), glosses)
}

/// The longest words repeated beside their sentence.
const GLOSSED: usize = 60;

fn gloss(sentence: &str, mark: &Mark) -> Option<Gloss> {
    let words = sentence.get(mark.range.clone())?;
    let repeats = mark.label.split(' ').all(|word| word == "to" || words.contains(word));
    (!repeats).then(|| Gloss { words: shortened(words, GLOSSED), says: mark.label.clone() })
}

/// The labels that all sides of a finding carry.
pub(super) fn shared_labels(sides: &[Side]) -> BTreeSet<&str> {
    let labels = |side: &'_ Side| -> BTreeSet<String> { side.labels.iter().map(|label| visible(&label.text).into_owned()).collect() };
    let [first, rest @ ..] = sides else { return BTreeSet::new() };
    if rest.is_empty() {
        return BTreeSet::new();
    }
    let others: Vec<BTreeSet<String>> = rest.iter().map(labels).collect();
    let own = first.labels.iter().map(|label| &*label.text);
    own.filter(|label| others.iter().all(|labels| labels.contains(&*visible(label)))).collect()
}

/// Cuts a text at its marks. Of marks that overlap, the later keeps what the earlier left.
pub(super) fn pieces(text: &str, mut marks: Vec<Mark>) -> Vec<Piece> {
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    let mut out = Vec::with_capacity(marks.len() * 2 + 1);
    let mut done = 0;
    let mut push = |range: Range<usize>, mark| {
        if let Some(words) = text.get(range).filter(|words| !words.is_empty()) {
            out.push(Piece { text: words.to_owned(), mark });
        }
    };
    for mark in marks {
        let start = mark.range.start.max(done);
        if mark.range.end <= start {
            continue;
        }
        push(done..start, None);
        push(start..mark.range.end, Some(if mark.primary { Weight::Primary } else { Weight::Secondary }));
        done = mark.range.end;
    }
    push(done..text.len(), None);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(marks: &[(Range<usize>, bool)]) -> Vec<(String, Option<Weight>)> {
        let marks = marks.iter().map(|(range, primary)| Mark { range: range.clone(), label: String::new(), primary: *primary });
        pieces("stole at least $1.65 billion", marks.collect()).into_iter().map(|piece| (piece.text, piece.mark)).collect()
    }

    #[test]
    fn every_word_stands_in_one_piece() {
        let plain = |text: &str| (text.to_owned(), None);
        let primary = |text: &str| (text.to_owned(), Some(Weight::Primary));
        let secondary = |text: &str| (text.to_owned(), Some(Weight::Secondary));
        assert_eq!(cut(&[]), [plain("stole at least $1.65 billion")]);
        assert_eq!(cut(&[(15..28, true), (0..5, false)]), [secondary("stole"), plain(" at least "), primary("$1.65 billion")]);
        assert_eq!(cut(&[(6..20, true), (15..28, false)]), [plain("stole "), primary("at least $1.65"), secondary(" billion")]);
        assert_eq!(cut(&[(6..20, true), (9..14, false)]), [plain("stole "), primary("at least $1.65"), plain(" billion")]);
    }
}
