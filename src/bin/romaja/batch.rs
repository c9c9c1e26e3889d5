//! Many inputs on several threads, with results in the order of the inputs whatever the number of threads.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many inputs a thread may be ahead of what was handed on: bounds memory, and keeps threads busy over small files.
const AHEAD: usize = 16;

/// Runs `work` on every item on up to `jobs` threads, and hands the results to `take` in the order of the items. Stops at the
/// first error of `take`.
pub(crate) fn in_order<T: Sync, R: Send + Sync>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if jobs < 2 || items.len() < 2 {
        return items.iter().try_for_each(|item| take(work(item)));
    }
    for chunk in items.chunks(jobs.saturating_mul(AHEAD)) {
        let results: Vec<OnceLock<R>> = chunk.iter().map(|_| OnceLock::new()).collect();
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..jobs.min(chunk.len()) {
                scope.spawn(|| {
                    while let Some((item, result)) = at(chunk, &results, next.fetch_add(1, Ordering::Relaxed)) {
                        // Each place is handed out once, so it is empty.
                        let _ = result.set(work(item));
                    }
                });
            }
        });
        results.into_iter().filter_map(OnceLock::into_inner).try_for_each(&mut take)?;
    }
    Ok(())
}

fn at<'c, T, R>(items: &'c [T], results: &'c [OnceLock<R>], index: usize) -> Option<(&'c T, &'c OnceLock<R>)> {
    items.get(index).zip(results.get(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        let items: Vec<usize> = (0..1000).collect();
        for jobs in [1, 2, 7] {
            let mut taken = Vec::new();
            in_order(
                &items,
                jobs,
                |item| item * 2,
                |result| {
                    taken.push(result);
                    Ok(())
                },
            )
            .unwrap();
            assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>(), "{jobs}");
        }
    }

    #[test]
    fn an_error_stops_the_run() {
        let mut taken = 0;
        let done = in_order(
            &[1, 2, 3],
            1,
            |item| *item,
            |item| {
                taken += 1;
                anyhow::ensure!(item < 2, "enough");
                Ok(())
            },
        );
        assert!(done.is_err());
        assert_eq!(taken, 2);
    }
}
