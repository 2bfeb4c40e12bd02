//! Averages that do not divide out: 832个县有1.4万家企业,平均每个县17家.
//!
//! Printed numbers are rounded, so intervals are compared: a total of 1.4万 is
//! anything from 1.35万 to 1.45万. Intervals are measured in `f64`, for no
//! value of theirs is ever shown.

use super::inconsistent;
use crate::article::Problem;
use crate::figures::Rational;
use crate::import::placed::Placed;

/// How far off an average may be beyond rounding, as a factor.
const SLACK: f64 = 1.03;

/// Averages per something that the same sentence counts, with a total.
pub fn review(placed: &[Placed<'_>], paths: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, mean) in placed.iter().enumerate() {
        let Some(per) = per(mean) else { continue };
        let same_sentence = |other: &&Placed<'_>| other.index == mean.index && other.sentence == mean.sentence;
        let before: Vec<_> = placed[..at].iter().rev().take_while(same_sentence).collect();
        let total = before.iter().find(|other| other.figure.unit == mean.figure.unit && self::per(other).is_none());
        let count = before.iter().find(|other| other.figure.counted == per && self::per(other).is_none());
        if let (Some(total), Some(count)) = (total, count)
            && total.surface != count.surface
            && !divides(total, count, mean)
        {
            let message = format!(
                "{} for {} does not make {} on average, check the three numbers",
                total.as_printed(),
                count.as_printed(),
                mean.as_printed()
            );
            problems.push(inconsistent(&paths[mean.index], message));
        }
    }
    problems
}

/// What the mean is per: 贫困县 of 平均每个贫困县17家.
fn per<'a>(placed: &'a Placed<'_>) -> Option<&'a str> {
    placed.figure.qualifier.as_deref().filter(|word| word.contains('均'))?;
    let per = placed.figure.counted.strip_prefix('每')?;
    Some(per.trim_start_matches(['个', '家', '户', '名', '座', '所', '村']).trim_start_matches('一'))
        .filter(|per| !per.is_empty())
}

fn divides(total: &Placed<'_>, count: &Placed<'_>, mean: &Placed<'_>) -> bool {
    let (Some(total), Some(count), Some(mean)) = (interval(total), interval(count), interval(mean)) else {
        return true;
    };
    if count.0 <= 0.0 {
        return true;
    }
    let (low, high) = (total.0 / count.1, total.1 / count.0);
    // An average may be cut as well as rounded.
    let step = mean.1 - mean.0;
    low <= (mean.1 + step / 2.0) * SLACK && mean.0 - step / 2.0 <= high * SLACK
}

/// The values that print as this figure does; wider where a qualifier blurs it.
#[expect(clippy::cast_precision_loss, reason = "bounds of rounding, never shown")]
fn interval(placed: &Placed<'_>) -> Option<(f64, f64)> {
    let float = |value: Rational| value.numerator() as f64 / value.denominator() as f64;
    let (low, high) = (float(placed.figure.value.low()), float(placed.figure.value.high()));
    let digits: String =
        placed.figure.surface.chars().filter(|character| character.is_ascii_digit() || *character == '.').collect();
    let literal: f64 = digits.parse().ok()?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let step = high / literal / 10_f64.powi(i32::try_from(decimals).ok()?);
    let blurred = placed.figure.qualifier.as_deref().is_some_and(|word| !word.contains('均'));
    let slack = if blurred { high * 0.2 } else { 0.0 };
    step.is_finite().then_some((low - step / 2.0 - slack, high + step / 2.0 + slack))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn averages_are_held_against_total_and_count() {
        check("标题\n\n目前,832个贫困县已发展市级以上龙头企业1.4万家,平均每个贫困县17家。", &[]);
        check("标题\n\n目前,832个贫困县已发展市级以上龙头企业1.4万家,平均每个贫困县27家。", &["1.4万家"]);
        check("标题\n\n12.6万个贫困村已发展农民合作社26万个,平均每个贫困村2个。", &[]);
        check("标题\n\n12.6万个贫困村已发展农民合作社26万个,平均每个贫困村5个。", &["26万个"]);
        check("标题\n\n平均每个贫困村2个,共有贫困村12.6万个。", &[]);
    }
}
