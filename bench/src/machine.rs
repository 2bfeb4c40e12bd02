//! What a run ran on.

use crate::browser::Browser;
use news_brief::article::DateTime;
use std::time::{SystemTime, UNIX_EPOCH};

/// The date, the browser and the machine, in words.
#[derive(Default)]
pub struct Machine {
    /// When, in UTC.
    pub date: String,
    /// Name and version.
    pub browser: String,
    /// The processor's name.
    pub processor: String,
    /// How many cores.
    pub cores: usize,
    /// Operating system and architecture.
    pub system: String,
    /// How many processes wanted to run in the last minute.
    pub load: String,
}

impl Machine {
    /// This one.
    pub fn this(browser: &Browser) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        let date = DateTime::at(i64::try_from(now).unwrap_or(0), 0);
        let file = |path| std::fs::read_to_string(path).unwrap_or_default();
        let processors = file("/proc/cpuinfo");
        let processor = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
        let unknown = || "not known".to_owned();
        let load = file("/proc/loadavg").split(' ').next().filter(|load| !load.is_empty()).map(str::to_owned);
        Self {
            date: date.to_string(),
            browser: browser.version.clone(),
            processor: processor.map_or_else(|| "processor not known".to_owned(), |(_, name)| name.trim().to_owned()),
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            load: load.unwrap_or_else(unknown),
        }
    }
}
