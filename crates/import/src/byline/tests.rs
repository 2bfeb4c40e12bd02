//! Bylines, line by line.

use super::*;

fn check(words: &str, expected: &[(&str, &str)]) {
    let parts = read(words).unwrap_or_default();
    let joined: String = parts.iter().map(|(_, range)| &words[range.clone()]).collect();
    if !parts.is_empty() {
        assert_eq!(joined, words);
    }
    let shown: Vec<_> = parts
        .into_iter()
        .filter_map(|(role, range)| {
            let name = match role {
                Role::Source => "source",
                Role::Published(_) => "time",
                Role::Updated(_) => "updated",
                Role::Boilerplate => "boilerplate",
                Role::Paragraph { .. } => "text",
                _ => return None,
            };
            Some((name, &words[range]))
        })
        .collect();
    assert_eq!(shown, expected, "{words}");
}

#[test]
fn parts_may_come_in_any_order() {
    check("2019-09-02 11:30", &[("time", "2019-09-02 11:30")]);
    check("发布时间：2024-05-01 来源：县广播站", &[("time", "2024-05-01"), ("source", "县广播站")]);
    check(
        "来源：县广播站 | 2024年5月1日 10:00 浏览次数：12",
        &[("source", "县广播站"), ("time", "2024年5月1日 10:00"), ("boilerplate", "浏览次数：12")],
    );
    check("2024-05-01 青山日报", &[("time", "2024-05-01"), ("source", "青山日报")]);
    check("2024-05-01 晴 县广播站", &[("time", "2024-05-01"), ("boilerplate", "晴 "), ("source", "县广播站")]);
    check(
        "2024年5月1日（水） 山の新聞",
        &[("time", "2024年5月1日"), ("boilerplate", "（水） "), ("source", "山の新聞")],
    );
    check("1. Mai 2024, 10:20 Uhr", &[("time", "1. Mai 2024, 10:20"), ("boilerplate", "Uhr")]);
    check("May 1st, 2024 by Jane Doe", &[("time", "May 1st, 2024"), ("text", "by Jane Doe")]);
    check(
        "发布时间：2024-05-01 10:00 更新时间：2024-05-02 08:00",
        &[("time", "2024-05-01 10:00"), ("updated", "更新时间：2024-05-02 08:00")],
    );
    check("2024-05-01 作者：李明", &[("time", "2024-05-01"), ("text", "作者：李明")]);
    check(
        "2024-05-01 10:20来源：县报作者：李明",
        &[("time", "2024-05-01 10:20"), ("source", "县报"), ("text", "作者：李明")],
    );
    check(
        "2024-05-01 10:22:14  出处：县报 作者：李明 编辑：李明   人气： 5380 次    评论(18)",
        &[
            ("time", "2024-05-01 10:22:14"),
            ("source", "县报"),
            ("text", "作者：李明 编辑：李明   人气： 5380 次    评论(18)"),
        ],
    );
    check("发布于2024-05-01", &[("time", "2024-05-01")]);
    check(
        "2024-05-01 10:22 原创 青山日报",
        &[("time", "2024-05-01 10:22"), ("boilerplate", "原创 "), ("source", "青山日报")],
    );
    check("独家 青山日报 2024-05-01", &[("boilerplate", "独家 "), ("source", "青山日报"), ("time", "2024-05-01")]);
    check(
        "2024-05-01 11:10 青山网[整理]",
        &[("time", "2024-05-01 11:10"), ("source", "青山网"), ("boilerplate", "[整理]")],
    );
    check("2024-05-01 青山网[整理] 12", &[("time", "2024-05-01"), ("source", "青山网"), ("boilerplate", "[整理] 12")]);
    check(
        "2024年05月01日01:53  青山科技   我有话说(1307人参与) 收藏本文",
        &[("time", "2024年05月01日01:53"), ("source", "青山科技"), ("boilerplate", "   我有话说(1307人参与) 收藏本文")],
    );
    check(
        "发表于2024-05-01 21:30| 1164次阅读| 来源青山网| 0 条评论| 作者李明",
        &[
            ("time", "2024-05-01 21:30"),
            ("boilerplate", "1164次阅读"),
            ("source", "青山网"),
            ("text", "0 条评论| 作者李明"),
        ],
    );
    check("来源于：青山办事处", &[("source", "青山办事处")]);
    check("来源： 县报 举报", &[("source", "县报"), ("boilerplate", "举报")]);
    check("2024-05-01 要闻 1665 0", &[("time", "2024-05-01"), ("text", "要闻 1665 0")]);
    check("2024年5月1日 星期三", &[("time", "2024年5月1日 星期三")]);
    check("Friday, March 4, 2025", &[("boilerplate", "Friday"), ("time", "March 4, 2025")]);
    check("2024-05-01T10:20:00Z", &[("time", "2024-05-01T10:20:00Z")]);
    check("2024-05-01 10:20 北京时间", &[("time", "2024-05-01 10:20"), ("boilerplate", "北京时间")]);
    check("2024-05-01 晴 12~25℃", &[("time", "2024-05-01"), ("boilerplate", "晴 12~25℃")]);
    check("May 1, 2024 10:20 am ET", &[("time", "May 1, 2024 10:20 am"), ("boilerplate", "ET")]);
    check(
        "更新时间：2024-05-03 08:00 发布时间：2024-05-01 10:20",
        &[("updated", "更新时间：2024-05-03 08:00"), ("time", "2024-05-01 10:20")],
    );
    check("Source: Riverside Courier", &[("source", "Riverside Courier")]);
    check("Published: May 1, 2024", &[("time", "May 1, 2024")]);
}

#[test]
fn recognizes_labels_without_values() {
    assert_eq!(
        [is_source_label("来源："), is_source_label("发布时间:"), is_source_label("来源"), is_source_label("要求：")],
        [Some(true), Some(false), None, None]
    );
}

#[test]
fn dates_without_a_year_are_bylines_without_value() {
    let undated =
        ["发布时间：10-08 12:00", "发布时间：10-0812:00优质作者", "发布时间：18-03-08 23:16", "发表于 09/07 19:02"];
    assert!(undated.into_iter().all(is_undated));
    assert!(!["发布时间：2024-05-01", "10-08 12:00", "时间：三天", "发布时间："].into_iter().any(is_undated));
}

#[test]
fn a_credited_name_is_the_authors() {
    assert!(is_credited("一把刀两把刀", &["", "执笔/一把刀、两把刀"]) && is_credited("李明", &["记者 李明"]));
    assert!(!is_credited("青山日报", &["记者 李明", "青山日报的记者在路上"]));
}

#[test]
fn sentence_with_a_date_is_not_a_byline() {
    check("2019年9月1日下午，全国会议在四川召开。", &[]);
    check("资金来源广泛", &[]);
    check("2011年4月16日 县人民政府令第3号公布", &[]);
    check("", &[]);
}
