//! What was measured, by visit, and the middle of it.

use crate::browser::Profile;
use crate::contender::Contender;
use crate::statistics::{midmean, relative_variance};
use crate::visit::{Kind, Measured, STOLEN, Visit};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// All that a run has measured.
#[derive(Default)]
pub struct Results {
    measured: BTreeMap<Visit, Vec<Measured>>,
    /// Visits that failed twice, and why.
    pub failed: Vec<(Visit, String)>,
}

/// The visits that are compared: same speed, same number of comments.
#[derive(Clone, Copy, PartialEq)]
pub struct Case {
    /// How fast.
    pub profile: Profile,
    /// With how many comments.
    pub count: usize,
}

/// Between two contenders that are the same page, no more than this is noise.
pub const DISTURBED: f64 = 0.25;

/// What the host may take of the processors while a page is measured: where it takes
/// more, the page was slowed down by others. Such visits count too: without them two
/// runs agreed less, since those that are left were no longer made at the same time.
pub const MOST_STOLEN: f64 = 0.02;

/// How many visits the variance of all pages counts for, beside a page's own: three
/// visits that happen to agree say little.
const WEIGHT: f64 = 3.0;

/// The page that is measured twice.
const LIMITS: [Contender; 2] = [Contender::Limit, Contender::Again];

impl Results {
    /// Takes in what a visit gave.
    pub fn add(&mut self, visit: Visit, measured: Measured) {
        self.measured.entry(visit).or_default().push(measured);
    }

