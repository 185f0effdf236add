//! Evidence: what a round keeps of a file, and which files it does not take.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use penilai::evidence::{
    Arrival, Batch, Cover, Folder, Kept, Kind, LARGEST_PDF, Point, Refused, Source, alike, distance, mask, prepare,
};
use penilai::failure::Failure;
use penilai::instrument::Digest;
use penilai::locale::{Language, Locale};
use std::fs::{self, File};
use std::io::{Cursor, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

const RED: Rgb<u8> = Rgb([220, 30, 30]);
const GREEN: Rgb<u8> = Rgb([30, 180, 30]);
const BLUE: Rgb<u8> = Rgb([30, 30, 220]);
const WHITE: Rgb<u8> = Rgb([245, 245, 245]);

/// A picture with another colour in each quarter: red and green above, blue and white below.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    })
}

/// A picture like a photo: areas of light and shade, edges and grain, different for every seed.
pub(crate) fn scene(width: u32, height: u32, seed: u32) -> RgbImage {
    let hash = |x: u32, y: u32| {
        let mixed = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519) ^ seed.wrapping_mul(3_266_489_917);
        mixed.wrapping_mul(668_265_263) >> 24
    };
    RgbImage::from_fn(width, height, |x, y| {
        let (column, row) = (x * 11 / width, y * 9 / height);
        let light = hash(column, row) * 3 / 4 + 20 + x * 24 / width + hash(x, y) % 8;
        Rgb([0, 20, 40].map(|shade| u8::try_from(light - shade / 2).unwrap_or(255)))
    })
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(image).unwrap();
    bytes
}

/// A JPEG into which a camera has written how it was held, when, and where.
fn from_camera(image: &RgbImage, orientation: u16, taken: &str) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    let mut entry = |tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
        tiff.extend([count.to_le_bytes(), value.to_le_bytes()].concat());
    };
    entry(0x0112, 3, 1, orientation.into());
    entry(0x8769, 4, 1, 38);
    tiff.extend([0; 4]);
    tiff.extend([1, 0, 0x03, 0x90, 2, 0]);
    tiff.extend([20_u32.to_le_bytes(), 56_u32.to_le_bytes(), 0_u32.to_le_bytes()].concat());
    tiff.extend(format!("{taken}\0 -6.2000, 106.8166 DINAS SOSIAL").bytes());
    let plain = jpeg(image);
    let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, b"Exif\0\0", &tiff, &plain[2..]].concat()
}

fn of(name: &str, bytes: impl Into<Arc<[u8]>>) -> Result<Kept, Refused> {
    prepare(&Source::Bytes { name: name.to_owned(), bytes: bytes.into() })
}

fn pixels(kept: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(kept, ImageFormat::Jpeg).unwrap().into_rgb8()
}

fn near(one: Rgb<u8>, other: Rgb<u8>) -> bool {
    one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) < 24)
}

#[test]
fn a_photo_of_every_format_is_kept_small_and_as_jpeg_whatever_its_name() {
    let image = quarters(4_000, 3_000);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = encoded(image.clone(), format);
        let kept = of("loket.doc", bytes.clone()).unwrap();
        assert_eq!((kept.name.as_str(), kept.original, kept.taken), ("loket.doc", Digest::of(&bytes), None));
        let stored = kept.stored;
        assert_eq!(
            (stored.kind, stored.size, stored.digest),
            (Kind::Jpeg, Some((1_600, 1_200)), Digest::of(&stored.bytes))
        );
        let (full, small) = (pixels(&stored.bytes), pixels(&stored.thumbnail));
        assert_eq!((full.dimensions(), small.dimensions()), ((1_600, 1_200), (320, 240)));
        for (x, y, colour) in [(100, 100, RED), (1_500, 100, GREEN), (100, 1_100, BLUE), (1_500, 1_100, WHITE)] {
            assert!(near(*full.get_pixel(x, y), colour), "{format:?} {x} {y}");
            assert!(near(*small.get_pixel(x / 5, y / 5), colour), "{format:?} {x} {y}");
        }
    }
}

