//! The position of a new key in a TOML table: after the key that usually precedes it. Nothing else moves.

use toml_edit::{InlineTable, Item, TableLike, Value};

/// The form of a new table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableForm {
    /// It has a header of its own.
    Header,
    /// It is only implied by the headers of its tables.
    Implied,
}

/// Sets a value. An existing value keeps the comments and spaces around it, and stays as written if it is equal.
pub(super) fn set_value(table: &mut dyn TableLike, key: &str, value: impl Into<Value>, order: &[&str]) {
    let value = value.into();
    let Some(existing) = table.get_mut(key).filter(|item| !item.is_none()) else {
        return insert(table, key, Item::Value(value), order);
    };
    if let Some(existing) = existing.as_value_mut() {
        if !values_equal(existing, &value) {
            let decor = existing.decor().clone();
            *existing = value;
            *existing.decor_mut() = decor;
        }
    } else {
        *existing = Item::Value(value);
    }
}

/// The table of a key, created if it is missing; `None` if the key has another kind of value.
pub(super) fn table_in<'t>(
    parent: &'t mut dyn TableLike,
    key: &str,
    order: &[&str],
    kind: TableForm,
) -> Option<&'t mut dyn TableLike> {
    if parent.get(key).is_none_or(Item::is_none) {
        let mut new = toml_edit::Table::new();
        new.set_implicit(kind == TableForm::Implied);
        insert(parent, key, Item::Table(new), order);
    }
    parent.get_mut(key)?.as_table_like_mut()
}

/// Inserts after the last key that comes before it in `order`, or at the beginning if there is none.
fn insert(table: &mut dyn TableLike, key: &str, item: Item, order: &[&str]) {
    let rank = |key: &str| order.iter().position(|known| *known == key);
    let wanted = rank(key);
    let keys: Vec<_> = table.iter().filter_map(|(key, _)| table.key(key).cloned()).collect();
    let before = keys.iter().rposition(|key| rank(key.get()).is_some_and(|rank| Some(rank) < wanted));
    let index = before.map_or(0, |before| before + 1);
    let behind: Vec<_> = keys
        .into_iter()
        .skip(index)
        .filter_map(|key| {
            let item = table.remove(key.get())?;
            Some((key, item))
        })
        .collect();
    table.insert(key, item);
    for (key, item) in behind {
        table.entry_format(&key).or_insert(item);
    }
}

/// Whether two values are equal, regardless of notation. Line endings belong to the file, not to the text.
pub(super) fn values_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => {
            one.value() == other.value() || one.value().replace("\r\n", "\n") == *other.value()
        }
        (Value::Integer(one), Value::Integer(other)) => one.value() == other.value(),
        (Value::Boolean(one), Value::Boolean(other)) => one.value() == other.value(),
        (Value::Datetime(one), Value::Datetime(other)) => one.value() == other.value(),
        (Value::InlineTable(one), Value::InlineTable(other)) => same_table(one, other),
        _ => false,
    }
}

fn same_table(one: &InlineTable, other: &InlineTable) -> bool {
    one.len() == other.len()
        && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| values_equal(value, other)))
}
