//! Scores of pairs that were weighed before.
//!
//! An archive is signed by some hundred people, each with the same two names every day, and to weigh a pair costs as much as to
//! search a paragraph for names. What is remembered is what the model said, letter for letter, so nothing hangs on what came
//! before or on which thread a document is read.

use std::cell::RefCell;

use xxhash_rust::xxh3::xxh3_64;

use super::model::Model;
use super::score::pair_score;

/// How many pairs are remembered, each in the one place that its letters say: a newer one takes it. A hundred kilobytes, or two.
const ROOM: usize = 1024;

/// Longer names, in bytes, are not remembered, so that no text can make the memory large.
const LONGEST: usize = 96;

thread_local! {
    // Of each thread, since a shared memory would make the threads wait for one another.
    static HEARD: RefCell<Vec<Option<Heard>>> = const { RefCell::new(Vec::new()) };
}

struct Heard {
    hangul: Box<str>,
    latin: Box<str>,
    score: Option<f32>,
}

/// The [`pair_score`] of the shipped model.
pub(in super::super) fn remembered_score(hangul: &str, latin: &str) -> Option<f32> {
    let weigh = || pair_score(Model::shipped(), hangul, latin);
    if hangul.len() > LONGEST || latin.len() > LONGEST {
        return weigh();
    }
    HEARD.with_borrow_mut(|heard| {
        if heard.is_empty() {
            heard.resize_with(ROOM, || None);
        }
        let Some(place) = heard.get_mut(place(hangul, latin)) else { return weigh() };
        if let Some(known) = place.as_ref().filter(|known| *known.hangul == *hangul && *known.latin == *latin) {
            return known.score;
        }
        let score = weigh();
        *place = Some(Heard { hangul: hangul.into(), latin: latin.into(), score });
        score
    })
}

#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are as good as any")]
fn place(hangul: &str, latin: &str) -> usize {
    (xxh3_64(hangul.as_bytes()).rotate_left(32) ^ xxh3_64(latin.as_bytes())) as usize % ROOM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_heard_before_scores_the_same() {
        let pairs = [("홍빛나", "Hong Bitna"), ("홍빛나", "Kim Cheol-su"), ("홍빛나", ""), ("Hong", "홍")];
        for (hangul, latin) in pairs.into_iter().chain(pairs) {
            assert_eq!(
                remembered_score(hangul, latin),
                pair_score(Model::shipped(), hangul, latin),
                "{hangul} {latin}"
            );
        }
    }

    #[test]
    fn a_pair_that_takes_the_place_of_another_has_its_own_score() {
        let syllables = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허";
        let names: Vec<String> =
            syllables.chars().flat_map(|one| syllables.chars().map(move |two| format!("김{one}{two}"))).collect();
        assert!(names.len() * 2 > ROOM);
        for latin in ["Kim Ga-na", "Kim Deo-ru"] {
            for name in names.iter().chain(&names[..8]) {
                assert_eq!(remembered_score(name, latin), pair_score(Model::shipped(), name, latin), "{name} {latin}");
            }
        }
    }
}
