//! Years, months and days in Han numerals, and years of the Republic (民國) and of Japanese eras.

/// Eras, with the year before their first.
const ERAS: [(&str, u32); 5] = [("民国", 1911), ("民國", 1911), ("令和", 2018), ("平成", 1988), ("昭和", 1925)];

/// The digit of a year: 〇 to 九.
fn digit(character: char) -> Option<u32> {
    let digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let zero = matches!(character, '○' | '零' | 'Ｏ').then_some(0);
    zero.or_else(|| u32::try_from(digits.iter().position(|other| *other == character)?).ok())
}

/// Whether a year can begin with the character.
pub fn may_begin(character: char) -> bool {
    matches!(character, '一' | '二' | '民' | '令' | '平' | '昭')
}

/// The year at the start of `text`, and the rest: `二〇二四`, `民國113`.
pub fn year(text: &str) -> Option<(u32, &str)> {
    if let Some((rest, before)) = ERAS.iter().find_map(|(era, before)| Some((text.strip_prefix(era)?, before))) {
        let rest = rest.trim_start();
        // The first year of an era is 元年.
        if let Some(rest) = rest.strip_prefix('元') {
            return Some((before + 1, rest));
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = rest.split_at_checked(digits).filter(|_| (1..=3).contains(&digits))?;
        return Some((number.parse::<u32>().ok()? + before, rest));
    }
    let mut rest = text.chars();
    let mut year = 0;
    for _ in 0..4 {
        year = year * 10 + digit(rest.next()?)?;
    }
    (1800..2200).contains(&year).then_some((year, rest.as_str()))
}

/// A month or a day at the start of `text`, in Han or Arabic digits, and the rest.
pub fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    if (1..=2).contains(&end) {
        return Some((text[..end].parse().ok()?, &text[end..]));
    }
    let end =
        text.find(|letter| digit(letter).is_none() && !matches!(letter, '十' | '廿' | '卅')).unwrap_or(text.len());
    let (han, rest) = text.split_at(end);
    let (tens, ones) = match han.chars().position(|letter| matches!(letter, '十' | '廿' | '卅')) {
        None => ("", han),
        Some(_) => {
            let at = han.find(['十', '廿', '卅'])?;
            han.split_at(at + '十'.len_utf8())
        }
    };
    let mut tens_letters = tens.chars();
    let tens = match (tens_letters.next(), tens_letters.next()) {
        (None, _) => 0,
        (Some('十'), None) => 10,
        (Some('廿'), None) => 20,
        (Some('卅'), None) => 30,
        (Some(first), Some('十')) => digit(first)? * 10,
        _ => return None,
    };
    let mut ones = ones.chars();
    let one = match ones.next() {
        None if tens > 0 => 0,
        None => return None,
        Some(letter) => digit(letter)?,
    };
    ones.next().is_none().then_some((tens + one, rest))
}