    /// The cases that were measured, those with everything first.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases: Vec<Case> = Vec::new();
        for visit in self.measured.keys() {
            let case = Case { profile: visit.profile, count: visit.count };
            if !cases.contains(&case) {
                cases.push(case);
            }
        }
        cases.sort_by_key(|case| (case.profile != Profile::Phone, case.count));
        cases
    }

    /// The contenders that were measured.
    pub fn contenders(&self) -> Vec<Contender> {
        let mut contenders: Vec<_> = self.measured.keys().map(|visit| visit.contender).collect();
        contenders.sort_unstable();
        contenders.dedup();
        contenders
    }

    /// All of it, visit by visit: for who wants to count otherwise.
    pub fn to_json(&self) -> Value {
        let visits = self.measured.iter().flat_map(|(visit, all)| {
            let Visit { contender, profile, count, kind } = visit;
            let (contender, profile, kind) = (contender.name(), profile.name(), format!("{kind:?}"));
            all.iter().map(move |one| {
                json!({ "contender": contender, "profile": profile, "comments": count, "kind": kind, "figures": one.figures })
            })
        });
        Value::Array(visits.collect())
    }

    /// The middle of a figure.
    pub fn figure(&self, contender: Contender, case: Case, name: &str) -> Option<f64> {
        let values = self.values(&[contender], case, name);
        (!values.is_empty()).then(|| midmean(&values))
    }

    /// The highest of a figure: for what must never be.
    pub fn highest(&self, contender: Contender, case: Case, name: &str) -> Option<f64> {
        self.all(contender, case).filter_map(|one| one.figures.get(name).copied()).max_by(f64::total_cmp)
    }

    /// The limit's middle, over all visits to the page that is measured twice:
    /// what all others are divided by has to be known best.
    pub fn limit(&self, case: Case, name: &str) -> Option<f64> {
        let values = self.values(&LIMITS, case, name);
        (!values.is_empty()).then(|| midmean(&values))
    }

    /// The standard error of each contender's ratio, as a share of it.
    pub fn errors(&self, case: Case, name: &str) -> Vec<f64> {
        let Some(usual) = self.usual_variance(case.profile, name) else { return Vec::new() };
        let squared = |contenders: &[Contender]| {
            let values = self.values(contenders, case, name);
            let own = relative_variance(&values)?;
            let count = values.len() as f64;
            let variance = (own * (count - 1.0) + usual * WEIGHT) / (count - 1.0 + WEIGHT);
            Some(variance / count)
        };
        let Some(limit) = squared(&LIMITS) else { return Vec::new() };
        let error = |contender| Some((squared(&[contender])? + limit).sqrt());
        self.contenders().into_iter().filter_map(error).collect()
    }

    /// How far visits lie apart in a figure, over all pages: the mean of their
    /// variances, each as a share of the page's own middle, squared.
    fn usual_variance(&self, profile: Profile, name: &str) -> Option<f64> {
        let (mut sum, mut weights) = (0.0, 0.0);
        for case in self.cases().into_iter().filter(|case| case.profile == profile) {
            for contender in self.contenders() {
                let values = self.values(&[contender], case, name);
                if let Some(variance) = relative_variance(&values) {
                    let weight = values.len() as f64 - 1.0;
                    sum += variance * weight;
                    weights += weight;
                }
            }
        }
        (weights > 0.0).then(|| sum / weights)
    }

    /// A figure as a ratio to the limit's.
    pub fn ratio(&self, contender: Contender, case: Case, name: &str) -> Option<f64> {
        let limit = self.limit(case, name).filter(|limit| *limit > 0.0)?;
        Some(self.figure(contender, case, name)? / limit)
    }

    /// The bytes that were sent, by path.
    pub fn bytes(&self, contender: Contender, case: Case) -> BTreeMap<String, f64> {
        let read = self.all(contender, case).find(|one| !one.bytes.is_empty());
        read.map(|one| one.bytes.clone()).unwrap_or_default()
    }

    /// How much the limit differs from itself, at most, over `names`.
    pub fn noise(&self, case: Case, names: &[&str]) -> Option<f64> {
        let ratios = names.iter().filter_map(|name| {
            let limit = self.figure(Contender::Limit, case, name).filter(|limit| *limit > 0.0)?;
            Some(self.figure(Contender::Again, case, name)? / limit)
        });
        ratios.map(|ratio| (ratio.max(1.0 / ratio) - 1.0).abs()).max_by(f64::total_cmp)
    }

    /// How many visits there were, and from how many the host took too much.
    pub fn stolen_from(&self) -> (usize, usize) {
        let all = self.measured.values().flatten();
        let shares = all.map(|one| one.figures.get(STOLEN).copied().unwrap_or_default());
        shares.fold((0, 0), |(all, stolen), share| (all + 1, stolen + usize::from(share > MOST_STOLEN)))
    }

    /// A figure on each visit.
    fn values(&self, contenders: &[Contender], case: Case, name: &str) -> Vec<f64> {
        let all = contenders.iter().flat_map(|contender| self.all(*contender, case));
        all.filter_map(|one| one.figures.get(name).copied()).collect()
    }

    fn all(&self, contender: Contender, case: Case) -> impl Iterator<Item = &Measured> {
        let Case { profile, count } = case;
        let kinds = [Kind::Load, Kind::Read, Kind::Type, Kind::Link];
        kinds
            .into_iter()
            .filter_map(move |kind| self.measured.get(&Visit { contender, profile, count, kind }))
            .flatten()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub const CASE: Case = Case { profile: Profile::Phone, count: 100 };

    /// Results with one figure each.
    pub fn with(figures: &[(Contender, &str, f64)]) -> Results {
        let mut results = Results::default();
        for &(contender, name, value) in figures {
            let visit = Visit { contender, profile: CASE.profile, count: CASE.count, kind: Kind::Read };
            let figures = BTreeMap::from([(name.to_owned(), value)]);
            results.add(visit, Measured { figures, bytes: BTreeMap::new() });
        }
        results
    }

    #[test]
    fn ratios_are_of_middles() {
        let results = with(&[
            (Contender::Limit, "fcp", 100.0),
            (Contender::Limit, "fcp", 200.0),
            (Contender::Page, "fcp", 300.0),
        ]);
        assert_eq!(results.ratio(Contender::Page, CASE, "fcp"), Some(2.0));
        assert_eq!(results.highest(Contender::Limit, CASE, "fcp"), Some(200.0));
        assert_eq!(results.ratio(Contender::Waline, CASE, "fcp"), None);
    }

    #[test]
    fn the_limit_is_known_by_both_of_its_pages() {
        let again = (Contender::Again, "fcp", 300.0);
        let results = with(&[(Contender::Limit, "fcp", 100.0), again, (Contender::Page, "fcp", 600.0)]);
        assert_eq!(results.ratio(Contender::Page, CASE, "fcp"), Some(3.0));
        assert_eq!(results.noise(CASE, &["fcp"]), Some(2.0));
    }

    #[test]
    fn a_ratio_is_not_known_well_because_few_visits_agree() {
        let agreeing = [Contender::Limit, Contender::Page].map(|one| [(one, "fcp", 300.0); 3]).concat();
        let apart = [100.0, 150.0, 200.0].map(|time| (Contender::Waline, "fcp", time));
        let other = with(&[agreeing.clone(), apart.to_vec()].concat());
        let sure = with(&agreeing);
        // The page comes last.
        let error = |results: &Results| *results.errors(CASE, "fcp").last().unwrap();
        assert!(error(&sure) < 1e-9);
        assert!(error(&other) > 0.1);
    }

    #[test]
    fn visits_that_others_slowed_down_are_counted() {
        let mut results = Results::default();
        for (time, stolen) in [(100.0, 0.0), (100.0, 0.01), (400.0, 0.1)] {
            let figures = BTreeMap::from([("fcp".to_owned(), time), (STOLEN.to_owned(), stolen)]);
            let visit =
                Visit { contender: Contender::Page, profile: CASE.profile, count: CASE.count, kind: Kind::Load };
            results.add(visit, Measured { figures, bytes: BTreeMap::new() });
        }
        assert!(results.figure(Contender::Page, CASE, "fcp") > Some(100.0));
        assert_eq!(results.stolen_from(), (3, 1));
    }

    #[test]
    fn noise_counts_in_both_directions() {
        let slower = with(&[(Contender::Limit, "fcp", 100.0), (Contender::Again, "fcp", 150.0)]);
        let faster = with(&[(Contender::Limit, "fcp", 150.0), (Contender::Again, "fcp", 100.0)]);
        assert_eq!(slower.noise(CASE, &["fcp"]), Some(0.5));
        assert_eq!(faster.noise(CASE, &["fcp"]), Some(0.5));
    }
}
