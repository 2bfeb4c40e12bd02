//! Any interleaving of tabs: once all are notified, each shows what is stored.

use super::ARTICLE;
use crate::article::{DateTime, read_text};
use crate::comments::{MemoryStore, Store, StoreError};
use crate::state::{Action, Document, Moment, Post, Slice, State, perform};
use crate::text::Messages;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// A store that records which keys one action changed.
struct Recording<'a>(&'a MemoryStore, RefCell<Vec<String>>);

impl Store for Recording<'_> {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.0.keys(prefix)
    }
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.1.borrow_mut().push(key.to_owned());
        self.0.set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.1.borrow_mut().push(key.to_owned());
        self.0.remove(key)
    }
}

/// A tab, with changes by others that it was not notified of yet.
struct Tab {
    state: State,
    unseen: VecDeque<String>,
}

struct Browser {
    store: MemoryStore,
    tabs: Vec<Tab>,
    chance: u32,
}

/// The time of everything here, in whole seconds as in records.
const NOW: DateTime = DateTime::at(1_800_000_000_000, 480);

fn open(store: &MemoryStore) -> State {
    let (article, _) = read_text(ARTICLE).unwrap();
    let mut state = State::new(Rc::new(Document::new(article, Messages::of("zh-CN"))));
    let mut slice = Slice::first(store, "a");
    slice.comments.extend(Slice::next(store, slice.unread.replace(Vec::new()).unwrap(), usize::MAX).comments);
    let _ = state.update(Action::Read(slice), &Moment { now: NOW, random: 0 });
    state
}

impl Browser {
    fn act(&mut self, tab: usize, action: Action) {
        self.chance += 1;
        let moment = Moment { now: NOW, random: self.chance };
        let recording = Recording(&self.store, RefCell::default());
        for effect in self.tabs[tab].state.update(action, &moment) {
            assert!(!matches!(perform(effect, &recording, "a"), Ok(Some(_))), "the store refused");
        }
        for key in recording.1.into_inner() {
            for (other, peer) in self.tabs.iter_mut().enumerate() {
                if other != tab {
                    peer.unseen.push_back(key.clone());
                }
            }
        }
    }

    /// Notifies a tab of the oldest change that it does not know. It reads what is stored now.
    fn notify(&mut self, tab: usize) -> bool {
        let Some(key) = self.tabs[tab].unseen.pop_front() else { return false };
        let text = self.store.get(&key).unwrap();
        self.act(tab, Action::External { key: Some(key), text });
        true
    }

    /// The id of the comment at `place` among all that a tab shows.
    fn pick(&self, tab: usize, place: usize) -> String {
        let thread = &self.tabs[tab].state.thread;
        let count = thread.entries().count();
        thread.entries().nth(place % count).unwrap().record.id.clone()
    }

    fn step(&mut self, (tab, what, place): (usize, u8, usize)) {
        let id = self.pick(tab, place);
        let post = |text: &str, reply_to| Post {
            reply_to,
            text: text.to_owned(),
            name: None,
            repost: place % 2 == 0,
            draft: None,
        };
        let action = match what {
            0 | 1 => Action::Post(post("写", None)),
            2 | 3 => Action::Post(post("答", Some(id))),
            4 => Action::SaveEdit { id, text: format!("改{place}"), draft: None },
            5 => Action::Delete(id),
            6 => Action::Undo(id),
            7 => Action::UndoExpired(id),
            8 => Action::ToggleCommentLike(id),
            _ => {
                self.notify(tab);
                return;
            }
        };
        self.act(tab, action);
    }
}

proptest! {
    #[test]
    fn any_interleaving_gives_the_same_thread(
        steps in prop::collection::vec((0_usize..3, 0_u8..14, 0_usize..9), 0..40),
    ) {
        let store = MemoryStore::default();
        let tabs = (0..3).map(|_| Tab { state: open(&store), unseen: VecDeque::new() }).collect();
        let mut browser = Browser { store, tabs, chance: 0 };
        for step in steps {
            browser.step(step);
        }
        for tab in 0..3 {
            while browser.notify(tab) {}
        }
        let fresh = open(&browser.store);
        for tab in &browser.tabs {
            prop_assert_eq!(&tab.state.thread, &fresh.thread);
            prop_assert_eq!(&tab.state.flags, &fresh.flags);
        }
    }
}

#[test]
fn a_links_target_stays_in_the_window() {
    let store = MemoryStore::default();
    let mut first = open(&store);
    for number in 0..300 {
        let post = Post { reply_to: None, text: number.to_string(), name: None, repost: false, draft: None };
        for effect in first.update(Action::Post(post), &Moment { now: NOW, random: number }) {
            let _ = perform(effect, &store, "a");
        }
    }
    let oldest = store.keys(&crate::comments::key::comments("a")).unwrap().into_iter().min().unwrap();
    let id = oldest.rsplit('/').next().unwrap().to_owned();
    let (article, _) = read_text(ARTICLE).unwrap();
    let mut state = State::new(Rc::new(Document::new(article, Messages::of("zh-CN"))));
    let moment = Moment { now: NOW, random: 0 };
    let _ = state.update(Action::Read(Slice::first(&store, "a")), &moment);
    let _ = state.update(Action::GoTo(["comment-", &id].concat()), &moment);
    let mut slices = 0;
    while !state.unread.is_empty() {
        let unread = std::mem::take(&mut state.unread);
        let _ = state.update(Action::Read(Slice::next(&store, unread, 50)), &moment);
        slices += 1;
        let mut shown = state.sorted_roots().skip(state.first).take(state.shown);
        assert!(shown.any(|root| root.record.id == id), "gone after {slices} slices");
    }
    assert!(slices > 3 && state.highlighted == Some(id));
}
