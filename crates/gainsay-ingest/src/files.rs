//! From paths to bytes: the only place of the libraries that opens files.
#![expect(clippy::disallowed_methods, reason = "reading files is what this module is for")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::{IngestError, Problem};

/// Bytes of one file that are read at most: 64 MB.
pub const MAX_FILE_BYTES: u64 = 64_000_000;

/// Endings, in lower case, of the files taken from a folder.
const ENDINGS: [&str; 5] = ["txt", "md", "markdown", "text", "toml"];

/// The configuration and the match weights it may name, which live beside the articles but are none.
const SETTINGS: [&str; 2] = ["gainsay.toml", "weights.toml"];

/// Endings, in lower case, of files that may well hold an article in a form that is not read.
const FOREIGN: [&str; 8] = ["html", "htm", "pdf", "docx", "doc", "odt", "rtf", "epub"];

/// One file as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The path as the user gave it, for messages; `-` for standard input.
    pub name: String,
    /// The last part of the path, for reports; `-` for standard input.
    pub base_name: String,
    pub bytes: Vec<u8>,
}

/// What was read, in the order of the paths, and what could not be.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    pub inputs: Vec<Input>,
    pub errors: Vec<IngestError>,
    /// Files of folders that may hold an article but are of a kind that is not read (`.html`, `.pdf`, ...), as paths in
    /// order. Pictures and other files that hold none are not listed.
    pub passed_over: Vec<String>,
}

/// Reads files, folders and, for `-`, standard input.
///
/// Folders are walked to their depth in order of path; hidden files, the configuration and files of other kinds are
/// passed over (see [`Gathered::passed_over`]). A file named twice, directly or through a folder or a link, is read once. What cannot be read becomes
/// an error and the rest goes on.
pub fn read_paths(paths: &[PathBuf], stdin: impl FnOnce() -> io::Result<Vec<u8>>) -> Gathered {
    read_paths_up_to(paths, stdin, MAX_FILE_BYTES)
}

fn read_paths_up_to(paths: &[PathBuf], stdin: impl FnOnce() -> io::Result<Vec<u8>>, limit: u64) -> Gathered {
    let mut walk = Walk { limit, seen: BTreeSet::new(), gathered: Gathered::default() };
    let mut stdin = Some(stdin);
    for path in paths {
        if path.as_os_str() == "-" {
            if let Some(stdin) = stdin.take() {
                walk.standard_input(stdin);
            }
            continue;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                if walk.folder(path) == 0 {
                    walk.refuse(path, Problem::NoArticles);
                }
            }
            Ok(_) => walk.file(path),
            Err(error) => walk.refuse(path, problem_of(&error)),
        }
    }
    walk.gathered
}

struct Walk {
    limit: u64,
    /// Resolved paths of the files and folders met, so that neither a repetition nor a loop of links is followed.
    seen: BTreeSet<PathBuf>,
    gathered: Gathered,
}

impl Walk {
    fn refuse(&mut self, path: &Path, problem: Problem) {
        self.gathered.errors.push(IngestError::new(&path.display().to_string(), problem));
    }

    fn is_new(&mut self, path: &Path) -> bool {
        self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }

    /// Reads what a folder holds; returns how many files and errors were met, repetitions included.
    fn folder(&mut self, root: &Path) -> usize {
        let mut met = 0;
        // The files of the tree are listed first and sorted as a whole, so that the order is that of the paths and
        // does not depend on how deep a file lies.
        let mut files = Vec::new();
        let mut foreign = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            if !self.is_new(&folder) {
                // A folder met before: its files are known.
                met += usize::from(folder == root);
                continue;
            }
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    met += 1;
                    self.refuse(&folder, problem_of(&error));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                if name.starts_with('.') || SETTINGS.contains(&&*name) {
                    continue;
                }
                let path = folder.join(entry.file_name());
                match fs::metadata(&path) {
                    Ok(metadata) if metadata.is_dir() => folders.push(path),
                    Ok(metadata) if metadata.is_file() && has_known_ending(&path) => files.push(path),
                    Ok(metadata) if metadata.is_file() && ends_in(&path, &FOREIGN) => foreign.push(path),
                    // A link that leads nowhere, where a file was to be expected.
                    Err(error) if has_known_ending(&path) => {
                        met += 1;
                        self.refuse(&path, problem_of(&error));
                    }
                    _ => {}
                }
            }
        }
        foreign.sort();
        self.gathered.passed_over.extend(foreign.iter().map(|path| path.display().to_string()));
        files.sort();
        met += files.len();
        for file in &files {
            self.file(file);
        }
        met
    }

    fn file(&mut self, path: &Path) {
        if !self.is_new(path) {
            return;
        }
        let bytes = File::open(path).and_then(|file| {
            let mut bytes = Vec::new();
            // One byte more than allowed tells a file at the limit from one above it, pipes included.
            file.take(self.limit.saturating_add(1)).read_to_end(&mut bytes)?;
            Ok(bytes)
        });
        match bytes {
            Ok(bytes) if u64::try_from(bytes.len()).is_ok_and(|len| len <= self.limit) => {
                let name = path.display().to_string();
                let base_name = path.file_name().map_or_else(|| name.clone(), |base| base.to_string_lossy().into_owned());
                self.gathered.inputs.push(Input { name, base_name, bytes });
            }
            Ok(_) => self.refuse(path, Problem::TooLarge(self.limit)),
            Err(error) => self.refuse(path, problem_of(&error)),
        }
    }

    fn standard_input(&mut self, stdin: impl FnOnce() -> io::Result<Vec<u8>>) {
        match stdin() {
            Ok(bytes) if u64::try_from(bytes.len()).is_ok_and(|len| len <= self.limit) => {
                self.gathered.inputs.push(Input { name: "-".to_owned(), base_name: "-".to_owned(), bytes });
            }
            Ok(_) => self.refuse(Path::new("-"), Problem::TooLarge(self.limit)),
            Err(error) => self.refuse(Path::new("-"), problem_of(&error)),
        }
    }
}

