//! Letters of time zones and their distance to UTC.
//!
//! Source: the abbreviations of the IANA time zone database, 2025b. Letters that stand for several zones ("CST", "IST") or
//! for summer and winter time alike ("ET") name a zone and settle no distance.

use gainsay_model::Zone;

static SETTLED: [(&str, i16); 24] = [
    ("AEDT", 660),
    ("AEST", 600),
    ("BRT", -180),
    ("BST", 60),
    ("CDT", -300),
    ("CEST", 120),
    ("CET", 60),
    ("EAT", 180),
    ("EDT", -240),
    ("EEST", 180),
    ("EET", 120),
    ("EST", -300),
    ("GMT", 0),
    ("HKT", 480),
    ("JST", 540),
    ("KST", 540),
    ("MDT", -360),
    ("MSK", 180),
    ("NZST", 720),
    ("PDT", -420),
    ("PKT", 300),
    ("PST", -480),
    ("UTC", 0),
    ("WIB", 420),
];

static UNSETTLED: [&str; 9] = ["CST", "CT", "ET", "IST", "MST", "MT", "PT", "SGT", "WAT"];

/// The zone of some capital letters, if they name one.
pub(crate) fn zone(letters: &str) -> Option<Zone> {
    let settled = SETTLED.binary_search_by_key(&letters, |(name, _)| name).ok().map(|at| Zone::Offset(SETTLED[at].1));
    settled.or_else(|| UNSETTLED.contains(&letters).then_some(Zone::Unsettled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_sorted_and_found() {
        assert!(SETTLED.is_sorted_by_key(|(name, _)| *name));
        assert_eq!(zone("EST"), Some(Zone::Offset(-300)));
        assert_eq!(zone("ET"), Some(Zone::Unsettled));
        assert_eq!(zone("NATO"), None);
    }
}
