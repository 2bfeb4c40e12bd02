//! Metric cards: each figure as printed, what it counts, and the way to its sentence.

use super::Context;
use super::article::ArticleBodyProperties;
use crate::article::{Metric, share};
use crate::state::{Action, FIRST_METRICS};
use crate::text::fill;
use yew::{Html, html};

/// Which cards are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// All of them, not the first alone.
    pub all: bool,
}

/// The cards.
pub fn view(properties: &ArticleBodyProperties) -> Html {
    let context = &properties.context;
    let messages = context.messages();
    let metrics = &context.document.article.metrics;
    if metrics.is_empty() {
        return Html::default();
    }
    let all = properties.metrics.all;
    let count = metrics.len().to_string();
    html! {
        <div class={if all { "metrics all" } else { "metrics" }} part="metrics" role="group" aria-label={messages.key_figures}>
            <ul class="cards" role="list">
                { for metrics.iter().enumerate().map(|(index, metric)| card(context, index, metric)) }
            </ul>
            if metrics.len() > FIRST_METRICS {
                <button class="button quiet metrics-toggle needs-script" part="metrics-toggle" type="button" lang={messages.tag}
                    aria-expanded={all.to_string()} onclick={context.on_click(Action::ShowAllMetrics(!all))}>
                    { if all { messages.show_fewer_figures.to_owned() } else { fill(messages.show_all_figures, &[&count]) } }
                </button>
            }
        </div>
    }
}

fn card(context: &Context, index: usize, metric: &Metric) -> Html {
    let source = context.document.source_id(index);
    let name = fill(context.messages().show_source, &[&metric.figure, &metric.label]);
    let value = share(&metric.figure);
    html! {
        <li class={if value.is_some() { "card share" } else { "card" }}>
            <a class="metric" part="metric" id={["metric-", &(index + 1).to_string()].concat()} href={["#", &source].concat()}
                aria-label={name} onclick={context.on_click(Action::ShowSource(index))}>
                if let Some(value) = value {
                    { ring(value) }
                }
                <span class="metric-figure" part="metric-figure">{ metric.figure.clone() }</span>
                <span class="metric-label" part="metric-label">{ metric.label.clone() }</span>
            </a>
        </li>
    }
}

/// A ring filled by `value`, from 0 to 1, clockwise from the top.
fn ring(value: f64) -> Html {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
    let thousandths = (value * 1000.0 + 0.5) as u32;
    html! {
        <svg class="ring" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
            <circle class="ring-track" cx="18" cy="18" r="15" />
            <circle class="ring-value" cx="18" cy="18" r="15" pathLength="1000" stroke-dasharray={[&thousandths.to_string(), " 1000"].concat()} transform="rotate(-90 18 18)" />
        </svg>
    }
}
