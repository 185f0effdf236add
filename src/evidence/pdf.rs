//! PDFs: only those in which nothing acts by itself, and which open without a password.
//!
//! A PDF acts through objects with certain names. Names can be written with `#xx` for any letter, and objects can lie compressed
//! in object streams, so names are read as a viewer reads them and object streams are unpacked. Inside other streams, which are
//! pictures and pages, short names would turn up by chance; there only the long ones are looked for.

use super::Refused;
use flate2::read::ZlibDecoder;
use std::borrow::Cow;
use std::io::Read as _;

/// Names by which a PDF runs a script, starts a program, or carries other files.
const ACTIVE: [&str; 7] = ["JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA"];
/// The least letters of a name that does not turn up by chance in twenty megabytes of anything.
const TELLING: usize = 6;
/// The most that the object streams of one PDF may unpack to, in bytes.
const UNPACKED: usize = 64 << 20;

/// Looks through a PDF.
///
/// # Errors
/// Refuses one that can act by itself, one with a password, and one whose objects are packed in a way that is not understood.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), Refused> {
    let mut left = UNPACKED;
    let mut rest = bytes;
    loop {
        let Some((objects, stream, after)) = next_stream(rest) else { return objects_are_quiet(rest) };
        objects_are_quiet(objects)?;
        let start = rfind(objects, b"obj").unwrap_or(0);
        let dictionary: Vec<Cow<'_, [u8]>> = names(&objects[start..]).collect();
        let has = |wanted: &str| dictionary.iter().any(|name| name.as_ref() == wanted.as_bytes());
        if has("ObjStm") {
            let filters = dictionary.iter().filter(|name| name.ends_with(b"Decode")).count();
            match (filters, has("FlateDecode"), has("Predictor")) {
                (0, false, false) => objects_are_quiet(stream)?,
                (1, true, false) => objects_are_quiet(&unpack(stream, &mut left)?)?,
                _ => return Err(Refused::Obscure),
            }
        } else if let Some(name) = names(stream).find_map(|name| active(&name).filter(|name| name.len() >= TELLING)) {
            return Err(Refused::Active { name });
        }
        rest = after;
    }
}

/// The objects up to the next stream, what is in that stream, and what follows it.
fn next_stream(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let mut from = 0;
    loop {
        let at = from + find(&bytes[from..], b"stream")?;
        from = at + b"stream".len();
        let opens = bytes[..at].trim_ascii_end().ends_with(b">>");
        if opens && bytes[from..].first().is_some_and(u8::is_ascii_whitespace) {
            // One that has no end is looked through as objects are.
            let end = from + find(&bytes[from..], b"endstream")?;
            return Some((&bytes[..at], &bytes[from..end], &bytes[end + b"endstream".len()..]));
        }
    }
}

fn objects_are_quiet(bytes: &[u8]) -> Result<(), Refused> {
    for name in names(bytes) {
        if name.as_ref() == b"Encrypt" {
            return Err(Refused::Locked);
        }
        if let Some(name) = active(&name) {
            return Err(Refused::Active { name });
        }
    }
    Ok(())
}

fn active(name: &[u8]) -> Option<&'static str> {
    ACTIVE.into_iter().find(|active| active.as_bytes() == name)
}

/// Unpacks an object stream. What comes before a fault is all that a viewer gets, too.
fn unpack(stream: &[u8], left: &mut usize) -> Result<Vec<u8>, Refused> {
    let mut objects = Vec::new();
    let packed = stream.strip_prefix(b"\r\n").or_else(|| stream.strip_prefix(b"\n")).unwrap_or(stream);
    let limit = *left as u64 + 1;
    // A fault ends the reading and leaves in `objects` what came before it.
    let _ = ZlibDecoder::new(packed).take(limit).read_to_end(&mut objects);
    *left = left.checked_sub(objects.len()).ok_or(Refused::Obscure)?;
    Ok(objects)
}

/// The names in some part of a PDF, as a viewer reads them.
fn names(bytes: &[u8]) -> impl Iterator<Item = Cow<'_, [u8]>> {
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    slashes.map(|from| {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\0()<>[]{}/%".contains(byte);
        // No name that is looked for is longer, however it is written.
        let rest = &bytes[from..bytes.len().min(from + 64)];
        decode(&rest[..rest.iter().position(ends).unwrap_or(rest.len())])
    })
}

/// A name without `#xx`.
fn decode(name: &[u8]) -> Cow<'_, [u8]> {
    if !name.contains(&b'#') {
        return Cow::Borrowed(name);
    }
    let mut decoded = Vec::with_capacity(name.len());
    let mut at = 0;
    while at < name.len() {
        let code = name.get(at + 1..at + 3).and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| name[at] == b'#').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(name[at]);
                at += 1;
            }
        }
    }
    Cow::Owned(decoded)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}
