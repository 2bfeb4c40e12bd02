//! A headless browser of the engine that is tested, with its WebDriver; one of
//! each a test.

use crate::engine::{Engine, engine};
use serde_json::json;
use std::io::{BufRead, BufReader, Lines};
use std::mem::ManuallyDrop;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// A browser with a profile of its own.
pub struct Browser {
    /// Not dropped: that would end the session over the network, on a runtime
    /// that is busy with dropping. The processes are ended instead.
    pub driver: ManuallyDrop<WebDriver>,
    _processes: Processes,
}

/// Something about a browser that has to be said when it starts.
#[derive(Clone, Copy, PartialEq)]
pub enum Setting {
    /// No page may store anything.
    NoStorage,
}

/// Storage is denied to every page.
pub const NO_STORAGE: Setting = Setting::NoStorage;

/// How often a driver is started before the test gives up.
const ATTEMPTS: usize = 5;

/// A driver, what it needs, and the browsers it started; they end together.
struct Processes {
    /// The first is the leader of a group that holds all of them.
    started: Vec<Child>,
    profile: PathBuf,
}

impl Drop for Processes {
    fn drop(&mut self) {
        if let Some(leader) = self.started.first() {
            let group = format!("-{}", leader.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        }
        for process in &mut self.started {
            let _ = process.wait();
        }
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Processes {
    /// With a new folder for the profile.
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("news-brief-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).unwrap();
        Self { started: Vec::new(), profile }
    }

    /// Starts the program that `variable` names, or else `name`, as one of the
    /// group, and gives what it prints.
    fn start(&mut self, variable: &str, name: &str, prepare: impl FnOnce(&mut Command)) -> ChildStdout {
        let program = std::env::var(variable).unwrap_or_else(|_| name.to_owned());
        let mut command = Command::new(&program);
        prepare(&mut command);
        let leader = self.started.first().map_or(0, |leader| leader.id().cast_signed());
        let mut process = command
            .process_group(leader)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}); run `cargo xtask test`"));
        let printed = process.stdout.take().unwrap();
        self.started.push(process);
        printed
    }

    /// Ends what was started last, which did not come up.
    fn give_up(&mut self) {
        if let Some(mut process) = self.started.pop() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Browser {
    /// Starts a browser.
    pub async fn start(settings: &[Setting]) -> Self {
        let no_storage = settings.contains(&NO_STORAGE);
        let mut why = String::new();
        for _ in 0..ATTEMPTS {
            // A browser may not come up on a machine that is busy; no page was asked for yet.
            match Self::try_to_start(no_storage).await {
                Ok(browser) => return browser,
                Err(error) => why = error.to_string(),
            }
        }
        panic!("the browser did not start in {ATTEMPTS} attempts: {why}");
    }

    async fn try_to_start(no_storage: bool) -> WebDriverResult<Self> {
        let mut processes = Processes::new();
        let (port, capabilities) = match engine() {
            Engine::Chromium => (start_chromedriver(&mut processes), chromium(&processes.profile, no_storage)),
            Engine::Firefox => (start_geckodriver(&mut processes), firefox(no_storage)),
            Engine::WebKit => (start_webkit_driver(&mut processes), webkit(no_storage)),
        };
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        let browser = Self { driver: ManuallyDrop::new(driver), _processes: processes };
        if engine() != Engine::Chromium {
            browser.driver.set_window_rect(0, 0, 1280, 900).await?;
        }
        Ok(browser)
    }
}

/// What is asked of Chromium.
fn chromium(profile: &Path, no_storage: bool) -> Capabilities {
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
    if no_storage {
        let denied = json!({ "profile.default_content_setting_values.cookies": 2 });
        capabilities.add_experimental_option("prefs", denied).unwrap();
    }
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" })).unwrap();
    capabilities.into()
}

/// What is asked of Firefox.
fn firefox(no_storage: bool) -> Capabilities {
    let mut preferences = json!({
        "intl.accept_languages": "zh-CN",
        // It asks its maker for updates, lists and experiments otherwise.
        "app.normandy.enabled": false,
        "browser.region.update.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "toolkit.telemetry.enabled": false
    });
    if no_storage {
        preferences["network.cookie.cookieBehavior"] = json!(2);
    }
    let mut options = json!({ "args": ["-headless"], "prefs": preferences });
    if let Ok(firefox) = std::env::var("FIREFOX") {
        options["binary"] = json!(firefox);
    }
    named("firefox", "moz:firefoxOptions", options)
}

/// What is asked of WebKitGTK.
fn webkit(no_storage: bool) -> Capabilities {
    let mut arguments = vec!["--automation"];
    arguments.extend(no_storage.then_some("--enable-html5-local-storage=false"));
    named("MiniBrowser", "webkitgtk:browserOptions", json!({ "args": arguments }))
}

/// Capabilities with the options of one browser.
fn named(browser: &str, key: &str, options: serde_json::Value) -> Capabilities {
    let mut capabilities = Capabilities::default();
    capabilities.set("browserName", browser).unwrap();
    capabilities.set(key, options).unwrap();
    capabilities
}

/// Starts chromedriver, and gives its port.
///
/// It asks the system for a port of IPv4 and then takes the same one of IPv6;
/// where another process has that, it ends at once and is started again.
fn start_chromedriver(processes: &mut Processes) -> u16 {
    for _ in 0..ATTEMPTS {
        let printed = processes.start("CHROMEDRIVER", "chromedriver", |command| {
            command.arg("--port=0");
        });
        if let Some(line) = line_with(printed, "started successfully on port") {
            return port_of(line.trim_end_matches('.'));
        }
        processes.give_up();
    }
    panic!("chromedriver ended {ATTEMPTS} times before it said its port");
}

/// Starts geckodriver, and gives its port.
fn start_geckodriver(processes: &mut Processes) -> u16 {
    let profile = processes.profile.clone();
    let printed = processes.start("GECKODRIVER", "geckodriver", |command| {
        // Its own scripts are the only ones that can set the width of a page.
        command.args(["--port=0", "--allow-system-access", "--profile-root"]).arg(profile);
    });
    port_of(&line_with(printed, "Listening on").expect("geckodriver does not say its port"))
}

/// Starts WebKitWebDriver on a screen of its own, and gives its port.
fn start_webkit_driver(processes: &mut Processes) -> u16 {
    let printed = processes.start("XVFB", "Xvfb", |command| {
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    });
    let display = line_with(printed, "").expect("Xvfb does not say its display");
    for _ in 0..ATTEMPTS {
        // It can't choose a port itself; another process may take this one first.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let profile = processes.profile.clone();
        let printed = processes.start("WEBKITWEBDRIVER", "WebKitWebDriver", |command| {
            command.arg(format!("--port={port}"));
            command.env("DISPLAY", format!(":{display}")).env_remove("WAYLAND_DISPLAY");
            // A container has no right to make one; the pages are our own.
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
            for folder in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
                command.env(folder, &profile);
            }
        });
        drain(BufReader::new(printed).lines());
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(10) {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return port;
            }
            if matches!(processes.started.last_mut().map(Child::try_wait), Some(Ok(Some(_)))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        processes.give_up();
    }
    panic!("WebKitWebDriver did not listen at any of {ATTEMPTS} ports");
}

/// The first line printed that holds `wanted`.
fn line_with(printed: ChildStdout, wanted: &str) -> Option<String> {
    let mut lines = BufReader::new(printed).lines();
    let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains(wanted))?;
    drain(lines);
    Some(line)
}

/// Reads on: a program would stop when its pipe is full.
fn drain(lines: Lines<BufReader<ChildStdout>>) {
    std::thread::spawn(move || lines.for_each(drop));
}

/// The number that ends a line.
fn port_of(line: &str) -> u16 {
    let digits = line.rsplit(|character: char| !character.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or_else(|_| panic!("no port is in {line}"))
}
