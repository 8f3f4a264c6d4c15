//! Limits in points, for one pillar or for every pillar: `peer-leadership=20`, `35.5`.

use crate::model::{MaxGap, Pillar, PillarIndex, Questionnaire};
use crate::score::Fraction;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A limit as written, before its pillar is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The pillar's id; `None` for every pillar.
    pub pillar: Option<String>,
    points: MaxGap,
}

/// The text is not a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidLimit;

impl FromStr for Limit {
    type Err = InvalidLimit;

    fn from_str(text: &str) -> Result<Self, InvalidLimit> {
        let (pillar, points) = match text.split_once('=') {
            Some((pillar, points)) => {
                (Some(pillar.trim().to_owned()).filter(|pillar| !pillar.is_empty()), points.trim())
            }
            None => (None, text.trim()),
        };
        if text.contains('=') && pillar.is_none() {
            return Err(InvalidLimit);
        }
        Ok(Self { pillar, points: MaxGap::from_decimal(points).ok_or(InvalidLimit)? })
    }
}

impl fmt::Display for InvalidLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not PILLAR=POINTS or POINTS, with points from 0 to 100")
    }
}

impl Error for InvalidLimit {}

/// Limits for one questionnaire. A limit for a pillar overrides the limit for every pillar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    every: Option<MaxGap>,
    own: BTreeMap<PillarIndex, MaxGap>,
}

impl Limits {
    /// Looks up the pillars of limits. Later limits override earlier ones.
    ///
    /// # Errors
    /// The id of a pillar that the questionnaire does not have.
    pub fn new<'l>(limits: impl IntoIterator<Item = &'l Limit>, questionnaire: &Questionnaire) -> Result<Self, String> {
        let mut all = Self::default();
        for limit in limits {
            match &limit.pillar {
                None => all.every = Some(limit.points),
                Some(id) => {
                    let pillar = questionnaire.pillar_named(id).ok_or_else(|| id.clone())?;
                    all.own.insert(pillar, limit.points);
                }
            }
        }
        Ok(all)
    }

    /// Whether there are no limits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.every.is_none() && self.own.is_empty()
    }

    /// The pillars that have a limit, each with its limit and whether that is for this pillar only.
    pub(super) fn of<'q>(
        &self,
        pillars: &'q [Pillar],
    ) -> impl Iterator<Item = (PillarIndex, &'q Pillar, MaxGap, bool)> {
        PillarIndex::enumerate(pillars).filter_map(|(index, pillar)| match self.own.get(&index) {
            Some(own) => Some((index, pillar, *own, true)),
            None => Some((index, pillar, self.every?, false)),
        })
    }
}

/// A limit as an exact number.
pub(super) fn exact(limit: MaxGap) -> Fraction {
    Fraction::ratio(limit.millionths().into(), 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_points_for_one_pillar_or_for_all() {
        let limit = |text: &str| text.parse::<Limit>().map(|limit| (limit.pillar, limit.points.to_string()));
        assert_eq!(limit("35.5"), Ok((None, "35.5".to_owned())));
        assert_eq!(limit("peer-leadership = 20"), Ok((Some("peer-leadership".to_owned()), "20".to_owned())));
        for bad in ["", "=20", "a=", "a=101", "-1", "a=b=3", "ten"] {
            assert_eq!(limit(bad), Err(InvalidLimit), "{bad}");
        }
    }
}
