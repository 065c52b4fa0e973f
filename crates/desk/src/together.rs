//! One answer for everybody who asks the same thing at the same time: a hundred desks fetch their list when somebody gets
//! stuck, and read it from the database once or twice, not a hundred times.

use ground::Result;
use std::collections::HashMap;
use std::future::Future;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Answers by what is asked. Nobody gets an answer whose making began before they asked, so that what happened before is
/// in it. Keeps the last answer for each question: ask few different ones.
pub(crate) struct Together<K, T> {
    all: Mutex<HashMap<K, Arc<Turn<T>>>>,
}

struct Turn<T> {
    /// One makes an answer at a time; those who wait share the next.
    making: tokio::sync::Mutex<()>,
    made: Mutex<Made<T>>,
}

/// How many answers were begun, and the last with its number.
struct Made<T> {
    begun: u64,
    last: Option<(u64, Arc<T>)>,
}

impl<K, T> Default for Together<K, T> {
    fn default() -> Self {
        Self { all: Mutex::default() }
    }
}

impl<K: Eq + Hash, T> Together<K, T> {
    pub async fn ask<F: Future<Output = Result<T>>>(
        &self,
        key: K,
        make: impl FnOnce() -> F,
    ) -> Result<Arc<T>> {
        let turn = {
            let mut all = lock(&self.all);
            all.entry(key).or_insert_with(|| Arc::new(Turn::new())).clone()
        };
        let before = lock(&turn.made).begun;
        let _making = turn.making.lock().await;
        let began = {
            let mut made = lock(&turn.made);
            if let Some((began, answer)) = &made.last
                && *began > before
            {
                return Ok(answer.clone());
            }
            made.begun += 1;
            made.begun
        };
        let answer = Arc::new(make().await?);
        lock(&turn.made).last = Some((began, answer.clone()));
        Ok(answer)
    }
}

impl<T> Turn<T> {
    fn new() -> Self {
        Self { making: tokio::sync::Mutex::default(), made: Mutex::new(Made { begun: 0, last: None }) }
    }
}

fn lock<T>(m: &Mutex<T>) -> MutexGuard<'_, T> {
    m.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn a_hundred_who_ask_at_once_share_an_answer_that_is_no_older_than_their_question() {
        let together: Arc<Together<u8, u64>> = Arc::default();
        let (truth, made) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let asking = (0..100).map(|_| {
            let (together, truth, made) = (together.clone(), truth.clone(), made.clone());
            tokio::spawn(async move {
                for _ in 0..20 {
                    let happened = truth.fetch_add(1, Ordering::SeqCst) + 1;
                    let answer = together
                        .ask(1, || async {
                            made.fetch_add(1, Ordering::SeqCst);
                            let seen = truth.load(Ordering::SeqCst);
                            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                            Ok(seen)
                        })
                        .await;
                    assert!(*answer.unwrap() >= happened);
                }
            })
        });
        for asked in asking.collect::<Vec<_>>() {
            asked.await.unwrap();
        }
        let made = made.load(Ordering::SeqCst);
        assert!(made < 1_000, "{made} answers were made for 2,000 questions");
    }

    #[tokio::test]
    async fn what_fails_is_made_again_and_questions_do_not_mix() {
        let together: Together<u8, u8> = Together::default();
        assert!(together.ask(1, || async { Err(ground::Error::NotFound) }).await.is_err());
        assert_eq!(*together.ask(1, || async { Ok(1) }).await.unwrap(), 1);
        assert_eq!(*together.ask(2, || async { Ok(2) }).await.unwrap(), 2);
        assert_eq!(*together.ask(1, || async { Ok(3) }).await.unwrap(), 3);
    }
}
