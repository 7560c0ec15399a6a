//! Rules about who said it.

rules![attribution_conflict, disputed];
