//! Writes generated text to standard output: `prose SEED BYTES` for news, `prose KIND BYTES` for a hostile text.

use std::io::{self, Write as _};
use std::process::ExitCode;

use gainsay_synthetic::{Pathology, prose};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let text = match args.as_slice() {
        [kind, bytes] => bytes.parse().ok().and_then(|bytes| match kind.parse() {
            Ok(seed) => Some(prose(seed, bytes)),
            Err(_) => Pathology::ALL.iter().find(|known| known.name() == kind).map(|kind| kind.text(bytes)),
        }),
        _ => None,
    };
    let Some(text) = text else {
        let kinds: Vec<&str> = Pathology::ALL.iter().map(|kind| kind.name()).collect();
        let _ = writeln!(io::stderr(), "usage: prose SEED|KIND BYTES; kinds: {}", kinds.join(", "));
        return ExitCode::from(2);
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
