//! Evidence (bukti): from a file of any kind to what a round keeps of it.
//!
//! A photo is kept small and clean: upright, at most [`LONGEST`] pixels on its longest side, as a JPEG without any of what the camera
//! wrote into it, places among it. What can be told of the original is kept beside it: its digest and when it was taken. A PDF is
//! kept as it is, and only if nothing in it acts by itself.
//!
//! What a file is follows from its content, never from its name. Files come from phones, sticks and mail and are taken as hostile:
//! their size is looked at before they are read, their pixels are counted before they are decoded, and one photo at a time is in
//! memory. Nothing here runs in a frame: see [`Batch`] and [`Watch`].

mod batch;
mod look;
mod mask;
mod pdf;
mod picture;
mod segments;
mod source;
mod watch;

pub use batch::{Arrival, Batch};
pub use look::{alike, distance};
pub use mask::{Cover, Point, mask};
pub use picture::{Pixels, pixels};
pub use source::{Format, Source, prepare};
pub use watch::{Folder, Watch};

use crate::instrument::Digest;
use std::sync::Arc;

/// The longest side of a photo that is kept, in pixels: enough to read a notice board on it.
pub const LONGEST: u32 = 1_600;
/// The longest side of a thumbnail, in pixels.
pub const THUMBNAIL: u32 = 320;
/// The largest image file that is read, in bytes.
pub const LARGEST_IMAGE: u64 = 40 << 20;
/// The largest PDF that is kept, in bytes.
pub const LARGEST_PDF: u64 = 20 << 20;

/// What is kept of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The name under which the file came.
    pub name: String,
    /// SHA-256 of the file as it came.
    pub original: Digest,
    /// When the camera took it, by its own clock, such as `2026-11-27T10:32:05`.
    pub taken: Option<String>,
    /// What is stored.
    pub stored: Stored,
}

/// A file as it is stored, with what is known of its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// What it is.
    pub kind: Kind,
    /// SHA-256 of the bytes.
    pub digest: Digest,
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// A small JPEG, at most [`THUMBNAIL`] pixels; empty for a PDF.
    pub thumbnail: Arc<[u8]>,
    /// Width and height in pixels; `None` for a PDF.
    pub size: Option<(u32, u32)>,
    /// What a photo looks like, for [`alike`]; `None` where there is too little to tell it by.
    pub look: Option<u64>,
}

/// What a stored file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A photo.
    Jpeg,
    /// A document.
    Pdf,
}

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The system cannot read it.
    #[error("cannot be read")]
    Unreadable(#[from] std::io::Error),
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is none of the formats that are taken.
    #[error("a format that is not taken")]
    Unknown,
    /// It is a video.
    #[error("a video")]
    Video,
    /// It is a photo in HEIC or AVIF, which only some programs can open.
    #[error("HEIC or AVIF")]
    Heic,
    /// It has more bytes than its format may have.
    #[error("more than {most} bytes")]
    TooLarge {
        /// The most that is read, in bytes.
        most: u64,
    },
    /// It would take more memory than there is for one photo.
    #[error("{width} x {height} pixels")]
    TooManyPixels {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// Its end is missing.
    #[error("the end is missing")]
    Incomplete,
    /// It cannot be decoded.
    #[error("damaged: {detail}")]
    Damaged {
        /// What the decoder said.
        detail: String,
    },
    /// A PDF that acts by itself.
    #[error("a PDF with /{name}")]
    Active {
        /// The name in the PDF by which it does, such as `JavaScript`.
        name: &'static str,
    },
    /// A PDF that opens with a password only.
    #[error("a PDF with a password")]
    Locked,
    /// A PDF whose inside cannot be looked through.
    #[error("a PDF that cannot be looked through")]
    Obscure,
}
