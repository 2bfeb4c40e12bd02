//! What the items of a section are, and what a section without a title is called.

use crate::article::{Block, Problem, ProblemKind, SectionKind};

/// Words at the end of a title that tell what its items are.
const TASKS: [&str; 14] = [
    "工作", "任务", "措施", "举措", "行动", "安排", "做法", "工程", "分工", "tasks", "actions", "measures", "steps",
    "work",
];
const FOCUSES: [&str; 17] = [
    "着力点",
    "重点",
    "方向",
    "要点",
    "关键",
    "抓手",
    "目标",
    "要求",
    "原则",
    "亮点",
    "看点",
    "特点",
    "priorities",
    "focus",
    "points",
    "goals",
    "highlights",
];

/// What was guessed, by the index of the section in the body.
#[derive(Debug, Default)]
pub struct Guesses {
    kinds: Vec<usize>,
    titles: Vec<usize>,
}

impl Guesses {
    /// One problem for each guess; one for all kinds where they are many.
    pub fn problems(&self) -> Vec<Problem> {
        let problem = |path: String, message: String| Problem { path, kind: ProblemKind::Guessed, message };
        let mut out: Vec<Problem> = self
            .titles
            .iter()
            .map(|index| {
                let message = "the list has no title in the text, check the one it was given".to_owned();
                problem(format!("body[{index}].title"), message)
            })
            .collect();
        if self.kinds.len() > 2 {
            let message =
                format!("the kind of {} sections was guessed, set \"task\" or \"focus\" for each", self.kinds.len());
            out.push(problem("body".to_owned(), message));
            return out;
        }
        out.extend(self.kinds.iter().map(|index| {
            let message =
                "the title does not tell the kind, it was guessed by order; set \"task\" or \"focus\"".to_owned();
            problem(format!("body[{index}].kind"), message)
        }));
        out
    }
}

/// Decides on kinds and titles while a body is built.
#[derive(Debug)]
pub struct Kinds {
    /// What was guessed so far.
    pub guesses: Guesses,
    is_chinese: bool,
    sections: usize,
    just_guessed: bool,
}

impl Kinds {
    /// For a text of the language `lang`.
    pub fn new(lang: &str) -> Self {
        Self { guesses: Guesses::default(), is_chinese: lang.starts_with("zh"), sections: 0, just_guessed: false }
    }

    /// The kind that `title` tells: the word that stands last in it decides.
    pub fn by_title(title: &str) -> Option<SectionKind> {
        let lower = title.to_lowercase();
        let last = |words: &[&str]| words.iter().filter_map(|word| lower.rfind(word).map(|at| at + word.len())).max();
        match (last(&TASKS), last(&FOCUSES)) {
            (None, None) => None,
            (tasks, focuses) => Some(if tasks >= focuses { SectionKind::Task } else { SectionKind::Focus }),
        }
    }

    /// The kind of a section whose title does not tell it: tasks come first.
    pub fn by_order(&mut self, _title: &str) -> SectionKind {
        self.just_guessed = true;
        if self.sections == 0 { SectionKind::Task } else { SectionKind::Focus }
    }

    /// Counts the section at `index`, and notes whether its kind was guessed.
    pub fn note_kind(&mut self, index: usize) {
        self.sections += 1;
        if std::mem::take(&mut self.just_guessed) {
            self.guesses.kinds.push(index);
        }
    }

    /// The kind of the section at `index` is told after all.
    pub fn unguess(&mut self, index: usize) {
        self.guesses.kinds.retain(|guess| *guess != index);
    }

    /// A title for the untitled section at `index`: from the paragraph that
    /// leads to it (重点抓了5项工作：), else a word of no claim.
    pub fn title_from(&mut self, before: Option<&Block>, index: usize) -> String {
        self.guesses.titles.push(index);
        let lead = match before {
            Some(Block::Paragraph { text } | Block::Heading { text }) => text.to_plain(),
            _ => String::new(),
        };
        let told = lead.trim_end().strip_suffix(['：', ':']).and_then(counted_phrase);
        told.unwrap_or_else(|| if self.is_chinese { "要点" } else { "Points" }.to_owned())
    }
}

/// `5项工作` at the end of a sentence.
fn counted_phrase(sentence: &str) -> Option<String> {
    const MEASURES: [char; 9] = ['项', '个', '条', '点', '大', '方', '件', '类', '种'];
    let clause = sentence.rsplit(['，', ',', '。', '；', '、']).next()?;
    let at = clause.rfind(MEASURES)?;
    let number = |character: &char| character.is_ascii_digit() || "一二三四五六七八九十两".contains(*character);
    let digits: usize = clause[..at].chars().rev().take_while(number).map(char::len_utf8).sum();
    let phrase = &clause[at - digits..];
    (digits > 0 && phrase.chars().count() <= 12).then(|| phrase.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_telling_word_of_a_title_decides() {
        for (title, kind) in [
            ("五项工作", Some(SectionKind::Task)),
            ("五个着力点", Some(SectionKind::Focus)),
            ("二、重点任务", Some(SectionKind::Task)),
            ("工作要点", Some(SectionKind::Focus)),
            ("下一步方向", Some(SectionKind::Focus)),
            ("Three priorities", Some(SectionKind::Focus)),
            ("第一章 总则", None),
        ] {
            assert_eq!(Kinds::by_title(title), kind, "{title}");
        }
    }

    #[test]
    fn a_title_comes_from_the_sentence_that_leads_to_the_list() {
        assert_eq!(counted_phrase("近年来,重点抓了5项工作").as_deref(), Some("5项工作"));
        assert_eq!(counted_phrase("做好以下工作"), None);
    }
}
