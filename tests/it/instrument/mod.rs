//! The built-in questionnaire: the quality of its texts, who is asked what, and its pages.

mod asking;
mod employers;
mod file;
mod form;
mod page;
mod time;
mod versions;
