//! Checks by programs: the rules of axe, the accessibility tree.

use crate::Reader;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::PathBuf;

/// The folder of axe-core and pdf.js, which `cargo xtask setup --browser` installs.
pub fn folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("NEWS_BRIEF_CHECKS") {
        return folder.into();
    }
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let tools =
        std::env::var_os("NEWS_BRIEF_TOOLS").map_or_else(|| home.join(".cache/news-brief/tools"), PathBuf::from);
    let mut found: Vec<_> = std::fs::read_dir(&tools)
        .map(|entries| entries.filter_map(Result::ok).map(|entry| entry.path()).collect())
        .unwrap_or_default();
    found.retain(|path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("page-")));
    let newest = found.into_iter().max();
    newest.unwrap_or_else(|| panic!("axe-core is missing: run `cargo xtask setup --browser`")).join("node_modules")
}

/// Sets the size of the window, and whether it has a mouse or touch; `scale` is the device pixel
/// ratio.
pub async fn window(reader: &Reader, width: u32, height: u32, scale: u32, touch: bool) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": touch });
    reader.devtools("Emulation.setDeviceMetricsOverride", size).await;
    reader.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch, "maxTouchPoints": 1 })).await;
}

/// Emulates a media feature, such as `forced-colors`.
pub async fn media(reader: &Reader, feature: &str, value: &str) {
    let features = json!({ "features": [{ "name": feature, "value": value }] });
    reader.devtools("Emulation.setEmulatedMedia", features).await;
}

/// The button that prints the open items. axe reports it while it is hidden, and checks it where
/// one item is open.
const NOT_LOOKED_AT: &str = "undecided | hidden-content | button[hidden=\"hidden\"]";

/// Everything that axe's rules, experimental and AAA ones included, find wrong in the widget or
/// can't decide.
///
/// The floating bar covers part of the text, and axe can't decide what is behind it. So the window
/// is made as high as the page, where the bar covers nothing.
pub async fn barriers(reader: &Reader, width: u32, scale: u32, touch: bool) -> Vec<String> {
    // The width first: narrow pages are higher.
    window(reader, width, 900, scale, touch).await;
    let height = reader.see("document.documentElement.scrollHeight + 200").await.as_u64().unwrap();
    window(reader, width, u32::try_from(height).unwrap(), scale, touch).await;
    if reader.see("typeof axe").await == "undefined" {
        let axe = std::fs::read_to_string(folder().join("axe-core/axe.min.js")).expect("axe-core is installed");
        reader.devtools("Runtime.evaluate", json!({ "expression": axe })).await;
    }
    let found = reader
        .run(
            "const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }])); \
             const told = (kind) => (found) => found.nodes.map((node) => [kind, found.id, node.target.flat(9).pop(), \
               [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ')].join(' | ')); \
             return axe.run('news-brief', { rules }).then((found) => [found.passes.length, \
               ...found.violations.flatMap(told('violation')), ...found.incomplete.flatMap(told('undecided'))])",
        )
        .await;
    let mut found = found.as_array().expect("axe answers").iter();
    assert!(found.next().and_then(Value::as_u64).unwrap() > 20, "axe has looked at next to nothing");
    let lines = found.map(|line| line.as_str().unwrap().to_owned());
    lines.filter(|line| !line.starts_with(NOT_LOOKED_AT)).collect()
}

/// A node of the accessibility tree.
#[derive(Debug)]
pub struct Node {
    pub role: String,
    pub name: String,
    pub level: Option<u64>,
    pub focused: bool,
    /// The roles of its ancestors, innermost first.
    pub within: Vec<String>,
}

/// The accessibility tree of the page, in document order.
pub async fn tree(reader: &Reader) -> Vec<Node> {
    let answer = reader.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = answer["nodes"].as_array().unwrap();
    let role = |node: &Value| node["role"]["value"].as_str().unwrap_or_default().to_owned();
    let by_id: HashMap<_, _> = nodes.iter().map(|node| (node["nodeId"].as_str(), node)).collect();
    let parent = |node: &Value| by_id.get(&node["parentId"].as_str()).copied();
    let mut tree = Vec::new();
    for node in nodes.iter().filter(|node| node["ignored"] == false) {
        let property = |name: &str| {
            let properties = node["properties"].as_array().into_iter().flatten();
            properties.into_iter().find(|property| property["name"] == name).map(|property| &property["value"]["value"])
        };
        let mut within = Vec::new();
        let mut above = parent(node);
        while let Some(node) = above {
            within.push(role(node));
            above = parent(node);
        }
        tree.push(Node {
            role: role(node),
            name: node["name"]["value"].as_str().unwrap_or_default().to_owned(),
            level: property("level").and_then(Value::as_u64),
            focused: property("focused") == Some(&json!(true)),
            within,
        });
    }
    tree
}
