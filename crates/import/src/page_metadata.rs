//! What a page states about its article for machines: JSON-LD, microdata, `<time>` and `<meta>`.

use article::is_safe_url;
use dom_query::Document;
use serde_json::Value;

/// The metadata of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageMetadata {
    /// The headline.
    pub title: Option<String>,
    /// The time of publication, as written.
    pub published: Option<String>,
    /// The time of the last change, as written.
    pub updated: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The publisher.
    pub source: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// The text of an element whose class says that it is the source.
    pub marked_source: Option<String>,
    /// The account of a platform that published it. The platform is no publisher.
    pub account: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
}

/// Names of `<meta>` for the time of publication.
const DATES: [&str; 27] = [
    "article:published_time",
    "og:article:published_time",
    "og:release_date",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publish_time",
    "weibo:article:create_at",
    "apub:time",
    "dc.date.issued",
    "parsely-pub-date",
    "published",
    "pub_date",
    "datepublished",
    "publish-date",
    "publication_date",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "sailthru.date",
    "bytedance:published_time",
    "citation_publication_date",
    "citation_date",
    "dcterms.issued",
    "dcterms.date",
    "release_date",
    "date",
];

/// Words of a `<time>` that is not the one of publication.
const UPDATES: [&str; 5] = ["Updated", "updated", "Modified", "更新", "修改"];

/// Types of schema.org that are articles.
const ARTICLES: [&str; 8] = [
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "Report",
    "TechArticle",
];

impl PageMetadata {
    /// Reads the metadata of `document`: JSON-LD first, then microdata, then `<meta>`.
    pub fn of(document: &Document) -> Self {
        let stated = json_ld(document).unwrap_or_default();
        let member = |path: &[&str]| json_text(&stated, path);
        Self {
            title: member(&["headline"]).or_else(|| meta(document, &["og:title", "articletitle", "twitter:title"])),
            published: member(&["datePublished"])
                .or_else(|| property(document, "datePublished"))
                .or_else(|| meta(document, &DATES))
                .or_else(|| time(document))
                .or_else(|| property(document, "dateUpdate")),
            updated: member(&["dateModified"])
                .or_else(|| property(document, "dateModified"))
                .or_else(|| meta(document, &["article:modified_time", "og:updated_time", "dcterms.modified"])),
            authors: authors(&stated, member(&["publisher", "name"]).as_deref()),
            source: member(&["publisher", "name"])
                .or_else(|| property(document, "publisher"))
                .or_else(|| meta(document, &["contentsource", "source", "dc.publisher"])),
            site: meta(document, &["og:site_name", "application-name"]),
            marked_source: marked_source(document),
            account: account(document),
            url: canonical(document),
        }
    }
}

/// The first short text whose element has a class or id such as `a_source`.
fn marked_source(document: &Document) -> Option<String> {
    const LONGEST: usize = 30;
    let marked = document.select("[class*=source], [id*=source]");
    let texts = marked.iter().map(|element| element.text().trim().to_owned());
    texts.into_iter().find(|text| !text.is_empty() && text.chars().count() <= LONGEST)
}

/// The account that published a page of WeChat.
fn account(document: &Document) -> Option<String> {
    let name = document.select("#js_name").text().trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// The article among the JSON-LD objects of a page.
fn json_ld(document: &Document) -> Option<Value> {
    let scripts = document.select("script[type='application/ld+json']");
    let parsed: Vec<Value> =
        scripts.iter().filter_map(|script| serde_json::from_str(script.text().trim()).ok()).collect();
    parsed.iter().find_map(|value| find_article(value, 0)).cloned()
}

fn find_article(value: &Value, depth: usize) -> Option<&Value> {
    /// Lists, `@graph` and `mainEntity`, one inside another.
    const DEPTH: usize = 4;
    if depth > DEPTH {
        return None;
    }
    match value {
        Value::Array(values) => values.iter().find_map(|value| find_article(value, depth + 1)),
        Value::Object(members) => {
            let is_article = members.get("@type").is_some_and(|kind| match kind {
                Value::Array(kinds) => kinds.iter().any(is_article_type),
                kind => is_article_type(kind),
            });
            let inner =
                || ["@graph", "mainEntity"].iter().find_map(|name| find_article(members.get(*name)?, depth + 1));
            if is_article { Some(value) } else { inner() }
        }
        _ => None,
    }
}

fn is_article_type(kind: &Value) -> bool {
    kind.as_str().is_some_and(|kind| ARTICLES.contains(&kind.trim_start_matches("https://schema.org/")))
}

/// The text at `path`; of a list, its first element counts.
fn json_text(value: &Value, path: &[&str]) -> Option<String> {
    let value = match value {
        Value::Array(values) => values.first()?,
        value => value,
    };
    match path {
        [] => value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned),
        // A publisher may be a text alone.
        [name, rest @ ..] => match value {
            Value::String(_) if rest.is_empty() => json_text(value, &[]),
            value => json_text(value.get(name)?, rest),
        },
    }
}

