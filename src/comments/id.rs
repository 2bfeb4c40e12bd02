//! Ids of readers' comments: they sort by time and differ between tabs.

/// Characters of the time: 36^9 milliseconds reach past the year 5100.
const TIME_WIDTH: usize = 9;
/// Random characters: 36^6 is over 2 × 10^9.
const RANDOM_WIDTH: usize = 6;

/// A new id that sorts after `after`: base-36 milliseconds, then random characters.
///
/// `after` is the id of the comment answered, or of the last one written: if the
/// clock was set back, an answer must still sort after its question.
#[must_use]
pub fn new_id(epoch_ms: i64, random: u32, after: Option<&str>) -> String {
    let mut time = u64::try_from(epoch_ms).unwrap_or(0);
    if let Some(after) = after.and_then(time_of_id) {
        time = time.max(after + 1);
    }
    let mut id = String::with_capacity(TIME_WIDTH + RANDOM_WIDTH);
    push_base36(&mut id, time, TIME_WIDTH);
    push_base36(&mut id, u64::from(random), RANDOM_WIDTH);
    id
}

/// The milliseconds since 1970 in an id of ours.
#[must_use]
pub fn time_of_id(id: &str) -> Option<u64> {
    if id.len() != TIME_WIDTH + RANDOM_WIDTH {
        return None;
    }
    u64::from_str_radix(id.get(..TIME_WIDTH)?, 36).ok()
}

fn push_base36(out: &mut String, mut number: u64, width: usize) {
    let mut digits = [b'0'; 12];
    for digit in digits.iter_mut().take(width).rev() {
        *digit = b"0123456789abcdefghijklmnopqrstuvwxyz"[(number % 36) as usize];
        number /= 36;
    }
    out.extend(digits.iter().take(width).map(|&digit| char::from(digit)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_carry_it() {
        let earlier = new_id(1_567_395_000_000, u32::MAX, None);
        let later = new_id(1_567_395_000_001, 0, None);
        assert!(earlier < later);
        assert_eq!(time_of_id(&later), Some(1_567_395_000_001));
        assert!(later.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()));
    }

    #[test]
    fn an_answer_sorts_after_its_question() {
        let question = new_id(2_000_000_000_000, 7, None);
        assert!(new_id(1_000_000_000_000, 0, Some(&question)) > question);
        assert_eq!(new_id(5, 1, Some("c1")), new_id(5, 1, None));
    }
}
