//! Action plans: reading, checking, drafting, comparing and showing them.

mod checking;
mod comparing;
mod drafting;
mod reading;
mod scoring;
mod showing;
mod stages;
