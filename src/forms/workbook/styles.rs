//! The formats of a form's cells. Nothing relies on colour alone.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The colour of the lines around cells.
const LINE: Color = Color::RGB(0xA9_B0_B8);

/// The formats of all cells.
#[derive(Debug)]
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) header: Format,
    /// A line that runs over several columns.
    pub(super) line: Format,
    /// Explanations, which nobody can change.
    pub(super) text: Format,
    pub(super) strong: Format,
    /// A part of a text that is less important than the rest.
    pub(super) muted: Format,
    pub(super) link: Format,
    /// Printed text in a row with cells to fill in.
    pub(super) framed: Format,
    pub(super) framed_strong: Format,
    /// A cell that was filled in by the organiser.
    pub(super) fixed: Format,
    pub(super) fixed_date: Format,
    /// A cell to fill in.
    pub(super) open: Format,
    pub(super) open_date: Format,
    pub(super) answer: Format,
    /// A cell that still has to be filled in.
    pub(super) missing: Format,
    /// The column "To do" in a complete row.
    pub(super) complete: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let framed = text.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
        let framed = framed.set_align(FormatAlign::Left).set_indent(1);
        let fixed = framed.clone().set_background_color(Color::RGB(0xF0_F1_F3));
        let open = framed.clone().set_unlocked();
        let date = "d mmmm yyyy";
        Self {
            title: Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Top),
            header: framed
                .clone()
                .set_bold()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xDD_E6_F0)),
            line: Format::new().set_align(FormatAlign::Top),
            strong: text.clone().set_bold(),
            muted: Format::new().set_font_color(Color::RGB(0x55_59_5F)),
            link: framed
                .clone()
                .set_font_color(Color::RGB(0x1F_4E_8C))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            framed_strong: framed.clone().set_bold(),
            fixed_date: fixed.clone().set_num_format(date),
            open_date: open.clone().set_num_format(date),
            answer: open.clone().set_indent(0).set_align(FormatAlign::Center).set_bold(),
            missing: Format::new().set_background_color(Color::RGB(0xFF_F0_C2)),
            complete: Format::new().set_font_color(Color::RGB(0x55_59_5F)),
            text,
            framed,
            fixed,
            open,
        }
    }
}
