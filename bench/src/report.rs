//! `bench/results.md`: the table of a run.

use crate::contender::Contender;
use crate::estimate::{Estimate, Relation, Samples};
use crate::rows::{KILOBYTES, Row, rows};
use std::fmt::Write as _;

/// A run.
#[derive(Default)]
pub struct Run {
    /// The contenders.
    pub contenders: Vec<Contender>,
    /// Rounds that were begun.
    pub rounds: usize,
    /// What was measured.
    pub samples: Samples,
    /// Visits that failed twice, and why.
    pub failed: Vec<String>,
    /// How long it was, when, in which browser, on what.
    pub conditions: String,
}

/// The whole report.
pub fn write(run: &Run) -> String {
    let mut out = format!(
        "# The widget beside its peers\n\nWritten by `cargo xtask bench`: {}, rounds: {}.\n\n\
         Cheap phone (CPU ÷ 4, 150 ms a request, 1.6 Mbit/s), 100 comments of which 94 are the reader's own, unless the row says otherwise. \
         Medians with their 95 % interval (bootstrap over rounds). A target is **met** or **missed** where the whole interval says so, else *open*. \
         The limit is plain HTML with 20 comments; [notes.md](notes.md) says what is measured, and how.\n\n\
         ![Times as ratios to plain HTML, and growth with the number of comments](results.svg)\n\n",
        run.conditions, run.rounds
    );
    let names: Vec<_> = run.contenders.iter().map(|contender| contender.name()).collect();
    let dashes = " --: |".repeat(names.len());
    let _ = writeln!(out, "| figure | {} | to reach |\n| --- |{dashes} --- |", names.join(" | "));
    for row in rows() {
        let cells: Vec<_> = run.contenders.iter().map(|contender| cell(&run.samples, &row, *contender)).collect();
        let _ = writeln!(out, "| {} | {} | {} |", row.title, cells.join(" | "), target(&row));
    }
    let count = |verdict| out.matches(&format!("{verdict} |")).count();
    let _ = writeln!(out, "\n{} met, {} missed, {} open.", count("**met**"), count("**missed**"), count("*open*"));
    out + &run.failed.iter().map(|failure| format!("\n- failed: {failure}")).collect::<String>()
}

fn cell(samples: &Samples, row: &Row, contender: Contender) -> String {
    // What others are compared with stands alone.
    let is_base = matches!(row.relation, Relation::Ratio(other) | Relation::Above(other) if other == contender);
    let relation = if is_base { Relation::Alone } else { row.relation };
    let (name, count) = row.figure;
    let Some(estimate) = samples.estimate((contender, count, name), relation) else { return "–".to_owned() };
    let Estimate { value, interval: (low, high), .. } = estimate;
    let write = |value| match relation {
        Relation::Ratio(_) => format!("{value:.2}"),
        Relation::Above(_) => format!("{value:+.0} ms"),
        Relation::Alone => written(value, row.unit),
    };
    let (low, high) = (write(low), write(high));
    let text = if low == high { write(value) } else { format!("{} ({low} to {high})", write(value)) };
    if row.judged.contains(&contender) { format!("{text} {}", estimate.verdict(row.target)) } else { text }
}

fn written(value: f64, unit: &str) -> String {
    let digits = usize::from(unit == KILOBYTES);
    format!("{value:.digits$}{unit}")
}

fn target(row: &Row) -> String {
    match row.relation {
        Relation::Ratio(other) => format!("≤ {:.2} × {}", row.target, other.name()),
        Relation::Above(other) => format!("≤ {} + {}", other.name(), written(row.target, row.unit)),
        Relation::Alone => format!("≤ {}", written(row.target, row.unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::tests::samples;

    #[test]
    fn verdicts_stand_beside_judged_figures_alone() {
        let samples = samples(&[
            (Contender::Limit, "readable", &[100.0; 5]),
            (Contender::Page, "readable", &[104.0; 5]),
            (Contender::TwoLine, "readable", &[200.0; 5]),
            (Contender::Page, "longest", &[90.0, 91.0, 92.0, 93.0, 94.0]),
        ]);
        let contenders = vec![Contender::Limit, Contender::Page, Contender::TwoLine];
        let report = write(&Run { contenders, samples, ..Run::default() });
        let row = "| article readable | 100 ms | 1.04 **met** | 2.00 | ≤ 1.05 × limit |";
        assert!(report.contains(row) && report.contains("| 92 ms (90 ms to 94 ms) **missed** |"), "{report}");
        assert!(report.contains("1 met, 1 missed, 0 open."), "{report}");
    }
}
