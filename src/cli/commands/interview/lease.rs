//! Exclusive access to the answers file and the terminal: for the interview while it works, for a signal while the interview waits for
//! input.

use super::store::Store;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// The store of an interview, and its holder.
///
/// The interview holds the lease except while it waits for input. A signal that ends the program acquires it and keeps it, so that saving
/// is never interrupted, and an ended interview neither shows nor changes anything.
#[derive(Debug)]
pub(super) struct StoreLease {
    store: Mutex<Store>,
    held: Mutex<bool>,
    released: Condvar,
}

impl StoreLease {
    /// A lease that is held.
    pub(super) fn new(store: Store) -> Self {
        Self { store: Mutex::new(store), held: Mutex::new(true), released: Condvar::new() }
    }

    /// Acquires the lease, waiting until it is free.
    pub(super) fn acquire(&self) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        *self.released.wait_while(held, |held| *held).unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// The same with a timeout, since a file system may hang.
    #[cfg(unix)]
    pub(super) fn acquire_within(&self, time: Duration) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut held, _) =
            self.released.wait_timeout_while(held, time, |held| *held).unwrap_or_else(PoisonError::into_inner);
        *held = true;
    }

    /// Releases the lease.
    pub(super) fn release(&self) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.released.notify_one();
    }

    /// The store. Only the holder of the lease may use it.
    pub(super) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The store; `None` if it is still being saved.
    pub(super) fn try_store(&self) -> Option<MutexGuard<'_, Store>> {
        match self.store.try_lock() {
            Ok(store) => Some(store),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }
}
