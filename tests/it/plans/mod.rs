//! Action plans: read, checked, drafted, compared and shown.

mod checking;
mod comparing;
mod drafting;
mod reading;
mod scoring;
mod showing;
mod stages;
