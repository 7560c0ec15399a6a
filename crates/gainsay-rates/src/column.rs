//! The rates of one currency: whole numbers of a fixed decimal place, and their packed form.
//!
//! Packed: runs of days without and with a rate, alternating, as variable-length integers; the number of planes; then the
//! differences between neighbouring rates, zigzag-coded so that small falls are small numbers too, split into byte planes
//! (all low bytes, then all second bytes, ...), because the high bytes are nearly all zero and the planes compress well apart.

use rust_decimal::Decimal;

/// Most digits a rate may have before the point, and after it: any rate at any column's scale then fits an `i64`,
/// and any cross of two rates and any sum of crosses fits a `Decimal`.
pub(crate) const MAX_DIGITS: u32 = 9;

/// Above every rate at every scale.
const RATE_LIMIT: i64 = 10_i64.pow(2 * MAX_DIGITS);

/// Rates of one currency, one for each date of the series, in units of `10^-decimals` per euro; zero where there is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Column {
    decimals: u32,
    rates: Vec<i64>,
}

impl Column {
    /// Nothing where a rate or the number of decimals is out of range.
    pub(crate) fn new(decimals: u32, rates: Vec<i64>) -> Option<Self> {
        let fits = decimals <= MAX_DIGITS && rates.iter().all(|rate| (0..RATE_LIMIT).contains(rate));
        fits.then_some(Self { decimals, rates })
    }

    pub(crate) fn decimals(&self) -> u32 {
        self.decimals
    }

    pub(crate) fn has(&self, row: usize) -> bool {
        self.rates.get(row).is_some_and(|rate| *rate != 0)
    }

    /// Units per euro, as printed without trailing zeros.
    pub(crate) fn rate(&self, row: usize) -> Option<Decimal> {
        let rate = self.rates.get(row).copied().filter(|rate| *rate != 0)?;
        Some(Decimal::new(rate, self.decimals).normalize())
    }

    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut row = 0;
        while row < self.rates.len() {
            for quoted in [false, true] {
                let run = self.rates[row..].iter().take_while(|rate| (**rate != 0) == quoted).count();
                put_varint(&mut packed, run as u64);
                row += run;
            }
        }
        let mut before = 0;
        let steps: Vec<u64> =
            self.rates.iter().filter(|rate| **rate != 0).map(|rate| zigzag(rate - std::mem::replace(&mut before, *rate))).collect();
        let planes = steps.iter().map(|step| step.to_le_bytes()).map(significant).max().unwrap_or(0);
        packed.push(planes);
        for plane in 0..usize::from(planes) {
            packed.extend(steps.iter().map(|step| step.to_le_bytes()[plane]));
        }
        packed
    }

    /// The most bytes a packed column of so many rows takes: three for each run, eight for each rate.
    pub(crate) fn packed_limit(rows: usize) -> usize {
        rows.saturating_mul(12).saturating_add(16)
    }

    /// Nothing where the bytes are not a packed column of exactly `rows` rows.
    pub(crate) fn unpack(mut packed: &[u8], decimals: u32, rows: usize) -> Option<Self> {
        let mut quoted = Vec::new();
        while quoted.len() < rows {
            let before = quoted.len();
            for run_quoted in [false, true] {
                let run = usize::try_from(take_varint(&mut packed)?).ok()?;
                if run > rows - quoted.len() {
                    return None;
                }
                quoted.resize(quoted.len() + run, run_quoted);
            }
            if quoted.len() == before {
                return None;
            }
        }
        let (&planes, packed) = packed.split_first()?;
        let count = quoted.iter().filter(|quoted| **quoted).count();
        if planes > 8 || packed.len() != count * usize::from(planes) {
            return None;
        }
        let mut rate = 0_i64;
        let mut next = 0;
        let mut rates = Vec::with_capacity(rows);
        for quoted in quoted {
            if !quoted {
                rates.push(0);
                continue;
            }
            let mut step = [0; 8];
            for plane in 0..usize::from(planes) {
                step[plane] = packed[plane * count + next];
            }
            next += 1;
            rate = rate.checked_add(unzigzag(u64::from_le_bytes(step)))?;
            if rate <= 0 {
                return None;
            }
            rates.push(rate);
        }
        Self::new(decimals, rates)
    }
}

