//! What the widget wants to reach, computed from what was measured.

use crate::browser::Profile;
use crate::contender::Contender;
use crate::plan::USUAL;
use crate::results::{Case, Results};

/// One line of the table.
pub struct Target {
    /// What is measured, and on which page.
    pub what: String,
    /// The measured value.
    pub value: f64,
    /// The most it may be.
    pub most: f64,
    /// Digits after the point.
    pub digits: usize,
    /// After the number.
    pub unit: &'static str,
}

impl Target {
    /// Whether it is reached, and by how much it is not.
    pub fn verdict(&self) -> String {
        let over = self.value - self.most;
        if over <= 0.0 {
            return "met".to_owned();
        }
        format!("missed by {over:.*}{}", self.digits, self.unit)
    }
}

/// A keystroke and a frame, in milliseconds.
const FRAME: f64 = 17.0;

/// All targets for which something was measured, on the cheap phone.
pub fn targets(results: &Results) -> Vec<Target> {
    let case = Case { profile: Profile::Phone, count: USUAL };
    let many = Case { profile: Profile::Phone, count: 5_000 };
    let mut list = List { results, targets: Vec::new() };
    for contender in [Contender::Page, Contender::Embed] {
        for (name, what) in [("readable", "article readable"), ("fcp", "FCP"), ("lcp", "LCP")] {
            list.ratio(contender, case, name, what, 1.05);
        }
    }
    list.ratio(Contender::Page, case, "newest", "the reader's newest comment visible", 3.0);
    list.ratio(Contender::Embed, case, "newest", "the reader's newest comment visible", 3.4);
    for contender in [Contender::Page, Contender::Embed] {
        let of = |case| results.figure(contender, case, "newest");
        if let (Some(value), Some(usual)) = (of(many), of(case)) {
            list.push("the same with 5,000 comments, to 100", contender, value / usual, 1.1, 2, "");
        }
    }
    for contender in [Contender::Page, Contender::Embed] {
        list.ratio(contender, case, "first", "first comment of the article visible", 1.1);
        list.ratio(contender, case, "letter", "first letter painted", 1.1);
        list.highest(contender, case, "lost", "letters lost in the take-over, at most", 0.0);
        list.highest(contender, case, "unfocused", "visits in which the field lost the focus", 0.0);
    }
    for contender in [Contender::Page, Contender::Embed] {
        for case in [case, many] {
            let what = format!("publish → visible, {} comments, more than the limit", case.count);
            list.above(contender, case, "publish", &what, FRAME);
            let what = format!("seen before it was stored, {} comments", case.count);
            list.highest(contender, case, "unstored", &what, 0.0);
        }
        for case in results.cases().into_iter().filter(|case| case.profile == Profile::Phone) {
            let what = format!("keystroke → paint p95, {} comments", case.count);
            list.ratio(contender, case, "keystroke", &what, 1.2);
        }
        for case in [case, many] {
            let what = format!("blocking time, {} comments, more than the limit", case.count);
            list.above(contender, case, "blocking", &what, 80.0);
            let what = format!("longest task with a script in it, {} comments", case.count);
            list.value(contender, case, "scripted", &what, 50.0, 0, " ms");
        }
        list.value(contender, case, "shift", "layout shift at the top", 0.002, 4, "");
        list.value(contender, case, "shiftAtComments", "layout shift at the comments", 0.002, 4, "");
        if let Some(bytes) = results.figure(contender, many, "memory") {
            list.push("JS heap and wasm memory, 5,000 comments", contender, bytes / 1e6, 3.6, 1, " MB");
        }
        for case in results.cases().into_iter().filter(|case| case.profile == Profile::Phone) {
            let what = format!("elements, {} comments", case.count);
            list.value(contender, case, "elements", &what, 570.0, 0, "");
        }
        let html = |contender: Contender| {
            let bytes = results.bytes(contender, case);
            bytes.get(&contender.path(USUAL)).copied().filter(|bytes| *bytes > 0.0)
        };
        if let (Some(value), Some(limit)) = (html(contender), html(Contender::Limit)) {
            list.push("HTML of the page, compressed, to the limit", contender, value / limit, 1.6, 2, "");
        }
    }
    list.targets
}

struct List<'a> {
    results: &'a Results,
    targets: Vec<Target>,
}

impl List<'_> {
    fn push(&mut self, what: &str, contender: Contender, value: f64, most: f64, digits: usize, unit: &'static str) {
        let what = format!("{what}: {}", contender.name());
        self.targets.push(Target { what, value, most, digits, unit });
    }

    fn ratio(&mut self, contender: Contender, case: Case, name: &str, what: &str, most: f64) {
        if let Some(value) = self.results.ratio(contender, case, name) {
            self.push(&format!("{what}, to the limit"), contender, value, most, 2, "");
        }
    }

    fn above(&mut self, contender: Contender, case: Case, name: &str, what: &str, most: f64) {
        if let (Some(value), Some(limit)) = (self.results.figure(contender, case, name), self.results.limit(case, name))
        {
            self.push(what, contender, value - limit, most, 0, " ms");
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a line of a table")]
    fn value(
        &mut self,
        contender: Contender,
        case: Case,
        name: &str,
        what: &str,
        most: f64,
        digits: usize,
        unit: &'static str,
    ) {
        if let Some(value) = self.results.figure(contender, case, name) {
            self.push(what, contender, value, most, digits, unit);
        }
    }

    fn highest(&mut self, contender: Contender, case: Case, name: &str, what: &str, most: f64) {
        if let Some(value) = self.results.highest(contender, case, name) {
            self.push(what, contender, value, most, 0, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::with;

    #[test]
    fn a_target_says_by_how_much_it_is_missed() {
        let results = with(&[
            (Contender::Limit, "fcp", 100.0),
            (Contender::Page, "fcp", 104.0),
            (Contender::Embed, "fcp", 120.0),
            (Contender::Page, "lost", 0.0),
            (Contender::Page, "lost", 2.0),
        ]);
        let verdicts: Vec<_> = targets(&results).iter().map(|target| (target.what.clone(), target.verdict())).collect();
        let of = |start: &str| verdicts.iter().find(|(what, _)| what.starts_with(start)).unwrap().1.clone();
        assert_eq!(of("FCP, to the limit: news-brief"), "met");
        assert_eq!(of("FCP, to the limit: news-brief, embedded"), "missed by 0.15");
        assert_eq!(of("letters lost"), "missed by 2");
    }
}
