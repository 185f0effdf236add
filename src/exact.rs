//! Numbers that never round by themselves.
//!
//! Weights are decimals such as 21.85 and means divide by 7, so neither floating point nor fixed decimals can carry a score to
//! its one rounding. [`Exact`] is a rational number: nearly always a pair of machine words, a pair of big integers where those
//! do not suffice, and never anything else.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive};
use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

/// An exact rational number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// `Big` only ever holds what `Small` cannot, so equal numbers have equal representations.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small(Ratio<i64>),
    Big(Box<BigRational>),
}

/// The longest decimal [`Exact::parse`] reads, in digits; more is a mistake or an attack, not a weight.
const LONGEST: usize = 30;
/// Decimals that most numbers do with.
const FEW: u32 = 6;
/// Decimal digits that fit a machine word.
const WORD: usize = 18;

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Repr::Small(Ratio::new_raw(0, 1)));
    /// One.
    pub const ONE: Self = Self(Repr::Small(Ratio::new_raw(1, 1)));

    /// Reads a plain decimal such as `21.85` or `-3`; a decimal comma is read like a point. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let lone_point = digits.len() != whole.len() && part.is_empty();
        if whole.is_empty()
            || lone_point
            || whole.len() + part.len() > LONGEST
            || !all_digits(whole)
            || !all_digits(part)
        {
            return None;
        }
        if whole.len() + part.len() <= WORD {
            let digits = whole.bytes().chain(part.bytes());
            let number = digits.fold(0_i64, |number, digit| number * 10 + i64::from(digit - b'0'));
            let numerator = if negative { -number } else { number };
            return Some(Self(Repr::Small(Ratio::new(numerator, 10_i64.pow(u32::try_from(part.len()).ok()?)))));
        }
        let mut numerator: BigInt = format!("{whole}{part}").parse().ok()?;
        if negative {
            numerator = -numerator;
        }
        Some(Self::from_ratio(BigRational::new(numerator, BigInt::from(10).pow(u32::try_from(part.len()).ok()?))))
    }

    /// Returns the number as `numerator / denominator` in lowest terms.
    #[must_use]
    pub fn to_ratio(&self) -> BigRational {
        match &self.0 {
            Repr::Small(small) => BigRational::new_raw((*small.numer()).into(), (*small.denom()).into()),
            Repr::Big(big) => (**big).clone(),
        }
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::ZERO
    }

    /// Whether this lies above zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        match &self.0 {
            Repr::Small(small) => small.is_positive(),
            Repr::Big(big) => big.is_positive(),
        }
    }

    /// Rounds half up to so many decimals: 87.995 becomes 88.00, 87.9949 becomes 87.99.
    #[must_use]
    pub fn round_half_up(&self, digits: u32) -> Self {
        if let Some((rounded, scale)) = self.rounded(digits)
            && let Ok(rounded) = i64::try_from(rounded)
        {
            return Self(Repr::Small(Ratio::new(rounded, scale)));
        }
        let scale = BigInt::from(10).pow(digits);
        let ratio = self.to_ratio();
        let half = BigInt::from(2);
        // floor(x * scale + 1/2), in integers
        let doubled = ratio.numer() * &scale * &half + ratio.denom();
        Self::from_ratio(BigRational::new(doubled.div_floor(&(ratio.denom() * half)), scale))
    }

    /// Writes the number with exactly so many decimals, half up, with a decimal point.
    #[must_use]
    pub fn to_fixed(&self, digits: u32) -> String {
        let (negative, plain) = match self.rounded(digits) {
            Some((rounded, _)) => (rounded.is_negative(), rounded.unsigned_abs().to_string()),
            None => {
                let scaled = self.round_half_up(digits).to_ratio() * BigRational::from(BigInt::from(10).pow(digits));
                let whole = scaled.to_integer();
                (whole.is_negative(), whole.abs().to_string())
            }
        };
        let width = digits as usize;
        let plain = format!("{plain:0>0$}", width + 1);
        let (before, after) = plain.split_at(plain.len() - width);
        let sign = if negative { "-" } else { "" };
        if digits == 0 { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
    }

    /// Writes the number with at most so many decimals and no trailing zeros.
    #[must_use]
    pub fn to_digits(&self, most: u32) -> String {
        // Nearly every number has few decimals, and then no more need to be worked out.
        let few = (0..=most.min(FEW)).find(|digits| self.ends_at(*digits));
        let fixed = self.to_fixed(few.unwrap_or(most));
        match fixed.contains('.') {
            true => fixed.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => fixed,
        }
    }

    /// Returns the nearest `f32`. Only for drawing bars: nothing that is compared, stored or printed may come from it.
    #[must_use]
    pub fn to_drawing(&self) -> f32 {
        match &self.0 {
            Repr::Small(small) => small.to_f32(),
            Repr::Big(big) => big.to_f32(),
        }
        .unwrap_or_default()
    }

    /// Returns the number that is a ratio of big integers.
    #[must_use]
    pub fn from_ratio(big: BigRational) -> Self {
        match (big.numer().to_i64(), big.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Self(Repr::Small(Ratio::new_raw(numerator, denominator))),
            _ => Self(Repr::Big(Box::new(big))),
        }
    }

    /// Returns the number times so many powers of ten, rounded half up, and that power, where machine words suffice.
    fn rounded(&self, digits: u32) -> Option<(i128, i64)> {
        let Repr::Small(small) = &self.0 else { return None };
        let scale = 10_i64.checked_pow(digits)?;
        let (numerator, denominator) = (i128::from(*small.numer()), i128::from(*small.denom()));
        // floor(x * scale + 1/2), in integers
        Some(((2 * numerator * i128::from(scale) + denominator).div_euclid(2 * denominator), scale))
    }

    /// Whether the number has no more than so many decimals.
    fn ends_at(&self, digits: u32) -> bool {
        match (&self.0, 10_i64.checked_pow(digits)) {
            (Repr::Small(small), Some(scale)) => scale % small.denom() == 0,
            (Repr::Small(_) | Repr::Big(_), _) => false,
        }
    }

    fn combine(
        &self,
        other: &Self,
        small: impl Fn(&Ratio<i64>, &Ratio<i64>) -> Option<Ratio<i64>>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Repr::Small(a), Repr::Small(b)) = (&self.0, &other.0)
            && let Some(result) = small(a, b)
        {
            return Self(Repr::Small(result));
        }
        Self::from_ratio(big(self.to_ratio(), other.to_ratio()))
    }
}

