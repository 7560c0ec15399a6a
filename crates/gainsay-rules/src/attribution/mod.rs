//! Rules about who said it.

rules![attribution_conflict, conflicting_doer, conflicting_speaker, disputed];
