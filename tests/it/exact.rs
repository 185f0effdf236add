//! Exact numbers, against the big rationals they stand for.

use num_bigint::BigInt;
use num_rational::BigRational;
use penilai::exact::Exact;
use proptest::prelude::*;

#[test]
fn only_plain_decimals_are_numbers() {
    for wrong in ["", ".", "5.", ".5", "1e3", "+1", "1_000", "1.2.3", "0x10", "NaN", "١", "-", "1,", " 1"] {
        assert_eq!(Exact::parse(wrong), None, "{wrong}");
    }
    assert_eq!(Exact::parse("-0"), Some(Exact::ZERO));
    assert_eq!(Exact::parse("21,85"), Exact::parse("21.850"));
    assert_eq!(Exact::parse(&"9".repeat(31)), None);
}

#[test]
fn halves_round_up_and_nothing_else_does() {
    for (number, digits, rounded) in [
        ("87.995", 2, "88.00"),
        ("87.99499999999", 2, "87.99"),
        ("4.505", 2, "4.51"),
        ("0.5", 0, "1"),
        ("0.49", 0, "0"),
        ("-0.5", 0, "0"),
        ("7", 3, "7.000"),
    ] {
        assert_eq!(Exact::parse(number).unwrap().to_fixed(digits), rounded, "{number}");
    }
}

fn number() -> impl Strategy<Value = (Exact, BigRational)> {
    // Small ones, and ones whose products leave machine words behind.
    let parts =
        prop_oneof![(-999_i64..999, 1_i64..999), (any::<i32>().prop_map(i64::from), 1_i64..i64::from(i32::MAX))];
    (parts, 0_u32..4).prop_map(|((numerator, denominator), squarings)| {
        let mut exact = &Exact::from(numerator) / &Exact::from(denominator);
        let mut ratio = BigRational::new(numerator.into(), denominator.into());
        for _ in 0..squarings {
            (exact, ratio) = (&exact * &exact, &ratio * &ratio);
        }
        (exact, ratio)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn arithmetic_agrees_with_big_rationals((a, x) in number(), (b, y) in number()) {
        prop_assert_eq!((&a + &b).to_ratio(), &x + &y);
        prop_assert_eq!((&a - &b).to_ratio(), &x - &y);
        prop_assert_eq!((&a * &b).to_ratio(), &x * &y);
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        prop_assert_eq!(a == b, x == y);
        if !b.is_zero() {
            prop_assert_eq!((&a / &b).to_ratio(), &x / &y);
        }
    }

    #[test]
    fn rounding_lies_within_half_a_unit_and_never_below_a_tie((a, x) in number(), digits in 0_u32..6) {
        let unit = BigRational::new(1.into(), BigInt::from(10).pow(digits));
        let error = a.round_half_up(digits).to_ratio() - x;
        let half = unit / BigRational::from(BigInt::from(2));
        prop_assert!(-half.clone() < error && error <= half);
    }

    #[test]
    fn what_is_written_is_read_back((a, _) in number(), digits in 0_u32..6) {
        let rounded = a.round_half_up(digits);
        let written = rounded.to_fixed(digits);
        if written.len() < 30 {
            prop_assert_eq!(Exact::parse(&written), Some(rounded));
        }
    }
}
