//! Archives: export, import and clearing.

use super::*;
use crate::comments::{MemoryStore, Record};
use proptest::prelude::*;

const NOW: DateTime = DateTime::at(1_800_000_000_000, 480);

fn record(id: &str, text: &str) -> Record {
    Record {
        id: id.to_owned(),
        author: "农友1".to_owned(),
        text: text.to_owned(),
        published: NOW,
        edited: None,
        deleted: None,
        reply_to: None,
        repost: false,
        newer: false,
    }
}

fn all(store: &MemoryStore) -> Vec<(String, String)> {
    let mut keys = store.keys("").unwrap();
    keys.sort();
    keys.into_iter().map(|key| (store.get(&key).unwrap().unwrap(), key)).map(|(text, key)| (key, text)).collect()
}

proptest! {
    #[test]
    fn export_then_import_is_identity(records in prop::collection::btree_map("[0-9a-z]{1,8}", any::<String>(), 0..12)) {
        let (one, other) = (MemoryStore::default(), MemoryStore::default());
        for (id, text) in &records {
            one.set(&key::comment("a", id), &record(id, text).to_text()).unwrap();
        }
        let archive = export(&one, "a", NOW).unwrap().to_text();
        prop_assert_eq!(import_text(&other, "a", &archive), Ok(Imported { added: records.len(), skipped: 0 }));
        prop_assert_eq!(all(&one), all(&other));
        prop_assert_eq!(import_text(&other, "a", &archive), Ok(Imported { added: 0, skipped: records.len() }));
        prop_assert_eq!(all(&one), all(&other));
    }

    #[test]
    fn clearing_and_restoring_is_identity(ids in prop::collection::btree_set("[0-9a-z]{1,8}", 0..12)) {
        let store = MemoryStore::default();
        for id in &ids {
            store.set(&key::comment("a", id), &record(id, "x").to_text()).unwrap();
            store.set(&key::comment("b", id), "other article").unwrap();
            store.set(&key::repost(id), "{}").unwrap();
        }
        store.set(&key::state("a"), "{}").unwrap();
        let before = all(&store);
        let removed = clear(&store, "a").unwrap();
        prop_assert_eq!(store.keys(&[key::ROOT, "a/"].concat()).unwrap().len(), 0);
        prop_assert_eq!(store.keys(&key::comments("b")).unwrap().len(), ids.len());
        restore(&store, &removed).unwrap();
        prop_assert_eq!(all(&store), before);
    }
}

#[test]
fn a_clearing_that_fails_is_taken_back() {
    struct Stubborn(MemoryStore);
    impl Store for Stubborn {
        fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
            self.0.keys(prefix)
        }
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            self.0.set(key, value)
        }
        fn remove(&self, key: &str) -> Result<(), StoreError> {
            if key == key::state("a") { Err(StoreError::Denied) } else { self.0.remove(key) }
        }
    }
    let store = Stubborn(MemoryStore::default());
    store.set(&key::comment("a", "x1"), &record("x1", "T").to_text()).unwrap();
    store.set(&key::state("a"), "{}").unwrap();
    let before = all(&store.0);
    assert_eq!(clear(&store, "a"), Err(StoreError::Denied));
    assert_eq!(all(&store.0), before);
}

