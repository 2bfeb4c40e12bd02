//! Each action, on the memory store.

mod posted;
mod stored;
mod tabs;

use super::*;
use crate::article::{DateTime, read_text};
use crate::comments::{MemoryStore, Record, Store, key};

const ARTICLE: &str = r#"{"format":"news-brief/1","id":"a","lang":"zh-CN","title":"题","source":{"name":"源"},"likes":2,"reposts":1,
"body":[{"type":"paragraph","text":"前言92%的人。"},{"type":"section","kind":"task","title":"工作","items":[
 {"label":"1、","title":"甲","body":[{"type":"paragraph","text":"共有超过2/3的户,平均3个。"}]},
 {"label":"2、","title":"乙","body":[]}]}],
"metrics":[{"figure":"92%","label":"人","quote":{"exact":"92%的人"}},{"figure":"超过2/3","label":"户","quote":{"exact":"超过2/3的户"}},
 {"figure":"3个","label":"平均","quote":{"exact":"超过2/3的户,平均3个"}}],
"comments":[{"id":"c2","author":"农友2","published":"2019-09-02T12:00:00+08:00","text":""},{"id":"c1","author":"农友1","published":"2019-09-02T11:00:00+08:00","text":"好"}]}"#;

struct Page {
    state: State,
    store: MemoryStore,
    clock: i64,
    events: Vec<HostEvent>,
    focused: Vec<String>,
    asked: usize,
    warned: usize,
}

impl Page {
    fn open(store: MemoryStore) -> Self {
        let (article, problems) = read_text(ARTICLE).unwrap();
        assert_eq!(problems, []);
        let state = State::new(Rc::new(Document::new(article, Messages::of("zh-CN"))));
        let slice = Slice::first(&store, "a");
        let (events, focused) = (Vec::new(), Vec::new());
        let mut page = Self { state, store, clock: 1_800_000_000_000, events, focused, asked: 0, warned: 0 };
        page.act(Action::Read(slice));
        page
    }

    fn act(&mut self, action: Action) {
        self.clock += 1;
        let now = DateTime::at(self.clock, 480);
        for effect in self.state.update(action, &Moment { now, random: 7 }) {
            match perform(effect, &self.store, "a") {
                Ok(Some(action)) => self.act(action),
                Ok(None) => {}
                Err(Effect::Emit(event)) => self.events.push(event),
                Err(Effect::Focus(id) | Effect::Reveal(id)) => self.focused.push(id),
                Err(Effect::Persist) => self.asked += 1,
                Err(Effect::AskTabs) => {
                    let drafts = read_drafts(&self.store, "a", "t1", Some(&["t2".to_owned()]), self.clock).unwrap();
                    self.act(Action::Drafts(drafts));
                }
                Err(Effect::SayUnreadable) => self.warned += 1,
                Err(Effect::FinishDeletions) => self.act(Action::FinishDeletions),
                Err(Effect::ReadMore) if !self.state.unread.is_empty() => {
                    let unread = std::mem::take(&mut self.state.unread);
                    self.act(Action::Read(Slice::next(&self.store, unread, 50)));
                }
                Err(_) => {}
            }
        }
    }

    fn post(&mut self, text: &str, reply_to: Option<&str>) -> String {
        let reply_to = reply_to.map(str::to_owned);
        self.act(Action::Post(Post { reply_to, text: text.to_owned(), name: None, repost: false, draft: None }));
        self.state.last_id.clone().unwrap()
    }

    fn reopen(self) -> Self {
        Self::open(self.store)
    }

    fn ids(&self) -> Vec<&str> {
        self.state.sorted_roots().map(|entry| entry.record.id.as_str()).collect()
    }
}

use crate::text::Messages;

#[test]
fn the_first_comment_asks_for_persistence() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::ToggleLike);
    assert_eq!((page.asked, page.state.persisted), (0, None));
    page.post("一", None);
    page.post("二", None);
    assert_eq!(page.asked, 1);
    let mut page = page.reopen();
    page.post("三", None);
    page.act(Action::Persisted(false));
    assert_eq!((page.asked, page.state.persisted), (0, Some(false)));
}

#[test]
fn every_tenth_comment_brings_a_reminder() {
    let mut page = Page::open(MemoryStore::default());
    for number in 1..=10 {
        assert_eq!(page.state.reminder, None, "before comment {number}");
        page.post("一", None);
    }
    assert_eq!(page.state.reminder, Some(10));
    page.act(Action::DismissReminder);
    assert_eq!(page.state.reminder, None);
    assert_eq!(page.reopen().state.reminder, None);
}

