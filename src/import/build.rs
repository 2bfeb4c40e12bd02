//! Makes an article of pieces.

use super::comments;
use super::cut::pieces;
use super::furniture::{self, Counter};
use super::numbering::Known;
use super::outline::{self, Entry};
use super::piece::{Piece, Role};
use super::stamp::Stamp;
use super::{label::Family, prose};
use crate::article::{Article, Block, Problem, ProblemKind, Run, Source, Text};

/// What the caller knows and a text does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The article's id; by default its date and a hash of its title.
    pub id: Option<String>,
    /// BCP 47 tag; by default `zh-CN` for a text in Han characters, else `en`.
    pub lang: Option<String>,
    /// Minutes by which the clocks of the text are ahead of UTC; by default
    /// those of China for Chinese, and UTC, as a guess, for other languages.
    pub offset_minutes: Option<i16>,
    /// What is known of each line of the text from elsewhere.
    pub known: Vec<Option<Known>>,
    /// The headline, where it is not the text's first line.
    pub title: Option<String>,
}

impl Settings {
    /// Minutes by which the clocks of a text in `lang` are ahead of UTC.
    pub fn offset(&self, lang: &str) -> i16 {
        self.offset_minutes.unwrap_or(if lang.starts_with("zh") { CHINA } else { 0 })
    }
}

/// An article made of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The article, without metrics.
    pub article: Article,
    /// What was guessed or could not be read.
    pub problems: Vec<Problem>,
    /// What of the text is not in the article.
    pub left_out: Vec<LeftOut>,
}

/// A stretch of a text that is not part of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its line, from 1.
    pub line: usize,
    /// Its words.
    pub words: String,
}

const CHINA: i16 = 8 * 60;

/// Makes an article of `text`. `block` may give the block of a line's
/// paragraph, where more is known of it than its words.
pub fn import(text: &str, settings: &Settings, block: impl Fn(usize) -> Option<Block>) -> Import {
    let pieces = pieces(text, &settings.known, settings.title.is_some());
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
    let stamp = stamp(&pieces, &mut guess);
    if stamp.is_some_and(Stamp::has_time) && settings.offset_minutes.is_none() && !lang.starts_with("zh") {
        guess("published", "the text names no time zone, it was read as UTC; give --offset, such as --offset +01:00");
    }
    let (likes, reposts, said) = counts(&pieces, &mut guess);
    let (body, guesses) = outline::blocks(entries(&pieces, &block), &lang);
    problems.extend(guesses.problems());
    let comments = comments::read(&pieces, offset, &mut problems);
    if let Some(said) = said.filter(|said| usize::try_from(*said).is_ok_and(|said| said != comments.len())) {
        let message = format!("the text speaks of {said} comments and holds {}", comments.len());
        problems.push(Problem { path: "comments".to_owned(), kind: ProblemKind::Inconsistent, message });
    }
    let id = settings.id.clone().unwrap_or_else(|| default_id(stamp, &title));
    let published = stamp.and_then(|stamp| stamp.at(offset));
    let left_out = pieces
        .iter()
        .filter(|piece| piece.role == Role::Furniture)
        .map(|piece| LeftOut { line: piece.line, words: piece.source.to_owned() })
        .collect();
    let article =
        Article { id, lang, title, source, published, url: None, body, metrics: Vec::new(), likes, reposts, comments };
    Import { article, problems, left_out }
}

/// The language that the letters of `text` tell.
pub fn language(text: &str) -> &'static str {
    let (mut han, mut letters) = (0_usize, 0_usize);
    for character in text.chars().filter(|character| character.is_alphabetic()) {
        letters += 1;
        han += usize::from(matches!(character, '\u{3400}'..='\u{9fff}'));
    }
    if han * 4 >= letters { "zh-CN" } else { "en" }
}

