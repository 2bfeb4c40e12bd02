//! The package in its users' projects: packed and installed by npm, checked by TypeScript, built
//! and served by Vite.

use crate::engine::only_in;
use crate::site::dist;
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The folder of npm packages, which `cargo xtask test` installs; none if npm has none.
fn packages() -> Option<PathBuf> {
    std::env::var_os("NEWS_BRIEF_HOSTS").map(PathBuf::from).filter(|folder| folder.join("vite").exists())
}

/// Skips a test without npm's packages.
macro_rules! with_packages {
    () => {
        if !$crate::hosts::are_here() {
            fn here() {}
            let reason = "the packages of npm can't be had: run `cargo xtask setup --browser`, or name their folder in NEWS_BRIEF_HOSTS";
            $crate::engine::leave_out(std::any::type_name_of_val(&here), reason);
            return Ok(());
        }
    };
}

pub(crate) use with_packages;

/// Whether the packages are here.
pub fn are_here() -> bool {
    packages().is_some()
}

/// A project's folder, removed when dropped.
pub struct Project(PathBuf);

impl Drop for Project {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.0.parent().unwrap());
    }
}

/// A new folder with a project's folder in it.
fn new_folder() -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let around = std::env::temp_dir().join(format!("news-brief-host-{}-{number}", std::process::id()));
    let folder = around.join("project");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The built package, packed by `npm pack` once for all tests.
static TARBALL: LazyLock<PathBuf> = LazyLock::new(|| {
    // In Cargo's folder for tests, as nothing removes it.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("packed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let package = std::path::absolute(dist().join("embed")).unwrap();
    run(Command::new("npm")
        .args(["pack", "--silent", "--pack-destination"])
        .arg(&folder)
        .arg(package)
        .current_dir(&folder));
    let mut packed = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    packed.next().expect("npm pack made nothing")
});

/// Runs a command to its end.
fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{said}\n{complained}");
}

impl Project {
    /// A project with these files, and the package installed from its tarball.
    /// The other packages lie in the folder around it, where Node finds them.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let project = Self(new_folder());
        for (name, text) in files {
            let file = project.0.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        project.install();
        project
    }

    /// A copy of an example, with the package installed.
    pub fn of_example(name: &str) -> Self {
        let project = Self(new_folder());
        copy_example(name, &project.0);
        project.install();
        project
    }

    fn install(&self) {
        // The tests fix the versions, and no registry is requested.
        std::fs::write(self.0.join("package.json"), "{\"private\":true,\"type\":\"module\"}").unwrap();
        run(Command::new("npm")
            .args(["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock", "--silent"])
            .arg(&*TARBALL)
            .current_dir(&self.0));
        assert!(self.0.join("node_modules/news-brief/news-brief.js").exists(), "the package was not installed");
        symlink(packages().unwrap(), self.0.parent().unwrap().join("node_modules")).unwrap();
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Runs a package's script with Node.
    pub fn node(&self, script: &str, arguments: &[&str]) {
        run(Command::new("node").arg(packages().unwrap().join(script)).args(arguments).current_dir(&self.0));
    }

    /// Serves the output of `vite build`.
    pub async fn built(&self) -> Site {
        self.node("vite/bin/vite.js", &["build", "--logLevel", "warn"]);
        Site::start_at(self.0.join("dist")).await
    }

    /// Starts Vite's development server and returns its address.
    fn serve(&self) -> (Server, String) {
        let mut vite = Command::new("node");
        vite.arg(packages().unwrap().join("vite/bin/vite.js"));
        // Port 0 is refused. If this one is in use, Vite takes the next.
        vite.args(["--host", "127.0.0.1", "--port", "43117", "--clearScreen", "false"]).current_dir(&self.0);
        vite.env("NO_COLOR", "1").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
        let mut server = Server(vite.spawn().unwrap());
        let lines = BufReader::new(server.0.stdout.take().unwrap()).lines().map_while(Result::ok);
        let address =
            lines.into_iter().find_map(|line| line.split_once("http://").map(|(_, rest)| rest.trim().to_owned()));
        (server, format!("http://{}", address.expect("Vite says no address")))
    }
}

/// A project's server, killed when dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Copies a folder, except for installed and built files.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if ["node_modules", "dist", "built"].iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// Copies an example.
pub fn copy_example(name: &str, to: &Path) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name), to);
}

/// Copies the packed files to a folder of the project.
pub fn unpacked(project: &Project, place: &str) {
    copy(&project.folder().join("node_modules/news-brief"), &project.folder().join(place));
}

const INDEX: &str = "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>app</title></head><body>\
    <news-brief src=\"/article.json\" loading=\"eager\"><article>原文</article></news-brief><script type=\"module\" src=\"/main.js\"></script></body></html>";

/// A Vite app with the two documented lines.
fn app() -> Project {
    let article = crate::site::dist_text("article.json");
    let main = "import { NewsBriefElement } from 'news-brief'; window.isOurs = document.querySelector('news-brief') instanceof NewsBriefElement;";
    Project::new(&[("index.html", INDEX), ("main.js", main), ("public/article.json", &article)])
}

/// Reads, posts, and checks that the console is empty.
async fn works(reader: &Reader) {
    reader.ready().await;
    assert_eq!(reader.see("window.isOurs").await, true);
    assert_ne!(
        reader.see("getComputedStyle(root.querySelector('[part=composer-submit]')).backgroundColor").await,
        "rgba(0, 0, 0, 0)",
        "no styles"
    );
    reader.post("从应用里写").await;
    reader.run("widget.lang = 'en'").await;
    reader.until("root.querySelector('[part=composer-submit]')?.innerText.trim() === 'Publish'").await;
    reader.run("widget.src = '/nowhere.json?'; widget.addEventListener('news-brief-error', ({ detail }) => window.reason = detail.reason)").await;
    reader.until("window.reason").await;
    assert_eq!(reader.count(".failure").await, 0, "what is shown stays");
}

