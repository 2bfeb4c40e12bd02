//! Front matter in YAML or TOML, as Hexo, Hugo and Jekyll write it.

use crate::build::{Import, Settings};
use crate::timestamp;
use article::{DateTime, LeadImage, Source, Text, is_safe_url};
use gray_matter::engine::{Engine, TOML, YAML};
use gray_matter::{Matter, Pod};

/// What stands in the front matter of a file.
pub struct FrontMatter(Option<Pod>);

/// Splits front matter from `text`.
pub fn front_matter(text: &str) -> (FrontMatter, String) {
    let text = text.trim_start_matches('\u{feff}');
    let read = if text.starts_with("+++") { parse::<TOML>(text, "+++") } else { parse::<YAML>(text, "---") };
    // What can't be read is text.
    read.map_or_else(|| (FrontMatter(None), text.to_owned()), |(data, text)| (FrontMatter(data), text))
}

fn parse<E: Engine>(text: &str, delimiter: &str) -> Option<(Option<Pod>, String)> {
    let mut matter = Matter::<E>::new();
    matter.delimiter = delimiter.to_owned();
    let parsed = matter.parse::<Pod>(text).ok()?;
    Some((parsed.data, parsed.content))
}

impl FrontMatter {
    /// The first member of one of `names` that is a text, or a list that begins with one.
    pub fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.texts(name).into_iter().next())
    }

    /// The texts of the member `name`: one, or those of a list.
    fn texts(&self, name: &str) -> Vec<String> {
        let Some(Pod::Hash(members)) = &self.0 else { return Vec::new() };
        let text = |member: &Pod| match member {
            Pod::String(text) => Some(text.trim().to_owned()),
            Pod::Integer(number) => Some(number.to_string()),
            Pod::Hash(inner) => inner.get("name").and_then(|name| name.as_string().ok()),
            _ => None,
        };
        let texts: Vec<String> = match members.get(name) {
            Some(Pod::Array(list)) => list.iter().filter_map(text).collect(),
            Some(member) => text(member).into_iter().collect(),
            None => Vec::new(),
        };
        texts.into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// The first member of one of `names` that is a time.
    fn time(&self, names: &[&str], offset: i16) -> Option<DateTime> {
        let printed = self.text(names)?;
        DateTime::read(&printed).or_else(|| timestamp::find(&printed)?.1.at(offset))
    }

    /// Adds what the front matter says to `import`.
    pub fn add_to(&self, import: &mut Import, settings: &Settings) {
        let article = &mut import.article;
        if let Some(name) = self.text(&["source", "publisher", "author", "authors"]) {
            article.source = Some(Source { name, url: None });
        }
        if let Some(url) =
            self.text(&["url", "canonical", "link"]).filter(|url| url.contains("://") && is_safe_url(url))
        {
            article.url = Some(url);
        }
        let authors = ["authors", "author"].iter().map(|name| self.texts(name)).find(|names| !names.is_empty());
        article.authors = authors.unwrap_or_default().into_iter().map(|name| Source { name, url: None }).collect();
        let summary = self.text(&["standfirst", "subtitle", "summary", "excerpt", "description"]);
        article.standfirst = summary.map(|text| Text::plain(&text.split_whitespace().collect::<Vec<_>>().join(" ")));
        let picture = self.text(&["image", "cover", "thumbnail"]).filter(|src| src.contains("://") && is_safe_url(src));
        article.image = picture.map(|src| LeadImage { src, alt: String::new(), caption: None, credit: None });
        let offset = settings.offset(&article.lang);
        let updated = self.time(&["updated", "lastmod", "modified"], offset);
        article.updated = updated.or(article.updated);
        let published = self.time(&["date", "published", "publishDate", "pubDate", "created"], offset);
        if published.is_some() {
            article.published = published;
            import.problems.retain(|problem| problem.path != "published");
        }
    }
}
