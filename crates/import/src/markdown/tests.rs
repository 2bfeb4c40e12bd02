//! Markdown files, each with what must come of it.

use super::import_markdown;
use crate::build::Settings;
use article::{Article, Block, Item, Run, Text};

const PROSE: &str = "去年秋天，村里的果园第一次通了自来水，苹果个头比往年大了一圈。";

fn read(text: &str) -> Article {
    import_markdown(text, &Settings::default()).article
}

/// The blocks of an article, each as its kind and its words.
fn outline(article: &Article) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &article.body {
        match block {
            Block::Paragraph { text } => lines.push(format!("p {}", text.to_plain())),
            Block::Heading { text } => lines.push(format!("h {}", text.to_plain())),
            Block::Quote { text, .. } => lines.push(format!("q {}", text.to_plain())),
            Block::List { items, .. } => lines.extend(items.iter().map(|item| format!("- {}", item.to_plain()))),
            Block::Table { head, rows, .. } => {
                let row =
                    |row: &Vec<Text>| format!("t {}", row.iter().map(Text::to_plain).collect::<Vec<_>>().join("|"));
                lines.extend([head].into_iter().filter(|head| !head.is_empty()).chain(rows).map(row));
            }
            Block::Image { src, alt, .. } => lines.push(format!("i {src} {alt}")),
            Block::Section(section) => {
                lines.push(format!("s {}", section.title));
                lines.extend(section.items.iter().map(|item| format!("{}{}", item.label, item.title)));
            }
        }
    }
    lines
}

#[test]
fn front_matter_gives_title_date_and_source() {
    for (front, date, source) in [
        (
            "---\ntitle: 山村通水记\ndate: 2024-05-01 10:20:00\nsource: 县广播站\n---\n",
            "2024-05-01T10:20:00+08:00",
            "县广播站",
        ),
        ("---\r\ntitle: \"山村通水记\"\r\ndate: 2024-05-01\r\nauthors: [李明, 王芳]\r\n---\r\n", "2024-05-01", "李明"),
        (
            "+++\ntitle = \"山村通水记\"\ndate = \"2024-05-01T10:20:00Z\"\nauthor = \"李明\"\n+++\n",
            "2024-05-01T10:20:00Z",
            "李明",
        ),
    ] {
        let article = read(&format!("{front}\n{PROSE}\n"));
        assert_eq!(article.title, "山村通水记", "{front}");
        let published = article.published.as_ref().map(ToString::to_string);
        assert_eq!(published.map(|time| time.replace("+00:00", "Z")).as_deref(), Some(date), "{front}");
        assert_eq!(article.source.as_ref().map(|source| source.name.as_str()), Some(source), "{front}");
        assert_eq!(outline(&article), [format!("p {PROSE}")], "{front}");
    }
}

#[test]
fn front_matter_gives_authors_picture_and_summary() {
    let article = read(&format!(
        "---\ntitle: 山村通水记\nauthors: [李明, {{name: 王芳}}]\nlastmod: 2024-05-02 08:00\nsummary: 水来了\n\
         cover: https://example.org/l.jpg\n---\n{PROSE}\n"
    ));
    assert_eq!(article.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(), ["李明", "王芳"]);
    assert_eq!(article.updated.map(|time| time.to_string()).as_deref(), Some("2024-05-02T08:00:00+08:00"));
    assert_eq!(article.standfirst, Some(Text::plain("水来了")));
    assert_eq!(article.image.map(|image| image.src).as_deref(), Some("https://example.org/l.jpg"));
}

#[test]
fn a_repeated_title_is_no_heading() {
    let article = read(&format!("---\ntitle: 山村通水记\n---\n# 山村通水记\n\n{PROSE}\n"));
    assert_eq!((article.title.as_str(), outline(&article)), ("山村通水记", vec![format!("p {PROSE}")]));
}

