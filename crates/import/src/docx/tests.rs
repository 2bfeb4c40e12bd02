//! Docx files, each with what must come of it.

use super::{import_docx, is_docx};
use crate::build::Settings;
use article::{Block, Item};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="own"><w:name w:val="Mine"/><w:basedOn w:val="2"/></w:style><w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="L2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num></w:numbering>"#;

const RELATIONS: &str =
    r#"<Relationships xmlns="r"><Relationship Id="rId1" Target="https://e.example/?a=1&amp;b=2"/></Relationships>"#;

fn docx(body: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let text = format!(r#"<w:document xmlns:w="w" xmlns:r="r"><w:body>{body}</w:body></w:document>"#);
    for (name, text) in [
        ("word/document.xml", text.as_str()),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/_rels/document.xml.rels", RELATIONS),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A paragraph of a style, or with a number.
fn p(properties: &str, words: &str) -> String {
    let properties = match properties.split_once('/') {
        Some((id, level)) => format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>"#),
        None if properties.is_empty() => String::new(),
        None => format!(r#"<w:pStyle w:val="{properties}"/>"#),
    };
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// Blocks with what is in them, on one line.
fn nested(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph { text } => serde_json::to_string(text).unwrap(),
        Block::Heading { text } => format!("#{}", text.to_plain()),
        Block::Quote { text, .. } => format!(">{}", text.to_plain()),
        Block::List { items, ordered, start } => {
            let items: Vec<_> = items.iter().map(article::Text::to_plain).collect();
            format!("{}{}", if *ordered { start.to_string() } else { "-".to_owned() }, items.join("|"))
        }
        Block::Section(section) => {
            let item = |item: &Item| format!("{}{}{{{}}}", item.label, item.title, nested(&item.body));
            format!("§{}[{}]", section.title, section.items.iter().map(item).collect::<Vec<_>>().join(" "))
        }
        Block::Table { head, rows, .. } => serde_json::to_string(&(head, rows)).unwrap(),
        Block::Image { .. } => "image".to_owned(),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

#[test]
fn headings_lists_and_tables_are_read() {
    let run = |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    for (body, expected) in [
        (p("1", "水") + &p("", "甲。") + &p("own", "果") + &p("Q", "乙。"), r#"#水 "甲。" #果 >乙。"#.to_owned()),
        (
            [p("1/0", "修池"), p("1/1", "选点"), p("1/1", "开挖"), p("1/0", "铺管"), p("", "完。")].concat(),
            r#"§要点[1. 修池{§修池[(a) 选点{} (b) 开挖{}]} 2. 铺管{}] "完。""#.to_owned(),
        ),
        // A list goes on after a paragraph, and another begins at four.
        (
            [p("1/0", "修池"), p("", "中。"), p("1/0", "铺管"), p("", "完。"), p("4/0", "通水")].concat(),
            r#"§要点[1. 修池{}] "中。" §要点[2. 铺管{}] "完。" §要点[4. 通水{}]"#.to_owned(),
        ),
        ([p("L", "修池"), p("L", "铺管")].concat(), "-修池|铺管".to_owned()),
        ([p("L", "修池"), p("L2", "选点"), p("L", "铺管")].concat(), "§要点[• 修池{-选点} • 铺管{}]".to_owned()),
        (
            [p("3/0", "修池"), p("3/1", "选点"), p("3/1", "开挖"), p("3/0", "铺管")].concat(),
            "§要点[一、修池{§修池[（一）选点{} （二）开挖{}]} 二、铺管{}]".to_owned(),
        ),
        // Typed numbers, and numbers of headings.
        ([p("", "1、修池"), p("", "2、铺管")].concat(), "§要点[1、修池{} 2、铺管{}]".to_owned()),
        (
            format!(
                "<w:p>{}{}{}{}</w:p>",
                run("<w:b/>", "粗"),
                run(r#"<w:b w:val="0"/>"#, "细&lt;p&gt;"),
                run("<w:i/>", "斜"),
                run("<w:vanish/>", "隐")
            ),
            r#"[{"text":"粗","mark":"strong"},"细<p>",{"text":"斜","mark":"em"}]"#.to_owned(),
        ),
        (
            format!(
                r#"<w:p>{}<w:hyperlink r:id="rId1">{}</w:hyperlink><w:del>{}</w:del><w:ins>{}</w:ins></w:p>"#,
                run("", "见"),
                run("", "站"),
                run("", "删"),
                run("", "增")
            ),
            r#"["见",{"text":"站","href":"https://e.example/?a=1&b=2"},"增"]"#.to_owned(),
        ),
        (
            format!("<w:p>{}{}</w:p>", run("", "产10"), run(r#"<w:vertAlign w:val="superscript"/>"#, "8")),
            r#""产10⁸""#.to_owned(),
        ),
        (
            format!(
                "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                p("", "项"),
                p("", "数"),
                p("", "池"),
                p("", "塘"),
                p("", "三")
            ),
            r#"[["项","数"],[["池 塘","三"]]]"#.to_owned(),
        ),
        (format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("", "内。")), r#""内。""#.to_owned()),
    ] {
        let bytes = docx(&(p("T", "山村通水记") + &body));
        assert!(is_docx(&bytes));
        let article = import_docx(&bytes, &Settings::default()).unwrap().article;
        assert_eq!((article.title.as_str(), nested(&article.body)), ("山村通水记", expected), "{body}");
    }
}

#[test]
fn files_that_are_no_docx_are_refused() {
    let mut other = ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("a.txt", SimpleFileOptions::default()).unwrap();
    let other = other.finish().unwrap().into_inner();
    let whole = docx("");
    for bytes in [&b""[..], b"PK", b"PK\x03\x04", &other, &whole[..whole.len() / 2]] {
        assert!(!is_docx(bytes) && import_docx(bytes, &Settings::default()).is_none());
    }
    assert!(import_docx(&docx("<w:p>"), &Settings::default()).is_none());
}
