//! Exact fractions: two 128-bit integers where they suffice, big integers otherwise.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// An exact fraction. Points are fractions of this kind, 0 … 100.
#[derive(Debug, Clone)]
pub struct Fraction(Repr);

#[derive(Debug, Clone)]
enum Repr {
    /// `num / den` with `den > 0`, not necessarily in lowest terms.
    Small { num: i128, den: i128 },
    /// Too large for 128 bits.
    Big(Box<BigRational>),
}

impl Fraction {
    /// `num / den`; zero if the denominator is zero, which is a bug.
    #[must_use]
    pub fn ratio(num: i128, den: i128) -> Self {
        debug_assert!(den > 0, "denominators are sums of positive weights");
        if den > 0 { Self(Repr::Small { num, den }) } else { Self::whole(0) }
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self(Repr::Small { num: number.into(), den: 1 })
    }

    /// The value times 10 to the power of `decimals`, rounded half up to a whole number: 2.5 → 3, −2.5 → −2.
    #[must_use]
    pub fn round_half_up(&self, decimals: u32) -> i64 {
        if let Repr::Small { num, den } = self.0
            && let Some(twice) = 10_i64.checked_pow(decimals).and_then(|ten| ten.checked_mul(2))
            && let Some(rounded) = half_up_in_64_bits(num, den, twice).or_else(|| half_up(num, den, twice))
        {
            return rounded;
        }
        let shifted = self.to_big() * BigInt::from(10).pow(decimals) + BigRational::new(1.into(), 2.into());
        shifted.floor().to_integer().to_i64().unwrap_or(if shifted.is_negative() { i64::MIN } else { i64::MAX })
    }

    /// The decimal with this many places, rounded half up: `44.6`, `-0.5`.
    #[must_use]
    pub fn to_decimal(&self, decimals: u32) -> String {
        decimal(self.round_half_up(decimals), decimals)
    }

    /// The decimal truncated to this many places: 625/14 is `44.6428`.
    #[must_use]
    pub fn to_truncated(&self, decimals: u32) -> String {
        let ten = 10_i128.checked_pow(decimals).unwrap_or(i128::MAX);
        let negative = *self < Self::whole(0);
        let magnitude = if negative { -self } else { self.clone() };
        let rounded = magnitude.round_half_up(decimals);
        let cut = if Self::ratio(rounded.into(), ten) > magnitude { rounded - 1 } else { rounded };
        decimal(if negative { -cut } else { cut }, decimals)
    }

    /// Numerator and denominator in lowest terms, as text.
    #[must_use]
    pub fn lowest_terms(&self) -> (String, String) {
        let big = self.to_big();
        (big.numer().to_string(), big.denom().to_string())
    }

    /// Whether the decimal with this many places is exact.
    #[must_use]
    pub fn is_decimal(&self, decimals: u32) -> bool {
        *self == Self::ratio(self.round_half_up(decimals).into(), 10_i128.pow(decimals))
    }

    #[must_use]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num == 0,
            Repr::Big(big) => big.is_zero(),
        }
    }

    fn sum(&self, other: &Self) -> Self {
        self.small_sum(other)
            .or_else(|| self.reduced().small_sum(&other.reduced()))
            .unwrap_or_else(|| Self::from_big(self.to_big() + other.to_big()))
    }

    fn small_sum(&self, other: &Self) -> Option<Self> {
        let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) else { return None };
        if b == d {
            return Some(Self(Repr::Small { num: a.checked_add(*c)?, den: *b }));
        }
        if let (Ok(a), Ok(b), Ok(c), Ok(d)) =
            (i64::try_from(*a), i64::try_from(*b), i64::try_from(*c), i64::try_from(*d))
            && let Some(den) = b.checked_mul(d)
        {
            let [a, b, c, d] = [a, b, c, d].map(i128::from);
            return Some(Self(Repr::Small { num: a * d + c * b, den: den.into() }));
        }
        let (b, d, common) = over_their_common_divisor(*b, *d);
        let num = product(*a, d)?.checked_add(product(*c, b)?)?;
        Some(Self(Repr::Small { num, den: product(product(b, d)?, common)? }))
    }

    fn reduced(&self) -> Self {
        Self::from_big(self.to_big())
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small { num, den } => BigRational::new((*num).into(), (*den).into()),
            Repr::Big(big) => (**big).clone(),
        }
    }

    fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i128(), big.denom().to_i128()) {
            (Some(num), Some(den)) => Self(Repr::Small { num, den }),
            _ => Self(Repr::Big(Box::new(big))),
        }
    }
}

