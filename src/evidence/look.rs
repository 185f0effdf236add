//! What a photo looks like, in 64 bits, so that the same view is found again although no byte of it is the same.

use super::Refused;
use super::picture;
use image::RgbImage;

/// How many of the 64 bits may differ between two photos of the same view.
const ALIKE: u32 = 6;
/// The least difference of brightness, of 255, between the lightest and the darkest part: an empty page looks like every other.
const CONTRAST: u8 = 16;
/// Columns that are compared, each with the next, in so many rows.
const COLUMNS: u32 = 9;
const ROWS: u32 = 8;

/// Returns how many of the 64 bits differ.
#[must_use]
pub fn distance(one: u64, other: u64) -> u32 {
    (one ^ other).count_ones()
}

/// Whether two photos show the same view: copies in another size or quality, or taken one right after the other.
#[must_use]
pub fn alike(one: u64, other: u64) -> bool {
    distance(one, other) <= ALIKE
}

/// The look of a picture (difference hash): one bit for each pair of neighbours, set where it gets lighter to the right. `None`
/// where the picture has too little in it.
pub(super) fn look(image: &RgbImage) -> Option<u64> {
    let small: Result<RgbImage, Refused> = picture::resize(image, COLUMNS, ROWS);
    let brightness: Vec<u8> = image::DynamicImage::ImageRgb8(small.ok()?).into_luma8().into_raw();
    let (least, most) = (brightness.iter().min()?, brightness.iter().max()?);
    if most - least < CONTRAST {
        return None;
    }
    let rows = brightness.chunks_exact(COLUMNS as usize);
    let bits = rows.flat_map(|row| row.windows(2).map(|pair| pair[0] < pair[1]));
    Some(bits.fold(0, |look, bit| look << 1 | u64::from(bit)))
}
