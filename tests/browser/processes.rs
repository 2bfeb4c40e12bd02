//! The processes of a browser: its driver, and what that starts.

use std::io::{BufRead, BufReader, Lines};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How often a driver is started before the test gives up.
const ATTEMPTS: usize = 5;

/// Kills a process group and removes its folder as soon as the test program closes this script's
/// standard input, which it does at its end.
const GUARD: &str = r#"
    read -r _
    kill -s KILL -- "-$1"
    for _ in 1 2 3 4 5; do rm -rf -- "$2" && break; sleep 0.2; done
"#;

/// A driver, what it needs, and the browsers it started. They end together.
pub struct Processes {
    /// The first leads the process group of all.
    started: Vec<Child>,
    guard: Option<Child>,
    pub profile: PathBuf,
}

impl Drop for Processes {
    fn drop(&mut self) {
        // Waiting closes the guard's standard input.
        for process in self.guard.iter_mut().chain(&mut self.started) {
            let _ = process.wait();
        }
        // If nothing was started.
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Processes {
    /// Creates a new profile folder.
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("news-brief-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).unwrap();
        Self { started: Vec::new(), guard: None, profile }
    }

    /// Starts the program that `variable` names, or else `name`, in the group, and returns its
    /// output.
    fn start(&mut self, variable: &str, name: &str, prepare: impl FnOnce(&mut Command)) -> ChildStdout {
        let program = std::env::var(variable).unwrap_or_else(|_| name.to_owned());
        let mut command = Command::new(&program);
        prepare(&mut command);
        if cfg!(target_os = "linux") {
            // Temporary files are removed with the profile. In other places, paths of sockets
            // would be too long.
            command.env("TMPDIR", &self.profile);
        }
        let leader = self.started.first().map_or(0, |leader| leader.id().cast_signed());
        let mut process = command
            .process_group(leader)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}); run `cargo xtask test`"));
        let printed = process.stdout.take().unwrap();
        if self.guard.is_none() {
            self.guard = Some(guard(process.id(), &self.profile));
        }
        self.started.push(process);
        printed
    }

    /// Kills the last process, which did not come up.
    fn give_up(&mut self) {
        if let Some(mut process) = self.started.pop() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Starts the guard of a process group.
fn guard(group: u32, profile: &Path) -> Child {
    Command::new("sh")
        .args(["-c", GUARD, "guard", &group.to_string()])
        .arg(profile)
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Starts chromedriver and returns its port.
///
/// It gets a port of IPv4 from the system and then binds the same one of IPv6. If another process
/// has that, it exits.
pub fn start_chromedriver(processes: &mut Processes) -> Result<u16, &'static str> {
    let printed = processes.start("CHROMEDRIVER", "chromedriver", |command| {
        command.arg("--port=0");
    });
    let line =
        line_with(printed, "started successfully on port").ok_or("chromedriver ended before it said its port")?;
    Ok(port_of(line.trim_end_matches('.')))
}

/// Starts geckodriver and returns its port.
pub fn start_geckodriver(processes: &mut Processes) -> u16 {
    let profile = processes.profile.clone();
    let printed = processes.start("GECKODRIVER", "geckodriver", |command| {
        // Only Firefox's own scripts can set the width of a page.
        command.args(["--port=0", "--allow-system-access", "--profile-root"]).arg(profile);
    });
    port_of(&line_with(printed, "Listening on").expect("geckodriver does not say its port"))
}

/// Starts WebKitWebDriver on its own virtual screen and returns its port.
pub fn start_webkit_driver(processes: &mut Processes) -> u16 {
    let printed = processes.start("XVFB", "Xvfb", |command| {
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    });
    let display = line_with(printed, "").expect("Xvfb does not say its display");
    for _ in 0..ATTEMPTS {
        // It can't choose a port itself. Another process may take this one first.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let profile = processes.profile.clone();
        let printed = processes.start("WEBKITWEBDRIVER", "WebKitWebDriver", |command| {
            command.arg(format!("--port={port}"));
            command.env("DISPLAY", format!(":{display}")).env_remove("WAYLAND_DISPLAY");
            // A container can't create a sandbox; the pages are our own.
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
            for folder in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
                command.env(folder, &profile);
            }
        });
        drain(BufReader::new(printed).lines());
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(10) {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return port;
            }
            if matches!(processes.started.last_mut().map(Child::try_wait), Some(Ok(Some(_)))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        processes.give_up();
    }
    panic!("WebKitWebDriver did not listen at any of {ATTEMPTS} ports");
}

/// The first line that contains `wanted`.
fn line_with(printed: ChildStdout, wanted: &str) -> Option<String> {
    let mut lines = BufReader::new(printed).lines();
    let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains(wanted))?;
    drain(lines);
    Some(line)
}

/// Keeps reading: a program blocks when its pipe is full.
fn drain(lines: Lines<BufReader<ChildStdout>>) {
    std::thread::spawn(move || lines.for_each(drop));
}

/// The number at the end of a line.
fn port_of(line: &str) -> u16 {
    let digits = line.rsplit(|character: char| !character.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or_else(|_| panic!("no port is in {line}"))
}
