//! The built-in questionnaire: what every text owes to those who answer, whom each is asked of, and that its pages tell the truth.

mod asking;
mod employers;
mod file;
mod form;
mod page;
mod time;
mod versions;
