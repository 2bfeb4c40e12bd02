//! What the package says of the element is what the element is: attributes,
//! properties, methods, events, parts and custom properties, each found in the
//! code, named in the manifest and in the types, and documented.

use crate::{read, root, rust_files};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn text_of(path: &str) -> String {
    read(&root().join(path))
}

fn json_of(path: &str) -> Value {
    serde_json::from_str(&text_of(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What the manifest says of the element.
fn element() -> Value {
    let manifest = json_of("embed/custom-elements.json");
    manifest["modules"][0]["declarations"][0].clone()
}

/// The `name`s of a list of the manifest's.
fn names(list: &Value) -> BTreeSet<String> {
    let names: Vec<_> = list.as_array().expect("a list").iter().map(|entry| entry["name"].as_str()).collect();
    let unique: BTreeSet<_> = names.iter().map(|name| name.expect("a name").to_owned()).collect();
    assert_eq!(unique.len(), names.len(), "a name is there twice: {names:?}");
    unique
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// Every name that begins with `prefix` right after a quote or an opening.
fn found(text: &str, prefix: &str) -> BTreeSet<String> {
    let is_name = |character: &char| character.is_ascii_lowercase() || *character == '-';
    text.match_indices(prefix)
        .filter(|(place, _)| text[..*place].ends_with(['"', '\'', '(']))
        .map(|(place, _)| text[place..].chars().take_while(is_name).collect())
        .collect()
}

/// The strings right after `before`, in double or single quotes.
fn quoted_after(text: &str, before: &str) -> BTreeSet<String> {
    let mut strings = BTreeSet::new();
    for rest in text.split(before).skip(1) {
        let Some(quote @ ('"' | '\'')) = rest.chars().next() else { continue };
        strings.insert(rest[1..].split(quote).next().expect("a string").to_owned());
    }
    strings
}

/// The loader's table: property, attribute, default.
fn table() -> Vec<(String, String, String)> {
    let loader = text_of("static/news-brief.js");
    let table = loader.split("const attributes = {\n").nth(1).expect("the loader has a table of attributes");
    let lines = table.lines().take_while(|line| !line.starts_with("};"));
    lines
        .map(|line| {
            let (property, rest) = line.trim().split_once(": ['").expect("a row of the table");
            let (attribute, rest) = rest.split_once("', '").expect("a row of the table");
            let otherwise = rest.split('\'').next().expect("a row of the table");
            (property.to_owned(), attribute.to_owned(), otherwise.to_owned())
        })
        .collect()
}

/// Every part that the widget or the loader gives a name.
fn parts() -> BTreeSet<String> {
    let mut parts = quoted_after(&text_of("static/news-brief.failure.js"), "setAttribute('part', ");
    for (_, text) in rust_files(&root().join("src/components")) {
        parts.extend(quoted_after(&text, " part="));
    }
    parts
}

fn events() -> BTreeSet<String> {
    let mut events = found(&text_of("src/state/host_event.rs"), "news-brief-");
    events.extend(quoted_after(&text_of("static/news-brief.js"), "#emit("));
    events
}

/// The lines of the interface or the class `name` in the types.
fn declared(name: &str) -> String {
    let types = text_of("embed/news-brief.d.ts");
    let head = ["interface", "class"].into_iter().find_map(|kind| types.find(&format!("export {kind} {name} ")));
    let from = head.unwrap_or_else(|| panic!("news-brief.d.ts has no {name}"));
    types[from..].split("\n}").next().expect("an end").to_owned()
}

/// Whether the declaration has a member of this name.
fn has_member(declaration: &str, name: &str) -> bool {
    let named = |line: &str| {
        let line = line.trim_start().trim_start_matches("get ").trim_matches('\'');
        line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', '?', '(', '\'']))
    };
    declaration.lines().any(named)
}

#[test]
fn attributes_and_properties_are_those_of_the_loader() {
    let element = element();
    let mut attributes = BTreeMap::from([("lang".to_owned(), ("lang".to_owned(), String::new()))]);
    attributes.extend(table().into_iter().map(|(property, attribute, value)| (attribute, (property, value))));
    assert!(attributes.len() > 2);
    assert_eq!(names(&element["attributes"]), attributes.keys().cloned().collect());

    let class = declared("NewsBriefElement");
    let properties = declared("NewsBriefProperties");
    let documents = text_of("docs/embedding.md");
    for entry in element["attributes"].as_array().expect("a list") {
        let name = entry["name"].as_str().expect("a name");
        let (property, value) = &attributes[name];
        assert_eq!(entry["fieldName"], property.as_str(), "{name}");
        // The level is a number.
        let value = if name == "heading-level" { value.clone() } else { format!("'{value}'") };
        assert_eq!(entry["default"].as_str().unwrap_or("''"), value, "{name}");
        assert!(has_member(&properties, property), "NewsBriefProperties: {property}");
        assert!(name == "lang" || has_member(&class, property), "NewsBriefElement: {property}");
        assert!(documents.contains(&format!("| `{name}` | `{property}` |")), "docs/embedding.md: {name}");
    }
}

#[test]
fn members_are_those_of_the_loader() {
    let element = element();
    let loader = text_of("static/news-brief.js");
    let class = declared("NewsBriefElement");
    let documents = text_of("docs/embedding.md");
    for member in element["members"].as_array().expect("a list") {
        let name = member["name"].as_str().expect("a name");
        assert!(has_member(&class, name), "news-brief.d.ts: {name}");
        assert!(documents.contains(&format!("`{name}")), "docs/embedding.md: {name}");
        let defined = match member["kind"].as_str() {
            Some("method") => loader.contains(&format!("  async {name}(")),
            _ => {
                loader.contains(&format!("\n  {name}: ['"))
                    || loader.contains(&format!("    this.{name} = "))
                    || loader.contains(&format!("  get {name}("))
            }
        };
        assert!(defined, "static/news-brief.js: {name}");
    }
    let fields: BTreeSet<_> = names(&element["members"]);
    let wanted = table().into_iter().map(|(property, ..)| property).chain(["article".to_owned(), "ready".to_owned()]);
    for property in wanted {
        assert!(fields.contains(&property), "custom-elements.json: {property}");
    }

    let manifest = json_of("embed/custom-elements.json");
    let exports = manifest["modules"][0]["exports"].as_array().expect("a list");
    let exports = exports.iter().filter(|export| export["kind"] == "js").map(|export| export["name"].as_str());
    for name in exports.map(|name| name.expect("a name")) {
        let types = text_of("embed/news-brief.d.ts");
        assert!(
            types.contains(&format!("export class {name} ")) || types.contains(&format!("export function {name}("))
        );
        for file in ["static/news-brief.js", "embed/server.js"] {
            let script = text_of(file);
            let exported = script.contains(&format!("export const {name} = "))
                || script.contains(&format!("export async function {name}("));
            assert!(exported, "{file} does not export {name}");
        }
        assert!(documents.contains(&format!("`{name}")), "docs/embedding.md: {name}");
    }
}

#[test]
fn events_are_those_that_are_sent() {
    let events = events();
    assert!(events.len() > 2);
    let element = element();
    assert_eq!(names(&element["events"]), events);
    let map = declared("NewsBriefEventMap");
    let documents = text_of("docs/embedding.md");
    for event in element["events"].as_array().expect("a list") {
        let (name, kind) = (event["name"].as_str().expect("a name"), event["type"]["text"].as_str().expect("a type"));
        assert!(map.contains(&format!("'{name}': {kind};")), "NewsBriefEventMap: {name}");
        assert!(documents.contains(&format!("| `{name}` |")), "docs/embedding.md: {name}");
    }
    assert_eq!(map.matches("'news-brief-").count(), events.len());
}

#[test]
fn parts_are_those_of_the_components() {
    let stated = names(&element()["cssParts"]);
    let used = parts();
    assert!(used.len() > 20);
    let unknown: Vec<_> = used.difference(&stated).collect();
    assert!(unknown.is_empty(), "custom-elements.json lacks the parts {unknown:?}");
    let components: String = rust_files(&root().join("src/components")).into_iter().map(|(_, text)| text).collect();
    let documents = text_of("docs/embedding.md");
    for part in &stated {
        // Some are given as an argument to the function that makes the element.
        assert!(components.contains(&format!("\"{part}\"")), "no component has the part {part}");
        assert!(documents.contains(&format!("`{part}`")), "docs/embedding.md: {part}");
    }
}

#[test]
fn custom_properties_are_those_of_the_styles() {
    let used = found(&text_of("static/news-brief.css"), "--news-brief-");
    assert!(used.len() > 2);
    assert_eq!(names(&element()["cssProperties"]), used);
    let documents = text_of("docs/embedding.md");
    for property in &used {
        assert!(documents.contains(&format!("| `{property}` |")), "docs/embedding.md: {property}");
    }
}

#[test]
fn themes_set_the_documented_properties_alone_and_are_published() {
    let known = names(&element()["cssProperties"]);
    let (package, documents) = (text_of("embed/package.json"), text_of("docs/embedding.md"));
    let mut count = 0;
    for entry in std::fs::read_dir(root().join("static/themes")).expect("a folder") {
        let file = entry.expect("a file").path();
        let name = format!("theme-{}.css", file.file_stem().expect("a name").to_string_lossy());
        count += 1;
        assert_eq!(package.matches(&format!("\"{name}\"")).count(), 1, "package.json: {name}");
        assert!(documents.contains(&format!("`{name}`")), "docs/embedding.md: {name}");
        let styles = read(&file);
        let rules = styles.split("*/").nth(1).expect("a comment first").trim();
        let body = rules.strip_prefix("news-brief {").and_then(|rules| rules.strip_suffix('}')).expect("one rule");
        for declaration in body.split_terminator(';').map(str::trim).filter(|declaration| !declaration.is_empty()) {
            let property = declaration.split(':').next().unwrap_or_default();
            assert!(known.contains(property), "{name}: {declaration}");
        }
    }
    assert_eq!(count, 3);
}

#[test]
fn reasons_actions_and_problems_are_those_of_the_code() {
    let types = text_of("embed/news-brief.d.ts");
    let union = |name: &str| {
        let rest = types.split(&format!("export type {name} =")).nth(1).unwrap_or_else(|| panic!("no type {name}"));
        let words = rest.split(';').next().expect("an end").split('\'').skip(1).step_by(2);
        set(words)
    };
    let names_in = |path: &str, of: &str| {
        let text = text_of(path);
        let text = text.split(of).nth(1).unwrap_or_else(|| panic!("{path}: no {of}")).to_owned();
        quoted_after(text.split("\n}").next().expect("an end"), " => ")
    };

    let mut kinds = names_in("crates/article/src/problem.rs", "impl ProblemKind");
    // Told by the importer alone.
    kinds.remove("guessed");
    kinds.remove("inconsistent");
    // Named by `check` alone: the widget passes over them.
    kinds.remove("unknown-member");
    assert_eq!(union("ProblemKind"), kinds);
    assert_eq!(union("CommentAction"), names_in("src/state/host_event.rs", "impl CommentAction"));

    let mut reasons = names_in("crates/article/src/problem.rs", "impl Refusal");
    let loader = text_of("static/news-brief.js");
    reasons.extend(quoted_after(&loader, "problem("));
    let told = loader.split("const reasonOf = ").nth(1).and_then(|text| text.split("\n};").next()).expect("reasonOf");
    for before in ["return ", "? ", " : "] {
        reasons.extend(quoted_after(told, before));
    }
    assert_eq!(union("ErrorReason"), reasons);
    let documents = text_of("docs/embedding.md");
    for word in union("ProblemKind").iter().chain(&union("CommentAction")) {
        assert!(documents.contains(&format!("`{word}`")), "docs/embedding.md: {word}");
    }
    for reason in union("ErrorReason") {
        assert!(documents.contains(&format!("`reason: \"{reason}\"`")), "docs/embedding.md: {reason}");
    }
}

#[test]
fn the_types_of_documents_have_the_members_of_the_schema() {
    /// Gathers the names of all members that a schema describes.
    fn members(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(object) => {
                if let Some(Value::Object(properties)) = object.get("properties") {
                    found.extend(properties.keys().cloned());
                }
                object.values().for_each(|value| members(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| members(value, found)),
            _ => {}
        }
    }
    let schema = json_of("static/article.schema.json");
    let article = declared("Article");
    for (name, _) in schema["properties"].as_object().expect("an object") {
        let required = schema["required"].as_array().expect("a list").iter().any(|entry| entry == name.as_str());
        let wanted = if required { format!("\n  {name}: ") } else { format!("\n  {name}?: ") };
        assert!(article.contains(&wanted), "Article: {name}, required: {required}");
    }
    let mut found = BTreeSet::new();
    members(&schema, &mut found);
    let types = text_of("embed/news-brief.d.ts");
    let documents = types.split("export interface Article ").nth(1).expect("Article");
    for name in found {
        let named = [format!(" {name}: "), format!(" {name}?: ")];
        assert!(named.iter().any(|named| documents.contains(named)), "news-brief.d.ts: {name}");
    }
}

#[test]
fn everything_exported_is_published() {
    fn targets(exports: &Value, found: &mut BTreeSet<String>) {
        match exports {
            Value::String(target) => {
                found.insert(target.trim_start_matches("./").to_owned());
            }
            Value::Object(object) => object.values().for_each(|value| targets(value, found)),
            _ => {}
        }
    }
    let package = json_of("embed/package.json");
    let files = package["files"].as_array().expect("a list").iter().map(|file| file.as_str().expect("a name"));
    let files = set(files);
    let mut found = BTreeSet::new();
    targets(&package["exports"], &mut found);
    targets(&package["customElements"], &mut found);
    targets(&package["types"], &mut found);
    targets(&package["main"], &mut found);
    // npm publishes package.json without being told.
    found.remove("package.json");
    for target in &found {
        // A folder is published with its files.
        let listed = files.contains(target) || target.split_once('/').is_some_and(|(folder, _)| files.contains(folder));
        assert!(listed, "not in files: {target}");
    }
    assert_eq!(package["version"], "{version}");
    assert_eq!(package["license"], env!("CARGO_PKG_LICENSE"));
}

#[test]
fn examples_are_listed_and_their_articles_are_sound() {
    let list = text_of("examples/README.md");
    for (folder, article) in [
        ("plain-html", "article.json"),
        ("react", "public/article.json"),
        ("vue", "public/article.json"),
        ("static-site", "site/_data/articles/harbour.json"),
        ("iframe", "article.json"),
    ] {
        assert!(list.contains(&format!("[{folder}]({folder})")), "examples/README.md: {folder}");
        let path = format!("examples/{folder}/{article}");
        let (_, problems) = article::read_text(&text_of(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(problems.is_empty(), "{path}: {problems:?}");
    }
}
