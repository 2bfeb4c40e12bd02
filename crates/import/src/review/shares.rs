//! Shares above 100%: 占120%, 覆盖105%的农户, 三分之五.

use super::inconsistent;
use crate::located::LocatedFigure;
use article::Problem;
use figures::Rational;

/// Words before a figure that make it a share.
const SHARE_WORDS: [&str; 14] = [
    "占",
    "占比",
    "占比为",
    "占到",
    "比重为",
    "比重达",
    "比例为",
    "比例达",
    "覆盖",
    "覆盖率为",
    "覆盖率达",
    "参与率",
    "普及率",
    "覆盖率",
];

/// Words in a clause whose rate may exceed 100%.
const GROWTH_WORDS: [&str; 18] = [
    "增长",
    "提高",
    "增加",
    "上升",
    "上涨",
    "完成",
    "超额",
    "增幅",
    "涨幅",
    "增速",
    "同比",
    "环比",
    "达产",
    "相当于",
    "翻",
    "目标",
    // A bank's provisions may exceed its expected losses.
    "拨备",
    "充足率",
];

/// Reports shares above 100%.
pub fn review(located: &[LocatedFigure<'_>], paths: &[String]) -> Vec<Problem> {
    located
        .iter()
        .filter(|located| {
            located.is_share() && located.figure.value.high() > Rational::integer(1) && is_share_of(located)
        })
        .map(|located| {
            let message = format!("{} is a share above 100%, check the number", located.as_printed());
            inconsistent(&paths[located.index], message)
        })
        .collect()
}

fn is_share_of(located: &LocatedFigure<'_>) -> bool {
    let clause = &located.text[located.clause.clone()];
    if GROWTH_WORDS.iter().any(|word| clause.contains(word)) {
        return false;
    }
    let before = located.text[..located.printed.start].trim_end_matches(['已', '了', '达', '为', '到']);
    let after = &located.text[located.surface.end..];
    SHARE_WORDS.iter().any(|word| before.ends_with(word))
        || after.starts_with('的') && !located.figure.counted.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn shares_above_the_whole_are_reported() {
        check("标题\n\n全国192%的贫困户参与到产业发展之中。", &["192%"]);
        check("标题\n\n其中靠产业脱贫的占167%。", &["167%"]);
        check("标题\n\n其中靠产业脱贫的占67%，产值增长120%，完成任务的105%。", &[]);
        check("标题\n\n这家银行的拨备覆盖率超过200%。", &[]);
    }
}
