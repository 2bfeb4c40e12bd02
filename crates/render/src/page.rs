//! A whole page around a rendered article, with its metadata: Open Graph tags,
//! and schema.org JSON-LD with one `Observation` per metric.

use crate::escape;
use article::{Article, Block, Metric, Source, Text};
use figures::{Value, find};
use serde_json::{Value as Json, json};

/// The longest description in characters; search results show no more.
const DESCRIPTION: usize = 120;

/// The page around `html`, which is `article` rendered. `head` is added to its head.
#[must_use]
pub fn page(article: &Article, head: &str, html: &str) -> String {
    let lang = escape(&article.lang);
    let title = escape(&article.title);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n{head}{}\
         </head>\n<body>\n{html}\n</body>\n</html>\n",
        metadata(article)
    )
}

/// The metadata of `article` for the head of its page.
#[must_use]
pub fn metadata(article: &Article) -> String {
    format!("{}<script type=\"application/ld+json\">{}</script>\n", tags(article), linked_data(article))
}

fn tags(article: &Article) -> String {
    let mut out = String::new();
    let mut tag = |attribute: &str, name: &str, content: &str| {
        if !content.is_empty() {
            out.push_str(&format!("<meta {attribute}=\"{name}\" content=\"{}\">\n", escape(content)));
        }
    };
    let description = description(article);
    tag("name", "description", &description);
    tag("property", "og:type", "article");
    tag("property", "og:title", &article.title);
    tag("property", "og:description", &description);
    tag("property", "og:locale", &article.lang.replace('-', "_"));
    tag("property", "og:site_name", article.source.as_ref().map_or("", |source| &source.name));
    tag("property", "og:url", article.url.as_deref().unwrap_or_default());
    tag("property", "og:image", image(article).unwrap_or_default());
    let published = article.published.map(|time| time.to_string()).unwrap_or_default();
    tag("property", "article:published_time", &published);
    let updated = article.updated.map(|time| time.to_string()).unwrap_or_default();
    tag("property", "article:modified_time", &updated);
    if let Some(url) = &article.url {
        out.push_str(&format!("<link rel=\"canonical\" href=\"{}\">\n", escape(url)));
    }
    out
}

/// The standfirst or else the first paragraph, cut where search results cut it.
fn description(article: &Article) -> String {
    let first = article.standfirst.as_ref().map(Text::to_plain);
    let first = first.or_else(|| {
        article.body.iter().find_map(|block| match block {
            Block::Paragraph { text } => Some(text.to_plain()),
            _ => None,
        })
    });
    let words = first.unwrap_or_default();
    match words.char_indices().nth(DESCRIPTION) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

fn image(article: &Article) -> Option<&str> {
    let lead = article.image.as_ref().map(|image| image.src.as_str()).filter(|src| src.contains("://"));
    lead.or_else(|| {
        article.body.iter().find_map(|block| match block {
            Block::Image { src, .. } if src.contains("://") => Some(src.as_str()),
            _ => None,
        })
    })
}

/// The article as JSON-LD for a `<script>`: every `<` is escaped.
#[must_use]
pub fn linked_data(article: &Article) -> String {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.lang,
        "commentCount": article.comments.len(),
    });
    let mut set = |name: &str, value: Json| {
        if let Json::Object(members) = &mut data
            && !value.is_null()
        {
            members.insert(name.to_owned(), value);
        }
    };
    set("datePublished", article.published.map_or(Json::Null, |time| time.to_string().into()));
    set("dateModified", article.updated.map_or(Json::Null, |time| time.to_string().into()));
    set("description", article.standfirst.as_ref().map(Text::to_plain).into());
    set("url", article.url.clone().into());
    set("image", image(article).into());
    set("publisher", article.source.as_ref().map_or(Json::Null, |source| named("Organization", source)));
    let authors: Vec<Json> = article.authors.iter().map(|author| named("Person", author)).collect();
    set("author", if authors.is_empty() { Json::Null } else { authors.into() });
    let observations: Vec<Json> =
        article.metrics.iter().enumerate().map(|(index, metric)| observation(index, metric)).collect();
    set("mentions", if observations.is_empty() { Json::Null } else { observations.into() });
    data.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn named(kind: &str, source: &Source) -> Json {
    let mut named = json!({ "@type": kind, "name": source.name });
    if let (Json::Object(members), Some(url)) = (&mut named, &source.url) {
        members.insert("url".to_owned(), url.clone().into());
    }
    named
}

