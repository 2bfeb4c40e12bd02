//! Metric cards: each figure as printed, what it counts, and the way to its sentence.

use super::article::ArticleBody;
use super::element::{element, svg};
use super::{Context, unbroken};
use crate::article::{Metric, share};
use crate::decimal::{decimal, decimal_count};
use crate::state::{Action, FIRST_METRICS};
use crate::text::fill;
use yew::Html;

/// The cards.
pub fn view(properties: &ArticleBody) -> Html {
    let context = &properties.context;
    let messages = context.messages();
    let metrics = &context.document.article.metrics;
    if metrics.is_empty() {
        return Html::default();
    }
    let all = properties.all_metrics;
    let lang = context.document.article.lang.clone();
    let mut cards = Vec::with_capacity(metrics.len());
    for (index, metric) in metrics.iter().enumerate() {
        // Found in, a hidden card is shown; before script runs the styles hide it.
        let hidden = super::LIVE && !all && index >= FIRST_METRICS;
        cards.push(card(context, index, metric, hidden));
    }
    let toggle = if metrics.len() > FIRST_METRICS {
        let count = context.number(metrics.len());
        let words =
            if all { messages.show_fewer_figures().to_owned() } else { fill(messages.show_all_figures(), &[&count]) };
        element!(
            "button",
            "class" = "button quiet metrics-toggle needs-script",
            "part" = "metrics-toggle",
            "type" = "button",
            "aria-expanded" = all,
        )
        .on_click(context, Action::ShowAllMetrics(!all))
        .child(&words)
        .html()
    } else {
        Html::default()
    };
    element!(
        "div",
        "class" = if super::LIVE { "metrics" } else { "metrics first" },
        "part" = "metrics",
        "role" = "group",
        "lang" = messages.tag(),
        "aria-label" = messages.key_figures(),
    )
    .child(element!("ul", "class" = "cards", "role" = "list", "lang" = lang).children(cards).html())
    .child(toggle)
    .html()
}

fn card(context: &Context, index: usize, metric: &Metric, hidden: bool) -> Html {
    let source = context.document.source_id(index);
    let messages = context.messages();
    // Its name is what it holds: each word has its own language.
    let leads =
        element!("span", "class" = "visually-hidden", "lang" = messages.tag()).child(messages.show_source()).html();
    let value = share(&metric.figure);
    let link = element!(
        "a",
        "class" = "metric",
        "part" = "metric",
        "id" = ["metric-", &decimal_count(index + 1)].concat(),
        "href" = ["#", &source].concat(),
    )
    .on_click(context, Action::ShowSource(index))
    .child(value.map(ring).unwrap_or_default())
    .child(words("metric-figure", &metric.figure))
    .child(words("metric-label", &metric.label))
    .child(leads)
    .html();
    element!(
        "li",
        "class" = if value.is_some() { "card share" } else { "card" },
        "hidden" = hidden.then_some("until-found"),
    )
    .child(link)
    .html()
}

fn words(class: &'static str, words: &str) -> Html {
    element!("span", "class" = class, "part" = class).child(unbroken::view(words)).html()
}

/// A ring filled by `value`, from 0 to 1, clockwise from the top.
fn ring(value: f64) -> Html {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
    let thousandths = (value * 1000.0 + 0.5) as u32;
    let track = element!("circle", "class" = "ring-track", "cx" = "18", "cy" = "18", "r" = "15").html();
    let value = element!(
        "circle",
        "class" = "ring-value",
        "cx" = "18",
        "cy" = "18",
        "r" = "15",
        "pathLength" = "1000",
        "stroke-dasharray" = [&decimal(u64::from(thousandths)), " 1000"].concat(),
        "transform" = "rotate(-90 18 18)",
    )
    .html();
    svg!("class" = "ring", "viewBox" = "0 0 36 36").child(track).child(value).html()
}