/// The article's time: from its byline, else the date under its last paragraph.
fn stamp(pieces: &[Piece<'_>], guess: &mut impl FnMut(&str, &str)) -> Option<Stamp> {
    let printed = pieces.iter().find_map(|piece| match piece.role {
        Role::Published(stamp) => Some(stamp),
        _ => None,
    });
    if printed.is_some() {
        return printed;
    }
    let closing = pieces.iter().rev().filter(|piece| matches!(piece.role, Role::Paragraph { closes: true }));
    let stamp = closing.take(4).find_map(|piece| super::stamp::whole(piece.source.trim()));
    match stamp {
        Some(_) => guess("published", "the text has no date under its title, the one at its end was used"),
        None => guess("published", "the text has no date under its title, add one as 2019-09-02T11:30:00+08:00"),
    }
    stamp
}

/// Likes, reposts, and how many comments the text speaks of.
fn counts(pieces: &[Piece<'_>], guess: &mut impl FnMut(&str, &str)) -> (u32, u32, Option<u32>) {
    let (mut likes, mut reposts, mut comments) = (None, None, None);
    for piece in pieces {
        if let Role::Likes { count, .. } = piece.role {
            likes = likes.or(Some(count));
            if count > 0 {
                guess("likes", "a number stands alone under the text, it was read as the likes");
            }
        }
        if piece.role != Role::Furniture {
            continue;
        }
        for (counter, count) in furniture::counters(piece.source).unwrap_or_default() {
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

fn entries(pieces: &[Piece<'_>], block: &impl Fn(usize) -> Option<Block>) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut open: Option<(usize, bool, &str, Family)> = None;
    for piece in pieces {
        // A label waits for its title, which is on its line.
        if let Some((depth, opens, label, family)) = open.take() {
            let (label, title) = match piece.role {
                Role::ItemTitle => (label.to_owned(), piece.source.to_owned()),
                // A clause is known by its number alone.
                _ if family == Family::Clause => (String::new(), label.trim().to_owned()),
                Role::Sentence => (label.to_owned(), clause(piece.source)),
                _ => (String::new(), label.trim().to_owned()),
            };
            out.push(Entry::Item { depth, opens, family, label, title });
        }
        match piece.role {
            Role::Label { label, depth, opens } => open = Some((depth, opens, piece.source, label.family)),
            Role::SectionTitle { depth } => out.push(Entry::Title { depth, text: piece.source.to_owned() }),
            Role::Heading { closes } => {
                out.push(Entry::Block { block: Block::Heading { text: Text::plain(piece.source) }, closes })
            }
            Role::Paragraph { closes } => {
                let marked = block(piece.line).and_then(|block| part_of(block, piece.source));
                out.push(Entry::Block { block: marked.unwrap_or_else(|| paragraph(piece.source)), closes });
            }
            Role::Sentence => out.push(Entry::Block { block: paragraph(piece.source), closes: false }),
            _ => {}
        }
    }
    if let Some((depth, opens, label, family)) = open {
        out.push(Entry::Item { depth, opens, family, label: String::new(), title: label.trim().to_owned() });
    }
    out
}

/// The block of a line, cut to `words` where they are a part of the line.
fn part_of(block: Block, words: &str) -> Option<Block> {
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

fn paragraph(words: &str) -> Block {
    Block::Paragraph { text: Text::plain(words) }
}

/// The widest title made of a sentence, in half characters.
const CLAUSE: usize = 60;

/// The first clause of `sentence`, as the title of an item that has none.
fn clause(sentence: &str) -> String {
    let mut width = 0;
    let mut end = sentence.len();
    for (at, character) in sentence.char_indices() {
        let next_is_digit = sentence[at + character.len_utf8()..].starts_with(|next: char| next.is_ascii_digit());
        let ends = matches!(character, '，' | '：' | '、') || matches!(character, ',' | ':' | '.') && !next_is_digit;
        width += if character.is_ascii() { 1 } else { 2 };
        if prose::ends_sentence(character) || width > 12 && ends || width > CLAUSE {
            end = at;
            break;
        }
    }
    sentence[..end].trim().to_owned()
}

/// The article's day and a hash of its title.
fn default_id(stamp: Option<Stamp>, title: &str) -> String {
    let hash = title.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let day = stamp.map_or_else(|| "undated".to_owned(), Stamp::day);
    format!("{day}-{hash:08x}")
}
