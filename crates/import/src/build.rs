//! Builds an article from pieces.

use super::boilerplate::{self, Counter};
use super::bullets::{self, Bullet};
use super::chinese::simplified;
use super::comments;
use super::language::language;
use super::numbering::Hint;
use super::outline::{self, BodyEntry};
use super::piece::{Piece, Role};
use super::segment::pieces;
use super::timestamp::Timestamp;
use super::{label::Family, prose};
use article::{Article, Block, DateTime, Problem, ProblemKind, Run, Source, Text, fnv1a};

/// What the caller knows about a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The id of the article. Default: its date and a hash of its title.
    pub id: Option<String>,
    /// The BCP 47 language tag. Default: `zh-CN` for text in Han characters,
    /// else `en`.
    pub lang: Option<String>,
    /// The time zone of the text, in minutes ahead of UTC. Default: China's for
    /// Chinese text; UTC, reported as a guess, for other languages.
    pub offset_minutes: Option<i16>,
    /// What the markup says about each line of the text.
    pub hints: Vec<Option<Hint>>,
    /// The headline, if it is not the first line of the text.
    pub title: Option<String>,
    /// Whether the text is nothing but the article, without buttons, comments or other news.
    pub is_whole: bool,
}

impl Settings {
    /// The time zone of a text in `lang`, in minutes ahead of UTC.
    pub fn offset(&self, lang: &str) -> i16 {
        self.offset_minutes.unwrap_or(if lang.starts_with("zh") { CHINA_OFFSET } else { 0 })
    }
}

/// An article made from a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The article, without metrics.
    pub article: Article,
    /// What the importer guessed or could not read.
    pub problems: Vec<Problem>,
    /// The parts of the text that are not in the article.
    pub left_out: Vec<LeftOut>,
}

/// A part of a text that is not in its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line number, starting at 1.
    pub line: usize,
    /// The omitted text.
    pub words: String,
}

const CHINA_OFFSET: i16 = 8 * 60;

/// Builds an article from `text`. `block` may return a block with markup for
/// the paragraph on a line.
pub fn import(text: &str, settings: &Settings, block: impl Fn(usize) -> Option<Block>) -> Import {
    let pieces = pieces(text, &settings.hints, settings.title.is_some(), settings.is_whole);
    let mut problems = Vec::new();
    let mut guess = |path: &str, message: &str| {
        problems.push(Problem { path: path.to_owned(), kind: ProblemKind::Guessed, message: message.to_owned() });
    };
    let lang = settings.lang.clone().unwrap_or_else(|| language(text).to_owned());
    let offset = settings.offset(&lang);
    let first = |wanted: fn(&Role) -> bool| pieces.iter().find(|piece| wanted(&piece.role)).map(|piece| piece.source);
    let title =
        settings.title.clone().or_else(|| first(|role| *role == Role::Title).map(str::to_owned)).unwrap_or_default();
    let source = first(|role| *role == Role::Source).map(|name| Source { name: name.to_owned(), url: None });
    let published_at = published(&pieces, &mut guess);
    if published_at.is_some_and(Timestamp::has_time) && settings.offset_minutes.is_none() && !lang.starts_with("zh") {
        guess("published", "the text has no time zone, UTC is assumed; set it with --offset, such as --offset +01:00");
    }
    let (likes, reposts, mentioned) = counts(&pieces, &mut guess);
    let (body, guesses) = outline::blocks(entries(&pieces, &settings.hints, &block), &lang);
    problems.extend(guesses.problems());
    let comments = comments::read(&pieces, offset, &mut problems);
    if let Some(mentioned) =
        mentioned.filter(|mentioned| usize::try_from(*mentioned).is_ok_and(|mentioned| mentioned != comments.len()))
    {
        let message = format!("the text mentions {mentioned} comments but contains {}", comments.len());
        problems.push(Problem { path: "comments".to_owned(), kind: ProblemKind::Inconsistent, message });
    }
    let published = published_at.and_then(|timestamp| timestamp.at(offset));
    let id = settings.id.clone().unwrap_or_else(|| default_id(published.as_ref(), &title));
    let updated = pieces.iter().find_map(|piece| match piece.role {
        Role::Updated(timestamp) => timestamp.at(offset),
        _ => None,
    });
    let left_out = pieces
        .iter()
        .filter(|piece| piece.role == Role::Boilerplate)
        .map(|piece| LeftOut { line: piece.line, words: piece.source.to_owned() })
        .collect();
    let article = Article {
        id,
        lang,
        title,
        source,
        published,
        updated,
        authors: Vec::new(),
        standfirst: None,
        image: None,
        url: None,
        body,
        metrics: Vec::new(),
        likes,
        reposts,
        comments,
    };
    Import { article, problems, left_out }
}

