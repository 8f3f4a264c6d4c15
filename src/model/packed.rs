//! The parts of a questionnaire as bytes, so that the program can contain a questionnaire without parsing or copying it.
//!
//! Bytes follow each other as the macros below list types and fields. A text is a place among texts kept beside the bytes.

use super::{
    Aspect, Band, Bands, Citation, FurtherReading, Id, Indicator, Item, ItemIndex, Kind, MaxGap, Pillar, PillarIndex,
    Question, QuestionnaireParts, Retired, Scale, Side, SourceDocument, Stage, StageIndex, Term, Text, Version,
    Viewpoint, ViewpointIndex,
};
use std::ops::Range;

impl QuestionnaireParts {
    /// The parts as bytes for [`Self::unpack`]. Texts that are not yet in `texts` are added to it.
    #[must_use]
    pub fn pack(&self, texts: &mut String) -> Vec<u8> {
        let mut packer = Packer { bytes: Vec::new(), texts };
        self.write(&mut packer);
        packer.bytes
    }

    /// The parts that [`Self::pack`] turned into these bytes and texts; `None` if they are damaged.
    #[must_use]
    pub fn unpack(bytes: &'static [u8], texts: &'static str) -> Option<Self> {
        let mut unpacker = Unpacker { bytes, texts };
        Self::read(&mut unpacker).filter(|_| unpacker.bytes.is_empty())
    }
}

struct Packer<'a> {
    bytes: Vec<u8>,
    texts: &'a mut String,
}

/// The bytes that are still to be read.
struct Unpacker {
    bytes: &'static [u8],
    texts: &'static str,
}

/// A value that can be packed.
trait Packed: Sized {
    fn write(&self, packer: &mut Packer<'_>);

    /// `None` if the bytes end too early or make no valid value.
    fn read(unpacker: &mut Unpacker) -> Option<Self>;
}

impl<const N: usize> Packed for [u8; N] {
    fn write(&self, packer: &mut Packer<'_>) {
        packer.bytes.extend(self);
    }

    fn read(unpacker: &mut Unpacker) -> Option<Self> {
        let (bytes, rest) = unpacker.bytes.split_first_chunk()?;
        unpacker.bytes = rest;
        Some(*bytes)
    }
}

impl Packed for Text {
    fn write(&self, packer: &mut Packer<'_>) {
        let start = packer.texts.find(self.as_str()).unwrap_or(packer.texts.len());
        if start == packer.texts.len() {
            packer.texts.push_str(self);
        }
        (start..start + self.len()).write(packer);
    }

