//! The browsers that the tests drive, one of each engine, with their drivers.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::apt;
use super::cache::Cache;
use super::cargo_tool::CargoTool;
use crate::run;

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, clap::ValueEnum)]
pub enum Engine {
    /// Chromium or Chrome
    Chromium,
    /// Firefox
    Firefox,
    /// `WebKitGTK`, the engine of GNOME's browser and a relative of Safari's
    Webkit,
}

/// All of them, in the order they are tested.
pub const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

/// A program that tests start.
struct Program {
    /// The variable that names it.
    variable: &'static str,
    /// Its names on PATH, and where it lies elsewhere.
    names: &'static [&'static str],
    /// The packages of Debian that bring it; none if cargo does.
    packages: &'static [&'static str],
}

const CHROMIUM: [Program; 2] = [
    Program {
        variable: "CHROME",
        names: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ],
        // With a font that has Han characters.
        packages: &["chromium", "fonts-noto-cjk"],
    },
    Program { variable: "CHROMEDRIVER", names: &["chromedriver"], packages: &["chromium-driver"] },
];

const FIREFOX: [Program; 2] = [
    Program {
        variable: "FIREFOX",
        names: &["firefox", "firefox-esr", "/Applications/Firefox.app/Contents/MacOS/firefox"],
        packages: &["firefox-esr"],
    },
    Program { variable: "GECKODRIVER", names: &["geckodriver"], packages: &[] },
];

const WEBKIT: [Program; 2] = [
    Program { variable: "WEBKITWEBDRIVER", names: &["WebKitWebDriver"], packages: &["webkit2gtk-driver"] },
    // Its browser needs a screen; this is one that nobody sees.
    Program { variable: "XVFB", names: &["Xvfb"], packages: &["xvfb"] },
];

impl Engine {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKitGTK",
        }
    }

    /// Its name in the variable `NEWS_BRIEF_ENGINE`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What its tests need.
    fn programs(self) -> &'static [Program] {
        match self {
            Self::Chromium => &CHROMIUM,
            Self::Firefox => &FIREFOX,
            Self::Webkit => &WEBKIT,
        }
    }

    /// What to do where it can't be installed.
    fn remedy(self) -> &'static str {
        match self {
            Self::Chromium => {
                "install Chromium (or Chrome) and a chromedriver of the same version, \
                 or name them in the variables CHROME and CHROMEDRIVER"
            }
            Self::Firefox => "install Firefox and geckodriver, or name them in the variables FIREFOX and GECKODRIVER",
            Self::Webkit => {
                "install WebKitGTK's WebKitWebDriver and Xvfb (on Linux), \
                 or name them in the variables WEBKITWEBDRIVER and XVFB"
            }
        }
    }

    /// Makes sure its programs are there, and gives the variables that name
    /// them to the tests.
    pub fn ensure(self, cache: &Cache) -> Result<Vec<(&'static str, PathBuf)>> {
        let mut packages = Vec::new();
        for program in self.programs() {
            if program.find()?.is_none() {
                packages.extend(program.packages);
            }
        }
        if !packages.is_empty() {
            if !apt::is_here() {
                bail!(self.remedy());
            }
            apt::install(cache, &packages).context(self.remedy())?;
        }
        self.programs().iter().map(|program| Ok((program.variable, program.ensure(cache, self)?))).collect()
    }
}

impl Program {
    /// Where it is, by cargo if nothing else has brought it.
    fn ensure(&self, cache: &Cache, engine: Engine) -> Result<PathBuf> {
        if let Some(found) = self.find()? {
            return Ok(found);
        }
        if !self.packages.is_empty() {
            bail!("{} was installed, yet {} is not on PATH: {}", engine.name(), self.names[0], engine.remedy());
        }
        CargoTool::geckodriver().program(cache).context(engine.remedy())
    }

    /// Where it is: what the variable names, or the first on PATH.
    fn find(&self) -> Result<Option<PathBuf>> {
        let Some(value) = env::var(self.variable).ok().filter(|value| !value.is_empty()) else {
            return Ok(self.names.iter().find_map(|name| run::which(name)));
        };
        let found = run::which(&value);
        let found = found.with_context(|| format!("{} is {value}, which is no program", self.variable))?;
        Ok(Some(std::path::absolute(found)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn an_engine_has_one_word_for_the_command_line_and_for_the_tests() {
        for engine in ENGINES {
            let value = engine.to_possible_value().unwrap();
            assert_eq!(value.get_name(), engine.word());
        }
    }

    #[test]
    fn what_a_variable_names_and_is_no_program_is_refused() {
        // Set by no one, and not by this test either: variables are the process's.
        let program = Program { variable: "NEWS_BRIEF_NOTHING", names: &["sh"], packages: &[] };
        assert!(cfg!(windows) || program.find().unwrap().is_some());
        let program = Program { variable: "PATH", names: &["sh"], packages: &[] };
        let error = program.find().unwrap_err();
        assert!(error.to_string().contains("which is no program"), "{error}");
    }
}
