//! Averages that contradict their totals: 832个县有1.4万家企业,平均每个县17家.
//!
//! Printed numbers are rounded, so the check compares intervals: 1.4万 is
//! anything from 1.35万 to 1.45万. Intervals use `f64`, because they are never
//! shown.

use super::inconsistent;
use crate::located::LocatedFigure;
use article::Problem;
use figures::Rational;

/// The allowed deviation beyond rounding, as a factor.
const TOLERANCE: f64 = 1.03;

/// Checks averages whose total and count are in the same sentence.
pub fn review(located: &[LocatedFigure<'_>], paths: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, mean) in located.iter().enumerate() {
        let Some(per) = per(mean) else { continue };
        let same_sentence = |other: &&LocatedFigure<'_>| other.index == mean.index && other.sentence == mean.sentence;
        let before: Vec<_> = located[..at].iter().rev().take_while(same_sentence).collect();
        let total = before.iter().find(|other| other.figure.unit == mean.figure.unit && self::per(other).is_none());
        let count = before.iter().find(|other| other.figure.counted == per && self::per(other).is_none());
        if let (Some(total), Some(count)) = (total, count)
            && total.surface != count.surface
            && !is_consistent(total, count, mean)
        {
            let message = format!(
                "{} divided by {} is not {} on average, check the three numbers",
                total.as_printed(),
                count.as_printed(),
                mean.as_printed()
            );
            problems.push(inconsistent(&paths[mean.index], message));
        }
    }
    problems
}

/// The noun after "per": 贫困县 in 平均每个贫困县17家.
fn per<'a>(located: &'a LocatedFigure<'_>) -> Option<&'a str> {
    located.figure.qualifier.as_deref().filter(|word| word.contains('均'))?;
    let per = located.figure.counted.strip_prefix('每')?;
    Some(per.trim_start_matches(['个', '家', '户', '名', '座', '所', '村']).trim_start_matches('一'))
        .filter(|per| !per.is_empty())
}

fn is_consistent(total: &LocatedFigure<'_>, count: &LocatedFigure<'_>, mean: &LocatedFigure<'_>) -> bool {
    let (Some(total), Some(count), Some(mean)) = (interval(total), interval(count), interval(mean)) else {
        return true;
    };
    if count.0 <= 0.0 {
        return true;
    }
    let (low, high) = (total.0 / count.1, total.1 / count.0);
    // An average may be truncated instead of rounded.
    let step = mean.1 - mean.0;
    low <= (mean.1 + step / 2.0) * TOLERANCE && mean.0 - step / 2.0 <= high * TOLERANCE
}

/// The interval of values that round to this figure. A qualifier widens it.
#[expect(clippy::cast_precision_loss, reason = "bounds of rounding, never shown")]
fn interval(located: &LocatedFigure<'_>) -> Option<(f64, f64)> {
    let float = |value: Rational| value.numerator() as f64 / value.denominator() as f64;
    let (low, high) = (float(located.figure.value.low()), float(located.figure.value.high()));
    let digits: String =
        located.figure.surface.chars().filter(|character| character.is_ascii_digit() || *character == '.').collect();
    let literal: f64 = digits.parse().ok()?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let step = high / literal / 10_f64.powi(i32::try_from(decimals).ok()?);
    let approximate = located.figure.qualifier.as_deref().is_some_and(|word| !word.contains('均'));
    let tolerance = if approximate { high * 0.2 } else { 0.0 };
    step.is_finite().then_some((low - step / 2.0 - tolerance, high + step / 2.0 + tolerance))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn averages_contradicting_their_totals_are_reported() {
        check("标题\n\n目前,832个贫困县已发展市级以上龙头企业1.4万家,平均每个贫困县17家。", &[]);
        check("标题\n\n目前,832个贫困县已发展市级以上龙头企业1.4万家,平均每个贫困县27家。", &["1.4万家"]);
        check("标题\n\n12.6万个贫困村已发展农民合作社26万个,平均每个贫困村2个。", &[]);
        check("标题\n\n12.6万个贫困村已发展农民合作社26万个,平均每个贫困村5个。", &["26万个"]);
        check("标题\n\n平均每个贫困村2个,共有贫困村12.6万个。", &[]);
    }
}
