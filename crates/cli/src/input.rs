//! Reads input files and writes results.

use anyhow::{Context as _, Result, anyhow};
use article::{Article, read_text};
use import::encoding::{decode, decode_labelled};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

/// Reads the bytes of `file`; `-` is standard input.
///
/// # Errors
/// If it can't be read.
pub fn read_bytes(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let result = if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    result.with_context(|| format!("cannot read {}", file.display()))?;
    Ok(bytes)
}

/// Reads the text of `file`, in the encoding that `label` names or else in the
/// one that it seems to have. Prints which, unless it is UTF-8.
///
/// # Errors
/// If the file can't be read, or is no text in that encoding.
pub fn read_in(file: &Path, label: Option<&str>) -> Result<String> {
    decoded(file, &read_bytes(file)?, label)
}

/// The text of `bytes`, which were read from `file`; as [`read_in`].
///
/// # Errors
/// If they are no text in the encoding.
pub fn decoded(file: &Path, bytes: &[u8], label: Option<&str>) -> Result<String> {
    let name = file.display();
    let (text, encoding) = match label {
        Some(label) => decode_labelled(bytes, label)
            .with_context(|| format!("{name}: is no text in {label}, leave --encoding out or name another"))?,
        None => decode(bytes)
            .with_context(|| format!("{name}: the encoding is not known, save the file as UTF-8 or use --encoding"))?,
    };
    if encoding != "UTF-8" {
        eprintln!("{name}: decoded as {encoding}");
    }
    Ok(text)
}

/// Reads the text of `file`; `-` is standard input.
///
/// # Errors
/// If it can't be read or is not UTF-8.
pub fn read(file: &Path) -> Result<String> {
    String::from_utf8(read_bytes(file)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow!("{}: invalid UTF-8 at byte {at}, save the file as UTF-8", file.display())
    })
}

/// Parses the document `text` of `file`. Prints its problems to standard error.
///
/// # Errors
/// If the document is refused.
pub fn article(file: &Path, text: &str) -> Result<Article> {
    let (article, problems) = read_text(text).map_err(|refusal| anyhow!("{}: {refusal}", file.display()))?;
    problems.iter().for_each(|problem| eprintln!("{}: {problem}", file.display()));
    Ok(article)
}

/// Writes `text` to standard output. A closed pipe, as with `head`, is not an
/// error.
///
/// # Errors
/// If it can't be written.
pub fn write(text: &str) -> Result<()> {
    let mut output = std::io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("cannot write to standard output"),
        _ => Ok(()),
    }
}