#[test]
fn a_small_photo_keeps_its_size_and_what_is_see_through_stands_on_white() {
    let image = RgbaImage::from_fn(60, 40, |x, _| if x < 30 { Rgba([0, 0, 0, 0]) } else { Rgba([0, 0, 0, 255]) });
    let kept = of("cap.png", encoded(image.clone(), ImageFormat::Png)).unwrap();
    assert_eq!(kept.stored.size, Some((60, 40)));
    let full = pixels(&kept.stored.bytes);
    assert!(near(*full.get_pixel(5, 20), Rgb([255; 3])) && near(*full.get_pixel(55, 20), Rgb([0; 3])));
    let pasted = Source::Pixels { name: "tempel".to_owned(), width: 60, rgba: image.into_raw().into() };
    assert_eq!(prepare(&pasted).unwrap().stored, kept.stored, "the same from the clipboard");
    let deep = DynamicImage::ImageRgb8(quarters(90, 60)).into_rgb16();
    assert_eq!(of("x", encoded(deep, ImageFormat::Png)).unwrap().stored.size, Some((90, 60)), "16 bits a colour");
    let grey = DynamicImage::ImageRgb8(quarters(90, 60)).into_luma8();
    assert_eq!(of("x", encoded(grey, ImageFormat::Jpeg)).unwrap().stored.size, Some((90, 60)), "shades of grey");
}

#[test]
fn a_photo_stands_upright_however_the_camera_was_held() {
    // Where red, green, blue and white end up: upper left, upper right, lower left, lower right.
    let upright: [[Rgb<u8>; 4]; 8] = [
        [RED, GREEN, BLUE, WHITE],
        [GREEN, RED, WHITE, BLUE],
        [WHITE, BLUE, GREEN, RED],
        [BLUE, WHITE, RED, GREEN],
        [RED, BLUE, GREEN, WHITE],
        [BLUE, RED, WHITE, GREEN],
        [WHITE, GREEN, BLUE, RED],
        [GREEN, WHITE, RED, BLUE],
    ];
    for (orientation, expected) in (1..).zip(upright) {
        let kept = of("a.jpg", from_camera(&quarters(120, 80), orientation, "2026:11:27 10:32:05")).unwrap();
        let size = if orientation < 5 { (120, 80) } else { (80, 120) };
        assert_eq!(kept.stored.size, Some(size), "{orientation}");
        let image = pixels(&kept.stored.bytes);
        let (right, bottom) = (size.0 - 10, size.1 - 10);
        for ((x, y), colour) in [(10, 10), (right, 10), (10, bottom), (right, bottom)].into_iter().zip(expected) {
            assert!(near(*image.get_pixel(x, y), colour), "{orientation}: {x}, {y}");
        }
    }
}

#[test]
fn when_a_photo_was_taken_is_known_and_nothing_else_of_what_the_camera_wrote_is_kept() {
    let bytes = from_camera(&quarters(64, 64), 1, "2026:11:27 10:32:05");
    let kept = of("a.jpg", bytes).unwrap();
    assert_eq!(kept.taken.as_deref(), Some("2026-11-27T10:32:05"));
    let has = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    for kept in [&kept.stored.bytes, &kept.stored.thumbnail] {
        assert!(!has(kept, b"Exif") && !has(kept, b"2026:11") && !has(kept, b"106.8166"));
    }
    for wrong in ["0000:00:00 00:00:00", "2026:02:30 10:00:00", "                   ", "1970:01:01 00:00:00"] {
        assert_eq!(of("a.jpg", from_camera(&quarters(64, 64), 1, wrong)).unwrap().taken, None, "{wrong}");
    }
}

