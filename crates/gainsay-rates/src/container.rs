//! The rate file: a header that says what is in it, then one compressed stream for the dates and one for each currency,
//! so that a question about two currencies reads three streams and leaves the rest alone.
//!
//! Header, numbers little-endian: the magic and version `GSRATES1`; length of the header (u32, to the end of its checksum);
//! length of the source (u16) and the source in UTF-8; first and last date (i32 each, days since the day before 0001-01-01);
//! number of dates (u32); length and CRC-32 of the stream of dates (u32 each); number of currencies (u8); for each, in order of
//! codes: length of the code (u8), code, decimals (u8), length and CRC-32 of its stream (u32 each); CRC-32 of the header so far (u32).
//! The streams follow without gaps in the same order, and the last ends the file. Each is raw DEFLATE (RFC 1951). The stream of
//! dates holds the days from each date to the next; a currency's stream is a packed [`Column`].

use std::io::Read;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use gainsay_model::Currency;

use crate::column::{Column, put_varint, take_varint};
use crate::csv::MAX_ROWS;
use crate::error::{Damage, RatesError};

const MAGIC: &[u8; 8] = b"GSRATES1";

/// A stream's place in the file and the checksum of its bytes.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    place: Range<usize>,
    crc: u32,
}

impl Stream {
    /// The stream's content; nothing where it is not as written or longer than `limit`.
    fn inflate(&self, file: &[u8], limit: usize) -> Option<Vec<u8>> {
        let packed = file.get(self.place.clone())?;
        if crc32(packed) != self.crc {
            return None;
        }
        let mut content = Vec::new();
        let bound = u64::try_from(limit).ok()?.saturating_add(1);
        DeflateDecoder::new(packed).take(bound).read_to_end(&mut content).ok()?;
        (content.len() <= limit).then_some(content)
    }
}

/// What a rate file says of itself.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) source: String,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) rows: usize,
    dates: Stream,
    /// In order of codes.
    pub(crate) columns: Vec<(Currency, PackedColumn)>,
}

#[derive(Clone, Debug)]
pub(crate) struct PackedColumn {
    decimals: u32,
    stream: Stream,
}

impl PackedColumn {
    /// Nothing where the stream is damaged.
    pub(crate) fn decode(&self, file: &[u8], rows: usize) -> Option<Column> {
        let packed = self.stream.inflate(file, Column::packed_limit(rows))?;
        Column::unpack(&packed, self.decimals, rows)
    }
}

impl Header {
    /// Reads the header and checks that the streams it lists fill the rest of the file.
    pub(crate) fn read(name: &str, file: &[u8]) -> Result<Self, RatesError> {
        let damaged = |what| RatesError::Damaged { file: name.to_owned(), what };
        if !file.starts_with(MAGIC) {
            return Err(RatesError::NotRates { file: name.to_owned() });
        }
        let header = Self::parse(file).ok_or_else(|| damaged(Damage::Header))?;
        if header.end() != file.len() {
            return Err(damaged(Damage::Length));
        }
        Ok(header)
    }

    fn parse(file: &[u8]) -> Option<Self> {
        let length = usize::try_from(Fields(file.get(MAGIC.len()..)?).u32()?).ok()?;
        let (content, crc) = file.get(..length)?.split_last_chunk::<4>()?;
        if crc32(content) != u32::from_le_bytes(*crc) {
            return None;
        }
        let mut fields = Fields(content.get(MAGIC.len() + 4..)?);
        let source = fields.u16()?;
        let source = std::str::from_utf8(fields.bytes(source.into())?).ok()?.to_owned();
        let first = NaiveDate::from_num_days_from_ce_opt(fields.i32()?)?;
        let last = NaiveDate::from_num_days_from_ce_opt(fields.i32()?)?;
        let rows = usize::try_from(fields.u32()?).ok()?;
        if rows == 0 || rows > MAX_ROWS || first > last {
            return None;
        }
        let mut at = length;
        let dates = fields.stream(&mut at)?;
        let mut columns: Vec<(Currency, PackedColumn)> = Vec::new();
        for _ in 0..fields.u8()? {
            let code = fields.u8()?;
            let currency = Currency::new(std::str::from_utf8(fields.bytes(code.into())?).ok()?)?;
            let decimals = fields.u8()?.into();
            let stream = fields.stream(&mut at)?;
            if columns.last().is_some_and(|(before, _)| *before >= currency) {
                return None;
            }
            columns.push((currency, PackedColumn { decimals, stream }));
        }
        fields.0.is_empty().then_some(Self { source, first, last, rows, dates, columns })
    }

