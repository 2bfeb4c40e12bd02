//! Markup made ahead of the browser, and the key by which it is known again.

use super::Options;
use crate::text::Messages;

/// A key for the markup that this version makes of a document's text with
/// these words and options. Markup with another key can't be taken over.
#[must_use]
pub fn markup_key(text: &str, messages: &Messages, options: &Options) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    feed(env!("CARGO_PKG_VERSION").as_bytes());
    feed(messages.tag.as_bytes());
    feed(&[options.heading_level, options.comments as u8, u8::from(options.sections_open)]);
    feed(text.trim().as_bytes());
    let mut key = String::new();
    for shift in (0..16).rev() {
        key.push(char::from(b"0123456789abcdef"[(hash >> (shift * 4) & 15) as usize]));
    }
    key
}

#[cfg(any(test, feature = "cli"))]
pub use make::{Markup, render};

#[cfg(any(test, feature = "cli"))]
mod make {
    use super::super::{App, AppProperties, Options, Rendering, Services};
    use crate::article::DateTime;
    use crate::comments::{MemoryStore, Store};
    use crate::state::{Document, Event, Moment};
    use std::rc::Rc;

    /// What the markup is for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Markup {
        /// A part of the host's page, read without script.
        Fragment,
        /// A shadow root that the widget takes over.
        Shadow,
    }

    /// Renders `document` as HTML.
    pub async fn render(document: Rc<Document>, options: Options, markup: Markup) -> String {
        let rendering = if markup == Markup::Fragment { Rendering::Fragment } else { Rendering::Shadow };
        let properties = AppProperties {
            document,
            services: Rc::new(StillServices::default()),
            options: Rc::new(Options { rendering, ..options }),
            hydrate: true,
        };
        let html =
            yew::LocalServerRenderer::<App>::with_props(properties).hydratable(markup == Markup::Shadow).render().await;
        without_component_names(&html)
    }

    /// Debug builds write the names of components into their comments.
    fn without_component_names(html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        while let Some(start) = rest.find("<!--<") {
            let (before, comment) = rest.split_at(start);
            out.push_str(before);
            let end = comment.find("-->").map_or(comment.len(), |end| end + 3);
            out.push_str(if comment.starts_with("<!--</[") { "<!--</[]>-->" } else { "<!--<[]>-->" });
            rest = &comment[end..];
        }
        out.push_str(rest);
        out
    }

    /// A world in which nothing happens.
    #[derive(Default)]
    struct StillServices(MemoryStore);

    impl Services for StillServices {
        fn moment(&self) -> Moment {
            Moment { now: DateTime { epoch_ms: 0, offset_minutes: 0 }, random: 0 }
        }
        fn store(&self) -> &dyn Store {
            &self.0
        }
        fn graphemes(&self, _: &str) -> usize {
            0
        }
        fn ago(&self, _: i64, _: &'static str, _: &str) -> String {
            String::new()
        }
        fn open_items(&self) -> Vec<String> {
            Vec::new()
        }
        fn tab(&self) -> &str {
            ""
        }
        fn rendered(&self) {}
        fn ready(&self) {}
        fn focus(&self, _: &str) {}
        fn emit(&self, _: &Event) {}
        fn later(&self, _: i64, _: Box<dyn FnOnce()>) {}
        fn idle(&self, _: Box<dyn FnOnce()>) {}
        fn choose_file(&self, _: Box<dyn FnOnce(String)>) {}
        fn storage_used(&self) -> usize {
            0
        }
        fn copy(&self, _: &str) {}
        fn download(&self, _: &str, _: &str) {}
        fn link_to(&self, _: &str) -> String {
            String::new()
        }
    }
}

#[cfg(test)]
mod tests;
