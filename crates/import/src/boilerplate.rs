//! The boilerplate of a page: buttons, counters and lists of other news.
//!
//! Text is boilerplate only if it fills a whole line. A sentence that mentions
//! sharing or comments is never taken for a button.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a counter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// Likes of the article.
    Likes,
    /// Reposts of the article.
    Reposts,
    /// Comments on the article.
    Comments,
    /// A count that an article does not store: views, favourites.
    Other,
}

const BUTTONS: &str = "关注TA 已关注 关注 +关注 写评论 发评论 发表评论 我要评论 发布 回答 回复 举报 分享 分享到 转发 收藏 点赞 打印 列印 友善列印 打印本页 \
    关闭 关闭窗口 返回 返回顶部 返回首页 返回列表 正常 x × 字号 字体 放大 缩小 登录 注册 登录/注册 首页 更多 更多>> 展开 展开全文 阅读全文 收起 \
    复制链接 微信 微博 新浪微博 朋友圈 QQ QQ空间 扫一扫 扫码阅读 同时转发到我的主页 评论 全部评论 最新评论 热门评论 网友评论 精彩评论 \
    易信 腾讯QQ 腾讯微博 QQ好友 微信好友 领英分享 我要分享 分享本文 微信扫一扫 用微信扫码二维码 用微信扫描二维码 分享至好友和朋友圈 \
    转播到腾讯微博 保存 已收藏! 收藏本文 我有话说 超大 大 中 标准 小 特大 缩小字体 放大字体 调整字体 图集 图片新闻 自动播放 自动播放开关 \
    正在加载 正在加载... 点击查看高清原图 文章关键词 标签 责任编辑 设为首页 加入收藏 添加收藏夹 简体 繁体 无障碍 \
    查看更多评论 加载更多 暂无评论 上一页 下一页 上一条 下一条 听新闻 语音播报 Share Print Follow Following Reply Comment Comments Like \
    Subscribe Advertisement Login Home Menu Bookmark Save";

const PHRASES: [&str; 14] = [
    "T + -",
    "FOR IMMEDIATE RELEASE",
    "For immediate release:",
    "- THE END -",
    "Add a comment",
    "Log in",
    "Sign in",
    "Sign up",
    "Back to top",
    "Copy link",
    "Read more",
    "Share this",
    "Skip to content",
    "Load more comments",
];

/// Buttons that end a comment.
const REPLY_BUTTONS: [&str; 4] = ["回答", "回复", "举报", "Reply"];

const COUNTERS: [(&str, Counter); 41] = [
    ("人参与", Counter::Other),
    ("次阅读", Counter::Other),
    ("跟贴", Counter::Comments),
    ("条跟贴", Counter::Comments),
    ("人评论", Counter::Comments),
    ("条留言", Counter::Comments),
    ("我要评论", Counter::Comments),
    ("浏览次数", Counter::Other),
    ("阅读次数", Counter::Other),
    ("点击次数", Counter::Other),
    ("访问次数", Counter::Other),
    ("浏览量", Counter::Other),
    ("阅读量", Counter::Other),
    ("点击数", Counter::Other),
    ("点击量", Counter::Other),
    ("播放量", Counter::Other),
    ("浏览", Counter::Other),
    ("阅读", Counter::Other),
    ("点击", Counter::Other),
    ("播放", Counter::Other),
    ("收藏", Counter::Other),
    ("在看", Counter::Other),
    ("点赞数", Counter::Likes),
    ("点赞", Counter::Likes),
    ("喜欢", Counter::Likes),
    ("赞", Counter::Likes),
    ("转发", Counter::Reposts),
    ("转载", Counter::Reposts),
    ("分享", Counter::Reposts),
    ("全部评论", Counter::Comments),
    ("评论数", Counter::Comments),
    ("评论", Counter::Comments),
    ("Likes", Counter::Likes),
    ("Like", Counter::Likes),
    ("Shares", Counter::Reposts),
    ("Share", Counter::Reposts),
    ("Reposts", Counter::Reposts),
    ("Comments", Counter::Comments),
    ("Comment", Counter::Comments),
    ("Views", Counter::Other),
    ("条评论", Counter::Comments),
];

/// Characters between buttons.
const BUTTON_SEPARATORS: [char; 14] =
    ['|', '｜', ' ', '\u{a0}', '\u{3000}', '\t', '：', ':', '[', ']', '【', '】', '/', '·'];

/// The maximum length of a boilerplate line, in bytes.
const MAX_LENGTH: usize = 120;

