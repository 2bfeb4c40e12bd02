//! Markdown files, each with what must come of it.

use super::import_markdown;
use crate::build::Settings;
use article::{Article, Block, Run, Text};

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
fn nested_numbers_nest() {
    let article =
        read(&format!("# 题目在此\n\n{PROSE}\n\n1. 修池\n   1. 选点\n   2. 开挖\n2. 铺管\n   1. 备料\n   2. 焊接\n"));
    assert_eq!(outline(&article)[1..], ["s 1. 修池", "(1) 选点", "(2) 开挖", "s 2. 铺管", "(1) 备料", "(2) 焊接"]);
}

#[test]
fn broken_front_matter_is_text() {
    for text in ["---\ntitle: [\n---\n", "---\n", "+++\n= 1\n+++\n", "", "# "] {
        let _ = read(text);
    }
    let article = read(&format!("---\ntitle: [\n---\n{PROSE}\n"));
    assert!(outline(&article).iter().any(|line| line.contains("苹果个头")), "{:?}", outline(&article));
}
