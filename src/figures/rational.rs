//! Exact fractions: what a figure is worth, with no rounding anywhere.
//!
//! Arithmetic is checked: a result that does not fit is `None`, and the reader
//! then takes the digits for something else than a figure.

use std::cmp::Ordering;
use std::fmt;

/// A fraction in lowest terms with a sign; its denominator is never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rational {
    negative: bool,
    numerator: u128,
    denominator: u128,
}

impl Rational {
    /// The fraction `numerator / denominator`; `None` for a denominator of zero.
    pub fn new(numerator: u128, denominator: u128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        Some(Self { negative: false, numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// A whole number.
    pub fn integer(number: u128) -> Self {
        Self { negative: false, numerator: number, denominator: 1 }
    }

    /// The numerator in lowest terms, without the sign.
    pub fn numerator(&self) -> u128 {
        self.numerator
    }

    /// The denominator in lowest terms, at least 1.
    pub fn denominator(&self) -> u128 {
        self.denominator
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The value with its sign turned; zero stays zero.
    pub fn negated(self) -> Self {
        Self { negative: !self.negative && self.numerator != 0, ..self }
    }

    /// The product, if it fits.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Crosswise reduction first, so that only a product that truly does
        // not fit is refused.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        let numerator = left.numerator.checked_mul(right.numerator)?;
        let denominator = left.denominator.checked_mul(right.denominator)?;
        Some(Self { negative: self.negative != other.negative && numerator != 0, numerator, denominator })
    }

    /// The quotient, if it fits; `None` for a division by zero.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let inverse = Self::new(other.denominator, other.numerator)?;
        self.checked_mul(Self { negative: other.negative, ..inverse })
    }

    /// The sum, if it fits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        let denominator = self.denominator.checked_mul(other.denominator)?;
        if self.negative == other.negative {
            let sum = Self::new(left.checked_add(right)?, denominator)?;
            return Some(Self { negative: self.negative, ..sum });
        }
        let difference = Self::new(left.abs_diff(right), denominator)?;
        let negative = if left >= right { self.negative } else { other.negative };
        Some(Self { negative: negative && left != right, ..difference })
    }
}

fn greatest_common_divisor(mut left: u128, mut right: u128) -> u128 {
    if right == 1 {
        return 1;
    }
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

/// Compares `a / b` with `c / d` by their continued fractions: no product, so
/// nothing can overflow.
fn compare_magnitudes(mut a: u128, mut b: u128, mut c: u128, mut d: u128) -> Ordering {
    if b == d {
        return a.cmp(&c);
    }
    loop {
        let whole = (a / b).cmp(&(c / d));
        let (left, right) = (a % b, c % d);
        if whole != Ordering::Equal || left == 0 || right == 0 {
            return whole.then(left.cmp(&right));
        }
        (a, b, c, d) = (d, right, b, left);
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        let magnitudes = compare_magnitudes(self.numerator, self.denominator, other.numerator, other.denominator);
        match (self.negative, other.negative) {
            (false, false) => magnitudes,
            (true, true) => magnitudes.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `0.92`, `27000000000`, `-3.2`; a value that no decimal writes to its end
/// stays a fraction, `2/3`.
impl fmt::Display for Rational {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        let whole = self.numerator / self.denominator;
        let mut rest = self.numerator % self.denominator;
        if rest == 0 {
            return write!(out, "{sign}{whole}");
        }
        let mut odd = self.denominator;
        for prime in [2, 5] {
            while odd.is_multiple_of(prime) {
                odd /= prime;
            }
        }
        if odd != 1 || self.denominator > u128::MAX / 10 {
            return write!(out, "{sign}{}/{}", self.numerator, self.denominator);
        }
        write!(out, "{sign}{whole}.")?;
        while rest != 0 {
            write!(out, "{}", rest * 10 / self.denominator)?;
            rest = rest * 10 % self.denominator;
        }
        Ok(())
    }
}
