//! A server of the built site on its own port, with pages that tests add.

use crate::engine::{Engine, engine};
use crate::reader::LISTEN;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use futures_util::stream;
use std::collections::{BTreeSet, HashMap};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::watch;

/// The answer at a path.
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
    /// The folder of files, if it is not the built site.
    folder: Option<PathBuf>,
    /// A script that runs before a page's own.
    first: String,
    held: HashMap<String, watch::Receiver<Rest>>,
}

/// What happens to the second half of an answer.
#[derive(Clone, Copy, PartialEq)]
pub enum Rest {
    /// It waits.
    Waits,
    /// It is sent.
    Comes,
    /// The connection is closed instead.
    BreaksOff,
}

/// Ports that were used: a browser may remember something of the site there.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// How long a server may take to stop.
const LIMIT: Duration = Duration::from_secs(15);

/// A server; it stops when dropped.
pub struct Site {
    address: SocketAddr,
    pages: Arc<Mutex<Pages>>,
    /// Its own runtime: shutting that down closes the connections that browsers keep open.
    running: Mutex<Option<Runtime>>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.end();
    }
}

impl Site {
    /// Serves the built site without its service worker: every request comes here.
    pub async fn start() -> Self {
        let site = Self::start_whole().await;
        site.add("/page.js", "");
        if engine() != Engine::Chromium {
            site.run_first(LISTEN);
        }
        site
    }

    /// Serves the built site with its service worker, which checks each file's hash.
    pub async fn start_whole() -> Self {
        // Port 0: the system chooses.
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let mut site = Self { address, pages: Arc::default(), running: Mutex::default() };
        loop {
            let address = site.serve().await;
            if PORTS.lock().unwrap().insert(address.port()) {
                site.address = address;
                return site;
            }
            site.end();
        }
    }

    /// Serves another folder than the built site.
    pub async fn start_at(folder: PathBuf) -> Self {
        let site = Self::start_whole().await;
        site.pages.lock().unwrap().folder = Some(folder);
        if engine() != Engine::Chromium {
            site.run_first(LISTEN);
        }
        site
    }

