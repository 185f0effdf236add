//! Photos for the screen: read and decoded in a thread, kept as textures as long as there is room for them.

use crate::evidence::pixels;
use crate::instrument::Digest;
use crate::job::Job;
use crate::store::{Error, Store};
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

/// Photos that have been asked for.
#[derive(Default)]
pub(super) struct Pictures {
    reader: Option<Reader>,
    known: HashMap<(Digest, Size), Kept>,
}

/// How large a photo is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Size {
    /// As a thumbnail.
    Small,
    /// As it is stored.
    Full,
}

/// Where a photo stands.
#[derive(Clone)]
pub(super) enum Picture {
    /// It is being read.
    Coming,
    /// It can be drawn.
    Here(TextureHandle),
    /// The round does not have the file.
    Missing,
    /// The file cannot be read.
    Broken,
}

struct Kept {
    picture: Picture,
    /// The frame in which it was drawn last.
    seen: u64,
}

/// The thread that reads.
struct Reader {
    ask: Sender<(Digest, Size)>,
    answers: Receiver<((Digest, Size), Read)>,
    _job: Job<()>,
}

/// What the thread has read.
enum Read {
    Image(ColorImage),
    Missing,
    Broken,
}

/// The most that textures may take together, in bytes; what is on the screen is kept in any case.
const ROOM: usize = 96 << 20;

impl Pictures {
    /// Returns a photo of the round, and asks for it if it is not there yet. Returns at once.
    pub(super) fn get(&mut self, ctx: &Context, store: &Arc<Store>, digest: Digest, size: Size) -> Picture {
        self.take_in(ctx);
        let frame = ctx.cumulative_frame_nr();
        if let Some(kept) = self.known.get_mut(&(digest, size)) {
            kept.seen = frame;
            return kept.picture.clone();
        }
        if self.reader.is_none() {
            self.reader = Reader::start(ctx, Arc::downgrade(store));
        }
        let asked = self.reader.as_ref().is_some_and(|reader| reader.ask.send((digest, size)).is_ok());
        let picture = if asked { Picture::Coming } else { Picture::Broken };
        self.known.insert((digest, size), Kept { picture: picture.clone(), seen: frame });
        picture
    }

    fn take_in(&mut self, ctx: &Context) {
        let Some(reader) = &self.reader else { return };
        let mut grown = false;
        for (key, read) in reader.answers.try_iter() {
            let picture = match read {
                Read::Image(image) => {
                    grown = true;
                    Picture::Here(ctx.load_texture(key.0.to_string(), image, TextureOptions::LINEAR))
                }
                Read::Missing => Picture::Missing,
                Read::Broken => Picture::Broken,
            };
            if let Some(kept) = self.known.get_mut(&key) {
                kept.picture = picture;
            }
        }
        if grown {
            self.make_room(ctx.cumulative_frame_nr());
        }
    }

    /// Lets go of what was drawn longest ago.
    fn make_room(&mut self, frame: u64) {
        let bytes = |kept: &Kept| match &kept.picture {
            Picture::Here(texture) => texture.byte_size(),
            Picture::Coming | Picture::Missing | Picture::Broken => 0,
        };
        let mut taken: usize = self.known.values().map(bytes).sum();
        let mut oldest: Vec<_> = self.known.iter().map(|(key, kept)| (kept.seen, *key, bytes(kept))).collect();
        oldest.retain(|(seen, _, bytes)| *bytes > 0 && seen + 1 < frame);
        oldest.sort_by_key(|(seen, ..)| *seen);
        for (_, key, bytes) in oldest {
            if taken <= ROOM {
                break;
            }
            self.known.remove(&key);
            taken -= bytes;
        }
    }
}

impl Reader {
    /// Starts the thread. It ends with whoever asks, and keeps no round file open on its own account.
    fn start(ctx: &Context, store: Weak<Store>) -> Option<Self> {
        let (ask, asked) = channel();
        let (sender, answers) = channel();
        let wake = ctx.clone();
        let job = Job::spawn("photos", Arc::new(|| ()), move |_| {
            for (digest, size) in asked {
                let Some(store) = store.upgrade() else { return };
                let found = find(&store, digest, size);
                // Nobody is to wait for a photo being decoded before the round can be closed.
                drop(store);
                let read = decode(found);
                if sender.send(((digest, size), read)).is_err() {
                    return;
                }
                wake.request_repaint();
            }
        });
        Some(Self { ask, answers, _job: job.ok()? })
    }
}

fn find(store: &Store, digest: Digest, size: Size) -> Result<Option<Arc<[u8]>>, Error> {
    let find = || match size {
        Size::Small => store.thumbnail(digest),
        Size::Full => store.file(digest),
    };
    match find()? {
        Some(bytes) => Ok(Some(bytes)),
        // What has just been added may not be on the disk yet.
        None => store.flush().and_then(|()| find()),
    }
}

fn decode(found: Result<Option<Arc<[u8]>>, Error>) -> Read {
    match found {
        Ok(Some(bytes)) => pixels(&bytes).map_or(Read::Broken, |pixels| {
            Read::Image(ColorImage::from_rgb([pixels.width, pixels.height], &pixels.rgb))
        }),
        Ok(None) => Read::Missing,
        Err(_) => Read::Broken,
    }
}
