//! Which visits are made once more, because a ratio is not known well enough.
//!
//! A fixed number of visits knows what takes a second better than it needs
//! to, and what takes a frame or two not well enough. So after the rounds
//! of the plan there are more, of those pages alone whose ratios still have
//! a wide error, each with the limit beside it, for as long as is allowed.

use crate::contender::Contender;
use crate::results::Results;
use crate::visit::{Kind, Visit};

/// The standard error that a ratio may have, as a share of it. Two runs then
/// differ by less than a quarter, but for one ratio in some thousands.
pub const ENOUGH: f64 = 0.05;

/// What each kind of visit is made for, where it is compared.
const FIGURES: [(Kind, &[&str]); 3] = [
    (Kind::Load, &["readable", "fcp", "lcp", "first", "newest"]),
    (Kind::Type, &["letter"]),
    (Kind::Read, &["keystroke"]),
];

/// The visits that are needed for `ENOUGH`, the limit's first.
pub fn missing(results: &Results) -> Vec<Visit> {
    let mut visits = Vec::new();
    for case in results.cases() {
        for (kind, names) in FIGURES {
            let is_wide = |contender| {
                names.iter().any(|name| results.error(contender, case, name).is_some_and(|error| error > ENOUGH))
            };
            let wide: Vec<_> = results.contenders().into_iter().filter(|contender| is_wide(*contender)).collect();
            if wide.is_empty() {
                continue;
            }
            // What it is divided by is measured at the same time.
            let limits = [Contender::Limit, Contender::Again];
            let others = wide.into_iter().filter(|contender| !limits.contains(contender));
            visits.extend(limits.into_iter().chain(others).map(|contender| Visit {
                contender,
                profile: case.profile,
                count: case.count,
                kind,
            }));
        }
    }
    visits
}

/// How many ratios there are, and how many of them have a wider error.
pub fn known(results: &Results) -> (usize, usize) {
    let names: Vec<_> = FIGURES.iter().flat_map(|(_, names)| *names).collect();
    let errors = results.cases().into_iter().flat_map(|case| {
        let of = |contender| names.iter().filter_map(move |name| results.error(contender, case, name));
        results.contenders().into_iter().flat_map(of).collect::<Vec<_>>()
    });
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
        assert!(missing(&results).is_empty());
        assert_eq!(known(&results), (3, 0));
    }

    #[test]
    fn what_is_not_is_visited_again_beside_the_limit() {
        let mut figures = [Contender::Limit, Contender::Again, Contender::Page].map(steady).concat();
        figures.extend([60.0, 100.0, 100.0, 190.0].map(|value| (Contender::Waline, "fcp", value)));
        let results = with(&figures);
        let visits: Vec<_> = missing(&results).into_iter().map(|visit| (visit.contender, visit.kind)).collect();
        let wanted = [Contender::Limit, Contender::Again, Contender::Waline].map(|contender| (contender, Kind::Load));
        assert_eq!(visits, wanted);
        assert_eq!(known(&results), (4, 1));
    }
}
