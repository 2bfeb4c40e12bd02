//! Pages with a strict Content-Security-Policy and Trusted Types.

use crate::states::{SMALL, page};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

#[tokio::test]
async fn it_runs_under_a_strict_policy_without_a_report() -> Outcome {
    let site = Site::start().await;
    site.add_header("content-security-policy", POLICY);
    site.add("/watch.js", "window.reports = []; addEventListener('securitypolicyviolation', (event) => reports.push(event.violatedDirective + ' ' + event.blockedURI))");
    site.add("/small.json", SMALL);
    let host = page("src=\"small.json\" loading=\"eager\"", "<article>一句话。</article>");
    site.add("/strict.html", &host.replace("<script", "<script src=\"watch.js\"></script><script"));
    let reader = Reader::open(Browser::start(&[]).await, site, "/strict.html").await;
    reader.write("#composer", "严格的页面").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 1").await;
    assert_eq!(reader.see("reports").await, json!([]));
    reader.no_errors().await;
    Ok(())
}
