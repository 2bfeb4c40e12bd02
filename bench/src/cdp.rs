//! A connection to Chromium's DevTools: one command at a time, answers only.
//!
//! Not a WebDriver: a visit needs a browser context of its own, and no process
//! between that polls the page while it is measured.

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How long a command may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to a browser.
pub struct Connection {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last: u64,
}

impl Connection {
    /// Connects to the address that a browser prints.
    pub async fn open(address: &str) -> Result<Self> {
        let settings = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let (socket, _) = tokio_tungstenite::connect_async_with_config(address, Some(settings), true)
            .await
            .with_context(|| format!("cannot connect to the browser at {address}"))?;
        Ok(Self { socket, last: 0 })
    }

    /// Runs a command, in the page `session` or, where it is empty, in the browser.
    pub async fn call(&mut self, session: &str, method: &str, parameters: Value) -> Result<Value> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": parameters });
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let answer = async {
            self.socket.send(Message::text(message.to_string())).await?;
            while let Some(message) = self.socket.next().await {
                let Message::Text(text) = message? else { continue };
                let value: Value = serde_json::from_str(&text)?;
                // What has no id is an event.
                if value["id"] == self.last {
                    return Ok(value);
                }
            }
            bail!("the browser has ended")
        };
        let mut answer = timeout(PATIENCE, answer)
            .await
            .with_context(|| format!("{method} took more than {} s", PATIENCE.as_secs()))?
            .with_context(|| method.to_owned())?;
        if let Some(error) = answer.get("error") {
            bail!("{method}: {error}");
        }
        Ok(answer["result"].take())
    }
}
