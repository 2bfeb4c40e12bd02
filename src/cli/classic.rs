//! ES modules as one classic script, because a page opened from `file://` may
//! load no module and fetch nothing.
//!
//! It knows how the loader and wasm-bindgen's glue export and import, and
//! refuses what it does not know. Each module becomes a function that gives
//! its exports; `import('./name')` becomes a call of it, `import.meta.url` an
//! address that is given.

/// A script that runs the first of `modules` (name and text), and the others
/// when it asks for them; `base` stands for their address.
///
/// # Errors
/// What is not written as expected.
pub fn script(modules: &[(String, String)], base: &str) -> Result<String, String> {
    let Some((entry, _)) = modules.first() else { return Err("there is no module".to_owned()) };
    let mut out = String::from("const taken={},take=(name)=>taken[name]??=modules[name](),modules={\n");
    for (name, text) in modules {
        out.push_str(&module(name, text, base).map_err(|error| format!("{name}: {error}"))?);
    }
    out.push_str("};\ntake('./");
    out.push_str(entry);
    out.push_str("');\n");
    Ok(out)
}

fn module(name: &str, text: &str, base: &str) -> Result<String, String> {
    let mut exports = Vec::new();
    let mut out = String::with_capacity(text.len() + 100);
    let mut rest = text;
    while let Some((before, after)) = next_statement(rest, "export") {
        out.push_str(before);
        rest = match after.trim_start().strip_prefix('{') {
            Some(list) => {
                let (list, after) = list.split_once('}').ok_or("an export list does not end")?;
                exports.extend(list.split(',').filter_map(exported));
                after.trim_start().trim_start_matches(';')
            }
            None => {
                let after = after.trim_start();
                let name = declared(after).ok_or("an export is neither a list nor a declaration")?;
                exports.push((name.clone(), name));
                after
            }
        };
    }
    out.push_str(rest);
    if next_statement(&out, "import").is_some_and(|(_, after)| !after.trim_start().starts_with(['(', '.'])) {
        return Err("has a static import, which a classic script can't have".to_owned());
    }
    let out = out.replace("import.meta.url", base).replace("import('./", "take('./");
    let exports: Vec<_> = exports.iter().map(|(outer, inner)| format!("{outer}:{inner}")).collect();
    Ok(format!("async './{name}'(){{\n{out}\nreturn {{{}}};\n}},\n", exports.join(",")))
}

/// What is before and after the next `word` that begins a statement.
fn next_statement<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices(word).map(|(place, _)| text.split_at(place)).find_map(|(before, after)| {
        let begins = before.trim_end_matches([' ', '\t']).ends_with(['\n', ';', '}']) || before.trim().is_empty();
        let after = &after[word.len()..];
        (begins && after.starts_with([' ', '{', '(', '.', '\''])).then_some((before, after))
    })
}

/// The outer and the inner name of an entry of an export list.
fn exported(entry: &str) -> Option<(String, String)> {
    let entry = entry.trim();
    let (inner, outer) = entry.split_once(" as ").unwrap_or((entry, entry));
    (!inner.is_empty()).then(|| (outer.trim().to_owned(), inner.trim().to_owned()))
}

/// The name that a declaration declares.
fn declared(text: &str) -> Option<String> {
    let text = text.strip_prefix("async ").unwrap_or(text);
    let rest = ["class ", "function ", "const ", "let "].iter().find_map(|word| text.strip_prefix(word))?;
    let name = rest.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '$')).next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(module("a.js", text, "base").unwrap(), format!("async './a.js'(){{\n{expected}\n}},\n"), "{text}");
    }

    #[test]
    fn exports_become_what_a_function_gives() {
        check("export class W {\nexportComments() {\n}\n}", "class W {\nexportComments() {\n}\n}\nreturn {W:W};");
        check("a;export const B=1;export async function c(){}", "a;const B=1;async function c(){}\nreturn {B:B,c:c};");
        check("export { initSync, __init as default };\n", "\n\nreturn {initSync:initSync,default:__init};");
        check("x.export (1)", "x.export (1)\nreturn {};");
    }

    #[test]
    fn imports_become_calls() {
        check(
            "await import('./b.js');\nnew URL('./c', import.meta.url)",
            "await take('./b.js');\nnew URL('./c', base)\nreturn {};",
        );
        let both = [("a.js".to_owned(), "import('./b.js')".to_owned()), ("b.js".to_owned(), "export{x}".to_owned())];
        let script = script(&both, "base").unwrap();
        assert!(script.ends_with("take('./a.js');\n") && script.contains("async './b.js'()"), "{script}");
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for text in ["import { a } from './b.js';", "import './b.js'", "export default 1", "export * from './b.js'"] {
            assert!(module("a.js", text, "base").is_err(), "{text}");
        }
    }
}
