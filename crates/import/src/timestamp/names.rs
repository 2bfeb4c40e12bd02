//! Names of months, of days of the week, of halves of a day and of time zones.

/// Months by language; three letters or more are enough.
const MONTHS: [[&str; 12]; 7] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
];

const WEEKDAYS: [&str; 28] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// Words for weather and time zones that stand beside dates.
const ZONES: [&str; 22] = [
    "北京时间",
    "北京時間",
    "当地时间",
    "當地時間",
    "utc",
    "gmt",
    "cst",
    "est",
    "edt",
    "pst",
    "pdt",
    "cet",
    "cest",
    "bst",
    "jst",
    "et",
    "pt",
    "ist",
    "hkt",
    "sgt",
    "aest",
    "msk",
];
const WEATHER: [&str; 14] =
    ["晴", "多云", "多雲", "阴", "陰", "小雨", "中雨", "大雨", "雷阵雨", "阵雨", "小雪", "大雪", "雾", "霾"];

/// Time zones in minutes ahead of UTC. CST and IST are several.
const OFFSETS: [(&str, i16); 20] = [
    ("UTC", 0),
    ("GMT", 0),
    ("EST", -300),
    ("EDT", -240),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("BST", 60),
    ("CEST", 120),
    ("CET", 60),
    ("EEST", 180),
    ("EET", 120),
    ("MSK", 180),
    ("JST", 540),
    ("KST", 540),
    ("HKT", 480),
    ("SGT", 480),
    ("AEST", 600),
];

/// The time zone that `text` begins with, and what follows.
pub fn zone(text: &str) -> Option<(i16, &str)> {
    OFFSETS.iter().find_map(|(name, minutes)| {
        let rest = text.strip_prefix(name)?;
        (!rest.starts_with(|next: char| next.is_ascii_alphanumeric())).then_some((*minutes, rest))
    })
}

/// The number of the month `name`, in whatever case and shortened or not.
pub fn month(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let is_short = |month: &&str| name.chars().count() >= 3 && month.starts_with(&name);
    let place = MONTHS.iter().find_map(|months| months.iter().position(is_short))?;
    u32::try_from(place).ok().map(|place| place + 1)
}

/// `text` after a day of the week at its start, with what separates the two.
pub fn after_weekday(text: &str) -> &str {
    let inner = text.trim_start_matches(['(', '（', '【', '[']);
    let after = han_weekday(inner).or_else(|| {
        let end = inner.find(|letter: char| !letter.is_alphabetic()).unwrap_or(inner.len());
        is_weekday(&inner[..end]).then(|| inner[end..].trim_start_matches('.'))
    });
    after.map_or(text, |rest| {
        rest.trim_start_matches(|mark: char| {
            mark.is_whitespace() || matches!(mark, ')' | '）' | '】' | ']' | ',' | '，')
        })
    })
}

/// `星期三`, `周三`, `礼拜三`; what follows it.
fn han_weekday(text: &str) -> Option<&str> {
    let day = ["星期", "周", "週", "礼拜", "禮拜"].iter().find_map(|week| text.strip_prefix(week))?;
    day.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    word.chars().count() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(&word))
}

/// Whether the second half of the day is meant, and what follows: `下午`, `p.m.`.
pub fn half_of_day(text: &str) -> Option<(bool, &str)> {
    const HALVES: [(&str, bool); 16] = [
        ("上午", false),
        ("早上", false),
        ("早晨", false),
        ("凌晨", false),
        ("清晨", false),
        ("下午", true),
        ("中午", true),
        ("傍晚", true),
        ("晚上", true),
        ("晚间", true),
        ("晚間", true),
        ("晚", true),
        ("a.m.", false),
        ("p.m.", true),
        ("am", false),
        ("pm", true),
    ];
    HALVES.iter().find_map(|(word, second)| {
        let begins = text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
        let rest = text.get(word.len()..)?;
        let whole = !word.is_ascii() || !rest.starts_with(|next: char| next.is_alphanumeric());
        (begins && whole).then_some((*second, rest))
    })
}

/// Whether `words` are only a day of the week, the weather or a time zone, which stand beside
/// dates and name no publisher.
pub fn is_day_or_zone(words: &str) -> bool {
    let mut parts = words
        .split(|mark: char| mark.is_whitespace() || ",，|｜·/()（）".contains(mark))
        .filter(|part| !part.is_empty())
        .peekable();
    let mut any = false;
    let all = parts.all(|part| {
        any = true;
        let lower = part.to_lowercase();
        let temperature = part.trim_start_matches(|letter: char| letter.is_ascii_digit() || "-~～/".contains(letter));
        is_weekday(part)
            || han_weekday(part).is_some_and(str::is_empty)
            || ZONES.contains(&lower.as_str())
            || WEATHER.contains(&part)
            || part.starts_with("农历")
            || part.starts_with("農曆")
            || lower == "uhr"
            || "月火水木金土日".contains(part.trim_end_matches("曜日")) && part.chars().count() <= 3
            || temperature.len() < part.len() && matches!(temperature, "℃" | "°C" | "度")
    });
    all && any
}
