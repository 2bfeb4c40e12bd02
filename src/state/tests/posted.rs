//! What follows a posted comment: where it is shown, and taking it back.

use super::*;
use crate::comments::new_id;

#[test]
fn a_posted_comment_is_marked_and_focused() {
    let mut page = Page::open(MemoryStore::default());
    for order in Sort::ALL {
        page.act(Action::SetTab(Tab::Reposts));
        page.act(Action::SetSort(order));
        let id = page.post("一", None);
        assert_eq!((page.state.tab, &page.state.highlighted), (Tab::Comments, &Some(id.clone())));
        assert_eq!(page.focused.last(), Some(&["comment-", &id].concat()));
    }
}

#[test]
fn a_post_stays_shown_while_others_are_read() {
    let store = MemoryStore::default();
    for number in 0..300_u32 {
        // The first fifteen are answers, so that a first slice fills no window.
        let id = new_id(1_700_000_000_000 + i64::from(number), number, None);
        let answers = if number < 15 { r#","reply_to":"c1""# } else { "" };
        let text = format!(
            r#"{{"v":1,"id":"{id}","author":"我","text":"{number}","published":"2024-01-01T00:00:00+08:00"{answers}}}"#
        );
        store.set(&key::comment("a", &id), &text).unwrap();
    }
    let _ = perform(Effect::Change(Change::Sort(Sort::Oldest)), &store, "a");
    let (article, _) = read_text(ARTICLE).unwrap();
    let mut state = State::new(Rc::new(Document::new(article, Messages::of("zh-CN"))));
    let moment = Moment { now: DateTime::at(1_800_000_000_000, 480), random: 7 };
    let _ = state.update(Action::Read(Slice::first(&store, "a")), &moment);
    let _ = state.update(
        Action::Post(Post { reply_to: None, text: "新".to_owned(), name: None, repost: false, draft: None }),
        &moment,
    );
    while !state.unread.is_empty() {
        let unread = std::mem::take(&mut state.unread);
        let _ = state.update(Action::Read(Slice::next(&store, unread, 50)), &moment);
    }
    let shown: Vec<_> = state.sorted_roots().skip(state.first).take(state.shown).collect();
    assert!(shown.iter().any(|root| root.record.text == "新"), "{} of {}", state.first, state.thread.root_count());
}

#[test]
fn a_post_taken_back_becomes_a_draft() {
    let mut page = Page::open(MemoryStore::default());
    let id = page.post("写错了", None);
    page.act(Action::UndoPost);
    assert!(page.state.thread.get(&id).is_none());
    assert_eq!(page.store.keys(&key::comments("a")), Ok(vec![]));
    let draft = key::draft("a", "root", &id);
    assert_eq!(page.store.get(&draft), Ok(Some("写错了".to_owned())));
    assert_eq!(page.state.drafts_for("root").len(), 1);
    assert_eq!((page.state.taken_back, page.focused.last().unwrap().as_str()), (1, "composer"));
    assert!(matches!(page.events.last(), Some(HostEvent::Comment { action: CommentAction::Delete, .. })));
    // Once is enough.
    page.act(Action::UndoPost);
    assert_eq!(page.state.taken_back, 1);
}

#[test]
fn an_answer_taken_back_opens_its_composer() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::Post(Post {
        reply_to: Some("c1".to_owned()),
        text: "答".to_owned(),
        name: None,
        repost: true,
        draft: None,
    }));
    page.act(Action::UndoPost);
    assert_eq!(page.state.replying.as_deref(), Some("c1"));
    assert_eq!(page.state.drafts_for("c1").len(), 1);
    assert_eq!(page.store.keys(key::REPOSTS), Ok(vec![]));
}

#[test]
fn only_the_last_post_is_taken_back_for_a_while() {
    let mut page = Page::open(MemoryStore::default());
    let first = page.post("一", None);
    let second = page.post("二", None);
    page.act(Action::PostSettled(first));
    assert_eq!(page.state.just_posted, Some(second.clone()));
    page.act(Action::PostSettled(second.clone()));
    page.act(Action::UndoPost);
    assert!(page.state.thread.get(&second).is_some());
}

#[test]
fn a_link_to_a_missing_comment_says_so() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::GoTo("comment-x".to_owned()));
    assert!(page.state.is_missing);
    assert_eq!(page.focused, ["missing"]);
    page.act(Action::GoTo("comment-c1".to_owned()));
    assert!(!page.state.is_missing);
}

#[test]
fn a_comment_is_newer_than_one_written_ahead() {
    let mut page = Page::open(MemoryStore::default());
    page.clock += 86_400_000;
    let ahead = page.post("明天", None);
    page.clock -= 86_400_000;
    let now = page.post("今天", None);
    assert_eq!(page.ids()[..2], [now, ahead]);
}
