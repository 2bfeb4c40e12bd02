//! Bulleted lists of a plain text, which nest by their indents and by their marks.

use super::line;
use super::piece::{Piece, Role};
use article::{Block, Item, Section, SectionKind, Text};
use std::collections::BTreeSet;

/// A line with a bullet.
#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    /// Width of its indent.
    indent: usize,
    mark: char,
    text: Text,
}

impl Bullet {
    /// The bullet that `words` begins with, after an indent as wide as given: `• …`, `- …`.
    pub fn read(words: &str, indent: usize) -> Option<Self> {
        let rest = words.trim_start_matches(line::is_space);
        let mark = rest.chars().next()?;
        let after = &rest[mark.len_utf8()..];
        let is_bullet = match mark {
            '•' | '●' | '▪' | '◦' | '‣' | '■' | '◆' | '·' | '○' | '□' | '◇' | '★' | '☆' | '➢' | '▶' | '►' | '✓'
            | '✔' | '→' => true,
            '-' | '*' | '–' | '+' => after.starts_with(line::is_space),
            _ => false,
        };
        let text = after.trim_matches(line::is_space);
        (is_bullet && !text.is_empty()).then(|| Self { indent, mark, text: Text::plain(text) })
    }
}

/// The lines that begin with a bullet, and stand beside another such line or right below an item.
pub fn lines(pieces: &[Piece<'_>]) -> BTreeSet<usize> {
    let texts = pieces.iter().filter(|piece| !matches!(piece.role, Role::Space));
    let is_bullet =
        |piece: &Piece<'_>| matches!(piece.role, Role::Paragraph { .. }) && Bullet::read(piece.source, 0).is_some();
    let lines: Vec<_> = texts.map(|piece| (piece.line, is_bullet(piece), piece.role == Role::ItemTitle)).collect();
    let mut found: BTreeSet<usize> =
        lines.windows(2).filter(|pair| pair[0].1 && pair[1].1).flatten().map(|(line, ..)| *line).collect();
    if !found.is_empty() {
        found.extend(lines.windows(2).filter(|pair| pair[0].2 && pair[1].1).map(|pair| pair[1].0));
    }
    found
}

/// The block for adjoining `bullets`.
pub fn block(bullets: &[Bullet]) -> Block {
    let entries = split(bullets);
    if entries.iter().all(|(_, inner)| inner.is_empty()) {
        return Block::bullets(bullets.iter().map(|bullet| bullet.text.clone()).collect());
    }
    let item = |(first, inner): (&Bullet, &[Bullet])| Item {
        label: "• ".to_owned(),
        title: first.text.to_plain(),
        body: if inner.is_empty() { Vec::new() } else { vec![block(inner)] },
    };
    let items = entries.into_iter().map(item).collect();
    Block::Section(Section { kind: SectionKind::Task, title: String::new(), items })
}

/// The outermost entries, each with those inside it.
fn split(bullets: &[Bullet]) -> Vec<(&Bullet, &[Bullet])> {
    let Some(first) = bullets.first() else { return Vec::new() };
    let is_outer =
        |bullet: &Bullet| bullet.indent < first.indent || bullet.indent == first.indent && bullet.mark == first.mark;
    let starts: Vec<usize> = (0..bullets.len()).filter(|index| is_outer(&bullets[*index])).collect();
    let ends = starts.iter().skip(1).copied().chain([bullets.len()]);
    starts.iter().zip(ends).map(|(start, end)| (&bullets[*start], &bullets[start + 1..end])).collect()
}
