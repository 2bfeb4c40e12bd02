//! Metric cards: each figure as printed, what it counts, and a link to its sentence.

use super::changing::changing;
use super::hidden::until_found;
use super::{Environment, unbroken};
use crate::article::{Metric, share_of};
use crate::state::{Action, FIRST_METRICS};
use crate::text::fill;
use yew::{Html, html};

/// The cards, those beyond the first only if `all`.
pub fn view(environment: &Environment, all: bool) -> Html {
    let messages = environment.messages();
    let article = &environment.document.article;
    let metrics = &article.metrics;
    if metrics.is_empty() {
        return Html::default();
    }
    let cards = metrics.iter().enumerate().map(|(index, metric)| {
        // find-in-page shows a hidden card.
        until_found(!all && index >= FIRST_METRICS, card(environment, index, metric))
    });
    let toggle = if all {
        messages.show_fewer_figures.to_owned()
    } else {
        fill(messages.show_all_figures, &[&environment.number(metrics.len())])
    };
    html! {
        <div class="metrics" part="metrics" role="group" lang={messages.tag} aria-label={messages.key_figures}>
            <ul class="cards" role="list" lang={article.lang.clone()}>{ for cards }</ul>
            if metrics.len() > FIRST_METRICS {
                <button class="button quiet metrics-toggle needs-script" part="metrics-toggle" type="button"
                    aria-expanded={all.to_string()} onclick={environment.on_click(Action::ShowAllMetrics(!all))}>
                    { changing(toggle) }
                </button>
            }
        </div>
    }
}

fn card(environment: &Environment, index: usize, metric: &Metric) -> Html {
    let messages = environment.messages();
    let share = share_of(metric);
    html! {
        <li class={if share.is_some() { "card share" } else { "card" }}>
            <a class="metric" part="metric" id={format!("metric-{}", index + 1)}
                href={environment.services.href(&environment.document.source_id(index))}
                onclick={environment.on_click(Action::ShowSource(index))}>
                if let Some(share) = share {
                    { ring(share) }
                }
                <span class="metric-figure" part="metric-figure">{ unbroken::view(&metric.figure) }</span>
                <span class="metric-label" part="metric-label">{ unbroken::view(&metric.label) }</span>
                // Part of the link's name, which is made of its words: each has its own language.
                <span class="visually-hidden" lang={messages.tag}>{ messages.show_source }</span>
            </a>
        </li>
    }
}

/// A ring filled by `share`, from 0 to 1, clockwise from the top.
fn ring(share: f64) -> Html {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is from 0 to 1")]
    let thousandths = (share * 1000.0).round() as u32;
    html! {
        <svg class="ring" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
            <circle class="ring-track" cx="18" cy="18" r="15" />
            <circle class="ring-value" cx="18" cy="18" r="15" pathLength="1000"
                stroke-dasharray={format!("{thousandths} 1000")} transform="rotate(-90 18 18)" />
        </svg>
    }
}
