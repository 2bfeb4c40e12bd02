//! A place in a document: it knows its path and collects the problems there.

use crate::{DateTime, Problem, ProblemKind, Value, is_safe_url};

/// A value of the document, its path, and the list to which problems go.
pub struct Cursor<'a> {
    /// The value.
    pub value: &'a Value,
    path: String,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Cursor<'a> {
    /// The document itself.
    pub fn new(value: &'a Value, problems: &'a mut Vec<Problem>) -> Self {
        Self { value, path: String::new(), problems }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// Reports a problem of this value itself.
    pub fn report(&mut self, kind: ProblemKind, message: &str) {
        let path = self.path.clone();
        self.problems.push(Problem { path, kind, message: message.to_owned() });
    }

    /// Reports a problem of the member `name`.
    pub fn report_at(&mut self, name: &str, kind: ProblemKind, message: &str) {
        let path = self.path_of(name);
        self.problems.push(Problem { path, kind, message: message.to_owned() });
    }

    fn wrong_type(&mut self, name: &str, found: &Value, wanted: &str) {
        let message = format!("this is {}, make it {wanted}", found.kind());
        self.report_at(name, ProblemKind::WrongType, &message);
    }

    /// The text of a member that may be absent.
    pub fn optional_text(&mut self, name: &str) -> Option<String> {
        match self.value.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => {
                self.wrong_type(name, other, "a string");
                None
            }
        }
    }

    /// The truth value of a member that may be absent.
    pub fn optional_flag(&mut self, name: &str) -> Option<bool> {
        match self.value.get(name)? {
            Value::Bool(flag) => Some(*flag),
            Value::Null => None,
            other => {
                self.wrong_type(name, other, "true or false");
                None
            }
        }
    }

    /// The text of a required member; empty, with a problem, if it is missing or blank.
    pub fn required_text(&mut self, name: &str) -> String {
        let problems = self.problems.len();
        let text = self.optional_text(name).unwrap_or_default();
        if text.trim().is_empty() {
            if self.problems.len() == problems {
                self.report_at(name, ProblemKind::Missing, "give it a text that is not empty");
            }
            return String::new();
        }
        text
    }

    /// A count; 0 if it is absent.
    pub fn count(&mut self, name: &str) -> u32 {
        match self.value.get(name) {
            None | Some(Value::Null) => 0,
            Some(value) => value.as_count().unwrap_or_else(|| {
                self.report_at(name, ProblemKind::InvalidValue, "use a whole number from 0 up");
                0
            }),
        }
    }

    /// A point in time, or a day, that may be absent.
    pub fn date_time(&mut self, name: &str) -> Option<DateTime> {
        let text = self.optional_text(name)?;
        let time = DateTime::read(&text);
        if time.is_none() {
            self.report_at(
                name,
                ProblemKind::InvalidValue,
                "write it as RFC 3339 with offset, such as 2019-09-02T11:30:00+08:00, or as the day alone",
            );
        }
        time
    }

    /// An address that may be absent and must be safe to link to.
    pub fn url(&mut self, name: &str) -> Option<String> {
        let url = self.optional_text(name)?;
        if is_safe_url(&url) {
            return Some(url);
        }
        self.report_at(name, ProblemKind::UnsafeUrl, "link to http, https or mailto only");
        None
    }

    /// Reads the member `name` with `read`; the default if it is absent.
    pub fn child<T: Default>(&mut self, name: &str, read: impl FnOnce(&mut Cursor<'_>) -> T) -> T {
        self.optional_child(name, read).unwrap_or_default()
    }

    /// Reads the member `name` with `read`, if it is there.
    pub fn optional_child<T>(&mut self, name: &str, read: impl FnOnce(&mut Cursor<'_>) -> T) -> Option<T> {
        match self.value.get(name) {
            None | Some(Value::Null) => None,
            Some(value) => {
                let path = self.path_of(name);
                Some(read(&mut Cursor { value, path, problems: self.problems }))
            }
        }
    }

    /// Reads each element of a list with `read`, and collects the results.
    pub fn each<T>(&mut self, mut read: impl FnMut(&mut Cursor<'_>) -> Option<T>) -> Vec<T> {
        let Value::Array(elements) = self.value else {
            let message = format!("this is {}, make it an array", self.value.kind());
            self.report(ProblemKind::WrongType, &message);
            return Vec::new();
        };
        let mut out = Vec::with_capacity(elements.len());
        for (index, value) in elements.iter().enumerate() {
            let path = format!("{}[{index}]", self.path);
            if let Some(element) = read(&mut Cursor { value, path, problems: self.problems }) {
                out.push(element);
            }
        }
        out
    }
}
