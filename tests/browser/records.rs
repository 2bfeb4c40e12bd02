//! Unreadable records in storage.

use crate::in_every_engine::storage::{corrupt, do_everything, notice, still_there, with_stored};
use crate::{Outcome, open};

#[tokio::test]
async fn unreadable_records_stay_unchanged() -> Outcome {
    let reader = open().await;
    for (number, bytes) in [
        "{broken",
        "",
        "null",
        "[1,",
        "{\"v\":0}",
        "{\"v\":\"1\",\"id\":7}",
        "\u{0}\u{ffff}\u{202e}",
        "{\"v\":0,\"id\":\"x1\",\"author\":7,\"text\":[]}",
    ]
    .iter()
    .enumerate()
    {
        let entries = corrupt(bytes);
        with_stored(&reader, &entries).await;
        assert_eq!(reader.text("#tab-comments").await, "评论6", "{bytes}");
        assert!(notice(&reader).await.contains("条保存的内容无法读取，已原样保留，可以下载"), "{bytes}");
        do_everything(&reader, &format!("第{number}次")).await;
        still_there(&reader, &entries, "after everything was done").await;
        reader.reload().await;
        assert_eq!(reader.text("[part=comment] [part=comment-text]").await, format!("第{number}次"));
        assert!(notice(&reader).await.contains("无法读取"), "{bytes}");
        still_there(&reader, &entries, "after a reload").await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn each_unreadable_record_is_counted() -> Outcome {
    let reader = open().await;
    for entry in corrupt("{broken") {
        let entries = [entry];
        with_stored(&reader, &entries).await;
        assert!(notice(&reader).await.contains("有1条保存的内容无法读取"), "{entries:?}");
        do_everything(&reader, "写得进去").await;
        still_there(&reader, &entries, "after everything was done").await;
    }
    reader.no_errors().await;
    Ok(())
}
