//! Pictures, videos and frames of a page, and raised text.

use super::{LineKind, MarkedLine, Style, Walker};
use article::{Run, Text, is_safe_url};
use dom_query::NodeRef;

impl Walker {
    pub(super) fn image(&mut self, node: &NodeRef<'_>, kind: &LineKind) {
        let attribute =
            |name: &str| node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        // Pages with lazy loading keep the address in another attribute.
        let src = SOURCES
            .iter()
            .find_map(|name| attribute(name).filter(|src| !src.starts_with("data:image/gif")))
            .or_else(|| ["data-srcset", "srcset"].iter().find_map(|name| first_candidate(&attribute(name)?)))
            .or_else(|| picture_source(node));
        let Some(src) = src.filter(|src| is_safe_url(src) && !src.starts_with("mailto:")) else { return };
        let src = if src.starts_with("//") { format!("https:{src}") } else { src };
        if is_icon(node, &src) {
            return;
        }
        self.end_line(kind);
        let alt = attribute("alt").unwrap_or_default();
        self.lines.push(MarkedLine {
            text: Text::plain(&alt),
            kind: LineKind::Image { src },
            linked: false,
            begins: false,
        });
    }

    /// A link in the place of a video, a sound or a frame.
    pub(super) fn medium(&mut self, node: &NodeRef<'_>, kind: &LineKind) {
        let own = node.attr("src").or_else(|| node.attr("data-src"));
        let inner =
            || node.descendants_it().find_map(|inner| inner.has_name("source").then(|| inner.attr("src")).flatten());
        let Some(src) = own.or_else(inner).map(|src| src.trim().to_owned()) else { return };
        let src = if src.starts_with("//") { format!("https:{src}") } else { src };
        if !src.contains("://") || !is_safe_url(&src) {
            return;
        }
        self.end_line(kind);
        let text = node.attr("title").map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
        self.runs.push(Run::Link { text: text.unwrap_or_else(|| src.clone()), href: src });
        self.unlinked = true;
        self.end_line(&LineKind::Verbatim);
    }

    /// Raised or lowered text, in characters that keep it apart: 10⁸, H₂O.
    pub(super) fn raised(&mut self, text: &str, up: bool, style: &Style) {
        let (from, to) = if up {
            ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
        } else {
            ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
        };
        let one = |letter: char| from.chars().position(|other| other == letter).and_then(|at| to.chars().nth(at));
        let text = text.trim();
        match text.chars().map(one).collect::<Option<String>>() {
            Some(raised) => self.word(&raised, style),
            None => self.word(&format!("{}{text}", if up { '^' } else { '_' }), style),
        }
    }
}

/// Attributes with the address of an image.
const SOURCES: [&str; 9] = [
    "data-src",
    "data-original",
    "data-actualsrc",
    "data-lazy-src",
    "data-lazyload",
    "data-echo",
    "data-lazy",
    "data-url",
    "src",
];

/// The address that a `<picture>` gives for its image.
fn picture_source(image: &NodeRef<'_>) -> Option<String> {
    let picture = image.parent().filter(|parent| parent.has_name("picture"))?;
    picture
        .children_it(false)
        .find_map(|source| first_candidate(&source.attr("srcset").or_else(|| source.attr("data-srcset"))?))
}

/// The first address of a `srcset`.
fn first_candidate(srcset: &str) -> Option<String> {
    srcset.split_whitespace().next().map(|src| src.trim_end_matches(',').to_owned())
}

/// Whether an image is an icon of the page.
fn is_icon(node: &NodeRef<'_>, src: &str) -> bool {
    const NAMES: [&str; 18] = [
        "icon",
        "logo",
        "/wx.",
        "/qq.",
        "zone.",
        "wechat",
        "weibo",
        "douban",
        "share",
        "qrcode",
        "ewm",
        "erweima",
        "print.",
        "avatar",
        "default_user",
        "smiles",
        "pixel",
        "blank.",
    ];
    let small = |name: &str| {
        node.attr(name).and_then(|size| size.trim_end_matches("px").parse::<u32>().ok()).is_some_and(|size| size < 40)
    };
    let src = src.to_ascii_lowercase();
    small("width") || small("height") || NAMES.iter().any(|name| src.contains(name))
}
