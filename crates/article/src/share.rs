//! The share of a whole that a figure states, for the ring on its card.

/// The share, from 0 to 1, that a figure as printed states: `92%`, `超过2/3`,
/// `45.5％`. `None` if it is not a share of a whole.
#[must_use]
pub fn share(figure: &str) -> Option<f64> {
    let digits: String = figure
        .chars()
        .map(|character| match character {
            '％' => '%',
            '／' => '/',
            '．' => '.',
            '０'..='９' => char::from(b'0' + (character as u32 - '０' as u32) as u8),
            other => other,
        })
        .skip_while(|character| !character.is_ascii_digit())
        .collect();
    let end = digits.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    let number = decimal(number)?;
    let value = if rest.trim_start().starts_with('%') {
        number / 100.0
    } else {
        let below = rest.strip_prefix('/')?;
        let end = below.find(|character: char| !character.is_ascii_digit()).unwrap_or(below.len());
        number / decimal(&below[..end])?
    };
    (0.0..=1.0).contains(&value).then_some(value)
}

/// Digits with an optional point, nine digits at most.
fn decimal(digits: &str) -> Option<f64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || whole.len() + fraction.len() > 9 {
        return None;
    }
    let number: u32 = format!("{whole}{fraction}").parse().ok()?;
    Some(f64::from(number) / f64::from(10_u32.pow(u32::try_from(fraction.len()).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_percentages_and_fractions_up_to_one() {
        for (figure, expected) in [
            ("92%", Some(0.92)),
            ("占67%", Some(0.67)),
            ("45.5％", Some(0.455)),
            ("９２％", Some(0.92)),
            ("92 %", Some(0.92)),
            ("超过3/4", Some(0.75)),
            ("120%", None),
            ("1/0", None),
            ("超过270亿元", None),
            ("4100多个", None),
            ("1.2.3%", None),
            ("", None),
            ("99999999999%", None),
        ] {
            assert_eq!(share(figure), expected, "{figure}");
        }
    }
}
