//! Short names for what the wasm imports from its glue.
//!
//! wasm-bindgen names each import with a hash of sixteen digits, once in the
//! wasm and once in the glue: three kilobytes that no compression takes off. What it exports
//! for closures has names of a hundred letters.

use super::split;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, ImportSectionReader, Parser};

/// What is in the names of exports that call a closure.
const CLOSURE: &str = "___convert__closures__";

/// The wasm, of which there may be several parts, and its glue, with the names
/// of imports numbered in all, and without the wasm's custom sections: the names
/// that a debugger shows.
///
/// # Errors
/// What is not as wasm-bindgen writes it.
pub fn numbered(parts: &[Vec<u8>], glue: &str) -> Result<(Vec<Vec<u8>>, String), String> {
    let mut numbered = Numbered::default();
    let mut modules = Vec::new();
    for wasm in parts {
        let mut module = Module::new();
        numbered
            .parse_core_module(&mut module, Parser::new(0), wasm)
            .map_err(|error| format!("the wasm can't be read: {error}"))?;
        modules.push(module.finish());
    }
    let mut glue = glue.to_owned();
    for (number, name) in numbered.names.iter().enumerate() {
        let key = format!("\n{name}: ");
        if glue.matches(&key).count() != 1 {
            return Err(format!("the glue does not give {name} once"));
        }
        glue = glue.replace(&key, &format!("\n{number}: "));
    }
    // A name may begin another.
    let mut closures: Vec<_> = numbered.closures.iter().enumerate().collect();
    closures.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    for (number, name) in closures {
        if !glue.contains(name) {
            return Err(format!("the glue does not call {name}"));
        }
        glue = glue.replace(name, &format!("_{number}"));
    }
    Ok((modules, pruned(&glue)?))
}

/// The glue without the functions that no part imports: those of what was taken out of the wasm.
fn pruned(glue: &str) -> Result<String, String> {
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some((before, after)) = rest.split_once("\n__wb") {
        out.push_str(before);
        let Some((name, function)) = after.split_once(": function(") else {
            out.push_str("\n__wb");
            rest = after;
            continue;
        };
        if !name.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
            out.push_str("\n__wb");
            rest = after;
            continue;
        }
        rest = behind(function).ok_or_else(|| format!("the glue does not end __wb{name} as it should"))?;
    }
    out.push_str(rest);
    Ok(out)
}

/// What is behind a function and its comma, from the line after it on.
fn behind(function: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (place, letter) in function.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    let rest = &function[place + 1..];
                    return rest.strip_prefix(',').filter(|rest| rest.starts_with('\n'));
                }
            }
            _ => {}
        }
    }
    None
}

/// Copies a module, and numbers its imports and the closures among its exports.
#[derive(Default)]
struct Numbered {
    names: Vec<String>,
    /// What is exported for closures, under names of a hundred letters.
    closures: Vec<String>,
}

impl Reencode for Numbered {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            // What one part has of another keeps its name.
            if import.module == split::FIRST {
                imports.import(import.module, import.name, self.entity_type(import.ty)?);
                continue;
            }
            let known = self.names.iter().position(|name| name == import.name);
            let number = known.unwrap_or(self.names.len());
            if known.is_none() {
                self.names.push(import.name.to_owned());
            }
            imports.import(import.module, &number.to_string(), self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Infallible>> {
        let kind = self.export_kind(export.kind)?;
        if export.name.contains(CLOSURE) {
            exports.export(&format!("_{}", self.closures.len()), kind, export.index);
            self.closures.push(export.name.to_owned());
        } else {
            exports.export(export.name, kind, export.index);
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<(), Error<Infallible>> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, EntityType, TypeSection};
    use wasmparser::Payload;

    /// A module that imports functions of these names from `m`, and is named.
    fn importing(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("m", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.section(&CustomSection { name: "producers".into(), data: [0].as_slice().into() });
        module.finish()
    }

    #[test]
    fn imports_are_numbered_in_both_files() {
        let wasm = importing(&["f_a", "g_b_c"]);
        let glue = "const i = {\n__proto__: null,\nf_a: function() {},\ng_b_c: function() {},\n};";
        let (short, shortened) = numbered(&[wasm.clone(), importing(&["g_b_c"])], glue).unwrap();
        let (mut names, mut customs) = (Vec::new(), 0);
        for payload in short.iter().flat_map(|part| Parser::new(0).parse_all(part)) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    names.extend(section.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::CustomSection(_) => customs += 1,
                _ => {}
            }
        }
        assert_eq!((names, customs), (["0", "1", "1"].map(str::to_owned).to_vec(), 0));
        assert_eq!(shortened, "const i = {\n__proto__: null,\n0: function() {},\n1: function() {},\n};");
        let unused = glue.replace(
            "f_a:",
            "__wbg_x: function() { return y(function (a) {\nreturn { b: a };\n}, arguments); },\nf_a:",
        );
        let kept = unused.replace("__proto__", "__wbg_y(): 1,\n__proto__");
        assert_eq!(numbered(&[importing(&["f_a", "g_b_c"])], &unused).unwrap().1, shortened);
        assert!(numbered(&[importing(&["f_a", "g_b_c"])], &kept).unwrap().1.contains("__wbg_y(): 1,\n__proto__"));
        assert!(numbered(&[importing(&["f_a", "g_b_c"])], &unused.replace("}, arg", "}}, arg")).is_err());
        assert!(numbered(&[wasm], "f_a").is_err());
        assert!(numbered(&[b"<!doctype html>".to_vec()], glue).is_err());
    }

    #[test]
    fn closures_are_numbered_in_both_files_and_others_keep_their_names() {
        let names = ["memory", "w___convert__closures__a", "w___convert__closures__a_b"];
        let mut exports = ExportSection::new();
        let mut memories = wasm_encoder::MemorySection::new();
        let memory = wasm_encoder::MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        memories.memory(memory);
        for name in names {
            exports.export(name, wasm_encoder::ExportKind::Memory, 0);
        }
        let mut module = Module::new();
        module.section(&memories).section(&exports);
        let glue = names.map(|name| format!("wasm.{name}();\n")).concat();
        let (short, shortened) = numbered(&[module.finish()], &glue).unwrap();
        assert_eq!(shortened, "wasm.memory();\nwasm._0();\nwasm._1();\n");
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&short[0]) {
            if let Payload::ExportSection(section) = payload.unwrap() {
                found.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
            }
        }
        assert_eq!(found, ["memory", "_0", "_1"]);
    }
}
