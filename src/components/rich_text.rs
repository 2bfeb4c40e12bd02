//! Text with links and emphasis, split where the sentences of metrics begin and end.

use super::icon;
use super::permalink::{Copied, CopyButton};
use super::unbroken::{self, Stretch};
use super::walk::Walk;
use crate::article::{Mark, Run, Text};
use crate::state::{Action, Segment};
use yew::{Html, html};

/// Draws the walk's next text.
pub fn view(walk: &mut Walk<'_>, text: &Text) -> Html {
    let number = walk.next_text;
    walk.next_text += 1;
    let plain = text.to_plain();
    let stretches = unbroken::stretches(&plain);
    let segments = walk.environment.document.segments(number, plain.len());
    let views = segments.into_iter().map(|segment| {
        let words = slice(text, segment.start, segment.end, &stretches);
        if segment.metrics.is_empty() { words } else { sentence(walk, segment, words) }
    });
    views.collect()
}

/// Draws a text outside the body, in which no metric has its sentence.
pub fn outside(text: &Text) -> Html {
    let plain = text.to_plain();
    slice(text, 0, plain.len(), &unbroken::stretches(&plain))
}

/// A sentence that metrics come from; if it is marked, with the way back to its card.
fn sentence(walk: &Walk<'_>, segment: Segment, words: Html) -> Html {
    let environment = walk.environment;
    let messages = environment.messages();
    let marked = walk.marked.filter(|metric| segment.metrics.contains(metric));
    let place = marked.and_then(|metric| environment.document.article.metrics.get(metric)).map(|metric| &metric.place);
    let metric = marked.filter(|_| place.is_some_and(|place| place.end == segment.end));
    html! {
        <>
            <span id={segment.id} class={if marked.is_some() { "quoted marked" } else { "quoted" }} tabindex="-1">{ words }</span>
            if let Some(metric) = metric {
                <button class="button back" type="button" lang={messages.tag} onclick={environment.on_click(Action::BackToMetric)}>
                    { icon::view(icon::BACK) }
                    <span>{ messages.back_to_metric }</span>
                </button>
                <CopyButton environment={environment.clone()} copied={Copied::Metric(metric)} class="button back" part="metric-copy" lang={messages.tag}>
                    { messages.copy_figure }
                </CopyButton>
            }
        </>
    }
}

/// Draws the part of `text` from byte `start` to byte `end` of its plain text.
fn slice(text: &Text, start: usize, end: usize, stretches: &[Stretch]) -> Html {
    let mut offset = 0;
    let mut views: Vec<Html> = Vec::new();
    for run in &text.0 {
        let (from, to) = (offset, offset + run.text().len());
        offset = to;
        let (first, last) = (start.max(from), end.min(to));
        if first < last {
            let words = unbroken::pieces(&run.text()[first - from..last - from], first, stretches);
            views.push(run_view(run, words));
        }
    }
    views.into_iter().collect()
}

fn run_view(run: &Run, words: Html) -> Html {
    match run {
        Run::Plain(_) => words,
        Run::Link { href, .. } => html! { <a href={href.clone()}>{ words }</a> },
        Run::Marked { mark: Mark::Strong, .. } => html! { <strong>{ words }</strong> },
        Run::Marked { mark: Mark::Em, .. } => html! { <em>{ words }</em> },
        Run::Marked { mark: Mark::Sup, .. } => html! { <sup>{ words }</sup> },
        Run::Marked { mark: Mark::Sub, .. } => html! { <sub>{ words }</sub> },
    }
}
