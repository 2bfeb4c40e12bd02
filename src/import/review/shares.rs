//! Shares above the whole: 占120%, 覆盖105%的农户, 三分之五.

use super::inconsistent;
use crate::article::Problem;
use crate::figures::Rational;
use crate::import::placed::Placed;

/// Words right before a figure that make it a share of something.
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

/// Words of a clause in which a rate may well exceed the whole.
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
    // A bank sets aside more than it expects to lose.
    "拨备",
    "充足率",
];

/// Shares of more than the whole.
pub fn review(placed: &[Placed<'_>], paths: &[String]) -> Vec<Problem> {
    placed
        .iter()
        .filter(|placed| placed.is_share() && placed.figure.value.high() > Rational::integer(1) && is_share_of(placed))
        .map(|placed| {
            let message = format!("{} is a share of more than the whole, check the number", placed.as_printed());
            inconsistent(&paths[placed.index], message)
        })
        .collect()
}

fn is_share_of(placed: &Placed<'_>) -> bool {
    let clause = &placed.text[placed.clause.clone()];
    if GROWTH_WORDS.iter().any(|word| clause.contains(word)) {
        return false;
    }
    let before = placed.text[..placed.printed.start].trim_end_matches(['已', '了', '达', '为', '到']);
    let after = &placed.text[placed.surface.end..];
    SHARE_WORDS.iter().any(|word| before.ends_with(word))
        || after.starts_with('的') && !placed.figure.counted.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_share_is_not_more_than_the_whole() {
        check("标题\n\n全国192%的贫困户参与到产业发展之中。", &["192%"]);
        check("标题\n\n其中靠产业脱贫的占167%。", &["167%"]);
        check("标题\n\n其中靠产业脱贫的占67%，产值增长120%，完成任务的105%。", &[]);
        check("标题\n\n这家银行的拨备覆盖率超过200%。", &[]);
    }
}
