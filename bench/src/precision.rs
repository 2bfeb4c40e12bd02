//! Which visits are made once more, because a ratio is not known well enough.
//!
//! A fixed number of visits knows what takes a second better than it needs
//! to, and what takes a frame or two not well enough. So after the rounds
//! of the plan there are more, where ratios have the widest errors, for as
//! long as is allowed. All contenders take part in them, one after the
//! other: a machine is slower for minutes at a time, and a page that alone
//! is visited then is compared with what others took before.

use crate::plan::turns;
use crate::results::{Case, Results};
use crate::visit::{Kind, Visit};

/// The standard error that a ratio may have, as a share of it. Two runs then
/// differ by less than a quarter, but for one ratio in some thousands.
pub const ENOUGH: f64 = 0.05;

/// Errors of this share of the widest are as pressing.
const PRESSING: f64 = 0.85;

/// What each kind of visit is made for, where it is compared.
const FIGURES: [(Kind, &[&str]); 3] = [
    (Kind::Load, &["readable", "fcp", "lcp", "first", "newest"]),
    (Kind::Type, &["letter"]),
    (Kind::Read, &["keystroke"]),
];

/// The visits that are most needed for `ENOUGH`: of all contenders, each round begins
/// with another one.
pub fn missing(results: &Results, round: usize) -> Vec<Visit> {
    let mut wide = Vec::new();
    for case in results.cases() {
        for (kind, names) in FIGURES {
            let errors = names.iter().flat_map(|name| results.errors(case, name));
            let widest = errors.fold(0.0, f64::max);
            if widest > ENOUGH {
                wide.push((widest, case, kind));
            }
        }
    }
    let widest = wide.iter().map(|(error, ..)| *error).fold(0.0, f64::max);
    let contenders = results.contenders();
    let pressing = wide.into_iter().filter(|(error, ..)| *error >= widest * PRESSING);
    let visits = pressing.flat_map(|(_, Case { profile, count }, kind)| {
        turns(&contenders, round).map(move |contender| Visit { contender, profile, count, kind })
    });
    visits.collect()
}

/// How many ratios there are, and how many of them have a wider error.
pub fn known(results: &Results) -> (usize, usize) {
    let names = || FIGURES.iter().flat_map(|(_, names)| *names);
    let errors = results.cases().into_iter().flat_map(|case| names().flat_map(move |name| results.errors(case, name)));
    errors.fold((0, 0), |(all, wide), error| (all + 1, wide + usize::from(error > ENOUGH)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contender::Contender;
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
    fn all_take_turns_where_a_ratio_is_known_least() {
        let mut figures = [Contender::Limit, Contender::Again, Contender::Page].map(steady).concat();
        figures.extend([20.0, 100.0, 100.0, 250.0].map(|value| (Contender::Waline, "fcp", value)));
        figures.extend([Contender::Limit, Contender::Waline].map(|contender| (contender, "letter", 100.0)));
        let results = with(&figures);
        let visits = |round| -> Vec<_> {
            missing(&results, round).into_iter().map(|visit| (visit.contender, visit.kind)).collect()
        };
        let all = results.contenders();
        let turns = |turn: usize| -> Vec<_> {
            all[turn..].iter().chain(&all[..turn]).map(|contender| (*contender, Kind::Load)).collect()
        };
        assert_eq!(visits(0), turns(0));
        assert_eq!(visits(1), turns(1));
        assert_eq!(visits(all.len()), turns(0));
        assert_eq!(known(&results), (4, 4));
    }
}
