//! Medians with 95 % intervals, by the bootstrap: rounds are drawn again with
//! replacement, all contenders of a round together.

use crate::contender::Contender;
use crate::visit::{Figures, Visit};
use booted::bootstrap::{Bootstrap, Estimator};
use booted::summary::calculate_stats;
use std::collections::BTreeMap;

/// Fewer rounds give no 95 % interval.
const ENOUGH: usize = 5;
/// Figures that do not vary or must never be above zero: the highest counts, of any rounds.
const EXACT: [&str; 6] = ["lost", "unstored", "elements", "html", "bytes", "all bytes"];

/// What a figure is compared with.
#[derive(Clone, Copy, PartialEq)]
pub enum Relation {
    /// Nothing.
    Alone,
    /// Its ratio to another contender's.
    Ratio(Contender),
    /// Its difference from another contender's.
    Above(Contender),
}

/// A figure as measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Its value.
    pub value: f64,
    /// The ends of its interval.
    pub interval: (f64, f64),
    /// Whether there were rounds enough for a verdict.
    enough: bool,
}

impl Estimate {
    /// Whether it is at most `target`: the whole interval has to say so.
    pub fn verdict(&self, target: f64) -> &'static str {
        match self.interval {
            (_, high) if self.enough && high <= target => "**met**",
            (low, _) if self.enough && low > target => "**missed**",
            _ => "*open*",
        }
    }
}

/// A contender's figure with a number of comments.
type Key = (Contender, usize, &'static str);

/// All that was measured, by its round.
#[derive(Default)]
pub struct Samples(BTreeMap<Key, BTreeMap<usize, f64>>);

impl Samples {
    /// Adds the figures of a visit.
    pub fn add(&mut self, round: usize, visit: Visit, figures: Figures) {
        for (name, value) in figures {
            self.0.entry((visit.contender, visit.count, name)).or_default().insert(round, value);
        }
    }

    /// The estimate of a figure, if it was measured.
    pub fn estimate(&self, key: Key, relation: Relation) -> Option<Estimate> {
        let (own, (_, count, name)) = (self.0.get(&key)?, key);
        let other = match relation {
            Relation::Alone => own,
            Relation::Ratio(other) | Relation::Above(other) => self.0.get(&(other, count, name))?,
        };
        let pairs = own.iter().filter_map(|(round, value)| Some((*value, *other.get(round)?)));
        let (own, other): (Vec<f64>, Vec<f64>) = pairs.unzip();
        let all: Vec<usize> = (0..own.len()).collect();
        let exact = EXACT.contains(&name);
        let enough = exact || all.len() >= ENOUGH;
        let indices = all.clone();
        let compare = move |drawn: &[usize]| {
            let drawn = if exact { &all } else { drawn };
            let [own, other] = [&own, &other].map(|values| one_of(values, drawn, exact));
            Some(match relation {
                Relation::Alone => own?,
                Relation::Ratio(_) => own? / other?,
                Relation::Above(_) => own? - other?,
            })
        };
        let estimator = Estimator::new().indices(indices).from(compare).build();
        let mut result = Bootstrap::new().estimator(estimator).n_boot(4_000).build().run::<f64>();
        let interval = calculate_stats(&mut result.samples)?.ci_95;
        Some(Estimate { value: result.central_val?, interval: (interval.low, interval.high), enough })
    }
}

fn one_of(values: &[f64], drawn: &[usize], highest: bool) -> Option<f64> {
    let mut drawn: Vec<f64> = drawn.iter().map(|index| values[*index]).collect();
    calculate_stats(&mut drawn).map(|all| if highest { all.max } else { all.median })
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::visit::Kind;

    /// Samples with 100 comments: a round for each value.
    pub fn samples(figures: &[(Contender, &'static str, &[f64])]) -> Samples {
        let mut samples = Samples::default();
        for &(contender, name, values) in figures {
            for (round, value) in values.iter().enumerate() {
                samples.add(round, Visit { contender, count: 100, kind: Kind::Top }, vec![(name, *value)]);
            }
        }
        samples
    }

    fn ratio(name: &'static str, limit: &[f64], page: &[f64]) -> Estimate {
        let samples = samples(&[(Contender::Limit, name, limit), (Contender::Page, name, page)]);
        samples.estimate((Contender::Page, 100, name), Relation::Ratio(Contender::Limit)).unwrap()
    }

    #[test]
    fn the_interval_decides() {
        let apart = ratio("first", &[100.0; 6], &[90.0, 101.0, 102.0, 103.0, 104.0, 120.0]);
        assert_eq!([0.8, 1.05, 1.2].map(|target| apart.verdict(target)), ["**missed**", "*open*", "**met**"]);
        let times = [100.0, 100.0, 200.0, 200.0, 300.0];
        assert_eq!(ratio("first", &times, &times).interval, (1.0, 1.0), "a slow round is slow for both");
    }

    #[test]
    fn few_rounds_decide_exact_figures_alone() {
        assert_eq!(ratio("first", &[100.0; 4], &[100.0; 4]).verdict(1.05), "*open*");
        assert_eq!(ratio("html", &[100.0; 4], &[90.0, 110.0, 90.0, 90.0]).verdict(1.05), "**missed**");
    }
}
