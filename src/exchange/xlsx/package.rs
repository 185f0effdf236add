//! The container of a workbook: a zip of which no more is inflated than is asked for and allowed.

use super::xml::malformed;
use super::{MOST_BYTES, MOST_INFLATED, MOST_MEMBERS, MOST_PART, Measure, Refused};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::CompressionMethod;
use zip::read::ZipArchive;

/// An opened container.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Position of each member by its name in small letters: some programs write names in other cases than they refer to.
    members: HashMap<String, usize>,
    /// Bytes that may still be inflated.
    budget: usize,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        const OLD: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        if bytes.len() > MOST_BYTES {
            return Err(Refused::TooLarge { what: Measure::File, most: MOST_BYTES >> 20 });
        }
        if bytes.starts_with(&OLD) {
            return Err(Refused::OldOrLocked);
        }
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(Refused::NotAWorkbook);
        }
        let too_many = Refused::TooLarge { what: Measure::Members, most: MOST_MEMBERS };
        // Opening a container takes memory for each member that its directory names, so they are counted first.
        if bytes.windows(4).filter(|window| window == b"PK\x01\x02").nth(MOST_MEMBERS).is_some() {
            return Err(too_many);
        }
        let damaged = |detail: String| Refused::Container { detail };
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
        if archive.len() > MOST_MEMBERS {
            return Err(too_many);
        }
        let mut members = HashMap::new();
        for (index, name) in archive.file_names_raw().enumerate() {
            let name = String::from_utf8_lossy(name).replace('\\', "/").to_lowercase();
            if members.insert(name, index).is_some() {
                return Err(damaged("duplicate names".to_owned()));
            }
        }
        if archive.has_duplicate_names() {
            return Err(damaged("duplicate names".to_owned()));
        }
        if !members.contains_key("_rels/.rels") {
            return Err(Refused::NotAWorkbook);
        }
        Ok(Self { archive, members, budget: MOST_INFLATED })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.members.contains_key(&name.to_lowercase())
    }

    /// Inflates a part, but no more of it than allowed, whatever its header promises.
    pub(super) fn part(&mut self, name: &str) -> Result<String, Refused> {
        let index = *self.members.get(&name.to_lowercase()).ok_or_else(|| malformed(name, "missing"))?;
        let member = self.archive.by_index(index).map_err(|error| Refused::Container { detail: error.to_string() })?;
        if !matches!(member.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Refused::Container { detail: "compression".to_owned() });
        }
        let most = MOST_PART.min(self.budget);
        let mut bytes = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let read = member.take(limit).read_to_end(&mut bytes);
        if bytes.len() > most {
            let (what, most) =
                if most < MOST_PART { (Measure::Inflated, MOST_INFLATED) } else { (Measure::Part, MOST_PART) };
            return Err(Refused::TooLarge { what, most: most >> 20 });
        }
        read.map_err(|error| Refused::Container { detail: error.to_string() })?;
        self.budget -= bytes.len();
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        String::from_utf8(bytes).map_err(|_| malformed(name, "not UTF-8"))
    }
}
