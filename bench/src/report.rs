//! `bench/results.md`: the tables of a run, ratios first.

use crate::beside::Ratios;
use crate::browser::Profile;
use crate::contender::Contender;
use crate::figures;
use crate::machine::Machine;
use crate::plan::USUAL;
use crate::precision;
use crate::results::{Case, DISTURBED, MOST_STOLEN, Results};
use crate::scale;
use crate::targets::targets;
use crate::visit::{Measured, Quota};
use std::fmt::Write as _;
use std::time::Duration;

/// All that the report is made of.
pub struct Run {
    /// Where it ran.
    pub machine: Machine,
    /// What was asked for, in words.
    pub asked: String,
    /// What the visits gave.
    pub results: Results,
    /// The long article, as plain HTML and by the widget.
    pub long: Vec<(Contender, Measured)>,
    /// How many comments the browser stores, if it was tried.
    pub quota: Option<Quota>,
    /// The figure reader's times.
    pub figures: Vec<(&'static str, Duration)>,
    /// The ratios of an earlier run.
    pub earlier: Option<Ratios>,
    /// What was found out about targets that are missed, written by hand.
    pub notes: String,
}

/// What is measured: its name, what it is called, how it is written, and
/// whether it is compared with the limit.
const ROWS: [(&str, &str, Unit, bool); 21] = [
    ("readable", "article readable", Unit::Time, true),
    ("fcp", "first contentful paint", Unit::Time, true),
    ("lcp", "largest contentful paint", Unit::Time, true),
    ("first", "first comment of the article visible", Unit::Time, true),
    ("newest", "the reader's own newest comment visible", Unit::Time, true),
    ("letter", "first letter typed is painted", Unit::Time, true),
    ("keystroke", "keystroke → paint, p95", Unit::Time, true),
    ("publish", "publish → visible", Unit::Time, false),
    ("toggle", "open or close an item", Unit::Time, false),
    ("blocking", "blocking time", Unit::Time, false),
    ("longest", "longest task", Unit::Time, false),
    ("scripted", "longest task with a script in it", Unit::Time, false),
    ("shift", "layout shift, at the top", Unit::Share, false),
    ("shiftAtComments", "layout shift, at the comments", Unit::Share, false),
    ("typed", "letters typed while loading", Unit::Count, false),
    ("lost", "letters lost", Unit::Count, false),
    ("unfocused", "field without the focus afterwards", Unit::Count, false),
    ("memory", "JS heap and wasm memory", Unit::Bytes, true),
    ("wasm", "wasm memory alone", Unit::Bytes, false),
    ("elements", "elements, shadow roots included", Unit::Count, true),
    ("total", "bytes loaded, compressed", Unit::Bytes, false),
];

/// What is compared with the limit: names, and what they are called.
pub fn compared() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.into_iter().filter_map(|(name, title, _, compared)| compared.then_some((name, title)))
}

/// The times by which noise is judged.
const TIMES: [&str; 6] = ["readable", "fcp", "lcp", "newest", "letter", "keystroke"];

/// How a figure is written.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Time,
    Share,
    Count,
    Bytes,
}

impl Unit {
    fn write(self, value: f64) -> String {
        match self {
            Self::Time => format!("{value:.0} ms"),
            Self::Share => format!("{value:.4}"),
            Self::Count => format!("{value:.0}"),
            Self::Bytes if value >= 1e6 => format!("{:.2} MB", value / 1e6),
            Self::Bytes => format!("{:.1} kB", value / 1e3),
        }
    }
}

