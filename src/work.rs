//! Whether work grows no faster than the text: for tests.
//!
//! The processor's time that this thread alone has had is compared for a text
//! and for four times as much of it, so other programs on the machine do not
//! count, and no figure of seconds is promised.

use std::time::Duration;

/// What four times the text may cost; work that grows by the square costs 16.
const LIMIT: f64 = 9.0;

/// Less than this is not measured well.
const SHORTEST: Duration = Duration::from_millis(4);

/// How often each is measured; the least counts.
const TURNS: usize = 5;

/// Fails where `work` on four times as many repetitions costs far more than
/// four times as much. `most` bounds the repetitions.
pub fn assert_linear(name: &str, most: usize, work: impl Fn(usize)) {
    let mut count = 64;
    while time(|| work(count)) < SHORTEST {
        count *= 2;
        if count * 4 > most {
            return;
        }
    }
    // In turns: a while in which the machine is slow is then one for both.
    let (mut small, mut large) = (Duration::MAX, Duration::MAX);
    for _ in 0..TURNS {
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

/// The processor's time of this thread, to the moment: what `/proc` tells of it
/// may be as old as the system's last tick, 4 ms.
#[cfg(unix)]
fn now() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

/// The time since the first call, where the system does not tell the thread's own.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

#[test]
#[should_panic(expected = "four times that")]
fn work_by_the_square_is_found() {
    assert_linear("pairs", 1 << 20, |count| {
        let pairs = (0..count).flat_map(|left| (0..count).map(move |right| left ^ right));
        assert!(pairs.fold(0, usize::wrapping_add) < usize::MAX);
    });
}
