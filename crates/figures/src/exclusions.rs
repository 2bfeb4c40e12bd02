//! Text that looks like the start of a figure and is skipped: ordinals,
//! weekdays, list labels, slogans, approximations and, through `calendar`,
//! dates and times.

use super::characters::{
    after_space, arabic_digit, char_at, char_before, han_digit, is_han, is_han_numeral, is_range_mark, is_space, scale,
};
use super::lexicon::{Lexicon, words};
use super::literal::literal;
use super::numeral::{Reading, numeral};
use super::quantity::number_end;
use super::unit_words::{Kind, UNITS};
use super::{calendar, units, words as lists};
use std::sync::LazyLock;

/// Set phrases whose numeral is not a checkable count.
const PHRASES: &str = "四处活动 四处奔波 四处寻找 四处打听 四处走访 四处求 四处散 四个意识 四个自信 四个全面 四个切实 四个不摘 两个维护 两个毫不动摇 两个确立 两个一百年 两个大局 三个代表 \
    八个坚持 八个明确 六个精准 五个一批 六个一批 三个一批 五个一工程 八项规定 十个全覆盖 三次产业 \
    五年规划 五年计划 十年规划 九年义务 9年义务 九年一贯 9年一贯 九年制 两个口袋 \
    一元化 一元复始 一元论 二元结构 二元体制 二元化 二元对立 三元里 三元桥 三元区 三元牛奶 五台山 五台县 七台河 \
    三轮车 三位一体 四位一体 五位一体 三件套 四件套 四人帮 三家村 三支一扶 三块地 三座大山 四套班子 五套班子 三天两头 \
    三层次 零元购 零件 零部件 九一八 百分点 三番五次 三年五载 十天半月 一年一度 一亩三分地 一五一十";

static PHRASE_LIST: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forward(words(PHRASES, ())));

/// Returns the end of the non-figure that begins at `at`. `None` means that a
/// quantity may begin there.
pub(super) fn end(chars: &[char], at: usize, floor: usize) -> Option<usize> {
    if char_at(chars, at) == '第' {
        return Some(ordinal(chars, at));
    }
    phrase(chars, at)
        .or_else(|| lists::end_of_word(chars, at, floor))
        .or_else(|| formal_numeral(chars, at))
        .or_else(|| movements(chars, at))
        .or_else(|| quoted_slogan(chars, at))
        .or_else(|| paired_saying(chars, at))
        .or_else(|| weekday(chars, at))
        .or_else(|| indefinite(chars, at))
        .or_else(|| calendar::end(chars, at))
        .or_else(|| label(chars, at))
        .or_else(|| consecutive_digits(chars, at))
        .or_else(|| part_of_identifier(chars, at))
}

/// `第三`, `第 12`, `第1-5`. Without a number, 第 alone.
fn ordinal(chars: &[char], at: usize) -> usize {
    let Some(end) = number_end(chars, at + 1) else { return at + 1 };
    if !is_range_mark(char_at(chars, end)) {
        return end;
    }
    number_end(chars, end + 1).unwrap_or(end)
}

fn phrase(chars: &[char], at: usize) -> Option<usize> {
    PHRASE_LIST.longest(chars, at).map(|(length, ())| at + length)
}

/// `“四个办奥”`: a Han digit at the start of a short quotation counts the parts
/// of a slogan.
fn quoted_slogan(chars: &[char], at: usize) -> Option<usize> {
    han_digit(char_at(chars, at))?;
    let opened = matches!(char_before(chars, at), '“' | '‘' | '「' | '『');
    let closed = (at + 1..at + 9).any(|index| matches!(char_at(chars, index), '”' | '’' | '」' | '』'));
    let isolated = !is_han_numeral(char_at(chars, at + 1));
    (opened && closed && isolated).then_some(at + 1)
}

/// `三区三州`, `七所八站`, `四梁八柱`: two digits with one character each form a
/// saying or a name, unless the first character is a measure (三年五次).
fn paired_saying(chars: &[char], at: usize) -> Option<usize> {
    let part = |index: usize| {
        let word = char_at(chars, index + 1);
        han_digit(char_at(chars, index)).is_some() && is_han(word) && !is_han_numeral(word)
    };
    let measured = UNITS.longest(chars, at + 1).is_some_and(|(_, kind)| matches!(kind, Kind::Measure | Kind::Time));
    let number = "点點分成半至到又多余几折".contains(char_at(chars, at + 1));
    (part(at) && part(at + 2) && !measured && !number).then_some(at + 4)
}

