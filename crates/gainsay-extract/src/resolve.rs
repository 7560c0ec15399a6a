//! Time expressions to calendar periods: the publication date, then the text's own frame.

mod counted;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use gainsay_lexicon::Deictic;
use gainsay_model::{Grain, PartialDate, Period, Resolution};

use crate::times::{Counted, EveryUnit, TimeExpression, YearWords};

use counted::counted;

/// What a time expression can lean on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// The document's publication date.
    pub(crate) published: Option<PartialDate>,
    /// For a document without a publication date, a day on which other texts of its story were published.
    pub(crate) supposed: Option<NaiveDate>,
    /// The year another time of the same sentence speaks of.
    pub(crate) sentence_year: Option<i32>,
    /// The year the paragraph last spoke of.
    pub(crate) paragraph_year: Option<i32>,
    /// The year of the first period the document states.
    pub(crate) document_year: Option<i32>,
    /// The stretch the sentence, or the one before it, speaks of first.
    pub(crate) frame: Option<(NaiveDate, NaiveDate)>,
    /// Whether the verb looks forward.
    pub(crate) forward: bool,
}

/// Resolves an expression; what cannot be resolved stays open.
pub(crate) fn resolve(expression: &TimeExpression, written: &str, context: &Context) -> Period {
    let open = || Period::open(grain_of(expression), written);
    resolved(expression, context)
        .map(|(from, to, grain, resolution)| Period::stated(from, to, grain, written).with_resolution(resolution))
        .unwrap_or_else(open)
}

type Resolved = (NaiveDate, NaiveDate, Grain, Resolution);

fn grain_of(expression: &TimeExpression) -> Grain {
    match expression {
        TimeExpression::Year(_) => Grain::Year,
        TimeExpression::Month { .. } => Grain::Month,
        TimeExpression::Day { .. } | TimeExpression::Weekday(..) | TimeExpression::RelativeDay(_) => Grain::Day,
        TimeExpression::Unit(_, grain)
        | TimeExpression::Ago(_, grain)
        | TimeExpression::Earlier(_, grain)
        | TimeExpression::Later(_, grain) => *grain,
        TimeExpression::NearMonth(..) | TimeExpression::SetOfMonth(_) => Grain::Month,
        TimeExpression::SamePeriod(_) => Grain::Interval,
        TimeExpression::Quarter(..) => Grain::Quarter,
        TimeExpression::Fiscal(_) => Grain::Year,
        TimeExpression::Weekend(_) | TimeExpression::Clock(..) | TimeExpression::PartOfDay(..) => Grain::Day,
        TimeExpression::Season(..) => Grain::Quarter,
        TimeExpression::Set(grain, _) => *grain,
        TimeExpression::Ending(..) => Grain::Interval,
        TimeExpression::Half(..) => Grain::Half,
        TimeExpression::Decade(_) => Grain::Decade,
        TimeExpression::Century(_) => Grain::Century,
        TimeExpression::Nth { counted, .. } => match counted {
            Counted::Week => Grain::Week,
            Counted::Weekday(_) => Grain::Day,
        },
        TimeExpression::DayOfMonth(_)
        | TimeExpression::DayIn(..)
        | TimeExpression::WeekdayDay(..)
        | TimeExpression::WeekdayIn(..)
        | TimeExpression::Shifted { .. } => Grain::Day,
        TimeExpression::Containing(grain, _)
        | TimeExpression::ThatUnit(grain)
        | TimeExpression::Unsettled(grain)
        | TimeExpression::FiscalPart(_, grain, _)
        | TimeExpression::Every(_, EveryUnit::Calendar(grain)) => *grain,
        TimeExpression::AfterNext(grain) | TimeExpression::YearAgo(grain) => grain.unwrap_or(Grain::Interval),
        TimeExpression::YearPair(_) => Grain::Year,
        TimeExpression::Every(..) => Grain::Day,
        TimeExpression::WeekendNear(_)
        | TimeExpression::Rest(_)
        | TimeExpression::Ahead(..)
        | TimeExpression::Within(_)
        | TimeExpression::Starting(..) => Grain::Interval,
        TimeExpression::Past(..) | TimeExpression::First(..) | TimeExpression::Since(_) | TimeExpression::Interval(..) => Grain::Interval,
    }
}