impl Add for &Fraction {
    type Output = Fraction;

    fn add(self, other: Self) -> Fraction {
        self.sum(other)
    }
}

impl Sub for &Fraction {
    type Output = Fraction;

    fn sub(self, other: Self) -> Fraction {
        self.sum(&-other)
    }
}

impl Neg for &Fraction {
    type Output = Fraction;

    fn neg(self) -> Fraction {
        self * -1
    }
}

impl Mul<i64> for &Fraction {
    type Output = Fraction;

    fn mul(self, factor: i64) -> Fraction {
        if let Repr::Small { num, den } = self.0
            && let Some(num) = product(num, factor.into())
        {
            return Fraction(Repr::Small { num, den });
        }
        Fraction::from_big(self.to_big() * BigInt::from(factor))
    }
}

impl Div<i64> for &Fraction {
    type Output = Fraction;

    /// The quotient by a positive whole number; zero if that is zero, which is a bug.
    fn div(self, divisor: i64) -> Fraction {
        debug_assert!(divisor > 0, "divisors are counts and sums of weights");
        if divisor <= 0 {
            return Fraction::whole(0);
        }
        if let Repr::Small { num, den } = self.0
            && let Some(den) = product(den, divisor.into())
        {
            return Fraction(Repr::Small { num, den });
        }
        Fraction::from_big(self.to_big() / BigInt::from(divisor))
    }
}

impl<'e> Sum<&'e Fraction> for Fraction {
    fn sum<I: Iterator<Item = &'e Self>>(summands: I) -> Self {
        summands.fold(Self::whole(0), |sum, summand| &sum + summand)
    }
}

/// The weighted mean; `None` if the weights sum to zero.
pub(super) fn weighted_mean(figures: impl IntoIterator<Item = (u32, impl Borrow<Fraction>)>) -> Option<Fraction> {
    let (mut sum, mut total) = (Fraction::whole(0), 0);
    for (weight, figure) in figures {
        sum = &sum + &(figure.borrow() * weight.into());
        total += i64::from(weight);
    }
    (total > 0).then(|| &sum / total)
}

/// Two denominators divided by their greatest common divisor, and the divisor.
///
/// Multiplying out, a sum of many fractions soon exceeds 128 bits; over the least common denominator it stays small. The divisor is
/// computed only if the product of the denominators exceeds 64 bits, and is taken as 1 otherwise.
fn over_their_common_divisor(b: i128, d: i128) -> (i128, i128, i128) {
    if let (Ok(b), Ok(d)) = (u64::try_from(b), u64::try_from(d)) {
        let common = if b.checked_mul(d).is_some() { 1 } else { greatest_common_divisor(b, d) };
        return ((b / common).into(), (d / common).into(), common.into());
    }
    let common = greatest_common_divisor(b, d);
    (b / common, d / common, common)
}

/// The greatest common divisor of two positive numbers.
fn greatest_common_divisor<N: num_traits::PrimInt>(mut a: N, mut b: N) -> N {
    while !b.is_zero() {
        (a, b) = (b, a % b);
    }
    a
}