#[test]
fn the_same_view_is_found_again_and_another_one_is_not() {
    let look = |image: &RgbImage| of("a.jpg", jpeg(image)).unwrap().stored.look;
    let first = look(&scene(1_200, 900, 1)).unwrap();
    let smaller = image::imageops::thumbnail(&scene(1_200, 900, 1), 400, 300);
    assert!(alike(first, look(&smaller).unwrap()), "a copy sent by a messenger");
    for seed in 2..8 {
        let other = look(&scene(1_200, 900, seed)).unwrap();
        assert!(!alike(first, other), "{seed}: {}", distance(first, other));
    }
    assert_eq!(look(&RgbImage::from_pixel(300, 300, WHITE)), None, "an empty page looks like every other");
    assert_eq!((distance(0, 0), distance(0, u64::MAX), distance(0b1011, 0b0001)), (0, 64, 2));
}

#[test]
fn what_is_covered_is_gone_from_the_copy_and_the_rest_stays() {
    let kept = of("a.jpg", jpeg(&scene(1_600, 1_200, 1))).unwrap().stored;
    let at = |x: f32, y: f32| Point { x, y };
    let covers = [
        Cover::Rectangle(at(0.30, 0.40), at(0.10, 0.20)),
        Cover::Stroke { points: vec![at(0.60, 0.60), at(0.80, 0.60)], width: 0.05 },
        Cover::Stroke { points: vec![at(0.95, 0.05)], width: 0.02 },
    ];
    let masked = mask(&kept.bytes, &covers).unwrap();
    assert_eq!((masked.size, masked.digest), (kept.size, Digest::of(&masked.bytes)));
    assert!(masked.digest != kept.digest && masked.thumbnail != kept.thumbnail);
    let (before, after) = (pixels(&kept.bytes), pixels(&masked.bytes));
    let flat = |x: u32, y: u32| near(*after.get_pixel(x, y), *after.get_pixel(320, 360));
    for (x, y) in [(160, 240), (479, 479), (960, 720), (1_280, 720), (1_120, 690), (1_120, 750), (1_520, 60)] {
        assert!(flat(x, y), "{x}, {y}");
    }
    for (x, y) in [(100, 100), (520, 360), (1_120, 640), (1_400, 720), (800, 1_100)] {
        let (before, after) = (before.get_pixel(x, y), after.get_pixel(x, y));
        assert!(near(*before, *after), "{x}, {y}: {before:?} {after:?}");
    }
    // What was under the cover has left no trace: another photo with the same surroundings gives the same bytes.
    let mut other = pixels(&kept.bytes);
    let mut painted = other.clone();
    for y in 256..464 {
        (176..464).for_each(|x| painted.put_pixel(x, y, RED));
    }
    for image in [&mut other, &mut painted] {
        let covered = mask(&jpeg(image), &covers[..1]).unwrap();
        *image = pixels(&covered.bytes);
    }
    assert!(other.pixels().zip(painted.pixels()).all(|(one, two)| one == two));
}

/// A PDF of some objects.
fn pdf(objects: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n", objects, b"\ntrailer <</Root 1 0 R>>\n%%EOF\n"]
        .concat()
}

fn packed(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(content).unwrap();
    [format!("5 0 obj <<{dictionary}>>\nstream\r\n").as_bytes(), &packer.finish().unwrap(), b"\nendstream endobj"]
        .concat()
}

#[test]
fn a_pdf_is_kept_as_it_is() {
    let page = packed("/Filter/FlateDecode", b"BT (Standar pelayanan) Tj ET");
    let quiet = packed("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", b"7 0 <</Type/Font/BaseFont/Helvetica>>");
    let chance = b"6 0 obj <</Filter/DCTDecode>> stream\n\xFF\xD8 /JS(\x80 endstream endobj";
    let bytes = pdf(&[&page[..], &quiet, chance, b"8 0 obj (Bukan aliran: /Judul#20baru) endobj"].concat());
    let kept = of("standar.jpg", bytes.clone()).unwrap();
    let stored = kept.stored;
    assert_eq!((stored.kind, &stored.bytes[..], stored.digest), (Kind::Pdf, &bytes[..], kept.original));
    assert_eq!((stored.thumbnail.len(), stored.size, stored.look, kept.taken), (0, None, None, None));
}