/// Returns the article's time from its byline, else the date under its last
/// paragraph.
fn published(pieces: &[Piece<'_>], guess: &mut impl FnMut(&str, &str)) -> Option<Timestamp> {
    let printed = pieces.iter().find_map(|piece| match piece.role {
        Role::Published(timestamp) => Some(timestamp),
        _ => None,
    });
    if printed.is_some() {
        return printed;
    }
    let closing = pieces.iter().rev().filter(|piece| matches!(piece.role, Role::Paragraph { closes: true }));
    let timestamp = closing.take(4).find_map(|piece| super::timestamp::parse(piece.source.trim()));
    match timestamp {
        Some(_) => guess("published", "there is no date under the title, the date at the end is used"),
        None => guess("published", "there is no date under the title, add one such as 2019-09-02T11:30:00+08:00"),
    }
    timestamp
}

/// Returns the likes, the reposts and the number of comments that the text
/// mentions.
fn counts(pieces: &[Piece<'_>], guess: &mut impl FnMut(&str, &str)) -> (u32, u32, Option<u32>) {
    let (mut likes, mut reposts, mut comments) = (None, None, None);
    for piece in pieces {
        if let Role::Likes { count, .. } = piece.role {
            likes = likes.or(Some(count));
            if count > 0 {
                guess("likes", "an unlabelled number follows the text, it is read as the number of likes");
            }
        }
        if piece.role != Role::Boilerplate {
            continue;
        }
        for (counter, count) in boilerplate::counters(&simplified(piece.source)).unwrap_or_default() {
            match counter {
                Counter::Likes => likes = likes.or(Some(count)),
                Counter::Reposts => reposts = reposts.or(Some(count)),
                Counter::Comments => comments = comments.or(Some(count)),
                Counter::Other => {}
            }
        }
    }
    (likes.unwrap_or(0), reposts.unwrap_or(0), comments)
}

fn entries(pieces: &[Piece<'_>], hints: &[Option<Hint>], block: &impl Fn(usize) -> Option<Block>) -> Vec<BodyEntry> {
    let mut out = Vec::new();
    let mut open: Option<(usize, bool, &str, Family)> = None;
    let mut labelled = 0;
    let bulleted = bullets::lines(pieces);
    let mut list: Vec<Bullet> = Vec::new();
    let mut indent = (0, 0);
    for piece in pieces {
        let is_division = matches!(hints.get(piece.line - 1), Some(Some(Hint::Level(_))));
        // The title of a label follows on the same line.
        if let Some((depth, opens, label, family)) = open.take() {
            let (label, title) = match piece.role {
                Role::ItemTitle => (label.to_owned(), piece.source.to_owned()),
                // A clause has a number but no title.
                _ if family == Family::Clause => (String::new(), label.trim().to_owned()),
                Role::Sentence => (label.to_owned(), clause(piece.source)),
                _ => (String::new(), label.trim().to_owned()),
            };
            out.push(BodyEntry::Item { depth, opens, family, label, title, is_division });
        }
        let stay = match piece.role {
            Role::Label { depth, opens, .. } => Some(depth + usize::from(!opens)),
            Role::SectionTitle { depth } | Role::Heading { depth } => Some(depth),
            _ => None,
        };
        out.extend(stay.filter(|_| is_division).map(|depth| BodyEntry::Close { depth }));
        if piece.role == Role::Space {
            indent = (piece.line, line_width(piece.source));
            continue;
        }
        let bullet = || Bullet::read(piece.source, if indent.0 == piece.line { indent.1 } else { 0 });
        if let (Role::Paragraph { .. }, true) = (piece.role, bulleted.contains(&piece.line))
            && block(piece.line).is_none()
            && let Some(bullet) = bullet()
        {
            list.push(bullet);
            continue;
        }
        if !list.is_empty() {
            out.push(BodyEntry::Block { block: bullets::block(&std::mem::take(&mut list)), closes: false, own: false });
        }
        match piece.role {
            Role::Label { label, depth, opens } => {
                labelled = piece.line;
                open = Some((depth, opens, piece.source, label.family));
            }
            Role::SectionTitle { depth } => out.push(BodyEntry::Title { depth, text: piece.source.to_owned() }),
            Role::Heading { depth } => {
                let plain = || Block::Heading { text: Text::plain(piece.source) };
                let block = block(piece.line).filter(|block| matches!(block, Block::Heading { .. }));
                out.push(BodyEntry::Block { block: block.unwrap_or_else(plain), closes: depth == 0, own: false });
            }
            Role::Paragraph { closes } => {
                let marked = block(piece.line).and_then(|block| part_of(block, piece.source));
                let block = marked.unwrap_or_else(|| paragraph(piece.source));
                out.push(BodyEntry::Block { block, closes, own: piece.line == labelled });
            }
            Role::Sentence => {
                let marked = block(piece.line).and_then(|block| part_of(block, piece.source));
                let block = marked.unwrap_or_else(|| paragraph(piece.source));
                out.push(BodyEntry::Block { block, closes: false, own: true });
            }
            // A title has no links: they stay in the text.
            Role::ItemTitle => {
                let linked = block(piece.line).and_then(|block| part_of(block, piece.source)).filter(has_link);
                out.extend(linked.map(|block| BodyEntry::Block { block, closes: false, own: true }));
            }
            _ => {}
        }
    }
    if !list.is_empty() {
        out.push(BodyEntry::Block { block: bullets::block(&list), closes: false, own: false });
    }
    if let Some((depth, opens, label, family)) = open {
        let title = label.trim().to_owned();
        out.push(BodyEntry::Item { depth, opens, family, label: String::new(), title, is_division: false });
    }
    out
}

/// The width of an indent in columns.
fn line_width(indent: &str) -> usize {
    indent.chars().map(|space| if space == '\t' { 4 } else { 1 }).sum()
}

/// Reduces the block of a line to `words`, if `words` is only a part of the
/// line.
pub fn part_of(block: Block, words: &str) -> Option<Block> {
    let mut text = match block {
        Block::Paragraph { text } => text,
        Block::Heading { text } | Block::Quote { text, .. } if text.to_plain() != words => text,
        other => return Some(other),
    };
    let mut skip = text.to_plain().rfind(words)?;
    let mut left = words.len();
    for run in &mut text.0 {
        let (Run::Plain(own) | Run::Link { text: own, .. } | Run::Marked { text: own, .. }) = run;
        let start = skip.min(own.len());
        let end = (start + left).min(own.len());
        (skip, left) = (skip - start, left - (end - start));
        *own = own[start..end].to_owned();
    }
    text.0.retain(|run| !run.text().is_empty());
    Some(Block::Paragraph { text })
}

/// Whether a paragraph has a link.
fn has_link(block: &Block) -> bool {
    matches!(block, Block::Paragraph { text } if text.0.iter().any(|run| matches!(run, Run::Link { .. })))
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { text: Text::plain(words) }
}

/// The maximum width of a title taken from a sentence, in half-width columns.
const MAX_CLAUSE_WIDTH: usize = 60;

/// Returns the first clause of `sentence` as the title of an untitled item.
pub fn clause(sentence: &str) -> String {
    let mut width = 0;
    let mut end = sentence.len();
    for (at, character) in sentence.char_indices() {
        let next_is_digit = sentence[at + character.len_utf8()..].starts_with(|next: char| next.is_ascii_digit());
        let ends = matches!(character, '，' | '：' | '、') || matches!(character, ',' | ':' | '.') && !next_is_digit;
        width += if character.is_ascii() { 1 } else { 2 };
        if prose::ends_sentence(character) || width > 12 && ends || width > MAX_CLAUSE_WIDTH {
            end = at;
            break;
        }
    }
    sentence[..end].trim().to_owned()
}

/// The day and a hash of the title.
pub(super) fn default_id(published: Option<&DateTime>, title: &str) -> String {
    let hash = fnv1a(title);
    let day = published.map_or_else(|| "undated".to_owned(), |time| time.to_string().chars().take(10).collect());
    format!("{day}-{hash:08x}")
}