    /// Starts the server at this site's address.
    async fn serve(&self) -> SocketAddr {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&self.pages));
        let (address, (tell, told)) = (self.address, tokio::sync::oneshot::channel());
        runtime.spawn(async move {
            let listener = TcpListener::bind(address).await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
        let address = told.await.unwrap();
        *self.running.lock().unwrap() = Some(runtime);
        address
    }

    fn end(&self) {
        if let Some(runtime) = self.running.lock().unwrap().take() {
            runtime.shutdown_background();
        }
    }

    /// Stops the server with all its connections.
    pub async fn stop(&self) {
        self.end();
        let started = Instant::now();
        while TcpStream::connect(self.address).await.is_ok() {
            assert!(started.elapsed() < LIMIT, "the server goes on");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Restarts the server at the same address.
    pub async fn start_again(&self) {
        self.serve().await;
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Answers `body` at `path`; the MIME type follows from the path.
    pub fn add(&self, path: &str, body: &str) {
        self.add_answer(path, Answer { status: 200, mime: mime_of(path), body: body.into() });
    }

    /// Answers `answer` at `path`.
    pub fn add_answer(&self, path: &str, answer: Answer) {
        self.pages.lock().unwrap().answers.insert(path.to_owned(), answer);
    }

    /// Serves the built file at `path` again.
    pub fn restore(&self, path: &str) {
        self.pages.lock().unwrap().answers.remove(path);
    }

    /// Sends a header with every answer.
    pub fn add_header(&self, name: &'static str, value: &str) {
        self.pages.lock().unwrap().headers.push((name, value.to_owned()));
    }

    /// Makes every later page run a script before its own.
    pub fn run_first(&self, script: &str) {
        let mut pages = self.pages.lock().unwrap();
        if !pages.first.contains(script) {
            pages.first += &format!("{{ {script} }}\n");
        }
    }

    /// Holds back the second half of the file at `path` until the sender says what happens to it.
    pub fn hold(&self, path: &str) -> watch::Sender<Rest> {
        let (tell, told) = watch::channel(Rest::Waits);
        self.pages.lock().unwrap().held.insert(path.to_owned(), told);
        tell
    }

    /// The requested paths so far.
    pub fn requests(&self) -> Vec<String> {
        self.pages.lock().unwrap().requests.clone()
    }
}

/// The folder of the built site.
pub fn dist() -> PathBuf {
    std::env::var_os("NEWS_BRIEF_DIST").map_or_else(|| PathBuf::from("dist"), PathBuf::from)
}

/// The widget's parts, by their file names: see [`part`].
pub const WASM: &str = "news-brief_bg.wasm";
pub const GLUE: &str = "news-brief.js";
pub const START: &str = "news-brief.start.js";
pub const FAILURE: &str = "news-brief.failure.js";

/// The name of the built site's folder with the parts of the widget.
pub fn parts_folder() -> String {
    let names = std::fs::read_dir(dist()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.into_iter().find(|name| name.starts_with("widget")).expect("the site is not built: run `cargo xtask test`")
}

/// The path of a part of the built widget.
pub fn part(name: &str) -> String {
    format!("/{}/{name}", parts_folder())
}

/// The command line program, which `cargo xtask test` builds and names.
pub fn program() -> PathBuf {
    std::env::var_os("NEWS_BRIEF_PROGRAM").map_or_else(|| PathBuf::from("target/debug/news-brief"), PathBuf::from)
}

/// A file of the built site, as text.
pub fn dist_text(name: &str) -> String {
    let file = dist().join(name);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask test`", file.display()))
}

/// The MIME type of a file, by its name.
pub fn mime_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        _ => "text/html; charset=utf-8",
    }
}

/// Where the script of [`Site::run_first`] is.
const FIRST: &str = "/run-first.js";

/// A page that loads [`FIRST`] before anything else.
fn with_first(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let place = page.find("<head>").map(|head| head + "<head>".len()).or_else(|| page.find("<meta")).unwrap_or(0);
    format!("{}<script src=\"{FIRST}\"></script>{}", &page[..place], &page[place..]).into()
}

async fn answer(State(pages): State<Arc<Mutex<Pages>>>, request: Request) -> Response<Body> {
    let mut path = request.uri().path().to_owned();
    if path.ends_with('/') {
        path += "index.html";
    }
    let (answer, headers, held, first, folder) = {
        let mut pages = pages.lock().unwrap();
        if path == FIRST {
            let body = pages.first.clone().into();
            (Some(Answer { status: 200, mime: "text/javascript", body }), pages.headers.clone(), None, false, None)
        } else {
            pages.requests.push(path.clone());
            let held = pages.held.get(&path).cloned();
            let folder = pages.folder.clone();
            (pages.answers.get(&path).cloned(), pages.headers.clone(), held, !pages.first.is_empty(), folder)
        }
    };
    let mut answer =
        answer.unwrap_or_else(|| match std::fs::read(folder.unwrap_or_else(dist).join(path.trim_start_matches('/'))) {
            Ok(body) => Answer { status: 200, mime: mime_of(&path), body },
            Err(_) => Answer { status: 404, mime: "text/plain", body: b"not found".to_vec() },
        });
    if first && answer.mime.starts_with("text/html") {
        answer.body = with_first(&answer.body);
    }
    let mut response = Response::builder()
        .status(StatusCode::from_u16(answer.status).unwrap())
        .header("content-type", answer.mime)
        .header("cache-control", "no-store");
    for (name, value) in headers {
        response = response.header(name, value);
    }
    let body = match held {
        // With a length: without one WebKit takes the first half for the whole.
        Some(held) => {
            response = response.header("content-length", answer.body.len());
            in_halves(answer.body, held)
        }
        None => answer.body.into(),
    };
    response.body(body).unwrap()
}

/// A body whose second half is held back.
fn in_halves(mut bytes: Vec<u8>, held: watch::Receiver<Rest>) -> Body {
    let rest = bytes.split_off(bytes.len() / 2);
    let first = stream::once(async { Ok(bytes) });
    let second = stream::once(async move {
        let mut held = held;
        match held.wait_for(|told| *told != Rest::Waits).await.as_deref() {
            Ok(Rest::Comes) => Ok(rest),
            _ => Err("the connection broke off"),
        }
    });
    Body::from_stream(stream::StreamExt::chain(first, second))
}
