//! Stored bytes, changes by other tabs, refusals by the store.

use super::{Page, Post, perform};
use crate::article::DateTime;
use crate::comments::{MemoryStore, Store, StoreError, key};
use crate::state::{Action, Change, Draft, Effect, Flags, Holder, Moment, UNDO_MS, read_drafts};

#[test]
fn unreadable_bytes_stay_as_they_are() {
    let store = MemoryStore::default();
    let broken = [
        (key::comment("a", "x1"), "{broken"),
        (key::state("a"), "[1,"),
        (key::READER.to_owned(), r#"{"v":2,"name":"x"}"#),
    ];
    for (key, text) in &broken {
        store.set(key, text).unwrap();
    }
    let mut page = Page::open(store);
    assert_eq!((page.state.unreadable.len(), page.warned), (3, 1));
    page.post("一", None);
    page.act(Action::ToggleLike);
    assert_eq!(page.state.like_count(), 3);
    let page = page.reopen();
    for (key, text) in &broken {
        assert_eq!(page.store.get(key).unwrap().as_deref(), Some(*text), "{key}");
    }
}

#[test]
fn newer_records_are_shown_and_never_rewritten() {
    let store = MemoryStore::default();
    let text = r#"{"v":2,"id":"zz","author":"A","text":"新","published":"2026-01-01T00:00:00Z","deleted":"2026-01-02T00:00:00Z","mood":"happy"}"#;
    store.set(&key::comment("a", "zz"), text).unwrap();
    let mut page = Page::open(store);
    page.act(Action::Delete("zz".to_owned()));
    page.act(Action::SaveEdit { id: "zz".to_owned(), text: "x".to_owned(), draft: None });
    assert!(page.state.thread.get("zz").is_some());
    assert_eq!(page.store.get(&key::comment("a", "zz")).unwrap().as_deref(), Some(text));
}

#[test]
fn changes_of_other_tabs_show_here() {
    let mut one = Page::open(MemoryStore::default());
    let id = one.post("一", None);
    let stored = one.store.get(&key::comment("a", &id)).unwrap();
    let mut other = Page::open(MemoryStore::default());
    let external = |key: String, text: Option<String>| Action::External { key: Some(key), text };
    other.act(external(key::comment("a", &id), stored));
    assert_eq!(other.state.comment_count(), 3);
    other.act(external(key::comment("other-article", &id), Some("{}".to_owned())));
    assert_eq!(other.state.comment_count(), 3);
    other.act(external(key::state("a"), Some(r#"{"v":1,"liked":true}"#.to_owned())));
    assert_eq!(other.state.like_count(), 3);
    other.act(external(key::comment("a", &id), None));
    assert_eq!(other.state.comment_count(), 2);
}

#[test]
fn refused_comments_stay_on_screen() {
    struct Full;
    impl Store for Full {
        fn keys(&self, _: &str) -> Result<Vec<String>, StoreError> {
            Ok(Vec::new())
        }
        fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
            Ok(None)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
            Err(StoreError::Full)
        }
        fn remove(&self, _: &str) -> Result<(), StoreError> {
            Ok(())
        }
    }
    let mut page = Page::open(MemoryStore::default());
    let now = DateTime::at(1, 0);
    let post = Post { reply_to: None, text: "一".to_owned(), name: None, repost: false, draft: None };
    for effect in page.state.update(Action::Post(post), &Moment { now, random: 1 }) {
        if let Ok(Some(action)) = perform(effect, &Full, "a") {
            page.act(action);
        }
    }
    let id = page.state.last_id.clone().unwrap();
    assert!(page.state.unsaved.contains(&id) && page.state.trouble == Some(StoreError::Full));
    assert_eq!(page.state.comment_count(), 3);
    page.act(Action::External { key: Some("other".to_owned()), text: None });
    assert_eq!((page.state.unsaved.len(), page.state.trouble), (0, None), "saved once there is space");
    assert!(page.store.get(&key::comment("a", &id)).unwrap().is_some());
    page.act(Action::External { key: None, text: None });
    page.act(Action::External { key: Some("other".to_owned()), text: None });
    assert!(page.state.unsaved.contains(&id), "cleared by another tab: still on screen, not saved");
}

#[test]
fn mended_records_end_their_notice() {
    let store = MemoryStore::default();
    for key in [key::state("a"), key::READER.to_owned()] {
        store.set(&key, "{broken").unwrap();
    }
    let mut page = Page::open(store);
    assert_eq!(page.state.unreadable.len(), 2);
    for (key, text) in
        [(key::state("a"), r#"{"v":1,"liked":true}"#), (key::READER.to_owned(), r#"{"v":1,"name":"甲"}"#)]
    {
        page.act(Action::External { key: Some(key), text: Some(text.to_owned()) });
    }
    assert_eq!((page.state.unreadable.as_slice(), page.state.author()), (&[][..], "甲"));
}

#[test]
fn the_notice_of_little_space_ends() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::Used(crate::state::NEARLY_FULL));
    assert!(page.state.nearly_full);
    let effects = page.state.update(
        Action::External { key: Some("other".to_owned()), text: None },
        &Moment { now: DateTime::at(1, 0), random: 1 },
    );
    assert_eq!(effects, [Effect::Measure]);
    page.act(Action::Used(10));
    assert!(!page.state.nearly_full);
}

#[test]
fn a_draft_goes_once_its_comment_is_stored() {
    let mut page = Page::open(MemoryStore::default());
    let draft = key::draft("a", "root", "t1");
    page.store.set(&draft, "一").unwrap();
    let post = Post { reply_to: None, text: "一".to_owned(), name: None, repost: false, draft: Some(draft.clone()) };
    page.act(Action::Post(post));
    assert_eq!(page.store.get(&draft).unwrap(), None);
}

#[test]
fn drafts_of_other_tabs_are_offered() {
    let store = MemoryStore::default();
    let keys = [key::draft("a", "root", "t2"), key::draft("a", "c1", "t2"), key::draft("b", "root", "t2")];
    for key in &keys {
        store.set(key, "未完").unwrap();
    }
    store.set(&key::draft("a", "root", "t1"), "自己的").unwrap();
    let mut page = Page::open(store);
    let offered = Draft { key: keys[0].clone(), text: "未完".to_owned(), holder: Holder::Lives };
    assert_eq!(page.state.drafts_for("root"), [offered]);
    assert_eq!(page.state.drafts_for("c1").len(), 1);
    page.act(Action::ForgetDraft { key: keys[0].clone(), remove: false });
    assert_eq!((page.state.drafts_for("root").len(), page.store.get(&keys[0]).unwrap().is_some()), (0, true));
    page.act(Action::ForgetDraft { key: keys[1].clone(), remove: true });
    assert_eq!(page.store.get(&keys[1]).unwrap(), None);
    assert_eq!(page.store.get(&keys[2]).unwrap().as_deref(), Some("未完"));
}

#[test]
fn blank_and_old_drafts_of_gone_tabs_go() {
    let store = MemoryStore::default();
    let now = 1_800_000_000_000;
    let day = 24 * 60 * 60 * 1000;
    let name = |days: i64| crate::comments::new_id(now - days * day, 7, None);
    let (young, old) = (name(89), name(91));
    for (tab, text) in [(&young, "留"), (&old, "去"), (&name(1), " \n "), (&format!("{old}1"), "去")] {
        store.set(&key::draft("a", "root", tab), text).unwrap();
    }
    let texts = |live: Option<&[String]>| -> Vec<_> {
        let drafts = read_drafts(&store, "a", "t1", live, now).unwrap();
        drafts.into_iter().map(|draft| (draft.text, draft.holder)).collect()
    };
    let all = texts(None);
    assert!(all.len() == 3 && all.iter().all(|(_, holder)| *holder == Holder::Lives), "nothing is known: nothing goes");
    assert_eq!(texts(Some(&[])), [("留".to_owned(), Holder::Gone)]);
    assert_eq!(store.keys("").unwrap().len(), 1);
}

#[test]
fn a_begun_answer_is_known_until_posted() {
    let store = MemoryStore::default();
    let draft = key::draft("a", "c1", "t1");
    store.set(&draft, "答到一半").unwrap();
    let mut page = Page::open(store);
    assert!(page.state.is_begun("c1"));
    page.act(Action::ContinueDraft("c1".to_owned()));
    assert_eq!((page.state.replying.as_deref(), page.state.is_begun("c1")), (Some("c1"), false));
    let reply_to = Some("c1".to_owned());
    page.act(Action::Post(Post { reply_to, text: "答".to_owned(), name: None, repost: false, draft: Some(draft) }));
    assert!(page.state.begun_drafts().is_empty() && !page.state.is_begun("c1"));
}

#[test]
fn a_discarded_edit_can_be_restored() {
    let mut page = Page::open(MemoryStore::default());
    let id = page.post("第一稿", None);
    let draft = key::draft("a", &format!("edit-{id}"), "t1");
    page.store.set(&draft, "第二稿").unwrap();
    page.act(Action::Edit(Some(id.clone())));
    page.act(Action::DiscardEdit { id: id.clone(), text: "第二稿".to_owned(), draft: draft.clone() });
    assert_eq!((page.state.editing.as_ref(), page.store.get(&draft).unwrap()), (None, None));
    page.act(Action::RestoreEdit);
    assert_eq!((page.state.editing.as_ref(), page.store.get(&draft).unwrap().as_deref()), (Some(&id), Some("第二稿")));
}

#[test]
fn what_is_answered_stays_when_removed_elsewhere() {
    let mut page = Page::open(MemoryStore::default());
    let id = page.post("问", None);
    page.act(Action::Reply(Some(id.clone())));
    let comment = key::comment("a", &id);
    let mut record = page.state.thread.get(&id).unwrap().record.clone();
    record.deleted = Some(DateTime::at(page.clock, 480));
    page.act(Action::External { key: Some(comment.clone()), text: Some(record.to_text()) });
    page.store.remove(&comment).unwrap();
    page.act(Action::External { key: Some(comment.clone()), text: None });
    page.clock += UNDO_MS;
    page.post("答", Some(&id));
    assert!(page.store.get(&comment).unwrap().unwrap().contains("deleted"), "the answer has no tombstone");
    assert!(page.reopen().state.thread.is_answered(&id));
}

#[test]
fn two_tabs_keep_each_others_flags() {
    let store = MemoryStore::default();
    for change in [Change::Liked(true), Change::Open(vec!["task-1".to_owned()], true), Change::Followed(true)] {
        assert_eq!(perform(Effect::Change(change), &store, "a"), Ok(None));
    }
    let flags = Flags::read(store.get(&key::state("a")).unwrap().as_deref()).unwrap();
    assert!(flags.liked && flags.followed && flags.open.contains("task-1"));
}
