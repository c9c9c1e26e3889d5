//! Many things to do on several threads, with results in order whatever the number of threads.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results a thread may be ahead of what was handed on: bounds memory, and keeps threads busy over small files.
const AHEAD: usize = 16;

/// How much memory results that wait may take, in bytes, before nothing more is begun.
const HELD: usize = 64 << 20;

/// A result that may have to wait for its turn.
pub(crate) trait Held {
    /// What it takes of memory, nearly, in bytes.
    fn held(&self) -> usize;
}

/// Runs `work` on every item on up to `jobs` threads, and hands the results to `take` in the order of the items. An item is
/// asked for only when a thread is free for it and few results wait. Stops at the first error of `take`.
pub(crate) fn in_order<T, R: Send + Held>(
    mut items: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if jobs < 2 || items.size_hint().1.is_some_and(|most| most < 2) {
        return items.try_for_each(|item| take(work(item)));
    }
    let line = Line::new(jobs.saturating_mul(AHEAD));
    let source = Mutex::new(items);
    let worker = || {
        while let Some((place, item)) = line.next(&source) {
            line.put(place, work(item));
        }
    };
    thread::scope(|scope| {
        let jobs = (0..jobs).map_while(|_| thread::Builder::new().spawn_scoped(scope, worker).ok()).count();
        if jobs == 0 {
            // The system gives no thread; there is this one.
            return lock(&source).by_ref().try_for_each(|item| take(work(item)));
        }
        let done = std::iter::from_fn(|| line.take()).try_for_each(take);
        line.stop();
        done
    })
}

/// Results that wait for their turn.
struct Line<R> {
    waiting: Mutex<Waiting<R>>,
    /// The first result came, or the end.
    ready: Condvar,
    /// There is room for another, or the end.
    room: Condvar,
    most: usize,
}

struct Waiting<R> {
    /// The place of the first of them.
    first: usize,
    results: VecDeque<Option<R>>,
    /// What those that are ready take of memory.
    held: usize,
    /// Whether nothing more will come.
    is_over: bool,
}

impl<R: Held> Line<R> {
    fn new(most: usize) -> Self {
        let waiting = Waiting { first: 0, results: VecDeque::new(), held: 0, is_over: false };
        Self { waiting: Mutex::new(waiting), ready: Condvar::new(), room: Condvar::new(), most }
    }

    /// The next item and its place in line, once there is room. The source is held meanwhile: who comes first goes first.
    fn next<T>(&self, source: &Mutex<impl Iterator<Item = T>>) -> Option<(usize, T)> {
        let mut source = lock(source);
        let is_full =
            |waiting: &mut Waiting<R>| (waiting.results.len() >= self.most || waiting.held > HELD) && !waiting.is_over;
        let waiting = self.room.wait_while(lock(&self.waiting), is_full).unwrap_or_else(PoisonError::into_inner);
        if waiting.is_over {
            return None;
        }
        // An item may take its time to come, and what is ready is handed on in the meantime.
        drop(waiting);
        let item = source.next();
        let mut waiting = lock(&self.waiting);
        if let Some(item) = item {
            waiting.results.push_back(None);
            return Some((waiting.first + waiting.results.len() - 1, item));
        }
        waiting.is_over = true;
        self.ready.notify_all();
        None
    }

    fn put(&self, place: usize, result: R) {
        let mut waiting = lock(&self.waiting);
        let place = place - waiting.first;
        waiting.held += result.held();
        if let Some(empty) = waiting.results.get_mut(place) {
            *empty = Some(result);
        }
        if place == 0 {
            self.ready.notify_all();
        }
    }

    /// The result that is next; `None` at the end.
    fn take(&self) -> Option<R> {
        let is_to_come = |waiting: &mut Waiting<R>| match waiting.results.front() {
            Some(first) => first.is_none(),
            None => !waiting.is_over,
        };
        let mut waiting =
            self.ready.wait_while(lock(&self.waiting), is_to_come).unwrap_or_else(PoisonError::into_inner);
        let result = waiting.results.pop_front()??;
        waiting.first += 1;
        waiting.held -= result.held();
        self.room.notify_one();
        Some(result)
    }

    /// No more is begun.
    fn stop(&self) {
        lock(&self.waiting).is_over = true;
        self.room.notify_all();
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Large enough that few may wait.
    impl Held for usize {
        fn held(&self) -> usize {
            HELD / 3
        }
    }

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        for jobs in [1, 2, 7] {
            let mut taken = Vec::new();
            let take = |result| {
                taken.push(result);
                Ok(())
            };
            in_order(0..1000_usize, jobs, |item| item * 2, take).unwrap();
            assert_eq!(taken, (0..1000).map(|item| item * 2).collect::<Vec<_>>(), "{jobs}");
        }
    }

    #[test]
    fn an_error_stops_the_run() {
        for jobs in [1, 2] {
            let mut taken = 0;
            let take = |item| {
                taken += 1;
                anyhow::ensure!(item < 2, "enough");
                Ok(())
            };
            assert!(in_order(1..usize::MAX, jobs, |item| item, take).is_err());
            assert_eq!(taken, 2);
        }
    }

    #[test]
    fn no_more_is_asked_for_than_is_in_line() {
        let (jobs, asked) = (2, Mutex::new(0_usize));
        let items = (0..500).inspect(|_| *lock(&asked) += 1);
        let mut taken = 0;
        let take = |_| {
            taken += 1;
            assert!(*lock(&asked) <= taken + (jobs + 1) * AHEAD);
            Ok(())
        };
        in_order(items, jobs, |item: usize| item, take).unwrap();
    }
}
