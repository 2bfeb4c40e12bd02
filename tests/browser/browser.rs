//! Headless browsers of the tested engine, with their WebDrivers.
//!
//! Starting one costs more than most tests, so a test that passes leaves its browser to the next.
//! Storage belongs to a site, and each site has a new port: no test sees what another stored.

use crate::engine::{Engine, engine};
use crate::processes::{Processes, start_chromedriver, start_geckodriver, start_webkit_driver};
use serde_json::{Value, json};
use std::cell::Cell;
use std::error::Error;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

/// The timeout of a driver's answer.
const LIMIT: Duration = Duration::from_secs(120);

/// How often a driver is started before the test gives up.
const ATTEMPTS: usize = 5;

/// Browsers that no test is using.
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// A setting that a browser needs at its start.
#[derive(Clone, Copy, PartialEq)]
pub enum Setting {
    /// Denies storage to every page.
    NoStorage,
}

/// Denies storage to every page.
pub const NO_STORAGE: Setting = Setting::NoStorage;

/// A browser that a test is using.
pub struct Browser {
    running: Option<Running>,
    changed: Cell<bool>,
}

/// A running browser with its own profile.
pub struct Running {
    /// Never dropped: that would end the session over the network, in a runtime that is shutting
    /// down. The processes are killed instead.
    pub driver: ManuallyDrop<WebDriver>,
    settings: Vec<Setting>,
    _processes: Processes,
}

impl Deref for Browser {
    type Target = Running;

    fn deref(&self) -> &Running {
        self.running.as_ref().unwrap()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.changed.get() && !std::thread::panicking() {
            IDLE.lock().unwrap().extend(self.running.take());
        }
    }
}

impl Browser {
    /// Reuses a browser that another test has left, or starts one.
    pub async fn start(settings: &[Setting]) -> Self {
        while let Some(left) = Running::left_with(settings) {
            if left.clear().await.is_ok() {
                return left.into();
            }
        }
        let mut why = String::new();
        for _ in 0..ATTEMPTS {
            // A browser may not come up on a busy machine.
            match Running::start(settings).await {
                Ok(running) => return running.into(),
                Err(error) => why = error.to_string(),
            }
        }
        panic!("the browser did not start in {ATTEMPTS} attempts: {why}");
    }

    /// Marks the browser as changed beyond the page: no other test reuses it.
    pub fn keep_from_others(&self) {
        self.changed.set(true);
    }
}

impl From<Running> for Browser {
    fn from(running: Running) -> Self {
        Self { running: Some(running), changed: Cell::new(false) }
    }
}

impl Running {
    /// An idle browser with these settings.
    fn left_with(settings: &[Setting]) -> Option<Self> {
        let mut idle = IDLE.lock().unwrap();
        let place = idle.iter().position(|running| running.settings == settings)?;
        Some(idle.swap_remove(place))
    }

    async fn start(settings: &[Setting]) -> Result<Self, Box<dyn Error>> {
        let no_storage = settings.contains(&NO_STORAGE);
        let mut processes = Processes::new();
        let (port, capabilities) = match engine() {
            Engine::Chromium => (start_chromedriver(&mut processes)?, chromium(&processes.profile, no_storage)),
            Engine::Firefox => (start_geckodriver(&mut processes), firefox(no_storage)),
            Engine::WebKit => (start_webkit_driver(&mut processes), webkit(no_storage)),
        };
        let address = format!("http://127.0.0.1:{port}");
        // A pooled connection would end with the runtime of its test.
        let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).timeout(LIMIT).build()?;
        let driver = WebDriver::builder(address, capabilities).client(client).await?;
        let running = Self { driver: ManuallyDrop::new(driver), settings: settings.to_vec(), _processes: processes };
        running.set_size().await?;
        Ok(running)
    }

    /// Resets it: one empty tab, an empty console.
    pub async fn clear(&self) -> WebDriverResult<()> {
        let old = self.driver.windows().await?;
        let new = self.driver.new_tab().await?;
        for window in old {
            self.driver.switch_to_window(window).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(new).await?;
        self.set_size().await?;
        self.log().await?;
        Ok(())
    }

    /// Sets the size of the window. Chromium has it from its start, and tests resize only its
    /// tabs.
    async fn set_size(&self) -> WebDriverResult<()> {
        if engine() != Engine::Chromium {
            self.driver.set_window_rect(0, 0, 1280, 900).await?;
        }
        Ok(())
    }

    /// The console's entries since the last call. Only Chromium's driver reports them.
    pub async fn log(&self) -> WebDriverResult<Vec<Value>> {
        if engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let mut answer = self.driver.handle().cmd(GetLog).await?.body;
        Ok(answer["value"].as_array_mut().map(std::mem::take).unwrap_or_default())
    }
}

/// Chromedriver's command for the browser's console.
#[derive(Debug)]
struct GetLog;

impl FormatRequestData for GetLog {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        RequestData::new(axum::http::Method::POST, format!("session/{session_id}/se/log"))
            .add_body(json!({ "type": "browser" }))
    }
}

/// The capabilities of Chromium.
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

/// The capabilities of Firefox.
fn firefox(no_storage: bool) -> Capabilities {
    let mut preferences = json!({
        "intl.accept_languages": "zh-CN",
        // It would request updates, lists and experiments.
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

/// The capabilities of WebKitGTK.
fn webkit(no_storage: bool) -> Capabilities {
    let mut arguments = vec!["--automation"];
    arguments.extend(no_storage.then_some("--enable-html5-local-storage=false"));
    named("MiniBrowser", "webkitgtk:browserOptions", json!({ "args": arguments }))
}

/// Capabilities with the options of one browser.
fn named(browser: &str, key: &str, options: Value) -> Capabilities {
    let mut capabilities = Capabilities::default();
    capabilities.set("browserName", browser).unwrap();
    capabilities.set(key, options).unwrap();
    capabilities
}
