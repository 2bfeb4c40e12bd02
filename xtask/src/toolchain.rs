//! How wasm is built here: with which cargo, and with which variables.
//!
//! Trunk starts `cargo build` itself, and its hooks start cargo for native
//! programs. So the variables meant for wasm are not set for all of Trunk: a
//! small script named `cargo`, put first on PATH, sets them where the
//! arguments ask for wasm, and passes everything else on as it is.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The target that is built.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The first Rust 1.x that can end a panic without any code for it.
const IMMEDIATE_ABORT: u32 = 92;

/// Variables, in the order they are set.
type Variables = Vec<(&'static str, String)>;

/// How wasm is built.
#[derive(Debug, PartialEq)]
pub struct Toolchain {
    /// The system it builds on.
    pub host: String,
    /// The cargo that builds wasm, or nothing for the one on PATH.
    pub cargo: Option<PathBuf>,
    /// What every build of wasm needs set.
    pub always: Variables,
    /// What a release build needs besides.
    pub release: Variables,
}

impl Toolchain {
    /// The Rust on PATH, whose std for wasm is there. `minor` is its version,
    /// 1.x. With the source of std, a release build makes a smaller std.
    pub fn ordinary(host: String, minor: u32, std_source: bool) -> Self {
        let mut release = Variables::new();
        if std_source && minor >= IMMEDIATE_ABORT {
            release.extend(build_std());
            release.extend(small_std(minor));
        }
        Self { host, cargo: None, always: Variables::new(), release }
    }

    /// A Rust whose std for wasm has to be built first: the one in the folder
    /// `bin`, with lld beside it.
    pub fn with_std_built(bin: &Path, host: String, minor: u32) -> Self {
        let program = |name: &str| bin.join(name).display().to_string();
        let mut always =
            vec![("RUSTC", program("rustc")), ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", program("wasm-ld"))];
        always.extend(build_std());
        Self { host, cargo: Some(bin.join("cargo")), always, release: small_std(minor) }
    }

    /// Whether release builds are as small as they can be.
    pub fn is_small(&self) -> bool {
        let flags = |(name, _): &(&str, String)| name.ends_with("_RUSTFLAGS");
        self.release.iter().any(flags)
    }

    /// Writes the script `cargo` into `folder`, which passes on to this
    /// toolchain's cargo or to `native`. Gives the folder to put on PATH, or
    /// nothing where no script is needed.
    pub fn write_shim(&self, folder: &Path, native: &Path) -> Result<Option<PathBuf>> {
        if self.cargo.is_none() && self.always.is_empty() && self.release.is_empty() {
            return Ok(None);
        }
        let file = folder.join("cargo");
        let text = self.shim(native)?;
        if fs::read_to_string(&file).is_ok_and(|old| old == text) {
            return Ok(Some(folder.to_owned()));
        }
        fs::create_dir_all(folder)?;
        // Renamed into place, so that no build meets half a script.
        let partial = folder.join(format!("cargo.{}", std::process::id()));
        fs::write(&partial, text)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&partial, fs::Permissions::from_mode(0o755))?;
        }
        fs::rename(&partial, &file)?;
        Ok(Some(folder.to_owned()))
    }

    /// The text of that script.
    fn shim(&self, native: &Path) -> Result<String> {
        let mut text = String::from("#!/bin/sh\n# Written by `cargo xtask setup`.\n");
        writeln!(text, "case \" $* \" in\n*{TARGET}*)")?;
        export(&mut text, &self.always)?;
        if !self.release.is_empty() {
            text += "  case \" $* \" in\n  *' --release '*)\n";
            // Either would replace the flags set here.
            text += "  unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS\n";
            export(&mut text, &self.release)?;
            text += "  ;;\n  esac\n";
        }
        let cargo = self.cargo.as_deref().unwrap_or(native);
        writeln!(text, "  exec {} \"$@\"\n  ;;\nesac", quoted(cargo)?)?;
        writeln!(text, "exec {} \"$@\"", quoted(native)?)?;
        Ok(text)
    }
}

/// The variables that build std along with the site, without the parts of it
/// that read debug information, which wasm has no use for.
fn build_std() -> Variables {
    [
        // They are not stable: this lets a stable Rust take them.
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

/// The variables that make a std built along smaller still. A panic then ends
/// the wasm at once, as a `RuntimeError` without a message. Flags of the
/// environment replace those in `.cargo/config.toml`, so its stack is here too.
fn small_std(minor: u32) -> Variables {
    let flags = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Clink-arg=-zstack-size=262144";
    let name = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
    let set = (name, flags.to_owned());
    (minor >= IMMEDIATE_ABORT).then_some(set).into_iter().collect()
}

/// Adds `export` lines.
fn export(text: &mut String, variables: &Variables) -> Result<()> {
    for (name, value) in variables {
        writeln!(text, "  export {name}={}", quoted(Path::new(value))?)?;
    }
    Ok(())
}

/// A path or a value as one word of the shell.
fn quoted(word: &Path) -> Result<String> {
    let word = word.to_str().context("a path here is not UTF-8")?;
    if word.contains('\'') {
        bail!("{word} has a quotation mark in it: set NEWS_BRIEF_TOOLS and CARGO_HOME to folders without one");
    }
    Ok(format!("'{word}'"))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn an_ordinary_rust_needs_no_script() {
        let folder = Path::new("/nowhere");
        let ordinary = |minor, source| Toolchain::ordinary("h".to_owned(), minor, source);
        let plain = ordinary(95, false);
        assert_eq!(plain.write_shim(folder, Path::new("cargo")).unwrap(), None);
        assert_eq!(ordinary(91, true), plain);
        assert!(!plain.is_small());
        assert!(ordinary(92, true).is_small());
    }

    /// What the script sets and starts, with `echo` for cargo.
    fn shown(toolchain: &Toolchain, arguments: &[&str]) -> String {
        let text = toolchain.shim(Path::new("echo")).unwrap();
        let text = text.replace("exec '", "echo $RUSTC ${RUSTFLAGS-unset}; '");
        let mut sh = Command::new("sh");
        sh.env_clear().env("RUSTFLAGS", "own").args(["-c", &text, "cargo"]).args(arguments);
        let text = String::from_utf8(sh.output().unwrap().stdout).unwrap();
        text.lines().take(2).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn the_script_touches_only_builds_of_wasm() {
        let mut toolchain = Toolchain::with_std_built(Path::new("/usr/bin"), "h".to_owned(), 96);
        toolchain.cargo = None;
        let wasm = format!("--target={TARGET}");
        assert_eq!(shown(&toolchain, &["run"]), "own|run");
        let native = ["run", "--release"];
        assert_eq!(shown(&toolchain, &native), "own|run --release");
        let built = shown(&toolchain, &["build", &wasm]);
        assert_eq!(built, format!("/usr/bin/rustc own|build {wasm}"));
        let built = shown(&toolchain, &["build", &wasm, "--release"]);
        let wanted = format!("/usr/bin/rustc unset|build {wasm} --release");
        assert_eq!(built, wanted);
    }
}
