//! All text of the editor's page, in each language. The page is built ahead of
//! time, so the wasm does not need it.

/// The text of the editor's page in one language, by name.
pub type Words = [(&'static str, &'static str)];

/// Chinese.
pub const CHINESE: [(&str, &str); 18] = [
    ("tag", "zh-CN"),
    ("sample", "index.html"),
    ("to_sample", "示例文章"),
    ("other", "editor-english.html"),
    ("other_tag", "en"),
    ("other_name", "English"),
    ("title", "打开自己的文章"),
    ("intro", "选一份文本或文章文件，马上看到读者将看到的样子，以及需要核对的地方。"),
    ("choose", "选择文件"),
    ("drop", "或把 .txt、.json 文件拖到本页"),
    ("local", "文件只在这台电脑上读取，不会上传。"),
    ("metrics", "代拟数字卡片"),
    ("download", "下载 JSON"),
    ("problems", "需要核对"),
    ("no_problems", "没有发现问题。"),
    ("left_out", "未收入文章的内容"),
    ("preview", "预览"),
    ("not_text", "无法读取：既不是 UTF-8 也不是 GB18030，请另存为 UTF-8。"),
];

/// English.
pub const ENGLISH: [(&str, &str); 18] = [
    ("tag", "en"),
    ("sample", "english.html"),
    ("to_sample", "Sample article"),
    ("other", "editor.html"),
    ("other_tag", "zh-CN"),
    ("other_name", "中文"),
    ("title", "Open your own article"),
    ("intro", "Choose a text or an article document. You see at once what readers will see, and what to review."),
    ("choose", "Choose a file"),
    ("drop", "or drop a .txt or .json file on this page"),
    ("local", "The file is only read on this machine. Nothing is uploaded."),
    ("metrics", "Key figures to suggest"),
    ("download", "Download JSON"),
    ("problems", "To review"),
    ("no_problems", "Nothing to review."),
    ("left_out", "Left out of the article"),
    ("preview", "Preview"),
    ("not_text", "The file can’t be read: it is neither UTF-8 nor GB18030. Save it as UTF-8."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_names() {
        let names = |words: &Words| words.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        assert_eq!(names(&CHINESE), names(&ENGLISH));
        assert!(CHINESE.iter().chain(&ENGLISH).all(|(_, words)| !words.is_empty()));
    }
}
