//! One server on 127.0.0.1 for all contenders. Files are compressed by brotli 11
//! before anything is measured.

use crate::mocks;
use anyhow::{Context, Result};
use article::Comment;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::IntoResponse;
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::Mutex;

/// The service worker; what it fetches is counted under its name.
pub const SERVICE_WORKER: &str = "/service-worker.js";

/// What is served, and how much of it was.
#[derive(Default)]
pub struct Site {
    /// The address, once it is served.
    pub address: String,
    files: HashMap<String, Vec<u8>>,
    /// The reader's own comments by the number of all: key and text.
    pub stored: HashMap<usize, Vec<(String, String)>>,
    /// A comment like those that are posted.
    pub newest: Option<Comment>,
    sent: Mutex<HashMap<String, usize>>,
}

impl Site {
    /// Serves `body` at `path`.
    pub fn add(&mut self, path: &str, body: impl AsRef<[u8]>) -> Result<()> {
        self.files.insert(path.to_owned(), compress(body.as_ref(), 11)?);
        Ok(())
    }

    /// Serves the files of a folder, and of the folders in it, below `path`, but none of
    /// the names in `but`.
    pub fn add_folder(&mut self, path: &str, folder: &Path, but: &[&str]) -> Result<()> {
        for entry in fs_err::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            match format!("{path}/{}", if name == "index.html" { "" } else { &name }) {
                _ if but.contains(&name.as_str()) => {}
                path if entry.file_type()?.is_dir() => self.add_folder(&path, &entry.path(), but)?,
                path => self.add(&path, fs_err::read(entry.path())?)?,
            }
        }
        Ok(())
    }

    /// Serves it as long as the runtime lives.
    pub async fn serve(mut self) -> Result<Arc<Self>> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        self.address = format!("http://{}", listener.local_addr()?);
        let site = Arc::new(self);
        let router = Router::new().fallback(answer).with_state(Arc::clone(&site));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(site)
    }

    /// The bytes of bodies sent since the last call, by path.
    pub async fn take_sent(&self) -> HashMap<String, usize> {
        std::mem::take(&mut *self.sent.lock().await)
    }

    async fn body(&self, path: &str, request: Request) -> Result<Vec<u8>> {
        if request.method() == Method::GET {
            return self.files.get(path).cloned().context("not found");
        }
        let posted = to_bytes(request.into_body(), 100_000).await?;
        let answer = mocks::posted(path, &posted, self.newest.as_ref().context("no comment")?)?;
        compress(answer.to_string().as_bytes(), 5)
    }
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Result<impl IntoResponse, StatusCode> {
    let path = request.uri().path().to_owned();
    let referrer = request.headers().get(header::REFERER).and_then(|address| address.to_str().ok()).unwrap_or_default();
    let by_worker = path.ends_with(SERVICE_WORKER) || referrer.ends_with(SERVICE_WORKER);
    let counted = if by_worker { SERVICE_WORKER } else { &path }.to_owned();
    let body = site.body(&path, request).await.map_err(|_| StatusCode::NOT_FOUND)?;
    *site.sent.lock().await.entry(counted).or_default() += body.len();
    let file = if path.ends_with('/') { "index.html" } else { &path };
    let mime = mime_guess::from_path(file).first_or(mime_guess::mime::APPLICATION_JSON).to_string();
    let headers = [(header::CONTENT_ENCODING, "br"), (header::CACHE_CONTROL, "max-age=3600")];
    Ok((headers, [(header::CONTENT_TYPE, mime)], body))
}

fn compress(bytes: &[u8], quality: u32) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    brotli::CompressorReader::new(bytes, 4096, quality, 22).read_to_end(&mut compressed)?;
    Ok(compressed)
}
