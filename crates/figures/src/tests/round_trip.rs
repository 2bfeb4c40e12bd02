//! Round trips: random numbers are written in each form and read back.

use crate::{Value, find};

const NUMBERS: usize = 100_000;
const UPPER_BOUND: u64 = 10_000_000_000_000;

/// Marsaglia's xorshift with shifts 13, 7, 17.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A random number. Every number of digits is equally likely.
    fn number(&mut self) -> u64 {
        let digits = u32::try_from(self.next() % 13).unwrap() + 1;
        self.next() % 10_u64.pow(digits).min(UPPER_BOUND)
    }
}

struct Script {
    digits: [&'static str; 10],
    scales: [&'static str; 4],
    myriad: &'static str,
    myriad_squared: &'static str,
}

const LOWER: Script = Script {
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    scales: ["", "十", "百", "千"],
    myriad: "万",
    myriad_squared: "亿",
};

const FORMAL: Script = Script {
    digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
    scales: ["", "拾", "佰", "仟"],
    myriad: "萬",
    myriad_squared: "億",
};

impl Script {
    /// Writes the numeral, with 零 for skipped places between digits.
    fn write(&self, number: u64) -> String {
        if number == 0 {
            return self.digits[0].to_owned();
        }
        let (squares, rest) = (number / 100_000_000, number % 100_000_000);
        let mut written = String::new();
        if squares > 0 {
            written += &self.write(squares);
            written += self.myriad_squared;
        }
        let (myriads, ones) = (rest / 10_000, rest % 10_000);
        let mut gap = squares > 0;
        for (section, scale) in [(myriads, self.myriad), (ones, "")] {
            if section > 0 {
                if gap && section < 1_000 {
                    written += self.digits[0];
                }
                written += &self.section(section);
                written += scale;
            }
            gap = !written.is_empty();
        }
        written
    }

    fn section(&self, section: u64) -> String {
        let mut written = String::new();
        let mut gap = false;
        for place in (0..4_u32).rev() {
            let digit = usize::try_from(section / 10_u64.pow(place) % 10).unwrap();
            if digit == 0 {
                gap = !written.is_empty();
                continue;
            }
            if gap {
                written += self.digits[0];
                gap = false;
            }
            written += self.digits[digit];
            written += self.scales[place as usize];
        }
        written
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// `1万亿2345亿6789万0123`: the digits after the last scale are padded to four.
fn mixed(number: u64, trillions: bool) -> String {
    let mut written = String::new();
    let mut rest = number;
    for (scale, name) in [(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let count = rest / scale;
        if count == 0 || scale == 1_000_000_000_000 && !trillions {
            continue;
        }
        rest %= scale;
        written += &if scale == 1 && !written.is_empty() { format!("{count:04}") } else { count.to_string() };
        written += name;
    }
    if written.is_empty() { "0".to_owned() } else { written }
}

/// `1234.5678亿`, `1.2345万亿`: a decimal before one scale.
fn decimal(number: u64, scale: u64, name: &str) -> String {
    let places = scale.ilog10() as usize;
    format!("{}.{:0places$}{name}", number / scale, number % scale)
}

fn full_width(written: &str) -> String {
    let widen = |character: char| match character {
        '0'..='9' => char::from_u32(character as u32 + 0xfee0).unwrap(),
        ',' => '，',
        other => other,
    };
    written.chars().map(widen).collect()
}

/// Writes random numbers in each form and asserts that they are read back.
fn check_forms(seed: u64, write: impl Fn(u64) -> Vec<String>) {
    let mut random = Random(seed);
    for _ in 0..NUMBERS {
        let number = random.number();
        for form in write(number) {
            let text = format!("总额共{form}元。");
            let found = find(&text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].surface, format!("{form}元"), "{text}");
            let Value::Exact(value) = &found[0].value else { panic!("{text}: a range") };
            assert_eq!((value.numerator(), value.denominator()), (u128::from(number), 1), "{text}");
        }
    }
}

#[test]
fn plain_digits_are_read_back_exactly() {
    check_forms(0x9e37_79b9_7f4a_7c15, |number| {
        vec![number.to_string(), grouped(number), full_width(&grouped(number))]
    });
}

#[test]
fn digits_with_scales_are_read_back_exactly() {
    check_forms(0xd1b5_4a32_d192_ed03, |number| {
        vec![
            mixed(number, false),
            mixed(number, true),
            decimal(number, 10_000, "万"),
            decimal(number, 100_000_000, "亿"),
            decimal(number, 1_000_000_000_000, "万亿"),
        ]
    });
}

#[test]
fn han_numerals_are_read_back_exactly() {
    check_forms(0x2545_f491_4f6c_dd1d, |number| vec![LOWER.write(number), FORMAL.write(number)]);
}