fn resolved(expression: &TimeExpression, context: &Context) -> Option<Resolved> {
    match expression {
        TimeExpression::Year(year) => whole(Period::year(*year, "")?, Resolution::Stated),
        TimeExpression::Month { month, year } => {
            let (year, resolution) = match year {
                Some(words) => year_of(*words, context)?,
                None => nearest_year(context, Grain::Month, |year| NaiveDate::from_ymd_opt(year, *month, 1))?,
            };
            whole(Period::month(year, *month, "")?, resolution)
        }
        TimeExpression::Day { day, month, year } => {
            let (year, resolution) = match year {
                Some(words) => year_of(*words, context)?,
                None => nearest_year(context, Grain::Day, |year| NaiveDate::from_ymd_opt(year, *month, *day))?,
            };
            let date = NaiveDate::from_ymd_opt(year, *month, *day)?;
            Some((date, date, Grain::Day, resolution))
        }
        TimeExpression::Weekday(weekday, deictic) => {
            let date = weekday_near(context.published?.exact()?, *weekday, *deictic, context.forward)?;
            Some((date, date, Grain::Day, Resolution::Anchored))
        }
        TimeExpression::RelativeDay(days) => {
            let published = context.published?.exact()?;
            let date = move_days(published, i64::from(*days))?;
            Some((date, date, Grain::Day, Resolution::Anchored))
        }
        TimeExpression::Unit(deictic, grain) => unit(*deictic, *grain, context),
        TimeExpression::Ago(count, grain) => {
            let published = context.published?;
            let date = back(published.exact().or((*grain == Grain::Year).then(|| published.first()))?, *count, *grain)?;
            match grain {
                Grain::Year => whole(Period::year(date.year(), "")?, Resolution::Anchored),
                Grain::Month => whole(Period::month(date.year(), date.month(), "")?, Resolution::Anchored),
                Grain::Day => Some((date, date, Grain::Day, Resolution::Anchored)),
                Grain::Week => {
                    let monday = move_days(date, -i64::from(date.weekday().num_days_from_monday()))?;
                    Some((monday, move_days(monday, 6)?, Grain::Week, Resolution::Anchored))
                }
                _ => None,
            }
        }
        // Counted back from the stretch the text speaks of; it keeps its length.
        TimeExpression::Earlier(count, Grain::Year) => match context.frame {
            Some((from, to)) => {
                let year = from.year().checked_sub(i32::try_from(*count).ok()?)?;
                let (from, to) = Period::stated(from, to, Grain::Interval, "").in_year(year)?.days?;
                Some((from, to, grain_between(from, to), Resolution::Inherited))
            }
            None => {
                let year = context.sentence_year.or(context.paragraph_year)?;
                whole(Period::year(year.checked_sub(i32::try_from(*count).ok()?)?, "")?, Resolution::Inherited)
            }
        },
        TimeExpression::Earlier(count, Grain::Month) => {
            let published = context.published.filter(|date| date.month().is_some()).map(|date| date.first());
            let date = back(context.frame.map(|(from, _)| from).or(published)?, *count, Grain::Month)?;
            whole(Period::month(date.year(), date.month(), "")?, Resolution::Inherited)
        }
        TimeExpression::Earlier(..) => None,
        TimeExpression::Past(count, grain) => {
            let to = context.published?.exact()?;
            Some((back(to, *count, *grain)?, to, Grain::Interval, Resolution::Anchored))
        }
        TimeExpression::First(count, grain, year) => {
            let (year, resolution) = match year {
                Some(words) => year_of(*words, context)?,
                None => ambient_year(context)?,
            };
            let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
            let end = match grain {
                Grain::Month => from.checked_add_months(Months::new(*count))?,
                Grain::Week => from.checked_add_days(Days::new(u64::from(*count) * 7))?,
                Grain::Day => from.checked_add_days(Days::new(u64::from(*count)))?,
                _ => return None,
            };
            Some((from, end.pred_opt()?, Grain::Interval, resolution))
        }
        TimeExpression::Quarter(quarter, year) => {
            let (year, resolution) = match year {
                Some(words) => year_of(*words, context)?,
                None => ambient_year(context)?,
            };
            begun(context, months(year, quarter.checked_sub(1)?.checked_mul(3)? + 1, 3, Grain::Quarter, resolution)?)
        }
        TimeExpression::Half(half, year) => {
            let (year, resolution) = match year {
                Some(words) => year_of(*words, context)?,
                None => ambient_year(context)?,
            };
            begun(context, months(year, half.checked_sub(1)?.checked_mul(6)? + 1, 6, Grain::Half, resolution)?)
        }
        TimeExpression::Decade(year) => {
            Some((NaiveDate::from_ymd_opt(*year, 1, 1)?, NaiveDate::from_ymd_opt(year + 9, 12, 31)?, Grain::Decade, Resolution::Stated))
        }
        TimeExpression::Century(century) => Some((
            NaiveDate::from_ymd_opt((century - 1) * 100 + 1, 1, 1)?,
            NaiveDate::from_ymd_opt(century * 100, 12, 31)?,
            Grain::Century,
            Resolution::Stated,
        )),
        // Where the books of an issuer open is not in the text, and a set has no one place in time.
        TimeExpression::Fiscal(_)
        | TimeExpression::FiscalPart(..)
        | TimeExpression::YearPair(_)
        | TimeExpression::Set(..)
        | TimeExpression::SetOfMonth(_)
        | TimeExpression::Every(..)
        | TimeExpression::Unsettled(_) => None,
        TimeExpression::NearMonth(month, deictic) => {
            let published = context.published?;
            let this = NaiveDate::from_ymd_opt(published.year(), *month, 1)?;
            let year = match deictic {
                Deictic::Next | Deictic::Coming if this <= published.first() => published.year() + 1,
                Deictic::Last | Deictic::Past if this >= published.first() => published.year() - 1,
                _ => published.year(),
            };
            whole(Period::month(year, *month, "")?, Resolution::Anchored)
        }
        TimeExpression::SamePeriod(words) => {
            let (year, resolution) = year_of(*words, context)?;
            let (from, to) = context.frame?;
            let (from, to) = Period::stated(from, to, Grain::Interval, "").in_year(year)?.days?;
            Some((from, to, grain_between(from, to), weakest(resolution, Resolution::Inherited)))
        }
        TimeExpression::Nth { .. }
        | TimeExpression::Containing(..)
        | TimeExpression::WeekendNear(_)
        | TimeExpression::Rest(_)
        | TimeExpression::Ahead(..)
        | TimeExpression::Within(_)
        | TimeExpression::Shifted { .. }
        | TimeExpression::Starting(..)
        | TimeExpression::DayOfMonth(_)
        | TimeExpression::DayIn(..)
        | TimeExpression::WeekdayDay(..)
        | TimeExpression::WeekdayIn(..)
        | TimeExpression::AfterNext(_)
        | TimeExpression::ThatUnit(_)
        | TimeExpression::YearAgo(_)
        | TimeExpression::Later(..) => counted(expression, context),
        TimeExpression::Ending(count, grain, end) => {
            let (_, to, _, resolution) = resolved(end, context)?;
            // "The six months to December 31", printed in February: what is reported has ended.
            let ahead =
                resolution != Resolution::Stated && !context.forward && context.published.is_some_and(|published| published.last() < to);
            let to = if ahead { to.checked_sub_months(Months::new(12))? } else { to };
            let (count, grain) = match grain {
                Grain::Quarter => (count.checked_mul(3)?, Grain::Month),
                Grain::Half => (count.checked_mul(6)?, Grain::Month),
                other => (*count, *other),
            };
            // Whole months end with a month: three months to 30 September begin on 1 July.
            let after = to.succ_opt()?;
            Some((back(after, count, grain)?, to, Grain::Interval, resolution))
        }
        TimeExpression::Weekend(deictic) => {
            let published = context.published?.exact()?;
            let (_, sunday) = week_around(published)?;
            let this = sunday.pred_opt()?;
            let saturday = match deictic {
                // "Earned 208 million this weekend", printed on a Monday: the one just past.
                Deictic::This if !context.forward && matches!(published.weekday(), Weekday::Mon | Weekday::Tue) => move_days(this, -7)?,
                Deictic::This => this,
                Deictic::Next | Deictic::Coming => move_days(this, 7)?,
                Deictic::Same if context.forward => this,
                _ => weekday_near(published, Weekday::Sat, None, false)?,
            };
            Some((saturday, move_days(saturday, 1)?, Grain::Interval, Resolution::Anchored))
        }
        TimeExpression::Season(month, year) => {
            let (year, resolution) = match year {
                Some(words) => year_of(*words, context)?,
                None => ambient_year(context)?,
            };
            months(year, *month, 3, Grain::Quarter, resolution)
        }
        TimeExpression::Clock(_, Some(day)) | TimeExpression::PartOfDay(day, _) => resolved(day, context),
        // A time of day alone may be any day's.
        TimeExpression::Clock(_, None) => None,
        TimeExpression::Since(start) => {
            let (from, _, _, resolution) = resolved(start, context)?;
            let to = context.published?.last();
            (from <= to).then_some((from, to, Grain::Interval, weakest(resolution, Resolution::Anchored)))
        }
        TimeExpression::Interval(left, right) => interval(left, right, context),
    }
}

