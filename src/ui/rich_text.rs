//! Text with links and emphasis, cut where the sentences of metrics begin and end.

use super::article::Walk;
use super::element::{element, list};
use super::icon;
use super::unbroken::{self, Stretch};
use crate::article::{Mark, Run, Text};
use crate::state::{Action, Segment};
use yew::Html;

/// The walk's next text.
pub fn view(walk: &Walk<'_>, text: &Text) -> Html {
    let number = walk.next_text.replace(walk.next_text.get() + 1);
    let context = &walk.properties.context;
    let plain = text.to_plain();
    let stretches = unbroken::stretches(&plain);
    let mut views = Vec::new();
    for segment in context.document.segments(number, plain.len()) {
        let words = slice(text, segment.start, segment.end, &stretches);
        views.push(if segment.metrics.is_empty() { words } else { sentence(walk, segment, words) });
    }
    list(views)
}

/// A sentence that metrics come from.
fn sentence(walk: &Walk<'_>, segment: Segment, words: Html) -> Html {
    let context = &walk.properties.context;
    let marked = walk.properties.marked.filter(|metric| segment.metrics.contains(metric));
    let place = marked.and_then(|metric| context.document.places.get(metric));
    let class = if marked.is_some() { "quoted marked" } else { "quoted" };
    let words = element!("span", "id" = segment.id, "class" = class, "tabindex" = "-1").child(words).html();
    let back = if place.is_some_and(|place| place.end == segment.end) {
        let messages = context.messages();
        let back = element!("button", "class" = "button back", "type" = "button", "lang" = messages.tag())
            .on_click(context, Action::BackToMetric)
            .child(icon::view(icon::BACK))
            .child(element!("span").child(messages.back_to_metric()).html())
            .html();
        let copy = element!(
            "button",
            "class" = "button back",
            "part" = "metric-copy",
            "type" = "button",
            "lang" = messages.tag()
        )
        .on_click(context, Action::CopyMetric(marked.unwrap_or_default()))
        .child(messages.copy_figure())
        .html();
        list(vec![back, copy])
    } else {
        Html::default()
    };
    list(vec![words, back])
}

/// The part of `text` from byte `start` to byte `end` of its plain text.
fn slice(text: &Text, start: usize, end: usize, stretches: &[Stretch]) -> Html {
    let mut offset = 0;
    let mut views = Vec::new();
    for run in &text.0 {
        let (from, to) = (offset, offset + run.text().len());
        offset = to;
        let (first, last) = (start.max(from), end.min(to));
        if first < last {
            let words = unbroken::pieces(&run.text()[first - from..last - from], first, stretches);
            views.push(run_view(run, words));
        }
    }
    list(views)
}

fn run_view(run: &Run, words: Html) -> Html {
    let (tag, href) = match run {
        Run::Plain(_) => return words,
        Run::Link { href, .. } => ("a", Some(href.clone())),
        Run::Marked { mark: Mark::Strong, .. } => ("strong", None),
        Run::Marked { mark: Mark::Em, .. } => ("em", None),
    };
    element!(tag, "href" = href).child(words).html()
}