#[test]
fn blocks_of_every_kind_are_kept() {
    let article = read(&format!(
        "# 山村通水记\n\n{PROSE}\n\n## 水从哪里来\n\n{PROSE}\n\n- 蓄水池三座\n- 管道九公里\n\n> 苹果大了一圈。\n\n\
         ![蓄水池](https://example.org/a.jpg)\n\n| 项目 | 数量 |\n| --- | --- |\n| 蓄水池 | 三座 |\n"
    ));
    let prose = format!("p {PROSE}");
    assert_eq!(article.title, "山村通水记");
    assert_eq!(
        outline(&article),
        [
            &prose,
            "h 水从哪里来",
            &prose,
            "- 蓄水池三座",
            "- 管道九公里",
            "q 苹果大了一圈。",
            "i https://example.org/a.jpg 蓄水池",
            "t 项目|数量",
            "t 蓄水池|三座"
        ]
    );
}

#[test]
fn links_and_emphasis_are_kept() {
    let article = read(&format!("# 题\n\n{PROSE}见[水利站](https://example.org/w)，**九公里**。\n"));
    let Block::Paragraph { text } = &article.body[0] else { panic!("{:?}", article.body) };
    assert!(text.0.iter().any(|run| matches!(run, Run::Link { .. })), "{text:?}");
    assert!(text.0.iter().any(|run| matches!(run, Run::Marked { .. })), "{text:?}");
}

#[test]
fn a_numbered_list_starts_where_it_says() {
    let article = read(&format!("# 题目在此\n\n{PROSE}\n\n4. 选点。{PROSE}\n5. 铺管。{PROSE}\n"));
    assert_eq!(outline(&article)[2..], ["4. 选点。", "5. 铺管。"]);
}

#[test]
fn nested_lists_stay_in_their_items() {
    for (list, expected) in [
        (
            "1. 修池\n   1. 选点\n   2. 开挖\n2. 铺管\n   1. 备料\n   2. 焊接\n",
            "§要点[1. 修池{1.选点 2.开挖} 2. 铺管{1.备料 2.焊接}]",
        ),
        ("- 修池\n  - 选点\n  - 开挖\n- 铺管\n", "§要点[• 修池{-选点 -开挖} • 铺管{}]"),
        ("- 修池\n\n  4. 选点\n  5. 开挖\n", "§要点[• 修池{4.选点 5.开挖}]"),
        // A list that begins with four can't interrupt a paragraph.
        ("- 修池\n  4. 选点\n  5. 开挖\n", "§要点[• 修池{4. 选点 5. 开挖}]"),
        (
            "1. 修池\n   - 选点\n     1. 东坡\n     2. 西坡\n2. 铺管\n",
            "§要点[1. 修池{§修池[• 选点{1.东坡 2.西坡}]} 2. 铺管{}]",
        ),
        ("- 修池\n\n  挖了三天。\n- 铺管\n", "§要点[• 修池{挖了三天。} • 铺管{}]"),
        ("- 一、修池\n- 二、铺管\n", "§要点[一、修池{} 二、铺管{}]"),
        ("> 3. 修池\n", "> 3. 修池"),
        ("- 修池\n- 铺管\n", "-修池 -铺管"),
        // Numbered, then bulleted, then text outside of both.
        ("1. 修池\n2. 铺管\n\n完工。\n\n- 省水\n", "§要点[1. 修池{} 2. 铺管{}] 完工。 -省水"),
        ("1. [修池](https://e.example/1)\n2. 铺管\n", "§要点[1. 修池{修池} 2. 铺管{}]"),
        ("1. ![池](https://e.example/1.jpg)\n", "§要点[1.{(池)}]"),
    ] {
        let article = read(&format!("# 题目在此\n\n{PROSE}\n\n{list}"));
        assert_eq!(nested(&article.body[1..]), expected, "{list}");
    }
}

