//! Tests with whole pages.

mod lists;

use super::*;
use article::{Block, read_text};

const SEED: &str = include_str!("../../../tests/data/seed.txt");

fn seed() -> Import {
    import(SEED, &Settings { id: Some("2019-09-02-chanye-fupin".to_owned()), ..Settings::default() }, |_| None)
}

#[test]
fn seed_text_imports_as_the_seed_article() {
    let (mut expected, problems) = read_text(include_str!("../../../static/article.json")).unwrap();
    assert_eq!(problems, []);
    expected.metrics.clear();
    let Import { article, problems, left_out } = seed();
    assert_eq!(article.body, expected.body);
    assert_eq!(article.comments, expected.comments);
    assert_eq!(article, expected);
    assert_eq!(problems, []);
    assert_eq!(left_out.len(), 25);
    assert_eq!((left_out[0].line, left_out[0].words.as_str()), (7, "关注TA 已关注"));
}

/// A deterministic random number generator.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// An editor may correct the text and keep the cards. A card whose quote was
/// changed is reported; any other card still quotes the exact text.
#[test]
fn edits_never_leave_a_wrong_card_unreported() {
    let (original, _) = read_text(include_str!("../../../static/article.json")).unwrap();
    let characters: Vec<char> = SEED.chars().collect();
    let starts: Vec<usize> = original
        .metrics
        .iter()
        .map(|metric| {
            let byte = SEED.find(&metric.quote.exact).unwrap();
            SEED[..byte].chars().count()
        })
        .collect();
    let alphabet: Vec<char> = "0123456789,.%万亿个不超约年一二的、。 \n".chars().collect();
    let mut random = Random(7);
    let (mut reported, mut touched) = (0, 0);
    for round in 0..1000 {
        let mut edited = characters.clone();
        // Every second edit hits a card, so that the test does not depend on
        // chance.
        let at = if round % 2 == 0 {
            let card = random.below(starts.len());
            starts[card] + random.below(original.metrics[card].quote.exact.chars().count() + 1)
        } else {
            random.below(characters.len())
        };
        let letter = alphabet[random.below(alphabet.len())];
        let (from, to) = match random.below(3) {
            0 => (at, at),
            1 => (at, at + 1),
            _ => (at, at + 1),
        };
        if round % 3 == 2 {
            edited.drain(from..to);
        } else {
            edited.splice(from..to, [letter]);
        }
        if edited == characters {
            continue;
        }
        let text: String = edited.iter().collect();
        let mut article =
            import(&text, &Settings { id: Some("seed".to_owned()), ..Settings::default() }, |_| None).article;
        article.metrics = original.metrics.clone();
        let document = article::to_document(&article);
        let (read, mut problems) = read_text(&document).unwrap();
        problems.extend(review::review(&read));
        let texts: Vec<String> = article::texts(&read).into_iter().map(|(_, text)| text.to_plain()).collect();
        for (card, metric) in original.metrics.iter().enumerate() {
            // The reader drops rejected cards, so the indices of the others
            // change.
            let shown = read.metrics.iter().position(|shown| shown == metric);
            let is_reported = shown.is_none_or(|shown| {
                problems.iter().any(|problem| problem.path.starts_with(&format!("metrics[{shown}]")))
            });
            reported += usize::from(is_reported);
            let length = metric.quote.exact.chars().count();
            let inside = from < starts[card] + length && to > starts[card]
                || from == to && from > starts[card] && from < starts[card] + length;
            touched += usize::from(inside);
            assert!(is_reported || texts.iter().any(|text| text.contains(&metric.quote.exact)), "{round} {metric:?}");
            let same =
                edited[starts[card].min(edited.len())..].starts_with(&metric.quote.exact.chars().collect::<Vec<_>>());
            assert!(is_reported || !inside || same || text.contains(&metric.quote.exact), "{round} {metric:?}");
            let digit_before = from == starts[card] && to == from && letter.is_ascii_digit() && round % 3 != 2;
            let begins_with_digit = metric.quote.exact.starts_with(|first: char| first.is_ascii_digit());
            assert!(is_reported || !(digit_before && begins_with_digit), "{round} {metric:?}");
        }
    }
    assert!(touched > 300 && reported >= touched, "{reported} {touched}");
}

#[test]
fn lists_of_other_news_are_not_items() {
    let text = "县里办好三件事\n来源：青山日报 2024-05-01 10:00\n热点新闻\n1、天气转凉\n2、山路通车\n3、果园开园\n三件事\n1、修路\n去年全县修好乡村道路一百多条，老百姓出行比过去方便多了。\n2、引水\n山上的泉水接进了村里，家家户户打开水龙头就有干净的水。\n相关阅读\n果园开园\n山路通车";
    let Import { article, left_out, .. } = import(text, &Settings::default(), |_| None);
    assert_eq!(left_out.len(), 7, "{left_out:?}");
    let article::Block::Section(section) = &article.body[0] else { panic!("{:?}", article.body) };
    assert_eq!((section.title.as_str(), section.items.len()), ("三件事", 2));
}

