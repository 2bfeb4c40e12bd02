//! The importer on whole pages.

use super::*;
use crate::article::read_text;

const SEED: &str = include_str!("../../tests/data/seed.txt");

fn seed() -> Import {
    import(SEED, &Settings { id: Some("2019-09-02-chanye-fupin".to_owned()), ..Settings::default() }, |_| None)
}

#[test]
fn the_seed_is_its_article_without_its_metrics() {
    let (mut expected, problems) = read_text(include_str!("../../static/article.json")).unwrap();
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