#[test]
fn groups_of_items_end_at_the_next_heading() {
    for (text, expected) in [
        (
            "## 国内\n\n1、甲通车。\n\n共九公里。\n\n2、乙开工。\n\n共三座。\n\n又两座。\n\n## 国际\n\n3、丙签约。\n\n4、丁停战。\n",
            "§国内[1、甲通车。{共九公里。} 2、乙开工。{共三座。 又两座。}] §国际[3、丙签约。{} 4、丁停战。{}]",
        ),
        (
            "## 国内\n\n1. 甲通车\n2. 乙开工\n\n## 国际\n\n1. 丙签约\n",
            "§国内[1. 甲通车{} 2. 乙开工{}] §国际[1. 丙签约{}]",
        ),
        // Headings with numbers, and what stands under them.
        (
            "## 要闻\n\n### 1. 甲通车？说法：真的\n\n共九公里。\n\n#### 起因\n\n山高。\n\n### 2. 乙开工\n\n共三座。\n\n又两座。\n\n## 天气\n\n晴。\n",
            "§要闻[1. 甲通车？说法：真的{共九公里。 #起因 山高。} 2. 乙开工{共三座。 又两座。}] #天气 晴。",
        ),
        (
            "**一、国内**\n\n1. 甲通车\n2. 乙开工\n\n**二、国际**\n\n1. 丙签约\n",
            "§一、国内[1. 甲通车{} 2. 乙开工{}] §二、国际[1. 丙签约{}]",
        ),
        // A number on a line of its own.
        ("## 言论\n\n1、\n\n先有水。\n\n-- 老乡\n\n2、\n\n后有果。\n", "§言论[1、{先有水。 -- 老乡} 2、{后有果。}]"),
        // One item a line, without blank lines between.
        ("## 国内\n\n1、甲通车\n2、乙开工\n**3、丙签约**\n", "§国内[1、甲通车{} 2、乙开工{} 3、丙签约{}]"),
        // A short paragraph is no heading beside marked ones.
        (
            &format!("## 国内\n\n1、甲通车\n\n他说。\n\n两年了\n\n{PROSE}\n\n2、乙开工\n"),
            &format!("§国内[1、甲通车{{他说。 两年了 {PROSE}}} 2、乙开工{{}}]"),
        ),
        // Nothing is left out as a list of other news.
        ("## 推荐阅读\n\n1、甲通车\n\n2、乙开工\n\n## 分享\n\n转发\n", "§推荐阅读[1、甲通车{} 2、乙开工{}] #分享 转发"),
        ("1、[甲通车](https://e.example/1)（图）\n\n2、乙开工\n", "§要点[1、甲通车（图）{甲通车（图）} 2、乙开工{}]"),
    ] {
        let article = read(&format!("# 题目在此\n\n{PROSE}\n\n{text}"));
        assert_eq!(nested(&article.body[1..]), expected, "{text}");
    }
}

/// Blocks with what is in them, on one line.
fn nested(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph { text } => text.to_plain(),
        Block::Heading { text } => format!("#{}", text.to_plain()),
        Block::Quote { text, .. } => format!("> {}", text.to_plain()),
        Block::List { items, ordered, start } => {
            let label = |index: usize| if *ordered { format!("{}.", *start as usize + index) } else { "-".to_owned() };
            let items = items.iter().enumerate().map(|(index, item)| label(index) + &item.to_plain());
            items.collect::<Vec<_>>().join(" ")
        }
        Block::Section(section) => {
            let item = |item: &Item| format!("{}{}{{{}}}", item.label, item.title, nested(&item.body));
            format!("§{}[{}]", section.title, section.items.iter().map(item).collect::<Vec<_>>().join(" "))
        }
        Block::Image { alt, .. } => format!("({alt})"),
        Block::Table { .. } => "table".to_owned(),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

#[test]
fn broken_front_matter_is_text() {
    for text in ["---\ntitle: [\n---\n", "---\n", "+++\n= 1\n+++\n", "", "# "] {
        let _ = read(text);
    }
    let article = read(&format!("---\ntitle: [\n---\n{PROSE}\n"));
    assert!(outline(&article).iter().any(|line| line.contains("苹果个头")), "{:?}", outline(&article));
}
