//! The three engines that the tests run in, one a run: `NEWS_BRIEF_ENGINE` names it.

use std::io::Write;
use std::sync::LazyLock;

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Engine {
    /// Chromium or Chrome, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's own small browser, by WebKitWebDriver.
    WebKit,
}

/// The engine of this run; Chromium if none is named.
static CHOSEN: LazyLock<Engine> = LazyLock::new(|| match std::env::var("NEWS_BRIEF_ENGINE").as_deref() {
    Ok("chromium") | Err(_) => Engine::Chromium,
    Ok("firefox") => Engine::Firefox,
    Ok("webkit") => Engine::WebKit,
    Ok(other) => panic!("NEWS_BRIEF_ENGINE is {other}, and can be chromium, firefox or webkit"),
});

/// The engine of this run.
pub fn engine() -> Engine {
    *CHOSEN
}

/// Reports that a test is skipped in this run. `cargo xtask test` counts these lines: the test
/// program counts a skipped test as passed. They bypass its output capture.
pub fn leave_out(here: &str, reason: &str) {
    let name = here.trim_end_matches("::here").trim_end_matches("::{{closure}}");
    let name = name.split_once("::").map_or(name, |(_, name)| name);
    let _ = writeln!(std::io::stdout(), "left out: {name}: {reason}");
}

/// Skips a test in all engines but those named: `only_in!(Chromium, "why")`.
macro_rules! only_in {
    ($($engine:ident)|+, $reason:literal) => {
        if !matches!($crate::engine::engine(), $($crate::engine::Engine::$engine)|+) {
            fn here() {}
            $crate::engine::leave_out(std::any::type_name_of_val(&here), $reason);
            return Ok(());
        }
    };
}

pub(crate) use only_in;
