//! Typed access to the tables of a claim file, with the line of every mistake.

use std::ops::Range;

use gainsay_model::{LineIndex, PartialDate, Span};
use rust_decimal::Decimal;
use toml_edit::{Item, TableLike, Value};

use crate::{IngestError, Problem};

/// The file being read.
pub(super) struct File<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) lines: LineIndex,
}

impl File<'_> {
    /// The line a place in the file stands on, 1 where the place is unknown.
    pub(super) fn line(&self, span: Option<Range<usize>>) -> u32 {
        self.lines.line(span.map_or(0, |span| Span::new(span.start, span.end).start))
    }
}

/// One table of the file whose keys have been checked.
pub(super) struct Fields<'a> {
    file: &'a File<'a>,
    table: &'a dyn TableLike,
    /// The claim the table belongs to.
    claim: Option<&'a str>,
    /// The table's own key, for messages.
    name: &'a str,
    line: u32,
}

impl<'a> Fields<'a> {
    /// A table all keys of which are among `expected`.
    pub(super) fn new(
        file: &'a File<'a>,
        table: &'a dyn TableLike,
        span: Option<Range<usize>>,
        claim: Option<&'a str>,
        name: &'a str,
        expected: &[&str],
    ) -> Result<Self, IngestError> {
        let fields = Self { file, table, claim, name, line: file.line(span) };
        for (key, item) in table.iter() {
            if !expected.contains(&key) {
                let span = table.key(key).and_then(toml_edit::Key::span).or_else(|| item.span());
                let list: Vec<String> = expected.iter().map(|key| format!("`{key}`")).collect();
                return Err(fields.error_at(file.line(span), format!("unknown key `{key}` in `{name}`; expected {}", list.join(", "))));
            }
        }
        Ok(fields)
    }

    /// The same table, now that the claim it belongs to is known by name.
    pub(super) fn of_claim(self, claim: &'a str) -> Self {
        Self { claim: Some(claim), ..self }
    }

    fn error_at(&self, line: u32, problem: String) -> IngestError {
        IngestError::at(
            self.file.name,
            line,
            match self.claim {
                Some(claim) => Problem::Claim { claim: claim.to_owned(), problem },
                None => Problem::ClaimFile(problem),
            },
        )
    }

    /// A problem with the table as a whole.
    pub(super) fn error(&self, problem: String) -> IngestError {
        self.error_at(self.line, problem)
    }

    /// A problem with the value of a key.
    pub(super) fn error_in(&self, key: &str, problem: &str) -> IngestError {
        let span = self.table.get(key).and_then(Item::span);
        let line = span.map_or(self.line, |span| self.file.line(Some(span)));
        let key = if self.name == "claim" || self.name == "document" { format!("`{key}`") } else { format!("`{}.{key}`", self.name) };
        self.error_at(line, format!("{key} {problem}"))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(super) fn string(&self, key: &str) -> Result<Option<String>, IngestError> {
        match self.table.get(key) {
            None => Ok(None),
            Some(item) => match item.as_str() {
                Some(text) => Ok(Some(text.to_owned())),
                None => Err(self.error_in(key, "is no text; put it in quotation marks")),
            },
        }
    }

    pub(super) fn required_string(&self, key: &str) -> Result<String, IngestError> {
        self.string(key)?.filter(|text| !text.is_empty()).ok_or_else(|| self.error(format!("`{}` lacks `{key}`", self.name)))
    }

    pub(super) fn boolean(&self, key: &str) -> Result<Option<bool>, IngestError> {
        match self.table.get(key) {
            None => Ok(None),
            Some(item) => item.as_bool().map(Some).ok_or_else(|| self.error_in(key, "is true or false")),
        }
    }

    pub(super) fn number(&self, key: &str) -> Result<Option<u32>, IngestError> {
        match self.table.get(key) {
            None => Ok(None),
            Some(item) => item
                .as_integer()
                .and_then(|value| u32::try_from(value).ok())
                .map(Some)
                .ok_or_else(|| self.error_in(key, "is no whole number from 0 on")),
        }
    }

    /// The value of a key as it would be written in a string: figures may stand with and without quotation marks.
    pub(super) fn bare(&self, key: &str) -> Result<Option<String>, IngestError> {
        let Some(item) = self.table.get(key) else {
            return Ok(None);
        };
        match item.as_value() {
            Some(Value::String(text)) => Ok(Some(text.value().trim().to_owned())),
            // The characters in the file, so that no digit of a figure or a date is lost on the way.
            Some(value @ (Value::Integer(_) | Value::Float(_) | Value::Datetime(_))) => {
                let written = value.span().and_then(|span| self.file.text.get(span));
                Ok(written.map(|written| written.trim().to_owned()))
            }
            _ => Err(self.error_in(key, "is no figure and no date")),
        }
    }

    pub(super) fn decimal(&self, key: &str) -> Result<Option<Decimal>, IngestError> {
        self.bare(key)?
            .map(|text| parse_decimal(&text).ok_or_else(|| self.error_in(key, "is no decimal figure such as \"1.65\"")))
            .transpose()
    }

    pub(super) fn date(&self, key: &str) -> Result<Option<PartialDate>, IngestError> {
        self.bare(key)?
            .map(|text| text.parse().map_err(|_| self.error_in(key, "is no date; write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD HH:MM")))
            .transpose()
    }

    pub(super) fn values(&self, key: &str) -> Result<Vec<&'a Value>, IngestError> {
        match self.table.get(key) {
            None => Ok(Vec::new()),
            Some(item) => match item.as_array() {
                Some(array) => Ok(array.iter().collect()),
                None => Err(self.error_in(key, "is no list; write [\"...\"]")),
            },
        }
    }

