//! Members of a document that the format does not know. Most are misspelt, and the tolerant
//! reader passes over them.

use super::schema::schema;
use super::{Problem, ProblemKind};
use serde_json::Value;
use std::collections::BTreeSet;

/// How alike two names must be, from 0 to 1, to propose one for the other (Jaro-Winkler).
const ALIKE: f64 = 0.75;

/// A problem for each member of the document `text` that its schema does not name, with the
/// name that was probably meant.
///
/// # Errors
/// `serde_json`'s error if `text` is not JSON.
pub fn unknown_members(text: &str) -> Result<Vec<Problem>, serde_json::Error> {
    let document = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let root = serde_json::from_str(&schema()?)?;
    let mut walk = Walk { root: &root, problems: Vec::new() };
    walk.visit(&document, &[&root], "");
    Ok(walk.problems)
}

/// Schemas that hold together for one value.
type Shape<'a> = Vec<&'a Value>;

struct Walk<'a> {
    root: &'a Value,
    problems: Vec<Problem>,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, value: &Value, schemas: &[&'a Value], path: &str) {
        let shapes: Vec<Shape> = schemas.iter().flat_map(|schema| self.shapes(schema)).collect();
        match value {
            Value::Array(elements) => {
                let schemas: Vec<_> = shapes.iter().flatten().filter_map(|schema| schema.get("items")).collect();
                for (index, element) in elements.iter().enumerate() {
                    self.visit(element, &schemas, &format!("{path}[{index}]"));
                }
            }
            Value::Object(members) => {
                let fitting: Vec<_> = shapes.iter().filter(|shape| fits(shape, value)).flatten().copied().collect();
                let known: BTreeSet<_> = fitting.iter().flat_map(|schema| names(schema)).collect();
                // An unknown kind of block is a problem of its own.
                if known.is_empty() {
                    return;
                }
                for (name, member) in members {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    let schemas: Vec<_> =
                        fitting.iter().filter_map(|schema| schema.get("properties")?.get(name)).collect();
                    if !schemas.is_empty() {
                        self.visit(member, &schemas, &path);
                    } else if name != "$schema" {
                        self.problems.push(problem(path, name, &known));
                    }
                }
            }
            _ => {}
        }
    }

    /// The alternatives of `schema`, with its references resolved.
    fn shapes(&self, schema: &'a Value) -> Vec<Shape<'a>> {
        let reference = schema.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
        let mut shapes = match reference.and_then(|pointer| self.root.pointer(pointer)) {
            Some(target) => self.shapes(target),
            None => vec![Vec::new()],
        };
        for alternatives in ["oneOf", "anyOf"].iter().filter_map(|name| schema.get(name)?.as_array()) {
            let inner: Vec<_> = alternatives.iter().flat_map(|alternative| self.shapes(alternative)).collect();
            shapes = shapes.iter().flat_map(|shape| inner.iter().map(|inner| [&shape[..], inner].concat())).collect();
        }
        for shape in &mut shapes {
            shape.push(schema);
        }
        shapes
    }
}

/// Whether no constant of `shape`, such as the type of a block, speaks against `value`.
fn fits(shape: &Shape, value: &Value) -> bool {
    let properties = shape.iter().filter_map(|schema| schema.get("properties")?.as_object()).flatten();
    let mut constants = properties.filter_map(|(name, schema)| Some((name, schema.get("const")?)));
    constants.all(|(name, constant)| value.get(name).is_none_or(|member| member == constant))
}

fn names(schema: &Value) -> impl Iterator<Item = &str> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name.as_str())
}

fn problem(path: String, name: &str, known: &BTreeSet<&str>) -> Problem {
    let alike = |other: &&str| strsim::jaro_winkler(&name.to_lowercase(), other);
    let nearest = known.iter().copied().max_by(|one, other| alike(one).total_cmp(&alike(other)));
    let message = match nearest.filter(|nearest| alike(nearest) >= ALIKE) {
        Some(nearest) => format!("is not known here, did you mean \"{nearest}\"?"),
        None => {
            let known: Vec<_> = known.iter().copied().collect();
            format!("is not known here, remove it. Known are {}", known.join(", "))
        }
    };
    Problem { path, kind: ProblemKind::UnknownMember, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(text: &str) -> Vec<String> {
        unknown_members(text).unwrap().iter().map(Problem::to_string).collect()
    }

    #[test]
    fn misspelt_members_get_the_nearest_name() {
        for (document, expected) in [
            (r#"{"publised":"2026"}"#, r#"publised: unknown-member: is not known here, did you mean "published"?"#),
            (r#"{"Title":"T"}"#, r#"Title: unknown-member: is not known here, did you mean "title"?"#),
            (
                r#"{"body":[{"type":"quote","text":"Q","citation":"C"}]}"#,
                r#"body[0].citation: unknown-member: is not known here, did you mean "cite"?"#,
            ),
            (
                r#"{"body":[{"type":"section","kind":"task","titel":"T","items":[{"lable":"1"}]}]}"#,
                r#"body[0].items[0].lable: unknown-member: is not known here, did you mean "label"?"#,
            ),
            (
                r#"{"metrics":[{"quote":{"exactly":"x"}}]}"#,
                r#"metrics[0].quote.exactly: unknown-member: is not known here, did you mean "exact"?"#,
            ),
            (
                r#"{"body":[{"type":"paragraph","text":["a",{"text":"b","hreff":"c"}]}]}"#,
                r#"body[0].text[1].hreff: unknown-member: is not known here, did you mean "href"?"#,
            ),
            (r#"{"source":{"name":"S","colour":1}}"#, "source.colour: unknown-member: is not known here, remove it."),
        ] {
            let found = unknown(document);
            assert!(found.iter().any(|problem| problem.starts_with(expected)), "{document}: {found:?}");
        }
    }

    #[test]
    fn a_member_of_another_kind_is_unknown() {
        let found =
            unknown(r#"{"body":[{"type":"paragraph","text":"P","cite":"C"},{"type":"quote","text":"Q","cite":"C"}]}"#);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("body[0].cite: "), "{found:?}");
    }

    #[test]
    fn unknown_kinds_and_schema_links_are_left_alone() {
        assert_eq!(unknown(r#"{"$schema":"article.schema.json","body":[{"type":"chart","data":[1]}]}"#), [""; 0]);
    }
}