/// Both ends of an interval; a year named at one end carries to the other.
fn interval(left: &TimeExpression, right: &TimeExpression, context: &Context) -> Option<Resolved> {
    let right_year = stated_year(right).and_then(|words| year_of(words, context));
    let left_year = stated_year(left).and_then(|words| year_of(words, context));
    let carried = |expression: &TimeExpression, year: Option<(i32, Resolution)>| match (expression, year) {
        (TimeExpression::Month { month, year: None }, Some((year, _))) => {
            // "from November to March 2025" begins the year before.
            let before = i32::from(matches!(right, TimeExpression::Month { month: last, year: Some(_) } if month > last));
            TimeExpression::Month { month: *month, year: Some(YearWords::Stated(year - before)) }
        }
        (TimeExpression::Day { day, month, year: None }, Some((year, _))) => {
            TimeExpression::Day { day: *day, month: *month, year: Some(YearWords::Stated(year)) }
        }
        // "Monday to Friday next week": both lie in it.
        (TimeExpression::Weekday(day, None), _) => match right {
            TimeExpression::WeekdayIn(last, week) if day.num_days_from_monday() < last.num_days_from_monday() => {
                TimeExpression::WeekdayIn(*day, week.clone())
            }
            _ => expression.clone(),
        },
        _ => expression.clone(),
    };
    let (left, right) = (carried(left, right_year), carried(right, left_year));
    let (from, left_to, _, left_resolution) = resolved(&left, context)?;
    let (right_from, to, _, right_resolution) = match left {
        // "between now and November 15" looks ahead.
        TimeExpression::RelativeDay(0) => resolved(&right, &Context { forward: true, ..context.clone() })?,
        _ => resolved(&right, context)?,
    };
    // "from 10/25 to 01/25": an end that names no year follows its beginning.
    if to < from
        && right_year.is_none()
        && matches!(right, TimeExpression::Day { year: None, .. } | TimeExpression::Month { year: None, .. })
    {
        let after = (from.year()..=from.year() + 1).find_map(|year| {
            let framed = Context { sentence_year: Some(year), ..context.clone() };
            resolved(&right, &framed).filter(|(_, to, ..)| *to >= from)
        });
        return Some((from, after?.1, Grain::Interval, weakest(left_resolution, right_resolution)));
    }
    if to < from || right_from < left_to && right_from < from {
        return None;
    }
    let carried_resolution = right_year.or(left_year).map_or(Resolution::Stated, |(_, resolution)| resolution);
    Some((from, to, Grain::Interval, weakest(weakest(left_resolution, right_resolution), carried_resolution)))
}