#[test]
fn items_open_close_and_are_remembered() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::Toggle("task-2".to_owned()));
    assert_eq!(page.events, [HostEvent::Toggle { id: "task-2".to_owned(), open: true }]);
    let mut page = page.reopen();
    assert!(page.state.open.contains("task-2") && !page.state.all_open());
    page.act(Action::SetAllOpen(true));
    assert!(page.state.all_open());
    page.act(Action::SetAllOpen(false));
    assert!(page.reopen().state.open.is_empty());
}

#[test]
fn a_card_leads_to_its_sentence_and_back() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::ShowSource(1));
    assert!(page.state.open.contains("task-1"));
    assert_eq!(page.state.marked, Some(1));
    page.act(Action::BackToMetric);
    assert_eq!(page.focused, ["source-2", "metric-2"]);
    // Two sentences that begin at one place share the element.
    assert_eq!(page.state.document.source_id(2), "source-2");
    let segments = page.state.document.segments(1, "共有超过2/3的户,平均3个。".len());
    let metrics: Vec<_> = segments.iter().map(|segment| segment.metrics.clone()).collect();
    assert_eq!(metrics, [vec![], vec![1, 2], vec![2], vec![]]);
}

#[test]
fn fragments_open_what_they_point_to() {
    let mut page = Page::open(MemoryStore::default());
    for fragment in
        ["task-2", "metric-1", "comment-c1", "composer", "comments", "task-9", "metric-0", "comment-x", "other", ""]
    {
        page.act(Action::GoTo(fragment.to_owned()));
    }
    assert_eq!(page.focused, ["task-2-button", "metric-1", "comment-c1", "composer", "comments", "missing"]);
    assert!(page.state.open.contains("task-2"));
}

#[test]
fn likes_and_follow_are_counted_once_and_kept() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::ToggleLike);
    page.act(Action::ToggleFollow);
    page.act(Action::ToggleCommentLike("c1".to_owned()));
    assert_eq!(page.state.like_count(), 3);
    assert_eq!(page.events[0], HostEvent::Like { id: "a".to_owned(), active: true, count: 3 });
    let mut page = page.reopen();
    assert!(page.state.flags.followed && page.state.flags.liked_comments.contains("c1"));
    page.act(Action::ToggleLike);
    assert_eq!(page.reopen().state.like_count(), 2);
}

#[test]
fn posts_replies_and_reposts_survive_a_reload() {
    let mut page = Page::open(MemoryStore::default());
    let root = page.post("多点惠农政策", None);
    let reply = page.post("同意", Some(&root));
    page.act(Action::Post(Post {
        reply_to: Some("c1".to_owned()),
        text: "转".to_owned(),
        name: Some(" 老王 ".to_owned()),
        repost: true,
        draft: None,
    }));
    let page = page.reopen();
    assert_eq!(page.ids(), [root.as_str(), "c2", "c1"]);
    assert_eq!(page.state.comment_count(), 5);
    assert_eq!(page.state.repost_count(), 2);
    assert_eq!(page.state.name.as_deref(), Some("老王"));
    assert_eq!(page.state.thread.replies(&root).next().unwrap().record.id, reply);
    assert_eq!(page.store.keys(key::REPOSTS).unwrap().len(), 1);
    assert!(page.state.thread.get(&root).unwrap().record.author.starts_with("农友"));
}

#[test]
fn blank_text_is_not_posted() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::Post(Post {
        reply_to: None,
        text: " \n\u{3000}".to_owned(),
        name: None,
        repost: false,
        draft: None,
    }));
    assert_eq!(page.state.comment_count(), 2);
}

#[test]
fn deletions_can_be_undone_for_a_while() {
    let mut page = Page::open(MemoryStore::default());
    let root = page.post("一", None);
    let reply = page.post("二", Some(&root));
    page.act(Action::Delete(root.clone()));
    assert_eq!(page.state.comment_count(), 3);
    page.act(Action::Undo(root.clone()));
    assert_eq!((page.state.comment_count(), page.ids()[0]), (4, root.as_str()));

    page.act(Action::Delete(root.clone()));
    page.act(Action::UndoExpired(root.clone()));
    let stored = page.store.get(&key::comment("a", &root)).unwrap().unwrap();
    assert!(!stored.contains('一'), "the text of a tombstone is gone: {stored}");
    page.act(Action::Undo(root.clone()));
    assert_eq!(page.state.comment_count(), 3);

    page.act(Action::Delete(reply.clone()));
    page.act(Action::UndoExpired(reply));
    assert_eq!(
        page.store.keys(&key::comments("a")).unwrap(),
        Vec::<String>::new(),
        "the tombstone goes with its last reply"
    );
}

