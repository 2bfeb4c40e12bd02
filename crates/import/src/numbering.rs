//! Decides which labels number items, and how lists nest.
//!
//! A label counts if other labels confirm it: a list begins with one, continues
//! in order and has at least two items. The first style of label is the
//! outermost list. A new style opens a list inside the previous item; a style
//! that is already open continues its list.

use super::label::{self, Family, Label};
use super::piece::Role;
use super::prose;

/// The maximum nesting of lists in a document.
const MAX_DEPTH: usize = 4;

/// The maximum step between two numbers. One number may be missing, but not
/// two.
const MAX_STEP: u32 = 2;

/// A line of the body.
#[derive(Clone, Copy, Debug)]
pub struct BodyLine<'a> {
    /// Its words.
    pub words: &'a str,
    /// What the markup says about the line.
    pub hint: Option<Hint>,
}

/// What the markup says about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// It is a heading.
    Heading,
    /// It is a heading of this level, 1 to 6, of a text whose levels can be relied on.
    Level(u8),
    /// It stands for a whole list.
    List,
    /// It is the first entry of a numbered list, whatever its number.
    First,
    /// It is neither an item nor a heading but a caption, a list entry or a
    /// quotation.
    Other,
    /// It ends all lists.
    Closes,
}

impl Hint {
    /// The level of a heading, if it is known.
    const fn level(hint: Option<Self>) -> Option<u8> {
        match hint {
            Some(Self::Level(level)) => Some(level),
            _ => None,
        }
    }
}

/// An open list.
struct OpenList {
    family: Family,
    /// The level of the headings that its items are.
    level: Option<u8>,
    last: u32,
    /// The line of its last item.
    line: usize,
}

struct Numbering<'a> {
    lines: &'a [BodyLine<'a>],
    labels: Vec<Option<Label>>,
    /// For each label, the next line with a label of the same style.
    next: Vec<Option<usize>>,
    /// For each label, the previous line with a label of the same style.
    previous: Vec<Option<usize>>,
    open: Vec<OpenList>,
    /// Whether the text marks its headings, so that no other line is one.
    marks_headings: bool,
    /// The last accepted number of each style.
    last: [u32; SLOTS],
}

/// Labels on headings of each level are styles of their own.
const SLOTS: usize = Family::COUNT * 7;

fn slot(label: Label, hint: Option<Hint>) -> usize {
    label.family as usize * 7 + usize::from(Hint::level(hint).unwrap_or(0).min(6))
}

/// Returns the role of each of `lines`. An accepted label gives
/// [`Role::Label`].
pub fn roles(lines: &[BodyLine<'_>]) -> Vec<Role> {
    let labels: Vec<Option<Label>> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let is_bare =
                |label: &Label| label.length == line.words.len() && may_stand_alone(label, lines.get(index + 1));
            if line.hint.is_none_or(|hint| matches!(hint, Hint::Heading | Hint::First | Hint::Level(_))) {
                label::read(line.words).or_else(|| label::read_bare(line.words).filter(is_bare))
            } else {
                None
            }
        })
        .collect();
    let mut next = vec![None; lines.len()];
    let mut previous = vec![None; lines.len()];
    let mut seen: [Option<usize>; SLOTS] = [None; SLOTS];
    for (line, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        if let Some(before) = seen[slot(*label, lines[line].hint)].replace(line) {
            next[before] = Some(line);
            previous[line] = Some(before);
        }
    }
    let marks_headings = lines.iter().any(|line| Hint::level(line.hint).is_some());
    let mut numbering = Numbering { lines, labels, next, previous, open: Vec::new(), marks_headings, last: [0; SLOTS] };
    (0..lines.len()).map(|line| numbering.role(line)).collect()
}

/// Whether a label alone on its line numbers the text on the `next` line: `1、` or `（一）`, but not
/// `（1）` above another label.
fn may_stand_alone(label: &Label, next: Option<&BodyLine<'_>>) -> bool {
    let is_separated = matches!(label.family, Family::ArabicComma | Family::HanComma | Family::HanBrackets);
    is_separated && next.is_some_and(|next| label::read_bare(next.words).is_none())
}

