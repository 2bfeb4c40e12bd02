//! Passing on: the address of a place in the page, the article, a card with its sentence.

use super::Context;
use crate::decimal::decimal_count;
use crate::state::Action;

/// Copies the page's address with `fragment`, and says so.
pub fn copy_link(context: &Context, fragment: &str) {
    copy(context, &[&context.services.link_to(fragment)]);
}

/// Hands the article to the system's way of sharing; where there is none, copies
/// title and address, and says so.
pub fn share(context: &Context) {
    let title = &context.document.article.title;
    let address = context.services.link_to("");
    let address = address.trim_end_matches('#');
    if !context.services.share(title, address) {
        copy(context, &[title, address]);
    }
}

/// Copies the card of a metric as text: figure and label, sentence, title, address.
pub fn copy_metric(context: &Context, metric: usize) {
    let article = &context.document.article;
    let Some(card) = article.metrics.get(metric) else { return };
    let figure = [&card.figure, " ", &card.label].concat();
    let address = context.services.link_to(&["metric-", &decimal_count(metric + 1)].concat());
    copy(context, &[&figure, &card.quote.exact, &article.title, &address]);
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
