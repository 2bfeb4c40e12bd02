//! Whole numbers in digits. The standard library's formatting knows widths,
//! signs and alternates, which weigh a kilobyte in the wasm.

/// `number` in decimal digits.
#[must_use]
#[inline(never)]
pub fn decimal(number: u64) -> String {
    let mut digits = Vec::new();
    let mut left = number;
    loop {
        digits.insert(0, b'0' + (left % 10) as u8);
        left /= 10;
        if left == 0 {
            return digits.into_iter().map(char::from).collect();
        }
    }
}

/// As [`decimal`], for an index or a count.
#[must_use]
pub fn decimal_count(number: usize) -> String {
    decimal(number as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_writes_it(number in any::<u64>()) {
            prop_assert_eq!(decimal(number), number.to_string());
        }
    }

    #[test]
    fn nought_has_a_digit() {
        assert_eq!(decimal_count(0), "0");
    }
}