impl Numbering<'_> {
    fn role(&mut self, line: usize) -> Role {
        let BodyLine { words, hint } = self.lines[line];
        if hint == Some(Hint::Closes) {
            self.open.clear();
            return Role::Paragraph { closes: true };
        }
        if matches!(hint, Some(Hint::Other | Hint::List)) {
            return Role::Paragraph { closes: false };
        }
        let level = Hint::level(hint);
        if let Some(level) = level {
            self.close_beside(level, self.labels[line]);
        }
        if let Some(label) = self.labels[line]
            && let Some((depth, opens)) = self.place(line, label)
        {
            self.open.truncate(depth + usize::from(!opens));
            match self.open.get_mut(depth) {
                Some(open) => (open.last, open.line) = (label.value, line),
                None => self.open.push(OpenList { family: label.family, level, last: label.value, line }),
            }
            self.last[slot(label, hint)] = label.value;
            return Role::Label { label, depth, opens };
        }
        let is_marked = level.is_some() || hint == Some(Hint::Heading);
        if prose::is_heading(words) || is_marked {
            return self.heading(line, is_marked);
        }
        Role::Paragraph { closes: false }
    }

    /// Returns the depth of the label on `line`, and whether it begins a list.
    /// `None` if it numbers no item.
    fn place(&self, line: usize, label: Label) -> Option<(usize, bool)> {
        let step = |last: u32| label.value > last && label.value <= last + MAX_STEP;
        let hint = self.lines[line].hint;
        let level = Hint::level(hint);
        if let Some(depth) = self.open.iter().position(|open| open.family == label.family && open.level == level) {
            // Some authors print a number twice.
            let is_repeated = label.value > 1 && label.value == self.open[depth].last;
            if step(self.open[depth].last) || is_repeated {
                return Some((depth, false));
            }
            return (label.value == 1 && self.continues(line)).then_some((depth, true));
        }
        // Clauses continue across chapters, chapters across parts, and the
        // points of a plan across its parts.
        let divides = matches!(label.family, Family::Clause | Family::Chapter);
        let last = self.last[slot(label, hint)];
        let next = if divides { last > 0 && step(last) } else { label.value == last + 1 };
        let continues_count = label.value > 1 && (next || divides && self.follows(line, label));
        // The text may be an excerpt of a law.
        let excerpt = label.family == Family::Clause && self.previous[line].is_none() && self.continues(line);
        // An excerpt may begin with any number.
        let adjoins = self.next[line] == Some(line + 1)
            && self.labels[line + 1].is_some_and(|next| next.value == label.value + 1);
        let begins = (label.value == 1 || adjoins || hint == Some(Hint::First)) && self.continues(line);
        // A chapter is never inside a clause, whichever came first.
        let outer = |open: &OpenList| rank(label.family) > 0 && rank(open.family) > rank(label.family);
        let depth = self.open.iter().position(outer).unwrap_or(self.open.len());
        ((begins || continues_count || excerpt) && depth < MAX_DEPTH).then_some((depth, true))
    }

    /// Whether the previous label of the same style has the preceding number.
    fn follows(&self, line: usize, label: Label) -> bool {
        let before = self.previous[line].and_then(|before| self.labels[before]);
        before.is_some_and(|before| before.value + 1 == label.value)
    }

    /// Whether the next label of the same style has the next number.
    fn continues(&self, line: usize) -> bool {
        let value = |line: usize| self.labels[line].map_or(0, |label| label.value);
        self.next[line].is_some_and(|next| {
            let step = value(next).saturating_sub(value(line));
            // One number may be missing.
            (1..=MAX_STEP).contains(&step)
        })
    }

    /// Closes the lists that a heading of `level` ends: all but those whose items are headings
    /// above it, and the list that goes on with its `label`.
    fn close_beside(&mut self, level: u8, label: Option<Label>) {
        let stays = |open: &OpenList| {
            open.level.is_some_and(|own| {
                own < level || own == level && label.is_some_and(|label| label.family == open.family)
            })
        };
        let end = self.open.iter().position(|open| !stays(open)).unwrap_or(self.open.len());
        self.open.truncate(end);
    }

    fn heading(&mut self, line: usize, is_marked: bool) -> Role {
        let BodyLine { words, hint } = self.lines[line];
        let level = Hint::level(hint);
        if let Some(level) = level {
            self.close_beside(level, None);
        }
        let closes = level.is_none() && !self.outer_list_continues();
        let next = self.lines.get(line + 1).and_then(|next| next.hint);
        let next_label = self.labels.get(line + 1).copied().flatten();
        let begins = next_label.filter(|label| {
            let goes_on = level.is_some() && label.value == self.last[slot(*label, next)] + 1;
            label.value == 1 && self.continues(line + 1) || label.value > 1 && goes_on
        });
        // Another heading is no list of this one, but its subdivision.
        let begins = begins.filter(|_| Hint::level(next).is_none_or(|next| level.is_none_or(|level| next > level)));
        if begins.is_some() || next == Some(Hint::List) {
            if closes {
                self.open.clear();
            }
            let same = self.open.iter().position(|open| {
                begins.is_some_and(|label| label.family == open.family) && open.level == Hint::level(next)
            });
            let depth = same.unwrap_or(self.open.len());
            self.open.truncate(depth);
            if depth < MAX_DEPTH {
                return Role::SectionTitle { depth };
            }
        }
        let between =
            self.lines.get(line + 1).is_some_and(|next| next.hint.is_none() && prose::is_paragraph(next.words));
        let between = between && !self.marks_headings;
        let after_prose = line == 0 || prose::is_sentence(self.lines[line - 1].words);
        if is_marked || between && after_prose && prose::fits(words, 48) {
            if closes {
                self.open.clear();
            }
            return Role::Heading { depth: self.open.len() };
        }
        Role::Paragraph { closes: false }
    }

    fn outer_list_continues(&self) -> bool {
        self.open.first().is_some_and(|open| {
            let next = self.next[open.line].and_then(|next| self.labels[next]);
            next.is_some_and(|label| label.value > open.last && label.value <= open.last + MAX_STEP)
        })
    }
}

