//! Every English problem message has a Chinese translation.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use import::{Settings, check, finish, import, import_html};
use news_brief_editor::advice;
use std::collections::BTreeSet;
use std::path::Path;

/// Documents with every error that the reader reports.
const DOCUMENTS: [&str; 6] = [
    "{",
    r#"{"format":"news-brief/0"}"#,
    r#"{"title":"T"}"#,
    r#"{"format":"news-brief/1","id":"a","lang":"en","title":"","body":[]}"#,
    r#"{"format":"news-brief/1","id":"Ä","lang":"!","title":7,"source":{},"published":"x","url":"javascript:x","likes":-1,
        "body":[{"type":"video","text":"v"},{"text":"w"},{"type":"paragraph"},{"type":"paragraph","text":5},
        {"type":"paragraph","text":[{"text":"a","mark":"loud"},{"text":"b","href":"javascript:x"},7]},
        {"type":"image","src":"ftp://a/b.png"},{"type":"image","src":"a.png"},{"type":"list","items":7},{"type":"table","head":["a"],"rows":[["b","c"]]},
        {"type":"section","kind":"chore","title":"","items":[7,{"label":"1","title":"t","body":[]}]},
        {"type":"section","kind":"task","title":"s","items":[{"title":"t","body":[{"type":"section","kind":"task","title":"s","items":[
          {"title":"t","body":[{"type":"section","kind":"task","title":"s","items":[{"title":"t","body":[{"type":"section","kind":"task","title":"s",
            "items":[{"title":"t","body":[{"type":"section","kind":"task","title":"s","items":[]}]}]}]}]}]}]}]}]}],
        "comments":[{"id":"ü","author":"a","text":"t"},{"id":"b","author":"a","text":"t","reply_to":"x"},{"id":"b","author":"a","text":"t"},
            {"id":"c","author":"a","text":"t","reply_to":"c"}],
        "metrics":[{"figure":"9","label":"l"},{"figure":"9","label":"l","quote":{"exact":"x"}},{"figure":"x","label":"l","quote":{"exact":"x x"}}]}"#,
    r#"{"format":"news-brief/1","id":"a","lang":"zh-CN","title":"产业扶贫已覆盖93%贫困户","body":[
        {"type":"paragraph","text":"全国92%的贫困户参与到产业发展之中。现场签约超过270亿元。其中靠产业脱贫的占167%。"},
        {"type":"paragraph","text":"目前,832个贫困县已发展市级以上龙头企业1.4万家,平均每个贫困县27家。签约签约"},
        {"type":"paragraph","text":"指导832个贫困县组建专家组。会上再次强调,指导833个贫困县组建专家组。"}],
        "metrics":[{"figure":"70亿元","label":"l","quote":{"exact":"签约超过270亿元"}},{"figure":"2","label":"l","quote":{"exact":"2%的贫困户"}},
        {"figure":"签约","label":"l","quote":{"exact":"签约"}},{"figure":"27","label":"l","quote":{"exact":"平均每个贫困县27家"}}]}"#,
];

/// Texts with every guess that the importer reports.
const TEXTS: [&str; 5] = [
    "无日期\n\n1、甲要修路\n2、乙要引水\n",
    "有日期\n来源：县报 2024-05-01\n\n去年秋天，果园通水，苹果个头比往年大了一圈，村民收入提高。\n甲类\n1、子\n2、丑\n乙类\n1、子\n2、丑\n丙类\n1、子\n2、丑\n丁类\n1、子\n2、丑",
    "通知\n\n去年秋天，果园通水，苹果个头比往年大了一圈，村民收入提高。\n\n县水利站\n2024年5月8日\n",
    "Title of it\nSource: Courier\n2024-05-01 10:00\n\nThe town planted trees last year and people like them.\n",
    "果园通水\n来源：县报 2024-05-01 10:00\n\n去年秋天，果园通水，苹果个头比往年大了一圈，村民收入提高。\n转发0评论6\n5\n青山客\n3小时前\n好\n回答\n",
];

#[test]
fn every_message_has_a_translation() {
    let mut messages = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    let mut note = |problems: Vec<article::Problem>| {
        for problem in problems {
            kinds.insert(problem.kind.name());
            messages.insert(problem.message);
        }
    };
    let mut refusals = Vec::new();
    for document in DOCUMENTS {
        match check(document) {
            Ok(problems) => note(problems),
            Err(refusal) => refusals.push(refusal.to_string()),
        }
    }
    for text in TEXTS {
        note(finish(import(text, &Settings::default(), |_| None), 6).expect("a text").problems);
    }
    let page = "<h1>要闻</h1><img src=a.png><p><a href=/1>果园开园迎来八方客，山路通车方便百姓家</a></p>".repeat(4);
    note(import_html(&page, &Settings::default()).problems);
    messages.extend(refusals);
    for message in &messages {
        let chinese = advice::chinese(message);
        assert!(
            chinese.as_ref().is_some_and(|chinese| chinese.chars().any(|letter| letter > '\u{3000}')),
            "no translation of: {message}"
        );
    }
    assert!(kinds.iter().all(|kind| advice::kind(kind).is_some()), "{kinds:?}");
    assert!(messages.len() >= 40, "{}: {messages:#?}", messages.len());
}

/// The contents of all Rust files below `folder`.
fn sources(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { sources(&path) } else { std::fs::read_to_string(path).unwrap() }).collect()
}

#[test]
fn every_translation_has_a_message() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let sources = ["article", "import"].map(|name| sources(&crates.join(name).join("src"))).concat();
    let sources = sources.replace("\\\"", "\"");
    for (english, _) in advice::ADVICE {
        let parts =
            english.split("{}").flat_map(|part| part.split([',', ';'])).map(str::trim).filter(|part| part.len() > 8);
        parts.for_each(|part| assert!(sources.contains(part), "no message contains: {part}"));
    }
}
