//! Which visits are made once more, because a ratio is not known well enough.
//!
//! A fixed number of visits knows what takes a second better than it needs
//! to, and what takes a frame or two not well enough. So after the rounds
//! of the plan there are more, of those pages whose ratios have the widest
//! errors, each with the limit beside it, for as long as is allowed.

use crate::contender::Contender;
use crate::results::{LIMITS, Results};
use crate::visit::{Kind, Visit};
use std::collections::BTreeMap;

/// The standard error that a ratio may have, as a share of it. Two runs then
/// differ by less than a quarter, but for one ratio in some thousands.
pub const ENOUGH: f64 = 0.05;

/// Errors of this share of the widest are as pressing: the limit is visited
/// beside several pages at a time.
const PRESSING: f64 = 0.85;

/// What each kind of visit is made for, where it is compared.
const FIGURES: [(Kind, &[&str]); 3] = [
    (Kind::Load, &["readable", "fcp", "lcp", "first", "newest"]),
    (Kind::Type, &["letter"]),
    (Kind::Read, &["keystroke"]),
];

/// The visits that are most needed for `ENOUGH`, each case's limit first: in every
/// other round the one or the other of its two pages.
pub fn missing(results: &Results, round: usize) -> Vec<Visit> {
    let mut wide: Vec<(f64, Visit)> = Vec::new();
    for case in results.cases() {
        for (kind, names) in FIGURES {
            let mut widest: BTreeMap<Contender, f64> = BTreeMap::new();
            for (contender, error) in names.iter().flat_map(|name| results.errors(case, name)) {
                let known = widest.entry(contender).or_default();
                *known = known.max(error);
            }
            for (contender, error) in widest.into_iter().filter(|(_, error)| *error > ENOUGH) {
                wide.push((error, Visit { contender, profile: case.profile, count: case.count, kind }));
            }
        }
    }
    let widest = wide.iter().map(|(error, _)| *error).fold(0.0, f64::max);
    let mut visits: Vec<Visit> = Vec::new();
    for (_, visit) in wide.into_iter().filter(|(error, _)| *error >= widest * PRESSING) {
        // What it is divided by is measured at the same time.
        let limit = Visit { contender: LIMITS[round % LIMITS.len()], ..visit };
        for visit in [limit, visit] {
            if !visits.contains(&visit) {
                visits.push(visit);
            }
        }
    }
    visits
}

/// How many ratios there are, and how many of them have a wider error.
pub fn known(results: &Results) -> (usize, usize) {
    let names = || FIGURES.iter().flat_map(|(_, names)| *names);
    let errors = results.cases().into_iter().flat_map(|case| names().flat_map(move |name| results.errors(case, name)));
    let errors = errors.map(|(_, error)| error);
    errors.fold((0, 0), |(all, wide), error| (all + 1, wide + usize::from(error > ENOUGH)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::with;

    fn steady(contender: Contender) -> [(Contender, &'static str, f64); 4] {
        [(contender, "fcp", 100.0); 4]
    }

    #[test]
    fn what_is_known_well_enough_is_left_alone() {
        let figures = [Contender::Limit, Contender::Again, Contender::Page].map(steady).concat();
        let results = with(&figures);
        assert!(missing(&results, 0).is_empty());
        assert_eq!(known(&results), (3, 0));
    }

    #[test]
    fn what_is_known_least_is_visited_again_beside_the_limit() {
        let mut figures = [Contender::Limit, Contender::Again, Contender::Page].map(steady).concat();
        figures.extend([80.0, 100.0, 100.0, 150.0].map(|value| (Contender::Artalk, "fcp", value)));
        figures.extend([20.0, 100.0, 100.0, 250.0].map(|value| (Contender::Waline, "fcp", value)));
        let results = with(&figures);
        let visits = |round| -> Vec<_> {
            missing(&results, round).into_iter().map(|visit| (visit.contender, visit.kind)).collect()
        };
        assert_eq!(visits(0), [Contender::Limit, Contender::Waline].map(|contender| (contender, Kind::Load)));
        assert_eq!(visits(1), [Contender::Again, Contender::Waline].map(|contender| (contender, Kind::Load)));
        assert!(known(&results).1 >= 2);
    }
}