#[test]
fn a_pdf_that_acts_by_itself_is_refused_however_that_is_written() {
    let hidden = b"7 0 <</S/JavaScript/JS(app.alert\\(1\\))>>";
    let cases: [(Vec<u8>, &str); 9] = [
        (b"3 0 obj <</OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>> >> endobj".to_vec(), "JavaScript"),
        (b"3 0 obj <</S/Java#53cript>> endobj".to_vec(), "JavaScript"),
        (b"3 0 obj <</S/Rendition/J#53 4 0 R>> endobj".to_vec(), "JS"),
        (b"3 0 obj <</S/#4c#61#75#6E#63#68/F(cmd.exe)>> endobj".to_vec(), "Launch"),
        (b"3 0 obj <</Type/EmbeddedFile>> stream\nMZ\nendstream endobj".to_vec(), "EmbeddedFile"),
        (b"3 0 obj <</Names<</EmbeddedFiles 4 0 R>> >> endobj".to_vec(), "EmbeddedFiles"),
        (packed("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", hidden), "JavaScript"),
        (packed("/Type/Obj#53tm/N 1/First 4/Filter[/Flate#44ecode]", hidden), "JavaScript"),
        (b"3 0 obj (>> stream\n) /Launch endstream".to_vec(), "Launch"),
    ];
    for (objects, expected) in cases {
        match of("a.pdf", pdf(&objects)) {
            Err(Refused::Active { name }) => assert_eq!(name, expected),
            other => panic!("{expected}: {other:?}"),
        }
    }
    let locked = pdf(b"trailer <</Encrypt 9 0 R>>");
    assert!(matches!(of("a.pdf", locked), Err(Refused::Locked)));
    let twice = packed("/Type/ObjStm/Filter[/ASCII85Decode/FlateDecode]", b"x");
    assert!(matches!(of("a.pdf", pdf(&twice)), Err(Refused::Obscure)));
    let bomb = packed("/Type/ObjStm/Filter/FlateDecode", &vec![b' '; 65 << 20]);
    assert!(matches!(of("a.pdf", pdf(&bomb)), Err(Refused::Obscure)));
}

/// A PNG whose header says so many pixels.
fn header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(quarters(8, 8), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    bytes
}