/// Whether `words` consists only of buttons.
pub fn is_buttons(words: &str) -> bool {
    if words.len() > MAX_LENGTH || words.is_empty() {
        return false;
    }
    let words = words.trim_end_matches(['：', ':']);
    let sizes = ["字号", "字体", "【字体", "【字号"].iter().any(|start| words.starts_with(start));
    let breadcrumbs =
        words.contains('>') && ["首页", "当前位置", "您的位置", "Home"].iter().any(|start| words.starts_with(start));
    sizes && words.chars().count() <= 24
        || breadcrumbs
        || PHRASES.iter().any(|phrase| phrase.eq_ignore_ascii_case(words))
        || is_pagination(words)
        || words.split(BUTTON_SEPARATORS).filter(|word| !word.is_empty()).all(is_button)
            && words.chars().any(char::is_alphanumeric)
}

/// `【1】【2】【3】`, `上一页 1 2 3 下一页`.
fn is_pagination(words: &str) -> bool {
    let rest = words
        .replace("上一页", "【】")
        .replace("下一页", "【】")
        .replace("尾页", "")
        .replace("首页", "")
        .replace("余下全文", "");
    let marks = rest.chars().filter(|mark| matches!(mark, '【' | '[')).count();
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let others = |mark: char| !(mark.is_ascii_digit() || " \u{3000}【】[]".contains(mark));
    marks > 1 && digits > 1 && !rest.contains(others) || words.contains("一页") && digits > 1 && !rest.contains(others)
}

/// Whether `words` is a link to the previous or next article.
pub fn is_adjacent_article_link(words: &str) -> bool {
    let names = ["上一篇", "下一篇", "上一条", "下一条", "前一篇", "后一篇"];
    let rest = names.iter().find_map(|name| words.strip_prefix(name));
    rest.is_some_and(|rest| rest.trim_start().starts_with([':', '：']) && rest.chars().count() < 90)
}

/// Whether `word` is a button, a counter without its number, or several of them
/// without a space between.
fn is_button(word: &str) -> bool {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let buttons = BY_FIRST_LETTER.get(&first).map_or(&[][..], Vec::as_slice);
        let longest = buttons.iter().filter(|button| rest.starts_with(**button)).max_by_key(|button| button.len());
        let Some(longest) = longest else { return false };
        rest = &rest[longest.len()..];
    }
    true
}

/// Whether `words` is a button that follows the account named before it.
pub fn is_follow(words: &str) -> bool {
    matches!(words.trim(), "关注" | "+关注" | "+ 关注" | "关注TA" | "关注Ta" | "已关注" | "Follow" | "Following")
}

/// Buttons and counters by their first letter: most lines begin like none of them.
static BY_FIRST_LETTER: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut found: HashMap<char, Vec<&str>> = HashMap::new();
    for name in BUTTONS.split_ascii_whitespace().chain(COUNTERS.iter().map(|(name, _)| *name)) {
        found.entry(name.chars().next().unwrap_or_default()).or_default().push(name);
    }
    found
});

/// Whether `words` is a button that ends a comment.
pub fn ends_comment(words: &str) -> bool {
    words.len() <= MAX_LENGTH && words.split_whitespace().any(|word| REPLY_BUTTONS.contains(&word)) && is_buttons(words)
}

/// Returns the counters in `words`, or `None` if it contains anything but
/// counters and buttons: `转发0评论6`, `评论(6)`, `12 likes`, `分享 点赞 27`.
pub fn counters(words: &str) -> Option<Vec<(Counter, u32)>> {
    if words.len() > MAX_LENGTH {
        return None;
    }
    let mut out = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        rest = rest.trim_start_matches([' ', '\u{3000}', '|', '｜', '·', '\t']);
        if let Some((number, after)) = leading_number(rest) {
            let name = after.trim_start();
            let (counter, length) = leading_counter(name)?;
            out.push((counter, number));
            rest = &name[length..];
            continue;
        }
        let end = rest.find([' ', '\u{3000}', '|', '｜', '\t']).unwrap_or(rest.len());
        let counts = rest[end..].trim_start().starts_with(|next: char| next.is_ascii_digit());
        if is_button(&rest[..end]) && !counts {
            rest = &rest[end..];
            continue;
        }
        let (counter, length) = trailing_counter(&rest[..end]).filter(|_| counts).or_else(|| leading_counter(rest))?;
        let after = rest[length..].trim_start_matches([':', '：', '(', '（', ' ']);
        let (number, after) = leading_number(after)?;
        out.push((counter, number));
        rest = after.trim_start_matches([')', '）', '次']);
    }
    (!out.is_empty()).then_some(out)
}

/// Whether `words` is nothing but buttons and counters, also in brackets:
/// `我有话说(1307人参与) 收藏本文`.
pub fn is_furniture(words: &str) -> bool {
    let parts = words.split([' ', '\u{a0}', '\u{3000}', '(', ')', '（', '）']).filter(|part| !part.is_empty());
    let is_known = |part| is_buttons(part) || counters(part).is_some();
    words.len() <= MAX_LENGTH && parts.clone().all(is_known) && parts.count() > 0
}

