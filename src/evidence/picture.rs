//! Photos: decoded within limits, turned upright, shrunk, and encoded again without anything the camera wrote into them.

use super::look::look;
use super::{Kind, LONGEST, Refused, Stored, THUMBNAIL, segments};
use crate::instrument::Digest;
use exif::{In, Tag, Value};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits, Rgb, RgbImage, RgbaImage};
use std::io::Cursor;
use std::sync::Arc;

/// The most memory that decoding one photo may take, in bytes.
const MEMORY: u64 = 200 << 20;
/// How well a photo is kept, in the scale of JPEG: faces and small print stay readable.
const QUALITY: u8 = 80;
/// How well a thumbnail is kept.
const THUMBNAIL_QUALITY: u8 = 75;

/// A picture for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Red, green and blue of each pixel, row by row.
    pub rgb: Vec<u8>,
}

/// Decodes a stored photo or thumbnail for the screen.
///
/// # Errors
/// Refuses what cannot be decoded, or would not have been stored.
pub fn pixels(jpeg: &[u8]) -> Result<Pixels, Refused> {
    let image = decode(jpeg)?;
    let (width, height) = image.dimensions();
    if width.max(height) > LONGEST {
        return Err(Refused::TooManyPixels { width, height });
    }
    Ok(Pixels { width: width as usize, height: height as usize, rgb: image.into_raw() })
}

/// Makes what is stored of a JPEG file, and reads when it was taken.
pub(super) fn from_jpeg(bytes: &[u8]) -> Result<(Stored, Option<String>), Refused> {
    let coding = segments::survey(bytes)?;
    from_decoder(JpegDecoder::new(Cursor::new(bytes)).map_err(damaged)?, coding.held)
}

/// Makes what is stored of a PNG file, and reads when it was taken.
pub(super) fn from_png(bytes: &[u8]) -> Result<(Stored, Option<String>), Refused> {
    let limits = limits();
    from_decoder(PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(damaged)?, 0)
}

/// Makes what is stored of a WebP file, and reads when it was taken.
pub(super) fn from_webp(bytes: &[u8]) -> Result<(Stored, Option<String>), Refused> {
    // The decoder holds brightness and colours beside the pixels.
    from_decoder(WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?, 4)
}

/// Makes what is stored of pixels: red, green, blue and alpha, row by row.
pub(super) fn from_pixels(width: u32, rgba: &[u8]) -> Result<Stored, Refused> {
    let row = width as usize * 4;
    let height = u32::try_from(rgba.len().checked_div(row).unwrap_or(0)).unwrap_or(0);
    if height == 0 {
        return Err(Refused::Empty);
    }
    if rgba.len() as u64 * 2 > MEMORY {
        return Err(Refused::TooManyPixels { width, height });
    }
    let image = RgbaImage::from_raw(width, height, rgba[..row * height as usize].to_vec()).ok_or(Refused::Empty)?;
    store(&shrink(&on_white(&image), LONGEST)?)
}

/// Makes what is stored of an upright picture of the size that is kept.
pub(super) fn store(image: &RgbImage) -> Result<Stored, Refused> {
    let bytes = encode(image, QUALITY)?;
    let small = shrink(image, THUMBNAIL)?;
    Ok(Stored {
        kind: Kind::Jpeg,
        digest: Digest::of(&bytes),
        bytes,
        thumbnail: encode(&small, THUMBNAIL_QUALITY)?,
        size: Some(image.dimensions()),
        look: look(&small),
    })
}

/// Decodes a stored photo.
pub(super) fn decode(jpeg: &[u8]) -> Result<RgbImage, Refused> {
    let coding = segments::survey(jpeg)?;
    let decoder = JpegDecoder::new(Cursor::new(jpeg)).map_err(damaged)?;
    Ok(in_colour(bounded(decoder, coding.held)?))
}