fn stated_year(expression: &TimeExpression) -> Option<YearWords> {
    match expression {
        TimeExpression::Month { year, .. } | TimeExpression::Day { year, .. } => *year,
        _ => None,
    }
}

fn weakest(left: Resolution, right: Resolution) -> Resolution {
    left.max(right)
}

fn whole(period: Period, resolution: Resolution) -> Option<Resolved> {
    let (from, to) = period.days?;
    Some((from, to, period.grain, resolution))
}

fn months(year: i32, first: u32, count: u32, grain: Grain, resolution: Resolution) -> Option<Resolved> {
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    Some((from, from.checked_add_months(Months::new(count))?.pred_opt()?, grain, resolution))
}

/// News looks back: a quarter that has not ended by publication is last year's, unless the verb looks forward.
fn begun(context: &Context, (from, to, grain, resolution): Resolved) -> Option<Resolved> {
    let ahead = resolution == Resolution::Anchored && !context.forward && context.published.is_some_and(|published| to > published.last());
    if !ahead {
        return Some((from, to, grain, resolution));
    }
    let (from, to) = Period::stated(from, to, grain, "").in_year(from.year() - 1)?.days?;
    Some((from, to, grain, resolution))
}

/// The grain whose unit fills a stretch exactly.
fn grain_between(from: NaiveDate, to: NaiveDate) -> Grain {
    let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month());
    let months = month(to) - month(from) + 1;
    let whole = from.day() == 1 && to.succ_opt().is_some_and(|next| next.day() == 1);
    match (whole, months) {
        _ if from == to => Grain::Day,
        (true, 1) => Grain::Month,
        (true, 3) if from.month() % 3 == 1 => Grain::Quarter,
        (true, 12) if from.month() == 1 => Grain::Year,
        _ => Grain::Interval,
    }
}