#[test]
fn the_next_visit_finishes_deletions() {
    let mut page = Page::open(MemoryStore::default());
    let id = page.post("一", None);
    page.act(Action::Delete(id));
    let store = page.store;
    let (article, _) = read_text(ARTICLE).unwrap();
    let state = State::new(Rc::new(Document::new(article, Messages::of("zh-CN"))));
    let slice = Slice::first(&store, "a");
    let mut later = Page {
        state,
        store,
        clock: page.clock + UNDO_MS,
        events: Vec::new(),
        focused: Vec::new(),
        asked: 0,
        warned: 0,
    };
    later.act(Action::Read(slice));
    assert_eq!(later.store.keys(&key::comments("a")).unwrap(), Vec::<String>::new());
}

#[test]
fn long_chains_of_tombstones_go_at_once() {
    let mut page = Page::open(MemoryStore::default());
    let id = |number: i64| format!("{number:06}");
    let deleted = DateTime::at(1_700_000_000_000, 0);
    for number in 0..100_000_i64 {
        page.state.thread.insert(Entry::of_reader(Record {
            id: id(number),
            author: String::new(),
            text: String::new(),
            published: deleted,
            edited: None,
            deleted: Some(deleted),
            reply_to: (number > 0).then(|| id(number - 1)),
            repost: false,
            newer: false,
        }));
    }
    page.state.undoable.insert(id(99_999));
    page.act(Action::UndoExpired(id(99_999)));
    assert_eq!(page.state.thread.entries().count(), 2);
}

#[test]
fn only_own_comments_can_be_edited_or_deleted() {
    let mut page = Page::open(MemoryStore::default());
    page.act(Action::Delete("c1".to_owned()));
    page.act(Action::SaveEdit { id: "c1".to_owned(), text: "改".to_owned(), draft: None });
    assert_eq!(page.state.thread.get("c1").unwrap().record.text, "好");
    let id = page.post("一", None);
    page.act(Action::SaveEdit { id: id.clone(), text: "二".to_owned(), draft: None });
    let page = page.reopen();
    let record = &page.state.thread.get(&id).unwrap().record;
    assert!(record.text == "二" && record.edited.is_some());
}

#[test]
fn comments_are_ordered_as_chosen() {
    let mut page = Page::open(MemoryStore::default());
    page.post("答", Some("c1"));
    assert_eq!(page.ids(), ["c2", "c1"]);
    page.act(Action::SetSort(Sort::Oldest));
    assert_eq!(page.ids(), ["c1", "c2"]);
    page.act(Action::SetSort(Sort::MostReplied));
    assert_eq!(page.reopen().ids(), ["c1", "c2"]);
}

#[test]
fn a_thousand_comments_are_read_a_page_first() {
    let store = MemoryStore::default();
    for number in 0..1000_i64 {
        let id = crate::comments::new_id(1_700_000_000_000 + number, 1, None);
        let record = Record {
            id: id.clone(),
            author: "A".to_owned(),
            text: number.to_string(),
            published: DateTime::at(1_700_000_000_000 + number, 0),
            edited: None,
            deleted: None,
            reply_to: None,
            repost: false,
            newer: false,
        };
        store.set(&key::comment("a", &id), &record.to_text()).unwrap();
    }
    let slice = Slice::first(&store, "a");
    assert_eq!((slice.comments.len(), slice.unread.as_ref().unwrap().len()), (PAGE, 980));
    let page = Page::open(store);
    assert_eq!(page.state.comment_count(), 1002);
    assert_eq!(page.state.sorted_roots().next().unwrap().record.text, "999");
}

#[test]
fn a_long_list_is_a_window() {
    let mut page = Page::open(MemoryStore::default());
    for number in 0..100 {
        page.post(&number.to_string(), None);
    }
    let window = |page: &Page| (page.state.first, page.state.shown);
    assert_eq!(window(&page), (0, PAGE));
    page.act(Action::ShowMore);
    assert_eq!(window(&page), (0, WINDOW));
    page.act(Action::ShowMore);
    assert_eq!(window(&page), (PAGE, WINDOW));
    for _ in 0..9 {
        page.act(Action::ShowMore);
    }
    assert_eq!(window(&page), (102 - WINDOW, WINDOW), "it ends with the list");
    page.act(Action::ShowEarlier);
    assert_eq!(window(&page), (102 - WINDOW - PAGE, WINDOW));
    page.act(Action::GoTo("comment-c1".to_owned()));
    page.act(Action::ShowEarlier);
    assert!(page.state.sorted_roots().skip(page.state.first).take(WINDOW).any(|root| root.record.id == "c1"));
    page.act(Action::GoTo("comment-c2".to_owned()));
    page.act(Action::SetSort(Sort::Newest));
    page.act(Action::GoTo("comment-c1".to_owned()));
    assert_eq!(window(&page), (102 - PAGE, WINDOW), "with others before it");
}
