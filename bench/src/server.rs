//! One server on 127.0.0.1 for all contenders. Files and pages are compressed
//! by brotli at its best before anything is measured; answers of the mocked
//! servers as they are made, faster and less, as such servers do.

use crate::mocks;
use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, Response, StatusCode};
use brotli::enc::BrotliEncoderParams;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;

/// The longest request: a comment.
const LONGEST: usize = 100_000;

/// What is served, by path.
#[derive(Default)]
pub struct Files {
    files: HashMap<String, File>,
    /// Comments by their number, for the mocked servers.
    pub comments: HashMap<usize, Vec<crate::comments::Comment>>,
}

struct File {
    mime: &'static str,
    compressed: bool,
    body: Vec<u8>,
}

impl Files {
    /// Serves `body` at `path`; the MIME type follows from the path.
    pub fn add(&mut self, path: &str, body: &[u8]) -> Result<()> {
        let (mime, text) = mime_of(path);
        let body = if text { compress(body, 11)? } else { body.to_owned() };
        self.files.insert(path.to_owned(), File { mime, compressed: text, body });
        Ok(())
    }

    /// Serves the files of a folder, and of the folders in it, below `path`.
    pub fn add_folder(&mut self, path: &str, folder: &Path) -> Result<()> {
        let entries = folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = format!("{path}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.add_folder(&path, &entry.path())?;
            } else {
                self.add(&path, &std::fs::read(entry.path())?)?;
            }
        }
        Ok(())
    }

    /// Serves all of it as long as the runtime lives, and gives the address.
    pub async fn serve(self: Arc<Self>) -> Result<String> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let router = Router::new().fallback(answer).with_state(self);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(address)
    }
}

async fn answer(State(files): State<Arc<Files>>, request: Request) -> Response<Body> {
    answered(&files, request).await.unwrap_or_else(|error| {
        let mut response = Response::new(Body::from(format!("{error:#}")));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

async fn answered(files: &Files, request: Request) -> Result<Response<Body>> {
    let path = request.uri().path().to_owned();
    if let Some(file) = files.files.get(&path) {
        let mut response = Response::builder()
            .header("content-type", file.mime)
            .header("content-length", file.body.len())
            .header("cache-control", "max-age=3600");
        if file.compressed {
            response = response.header("content-encoding", "br");
        }
        return Ok(response.body(file.body.clone().into())?);
    }
    let query = request.uri().query().unwrap_or_default().to_owned();
    let posted = request.method() == Method::POST;
    let body = to_bytes(request.into_body(), LONGEST).await?;
    match mocks::answer(&path, &query, posted.then_some(&body[..]), &files.comments)? {
        Some(json) => Ok(Response::builder()
            .header("content-type", "application/json")
            .header("content-encoding", "br")
            .header("cache-control", "no-store")
            .body(compress(json.to_string().as_bytes(), 5)?.into())?),
        None => Ok(Response::builder().status(StatusCode::NOT_FOUND).body(Body::from("not found"))?),
    }
}

/// `bytes`, compressed.
pub fn compress(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let how = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &how)?;
    Ok(compressed)
}

/// The MIME type of what is at a path, and whether it is worth compressing.
fn mime_of(path: &str) -> (&'static str, bool) {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" => ("text/javascript", true),
        "css" => ("text/css", true),
        "json" => ("application/json", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "webmanifest" => ("application/manifest+json", true),
        "html" => ("text/html; charset=utf-8", true),
        "png" => ("image/png", false),
        _ => ("text/plain; charset=utf-8", true),
    }
}
