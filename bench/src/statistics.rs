//! The middle of what was measured more than once.

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

/// The median of the means of all pairs, each with itself too (Hodges and Lehmann,
/// 1963). A paint comes in one of two frames, and of such values the median is the one
/// or the other; this is between them, and as little moved by a visit that was disturbed.
pub fn pseudomedian(values: &[f64]) -> f64 {
    let pairs =
        values.iter().enumerate().flat_map(|(at, one)| values[at..].iter().map(|other| f64::midpoint(*one, *other)));
    median(&mut pairs.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_lies_between_two_frames_and_is_not_moved_by_one_disturbed_visit() {
        let close = |values: &[f64], wanted: f64| {
            let found = pseudomedian(values);
            assert!((found - wanted).abs() < 1e-9, "{found} of {values:?}");
        };
        close(&[5.0, 5.0, 5.0, 21.0, 21.0], 13.0);
        close(&[5.0, 5.0, 21.0, 21.0, 21.0], 13.0);
        close(&[5.0, 5.0, 5.0, 5.0, 900.0], 5.0);
        close(&[7.0], 7.0);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]).to_bits(), 2.0_f64.to_bits());
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 3.0]).to_bits(), 2.5_f64.to_bits());
        assert!(median(&mut []).is_nan());
    }
}
