//! A server for the built site, on a port of its own, with pages that tests add.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::task::JoinHandle;

/// What is answered at a path.
#[derive(Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// MIME type.
    pub mime: &'static str,
    /// Body.
    pub body: Vec<u8>,
}

#[derive(Default)]
struct Pages {
    answers: HashMap<String, Answer>,
    headers: Vec<(&'static str, String)>,
    requests: Vec<String>,
}

/// A server; it stops when dropped.
pub struct Site {
    address: String,
    pages: Arc<Mutex<Pages>>,
    task: JoinHandle<()>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Site {
    /// Serves the built site.
    pub async fn start() -> Self {
        let pages = Arc::<Mutex<Pages>>::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(Arc::clone(&pages));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, pages, task }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Answers `body` at `path`; the MIME type follows from the path.
    pub fn add(&self, path: &str, body: &str) {
        self.add_answer(path, Answer { status: 200, mime: mime_of(path), body: body.into() });
    }

    /// Answers `answer` at `path`.
    pub fn add_answer(&self, path: &str, answer: Answer) {
        self.pages.lock().unwrap().answers.insert(path.to_owned(), answer);
    }

    /// Sends a header with every answer.
    pub fn add_header(&self, name: &'static str, value: &str) {
        self.pages.lock().unwrap().headers.push((name, value.to_owned()));
    }

    /// The paths asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.pages.lock().unwrap().requests.clone()
    }
}

/// The folder of the built site.
pub fn dist() -> PathBuf {
    std::env::var_os("NEWS_BRIEF_DIST").map_or_else(|| PathBuf::from("dist"), PathBuf::from)
}

/// A file of the built site, as text.
pub fn dist_text(name: &str) -> String {
    let file = dist().join(name);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask test`", file.display()))
}

fn mime_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        _ => "text/html; charset=utf-8",
    }
}

async fn answer(State(pages): State<Arc<Mutex<Pages>>>, request: Request) -> Response<Body> {
    let path = if request.uri().path() == "/" { "/index.html" } else { request.uri().path() }.to_owned();
    let (answer, headers) = {
        let mut pages = pages.lock().unwrap();
        pages.requests.push(path.clone());
        (pages.answers.get(&path).cloned(), pages.headers.clone())
    };
    let answer = answer.unwrap_or_else(|| match std::fs::read(dist().join(path.trim_start_matches('/'))) {
        Ok(body) => Answer { status: 200, mime: mime_of(&path), body },
        Err(_) => Answer { status: 404, mime: "text/plain", body: b"not found".to_vec() },
    });
    let mut response = Response::builder()
        .status(StatusCode::from_u16(answer.status).unwrap())
        .header("content-type", answer.mime)
        .header("cache-control", "no-store");
    for (name, value) in headers {
        response = response.header(name, value);
    }
    response.body(answer.body.into()).unwrap()
}
