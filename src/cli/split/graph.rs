//! Which function calls which, and what that says of when each is needed.

use crate::cli::unused::without_hashes;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wasmparser::{
    CompositeInnerType, ConstExpr, ElementItems, ElementKind, Export, ExternalKind, FuncType, FunctionBody, GlobalType,
    Import, KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef, ValType,
};

/// A module, as far as it has to be known.
#[derive(Default)]
pub struct Graph<'a> {
    pub types: Vec<FuncType>,
    /// The imported functions, which come first among all.
    pub imports: Vec<Import<'a>>,
    /// The type of each function.
    pub type_of: Vec<u32>,
    pub tables: Vec<TableType>,
    pub globals: Vec<GlobalType>,
    pub memories: Vec<MemoryType>,
    pub exports: Vec<Export<'a>>,
    /// The functions with a body, less the imported ones.
    pub bodies: Vec<FunctionBody<'a>>,
    /// The place of functions in the table.
    slots: HashMap<u32, u32>,
    /// What may be called by anyone at any time.
    roots: BTreeSet<u32>,
    names: Vec<(u32, &'a str)>,
    /// Which table holds functions.
    pub table: u32,
}

/// What goes where, by indices of functions of the module that is split.
pub struct Plan {
    /// The gates, in the order of their places in the table, from `places` on.
    pub gates: Vec<u32>,
    /// The first free place of the table.
    pub places: u32,
    /// What only gates lead to, the gates included.
    pub late: BTreeSet<u32>,
    /// What is in both modules.
    pub copied: BTreeSet<u32>,
    /// What the second module calls in the first, with its place in the table.
    pub called: BTreeMap<u32, u32>,
    /// Those of them that have none yet, in the order of the places after the gates'.
    pub added: Vec<u32>,
    /// Which table holds functions.
    pub table: u32,
    /// Names under which the first module gives what both share.
    pub shared: BTreeMap<(Kind, u32), String>,
    /// Those that it does not give yet.
    pub exported: Vec<(Kind, u32)>,
}

/// What both modules share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Memory,
    Table,
    Global,
}

