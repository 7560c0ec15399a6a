//! Megabytes of news read in a second of one core's time, counted by the kernel (Linux), and how many times as fast the
//! words are counted, turn by turn: what other programs do on the machine slows the caches, and is not counted itself.
//! The benchmarks count wall time and want a quiet machine.
//!
//! `cargo run --release -p gainsay-extract --example throughput -- 10 5000` reads 10 MB in articles of 5,000 bytes, five times.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for the shell: it reads its arguments and the kernel's counter, and prints"
)]

use std::fs;

use gainsay_extract::extract;
use gainsay_model::DocumentIndex;
use gainsay_synthetic::documents;

/// Nanoseconds that this thread has run.
fn thread_time() -> u128 {
    fs::read_to_string("/proc/thread-self/schedstat").unwrap().split(' ').next().unwrap().parse().unwrap()
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<usize>().unwrap());
    let (megabytes, each) = (arguments.next().unwrap_or(10), arguments.next().unwrap_or(5_000));
    let documents = documents(1, megabytes * 1_000_000, each);
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    for _ in 0..5 {
        let start = thread_time();
        let claims: usize = documents.iter().map(|document| extract(document, DocumentIndex(0)).claims.len()).sum();
        let taken = thread_time() - start;
        let start = thread_time();
        let words: usize = documents.iter().map(|document| document.text.split_whitespace().count()).sum();
        let counting = thread_time() - start;
        let tenths = u128::try_from(bytes).unwrap() * 10_000 / taken;
        println!("{}.{} MB/s, {claims} claims; {words} words counted in 1/{} of the time", tenths / 10, tenths % 10, taken / counting);
    }
}