    fn read(unpacker: &mut Unpacker) -> Option<Self> {
        let place: Range<usize> = Packed::read(unpacker)?;
        unpacker.texts.get(place).map(Self::from_static)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn write(&self, packer: &mut Packer<'_>) {
        self.is_some().write(packer);
        if let Some(value) = self {
            value.write(packer);
        }
    }

    fn read(unpacker: &mut Unpacker) -> Option<Self> {
        if bool::read(unpacker)? { T::read(unpacker).map(Some) } else { Some(None) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn write(&self, packer: &mut Packer<'_>) {
        self.len().write(packer);
        for element in self {
            element.write(packer);
        }
    }

    fn read(unpacker: &mut Unpacker) -> Option<Self> {
        let length = usize::read(unpacker)?;
        // An element takes at least a byte. A damaged length must not reserve more.
        let mut list = Self::with_capacity(length.min(unpacker.bytes.len()));
        for _ in 0..length {
            list.push(T::read(unpacker)?);
        }
        Some(list)
    }
}

impl Packed for Kind {
    fn write(&self, packer: &mut Packer<'_>) {
        match self {
            Self::Question(question) => {
                true.write(packer);
                question.write(packer);
            }
            Self::Indicator(indicator) => {
                false.write(packer);
                indicator.write(packer);
            }
        }
    }

    fn read(unpacker: &mut Unpacker) -> Option<Self> {
        if bool::read(unpacker)? {
            Question::read(unpacker).map(|question| Self::Question(Box::new(question)))
        } else {
            Indicator::read(unpacker).map(|indicator| Self::Indicator(Box::new(indicator)))
        }
    }
}

/// Packs values as values of another type. Numbers have a fixed width because that is the fastest to read.
macro_rules! converted {
    ($($name:ty as $other:ty: $to:expr, $from:expr;)+) => {$(
        impl Packed for $name {
            fn write(&self, packer: &mut Packer<'_>) {
                let to: fn(&Self) -> $other = $to;
                to(self).write(packer);
            }

            fn read(unpacker: &mut Unpacker) -> Option<Self> {
                let from: fn($other) -> Option<Self> = $from;
                from(<$other>::read(unpacker)?)
            }
        }
    )+};
}

converted! {
    u8 as [u8; 1]: |number| number.to_le_bytes(), |bytes| Some(Self::from_le_bytes(bytes));
    u16 as [u8; 2]: |number| number.to_le_bytes(), |bytes| Some(Self::from_le_bytes(bytes));
    u32 as [u8; 4]: |number| number.to_le_bytes(), |bytes| Some(Self::from_le_bytes(bytes));
    // Indices and places in texts: a larger number than 32 bits hold would be out of range when read.
    usize as u32: |&number| number.try_into().unwrap_or(u32::MAX), |number| number.try_into().ok();
    bool as u8: |&holds| holds.into(), |number| (number < 2).then_some(number == 1);
    ItemIndex as usize: |index| index.get(), |position| Some(Self::new(position));
    PillarIndex as usize: |index| index.get(), |position| Some(Self::new(position));
    StageIndex as usize: |index| index.get(), |position| Some(Self::new(position));
    ViewpointIndex as usize: |index| index.get(), |position| Some(Self::new(position));
    Id as Text: |id| id.as_str().into(), |text| text.try_into().ok();
    MaxGap as u32: |gap| gap.millionths(), Self::from_millionths;
    Bands as Vec<Band>: |bands| bands.as_slice().to_vec(), |bands| Self::new(bands).ok();
    Aspect as bool: |aspect| match aspect { Self::Policy => true, Self::Practice => false },
        |policy| Some(if policy { Self::Policy } else { Self::Practice });
    Side as bool: |side| match side { Self::Peer => true, Self::Leadership => false },
        |peer| Some(if peer { Self::Peer } else { Self::Leadership });
}

/// Packs structs field by field. The compiler demands every field.
macro_rules! structs {
    ($($name:ty { $($field:ident),+ })+) => {$(
        impl Packed for $name {
            fn write(&self, packer: &mut Packer<'_>) {
                let Self { $($field),+ } = self;
                $($field.write(packer);)+
            }

            fn read(unpacker: &mut Unpacker) -> Option<Self> {
                Some(Self { $($field: Packed::read(unpacker)?),+ })
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
    Range<usize> { start, end }
    Item {
        id, pillar, top, target, weight, title, stages, asked_of, short, raise_if_hostile, must_have, na_allowed, source, action,
        reading, since, changed, kind
    }
    Question { text, why, levels, evidence, aspect, depends_on }
    Indicator { hostile, fertile }
    Citation { document, page }
    Retired { id, pillar, obsolete }
    FurtherReading { id, title, authors, year, link, document, warning }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;
    use crate::model::Questionnaire;
    use crate::source::Source;
    use proptest::prelude::*;

    const SMALL: &str = include_str!("../../tests/it/fixtures/small.toml");
    const STAGED: &str = include_str!("../../tests/it/fixtures/staged.toml");
    const PILLARS: &str = include_str!("../../pillars.toml");

    fn parts(file: &str) -> QuestionnaireParts {
        input::questionnaire(&Source::new("questionnaire.toml", file)).into_parts().0.unwrap().into()
    }

    fn packed(file: &str) -> (&'static [u8], &'static str) {
        let mut texts = file.to_owned();
        let bytes = parts(file).pack(&mut texts);
        (bytes.leak(), texts.leak())
    }

    #[test]
    fn parts_survive_packing() {
        for file in [SMALL, STAGED, PILLARS] {
            for mut texts in [file.to_owned(), String::new()] {
                let bytes = parts(file).pack(&mut texts);
                assert_eq!(QuestionnaireParts::unpack(bytes.leak(), texts.leak()), Some(parts(file)));
            }
        }
    }

    #[test]
    fn bytes_that_end_too_early_or_too_late_are_refused() {
        let (bytes, texts) = packed(SMALL);
        for end in 0..bytes.len() {
            assert_eq!(QuestionnaireParts::unpack(&bytes[..end], texts), None, "{end}");
        }
        let longer = [bytes, &[0]].concat();
        assert_eq!(QuestionnaireParts::unpack(longer.leak(), texts), None);
    }

    proptest! {
        #[test]
        fn damaged_bytes_do_no_harm(damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
            let (bytes, texts) = packed(SMALL);
            let mut bytes = bytes.to_vec();
            for (place, byte) in damage {
                *place.get_mut(&mut bytes) = byte;
            }
            let _questionnaire = QuestionnaireParts::unpack(bytes.leak(), texts).map(Questionnaire::new);
        }
    }
}
