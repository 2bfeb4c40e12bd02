//! Chinese translations of problem messages, for the editor's page.
//!
//! Problems have English messages, as printed by the command line. This table
//! maps each message template to its Chinese; `{}` is a placeholder. The widget
//! does not include it, because it never shows problems.

/// Chinese names of the problem kinds.
const KINDS: [(&str, &str); 13] = [
    ("missing", "缺少内容"),
    ("wrong-type", "类型不符"),
    ("invalid-value", "取值不当"),
    ("unknown-kind", "未知类别"),
    ("unknown-member", "未知的名称"),
    ("unsafe-url", "链接不安全"),
    ("quote-not-found", "引文不在正文中"),
    ("quote-ambiguous", "引文不唯一"),
    ("figure-not-in-quote", "数字不在引文中"),
    ("duplicate-id", "编号重复"),
    ("unknown-reply-to", "回复对象不存在"),
    ("guessed", "系推测，请核对"),
    ("inconsistent", "前后不一致"),
];

/// English message templates with their Chinese, more specific ones first.
pub const ADVICE: &[(&str, &str)] = &[
    ("sections nest four deep at the most, lift this one out", "栏目最多嵌套四层，请把这一层移到外面"),
    ("block type {} is not known, it is shown as its text", "没有 {} 这种段落，其文字按普通段落显示"),
    ("give the block a type, it is shown as its text", "请写明段落的 type，现按普通段落显示"),
    ("say what the image shows, or \"\" where it is a decoration", "请写明图片内容；仅作装饰的图片写 \"\""),
    (
        "load images from http or https, or put them in as data:image/…;base64",
        "图片请用 http 或 https 地址，或以 data:image/…;base64 写入",
    ),
    ("use \"task\" or \"focus\", it is read as \"task\"", "请写 \"task\" 或 \"focus\"，现按 \"task\" 处理"),
    ("this is {}, make it an object with title and body", "这里是 {}，应为含 title 和 body 的对象"),
    ("give the block a text", "请给这一段写上文字"),
    ("is not known here, did you mean \"{}\"?", "这里没有这个名称，是否应为 \"{}\"？"),
    ("is not known here, remove it. Known are {}", "这里没有这个名称，请删除。可用的有 {}"),
    ("this is {}, make it a string or a list of runs", "这里是 {}，应为字符串或文字片段的列表"),
    (
        "use \"strong\", \"em\", \"sup\" or \"sub\", it is read as plain text",
        "请写 \"strong\"、\"em\"、\"sup\" 或 \"sub\"，现按普通文字处理",
    ),
    ("give every row as many cells as the head, \"\" where one is empty", "每行的单元格数应与表头相同，空格写 \"\""),
    ("this is {}, make it {}", "这里是 {}，应为 {}"),
    ("give it a text that is not empty", "请填写，不能为空"),
    ("use a whole number from 0 up", "请写 0 或更大的整数"),
    ("link to http, https or mailto only", "链接只能用 http、https 或 mailto"),
    ("quote the sentence that the figure comes from", "请引用这个数字所在的句子"),
    (
        "these words are not in the body, copy them from one paragraph to the letter",
        "正文中没有这些文字，请从同一段正文中逐字复制",
    ),
    (
        "these words occur more than once, add prefix or suffix; the first place is used",
        "这些文字出现了不止一次，请加上 prefix 或 suffix；现取第一处",
    ),
    (
        "the figure is not in quote.exact, copy it from there to the letter",
        "引文 quote.exact 中没有这个数字，请从引文逐字复制",
    ),
    ("name the id of another comment of this list", "请写本列表中另一条评论的 id"),
    (
        "this comment answers itself through others, it is shown as one that answers none",
        "此评论经由其他评论回复了自己，现按不回复任何评论显示",
    ),
    ("another comment has this id, give each its own", "另一条评论已用此 id，请各用各的"),
    ("use 1 to 64 of A-Z, a-z, 0-9, - and _", "请用 1 至 64 个 A-Z、a-z、0-9、- 或 _"),
    ("use 1 to 64 of a-z, 0-9 and -", "请用 1 至 64 个 a-z、0-9 或 -"),
    ("use a BCP 47 language tag such as zh-CN or en", "请用 BCP 47 语言标记，如 zh-CN 或 en"),
    (
        "the quote begins or ends inside a number of the text, quote the complete number",
        "引文从一个数字的中间开始或结束，请引用完整的数字",
    ),
    (
        "{} is a part of a longer figure, the text prints {}; print it whole",
        "{}只是较长数字的一部分，正文写作“{}”，请写完整",
    ),
    ("{} is a part of a longer figure; print it whole", "{}只是较长数字的一部分，请写完整"),
    ("{} is a share above 100%, check the number", "占比{}超过了整体，请核对"),
    ("{} is {} here and {} elsewhere, check which is right", "{}在这里是{}，在别处是{}，请核对哪个正确"),
    ("{} is {} in the headline and {} in the text", "{}在标题中是{}，在正文中是{}"),
    ("{} divided by {} is not {} on average, check the three numbers", "{}除以{}，平均数不是{}，请核对这三个数字"),
    (
        "the text has no time zone, UTC is assumed; set it with --offset, such as --offset +01:00",
        "原文没有时区，按协调世界时处理，请核对时间",
    ),
    ("the text mentions {} comments but contains {}", "原文说有 {} 条评论，实际有 {} 条"),
    ("there is no date under the title, the date at the end is used", "标题下没有日期，采用了文末的日期"),
    (
        "there is no date under the title, add one such as 2019-09-02T11:30:00+08:00",
        "标题下没有日期，请按 2019-09-02T11:30:00+08:00 的写法补上",
    ),
    ("an unlabelled number follows the text, it is read as the number of likes", "文末单独有一个数字，按点赞数处理"),
    ("most of the page is links, use the page of a single article", "页面大部分是通往别处的链接，请选一篇文章的页面"),
    ("{} is a relative address, use an absolute one", "{} 是相对地址，请写完整地址"),
    ("the list has no title in the text, check the generated title", "原文中这个列表没有标题，请核对代拟的标题"),
    (
        "the kind of {} sections is guessed, set \"task\" or \"focus\" for each",
        "有 {} 个栏目的类别是推测的，请逐一写明 \"task\" 或 \"focus\"",
    ),
    (
        "the title does not show the kind, it is guessed from the order; set \"task\" or \"focus\"",
        "标题看不出类别，是按先后推测的，请写明 \"task\" 或 \"focus\"",
    ),
    ("{} is not a date, set the time of the comment or remove it", "“{}”不是确切日期，请补上评论时间，或删去这一项"),
    ("the document is not JSON: {}", "文件不是 JSON：{}"),
    ("format is {}, set it to {}", "format 是 {}，应为 {}"),
    ("the document has neither a title nor a body, give it one of them", "文件既没有标题也没有正文"),
    (
        "write it as RFC 3339 with offset, such as 2019-09-02T11:30:00+08:00, or as the day alone",
        "请按 RFC 3339 的写法填写，带上时差，如 2019-09-02T11:30:00+08:00；也可只写日期",
    ),
];

/// Returns the Chinese name of a problem kind.
#[must_use]
pub fn kind(name: &str) -> Option<&'static str> {
    KINDS.iter().find(|(english, _)| *english == name).map(|(_, chinese)| *chinese)
}

/// Translates `message` to Chinese.
#[must_use]
pub fn chinese(message: &str) -> Option<String> {
    ADVICE.iter().find_map(|(english, chinese)| Some(fill(chinese, &values(english, message)?)))
}

/// Replaces each `{}` in `template` by the next of `values`.
fn fill(template: &str, values: &[&str]) -> String {
    let mut parts = template.split("{}");
    let first = parts.next().unwrap_or_default();
    std::iter::once(first).chain(values.iter().zip(parts).flat_map(|(value, part)| [*value, part])).collect()
}

/// Returns the text of each `{}` if `message` matches `template`.
fn values<'a>(template: &str, message: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = template.split("{}");
    let mut rest = message.strip_prefix(parts.next()?)?;
    let mut values = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        // The last part must end the message. Any other matches at its first
        // occurrence.
        let at = if parts.peek().is_none() { rest.strip_suffix(part)?.len() } else { rest.find(part)? };
        values.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    rest.is_empty().then_some(values)
}
