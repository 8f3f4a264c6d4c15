//! Reading answers files: what is taken, and what is said about the rest.
