//! Reading files from outside: never more of them than a cap.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Reads a file, at most so many bytes and one: who gets more than `most` knows that the file is too large, whatever its size
/// is said to be.
///
/// # Errors
/// Returns what the system said.
pub fn capped(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
