//! Guesses the noun that a figure counts, without a parser: the words after
//! the unit up to the verb or, if there are none, the noun phrase before.
//!
//! This is the only heuristic in the output. Everything else is exact.

use super::characters::{after_space, char_at, han_digit, is_han};
use super::lexicon::{Lexicon, words};
use super::quantity::Quantity;
use super::unit_words::{Kind, UNITS};
use std::sync::LazyLock;

/// Verbs, adverbs and particles of news prose that end a noun phrase.
const BREAKS: &str = "参与 参加 编制 组建 招募 建立 开展 举办 印发 实现 完成 发展到 已发展 建成 带动 指导 总结 组织 获得 \
    进行 增加 增长 减少 下降 上涨 提高 提升 降至 增至 升至 达到 超过 不到 不足 已经 已 正在 将 被 把 为 占 达 和 与 及 以及 或 并 且 \
    也 都 均 在 从 由 向 对 以 于 是 有 了 等 共 仅 通过 得到 受到 提供 签订 实施 位于 来自 属于 \
    推动 创建 培育 落实 推广 种植 平均 同比 环比 比上年 比去年 约 近 逾 超 突破 至少 最多 分别 先后 累计 合计 总计 需要 加快 立得 合并 身着 表达 降到 调整为";

/// Exceptions: words that start or end like one of `BREAKS` but are part of
/// nouns.
const NOUN_WORDS: &str = "有限 有机 国有 所有 现有 共同 公共 以上 以下 占地 占比 对口 对接 对象 对外 等级 高等 中等 初等 同等 与会 为主 行为 \
    达标 发达 和谐 均衡 近海 超市 超级 超高 方向 意向 取向 面向 公约 条约 签约 合约 节约 附近 从业 由来 于是 关于 把关 将军 现在 存在 \
    种植业 种植面积 参与率 增长率 增长点 提高率 投入强度 投入品 完成率 组织者 指导员 指导意见";

/// Words between a noun phrase and its figure that are not part of the noun.
const LINKS: &str = "由 从 占 达 为 有 共 已 约 了 是 的 仅 需 在 只 到 至 涨 降 增长 同比 环比 同比增长 上涨 下降 提高 增加 减少 加快 \
    比上年 比去年 达到 降至 增至 升至 增加到 减少到 提高到 突破 分别 累计 合计 总计 多增 带来 实现 投资额 调整 高达 扩展 缩减";

static BREAK_LIST: LazyLock<Lexicon<bool>> =
    LazyLock::new(|| Lexicon::forward(words(BREAKS, true).chain(words(NOUN_WORDS, false))));
static NOUN_ENDINGS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::backward(words(NOUN_WORDS, ())));
static LINK_LIST: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::backward(words(LINKS, ())));

/// English words after a figure that do not begin a noun.
const ENGLISH_LINKS: &str = "in over from of to and for at by with on up or is was per a the this that last";

/// The maximum length of a noun phrase, in characters.
const LONGEST: usize = 14;

/// The maximum distance from a figure to its noun across a list of modifiers
/// (`10个立得住、…的范例`) or a bracket.
const REACH: usize = 24;

/// Returns the noun counted by `quantity`, or an empty string. `phrase_end` is
/// the position of its qualifier or first digit. For a `mean`, a counting unit
/// is not taken as the noun. Text before `floor` is ignored.
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
    if char_at(chars, start) == '的' {
        start += 1;
    }
    let end = phrase_end(chars, start);
    let listed = char_at(chars, end) == '、' || break_at(chars, start).is_some();
    let modified = if listed { modified(chars, start) } else { None };
    let noun = modified.unwrap_or_else(|| chars[start..end].iter().collect());
    if ENGLISH_LINKS.split(' ').any(|link| link == noun) { String::new() } else { noun }
}

/// The noun after the 的 of its modifiers, in the same clause.
fn modified(chars: &[char], start: usize) -> Option<String> {
    let reach = chars.len().min(start + REACH);
    let particle = (start..reach)
        .take_while(|index| is_han(chars[*index]) || chars[*index] == '、')
        .find(|index| chars[*index] == '的')?;
    let end = phrase_end(chars, particle + 1);
    (end > particle + 1).then(|| chars[particle + 1..end].iter().collect())
}

fn phrase_end(chars: &[char], start: usize) -> usize {
    let mut end = start;
    while end - start < LONGEST && is_word(char_at(chars, end)) && char_at(chars, end) != '的' {
        let next_quantity = han_digit(char_at(chars, end)).is_some() && UNITS.longest(chars, end + 1).is_some();
        if next_quantity || break_at(chars, end).is_some() {
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
    // A leading 年 belongs to a date: 2023年我国经济增量.
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

/// The start of the bracket that ends at `end`, else `end`: 生产总值(GDP)90万亿元.
fn before_bracket(chars: &[char], end: usize, floor: usize) -> usize {
    if end <= floor || !matches!(chars[end - 1], ')' | '）') {
        return end;
    }
    let reach = floor.max(end.saturating_sub(REACH));
    (reach..end).rev().find(|index| matches!(chars[*index], '(' | '（')).unwrap_or(end)
}

/// The length of the noun-ending word at `at`, if there is one.
fn break_at(chars: &[char], at: usize) -> Option<usize> {
    BREAK_LIST.longest(chars, at).filter(|(_, breaks)| *breaks).map(|(length, _)| length)
}

fn is_word(character: char) -> bool {
    is_han(character) || character.is_ascii_alphabetic()
}
