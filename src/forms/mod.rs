//! Forms for people who never open a terminal: the questions as a file to fill in.
//!
//! [`FormContent`] says what a form asks and of whom. There is one file or folder per kind of form:
//!
//! | kind | module | comes back as |
//! |---|---|---|
//! | Excel workbook | [`workbook`] | the same workbook |
//! | HTML page | [`page`] | an answers file that the page saves |
//! | Word document for Microsoft Forms | [`quick_import`] | an export of Microsoft Forms |

mod content;
pub mod page;
pub mod quick_import;
mod wording;
pub mod workbook;

pub use content::{FormContent, FormItem, FormScope, FormSection};
