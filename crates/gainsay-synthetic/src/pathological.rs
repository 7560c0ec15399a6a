//! Texts no newsroom writes, each the worst case of something a reader does.

/// A kind of hostile text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pathology {
    /// One numeral.
    Digits,
    /// Numerals in groups set apart by no-break spaces, without end.
    SpacedDigits,
    /// "million million million".
    ScaleWords,
    /// "one hundred one hundred".
    NumberWords,
    /// Opening brackets that never close.
    Brackets,
    /// One word without a space.
    OneWord,
    /// Ten-word sentences, all in one paragraph.
    OneParagraph,
    /// "between 1 and between 2 and between".
    Between,
    Commas,
    Hyphens,
    /// One sentence of figures.
    Figures,
    /// One sentence of dates.
    Dates,
    /// One sentence of capitalised words.
    Capitals,
    /// Single letters and dots, the shape of initials.
    Initials,
    QuotationMarks,
    /// The lead-ins of many long forms of the lexicon, never completed.
    LeadIns,
}

impl Pathology {
    pub const ALL: &'static [Self] = &[
        Self::Digits,
        Self::SpacedDigits,
        Self::ScaleWords,
        Self::NumberWords,
        Self::Brackets,
        Self::OneWord,
        Self::OneParagraph,
        Self::Between,
        Self::Commas,
        Self::Hyphens,
        Self::Figures,
        Self::Dates,
        Self::Capitals,
        Self::Initials,
        Self::QuotationMarks,
        Self::LeadIns,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::SpacedDigits => "spaced-digits",
            Self::ScaleWords => "scale-words",
            Self::NumberWords => "number-words",
            Self::Brackets => "brackets",
            Self::OneWord => "one-word",
            Self::OneParagraph => "one-paragraph",
            Self::Between => "between",
            Self::Commas => "commas",
            Self::Hyphens => "hyphens",
            Self::Figures => "figures",
            Self::Dates => "dates",
            Self::Capitals => "capitals",
            Self::Initials => "initials",
            Self::QuotationMarks => "quotation-marks",
            Self::LeadIns => "lead-ins",
        }
    }

    /// A text of this kind, at least `bytes` long and less than one piece longer.
    pub fn text(self, bytes: usize) -> String {
        let piece = match self {
            Self::Digits => "1234567890",
            Self::SpacedDigits => "123\u{a0}",
            Self::ScaleWords => "million ",
            Self::NumberWords => "one hundred and ",
            Self::Brackets => "(",
            Self::OneWord => "word",
            Self::OneParagraph => "The council met again and 14 people spoke at length. ",
            Self::Between => "between 1 and ",
            Self::Commas => "1,",
            Self::Hyphens => "1-a-",
            Self::Figures => "about $1.65 billion and 14 people and 3% and ",
            Self::Dates => "on March 3 2024 and in February and last year and ",
            Self::Capitals => "Alder Birch Cedar ",
            Self::Initials => "A.B. ",
            Self::QuotationMarks => "“‘\"'",
            Self::LeadIns => "at no more as many in the up ",
        };
        piece.repeat(bytes.div_ceil(piece.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_their_size_and_names_are_unique() {
        let mut names: Vec<&str> = Pathology::ALL.iter().map(|kind| kind.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Pathology::ALL.len());
        for kind in Pathology::ALL {
            assert!((1000..1060).contains(&kind.text(1000).len()), "{}", kind.name());
        }
    }
}
