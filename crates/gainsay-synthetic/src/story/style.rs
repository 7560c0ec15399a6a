//! How an outlet writes: its notation and habits.

use crate::random::Random;

#[derive(Clone, Debug)]
pub(crate) struct Style {
    /// "3 March" and not "March 3".
    pub day_first: bool,
    pub percent: &'static str,
    /// Which of the notations of money.
    pub money: u64,
    /// Gives measures in miles, acres and pounds.
    pub imperial: bool,
    /// The currency its readers know, for conversions.
    pub home: &'static str,
    /// Out of a hundred figures, how many it rounds or hedges.
    pub rounds: u64,
    /// Out of a hundred sentences, how many name their source.
    pub attributes: u64,
    /// Numbers up to this one as words.
    pub words_to: u64,
    pub local_clock: bool,
}

impl Style {
    pub(crate) fn draw(random: &mut Random) -> Self {
        Self {
            day_first: random.percent(50),
            percent: random.pick(&["%", " percent", " per cent"]),
            money: random.below(4),
            imperial: random.percent(35),
            home: random.pick(&["USD", "EUR", "GBP", "USD", "JPY", "CAD"]),
            rounds: random.below(45),
            attributes: random.between(10, 70),
            words_to: random.between(9, 12),
            local_clock: random.percent(70),
        }
    }
}