    /// Where the last stream ends.
    fn end(&self) -> usize {
        self.columns.last().map_or(self.dates.place.end, |(_, column)| column.stream.place.end)
    }

    /// The dates of all rows, strictly rising; nothing where their stream is damaged or disagrees with the header.
    pub(crate) fn decode_dates(&self, file: &[u8]) -> Option<Vec<NaiveDate>> {
        let content = self.dates.inflate(file, self.rows.saturating_mul(5))?;
        let mut content = content.as_slice();
        let mut day = self.first.num_days_from_ce();
        let mut dates = vec![self.first];
        while !content.is_empty() && dates.len() < self.rows {
            let step = i32::try_from(take_varint(&mut content)?).ok()?;
            day = day.checked_add(step).filter(|_| step > 0)?;
            dates.push(NaiveDate::from_num_days_from_ce_opt(day)?);
        }
        let complete = content.is_empty() && dates.len() == self.rows && dates.last() == Some(&self.last);
        complete.then_some(dates)
    }
}

/// Writes a rate file. `dates` rise and are not empty; `columns` stand in order of codes and have a rate or a gap for each date.
pub(crate) fn write(source: &str, dates: &[NaiveDate], columns: &[(Currency, &Column)]) -> Vec<u8> {
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    for [before, date] in dates.array_windows() {
        put_varint(&mut steps, (*date - *before).num_days().unsigned_abs());
    }
    let date_stream = deflate(&steps);
    let streams: Vec<Vec<u8>> = columns.iter().map(|(_, column)| deflate(&column.pack())).collect();

    let source = &source.as_bytes()[..source.floor_char_boundary(u16::MAX.into())];
    let mut fields = Vec::new();
    fields.extend((source.len() as u16).to_le_bytes());
    fields.extend(source);
    fields.extend(first.num_days_from_ce().to_le_bytes());
    fields.extend(last.num_days_from_ce().to_le_bytes());
    fields.extend((dates.len() as u32).to_le_bytes());
    put_stream(&mut fields, &date_stream);
    fields.push(columns.len() as u8);
    for ((currency, column), stream) in columns.iter().zip(&streams) {
        fields.push(currency.code().len() as u8);
        fields.extend(currency.code().as_bytes());
        fields.push(column.decimals() as u8);
        put_stream(&mut fields, stream);
    }

    let mut file = MAGIC.to_vec();
    file.extend(((MAGIC.len() + 4 + fields.len() + 4) as u32).to_le_bytes());
    file.extend(fields);
    file.extend(crc32(&file).to_le_bytes());
    file.extend(date_stream);
    for stream in streams {
        file.extend(stream);
    }
    file
}

fn put_stream(fields: &mut Vec<u8>, stream: &[u8]) {
    fields.extend((stream.len() as u32).to_le_bytes());
    fields.extend(crc32(stream).to_le_bytes());
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    DeflateEncoder::new(content, Compression::best()).read_to_end(&mut packed).expect("reading from memory does not fail");
    packed
}

