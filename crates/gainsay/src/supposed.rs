//! Texts without a publication date, read again as of the days of their story.

use chrono::NaiveDate;
use gainsay_rules::SEASON_DAYS;

use crate::Material;

/// Reads the undated texts of a story again, months and days without a year as those nearest to the story's other texts. What
/// a claim file says stays as it is.
pub(crate) fn read_again(materials: &mut [Material]) {
    let Some(day) = middle_day(materials) else { return };
    for material in materials.iter_mut().filter(|material| material.is_read && material.document.published.is_none()) {
        let extraction = gainsay_extract::extract_supposing(&material.document, gainsay_model::DocumentIndex(0), Some(day));
        material.claims = Some(extraction.claims);
        material.notes.retain(|note| !note.starts_with("no publication date"));
        material.notes.extend(extraction.notes);
    }
}

/// The day in the middle of those on which the dated texts were published; nothing where they are not of one season.
fn middle_day(materials: &[Material]) -> Option<NaiveDate> {
    let mut days: Vec<NaiveDate> = materials.iter().filter_map(|material| material.document.published?.exact()).collect();
    days.sort_unstable();
    let (first, last) = (days.first()?, days.last()?);
    let near = last.signed_duration_since(*first).num_days() <= SEASON_DAYS;
    days.get(days.len() / 2).copied().filter(|_| near)
}
