//! Text: counts, lists, quoting, dates, control characters and escaping, for every other module.

mod clean;
mod escape;
mod names;
mod shortened;
mod time;
mod wording;
mod words;

pub(crate) use clean::*;
pub(crate) use escape::*;
pub(crate) use names::file_name_part;
pub use names::{name_key, normalise_name};
pub(crate) use shortened::*;
pub use time::about;
pub(crate) use time::parse_date;
pub use wording::fold_wording;
pub use words::*;
