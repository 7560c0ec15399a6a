//! One finding for a terminal: both sentences with their marks, and why they cannot both be true.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use gainsay_model::{Finding, Severity};

use crate::escape::visible;
use crate::excerpt::{Cut, excerpt, marked};
use crate::layout::{columns, shortened, wrapped};
use crate::outline::{Outline, Quote, counted, headline};

/// Columns the snippet renderer puts before a row of text: a blank, the bar, a blank.
const GUTTER: usize = 3;
/// Columns before the name of a footer.
const FOOTER: usize = 3;
/// Wider than any row given to the snippet renderer, whose own trimming would hide parts of a sentence.
const UNTRIMMED: usize = 4096;

/// A finding with everything known about it. No final newline.
pub(super) fn full(outline: &Outline<'_>, finding: &Finding, width: usize, color: bool) -> String {
    let cut = Cut { width: width - GUTTER, whole: 8, around: 1, labelled: true };
    let mut footers: Vec<(Level<'_>, &str, String)> = vec![(Level::NOTE, "reason", visible(&finding.reason).into_owned())];
    if let Some(cause) = &finding.likely_cause {
        footers.push((Level::HELP, "likely cause", visible(cause).into_owned()));
    }
    if let Some(settle) = &finding.settle_by {
        footers.push((Level::HELP, "what would settle it", visible(settle).into_owned()));
    }
    for evidence in &finding.evidence {
        let places = outline.places(evidence.claims.iter().copied());
        let text = visible(&evidence.text);
        let text = if places.is_empty() { text.into_owned() } else { format!("{text} ({})", places.join(", ")) };
        footers.push((Level::NOTE, "evidence", text));
    }
    footers.push((Level::INFO, "finding", visible(&finding.id.0).into_owned()));
    draw(outline, finding, width, color, cut, footers)
}

/// A finding that another one explains: its message, its reason and both sentences, cut to the marked words. No final
/// newline.
pub(super) fn compact(outline: &Outline<'_>, finding: &Finding, width: usize, color: bool) -> String {
    let cut = Cut { width: width - GUTTER, whole: 1, around: 0, labelled: false };
    let footers =
        vec![(Level::NOTE, "reason", visible(&finding.reason).into_owned()), (Level::INFO, "finding", visible(&finding.id.0).into_owned())];
    draw(outline, finding, width, color, cut, footers)
}

fn draw(outline: &Outline<'_>, finding: &Finding, width: usize, color: bool, cut: Cut, footers: Vec<(Level<'_>, &str, String)>) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    // "error[T101]: ", behind which the renderer aligns the rows that follow.
    let prefix = finding.severity.name().len() + finding.rule.code.len() + 4;
    let title = wrapped(&headline(finding), width.saturating_sub(prefix), 0);
    let mut group: Group<'_> = Group::with_title(level.primary_title(title).id(finding.rule.code));

    let mut origins = Vec::with_capacity(finding.sides.len());
    for quote in outline.quotes(finding) {
        origins.push(origin(outline, &quote, width));
        group = group.element(snippet(&quote, cut));
    }
    for (level, name, text) in footers {
        let room = width.saturating_sub(FOOTER + columns(name) + 2);
        group = group.element(level.with_name(name.to_owned()).message(wrapped(&text, room, 0)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(UNTRIMMED);
    with_origins(&renderer.render(&[group]), &origins)
}

fn snippet(quote: &Quote<'_>, cut: Cut) -> Snippet<'static, Annotation<'static>> {
    let (sentence, marks) = marked(quote.claim, &quote.sides);
    let excerpt = excerpt(&sentence.text, marks, cut);
    let annotations = excerpt.marks.into_iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(mark.range);
        if mark.label.is_empty() { annotation } else { annotation.label(mark.label) }
    });
    Snippet::source(excerpt.source).line_numbering(false).fold(false).annotations(annotations)
}

/// `file:line  outlet`, and the other outlets that say the same, as far as they fit.
fn origin(outline: &Outline<'_>, quote: &Quote<'_>, width: usize) -> String {
    let mut text = format!("{}  {}", outline.place(quote.claim), outline.name(quote.claim.document));
    let others = &quote.also;
    let room = width.saturating_sub(FOOTER + 1);
    let mut named = String::from("; also said by ");
    let mut fits = 0;
    for (at, other) in others.iter().enumerate() {
        if at > 0 {
            named.push_str(", ");
        }
        named.push_str(other);
        let left = others.len() - at - 1;
        let rest = if left > 0 { AND_OTHERS } else { 0 };
        if columns(&text) + columns(&named) + rest > room {
            break;
        }
        fits = at + 1;
    }
    let left = others.len() - fits;
    match (fits, left) {
        (0, 0) => {}
        (0, _) => text.push_str(&format!(" (+{left})")),
        (_, 0) => text.push_str(&named),
        _ => {
            let names = others.get(..fits).unwrap_or_default().join(", ");
            text.push_str(&format!("; also said by {names} and {}", counted(left, "other")));
        }
    }
    shortened(&text, room)
}

/// Columns that " and 99 others" takes.
const AND_OTHERS: usize = 14;

/// Writes where each sentence stands into the row the snippet renderer leaves for it.
///
/// The renderer would add line and column of the rows it is given. Those are rows of our making; readers look for the
/// line of the file. So it draws snippets without a path, whose row then holds nothing but its sign. No other row
/// can: those of sentences begin with a bar, those of titles and footers are indented further.
fn with_origins(rendered: &str, origins: &[String]) -> String {
    let mut origins = origins.iter();
    let mut out = String::with_capacity(rendered.len() + 64);
    for (at, row) in rendered.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let sign = unstyled(row);
        if matches!(sign.trim_end(), " ╭▸" | " ⸬") {
            out.push_str(row);
            out.push_str(origins.next().map_or("", String::as_str));
        } else {
            out.push_str(row.trim_end());
        }
    }
    out
}

/// A row without the escape sequences that colour it.
fn unstyled(row: &str) -> String {
    let mut out = String::with_capacity(row.len());
    let mut rest = row;
    while let Some((before, sequence)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        rest = sequence.split_once('m').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}
