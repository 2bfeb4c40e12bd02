//! What yew carries and this widget never uses: portals, suspense, raw HTML,
//! and events that are handled at the root.
//!
//! Any node may be any of these, as far as a compiler can know. Their entrances
//! are emptied here, after linking; wasm-opt then drops all that only they led
//! to. Were one entered after all, the wasm would stop with an error.

use super::optimise;
use std::collections::HashSet;
use std::convert::Infallible;
use std::path::Path;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, Module};
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload, TypeRef};

/// The beginnings of their names, a line each. Not what frees memory: there,
/// one function may serve many types.
const ENTRANCES: &str = include_str!("unused.txt");

/// Takes what is unused out of the named wasm in `file`, which keeps its names. Where there is no
/// wasm-opt, nothing is done.
///
/// # Errors
/// A sentence that names the file and what is wrong.
pub fn remove(file: &Path) -> Result<(), String> {
    let wasm = std::fs::read(file).map_err(|error| format!("{}: can't be read: {error}", file.display()))?;
    let emptied = emptied(&wasm).map_err(|error| format!("{}: {error}", file.display()))?;
    let write = |bytes: &[u8]| {
        std::fs::write(file, bytes).map_err(|error| format!("{}: can't be written: {error}", file.display()))
    };
    write(&emptied)?;
    if optimise::all(file)? { Ok(()) } else { write(&wasm) }
}

/// The module with empty entrances.
fn emptied(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut emptying = Emptying::of(wasm).map_err(|error| error.to_string())?;
    if emptying.unused.is_empty() {
        return Err("no function of an unused part has its name".to_owned());
    }
    let mut module = Module::new();
    emptying.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| error.to_string())?;
    Ok(module.finish())
}

/// Copies a module, and empties functions.
#[derive(Default)]
struct Emptying {
    /// The indices of the entrances.
    unused: HashSet<u32>,
    /// The index of the next function. Those that are imported come first.
    next: u32,
}

impl Emptying {
    /// Finds the entrances of `wasm` by their names.
    fn of(wasm: &[u8]) -> wasmparser::Result<Self> {
        let mut found = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        found.next += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(names) = section.as_known() else { continue };
                    for name in names {
                        let Name::Function(functions) = name? else { continue };
                        for function in functions {
                            let function = function?;
                            let name = without_hashes(function.name);
                            if ENTRANCES.lines().any(|entrance| name.starts_with(entrance)) {
                                found.unused.insert(function.index);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(found)
    }
}

/// A name without the hashes of crates: `a[bf4633087c21ce4e]::B` is `a::B`.
pub fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 && hash.chars().all(|c| c.is_ascii_hexdigit()) => out.push_str(rest),
            _ => {
                out.push('[');
                out.push_str(part);
            }
        }
    }
    out
}

impl Reencode for Emptying {
    type Error = Infallible;

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        let index = self.next;
        self.next += 1;
        if !self.unused.contains(&index) {
            return wasm_encoder::reencode::utils::parse_function_body(self, code, body);
        }
        let mut empty = Function::new([]);
        empty.instructions().unreachable().end();
        code.function(&empty);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{FunctionSection, NameMap, NameSection, TypeSection};

    /// A module of functions that do nothing, with these names.
    fn named(names: &[&str]) -> Vec<u8> {
        let (mut types, mut functions, mut code, mut map) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        for (name, index) in names.iter().zip(0..) {
            functions.function(0);
            map.append(index, name);
            let mut body = Function::new([]);
            body.instructions().nop().end();
            code.function(&body);
        }
        let mut section = NameSection::new();
        section.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&section);
        module.finish()
    }

    #[test]
    fn entrances_are_emptied_and_nothing_else() {
        let entrance = ENTRANCES.lines().next().unwrap().replacen("::", "[bf4633087c21ce4e]::", 1);
        let emptied = emptied(&named(&["kept", &entrance, "core::ptr::drop_in_place::<a::VPortal>"])).unwrap();
        let mut traps = Vec::new();
        for payload in Parser::new(0).parse_all(&emptied) {
            if let Payload::CodeSectionEntry(body) = payload.unwrap() {
                let first = body.get_operators_reader().unwrap().read().unwrap();
                traps.push(matches!(first, wasmparser::Operator::Unreachable));
            }
        }
        assert_eq!(traps, [false, true, false]);
    }

    #[test]
    fn a_wasm_without_names_is_refused() {
        assert!(super::emptied(&named(&["kept"])).is_err());
    }
}
