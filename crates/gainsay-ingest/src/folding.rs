//! How lines and the phrases of `clutter.toml` are made alike before they are compared; shared with the build script.

/// Lower case, straight apostrophes, `#` for a run of digits, single blanks.
pub(crate) fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.trim().chars() {
        let c = match c {
            '\u{2019}' | '\u{2018}' | '\u{02BC}' => '\'',
            c if c.is_ascii_digit() => '#',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if matches!(c, '#' | ' ') && out.ends_with(c) {
            continue;
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// Folded, and without punctuation and arrows around it.
pub(crate) fn normalised(line: &str) -> String {
    folded(line).trim_matches(|c: char| !c.is_alphanumeric() && c != '#').to_owned()
}