fn year_of(words: YearWords, context: &Context) -> Option<(i32, Resolution)> {
    match words {
        YearWords::Stated(year) => Some((year, Resolution::Stated)),
        YearWords::Relative(deictic) => {
            let (from, _, _, resolution) = unit(deictic, Grain::Year, context)?;
            Some((from.year(), resolution))
        }
    }
}

/// The year the text speaks of when it names none: its own frame, or the year of publication.
fn ambient_year(context: &Context) -> Option<(i32, Resolution)> {
    if let Some(year) = context.sentence_year {
        return Some((year, Resolution::Inherited));
    }
    let published = context.published.map(|date| date.year());
    match (context.paragraph_year, published) {
        // A paragraph about an older year and a publication date pull apart: nothing settles it.
        (Some(frame), Some(published)) if frame != published => None,
        (Some(year), _) => Some((year, Resolution::Inherited)),
        (None, Some(year)) => Some((year, Resolution::Anchored)),
        (None, None) => context.document_year.map(|year| (year, Resolution::Inherited)),
    }
}

/// Days by which a day without a year may lie ahead of its story and still be of this year.
const MONTHS_AHEAD: i64 = 60;

/// How many days before its publication a text speaks of as news.
const NEWS_DAYS: i64 = 7;

/// The year of a month or a day that names none: the sentence's, the paragraph's, or the latest before publication.
fn nearest_year(context: &Context, grain: Grain, date_in: impl Fn(i32) -> Option<NaiveDate>) -> Option<(i32, Resolution)> {
    // "A report published on October 5 says that from July to December 2022": the news of these days, whatever year it tells of.
    let news = context.published.and_then(|published| {
        let day = date_in(published.year())?;
        (0..=NEWS_DAYS).contains(&published.last().signed_duration_since(day).num_days()).then_some(published.year())
    });
    if let (Some(year), Grain::Day, false) = (news, grain, context.forward) {
        return Some((year, Resolution::Anchored));
    }
    if let Some(year) = context.sentence_year {
        return Some((year, Resolution::Inherited));
    }
    let anchored = context.published.and_then(|published| {
        // 29 February has no day in most years.
        let Some(this) = date_in(published.year()) else {
            return (published.year() - 8..published.year()).rev().find(|year| date_in(*year).is_some());
        };
        if context.forward {
            Some(if this < published.first() { published.year() + 1 } else { published.year() })
        } else {
            Some(if this > published.last() { published.year() - 1 } else { published.year() })
        }
    });
    // "In July", in a text of a story of February that speaks of this year: what lies months ahead of the story is last year's.
    let ahead = context.supposed.filter(|_| !context.forward).and_then(|day| {
        let year = context.paragraph_year.filter(|year| *year == day.year())?;
        let gap = date_in(year)?.signed_duration_since(day).num_days();
        (gap > MONTHS_AHEAD).then_some(year - 1)
    });
    if let Some(year) = ahead {
        return Some((year, Resolution::Supposed));
    }
    match (context.paragraph_year, anchored) {
        (Some(frame), Some(anchored)) if frame != anchored => None,
        (Some(year), _) => Some((year, Resolution::Inherited)),
        (None, Some(year)) => Some((year, Resolution::Anchored)),
        (None, None) => {
            let supposed = context.supposed.and_then(|day| Some((nearest_to(day, &date_in)?, Resolution::Supposed)));
            supposed.or_else(|| context.document_year.map(|year| (year, Resolution::Inherited)))
        }
    }
}