/// The names of the authors in `stated`. The publisher is none.
fn authors(stated: &Value, publisher: Option<&str>) -> Vec<String> {
    let named = match stated.get("author") {
        Some(Value::Array(authors)) => authors.as_slice(),
        Some(author) => std::slice::from_ref(author),
        None => &[],
    };
    let name = |author: &Value| {
        let is_person = author.get("@type").is_none_or(|kind| kind == "Person");
        json_text(author, &["name"]).or_else(|| json_text(author, &[])).filter(|_| is_person)
    };
    named.iter().filter_map(name).filter(|name| Some(name.as_str()) != publisher && !name.contains("://")).collect()
}

/// The value of the first element with the microdata property `name`.
fn property(document: &Document, name: &str) -> Option<String> {
    let found = document.select(&format!("[itemprop='{name}']"));
    let element = found.iter().next()?;
    let value = element.attr("content").or_else(|| element.attr("datetime")).unwrap_or_else(|| element.text());
    let value = value.trim().to_owned();
    (!value.is_empty()).then_some(value)
}

/// The `<time>` beside the headline: the first one below it and above the text that is of no update.
fn time(document: &Document) -> Option<String> {
    /// As long as this, a paragraph is of the text, in characters.
    const TEXT: usize = 80;
    let stated = document.select("time[pubdate][datetime], header time[datetime]");
    let found = document.select("h1, p, time[datetime]");
    let below = found.nodes().iter().skip_while(|node| !node.has_name("h1")).scan(0, |texts, node| {
        // A standfirst may be above it.
        *texts += usize::from(node.has_name("p") && node.text().trim().chars().count() > TEXT);
        (*texts < 2).then_some(node)
    });
    let first = stated.nodes().iter().chain(below).find(|node| {
        let is_elsewhere = node.ancestors_it(None).any(|above| above.is("blockquote, aside, footer, figure"));
        node.has_name("time") && !is_elsewhere && !UPDATES.iter().any(|word| node.text().starts_with(word))
    })?;
    first.attr("datetime").map(|time| time.trim().to_owned()).filter(|time| !time.is_empty())
}

/// The content of the first `<meta>` with one of `names`.
fn meta(document: &Document, names: &[&str]) -> Option<String> {
    let all = document.select("meta[content]");
    let named: Vec<(String, String)> = all
        .iter()
        .filter_map(|meta| {
            let name = meta.attr("property").or_else(|| meta.attr("name"))?.trim().to_ascii_lowercase();
            let content = meta.attr("content")?.trim().to_owned();
            (!content.is_empty()).then_some((name, content))
        })
        .collect();
    names.iter().find_map(|wanted| named.iter().find(|(name, _)| name == wanted)).map(|(_, content)| content.clone())
}

