//! What can be wrong with an input: where it is, what it is, and what to do about it.

use std::fmt;

/// Something that keeps an input, or a part of it, from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IngestError {
    /// The file as the user named it, `-` for standard input.
    pub file: String,
    /// The line it is about, counted from 1.
    pub line: Option<u32>,
    pub problem: Problem,
}

impl IngestError {
    /// A problem with a file as a whole.
    pub fn new(file: &str, problem: Problem) -> Self {
        Self { file: file.to_owned(), line: None, problem }
    }

    /// A problem on one line of a file, counted from 1.
    pub fn at(file: &str, line: u32, problem: Problem) -> Self {
        Self { file: file.to_owned(), line: Some(line), problem }
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> String {
        self.problem.to_string()
    }

    /// What the user can do about it.
    pub fn advice(&self) -> &str {
        self.problem.advice()
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}; {}", self.problem, self.advice())
    }
}

impl std::error::Error for IngestError {}

/// What is wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    #[error("no such file or folder")]
    Missing,
    /// The operating system's reason, as a fixed English phrase.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    #[error("the folder holds no articles and no claim files")]
    NoArticles,
    /// The limit in bytes.
    #[error("larger than the limit of {} MB", .0 / 1_000_000)]
    TooLarge(u64),
    /// What the bytes look like: "a PDF file", "binary data (NUL bytes)".
    #[error("not a text but {0}")]
    NotText(&'static str),
    /// The encoding that fitted best.
    #[error("the text is neither UTF-8 nor clean {0}")]
    Undecodable(&'static str),
    #[error("no article text found")]
    Empty,
    #[error("front matter: {0}")]
    FrontMatter(String),
    #[error("{0}")]
    ClaimFile(String),
    #[error("claim {claim}: {problem}")]
    Claim { claim: String, problem: String },
    /// The claim, and the document its quote should stand in.
    #[error("claim {claim}: the quote does not stand in {document}")]
    QuoteMissing { claim: String, document: String },
    #[error("claim {claim}: the words do not fit the text of {document}")]
    SpanMisfit { claim: String, document: String },
}

impl Problem {
    /// What the user can do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Missing => "check the path",
            Self::Unreadable(_) => "check the file's permissions",
            Self::NoArticles => "put .txt, .md or .toml files in it, or name files one by one",
            Self::TooLarge(_) => "split the file",
            Self::NotText("an HTML page") => "save the article's text as .txt or .md",
            Self::NotText(_) => "export the article as plain text",
            Self::Undecodable(_) => "save the file as UTF-8",
            Self::Empty => "check that the file holds the article and not only its surroundings",
            Self::FrontMatter(_) => "write one `key: value` on a line between two lines of `---`",
            Self::ClaimFile(_) | Self::Claim { .. } => "correct the claim file",
            Self::QuoteMissing { .. } => "copy the sentence from the text, letter by letter",
            Self::SpanMisfit { .. } => "correct `words` or `at`, or run the extraction again",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_file_line_problem_and_remedy() {
        let error = IngestError::at("a/b.md", 3, Problem::FrontMatter("`title` stands twice".to_owned()));
        assert_eq!(
            error.to_string(),
            "a/b.md:3: front matter: `title` stands twice; write one `key: value` on a line between two lines of `---`"
        );
        assert_eq!(IngestError::new("x.txt", Problem::TooLarge(64_000_000)).message(), "larger than the limit of 64 MB");
    }
}
