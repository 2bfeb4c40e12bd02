//! Properties of arbitrary text, and of fractions.

use crate::{Figure, Rational, find, tsv};
use proptest::prelude::*;

fn assert_well_formed(text: &str) {
    let chars: Vec<char> = text.chars().collect();
    let figures = find(text);
    let mut floor = 0;
    for Figure { start, end, surface, .. } in &figures {
        assert!(floor <= *start && start < end && *end <= chars.len(), "{start}..{end} in {text:?}");
        assert_eq!(*surface, chars[*start..*end].iter().collect::<String>(), "{text:?}");
        floor = *end;
    }
    let table = tsv(text);
    assert_eq!(table.lines().count(), figures.len() + 1, "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_of_any_text_are_well_formed(text in any::<String>()) {
        assert_well_formed(&text);
    }

    #[test]
    fn figures_of_random_numerals_are_well_formed(
        text in "[0-9０一二三两半零〇壹拾十百千万亿点,，./:：%‰成倍多余来几又第至到~-年月日时分之周数上超过近约平均元个人家 \\n\t$US]{0,40}",
    ) {
        assert_well_formed(&text);
    }

    #[test]
    fn fractions_compare_like_cross_products(a in 0..1_000_u128, b in 1..1_000_u128, c in 0..1_000_u128, d in 1..1_000_u128) {
        let (left, right) = (Rational::new(a, b), Rational::new(c, d));
        prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
        prop_assert_eq!(left.map(Rational::negated).cmp(&right.map(Rational::negated)), (c * b).cmp(&(a * d)));
    }

    #[test]
    fn fraction_arithmetic_is_exact(a in 0..1_000_u128, b in 1..1_000_u128, c in 1..1_000_u128, d in 1..1_000_u128) {
        let (left, right) = (Rational::new(a, b).unwrap(), Rational::new(c, d).unwrap());
        prop_assert_eq!(left.checked_mul(right), Rational::new(a * c, b * d));
        prop_assert_eq!(left.checked_div(right), Rational::new(a * d, b * c));
        prop_assert_eq!(left.checked_add(right), Rational::new(a * d + b * c, b * d));
        prop_assert_eq!(left.checked_add(left.negated()), Some(Rational::integer(0)));
    }
}

/// Repetitions that would take hours if characters were read again and again.
#[test]
fn repetitive_text_takes_linear_time() {
    let runs = [
        "一",
        "1",
        "1,",
        "1,111",
        "万",
        "十",
        "一十",
        "1-",
        "1至",
        "1/",
        "1.",
        "1:",
        "1又",
        "一又",
        "百分之",
        "第",
        "第1-",
        "半",
        "多",
        "平均",
        "5个",
        "一、二、",
        "2019年",
        "零",
        "点五",
        "三成",
        "十万",
        "1万",
        "万亿",
        "0",
        "A1",
        "，",
        "９，",
    ];
    for run in runs {
        assert_well_formed(&run.repeat(2_000));
        linear::assert_linear(run, 80_000, |count| {
            let text = run.repeat(count);
            assert!(find(&text).len() <= text.len());
        });
    }
}

#[test]
fn overflowing_digits_are_not_a_figure() {
    let digits = "9".repeat(60);
    for text in [format!("{digits}个"), format!("0.{digits}%"), format!("{}亿元", &digits[..36])] {
        assert!(find(&text).is_empty(), "{text}");
    }
}
