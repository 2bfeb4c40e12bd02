//! The rows of the table: what is measured, and what is to be reached.

use crate::contender::Contender::{self, Limit, Page, Preact, Prerendered};
use crate::estimate::Relation::{self, Above, Alone, Ratio};
use crate::plan::{FEW, MANY, USUAL};

/// A row.
pub struct Row {
    /// What is measured.
    pub title: &'static str,
    /// The figure's name in a visit, and the number of comments.
    pub figure: (&'static str, usize),
    /// What it is compared with.
    pub relation: Relation,
    /// What it may be at most.
    pub target: f64,
    /// Its unit.
    pub unit: &'static str,
    /// Whom the target is for.
    pub judged: &'static [Contender],
}

/// Units, each with the space before it.
pub const MILLISECONDS: &str = " ms";
pub const KILOBYTES: &str = " kB";

/// All rows.
pub fn rows() -> Vec<Row> {
    let row = |title, figure, relation, target| {
        let unit = match figure {
            ("html" | "bytes" | "all bytes" | "memory", _) => KILOBYTES,
            ("lost" | "unstored" | "elements", _) => "",
            _ => MILLISECONDS,
        };
        Row { title, figure, relation, target, unit, judged: &Contender::OURS }
    };
    vec![
        Row { judged: &[Page], ..row("article readable", ("readable", USUAL), Ratio(Limit), 1.05) },
        Row { judged: &[Page, Prerendered], ..row("largest paint", ("largest", USUAL), Ratio(Limit), 1.05) },
        row("first comment of the article", ("first", USUAL), Ratio(Limit), 1.1),
        row("first letter typed is painted", ("letter", USUAL), Ratio(Limit), 1.1),
        row("letters lost, at most", ("lost", USUAL), Alone, 0.0),
        row("newest own comment visible, opened at the comments", ("newest", USUAL), Ratio(Limit), 3.0),
        row("blocking time, opened at the comments", ("blocking", USUAL), Above(Preact), 100.0),
        row("longest task with a script", ("longest", USUAL), Alone, 75.0),
        row("publish → visible, 100 comments", ("publish", USUAL), Above(Limit), 33.0),
        row("publish → visible, 5,000 comments", ("publish", MANY), Above(Limit), 33.0),
        row("visible before it is stored, at most", ("unstored", USUAL), Alone, 0.0),
        row("opening an item", ("toggle", USUAL), Above(Limit), 17.0),
        row("keystroke, p95, 10 comments", ("keystroke", 10), Ratio(Limit), 1.2),
        row("keystroke, p95, 100 comments", ("keystroke", USUAL), Ratio(Limit), 1.2),
        row("keystroke, p95, 1,000 comments", ("keystroke", 1_000), Ratio(Limit), 1.2),
        row("keystroke, p95, 5,000 comments", ("keystroke", MANY), Ratio(Limit), 1.2),
        row("keystroke, p95, 10,000 comments", ("keystroke", 10_000), Ratio(Limit), 1.2),
        row("elements, 100 comments", ("elements", USUAL), Alone, 450.0),
        row("elements, 6 comments", ("elements", FEW), Alone, 300.0),
        row("HTML of the page, brotli", ("html", USUAL), Ratio(Limit), 1.8),
        row("heap and wasm memory, 5,000 comments", ("memory", MANY), Alone, 3_600.0),
        row("bytes beside the HTML, comments never reached", ("bytes", USUAL), Alone, 12.0),
        row("the same with the service worker's", ("all bytes", USUAL), Alone, 12.0),
    ]
}
