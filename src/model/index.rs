//! Indices into the questionnaire's lists. Each list has its own type, so that they cannot be confused.

use std::iter::{Enumerate, Map};
use std::ops::{Index, IndexMut};

/// Adds its index to an element of a list.
type WithIndex<I, T> = fn((usize, T)) -> (I, T);

/// Defines the index type of a list.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl $name {
            /// The index of the element at this position, 0 first.
            pub const fn new(position: usize) -> Self {
                Self(position)
            }

            /// The position, 0 first.
            pub const fn get(self) -> usize {
                self.0
            }

            /// The position counted from 1.
            pub const fn number(self) -> usize {
                self.0 + 1
            }

            /// The first `count` indices.
            pub fn first(count: usize) -> impl DoubleEndedIterator<Item = Self> + Clone {
                (0..count).map(Self)
            }

            /// The elements of a list, each with its index.
            pub fn enumerate<L: IntoIterator>(list: L) -> Map<Enumerate<L::IntoIter>, WithIndex<Self, L::Item>> {
                list.into_iter().enumerate().map(|(position, element)| (Self(position), element))
            }
        }

        impl<T> Index<$name> for [T] {
            type Output = T;

            fn index(&self, index: $name) -> &T {
                &self[index.0]
            }
        }

        impl<T> IndexMut<$name> for [T] {
            fn index_mut(&mut self, index: $name) -> &mut T {
                &mut self[index.0]
            }
        }

        impl<T> Index<$name> for Vec<T> {
            type Output = T;

            fn index(&self, index: $name) -> &T {
                &self[index.0]
            }
        }

        impl<T> IndexMut<$name> for Vec<T> {
            fn index_mut(&mut self, index: $name) -> &mut T {
                &mut self[index.0]
            }
        }
    };
}

index! {
    /// A pillar in the questionnaire.
    PillarIndex
}
index! {
    /// An item in the questionnaire: pillar by pillar, its questions, then its indicators.
    ItemIndex
}
index! {
    /// A viewpoint in the questionnaire.
    ViewpointIndex
}
index! {
    /// A stage in the questionnaire, in the order in which an organisation passes through them.
    StageIndex
}

impl ViewpointIndex {
    /// The bit of this viewpoint in a set; there are fewer viewpoints than bits ([`limits`](super::limits)).
    pub(crate) const fn bit(self) -> u64 {
        1 << self.0
    }

    /// A set of viewpoints, one bit each.
    pub(crate) fn set<'v>(viewpoints: impl IntoIterator<Item = &'v Self>) -> u64 {
        viewpoints.into_iter().fold(0, |set, viewpoint| set | viewpoint.bit())
    }
}
