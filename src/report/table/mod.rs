//! Tables for spreadsheets and programs: every column is declared once, with its name and the typed cell it shows.

mod actions;
mod changes;
mod csv;
mod headings;
mod items;
mod outcomes;
mod team_changes;
mod teams;
mod workbooks;
mod xlsx;

pub use actions::{actions_as_csv, actions_as_xlsx};
pub use changes::changes_as_csv;
pub use csv::BYTE_ORDER_MARK;
pub use items::{items_as_csv, items_csv_header};
pub use teams::{TeamRow, team_as_csv, teams_csv_header};
pub use workbooks::{TeamSheets, TeamsWorkbook, changes_as_xlsx};
pub use xlsx::XlsxProblem;

use crate::model::{BandIndex, ItemIndex, PillarIndex, Questionnaire};
use crate::report::wording::figure::hundredths;
use crate::report::wording::item::ItemName;
use crate::score::{Fraction, Hundredths};
use crate::text::clean;
use chrono::NaiveDate;
use std::borrow::Cow;

/// A column of rows of type `T`.
struct TypedColumn<T> {
    name: &'static str,
    cell: fn(&T) -> TypedCell<'_>,
}

/// The value of a cell; `Empty` if it does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
enum TypedCell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Date(NaiveDate),
    Bool(bool),
    Band(&'a Questionnaire, BandIndex),
    Pillars(&'a Questionnaire, Cow<'a, [PillarIndex]>),
    Items(&'a Questionnaire, Vec<ItemIndex>),
    /// A level, or an indicator's position, of each item; `None` if it is not known.
    Levels(&'a Questionnaire, Vec<(ItemIndex, Option<Hundredths>)>),
    /// The last `decimals` digits of `scaled` are decimals.
    Number {
        scaled: i64,
        decimals: u8,
    },
}

/// A cell for people: with names instead of ids.
#[derive(Debug, Clone, PartialEq)]
enum XlsxValue {
    Empty,
    Text(String),
    Date(NaiveDate),
    Number { value: f64, decimals: u8 },
}

/// The column `name`.
const fn column<T>(name: &'static str, cell: fn(&T) -> TypedCell<'_>) -> TypedColumn<T> {
    TypedColumn { name, cell }
}

fn cells<'r, T>(columns: &'r [TypedColumn<T>], row: &'r T) -> impl Iterator<Item = TypedCell<'r>> {
    columns.iter().map(move |column| (column.cell)(row))
}

/// The cells of a sheet's row.
fn values<T>(row: &T, columns: &[&TypedColumn<T>]) -> Vec<XlsxValue> {
    columns.iter().map(|column| (column.cell)(row).into()).collect()
}

/// The columns of a sheet: those that are printed, in this order, then all others. Columns `in_words` replace those of the same name.
fn printed_first<'a, T>(
    printed: &'a [&'a str],
    in_words: &'a [TypedColumn<T>],
    all: &'a [TypedColumn<T>],
) -> impl Iterator<Item = &'a TypedColumn<T>> {
    let named = move |name: &&str| in_words.iter().chain(all).find(|column| column.name == *name);
    let others = all.iter().map(|column| column.name).filter(|name| !printed.contains(name));
    printed.iter().copied().chain(others).filter_map(move |name| named(&name))
}

impl<'a> TypedCell<'a> {
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
    fn points(points: Option<&Fraction>) -> Self {
        Self::rounded(points, 1)
    }

    fn rounded(figure: Option<&Fraction>, decimals: u8) -> Self {
        figure.map_or(Self::Empty, |figure| Self::Number { scaled: figure.round_half_up(decimals.into()), decimals })
    }

    /// A level or a position with two decimals.
    fn hundredths(level: Option<Hundredths>) -> Self {
        level.map_or(Self::Empty, |scaled| Self::Number { scaled, decimals: 2 })
    }

    fn band(questionnaire: &'a Questionnaire, band: Option<BandIndex>) -> Self {
        band.map_or(Self::Empty, |band| Self::Band(questionnaire, band))
    }

    fn items(questionnaire: &'a Questionnaire, items: impl IntoIterator<Item = ItemIndex>) -> Self {
        Self::Items(questionnaire, items.into_iter().collect())
    }

    fn pillar(questionnaire: &'a Questionnaire, pillar: PillarIndex) -> Self {
        Self::Pillars(questionnaire, vec![pillar].into())
    }
}

impl<T> TypedColumn<T> {
    /// The name in words.
    fn heading(&self) -> String {
        headings::heading(self.name)
    }
}

impl From<TypedCell<'_>> for XlsxValue {
    fn from(cell: TypedCell<'_>) -> Self {
        match cell {
            TypedCell::Empty => Self::Empty,
            TypedCell::Text(text) if text.is_empty() => Self::Empty,
            TypedCell::Text(text) => Self::Text(text.lines().map(clean).collect::<Vec<_>>().join("\n")),
            TypedCell::Date(date) => Self::Date(date),
            TypedCell::Bool(value) => Self::Text(if value { "yes" } else { "no" }.to_owned()),
            TypedCell::Band(questionnaire, band) => Self::Text(clean(&questionnaire.bands().get(band).label)),
            TypedCell::Pillars(questionnaire, pillars) => {
                Self::list(pillars.iter().map(|pillar| clean(&questionnaire.pillars()[*pillar].title)))
            }
            TypedCell::Items(questionnaire, items) => {
                Self::list(items.iter().map(|item| ItemName::distinct(questionnaire, *item)))
            }
            TypedCell::Levels(_, levels) if levels.len() == 1 => match levels.first().and_then(|(_, level)| *level) {
                Some(whole) if whole % 100 == 0 => TypedCell::whole(whole / 100).into(),
                Some(level) => TypedCell::hundredths(Some(level)).into(),
                None => Self::Text("not known".to_owned()),
            },
            TypedCell::Levels(questionnaire, levels) => {
                let lines = levels.into_iter().map(|(item, level)| {
                    let level = level.map_or_else(|| "not known".to_owned(), hundredths);
                    format!("{level}: {}", ItemName::distinct(questionnaire, item))
                });
                Self::Text(lines.collect::<Vec<_>>().join("\n"))
            }
            TypedCell::Number { scaled, decimals } => {
                // A float holds every whole number of 32 bits exactly, and no figure needs more.
                let whole = i32::try_from(scaled).map_or(f64::NAN, f64::from);
                Self::Number { value: whole / 10_f64.powi(decimals.into()), decimals }
            }
        }
    }
}

impl XlsxValue {
    fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn list(names: impl Iterator<Item = String>) -> Self {
        let names = names.collect::<Vec<_>>().join(", ");
        if names.is_empty() { Self::Empty } else { Self::Text(names) }
    }
}
