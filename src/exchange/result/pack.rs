//! The container of a result file: a zip under a seal.

use super::document::MEMBERS;
use super::{Error, Refused};
use crate::instrument::Digest;
use std::io::{Cursor, Read, Write};
use zip::read::ZipArchive;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// The comment of the zip: these words, then the digest of every byte before the digest.
const SEAL: &str = "penilai-hasil sha256:";
const DIGITS: usize = 64;
/// Size of a zip's last record without its comment.
const LAST_RECORD: usize = 22;
/// Most members read; more are an attack.
const MOST_MEMBERS: usize = 10_000;

/// Writes members into a container.
pub(super) fn pack(members: &[Vec<u8>; MEMBERS.len()]) -> Result<Vec<u8>, Error> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Nothing of the moment or the machine goes into the file.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in MEMBERS.into_iter().zip(members) {
        let fail = |source: ZipError| Error::Encode { name, source: source.into() };
        zip.start_file(name, options).map_err(fail)?;
        zip.write_all(bytes).map_err(|source| fail(source.into()))?;
    }
    let fail = |source: ZipError| Error::Encode { name: "zip", source: source.into() };
    zip.set_comment(format!("{SEAL}{}", "0".repeat(DIGITS))).map_err(fail)?;
    let mut bytes = zip.finish().map_err(fail)?.into_inner();
    bytes.truncate(bytes.len() - DIGITS);
    let digest = Digest::of(&bytes).to_string();
    bytes.extend(digest.into_bytes());
    Ok(bytes)
}

/// An opened container whose seal holds and whose layout is plain.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Container<'a> {
    /// Opens a container.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(Refused::NotAResult);
        }
        let Some((sealed, digest)) = bytes.split_last_chunk::<DIGITS>() else { return Err(Refused::Damaged) };
        if !sealed.ends_with(SEAL.as_bytes()) || Digest::of(sealed).to_string().as_bytes() != digest {
            return Err(Refused::Damaged);
        }
        let count = count(bytes).ok_or_else(|| Refused::container("last record"))?;
        if count > MOST_MEMBERS {
            return Err(Refused::TooManyMembers);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.has_duplicate_names() || archive.len() != count {
            return Err(Refused::Duplicate);
        }
        archive.validate_header_consistency()?;
        let container = Self { archive };
        container.without_gaps()
    }

    /// Returns the names of the members.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// Reads a member, but no more than so many bytes, whatever its header promises.
    pub(super) fn read(&mut self, name: &'static str, most: usize) -> Result<Vec<u8>, Refused> {
        let member = match self.archive.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Err(Refused::Missing { name }),
            Err(error) => return Err(error.into()),
        };
        if !matches!(member.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Refused::container("compression"));
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let read = member.take(limit).read_to_end(&mut bytes);
        if bytes.len() > most {
            return Err(Refused::MemberTooLarge { name, most });
        }
        read.map_err(|error| Refused::container(error.to_string()))?;
        Ok(bytes)
    }

    /// Refuses bytes before, between and after the members: whatever they are, nobody would have checked them.
    fn without_gaps(mut self) -> Result<Self, Refused> {
        let mut places = Vec::new();
        for index in 0..self.archive.len() {
            let member = self.archive.by_index_raw(index)?;
            let start = member.data_start().ok_or_else(|| Refused::container("local header"))?;
            places.push((member.header_start(), start.saturating_add(member.compressed_size())));
        }
        places.sort_unstable();
        let starts = places.iter().map(|(start, _)| *start).chain([self.archive.central_directory_start()]);
        let ends = std::iter::once(0).chain(places.iter().map(|(_, end)| *end));
        if self.archive.offset() == 0 && starts.eq(ends) { Ok(self) } else { Err(Refused::container("gaps")) }
    }
}

/// Returns how many members the last record counts, if it is where it must be and says nothing unusual.
fn count(bytes: &[u8]) -> Option<usize> {
    let comment = SEAL.len() + DIGITS;
    let start = bytes.len().checked_sub(comment + LAST_RECORD)?;
    let record = bytes.get(start..start + LAST_RECORD)?;
    let short = |at: usize| Some(usize::from(u16::from_le_bytes(record.get(at..at + 2)?.try_into().ok()?)));
    let long = |at: usize| usize::try_from(u32::from_le_bytes(record.get(at..at + 4)?.try_into().ok()?)).ok();
    let plain = record.starts_with(b"PK\x05\x06")
        && short(4)? == 0
        && short(6)? == 0
        && short(8)? == short(10)?
        && long(12)?.checked_add(long(16)?)? == start
        && short(20)? == comment;
    plain.then_some(short(10)?)
}
