//! English numbers in words and their fractions: `twenty-five`, `two hundred
//! thousand`, `half a million`, `two-thirds`, `one in five`, `4½`.

use super::Rational;
use super::characters::{arabic_digit, char_at, char_before};
use super::literal::literal;

/// A number in words.
pub(super) struct Spelled {
    pub(super) end: usize,
    pub(super) value: Rational,
    /// It is a fraction: two-thirds.
    pub(super) fraction: bool,
    /// It has a scale of a hundred or more.
    pub(super) scaled: bool,
}

/// The meaning of a word of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Below ten.
    Digit(u128),
    /// Ten to nineteen.
    Teen(u128),
    /// Twenty to ninety.
    Tens(u128),
    Hundred,
    /// A thousand or more.
    Scale(u128),
    /// Half and quarter, with their denominator.
    Part(u128),
    /// The denominator of a fraction: thirds.
    Denominator(u128),
}

/// The most words of one number.
const MOST_WORDS: usize = 12;

/// The longest word, in letters.
const LONGEST: usize = 12;

fn meaning(word: &str) -> Option<Word> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const PARTS: [(&str, u128); 9] = [
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("hundredth", 100),
    ];
    if let Some(value) = SMALL.iter().position(|small| *small == word) {
        let value = value as u128;
        return Some(if value < 10 { Word::Digit(value) } else { Word::Teen(value) });
    }
    if let Some(tens) = TENS.iter().position(|tens| *tens == word) {
        return Some(Word::Tens(tens as u128 * 10 + 20));
    }
    Some(match word {
        "hundred" => Word::Hundred,
        "half" => Word::Part(2),
        "quarter" | "quarters" => Word::Part(4),
        "dozen" => Word::Scale(12),
        _ => {
            let singular = word.strip_suffix('s').unwrap_or(word);
            let part = PARTS.iter().find(|(name, _)| *name == singular).map(|(_, part)| Word::Denominator(*part));
            return part.or_else(|| scale(word).map(Word::Scale));
        }
    })
}

