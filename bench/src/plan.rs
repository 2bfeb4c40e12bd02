//! Which visits are made, round by round.
//!
//! With 100 comments everything is measured; with other numbers only what
//! depends on the number, so that a run ends in little more than an hour.
//! Contenders take turns, each round begins with another one.

use crate::browser::Profile;
use crate::contender::Contender;
use crate::visit::{Kind, Visit};

/// The number of comments with which everything is measured.
pub const USUAL: usize = 100;
/// The numbers of comments.
pub const COUNTS: [usize; 4] = [6, USUAL, 1_000, 5_000];

/// What was asked for.
pub struct Choice {
    /// Rounds, where everything is measured.
    pub rounds: usize,
    /// Contenders.
    pub contenders: Vec<Contender>,
    /// Profiles.
    pub profiles: Vec<Profile>,
    /// Numbers of comments.
    pub counts: Vec<usize>,
    /// Only reading and typing.
    pub quick: bool,
}

/// All visits in their order, each with the number of its round.
pub fn visits(choice: &Choice) -> Vec<(usize, Visit)> {
    let mut visits = Vec::new();
    for round in 0..choice.rounds {
        for &profile in &choice.profiles {
            for &count in &choice.counts {
                for kind in [Kind::Load, Kind::Read, Kind::Type, Kind::Link] {
                    if round >= rounds_of(choice, profile, count, kind) {
                        continue;
                    }
                    for contender in turns(&choice.contenders, round) {
                        visits.push((round, Visit { contender, profile, count, kind }));
                    }
                }
            }
        }
    }
    visits
}

/// The contenders in the order of a round: each round begins with another one.
pub fn turns(contenders: &[Contender], round: usize) -> impl Iterator<Item = Contender> {
    let (later, first) = contenders.split_at(round % contenders.len().max(1));
    first.iter().chain(later).copied()
}

/// In how many rounds a visit is made.
fn rounds_of(choice: &Choice, profile: Profile, count: usize, kind: Kind) -> usize {
    // Where it was asked for, another number is the usual one.
    let usual = count == USUAL || choice.counts.len() == 1;
    let rounds = choice.rounds;
    match (kind, profile) {
        (Kind::Load | Kind::Link, _) if choice.quick => 0,
        (Kind::Load, _) if usual => rounds,
        (Kind::Load, Profile::Full) if count >= 5_000 => rounds,
        (Kind::Type, _) if usual => (rounds * 4).div_ceil(5),
        (Kind::Load, Profile::Phone) => rounds,
        // Four times as long as a load, and where it knows least, it is made again.
        (Kind::Read, Profile::Phone) => (rounds * 3).div_ceil(5),
        (Kind::Read, Profile::Full) if usual || count >= 5_000 => (rounds * 3).div_ceil(5),
        // Layout does not hang on chance.
        (Kind::Link, Profile::Phone) if usual => rounds.min(2),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Choice {
        Choice {
            rounds: 5,
            contenders: Contender::ALL.to_vec(),
            profiles: Profile::ALL.to_vec(),
            counts: COUNTS.to_vec(),
            quick: false,
        }
    }

    #[test]
    fn every_contender_makes_the_same_visits_and_takes_its_turn() {
        let visits = visits(&all());
        let of = |contender| visits.iter().filter(|(_, visit)| visit.contender == contender).count();
        assert!(Contender::ALL.iter().all(|contender| of(*contender) == of(Contender::Limit)));
        let first = |round| visits.iter().find(|(other, _)| *other == round).map(|(_, visit)| visit.contender);
        assert_ne!(first(0), first(1));
    }

    #[test]
    fn more_rounds_are_more_of_every_visit_but_links() {
        let of = |rounds, kind| {
            let visits = visits(&Choice { rounds, ..all() });
            visits.iter().filter(|(_, visit)| visit.kind == kind).count()
        };
        for kind in [Kind::Load, Kind::Read, Kind::Type] {
            assert_eq!(of(10, kind), 2 * of(5, kind), "{kind:?}");
            assert!(of(1, kind) > 0, "{kind:?}");
        }
        assert_eq!(of(10, Kind::Link), of(5, Kind::Link));
    }

    #[test]
    fn only_the_usual_number_is_measured_in_every_way() {
        let visits = visits(&all());
        let ways = |count, kind| visits.iter().any(|(_, visit)| visit.count == count && visit.kind == kind);
        assert!(ways(USUAL, Kind::Link) && ways(5_000, Kind::Read) && !ways(5_000, Kind::Type));
        let one = Choice { counts: vec![5_000], ..all() };
        assert!(super::visits(&one).iter().any(|(_, visit)| visit.kind == Kind::Type));
    }
}
