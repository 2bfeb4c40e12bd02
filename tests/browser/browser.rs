//! Headless browsers of the engine that is tested, with their WebDrivers.
//!
//! To start one costs more than most tests, so a test that ends well leaves its
//! browser to the next. What a page can store belongs to its site, and no two
//! sites have had the same port: nothing of one test is there in another.

use crate::engine::{Engine, engine};
use crate::processes::{Processes, start_chromedriver, start_geckodriver, start_webkit_driver};
use crate::{Outcome, Reader, Site, open};
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

/// How long a driver may take for an answer.
const LIMIT: Duration = Duration::from_secs(120);

/// How often a driver is started before the test gives up.
const ATTEMPTS: usize = 5;

/// Browsers that no test uses at the moment.
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// Something about a browser that has to be said when it starts.
#[derive(Clone, Copy, PartialEq)]
pub enum Setting {
    /// No page may store anything.
    NoStorage,
}

/// Storage is denied to every page.
pub const NO_STORAGE: Setting = Setting::NoStorage;

/// A browser as long as a test has it.
pub struct Browser {
    running: Option<Running>,
    changed: Cell<bool>,
}

/// A browser with a profile of its own.
pub struct Running {
    /// Not dropped: that would end the session over the network, on a runtime
    /// that is busy with dropping. The processes are ended instead.
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
    /// Takes a browser that another test has left, or starts one.
    pub async fn start(settings: &[Setting]) -> Self {
        while let Some(left) = Running::left_with(settings) {
            if left.clear().await.is_ok() {
                return left.into();
            }
        }
        let mut why = String::new();
        for _ in 0..ATTEMPTS {
            // A browser may not come up on a machine that is busy; no page was asked for yet.
            match Running::start(settings).await {
                Ok(running) => return running.into(),
                Err(error) => why = error.to_string(),
            }
        }
        panic!("the browser did not start in {ATTEMPTS} attempts: {why}");
    }

    /// Says that something was set which stays when the page is gone: no other test gets this browser.
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
    /// One that was started with these settings and is left.
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
        // A connection that is kept would end with the runtime of the test that made it, and the next one uses it.
        let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).timeout(LIMIT).build()?;
        let driver = WebDriver::builder(address, capabilities).client(client).await?;
        let running = Self { driver: ManuallyDrop::new(driver), settings: settings.to_vec(), _processes: processes };
        running.set_size().await?;
        Ok(running)
    }

    /// Makes it as it was when it started: one empty tab, nothing on the console.
    async fn clear(&self) -> WebDriverResult<()> {
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

    /// Sets the size of the window. Chromium's has it from the start, and tests change that of a tab alone.
    async fn set_size(&self) -> WebDriverResult<()> {
        if engine() != Engine::Chromium {
            self.driver.set_window_rect(0, 0, 1280, 900).await?;
        }
        Ok(())
    }

    /// What the console has said since the last look. Only Chromium's driver tells.
    pub async fn log(&self) -> WebDriverResult<Vec<Value>> {
        if engine() != Engine::Chromium {
            return Ok(Vec::new());
        }
        let mut answer = self.driver.handle().cmd(GetLog).await?.body;
        Ok(answer["value"].as_array_mut().map(std::mem::take).unwrap_or_default())
    }
}

/// Chromedriver's own command for the browser's console.
#[derive(Debug)]
struct GetLog;

impl FormatRequestData for GetLog {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        RequestData::new(axum::http::Method::POST, format!("session/{session_id}/se/log"))
            .add_body(json!({ "type": "browser" }))
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
fn named(browser: &str, key: &str, options: Value) -> Capabilities {
    let mut capabilities = Capabilities::default();
    capabilities.set("browserName", browser).unwrap();
    capabilities.set(key, options).unwrap();
    capabilities
}

#[tokio::test]
async fn a_browser_that_was_left_is_as_if_new() -> Outcome {
    let reader = open().await;
    let size = reader.see("[innerWidth, innerHeight]").await;
    reader.run("localStorage.left = 'left'; console.error('left')").await;
    reader.resize(500, 700).await;
    reader.browser.driver.new_tab().await?;
    let Reader { browser, site } = reader;
    browser.clear().await?;
    drop(site);
    let reader = Reader::open(browser, Site::start().await, "/").await;
    assert_eq!(reader.browser.driver.windows().await?.len(), 1);
    assert_eq!(reader.see("localStorage.left ?? 'nothing'").await, "nothing");
    reader.until(&format!("JSON.stringify([innerWidth, innerHeight]) === '{size}'")).await;
    reader.no_errors().await;
    Ok(())
}
