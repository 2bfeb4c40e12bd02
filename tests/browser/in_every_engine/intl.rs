//! Dates and counts are worded by `Intl` in the interface's language, and prerendered alike.

use crate::browser::Browser;
use crate::engine::{Engine, engine, only_in};
use crate::fixtures::page;
use crate::{Outcome, Reader, Site, open};
use news_brief::text::calendar;
use serde_json::{Value, json};

const TAGS: [&str; 4] = ["zh-CN", "zh-TW", "en", "ar"];

/// Counts above a thousand, a time late in the evening, which is another day in most zones, and a
/// date without a time.
const COUNTED: &str = r#"{"format":"news-brief/1","id":"counted","lang":"zh-CN","title":"题","published":"2019-09-02T23:30:00+08:00",
"body":[{"type":"paragraph","text":"一句话。"}],"likes":1234567,"reposts":2345,"comments":[
{"id":"c2","author":"乙","published":"2019-09-02T23:33:00+08:00","text":"有时间"},{"id":"c1","author":"甲","published":"2019-09-02","text":"只有日期"}]}"#;

/// Formats a time with the page's `Intl`; `zone` is an expression.
const DATE: &str = "((tag, time, zone, timeStyle) => new Intl.DateTimeFormat(tag, \
     { dateStyle: 'long', timeStyle, timeZone: zone }).format(new Date(time)))";

/// Formats a time with the page's `Intl`, with the offset of its clock.
const ZONED: &str = "((tag, time) => new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', day: 'numeric', \
     hour: 'numeric', minute: '2-digit', timeZoneName: 'shortOffset' }).format(new Date(time)))";

/// The counted document in each interface language, at `/<tag>.html`.
async fn counted() -> Reader {
    let site = Site::start().await;
    site.add("/counted.json", COUNTED);
    for tag in TAGS {
        site.add(&format!("/{tag}.html"), &page(&format!("src=\"counted.json\" lang=\"{tag}\" loading=\"eager\""), ""));
    }
    Reader { browser: Browser::start(&[]).await, site }
}

async fn text_of(reader: &Reader, selector: &str) -> Value {
    reader.see(&format!("root.querySelector({}).textContent", json!(selector))).await
}

