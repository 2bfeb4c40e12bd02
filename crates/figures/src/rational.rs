//! Exact fractions, the values of figures. Nothing is rounded.
//!
//! Arithmetic is checked: it returns `None` on overflow, and such digits are
//! then not a figure.

use std::cmp::Ordering;
use std::fmt;

/// A signed fraction in lowest terms. The denominator is never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rational {
    negative: bool,
    numerator: u128,
    denominator: u128,
}

impl Rational {
    /// Creates the fraction `numerator / denominator`. `None` for a denominator
    /// of zero.
    pub fn new(numerator: u128, denominator: u128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        Some(Self { negative: false, numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// Creates a whole number.
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

    /// The negated value. Zero stays zero.
    pub fn negated(self) -> Self {
        Self { negative: !self.negative && self.numerator != 0, ..self }
    }

    /// The product, or `None` on overflow.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Cancel crosswise first, so that only the final product can overflow.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        let numerator = left.numerator.checked_mul(right.numerator)?;
        let denominator = left.denominator.checked_mul(right.denominator)?;
        Some(Self { negative: self.negative != other.negative && numerator != 0, numerator, denominator })
    }

    /// The quotient, or `None` on overflow or division by zero.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let inverse = Self::new(other.denominator, other.numerator)?;
        self.checked_mul(Self { negative: other.negative, ..inverse })
    }

    /// The sum, or `None` on overflow.
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

/// Compares `a / b` with `c / d` by their continued fractions. This needs no
/// product, so it cannot overflow.
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

/// Writes a decimal (`0.92`, `27000000000`, `-3.2`), or a fraction (`2/3`) if
/// the decimal would not terminate.
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
