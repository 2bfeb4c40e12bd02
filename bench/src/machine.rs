//! What a run ran on.

use crate::browser::Browser;
use news_brief::article::DateTime;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the host of a virtual machine has given to others while this one wanted to run, in
/// seconds of a processor, as Linux counts it (`steal` in `/proc/stat`, see proc(5));
/// nothing where that is not known.
pub fn stolen() -> f64 {
    let counted = std::fs::read_to_string("/proc/stat").unwrap_or_default();
    stolen_in(&counted).unwrap_or_default()
}

fn stolen_in(counted: &str) -> Option<f64> {
    let hundredths: f64 = counted.lines().next()?.strip_prefix("cpu ")?.split_whitespace().nth(7)?.parse().ok()?;
    Some(hundredths / 100.0)
}

/// How many processors there are.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

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
            cores: cores(),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            load: load.unwrap_or_else(unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_host_takes_is_the_eighth_number() {
        let counted = "cpu  582165 55769 121154 554776 1934 0 7737 26846 0 0\ncpu0 1 2 3\n";
        assert_eq!(stolen_in(counted), Some(268.46));
        assert_eq!(stolen_in("cpu  1 2 3\n"), None);
        assert_eq!(stolen_in(""), None);
    }
}
