//! From bytes to text: UTF-8 first, other encodings by their mark or by detection, and never a binary file.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::Problem;

/// A text and the encoding its bytes were in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The encoding's name by the WHATWG Encoding Standard.
    pub(crate) encoding: &'static str,
}

/// How many bytes the detector sees. Its evidence lies in the bytes above ASCII, so it starts shortly before the first.
const DETECTION_WINDOW: usize = 256 * 1024;

/// The first bytes of files that hold articles but are no text.
static SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1F\x8B", "a compressed file"),
];

/// Decodes the bytes of one text; a byte order mark is not part of it.
///
/// # Errors
///
/// [`Problem::NotText`] for binary data and known formats that are no plain text, [`Problem::Undecodable`] where no
/// encoding fits.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, Problem> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(Problem::NotText(what));
    }
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => with_encoding(encoding, bytes.get(mark..).unwrap_or_default())?,
        None if bytes.contains(&0) => match unmarked_utf16(bytes) {
            Some(encoding) => with_encoding(encoding, bytes)?,
            None => return Err(Problem::NotText("binary data (NUL bytes)")),
        },
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Decoded { text: text.to_owned(), encoding: "UTF-8" },
            Err(error) => with_encoding(detect(bytes, error.valid_up_to()), bytes)?,
        },
    };
    if decoded.encoding == "UTF-8" && decoded.text.contains('\0') {
        return Err(Problem::NotText("binary data (NUL bytes)"));
    }
    if is_mostly_control(&decoded.text) {
        return Err(Problem::NotText("binary data (control characters)"));
    }
    let start = decoded.text.trim_start();
    let opens_with = |tag: &str| start.get(..tag.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(tag));
    if opens_with("<!doctype html") || opens_with("<html") {
        return Err(Problem::NotText("an HTML page"));
    }
    Ok(decoded)
}

fn with_encoding(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Problem> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        return Err(Problem::Undecodable(encoding.name()));
    }
    let text = match text {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    };
    Ok(Decoded { text, encoding: encoding.name() })
}

fn detect(bytes: &[u8], first_foreign: usize) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // ASCII before the first foreign byte is no evidence; a few words of it give the byte its neighbours.
    let first_high = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(first_foreign);
    let start = first_high.saturating_sub(64);
    let end = bytes.len().min(start.saturating_add(DETECTION_WINDOW));
    detector.feed(bytes.get(start..end).unwrap_or_default(), end == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a mark, as text in a Latin script shows it: nearly every second byte is NUL.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes.len() / 2;
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= units * 8 && even * 10 <= units {
        Some(UTF_16LE)
    } else if even * 10 >= units * 8 && odd * 10 <= units {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether more than two characters in a hundred are controls that no text needs.
fn is_mostly_control(text: &str) -> bool {
    let strange = text.bytes().filter(|byte| (*byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)) || *byte == 0x7F).count();
    strange * 50 > text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Die Feuerwehr zählte am Dienstag über zwölf Brände in den Wäldern südlich der Stadt.";

    #[test]
    fn a_mark_is_not_part_of_the_text() {
        let decoded = decode("\u{FEFF}Four people".as_bytes()).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("Four people", "UTF-8"));
    }

    #[test]
    fn latin_1_is_detected() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(SENTENCE);
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (SENTENCE, "windows-1252"));
    }

    #[test]
    fn korean_is_detected_far_into_a_text() {
        let text = format!("{}\n산불로 네 명이 숨졌다고 당국이 밝혔다.", "Four regions. ".repeat(40_000));
        let (bytes, _, _) = encoding_rs::EUC_KR.encode(&text);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, "EUC-KR");
        assert_eq!(decoded.text, text);
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let units: Vec<u8> = SENTENCE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xFE, 0xFF].into_iter().chain(SENTENCE.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(decode(&units).unwrap().text, SENTENCE);
        assert_eq!(decode(&marked).unwrap().encoding, "UTF-16BE");
        assert_eq!(decode(&marked).unwrap().text, SENTENCE);
    }

    #[test]
    fn binary_data_is_refused() {
        assert_eq!(decode(b"some\0bytes"), Err(Problem::NotText("binary data (NUL bytes)")));
        assert_eq!(decode(b"%PDF-1.7\n..."), Err(Problem::NotText("a PDF file")));
        let noise: Vec<u8> = (0..2000_u32).map(|at| u8::try_from(at * 37 % 255 + 1).unwrap()).collect();
        assert!(matches!(decode(&noise), Err(Problem::NotText(_) | Problem::Undecodable(_))));
    }

    #[test]
    fn a_web_page_is_refused_by_name() {
        assert_eq!(decode(b"\n<!DOCTYPE html><p>Four people"), Err(Problem::NotText("an HTML page")));
    }

    #[test]
    fn a_stray_control_character_is_kept() {
        assert_eq!(decode(b"Four people\x08 died, the ministry says. Two regions are closed.").unwrap().text.len(), 61);
    }
}
