//! What looks like the beginning of a figure and is passed over whole:
//! ordinals, weekdays, list labels, slogans, approximations, and (through
//! `calendar`) dates and times.

use super::glyphs::{
    after_space, arabic_digit, glyph, glyph_before, han_digit, is_han, is_han_numeral, is_range_mark, is_space, scale,
};
use super::lexicon::{Lexicon, words};
use super::literal::literal;
use super::numeral::{Reading, numeral};
use super::quantity::number_end;
use super::unit_words::{Kind, UNITS};
use super::{calendar, units};
use std::sync::LazyLock;

/// Set phrases whose numeral counts nothing that a reader could check.
const PHRASES: &str = "四处活动 四处奔波 四处寻找 四处打听 四处走访 四处求 四处散 四个意识 四个自信 四个全面 四个切实 四个不摘 两个维护 两个毫不动摇 两个确立 两个一百年 两个大局 三个代表 \
    八个坚持 八个明确 六个精准 五个一批 六个一批 三个一批 五个一工程 八项规定 十个全覆盖 三次产业 \
    五年规划 五年计划 十年规划 九年义务 9年义务 九年一贯 9年一贯 九年制 两个口袋 \
    一元化 一元复始 一元论 二元结构 二元体制 二元化 二元对立 三元里 三元桥 三元区 三元牛奶 五台山 五台县 七台河 \
    三轮车 三位一体 四位一体 五位一体 三件套 四件套 四人帮 三家村 三支一扶 三块地 三座大山 四套班子 五套班子 三天两头 \
    三层次 零元购 零件 零部件 九一八 百分点 三番五次 三年五载 十天半月 一年一度 一亩三分地 一五一十";

static PHRASE_LIST: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forward(words(PHRASES, ())));

/// Where the text goes on after something at `at` that is no figure; `None`
/// if a quantity may be read there.
pub(super) fn end(chars: &[char], at: usize) -> Option<usize> {
    if glyph(chars, at) == '第' {
        return Some(ordinal(chars, at));
    }
    phrase(chars, at)
        .or_else(|| quoted(chars, at))
        .or_else(|| paired(chars, at))
        .or_else(|| weekday(chars, at))
        .or_else(|| indefinite(chars, at))
        .or_else(|| calendar::end(chars, at))
        .or_else(|| label(chars, at))
        .or_else(|| neighbours(chars, at))
        .or_else(|| part_of_identifier(chars, at))
}

/// `第三`, `第 12`, `第1-5`; 第 alone otherwise.
fn ordinal(chars: &[char], at: usize) -> usize {
    let Some(end) = number_end(chars, at + 1) else { return at + 1 };
    if !is_range_mark(glyph(chars, end)) {
        return end;
    }
    number_end(chars, end + 1).unwrap_or(end)
}

fn phrase(chars: &[char], at: usize) -> Option<usize> {
    PHRASE_LIST.longest(chars, at).map(|(length, ())| at + length)
}

/// `“四个办奥”`: a Han digit that a short quotation begins with counts the
/// parts of a slogan.
fn quoted(chars: &[char], at: usize) -> Option<usize> {
    han_digit(glyph(chars, at))?;
    let opened = matches!(glyph_before(chars, at), '“' | '‘' | '「' | '『');
    let closed = (at + 1..at + 9).any(|index| matches!(glyph(chars, index), '”' | '’' | '」' | '』'));
    let lone = !is_han_numeral(glyph(chars, at + 1));
    (opened && closed && lone).then_some(at + 1)
}

/// `三区三州`, `七所八站`, `四梁八柱`: two digits with a character each are a
/// saying or a name, unless the first is a measure (三年五次).
fn paired(chars: &[char], at: usize) -> Option<usize> {
    let part = |index: usize| {
        let word = glyph(chars, index + 1);
        han_digit(glyph(chars, index)).is_some() && is_han(word) && !is_han_numeral(word)
    };
    let measured = UNITS.longest(chars, at + 1).is_some_and(|(_, kind)| matches!(kind, Kind::Measure | Kind::Time));
    let number = "点分成半至到又多余几".contains(glyph(chars, at + 1));
    (part(at) && part(at + 2) && !measured && !number).then_some(at + 4)
}

/// `周三`, `星期五`, `礼拜六`; but 每周三次 counts.
fn weekday(chars: &[char], at: usize) -> Option<usize> {
    let day = han_digit(glyph(chars, at)).is_some_and(|day| day <= 6) && !is_han_numeral(glyph(chars, at + 1));
    let before = glyph_before(chars, at);
    let two_before = glyph_before(chars, at.saturating_sub(1));
    let week = before == '周' || (two_before, before) == ('星', '期') || (two_before, before) == ('礼', '拜');
    (day && week && !"次天".contains(glyph(chars, at + 1))).then_some(at + 1)
}

/// `数十万`, `几百`: a scale that an indefinite word multiplies.
fn indefinite(chars: &[char], at: usize) -> Option<usize> {
    scale(glyph(chars, at))?;
    let before = glyph_before(chars, at);
    let many = before == '数' && !"人户总次个点倍指系函岁件分单".contains(glyph_before(chars, at - 1));
    if before != '几' && !many {
        return None;
    }
    number_end(chars, at)
}

/// The label of a list line that runs into a counted number: `1.832个`.
/// Decimals never count single things, so the point must be the label's.
fn label(chars: &[char], at: usize) -> Option<usize> {
    arabic_digit(glyph(chars, at))?;
    if !is_line_start(chars, at) {
        return None;
    }
    let literal = literal(chars, at).filter(|literal| literal.decimal && literal.digits <= 2)?;
    let unit = units::unit(chars, literal.end)?;
    matches!(unit.kind, Kind::Classifier | Kind::Noun).then_some(at + literal.digits + 1)
}

/// `五、六个`: two neighbouring digits say about how many. At a line's start
/// the first one is a label.
fn neighbours(chars: &[char], at: usize) -> Option<usize> {
    let digit = |index: usize| han_digit(glyph(chars, index)).or_else(|| arabic_digit(glyph(chars, index)));
    let pair = digit(at)? + 1 == digit(at + 2)?;
    let single = digit(at + 3).is_none() && !is_han_numeral(glyph(chars, at + 3)) && glyph(chars, at + 3) != '.';
    (glyph(chars, at + 1) == '、' && pair && single && !is_line_start(chars, at)).then_some(at + 3)
}

/// Digits that continue an identifier, an address or a phone number:
/// `A3`, `id=42`, `/2/3`, `010-12345678`. A share or a large amount is read
/// all the same: `GDP增速6%`, `GDP90万亿元`.
fn part_of_identifier(chars: &[char], at: usize) -> Option<usize> {
    arabic_digit(glyph(chars, at))?;
    let before = glyph_before(chars, at);
    let after_digits = before == '-' && glyph_before(chars, at - 1).is_ascii_alphanumeric();
    let escaped = before == '%' && arabic_digit(glyph_before(chars, at - 1)).is_none();
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
            let next = glyph(chars, after_space(chars, number.end));
            let currency = super::bare::currency_before(chars, at).is_some();
            (!number.form.myriad && !currency && !matches!(next, '%' | '％')).then_some(number.end)
        }
    }
}

/// Whether only spaces stand between `at` and the start of its line.
fn is_line_start(chars: &[char], at: usize) -> bool {
    let mut before = at;
    while at - before < 8 && before > 0 && is_space(chars[before - 1]) {
        before -= 1;
    }
    before == 0 || matches!(chars[before - 1], '\n' | '\r')
}
