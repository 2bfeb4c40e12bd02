//! Different values for the same noun: in two clauses with the same words, in
//! place of a repeated number, or in the headline and the text.

use super::inconsistent;
use crate::located::{LocatedFigure, in_text};
use article::Problem;
use figures::Value;
use std::collections::HashMap;

/// The minimum length of a clause to compare, in characters.
const MIN_FRAME_LENGTH: usize = 8;

/// The maximum number of values of a noun. A text with more is a table.
const MAX_VALUES: usize = 12;

/// Finds contradictions inside the body.
pub fn in_body(located: &[LocatedFigure<'_>], paths: &[String]) -> Vec<Problem> {
    let mut problems = same_words(located, paths);
    problems.extend(near_duplicates(located, paths));
    problems
}

/// Finds clauses with the same words but different numbers.
fn same_words(located: &[LocatedFigure<'_>], paths: &[String]) -> Vec<Problem> {
    let mut seen: HashMap<(String, &str), &LocatedFigure<'_>> = HashMap::new();
    let mut problems = Vec::new();
    for figure in located {
        let frame = frame(figure);
        if frame.chars().count() < MIN_FRAME_LENGTH || figure.figure.counted.chars().count() < 2 {
            continue;
        }
        match seen.get(&(frame.clone(), figure.figure.unit.as_str())) {
            Some(first) if first.figure.value != figure.figure.value && first.clause != figure.clause => {
                problems.push(inconsistent(&paths[figure.index], two_values_message(figure, first)));
            }
            Some(_) => {}
            None => {
                seen.insert((frame, figure.figure.unit.as_str()), figure);
            }
        }
    }
    problems
}

/// The clause with `#` in place of the figure, without punctuation and spaces.
fn frame(located: &LocatedFigure<'_>) -> String {
    let text = located.text;
    let (start, end) = (located.clause.start.min(located.surface.start), located.clause.end.max(located.surface.end));
    let words = text[start..located.surface.start].chars().chain(['#']).chain(text[located.surface.end..end].chars());
    words.filter(|character| character.is_alphanumeric() || *character == '#').collect()
}

/// Finds a number used once that differs by one digit from a number used more
/// often.
fn near_duplicates(located: &[LocatedFigure<'_>], paths: &[String]) -> Vec<Problem> {
    type Uses<'a, 'b> = Vec<(&'b Value, Vec<&'b LocatedFigure<'a>>)>;
    let mut nouns: HashMap<(&str, &str), Uses<'_, '_>> = HashMap::new();
    let mut order = Vec::new();
    for figure in located {
        let (counted, unit) = (figure.figure.counted.as_str(), figure.figure.unit.as_str());
        if counted.chars().count() < 2 || figure.is_share() {
            continue;
        }
        let uses = nouns.entry((counted, unit)).or_insert_with(|| {
            order.push((counted, unit));
            Vec::new()
        });
        let is_table = uses.len() > MAX_VALUES;
        match uses.iter_mut().find(|(value, _)| **value == figure.figure.value) {
            Some((_, figures)) => figures.push(figure),
            None if !is_table => uses.push((&figure.figure.value, vec![figure])),
            None => {}
        }
    }
    let mut problems = Vec::new();
    for uses in order.iter().filter_map(|noun| nouns.get(noun)).filter(|uses| uses.len() <= MAX_VALUES) {
        for (_, once) in uses.iter().filter(|(_, figures)| figures.len() == 1) {
            let near = uses.iter().find(|(_, figures)| {
                figures.len() > 1 && differ_by_one_digit(&once[0].figure.surface, &figures[0].figure.surface)
            });
            if let Some((_, figures)) = near {
                problems.push(inconsistent(&paths[once[0].index], two_values_message(once[0], figures[0])));
            }
        }
    }
    problems
}

/// Whether two numbers with at least three digits differ in one digit or by two
/// swapped digits. Two round numbers are taken as different amounts.
fn differ_by_one_digit(left: &str, right: &str) -> bool {
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

fn two_values_message(figure: &LocatedFigure<'_>, other: &LocatedFigure<'_>) -> String {
    let counted = &figure.figure.counted;
    format!("{counted} is {} here and {} elsewhere, check which is right", figure.as_printed(), other.as_printed())
}

/// Finds figures of the headline that contradict the text.
pub fn with_title(title: &str, located: &[LocatedFigure<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for figure in in_text(0, title) {
        let noun = figure.figure.counted.as_str();
        let same_unit = |other: &&LocatedFigure<'_>| other.figure.unit == figure.figure.unit;
        // A headline may round. A qualifier marks this.
        if figure.figure.qualifier.is_some() || noun.chars().count() < 2 {
            continue;
        }
        if located.iter().filter(same_unit).any(|other| rounds_to(other, &figure)) {
            continue;
        }
        let same_noun = located.iter().filter(same_unit).find(|other| other.figure.counted == noun);
        if let Some(other) = same_noun {
            let message =
                format!("{noun} is {} in the headline and {} in the text", figure.as_printed(), other.as_printed());
            problems.push(inconsistent("title", message));
        }
    }
    problems
}

/// Whether the headline's number is the text's, equal or rounded.
fn rounds_to(text: &LocatedFigure<'_>, headline: &LocatedFigure<'_>) -> bool {
    if text.figure.value == headline.figure.value {
        return true;
    }
    let digits = |surface: &str| surface.chars().filter(char::is_ascii_digit).collect::<String>();
    let (long, short) = (digits(&text.figure.surface), digits(&headline.figure.surface));
    // A headline may give 13908亿 as 1.39万亿 or 1.4万亿.
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
    fn conflicting_values_of_a_noun_are_reported() {
        check("标题\n\n指导832个贫困县组建专家组。会上再次强调,指导833个贫困县组建专家组。", &["832个"]);
        check("标题\n\n832个贫困县有规划。832个贫困县有企业。指导823个贫困县组建专家组。", &["823个"]);
        check("标题\n\n832个贫困县有规划。832个贫困县有企业。组织758个贫困县观摩。", &[]);
        check("标题\n\n挖了4000万方土石。修渠用4000万方土石。垫路用1000万方土石。", &[]);
    }

    #[test]
    fn headline_contradicting_the_text_is_reported() {
        check("产业扶贫已覆盖93%贫困户\n\n全国92%的贫困户参与到产业发展之中。", &["93%"]);
        check("产业扶贫已覆盖92%贫困户\n\n全国92%的贫困户参与到产业发展之中。", &[]);
    }
}