#[tokio::test]
async fn dates_are_worded_by_the_browser() -> Outcome {
    let reader = counted().await;
    for tag in TAGS {
        reader.go(&format!("/{tag}.html")).await;
        reader.ready().await;
        let date = async |time: &str, zone: &str, style: &str| {
            reader.see(&format!("{DATE}('{tag}', {time}, {zone}, {style})")).await
        };
        // All times are by the reader's clock, in the interface's language. The zone
        // is named if it differs from the document's.
        let published = "'2019-09-02T23:30:00+08:00'";
        let zoned = async |time: &str| reader.see(&format!("{ZONED}('{tag}', {time})")).await;
        let abroad = reader.see(&format!("new Date({published}).getTimezoneOffset() !== -480")).await == true;
        let shown = if abroad { zoned(published).await } else { date(published, "undefined", "'short'").await };
        assert_eq!(text_of(&reader, "[part=date]").await, shown);
        assert_eq!(reader.see("root.querySelector('[part=date]').title").await, zoned(published).await);
        assert_eq!(reader.see("root.querySelector('[part=date]').closest('[lang]').lang").await, tag);
        assert_eq!(reader.see("root.querySelector('[part=date]').dateTime").await, "2019-09-02T23:30:00+08:00");
        let direction = if tag == "ar" { "rtl" } else { "ltr" };
        assert_eq!(reader.see("getComputedStyle(root.querySelector('[part=date]')).direction").await, direction);
        let posted = "'2019-09-02T23:33:00+08:00'";
        assert_eq!(text_of(&reader, "#comment-c2 time").await, date(posted, "undefined", "'short'").await);
        assert_eq!(reader.see("root.querySelector('#comment-c2 time').title").await, zoned(posted).await);
        // A date without a time is the same in every zone.
        assert_eq!(text_of(&reader, "#comment-c1 time").await, date("'2019-09-02'", "'UTC'", "undefined").await);
        assert_eq!(reader.see("root.querySelector('#comment-c1 time').dateTime").await, "2019-09-02");
        // Recent comments have both: the age, and the date for tooltip and screen readers.
        reader.post(tag).await;
        let mine = "root.querySelector('[part=comment] time:has([aria-hidden])')";
        let exact = reader.see(&format!("{ZONED}('{tag}', {mine}.dateTime)")).await;
        assert_eq!(reader.see(&format!("{mine}.title")).await, exact);
        assert_eq!(reader.see(&format!("{mine}.querySelector('.visually-hidden').textContent")).await, exact);
        reader.click(".data > button").await;
        reader.until("root.querySelector('.home time')").await;
        assert_eq!(reader.see("root.querySelector('.home li:first-child time').title").await, exact);
        reader.run("localStorage.clear()").await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn counts_are_worded_by_the_browser() -> Outcome {
    let reader = counted().await;
    for tag in TAGS {
        reader.go(&format!("/{tag}.html")).await;
        reader.ready().await;
        let number = async |number: usize| {
            let value = reader.see(&format!("new Intl.NumberFormat('{tag}').format({number})")).await;
            value.as_str().unwrap().to_owned()
        };
        let likes = number(1_234_567).await;
        assert_eq!(text_of(&reader, ".toolbar [part=like]").await, likes);
        let label = reader.see("root.querySelector('.toolbar [part=like]').ariaLabel").await;
        assert!(label.as_str().unwrap().contains(&likes), "{label}");
        assert_eq!(text_of(&reader, "#tab-reposts .tab-count").await, number(2345).await);
        assert_eq!(text_of(&reader, "#tab-comments .tab-count").await, number(2).await);
        let (none, limit) = (number(0).await, number(1000).await);
        assert_eq!(text_of(&reader, ".composer-count [aria-hidden]").await, format!("{none}/{limit}"));
        reader.paste("#composer", &"字".repeat(2234)).await;
        reader.click("[part=composer-submit]").await;
        let over = number(1234).await;
        reader.until(&format!("root.querySelector('.composer-error').textContent.includes('{over}')")).await;
        assert!(text_of(&reader, ".composer-count").await.as_str().unwrap().contains(&number(2234).await));
        // The bar makes way for the field.
        reader.until("root.activeElement?.id === 'composer'").await;
        reader.click(".toolbar [part=like]").await;
        let more = number(1_234_568).await;
        reader.until(&format!("root.querySelector('.toolbar [part=like]').textContent === '{more}'")).await;
        reader.run("localStorage.clear()").await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn prerendered_dates_match_the_browsers() -> Outcome {
    let reader = open().await;
    for tag in TAGS {
        // WebKitGTK's Intl still uses Arabic digits for Arabic. The prerenderer can't know the
        // browser.
        let theirs_is = if tag == "ar" && engine() == Engine::WebKit { "ar-u-nu-latn" } else { tag };
        let mut worded = Vec::new();
        for hour in 0..24 {
            let (month, day) = (i64::from(hour) / 2 + 1, i64::from(hour) + 1);
            let date = [2019, month, day];
            worded.push(calendar::date(tag, date, Some([hour, hour])));
            worded.push(calendar::date(tag, date, None));
        }
        let theirs = format!(
            "[...Array(24).keys()].flatMap((hour) => ['short', undefined].map((style) => \
             {DATE}('{theirs_is}', Date.UTC(2019, hour >> 1, hour + 1, hour, hour), 'UTC', style)))"
        );
        assert_eq!(reader.see(&theirs).await, json!(worded), "{tag}");
        let numbers = [0, 7, 999, 1000, 65_536, 1_234_567];
        let theirs = format!("{}.map((number) => new Intl.NumberFormat('{theirs_is}').format(number))", json!(numbers));
        assert_eq!(reader.see(&theirs).await, json!(numbers.map(calendar::number)), "{tag}");
    }
    Ok(())
}

#[tokio::test]
async fn one_clock_rules_article_and_comments() -> Outcome {
    only_in!(Chromium, "the time zone is set by the DevTools protocol");
    let reader = counted().await;
    let zone = json!({ "timezoneId": "America/New_York" });
    reader.devtools("Emulation.setTimezoneOverride", zone).await;
    let winter = COUNTED.replace("2019-09-02T23:33:00+08:00", "2019-12-02T23:33:00+08:00");
    for (document, posted) in
        [(COUNTED, "September 2, 2019 at 11:33 AM"), (winter.as_str(), "December 2, 2019 at 10:33 AM")]
    {
        reader.site.add("/counted.json", document);
        reader.go("/en.html").await;
        reader.ready().await;
        assert_eq!(text_of(&reader, "#comment-c2 time").await, posted);
        assert_eq!(text_of(&reader, "#comment-c1 time").await, "September 2, 2019");
        assert_eq!(text_of(&reader, "[part=date]").await, "September 2, 2019 at 11:30 AM GMT-4");
    }
    // Where the document's clock is the reader's, no zone is named.
    reader.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Shanghai" })).await;
    reader.reload().await;
    assert_eq!(text_of(&reader, "[part=date]").await, "September 2, 2019 at 11:30 PM");
    let title = reader.see("root.querySelector('[part=date]').title").await;
    assert_eq!(title, "September 2, 2019 at 11:30 PM GMT+8");
    Ok(())
}

#[tokio::test]
async fn graphemes_are_counted_and_nothing_is_cut() -> Outcome {
    let reader = open().await;
    let type_in = async |text: &str| {
        let text = json!(text);
        reader.run(&format!("const box = root.querySelector('#composer'); box.value = {text}; box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))")).await;
    };
    type_in("👨\u{200d}👩\u{200d}👧\u{200d}👦，。！？𠮷カナ한글中文").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').innerText === '12/1,000'").await;
    let long = "长".repeat(1003);
    type_in(&long).await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('.composer-error').innerText.includes('超出3字')").await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, json!(long));
    assert_eq!(reader.focused().await, "composer");
    assert_eq!(reader.count("[part=comment]").await, 6);
    type_in("支持").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    Ok(())
}

#[tokio::test]
async fn recent_times_are_relative_with_exact_names() -> Outcome {
    let reader = open().await;
    reader
        .run(
            "const day = 86400000, now = new Date(); \
             for (const [id, age] of [['y1', day], ['y3', 3 * day], ['z9', 40 * day]]) { \
               const time = new Date(now - age); time.setHours(12, 0, 0, 0); \
               localStorage.setItem(`news-brief/1/2019-09-02-chanye-fupin/comment/${id}`, JSON.stringify({ v: 1, id, author: '甲', text: id, published: time.toISOString().replace(/\\.\\d+/, '') })) }",
        )
        .await;
    reader.reload().await;
    assert_eq!(reader.text("#comment-y1 time [aria-hidden]").await, "昨天");
    assert_eq!(reader.text("#comment-y3 time [aria-hidden]").await, "3天前");
    assert_eq!(reader.count("#comment-z9 time [aria-hidden]").await, 0);
    let exact = reader.text("#comment-y1 time .visually-hidden").await;
    assert!(exact.contains("年") && exact.ends_with(" 12:00") && exact.contains("GMT"), "{exact}");
    assert_eq!(reader.see("root.querySelector('#comment-y1 time').title").await, json!(exact));
    Ok(())
}