/// The product, if it fits 128 bits. Nearly always both factors fit 64 bits, which needs no overflow check.
fn product(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

/// `num / den` times half of `twice`, rounded half up; `None` if that leaves 128 bits.
fn half_up(num: i128, den: i128, twice: i64) -> Option<i64> {
    let shifted = product(num, twice.into())?.checked_add(den)?;
    i64::try_from(shifted.div_euclid(product(den, 2)?)).ok()
}

/// The same if all of it fits 64 bits, as it nearly always does; it then takes a fraction of the time.
fn half_up_in_64_bits(num: i128, den: i128, twice: i64) -> Option<i64> {
    let (num, den) = (i64::try_from(num).ok()?, i64::try_from(den).ok()?);
    let shifted = num.checked_mul(twice)?.checked_add(den)?;
    Some(shifted.div_euclid(den.checked_mul(2)?))
}

/// `scaled` as a decimal whose last `decimals` digits are decimals: (−57, 2) is `-0.57`.
fn decimal(scaled: i64, decimals: u32) -> String {
    let sign = if scaled < 0 { "-" } else { "" };
    let Some(ten) = 10_u64.checked_pow(decimals).filter(|ten| *ten > 1) else { return scaled.to_string() };
    let (whole, rest) = (scaled.unsigned_abs() / ten, scaled.unsigned_abs() % ten);
    format!("{sign}{whole}.{rest:0width$}", width = decimals as usize)
}

impl fmt::Display for Fraction {
    /// The fraction in lowest terms: `223/5`, or `45` for a whole number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lowest_terms() {
            (num, den) if den == "1" => f.pad(&num),
            (num, den) => f.pad(&format!("{num}/{den}")),
        }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            if let (Some(left), Some(right)) = (product(*a, *d), product(*c, *b)) {
                return left.cmp(&right);
            }
        }
        self.to_big().cmp(&other.to_big())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_round_up_on_both_sides_of_zero() {
        for (num, den, decimals, rounded) in [
            (5, 2, 0, 3),
            (-5, 2, 0, -2),
            (1, 3, 1, 3),
            (2, 3, 2, 67),
            (-1, 3, 0, 0),
            (-57, 100, 1, -6),
            (45, 1000, 2, 5),
            (-45, 1000, 2, -4),
        ] {
            assert_eq!(Fraction::ratio(num, den).round_half_up(decimals), rounded, "{num}/{den} to {decimals}");
        }
    }

    #[test]
    fn a_fraction_prints_in_lowest_terms_and_as_a_decimal() {
        assert_eq!(Fraction::ratio(446, 10).to_string(), "223/5");
        assert_eq!(Fraction::ratio(90, 2).to_string(), "45");
        assert_eq!(Fraction::ratio(-57, 100).to_decimal(2), "-0.57");
        assert_eq!(Fraction::ratio(-57, 100).to_decimal(0), "-1");
        assert_eq!(Fraction::ratio(1, 3).to_decimal(1), "0.3");
    }

    #[test]
    fn a_decimal_is_cut_off_towards_zero() {
        for (num, den, decimals, cut) in
            [(625, 14, 4, "44.6428"), (-200, 3, 4, "-66.6666"), (2, 3, 0, "0"), (5, 2, 1, "2.5"), (-1, 30, 1, "0.0")]
        {
            assert_eq!(Fraction::ratio(num, den).to_truncated(decimals), cut, "{num}/{den} to {decimals}");
        }
    }

    #[test]
    fn a_mean_that_outgrows_128_bits_stays_exact() {
        let primes = [
            101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199,
            211,
        ];
        let up = primes.iter().fold(Fraction::whole(0), |sum, prime| &sum + &Fraction::ratio(1, *prime));
        assert!(matches!(up.0, Repr::Big(_)), "the test means to leave 128 bits");
        let down = primes.iter().rev().fold(up, |sum, prime| &sum - &Fraction::ratio(1, *prime));
        assert!(down.is_zero());
        assert_eq!(down, Fraction::whole(0));
    }

    proptest! {
        #[test]
        fn small_and_big_arithmetic_agree(a in -1_000_000_i64..1_000_000, b in 1_i64..1_000_000, c in -1_000_000_i64..1_000_000, d in 1_i64..1_000_000) {
            let (x, y) = (Fraction::ratio(a.into(), b.into()), Fraction::ratio(c.into(), d.into()));
            let (big_x, big_y) = (Fraction(Repr::Big(Box::new(x.to_big()))), Fraction(Repr::Big(Box::new(y.to_big()))));
            prop_assert_eq!(&x + &y, &big_x + &big_y);
            prop_assert_eq!(&x - &y, &big_x - &big_y);
            prop_assert_eq!(&x * c, &big_x * c);
            prop_assert_eq!(&x / d, &big_x / d);
            prop_assert_eq!(x.cmp(&y), big_x.cmp(&big_y));
            for decimals in 0..4 {
                prop_assert_eq!(x.round_half_up(decimals), big_x.round_half_up(decimals));
            }
        }
    }
}
