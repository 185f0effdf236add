//! The segments of a JPEG: whether its end is there, and how it is coded. A decoder paints grey what is missing.

use super::Refused;

/// How a JPEG is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coding {
    /// Bytes of coefficients that the decoder holds beside the pixels, for each pixel.
    pub(super) held: u64,
}

/// Start of a progressive frame, by the two ways of coding it.
const PROGRESSIVE: [u8; 2] = [0xC2, 0xCA];
const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// Walks over the segments of a JPEG up to its end; what follows it, such as the film of a moving photo, is nobody's concern.
///
/// # Errors
/// Refuses one that ends before its end.
pub(super) fn survey(bytes: &[u8]) -> Result<Coding, Refused> {
    let byte = |at: usize| bytes.get(at).copied().ok_or(Refused::Incomplete);
    let mut coding = Coding { held: 0 };
    let mut at = 2;
    loop {
        // Between segments there may be any number of fill bytes, and some cameras leave zeros there.
        while byte(at)? != 0xFF {
            at += 1;
        }
        while byte(at)? == 0xFF {
            at += 1;
        }
        let marker = byte(at)?;
        at += 1;
        match marker {
            END => return Ok(coding),
            // Markers that stand alone, and the zero after a byte of the picture that happens to be 255.
            0x00 | 0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        let length = usize::from(byte(at)?) << 8 | usize::from(byte(at + 1)?);
        if PROGRESSIVE.contains(&marker) {
            // Two bytes for each coefficient of each component.
            coding.held = 2 * u64::from(byte(at + 7)?);
        }
        at += length.max(2);
        if marker == START_OF_SCAN {
            at = after_scan(bytes, at).ok_or(Refused::Incomplete)?;
        }
    }
}

/// Where the next segment begins after the coded picture that begins at a position.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let scan = bytes.get(from..)?;
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
    scan.windows(2).position(ends).map(|at| from + at)
}
