//! Drafts: whose they are, how they are offered, and when they end.
//!
//! A tab's composers read and write its own drafts; the state knows which are stored.

use super::{Effect, State};
use crate::comments::{Store, StoreError, key, time_of_id};
use crate::text::is_blank;

/// Drafts whose tab is gone and older than this are removed.
const KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1000;
/// The length of a tab's name, before the number of a copy on its page.
const NAME: usize = 15;

/// Who holds a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// This tab.
    Here,
    /// A tab that is gone.
    Gone,
    /// Another tab that lives, as far as known.
    Lives,
}

/// An unsent text that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its key.
    pub key: String,
    /// The text.
    pub text: String,
    /// Who holds it.
    pub holder: Holder,
}

impl Draft {
    /// What it is written for: `root`, the id of the comment answered, or `edit-` and the id
    /// of the one edited.
    #[must_use]
    pub fn target(&self) -> &str {
        self.key.rsplit('/').nth(1).unwrap_or_default()
    }
}

/// When the tab of this name came to be, in milliseconds since 1970.
#[must_use]
pub fn born(tab: &str) -> Option<i64> {
    tab.get(..NAME).and_then(time_of_id).and_then(|born| i64::try_from(born).ok())
}

/// The drafts of an article, those of the newest tabs first. `live` names the tabs that live,
/// where the browser tells. Removes what is blank or old and of a tab that is gone.
///
/// # Errors
/// When the store can't be read.
pub fn read_drafts(
    store: &dyn Store,
    article: &str,
    tab: &str,
    live: Option<&[String]>,
    now: i64,
) -> Result<Vec<Draft>, StoreError> {
    let mut keys = store.keys(&key::drafts(article))?;
    let tab_of = |key: &str| key.rsplit('/').next().unwrap_or_default().to_owned();
    keys.sort_by_key(|key| std::cmp::Reverse(tab_of(key)));
    let mut drafts = Vec::new();
    for key in keys {
        let Some(text) = store.get(&key)? else { continue };
        let owner = tab_of(&key);
        let lives = live.is_none_or(|live| live.iter().any(|name| owner.starts_with(name.as_str())));
        let holder = match owner == tab {
            true => Holder::Here,
            false if lives => Holder::Lives,
            false => Holder::Gone,
        };
        let is_old = born(&owner).is_some_and(|born| born + KEPT_MS < now);
        if holder == Holder::Gone && (is_old || is_blank(&text)) {
            store.remove(&key)?;
        } else if !is_blank(&text) {
            drafts.push(Draft { key, text, holder });
        }
    }
    Ok(drafts)
}

impl State {
    /// The drafts that other tabs hold for `target`. Answers to comments that are no more
    /// belong to the root composer.
    #[must_use]
    pub fn drafts_for(&self, target: &str) -> Vec<Draft> {
        let belongs = |draft: &&Draft| {
            let own = draft.target();
            (own == target && draft.holder != Holder::Here) || (target == "root" && self.is_orphan(own))
        };
        self.drafts.iter().filter(belongs).cloned().collect()
    }

    /// The begun answers and edits that no open composer shows, one for each comment.
    #[must_use]
    pub fn begun_drafts(&self) -> Vec<Draft> {
        let mut begun: Vec<Draft> = Vec::new();
        for draft in &self.drafts {
            let target = draft.target();
            let is_root = target == "root" || self.is_orphan(target);
            let is_new = begun.iter().all(|other| other.target() != target);
            if draft.holder != Holder::Lives && !is_root && is_new && self.is_begun(target) {
                begun.push(draft.clone());
            }
        }
        begun
    }

    /// Whether a text for `target` is stored that no open composer shows.
    #[must_use]
    pub fn is_begun(&self, target: &str) -> bool {
        !self.is_open(target)
            && self.drafts.iter().any(|draft| draft.target() == target && draft.holder != Holder::Lives)
    }

    /// Whether the composer of `target` is open.
    fn is_open(&self, target: &str) -> bool {
        match target.strip_prefix("edit-") {
            Some(id) => self.editing.as_deref() == Some(id),
            None => self.replying.as_deref() == Some(target),
        }
    }

    /// Whether the comment that `target` answers or edits is no more.
    fn is_orphan(&self, target: &str) -> bool {
        let id = target.strip_prefix("edit-").unwrap_or(target);
        target != "root"
            && self.unread.is_empty()
            && self.thread.get(id).is_none_or(|entry| entry.record.deleted.is_some() && !self.is_open(target))
    }

    /// Opens the composer of a begun answer or edit.
    pub(super) fn continue_draft(&mut self, target: &str) {
        let id = target.strip_prefix("edit-").unwrap_or(target).to_owned();
        self.go_to_comment(&id);
        if id == target { self.reply(Some(id)) } else { self.edit(Some(id)) }
    }

    /// Follows what another tab does to a draft. What it begins now is not offered: that
    /// would move the page under the reader.
    pub(super) fn follow_draft(&mut self, key: &str, text: Option<&str>) {
        match text.filter(|text| !is_blank(text)) {
            Some(text) => {
                for draft in self.drafts.iter_mut().filter(|draft| draft.key == key && draft.holder != Holder::Here) {
                    text.clone_into(&mut draft.text);
                }
            }
            None => {
                self.drafts.retain(|draft| draft.key != key);
                self.drafts_gone += 1;
            }
        }
    }

    /// Reads anew which drafts are stored.
    pub(super) fn look_for_drafts(&mut self) {
        self.note(Effect::AskTabs);
    }

    pub(super) fn forget_draft(&mut self, key: String, remove: bool) {
        self.drafts.retain(|other| other.key != key);
        if remove {
            // `…/draft/<target>/<tab>`: the pressed button goes, so focus its composer.
            let target = key.rsplit('/').nth(1).unwrap_or_default();
            let is_open = self.replying.as_deref() == Some(target)
                || target.strip_prefix("edit-").is_some_and(|id| self.editing.as_deref() == Some(id));
            if is_open {
                self.focus("composer-", target)
            } else {
                self.focus("composer", "")
            }
            self.say(self.document.messages.draft_discarded);
            self.forget(key);
        }
    }
}