/// The rank of a division of a law. 0 for other styles.
const fn rank(family: Family) -> u8 {
    match family {
        Family::Part => 1,
        Family::Chapter => 2,
        Family::Division => 3,
        Family::Clause => 4,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts the role of each line: `depth:value`, `title`, `heading` or `-`.
    fn check(text: &str, expected: &str) {
        let lines: Vec<_> = text.lines().map(|words| BodyLine { words, hint: None }).collect();
        let shown: Vec<String> = roles(&lines)
            .into_iter()
            .map(|role| match role {
                Role::Label { label, depth, .. } => format!("{depth}:{}", label.value),
                Role::SectionTitle { .. } => "title".to_owned(),
                Role::Heading { .. } => "heading".to_owned(),
                _ => "-".to_owned(),
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn lists_nest_by_label_style() {
        check(
            "一、总则\n（一）甲\n（二）乙\n二、任务\n（一）丙\n1.丁\n2.戊\n（二）己",
            "0:1 1:1 1:2 0:2 1:1 2:1 2:2 1:2",
        );
    }

    #[test]
    fn a_title_starts_a_new_list() {
        check("五项工作\n1、甲\n2、乙\n五个着力点\n1、丙\n2、丁", "title 0:1 0:2 title 0:1 0:2");
    }

    #[test]
    fn clause_numbers_continue_across_chapters() {
        check("第一章 总则\n第一条 甲\n第二条 乙\n第二章 种植\n第三条 丙\n第四条 丁", "0:1 1:1 1:2 0:2 1:3 1:4");
    }

    #[test]
    fn a_missing_clause_does_not_end_the_numbering() {
        check(
            "第一章 甲\n第一条 子\n第二条 丑\n第二章 乙\n第四条 卯\n第三章 丙\n第五条 辰",
            "0:1 1:1 1:2 0:2 1:4 0:3 1:5",
        );
    }

    #[test]
    fn chapter_numbers_continue_across_parts() {
        check(
            "第一编 总则\n第一章 甲\n第一条 子\n第二条 丑\n第二编 水渠\n第二章 乙\n第三条 寅\n第四条 卯",
            "0:1 1:1 2:1 2:2 0:2 1:2 2:3 2:4",
        );
    }

    #[test]
    fn point_numbers_continue_across_parts() {
        check(
            "一、总则\n（一）甲\n（二）乙\n二、任务\n（三）丙\n1.丁\n2.戊\n（四）己\n3.庚\n三、保障\n（五）辛",
            "0:1 1:1 1:2 0:2 1:3 2:1 2:2 1:4 2:3 0:3 1:5",
        );
    }

    #[test]
    fn a_clause_may_contain_a_list() {
        check(
            "第一章 总则\n第一条 分为：\n（一）甲\n（二）乙\n第二条 丙\n第二章 养护\n第三条 丁",
            "0:1 1:1 2:1 2:2 1:2 0:2 1:3",
        );
    }

    #[test]
    fn single_and_unordered_numbers_are_text() {
        check("1、只有一项\n正文", "- -");
        check("3、甲\n7、乙", "- -");
        check("1、甲\n2、乙\n9、丙", "0:1 0:2 -");
        check("1、甲\n3、丙", "0:1 0:3");
        check("1、甲\n2、乙\n2、丙\n3、丁", "0:1 0:2 0:2 0:3");
    }
}
