//! Values read, written, and deserialized into types.

use super::read::MAX_DEPTH;
use super::*;
use proptest::prelude::*;
use serde::Deserialize;

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i32>().prop_map(|number| Value::Number(f64::from(number))),
        any::<f64>().prop_filter("JSON has finite numbers", |number| number.is_finite()).prop_map(Value::Number),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((any::<String>(), inner), 0..4).prop_map(Value::Object),
        ]
    })
}

proptest! {
    #[test]
    fn any_value_reads_back(value in any_value()) {
        prop_assert_eq!(parse(&serde_json::to_string(&value).unwrap()), value);
    }
}

#[test]
fn texts_are_written_as_they_were_read() {
    for text in [
        "1",
        "-7",
        "0.75",
        "1e300",
        "9007199254740991",
        "null",
        r#"{"z":[true,false],"a":{"b":"字\n"},"0":[]}"#,
        // A repeated name is kept.
        r#"{"a":1,"a":2}"#,
    ] {
        let text = text.replace("1e300", "1e+300");
        assert_eq!(serde_json::to_string(&parse(&text)).unwrap(), text);
    }
    assert_eq!(parse("1e300"), Value::Number(1e300));
}

#[test]
fn the_last_of_a_repeated_name_counts() {
    assert_eq!(parse(r#"{"a":1,"b":3,"a":2}"#).get("a"), Some(&Value::Number(2.0)));
}

#[test]
fn counts_are_whole_and_not_negative() {
    for (text, expected) in [("7", Some(7)), ("7.5", None), ("-1", None), ("1e99", None), ("\"7\"", None)] {
        assert_eq!(parse(text).as_count(), expected, "{text}");
    }
}

#[test]
fn deep_nesting_is_cut_off() {
    for (open, leaf, close) in [("[", "\"]\"", "]"), ("{\"a\":", "[]", "}")] {
        for depth in [MAX_DEPTH, MAX_DEPTH + 1, 200, 100_000] {
            let text = [open.repeat(depth), leaf.to_owned(), close.repeat(depth)].concat();
            let mut value = &parse(&text);
            let mut found = 0;
            while let Some(inner) = value.elements().first().or_else(|| value.get("a")) {
                (value, found) = (inner, found + 1);
            }
            assert_eq!(found, MAX_DEPTH, "{depth}");
            assert_eq!(*value == Value::Null, depth > MAX_DEPTH || leaf == "[]", "{depth}");
        }
        assert!(serde_json::from_str::<Value>(&open.repeat(100_000)).is_err());
    }
}

#[derive(Debug, Deserialize, PartialEq)]
struct Point {
    x: u8,
    #[serde(default)]
    y: Option<i16>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Colour {
    Red,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Shape {
    name: String,
    #[serde(default)]
    colour: Option<Colour>,
    points: Vec<Point>,
}

#[test]
fn a_value_becomes_a_type() {
    let value =
        parse(r#"{"points":[{"x":1,"y":null,"z":0.5},{"y":-2,"x":255}],"name":"n","colour":"red","more":[{}]}"#);
    let points = vec![Point { x: 1, y: None }, Point { x: 255, y: Some(-2) }];
    assert_eq!(from_value(&value), Ok(Shape { name: "n".to_owned(), colour: Some(Colour::Red), points }));
}

#[test]
fn a_mismatch_names_its_path() {
    for (text, path, message) in [
        ("[]", "", "is an array, must be an object"),
        ("{}", "name", "is missing"),
        (r#"{"name":7,"points":[]}"#, "name", "is a number, must be a string"),
        (r#"{"name":"","points":[],"colour":"blue"}"#, "colour", "unknown variant `blue`"),
        (r#"{"name":"","points":[],"colour":{"red":1}}"#, "colour", "is an object, must be a string"),
        (r#"{"name":"","points":{}}"#, "points", "is an object, must be a sequence"),
        (r#"{"name":"","points":[{"x":1},7]}"#, "points[1]", "is a number, must be an object"),
        (r#"{"name":"","points":[{"x":1},{"y":1}]}"#, "points[1].x", "is missing"),
        (r#"{"name":"","points":[{"x":256}]}"#, "points[0].x", "must be u8"),
        (r#"{"name":"","points":[{"x":1,"y":0.5}]}"#, "points[0].y", "is a number, must be i16"),
    ] {
        let error = from_value::<Shape>(&parse(text)).unwrap_err();
        assert!(error.path == path && error.message.contains(message), "{text}: {error}");
    }
    assert_eq!(from_value::<Shape>(&parse("{}")).unwrap_err().to_string(), "name: is missing");
}
