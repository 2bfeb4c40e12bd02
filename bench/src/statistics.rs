//! The middle of what was measured more than once, and how well it is known.

/// The median; of an even number, the mean of the two in the middle.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

/// The 95th percentile: the least value that 95 in a hundred do not exceed.
pub fn percentile_95(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * 95).div_ceil(100);
    rank.checked_sub(1).map_or(f64::NAN, |place| values[place])
}

/// The mean of the middle half (the interquartile mean), where a value on an edge counts
/// in part. A paint comes in one of two frames, and of such values the median is the one
/// or the other; this is between them, and no quarter that was disturbed moves it.
pub fn midmean(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let count = values.len() as f64;
    let half = values.iter().zip(0_u32..).map(|(value, at)| {
        let at = f64::from(at);
        let inside = (at + 1.0).min(count * 0.75) - at.max(count * 0.25);
        value * inside.max(0.0)
    });
    half.sum::<f64>() / (count / 2.0)
}

/// How far values of this kind lie apart, as a share of their midmean: what one of them
/// adds to its squared standard error, by leaving out one at a time (the jackknife:
/// Tukey, 1958). Of one value alone there is none.
pub fn relative_variance(values: &[f64]) -> Option<f64> {
    let middle = midmean(values);
    if values.len() < 2 || middle <= 0.0 {
        return None;
    }
    let count = values.len() as f64;
    let without: Vec<f64> = (0..values.len()).map(|at| midmean(&[&values[..at], &values[at + 1..]].concat())).collect();
    let mean = without.iter().sum::<f64>() / count;
    let squares: f64 = without.iter().map(|one| (one - mean).powi(2)).sum();
    Some((count - 1.0) * squares / middle.powi(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-9, "{found}, and not {wanted}");
    }

    #[test]
    fn the_middle_lies_between_two_frames_and_is_not_moved_by_a_disturbed_visit() {
        close(midmean(&[7.0]), 7.0);
        close(midmean(&[4.0, 8.0]), 6.0);
        close(midmean(&[1.0, 2.0, 6.0, 900.0]), 4.0);
        close(midmean(&[5.0, 5.0, 5.0, 5.0, 900.0]), 5.0);
        // A quarter of the middle is of the other frame, then three.
        close(midmean(&[5.0, 5.0, 5.0, 5.0, 5.0, 21.0, 21.0, 21.0]), 9.0);
        close(midmean(&[5.0, 5.0, 5.0, 21.0, 21.0, 21.0, 21.0, 21.0]), 17.0);
    }

    #[test]
    fn the_variance_is_that_of_the_values_however_many_there_are() {
        assert_eq!(relative_variance(&[7.0]), None);
        close(relative_variance(&[7.0, 7.0, 7.0]).unwrap(), 0.0);
        // Of two values it is that of their mean: half of what lies between them, squared.
        close(relative_variance(&[4.0, 8.0]).unwrap() / 2.0, (2.0_f64 / 6.0).powi(2));
        let frames = |times: usize| [5.0, 21.0].repeat(times);
        let ratio = relative_variance(&frames(10)).unwrap() / relative_variance(&frames(40)).unwrap();
        assert!((ratio - 1.0).abs() < 0.2, "{ratio}");
    }

    #[test]
    fn five_in_a_hundred_are_above_the_95th_percentile() {
        let mut values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        close(percentile_95(&mut values), 95.0);
        close(percentile_95(&mut [7.0]), 7.0);
        assert!(percentile_95(&mut []).is_nan());
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]).to_bits(), 2.0_f64.to_bits());
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 3.0]).to_bits(), 2.5_f64.to_bits());
        assert!(median(&mut []).is_nan());
    }
}