fn observation(index: usize, metric: &Metric) -> Json {
    let mut data = json!({
        "@type": "Observation",
        "@id": format!("#metric-{}", index + 1),
        "name": metric.label,
        "alternateName": metric.figure,
        "description": metric.quote.exact,
    });
    let Json::Object(members) = &mut data else { return data };
    let Some(figure) = find(&metric.figure).into_iter().next() else {
        members.insert("value".to_owned(), metric.figure.clone().into());
        return data;
    };
    match &figure.value {
        Value::Exact(value) => {
            members.insert("value".to_owned(), number(&value.to_string()));
        }
        Value::Range(ends) => {
            members.insert("minValue".to_owned(), number(&ends[0].to_string()));
            members.insert("maxValue".to_owned(), number(&ends[1].to_string()));
        }
    }
    // The value of 92% is 0.92 already.
    if !figure.unit.is_empty() && !matches!(figure.unit.as_str(), "%" | "％" | "成") {
        members.insert("unitText".to_owned(), figure.unit.into());
    }
    data
}

/// A JSON number if it holds the value exactly, else the text: `2/3`.
fn number(text: &str) -> Json {
    serde_json::from_str::<serde_json::Number>(text)
        .ok()
        .filter(|number| number.to_string() == text)
        .map_or_else(|| text.into(), Json::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::read_text;

    #[test]
    fn people_times_and_pictures_are_metadata() {
        let (article, problems) = read_text(
            r#"{"format":"news-brief/1","id":"a","lang":"en","title":"T","updated":"2024-05-02","authors":[{"name":"Ann",
            "url":"https://a.example/"},{"name":"Bo"}],"standfirst":["In ",{"text":"short","mark":"em"}],
            "image":{"src":"https://i.example/l.png","alt":""},"body":[{"type":"paragraph","text":"P"}]}"#,
        )
        .unwrap();
        assert_eq!(problems, []);
        let data: Json = serde_json::from_str(&linked_data(&article)).unwrap();
        for (name, expected) in [
            ("dateModified", json!("2024-05-02")),
            ("description", json!("In short")),
            ("image", json!("https://i.example/l.png")),
            (
                "author",
                json!([{ "@type": "Person", "name": "Ann", "url": "https://a.example/" }, { "@type": "Person", "name": "Bo" }]),
            ),
        ] {
            assert_eq!(data[name], expected, "{name}");
        }
        let tags = tags(&article);
        assert!(
            tags.contains("article:modified_time\" content=\"2024-05-02\"") && tags.contains("\"In short\""),
            "{tags}"
        );
    }

    #[test]
    fn each_metric_has_an_observation() {
        let (article, _) = read_text(include_str!("../../../static/article.json")).unwrap();
        let data: Json = serde_json::from_str(&linked_data(&article)).unwrap();
        assert_eq!(data["@type"], "NewsArticle");
        assert_eq!(data["datePublished"], "2019-09-02T11:30:00+08:00");
        let observations = data["mentions"].as_array().unwrap();
        assert_eq!(observations.len(), article.metrics.len());
        assert_eq!(observations[0]["value"], json!(0.92));
        assert_eq!(observations[2]["value"], "2/3");
        assert_eq!(
            (&observations[3]["value"], &observations[3]["unitText"]),
            (&json!(27_000_000_000_i64), &json!("元"))
        );
    }

    #[test]
    fn no_text_ends_the_script_or_an_attribute() {
        let (mut article, _) = read_text(include_str!("../../../static/article.json")).unwrap();
        article.title = "</script><script>alert(1)</script>\" onload=\"".to_owned();
        let page = page(&article, "", "");
        assert_eq!(page.matches("</script>").count(), 1);
        assert!(!page.contains("\" onload=\""));
    }
}
