//! A reader of a page: looks, clicks, types, reloads.

use crate::browser::Browser;
use crate::engine::{Engine, engine};
use crate::site::Site;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// The timeout of every wait. It is long, as the machine may be busy, and only failing tests wait
/// so long.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The minimum width of WebKitGTK's window, in CSS pixels.
const NARROWEST_WEBKIT: u32 = 450;

/// Defines `widget`, the element, and `root`, its shadow root, for every script.
const IN_WIDGET: &str = "const widget = document.querySelector('news-brief'), root = widget?.shadowRoot ?? widget; ";

/// Whether the widget takes input. Its `ready` may be replaced by a new promise, and an
/// element that was removed keeps its old one.
const RUNNING: &str = "(widget.ready?.then(() => window.isReady = widget, () => {}), window.isReady === widget \
    && root.querySelector('.news-brief .status') && !root.querySelector('[data-key]'))";

/// A reader with a browser and the site's server.
pub struct Reader {
    pub browser: Browser,
    pub site: Site,
}

impl Reader {
    /// Opens `path` and waits until the widget is ready.
    pub async fn open(browser: Browser, site: Site, path: &str) -> Self {
        let reader = Self { browser, site };
        reader.go(path).await;
        reader.ready().await;
        reader
    }

    /// Opens `path`.
    pub async fn go(&self, path: &str) {
        self.go_to(&self.site.url(path)).await;
    }

    /// Opens any address.
    pub async fn go_to(&self, address: &str) {
        if !address.starts_with("http:") {
            // Other such pages see what it stores.
            self.browser.keep_from_others();
        }
        self.browser.driver.goto(address).await.unwrap();
    }

    /// Reloads the page like the browser's button, and waits until the widget is ready.
    /// Geckodriver's own command bypasses the service worker.
    pub async fn reload(&self) {
        if engine() == Engine::Firefox {
            self.run("window.left = true; location.reload()").await;
            self.until("!window.left").await;
        } else {
            self.browser.driver.refresh().await.unwrap();
        }
        self.ready().await;
    }

    /// Starts the widget, if it is not running yet, and waits until it takes input. On a
    /// prerendered page it would wait until the comments come near.
    pub async fn ready(&self) {
        // In each poll: the page may still be loading.
        let start = "widget.getAttribute('loading') === 'eager' || widget.setAttribute('loading', 'eager')";
        self.until(&format!("({start}, {RUNNING})")).await;
    }

    /// Waits until the widget takes input, but does not start it.
    pub async fn running(&self) {
        self.until(RUNNING).await;
    }

    /// Runs a script; `widget` and `root` are the element and its shadow root. Assignments to
    /// globals must be written `window.name = …`: geckodriver runs scripts in a scope of its own.
    pub async fn run(&self, script: &str) -> Value {
        let whole = format!("{IN_WIDGET}{script}");
        match self.browser.driver.execute(whole, vec![]).await {
            Ok(given) => given.json().clone(),
            // Once in thousands of scripts WebKit's driver can't read the answer of a script
            // without a value.
            Err(error) if !script.contains("return") && error.to_string().contains("Could not parse script result") => {
                Value::Null
            }
            Err(error) => panic!("{error}\nin: {script}"),
        }
    }

    /// Runs a module in the page, to its end. A module that a driver imports is another instance
    /// in Firefox.
    pub async fn run_module(&self, script: &str) {
        let script = json!(format!("{script}; window.moduleDone = true"));
        // Reset first: an earlier module may have set it.
        self.run(&format!(
            "window.moduleDone = false; const made = document.createElement('script'); made.type = 'module'; made.id = 'of-the-test'; made.textContent = {script}; document.body.append(made)"
        ))
        .await;
        self.until("window.moduleDone").await;
        self.run("document.querySelector('#of-the-test').remove()").await;
    }

    /// Evaluates a script expression.
    pub async fn see(&self, expression: &str) -> Value {
        self.run(&format!("return {expression}")).await
    }

    /// The text of the element at `selector`, trimmed.
    pub async fn text(&self, selector: &str) -> String {
        let value = self.see(&format!("root.querySelector({})?.innerText?.trim() ?? null", json!(selector))).await;
        value.as_str().unwrap_or_else(|| panic!("nothing is at {selector}")).to_owned()
    }

