//! The value of a figure: one number or a range.

use super::Rational;
use std::fmt;

/// The exact value of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// One number.
    Exact(Rational),
    /// A range with inclusive bounds; the first is less than the second.
    /// Boxed because ranges are rare.
    Range(Box<[Rational; 2]>),
}

impl Value {
    /// The number, or the lower bound of the range.
    pub fn low(&self) -> Rational {
        match self {
            Self::Exact(number) => *number,
            Self::Range(ends) => ends[0],
        }
    }

    /// The number, or the upper bound of the range.
    pub fn high(&self) -> Rational {
        match self {
            Self::Exact(number) => *number,
            Self::Range(ends) => ends[1],
        }
    }
}

/// Writes a number as `0.92`, `2/3` or `27000000000`, and a range as
/// `60000-80000`.
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => number.fmt(out),
            Self::Range(ends) => write!(out, "{}-{}", ends[0], ends[1]),
        }
    }
}
