//! Logarithms and powers of two in fixed point: the same bits on every machine, and no floats.

use std::sync::OnceLock;

/// A number in fixed point with 32 bits behind the point: probabilities as such, logarithms to base 2 in bits.
pub(super) const ONE: i64 = 1 << 32;

/// The logarithm of what is never seen. A sum of logarithms stays finite, and nothing but another zero outweighs it.
pub(super) const NEVER: i64 = -64 * ONE;

/// Fraction bits that a logarithm is worked out to.
const BITS: u32 = 32;

/// log2 of a number in fixed point; [`NEVER`] for zero and below.
pub(super) fn log2(number: i64) -> i64 {
    let Ok(number @ 1..) = u128::try_from(number) else { return NEVER };
    let whole = number.ilog2();
    // The number brought into [1, 2) with 62 bits behind the point; each squaring gives one more bit of the logarithm.
    let mut rest = number << (62 - whole);
    let mut fraction = 0_i64;
    for _ in 0..BITS {
        rest = (rest * rest) >> 62;
        fraction <<= 1;
        if rest >= 1 << 63 {
            rest >>= 1;
            fraction |= 1;
        }
    }
    (i64::from(whole) - 32) * ONE + fraction
}

/// 2 to the power of a number that is not positive, from 0 to 1 in fixed point.
pub(super) fn exp2(power: i64) -> i64 {
    let power = power.min(0);
    let whole = power >> 32;
    if whole < -32 {
        return 0;
    }
    let fraction = power - whole * ONE;
    let mut product: u128 = 1 << 62;
    for (digit, powers) in tables().iter().enumerate() {
        let byte = (fraction >> (24 - 8 * digit)) & 0xff;
        product = (product * powers[usize::try_from(byte).unwrap_or(0)]) >> 62;
    }
    // From 62 bits behind the point to 32, and down by the whole part.
    let shift = 30 - whole;
    i64::try_from(product >> shift).unwrap_or(ONE)
}

/// 2^(b / 256), 2^(b / 256²) and so on for each byte b of a fraction, with 62 bits behind the point.
fn tables() -> &'static [[u128; 256]; 4] {
    static TABLES: OnceLock<[[u128; 256]; 4]> = OnceLock::new();
    TABLES.get_or_init(|| {
        // The roots 2^(1/2), 2^(1/4) and so on, each the square root of the one before.
        let mut roots = [0_u128; 32];
        let mut root: u128 = 2 << 62;
        for slot in &mut roots {
            root = (root << 62).isqrt();
            *slot = root;
        }
        let mut tables = [[1_u128 << 62; 256]; 4];
        for (digit, powers) in tables.iter_mut().enumerate() {
            for (byte, power) in powers.iter_mut().enumerate() {
                for bit in (0..8).filter(|bit| byte >> (7 - bit) & 1 == 1) {
                    *power = (*power * roots[8 * digit + bit]) >> 62;
                }
            }
        }
        tables
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two_have_whole_logarithms() {
        for whole in -32..=20_i64 {
            let number = if whole < 0 { ONE >> -whole } else { ONE << whole };
            assert_eq!(log2(number), whole * ONE);
            if whole <= 0 {
                assert_eq!(exp2(whole * ONE), number);
            }
        }
        assert_eq!((log2(0), log2(-ONE), exp2(-40 * ONE), exp2(NEVER)), (NEVER, NEVER, 0, 0));
    }

    #[test]
    fn known_values_come_out_to_nine_digits() {
        // log2(3) = 1.584962500721156, 2^-0.5 = 0.7071067811865476, 2^-3.3 = 0.1015315495...
        let near = |left: i64, right: i64| assert!((left - right).abs() <= 8, "{left} {right}");
        near(log2(3 * ONE), 6_807_362_106);
        near(exp2(-ONE / 2), 3_037_000_500);
        near(exp2(log2(ONE / 3)), ONE / 3);
        near(exp2(log2(ONE / 1000)), ONE / 1000);
    }
}
