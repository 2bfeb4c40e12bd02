//! The share of a whole that a figure states, for the ring on its card.

use crate::Metric;

/// The share of a whole that the card of `metric` draws as a ring. `None` for
/// other figures, for growth and decline, and where the metric says so.
#[must_use]
pub fn share_of(metric: &Metric) -> Option<f64> {
    let share = share(&metric.figure).filter(|_| metric.share)?;
    let (before, after) = metric.quote.exact.split_once(&metric.figure)?;
    (!is_change(before, after)).then_some(share)
}

/// Words for a change. A figure after one in its clause is a change, unless
/// the words between say otherwise: 降至0.6%, 新增就业中女性占45%.
const CHANGES: &[&str] = &[
    "增",
    "升",
    "涨",
    "漲",
    "降",
    "跌",
    "减",
    "減",
    "提高",
    "回落",
    "收窄",
    "扩大",
    "擴大",
    "同比",
    "环比",
    "環比",
    "下滑",
    "萎缩",
    " grew",
    " grow",
    " rose",
    " rise",
    " rising",
    " fell",
    " fall",
    " increas",
    " decreas",
    " declin",
    " drop",
    " jump",
    " climb",
    " gain",
    " slid",
    " shr",
    "ارتفع",
    "انخفض",
    "نمو",
];

/// Names of rates of change, which stay such at any level: 增速降至3%.
const RATES: &[&str] =
    &["增速", "增幅", "降幅", "涨幅", "漲幅", "跌幅", "增长率", "利率", "inflation", "interest", "growth"];

/// Words before a share or the level that a change reached.
const SHARES: &[&str] = &["占", "佔", "比重", "比例", "至", "到", " to", " for", "إلى"];

/// Words after a figure that make it a change.
const CHANGES_AFTER: &[&str] =
    &["增", "降", "涨", "跌", "growth", "increase", "decrease", "rise", "drop", "fall", "decline", "higher", "lower"];

/// Whether the figure between the two texts of a sentence is a change.
fn is_change(before: &str, after: &str) -> bool {
    let is_mark = |mark: char| "，,；;。！？!?：:、（(\n".contains(mark);
    let clause = format!(" {}", before.rsplit(is_mark).next().unwrap_or_default().to_lowercase());
    let clause = clause.trim_end();
    let end = |words: &[&str]| words.iter().filter_map(|word| clause.rfind(word).map(|at| at + word.len())).max();
    let changed = clause.ends_with(" up") || clause.ends_with(" down") || end(CHANGES) > end(SHARES);
    let rate = end(RATES) > end(&["占", "佔", " for"]);
    let rest = after.trim_start_matches([' ', '的']);
    (changed || rate) && !rest.starts_with("of ") || CHANGES_AFTER.iter().any(|word| rest.starts_with(word))
}

/// The share, from 0 to 1, that a figure as printed states: `92%`, `超过2/3`,
/// `45.5％`. `None` if it is not a share of a whole.
fn share(figure: &str) -> Option<f64> {
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
    use super::{is_change, share};

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

    #[test]
    fn changes_are_not_shares_of_a_whole() {
        for (before, after, expected) in [
            ("前三季度,出口额下降", "。", true),
            ("全年产值同比增长", "。", true),
            ("产值增速为", "。", true),
            ("比上年提高了约", "", true),
            ("实现", "的增长", true),
            ("贷款利率为", "", true),
            ("Exports rose by ", " in May", true),
            ("Sales were up ", "", true),
            ("a ", " increase", true),
            ("增速降至", "", true),
            ("Inflation fell to ", "", true),
            ("贫困发生率降至", "以下", false),
            ("参与率由61%提高到", "", false),
            ("新增就业中女性占", "", false),
            ("产量增长,覆盖", "的村", false),
            ("全国", "的贫困户参与", false),
            ("Turnout rose to ", "", false),
            ("In a crisis again, ", " of homes", false),
        ] {
            assert_eq!(is_change(before, after), expected, "{before}|{after}");
        }
    }
}
