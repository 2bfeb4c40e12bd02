//! Dates and counts as the browser's `Intl` words them, for what is drawn where
//! no browser is: the widget writes `Intl`'s own in their place, and nothing
//! may move then. Native only.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const ARABIC_MONTHS: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

/// A date on some clock, with the time of day where it has one, in the language
/// `tag`: `{ dateStyle: 'long', timeStyle: 'short' }`.
#[must_use]
pub fn date(tag: &str, [year, month, day]: [i64; 3], time: Option<[u8; 2]>) -> String {
    let name = |names: [&'static str; 12]| usize::try_from(month - 1).map_or("", |month| names[month % 12]);
    let (date, joint) = match tag {
        "en" => (format!("{} {day}, {year}", name(MONTHS)), " at "),
        "ar" => (format!("{day} {} {year}", name(ARABIC_MONTHS)), " في "),
        _ => (format!("{year}年{month}月{day}日"), " "),
    };
    let Some([hour, minute]) = time else { return date };
    let of_twelve = (hour + 11) % 12 + 1;
    let half = |before: &'static str, after: &'static str| if hour < 12 { before } else { after };
    let time = match tag {
        "en" => format!("{of_twelve}:{minute:02} {}", half("AM", "PM")),
        "ar" => format!("{of_twelve}:{minute:02} {}", half("ص", "م")),
        "zh-TW" => format!("{}{of_twelve}:{minute:02}", part_of_day(hour)),
        _ => format!("{hour:02}:{minute:02}"),
    };
    [date, time].join(joint)
}

/// As Taiwan's Chinese parts the day.
const fn part_of_day(hour: u8) -> &'static str {
    match hour {
        0..=4 => "凌晨",
        5..=7 => "清晨",
        8..=11 => "上午",
        12 => "中午",
        13..=18 => "下午",
        _ => "晚上",
    }
}

/// A count: all languages of the interface set thousands apart alike.
#[must_use]
pub fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_worded_as_each_language_does() {
        let day = [2019, 9, 2];
        for (tag, alone, with_time) in [
            ("zh-CN", "2019年9月2日", "2019年9月2日 11:05"),
            ("zh-TW", "2019年9月2日", "2019年9月2日 上午11:05"),
            ("en", "September 2, 2019", "September 2, 2019 at 11:05 AM"),
            ("ar", "2 سبتمبر 2019", "2 سبتمبر 2019 في 11:05 ص"),
        ] {
            assert_eq!(date(tag, day, None), alone);
            assert_eq!(date(tag, day, Some([11, 5])), with_time);
        }
        assert_eq!(date("en", [1999, 12, 31], None), "December 31, 1999");
        assert_eq!(date("ar", [2000, 1, 1], None), "1 يناير 2000");
    }

    #[test]
    fn midnight_and_noon_are_twelve_where_days_have_halves() {
        for (hour, english, arabic, taiwan, chinese) in [
            (0, "12:00 AM", "12:00 ص", "凌晨12:00", "00:00"),
            (5, "5:00 AM", "5:00 ص", "清晨5:00", "05:00"),
            (12, "12:00 PM", "12:00 م", "中午12:00", "12:00"),
            (13, "1:00 PM", "1:00 م", "下午1:00", "13:00"),
            (23, "11:00 PM", "11:00 م", "晚上11:00", "23:00"),
        ] {
            for (tag, time) in [("en", english), ("ar", arabic), ("zh-TW", taiwan), ("zh-CN", chinese)] {
                let worded = date(tag, [2019, 9, 2], Some([hour, 0]));
                assert!(worded.ends_with(&[" ", time].concat()), "{tag}: {worded}");
            }
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        let shown = [0, 999, 1_000, 123_456, 1_234_567].map(number);
        assert_eq!(shown, ["0", "999", "1,000", "123,456", "1,234,567"]);
    }
}