/// The year in which a month or a day lies nearest to a day.
fn nearest_to(day: NaiveDate, date_in: &impl Fn(i32) -> Option<NaiveDate>) -> Option<i32> {
    let distance = |year: i32| Some(date_in(year)?.signed_duration_since(day).num_days().abs());
    (day.year() - 1..=day.year() + 1).filter_map(|year| Some((distance(year)?, year))).min().map(|(_, year)| year)
}

fn unit(deictic: Deictic, grain: Grain, context: &Context) -> Option<Resolved> {
    let offset = match deictic {
        Deictic::This => 0,
        Deictic::Last | Deictic::Past => -1,
        Deictic::Next | Deictic::Coming => 1,
        Deictic::Same => {
            if grain == Grain::Year
                && let Some(year) = context.sentence_year.or(context.paragraph_year)
            {
                return whole(Period::year(year, "")?, Resolution::Inherited);
            }
            return counted(&TimeExpression::ThatUnit(grain), context);
        }
    };
    let Some(published) = context.published else {
        // Without a publication date only the text's own frame can settle "this year".
        let year = (grain == Grain::Year && offset == 0)
            .then_some(context.sentence_year.or(context.paragraph_year).or(context.document_year))
            .flatten()?;
        return whole(Period::year(year, "")?, Resolution::Inherited);
    };
    match grain {
        Grain::Year => whole(Period::year(published.year() + offset, "")?, Resolution::Anchored),
        Grain::Month => {
            let month = i32::try_from(published.month()?).ok()? - 1 + offset;
            let (year, month) = (published.year() + month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1);
            whole(Period::month(year, month, "")?, Resolution::Anchored)
        }
        Grain::Week => {
            let day = published.exact()?;
            let monday = move_days(day, -i64::from(day.weekday().num_days_from_monday()) + 7 * i64::from(offset))?;
            Some((monday, move_days(monday, 6)?, Grain::Week, Resolution::Anchored))
        }
        Grain::Quarter => {
            let quarter = i32::try_from((published.month()? - 1) / 3).ok()? + offset;
            months(
                published.year() + quarter.div_euclid(4),
                u32::try_from(quarter.rem_euclid(4)).ok()? * 3 + 1,
                3,
                Grain::Quarter,
                Resolution::Anchored,
            )
        }
        Grain::Day => {
            let day = move_days(published.exact()?, i64::from(offset))?;
            Some((day, day, Grain::Day, Resolution::Anchored))
        }
        Grain::Decade => {
            let first = (published.year().div_euclid(10) + offset) * 10;
            Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(first + 9, 12, 31)?, Grain::Decade, Resolution::Anchored))
        }
        _ => None,
    }
}

/// Monday and Sunday of a day's week.
fn week_around(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let monday = move_days(day, -i64::from(day.weekday().num_days_from_monday()))?;
    Some((monday, move_days(monday, 6)?))
}

/// The calendar unit that holds a day.
fn unit_around(day: NaiveDate, grain: Grain) -> Option<(NaiveDate, NaiveDate)> {
    let span = |year: i32, first: u32, count: u32| {
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        Some((from, from.checked_add_months(Months::new(count))?.pred_opt()?))
    };
    match grain {
        Grain::Day => Some((day, day)),
        Grain::Week => week_around(day),
        Grain::Month => span(day.year(), day.month(), 1),
        Grain::Quarter => span(day.year(), day.month0() / 3 * 3 + 1, 3),
        Grain::Half => span(day.year(), day.month0() / 6 * 6 + 1, 6),
        Grain::Year => span(day.year(), 1, 12),
        Grain::Decade => span(day.year().div_euclid(10) * 10, 1, 120),
        Grain::Century | Grain::Interval => None,
    }
}

