//! Packages of Debian and its kin, for what no other installer brings.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, bail};

use super::cache::Cache;
use crate::run;

/// Whether the lists of packages were brought up to date by this process.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// Whether this system has apt-get.
pub fn is_here() -> bool {
    run::which("apt-get").is_some()
}

/// Installs packages, without asking anything and without removing any.
pub fn install(cache: &Cache, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !may_install() {
        bail!(
            "these packages are missing, and only root may install them: \
             run `sudo apt-get install -y {list}`, then this again"
        );
    }
    if !UPDATED.swap(true, Ordering::Relaxed) {
        // A list that cannot be had is no error: the packages may be elsewhere.
        let log = cache.log("apt-update");
        if let Err(error) = run::announced("updating apt's lists", apt_get().arg("update"), &log) {
            eprintln!("  not all of them: {}", error.root_cause());
        }
    }
    let what = format!("installing {list} with apt-get (some minutes at most, once)");
    let mut install = apt_get();
    install.args(["install", "-y", "--no-install-recommends", "--no-remove"]).args(packages);
    run::announced(&what, &mut install, &cache.log("apt-install"))
}

/// Whether this user may install packages: as root, or through sudo when it
/// asks for no password.
fn may_install() -> bool {
    is_root() || run::output(Command::new("sudo").args(["-n", "true"])).is_some()
}

/// Whether this user is root.
fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// apt-get as root, which waits for another one to end.
fn apt_get() -> Command {
    let mut words = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    if !is_root() {
        words.splice(0..0, ["sudo", "-n"]);
    }
    words.extend(["-o", "DPkg::Lock::Timeout=300"]);
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}
