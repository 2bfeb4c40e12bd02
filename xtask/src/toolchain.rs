//! How wasm is built here: with which Rust, and with which variables set on
//! Trunk, which starts cargo.
//!
//! The variables for std apply to builds with `--target` alone, so build
//! scripts and procedural macros are not affected.

use std::path::PathBuf;

/// The target that is built.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Variables of a process.
type Variables = Vec<(&'static str, String)>;

/// How wasm is built.
#[derive(Debug, PartialEq)]
pub struct Toolchain {
    /// The system it builds on.
    pub host: String,
    /// The folder of its programs, or nothing for the Rust on PATH.
    pub bin: Option<PathBuf>,
    /// Whether release builds compile std for size.
    pub small: bool,
    /// Whether every build has to compile std.
    pub no_std: bool,
}

impl Toolchain {
    /// The Rust on PATH, which has std for wasm. With the source of std,
    /// release builds compile it for size.
    pub fn ordinary(host: String, std_source: bool) -> Self {
        Self { host, bin: None, small: std_source, no_std: false }
    }

    /// The Rust in the folder `bin`, with lld beside it, which has only the
    /// source of std.
    pub fn without_std(bin: PathBuf, host: String) -> Self {
        Self { host, bin: Some(bin), small: true, no_std: true }
    }

    /// The variables of a build.
    pub fn variables(&self, release: bool) -> Variables {
        let mut variables = Variables::new();
        if self.no_std || (release && self.small) {
            variables.extend([
                // A stable Rust takes the unstable options below.
                ("RUSTC_BOOTSTRAP", "1".to_owned()),
                ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".to_owned()),
                ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size".to_owned()),
            ]);
        }
        if release && self.small {
            // Panics abort at once: their messages and the code that formats them are
            // 10 kB, compressed. Cargo adds the flags to those in .cargo/config.toml.
            let flags = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
            variables.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.to_owned()));
        }
        if let Some(bin) = &self.bin {
            let linker = bin.join("wasm-ld").display().to_string();
            variables.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker));
        }
        variables
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(toolchain: &Toolchain, release: bool) -> Vec<&'static str> {
        toolchain.variables(release).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn only_release_builds_compile_a_std_that_is_there() {
        let toolchain = Toolchain::ordinary("h".to_owned(), true);
        assert_eq!(names(&toolchain, false), [""; 0]);
        assert!(names(&toolchain, true).contains(&"CARGO_UNSTABLE_BUILD_STD"));
        assert_eq!(names(&Toolchain::ordinary("h".to_owned(), false), true), [""; 0]);
    }

    #[test]
    fn a_rust_without_std_compiles_it_always() {
        let toolchain = Toolchain::without_std("/usr/bin".into(), "h".to_owned());
        assert!(names(&toolchain, false).contains(&"CARGO_UNSTABLE_BUILD_STD"));
        let linker = ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "/usr/bin/wasm-ld".to_owned());
        assert!(toolchain.variables(false).contains(&linker));
    }
}