/// How many low bytes hold the number.
fn significant(bytes: [u8; 8]) -> u8 {
    (1..=8).rev().find(|count| bytes[usize::from(*count) - 1] != 0).unwrap_or(0)
}

/// 0, -1, 1, -2, 2 ... as 0, 1, 2, 3, 4 ...
fn zigzag(step: i64) -> u64 {
    ((step << 1) ^ (step >> 63)).cast_unsigned()
}

fn unzigzag(code: u64) -> i64 {
    (code >> 1).cast_signed() ^ -(code & 1).cast_signed()
}

/// Seven bits a byte, low bits first, the top bit set on all bytes but the last.
pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Nothing where the bytes end too soon or the number needs more than 63 bits.
pub(crate) fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..63).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(decimals: u32, rates: &[i64]) {
        let column = Column::new(decimals, rates.to_vec()).unwrap();
        let packed = column.pack();
        assert!(packed.len() <= Column::packed_limit(rates.len()));
        assert_eq!(Column::unpack(&packed, decimals, rates.len()), Some(column), "{rates:?}");
    }

    #[test]
    fn columns_come_back_with_their_gaps() {
        round_trip(2, &[]);
        round_trip(2, &[0, 0, 0]);
        round_trip(2, &[167_149, 166_002, 146_911]);
        round_trip(4, &[0, 0, 11_612, 11_587, 0, 0, 0, 11_196, 0]);
        round_trip(0, &[1, RATE_LIMIT - 1, 1, 0, RATE_LIMIT - 1]);
        round_trip(9, &[1, 0, 1, 0, 1, 0, 1]);
    }

    #[test]
    fn rates_out_of_range_are_no_column() {
        assert!(Column::new(2, vec![-1]).is_none());
        assert!(Column::new(2, vec![RATE_LIMIT]).is_none());
        assert!(Column::new(10, vec![1]).is_none());
    }

    #[test]
    fn a_rate_has_no_trailing_zeros() {
        let column = Column::new(4, vec![11_610, 1_360_000]).unwrap();
        assert_eq!(column.rate(0).unwrap().to_string(), "1.161");
        assert_eq!(column.rate(1).unwrap().to_string(), "136");
        assert_eq!(column.rate(2), None);
    }

    #[test]
    fn bytes_that_are_no_column_are_refused() {
        let packed = Column::new(2, vec![5, 0, 7]).unwrap().pack();
        for end in 0..packed.len() {
            assert_eq!(Column::unpack(&packed[..end], 2, 3), None, "cut at {end}");
        }
        assert_eq!(Column::unpack(&packed, 2, 2), None, "other number of rows");
        assert_eq!(Column::unpack(&[0, 0, 0], 2, 3), None, "runs that do not advance");
        assert_eq!(Column::unpack(&[0x80; 20], 2, 3), None, "a number without end");
        assert_eq!(Column::unpack(&[0, 1, 1, 1], 2, 1), None, "a rate below zero");
        assert_eq!(Column::unpack(&[0, 1, 9], 2, 1), None, "more planes than bytes in a number");
        let huge = [0, 2, 8, 0xfe, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        assert_eq!(Column::unpack(&huge, 2, 2), None, "a sum beyond the range");
    }

    #[test]
    fn zigzag_comes_back() {
        for step in [0, 1, -1, 63, -64, RATE_LIMIT, -RATE_LIMIT, i64::MAX, i64::MIN] {
            assert_eq!(unzigzag(zigzag(step)), step);
        }
        assert_eq!([zigzag(0), zigzag(-1), zigzag(1), zigzag(-2)], [0, 1, 2, 3]);
    }
}