/// The scale that an English word names.
pub(super) fn scale(word: &str) -> Option<u128> {
    Some(match word {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1_000,
        "lakh" => 100_000,
        "million" | "mln" | "mn" => 1_000_000,
        "crore" => 10_000_000,
        "billion" | "bln" | "bn" => 1_000_000_000,
        "trillion" | "tln" | "tn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The lower-case word at `at`, and its end. Empty if there is none.
pub(super) fn word_at(chars: &[char], at: usize) -> (String, usize) {
    let letters = (at..at + LONGEST + 1).take_while(|index| char_at(chars, *index).is_ascii_alphabetic()).count();
    if letters > LONGEST || arabic_digit(char_at(chars, at + letters)).is_some() {
        return (String::new(), at);
    }
    (chars[at..at + letters].iter().map(char::to_ascii_lowercase).collect(), at + letters)
}

/// Whether a number in words may begin with the character.
pub(super) fn may_begin(chars: &[char], at: usize) -> bool {
    "aefhnoqstzAEFHNOQSTZ".contains(char_at(chars, at))
        && !char_before(chars, at).is_alphanumeric()
        && !matches!(char_before(chars, at), '\'' | '’' | '_' | '/' | '@' | '.')
}

/// Reads the number in words at `at`.
pub(super) fn spelled(chars: &[char], at: usize) -> Option<Spelled> {
    if !may_begin(chars, at) {
        return None;
    }
    let (first, first_end) = word_at(chars, at);
    if matches!(first.as_str(), "a" | "an") {
        return article(chars, first_end);
    }
    match meaning(&first)? {
        Word::Part(denominator) => part_of_scale(chars, first_end, denominator),
        Word::Denominator(_) => None,
        Word::Scale(_) | Word::Hundred => None,
        _ => whole(chars, at),
    }
}

/// `a million`, `a third`, `a quarter of`: the article counts once. A plain
/// `a hundred` is vague and not read.
fn article(chars: &[char], at: usize) -> Option<Spelled> {
    let start = gap(chars, at)?;
    let (word, end) = word_at(chars, start);
    let share = |denominator| {
        let value = Rational::new(1, denominator)?;
        followed_by_of(chars, end).then_some(Spelled { end, value, fraction: true, scaled: false })
    };
    match meaning(&word)? {
        Word::Scale(scale) if scale >= 1_000 => {
            Some(Spelled { end, value: Rational::integer(scale), fraction: false, scaled: true })
        }
        Word::Part(denominator) => part_of_scale(chars, end, denominator).or_else(|| share(denominator)),
        Word::Denominator(denominator) => share(denominator),
        _ => None,
    }
}

fn followed_by_of(chars: &[char], at: usize) -> bool {
    gap(chars, at).is_some_and(|next| word_at(chars, next).0 == "of")
}

/// `half a million`, `quarter million`, `half of`.
fn part_of_scale(chars: &[char], at: usize, denominator: u128) -> Option<Spelled> {
    let part = Rational::new(1, denominator)?;
    let mut next = gap(chars, at)?;
    let (word, end) = word_at(chars, next);
    if word == "of" {
        return Some(Spelled { end: at, value: part, fraction: true, scaled: false });
    }
    if word == "a" {
        next = gap(chars, end)?;
    }
    let (word, end) = word_at(chars, next);
    let scale = scale(&word)?;
    Some(Spelled { end, value: part.checked_mul(Rational::integer(scale))?, fraction: false, scaled: true })
}

/// The start of the next word after one space or hyphen.
fn gap(chars: &[char], at: usize) -> Option<usize> {
    let next = at + 1;
    (matches!(char_at(chars, at), ' ' | '-' | '\u{a0}') && char_at(chars, next).is_ascii_alphabetic()).then_some(next)
}

/// Tens, hundreds and scales, then perhaps a denominator.
fn whole(chars: &[char], at: usize) -> Option<Spelled> {
    let (mut total, mut section) = (0_u128, 0_u128);
    let (mut limit, mut step) = (u128::MAX, 1_000_u128);
    let mut scaled = false;
    let mut end = at;
    let mut start = at;
    for count in 0..MOST_WORDS {
        let (word, word_end) = word_at(chars, start);
        let Some(meaning) = meaning(&word) else {
            let last = if section == 0 && limit != u128::MAX { limit } else { 1 };
            let value = Rational::integer(total.checked_add(section)?);
            if let Some((end, value, scale)) = with_fraction(chars, end, value, last).filter(|_| count > 0) {
                return Some(Spelled { end, value, fraction: false, scaled: scaled || scale });
            }
            // two hundred and five
            if word == "and" && scaled && count > 0 {
                match gap(chars, word_end) {
                    Some(next) => start = next,
                    None => break,
                }
                continue;
            }
            break;
        };
        match meaning {
            Word::Digit(value) if step > 1 => (section, step) = (section + value, 1),
            Word::Teen(value) if step > 10 => (section, step) = (section + value, 1),
            Word::Tens(value) if step > 10 => (section, step) = (section + value, 10),
            Word::Hundred if (1..10).contains(&section) => (section, step, scaled) = (section * 100, 100, true),
            Word::Scale(scale) if section > 0 && scale < limit => {
                total = total.checked_add(section.checked_mul(scale)?)?;
                (section, step, limit) = (0, 1_000, scale);
                scaled = true;
            }
            Word::Part(denominator) | Word::Denominator(denominator) if count > 0 && total == 0 && section > 0 => {
                // Twenty-third and two third parties are no fractions.
                let plural = word.ends_with('s') || section == 1 || matches!(meaning, Word::Part(4));
                let compound = char_at(chars, word_end) == '-';
                let value = Rational::new(section, denominator)?;
                return (plural && !compound).then_some(Spelled {
                    end: word_end,
                    value,
                    fraction: true,
                    scaled: false,
                });
            }
            _ => break,
        }
        end = word_end;
        match gap(chars, end) {
            Some(next) => start = next,
            None => break,
        }
    }
    let value = Rational::integer(total.checked_add(section)?);
    (end > at).then_some(Spelled { end, value, fraction: false, scaled })
}

/// Adds the fraction and the decimal places after a number: `one and a half`,
/// `3 million and a half`, `five and a half million`, `six point two`. `last`
/// is the scale of the number. Returns the end, the value and whether a scale
/// follows.
pub(super) fn with_fraction(chars: &[char], at: usize, value: Rational, last: u128) -> Option<(usize, Rational, bool)> {
    let (word, word_end) = word_at(chars, gap(chars, at)?);
    let (end, value) = match word.as_str() {
        "and" => {
            let (end, part) = fraction_after_and(chars, word_end)?;
            (end, value.checked_add(part.checked_mul(Rational::integer(last))?)?)
        }
        "point" if last == 1 => {
            let (end, places) = decimal_places(chars, word_end)?;
            (end, value.checked_add(places)?)
        }
        _ => return None,
    };
    let next = gap(chars, end).map(|next| word_at(chars, next)).filter(|_| last == 1);
    match next.and_then(|(word, end)| Some((end, scale(&word)?))) {
        Some((end, scale)) => Some((end, value.checked_mul(Rational::integer(scale))?, true)),
        None => Some((end, value, false)),
    }
}

/// `a half`, `three quarters`, after `and`.
fn fraction_after_and(chars: &[char], at: usize) -> Option<(usize, Rational)> {
    let (word, end) = word_at(chars, gap(chars, at)?);
    let count = match meaning(&word) {
        Some(Word::Digit(count)) => count,
        _ if word == "a" => 1,
        _ => return None,
    };
    let (word, end) = word_at(chars, gap(chars, end)?);
    match meaning(&word)? {
        Word::Part(denominator) | Word::Denominator(denominator) if count < denominator => {
            Some((end, Rational::new(count, denominator)?))
        }
        _ => None,
    }
}

/// The digits after `point`, one word each, or one number.
fn decimal_places(chars: &[char], at: usize) -> Option<(usize, Rational)> {
    let (mut numerator, mut denominator) = (0_u128, 1_u128);
    let mut end = at;
    while let Some(next) = gap(chars, end).filter(|_| denominator < 1_000_000) {
        let (word, word_end) = word_at(chars, next);
        let Some(Word::Digit(digit)) = meaning(&word) else { break };
        (numerator, denominator, end) = (numerator * 10 + digit, denominator * 10, word_end);
    }
    (end > at).then_some((end, Rational::new(numerator, denominator)?))
}

/// Reads the rest of a ratio after its first number: `one in five`, `3 out of
/// 4`. Returns the end and the second number. Other uses of `in` have a
/// larger or a round number after them.
pub(super) fn ratio(chars: &[char], at: usize, first: Rational, in_words: bool) -> Option<(usize, Rational)> {
    let (word, mut end) = word_at(chars, gap(chars, at)?);
    let out_of = word == "out" && {
        let (of, of_end) = gap(chars, end).map(|next| word_at(chars, next))?;
        end = of_end;
        of == "of"
    };
    let one = first == Rational::integer(1);
    if !out_of && (word != "in" || !in_words && !one) {
        return None;
    }
    let next = end + usize::from(char_at(chars, end) == ' ');
    let (end, second) = match literal(chars, next) {
        Some(literal) if !literal.decimal && (out_of || one && literal.digits <= 2) => (literal.end, literal.value?),
        Some(_) => return None,
        None => spelled(chars, next).filter(|number| !number.fraction).map(|number| (number.end, number.value))?,
    };
    (first < second && second <= Rational::integer(1_000)).then_some((end, second))
}

/// The value of a fraction in one character.
pub(super) fn vulgar_fraction(character: char) -> Option<Rational> {
    let (numerator, denominator) = match character {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Rational::new(numerator, denominator)
}
