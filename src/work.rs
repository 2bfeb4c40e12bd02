//! Whether work grows no faster than the text: for tests.
//!
//! The processor's time that this thread alone has had is compared for a text
//! and for four times as much of it, so other programs on the machine do not
//! count, and no figure of seconds is promised.

use std::time::{Duration, Instant};

/// What four times the text may cost; work that grows by the square costs 16.
const LIMIT: f64 = 9.0;

/// Less than this is not measured well.
const SHORTEST: Duration = Duration::from_millis(4);

/// Fails where `work` on four times as many repetitions costs far more than
/// four times as much. `most` bounds the repetitions.
pub fn assert_linear(name: &str, most: usize, work: impl Fn(usize)) {
    let mut count = 64;
    let mut small = least(|| work(count));
    while small < SHORTEST && count * 8 <= most {
        count *= 2;
        small = least(|| work(count));
    }
    let large = least(|| work(count * 4));
    let growth = large.as_secs_f64() / small.as_secs_f64().max(1e-6);
    assert!(small < SHORTEST || growth < LIMIT, "{name}: {count} times took {small:?}, four times that {large:?}");
}

/// The least of three measurements.
fn least(work: impl Fn()) -> Duration {
    let one = || {
        let started = now();
        work();
        now().saturating_sub(started)
    };
    one().min(one()).min(one())
}

/// The processor's time of this thread, where the system tells it.
fn now() -> Duration {
    use std::sync::LazyLock;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

#[test]
#[should_panic(expected = "four times that")]
fn work_by_the_square_is_found() {
    assert_linear("pairs", 1 << 20, |count| {
        let pairs = (0..count).flat_map(|left| (0..count).map(move |right| left ^ right));
        assert!(pairs.fold(0, usize::wrapping_add) < usize::MAX);
    });
}
