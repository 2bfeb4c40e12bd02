//! Passing on: the address of a place in the page, the article, a card with its sentence.

use super::Context;
use crate::state::Action;
use yew::Event;

/// Copies the page's address with `fragment`, and says so.
pub fn copies(context: &Context, fragment: String) -> impl Fn(Event) + 'static {
    let context = context.clone();
    move |_| {
        copy(&context, &[&context.services.link_to(&fragment)]);
    }
}

/// Hands the article to the system's way of sharing; where there is none, copies
/// title and address, and says so.
pub fn shares(context: &Context) -> impl Fn(Event) + 'static {
    let context = context.clone();
    move |_| {
        let title = &context.document.article.title;
        let address = context.services.link_to("");
        let address = address.trim_end_matches('#');
        if !context.services.share(title, address) {
            copy(&context, &[title, address]);
        }
    }
}

/// Copies the card of a metric as text: figure and label, sentence, title, address.
pub fn copies_card(context: &Context, metric: usize) -> impl Fn(Event) + 'static {
    let context = context.clone();
    move |_| {
        let article = &context.document.article;
        let Some(card) = article.metrics.get(metric) else { return };
        let figure = [&card.figure, " ", &card.label].concat();
        let address = context.services.link_to(&["metric-", &(metric + 1).to_string()].concat());
        copy(&context, &[&figure, &card.quote.exact, &article.title, &address]);
    }
}

fn copy(context: &Context, lines: &[&str]) {
    copy_text(context, &lines.join("\n"));
}

/// Copies `text` and says so, or that the browser refused.
pub fn copy_text(context: &Context, text: &str) {
    let (dispatch, messages) = (context.dispatch.clone(), context.messages());
    let say = move |done| {
        let words = if done { messages.copied() } else { messages.copy_refused() };
        dispatch.emit(Action::Say(words.to_owned()));
    };
    context.services.copy(text, Box::new(say));
}
