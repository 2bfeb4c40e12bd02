//! Plain Trunk: `trunk build --release` and `trunk serve` on a copy of the
//! tracked files, with nothing set but PATH.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::run;

/// What cargo and rustup need of the environment besides PATH.
const KEPT: [&str; 5] = ["HOME", "CARGO_HOME", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "TMPDIR"];
/// The longest that `trunk serve` may take to its first page.
const LIMIT: Duration = Duration::from_secs(600);

/// Builds a release of a copy, and gives the folder of its site. It has the
/// view of the feature `probe`, for the browser tests.
pub fn build(path: &OsString) -> Result<PathBuf> {
    let copy = copy()?;
    let mut trunk = trunk(path, &copy);
    run::check("trunk build --release", trunk.args(["build", "--release", "--features", "probe"]))?;
    Ok(copy.join("dist"))
}

/// Serves the copy that [`build`] has made, until the page and its parts are there.
pub fn serve(path: &OsString, site: &Path) -> Result<()> {
    let copy = site.parent().context("the site has no folder around it")?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut trunk = trunk(path, copy);
    // Not into the folder of the release, which browser tests open.
    let served = copy.join("served");
    trunk.args(["serve", "--port", &port.to_string(), "--dist"]).arg(&served).stdin(Stdio::null());
    let mut trunk = Serving(trunk.spawn().context("cannot start trunk")?);
    let started = Instant::now();
    while get(port, "/").is_none_or(|answer| !answer.contains("<news-brief ")) {
        ensure!(trunk.0.try_wait()?.is_none(), "trunk serve ended");
        ensure!(started.elapsed() < LIMIT, "trunk serve has no page after {} s", LIMIT.as_secs());
        thread::sleep(Duration::from_millis(200));
    }
    for file in ["/news-brief.js", "/widget/news-brief.js", "/widget/news-brief_bg.wasm", "/article.json"] {
        ensure!(get(port, file).is_some(), "trunk serve has no {file}");
    }
    Ok(())
}

/// A process that ends with this value.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Trunk in `folder`. The crates that are built here already are not built anew.
fn trunk(path: &OsString, folder: &Path) -> Command {
    let mut trunk = Command::new("trunk");
    trunk.env_clear().env("PATH", path).current_dir(folder);
    trunk.envs(KEPT.iter().filter_map(|name| Some((name, env::var_os(name)?))));
    trunk.env("CARGO_TARGET_DIR", crate::root().join("target"));
    trunk
}

/// Copies the tracked files, as they are now, into a new folder.
fn copy() -> Result<PathBuf> {
    let folder = env::temp_dir().join(format!("news-brief-plain-{}", std::process::id()));
    let list = run::output(Command::new("git").args(["ls-files", "-z"]).current_dir(crate::root()));
    for name in list.context("git lists no files")?.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (crate::root().join(name), folder.join(name));
        // A tracked file may be deleted in the work tree.
        if !from.exists() {
            continue;
        }
        fs::create_dir_all(to.parent().unwrap_or(&folder))?;
        fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(folder)
}

/// The answer to a request, if it succeeds.
fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(format!("GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.split_whitespace().nth(1).is_some_and(|status| status == "200").then_some(answer)
}
