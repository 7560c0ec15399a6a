//! Templates: text with `{slots}` to fill and `[one|other|]` to choose from.

use crate::random::Random;

/// What fills the slots of a template.
pub(crate) trait Slots {
    /// Appends what the slot stands for; false where there is no such slot.
    fn fill(&mut self, slot: &str, random: &mut Random, out: &mut String) -> bool;
}

/// Expands a template at the end of `out`.
///
/// # Panics
/// For a slot nobody knows or a bracket that does not close: templates are ours, and a test expands each.
pub(crate) fn expand(template: &str, slots: &mut impl Slots, random: &mut Random, out: &mut String) {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '[']) {
        out.push_str(&rest[..at]);
        let opened = &rest[at + 1..];
        let len = closing(&rest[at..]).unwrap_or_else(|| panic!("template does not close: {template}"));
        let inner = &opened[..len - 1];
        if rest[at..].starts_with('{') {
            assert!(slots.fill(inner, random, out), "no slot \"{inner}\" in template: {template}");
        } else {
            let choices: Vec<&str> = alternatives(inner);
            expand(random.pick(&choices), slots, random, out);
        }
        rest = &opened[len..];
    }
    out.push_str(rest);
}

/// How far behind its opening the bracket at the start of `text` closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// The parts between bars that stand in no inner bracket.
fn alternatives(inner: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b'|' if depth == 0 => {
                out.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(&inner[from..]);
    out
}

/// Gives the part of `out` from `start` on a capital and a full stop.
pub(crate) fn finish_sentence(out: &mut String, start: usize) {
    let first = out[start..].char_indices().find(|(_, c)| c.is_alphanumeric());
    if let Some((at, first)) = first
        && first.is_lowercase()
    {
        let at = start + at;
        let upper: String = first.to_uppercase().collect();
        out.replace_range(at..at + first.len_utf8(), &upper);
    }
    if !out.ends_with(['.', '?', '!']) && !out.ends_with(".”") && !out.ends_with(".\"") && !out.ends_with("?”") {
        out.push('.');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Numbers(u32);

    impl Slots for Numbers {
        fn fill(&mut self, slot: &str, _random: &mut Random, out: &mut String) -> bool {
            self.0 += 1;
            out.push_str(&self.0.to_string());
            slot == "n"
        }
    }

    #[test]
    fn slots_and_choices_nest() {
        let mut out = String::from("> ");
        expand("a {n}[ b [c|c] {n}| b c {n}] d", &mut Numbers(0), &mut Random::new(1), &mut out);
        assert_eq!(out, "> a 1 b c 2 d");
    }

    #[test]
    #[should_panic(expected = "no slot \"m\"")]
    fn an_unknown_slot_is_our_mistake() {
        expand("{m}", &mut Numbers(0), &mut Random::new(1), &mut String::new());
    }

    #[test]
    fn sentences_begin_with_a_capital_and_end_once() {
        let mut out = String::from("x ");
        out.push_str("“élan carried them,” she said");
        finish_sentence(&mut out, 2);
        assert_eq!(out, "x “Élan carried them,” she said.");
        finish_sentence(&mut out, 2);
        assert!(out.ends_with("said.") && !out.ends_with(".."));
    }
}
