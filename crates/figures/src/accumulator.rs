//! The arithmetic of numerals with scales: `二十五万六千`, `1亿2345万`, `两万三`.
//!
//! `numeral` passes in digits and scales one by one. A step that a valid
//! numeral cannot contain (a larger scale after a smaller one, two digits in a
//! row) returns `None`, and the numeral ends there.

use super::characters::MYRIAD;

/// The state of a partly read numeral.
#[derive(Clone, Copy)]
pub(super) struct Accumulator {
    /// The sum of the parts that 亿 has multiplied.
    settled: u128,
    /// Exclusive bound for amounts added to `settled`.
    settled_step: u128,
    /// The part that 万 has multiplied since the last 亿.
    myriads: u128,
    /// The amount since the last 万 or 亿.
    section: u128,
    /// Exclusive bound for amounts added to `section`.
    step: u128,
    /// Digits without a scale so far.
    pending: Option<Pending>,
    /// Whether a zero precedes the pending digits, as in 一百零五.
    zero: bool,
    /// The last scale, or 1 before the first.
    last: u128,
}

#[derive(Clone, Copy)]
struct Pending {
    value: u128,
    digits: usize,
}

impl Accumulator {
    pub(super) fn new() -> Self {
        Self {
            settled: 0,
            settled_step: u128::MAX,
            myriads: 0,
            section: 0,
            step: u128::MAX,
            pending: None,
            zero: false,
            last: 1,
        }
    }

    pub(super) fn has_pending(&self) -> bool {
        self.pending.is_some()
    }

    /// The last scale, or 1 before the first.
    pub(super) fn last_scale(&self) -> u128 {
        self.last
    }

    /// Adds digits. `digits` is their printed count.
    pub(super) fn digits(&self, value: u128, digits: usize) -> Option<Self> {
        let refused = self.pending.is_some() || value >= self.step;
        (!refused).then_some(Self { pending: Some(Pending { value, digits }), ..*self })
    }

    /// Adds a zero that is only a placeholder.
    pub(super) fn zero(&self) -> Option<Self> {
        let refused = self.pending.is_some() || self.last == 1;
        (!refused).then_some(Self { zero: true, ..*self })
    }

    /// Adds 十, 百 or 千. With `implied_one` it may come without a digit and
    /// then counts once.
    pub(super) fn small_scale(&self, scale: u128, implied_one: bool) -> Option<Self> {
        let coefficient = match self.pending {
            Some(pending) => pending.value,
            None if implied_one => 1,
            None => return None,
        };
        let amount = coefficient.checked_mul(scale).filter(|amount| *amount < self.step)?;
        let section = self.section.checked_add(amount)?;
        Some(Self { section, step: scale, pending: None, zero: false, last: scale, ..*self })
    }

    /// Adds 万.
    pub(super) fn myriad(&self, implied_one: bool) -> Option<Self> {
        if self.myriads != 0 {
            return None;
        }
        let amount = self.section_amount(implied_one)?;
        let myriads = amount.checked_mul(MYRIAD).filter(|amount| *amount < self.settled_step)?;
        Some(Self { myriads, section: 0, step: MYRIAD, pending: None, zero: false, last: MYRIAD, ..*self })
    }

    /// Adds 亿 or 兆. Directly after 万 the two form one scale.
    pub(super) fn above_myriads(&self, scale: u128, implied_one: bool) -> Option<Self> {
        let section = self.section_amount(implied_one && self.myriads == 0);
        let amount = match section {
            Some(section) => self.myriads.checked_add(section)?,
            None if self.myriads != 0 => self.myriads,
            None => return None,
        };
        let last = if section.is_none() { MYRIAD.checked_mul(scale)? } else { scale };
        let amount = amount.checked_mul(scale).filter(|amount| *amount < self.settled_step)?;
        let settled = self.settled.checked_add(amount)?;
        Some(Self { settled, settled_step: last, step: last, last, ..Self::new() })
    }

    /// The amount since the last 万 or 亿, including pending digits. `None` if
    /// there is neither.
    fn section_amount(&self, implied_one: bool) -> Option<u128> {
        match self.section.checked_add(self.pending.map_or(0, |pending| pending.value))? {
            0 => implied_one.then_some(1),
            amount => Some(amount),
        }
    }

    /// The total value. A single final digit belongs to the next lower scale,
    /// 两万三 = 23000, unless a zero precedes it.
    pub(super) fn value(&self) -> Option<u128> {
        let ones = match self.pending {
            Some(pending) if !self.zero && pending.digits == 1 && self.last >= 100 => {
                pending.value.checked_mul(self.last / 10)?
            }
            Some(pending) => pending.value,
            None => 0,
        };
        self.settled.checked_add(self.myriads)?.checked_add(self.section)?.checked_add(ones)
    }

    /// The trailing scale that a range applies to its left bound: 万 in
    /// `6至8万`, 百 in `三到五百`, 万亿 in `10-20万亿`. 1 if there is none.
    pub(super) fn shared_scale(&self) -> u128 {
        let value = self.value().unwrap_or(0);
        let whole = self.pending.is_none() && self.last >= 100 && value != 0 && value.is_multiple_of(self.last);
        // A numeral with several scales, such as 1亿2000万, shares none.
        let one_step = match self.last {
            100 | 1_000 => self.settled == 0 && self.myriads == 0 && value / self.last < 10,
            MYRIAD => self.settled == 0,
            _ => true,
        };
        if whole && one_step { self.last } else { 1 }
    }
}
