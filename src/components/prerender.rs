//! Markup drawn ahead of the browser, by the same components. Native only.

use super::{App, AppProperties, Clock, Options, Services, Setup, Start, Toggled};
use crate::article::DateTime;
use crate::comments::{MemoryStore, Store};
use crate::markup_key::{KEY, NODES, markup_key, nodes_key};
use crate::state::{Document, HostEvent, Moment};
use crate::text::calendar;
use std::rc::Rc;
use web_sys::HtmlInputElement;

/// Which markup is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// For a declarative shadow root: with yew's comment marks, to be hydrated.
    Hydratable,
    /// Without them.
    Plain,
}

/// Renders `document` as HTML.
pub async fn prerender(document: Rc<Document>, options: Options, markup: Markup) -> String {
    let services = Rc::new(InertServices { store: MemoryStore::default(), language: document.messages.tag });
    let options = Rc::new(options);
    let setup = Setup { document, services, options, start: Start::Prerender, toggled: Toggled::default() };
    let properties = AppProperties { number: 0, setup: Some(setup) };
    let renderer = yew::LocalServerRenderer::<App>::with_props(properties);
    renderer.hydratable(markup == Markup::Hydratable).render().await
}

/// Renders the root of a declarative shadow root for the document `text`, which gave `document`.
pub async fn prerender_root(document: Rc<Document>, text: &str, options: Options) -> String {
    let key = markup_key(text, document.messages, &options);
    let article = document.article.id.clone();
    let html = prerender(document, options, Markup::Hydratable).await;
    let nodes = nodes_key(names(&html));
    format!("<div class=\"root\" {KEY}=\"{key}\" {NODES}=\"{nodes}\" data-article=\"{article}\">{html}</div>")
}

/// The names of the elements and comments in `html`, as the DOM names them.
///
/// All text is escaped: a `<` before a letter begins an element, one before `!` a comment.
fn names(html: &str) -> impl Iterator<Item = String> {
    html.split('<').filter_map(|part| {
        let name = part.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
        match part.as_bytes().first()? {
            b'!' => Some("#comment".to_owned()),
            first if first.is_ascii_alphabetic() => Some(name.to_owned()),
            _ => None,
        }
    })
}

/// Services of a browser that is not there: words are formatted, nothing else happens.
struct InertServices {
    store: MemoryStore,
    language: &'static str,
}

impl Services for InertServices {
    fn moment(&self) -> Moment {
        Moment { now: DateTime::at(0, 0), random: 0 }
    }
    fn store(&self) -> &dyn Store {
        &self.store
    }
    fn graphemes(&self, _: &str, _: usize) -> (usize, u32) {
        (0, 0)
    }
    fn number(&self, count: usize) -> String {
        calendar::number(count)
    }
    // The reader's clock is not known here.
    fn date(&self, time: DateTime, _: Clock) -> String {
        let civil = time.civil();
        let day = [civil.year, civil.month.into(), civil.day.into()];
        calendar::date(self.language, day, time.has_time.then_some([civil.hour, civil.minute]))
    }
    fn ago(&self, _: i64, _: &'static str) -> String {
        String::new()
    }
    fn tab(&self) -> &str {
        ""
    }
    fn live_tabs(&self, _: Box<dyn FnOnce(Option<Vec<String>>)>) {}
    fn typed_name(&self) -> Option<String> {
        None
    }
    fn set_typed_name(&self, _: &str) {}
    fn is_composing(&self) -> bool {
        false
    }
    fn before_render(&self) {}
    fn after_render(&self) {}
    fn focus(&self, _: &str) {}
    fn reveal(&self, _: &str) {}
    fn restore_focus(&self, _: &str) {}
    fn ready(&self) {}
    fn emit(&self, _: &HostEvent) {}
    fn timeout(&self, _: u32, _: Box<dyn FnOnce()>) {}
    fn idle(&self, _: Box<dyn FnOnce()>) {}
    fn print(&self, _: bool) {}
    fn copy(&self, _: &str, _: Box<dyn FnOnce(bool)>) {}
    fn read_file(&self, _: &HtmlInputElement, _: Box<dyn FnOnce(String)>) {}
    fn is_quota_warned(&self) -> bool {
        true
    }
    fn set_quota_warned(&self) {}
    fn share(&self, _: &str, _: &str) -> bool {
        false
    }
    fn measure(&self) -> Option<usize> {
        Some(0)
    }
    fn persistence(&self, _: bool, _: Box<dyn FnOnce(bool)>) {}
    fn download(&self, _: &str, _: &str) {}
    fn link_to(&self, _: &str) -> String {
        String::new()
    }
}

#[cfg(test)]
mod tests;