    pub(super) fn strings(&self, key: &str) -> Result<Vec<String>, IngestError> {
        self.values(key)?
            .into_iter()
            .map(|value| value.as_str().map(str::to_owned).ok_or_else(|| self.error_in(key, "holds something that is no text")))
            .collect()
    }

    /// A pair of offsets; an empty list says that there is no place.
    pub(super) fn offsets(&self, key: &str) -> Result<Option<Option<[i64; 2]>>, IngestError> {
        if !self.has(key) {
            return Ok(None);
        }
        let numbers: Option<Vec<i64>> = self.values(key)?.into_iter().map(Value::as_integer).collect();
        match numbers.as_deref() {
            Some([]) => Ok(Some(None)),
            Some(&[start, end]) => Ok(Some(Some([start, end]))),
            _ => Err(self.error_in(key, "is no pair of offsets; write [start, end]")),
        }
    }

    /// The table at a key.
    pub(super) fn table(&self, key: &'a str, expected: &[&str]) -> Result<Option<Self>, IngestError> {
        let Some(item) = self.table.get(key) else {
            return Ok(None);
        };
        let table = item
            .as_table_like()
            .ok_or_else(|| self.error_in(key, &format!("is no table; write {{ {} = ... }}", expected.first().unwrap_or(&"key"))))?;
        Self::new(self.file, table, item.span(), self.claim, key, expected).map(Some)
    }

    /// The value at a key as a table, or as the single text that may stand for it.
    pub(super) fn text_or_table(&self, key: &'a str, expected: &[&str]) -> Result<Option<TextOrTable<'a>>, IngestError> {
        match self.table.get(key).map(Item::as_str) {
            Some(Some(text)) => Ok(Some(TextOrTable::Text(text.to_owned()))),
            _ => Ok(self.table(key, expected)?.map(TextOrTable::Table)),
        }
    }

    /// An element of the list at a key, as a table or the single text that may stand for it.
    pub(super) fn element(&self, key: &'a str, value: &'a Value, expected: &[&str]) -> Result<TextOrTable<'a>, IngestError> {
        match value {
            Value::String(text) => Ok(TextOrTable::Text(text.value().clone())),
            Value::InlineTable(table) => Self::new(self.file, table, value.span(), self.claim, key, expected).map(TextOrTable::Table),
            _ => Err(self.error_in(key, "holds something that is neither a text nor a table")),
        }
    }
}

/// A value that may be given in full or by its words alone.
pub(super) enum TextOrTable<'a> {
    Text(String),
    Table(Fields<'a>),
}

/// A decimal as claim files write it; groups of digits may be parted by `_`.
pub(super) fn parse_decimal(text: &str) -> Option<Decimal> {
    let plain = text.replace('_', "");
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    // More digits than a decimal holds would be rounded in silence.
    Decimal::from_str_exact(plain).ok()
}
