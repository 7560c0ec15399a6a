//! Pairs drawn from all pairs of a story: the same ones every time, spread evenly, without listing the rest.

/// Pairs `(i, j)` with `i < j` of so many things, in order; all of them where `most` suffices.
///
/// The pairs in order are cut into `most` stretches of equal length and one pair is taken of each. Where in a stretch it
/// lies follows a Weyl sequence, which never falls into step with how long articles happen to be.
pub(super) fn drawn_pairs(things: usize, most: u64) -> impl Iterator<Item = (usize, usize)> {
    let all = pairs_of(things);
    let wanted = most.min(all);
    let (mut row, mut row_start) = (0_usize, 0_u64);
    (0..wanted).map(move |stretch| {
        let at = position(stretch, wanted, all);
        // Positions rise, so rows are passed once.
        loop {
            let row_len = (things - 1 - row) as u64;
            if at < row_start + row_len {
                let offset = usize::try_from(at - row_start).unwrap_or(0);
                return (row, row + 1 + offset);
            }
            row_start += row_len;
            row += 1;
        }
    })
}

/// How many pairs so many things have.
pub(super) fn pairs_of(things: usize) -> u64 {
    let things = things as u64;
    things.saturating_mul(things.saturating_sub(1)) / 2
}

/// At most `most` of a list, spread over it in the same way.
pub(super) fn thinned<T: Copy>(list: &[T], most: u64) -> impl Iterator<Item = T> {
    let all = list.len() as u64;
    let wanted = most.min(all);
    (0..wanted).filter_map(move |stretch| list.get(usize::try_from(position(stretch, wanted, all)).ok()?).copied())
}

/// The place taken of a stretch, of `wanted` over `all`.
fn position(stretch: u64, wanted: u64, all: u64) -> u64 {
    let begin = |stretch: u64| u128::from(stretch) * u128::from(all) / u128::from(wanted);
    let (from, to) = (begin(stretch), begin(stretch + 1));
    // 2^64 divided by the golden ratio: the multiples of it, without their overflow, lie as evenly as any.
    let step = stretch.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let offset = (u128::from(step) * (to - from)) >> 64;
    u64::try_from(from + offset).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_pairs_are_all_taken_once() {
        let pairs: Vec<_> = drawn_pairs(5, 1_000).collect();
        assert_eq!(pairs, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)]);
        assert_eq!((drawn_pairs(0, 9).count(), drawn_pairs(1, 9).count()), (0, 0));
    }

    #[test]
    fn many_pairs_are_thinned_to_the_bound_and_every_thing_is_met_about_as_often() {
        let mut met = vec![0_u32; 400];
        let pairs: Vec<_> = drawn_pairs(400, 20_000).collect();
        assert_eq!(pairs.len(), 20_000);
        for (left, right) in &pairs {
            assert!(left < right && *right < 400);
            met[*left] += 1;
            met[*right] += 1;
        }
        assert!(met.iter().all(|times| (70..=130).contains(times)), "{met:?}");
    }

    #[test]
    fn a_list_as_periodic_as_articles_of_one_length_is_sampled_without_favour() {
        // Ten sorts in turn, a tenth taken: a plain stride would take one sort only.
        let list: Vec<u32> = (0..10_000).map(|at| at % 10).collect();
        let mut sorts = [0; 10];
        for sort in thinned(&list, 1_000) {
            sorts[sort as usize] += 1;
        }
        assert!(sorts.iter().all(|count| (80..=120).contains(count)), "{sorts:?}");
    }
}
