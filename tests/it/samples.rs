//! The sample articles and the JSON Schema.

use crate::{read, root};
use article::{read_text, schema, to_document};

const SAMPLES: [&str; 4] =
    ["static/article.json", "static/english.json", "static/feature.json", "static/statistics.json"];

#[test]
fn the_schema_is_current() {
    let file = root().join("static/article.schema.json");
    let schema = schema::schema().expect("the schema is made");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &schema).expect("the schema is written");
    }
    assert!(
        read(&file) == schema,
        "{} is not current: run `UPDATE=1 cargo test the_schema_is_current`",
        file.display()
    );
}

#[test]
fn the_samples_have_no_problem_and_fit_the_schema() {
    let schema = serde_json::from_str(&schema::schema().expect("the schema is made")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    for sample in SAMPLES {
        let text = read(&root().join(sample));
        let (article, problems) = read_text(&text).expect(sample);
        assert_eq!(problems, [], "{sample}");
        let value = serde_json::from_str(&text).expect(sample);
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{sample}: {errors:?}");
        // What is written reads back as what was read.
        let written = to_document(&article);
        assert_eq!(read_text(&written).expect(sample), (article, Vec::new()), "{sample}");
    }
}

#[test]
fn the_schema_refuses_what_the_reader_reports() {
    let schema = serde_json::from_str(&schema::schema().expect("the schema is made")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    for document in [
        r#"{"format":"news-brief/2","id":"a","lang":"en","title":"T","body":[]}"#,
        r#"{"format":"news-brief/1","id":"Ä","lang":"en","title":"T","body":[]}"#,
        r#"{"format":"news-brief/1","id":"a","lang":"en","title":"T","body":[{"type":"video"}]}"#,
        r#"{"format":"news-brief/1","id":"a","lang":"en","title":"T","body":[],"likes":-1}"#,
    ] {
        assert!(!validator.is_valid(&serde_json::from_str(document).expect("JSON")), "{document}");
    }
}

#[test]
fn the_seed_is_whole() {
    let (article, _) = read_text(&read(&root().join("static/article.json"))).expect("the seed");
    let (texts, seed) = (article::texts(&article), read(&root().join("tests/data/seed.txt")));
    for (_, text) in &texts {
        assert!(seed.contains(&text.to_plain()), "not in the seed: {}", text.to_plain());
    }
    assert_eq!((texts.len(), article.comments.len(), article.metrics.len()), (15, 6, 10));
}
