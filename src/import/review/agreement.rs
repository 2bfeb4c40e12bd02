//! The same noun with two values: in the same words twice, against a number
//! that the text repeats, and in the headline against the text.

use super::inconsistent;
use crate::article::Problem;
use crate::figures::Value;
use crate::import::placed::{Placed, in_text};
use std::collections::HashMap;

/// A frame shorter than this, in characters, says too little to compare.
const SHORTEST_FRAME: usize = 8;

/// A noun's values looked at; a text that gives more is a table.
const MOST_VALUES: usize = 12;

/// Contradictions inside the body.
pub fn in_body(placed: &[Placed<'_>], paths: &[String]) -> Vec<Problem> {
    let mut problems = same_words(placed, paths);
    problems.extend(near_repeated(placed, paths));
    problems
}

/// Two clauses of the same words with different numbers.
fn same_words(placed: &[Placed<'_>], paths: &[String]) -> Vec<Problem> {
    let mut seen: HashMap<(String, &str), &Placed<'_>> = HashMap::new();
    let mut problems = Vec::new();
    for figure in placed {
        let frame = frame(figure);
        if frame.chars().count() < SHORTEST_FRAME || figure.figure.counted.chars().count() < 2 {
            continue;
        }
        match seen.get(&(frame.clone(), figure.figure.unit.as_str())) {
            Some(first) if first.figure.value != figure.figure.value && first.clause != figure.clause => {
                problems.push(inconsistent(&paths[figure.index], two_values(figure, first)));
            }
            Some(_) => {}
            None => {
                seen.insert((frame, figure.figure.unit.as_str()), figure);
            }
        }
    }
    problems
}

/// The clause without this figure, its marks and its spaces.
fn frame(placed: &Placed<'_>) -> String {
    let text = placed.text;
    let (start, end) = (placed.clause.start.min(placed.surface.start), placed.clause.end.max(placed.surface.end));
    let words = text[start..placed.surface.start].chars().chain(['#']).chain(text[placed.surface.end..end].chars());
    words.filter(|character| character.is_alphanumeric() || *character == '#').collect()
}

/// A number given once that differs by one digit from one given twice or more.
fn near_repeated(placed: &[Placed<'_>], paths: &[String]) -> Vec<Problem> {
    type Uses<'a, 'b> = Vec<(&'b Value, Vec<&'b Placed<'a>>)>;
    let mut nouns: HashMap<(&str, &str), Uses<'_, '_>> = HashMap::new();
    let mut order = Vec::new();
    for figure in placed {
        let (counted, unit) = (figure.figure.counted.as_str(), figure.figure.unit.as_str());
        if counted.chars().count() < 2 || figure.is_share() {
            continue;
        }
        let uses = nouns.entry((counted, unit)).or_insert_with(|| {
            order.push((counted, unit));
            Vec::new()
        });
        let is_table = uses.len() > MOST_VALUES;
        match uses.iter_mut().find(|(value, _)| **value == figure.figure.value) {
            Some((_, figures)) => figures.push(figure),
            None if !is_table => uses.push((&figure.figure.value, vec![figure])),
            None => {}
        }
    }
    let mut problems = Vec::new();
    for uses in order.iter().filter_map(|noun| nouns.get(noun)).filter(|uses| uses.len() <= MOST_VALUES) {
        for (_, once) in uses.iter().filter(|(_, figures)| figures.len() == 1) {
            let near = uses.iter().find(|(_, figures)| {
                figures.len() > 1 && one_digit_apart(&once[0].figure.surface, &figures[0].figure.surface)
            });
            if let Some((_, figures)) = near {
                problems.push(inconsistent(&paths[once[0].index], two_values(once[0], figures[0])));
            }
        }
    }
    problems
}

/// Whether two numbers of three digits or more differ in one digit, or in the
/// order of two that adjoin. Two round ones are sizes of two things.
fn one_digit_apart(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len() != right.len() || left.iter().filter(|character| character.is_ascii_digit()).count() < 3 {
        return false;
    }
    let is_round = |number: &[char]| {
        let digits: String = number.iter().filter(|character| character.is_ascii_digit()).collect();
        digits.trim_end_matches('0').len() < 3
    };
    if is_round(&left) && is_round(&right) {
        return false;
    }
    let apart: Vec<usize> = (0..left.len()).filter(|index| left[*index] != right[*index]).collect();
    match apart[..] {
        [one] => left[one].is_ascii_digit() && right[one].is_ascii_digit(),
        [one, two] => two == one + 1 && left[one] == right[two] && left[two] == right[one],
        _ => false,
    }
}

fn two_values(figure: &Placed<'_>, other: &Placed<'_>) -> String {
    let counted = &figure.figure.counted;
    format!("{counted} is {} here and {} elsewhere, check which is right", figure.as_printed(), other.as_printed())
}

/// Figures of the headline that the text gives otherwise.
pub fn with_title(title: &str, placed: &[Placed<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for figure in in_text(0, title) {
        let noun = figure.figure.counted.as_str();
        let same_unit = |other: &&Placed<'_>| other.figure.unit == figure.figure.unit;
        // A headline may round, and a qualifier says that it does.
        if figure.figure.qualifier.is_some() || noun.chars().count() < 2 {
            continue;
        }
        if placed.iter().filter(same_unit).any(|other| rounds_to(other, &figure)) {
            continue;
        }
        let same_noun = placed.iter().filter(same_unit).find(|other| other.figure.counted == noun);
        if let Some(other) = same_noun {
            let message =
                format!("{noun} is {} in the headline and {} in the text", figure.as_printed(), other.as_printed());
            problems.push(inconsistent("title", message));
        }
    }
    problems
}

/// Whether the headline's number is the text's, as far as it is printed.
fn rounds_to(text: &Placed<'_>, headline: &Placed<'_>) -> bool {
    if text.figure.value == headline.figure.value {
        return true;
    }
    let digits = |surface: &str| surface.chars().filter(char::is_ascii_digit).collect::<String>();
    let (long, short) = (digits(&text.figure.surface), digits(&headline.figure.surface));
    // 13908亿 is 1.39万亿 or 1.4万亿 in a headline.
    let (Some(long_number), Some(short_number)) =
        (long.get(..short.len()).and_then(|long| long.parse::<u64>().ok()), short.parse::<u64>().ok())
    else {
        return false;
    };
    long.len() > short.len() && (short_number == long_number || short_number == long_number + 1)
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn one_noun_has_one_value() {
        check("标题\n\n指导832个贫困县组建专家组。会上再次强调,指导833个贫困县组建专家组。", &["832个"]);
        check("标题\n\n832个贫困县有规划。832个贫困县有企业。指导823个贫困县组建专家组。", &["823个"]);
        check("标题\n\n832个贫困县有规划。832个贫困县有企业。组织758个贫困县观摩。", &[]);
        check("标题\n\n挖了4000万方土石。修渠用4000万方土石。垫路用1000万方土石。", &[]);
    }

    #[test]
    fn the_headline_agrees_with_the_text() {
        check("产业扶贫已覆盖93%贫困户\n\n全国92%的贫困户参与到产业发展之中。", &["93%"]);
        check("产业扶贫已覆盖92%贫困户\n\n全国92%的贫困户参与到产业发展之中。", &[]);
    }
}