/// The fields of a header still to be read.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_le_bytes)
    }

    /// A stream that begins at `at`, which then moves to its end.
    fn stream(&mut self, at: &mut usize) -> Option<Stream> {
        let start = *at;
        *at = start.checked_add(usize::try_from(self.u32()?).ok()?)?;
        Some(Stream { place: start..*at, crc: self.u32()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 10, day).unwrap()
    }

    fn small() -> Vec<u8> {
        let dollar = Column::new(4, vec![11_587, 11_593, 11_612]).unwrap();
        let won = Column::new(2, vec![166_002, 0, 167_149]).unwrap();
        let columns = [(Currency::new("KRW").unwrap(), &won), (Currency::new("USD").unwrap(), &dollar)];
        write("Source: a test", &[day(22), day(23), day(24)], &columns)
    }

    /// Decodes everything; the error of the first part that cannot be read.
    fn read_all(file: &[u8]) -> Result<(), RatesError> {
        let header = Header::read("x.rates", file)?;
        let damaged = |what| RatesError::Damaged { file: "x.rates".to_owned(), what };
        header.decode_dates(file).ok_or_else(|| damaged(Damage::Dates))?;
        for (currency, column) in &header.columns {
            column.decode(file, header.rows).ok_or_else(|| damaged(Damage::Column(*currency)))?;
        }
        Ok(())
    }

    /// Puts the right checksum on a header changed by a test.
    fn seal(file: &mut [u8]) {
        let length = u32::from_le_bytes(file[8..12].try_into().unwrap()) as usize;
        let crc = crc32(&file[..length - 4]);
        file[length - 4..length].copy_from_slice(&crc.to_le_bytes());
    }

    #[test]
    fn what_is_written_is_read() {
        let file = small();
        let header = Header::read("x.rates", &file).unwrap();
        assert_eq!(header.source, "Source: a test");
        assert_eq!((header.first, header.last, header.rows), (day(22), day(24), 3));
        assert_eq!(header.decode_dates(&file).unwrap(), [day(22), day(23), day(24)]);
        let won = header.columns[0].1.decode(&file, 3).unwrap();
        assert_eq!(won.rate(2).unwrap().to_string(), "1671.49");
        assert_eq!(won.rate(1), None);
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let file = small();
        for at in 0..file.len() {
            for change in 1..=255 {
                let mut changed = file.clone();
                changed[at] ^= change;
                assert!(read_all(&changed).is_err(), "byte {at} changed by {change:#x}");
            }
        }
    }

    #[test]
    fn a_file_cut_short_or_too_long_is_an_error_that_names_it() {
        let file = small();
        for end in 0..file.len() {
            assert!(Header::read("x.rates", &file[..end]).is_err(), "cut at {end}");
        }
        let error = Header::read("x.rates", &[file, vec![0]].concat()).unwrap_err();
        assert_eq!(error.to_string(), "x.rates: damaged, the file does not end where its header says; take a fresh copy of the file");
        assert_eq!(
            Header::read("x.rates", b"Date,USD").unwrap_err().to_string(),
            "x.rates: not a rate file this version reads; give a CSV file of euro reference rates instead"
        );
    }

    #[test]
    fn a_header_that_lies_under_a_right_checksum_is_an_error_and_no_panic() {
        let file = small();
        let length = u32::from_le_bytes(file[8..12].try_into().unwrap()) as usize;
        for at in 12..length - 4 {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut changed = file.clone();
                changed[at] = value;
                seal(&mut changed);
                // Some changes, like a letter of the source, are a valid other header: what counts is that reading ends.
                let _ = read_all(&changed);
            }
        }
        let rows = 12 + 2 + "Source: a test".len() + 8;
        let mut changed = file.clone();
        changed[rows..rows + 4].copy_from_slice(&4_u32.to_le_bytes());
        seal(&mut changed);
        assert!(read_all(&changed).is_err(), "more rows than dates");
        changed[rows..rows + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        seal(&mut changed);
        assert!(Header::read("x.rates", &changed).is_err(), "more rows than any series has");
    }

    #[test]
    fn a_stream_that_swells_is_refused_at_its_bound() {
        let packed = deflate(&vec![0; 10_000_000]);
        let stream = Stream { place: 0..packed.len(), crc: crc32(&packed) };
        assert_eq!(stream.inflate(&packed, 1_000), None);
        assert_eq!(stream.inflate(&packed, 10_000_000).map(|content| content.len()), Some(10_000_000));
    }
}