#[test]
fn newer_records_pass_through_untouched() {
    let store = MemoryStore::default();
    let newer = [
        r#"{"v":2,"id":"x1","author":"A","text":"T","published":"2026-01-01T00:00:00Z","mood":0.75,"more":{"z":[1e+300,-7,null],"a":true}}"#,
        r#"{"text":{"runs":["other shape"]},"id":"x2","v":3}"#,
    ];
    for (id, text) in ["x1", "x2"].iter().zip(newer) {
        store.set(&key::comment("a", id), text).unwrap();
    }
    store.set(&key::comment("a", "x3"), r#"{"v":2,"id":"other"}"#).unwrap();
    store.set(&key::comment("a", "x4"), "{broken").unwrap();
    let exported = export(&store, "a", NOW).unwrap().to_text();
    let lines: Vec<_> = exported.lines().collect();
    assert_eq!(lines[5..lines.len() - 2], [format!("{},", newer[0]), newer[1].to_owned()], "{exported}");
    let other = MemoryStore::default();
    assert_eq!(import_text(&other, "a", &exported), Ok(Imported { added: 2, skipped: 0 }));
    for (id, text) in ["x1", "x2"].iter().zip(newer) {
        assert_eq!(other.get(&key::comment("a", id)).unwrap().as_deref(), Some(text));
    }
}

#[test]
fn unknown_members_of_this_version_stay() {
    let store = MemoryStore::default();
    let text = r#"{"v":1,"id":"x1","author":"A","text":"T","published":"2026-01-01T00:00:00Z","more":0.5}"#;
    store.set(&key::comment("a", "x1"), text).unwrap();
    let other = MemoryStore::default();
    import_text(&other, "a", &export(&store, "a", NOW).unwrap().to_text()).unwrap();
    assert_eq!(all(&store), all(&other));
}

#[test]
fn a_refused_write_takes_the_import_back() {
    struct Small(MemoryStore);
    impl Store for Small {
        fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
            self.0.keys(prefix)
        }
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            if self.0.keys("")?.len() < 2 { self.0.set(key, value) } else { Err(StoreError::Full) }
        }
        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }
    }
    let store = MemoryStore::default();
    for id in ["x1", "x2", "x3"] {
        store.set(&key::comment("a", id), &record(id, "T").to_text()).unwrap();
    }
    let archive = export(&store, "a", NOW).unwrap().to_text();
    let small = Small(MemoryStore::default());
    assert_eq!(import_text(&small, "a", &archive), Err(ImportError::Store(StoreError::Full)));
    assert_eq!(all(&small.0), []);
}

#[test]
fn bad_files_are_refused_with_their_place() {
    let good = r#"{"v":1,"id":"x","author":"A","text":"多","published":"2026-01-01T00:00:00Z"}"#;
    let file = |article: &str, comments: &str| {
        format!("{{\"format\": \"{ARCHIVE_FORMAT}\",\n\"article\": {article},\n\"comments\": {comments}\n}}\n")
    };
    let list = |second: &str| file("\"a\"", &format!("[\n{good},\n {second}]"));
    use FaultKind::{Member, NotJson, OtherArticle};
    for (text, kind, fault, place) in [
        ("", NotJson, "EOF while parsing", (1, 1)),
        ("{", NotJson, "EOF while parsing", (1, 1)),
        ("[]", Member, "format: is not", (1, 1)),
        ("{}", Member, "format: is not", (1, 1)),
        (&file("\"a\"", "[]").replace("/1", "/2"), Member, "format: is not \"news-brief-comments/1\"", (1, 12)),
        ("{\"format\":\"news-brief-comments/1\"}", Member, "article: is missing", (1, 1)),
        (&file("\"b\"", "[]"), OtherArticle, "article: is \"b\" and not \"a\"", (2, 12)),
        (&file("7", "[]"), Member, "article: is missing or not a string", (2, 12)),
        (&file("\"a\"", "7"), Member, "comments: is missing or not a list", (3, 13)),
        (&list("7"), Member, "comments[1]: is a number, must be an object", (5, 2)),
        (&list("{\"v\":1,\"id\":\"../x\"}"), Member, "comments[1].id: must be", (5, 14)),
        (&list("{\"v\":1,\"id\":\"x\"}"), Member, "comments[1].author: is missing", (5, 2)),
        (&list("{\"v\":2}"), Member, "comments[1].id: is missing", (5, 2)),
        (&list(&good.replace("2026-", "year ")), Member, "comments[1].published: must be a time", (5, 54)),
        (&list("{\"多\": x}"), NotJson, "expected value", (5, 8)),
    ] {
        let store = MemoryStore::default();
        let Err(ImportError::File(found)) = import_text(&store, "a", text) else { panic!("{text}: not refused") };
        assert!(found.to_string().starts_with(fault), "{text}: {found}");
        assert_eq!((found.kind, found.place(text)), (kind, place), "{text}: {found}");
        assert_eq!(all(&store), []);
    }
}
