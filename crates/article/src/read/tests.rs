//! Each kind of problem with its path, and what is kept all the same.

use super::*;
use crate::{Block, Text};

/// Reads a document with `members` and compares `path: kind` of its problems.
fn check(members: &str, expected: &[&str]) -> Article {
    let document = format!(r#"{{"format":"news-brief/1","id":"a","lang":"en","title":"T",{members}}}"#);
    let (article, problems) = read_text(&document).unwrap();
    let found: Vec<_> = problems.iter().map(|problem| format!("{}: {}", problem.path, problem.kind.name())).collect();
    assert_eq!(found, expected, "{members}");
    article
}

#[test]
fn a_sound_document_has_no_problems() {
    let article = check(
        r#""source":{"name":"S","url":"https://s.example/"},"published":"2019-09-02T11:30:00+08:00","unknown":1,
        "body":[{"type":"paragraph","text":["a ",{"text":"b","href":"https://b.example/"},{"text":"c","mark":"em"}]},
        {"type":"section","kind":"focus","title":"F","items":[{"label":"1.","title":"I","body":[]}]}],
        "likes":3,"comments":[{"id":"c1","author":"A","published":"2019-09-02T11:33:00+08:00","text":""}]"#,
        &[],
    );
    assert_eq!(article.likes, 3);
    assert_eq!(article.comments[0].text, "");
    assert!(matches!(&article.body[0], Block::Paragraph { text } if text.to_plain() == "a bc"));
}

#[test]
fn unusable_documents_are_refused() {
    for (document, expected) in [
        ("{", "the document is not JSON"),
        ("[]", "format is not given, the document is an array"),
        ("{}", "format is not given"),
        (r#"{"format":"news-brief/2"}"#, "format is \"news-brief/2\""),
        (r#"{"format":1}"#, "format is a number"),
        (r#"{"format":"news-brief/1","id":"a"}"#, "neither a title nor a body"),
    ] {
        let message = read_text(document).unwrap_err().to_string();
        assert!(message.contains(expected), "{document}: {message}");
    }
}

#[test]
fn bad_members_cost_themselves_alone() {
    check(r#""likes":-1,"reposts":"7""#, &["likes: invalid-value", "reposts: invalid-value"]);
    check(r#""published":"yesterday""#, &["published: invalid-value"]);
    check(r#""source":{"name":"S","url":"javascript:alert(1)"}"#, &["source.url: unsafe-url"]);
    check(r#""source":{}"#, &["source.name: missing"]);
    check(r#""body":"text""#, &["body: wrong-type"]);
    check(r#""comments":{}"#, &["comments: wrong-type"]);
    check(r#""updated":"later""#, &["updated: invalid-value"]);
    check(r#""authors":"A""#, &["authors: wrong-type"]);
    check(
        r#""authors":[{"name":"A","url":"javascript:1"},{}]"#,
        &["authors[0].url: unsafe-url", "authors[1].name: missing"],
    );
    check(r#""standfirst":7"#, &["standfirst: wrong-type"]);
    check(r#""image":{"src":"javascript:1","alt":""}"#, &["image.src: unsafe-url"]);
    check(r#""image":{}"#, &["image.src: missing", "image.alt: missing"]);
}

#[test]
fn invalid_ids_and_languages_are_replaced() {
    for id in [r#""Ä/../x""#, "7", r#""""#] {
        let document = format!(r#"{{"format":"news-brief/1","id":{id},"lang":"!","title":"T"}}"#);
        let (article, problems) = read_text(&document).unwrap();
        assert!(article.id.starts_with("x-") && article.lang == "und", "{id}: {article:?}");
        assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["id", "lang"]);
    }
}

#[test]
fn images_may_be_data_addresses() {
    let article = check(
        r#""body":[{"type":"image","src":"data:image/png;base64,iVBOR","alt":"a"},{"type":"image","src":"data:image/svg+xml,<svg/>","alt":"b"},
        {"type":"image","src":"data:text/html;base64,aaaa","alt":"c"}]"#,
        &["body[1].src: unsafe-url", "body[2].src: unsafe-url"],
    );
    assert!(matches!(&article.body[0], Block::Image { src, .. } if src.starts_with("data:image/png")));
}

#[test]
fn lists_and_tables_are_read_part_by_part() {
    let article = check(
        r#""body":[{"type":"list","items":["a"],"ordered":1,"start":-1},{"type":"list","items":["a"],"ordered":true,"start":0},
        {"type":"table","head":["a","b"],"rows":[["1","2"],["3"],"4",[7]]},{"type":"table"},{"type":"table","head":["a"],"rows":[]}]"#,
        &[
            "body[0].ordered: wrong-type",
            "body[0].start: invalid-value",
            "body[2].rows[2]: wrong-type",
            "body[2].rows[3][0]: wrong-type",
            "body[2]: invalid-value",
        ],
    );
    assert_eq!(article.body[1], Block::List { items: vec![Text::plain("a")], ordered: true, start: 0 });
    assert!(matches!(&article.body[2], Block::Table { head, rows, .. } if head.len() == 2 && rows.len() == 4));
}

#[test]
fn unknown_blocks_are_kept_as_their_text() {
    let article = check(
        r#""body":[{"type":"video","src":"v.mp4","caption":"kept"},{"text":"kept too"},7,
        {"type":"paragraph"},{"type":"paragraph","text":{"text":"odd"}},
        {"type":"image","src":"javascript:1","alt":"words"},{"type":"image","src":"a.png"},
        {"type":"paragraph","text":[{"text":"x","href":"data:text/html,1"},{"text":"y","mark":"blink"}]}]"#,
        &[
            "body[0].type: unknown-kind",
            "body[1].type: unknown-kind",
            "body[2].type: unknown-kind",
            "body[3].text: missing",
            "body[4].text: wrong-type",
            "body[5].src: unsafe-url",
            "body[6].alt: missing",
            "body[7].text[0].href: unsafe-url",
            "body[7].text[1].mark: unknown-kind",
        ],
    );
    let paragraph = |text: &str| Block::Paragraph { text: Text::plain(text) };
    assert_eq!(article.body[0], paragraph("kept"));
    assert_eq!(article.body[1], paragraph("kept too"));
    assert_eq!(article.body[3], paragraph("odd"));
    assert_eq!(article.body[4], paragraph("words"));
    assert!(matches!(&article.body[6], Block::Paragraph { text } if text.to_plain() == "xy"));
}

#[test]
fn sections_need_kind_title_and_items() {
    let article = check(
        r#""body":[{"type":"section","kind":"aim","items":["only words",{"label":"2."}]}]"#,
        &[
            "body[0].kind: unknown-kind",
            "body[0].title: missing",
            "body[0].items[0]: wrong-type",
            "body[0].items[1].title: missing",
        ],
    );
    assert!(matches!(&article.body[0], Block::Section(section) if section.items[0].title == "only words"));
}

#[test]
fn a_metric_without_its_sentence_is_dropped() {
    let article = check(
        r#""body":[{"type":"paragraph","text":"In all 92% took part. Then 92% again."}],"metrics":[
        {"figure":"92%","label":"took part","quote":{"exact":"all 92% took part"}},
        {"figure":"92%","label":"twice","quote":{"exact":"92%"}},
        {"figure":"92%","label":"told apart","quote":{"exact":"92%","suffix":" again"}},
        {"figure":"93%","label":"other figure","quote":{"exact":"all 92% took part"}},
        {"figure":"92%","label":"other words","quote":{"exact":"nearly 92%"}},
        {"figure":"92%","label":"no quote"},
        {"label":"no figure","quote":{}}]"#,
        &[
            "metrics[1].quote.exact: quote-ambiguous",
            "metrics[3].figure: figure-not-in-quote",
            "metrics[4].quote.exact: quote-not-found",
            "metrics[5].quote: missing",
            "metrics[6].figure: missing",
            "metrics[6].quote.exact: missing",
        ],
    );
    assert_eq!(
        article.metrics.iter().map(|metric| metric.label.as_str()).collect::<Vec<_>>(),
        ["took part", "twice", "told apart"]
    );
}

#[test]
fn comments_get_unique_ids() {
    let article = check(
        r#""comments":[{"id":"a","author":"A"},{"id":"a","author":"B"},{"id":"<x>","author":"C"},{"author":"D","reply_to":"gone"}]"#,
        &[
            "comments[1].id: duplicate-id",
            "comments[2].id: invalid-value",
            "comments[3].id: missing",
            "comments[3].reply_to: unknown-reply-to",
        ],
    );
    let mut ids: Vec<_> = article.comments.iter().map(|comment| comment.id.clone()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[test]
fn circles_of_answers_are_cut_once() {
    let article = check(
        r#""comments":[{"id":"a","author":"A","reply_to":"b"},{"id":"b","author":"B","reply_to":"c"},
        {"id":"c","author":"C","reply_to":"b"},{"id":"d","author":"D","reply_to":"d"},{"id":"e","author":"E","reply_to":"a"}]"#,
        &["comments[2].reply_to: invalid-value", "comments[3].reply_to: invalid-value"],
    );
    let targets: Vec<_> = article.comments.iter().map(|comment| comment.reply_to.as_deref()).collect();
    assert_eq!(targets, [Some("b"), Some("c"), None, None, Some("a")]);
}

#[test]
fn long_chains_of_answers_are_read() {
    let comments: Vec<_> = (0..100_000)
        .map(|number| format!(r#"{{"id":"{number}","author":"A","text":"","reply_to":"{}"}}"#, (number + 1) % 100_000))
        .collect();
    let article =
        check(&format!(r#""comments":[{}]"#, comments.join(",")), &["comments[99999].reply_to: invalid-value"]);
    assert_eq!(article.comments.iter().filter(|comment| comment.reply_to.is_none()).count(), 1);
}

#[test]
fn deep_nesting_neither_overflows_nor_refuses() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let article = check(
        &format!(
            r#""extra":{deep},"body":[{{"type":"paragraph","text":{deep}}},{{"type":"paragraph","text":"kept"}}]"#
        ),
        &["body[0].text[0].text: missing"],
    );
    assert_eq!(article.body.last(), Some(&Block::Paragraph { text: Text::plain("kept") }));
}

#[test]
fn metrics_carry_the_place_of_their_quote() {
    let article = check(
        r#""body":[{"type":"paragraph","text":"x"},{"type":"section","kind":"task","title":"S","items":[
        {"title":"I","body":[{"type":"paragraph","text":["In ",{"text":"all","mark":"em"}," 92%."]}]}]}],
        "metrics":[{"figure":"92%","label":"L","quote":{"exact":"all 92%"}}]"#,
        &[],
    );
    let place = crate::Place { text: 1, start: 3, end: 10, path: vec![1, 0, 0] };
    assert_eq!(article.metrics[0].place, place);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert!(read_text("\u{feff}{\"format\":\"news-brief/1\",\"id\":\"a\",\"lang\":\"en\",\"title\":\"T\"}").is_ok());
}
