//! Lists of every look, each with the outline that must come of it.

use super::*;
use article::Text;

const P: &str = "去年秋天，村里的果园第一次通了自来水，苹果个头比往年大了一圈。";
const Q: &str = "老乡们在地头修起三座蓄水池，铺了九公里管道，浇地不再靠天。";

/// The blocks, a line each: `§` sections, `label|title` items, `-` entries; what is inside is
/// indented.
fn outline(blocks: &[Block], indent: &str, lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                lines.push(format!("{indent}§"));
                for item in &section.items {
                    lines.push(format!("{indent}{}|{}", item.label, item.title));
                    outline(&item.body, &format!("{indent} "), lines);
                }
            }
            Block::List { items, .. } => {
                lines.extend(items.iter().map(|item| format!("{indent}- {}", item.to_plain())))
            }
            Block::Paragraph { text } | Block::Heading { text } => lines.push(format!("{indent}{}", short(text))),
            other => lines.push(format!("{indent}{other:?}")),
        }
    }
}

fn short(text: &Text) -> String {
    match text.to_plain() {
        text if text == P => "P".to_owned(),
        text if text == Q => "Q".to_owned(),
        text => text,
    }
}

#[test]
fn lists_of_every_look_are_read() {
    for (text, expected) in [
        (format!("{P}\n1.修池；\n2.2022年底前铺管；\n3.通水。\n"), "P § 1.|修池； 2.|2022年底前铺管； 3.|通水。"),
        // An item that is one sentence holds it.
        (
            format!("1、{P}\n2、{Q}\n"),
            "§ 1、|去年秋天，村里的果园第一次通了自来水，苹果个头比往年大了一圈。 2、|老乡们在地头修起三座蓄水池 _Q",
        ),
        (format!("{P}\n1)修池\n{Q}\n2)铺管\n{P}"), "P § 1)|修池 _Q 2)|铺管 _P"),
        (format!("{P}\n①修池。{P}\n②铺管。{Q}"), "P § ①|修池。 _P ②|铺管。 _Q"),
        (format!("{P}\n(a) Build tanks.\n(b) Lay pipe.\n"), "P § (a) |Build tanks. (b) |Lay pipe."),
        (format!("{P}\nStep 1: Build tanks.\nStep 2: Lay pipe.\n"), "P § Step 1: |Build tanks. Step 2: |Lay pipe."),
        (format!("{P}\n• 修池三座\n• 铺管九公里\n{Q}"), "P - 修池三座 - 铺管九公里 Q"),
        (format!("{P}\n- 修池三座\n- 铺管九公里\n{Q}"), "P - 修池三座 - 铺管九公里 Q"),
        (format!("{P}\na. 修池\nb. 铺管\n{Q}"), "P § a. |修池 b. |铺管 Q"),
        (format!("{P}\nA、修池\nB、铺管\n{Q}"), "P § A、|修池 B、|铺管 Q"),
        (format!("{P}\ni. 修池\nii. 铺管\niii. 通水\n{Q}"), "P § i. |修池 ii. |铺管 iii. |通水 Q"),
        (format!("{P}\n❶修池\n❷铺管\n{Q}"), "P § ❶|修池 ❷|铺管 Q"),
        (format!("{P}\n【1】修池\n【2】铺管\n{Q}"), "P § 【1】|修池 【2】|铺管 Q"),
        (format!("{P}\n步骤一：修池\n步骤二：铺管\n{Q}"), "P § 步骤一：|修池 步骤二：|铺管 Q"),
        (format!("{P}\n甲、修池\n乙、铺管\n{Q}"), "P § 甲、|修池 乙、|铺管 Q"),
        // An excerpt.
        (format!("{P}\n4. 修池\n5. 铺管\n{Q}"), "P § 4. |修池 5. |铺管 Q"),
        (format!("{P}\n○ 修池\n○ 铺管\n{Q}"), "P - 修池 - 铺管 Q"),
        (format!("{P}\n- 修池\n  - 选点\n  - 开挖\n- 铺管\n{Q}"), "P § • |修池 _- 选点 _- 开挖 • |铺管 Q"),
        (format!("{P}\n• 修池\n◦ 选点\n• 铺管\n{Q}"), "P § • |修池 _- 选点 • |铺管 Q"),
        (format!("{P}\n1. 修池\n  1) 选点\n  2) 开挖\n2. 铺管\n{Q}"), "P § 1. |修池 _§ _1) |选点 _2) |开挖 2. |铺管 Q"),
        (format!("{P}\n1. 修池\n1.1 选点\n1.2 开挖\n2. 铺管\n{Q}"), "P § 1. |修池 _§ _1.1 |选点 _1.2 |开挖 2. |铺管 Q"),
        (
            format!("{P}\n1. 修池\n- 选点\n- 开挖\n2. 铺管\n- 备料\n{Q}"),
            "P § 1. |修池 _- 选点 _- 开挖 2. |铺管 _- 备料 Q",
        ),
        // Decimals are no labels.
        (format!("{P}\n1.1万亩果园\n1.2万亩梨园\n{Q}"), "P 1.1万亩果园 1.2万亩梨园 Q"),
        // A dash alone is speech.
        (format!("{P}\n- 修好了。\n{Q}"), "P - 修好了。 Q"),
        (
            format!(
                "一、水\n（一）修池。{P}\n1.选点；\n2.开挖。\n（二）铺管。{Q}\n二、果\n（一）修枝。{P}\n（二）套袋。{Q}"
            ),
            "§ （一）|修池。 _P _§ _1.|选点； _2.|开挖。 （二）|铺管。 _Q § （一）|修枝。 _P （二）|套袋。 _Q",
        ),
    ] {
        let page = format!("果园通水记\n2024-05-01 10:00 来源：县广播站\n{text}");
        let article = import(&page, &Settings::default(), |_| None).article;
        let mut lines = Vec::new();
        outline(&article.body, "", &mut lines);
        let found: Vec<_> =
            lines.iter().map(|line| line.replacen(' ', "_", line.len() - line.trim_start().len())).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}

#[test]
fn a_dash_alone_is_no_list() {
    let page = format!("果园通水记\n2024-05-01 10:00 来源：县广播站\n{P}\n- 修好了。\n{Q}");
    let article = import(&page, &Settings::default(), |_| None).article;
    assert!(article.body.iter().all(|block| matches!(block, Block::Paragraph { .. })), "{:?}", article.body);
}

#[test]
fn words_around_an_article_are_known_in_every_script() {
    for (text, lang, source) in [
        (
            "果園通水記\n來源：青山日報\n2024-05-01 10:00\n去年秋天，村裡的果園第一次通了自來水。\n老鄉們修起三座蓄水池。\n相關閱讀\n山路通車\n",
            "zh-TW",
            "青山日報",
        ),
        (
            "FOR IMMEDIATE RELEASE\nOrchard gets running water\nPublished on May 1, 2024\nSource: Riverside Courier\nThe orchard got running water last autumn for the first time. Apples grew larger.\n",
            "en",
            "Riverside Courier",
        ),
    ] {
        let article = import(text, &Settings::default(), |_| None).article;
        assert_eq!(article.lang, lang, "{text}");
        assert_eq!(article.source.map(|source| source.name).as_deref(), Some(source), "{text}");
        assert!(article.published.is_some(), "{text}");
        let words = format!("{:?}", article.body);
        assert!(
            !words.contains("相關閱讀") && !words.contains("RELEASE") && !article.title.contains("RELEASE"),
            "{words}"
        );
    }
}