/// Returns `sum(weight * value) / sum(weight)`, or `None` where the weights sum to nothing.
#[must_use]
pub fn weighted_mean<'a>(parts: impl IntoIterator<Item = (&'a Exact, &'a Exact)>) -> Option<Exact> {
    let (mut total, mut weights) = (Exact::ZERO, Exact::ZERO);
    for (weight, value) in parts {
        total = &total + &(weight * value);
        weights = &weights + weight;
    }
    (!weights.is_zero()).then(|| &total / &weights)
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Self {
        Self(Repr::Small(Ratio::from_integer(whole)))
    }
}

impl From<usize> for Exact {
    fn from(count: usize) -> Self {
        Self::from_ratio(BigRational::from(BigInt::from(count)))
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: &Exact) -> Exact {
        let small = |a: &Ratio<i64>, b: &Ratio<i64>| match (a.denom(), b.denom()) {
            (1, 1) => i64::checked_add(*a.numer(), *b.numer()).map(Ratio::from_integer),
            _ => a.checked_add(b),
        };
        self.combine(other, small, |a, b| a + b)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: &Exact) -> Exact {
        self.combine(other, CheckedSub::checked_sub, |a, b| a - b)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: &Exact) -> Exact {
        self.combine(other, CheckedMul::checked_mul, |a, b| a * b)
    }
}

/// Division by zero gives zero: every divisor in this crate is a sum of positive weights or a count of at least one, and a
/// score must not be able to stop the program.
impl Div for &Exact {
    type Output = Exact;

    fn div(self, other: &Exact) -> Exact {
        if other.is_zero() {
            return Exact::ZERO;
        }
        self.combine(other, CheckedDiv::checked_div, |a, b| a / b)
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(numbers: I) -> Exact {
        numbers.fold(Exact::ZERO, |sum, number| &sum + number)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a), Repr::Small(b)) => a.cmp(b),
            _ => self.to_ratio().cmp(&other.to_ratio()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = self.to_ratio();
        write!(f, "{}/{}", ratio.numer(), ratio.denom())
    }
}
