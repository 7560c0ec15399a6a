//! Writes generated stories as articles of one folder: `stories FIRST_SEED COUNT FOLDER`.
#![expect(clippy::disallowed_methods, reason = "an example that writes files")]

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use gainsay_synthetic::story;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let asked = match args.as_slice() {
        [first, count, folder] => first.parse::<u64>().ok().zip(count.parse::<u64>().ok()).map(|(first, count)| (first, count, folder)),
        _ => None,
    };
    let Some((first, count, folder)) = asked else {
        let _ = writeln!(io::stderr(), "usage: stories FIRST_SEED COUNT FOLDER");
        return ExitCode::from(2);
    };
    match write(first, count, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "stories: {error}");
            ExitCode::from(2)
        }
    }
}

fn write(first: u64, count: u64, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for seed in first..first.saturating_add(count) {
        for document in story(seed).documents {
            let outlet = document.outlet.as_ref().map(|outlet| format!("outlet: {outlet}\n")).unwrap_or_default();
            let published = document.published.map(|date| format!("published: {date}\n")).unwrap_or_default();
            let text = format!("---\n{outlet}{published}---\n\n{}", document.text);
            fs::write(folder.join(format!("s{seed:05}-{}.txt", document.id)), text)?;
        }
    }
    Ok(())
}
