//! The noun a figure counts, found without a parser: the words after the unit
//! up to the verb, or, when a comma follows, the noun phrase before.
//!
//! This is the reader's only guess. Everything else it gives is exact.

use super::glyphs::{after_space, glyph, han_digit, is_han};
use super::lexicon::{Lexicon, words};
use super::quantity::Quantity;
use super::unit_words::{Kind, UNITS};
use std::sync::LazyLock;

/// Verbs, adverbs and particles of news prose, which end a noun phrase.
const BREAKS: &str = "参与 参加 编制 组建 招募 建立 开展 举办 印发 实现 完成 发展到 已发展 建成 带动 指导 总结 组织 获得 \
    进行 增加 增长 减少 下降 上涨 提高 提升 降至 增至 升至 达到 超过 不到 不足 已经 已 正在 将 被 把 为 占 达 和 与 及 以及 或 并 且 \
    也 都 均 在 从 由 向 对 以 于 是 有 了 等 共 仅 通过 得到 受到 提供 签订 实施 位于 来自 属于 \
    推动 创建 培育 落实 推广 种植 平均 同比 环比 比上年 比去年 约 近 逾 超 突破 至少 最多 分别 先后 累计 合计 总计 需要 加快 立得 合并 身着 表达 降到 调整为";

/// Words that begin like one of `BREAKS`, or end like one, and are part of nouns.
const NOUN_WORDS: &str = "有限 有机 国有 所有 现有 共同 公共 以上 以下 占地 占比 对口 对接 对象 对外 等级 高等 中等 初等 同等 与会 为主 行为 \
    达标 发达 和谐 均衡 近海 超市 超级 超高 方向 意向 取向 面向 公约 条约 签约 合约 节约 附近 从业 由来 于是 关于 把关 将军 现在 存在 \
    种植业 种植面积 参与率 增长率 增长点 提高率 投入强度 投入品 完成率 组织者 指导员 指导意见";

/// Words between a noun phrase and its figure that say nothing of the noun.
const LINKS: &str = "由 从 占 达 为 有 共 已 约 了 是 的 仅 需 在 只 到 至 涨 降 增长 同比 环比 同比增长 上涨 下降 提高 增加 减少 加快 \
    比上年 比去年 达到 降至 增至 升至 增加到 减少到 提高到 突破 分别 累计 合计 总计 多增 带来 实现 投资额 调整 高达 扩展 缩减";

static BREAK_LIST: LazyLock<Lexicon<bool>> =
    LazyLock::new(|| Lexicon::forward(words(BREAKS, true).chain(words(NOUN_WORDS, false))));
static NOUN_ENDINGS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::backward(words(NOUN_WORDS, ())));
static LINK_LIST: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::backward(words(LINKS, ())));

/// English words that follow a figure and begin no noun.
const ENGLISH_LINKS: &str = "in over from of to and for at by with on up or is was per a the this that last";

/// The longest noun phrase that is given, in characters.
const LONGEST: usize = 14;

/// How far a list of modifiers may reach to its noun: `10个立得住、…的范例`;
/// likewise a bracket between a noun and its figure.
const REACH: usize = 24;

/// The noun counted by `quantity`, whose qualifier or first digit stands at
/// `phrase_end`; a mean counts per what stands before it. Nothing before
/// `floor` is looked at.
pub(super) fn noun(chars: &[char], quantity: &Quantity, phrase_end: usize, floor: usize, mean: bool) -> String {
    let after = noun_after(chars, quantity.end);
    if !after.is_empty() {
        return after;
    }
    match &quantity.unit {
        Some(unit) if matches!(unit.kind, Kind::Noun | Kind::ShortNoun) && !mean => unit.name.clone(),
        _ => noun_before(chars, phrase_end, floor),
    }
}

fn noun_after(chars: &[char], at: usize) -> String {
    let mut start = after_space(chars, at);
    if glyph(chars, start) == '的' {
        start += 1;
    }
    let end = phrase_end(chars, start);
    let listed = glyph(chars, end) == '、' || break_at(chars, start).is_some();
    let modified = if listed { modified(chars, start) } else { None };
    let noun = modified.unwrap_or_else(|| chars[start..end].iter().collect());
    if ENGLISH_LINKS.split(' ').any(|link| link == noun) { String::new() } else { noun }
}

/// The noun after the modifiers' 的 in the same clause.
fn modified(chars: &[char], start: usize) -> Option<String> {
    let reach = chars.len().min(start + REACH);
    let of = (start..reach)
        .take_while(|index| is_han(chars[*index]) || chars[*index] == '、')
        .find(|index| chars[*index] == '的')?;
    let end = phrase_end(chars, of + 1);
    (end > of + 1).then(|| chars[of + 1..end].iter().collect())
}

fn phrase_end(chars: &[char], start: usize) -> usize {
    let mut end = start;
    while end - start < LONGEST && is_word(glyph(chars, end)) && glyph(chars, end) != '的' {
        let counts_on = han_digit(glyph(chars, end)).is_some() && UNITS.longest(chars, end + 1).is_some();
        if counts_on || break_at(chars, end).is_some() {
            break;
        }
        end += BREAK_LIST.longest(chars, end).map_or(1, |(length, _)| length);
    }
    end
}

fn noun_before(chars: &[char], phrase_end: usize, floor: usize) -> String {
    let mut end = phrase_end;
    while let Some((length, ())) = LINK_LIST.longest(chars, end) {
        if end < floor + length || NOUN_ENDINGS.longest(chars, end).is_some() {
            break;
        }
        end -= length;
    }
    end = before_bracket(chars, end, floor);
    let mut start = end;
    while start > floor && end - start < LONGEST && is_word(chars[start - 1]) {
        if let Some(length) = break_at(chars, start - 1) {
            let part_of_noun = length == 1 && NOUN_ENDINGS.longest(chars, start).is_some();
            if !part_of_noun && start - 1 + length <= end {
                start = start - 1 + length;
                break;
            }
        }
        start -= 1;
    }
    // 年 here is the rest of a date: 2023年我国经济增量.
    let dated = |index: usize| index == floor || matches!(chars[index - 1], '年' | '月' | '日');
    let leading = |index: usize| match chars[index] {
        '的' | '年' | '月' | '日' => true,
        // 2007年末国债余额, 三年内增幅.
        '末' | '底' | '初' | '内' | '间' => index > 0 && dated(index),
        _ => false,
    };
    while start < end && leading(start) {
        start += 1;
    }
    chars[start..end].iter().collect()
}

/// Before the bracket that ends at `end`, if one does: 生产总值(GDP)90万亿元.
fn before_bracket(chars: &[char], end: usize, floor: usize) -> usize {
    if end <= floor || !matches!(chars[end - 1], ')' | '）') {
        return end;
    }
    let reach = floor.max(end.saturating_sub(REACH));
    (reach..end).rev().find(|index| matches!(chars[*index], '(' | '（')).unwrap_or(end)
}

/// The length of the word at `at` that ends a noun phrase.
fn break_at(chars: &[char], at: usize) -> Option<usize> {
    BREAK_LIST.longest(chars, at).filter(|(_, breaks)| *breaks).map(|(length, _)| length)
}

fn is_word(glyph: char) -> bool {
    is_han(glyph) || glyph.is_ascii_alphabetic()
}
