//! The words around a figure that change the meaning of its number: bounds
//! (`超过`, `不到`, `至少`, `以上`), approximations (`近`, `约`, `左右`) and means
//! (`平均`, `人均`). Words that only introduce a number (共, 仅, 占, 为) are not
//! qualifiers.

use super::characters::{after_space, char_at, is_han, is_space};
use super::lexicon::{Lexicon, words};
use std::sync::LazyLock;

/// The effect of a word before a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Qualifies any number.
    Any,
    /// Qualifies only a scale without a digit, or 半: 上百, 过半.
    RoundOnly,
    /// Another word that contains a qualifier: 最近, 签约, 到达.
    OtherWord,
}

const BEFORE: &str = "超过 超過 超 超出 超逾 逾 近 将近 接近 约 約 大约 大約 约为 大概 几乎 差不多 不到 不足 未满 不满 未到 未达 \
    低于 高于 多于 少于 大于 小于 不低于 不高于 不少于 不多于 不超过 不小于 不大于 \
    至少 最少 最多 至多 最高 最低 最大 最小 突破 达 達 达到 達到 高达 高達 多达 平均";

const OTHER_WORDS: &str = "最近 附近 远近 邻近 临近 靠近 就近 亲近 赶超 反超 节约 合约 条约 公约 预约 签约 违约 契约 履约 \
    制约 邀约 纽约 婚约 特约 简约 相约 毁约 续约 发达 到达 下达 传达 抵达 送达 表达 转达 雷达 马达 直达 通达 豁达 \
    看不到 找不到 得不到 想不到 做不到 听不到 买不到 感受不到 经过 通过 走过 度过 跨过 路过 成千上 成百上 \
    网上 线上 早上 晚上 路上 身上 会上 以上 场上 世界上";

/// English qualifiers.
const ENGLISH: [&str; 20] = [
    "more than",
    "less than",
    "fewer than",
    "at least",
    "at most",
    "up to",
    "over",
    "under",
    "about",
    "around",
    "nearly",
    "almost",
    "approximately",
    "roughly",
    "More than",
    "Less than",
    "Over",
    "About",
    "Nearly",
    "Almost",
];

static WORDS_BEFORE: LazyLock<Lexicon<Role>> = LazyLock::new(|| {
    let english = ENGLISH.into_iter().map(|word| (word, Role::Any));
    Lexicon::backward(
        words(BEFORE, Role::Any)
            .chain(words("上 过 過", Role::RoundOnly))
            .chain(words(OTHER_WORDS, Role::OtherWord))
            .chain(english),
    )
});

static WORDS_AFTER: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::forward(words("以上 以下 以内 以內 之内 之多 左右 上下 开外 有余", ())));

/// Returns the start and the text of the qualifier that ends right before
/// `start`. A space or a function word such as 有 or 为 may come between. Text
/// before `floor` is ignored.
pub(super) fn before(chars: &[char], start: usize, floor: usize, round: bool) -> Option<(usize, String)> {
    let mut end = start;
    if end > floor && is_space(chars[end - 1]) {
        end -= 1;
    }
    let light = end > floor && "有为占了是需要在".contains(chars[end - 1]);
    word_before(chars, end, floor, round)
        .or_else(|| if light { word_before(chars, end - 1, floor, round) } else { None })
}

fn word_before(chars: &[char], end: usize, floor: usize, round: bool) -> Option<(usize, String)> {
    let (length, role) = WORDS_BEFORE.longest(chars, end)?;
    let begin = end - length;
    let fits = match role {
        Role::Any => true,
        Role::RoundOnly => round,
        Role::OtherWord => false,
    };
    let inside_word = chars[begin].is_ascii() && begin > 0 && chars[begin - 1].is_ascii_alphanumeric();
    (fits && !inside_word && begin >= floor).then(|| (begin, chars[begin..end].iter().collect()))
}

/// The maximum distance of a mean from its number: `平均每个贫困县17家`.
const MEAN_REACH: usize = 16;

/// Returns 平均, 人均 or another mean from earlier in the clause, if it refers
/// to this number: no other number and no comma comes between.
pub(super) fn mean(chars: &[char], start: usize, floor: usize) -> Option<String> {
    let floor = floor.max(start.saturating_sub(MEAN_REACH));
    let clause = |index: &usize| is_han(chars[*index]) || matches!(chars[*index], '“' | '”');
    for at in (floor..start).rev().take_while(clause) {
        let before = at.checked_sub(1).filter(|before| *before >= floor).map(|before| chars[before]);
        let Some(before) = before.filter(|_| chars[at] == '均') else { continue };
        // 平均水平的2倍 is not a mean but twice a mean.
        let of_a_mean = "水数值线分".contains(char_at(chars, at + 1));
        if "平人户年月日亩村县校班".contains(before) && !of_a_mean {
            return Some([before, '均'].iter().collect());
        }
    }
    None
}

/// Returns the end and the text of the qualifier that begins at `at`.
pub(super) fn after(chars: &[char], at: usize) -> Option<(usize, String)> {
    let begin = after_space(chars, at);
    let (length, ()) = WORDS_AFTER.longest(chars, begin)?;
    let end = begin + length;
    let other_word = char_at(chars, begin) == '上' && char_at(chars, end) == '游';
    (!other_word).then(|| (end, chars[begin..end].iter().collect()))
}
