//! Running other programs: found, announced, timed, their failures explained.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// A program ended with an error of its own, which it has already explained.
#[derive(Debug)]
pub struct Failed {
    /// What was run.
    pub what: String,
    /// Its exit code, if it was not ended by a signal.
    pub code: Option<i32>,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "{} failed (exit code {code})", self.what),
            None => write!(f, "{} was ended by a signal", self.what),
        }
    }
}

impl std::error::Error for Failed {}

/// The exit code for `error`: that of the program that failed, or 1.
pub fn exit_code(error: &anyhow::Error) -> ExitCode {
    let code = error.downcast_ref::<Failed>().and_then(|f| f.code);
    let code = code.and_then(|code| u8::try_from(code).ok());
    ExitCode::from(code.filter(|code| *code != 0).unwrap_or(1))
}

/// Runs a program to its end, with this terminal as its output.
pub fn check(what: &str, command: &mut Command) -> Result<()> {
    let status =
        command.stdin(Stdio::null()).status().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    if status.success() {
        return Ok(());
    }
    bail!(Failed { what: what.to_owned(), code: status.code() })
}

/// Runs a program to its end, and shows and gives over each line it prints.
pub fn read(what: &str, command: &mut Command, mut line: impl FnMut(&str)) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {:?}", command.get_program()))?;
    let mut printed = BufReader::new(child.stdout.take().context("its output can't be read")?);
    let mut bytes = Vec::new();
    while printed.read_until(b'\n', &mut bytes)? > 0 {
        let text = String::from_utf8_lossy(&bytes);
        print!("{text}");
        line(text.trim_end());
        bytes.clear();
    }
    let status = child.wait()?;
    if status.success() {
        return Ok(());
    }
    bail!(Failed { what: what.to_owned(), code: status.code() })
}

/// Becomes another program, so that a signal meant for us ends it. Comes back
/// only with an error, or where a process cannot do this.
pub fn replace(what: &str, mut command: Command) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let error = command.stdin(Stdio::null()).exec();
        Err(error).with_context(|| format!("cannot start {what}"))
    }
    #[cfg(not(unix))]
    check(what, &mut command)
}

/// What a program prints, if it runs and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs a program whose output matters only when it fails: one line announces
/// it, another gives the seconds it took, the output goes to the file `log`.
pub fn announced(what: &str, command: &mut Command, log: &Path) -> Result<()> {
    let started = Instant::now();
    eprintln!("{what}");
    let status =
        logged(command, log)?.wait().with_context(|| format!("cannot wait for {:?}", command.get_program()))?;
    if status.success() {
        eprintln!("  done in {:.0} s", started.elapsed().as_secs_f32());
        return Ok(());
    }
    let text = String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned();
    let from = text.lines().count().saturating_sub(20);
    let tail: Vec<&str> = text.lines().skip(from).collect();
    bail!(
        "{what}: {:?} failed ({status}). The end of its output, all of which is in {}:\n{}",
        command.get_program(),
        log.display(),
        tail.join("\n")
    )
}

/// Runs a program quietly and tells whether it succeeded within `limit`.
pub fn within(limit: Duration, command: &mut Command, log: &Path) -> Result<bool> {
    let started = Instant::now();
    let mut child = logged(command, log)?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if started.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Starts a program with both its outputs going to the file `log`.
fn logged(command: &mut Command, log: &Path) -> Result<std::process::Child> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("cannot start {:?}", command.get_program()))
}

/// Where on PATH the program `name` is.
pub fn which(name: &str) -> Option<PathBuf> {
    which_outside(Path::new(""), name)
}

/// Where on PATH, but not in `folder`, the program `name` is.
pub fn which_outside(folder: &Path, name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let folders = env::split_paths(&path).filter(|other| other != folder);
    let mut files = folders.flat_map(|folder| {
        let file = |ending| folder.join(format!("{name}{ending}"));
        endings.iter().map(file).collect::<Vec<_>>()
    });
    files.find(|file| is_executable(file))
}

/// `file` with the ending executables have here.
pub fn executable(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(env::consts::EXE_SUFFIX);
    name.into()
}

/// Whether `file` is there and may be executed.
fn is_executable(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(file).is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    file.is_file()
}

/// A PATH which begins with `folders`, each once, and goes on with `path`.
pub fn path_with(folders: &[PathBuf], path: &OsStr) -> Result<OsString> {
    let mut all: Vec<PathBuf> = Vec::new();
    for folder in folders.iter().cloned().chain(env::split_paths(path)) {
        if !all.contains(&folder) {
            all.push(folder);
        }
    }
    env::join_paths(&all)
        .context("a folder of the tools has a name that PATH cannot hold; set NEWS_BRIEF_TOOLS to another place")
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn tools_come_first_on_path_and_once() {
        let folders = [PathBuf::from("/tools/trunk"), PathBuf::from("/usr/bin")];
        let path = path_with(&folders, OsStr::new("/bin:/usr/bin:/bin")).unwrap();
        assert_eq!(path, "/tools/trunk:/usr/bin:/bin");
    }

    #[test]
    fn a_folder_that_path_cannot_hold_is_refused() {
        let error = path_with(&[PathBuf::from("/a:b")], OsStr::new("/bin")).unwrap_err();
        assert!(error.to_string().contains("NEWS_BRIEF_TOOLS"));
    }

    #[test]
    fn a_failed_program_gives_its_exit_code() {
        let error = check("sh", Command::new("sh").args(["-c", "exit 7"])).unwrap_err();
        assert_eq!(error.to_string(), "sh failed (exit code 7)");
        assert_eq!(exit_code(&error), ExitCode::from(7));
        assert_eq!(exit_code(&anyhow::anyhow!("other")), ExitCode::from(1));
    }

    #[test]
    fn what_a_program_prints_is_read_line_by_line_also_when_it_fails() {
        let mut lines = Vec::new();
        let mut program = Command::new("sh");
        program.args(["-c", "echo one; printf two; exit 3"]);
        let error = read("sh", &mut program, |line| lines.push(line.to_owned())).unwrap_err();
        assert_eq!(lines, ["one", "two"]);
        assert_eq!(exit_code(&error), ExitCode::from(3));
    }

    #[test]
    fn a_program_is_stopped_at_its_time_limit() {
        let log = env::temp_dir().join(format!("xtask-limit-{}", std::process::id()));
        let mut sleep = Command::new("sleep");
        let ended = within(Duration::from_millis(60), sleep.arg("20"), &log).unwrap();
        fs::remove_file(&log).unwrap();
        assert!(!ended);
    }
}
