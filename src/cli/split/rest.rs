//! The second module: what is late, in the memory and the table of the first.

use super::graph::{Graph, Kind, Plan};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, Function, FunctionSection, ImportSection, Module,
    TypeSection,
};
use wasmparser::{FunctionBody, Operator};

/// The second module.
pub fn write(graph: &Graph<'_>, plan: &Plan) -> Result<Vec<u8>, String> {
    let mut rest = Rest::new(graph, plan);
    rest.sections().map_err(|error| error.to_string())
}

/// Where the first module's parts are in the second one.
struct Rest<'a> {
    graph: &'a Graph<'a>,
    plan: &'a Plan,
    /// The types that are used so far, by their indices in the first module.
    types: Vec<u32>,
    /// The functions, imported ones first.
    functions: Vec<u32>,
    tables: Vec<u32>,
    globals: Vec<u32>,
}

impl<'a> Rest<'a> {
    fn new(graph: &'a Graph<'a>, plan: &'a Plan) -> Self {
        let shared =
            |wanted: Kind| plan.shared.keys().filter(|(kind, _)| *kind == wanted).map(|(_, index)| *index).collect();
        let (tables, globals) = (shared(Kind::Table), shared(Kind::Global));
        Self { graph, plan, types: Vec::new(), functions: Vec::new(), tables, globals }
    }

    fn sections(&mut self) -> Result<Vec<u8>, Error<Infallible>> {
        let plan = self.plan;
        let (mut imports, mut functions, mut code) = (ImportSection::new(), FunctionSection::new(), CodeSection::new());
        let own: Vec<_> = plan.late.iter().chain(&plan.copied).copied().collect();
        for function in self.imported(&own)? {
            let import = &self.graph.imports[function as usize];
            let kind = self.type_index(self.graph.type_of[function as usize])?;
            imports.import(import.module, import.name, EntityType::Function(kind));
            self.functions.push(function);
        }
        for ((kind, index), name) in &plan.shared {
            let index = *index as usize;
            let entity = match kind {
                Kind::Memory => EntityType::Memory(self.memory_type(self.graph.memories[index])?),
                Kind::Table => {
                    let mut table = self.table_type(self.graph.tables[index])?;
                    // The first module may make it larger.
                    table.maximum = None;
                    EntityType::Table(table)
                }
                Kind::Global => EntityType::Global(self.global_type(self.graph.globals[index])?),
            };
            let entity = match entity {
                EntityType::Table(mut table) if index == plan.table as usize => {
                    let more = (plan.gates.len() + plan.added.len()) as u64;
                    table.minimum += more;
                    let most = self.graph.tables[index].maximum;
                    table.maximum = most.map(|most| most + more);
                    EntityType::Table(table)
                }
                other => other,
            };
            imports.import(super::FIRST, name, entity);
        }
        self.functions.extend(&own);
        for function in &own {
            functions.function(self.type_index(self.graph.type_of[*function as usize])?);
        }
        for function in &own {
            if let Some(body) = self.graph.body(*function) {
                self.parse_function_body(&mut code, body.clone())?;
            }
        }
        let mut gates = Vec::new();
        for gate in &plan.gates {
            gates.push(self.function_index(*gate)?);
        }
        let mut elements = ElementSection::new();
        let table = self.table_index(plan.table)?;
        let place = ConstExpr::i32_const(plan.places.cast_signed());
        elements.active((table > 0).then_some(table), &place, Elements::Functions(gates.into()));
        // Last, when it is known which are used.
        let mut types = TypeSection::new();
        for kind in self.types.clone() {
            let (parameters, results) = super::graph::signature(&self.graph.types[kind as usize]);
            let (parameters, results) = (self.val_types(parameters)?, self.val_types(results)?);
            types.ty().function(parameters, results);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements).section(&code);
        Ok(module.finish())
    }

    /// The imported functions that `functions` call.
    fn imported(&self, functions: &[u32]) -> Result<Vec<u32>, Error<Infallible>> {
        let mut imported = Vec::new();
        for function in functions {
            let Some(body) = self.graph.body(*function) else { continue };
            for operator in body.get_operators_reader()? {
                if let Operator::Call { function_index } = operator?
                    && function_index < self.graph.imported()
                {
                    imported.push(function_index);
                }
            }
        }
        imported.sort_unstable();
        imported.dedup();
        Ok(imported)
    }

    fn val_types(&mut self, types: &[wasmparser::ValType]) -> Result<Vec<wasm_encoder::ValType>, Error<Infallible>> {
        types.iter().map(|kind| self.val_type(*kind)).collect()
    }
}

/// The place of `wanted` among `known`.
fn place(known: &[u32], wanted: u32) -> u32 {
    let place = known.iter().position(|index| *index == wanted);
    u32::try_from(place.unwrap_or(usize::MAX)).unwrap_or(u32::MAX)
}

impl Reencode for Rest<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(place(&self.functions, function))
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, Error<Infallible>> {
        if !self.types.contains(&kind) {
            self.types.push(kind);
        }
        Ok(place(&self.types, kind))
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error<Infallible>> {
        Ok(place(&self.tables, table))
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Infallible>> {
        Ok(place(&self.globals, global))
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        let mut function: Function = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            match operator {
                Operator::Call { function_index } if self.plan.called.contains_key(&function_index) => {
                    let kind = self.type_index(self.graph.type_of[function_index as usize])?;
                    let table = self.table_index(self.plan.table)?;
                    let place = self.plan.called[&function_index].cast_signed();
                    function.instructions().i32_const(place).call_indirect(table, kind);
                }
                operator => {
                    function.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }
}
