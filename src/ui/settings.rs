//! What the program remembers between runs: language, theme, contrast, size of text, the window's place, files opened lately.

use super::theme::Contrast;
use crate::locale::Language;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What is remembered. Anything missing has its usual value, so that older files stay readable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language; none until chosen, then that of the system counts.
    pub language: Option<Language>,
    /// The theme.
    pub theme: Appearance,
    /// How strongly colours tell things apart (kontras).
    pub contrast: Contrast,
    /// How large everything is shown; 1 is usual. One of [`SIZES`].
    pub zoom: f32,
    /// Width and height of the window while it is not maximised, in points at the usual size of text.
    pub window: (f32, f32),
    /// Where the window's upper left corner was, in pixels of the screen; none where the system does not tell.
    pub position: Option<(f32, f32)>,
    /// Whether the window filled the screen.
    pub maximised: bool,
    /// Whether the tour (tur dua menit) has been offered.
    pub tour_offered: bool,
    /// Round files opened lately, the last one first.
    pub recent: Vec<PathBuf>,
    /// Whether the checklist shows one item at a time.
    pub one_at_a_time: bool,
}

/// Which theme is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// That of the system.
    #[default]
    System,
    /// Always the light one.
    Light,
    /// Always the dark one.
    Dark,
}

/// The sizes of text (ukuran tampilan), in percent of the usual one.
pub const SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// A direction among the sizes of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resize {
    /// To the next larger one.
    Larger,
    /// To the next smaller one.
    Smaller,
    /// To the usual one.
    Usual,
}

/// How many files are remembered.
const RECENT: usize = 8;

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Appearance::System,
            contrast: Contrast::Usual,
            zoom: 1.0,
            window: (1200.0, 660.0),
            position: None,
            maximised: false,
            tour_offered: false,
            recent: Vec::new(),
            one_at_a_time: false,
        }
    }
}

impl Settings {
    /// Reads the settings. Without a file they have their usual values.
    ///
    /// # Errors
    /// Returns what is wrong with a file that cannot be read. It has been set aside then, so that it is neither lost nor in the way.
    pub fn read(path: &Path) -> Result<Self, io::Error> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        match serde_json::from_str::<Self>(&text) {
            Ok(settings) => Ok(settings.sound()),
            Err(error) => {
                fs::rename(path, path.with_extension("json.bak"))?;
                Err(error.into())
            }
        }
    }

    /// Reads the settings if they can be read, and leaves them alone if not: for the size of the window, which comes before anyone
    /// can be told of a failure.
    #[must_use]
    pub fn peek(path: &Path) -> Option<Self> {
        Some(serde_json::from_str::<Self>(&fs::read_to_string(path).ok()?).ok()?.sound())
    }

    /// Writes the settings, whole or not at all.
    ///
    /// # Errors
    /// Returns what the system says.
    pub fn write(&self, path: &Path) -> Result<(), io::Error> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.persist(path)?;
        Ok(())
    }

    /// Puts a file on top of those opened lately.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Takes the next size of text in a direction; stays at the ends.
    pub fn resize(&mut self, direction: Resize) {
        let now = self.percent();
        let next = match direction {
            Resize::Larger => SIZES.into_iter().find(|size| *size > now),
            Resize::Smaller => SIZES.into_iter().rev().find(|size| *size < now),
            Resize::Usual => Some(100),
        };
        self.zoom = f32::from(next.unwrap_or(now)) / 100.0;
    }

    /// Returns the size of text in percent.
    #[must_use]
    pub fn percent(&self) -> u16 {
        (self.zoom * 100.0).round() as u16
    }

    /// Brings numbers that a hand or an older program has written into their bounds.
    fn sound(mut self) -> Self {
        let within = |value: f32, low: f32, high: f32| if value.is_finite() { value.clamp(low, high) } else { low };
        let wanted = within(self.zoom * 100.0, 80.0, 200.0) as u16;
        let nearest = SIZES.into_iter().min_by_key(|size| size.abs_diff(wanted)).unwrap_or(100);
        self.zoom = f32::from(nearest) / 100.0;
        self.window = (within(self.window.0, 640.0, 8000.0), within(self.window.1, 400.0, 8000.0));
        self.position = self.position.filter(|(x, y)| x.is_finite() && y.is_finite());
        self
    }
}

/// Returns where settings are kept on this system, if it has such a place.
#[must_use]
pub fn usual_path() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let config = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")))
    };
    config.map(|folder| folder.join("penilai").join("settings.json"))
}

/// Returns the folder in which the program keeps files of its own, such as the sample round.
#[must_use]
pub fn data_folder() -> PathBuf {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")))
    };
    data.unwrap_or_else(env::temp_dir).join("penilai")
}

/// Returns the folder to suggest for new files: the documents if there are any, else home.
#[must_use]
pub fn usual_folder() -> PathBuf {
    let home = env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from).unwrap_or_default();
    let documents = ["Documents", "Dokumen"].into_iter().map(|name| home.join(name));
    documents.into_iter().find(|folder| folder.is_dir()).unwrap_or(home)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.json");
        assert_eq!(Settings::read(&path).unwrap(), Settings::default());
        let mut settings = Settings { language: Some(Language::En), zoom: 1.25, ..Settings::default() };
        settings.remember(Path::new("/a.penilai"));
        settings.remember(Path::new("/b.penilai"));
        settings.remember(Path::new("/a.penilai"));
        settings.write(&path).unwrap();
        let read = Settings::read(&path).unwrap();
        assert_eq!(read, settings);
        assert_eq!(read.recent, [Path::new("/a.penilai"), Path::new("/b.penilai")]);
    }

    #[test]
    fn unreadable_settings_are_set_aside_and_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        fs::write(&path, "{ \"zoom\": ").unwrap();
        assert!(Settings::read(&path).is_err());
        assert!(!path.exists());
        assert_eq!(fs::read_to_string(path.with_extension("json.bak")).unwrap(), "{ \"zoom\": ");
        assert_eq!(Settings::read(&path).unwrap(), Settings::default());
    }

    #[test]
    fn sizes_of_text_are_gone_through_in_steps_and_end_at_the_last() {
        let mut settings = Settings { zoom: 0.8, ..Settings::default() };
        let mut seen = vec![settings.percent()];
        for _ in 0..9 {
            settings.resize(Resize::Larger);
            seen.push(settings.percent());
        }
        assert_eq!(seen, [80, 90, 100, 110, 125, 150, 175, 200, 200, 200]);
        for _ in 0..9 {
            settings.resize(Resize::Smaller);
        }
        assert_eq!(settings.percent(), 80);
        settings.resize(Resize::Usual);
        assert_eq!(settings.percent(), 100);
    }

    #[test]
    fn a_zoom_no_one_could_read_is_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        fs::write(&path, r#"{ "zoom": 900, "window": [1, 1], "unknown": true }"#).unwrap();
        let settings = Settings::read(&path).unwrap();
        assert_eq!(settings.percent(), 200);
        assert!(settings.window.0 >= 640.0);
    }
}
