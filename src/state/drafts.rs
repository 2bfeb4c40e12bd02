//! Drafts of other tabs: offered, adopted or discarded, never overwritten.
//!
//! A tab's own drafts are not state: its composers read and write them.

use super::State;
use crate::comments::key;

impl State {
    /// The drafts that other tabs hold for `target`: key and text.
    #[must_use]
    pub fn drafts_for(&self, target: &str) -> Vec<(String, String)> {
        let prefix = key::draft(self.article_id(), target, "");
        self.drafts.iter().filter(|(key, _)| key.starts_with(&prefix)).cloned().collect()
    }

    pub(super) fn forget_draft(&mut self, key: String, remove: bool) {
        self.drafts.retain(|(other, _)| *other != key);
        if remove {
            // `…/draft/<target>/<tab>`: the pressed button goes, so focus its composer.
            let target = key.rsplit('/').nth(1).filter(|target| *target != "root").map(|target| ["-", target].concat());
            self.focus("composer", target.as_deref().unwrap_or_default());
            self.say(self.document.messages.draft_discarded);
            self.forget(key);
        }
    }
}
