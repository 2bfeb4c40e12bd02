//! Short names for what the wasm imports from its glue.
//!
//! wasm-bindgen names each import with a hash of sixteen digits, once in the
//! wasm and once in the glue: three kilobytes that no compression takes off.

use super::split;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{CustomSectionReader, ImportSectionReader, Parser};

/// The wasm, of which there may be several parts, and its glue, with the names
/// of imports numbered in all, and without the wasm's custom sections: the names
/// that a debugger shows.
///
/// # Errors
/// What is not as wasm-bindgen writes it.
pub fn numbered(parts: &[Vec<u8>], glue: &str) -> Result<(Vec<Vec<u8>>, String), String> {
    let mut numbered = Numbered { names: Vec::new() };
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
    Ok((modules, glue))
}

/// Copies a module, and numbers its imports.
struct Numbered {
    names: Vec<String>,
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
        assert!(numbered(&[wasm], "f_a").is_err());
        assert!(numbered(&[b"<!doctype html>".to_vec()], glue).is_err());
    }
}
