//! The programs of a browser: its driver, what that needs, and what it starts.

use std::io::{BufRead, BufReader, Lines};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How often a driver is started before the test gives up.
const ATTEMPTS: usize = 5;

/// Ends a group of processes and removes their folder as soon as the test
/// program lets go of its standard input, be it by ending.
const GUARD: &str = r#"
    read -r _
    kill -s KILL -- "-$1"
    for _ in 1 2 3 4 5; do rm -rf -- "$2" && break; sleep 0.2; done
"#;

/// A driver, what it needs, and the browsers it started; they end together.
pub struct Processes {
    /// The first is the leader of a group that holds all of them.
    started: Vec<Child>,
    guard: Option<Child>,
    pub profile: PathBuf,
}

impl Drop for Processes {
    fn drop(&mut self) {
        // Waiting closes its standard input.
        for process in self.guard.iter_mut().chain(&mut self.started) {
            let _ = process.wait();
        }
        // Where nothing has started.
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Processes {
    /// With a new folder for the profile.
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("news-brief-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).unwrap();
        Self { started: Vec::new(), guard: None, profile }
    }

    /// Starts the program that `variable` names, or else `name`, as one of the
    /// group, and gives what it prints.
    fn start(&mut self, variable: &str, name: &str, prepare: impl FnOnce(&mut Command)) -> ChildStdout {
        let program = std::env::var(variable).unwrap_or_else(|_| name.to_owned());
        let mut command = Command::new(&program);
        prepare(&mut command);
        if cfg!(target_os = "linux") {
            // What it leaves there goes with the profile. Elsewhere, paths of sockets would be too long.
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

    /// Ends what was started last, which did not come up.
    fn give_up(&mut self) {
        if let Some(mut process) = self.started.pop() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Starts what ends a group of processes.
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

/// Starts chromedriver, and gives its port.
///
/// It asks the system for a port of IPv4 and then takes the same one of IPv6;
/// where another process has that, it ends at once.
pub fn start_chromedriver(processes: &mut Processes) -> Result<u16, &'static str> {
    let printed = processes.start("CHROMEDRIVER", "chromedriver", |command| {
        command.arg("--port=0");
    });
    let line =
        line_with(printed, "started successfully on port").ok_or("chromedriver ended before it said its port")?;
    Ok(port_of(line.trim_end_matches('.')))
}

/// Starts geckodriver, and gives its port.
pub fn start_geckodriver(processes: &mut Processes) -> u16 {
    let profile = processes.profile.clone();
    let printed = processes.start("GECKODRIVER", "geckodriver", |command| {
        // Its own scripts are the only ones that can set the width of a page.
        command.args(["--port=0", "--allow-system-access", "--profile-root"]).arg(profile);
    });
    port_of(&line_with(printed, "Listening on").expect("geckodriver does not say its port"))
}

/// Starts WebKitWebDriver on a screen of its own, and gives its port.
pub fn start_webkit_driver(processes: &mut Processes) -> u16 {
    let printed = processes.start("XVFB", "Xvfb", |command| {
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    });
    let display = line_with(printed, "").expect("Xvfb does not say its display");
    for _ in 0..ATTEMPTS {
        // It can't choose a port itself; another process may take this one first.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let profile = processes.profile.clone();
        let printed = processes.start("WEBKITWEBDRIVER", "WebKitWebDriver", |command| {
            command.arg(format!("--port={port}"));
            command.env("DISPLAY", format!(":{display}")).env_remove("WAYLAND_DISPLAY");
            // A container has no right to make one; the pages are our own.
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

/// The first line printed that holds `wanted`.
fn line_with(printed: ChildStdout, wanted: &str) -> Option<String> {
    let mut lines = BufReader::new(printed).lines();
    let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains(wanted))?;
    drain(lines);
    Some(line)
}

/// Reads on: a program would stop when its pipe is full.
fn drain(lines: Lines<BufReader<ChildStdout>>) {
    std::thread::spawn(move || lines.for_each(drop));
}

/// The number that ends a line.
fn port_of(line: &str) -> u16 {
    let digits = line.rsplit(|character: char| !character.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or_else(|_| panic!("no port is in {line}"))
}
