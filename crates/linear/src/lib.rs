//! A test helper that asserts that running time is linear in the input size.
//!
//! It compares the CPU time of this thread for an input and for one four times
//! as large. Other programs on the machine do not affect the result, and no
//! absolute duration is asserted.

use std::time::Duration;

/// The maximum growth for four times the input. Quadratic work grows by 16.
const LIMIT: f64 = 9.0;

/// The shortest duration that is precise enough.
const SHORTEST: Duration = Duration::from_millis(4);

/// The number of measurements of each size. The minimum counts.
const ROUNDS: usize = 5;

/// Asserts that `work` with four times the repetitions costs about four times
/// as much. `most` bounds the repetitions.
///
/// # Panics
/// If the cost grows faster than linearly.
pub fn assert_linear(name: &str, most: usize, work: impl Fn(usize)) {
    let mut count = 64;
    while time(|| work(count)) < SHORTEST {
        count *= 2;
        if count * 4 > most {
            return;
        }
    }
    // Alternate, so that a slow phase of the machine affects both sizes.
    let (mut small, mut large) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        small = small.min(time(|| work(count)));
        large = large.min(time(|| work(count * 4)));
    }
    let growth = large.as_secs_f64() / small.as_secs_f64();
    assert!(growth < LIMIT, "{name}: {count} times took {small:?}, four times that {large:?}");
}

fn time(work: impl Fn()) -> Duration {
    let started = now();
    work();
    now().saturating_sub(started)
}

/// The CPU time of this thread. `/proc` would lag by up to a tick (4 ms).
#[cfg(unix)]
fn now() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ThreadCPUTime)
        .try_into()
        .unwrap_or_else(|error| panic!("a thread clock before zero: {error}"))
}

/// The time since the first call, on systems without a thread clock.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

#[test]
#[should_panic(expected = "four times that")]
fn quadratic_work_fails() {
    assert_linear("pairs", 1 << 20, |count| {
        let pairs = (0..count).flat_map(|left| (0..count).map(move |right| left ^ right));
        assert!(pairs.fold(0, usize::wrapping_add) < usize::MAX);
    });
}
