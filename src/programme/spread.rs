//! How a figure spreads over teams: lowest, quartiles, highest (scoring, section 14).

use crate::score::Fraction;

/// Parts of a point: an interpolated quartile of tenths is a multiple of one fortieth.
const FORTIETHS: i128 = 40;

/// The spread of a figure over teams, in points; a quartile may lie between two teams' figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The number of teams that have the figure.
    pub teams: u32,
    /// The lowest figure.
    pub lowest: Fraction,
    /// A quarter of the teams are below it.
    pub lower_quartile: Fraction,
    /// Half of the teams are below it.
    pub median: Fraction,
    /// Three quarters of the teams are below it.
    pub upper_quartile: Fraction,
    /// The highest figure.
    pub highest: Fraction,
}

impl Spread {
    /// The number of decimals with which every figure of a spread is exact.
    pub const DECIMALS: u32 = 3;

    /// The spread of figures as printed with one decimal, given in tenths of a point; `None` if there are none.
    #[must_use]
    pub fn of(mut tenths: Vec<i32>) -> Option<Self> {
        tenths.sort_unstable();
        let at = |position: usize| tenths.get(position).or(tenths.last()).map(|tenths| i128::from(*tenths));
        // The position of a quartile among n figures is (n − 1) × quarter ÷ 4; between two figures it is interpolated.
        let quartile = |quarter: usize| {
            let position = tenths.len().checked_sub(1)? * quarter;
            let (below, above) = (at(position / 4)?, at(position / 4 + 1)?);
            let between = i128::try_from(position % 4).ok()?;
            Some(Fraction::ratio(below * 4 + (above - below) * between, FORTIETHS))
        };
        Some(Self {
            teams: u32::try_from(tenths.len()).ok()?,
            lowest: quartile(0)?,
            lower_quartile: quartile(1)?,
            median: quartile(2)?,
            upper_quartile: quartile(3)?,
            highest: quartile(4)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lowest, quartiles and highest, as decimals.
    fn digits(tenths: &[i32]) -> Option<[String; 5]> {
        let Spread { lowest, lower_quartile, median, upper_quartile, highest, .. } = Spread::of(tenths.to_vec())?;
        Some(
            [lowest, lower_quartile, median, upper_quartile, highest].map(|figure| figure.to_decimal(Spread::DECIMALS)),
        )
    }

    #[test]
    fn quartiles_are_interpolated_between_neighbours() {
        // Four figures 10, 20, 30.1, 50: the positions of the quartiles are 3/4, 6/4 and 9/4.
        // 10 + 3/4 × 10 = 17.5; 20 + 1/2 × 10.1 = 25.05; 30.1 + 1/4 × 19.9 = 35.075.
        assert_eq!(digits(&[500, 100, 301, 200]).unwrap(), ["10.000", "17.500", "25.050", "35.075", "50.000"]);
        // Five figures: the quartiles are among them.
        assert_eq!(digits(&[5, 4, 3, 2, 1]).unwrap(), ["0.100", "0.200", "0.300", "0.400", "0.500"]);
        // Two figures 0 and 0.1: a quarter of a tenth is a fortieth of a point.
        assert_eq!(digits(&[0, 1]).unwrap(), ["0.000", "0.025", "0.050", "0.075", "0.100"]);
    }

    #[test]
    fn one_team_is_its_own_spread_and_none_has_none() {
        assert_eq!(digits(&[333]).unwrap(), ["33.300"; 5]);
        assert_eq!(digits(&[]), None);
    }
}
