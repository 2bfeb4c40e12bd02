//! Where the tools live: `<tools>/<name>-<version>/bin/…`, in a cache of the
//! user's, shared by all checkouts. Deleting it costs only time.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder of the tools.
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the cache, creating its folder where it is missing.
    pub fn open() -> Result<Self> {
        let folder = place(|name| env::var_os(name).map(PathBuf::from))
            .context("there is no home folder to keep tools in: set NEWS_BRIEF_TOOLS to a folder of yours")?;
        fs::create_dir_all(folder.join("log")).with_context(|| {
            let folder = folder.display();
            format!("cannot create {folder}: set NEWS_BRIEF_TOOLS to a folder you can write to")
        })?;
        // Absolute, for programs that are started in other folders.
        let folder = std::path::absolute(folder)?;
        Ok(Self { folder })
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file that holds the output of the step `name`.
    pub fn log(&self, name: &str) -> PathBuf {
        self.folder.join("log").join(format!("{name}.log"))
    }

    /// The folder `name`, which holds the file `wanted`. Where it doesn't,
    /// `install` is called to fill an unfinished folder, renamed once it is
    /// complete. Only one process installs at a time.
    pub fn install(&self, name: &str, wanted: &Path, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let done = self.folder.join(name);
        if done.join(wanted).exists() {
            return Ok(done);
        }
        let _lock = self.lock()?;
        if done.join(wanted).exists() {
            return Ok(done);
        }
        let partial = self.folder.join(format!("{name}.partial"));
        fs::create_dir_all(&partial)?;
        install(&partial)?;
        if done.exists() {
            fs::remove_dir_all(&done)?;
        }
        fs::rename(&partial, &done).with_context(|| format!("cannot rename {} to {name}", partial.display()))?;
        Ok(done)
    }

    /// Waits until no other process installs. The lock ends with the process,
    /// however it ends.
    fn lock(&self) -> Result<File> {
        let file = File::create(self.folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                eprintln!("waiting for another set-up to end");
                file.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(file)
    }
}

/// The folder of the tools, by the variables that say where it is.
fn place(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.as_os_str().is_empty());
    let cache = || {
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache"))).or_else(|| set("LOCALAPPDATA"))
    };
    set("NEWS_BRIEF_TOOLS").or_else(|| Some(cache()?.join("news-brief").join("tools")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_of(set: &[(&str, &str)]) -> Option<PathBuf> {
        place(|name| {
            let value = set.iter().find(|(key, _)| *key == name)?.1;
            Some(PathBuf::from(value))
        })
    }

    #[test]
    fn the_folder_follows_the_variables() {
        let home = ("HOME", "/h");
        let at = |set: &[_]| place_of(set).unwrap();
        assert_eq!(at(&[home]), Path::new("/h/.cache/news-brief/tools"));
        let xdg = ("XDG_CACHE_HOME", "/c");
        assert_eq!(at(&[home, xdg]), Path::new("/c/news-brief/tools"));
        let own = ("NEWS_BRIEF_TOOLS", "/t");
        assert_eq!(at(&[home, xdg, own]), Path::new("/t"));
        let empty = ("NEWS_BRIEF_TOOLS", "");
        assert_eq!(at(&[home, empty]), Path::new("/h/.cache/news-brief/tools"));
        assert_eq!(place_of(&[]), None);
    }

    #[test]
    fn what_fails_leaves_no_finished_folder() {
        let folder = env::temp_dir().join(format!("xtask-cache-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let cache = Cache { folder: folder.clone() };
        let wanted = Path::new("tool");
        let failed = cache.install("a", wanted, |_| anyhow::bail!("no"));
        assert!(failed.is_err() && !folder.join("a").exists());
        let done = cache.install("a", wanted, |at| Ok(fs::write(at.join("tool"), "")?));
        assert_eq!(done.unwrap(), folder.join("a"));
        let again = cache.install("a", wanted, |_| anyhow::bail!("not called"));
        assert!(again.is_ok());
        fs::remove_dir_all(&folder).unwrap();
    }
}
