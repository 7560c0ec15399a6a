//! One text as read.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::Span;

/// Names a document within one run: the file's stem, made unique.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub Arc<str>);

impl DocumentId {
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A document's place in the list of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentIndex(pub u32);

/// One text as read.
///
/// `text` is the whole decoded text; every span of the document, its blocks and its claims counts bytes in it.
/// A document that came from a claim file has no text: its claims carry their own sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub id: DocumentId,
    /// Base name of the file as given, `-` for standard input.
    pub file: String,
    pub outlet: Option<String>,
    pub title: Option<String>,
    /// When it was published; the anchor for "this year" and "on Tuesday".
    pub published: Option<PartialDate>,
    /// BCP 47 tag of the text's language.
    pub language: String,
    /// Where the text was taken from, usually an address.
    pub source: Option<String>,
    /// Lower-case hexadecimal SHA-256 of the bytes as read.
    pub sha256: String,
    /// Whether the user marked the document as the reference the others are measured by.
    pub authority: bool,
    pub text: String,
    /// The parts of `text` that are the article, in order; share buttons, comment forms and the like are left out.
    pub blocks: Vec<Block>,
}

impl Document {
    /// A document of bare text: every paragraph between blank lines is a block, nothing is a title.
    pub fn of_text(id: &str, text: String, published: Option<PartialDate>) -> Self {
        let mut blocks = Vec::new();
        let mut at = 0;
        for paragraph in text.split_inclusive("\n\n") {
            let lead = paragraph.len() - paragraph.trim_start().len();
            let inner = paragraph.trim();
            if !inner.is_empty() {
                blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(at + lead, at + lead + inner.len()) });
            }
            at += paragraph.len();
        }
        Self {
            id: DocumentId::new(id),
            file: id.to_owned(),
            outlet: None,
            title: None,
            published,
            language: "en".to_owned(),
            source: None,
            sha256: String::new(),
            authority: false,
            text,
            blocks,
        }
    }

    /// What a reader calls the document: its outlet, or else its id.
    pub fn label(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.id.0)
    }
}

/// One paragraph, heading or title of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Title,
    Heading,
    Paragraph,
}

/// A publication date as precise as it is known: a year, a month, a day, or a minute of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
    /// Hour and minute as printed, without a zone.
    clock: Option<(u32, u32)>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD HH:MM")]
pub struct PartialDateError(pub String);

impl PartialDate {
    pub fn day(date: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()), clock: None }
    }

    pub fn with_clock(self, hour: u32, minute: u32) -> Self {
        Self { clock: self.day.and((hour < 24 && minute < 60).then_some((hour, minute))), ..self }
    }

    pub fn year(&self) -> i32 {
        self.year
    }

    pub fn month(&self) -> Option<u32> {
        self.month
    }

    /// The day, where the date is that precise.
    pub fn exact(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month?, self.day?)
    }

    pub fn clock(&self) -> Option<(u32, u32)> {
        self.clock
    }

    /// First day the date may mean.
    pub fn first(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(NaiveDate::MIN)
    }

    /// Last day the date may mean.
    pub fn last(&self) -> NaiveDate {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first(),
            (Some(month), None) => crate::time::last_of_month(self.year, month),
            _ => NaiveDate::from_ymd_opt(self.year, 12, 31).unwrap_or(NaiveDate::MAX),
        }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || PartialDateError(text.to_owned());
        let digits = |part: &str, len: usize| -> Result<u32, PartialDateError> {
            if part.len() == len && part.bytes().all(|b| b.is_ascii_digit()) { part.parse().map_err(|_| error()) } else { Err(error()) }
        };
        let trimmed = text.trim();
        let (date, clock) = match trimmed.split_once(['T', ' ']) {
            Some((date, clock)) => (date, Some(clock.trim())),
            None => (trimmed, None),
        };
        let mut parts = date.split('-');
        let year = digits(parts.next().unwrap_or(""), 4)?;
        let month = parts.next().map(|part| digits(part, 2)).transpose()?;
        let day = parts.next().map(|part| digits(part, 2)).transpose()?;
        if parts.next().is_some() || month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(error());
        }
        let year = i32::try_from(year).map_err(|_| error())?;
        if let (Some(month), Some(day)) = (month, day) {
            NaiveDate::from_ymd_opt(year, month, day).ok_or_else(error)?;
        }
        let clock = match clock {
            None => None,
            Some(clock) => {
                // Seconds and zone may follow; they are more than a publication date needs.
                let (hour, rest) = clock.split_once(':').ok_or_else(error)?;
                let minute = digits(rest.get(..2).ok_or_else(error)?, 2)?;
                let hour = digits(hour, 2)?;
                if hour > 23 || minute > 59 || day.is_none() {
                    return Err(error());
                }
                Some((hour, minute))
            }
        };
        Ok(Self { year, month, day, clock })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if let Some((hour, minute)) = self.clock {
            write!(f, " {hour:02}:{minute:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_round_trip() {
        for text in ["2025", "2025-02", "2025-10-26", "2025-10-26 17:40"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        assert_eq!("2025-10-26T17:40:11Z".parse::<PartialDate>().unwrap().to_string(), "2025-10-26 17:40");
        for text in ["", "25", "2025-13", "2025-02-30", "2025-2", "2025-10-26 25:00", "soon"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
