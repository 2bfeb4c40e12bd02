//! Decides whether a quantity is a figure, and builds the figure from the
//! quantity, its qualifiers, its sign and its noun.

use super::characters::{char_at, char_before};
use super::numeral::Form;
use super::quantity::Quantity;
use super::unit_words::Kind;
use super::units::Unit;
use super::{Figure, Rational, Value, bare, counted, qualifiers};

/// Returns the figure for the quantity at `at`, or `None` if the quantity is
/// not a figure. `floor` is the end of the previous figure.
pub(super) fn figure(chars: &[char], at: usize, floor: usize, quantity: Quantity) -> Option<Figure> {
    let currency = bare::currency_before(chars, at).filter(|(begin, _)| *begin >= floor);
    let first = currency.as_ref().map_or(at, |(begin, _)| *begin);
    let sign = bare::sign_before(chars, first, &quantity).filter(|begin| *begin >= floor);
    let start = sign.unwrap_or(first);
    let round = quantity.form.implied_one || char_at(chars, at) == '半';
    let before = qualifiers::before(chars, start, floor, round).filter(|(_, word)| !is_recent(chars, word, &quantity));
    if !is_figure(chars, at, floor, &quantity, before.is_some(), currency.is_some() || sign.is_some()) {
        return None;
    }
    let mean = match &before {
        Some((_, word)) if word == "平均" => None,
        Some((begin, _)) => qualifiers::mean(chars, *begin, floor),
        None => qualifiers::mean(chars, start, floor),
    };
    let phrase_end = before.as_ref().map_or(start, |(begin, _)| *begin);
    let counted = counted::noun(chars, &quantity, phrase_end, floor, mean.is_some());
    let printed = [mean, before.map(|(_, word)| word), quantity.more.map(String::from), quantity.after];
    let printed: Vec<String> = printed.into_iter().flatten().collect();
    let unit = match (&quantity.unit, quantity.share, currency) {
        (Some(unit), _, _) => unit.name.clone(),
        (None, Some(share), _) => share.unit.to_owned(),
        (None, None, Some((_, sign))) => sign,
        (None, None, None) => String::new(),
    };
    let value = match quantity.value {
        Value::Exact(number) if sign.is_some() => Value::Exact(number.negated()),
        // 零下5至8℃ is below zero at both ends, -5至8℃ only at one.
        Value::Range(ends) if sign.is_some_and(|begin| chars[begin] == '零') => {
            Value::Range(Box::new([ends[1].negated(), ends[0].negated()]))
        }
        value => value,
    };
    Some(Figure {
        start,
        end: quantity.end,
        surface: chars[start..quantity.end].iter().collect(),
        qualifier: (!printed.is_empty()).then(|| printed.join("…")),
        value,
        unit,
        counted,
    })
}

/// Whether 近 means "the last" rather than "nearly": 近3年, 近30年来.
fn is_recent(chars: &[char], word: &str, quantity: &Quantity) -> bool {
    let time = quantity.kind() == Some(Kind::Time) || quantity.unit.as_ref().is_some_and(|unit| unit.name == "周");
    let since = char_at(chars, quantity.end) == '来';
    word == "近" && time && (since || !is_round(quantity.value.high()))
}

/// Whether the number is a year, as in 2020级 and 2019款.
fn is_year(form: Form, number: Rational) -> bool {
    let years = Rational::integer(1_900)..=Rational::integer(2_100);
    form.arabic && !form.grouped && !form.scaled && number.denominator() == 1 && years.contains(&number)
}

fn is_round(number: Rational) -> bool {
    number.denominator() == 1 && number.numerator() >= 10 && number.numerator().is_multiple_of(10)
}

fn is_figure(chars: &[char], at: usize, floor: usize, quantity: &Quantity, qualified: bool, currency: bool) -> bool {
    let form = quantity.form;
    if quantity.share.is_some() {
        return true;
    }
    if char_at(chars, at) == '半' {
        let measured = quantity.unit.as_ref().is_some_and(|unit| unit.name == "个");
        let kind = quantity.kind();
        return measured
            || matches!(kind, Some(Kind::Measure | Kind::Time))
            || bare::is_half_of_all(quantity, qualified);
    }
    if form.implied_one && !qualified && quantity.more.is_none() {
        return false;
    }
    let Some(unit) = &quantity.unit else {
        return bare::is_figure(chars, quantity, qualified, currency);
    };
    let rank = char_before(chars, at) == '前' && matches!(unit.name.as_str(), "名" | "位" | "家");
    let not_doubled = unit.name == "番" && !matches!(char_before(chars, at), '翻' | '了');
    // 3元一斤: 一斤 belongs to the price.
    let each = floor > 0 && at == floor && form.single && char_at(chars, at) == '一' && unit.kind == Kind::Measure;
    // 8点 is a time of day, 3205.76点 a level of an index.
    let hour = matches!(unit.name.as_str(), "点" | "點")
        && quantity.value.low() <= Rational::integer(24)
        && quantity.value.low().denominator() == 1;
    let model_year = matches!(unit.name.as_str(), "级" | "款") && is_year(form, quantity.value.low());
    if rank || not_doubled || each || hour || model_year {
        return false;
    }
    if quantity.is_range() || form.arabic {
        return true;
    }
    if form.single {
        let stressed = qualified || quantity.more.is_some() || quantity.after.is_some() || unit.half;
        return single_digit(char_at(chars, at), unit, stressed);
    }
    !matches!(unit.kind, Kind::ShortNoun | Kind::ArabicOnly)
}

/// Whether a single Han digit counts things (五项). 一 may only mean "a" (一个),
/// and 二 "the second" (二类).
fn single_digit(digit: char, unit: &Unit, stressed: bool) -> bool {
    if matches!(unit.kind, Kind::ShortNoun | Kind::ArabicOnly | Kind::Loose) {
        return false;
    }
    match digit {
        '一' | '二' | 'o' | 'O' => unit.kind == Kind::Measure || stressed,
        '零' => matches!(unit.name.as_str(), "个" | "例" | "元"),
        '〇' | '○' => false,
        _ => true,
    }
}