/// A file that is not taken, with what is wrong with it.
type Wrong = (&'static str, Vec<u8>, fn(&Refused) -> bool);

fn refused() -> Vec<Wrong> {
    let whole = jpeg(&scene(640, 480, 1));
    let png = encoded(scene(64, 48, 1), ImageFormat::Png);
    vec![
        ("kosong.jpg", Vec::new(), |refused| matches!(refused, Refused::Empty)),
        ("catatan.txt", b"catatan".to_vec(), |refused| matches!(refused, Refused::Unknown)),
        ("ada spasi.pdf", b" %PDF-1.4".to_vec(), |refused| matches!(refused, Refused::Unknown)),
        ("film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(), |refused| matches!(refused, Refused::Video)),
        ("film.avi", b"RIFF\0\0\0\0AVI LIST".to_vec(), |refused| matches!(refused, Refused::Video)),
        ("iphone.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), |refused| matches!(refused, Refused::Heic)),
        ("terpotong.jpg", whole[..whole.len() / 2].to_vec(), |refused| matches!(refused, Refused::Incomplete)),
        ("tanpa akhir.jpg", whole[..whole.len() - 2].to_vec(), |refused| matches!(refused, Refused::Incomplete)),
        ("awal.jpg", whole[..3].to_vec(), |refused| matches!(refused, Refused::Incomplete)),
        ("terpotong.png", png[..png.len() / 2].to_vec(), |refused| matches!(refused, Refused::Damaged { .. })),
        ("bom.png", header(60_000, 60_000), |refused| {
            matches!(refused, Refused::TooManyPixels { width: 60_000, height: 60_000 })
        }),
        ("besar.png", header(9_000, 9_000), |refused| matches!(refused, Refused::TooManyPixels { .. })),
        ("besar.pdf", [&pdf(b"")[..], &vec![b' '; LARGEST_PDF as usize]].concat(), |refused| {
            matches!(refused, Refused::TooLarge { most: LARGEST_PDF })
        }),
        ("skrip.pdf", pdf(b"3 0 obj <</S/JavaScript>> endobj"), |refused| matches!(refused, Refused::Active { .. })),
    ]
}

#[test]
fn every_file_that_is_not_taken_is_told_with_its_name_the_reason_and_a_remedy() {
    for (name, bytes, expected) in refused() {
        let error = of(name, bytes).unwrap_err();
        assert!(expected(&error), "{name}: {error:?}");
        for language in Language::ALL {
            let locale = Locale::new(language);
            let failure = Failure::evidence(name, &error);
            let (sentence, advice) = (failure.sentence(&locale), failure.advice(&locale));
            assert!(
                sentence.starts_with(name) && sentence.ends_with('.') && !sentence.contains("evidence-"),
                "{sentence}"
            );
            assert!(advice.ends_with('.') && !advice.contains("evidence-"), "{advice}");
        }
    }
}

#[test]
fn no_file_brings_the_program_down_wherever_it_is_cut_or_changed() {
    let whole = [
        from_camera(&scene(60, 40, 1), 6, "2026:11:27 10:32:05"),
        encoded(scene(60, 40, 1), ImageFormat::Png),
        encoded(scene(60, 40, 1), ImageFormat::WebP),
        pdf(&packed("/Type/ObjStm/Filter/FlateDecode", b"7 0 <</Type/Font>>")),
    ];
    for bytes in whole {
        for at in (0..bytes.len()).step_by(7) {
            let _ = of("a", &bytes[..at]);
            let mut changed = bytes.clone();
            changed[at] ^= 0xFF;
            let _ = of("a", changed);
        }
    }
}

/// Waits for everything of a batch.
fn all(mut batch: Batch) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    while !batch.is_over() {
        arrivals.extend(batch.take());
        std::thread::yield_now();
    }
    assert_eq!(batch.job().steps().0, arrivals.len());
    arrivals
}

#[test]
fn a_bad_file_never_stops_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("satu.jpg"), jpeg(&scene(640, 480, 1))).unwrap();
    fs::write(path("dua.png"), encoded(scene(640, 480, 2), ImageFormat::Png)).unwrap();
    fs::create_dir(path("folder.jpg")).unwrap();
    // Two gigabytes that are not there: reading them would take longer than the test may.
    let mut film = File::create(path("film.jpg")).unwrap();
    film.write_all(&jpeg(&quarters(8, 8))).unwrap();
    film.seek(SeekFrom::Start(2 << 30)).unwrap();
    film.write_all(&[0]).unwrap();
    let names = ["satu.jpg", "hilang.jpg", "folder.jpg", "film.jpg", "dua.png"];
    let sources = names.map(|name| Source::File(path(name))).to_vec();
    let arrivals = all(Batch::start(sources, Arc::new(|| ())).unwrap());
    let told: Vec<String> = arrivals
        .iter()
        .map(|arrival| match &arrival.outcome {
            Ok(kept) => format!("{} {:?}", kept.name, kept.stored.kind),
            Err(refused) => Failure::evidence(&arrival.source.name(), refused).sentence(&Locale::new(Language::Id)),
        })
        .collect();
    assert_eq!(
        told,
        [
            "satu.jpg Jpeg",
            "hilang.jpg tidak diambil: berkasnya tidak ada.",
            "folder.jpg tidak diambil: itu sebuah folder, bukan berkas.",
            "film.jpg tidak diambil: ukurannya lebih dari 40 MB.",
            "dua.png Jpeg",
        ]
    );
}

