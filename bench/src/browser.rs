//! Headless Chromium, and pages in it: each in a context of its own, whose
//! cache and storage are empty.

use crate::cdp::Connection;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::sleep;

/// A browser; it ends when dropped.
pub struct Browser {
    connection: Connection,
    /// What it says it is.
    pub version: String,
    profile: PathBuf,
    _process: Child,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// What a page is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, clap::ValueEnum)]
pub enum Profile {
    /// This machine as it is
    Full,
    /// CPU ÷ 4, 150 ms a request, 1.6 Mbit/s
    Phone,
}

impl Profile {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Phone, Self::Full];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full speed",
            Self::Phone => "cheap phone",
        }
    }
}

/// A tab, in a context that it may share with others.
pub struct Tab {
    session: String,
    target: String,
}

/// For how long the browser has to do next to nothing before a visit begins.
const RESTED: Duration = Duration::from_millis(240);
/// How often it is asked in that time.
const LOOKS: u32 = 4;
/// What it may have done since it was asked last, in seconds of the processor: they
/// come in hundredths, and one of them is chance.
const LITTLE: f64 = 0.015;
/// How long it is waited for.
const LONGEST_REST: Duration = Duration::from_secs(4);

const ARGUMENTS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--lang=zh-CN",
    "--window-size=412,823",
    "--remote-debugging-port=0",
];

impl Browser {
    /// Starts Chromium: the one that the variable `CHROME` names, else `chromium`.
    pub async fn start() -> Result<Self> {
        let program = std::env::var("CHROME").unwrap_or_else(|_| "chromium".to_owned());
        let profile = std::env::temp_dir().join(format!("news-brief-bench-{}", std::process::id()));
        let mut process = Command::new(&program)
            .args(ARGUMENTS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{program} does not start: run `cargo xtask setup --browser`"))?;
        let mut lines = BufReader::new(process.stderr.take().context("its output can't be read")?).lines();
        let mut address = None;
        while let Some(line) = lines.next_line().await? {
            if let Some(found) = line.strip_prefix("DevTools listening on ") {
                address = Some(found.to_owned());
                break;
            }
        }
        let address = address.with_context(|| format!("{program} ended before it listened"))?;
        // Read on: it would stop when its pipe is full.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let mut connection = Connection::open(&address).await?;
        let version = connection.call("", "Browser.getVersion", json!({})).await?;
        let version = version["product"].as_str().unwrap_or_default().to_owned();
        Ok(Self { connection, version, profile, _process: process })
    }

    /// A context with nothing in its cache and storage.
    pub async fn context(&mut self) -> Result<String> {
        let made = self.connection.call("", "Target.createBrowserContext", json!({})).await?;
        text(&made, "browserContextId")
    }

    /// Forgets a context with all its pages.
    pub async fn forget(&mut self, context: &str) -> Result<()> {
        self.connection.call("", "Target.disposeBrowserContext", json!({ "browserContextId": context })).await?;
        Ok(())
    }

    /// An empty page in `context`.
    pub async fn tab(&mut self, context: &str) -> Result<Tab> {
        let made = json!({ "url": "about:blank", "browserContextId": context });
        let target = text(&self.connection.call("", "Target.createTarget", made).await?, "targetId")?;
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(&self.connection.call("", "Target.attachToTarget", attach).await?, "sessionId")?;
        Ok(Tab { session, target })
    }

    /// Makes a page as slow as `profile` says, with `script` run before its own.
    pub async fn prepare(&mut self, tab: &Tab, profile: Profile, script: &str) -> Result<()> {
        let screen = json!({ "width": 412, "height": 823, "deviceScaleFactor": 1, "mobile": true });
        for (method, parameters) in [
            ("Page.enable", json!({})),
            ("Network.enable", json!({})),
            ("Emulation.setDeviceMetricsOverride", screen),
            ("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })),
            ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })),
        ] {
            self.command(tab, method, parameters).await?;
        }
        if profile == Profile::Phone {
            let bytes_per_second = 1_600_000 / 8;
            let network = json!({ "offline": false, "latency": 150, "downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second });
            self.command(tab, "Network.emulateNetworkConditions", network).await?;
            self.command(tab, "Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        }
        Ok(())
    }

    /// Runs a command in a page.
    pub async fn command(&mut self, tab: &Tab, method: &str, parameters: Value) -> Result<Value> {
        self.connection.call(&tab.session, method, parameters).await
    }

    /// Opens an address, up to where its first bytes are there.
    pub async fn go(&mut self, tab: &Tab, address: &str) -> Result<()> {
        let gone = self.command(tab, "Page.navigate", json!({ "url": address })).await?;
        match gone["errorText"].as_str() {
            Some(error) => bail!("{address}: {error}"),
            None => Ok(()),
        }
    }

    /// What an expression gives, once what it promises is there.
    pub async fn evaluate(&mut self, tab: &Tab, expression: &str) -> Result<Value> {
        let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut given = self.command(tab, "Runtime.evaluate", asked).await?;
        if let Some(exception) = given.get("exceptionDetails") {
            let words = exception["exception"]["description"].as_str().unwrap_or("an exception");
            bail!("{expression}: {words}");
        }
        Ok(given["result"]["value"].take())
    }

    /// Presses a key that gives a letter.
    pub async fn press(&mut self, tab: &Tab, letter: char) -> Result<()> {
        let key = letter.to_string();
        let code = format!("Key{}", letter.to_ascii_uppercase());
        let down = json!({ "type": "keyDown", "text": key, "key": key, "code": code, "windowsVirtualKeyCode": u32::from(letter.to_ascii_uppercase()) });
        self.command(tab, "Input.dispatchKeyEvent", down).await?;
        let up = json!({ "type": "keyUp", "key": key, "code": code });
        self.command(tab, "Input.dispatchKeyEvent", up).await?;
        Ok(())
    }

    /// Waits until the browser has put away the pages before this one: a page that is
    /// opened at once takes half as long again, and no two visits are the same.
    pub async fn rest(&mut self) -> Result<()> {
        let started = Instant::now();
        let mut quiet_since = Instant::now();
        let mut before = self.processor_time().await?;
        while quiet_since.elapsed() < RESTED && started.elapsed() < LONGEST_REST {
            sleep(RESTED / LOOKS).await;
            let now = self.processor_time().await?;
            // It falls when a process ends.
            if (now - before).abs() > LITTLE {
                quiet_since = Instant::now();
            }
            before = now;
        }
        Ok(())
    }

    /// What all processes of the browser have had of the processor, in seconds.
    async fn processor_time(&mut self) -> Result<f64> {
        let given = self.connection.call("", "SystemInfo.getProcessInfo", json!({})).await?;
        let processes = given["processInfo"].as_array().context("the browser gives no processes")?;
        Ok(processes.iter().filter_map(|process| process["cpuTime"].as_f64()).sum())
    }

    /// Closes a page.
    pub async fn close(&mut self, tab: Tab) -> Result<()> {
        self.connection.call("", "Target.closeTarget", json!({ "targetId": tab.target })).await?;
        Ok(())
    }
}

fn text(value: &Value, name: &str) -> Result<String> {
    value[name].as_str().map(str::to_owned).with_context(|| format!("the browser gives no {name}"))
}