#[test]
fn law_without_chapters_is_one_section() {
    let clause = "果园经营者应当按照规定记录施肥、用药和采收的情况，记录保存两年以上，接受查验。";
    let text = format!(
        "果园管理办法\n2011年4月16日 县人民政府令第3号公布\n第一条 {clause}\n第二条 应当记录下列事项：\n（一）施肥；\n（二）用药。\n第三条 {clause}\n第四条 {clause}"
    );
    let Import { article, .. } = import(&text, &Settings::default(), |_| None);
    let article::Block::Section(section) = article.body.last().unwrap() else { panic!("{:?}", article.body) };
    assert_eq!((section.items.len(), article.body.len()), (4, 2));
    assert_eq!(section.items[1].body.len(), 2);
    // The line about the history of the law is kept.
    assert!(matches!(&article.body[0], article::Block::Paragraph { text } if text.to_plain().starts_with("2011年")));
}

#[test]
fn header_gives_title_source_and_date() {
    let text = "索 引 号：00123/2024-7 主题分类：农业\n发文机关：青山县 成文日期：2024年5月1日\n\
        标  题：青山县关于果园通水的意见\n发文字号：青政发〔2024〕5号 发布日期：2024年5月8日\n主 题 词：\n\
        青山县关于果园\n通水的意见\n青政发〔2024〕5号\n各乡镇：\n去年秋天，果园第一次通了自来水，老乡们修起三座蓄水池。\n\
        一、任务\n（一）选点。由水利站勘测。\n（二）铺管。由各村负责。\n二、保障措施\n（三）领导。由县里负责。\n青山县\n2024年5月1日\n";
    assert_eq!(pieces(text, &[], false, false).iter().map(|piece| piece.source).collect::<String>(), text);
    let Import { article, left_out, .. } = import(text, &Settings::default(), |_| None);
    assert_eq!(article.title, "青山县关于果园通水的意见");
    assert_eq!(article.source.map(|source| source.name).as_deref(), Some("青山县"));
    assert_eq!(article.published.map(|time| time.to_string()).as_deref(), Some("2024-05-08"));
    let items = article.body.iter().filter_map(|block| match block {
        Block::Section(section) => Some(section.items.len()),
        _ => None,
    });
    assert_eq!(items.collect::<Vec<_>>(), [2, 1]);
    let left_out: Vec<&str> = left_out.iter().map(|left| left.words.as_str()).collect();
    let printed = ["索 引 号：00123/2024-7", "主题分类：农业", "成文日期：2024年5月1日", "发文字号：青政发〔2024〕5号"];
    assert_eq!(left_out, [&printed[..], &["主 题 词：", "青山县关于果园", "通水的意见"]].concat());
}

/// Repeated lines that a quadratic rule would scan again and again.
#[test]
fn repetitive_text_takes_linear_time() {
    let lines = [
        SEED,
        "1、甲\n",
        "1、甲\n2、乙\n",
        "（一）甲\n1.乙\n①丙\n",
        "第一章 总则\n第一条 甲\n",
        "热点新闻\n",
        "热点新闻\n1、甲\n",
        "目录\n",
        "农友5173\n",
        "农友5173\n2019-09-02 11:33\n",
        "2019-09-02 11:33\n",
        "来源：县报 ",
        "回答\n",
        "6\n",
        "发布\n6\n",
        "转发0评论6\n",
        "短标题\n",
        "占92%的农户，",
        "平均每村2个，共有36个村，",
        "县里修了102条路。\n",
        "（",
        "“",
        "\n",
        "\u{3000}",
        "第",
        "上一篇",
        "2019年",
    ];
    for line in lines {
        let name = line.lines().next().unwrap_or_default();
        linear::assert_linear(name, 40_000, |count| {
            let text = line.repeat(count.div_ceil(line.len() / 12 + 1));
            let mut article = import(&text, &Settings::default(), |_| None).article;
            article.metrics = suggest(&article, 6);
            assert!(review::review(&article).len() <= text.len());
        });
    }
}

mod any_text {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn import_keeps_the_words_and_suggests_valid_cards(
            text in "([\\PC\\s]|1、|（一）|第二条 |92%的农户|超过3.5亿元，|平均每个村2个。|\n\n|2024-01-02|回答|占120%){0,60}"
        ) {
            let mut article = import(&text, &Settings::default(), |_| None).article;
            article.metrics = suggest(&article, 5);
            for (_, words) in article::texts(&article) {
                prop_assert!(text.contains(&words.to_plain()));
            }
            let document = article::to_document(&article);
            if let Ok((read, problems)) = read_text(&document) {
                prop_assert_eq!(read.metrics.len(), article.metrics.len());
                let all = problems.into_iter().chain(review::review(&read));
                let of_cards: Vec<_> = all.filter(|problem| problem.path.starts_with("metrics")).collect();
                prop_assert_eq!(of_cards, vec![]);
            }
        }
    }
}
