//! Writes a questionnaire as the Rust expression that makes it again.

use crate::model::{
    Aspect, Band, Bands, Citation, Id, Indicator, Item, ItemIndex, Kind, MaxGap, Pillar, PillarIndex, Question,
    QuestionnaireParts, Reading, Retired, Scale, Side, SourceDocument, Stage, StageIndex, Term, Text, Version,
    Viewpoint, ViewpointIndex,
};
use std::ops::Range;

/// A value that can be written as a Rust expression.
pub(crate) trait RustSource {
    /// The expression.
    fn rust(&self) -> String;
}

/// Writes structs field by field. The compiler demands every field.
macro_rules! structs {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl RustSource for $name {
            fn rust(&self) -> String {
                let Self { $($field),+ } = self;
                let fields = [$(format!("{}: {}", stringify!($field), $field.rust())),+];
                format!("{} {{ {} }}", stringify!($name), fields.join(",\n"))
            }
        }
    )+};
}

structs! {
    QuestionnaireParts {
        id, version, title, language, caveats, must_have_cap, scale, documents, viewpoints, stages, terms, bands, pillars, items,
        retired, readings
    }
    Version { major, minor, patch }
    Scale { levels, target }
    SourceDocument { id, title, author, link }
    Viewpoint { id, label, side }
    Stage { id, label, text }
    Term { id, word, forms, meaning }
    Band { id, label, max_gap }
    Pillar { id, title, why, source, weight, items }
    Item {
        id, pillar, top, target, weight, title, stages, asked_of, short, raise_if_hostile, must_have, na_allowed, source, action,
        reading, since, changed, kind
    }
    Question { text, why, levels, evidence, aspect, depends_on }
    Indicator { hostile, fertile }
    Citation { document, page }
    Retired { id, pillar, obsolete }
    Reading { id, title, authors, year, link, document, warning }
}

/// Writes indices of lists.
macro_rules! indices {
    ($($name:ident)+) => {$(
        impl RustSource for $name {
            fn rust(&self) -> String {
                format!("{}::new({})", stringify!($name), self.get())
            }
        }
    )+};
}

indices! { ItemIndex PillarIndex StageIndex ViewpointIndex }

/// Values whose debug output is valid Rust.
macro_rules! as_shown {
    ($($name:ty, $before:literal)+) => {$(
        impl RustSource for $name {
            fn rust(&self) -> String {
                format!("{}{self:?}", $before)
            }
        }
    )+};
}

as_shown! {
    bool, ""
    u8, ""
    u16, ""
    u32, ""
    usize, ""
    Range<usize>, ""
    Aspect, "Aspect::"
    Side, "Side::"
}

impl RustSource for Text {
    fn rust(&self) -> String {
        format!("Text::from_static({:?})", self.as_str())
    }
}

impl RustSource for Id {
    /// In a constant, so that ids are validated at compile time.
    fn rust(&self) -> String {
        format!("const {{ Id::from_static({:?}) }}", self.as_str())
    }
}

impl RustSource for MaxGap {
    fn rust(&self) -> String {
        format!("MaxGap::from_millionths({}).unwrap_or(MaxGap::WHOLE)", self.millionths())
    }
}

impl RustSource for Bands {
    fn rust(&self) -> String {
        format!("Bands::new({})?", self.as_slice().to_vec().rust())
    }
}

impl RustSource for Kind {
    fn rust(&self) -> String {
        match self {
            Self::Question(question) => format!("Kind::Question({})", question.rust()),
            Self::Indicator(indicator) => format!("Kind::Indicator({})", indicator.rust()),
        }
    }
}

impl<T: RustSource> RustSource for Box<T> {
    fn rust(&self) -> String {
        format!("Box::new({})", (**self).rust())
    }
}

impl<T: RustSource> RustSource for Option<T> {
    fn rust(&self) -> String {
        self.as_ref().map_or_else(|| "None".to_owned(), |value| format!("Some({})", value.rust()))
    }
}

impl<T: RustSource> RustSource for Vec<T> {
    fn rust(&self) -> String {
        if self.is_empty() {
            return "Vec::new()".to_owned();
        }
        let elements: Vec<_> = self.iter().map(RustSource::rust).collect();
        format!("vec![{}]", elements.join(",\n"))
    }
}
