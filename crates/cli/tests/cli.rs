//! Tests of the command line: input, output and exit codes.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The root of the repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Runs `news-brief` with `input` on standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_news-brief"))
        .args(arguments)
        .current_dir(ROOT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command with wrong arguments exits before it reads its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn import_makes_the_seed_article() {
    let made = run(
        &["import", "tests/data/seed.txt", "--id", "2019-09-02-chanye-fupin", "--metrics-from", "static/article.json"],
        b"",
    );
    assert_eq!(made.status.code(), Some(0));
    assert_eq!(out(&made), std::fs::read_to_string(format!("{ROOT}/static/article.json")).unwrap());
    assert!(errors(&made).lines().all(|line| line.contains("left out: ")), "{}", errors(&made));
}

#[test]
fn suggestions_for_every_example_pass_the_check() {
    for entry in std::fs::read_dir(format!("{ROOT}/examples/texts")).unwrap() {
        let file = entry.unwrap().path();
        let made = run(&["import", "--metrics", "12", file.to_str().unwrap()], b"");
        assert_eq!(made.status.code(), Some(0), "{}", file.display());
        let document: Value = serde_json::from_slice(&made.stdout).unwrap();
        assert!(!document["metrics"].as_array().unwrap().is_empty(), "{}", file.display());
        let checked = run(&["check", "-"], &made.stdout);
        assert_eq!((checked.status.code(), out(&checked)), (Some(0), String::new()), "{}", file.display());
    }
}

#[test]
fn check_prints_problems_and_exits_with_1() {
    assert_eq!(run(&["check", "static/article.json"], b"").status.code(), Some(0));
    let document = std::fs::read_to_string(format!("{ROOT}/static/article.json")).unwrap();
    // The reader drops the first card. The second must still be reported under
    // its own index.
    let wrong = document.replacen("\"exact\": \"据统计,全国92%", "\"exact\": \"据统计,全国91%", 1).replacen(
        "\"figure\": \"4100多个\"",
        "\"figure\": \"4100\"",
        1,
    );
    let checked = run(&["check", "-"], wrong.as_bytes());
    assert_eq!(checked.status.code(), Some(1));
    let lines = out(&checked);
    assert!(lines.contains("metrics[0].figure: figure-not-in-quote"), "{lines}");
    assert!(lines.contains("metrics[7].figure: inconsistent"), "{lines}");
    assert_eq!(lines.lines().count(), 2, "{lines}");
}

#[test]
fn check_names_unknown_members() {
    let document = std::fs::read_to_string(format!("{ROOT}/static/article.json")).unwrap();
    let checked = run(&["check", "-"], document.replacen("\"published\"", "\"publised\"", 1).as_bytes());
    assert_eq!(checked.status.code(), Some(1));
    let lines = out(&checked);
    assert!(lines.contains("publised: unknown-member: is not known here, did you mean \"published\"?"), "{lines}");
    for example in ["english", "feature", "statistics"] {
        assert_eq!(out(&run(&["check", &format!("static/{example}.json")], b"")), "", "{example}");
    }
}

#[test]
fn figures_prints_a_table() {
    let table = run(&["figures", "-"], "现场签约超过270亿元。".as_bytes());
    assert_eq!(
        out(&table),
        "start\tend\tsurface\tqualifier\tvalue\tunit\tcounted\n6\t11\t270亿元\t超过\t27000000000\t元\t现场签约\n"
    );
}

#[test]
fn imports_a_page_in_gb18030() {
    let page = "<meta charset=gb2312><h1>果园通水</h1><p>2024-05-01 10:00 来源：县广播站</p><p>去年秋天，村里的果园第一次通了自来水，苹果个头比往年大了一圈。</p>";
    let (bytes, ..) = encoding_rs::GB18030.encode(page);
    let made = run(&["import", "--html", "-"], &bytes);
    let document: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!((&document["title"], &document["source"]["name"]), (&"果园通水".into(), &"县广播站".into()));
    assert!(errors(&made).contains("decoded as gb18030"));
}

#[test]
fn files_in_any_encoding_and_format_are_read() {
    let markdown = "---\ntitle: 果園通水\ndate: 2024-05-01\n---\n\n去年秋天，村裡的果園第一次通了自來水，共270億元。\n";
    let (big5, ..) = encoding_rs::BIG5.encode(markdown);
    let made = run(&["import", "-"], &big5);
    let document: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!((&document["title"], &document["published"]), (&"果園通水".into(), &"2024-05-01".into()));
    assert!(errors(&made).contains("decoded as Big5"));
    let table = run(&["figures", "-"], &big5);
    assert!(out(&table).contains("270億元"), "{}", out(&table));
    let wrong = run(&["figures", "-", "--encoding", "utf-8"], &big5);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(errors(&wrong).contains("is no text in utf-8"), "{}", errors(&wrong));
}

#[test]
fn rendered_page_contains_metadata() {
    let page = out(&run(&["render", "--page", "static/article.json"], b""));
    assert_eq!(page.matches("\"@type\":\"Observation\"").count(), 10);
    assert!(page.contains("<meta property=\"og:site_name\" content=\"扶贫一线\">"));
    assert!(page.contains("id=\"metric-1\"") && page.contains("<details"));
    assert_eq!((page.matches("<h1").count(), page.matches("<h2 ").count()), (1, 0), "the title is the main heading");
}

#[test]
fn errors_have_their_exit_codes() {
    for (arguments, input, code, words) in [
        (&["import", "no-such-file"][..], "", 1, "cannot read no-such-file"),
        (&["import", "-"], "", 1, "contains no title and no text"),
        (&["import", "-", "--id", "A b"], "x", 2, "use 1 to 64"),
        (&["import", "-", "--offset", "8"], "x", 2, "write it as +08:00"),
        (&["import"], "", 2, "Usage"),
        (&["render", "-"], "{}", 1, "format is not given"),
        (
            &["render", "--one-file", "-", "--parts", "src"],
            "{}",
            1,
            "build the widget with `cargo xtask build --release`",
        ),
        (&["render", "--parts", "dist", "-"], "{}", 2, "--one-file"),
    ] {
        let output = run(arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(errors(&output).contains(words), "{arguments:?}: {}", errors(&output));
    }
}