/// The whole report.
pub fn write(run: &Run) -> String {
    let mut out = String::from(
        "# The widget beside its peers\n\nWritten by `cargo xtask bench`; nothing in the tables is put in by hand.\n\n",
    );
    head(&mut out, run);
    out += "![Ratios to plain HTML on a cheap phone](results.svg)\n\n";
    to_reach(&mut out, run);
    if let Some(earlier) = &run.earlier {
        out.push_str(&Ratios::of(&run.results, &run.machine.date).beside(earlier));
    }
    for case in run.results.cases() {
        let Case { profile, count } = case;
        let _ = write!(out, "## {}, {count} comments\n\n", sentence(profile.name()));
        let noise = run.results.noise(case, &TIMES);
        if let Some(noise) = noise {
            let _ = write!(out, "Equal pages differed by up to {noise:.2}.{}\n\n", disturbed(noise));
        }
        table(&mut out, &run.results, case, true);
        table(&mut out, &run.results, case, false);
    }
    against_number(&mut out, &run.results);
    bytes(&mut out, &run.results);
    long_article(&mut out, run);
    if run.quota.is_some() {
        out.push_str("## At scale\n\n");
        out.push_str(&scale::tables(run));
    }
    figure_reader(&mut out, run);
    failures(&mut out, run);
    if !run.notes.is_empty() {
        let _ = write!(out, "{}\n\n", run.notes.trim());
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn disturbed(noise: f64) -> &'static str {
    if noise > DISTURBED { " **This run was disturbed: read no small difference out of it.**" } else { "" }
}

/// With a capital letter.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn head(out: &mut String, run: &Run) {
    let Machine { date, browser, processor, cores, system, load } = &run.machine;
    let _ = write!(
        out,
        "| | |\n| --- | --- |\n| date | {date} |\n| browser | {browser}, headless, 412 × 823 |\n| machine | {processor}, {cores} cores, {system} |\n| load before the run | {load} |\n| run | {} |\n",
        run.asked
    );
    let (ratios, wide) = precision::known(&run.results);
    let _ = writeln!(
        out,
        "| ratios of times with a standard error above {:.0} % | {wide} of {ratios} |",
        precision::ENOUGH * 100.0
    );
    let (visits, stolen) = run.results.stolen_from();
    let _ = writeln!(
        out,
        "| visits, and those from which the host of the machine took more than {:.0} % | {visits}, {stolen} |",
        MOST_STOLEN * 100.0
    );
    let usual = Case { profile: Profile::Phone, count: USUAL };
    match run.results.noise(usual, &TIMES) {
        Some(noise) => {
            let _ = write!(out, "| equal pages differ by | {noise:.2}, cheap phone, {USUAL} comments |\n\n");
            if noise > DISTURBED {
                let _ = write!(
                    out,
                    "**This run was disturbed**: two measurements of one page differ by {noise:.2}, more than {DISTURBED}. Its times and ratios of times mean little.\n\n"
                );
            }
        }
        None => out.push('\n'),
    }
    out.push_str(
        "Cheap phone: CPU ÷ 4, 150 ms a request, 1.6 Mbit/s. Every page shows the same article and the same comments, served brotli-compressed from one server on 127.0.0.1 to an empty browser context, once the browser has put away the visit before. \
         The figures are means of the middle half (the interquartile mean) over rounds in which the contenders take turns; of keystrokes, of 95th percentiles of 24 letters, several a visit. A paint comes in one of two frames, and of such values the median is the one or the other. **limit** is plain HTML with the first 20 comments in its markup, `content-visibility: auto` and 300 bytes of script; **limit again** is the same page measured a second time: what differs between the two is noise, and ratios are to the middle of both. What takes a frame or two is in milliseconds alone. Visits are made in rounds, and then again, by all contenders in turn, where a ratio has the widest standard error, for some minutes; in that error a page's own spread counts beside that of all pages, for few visits that happen to agree say little. A task with no script in it is the browser's own, for the most part the layout of the page's HTML. \
         The reader's own comments are in `localStorage` for news-brief and Preact, in the markup of plain pages, and come from mocked servers for Waline and Artalk, whose publishing crosses the emulated network.\n\n",
    );
}

fn to_reach(out: &mut String, run: &Run) {
    let targets = targets(&run.results);
    if targets.is_empty() {
        return;
    }
    out.push_str("## To reach\n\nCheap phone, 100 comments unless said.\n\n| figure | measured | to reach, at most | |\n| --- | --: | --: | --- |\n");
    for target in &targets {
        let (digits, unit) = (target.digits, target.unit);
        let verdict = target.verdict();
        let verdict = if verdict == "met" { verdict } else { format!("**{verdict}**") };
        let _ = writeln!(
            out,
            "| {} | {:.digits$}{unit} | {:.digits$}{unit} | {verdict} |",
            target.what, target.value, target.most
        );
    }
    let met = targets.iter().filter(|target| target.verdict() == "met").count();
    let _ = write!(out, "\n{met} of {} met.\n\n", targets.len());
}

/// A figure of a contender; the bytes of all files are added up here.
fn figure(results: &Results, contender: Contender, case: Case, name: &str) -> Option<f64> {
    if name == "total" {
        let bytes = results.bytes(contender, case);
        return (!bytes.is_empty()).then(|| bytes.values().sum());
    }
    if name == "lost" || name == "unfocused" {
        return results.highest(contender, case, name);
    }
    results.figure(contender, case, name)
}

fn table(out: &mut String, results: &Results, case: Case, ratios: bool) {
    let contenders = results.contenders();
    let _ = writeln!(
        out,
        "| {} | {} |\n| --- |{}",
        if ratios { "ratio to the limit" } else { "figure" },
        contenders.iter().map(|contender| contender.name()).collect::<Vec<_>>().join(" | "),
        " --: |".repeat(contenders.len())
    );
    for (name, title, unit, compared) in ROWS {
        if ratios && !compared {
            continue;
        }
        let cells = contenders.iter().map(|&contender| {
            if ratios {
                results.ratio(contender, case, name).map(|ratio| format!("{ratio:.2}"))
            } else {
                figure(results, contender, case, name).map(|value| unit.write(value))
            }
        });
        let cells: Vec<_> = cells.collect();
        if cells.iter().all(Option::is_none) {
            continue;
        }
        let cells: Vec<_> = cells.into_iter().map(|cell| cell.unwrap_or_else(|| "–".to_owned())).collect();
        let _ = writeln!(out, "| {title} | {} |", cells.join(" | "));
    }
    out.push('\n');
}