fn has_known_ending(path: &Path) -> bool {
    ends_in(path, &ENDINGS)
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending.to_ascii_lowercase().as_str()))
}

fn problem_of(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::Missing,
        // The kind's phrase is the same on every machine; the system's own message is not.
        kind => Problem::Unreadable(kind.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_stdin() -> io::Result<Vec<u8>> {
        Err(io::Error::from(io::ErrorKind::UnexpectedEof))
    }

    fn names(gathered: &Gathered) -> Vec<&str> {
        gathered.inputs.iter().map(|input| input.base_name.as_str()).collect()
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("b.txt", "b"),
            ("a.md", "a"),
            ("picture.png", "p"),
            (".hidden.txt", "h"),
            ("gainsay.toml", ""),
            ("weights.toml", ""),
            ("sub/c.TOML", "c"),
            ("sub/.git/d.txt", "d"),
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_is_read_in_order_of_path_without_hidden_and_foreign_files() {
        let folder = folder();
        let gathered = read_paths(&[folder.path().to_owned()], no_stdin);
        assert_eq!(names(&gathered), ["a.md", "b.txt", "c.TOML"]);
        assert!(gathered.errors.is_empty(), "{:?}", gathered.errors);
    }

    #[test]
    fn files_that_may_hold_an_article_are_named_where_they_are_passed_over() {
        let folder = folder();
        for name in ["page.HTML", "sub/print.pdf", "sub/.git/e.pdf"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let gathered = read_paths(&[folder.path().to_owned(), folder.path().to_owned()], no_stdin);
        let path = |name: &str| folder.path().join(name).display().to_string();
        assert_eq!(gathered.passed_over, [path("page.HTML"), path("sub/print.pdf")]);
    }

    #[test]
    fn a_path_given_twice_is_read_once() {
        let folder = folder();
        let file = folder.path().join("b.txt");
        let gathered = read_paths(&[file.clone(), folder.path().to_owned(), file, folder.path().to_owned()], no_stdin);
        assert_eq!(names(&gathered), ["b.txt", "a.md", "c.TOML"]);
        assert!(gathered.errors.is_empty(), "{:?}", gathered.errors);
    }

    #[test]
    fn a_named_file_may_have_any_ending() {
        let folder = folder();
        let gathered = read_paths(&[folder.path().join("picture.png")], no_stdin);
        assert_eq!(names(&gathered), ["picture.png"]);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
        let folder = folder();
        let empty = folder.path().join("empty");
        fs::create_dir(&empty).unwrap();
        let gone = folder.path().join("gone.txt");
        let gathered = read_paths(&[gone.clone(), empty.clone(), folder.path().join("a.md")], no_stdin);
        assert_eq!(names(&gathered), ["a.md"]);
        assert_eq!(gathered.errors[0], IngestError::new(&gone.display().to_string(), Problem::Missing));
        assert_eq!(gathered.errors[1], IngestError::new(&empty.display().to_string(), Problem::NoArticles));
    }

    #[test]
    fn a_file_above_the_limit_is_refused_and_one_at_the_limit_read() {
        let folder = folder();
        let (at, above) = (folder.path().join("at.txt"), folder.path().join("above.txt"));
        fs::write(&at, "12345678").unwrap();
        fs::write(&above, "123456789").unwrap();
        let gathered = read_paths_up_to(&[at, above], no_stdin, 8);
        assert_eq!(names(&gathered), ["at.txt"]);
        assert_eq!(gathered.errors[0].problem, Problem::TooLarge(8));
    }

    #[test]
    fn standard_input_is_read_once() {
        let gathered = read_paths(&[PathBuf::from("-"), PathBuf::from("-")], || Ok(b"words".to_vec()));
        assert_eq!(names(&gathered), ["-"]);
        assert_eq!(read_paths(&[PathBuf::from("-")], no_stdin).errors[0].problem, Problem::Unreadable("unexpected end of file".to_owned()));
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends() {
        let folder = folder();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("sub/up")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("sub/dangling.txt")).unwrap();
        let gathered = read_paths(&[folder.path().to_owned()], no_stdin);
        assert_eq!(names(&gathered), ["a.md", "b.txt", "c.TOML"]);
        assert_eq!(gathered.errors.len(), 1);
    }
}
