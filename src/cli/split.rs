//! The wasm in two: what every reader needs at the start, and the rest.
//!
//! Gates are functions that nothing calls before the rest is there; their names
//! are listed. What only they lead to is moved into a second module. In the
//! first one a gate is a call through a place of the function table that stays
//! empty until the second fills it: entered before, the wasm would stop with an
//! error. Both share memory, table and stack. What the second needs of the
//! first it calls through the table too, which takes no names.

mod first;
mod graph;
mod rest;

use graph::Graph;
use std::path::Path;

/// The gates' names, a line each.
const GATES: &str = include_str!("late.txt");
/// What the second module calls the first.
pub const FIRST: &str = "first";
/// Functions of the first module that are no longer than this are in the second
/// too: there is nothing to be gained by calling them.
const COPIED: usize = 24;

/// Splits the named wasm in `first`, and writes what is not needed at the start to `rest`.
///
/// # Errors
/// A sentence that names the file and what is wrong.
pub fn run(first: &Path, rest: &Path) -> Result<(), String> {
    let wasm = std::fs::read(first).map_err(|error| format!("{}: can't be read: {error}", first.display()))?;
    let halves = split(&wasm, GATES).map_err(|error| format!("{}: {error}", first.display()))?;
    for (file, bytes) in [first, rest].iter().zip(halves) {
        std::fs::write(file, bytes).map_err(|error| format!("{}: can't be written: {error}", file.display()))?;
    }
    Ok(())
}

/// The first module and the second.
fn split(wasm: &[u8], gates: &str) -> Result<[Vec<u8>; 2], String> {
    let graph = Graph::read(wasm).map_err(|error| error.to_string())?;
    let plan = graph.plan(gates)?;
    Ok([first::write(wasm, &plan)?, rest::write(&graph, &plan)?])
}

#[cfg(test)]
mod tests;