#[tokio::test]
async fn a_built_vite_app_works() -> Outcome {
    with_packages!();
    let app = app();
    let site = app.built().await;
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/").await;
    works(&reader).await;
    assert_eq!(reader.see("reason").await, "network");
    Ok(())
}

#[tokio::test]
async fn a_vite_development_server_works() -> Outcome {
    with_packages!();
    let app = app();
    let (server, address) = app.serve();
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader.go_to(&address).await;
    works(&reader).await;
    drop(server);
    Ok(())
}

#[tokio::test]
async fn types_accept_a_sample_and_refuse_mistakes() -> Outcome {
    only_in!(Chromium, "TypeScript runs in no browser");
    with_packages!();
    let sample = |name: &str| {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/types").join(name)).unwrap()
    };
    let options = json!({ "compilerOptions": {
        "strict": true, "noEmit": true, "noUncheckedSideEffectImports": true, "target": "ES2022", "module": "ESNext", "moduleResolution": "Bundler", "jsx": "preserve",
        "lib": ["ES2022", "DOM", "DOM.Iterable"], "types": [], "skipLibCheck": false, "exactOptionalPropertyTypes": true } });
    let project = Project::new(&[
        ("sample.ts", &sample("sample.ts")),
        ("sample.tsx", &sample("react.tsx")),
        ("tsconfig.json", &options.to_string()),
    ]);
    project.node("typescript/bin/tsc", &["--noEmit", "-p", "tsconfig.json"]);
    Ok(())
}

#[tokio::test]
async fn importing_on_a_server_does_nothing() -> Outcome {
    only_in!(Chromium, "Node runs in no browser");
    with_packages!();
    let project = Project::new(&[(
        "server.mjs",
        "import { mount } from 'news-brief'; import { NewsBrief } from 'news-brief/react'; \
         if (globalThis.customElements || !NewsBrief) throw new Error('not a server'); \
         await mount().then(() => { throw new Error('mounted') }, () => {});",
    )]);
    for condition in ["node", "browser", "worker", "workerd", "edge-light", "deno"] {
        run(Command::new("node").args(["-C", condition, "server.mjs"]).current_dir(project.folder()));
    }
    Ok(())
}

/// An application that a server renders and React hydrates, in strict mode.
const REACT: [(&str, &str); 3] = [
    (
        "App.js",
        "import { createElement as h, StrictMode } from 'react'; import { NewsBrief } from 'news-brief/react'; \
         const told = globalThis.told = []; \
         export const App = ({ article }) => h(StrictMode, null, h(NewsBrief, { \
           ref: (element) => { globalThis.element = element }, id: 'brief', src: '/article.json', loading: 'eager', headingLevel: 1, article, \
           onReady: ({ detail }) => told.push(detail.id), onToggle: ({ detail }) => told.push(detail.open), onClick: () => { globalThis.clicked = true } }, \
           h('article', null, '原文', h('textarea', { hidden: true }))));",
    ),
    (
        "render.js",
        "import { renderToString } from 'react-dom/server'; import { createElement } from 'react'; import { App } from './App.js'; \
         import { readFileSync, writeFileSync } from 'node:fs'; \
         writeFileSync('index.html', readFileSync('template.html', 'utf8').replace('<!-- app -->', renderToString(createElement(App))));",
    ),
    (
        "main.js",
        "import { hydrateRoot } from 'react-dom/client'; import { createElement } from 'react'; import { App } from './App.js'; \
         const failed = (error) => { globalThis.failed = `${error}` }; \
         const root = hydrateRoot(document.getElementById('root'), createElement(App), { onRecoverableError: failed, onUncaughtError: failed }); \
         globalThis.show = (article) => root.render(createElement(App, { article }));",
    ),
];

#[tokio::test]
async fn the_react_component_hydrates_what_a_server_sent() -> Outcome {
    with_packages!();
    let article = crate::site::dist_text("article.json");
    let template = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>app</title>\
        <div id=\"root\"><!-- app --></div><script type=\"module\" src=\"/main.js\"></script></html>";
    let project =
        Project::new(&[&REACT[..], &[("template.html", template), ("public/article.json", &article)]].concat());
    run(Command::new("node").arg("render.js").current_dir(project.folder()));
    let page = std::fs::read_to_string(project.folder().join("index.html"))?;
    assert!(
        page.contains("<news-brief id=\"brief\" src=\"/article.json\"") && page.contains("heading-level=\"1\""),
        "{page}"
    );
    let (server, address) = project.serve();
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader.go_to(&address).await;
    reader.ready().await;
    reader.until("told.length === 1").await;
    assert_eq!(
        reader
            .see("[element === widget, root.querySelector('[part=title]').localName, globalThis.failed ?? null]")
            .await,
        json!([true, "h1", null])
    );
    reader.click("#task-1-button").await;
    reader.until("told.at(-1) === true && clicked").await;
    reader.run(&format!("show({})", crate::element::other("given", "给的"))).await;
    reader.until("root.querySelector('[part=title]').textContent === '给的' && told.at(-1) === 'given'").await;
    let said = reader.console().await;
    assert!(said.iter().all(|line| line.contains("[vite]") || line.contains("favicon.ico")), "{said:?}");
    drop(server);
    Ok(())
}
