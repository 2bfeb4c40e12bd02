//! A small module that is split; both halves are validated.

use super::split;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType, Module, NameMap, NameSection, RefType,
    TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{ElementItems, Operator, Parser, Payload, TypeRef, Validator};

const NAMES: [&str; 8] =
    ["log", "tell", "main", "news_brief[bf4633087c21ce4e]::later", "deep", "long", "listed", "short"];

/// Functions, by their names: `main` calls `later`, which is listed as a gate,
/// `long` and `short`; `later` calls all the others.
fn whole() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("m", "log", EntityType::Function(0));
    imports.import("m", "tell", EntityType::Function(0));
    let bodies: [&[u32]; 6] = [&[3, 5, 7], &[0, 1, 4, 5, 6, 7, 3], &[7], &[], &[0], &[]];
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    for (place, calls) in bodies.iter().enumerate() {
        functions.function(0);
        let mut body = Function::new([]);
        let mut instructions = body.instructions();
        instructions.local_get(0);
        for call in *calls {
            instructions.call(*call);
        }
        // `long` and `listed` are worth a call.
        for _ in 0..if matches!(place, 3 | 4) { 30 } else { 0 } {
            instructions.nop();
        }
        if place == 2 {
            instructions.global_get(0).i32_add();
        }
        instructions.end();
        code.function(&body);
    }
    let mut tables = TableSection::new();
    let table =
        TableType { element_type: RefType::FUNCREF, table64: false, minimum: 4, maximum: Some(4), shared: false };
    tables.table(table);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut globals = GlobalSection::new();
    let global = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
    globals.global(global, &ConstExpr::i32_const(7));
    let mut exports = ExportSection::new();
    exports.export("memory", ExportKind::Memory, 0).export("main", ExportKind::Func, 2);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions([6].as_slice().into()));
    let mut names = NameMap::new();
    for (name, index) in NAMES.iter().zip(0..) {
        names.append(index, name);
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories).section(&globals);
    module.section(&exports).section(&elements).section(&code).section(&section);
    module.finish()
}

/// What of a module is compared: imports, exports, what each function calls
/// (`12@2` by place in the table, `#3` by index), and what is put into the table.
#[derive(Debug, Default, PartialEq)]
struct Shown {
    imports: Vec<String>,
    exports: Vec<String>,
    calls: Vec<String>,
    elements: Vec<String>,
    table: u64,
}

fn shown(wasm: &[u8]) -> Shown {
    Validator::new().validate_all(wasm).unwrap();
    let mut shown = Shown::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.unwrap() {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.unwrap();
                    if let TypeRef::Table(table) = import.ty {
                        shown.table = table.initial;
                    }
                    shown.imports.push(format!("{}.{}", import.module, import.name));
                }
            }
            Payload::TableSection(section) => {
                shown.table = section.into_iter().next().unwrap().unwrap().ty.initial;
            }
            Payload::ExportSection(section) => {
                shown.exports.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let ElementItems::Functions(items) = element.unwrap().items else { panic!("expressions") };
                    let items: Vec<_> = items.into_iter().map(|item| item.unwrap().to_string()).collect();
                    shown.elements.push(items.join(" "));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let (mut calls, mut place) = (Vec::new(), 0);
                for operator in body.get_operators_reader().unwrap() {
                    match operator.unwrap() {
                        Operator::I32Const { value } => place = value,
                        Operator::CallIndirect { .. } => calls.push(format!("@{place}")),
                        Operator::Call { function_index } => calls.push(format!("#{function_index}")),
                        _ => {}
                    }
                }
                shown.calls.push(calls.join(" "));
            }
            _ => {}
        }
    }
    shown
}

fn all(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn what_only_a_gate_leads_to_is_in_the_second_module_alone() {
    let [first, rest] = split(&whole(), "news_brief::later\nother::inlined").unwrap();
    let first = shown(&first);
    // `deep` is gone. A gate calls the first new place, and `long` has got the second.
    assert_eq!(first.calls, all(&["#3 #4 #6", "@4", "", "#0", ""]));
    assert_eq!(first.exports, all(&["memory", "main", "a", "b"]));
    assert_eq!((first.elements, first.table), (all(&["5", "4"]), 6));
    let rest = shown(&rest);
    // Of its own functions `later` is the third, `deep` the next and `short`, a copy, the last.
    assert_eq!(rest.imports, all(&["m.log", "m.tell", "first.memory", "first.a", "first.b"]));
    assert_eq!(rest.calls, all(&["#0 #1 #3 @5 @1 #4 #2", "#4", ""]));
    assert_eq!((rest.exports, rest.elements, rest.table), (Vec::new(), all(&["2"]), 6));
}

#[test]
fn a_gate_that_is_not_there_is_refused() {
    for gates in ["news_brief::later\nnews_brief::other", "news_brief::late"] {
        assert!(split(&whole(), gates).unwrap_err().contains("no function of the wasm is "), "{gates}");
    }
}
