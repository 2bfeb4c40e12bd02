//! A set of strings in one sorted vector.
//!
//! The sets of this widget hold a few names, seldom thousands. `BTreeSet` and
//! `BTreeMap` would be as good, but each instance of them weighs some eight
//! kilobytes in the wasm.

/// A set of strings, iterated in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SortedSet(Vec<String>);

impl SortedSet {
    /// Whether `name` is in the set.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Puts `name` in; false when it was there.
    pub fn insert(&mut self, name: &str) -> bool {
        self.place(name).map_err(|place| self.0.insert(place, name.to_owned())).is_err()
    }

    /// Takes `name` out; false when it was not there.
    pub fn remove(&mut self, name: &str) -> bool {
        self.place(name).map(|place| self.0.remove(place)).is_ok()
    }

    /// Puts `name` in, or takes it out.
    pub fn set(&mut self, name: &str, present: bool) -> bool {
        if present { self.insert(name) } else { self.remove(name) }
    }

    /// The names in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, String> {
        self.0.iter()
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|other| other.as_str().cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_set(changes in prop::collection::vec(("[a-e]", any::<bool>()), 0..40)) {
            let (mut set, mut model) = (SortedSet::default(), std::collections::BTreeSet::new());
            for (name, present) in changes {
                let changed = if present { model.insert(name.clone()) } else { model.remove(&name) };
                prop_assert_eq!(set.set(&name, present), changed);
                prop_assert!(set.iter().eq(model.iter()));
                prop_assert_eq!(set.contains(&name), present);
            }
        }
    }
}