fn leading_counter(text: &str) -> Option<(Counter, usize)> {
    COUNTERS
        .iter()
        .filter(|(name, _)| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
        .max_by_key(|(name, _)| name.len())
        .map(|(name, counter)| (*counter, name.len()))
}

/// The counter at the end of `word` after buttons: the `分享` of `收藏微博分享 106`.
fn trailing_counter(word: &str) -> Option<(Counter, usize)> {
    let counter = COUNTERS.iter().find(|(name, _)| word.strip_suffix(name).is_some_and(is_button))?;
    Some((counter.1, word.len()))
}

fn leading_number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
    let number = text[..digits].replace(',', "").parse().ok()?;
    Some((number, &text[digits..]))
}

/// Parses `words` as a number without any other text.
pub fn bare_number(words: &str) -> Option<u32> {
    words.bytes().all(|byte| byte.is_ascii_digit()).then(|| words.parse().ok()).flatten()
}

const NEWS_LIST_HEADINGS: [&str; 31] = [
    "热点新闻",
    "热门新闻",
    "热点排行",
    "热门排行",
    "新闻排行",
    "点击排行",
    "阅读排行",
    "24小时热",
    "热榜",
    "今日热点",
    "热门推荐",
    "热门文章",
    "相关新闻",
    "相关阅读",
    "相关报道",
    "相关报导",
    "相关文章",
    "相关推荐",
    "推荐阅读",
    "延伸阅读",
    "猜你喜欢",
    "精彩推荐",
    "最新资讯",
    "最新新闻",
    "更多新闻",
    "为您推荐",
    "Related",
    "Most read",
    "Most popular",
    "Trending",
    "More from",
];

/// Whether `words` is the heading of a table of contents.
pub fn is_contents_heading(words: &str) -> bool {
    words.len() <= 30 && matches!(words.replace(['\u{3000}', ' '], "").as_str(), "目录" | "目次" | "Contents")
}

/// Whether `words` is the heading of a list of other news.
pub fn is_news_list_heading(words: &str) -> bool {
    let bare = words.trim_matches(['【', '】', '：', ':', '>', '»', '|', '■', '▍', '·', ' ']);
    bare.chars().count() <= 24
        && NEWS_LIST_HEADINGS.iter().any(|name| {
            let rest =
                bare.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).map(|_| &bare[name.len()..]);
            rest.is_some_and(|rest| rest.chars().count() <= if name.is_ascii() { 18 } else { 5 })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognizes_button_lines_but_not_sentences() {
        assert!(
            [
                "关注TA 已关注",
                "写评论",
                "同时转发到我的主页",
                "分享 | 收藏",
                "【字体：大 中 小】",
                "首页 > 要闻",
                "log in",
                "分享到：",
                "缩小字体放大字体收藏微博微信分享",
                "字号: [大] [中] [小] [打印]",
                "【1】【2】【3】",
                "上一页 1 2 3 下一页",
                "1 2 下一页余下全文"
            ]
            .into_iter()
            .all(is_buttons)
        );
        assert!(
            !["", "关注民生", "发布会召开", "分享经验的人很多", "|", "Comments were many"].into_iter().any(is_buttons)
        );
    }

    #[test]
    fn reads_counters_with_their_numbers() {
        assert_eq!(counters("转发0评论6"), Some(vec![(Counter::Reposts, 0), (Counter::Comments, 6)]));
        assert_eq!(counters("评论（1,200）"), Some(vec![(Counter::Comments, 1200)]));
        assert_eq!(counters("6条评论"), Some(vec![(Counter::Comments, 6)]));
        assert_eq!(counters("12 likes · 3 comments"), Some(vec![(Counter::Likes, 12), (Counter::Comments, 3)]));
        assert_eq!(counters("浏览次数：315次"), Some(vec![(Counter::Other, 315)]));
        assert_eq!(counters("1032人参与308评论"), Some(vec![(Counter::Other, 1032), (Counter::Comments, 308)]));
        assert_eq!(counters("收藏微博分享 106"), Some(vec![(Counter::Reposts, 106)]));
        assert_eq!(counters("分享　收藏　点赞 27"), Some(vec![(Counter::Likes, 27)]));
        for words in ["", "转发", "评论6人参加", "115", "赞成3票"] {
            assert_eq!(counters(words), None, "{words}");
        }
    }

    #[test]
    fn adjacent_article_links_have_a_colon() {
        assert!(is_adjacent_article_link("上一篇：果园开园") && is_adjacent_article_link("下一篇: 没有了"));
        assert!(!is_adjacent_article_link("上一篇文章说过水渠") && !is_adjacent_article_link("上一篇"));
    }

    #[test]
    fn recognizes_headings_of_other_news() {
        assert!(["热点新闻", "【相关阅读】", "24小时热榜", "Related stories"].into_iter().all(is_news_list_heading));
        assert!(!["热点问题回应", "相关部门负责人表示", "五项工作"].into_iter().any(is_news_list_heading));
    }
}
