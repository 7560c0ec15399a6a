//! Rules about who said it.

rules![attribution_conflict, conflicting_speaker, disputed];
