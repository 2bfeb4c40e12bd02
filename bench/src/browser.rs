//! Headless Chromium over its DevTools protocol, and tabs that are as slow as a
//! cheap phone.
//!
//! No WebDriver: a visit needs a browser context of its own, and no process that
//! polls the page while it is measured.

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::process::Stdio;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

const ARGUMENTS: &str = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
                         --disable-background-networking --disable-component-update --disable-extensions \
                         --lang=zh-CN --enable-precise-memory-info --js-flags=--expose-gc --window-size=412,823 --remote-debugging-port=0";

/// A browser; it ends when dropped.
pub struct Browser {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last_id: u64,
    _process: Child,
    _profile: TempDir,
}

impl Browser {
    /// Starts Chromium: the program that `CHROME` names, else `chromium`.
    pub async fn start() -> Result<Self> {
        let program = std::env::var("CHROME").unwrap_or_else(|_| "chromium".to_owned());
        let profile = TempDir::new()?;
        let mut process = Command::new(&program)
            .args(ARGUMENTS.split(' '))
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{program} does not start: run `cargo xtask setup --browser`"))?;
        let mut lines = BufReader::new(process.stderr.take().context("its output can't be read")?).lines();
        let address = loop {
            let line = lines.next_line().await?.with_context(|| format!("{program} ended before it listened"))?;
            if let Some(address) = line.strip_prefix("DevTools listening on ") {
                break address.to_owned();
            }
        };
        // Chromium stops when the pipe is full.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let settings = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let (socket, _) = connect_async_with_config(address, Some(settings), true).await?;
        Ok(Self { socket, last_id: 0, _process: process, _profile: profile })
    }

    /// Runs a command of the browser, and gives the text `name` of its answer.
    pub async fn text(&mut self, method: &str, parameters: Value, name: &str) -> Result<String> {
        let answer = self.command("", method, parameters).await?;
        answer[name].as_str().map(str::to_owned).with_context(|| format!("{method} gives no {name}"))
    }

    /// A context with an empty cache and empty storage.
    pub async fn context(&mut self) -> Result<String> {
        self.text("Target.createBrowserContext", json!({}), "browserContextId").await
    }

    /// An empty tab in `context`: the id of its session.
    pub async fn tab(&mut self, context: &str) -> Result<String> {
        let options = json!({ "url": "about:blank", "browserContextId": context });
        let target = self.text("Target.createTarget", options, "targetId").await?;
        let options = json!({ "targetId": target, "flatten": true });
        self.text("Target.attachToTarget", options, "sessionId").await
    }

    /// Makes a tab a cheap phone that runs `script` before the scripts of a page.
    pub async fn emulate_phone(&mut self, tab: &str, script: &str) -> Result<()> {
        let screen = json!({ "width": 412, "height": 823, "deviceScaleFactor": 1, "mobile": true });
        let speed = 1_600_000 / 8;
        let network =
            json!({ "offline": false, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed });
        for (method, parameters) in [
            ("Page.enable", json!({})),
            ("Network.enable", json!({})),
            ("Emulation.setDeviceMetricsOverride", screen),
            ("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })),
            ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })),
            ("Network.emulateNetworkConditions", network),
            ("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })),
        ] {
            self.command(tab, method, parameters).await?;
        }
        Ok(())
    }

    /// Opens an address; returns when the first bytes are there.
    pub async fn open(&mut self, tab: &str, address: &str) -> Result<()> {
        let opened = self.command(tab, "Page.navigate", json!({ "url": address })).await?;
        opened["errorText"].as_str().map_or(Ok(()), |error| bail!("{address}: {error}"))
    }

    /// The value of an expression; a promise is awaited.
    pub async fn evaluate(&mut self, tab: &str, expression: &str) -> Result<Value> {
        let options = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.command(tab, "Runtime.evaluate", options).await?;
        if let Some(exception) = answer.get("exceptionDetails") {
            bail!("{expression}: {}", exception["exception"]["description"]);
        }
        Ok(answer["result"]["value"].take())
    }

    /// Presses the key of a letter.
    pub async fn press(&mut self, tab: &str, letter: char) -> Result<()> {
        let (key, upper) = (letter.to_string(), letter.to_ascii_uppercase());
        let code = format!("Key{upper}");
        let down = json!({ "type": "keyDown", "text": key, "key": key, "code": code, "windowsVirtualKeyCode": u32::from(upper) });
        let up = json!({ "type": "keyUp", "key": key, "code": code });
        self.command(tab, "Input.dispatchKeyEvent", down).await?;
        self.command(tab, "Input.dispatchKeyEvent", up).await.map(drop)
    }

    /// Runs a command in a tab or, if that is empty, in the browser. Events are ignored.
    pub async fn command(&mut self, tab: &str, method: &str, parameters: Value) -> Result<Value> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": parameters });
        if !tab.is_empty() {
            message["sessionId"] = tab.into();
        }
        self.socket.send(Message::text(message.to_string())).await?;
        while let Some(message) = self.socket.next().await {
            let mut answer: Value = serde_json::from_str(message?.to_text()?).unwrap_or_default();
            match answer["id"] == self.last_id {
                true if answer["error"].is_null() => return Ok(answer["result"].take()),
                true => bail!("{method}: {}", answer["error"]),
                false => {}
            }
        }
        bail!("the browser has ended")
    }
}
