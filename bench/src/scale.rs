//! What the measured bytes mean at many views, for the results and for
//! docs/scale.md, between whose marks the tables are put.

use crate::browser::Profile;
use crate::contender::Contender;
use crate::plan::USUAL;
use crate::report::Run;
use crate::results::Case;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::path::Path;

/// Views whose caches hold nothing.
const COLD: f64 = 0.2;
/// What a gigabyte costs to send, in US dollars: an assumption.
const PRICE: f64 = 0.05;
/// Views, in millions.
const VIEWS: [f64; 3] = [1.0, 100.0, 10_000.0];
/// Whose bytes are counted.
const WHOSE: [Contender; 4] = [Contender::Page, Contender::Embed, Contender::Waline, Contender::Artalk];

const BEGIN: &str = "<!-- written by cargo xtask bench -->";
const END: &str = "<!-- end of what the bench writes -->";

/// Bytes of one view: cold, and with everything but the page and what changes in the cache.
fn view(run: &Run, contender: Contender) -> Option<(f64, f64)> {
    let case = Case { profile: Profile::Phone, count: USUAL };
    let bytes = run.results.bytes(contender, case);
    let page = *bytes.get(&contender.path(USUAL))?;
    // Answers of servers are never in the cache; an article document is asked
    // for anew, as its page is.
    let fresh = bytes.iter().filter(|(path, _)| path.contains("-server/") || path.ends_with("article.json"));
    Some((bytes.values().sum(), page + fresh.map(|(_, bytes)| bytes).sum::<f64>()))
}

/// The tables, as Markdown.
pub fn tables(run: &Run) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "Measured on {}. A cold view loads everything; a warm one the page and what is never cached, the article document and the answers of servers. \
         Assumed: {:.0} % of the views are cold, a gigabyte costs {PRICE:.2} US$ to send.\n\n| | cold view | warm view | mean |{}\n| --- | --: | --: | --: |{}\n",
        run.machine.date.split('T').next().unwrap_or_default(),
        COLD * 100.0,
        VIEWS.map(|views| format!(" {views:.0} million views |")).concat(),
        " --: |".repeat(VIEWS.len())
    );
    for contender in WHOSE {
        let Some((cold, warm)) = view(run, contender) else { continue };
        let mean = COLD * cold + (1.0 - COLD) * warm;
        let cost = VIEWS.map(|millions| {
            let gigabytes = mean * millions / 1e3;
            format!(" {gigabytes:.0} GB, {:.0} US$ |", gigabytes * PRICE)
        });
        let kilobytes = |bytes: f64| format!("{:.1} kB", bytes / 1e3);
        let [cold, warm, mean] = [cold, warm, mean].map(kilobytes);
        let _ = writeln!(out, "| {} | {cold} | {warm} | {mean} |{}", contender.name(), cost.concat());
    }
    if let Some(quota) = run.quota {
        let _ = write!(
            out,
            "\nA comment of 20 to 100 Han characters takes {:.0} characters of `localStorage`, its key included. {} stored {:.0} of them for one origin before it refused.\n",
            quota.characters, run.machine.browser, quota.comments
        );
    }
    out.push('\n');
    out
}

/// Puts the tables into docs/scale.md.
pub fn write(root: &Path, run: &Run) -> Result<()> {
    let file = root.join("docs/scale.md");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let text = between(&text, &tables(run)).with_context(|| format!("{} has lost the marks", file.display()))?;
    Ok(std::fs::write(&file, text)?)
}

/// `text` with `inside` between the marks.
fn between(text: &str, inside: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", inside.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_is_written() {
        let text = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        assert_eq!(between(&text, "new\n").unwrap(), format!("a\n{BEGIN}\n\nnew\n\n{END}\nb\n"));
        assert_eq!(between("a", "new"), None);
    }

    #[test]
    fn the_document_has_the_marks() {
        assert!(between(include_str!("../../docs/scale.md"), "").is_some());
    }
}
