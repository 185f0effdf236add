//! What the program remembers between runs: language, theme, zoom, size of the window, files opened lately.

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
    /// How large everything is shown; 1 is usual.
    pub zoom: f32,
    /// Width and height of the window.
    pub window: (f32, f32),
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

/// How many files are remembered.
const RECENT: usize = 8;

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Appearance::System,
            zoom: 1.0,
            window: (1200.0, 660.0),
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

    /// Brings numbers that a hand has written into their bounds.
    fn sound(mut self) -> Self {
        let within = |value: f32, low: f32, high: f32| if value.is_finite() { value.clamp(low, high) } else { low };
        self.zoom = within(self.zoom, 0.5, 3.0);
        self.window = (within(self.window.0, 640.0, 8000.0), within(self.window.1, 400.0, 8000.0));
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
    fn a_zoom_no_one_could_read_is_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        fs::write(&path, r#"{ "zoom": 900, "window": [1, 1], "unknown": true }"#).unwrap();
        let settings = Settings::read(&path).unwrap();
        assert!((settings.zoom - 3.0).abs() < f32::EPSILON);
        assert!(settings.window.0 >= 640.0);
    }
}
