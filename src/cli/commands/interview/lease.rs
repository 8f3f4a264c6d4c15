//! Who may touch the answers file and the terminal: the interview while it does something, others while it waits.

use super::store::Store;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The store, held while something is done and free while somebody is waited for.
///
/// Whoever ends the program from elsewhere takes the store first and keeps it. So nothing is ended in the middle of being
/// saved, and an interview that was ended shows and changes nothing any more.
#[derive(Debug)]
pub(super) struct StoreLease<'s> {
    shared: &'s Mutex<Store>,
    held: Option<MutexGuard<'s, Store>>,
}

impl<'s> StoreLease<'s> {
    /// Begins to do something.
    pub(super) fn with(shared: &'s Mutex<Store>) -> Self {
        Self { shared, held: Some(hold(shared)) }
    }

    /// The store.
    pub(super) fn store(&mut self) -> &mut Store {
        self.held.get_or_insert_with(|| hold(self.shared))
    }

    /// Lets others have the store, since from now on somebody is waited for.
    pub(super) fn pause(&mut self) {
        self.held = None;
    }

    /// Goes on, since somebody was heard.
    pub(super) fn go_on(&mut self) {
        self.store().heard += 1;
    }
}

/// The store, whatever happened to whoever held it before.
pub(super) fn hold(store: &Mutex<Store>) -> MutexGuard<'_, Store> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}
