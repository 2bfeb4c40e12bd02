//! Writing an article as a document.

use super::Article;

/// `article` as a document: indented JSON with a final newline.
#[must_use]
pub fn to_document(article: &Article) -> String {
    serde_json::to_string_pretty(article).map(|text| text + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FORMAT, read_text};

    #[test]
    fn samples_are_written_to_the_letter() {
        let seed = include_str!("../../../static/article.json");
        assert_eq!(to_document(&read_text(seed).unwrap().0), seed);
        // Its layout is a person's; its content comes back.
        let (english, _) = read_text(include_str!("../../../static/english.json")).unwrap();
        assert_eq!(read_text(&to_document(&english)), Ok((english, vec![])));
    }

    #[test]
    fn the_format_comes_first() {
        let (article, _) = read_text(r#"{"title":"T","format":"news-brief/1"}"#).unwrap();
        assert!(to_document(&article).starts_with(&format!("{{\n  \"format\": \"{FORMAT}\",\n")));
    }

    #[test]
    fn every_kind_of_node_reads_back() {
        let text = r#"{"format":"news-brief/1","id":"a","lang":"en","title":"T","source":{"name":"S","url":"https://s.example/"},
            "published":"2019-09-02","updated":"2019-09-03T08:00:00+08:00","authors":[{"name":"A","url":"https://s.example/a"},{"name":"B"}],
            "standfirst":["s ",{"text":"t","mark":"em"}],"image":{"src":"l.png","alt":"l","caption":"cap","credit":"C"},"url":"https://s.example/a","body":[
            {"type":"heading","text":["a",{"text":"b","href":"/b"},{"text":"c","mark":"em"},{"text":"d","mark":"strong"}]},
            {"type":"quote","text":"q","cite":"C"},{"type":"list","items":["x",["y",{"text":"z","mark":"em"}]]},
            {"type":"list","items":["v",["10",{"text":"8","mark":"sup"},{"text":"2","mark":"sub"}]],"ordered":true,"start":4},
            {"type":"table","caption":"T","head":["h","i"],"rows":[["1","2"],["3",["4",{"text":"5","mark":"strong"}]]]},
            {"type":"table","rows":[["1"]]},
            {"type":"image","src":"a.png","alt":"","caption":"92% of all"},
            {"type":"section","kind":"focus","title":"F","items":[{"label":"1.","title":"I","body":[{"type":"paragraph","text":""}]}]}],
            "metrics":[{"figure":"92%","label":"L","quote":{"exact":"92%","suffix":" of"}}],"likes":4294967295,"reposts":1,
            "comments":[{"id":"1","author":"A","published":"2019-09-02T11:30:00+08:00","text":"","reply_to":"2"},{"id":"2","author":"B","text":"x"}]}"#;
        let (article, problems) = read_text(text).unwrap();
        assert_eq!(problems, []);
        let written = to_document(&article);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&written).unwrap(),
            serde_json::from_str::<serde_json::Value>(text).unwrap()
        );
        assert_eq!(read_text(&written), Ok((article, vec![])));
    }
}