impl<'a> Graph<'a> {
    /// Reads a module.
    pub fn read(wasm: &'a [u8]) -> wasmparser::Result<Self> {
        let mut graph = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            graph.take(payload?)?;
        }
        Ok(graph)
    }

    fn take(&mut self, payload: Payload<'a>) -> wasmparser::Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    for sub in group?.into_types() {
                        if let CompositeInnerType::Func(function) = sub.composite_type.inner {
                            self.types.push(function);
                        }
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    if let TypeRef::Func(kind) = import.ty {
                        self.type_of.push(kind);
                        self.imports.push(import);
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.type_of.push(kind?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    let global = global?;
                    self.globals.push(global.ty);
                    self.roots.extend(functions_of(&global.init_expr)?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.roots.insert(export.index);
                    }
                    self.exports.push(export);
                }
            }
            Payload::StartSection { func, .. } => {
                self.roots.insert(func);
            }
            Payload::ElementSection(section) => {
                for element in section {
                    self.take_element(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { return Ok(()) };
                for name in names {
                    let Name::Function(functions) = name? else { continue };
                    for function in functions {
                        let function = function?;
                        self.names.push((function.index, function.name));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_element(&mut self, element: wasmparser::Element<'a>) -> wasmparser::Result<()> {
        let mut functions = Vec::new();
        match element.items {
            ElementItems::Functions(items) => {
                for function in items {
                    functions.push(function?);
                }
            }
            ElementItems::Expressions(_, items) => {
                for item in items {
                    functions.extend(functions_of(&item?)?);
                }
            }
        }
        self.roots.extend(&functions);
        if let ElementKind::Active { table_index, offset_expr } = element.kind
            && let Some(Operator::I32Const { value }) =
                offset_expr.get_operators_reader().into_iter().next().transpose()?
        {
            self.table = table_index.unwrap_or(0);
            for (function, place) in functions.into_iter().zip(value.cast_unsigned()..) {
                self.slots.insert(function, place);
            }
        }
        Ok(())
    }

    /// How many functions are imported.
    pub fn imported(&self) -> u32 {
        u32::try_from(self.imports.len()).unwrap_or(u32::MAX)
    }

    /// The body of a function that is not imported.
    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(function.checked_sub(self.imported())? as usize)
    }

    /// The functions that `function` names.
    fn called_by(&self, function: u32) -> Result<Vec<u32>, String> {
        let mut called = Vec::new();
        let Some(body) = self.body(function) else { return Ok(called) };
        for operator in body.get_operators_reader().map_err(|error| error.to_string())? {
            match operator.map_err(|error| error.to_string())? {
                Operator::Call { function_index } => called.push(function_index),
                Operator::RefFunc { .. } | Operator::ReturnCall { .. } => {
                    return Err("a function names another by other means than a call".to_owned());
                }
                _ => {}
            }
        }
        Ok(called)
    }

    /// What `from` leads to without entering `closed`.
    fn reached(&self, from: impl IntoIterator<Item = u32>, closed: &BTreeSet<u32>) -> Result<BTreeSet<u32>, String> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<_> = from.into_iter().collect();
        while let Some(function) = next.pop() {
            if !closed.contains(&function) && reached.insert(function) {
                next.extend(self.called_by(function)?);
            }
        }
        Ok(reached)
    }

    /// Which functions are gates, and what follows from that.
    pub fn plan(&self, gates: &str) -> Result<Plan, String> {
        let mut closed = BTreeSet::new();
        for line in gates.lines() {
            let named = |name: &str| without_hashes(name) == line;
            let found: Vec<_> = self.names.iter().filter(|(_, name)| named(name)).map(|(index, _)| *index).collect();
            if found.is_empty() {
                // What is not ours another compiler may have put into what calls it.
                if line.contains("news_brief::") {
                    return Err(format!("no function of the wasm is {line}"));
                }
                eprintln!("no function of the wasm is {line}: the first load is larger than it need be");
            }
            closed.extend(found);
        }
        let early = self.reached(self.roots.iter().copied(), &closed)?;
        let mut late = self.reached(closed.iter().copied(), &early)?;
        // Either module imports for itself.
        late.retain(|function| *function >= self.imported());
        let table = self.tables.get(self.table as usize).ok_or("the wasm has no table")?;
        let places = u32::try_from(table.initial).map_err(|error| error.to_string())?;
        let gates: Vec<_> = closed.into_iter().collect();
        let mut plan = Plan {
            places,
            late,
            copied: BTreeSet::new(),
            called: BTreeMap::new(),
            added: Vec::new(),
            table: self.table,
            shared: BTreeMap::new(),
            exported: Vec::new(),
            gates,
        };
        self.plan_calls(&mut plan)?;
        self.plan_shared(&mut plan)?;
        Ok(plan)
    }

    fn plan_calls(&self, plan: &mut Plan) -> Result<(), String> {
        let mut next: Vec<_> = plan.late.iter().copied().collect();
        while let Some(function) = next.pop() {
            for called in self.called_by(function)? {
                if plan.late.contains(&called) || plan.copied.contains(&called) || plan.called.contains_key(&called) {
                    continue;
                }
                let Some(body) = self.body(called) else { continue };
                if body.as_bytes().len() <= super::COPIED {
                    plan.copied.insert(called);
                    next.push(called);
                } else if let Some(place) = self.slots.get(&called) {
                    plan.called.insert(called, *place);
                } else {
                    plan.called.insert(called, 0);
                    plan.added.push(called);
                }
            }
        }
        plan.added.sort_unstable();
        let after = plan.places + u32::try_from(plan.gates.len()).unwrap_or(u32::MAX);
        for (function, place) in plan.added.iter().zip(after..) {
            plan.called.insert(*function, place);
        }
        Ok(())
    }

    fn plan_shared(&self, plan: &mut Plan) -> Result<(), String> {
        let mut wanted = BTreeSet::from([(Kind::Memory, 0), (Kind::Table, self.table)]);
        for function in plan.late.iter().chain(&plan.copied) {
            let Some(body) = self.body(*function) else { continue };
            for operator in body.get_operators_reader().map_err(|error| error.to_string())? {
                match operator.map_err(|error| error.to_string())? {
                    Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                        wanted.insert((Kind::Global, global_index));
                    }
                    Operator::TableGet { table } | Operator::TableSet { table } | Operator::TableGrow { table } => {
                        wanted.insert((Kind::Table, table));
                    }
                    Operator::MemoryInit { .. } | Operator::DataDrop { .. } | Operator::TableInit { .. } => {
                        return Err("a part that is needed late copies what only the first module has".to_owned());
                    }
                    _ => {}
                }
            }
        }
        for (kind, index) in wanted {
            let external = match kind {
                Kind::Memory => ExternalKind::Memory,
                Kind::Table => ExternalKind::Table,
                Kind::Global => ExternalKind::Global,
            };
            let given = self.exports.iter().find(|export| export.kind == external && export.index == index);
            let name = match given {
                Some(export) => export.name.to_owned(),
                None => {
                    plan.exported.push((kind, index));
                    // No name that another tool gives has one letter.
                    char::from(b"abcdefghij"[plan.exported.len() - 1]).to_string()
                }
            };
            plan.shared.insert((kind, index), name);
        }
        Ok(())
    }
}

/// The functions that a constant expression names.
fn functions_of(expression: &ConstExpr<'_>) -> wasmparser::Result<Vec<u32>> {
    let mut functions = Vec::new();
    for operator in expression.get_operators_reader() {
        if let Operator::RefFunc { function_index } = operator? {
            functions.push(function_index);
        }
    }
    Ok(functions)
}

/// The parameters and results of a type.
pub fn signature(function: &FuncType) -> (&[ValType], &[ValType]) {
    (function.params(), function.results())
}
