//! The JSON Schema of the document format, generated from the types.

use super::{Block, Comment, FORMAT, LeadImage, Metric, Source, Text};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

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
    /// When it was published.
    published: Option<super::DateTime>,
    /// When it was last changed.
    updated: Option<super::DateTime>,
    /// Who wrote it.
    #[serde(default)]
    authors: Vec<Source>,
    /// One paragraph under the title that sums the article up.
    standfirst: Option<Text>,
    /// The picture above the text.
    image: Option<LeadImage>,
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
/// The serializer's error; the types as they are give none.
pub fn schema() -> Result<String, serde_json::Error> {
    let schema = schemars::schema_for!(DocumentSchema);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
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
                        "mark": { "enum": ["strong", "em", "sup", "sub"] }
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
        json_schema!({
            "type": "string",
            "anyOf": [{ "format": "date-time" }, { "format": "date" }],
            "description": "RFC 3339 with offset, or the day alone"
        })
    }
}
