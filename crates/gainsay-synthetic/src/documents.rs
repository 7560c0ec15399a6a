//! Texts as documents, without reading a file.

use chrono::NaiveDate;
use gainsay_model::{Document, PartialDate};

use crate::prose::prose;
use crate::random::Random;

/// A document of this text: every piece between empty lines is a paragraph.
pub fn document(id: &str, outlet: &str, published: Option<PartialDate>, text: String) -> Document {
    Document { file: format!("{id}.txt"), outlet: Some(outlet.to_owned()), ..Document::of_text(id, text, published) }
}

/// Documents of prose, `each` bytes or a little more, `bytes` in all or a little more; every one from a seed of its own.
pub fn documents(seed: u64, bytes: usize, each: usize) -> Vec<Document> {
    let published = NaiveDate::from_ymd_opt(2025, 6, 18).map(PartialDate::day);
    let random = Random::new(seed);
    let mut out = Vec::with_capacity(bytes / each.max(1) + 1);
    let mut total = 0;
    while total < bytes {
        let number = out.len() as u64;
        let text = prose(random.part(number).next(), each);
        total += text.len().max(1);
        out.push(document(&format!("article-{number}"), &format!("Outlet {}", number % 40), published, text));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_where_the_text_has_them() {
        let document = document("a", "Post", None, "One here.\n\nTwo there.\n\n\n".to_owned());
        let paragraphs: Vec<&str> = document.blocks.iter().map(|block| block.span.of(&document.text)).collect();
        assert_eq!(paragraphs, ["One here.", "Two there."]);
    }

    #[test]
    fn documents_reach_the_size_asked_for_and_differ() {
        let made = documents(5, 60_000, 5_000);
        assert!((9..=12).contains(&made.len()), "{}", made.len());
        assert!(made.iter().map(|document| document.text.len()).sum::<usize>() >= 60_000);
        assert!(made.windows(2).all(|pair| pair[0].text != pair[1].text && pair[0].id != pair[1].id));
    }
}
