//! Headless Chromium, driven by chromedriver, one of each a test.

use std::io::{BufRead, BufReader};
use std::mem::ManuallyDrop;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use thirtyfour::prelude::*;

/// A browser with a profile of its own.
pub struct Browser {
    /// Not dropped: that would end the session over the network, on a runtime
    /// that is busy with dropping. The processes are ended instead.
    pub driver: ManuallyDrop<WebDriver>,
    _processes: Processes,
}

/// Chromedriver and the browsers it started; they end together.
struct Processes {
    chromedriver: Child,
    profile: PathBuf,
}

impl Drop for Processes {
    fn drop(&mut self) {
        // A group of our own making: see `process_group` below.
        let group = format!("-{}", self.chromedriver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.chromedriver.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// A Chromium preference: cookies and storage are denied to every page.
pub const NO_STORAGE: (&str, i32) = ("profile.default_content_setting_values.cookies", 2);

impl Browser {
    /// Starts a browser, with Chromium preferences.
    pub async fn start(preferences: &[(&str, i32)]) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("news-brief-{}-{number}", std::process::id()));
        let (chromedriver, port) = start_chromedriver();
        let processes = Processes { chromedriver, profile: profile.clone() };

        let mut capabilities = DesiredCapabilities::chrome();
        if let Ok(chrome) = std::env::var("CHROME") {
            capabilities.set_binary(&chrome).unwrap();
        }
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=zh-CN",
            "--window-size=1280,900",
            &format!("--user-data-dir={}", profile.display()),
        ] {
            capabilities.add_arg(argument).unwrap();
        }
        let preferences: serde_json::Map<_, _> =
            preferences.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
        capabilities.add_experimental_option("prefs", preferences).unwrap();
        capabilities.set("goog:loggingPrefs", serde_json::json!({ "browser": "ALL" })).unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await.unwrap();
        Self { driver: ManuallyDrop::new(driver), _processes: processes }
    }
}

/// Starts chromedriver, and gives its port.
///
/// It asks the system for a port of IPv4 and then takes the same one of IPv6;
/// where another process has that, it ends at once and is started again.
fn start_chromedriver() -> (Child, u16) {
    let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    for _ in 0..5 {
        let mut chromedriver = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}); run `cargo xtask test`"));
        if let Some(port) = port_of(&mut chromedriver) {
            return (chromedriver, port);
        }
        let _ = chromedriver.wait();
    }
    panic!("{program} ended five times before it said its port");
}

/// The port that chromedriver chose, which it prints when it is ready.
fn port_of(chromedriver: &mut Child) -> Option<u16> {
    let mut lines = BufReader::new(chromedriver.stdout.take()?).lines();
    let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("started successfully on port"))?;
    // What it prints later must go somewhere, or it would stop when the pipe is full.
    std::thread::spawn(move || lines.for_each(drop));
    line.trim_end_matches('.').rsplit(' ').next()?.parse().ok()
}
