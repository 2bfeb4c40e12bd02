//! Splits a text into [`Piece`]s. This is the only place where lines get roles.

use super::chinese::simplified;
use super::line::{Line, lines};
use super::numbering::{self, BodyLine, Hint};
use super::page::{self, LineRole};
use super::piece::{Piece, Role};
use super::{label::Family, prose};

/// Splits `text` into pieces without loss. `hints` has what the markup says
/// about each line, and may be shorter than the text. With `has_title`, the
/// headline is not in the text. With `is_whole`, everything belongs to the article.
pub fn pieces<'a>(text: &'a str, hints: &[Option<Hint>], has_title: bool, is_whole: bool) -> Vec<Piece<'a>> {
    let lines = lines(text);
    // The words of the page around an article are known in Simplified Chinese.
    let simple = simplified(text);
    let simple = super::line::lines(&simple);
    // Byline and headline stand before the first heading and list.
    let divides = |hint: &Option<Hint>| matches!(hint, Some(Hint::Level(_) | Hint::List));
    let head = is_whole.then(|| hints.iter().position(divides).unwrap_or(usize::MAX));
    let roles = page::roles(&simple, has_title, head);
    let closing = LineRole::Whole(Role::Paragraph { closes: true });
    let body: Vec<usize> =
        (0..lines.len()).filter(|line| roles[*line] == LineRole::Body || roles[*line] == closing).collect();
    let body_lines: Vec<_> = body
        .iter()
        .map(|line| {
            let hint = hints.get(*line).copied().flatten();
            BodyLine {
                words: simple[*line].words,
                hint: if roles[*line] == closing { Some(Hint::Closes) } else { hint },
            }
        })
        .collect();
    let mut body_roles = numbering::roles(&body_lines).into_iter();
    let mut out = Vec::with_capacity(lines.len() * 3);
    for (index, (line, role)) in lines.iter().zip(roles).enumerate() {
        let mut segmenter = Segmenter { out: &mut out, line: index + 1 };
        segmenter.push(Role::Space, line.indent);
        match role {
            LineRole::Blank => segmenter.push(Role::Space, line.trailing),
            LineRole::Whole(role) if role != (Role::Paragraph { closes: true }) => segmenter.whole(role, line),
            LineRole::Parts(parts) => {
                parts.into_iter().for_each(|(role, range)| segmenter.push(role, &line.words[range]));
                segmenter.push(Role::Space, line.trailing);
            }
            LineRole::Body | LineRole::Whole(_) => {
                let is_heading = matches!(hints.get(index), Some(Some(Hint::Heading | Hint::Level(_))));
                segmenter.body(body_roles.next().unwrap_or(Role::Paragraph { closes: false }), line, is_heading);
            }
        }
        segmenter.push(Role::Space, line.end);
    }
    out
}

struct Segmenter<'a, 'b> {
    out: &'b mut Vec<Piece<'a>>,
    line: usize,
}

impl<'a> Segmenter<'a, '_> {
    fn push(&mut self, role: Role, source: &'a str) {
        if !source.is_empty() {
            self.out.push(Piece { role, source, line: self.line });
        }
    }

    fn whole(&mut self, role: Role, line: &Line<'a>) {
        self.push(role, line.words);
        self.push(Role::Space, line.trailing);
    }

    fn body(&mut self, role: Role, line: &Line<'a>, is_heading: bool) {
        match role {
            Role::Label { label, .. } => {
                let (printed, rest) = line.words.split_at(label.length);
                self.push(role, printed);
                self.item(label.family, rest, is_heading);
                self.push(Role::Space, line.trailing);
            }
            Role::Paragraph { .. } => {
                // The trailing space of a paragraph is part of its text.
                self.push(role, line.shown);
            }
            _ => self.whole(role, line),
        }
    }

    /// Adds the rest of an item's first line: a title, a title and a text, or a
    /// text.
    fn item(&mut self, family: Family, rest: &'a str, is_heading: bool) {
        let (title, body) = match split(family, rest) {
            _ if is_heading => (rest, ""),
            FirstLine::Title => (rest, ""),
            FirstLine::Sentence => ("", rest),
            FirstLine::Both(at) => rest.split_at(at),
        };
        self.push(Role::ItemTitle, title);
        let words = body.trim_start_matches(super::line::is_space);
        self.push(Role::Space, &body[..body.len() - words.len()]);
        let role = if title.is_empty() { Role::Sentence } else { Role::Paragraph { closes: false } };
        self.push(role, words);
    }
}

