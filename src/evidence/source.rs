//! Where evidence comes from, and what a file is by its content.

use super::{Kept, Kind, LARGEST_IMAGE, LARGEST_PDF, Refused, Stored, pdf, picture};
use crate::instrument::Digest;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where evidence comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// The content of a file, from a window into which it was dropped.
    Bytes {
        /// The name it is to have.
        name: String,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// An image from the clipboard.
    Pixels {
        /// The name it is to have.
        name: String,
        /// Its width in pixels.
        width: u32,
        /// Red, green, blue and alpha of each pixel, row by row.
        rgba: Arc<[u8]>,
    },
}

/// What a file is that may be taken, by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// PDF.
    Pdf,
}

/// How many bytes tell what a file is.
const HEAD: usize = 16;

/// Makes of a file what is kept of it. Takes up to half a second of one processor, and up to 250 MB of memory.
///
/// # Errors
/// Refuses what is not a photo or a PDF, is too large, damaged or incomplete, or acts by itself.
pub fn prepare(source: &Source) -> Result<Kept, Refused> {
    match source {
        Source::File(path) => from_bytes(source.name(), &read(path)?),
        Source::Bytes { bytes, .. } => from_bytes(source.name(), bytes),
        Source::Pixels { width, rgba, .. } => {
            let stored = picture::from_pixels(*width, rgba)?;
            Ok(Kept { name: source.name(), original: Digest::of(rgba), taken: None, stored })
        }
    }
}

impl Source {
    /// The name under which it is known: that of the file, without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => {
                path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
            }
            Self::Bytes { name, .. } | Self::Pixels { name, .. } => name.clone(),
        }
    }
}

impl Format {
    /// Returns what a file is whose first bytes are these.
    ///
    /// # Errors
    /// Refuses everything that is not taken.
    pub fn of(head: &[u8]) -> Result<Self, Refused> {
        let at = |from: usize, what: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(what));
        let still: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"mif1", b"msf1", b"avif"];
        if at(0, b"\xFF\xD8\xFF") {
            Ok(Self::Jpeg)
        } else if at(0, b"\x89PNG\r\n\x1A\n") {
            Ok(Self::Png)
        } else if at(0, b"RIFF") && at(8, b"WEBP") {
            Ok(Self::WebP)
        } else if at(0, b"%PDF-") {
            Ok(Self::Pdf)
        } else if at(4, b"ftyp") && still.into_iter().any(|brand| at(8, brand)) {
            Err(Refused::Heic)
        } else if at(4, b"ftyp") || at(0, b"\x1A\x45\xDF\xA3") || at(0, b"\0\0\x01\xBA") || at(8, b"AVI ") {
            Err(Refused::Video)
        } else if head.is_empty() {
            Err(Refused::Empty)
        } else {
            Err(Refused::Unknown)
        }
    }

    /// The most bytes that such a file may have.
    fn largest(self) -> u64 {
        match self {
            Self::Jpeg | Self::Png | Self::WebP => LARGEST_IMAGE,
            Self::Pdf => LARGEST_PDF,
        }
    }
}

/// Reads a file if its first bytes and its size allow it.
fn read(path: &Path) -> Result<Vec<u8>, Refused> {
    let known = fs::metadata(path)?;
    // Opening a pipe would wait for whoever writes into it.
    if !known.is_file() {
        let kind = if known.is_dir() { io::ErrorKind::IsADirectory } else { io::ErrorKind::Unsupported };
        return Err(Refused::Unreadable(kind.into()));
    }
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut bytes)?;
    let most = Format::of(&bytes)?.largest();
    if known.len() <= most {
        // It may have grown since, or its size may not be what the system says.
        file.take((most + 1).saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes)?;
    }
    if known.len() > most || bytes.len() as u64 > most { Err(Refused::TooLarge { most }) } else { Ok(bytes) }
}

fn from_bytes(name: String, bytes: &[u8]) -> Result<Kept, Refused> {
    let format = Format::of(bytes)?;
    if bytes.len() as u64 > format.largest() {
        return Err(Refused::TooLarge { most: format.largest() });
    }
    let original = Digest::of(bytes);
    let (stored, taken) = match format {
        Format::Jpeg => picture::from_jpeg(bytes)?,
        Format::Png => picture::from_png(bytes)?,
        Format::WebP => picture::from_webp(bytes)?,
        Format::Pdf => {
            pdf::inspect(bytes)?;
            let (bytes, thumbnail) = (bytes.into(), Arc::default());
            (Stored { kind: Kind::Pdf, digest: original, bytes, thumbnail, size: None, look: None }, None)
        }
    };
    Ok(Kept { name, original, taken, stored })
}
