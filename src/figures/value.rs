//! What a figure says: one number, or a range from one to another.

use super::Rational;
use std::fmt;

/// The exact value of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// One number.
    Exact(Rational),
    /// From the first number to the second, both included; the first is less.
    /// Boxed because ranges are rare and figures many.
    Range(Box<[Rational; 2]>),
}

impl Value {
    /// The number, or the lower end of the range.
    pub fn low(&self) -> Rational {
        match self {
            Self::Exact(number) => *number,
            Self::Range(ends) => ends[0],
        }
    }

    /// The number, or the upper end of the range.
    pub fn high(&self) -> Rational {
        match self {
            Self::Exact(number) => *number,
            Self::Range(ends) => ends[1],
        }
    }
}

/// `0.92`, `2/3`, `27000000000`; a range is its ends with `-` between them,
/// `60000-80000`.
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => number.fmt(out),
            Self::Range(ends) => write!(out, "{}-{}", ends[0], ends[1]),
        }
    }
}