/// What the first line of an item holds.
#[derive(Clone, Copy)]
pub enum FirstLine {
    /// A title.
    Title,
    /// A text.
    Sentence,
    /// A title, and a text from this byte on.
    Both(usize),
}

/// The maximum width of a title, in half-width columns.
const MAX_TITLE_WIDTH: usize = 80;

/// Splits the words of an item's first line after its label.
pub fn split(family: Family, rest: &str) -> FirstLine {
    if matches!(family, Family::Part | Family::Chapter | Family::Division) {
        return FirstLine::Title;
    }
    if rest.starts_with('【')
        && let Some(end) = rest.find('】').map(|end| end + '】'.len_utf8())
    {
        return if end == rest.len() { FirstLine::Title } else { FirstLine::Both(end) };
    }
    if family == Family::Clause {
        return FirstLine::Sentence;
    }
    let mut end = prose::first_sentence(rest).unwrap_or(rest.len());
    // 加强领导：各地…
    if let Some((colon, mark)) = rest.char_indices().find(|(_, mark)| matches!(mark, '：' | ':')) {
        let after = colon + mark.len_utf8();
        // 10:30 is a time.
        let time = rest[after..].starts_with(|next: char| next.is_ascii_digit());
        end = if after < end && !time { after } else { end };
    }
    let title = &rest[..end];
    // A figure must stay in the body, where a card can quote it.
    let has_figure =
        prose::fits(title, MAX_TITLE_WIDTH) && prose::is_sentence(title) && !figures::find(title).is_empty();
    if !prose::fits(title, MAX_TITLE_WIDTH) || has_figure {
        FirstLine::Sentence
    } else if end == rest.len() {
        FirstLine::Title
    } else {
        FirstLine::Both(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn joined(text: &str) -> String {
        pieces(text, &[], false, false).iter().map(|piece| piece.source).collect()
    }

    /// Random pages from typical lines, so that every rule is used.
    fn page() -> impl Strategy<Value = String> {
        let line = prop::sample::select(vec![
            "",
            "产业发展",
            "1、强化统筹",
            "2、提升能力。各地要落实。",
            "（一）甲",
            "（二）乙",
            "第一条\u{3000}为了发展，制定本法。",
            "第二条 略",
            "第一章 总则",
            "2019-09-02 11:30",
            "农友5173",
            "回答",
            "发布",
            "转发0评论6",
            "0",
            "6",
            "热点新闻",
            "3.新闻",
            "115.395",
            "来源：甲报 2024-01-02",
            "全国92%的贫困户参与到产业发展之中,已脱贫人口中主要通过产业帮扶实现脱贫的占67%。",
            "五项工作",
            "①甲",
            "②乙",
            "附件：1.表",
            "2024年5月8日",
            "\u{3000}\u{3000}1.甲",
            "2.乙 ",
            "3小时前",
        ]);
        let end = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\r", " \n"]);
        prop::collection::vec((line, end), 0..40)
            .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end]).collect())
    }

    proptest! {
        #[test]
        fn pieces_add_up_to_any_text(text in "[\\PC\\s]*") {
            prop_assert_eq!(joined(&text), text);
        }

        #[test]
        fn pieces_add_up_to_any_page(text in page()) {
            prop_assert_eq!(joined(&text), text);
        }
    }
}
