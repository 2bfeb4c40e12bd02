//! Making wasm small, by wasm-opt.

use std::path::Path;
use std::process::Command;

/// Where Trunk is told how wasm-opt makes the widget's wasm small.
const PAGE: &str = include_str!("../../index.html");
/// What may be done to a module that shares its table with another: nothing
/// that takes for granted that a place which is empty stays so.
const SPLIT: [&str; 4] = ["-Oz", "--remove-unused-module-elements", "--reorder-functions", "--strip-debug"];

/// Makes the wasm in `file` as small as Trunk would; its names stay. False where
/// there is no wasm-opt.
///
/// # Errors
/// wasm-opt does not understand the wasm.
pub fn all(file: &Path) -> Result<bool, String> {
    run(file, options())
}

/// Makes one part of a wasm that was split smaller; its names go.
///
/// # Errors
/// wasm-opt does not understand the wasm.
pub fn part(file: &Path) -> Result<bool, String> {
    run(file, options().filter(|option| option.starts_with("--enable-")).chain(SPLIT))
}

fn run(file: &Path, options: impl Iterator<Item = &'static str>) -> Result<bool, String> {
    match Command::new("wasm-opt").args(options).arg(file).arg("-o").arg(file).status() {
        Ok(status) if status.success() => Ok(true),
        Ok(status) => Err(format!("wasm-opt failed: {status}")),
        Err(error) => {
            eprintln!("wasm-opt can't be run ({error}): the wasm stays larger than it need be");
            Ok(false)
        }
    }
}

/// What Trunk runs wasm-opt with.
fn options() -> impl Iterator<Item = &'static str> {
    let options = PAGE.split("data-wasm-opt-params=\"").nth(1).and_then(|rest| rest.split('"').next());
    options.unwrap_or_default().split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_small_as_the_page_says_and_keeps_its_names() {
        let options: Vec<_> = options().collect();
        assert!(options.contains(&"-Oz") && options.contains(&"-g"), "{options:?}");
    }
}
