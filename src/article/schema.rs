//! The JSON Schema of the document format, generated from the types.

use super::{Block, Comment, FORMAT, Metric, Run, Source, Text};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A document as it is written: the members of an [`super::Article`] after `format`.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    #[serde(flatten)]
    article: &'a super::Article,
}

/// The members of a document, as its authors write them.
#[derive(JsonSchema)]
#[schemars(title = "news-brief/1 article document")]
#[expect(dead_code, reason = "the schema is generated from the fields")]
struct DocumentSchema {
    /// Name and version of the format.
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// Scope of stored comments and of anchors; never change it after publishing.
    #[schemars(regex(pattern = r"^[a-z0-9-]{1,64}$"))]
    id: String,
    /// BCP 47 tag of the text's language.
    lang: String,
    /// Headline.
    title: String,
    /// Who published it.
    source: Option<Source>,
    /// When it was published: RFC 3339 with offset.
    #[schemars(extend("format" = "date-time"))]
    published: Option<String>,
    /// Canonical address.
    url: Option<String>,
    /// The text, block by block.
    body: Vec<Block>,
    /// Key figures, in the order of their cards.
    #[serde(default)]
    metrics: Vec<Metric>,
    /// Likes that came with the article.
    #[serde(default)]
    likes: u32,
    /// Reposts that came with the article.
    #[serde(default)]
    reposts: u32,
    /// Comments that came with the article: shown, never editable.
    #[serde(default)]
    comments: Vec<Comment>,
}

/// The JSON Schema (draft 2020-12) of the format, as indented JSON with a final newline.
///
/// # Errors
/// Never for the types as they stand; kept for the serializer's sake.
pub fn schema() -> Result<String, serde_json::Error> {
    let schema = schemars::schema_for!(DocumentSchema);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// `article` as a document: indented JSON with a final newline.
///
/// # Errors
/// Never for the types as they stand; kept for the serializer's sake.
pub fn to_document(article: &super::Article) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&Document { format: FORMAT, article })? + "\n")
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => serializer.serialize_str(""),
            [Run::Plain(text)] => serializer.serialize_str(text),
            runs => {
                let mut sequence = serializer.serialize_seq(Some(runs.len()))?;
                for run in runs {
                    sequence.serialize_element(run)?;
                }
                sequence.end()
            }
        }
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (text, name, value) = match self {
            Self::Plain(text) => return serializer.serialize_str(text),
            Self::Link { text, href } => (text, "href", serde_json::Value::from(href.as_str())),
            Self::Marked { text, mark } => {
                (text, "mark", serde_json::to_value(mark).map_err(serde::ser::Error::custom)?)
            }
        };
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("text", text)?;
        map.serialize_entry(name, &value)?;
        map.end()
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A string, or a list of runs: plain strings, links and emphasised text.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "anyOf": [
                    { "type": "string" },
                    { "type": "object", "required": ["text", "href"], "properties": {
                        "text": { "type": "string" },
                        "href": { "type": "string", "description": "http, https, mailto or relative" }
                    } },
                    { "type": "object", "required": ["text"], "properties": {
                        "text": { "type": "string" },
                        "mark": { "enum": ["strong", "em"] }
                    } }
                ] } }
            ]
        })
    }
}

impl JsonSchema for super::DateTime {
    fn schema_name() -> Cow<'static, str> {
        "DateTime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time", "description": "RFC 3339 with offset" })
    }
}
