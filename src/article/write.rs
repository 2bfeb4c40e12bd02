//! Writes an article as a document: JSON, indented as editors keep it.
//!
//! By hand, as the reader is: the command line and the browser's importer then
//! give the same bytes, and the latter carries no serializer.

use super::{Article, Block, FORMAT, Item, Mark, Metric, Run, Source, Text};
use crate::json::Value;

/// `article` as a document: indented JSON with a final newline.
#[must_use]
pub fn to_document(article: &Article) -> String {
    let mut out = String::new();
    pretty(&document(article), 0, &mut out);
    out.push('\n');
    out
}

/// Members in the order of the document; what is not there is left out.
#[derive(Default)]
struct Members(Vec<(String, Value)>);

impl Members {
    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    fn with_any(self, name: &str, text: Option<&str>) -> Self {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => self.with(name, text),
            None => self,
        }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn list<T>(parts: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::Array(parts.iter().map(value).collect())
}

fn count(count: u32) -> Value {
    Value::Number(f64::from(count))
}

fn document(article: &Article) -> Value {
    let published = article.published.map(|time| time.to_text());
    let mut members = Members::default()
        .with("format", FORMAT)
        .with("id", article.id.as_str())
        .with("lang", article.lang.as_str())
        .with("title", article.title.as_str());
    if let Some(publisher) = &article.source {
        members = members.with("source", source(publisher));
    }
    members
        .with_any("published", published.as_deref())
        .with_any("url", article.url.as_deref())
        .with("body", list(&article.body, block))
        .with("metrics", list(&article.metrics, metric))
        .with("likes", count(article.likes))
        .with("reposts", count(article.reposts))
        .with("comments", list(&article.comments, comment))
        .done()
}

fn source(source: &Source) -> Value {
    Members::default().with("name", source.name.as_str()).with_any("url", source.url.as_deref()).done()
}

fn block(block: &Block) -> Value {
    let of = |kind: &str| Members::default().with("type", kind);
    let members = match block {
        Block::Paragraph { text: words } => of("paragraph").with("text", text(words)),
        Block::Heading { text: words } => of("heading").with("text", text(words)),
        Block::Quote { text: words, cite } => of("quote").with("text", text(words)).with_any("cite", cite.as_deref()),
        Block::List { items } => of("list").with("items", list(items, text)),
        Block::Image { src, alt, caption } => {
            let members = of("image").with("src", src.as_str()).with("alt", alt.as_str());
            match caption {
                Some(caption) => members.with("caption", text(caption)),
                None => members,
            }
        }
        Block::Section(section) => of("section")
            .with("kind", section.kind.name())
            .with("title", section.title.as_str())
            .with("items", list(&section.items, item)),
    };
    members.done()
}

fn item(item: &Item) -> Value {
    let members = Members::default().with("label", item.label.as_str()).with("title", item.title.as_str());
    members.with("body", list(&item.body, block)).done()
}

fn text(text: &Text) -> Value {
    match text.0.as_slice() {
        [] => "".into(),
        [Run::Plain(words)] => words.as_str().into(),
        runs => list(runs, run),
    }
}

fn run(run: &Run) -> Value {
    let of = |words: &str| Members::default().with("text", words);
    match run {
        Run::Plain(words) => words.as_str().into(),
        Run::Link { text, href } => of(text).with("href", href.as_str()).done(),
        Run::Marked { text, mark: Mark::Strong } => of(text).with("mark", "strong").done(),
        Run::Marked { text, mark: Mark::Em } => of(text).with("mark", "em").done(),
    }
}

fn metric(metric: &Metric) -> Value {
    let quote = Members::default()
        .with("exact", metric.quote.exact.as_str())
        .with_any("prefix", Some(&metric.quote.prefix))
        .with_any("suffix", Some(&metric.quote.suffix));
    let members = Members::default().with("figure", metric.figure.as_str()).with("label", metric.label.as_str());
    members.with("quote", quote.done()).done()
}

fn comment(comment: &super::Comment) -> Value {
    let published = comment.published.map(|time| time.to_text());
    Members::default()
        .with("id", comment.id.as_str())
        .with("author", comment.author.as_str())
        .with_any("published", published.as_deref())
        .with("text", comment.text.as_str())
        .with_any("reply_to", comment.reply_to.as_deref())
        .done()
}

/// Appends `value`, its members on lines of their own, indented by two spaces.
fn pretty(value: &Value, depth: usize, out: &mut String) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    match value {
        Value::Array(elements) if !elements.is_empty() => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                line(depth + 1, out);
                pretty(element, depth + 1, out);
            }
            line(depth, out);
            out.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                line(depth + 1, out);
                Value::from(name.as_str()).write(out);
                out.push_str(": ");
                pretty(member, depth + 1, out);
            }
            line(depth, out);
            out.push('}');
        }
        // Text, numbers, and what is empty.
        other => other.write(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read_text;

    #[test]
    fn the_samples_are_written_to_the_letter() {
        let seed = include_str!("../../static/article.json");
        assert_eq!(to_document(&read_text(seed).unwrap().0), seed);
        // Its layout is a person's; what it says comes back.
        let (english, _) = read_text(include_str!("../../static/english.json")).unwrap();
        assert_eq!(read_text(&to_document(&english)), Ok((english, vec![])));
    }
}
