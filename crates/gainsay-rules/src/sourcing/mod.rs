//! Rules about where texts have what they say.

rules![against_authority, shared_origin];
