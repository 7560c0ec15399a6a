//! The vocabulary every other crate shares: what a document, a quantity, a period, a claim, a topic, a rule
//! and a finding are.
//!
//! Nothing here reads files, asks a clock or serialises itself: formats have their own types, in
//! `gainsay-ingest` (claim files) and `gainsay-report` (reports).

mod bounds;
mod claim;
mod decision;
mod document;
mod finding;
mod halves;
mod mention;
mod quantity;
mod relation;
mod report;
mod rule;
mod text;
mod time;
mod time_of_day;
mod unit;

pub use bounds::{Bounds, Endpoint};
pub use claim::{
    Action, Assertion, Attribution, AttributionManner, BETWEEN_CLOCKS, CalendarPoint, Claim, ClaimId, ClaimIndex, DISCOVERY, EARLIEST,
    ELAPSED, Enumeration, HAPPENING, Hedge, Identity, IdentityKind, MOVED_PLAN, Measure, Name, NameKind, OCCUPANTS, PLAN, REVISED,
    Relation, RelationKind, Role, STRETCH, Source, Superlative, SuperlativeKind,
};
pub use decision::{Acceptance, Accepted, Check, Lapse, Lapsed};
pub use document::{Block, BlockKind, Document, DocumentId, DocumentIndex, PartialDate, PartialDateError};
pub use finding::{Draft, Evidence, Finding, FindingId, Label, Side};
pub use mention::{Mention, MentionKind};
pub use quantity::{Bound, Change, Quantity, grouped};
pub use relation::{FigureRelation, Slip, figure_relation, is_unit_swap, slip_between};
pub use report::{HeldApart, NotCompared, RateNote, Report, Story, StoryId, Topic, TopicId, Unchecked, Verdict};
pub use rule::{Level, RuleInfo, Severity};
pub use smol_str::{SmolStr, SmolStrBuilder};
pub use text::{LineIndex, Span};
pub use time::{Grain, Period, PeriodRelation, Resolution};
pub use time_of_day::{TimeOfDay, TimeOfDayError, Zone};
pub use unit::{Currency, Dimension, MeasureUnit, Unit};
