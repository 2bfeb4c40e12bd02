//! Decides the kind of a section, and the title of a section without one.

use article::{Block, Problem, ProblemKind, SectionKind};

/// Words in a title that show the kind of its items.
const TASK_WORDS: [&str; 14] = [
    "工作", "任务", "措施", "举措", "行动", "安排", "做法", "工程", "分工", "tasks", "actions", "measures", "steps",
    "work",
];
const FOCUS_WORDS: [&str; 17] = [
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

/// The guesses, by index of the section in the body.
#[derive(Debug, Default)]
pub struct Guesses {
    kinds: Vec<usize>,
    titles: Vec<usize>,
}

impl Guesses {
    /// Returns one problem per guess, or one for all kinds if there are many.
    pub fn problems(&self) -> Vec<Problem> {
        let problem = |path: String, message: String| Problem { path, kind: ProblemKind::Guessed, message };
        let mut out: Vec<Problem> = self
            .titles
            .iter()
            .map(|index| {
                let message = "the list has no title in the text, check the generated title".to_owned();
                problem(format!("body[{index}].title"), message)
            })
            .collect();
        if self.kinds.len() > 2 {
            let message =
                format!("the kind of {} sections is guessed, set \"task\" or \"focus\" for each", self.kinds.len());
            out.push(problem("body".to_owned(), message));
            return out;
        }
        out.extend(self.kinds.iter().map(|index| {
            let message =
                "the title does not show the kind, it is guessed from the order; set \"task\" or \"focus\"".to_owned();
            problem(format!("body[{index}].kind"), message)
        }));
        out
    }
}

/// Decides kinds and titles while a body is built.
#[derive(Debug)]
pub struct Kinds {
    /// The guesses so far.
    pub guesses: Guesses,
    is_chinese: bool,
    sections: usize,
    just_guessed: bool,
}

impl Kinds {
    /// Creates the state for a text in the language `lang`.
    pub fn new(lang: &str) -> Self {
        Self { guesses: Guesses::default(), is_chinese: lang.starts_with("zh"), sections: 0, just_guessed: false }
    }

    /// The kind that `title` shows. The last matching word decides.
    pub fn kind_of_title(title: &str) -> Option<SectionKind> {
        let lower = title.to_lowercase();
        let last = |words: &[&str]| words.iter().filter_map(|word| lower.rfind(word).map(|at| at + word.len())).max();
        match (last(&TASK_WORDS), last(&FOCUS_WORDS)) {
            (None, None) => None,
            (tasks, focuses) => Some(if tasks >= focuses { SectionKind::Task } else { SectionKind::Focus }),
        }
    }

    /// The kind of a section whose title does not show it: the first section
    /// has tasks.
    pub fn guess_kind(&mut self) -> SectionKind {
        self.just_guessed = true;
        if self.sections == 0 { SectionKind::Task } else { SectionKind::Focus }
    }

    /// Counts the section at `index` and records whether its kind is a guess.
    pub fn count_section(&mut self, index: usize) {
        self.sections += 1;
        if std::mem::take(&mut self.just_guessed) {
            self.guesses.kinds.push(index);
        }
    }

    /// Removes the guess for the section at `index`.
    pub fn retract_guess(&mut self, index: usize) {
        self.guesses.kinds.retain(|guess| *guess != index);
    }

    /// Generates a title for the untitled section at `index`: from the
    /// paragraph before it (重点抓了5项工作：), else a neutral word.
    pub fn generate_title(&mut self, before: Option<&Block>, index: usize) -> String {
        self.guesses.titles.push(index);
        let lead = match before {
            Some(Block::Paragraph { text } | Block::Heading { text }) => text.to_plain(),
            _ => String::new(),
        };
        let phrase = lead.trim_end().strip_suffix(['：', ':']).and_then(counted_phrase);
        phrase.unwrap_or_else(|| if self.is_chinese { "要点" } else { "Points" }.to_owned())
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
    fn last_matching_word_decides_the_kind() {
        for (title, kind) in [
            ("五项工作", Some(SectionKind::Task)),
            ("五个着力点", Some(SectionKind::Focus)),
            ("二、重点任务", Some(SectionKind::Task)),
            ("工作要点", Some(SectionKind::Focus)),
            ("下一步方向", Some(SectionKind::Focus)),
            ("Three priorities", Some(SectionKind::Focus)),
            ("第一章 总则", None),
        ] {
            assert_eq!(Kinds::kind_of_title(title), kind, "{title}");
        }
    }

    #[test]
    fn title_comes_from_the_sentence_before_the_list() {
        assert_eq!(counted_phrase("近年来,重点抓了5项工作").as_deref(), Some("5项工作"));
        assert_eq!(counted_phrase("做好以下工作"), None);
    }
}
