//! Whether a second run says the same: its ratios beside those of an earlier one.

use crate::report::{compared, sentence};
use crate::results::{DISTURBED, Results};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::path::Path;

/// How many of those that differ most are shown, if fewer differ too much.
const SHOWN: usize = 5;

/// A ratio to the limit, and what it is of.
#[derive(Serialize, Deserialize)]
struct Ratio {
    profile: String,
    comments: usize,
    figure: String,
    contender: String,
    ratio: f64,
}

/// The ratios of a run.
#[derive(Serialize, Deserialize)]
pub struct Ratios {
    /// When it began.
    date: String,
    ratios: Vec<Ratio>,
}

impl Ratios {
    /// Those of a run that began on `date`.
    pub fn of(results: &Results, date: &str) -> Self {
        let mut ratios = Vec::new();
        for case in results.cases() {
            for (name, title) in compared() {
                for contender in results.contenders() {
                    ratios.extend(results.ratio(contender, case, name).map(|ratio| Ratio {
                        profile: case.profile.name().to_owned(),
                        comments: case.count,
                        figure: title.to_owned(),
                        contender: contender.name().to_owned(),
                        ratio,
                    }));
                }
            }
        }
        Self { date: date.to_owned(), ratios }
    }

    /// Those in a file that `--ratios` wrote.
    pub fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is no file of ratios: write one with --ratios", file.display()))
    }

    /// Puts them into a file.
    pub fn write(&self, file: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
    }

    /// A section on how far they are from an earlier run's, the widest first.
    pub fn beside(&self, earlier: &Self) -> String {
        let mut both: Vec<(f64, &Ratio, f64)> = Vec::new();
        for ratio in &self.ratios {
            let is_same = |other: &&Ratio| {
                (&other.profile, other.comments, &other.figure, &other.contender)
                    == (&ratio.profile, ratio.comments, &ratio.figure, &ratio.contender)
            };
            if let Some(other) = earlier.ratios.iter().find(is_same) {
                both.push((difference(ratio.ratio, other.ratio), ratio, other.ratio));
            }
        }
        both.sort_by(|one, other| other.0.total_cmp(&one.0));
        let apart = both.iter().filter(|(difference, ..)| *difference > DISTURBED).count();
        let mut out = format!(
            "## Beside an earlier run\n\nThe run of {} had {} of these ratios; {apart} differ by more than {:.0} %. Those that differ most:\n\n| ratio to the limit | of | earlier | now | differ by |\n| --- | --- | --: | --: | --: |\n",
            earlier.date,
            both.len(),
            DISTURBED * 100.0
        );
        for (difference, Ratio { profile, comments, figure, contender, ratio }, other) in
            both.iter().take(apart.max(SHOWN))
        {
            let place = sentence(profile);
            let _ = writeln!(
                out,
                "| {place}, {comments} comments: {figure} | {contender} | {other:.2} | {ratio:.2} | {:.0} % |",
                difference * 100.0
            );
        }
        out.push('\n');
        out
    }
}

/// By which share the greater is above the lesser.
fn difference(one: f64, other: f64) -> f64 {
    one.max(other) / one.min(other) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contender::Contender;
    use crate::results::tests::with;

    fn ratios(page: f64, waline: f64) -> Ratios {
        let results = with(&[
            (Contender::Limit, "fcp", 100.0),
            (Contender::Page, "fcp", page),
            (Contender::Waline, "fcp", waline),
            // No ratio is shown of it.
            (Contender::Page, "publish", page),
        ]);
        Ratios::of(&results, "2019-09-02")
    }

    #[test]
    fn what_differs_too_much_is_counted_and_comes_first() {
        let section = ratios(100.0, 200.0).beside(&ratios(126.0, 200.0));
        assert!(section.contains("2019-09-02 had 3 of these ratios; 1 differ by more than 25 %"), "{section}");
        let first = section.lines().find(|line| line.starts_with("| Cheap")).unwrap();
        assert!(first.ends_with("| news-brief | 1.26 | 1.00 | 26 % |"), "{first}");
        assert!(ratios(100.0, 200.0).beside(&ratios(124.0, 161.0)).contains("; 0 differ"));
    }

    #[test]
    fn a_file_of_ratios_is_read_as_it_was_written() {
        let file = std::env::temp_dir().join(format!("news-brief-ratios-{}.json", std::process::id()));
        let written = ratios(100.0, 200.0);
        written.write(&file).unwrap();
        let read = Ratios::read(&file);
        std::fs::write(&file, "[]").unwrap();
        let other = Ratios::read(&file).err().map(|error| error.to_string()).unwrap_or_default();
        std::fs::remove_file(&file).unwrap();
        assert!(read.unwrap().beside(&written).contains("had 3 of these ratios; 0 differ"));
        assert!(other.contains("no file of ratios"), "{other}");
    }
}
