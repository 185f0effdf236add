//! How long it takes to make of a photo what a round keeps.

use crate::measure::Figures;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use penilai::evidence::{Cover, Point, Source, mask, prepare};
use std::hint::black_box;
use std::time::Duration;

pub(crate) fn run(figures: &mut Figures) {
    let name = "evidence: a photo of 12 megapixels taken in, one core";
    if figures.wants(name) {
        let bytes = jpeg(&photo(4_000, 3_000, 0));
        let size = bytes.len() >> 10;
        let source = Source::Bytes { name: "a.jpg".to_owned(), bytes: bytes.into() };
        let mut kept = None;
        figures.time(name, Some(Duration::from_millis(500)), 10, || {
            kept = Some(prepare(black_box(&source)).unwrap());
        });
        let stored = kept.unwrap().stored;
        figures.note(format!("{size} KiB, of which {} KiB are kept", stored.bytes.len() >> 10));
        let cover = [Cover::Rectangle(Point { x: 0.2, y: 0.2 }, Point { x: 0.4, y: 0.3 })];
        figures.time("evidence: a part of a stored photo covered", None, 10, || {
            black_box(mask(&stored.bytes, &cover).unwrap());
        });
    }
}

pub(crate) fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(image).unwrap();
    bytes
}

/// A picture with slopes, edges and grain, another one for every seed.
pub(crate) fn photo(width: u32, height: u32, seed: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain =
            (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519)).wrapping_mul(668_265_263 + 2 * seed) >> 28;
        let board = if (x / (100 + seed) + y / 400).is_multiple_of(2) { 90 } else { 0 };
        let light = x * 100 / width + y * 40 / height + board + grain;
        Rgb([light, light * 9 / 10, light * 4 / 5].map(|colour| u8::try_from(colour).unwrap_or(255)))
    })
}
