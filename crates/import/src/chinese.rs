//! Simplified and Traditional Chinese.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Characters that only Traditional Chinese has. Below each stands the
/// Simplified one: frequent ones, and those in the furniture of news pages.
const TRADITIONAL: &str = "國說時會對開關東車門馬這個們來為學點過還發現長實體經濟導環節產業農數據達縣區總裡後從種萬億兩樣認與間問應該頭進運動義無較處號歲讓話題電訊網際聯廠書館歷專資課選舉議員臺灣氣風極設計劃觀聽見貝頁佈閱讀評論轉載瀏覽擊聞視頻責編輯記單聲內熱連結圖檔標籤讚顯贊臉錄註冊衛財軍隊將當屬團報寫組織黨務審覈錯誤線";
const SIMPLIFIED: &str = "国说时会对开关东车门马这个们来为学点过还发现长实体经济导环节产业农数据达县区总里后从种万亿两样认与间问应该头进运动义无较处号岁让话题电讯网际联厂书馆历专资课选举议员台湾气风极设计划观听见贝页布阅读评论转载浏览击闻视频责编辑记单声内热连结图档标签赞显赞脸录注册卫财军队将当属团报写组织党务审核错误线";

/// `text` with the Traditional characters of the table as Simplified ones. Both have three bytes,
/// so every place in the result is the same place in `text`.
pub fn simplified(text: &str) -> String {
    static TABLE: LazyLock<HashMap<char, char>> =
        LazyLock::new(|| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect());
    let simple = |letter: char| if letter.is_ascii() { letter } else { *TABLE.get(&letter).unwrap_or(&letter) };
    text.chars().map(simple).collect()
}

/// Whether more characters of `text` are of Traditional Chinese than of Simplified.
pub fn is_traditional(text: &str) -> bool {
    let count = |own: &str, other: &str| {
        text.chars().filter(|letter| !letter.is_ascii() && own.contains(*letter) && !other.contains(*letter)).count()
    };
    count(TRADITIONAL, SIMPLIFIED) > count(SIMPLIFIED, TRADITIONAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_rows_stand_below_each_other() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert!(TRADITIONAL.chars().chain(SIMPLIFIED.chars()).all(|letter| letter.len_utf8() == 3));
        for (traditional, simple) in [
            ("來源：國際新聞", "来源：国际新闻"),
            ("相關閱讀", "相关阅读"),
            ("發佈時間", "发布时间"),
            ("責任編輯", "责任编辑"),
        ] {
            assert_eq!(simplified(traditional), simple);
        }
    }

    #[test]
    fn scripts_are_told_apart() {
        assert!(is_traditional("村裡的果園通了自來水，蘋果個頭大了一圈"));
        assert!(!is_traditional("村里的果园通了自来水，苹果个头大了一圈"));
        assert!(!is_traditional("中文"));
    }
}