fn canonical(document: &Document) -> Option<String> {
    let url = document
        .select("link[rel=canonical]")
        .attr("href")
        .or_else(|| document.select("meta[property='og:url']").attr("content"))?;
    let url = url.trim().to_owned();
    (url.contains("://") && is_safe_url(&url)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(page: &str) -> PageMetadata {
        PageMetadata::of(&Document::from(page))
    }

    #[test]
    fn json_ld_comes_first() {
        let meta = "<meta property=og:title content=Other><meta name=pubdate content=2020-01-01>";
        for json in [
            r#"{"@type":"NewsArticle","headline":"T","datePublished":"2024-05-01T10:20:00+08:00","publisher":{"name":"P"}}"#,
            r#"[{"@type":"BreadcrumbList"},{"@type":["Article","Thing"],"headline":"T","datePublished":"2024-05-01T10:20:00+08:00","publisher":[{"name":"P"}]}]"#,
            r#"{"@graph":[{"@type":"WebSite","name":"S"},{"@type":"https://schema.org/Report","headline":" T ","datePublished":"2024-05-01T10:20:00+08:00","publisher":{"name":"P"}}]}"#,
        ] {
            let found = of(&format!("{meta}<script type=application/ld+json>{json}</script>"));
            let parts = [found.title, found.published, found.source];
            assert_eq!(parts.map(Option::unwrap), ["T", "2024-05-01T10:20:00+08:00", "P"], "{json}");
        }
    }

    #[test]
    fn a_platforms_account_is_known() {
        let page = of("<meta property=og:site_name content=微信公众平台><a id=js_name> 青山日报 </a>");
        assert_eq!(page.account.as_deref(), Some("青山日报"));
        assert_eq!(of("<p>青山日报</p>").account, None);
    }

    #[test]
    fn authors_and_changes_are_read() {
        for (page, authors, updated) in [
            (
                r#"{"author":{"@type":"Person","name":"李明"},"dateModified":"2024-05-02"}"#,
                vec!["李明"],
                Some("2024-05-02"),
            ),
            (r#"{"author":[{"name":"李明"},"王芳",{"@type":"Organization","name":"O"}]}"#, vec!["李明", "王芳"], None),
            (r#"{"author":{"name":"P"},"publisher":{"name":"P"}}"#, vec![], None),
            (r#"{"author":"https://a.example/"}"#, vec![], None),
        ] {
            let json = page.replacen('{', r#"{"@type":"NewsArticle","#, 1);
            let found = of(&format!("<script type=application/ld+json>{json}</script>"));
            assert_eq!(
                (found.authors, found.updated.as_deref()),
                (authors.into_iter().map(str::to_owned).collect(), updated),
                "{page}"
            );
        }
        let changed = of("<meta property=article:modified_time content=2024-05-02>").updated;
        assert_eq!(changed.as_deref(), Some("2024-05-02"));
    }

    #[test]
    fn broken_json_ld_is_passed_over() {
        for json in ["{", "[]", "{\"@type\":\"Person\",\"headline\":\"No\"}", "null"] {
            let page = format!("<script type=application/ld+json>{json}</script><meta property=og:title content=T>");
            assert_eq!(of(&page).title.as_deref(), Some("T"), "{json}");
        }
    }

    #[test]
    fn microdata_meta_and_time_follow() {
        for page in [
            "<time itemprop=datePublished datetime=2024-05-01T10:20:00Z>May 1</time>",
            "<span itemprop=datePublished content=2024-05-01T10:20:00Z>May 1</span>",
            "<meta property=article:published_time content=2024-05-01T10:20:00Z>",
            "<meta name=parsely-pub-date content=2024-05-01T10:20:00Z>",
            "<meta name=citation_publication_date content=2024-05-01T10:20:00Z>",
            "<meta name=DC.date content=2024-05-01T10:20:00Z>",
            "<h1>T</h1><p>by Ann, <time datetime=2024-05-01T10:20:00Z>May 1</time></p>",
            "<article><header><h1>T</h1><time datetime=2024-05-01T10:20:00Z>May 1</time></header></article>",
            "<h1>T</h1><div><time datetime=2024-05-02T10:20:00Z>Updated May 2</time><time datetime=2024-05-01T10:20:00Z>May 1</time></div>",
            "<div><h1>T</h1><blockquote><time datetime=2024-05-03T10:20:00Z>May 3</time></blockquote></div><p>By N <time datetime=2024-05-01T10:20:00Z>May 1</time></p><p>…<time datetime=2024-05-03>now</time></p>",
            "<meta name=sailthru.date content=2024-05-01T10:20:00Z>",
        ] {
            assert_eq!(of(page).published.as_deref(), Some("2024-05-01T10:20:00Z"), "{page}");
        }
        assert_eq!(of("<p>by <time datetime=2024-05-02>yesterday</time></p>").published, None);
    }
}
