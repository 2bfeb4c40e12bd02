//! Threads are the same whatever the order of insertions.

use super::*;
use proptest::prelude::*;

fn record(id: &str, minute: i64, reply_to: Option<&str>) -> Record {
    Record {
        id: id.to_owned(),
        author: "A".to_owned(),
        text: id.to_owned(),
        published: DateTime::at(minute * 60_000, 0),
        edited: None,
        deleted: None,
        reply_to: reply_to.map(str::to_owned),
        repost: false,
        newer: false,
    }
}

fn outline(thread: &Thread) -> String {
    fn branch(thread: &Thread, entry: &Entry, out: &mut String) {
        out.push_str(&entry.record.id);
        let replies: Vec<_> = thread.replies(&entry.record.id).collect();
        if !replies.is_empty() {
            out.push('(');
            for (index, reply) in replies.iter().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                branch(thread, reply, out);
            }
            out.push(')');
        }
    }
    let mut out = String::new();
    for root in thread.roots().rev() {
        if !out.is_empty() {
            out.push(' ');
        }
        branch(thread, root, &mut out);
    }
    out
}

/// Builds a thread of `(id, minute, reply_to)` and compares its outline, newest root first.
fn check(records: &[(&str, i64, Option<&str>)], expected: &str) {
    let mut thread = Thread::default();
    for (id, minute, reply_to) in records {
        thread.insert(Entry::of_reader(record(id, *minute, *reply_to)));
    }
    assert_eq!(outline(&thread), expected, "{records:?}");
}

#[test]
fn replies_hang_below_and_roots_are_newest_first() {
    check(&[("a", 1, None), ("b", 2, None), ("c", 3, Some("a")), ("d", 4, Some("c"))], "b a(c(d))");
    check(&[("d", 4, Some("c")), ("c", 3, Some("a")), ("a", 1, None)], "a(c(d))");
}

#[test]
fn unknown_targets_and_circles_give_roots() {
    check(&[("b", 2, Some("gone"))], "b");
    check(&[("a", 1, Some("a"))], "a");
    check(&[("a", 1, Some("b")), ("b", 2, Some("a"))], "a(b)");
}

#[test]
fn the_articles_own_comments_are_never_replaced() {
    let comment = |id: &str| Comment {
        id: id.to_owned(),
        author: String::new(),
        published: None,
        text: String::new(),
        reply_to: None,
    };
    let mut thread = Thread::of_article(&[comment("new"), comment("old")]);
    thread.insert(Entry::of_reader(record("old", 9, None)));
    assert_eq!(outline(&thread), "new old");
    thread.insert(Entry::of_reader(record("mine", 9, Some("old"))));
    assert_eq!(outline(&thread), "new old(mine)");
    assert_eq!((thread.count(), thread.descendants("old")), (3, 1));
}

#[test]
fn a_changed_entry_takes_its_old_place() {
    let mut thread = Thread::default();
    for id in ["a", "b"] {
        thread.insert(Entry::of_reader(record(id, 1, None)));
    }
    thread.insert(Entry::of_reader(record("c", 2, Some("a"))));
    let mut changed = record("a", 1, None);
    changed.deleted = Some(changed.published);
    thread.insert(Entry::of_reader(changed));
    assert_eq!(outline(&thread), "b a(c)");
    assert_eq!(thread.count(), 2);
}

#[test]
fn long_chains_of_answers_are_walked() {
    let id = |number: usize| format!("{number:06}");
    let mut thread = Thread::default();
    for number in 0..100_000_usize {
        let target = number.checked_sub(1).map(id);
        thread.insert(Entry::of_reader(record(&id(number), 1, target.as_deref())));
    }
    assert_eq!(thread.descendants(&id(0)), 99_999);
    assert_eq!(thread.root_of(&id(99_999)).unwrap().record.id, id(0));
    assert_eq!((thread.root_count(), thread.count()), (1, 100_000));
}

fn any_records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::btree_map("[a-f]", (0_i64..4, prop::option::of("[a-f]")), 0..6).prop_map(|records| {
        records.into_iter().map(|(id, (minute, reply_to))| record(&id, minute, reply_to.as_deref())).collect()
    })
}

proptest! {
    #[test]
    fn any_order_gives_the_same_thread(
        (records, shuffled) in any_records().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())),
        removed in prop::option::of("[a-f]"),
    ) {
        let build = |records: &[Record]| {
            let mut thread = Thread::default();
            for record in records {
                thread.insert(Entry::of_reader(record.clone()));
            }
            thread
        };
        let (one, mut other) = (build(&records), build(&shuffled));
        prop_assert_eq!(outline(&one), outline(&other));
        // Every record is in the outline once, whatever it answers.
        let mut ids: Vec<_> = outline(&one).split([' ', '(', ')']).filter(|id| !id.is_empty()).map(str::to_owned).collect();
        ids.sort();
        prop_assert_eq!(ids, records.iter().map(|record| record.id.clone()).collect::<Vec<_>>());
        if let Some(id) = removed {
            other.remove(&id);
            let rest: Vec<_> = records.into_iter().filter(|record| record.id != id).collect();
            prop_assert_eq!(outline(&build(&rest)), outline(&other));
        }
    }
}
