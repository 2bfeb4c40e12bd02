//! Numbers without a unit: decides when such a number still counts as a
//! figure, and reads the currency (`US$`) or sign right before its digits.

use super::Rational;
use super::characters::{arabic_digit, char_at, char_before, han_digit, is_han};
use super::lexicon::{Lexicon, words};
use super::quantity::Quantity;
use super::unit_words::Kind;
use std::sync::LazyLock;

const SIGNS: &str = "US$ HK$ NT$ A$ C$ S$ R$ NZ$ AU$ CA$ MX$ Mex$ U.S.$ $ ＄ ¥ ￥ € £ ￡ ₹ ₩ ₽ ₺ ₫ ₱ ฿ ₿ ₴ ₦ ₪ \
    RMB USD CNY EUR GBP JPY HKD CHF AUD CAD NZD INR KRW SGD TWD MXN rmb usd cny eur gbp jpy hkd chf aud cad usd$ USD$ AUD$ CAD$ NZD$ MXN$";

/// Tokenised forms, with a space before the sign.
const SPACED_SIGNS: [&str; 6] = ["US $", "us $", "HK $", "hk $", "C $", "c $"];

static CURRENCIES: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::backward(words(SIGNS, ()).chain(SPACED_SIGNS.into_iter().map(|sign| (sign, ())))));

/// Returns the start and the printed form of the currency sign that ends at
/// `at` or one space before.
pub(super) fn currency_before(chars: &[char], at: usize) -> Option<(usize, String)> {
    let end = at - usize::from(char_before(chars, at) == ' ');
    let (length, ()) = CURRENCIES.longest(chars, end)?;
    let begin = end - length;
    let inside_word = chars[begin].is_ascii_alphabetic() && char_before(chars, begin).is_ascii_alphanumeric();
    // 10 $ 30 cents: the sign belongs to the number before.
    let of_previous = end < at
        && arabic_digit(char_before(chars, begin.saturating_sub(1))).is_some()
        && char_before(chars, begin) == ' ';
    (!inside_word && !of_previous).then(|| (begin, chars[begin..end].iter().collect()))
}

/// Returns the start of the sign before a quantity: `-3.2%`, `负1.5亿元`,
/// `零下5℃`, `minus 3`. Before things that are counted a dash is punctuation.
/// `first` is the start of the currency sign or of the number.
pub(super) fn sign_before(chars: &[char], first: usize, quantity: &Quantity) -> Option<usize> {
    let unit = quantity.unit.as_ref();
    let counted = unit.is_some_and(|unit| !matches!(unit.kind, Kind::Measure | Kind::Loose));
    let tenths = quantity.share.is_some_and(|share| matches!(share.unit, "成" | "折"));
    if counted || tenths {
        return None;
    }
    let temperature = unit.is_some_and(|unit| unit.kind == Kind::Loose || unit.is_temperature());
    if char_before(chars, first) == '下' && char_before(chars, first - 1) == '零' {
        return temperature.then(|| first - 2);
    }
    minus_before(chars, first, temperature || quantity.share.is_some())
}

/// Words that end with these may stand right before a minus: 净利润-3.2亿元.
/// After other words a dash is punctuation: 上海-200公里.
const BEFORE_MINUS: &str = "为為是至到达達约約率值额額度长長降跌涨漲增均比计計润潤幅数數量速于於低报報";

/// The start of the minus that ends at `at`, if it is one and not a dash. A
/// percentage or a temperature is `signed` after any word.
pub(super) fn minus_before(chars: &[char], at: usize, signed: bool) -> Option<usize> {
    let two_before = char_before(chars, at.saturating_sub(1));
    match char_before(chars, at) {
        '-' | '−' | '－' => {
            let after_number = arabic_digit(two_before).is_some()
                || han_digit(two_before).is_some()
                || two_before.is_ascii_alphabetic()
                || "-−－—%％–―‰℃)）]】/_.年月日时分秒号".contains(two_before);
            let fits = signed || !is_han(two_before) || BEFORE_MINUS.contains(two_before);
            (fits && !after_number).then(|| at - 1)
        }
        '负' | '負' if !"自担擔肩抱胜勝背正辜欺承".contains(two_before) => Some(at - 1),
        ' ' => {
            let begins = |word: &str| {
                let begin = at.checked_sub(word.len() + 1)?;
                let letters = chars[begin..at - 1].iter().map(char::to_ascii_lowercase);
                (letters.eq(word.chars()) && !char_before(chars, begin).is_alphanumeric()).then_some(begin)
            };
            begins("minus").or_else(|| begins("negative"))
        }
        _ => None,
    }
}

/// The most spaces around a number that is the whole text.
const ALONE: usize = 8;

/// Whether a number without a unit is informative by itself: it uses a large
/// scale or grouped digits (27亿, 1,234), or it has a qualifier (超过5000).
pub(super) fn is_figure(chars: &[char], quantity: &Quantity, qualified: bool, currency: bool) -> bool {
    let form = quantity.form;
    let next = char_at(chars, quantity.end);
    let amount = quantity.value.low();
    if form.myriad || currency {
        return !form.implied_one || qualified || quantity.more.is_some();
    }
    // A number in words that is the whole text, as in the cell of a table.
    let alone = quantity.start < ALONE
        && chars.len() < quantity.end + ALONE
        && chars[..quantity.start].iter().chain(&chars[quantity.end..]).all(|other| other.is_whitespace());
    if form.decimal || alone && !form.arabic && !form.single && !form.implied_one {
        return true;
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
