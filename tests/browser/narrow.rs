//! Narrow and short screens: room to write, whole words, a bar that covers nothing.

use crate::{Outcome, Reader, open};
use serde_json::json;

/// Posts a comment and answers three levels deep, opens an answer to the last and its editor, and
/// then measures: what wraps inside a word or leaves its box, and the characters a line.
const THREE_LEVELS: &str = include_str!("narrow.js");
/// Whether the floating bar covers the element `over`.
const COVERS: &str = "const covers = (over) => { const bar = root.querySelector('.toolbar'), [a, b] = [bar, over].map((node) => node.getBoundingClientRect()); \
    if (bar.contains(over) || a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left) return false; \
    const [x, y] = [(Math.max(a.left, b.left) + Math.min(a.right, b.right)) / 2, (Math.max(a.top, b.top) + Math.min(a.bottom, b.bottom)) / 2]; \
    return bar.contains(root.elementFromPoint(x, y)) }; ";

#[tokio::test]
async fn answers_on_narrow_screens_have_room() -> Outcome {
    for language in ["zh-CN", "zh-TW", "en", "ar"] {
        let reader = open().await;
        reader.run(&format!("widget.lang = '{language}'")).await;
        reader.until(&format!("root.querySelector('.news-brief')?.lang === '{language}'")).await;
        reader.ready().await;
        reader.run(THREE_LEVELS).await;
        reader.until("window.threeLevels").await;
        for width in [320, 360] {
            reader.resize(width, 700).await;
            let faults = reader.see("threeLevels.faults()").await;
            assert_eq!(faults, json!([]), "{language} at {width} px");
            let narrowest = reader.see("threeLevels.narrowest()").await.as_f64().unwrap();
            assert!(narrowest >= 12.0, "{language} at {width} px: {narrowest} characters a line");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_bar_covers_nothing_in_use() -> Outcome {
    for (width, height) in [(1280, 720), (1366, 650), (640, 400), (360, 330)] {
        let reader = open().await;
        reader.resize(width, height).await;
        let at = format!("{width} × {height}");
        // The composer at every height of the screen, with and without the focus.
        let seen = "const composer = root.querySelector('.composer'), field = root.querySelector('#composer'); let seen = 0; \
             for (let bottom = 40; bottom < innerHeight + 200; bottom += 20) { \
               scrollBy({ top: composer.getBoundingClientRect().bottom - bottom, behavior: 'instant' }); \
               if (covers(composer) || covers(field)) seen += 1 } return seen";
        assert_eq!(reader.run(&format!("{COVERS}{seen}")).await, 0, "{at}");
        reader.click("#composer").await;
        assert_eq!(reader.run(&format!("{COVERS}{seen}")).await, 0, "{at}: focused");
        for _ in 0..25 {
            reader.press(thirtyfour::Key::Tab + "").await;
            let covered = reader.run(&format!("{COVERS}return root.activeElement && covers(root.activeElement)")).await;
            assert_ne!(covered, true, "{at}: {}", reader.see("root.activeElement.outerHTML").await);
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_bar_goes_down_and_comes_up() -> Outcome {
    let reader = open().await;
    reader.resize(360, 640).await;
    let floats = "getComputedStyle(root.querySelector('.toolbar')).bottom.startsWith('-') === false";
    for (by, expected) in [(300, false), (-100, true), (200, false)] {
        reader.run(&format!("scrollBy({{ top: {by}, behavior: 'instant' }})")).await;
        reader.until(&format!("({floats}) === {expected}")).await;
    }
    Ok(())
}

#[tokio::test]
async fn an_opened_answer_shows_its_button() -> Outcome {
    for (width, height) in [(640, 400), (360, 330)] {
        let reader: Reader = open().await;
        reader.resize(width, height).await;
        reader
            .run("const button = root.querySelector('[part=reply]'); scrollBy({ top: button.getBoundingClientRect().bottom - innerHeight + 150, behavior: 'instant' }); button.click()")
            .await;
        reader
            .until("(() => { const place = root.querySelector('.inline [part=composer-submit]')?.getBoundingClientRect(); return place && place.top >= 0 && place.bottom <= innerHeight })()")
            .await;
    }
    Ok(())
}

#[tokio::test]
async fn lines_of_comments_begin_without_a_gap() -> Outcome {
    let reader = open().await;
    reader.resize(360, 640).await;
    // The bracket's ink lies in the right half of its square: its left half is trimmed.
    let width = "(() => { const text = root.querySelector('#comment-c2 .no-text'); const range = new Range(); range.setStart(text.firstChild, 0); \
        range.setEnd(text.firstChild, 1); return range.getBoundingClientRect().width / parseFloat(getComputedStyle(text).fontSize) })()";
    let width = reader.see(width).await.as_f64().unwrap();
    assert!(width < 0.6, "the bracket is {width} em wide");
    Ok(())
}

#[tokio::test]
async fn a_wide_table_scrolls_in_its_own_box() -> Outcome {
    let reader = open().await;
    reader.resize(360, 640).await;
    let cells = |words: &str| serde_json::json!([words, words, words, "批发价格平稳，苹果库存较多"]);
    let table = serde_json::json!({ "type": "table", "caption": "各省价格", "head": cells("同比增长"), "rows": [cells("-1.2%"), cells("3.5%")] });
    let article =
        serde_json::json!({ "format": "news-brief/1", "id": "table", "lang": "zh-CN", "title": "表", "body": [table] });
    reader.run(&format!("widget.article = {article}")).await;
    reader.until("root.querySelector('.table')").await;
    let shown = "(() => { const box = root.querySelector('.table'); box.focus(); \
        return [box.scrollWidth > box.clientWidth, document.documentElement.scrollWidth <= innerWidth, root.activeElement === box, \
          box.getAttribute('aria-label'), root.querySelectorAll('th[scope=col]').length, \
          [...box.querySelectorAll('td')].every((cell) => { const range = new Range(); range.selectNodeContents(cell); \
            return cell.textContent.length > 5 || new Set([...range.getClientRects()].map(({ top }) => top)).size === 1 })] })()";
    assert_eq!(reader.see(shown).await, serde_json::json!([true, true, true, "各省价格", 4, true]));
    Ok(())
}
