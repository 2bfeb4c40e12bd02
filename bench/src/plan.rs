//! Which visits a round is made of. Contenders take turns within it, and each round
//! begins with another one: a machine that is slow for a minute is slow for all.

use crate::contender::Contender;
use crate::visit::{Kind, Visit};

/// Numbers of comments: everything is measured with the usual one; the few are the
/// article's, none of them the reader's own.
pub const USUAL: usize = 100;
pub const FEW: usize = 6;
pub const MANY: usize = 5_000;
/// The numbers that show growth, and whose.
pub const GROWTH: [usize; 4] = [10, USUAL, 1_000, 10_000];
pub const GROWING: [Contender; 3] = [Contender::Limit, Contender::Preact, Contender::Page];
/// All numbers of comments.
pub const COUNTS: [usize; 6] = [FEW, 10, USUAL, 1_000, MANY, 10_000];

/// The blocks of a round; in a block the contenders make the same visit. What no target
/// needs is measured in every other round; with `quick`, growth in the first round alone.
pub fn round(number: usize, contenders: &[Contender], quick: bool) -> Vec<Vec<Visit>> {
    let [limit, preact, .., page, prerendered, two_line] = Contender::ALL;
    let block = |kind, count, whose: &[Contender]| {
        let (later, first) = contenders.split_at(number % contenders.len().max(1));
        let all = number.is_multiple_of(2);
        let takes_part = |who| all || who == limit || Contender::is_ours(who) || (who == preact && count == USUAL);
        let turns = first.iter().chain(later).filter(|who| whose.contains(who) && takes_part(**who));
        turns.map(|&contender| Visit { contender, count, kind }).collect()
    };
    let mut blocks: Vec<_> = [Kind::Top, Kind::Type, Kind::Use].map(|kind| block(kind, USUAL, &Contender::ALL)).into();
    if number == 0 {
        blocks.push(block(Kind::Use, FEW, &[limit, preact, page, prerendered, two_line]));
    }
    blocks.push(block(Kind::Use, MANY, &[limit, page, prerendered, two_line]));
    if number == 0 || !quick {
        blocks.extend(GROWTH.iter().filter(|count| **count != USUAL).map(|count| block(Kind::Use, *count, &GROWING)));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_begin_with_another_contender_and_skip_unjudged_ones() {
        let first = |number| round(number, &Contender::ALL, false)[0][0].contender;
        assert_eq!((first(0), first(1), first(7)), (Contender::Limit, Contender::Preact, Contender::Limit));
        assert!(round(1, &Contender::ALL, false)[0].iter().all(|visit| visit.contender != Contender::Waline));
    }
}
