//! Numbers without a unit: decides when such a number still counts as a
//! figure, and reads the currency (`US$`) or sign right before its digits.

use super::Rational;
use super::characters::{char_at, char_before, is_han};
use super::lexicon::{Lexicon, words};
use super::quantity::Quantity;
use super::unit_words::Kind;
use std::sync::LazyLock;

static CURRENCIES: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::backward(words("US$ HK$ NT$ A$ C$ $ ＄ ¥ ￥ € £ RMB USD CNY EUR", ())));

/// Returns the start and the printed form of the currency sign that ends at
/// `at`.
pub(super) fn currency_before(chars: &[char], at: usize) -> Option<(usize, String)> {
    let (length, ()) = CURRENCIES.longest(chars, at)?;
    let begin = at - length;
    let inside_word = chars[begin].is_ascii_alphabetic() && char_before(chars, begin).is_ascii_alphanumeric();
    (!inside_word).then(|| (begin, chars[begin..at].iter().collect()))
}

/// Returns the start of the sign before a share or a temperature: `-3.2%`,
/// `零下5℃`. Anywhere else a dash is punctuation.
pub(super) fn sign_before(chars: &[char], at: usize, quantity: &Quantity) -> Option<usize> {
    let unit = quantity.unit.as_ref().map_or("", |unit| unit.name.as_str());
    let signed = quantity.share.is_some_and(|share| !share.unit.is_empty() && share.unit != "成")
        || matches!(unit, "℃" | "°C" | "摄氏度" | "度");
    if !signed || quantity.is_range() {
        return None;
    }
    let before = char_before(chars, at);
    let two_before = char_before(chars, at.saturating_sub(1));
    match before {
        '-' | '−' | '－' if !two_before.is_ascii_alphanumeric() && !"-−－—%％".contains(two_before) => {
            Some(at - 1)
        }
        '负' if !"自担肩抱胜背正".contains(two_before) => Some(at - 1),
        '下' if two_before == '零' => Some(at - 2),
        _ => None,
    }
}

/// Whether a number without a unit is informative by itself: it uses a large
/// scale or grouped digits (27亿, 1,234), or it has a qualifier (超过5000).
pub(super) fn is_figure(chars: &[char], quantity: &Quantity, qualified: bool, currency: bool) -> bool {
    let form = quantity.form;
    let next = char_at(chars, quantity.end);
    let amount = quantity.value.low();
    if form.myriad || currency {
        return !form.implied_one || qualified || quantity.more.is_some();
    }
    if form.grouped {
        return !next.is_ascii_alphanumeric();
    }
    let continues = next.is_ascii_alphanumeric() || matches!(next, ':' | '：' | '比' | '-' | '/' | '.' | '第' | '号');
    if continues || amount < Rational::integer(10) {
        return false;
    }
    if quantity.more.is_some() || quantity.after.is_some() {
        return form.arabic || form.scaled || quantity.more.is_some();
    }
    if qualified {
        return form.arabic || form.scaled;
    }
    // A Han number at the end of a phrase: 一百二. Before a noun it could be
    // part of a name (三百六十行).
    form.scaled && !form.arabic && !form.implied_one && quantity.number_end == quantity.end && !is_han(next)
}

/// Whether 半 alone means half of the clause's subject: 过半.
pub(super) fn is_half_of_all(quantity: &Quantity, qualified: bool) -> bool {
    qualified && quantity.kind().is_none_or(|kind| matches!(kind, Kind::Measure | Kind::Time))
}