/// What publishing costs, and when the newest comment is there, by the number of comments.
fn against_number(out: &mut String, results: &Results) {
    let cases: Vec<_> = results.cases().into_iter().filter(|case| case.profile == Profile::Phone).collect();
    if cases.len() < 2 {
        return;
    }
    let head: Vec<_> = cases.iter().map(|case| case.count.to_string()).collect();
    for (name, title) in [("publish", "Publish → visible"), ("newest", "The newest comment visible")] {
        let _ = writeln!(
            out,
            "## {title}, by the number of comments\n\nCheap phone, ms.\n\n| | {} |\n| --- |{}",
            head.join(" | "),
            " --: |".repeat(cases.len())
        );
        for contender in results.contenders() {
            let cells = cases.iter().map(|case| results.figure(contender, *case, name));
            let cells: Vec<_> =
                cells.map(|cell| cell.map_or_else(|| "–".to_owned(), |value| format!("{value:.0}"))).collect();
            let _ = writeln!(out, "| {} | {} |", contender.name(), cells.join(" | "));
        }
        out.push('\n');
    }
}

fn bytes(out: &mut String, results: &Results) {
    let cases = results.cases();
    let Some(case) = cases.iter().find(|case| case.count == USUAL).or(cases.first()) else { return };
    let _ = write!(
        out,
        "## Bytes by file\n\nAs sent, compressed by brotli 11 (answers of the mocked servers: 5), with {} comments.\n\n| contender | file | bytes |\n| --- | --- | --: |\n",
        case.count
    );
    for contender in results.contenders() {
        let files = results.bytes(contender, *case);
        for (path, bytes) in &files {
            let _ = writeln!(out, "| {} | {path} | {bytes:.0} |", contender.name());
        }
        let _ = writeln!(out, "| {} | all | **{:.0}** |", contender.name(), files.values().sum::<f64>());
    }
    out.push('\n');
}

fn long_article(out: &mut String, run: &Run) {
    if run.long.is_empty() {
        return;
    }
    out.push_str("## An article of two megabytes\n\nFull speed.\n\n| | readable | controls there | longest task | blocking time | open an item | elements |\n| --- | --: | --: | --: | --: | --: | --: |\n");
    for (contender, measured) in &run.long {
        let name = if *contender == Contender::Plain { "plain HTML" } else { "news-brief, embedded" };
        let cells = ["readable", "control", "longest", "blocking", "toggle"].map(|figure| {
            measured.figures.get(figure).map_or_else(|| "–".to_owned(), |value| Unit::Time.write(*value))
        });
        let elements = measured.figures.get("elements").copied().unwrap_or_default();
        let _ = writeln!(out, "| {name} | {} | {elements:.0} |", cells.join(" | "));
    }
    out.push('\n');
}

fn figure_reader(out: &mut String, run: &Run) {
    if run.figures.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "## `news-brief figures`, ten megabytes of text\n\nThe least of three runs. The seed article may take {} s; the other texts are the worst that are known.\n\n| text | s |\n| --- | --: |\n",
        figures::LIMIT.as_secs()
    );
    for (name, time) in &run.figures {
        let _ = writeln!(out, "| {name} | {:.2} |", time.as_secs_f64());
    }
    out.push('\n');
}

fn failures(out: &mut String, run: &Run) {
    if run.results.failed.is_empty() {
        return;
    }
    out.push_str("## Failed\n\nEach was tried twice.\n\n");
    for (visit, why) in &run.results.failed {
        let _ = writeln!(
            out,
            "- {}, {}, {} comments, {:?}: {why}",
            visit.contender.name(),
            visit.profile.name(),
            visit.count,
            visit.kind
        );
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::with;

    fn run(again: f64) -> Run {
        Run {
            machine: Machine::default(),
            asked: String::new(),
            results: with(&[
                (Contender::Limit, "fcp", 100.0),
                (Contender::Again, "fcp", again),
                (Contender::Page, "fcp", 104.0),
                (Contender::Page, "lost", 1.0),
            ]),
            long: Vec::new(),
            quota: None,
            earlier: None,
            figures: Vec::new(),
            notes: String::new(),
        }
    }

    #[test]
    fn a_disturbed_run_says_so() {
        assert!(!write(&run(120.0)).contains("disturbed"));
        assert!(write(&run(130.0)).contains("**This run was disturbed**"));
    }

    #[test]
    fn ratios_come_before_times() {
        let report = write(&run(100.0));
        let place = |words: &str| report.find(words).unwrap_or_else(|| panic!("no {words} in {report}"));
        assert!(
            place("| first contentful paint | 1.00 | 1.00 | 1.04 |")
                < place("| first contentful paint | 100 ms | 100 ms | 104 ms |")
        );
        assert!(report.contains("| letters lost | – | – | 1 |"));
        assert!(report.contains("**missed by 1**"));
    }
}