/// Resizes a picture to an exact size.
pub(super) fn resize(image: &RgbImage, width: u32, height: u32) -> Result<RgbImage, Refused> {
    let from = ImageRef::new(image.width(), image.height(), image.as_raw(), PixelType::U8x3).map_err(damaged)?;
    let mut to = Image::new(width, height, PixelType::U8x3);
    // Sharp enough for small print, without the halos of wider filters.
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&from, &mut to, &options).map_err(damaged)?;
    RgbImage::from_raw(width, height, to.into_vec()).ok_or(Refused::Empty)
}

/// What a decoder says about a file that it cannot decode.
fn damaged(error: impl std::fmt::Display) -> Refused {
    Refused::Damaged { detail: error.to_string() }
}

fn from_decoder(mut decoder: impl ImageDecoder, held: u64) -> Result<(Stored, Option<String>), Refused> {
    // What the camera wrote is looked at, not relied on: where it cannot be read, the photo still can.
    let written = decoder.exif_metadata().ok().flatten();
    let orientation = written.as_deref().and_then(Orientation::from_exif_chunk);
    let taken = written.and_then(taken);
    let small = shrink(&in_colour(bounded(decoder, held)?), LONGEST)?;
    let mut upright = DynamicImage::ImageRgb8(small);
    upright.apply_orientation(orientation.unwrap_or(Orientation::NoTransforms));
    Ok((store(&upright.into_rgb8())?, taken))
}

/// Decodes if there is memory for it: the pixels, `held` bytes for each beside them, and as many again in three colours.
fn bounded(mut decoder: impl ImageDecoder, held: u64) -> Result<DynamicImage, Refused> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(Refused::Empty);
    }
    let three = if decoder.color_type() == image::ColorType::Rgb8 { 0 } else { 3 };
    let memory = decoder.total_bytes().saturating_add(pixels.saturating_mul(held + three));
    if memory > MEMORY {
        return Err(Refused::TooManyPixels { width, height });
    }
    decoder.set_limits(limits()).map_err(damaged)?;
    DynamicImage::from_decoder(decoder).map_err(damaged)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    limits
}

/// A picture in three colours; what can be seen through stands on white.
fn in_colour(image: DynamicImage) -> RgbImage {
    match image {
        DynamicImage::ImageRgb8(image) => image,
        image if image.color().has_alpha() => on_white(&image.into_rgba8()),
        image => image.into_rgb8(),
    }
}

fn on_white(image: &RgbaImage) -> RgbImage {
    let blend = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let mut opaque = RgbImage::new(image.width(), image.height());
    for (to, from) in opaque.pixels_mut().zip(image.pixels()) {
        let [red, green, blue, alpha] = from.0;
        *to = Rgb([red, green, blue].map(|colour| blend(colour, alpha)));
    }
    opaque
}

/// A picture whose longest side is no longer than that; a smaller one stays as it is.
fn shrink(image: &RgbImage, longest: u32) -> Result<RgbImage, Refused> {
    let (width, height) = image.dimensions();
    let side = width.max(height);
    if side <= longest {
        return Ok(image.clone());
    }
    let scale = |length: u32| {
        let scaled = (u64::from(length) * u64::from(longest) + u64::from(side) / 2) / u64::from(side);
        u32::try_from(scaled).unwrap_or(longest).max(1)
    };
    resize(image, scale(width), scale(height))
}

fn encode(image: &RgbImage, quality: u8) -> Result<Arc<[u8]>, Refused> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(image).map_err(damaged)?;
    Ok(bytes.into())
}

/// When the camera took a photo, by its own clock; `None` where it does not say so in a date that exists.
fn taken(written: Vec<u8>) -> Option<String> {
    let mut reader = exif::Reader::new();
    // Cameras write much that is wrong; what can be read is read.
    reader.continue_on_error(true);
    let read = reader.read_raw(written).or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let Value::Ascii(texts) = &read.get_field(Tag::DateTimeOriginal, In::PRIMARY)?.value else { return None };
    let text = std::str::from_utf8(texts.first()?).ok()?.trim_matches(['\0', ' ']);
    let time = jiff::civil::DateTime::strptime("%Y:%m:%d %H:%M:%S", text).ok()?;
    (time.year() >= 1990).then(|| time.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}