#[test]
fn when_a_stick_is_pulled_out_the_rest_of_it_is_told_and_what_lies_elsewhere_goes_on() {
    let above = tempfile::tempdir().unwrap();
    let stick = above.path().join("stik");
    fs::create_dir(&stick).unwrap();
    let mut sources = Vec::new();
    for number in 0..30 {
        let path = stick.join(format!("{number:02}.jpg"));
        fs::write(&path, jpeg(&scene(320, 240, number))).unwrap();
        sources.push(Source::File(path));
    }
    let elsewhere = above.path().join("lain.jpg");
    fs::write(&elsewhere, jpeg(&scene(320, 240, 99))).unwrap();
    sources.push(Source::File(elsewhere));
    let mut batch = Batch::start(sources, Arc::new(|| ())).unwrap();
    let mut arrivals = Vec::new();
    while arrivals.is_empty() {
        arrivals.extend(batch.take());
    }
    fs::rename(&stick, above.path().join("dicabut")).unwrap();
    while !batch.is_over() {
        arrivals.extend(batch.take());
        std::thread::yield_now();
    }
    assert_eq!(arrivals.len(), 31);
    let kept = arrivals.iter().take_while(|arrival| arrival.outcome.is_ok()).count();
    assert!((1..30).contains(&kept), "{kept} were read before");
    for arrival in &arrivals[kept..30] {
        let refused = arrival.outcome.as_ref().err().unwrap();
        let told = Failure::evidence(&arrival.source.name(), refused).sentence(&Locale::new(Language::Id));
        assert_eq!(told, format!("{} tidak diambil: berkasnya tidak ada.", arrival.source.name()));
    }
    assert!(arrivals[30].outcome.is_ok(), "the photo that lies elsewhere");
}

#[test]
fn a_batch_stops_when_it_is_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("satu.jpg");
    fs::write(&photo, jpeg(&quarters(64, 48))).unwrap();
    let mut batch = Batch::start(vec![Source::File(photo); 500], Arc::new(|| ())).unwrap();
    batch.job().stop();
    let mut taken = 0;
    while !batch.is_over() {
        taken += batch.take().len();
    }
    assert!(taken < 500, "{taken}");
}

#[test]
fn a_watched_folder_gives_out_new_files_once_they_are_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("lama.jpg"), "lama").unwrap();
    let mut watched = Folder::new(folder.path().to_owned());
    let mut look = || -> Vec<PathBuf> { watched.look().unwrap() };
    assert!(look().is_empty(), "what is there already is not new");
    fs::write(path("a.jpg"), "a").unwrap();
    fs::write(path("b.jpg"), "b").unwrap();
    fs::write(path("c.jpg"), "").unwrap();
    fs::write(path(".d.jpg"), "hidden").unwrap();
    fs::write(path("e.jpg.part"), "half").unwrap();
    fs::create_dir(path("DCIM")).unwrap();
    assert!(look().is_empty(), "they may still grow");
    fs::write(path("b.jpg"), "b and more").unwrap();
    assert_eq!(look(), [path("a.jpg")], "it is the same at two looks");
    fs::write(path("c.jpg"), "c").unwrap();
    assert_eq!(look(), [path("b.jpg")]);
    assert_eq!(look(), [path("c.jpg")]);
    fs::rename(path("e.jpg.part"), path("e.jpg")).unwrap();
    fs::write(path("hilang.jpg"), "gone soon").unwrap();
    assert!(look().is_empty());
    fs::remove_file(path("hilang.jpg")).unwrap();
    assert_eq!(look(), [path("e.jpg")]);
    assert!(look().is_empty(), "each is given out once");
}

#[test]
fn a_watched_folder_that_is_pulled_out_is_told_and_goes_on_when_it_is_back() {
    let above = tempfile::tempdir().unwrap();
    let path = above.path().join("stik");
    let mut watched = Folder::new(path.clone());
    assert!(watched.look().is_err());
    fs::create_dir(&path).unwrap();
    assert!(watched.look().unwrap().is_empty());
    fs::rename(&path, above.path().join("dicabut")).unwrap();
    assert!(watched.look().is_err());
    fs::rename(above.path().join("dicabut"), &path).unwrap();
    fs::write(path.join("a.jpg"), "a").unwrap();
    assert!(watched.look().unwrap().is_empty());
    assert_eq!(watched.look().unwrap(), [path.join("a.jpg")]);
}