/// A formal numeral alone is a character of a name, except in an amount of
/// money: 伍元.
fn formal_numeral(chars: &[char], at: usize) -> Option<usize> {
    let formal = "壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟".contains(char_at(chars, at));
    let next = char_at(chars, at + 1);
    let money = "元圆圓角分点點".contains(next);
    (formal && !money && !is_han_numeral(next)).then_some(at + 1)
}

/// `两降两升`, `三增一减`: counts of movements, whose second part may look like
/// a unit.
fn movements(chars: &[char], at: usize) -> Option<usize> {
    let part = |index: usize| {
        han_digit(char_at(chars, index)).is_some() && "升降增减減涨漲跌平".contains(char_at(chars, index + 1))
    };
    let parts = (0..4).take_while(|count| part(at + 2 * count)).count();
    (parts >= 2).then_some(at + 2 * parts)
}

/// `周三`, `星期五`, `礼拜六`, but not 每周三次.
fn weekday(chars: &[char], at: usize) -> Option<usize> {
    let day = han_digit(char_at(chars, at)).is_some_and(|day| day <= 6) && !is_han_numeral(char_at(chars, at + 1));
    let before = char_before(chars, at);
    let two_before = char_before(chars, at.saturating_sub(1));
    let week = before == '周' || (two_before, before) == ('星', '期') || (two_before, before) == ('礼', '拜');
    (day && week && !"次天".contains(char_at(chars, at + 1))).then_some(at + 1)
}

/// `数十万`, `几百`: a scale after an indefinite word.
fn indefinite(chars: &[char], at: usize) -> Option<usize> {
    scale(char_at(chars, at))?;
    let before = char_before(chars, at);
    let many = before == '数' && !"人户总次个点倍指系函岁件分单".contains(char_before(chars, at - 1));
    if before != '几' && !many {
        return None;
    }
    number_end(chars, at)
}

/// The label of a list line directly before a number: `1.832个`. A classifier
/// never follows a decimal, so the point belongs to the label.
fn label(chars: &[char], at: usize) -> Option<usize> {
    arabic_digit(char_at(chars, at))?;
    if !is_line_start(chars, at) {
        return None;
    }
    let literal = literal(chars, at).filter(|literal| literal.decimal && literal.digits <= 2)?;
    let unit = units::unit(chars, literal.end)?;
    matches!(unit.kind, Kind::Classifier | Kind::Noun).then_some(at + literal.digits + 1)
}

/// `五、六个`: two consecutive digits are an approximation. At the start of a
/// line the first digit is a label.
fn consecutive_digits(chars: &[char], at: usize) -> Option<usize> {
    let digit = |index: usize| han_digit(char_at(chars, index)).or_else(|| arabic_digit(char_at(chars, index)));
    let pair = digit(at)? + 1 == digit(at + 2)?;
    let single = digit(at + 3).is_none() && !is_han_numeral(char_at(chars, at + 3)) && char_at(chars, at + 3) != '.';
    (char_at(chars, at + 1) == '、' && pair && single && !is_line_start(chars, at)).then_some(at + 3)
}

/// Digits that continue an identifier, an address or a phone number:
/// `A3`, `id=42`, `/2/3`, `010-12345678`. Shares and large amounts are still
/// read: `GDP增速6%`, `GDP90万亿元`.
fn part_of_identifier(chars: &[char], at: usize) -> Option<usize> {
    arabic_digit(char_at(chars, at))?;
    let before = char_before(chars, at);
    let after_digits = before == '-' && char_before(chars, at - 1).is_ascii_alphanumeric();
    let escaped = before == '%' && arabic_digit(char_before(chars, at - 1)).is_none();
    let address = matches!(before, '_' | '/' | '=' | '#' | '@' | '&' | '?' | '\\') || after_digits || escaped;
    if !address && !before.is_ascii_alphabetic() {
        return None;
    }
    if address {
        return number_end(chars, at);
    }
    match numeral(chars, at)? {
        Reading::Other(end) => Some(end),
        Reading::Numeral(number) => {
            let next = char_at(chars, after_space(chars, number.end));
            let currency = super::bare::currency_before(chars, at).is_some();
            (!number.form.myriad && !currency && !matches!(next, '%' | '％')).then_some(number.end)
        }
    }
}

/// Whether there are only spaces between the start of the line and `at`.
fn is_line_start(chars: &[char], at: usize) -> bool {
    let mut before = at;
    while at - before < 8 && before > 0 && is_space(chars[before - 1]) {
        before -= 1;
    }
    before == 0 || matches!(chars[before - 1], '\n' | '\r')
}
