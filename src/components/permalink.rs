//! Sharing: the address of a place in the page, the article, a card with its sentence.

use super::Environment;

/// Copies the page's address with `fragment`, and announces it.
pub fn copy_link(environment: &Environment, fragment: &str) {
    copy(environment, &[&environment.services.link_to(fragment)]);
}

/// Opens the system's share sheet; where there is none, copies title and address,
/// and announces it.
pub fn share(environment: &Environment) {
    let title = &environment.document.article.title;
    let address = environment.services.link_to("");
    let address = address.trim_end_matches('#');
    if !environment.services.share(title, address) {
        copy(environment, &[title, address]);
    }
}

/// Copies the card of a metric as text: figure and label, sentence, title, address.
pub fn copy_metric(environment: &Environment, metric: usize) {
    let article = &environment.document.article;
    let Some(card) = article.metrics.get(metric) else { return };
    let figure = format!("{} {}", card.figure, card.label);
    let address = environment.services.link_to(&format!("metric-{}", metric + 1));
    copy(environment, &[&figure, &card.quote.exact, &article.title, &address]);
}

fn copy(environment: &Environment, lines: &[&str]) {
    copy_text(environment, &lines.join("\n"));
}

/// Copies `text` and announces it, or that the browser refused.
pub fn copy_text(environment: &Environment, text: &str) {
    let copied = environment.clone();
    let announce = move |done| {
        let messages = copied.messages();
        copied.announce(if done { messages.copied } else { messages.copy_refused });
    };
    environment.services.copy(text, Box::new(announce));
}