fn back(date: NaiveDate, count: u32, grain: Grain) -> Option<NaiveDate> {
    match grain {
        Grain::Day => date.checked_sub_days(Days::new(u64::from(count))),
        Grain::Week => date.checked_sub_days(Days::new(u64::from(count).checked_mul(7)?)),
        Grain::Month => date.checked_sub_months(Months::new(count)),
        Grain::Quarter => date.checked_sub_months(Months::new(count.checked_mul(3)?)),
        Grain::Year => date.checked_sub_months(Months::new(count.checked_mul(12)?)),
        Grain::Decade => date.checked_sub_months(Months::new(count.checked_mul(120)?)),
        _ => None,
    }
}

fn move_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    if days < 0 { date.checked_sub_days(Days::new(days.unsigned_abs())) } else { date.checked_add_days(Days::new(days.unsigned_abs())) }
}

/// News looks back: "on Tuesday" is the last Tuesday up to the day of publication, unless the verb looks forward.
fn weekday_near(published: NaiveDate, weekday: Weekday, deictic: Option<Deictic>, forward: bool) -> Option<NaiveDate> {
    let from_monday = |day: Weekday| i64::from(day.num_days_from_monday());
    let back = (from_monday(published.weekday()) - from_monday(weekday)).rem_euclid(7);
    match deictic {
        // "next Friday" is next week's, "this Friday" the coming one.
        Some(Deictic::Next) => move_days(published, 7 - from_monday(published.weekday()) + from_monday(weekday)),
        Some(Deictic::This | Deictic::Coming) => move_days(published, (7 - back).rem_euclid(7)),
        Some(Deictic::Last | Deictic::Past) if back == 0 => move_days(published, -7),
        None if forward && back != 0 => move_days(published, 7 - back),
        _ => move_days(published, -back),
    }
}

#[cfg(test)]
mod tests {
    use gainsay_model::Span;

    use super::*;
    use crate::sentence::SentenceReader;
    use crate::times::time_mentions;

    fn describe(text: &str, context: &Context) -> Vec<String> {
        let lexicon = gainsay_lexicon::lexicon("en").unwrap();
        let sentence = SentenceReader::new(lexicon).read(text, Span::new(0, text.len()), 0, false);
        let (mentions, _) = time_mentions(&sentence);
        mentions
            .iter()
            .map(|mention| resolve(&mention.expression, mention.span.of(text), context))
            .map(|p| format!("{} [{}]", p.describe(), p.resolved.name()))
            .collect()
    }

    fn published(date: &str) -> Context {
        Context { published: Some(date.parse().unwrap()), ..Context::default() }
    }

    #[test]
    fn the_year_of_an_interval_carries_left() {
        let context = Context::default();
        assert_eq!(describe("Between January and September 2025 they stole", &context), ["January to September 2025 [stated]"]);
        assert_eq!(describe("from January 2024 to September 2025", &context), ["January 2024 to September 2025 [stated]"]);
        assert_eq!(
            describe("The fires began March 22-23 there", &published("2025-03-27")),
            ["22 March 2025 to 23 March 2025 [anchored]".replace("22 March 2025 to", "22 March to")]
        );
    }

    #[test]
    fn relative_times_need_a_publication_date() {
        let context = published("2025-10-26");
        assert_eq!(
            describe("It rose last year and in February and on Friday", &context),
            ["2024 [anchored]", "February 2025 [anchored]", "24 October 2025 [anchored]"]
        );
        assert_eq!(describe("in the first nine months of this year", &context), ["January to September 2025 [anchored]"]);
        assert_eq!(describe("It rose last year", &Context::default()), ["\"last year\" (year not settled) [open]"]);
        assert_eq!(describe("on Friday", &published("2025-10")), ["\"Friday\" (year not settled) [open]"]);
    }

    #[test]
    fn a_text_without_a_date_leans_on_its_frame() {
        let context = Context { paragraph_year: Some(2025), ..Context::default() };
        assert_eq!(
            describe("one of the largest this year, in February alone", &context),
            ["2025 [inherited]", "February 2025 [inherited]"]
        );
        let torn = Context { paragraph_year: Some(1998), ..published("2025-10-26") };
        assert_eq!(describe("In February it closed", &torn), ["\"February\" (year not settled) [open]"]);
    }

    #[test]
    fn counts_are_not_years() {
        assert_eq!(describe("2000 people and between 2000 and 3000 troops", &Context::default()), Vec::<String>::new());
        assert_eq!(describe("more than the 2000 wildfires", &Context::default()), ["2000 [stated]"]);
    }
}
