//! Text with links and emphasis, cut where the sentences of metrics begin and end.

use super::article::Walk;
use super::icon;
use crate::article::{Mark, Run, Text};
use crate::state::Action;
use yew::{Html, html};

/// The walk's next text.
pub fn view(walk: &Walk<'_>, text: &Text) -> Html {
    let number = walk.next_text.replace(walk.next_text.get() + 1);
    let context = &walk.properties.context;
    let length = text.0.iter().map(|run| run.text().len()).sum();
    let marked = walk.properties.marked;
    let views: Vec<_> = context
        .document
        .segments(number, length)
        .into_iter()
        .map(|segment| {
            let words = slice(text, segment.start, segment.end);
            if segment.metrics.is_empty() {
                return words;
            }
            let is_marked = marked.is_some_and(|metric| segment.metrics.contains(&metric));
            let ends = marked.is_some_and(|metric| {
                context.document.places.get(metric).is_some_and(|place| is_marked && place.end == segment.end)
            });
            html! {
                <>
                    <span id={segment.id} class={if is_marked { "quoted marked" } else { "quoted" }} tabindex="-1">{ words }</span>
                    if ends {
                        <button class="button back" type="button" lang={context.messages().tag} onclick={context.on_click(Action::BackToMetric)}>
                            { icon::view(icon::BACK) }
                            <span>{ context.messages().back_to_metric }</span>
                        </button>
                    }
                </>
            }
        })
        .collect();
    html! { <>{ for views }</> }
}

/// The part of `text` from byte `start` to byte `end` of its plain text.
fn slice(text: &Text, start: usize, end: usize) -> Html {
    let mut offset = 0;
    let views: Vec<_> = text
        .0
        .iter()
        .filter_map(|run| {
            let (from, to) = (offset, offset + run.text().len());
            offset = to;
            let (first, last) = (start.max(from), end.min(to));
            (first < last).then(|| run_view(run, run.text()[first - from..last - from].to_owned()))
        })
        .collect();
    html! { <>{ for views }</> }
}

fn run_view(run: &Run, words: String) -> Html {
    match run {
        Run::Plain(_) => html! { { words } },
        Run::Link { href, .. } => html! { <a href={href.clone()}>{ words }</a> },
        Run::Marked { mark: Mark::Strong, .. } => html! { <strong>{ words }</strong> },
        Run::Marked { mark: Mark::Em, .. } => html! { <em>{ words }</em> },
    }
}
