//! Reading the files named on the command line, and writing results.

use std::io::{ErrorKind, Read, Write};
use std::path::Path;

/// The bytes of `file`, of standard input for `-`.
///
/// # Errors
/// A sentence that names the file and what to do.
pub fn read_bytes(file: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let result = if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    result.map_err(|error| format!("{}: can't be read: {error}", file.display()))?;
    Ok(bytes)
}

/// The text of `file`, of standard input for `-`.
///
/// # Errors
/// A sentence that names the file and what to do.
pub fn read(file: &Path) -> Result<String, String> {
    String::from_utf8(read_bytes(file)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{}: byte {at} is not UTF-8, save the file as UTF-8", file.display())
    })
}

/// Writes `text` to standard output. A reader that has seen enough, such as
/// `head`, is no error.
///
/// # Errors
/// A sentence, when it can't be written.
pub fn write(text: &str) -> Result<(), String> {
    let mut output = std::io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("standard output: can't be written: {error}"))
        }
        _ => Ok(()),
    }
}
