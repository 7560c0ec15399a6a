//! What a result says: plain text with links to its related locations.

use gainsay_model::Finding;

use crate::escape::visible;

/// The message of a result. The first sentence is what a list of results shows. `links` name the related locations
/// with their ids.
pub(super) fn message(finding: &Finding, links: &[(usize, String)]) -> String {
    let mut text = sentence(&finding.message);
    let mut say = |what: &str, words: &str| text.push_str(&format!("\n{what}: {}", sentence(words)));
    say("Reason", &finding.reason);
    if let Some(cause) = &finding.likely_cause {
        say("Likely cause", cause);
    }
    if let Some(settle) = &finding.settle_by {
        say("What would settle it", settle);
    }
    if let Some(cause) = &finding.consequence_of {
        text.push_str(&format!("\nFollows from the same slip as {}.", literal(&cause.0)));
    }
    if !links.is_empty() {
        let links: Vec<String> = links.iter().map(|(id, name)| format!("[{}]({id})", literal(name))).collect();
        text.push_str(&format!("\nSee {}.", links.join(", ")));
    }
    text
}

fn sentence(text: &str) -> String {
    let mut text = literal(text);
    if !text.ends_with(['.', '!', '?', '”', '"']) {
        text.push('.');
    }
    text
}

/// A text that stays as it is in a message, where brackets make links and braces placeholders.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '\\' | '[' | ']' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_no_links_and_placeholders_but_ours() {
        assert_eq!(literal("[click](1) {0} \\ \u{1b}[31m"), "\\[click\\](1) {{0}} \\\\ <U+001B>\\[31m");
    }
}
