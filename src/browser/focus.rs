//! Where the focus goes, and scrolling there.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};

/// The focus within the root of one widget.
pub struct Focus {
    root: Element,
    /// What had the focus before a rendering, and whether it was in view.
    before: RefCell<Option<(Element, bool)>>,
}

impl Focus {
    /// The focus within `root`.
    pub fn new(root: Element) -> Self {
        Self { root, before: RefCell::default() }
    }

    /// The element that has the focus, if it is one of the widget's.
    fn active(&self) -> Option<Element> {
        self.root.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
    }

    fn find(&self, id: &str) -> Option<HtmlElement> {
        self.root.query_selector(&format!("#{id}")).ok().flatten().map(JsCast::unchecked_into)
    }

    /// Notes what has the focus before a rendering.
    pub fn note(&self) {
        // Two renderings may come before `restore`: the second may find nothing any more.
        if let Some(element) = self.active() {
            let place = element.get_bounding_client_rect();
            let in_view = place.bottom() > 0.0 && place.top() < window_height();
            *self.before.borrow_mut() = Some((element, in_view));
        }
    }

    /// Focuses the element `id` if what had the focus was removed.
    pub fn restore(&self, id: &str) {
        let Some((element, in_view)) = self.before.take() else { return };
        if element.is_connected() || self.active().is_some() {
            return;
        }
        if let Some(target) = self.find(id).or_else(|| self.find("comments")) {
            // In view at once, as nobody asked for a movement; and no scrolling if the
            // reader had scrolled away from what had the focus.
            focus(&target, !in_view);
        }
    }

    /// Scrolls to the element `id`, and focuses it if what has the focus is too far from it.
    pub fn reveal(&self, id: &str) {
        let Some(element) = self.find(id) else { return };
        let place = element.get_bounding_client_rect();
        let is_near = self.active().is_some_and(|active| {
            let focused = active.get_bounding_client_rect();
            place.bottom().max(focused.bottom()) - place.top().min(focused.top()) < window_height()
        });
        if is_near {
            scroll_to(&element, Some(ScrollLogicalPosition::Nearest));
        } else {
            self.go_to(id);
        }
    }

    /// Focuses the element `id` and scrolls it into view.
    pub fn go_to(&self, id: &str) {
        let Some(element) = self.find(id) else { return };
        focus(&element, true);
        // An answer's field with its buttons.
        scroll_to(&element.closest(".inline").ok().flatten().unwrap_or_else(|| element.into()), None);
    }
}

/// Scrolls to an element: to `block`, or else into the middle if it is small and not in view.
fn scroll_to(element: &Element, block: Option<ScrollLogicalPosition>) {
    let height = window_height();
    let place = element.get_bounding_client_rect();
    if block.is_none() && place.top() >= 0.0 && place.bottom() <= height {
        return;
    }
    // A long way is not animated: what passes by would be loaded and announced.
    let far = place.top().abs() > 3.0 * height;
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if far || prefers_reduced_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    let is_small = place.height() < height / 2.0;
    let middle = if is_small { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Start };
    options.set_block(block.unwrap_or(middle));
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus(element: &HtmlElement, prevent_scroll: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(prevent_scroll);
    let _ = element.focus_with_options(&options);
}

fn prefers_reduced_motion() -> bool {
    let query = |window: web_sys::Window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    web_sys::window().and_then(query).is_none_or(|media| media.matches())
}

/// Height of the viewport in CSS pixels; 0 without a window.
pub fn window_height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}
