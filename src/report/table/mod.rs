//! Tables for spreadsheets and programs: every column is declared once, with its name and the typed cell it shows.

mod changes;
mod csv;
mod items;
mod teams;

pub use changes::changes_as_csv;
pub use csv::BYTE_ORDER_MARK;
pub use items::{items_as_csv, items_csv_header};
pub use teams::{TeamRow, team_as_csv, teams_csv_header};

use crate::model::{BandIndex, ItemIndex, Questionnaire};
use crate::score::{Exact, Hundredths};
use chrono::NaiveDate;
use std::borrow::Cow;

/// A column of rows of type `T`.
struct Column<T> {
    name: &'static str,
    cell: fn(&T) -> Cell<'_>,
}

/// What a cell holds; `Empty` where a figure does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Date(NaiveDate),
    Bool(bool),
    /// The last `decimals` digits of `scaled` are decimals.
    Number {
        scaled: i64,
        decimals: u8,
    },
}

/// The column `name`.
const fn column<T>(name: &'static str, cell: fn(&T) -> Cell<'_>) -> Column<T> {
    Column { name, cell }
}

fn cells<'r, T>(columns: &'r [Column<T>], row: &'r T) -> impl Iterator<Item = Cell<'r>> {
    columns.iter().map(move |column| (column.cell)(row))
}

impl<'a> Cell<'a> {
    fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    fn maybe_text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    fn date(date: Option<&NaiveDate>) -> Self {
        date.map_or(Self::Empty, |date| Self::Date(*date))
    }

    fn whole(number: impl TryInto<i64>) -> Self {
        number.try_into().map_or(Self::Empty, |scaled| Self::Number { scaled, decimals: 0 })
    }

    /// Points with one decimal.
    fn points(points: Option<&Exact>) -> Self {
        Self::rounded(points, 1)
    }

    fn rounded(figure: Option<&Exact>, decimals: u8) -> Self {
        figure.map_or(Self::Empty, |figure| Self::Number { scaled: figure.round_half_up(decimals.into()), decimals })
    }

    /// A level or a position with two decimals.
    fn hundredths(level: Option<Hundredths>) -> Self {
        level.map_or(Self::Empty, |scaled| Self::Number { scaled, decimals: 2 })
    }

    fn band(questionnaire: &'a Questionnaire, band: Option<BandIndex>) -> Self {
        Self::maybe_text(band.map(|band| questionnaire.bands().get(band).id.as_str()))
    }

    /// The ids of these items, separated by spaces.
    fn items(questionnaire: &'a Questionnaire, items: impl IntoIterator<Item = ItemIndex>) -> Self {
        Self::ids(items.into_iter().map(|index| questionnaire.items()[index].id.as_str()))
    }

    fn ids(ids: impl Iterator<Item = &'a str>) -> Self {
        Self::text(ids.collect::<Vec<_>>().join(" "))
    }
}
