//! Markup made ahead of the browser. Native only.

use super::{App, AppProperties, Clock, Options, Services};
use crate::article::DateTime;
use crate::comments::{MemoryStore, Store};
use crate::state::{Document, Event, Moment};
use crate::text::calendar;
use std::rc::Rc;
use web_sys::HtmlInputElement;

/// Renders `document` as HTML.
pub async fn render(document: Rc<Document>, options: Options) -> String {
    let services = Rc::new(StillServices { store: MemoryStore::default(), language: document.messages.tag() });
    let properties = AppProperties { document, services, options: Rc::new(options) };
    yew::LocalServerRenderer::<App>::with_props(properties).hydratable(false).render().await
}

/// A world in which nothing happens.
struct StillServices {
    store: MemoryStore,
    language: &'static str,
}

impl Services for StillServices {
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
    // What the reader's clock shows is not known here.
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
    fn drawing(&self) {}
    fn rendered(&self) {}
    fn is_complete(&self) -> bool {
        true
    }
    fn complete(&self, _: bool, then: Box<dyn FnOnce()>) {
        then();
    }
    fn is_shown(&self) -> bool {
        true
    }
    fn wait(&self, _: Box<dyn FnOnce()>) {}
    fn next(&self) {}
    fn ready(&self) {}
    fn focus(&self, _: &str) {}
    fn keep_focus(&self, _: &str) {}
    fn print(&self, _: bool) {}
    fn emit(&self, _: &Event) {}
    fn later(&self, _: i64, _: Box<dyn FnOnce()>) {}
    fn idle(&self, _: Box<dyn FnOnce()>) {}
    fn read_file(&self, _: &HtmlInputElement, _: Box<dyn FnOnce(String)>) {}
    fn is_told(&self) -> bool {
        true
    }
    fn tell(&self) {}
    fn measure(&self) -> Option<usize> {
        Some(0)
    }
    fn persistence(&self, _: bool, _: Box<dyn FnOnce(bool)>) {}
    fn copy(&self, _: &str, _: Box<dyn FnOnce(bool)>) {}
    fn share(&self, _: &str, _: &str) -> bool {
        false
    }
    fn download(&self, _: &str, _: &str) {}
    fn link_to(&self, _: &str) -> String {
        String::new()
    }
}

#[cfg(test)]
mod tests;