    /// How many elements match `selector`.
    pub async fn count(&self, selector: &str) -> u64 {
        self.see(&format!("root.querySelectorAll({}).length", json!(selector))).await.as_u64().unwrap()
    }

    /// Waits until a script expression is true.
    pub async fn until(&self, expression: &str) {
        let started = Instant::now();
        loop {
            let script = format!("{IN_WIDGET}return Boolean({expression})");
            let seen =
                self.browser.driver.execute(&script, vec![]).await.map(|found| found.json() == &Value::Bool(true));
            if matches!(seen, Ok(true)) {
                return;
            }
            if started.elapsed() > PATIENCE {
                let shown = self
                    .browser
                    .driver
                    .execute(
                        format!("{IN_WIDGET}return (root.querySelector('.root') ?? root).textContent.slice(-300)"),
                        vec![],
                    )
                    .await;
                let shown = shown.map(|shown| shown.json().to_string());
                panic!(
                    "it never came true: {expression}\nthe page: {shown:?}\nthe console: {:#?}",
                    self.console().await
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits for an element that matches `selector`.
    pub async fn element(&self, selector: &str) -> WebElement {
        self.until(&format!("root.querySelector({})", json!(selector))).await;
        let script = format!("{IN_WIDGET}return root.querySelector({})", json!(selector));
        self.browser.driver.execute(script, vec![]).await.unwrap().element().unwrap()
    }

    /// Clicks the element at `selector`.
    pub async fn click(&self, selector: &str) {
        let element = self.element(selector).await;
        // The floating bar may cover an element at the edge of the window.
        self.run(&format!(
            "root.querySelector({}).scrollIntoView({{ block: 'center', behavior: 'instant' }})",
            json!(selector)
        ))
        .await;
        element.click().await.unwrap();
    }

    /// Types into the element at `selector`.
    pub async fn write(&self, selector: &str, text: &str) {
        self.element(selector).await.send_keys(text).await.unwrap();
    }

    /// Puts a text into a field at once, like a paste.
    pub async fn paste(&self, selector: &str, text: &str) {
        let (selector, text) = (json!(selector), json!(text));
        self.run(&format!(
            "const field = root.querySelector({selector}); field.value = {text}; \
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        ))
        .await;
    }

    /// Posts a comment on the article and waits until it is shown.
    pub async fn post(&self, text: &str) {
        self.paste("#composer", text).await;
        self.click(".composer:not(.inline) [part=composer-submit]").await;
        self.until(&format!(
            "[...root.querySelectorAll('[part=comment-text]')].some((node) => node.textContent === {})",
            json!(text)
        ))
        .await;
    }

    /// Runs a script in every later page, before its own scripts. In engines other than Chromium
    /// the page must be one of the site.
    pub async fn run_first(&self, script: &str) {
        if engine() == Engine::Chromium {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        } else {
            self.site.run_first(script);
        }
    }

    /// Presses keys at the focus.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        self.browser.driver.action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Presses Control+Enter at the focus.
    pub async fn press_control_enter(&self) {
        let keys =
            self.browser.driver.action_chain().key_down(Key::Control).send_keys(Key::Enter + "").key_up(Key::Control);
        keys.perform().await.unwrap();
    }

    /// The id of the focused element in the widget.
    pub async fn focused(&self) -> String {
        self.see("root.activeElement?.id ?? ''").await.as_str().unwrap_or_default().to_owned()
    }

    /// Records the widget's events in `window.seen` from now on.
    pub async fn watch_events(&self) {
        let names = json!([
            "news-brief-toggle",
            "news-brief-comment",
            "news-brief-repost",
            "news-brief-follow",
            "news-brief-like",
            "news-brief-error",
            "news-brief-ready"
        ]);
        self.run(&format!(
            "window.seen = []; for (const name of {names}) addEventListener(name, (event) => seen.push([name, event.detail]))"
        ))
        .await;
    }

    /// What is stored under keys with this prefix.
    pub async fn stored(&self, prefix: &str) -> Value {
        let prefix = json!(prefix);
        self.see(&format!(
            "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith({prefix})))"
        ))
        .await
    }

    /// Sends a command of the Chrome DevTools Protocol. Tests that need one start with
    /// `only_in!(Chromium, …)`.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(engine(), Engine::Chromium, "{command} is Chromium's own: mark the test with only_in!");
        if command.starts_with("Browser.") {
            self.browser.keep_from_others();
        }
        self.browser.driver.cdp().send_raw(command, parameters).await.unwrap()
    }

    /// Sets the size of the viewport, in CSS pixels. WebKitGTK's can't be narrower than its tool
    /// bar.
    pub async fn resize(&self, width: u32, height: u32) {
        match engine() {
            Engine::Chromium => {
                let parameters =
                    json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
                self.devtools("Emulation.setDeviceMetricsOverride", parameters).await;
            }
            Engine::Firefox => {
                self.in_firefox(&format!(
                    "const {{ style }} = gBrowser.selectedBrowser; \
                     for (const [side, size] of [['width', {width}], ['height', {height}]]) \
                         for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + side, size + 'px', 'important')"
                ))
                .await;
                self.until(&format!("innerWidth === {width} && innerHeight === {height}")).await;
            }
            Engine::WebKit => {
                let width = width.max(NARROWEST_WEBKIT);
                let bars = self.see("[outerWidth - innerWidth, outerHeight - innerHeight]").await;
                let bar = |index: usize| u32::try_from(bars[index].as_i64().unwrap()).unwrap();
                let (outer, high) = (width + bar(0), height + bar(1));
                self.browser.driver.set_window_rect(0, 0, outer, high).await.unwrap();
                self.until(&format!("innerWidth === {width} && innerHeight === {height}")).await;
            }
        }
    }

    /// Finds a text with Firefox's find bar.
    pub async fn find(&self, text: &str) {
        let script = format!("gBrowser.selectedBrowser.finder.fastFind({}, false, true)", json!(text));
        self.in_firefox(&script).await;
    }

    /// Runs a script in Firefox's own context.
    async fn in_firefox(&self, script: &str) {
        let browser = self.browser.driver.handle();
        browser.cmd(FirefoxContext("chrome")).await.unwrap();
        let done = self.browser.driver.execute(script, vec![]).await;
        browser.cmd(FirefoxContext("content")).await.unwrap();
        done.unwrap();
    }

    /// Errors and warnings of the console. Firefox's and WebKitGTK's drivers don't report them:
    /// there it is what [`LISTEN`] recorded.
    pub async fn console(&self) -> Vec<String> {
        if engine() != Engine::Chromium {
            // Works on a page without a widget, too.
            let said = self.see("window.newsBriefConsole ?? []").await;
            return said.as_array().unwrap().iter().map(Value::to_string).collect();
        }
        let entries = self.browser.log().await.unwrap();
        entries.iter().filter(|entry| entry["level"] != "INFO").map(|entry| entry["message"].to_string()).collect()
    }

    /// Fails if the page has logged an error, except for a missing icon.
    pub async fn no_errors(&self) {
        let errors: Vec<_> = self.console().await.into_iter().filter(|line| !line.contains("favicon.ico")).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

/// Records the console where the driver can't report it.
pub const LISTEN: &str = "
    window.newsBriefConsole = [];
    for (const kind of ['error', 'warn']) {
        const say = console[kind].bind(console);
        console[kind] = (...words) => { newsBriefConsole.push([kind, ...words].map(String).join(' ')); say(...words) };
    }
    addEventListener('error', (event) => newsBriefConsole.push('error ' + event.message));
    addEventListener('unhandledrejection', (event) => newsBriefConsole.push('rejected ' + event.reason));
";

/// Geckodriver's command that chooses where scripts run: in the page or in Firefox.
#[derive(Debug)]
struct FirefoxContext(&'static str);

impl thirtyfour::common::command::FormatRequestData for FirefoxContext {
    fn format_request(&self, session_id: &thirtyfour::SessionId) -> thirtyfour::RequestData {
        thirtyfour::RequestData::new(axum::http::Method::POST, format!("session/{session_id}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}
