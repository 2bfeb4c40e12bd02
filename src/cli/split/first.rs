//! The first module: without what is late, and with gates that lead there.

use super::graph::{Kind, Plan};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function, FunctionSection, Module,
    TableSection, TableType,
};
use wasmparser::{
    CustomSectionReader, ElementSectionReader, ExportSectionReader, FunctionBody, FunctionSectionReader, Parser,
};

/// The first module of the named `wasm`, without names.
pub fn write(wasm: &[u8], plan: &Plan) -> Result<Vec<u8>, String> {
    let graph = super::Graph::read(wasm).map_err(|error| error.to_string())?;
    let mut first = First { plan, imported: graph.imported(), next: graph.imported(), graph: &graph };
    let mut module = Module::new();
    first.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| error.to_string())?;
    Ok(module.finish())
}

/// Copies a module, less what is late.
struct First<'a> {
    plan: &'a Plan,
    graph: &'a super::Graph<'a>,
    imported: u32,
    /// The index of the next body.
    next: u32,
}

impl First<'_> {
    fn is_gone(&self, function: u32) -> bool {
        self.plan.late.contains(&function) && !self.plan.gates.contains(&function)
    }

    /// Calls what the second module has put at `place`.
    fn gate(&self, function: u32, place: u32) -> Function {
        let type_index = self.graph.type_of[function as usize];
        let (parameters, _) = super::graph::signature(&self.graph.types[type_index as usize]);
        let mut body = Function::new([]);
        let mut code = body.instructions();
        for (index, _) in (0..).zip(parameters) {
            code.local_get(index);
        }
        code.i32_const(place.cast_signed()).call_indirect(self.plan.table, type_index).end();
        body
    }
}

impl Reencode for First<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let gone = self.plan.late.range(..function).filter(|late| self.is_gone(**late)).count();
        Ok(function - u32::try_from(gone).unwrap_or(u32::MAX))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for (function, kind) in (self.imported..).zip(section) {
            if !self.is_gone(function) {
                functions.function(self.type_index(kind?)?);
            }
        }
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        let function = self.next;
        self.next += 1;
        if let Some((place, _)) = (self.plan.places..).zip(&self.plan.gates).find(|(_, gate)| **gate == function) {
            code.function(&self.gate(function, place));
        } else if !self.is_gone(function) {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: wasmparser::TableSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for (index, table) in (0..).zip(section) {
            let mut kind: TableType = self.table_type(table?.ty)?;
            if index == self.plan.table {
                let more = (self.plan.gates.len() + self.plan.added.len()) as u64;
                kind.minimum += more;
                kind.maximum = kind.maximum.map(|most| most + more);
            }
            tables.table(kind);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        section: ElementSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_element_section(self, elements, section)?;
        let mut added = Vec::new();
        for function in &self.plan.added {
            added.push(self.function_index(*function)?);
        }
        let place = self.plan.places.cast_signed() + i32::try_from(self.plan.gates.len()).unwrap_or(i32::MAX);
        let table = (self.plan.table > 0).then_some(self.plan.table);
        elements.active(table, &ConstExpr::i32_const(place), Elements::Functions(added.into()));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_export_section(self, exports, section)?;
        for shared in &self.plan.exported {
            let kind = match shared.0 {
                Kind::Memory => ExportKind::Memory,
                Kind::Table => ExportKind::Table,
                Kind::Global => ExportKind::Global,
            };
            exports.export(&self.plan.shared[shared], kind, shared.1);
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<(), Error<Infallible>> {
        Ok(())
    }
}
