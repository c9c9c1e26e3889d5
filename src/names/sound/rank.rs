//! The names of a pool that a name most likely stands for: exactly those that comparing each would find, by walking a trie
//! and leaving every branch that can hold none of them.

use super::align::{HangulName, Order};
use super::guess::Candidate;
use super::letters::Letters;
use super::model::{Model, Surname};
use super::pool::{Node, Pool};
use super::score::score;
use super::windows::{LONGEST, Windows};
use crate::hangul::is_hangul;

impl Pool {
    /// The `count` names of the other script that the name most likely stands for, best first.
    pub fn rank(&self, model: &Model, name: &str, count: usize) -> Vec<Candidate> {
        if count == 0 {
            return Vec::new();
        }
        if name.chars().any(is_hangul) {
            let Some(name) = HangulName::of(name) else { return Vec::new() };
            let scored = self.latin.iter().filter_map(|latin| {
                let score = score(model, &name, &Windows::of(Letters::of(latin)?, model))?;
                Some(Candidate { name: latin.to_string(), score })
            });
            let mut best: Vec<Candidate> = scored.collect();
            best.sort_by(|a, b| b.score.total_cmp(&a.score));
            best.truncate(count);
            return best;
        }
        let Some(letters) = Letters::of(name) else { return Vec::new() };
        let latin = Windows::of(letters, model);
        let mut search = Search::new(self, model, &latin, count);
        search.run();
        let marginal = model.marginal.name(&latin);
        let named = |found: Found| Candidate {
            name: self.hangul[found.name as usize].to_string(),
            score: found.likelihood - marginal,
        };
        search.best.into_iter().map(named).collect()
    }
}

#[derive(Clone, Copy, Debug)]
struct Found {
    likelihood: f32,
    name: u32,
}

/// Where the surname stands, and which it is: what a path may end with.
#[derive(Clone, Debug)]
struct Ending {
    /// What is gained by ending there: nothing at the end of the letters, or the surname that stands last.
    finish: Vec<f32>,
    /// At most so much is gained from there on by whatever syllables follow.
    rest: Vec<f32>,
}

/// Letters that the next syllable may have, and how good what comes before is.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: usize,
    end: usize,
    so_far: f32,
    /// At most so much is gained behind them, and so much if the name ends there.
    rest: f32,
    finish: f32,
}

fn most_of(reached: &[f32], gained: &[f32]) -> f32 {
    reached.iter().zip(gained).map(|(reached, gained)| reached + gained).fold(NEVER, f32::max)
}

const NEVER: f32 = f32::NEG_INFINITY;

/// How far behind the best that could be is looked first, as natural logarithms: mostly what is sought is near.
const NEAR: [f32; 3] = [16.0, 32.0, f32::INFINITY];

/// A surname with which a path may begin, and the ending that goes with it.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// No name below is better.
    bound: f32,
    node: Node,
    /// The frame that says how good the best division of so many letters is so far.
    frame: usize,
    ending: usize,
    /// Whether the table has the surname, which may then stand alone, and it stands first.
    is_known: bool,
}

struct Search<'s> {
    pool: &'s Pool,
    model: &'s Model,
    latin: &'s Windows,
    count: usize,
    /// Best first; as many as are wanted.
    best: Vec<Found>,
    /// The share of each stretch in how each syllable of the pool is spelled; not a number until it is asked for.
    shares: Vec<f32>,
    /// The most that any syllable has of each stretch.
    most: Vec<f32>,
    endings: Vec<Ending>,
    /// Frames of one number for each count of letters: how good the best division of so many among the syllables so far is. What
    /// a path adds lies behind what it started from, and is taken off when the path is left.
    frames: Vec<f32>,
    /// What is below this is not looked for.
    floor: f32,
}

impl<'s> Search<'s> {
    fn new(pool: &'s Pool, model: &'s Model, latin: &'s Windows, count: usize) -> Self {
        let grid = latin.len() * LONGEST;
        let mut most = vec![NEVER; grid];
        for start in 0..latin.len() {
            for end in latin.ends(start) {
                let window = latin.window(start, end);
                most[Windows::place(start, end)] = model.most(window).ln() + window.across;
            }
        }
        Self {
            pool,
            model,
            latin,
            count,
            best: Vec::new(),
            shares: vec![f32::NAN; grid * pool.syllables.len()],
            most,
            endings: Vec::new(),
            frames: Vec::new(),
            floor: NEVER,
        }
    }

    fn worst(&self) -> f32 {
        let worst = self.best.last().filter(|_| self.best.len() == self.count).map_or(NEVER, |found| found.likelihood);
        // Bounds and likelihoods add up the same numbers in another order.
        worst.max(self.floor) - 1e-3
    }

    /// A new frame, in which nothing is reached.
    fn push(&mut self) -> usize {
        let frame = self.frames.len();
        self.frames.resize(frame + self.latin.len() + 1, NEVER);
        frame
    }

    fn frame(&self, frame: usize) -> &[f32] {
        &self.frames[frame..=frame + self.latin.len()]
    }

    fn found(&mut self, name: u32, likelihood: f32) {
        if likelihood == NEVER || likelihood < self.floor {
            return;
        }
        if let Some(known) = self.best.iter().position(|found| found.name == name) {
            if self.best[known].likelihood >= likelihood {
                return;
            }
            self.best.remove(known);
        }
        let before = |found: &Found| likelihood.total_cmp(&found.likelihood).then(found.name.cmp(&name)).is_lt();
        let place = self.best.partition_point(before);
        self.best.insert(place, Found { likelihood, name });
        self.best.truncate(self.count);
    }

    /// The most that is gained from each place on by up to so many syllables, where ending gains `finish`.
    fn rest(&self, finish: &[f32]) -> Vec<f32> {
        let mut rest = finish.to_vec();
        let mut last = finish.to_vec();
        for _ in 1..self.pool.longest {
            let mut next = vec![NEVER; finish.len()];
            for start in 0..self.latin.len() {
                for end in self.latin.ends(start) {
                    next[start] = next[start].max(self.most[Windows::place(start, end)] + last[end]);
                }
                rest[start] = rest[start].max(next[start]);
            }
            last = next;
        }
        rest
    }

    fn run(&mut self) {
        let count = self.latin.len();
        let mut end = vec![NEVER; count + 1];
        end[count] = 0.0;
        let rest = self.rest(&end);
        // What given names gain up to each place, whatever they are.
        let mut given = vec![NEVER; count + 1];
        given[0] = 0.0;
        for _ in 1..self.pool.longest {
            let before = given.clone();
            for (start, before) in before.iter().enumerate().take(count) {
                for end in self.latin.ends(start) {
                    given[end] = given[end].max(before + self.most[Windows::place(start, end)]);
                }
            }
        }
        self.endings.push(Ending { finish: end, rest });
        let root = self.pool.nodes[0];
        let single = self.pool.children(root).iter().map(|node| (*node, Surname(node.letter, None)));
        let double = self.model.surname_list.iter().filter_map(|surname| {
            let first = self.pool.child(root, surname.0)?;
            Some((self.pool.child(first, surname.1?)?, *surname))
        });
        let mut entries: Vec<Entry> = Vec::new();
        for (node, surname) in single.chain(double) {
            let frame = self.push();
            for end in self.latin.ends(0) {
                self.frames[frame + end] = self.latin.surname(self.model, surname, 0, end) + Order::SurnameFirst.cost();
            }
            let bound = most_of(self.frame(frame), &self.endings[0].rest);
            let is_known = self.model.surname_place(surname).is_some();
            entries.push(Entry { bound, node, frame, ending: 0, is_known });
            let mut finish = vec![NEVER; count + 1];
            for start in Windows::starts(count).filter(|start| *start > 0) {
                finish[start] = self.latin.surname(self.model, surname, start, count) + Order::SurnameLast.cost();
            }
            let bound = most_of(&given, &finish);
            let frame = self.push();
            self.frames[frame] = 0.0;
            entries.push(Entry { bound, node, frame, ending: self.endings.len(), is_known: false });
            self.endings.push(Ending { finish, rest: Vec::new() });
        }
        entries.sort_by(|a, b| b.bound.total_cmp(&a.bound));
        let likeliest = entries.first().map_or(NEVER, |entry| entry.bound);
        for near in NEAR {
            self.floor = likeliest - near;
            self.of_one_part(&entries);
            self.all_below(&entries);
            if self.best.len() == self.count {
                break;
            }
        }
    }

    /// Names without a surname, which have one syllable, and surnames alone.
    fn of_one_part(&mut self, entries: &[Entry]) {
        let count = self.latin.len();
        if count > LONGEST {
            return;
        }
        let pool = self.pool;
        for node in pool.children(pool.nodes[0]).iter().filter(|node| node.names.0 < node.names.1) {
            let likelihood = self.share(*node, 0, count) + Order::SurnameFirst.cost();
            self.found_all(*node, likelihood);
        }
        for entry in entries.iter().filter(|entry| entry.is_known) {
            let likelihood = self.frames[entry.frame + count];
            self.found_all(entry.node, likelihood);
        }
    }

    fn all_below(&mut self, entries: &[Entry]) {
        for entry in entries {
            if entry.bound < self.worst() || entry.bound == NEVER {
                return;
            }
            if self.endings[entry.ending].rest.is_empty() {
                self.endings[entry.ending].rest = self.rest(&self.endings[entry.ending].finish);
            }
            self.below(entry.node, entry.frame, entry.ending);
        }
    }

    fn share(&mut self, node: Node, start: usize, end: usize) -> f32 {
        let grid = self.latin.len() * LONGEST;
        let place = usize::from(node.syllable) * grid + Windows::place(start, end);
        if self.shares[place].is_nan() {
            let syllable = self.pool.syllables[usize::from(node.syllable)];
            self.shares[place] = self.latin.syllable(self.model, syllable, start, end);
        }
        self.shares[place]
    }

    /// Goes through the names below a node.
    fn below(&mut self, node: Node, frame: usize, ending: usize) {
        let stretches = self.stretches(frame, ending);
        let pool = self.pool;
        let mut children: Vec<(f32, &Node)> = Vec::new();
        for child in pool.children(node) {
            // Where no name goes on, the bound is what the name has.
            let is_leaf = child.children.0 == child.children.1;
            let mut bound = NEVER;
            for stretch in &stretches {
                let left = if is_leaf { stretch.finish } else { stretch.rest };
                bound = bound.max(stretch.so_far + self.share(*child, stretch.start, stretch.end) + left);
            }
            if bound < self.worst() || bound == NEVER {
                continue;
            }
            if is_leaf {
                self.found_all(*child, bound);
            } else {
                children.push((bound, child));
            }
        }
        children.sort_unstable_by(|(a, _), (b, _)| b.total_cmp(a));
        for (bound, child) in children {
            if bound < self.worst() {
                break;
            }
            let next = self.step(*child, &stretches);
            let likelihood = most_of(self.frame(next), &self.endings[ending].finish);
            self.found_all(*child, likelihood);
            self.below(*child, next, ending);
            self.frames.truncate(next);
        }
    }

    fn found_all(&mut self, node: Node, likelihood: f32) {
        for name in node.names.0..node.names.1 {
            self.found(name, likelihood);
        }
    }

    /// The stretches that one syllable more may have, whichever it is.
    fn stretches(&self, frame: usize, ending: usize) -> Vec<Stretch> {
        let Ending { finish, rest } = &self.endings[ending];
        let worst = self.worst();
        let mut stretches = Vec::new();
        for (start, so_far) in self.frame(frame).iter().copied().enumerate().take(self.latin.len()) {
            if so_far == NEVER || so_far + rest[start] < worst {
                continue;
            }
            for end in self.latin.ends(start) {
                // However the syllable is spelled, it cannot have more than the most that any has.
                let most = so_far + self.most[Windows::place(start, end)] + rest[end];
                if rest[end] > NEVER && most >= worst {
                    stretches.push(Stretch { start, end, so_far, rest: rest[end], finish: finish[end] });
                }
            }
        }
        stretches
    }

    /// A frame with one syllable more.
    fn step(&mut self, child: Node, stretches: &[Stretch]) -> usize {
        let frame = self.push();
        for stretch in stretches {
            let gained = stretch.so_far + self.share(child, stretch.start, stretch.end);
            let reached = &mut self.frames[frame + stretch.end];
            *reached = reached.max(gained);
        }
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::super::align::divide;
    use super::*;

    const NAMES: [&str; 26] = [
        "홍빛나",
        "홍빈나",
        "남궁민",
        "남궁선",
        "남궁",
        "박",
        "남규민",
        "민남궁",
        "선우진",
        "선우",
        "우진선",
        "김철수",
        "김정수",
        "김종수",
        "강철수",
        "이해아",
        "이하예",
        "리해아",
        "유진",
        "류진",
        "진유",
        "비",
        "봄",
        "빛나래",
        "독고영재",
        "황보혜정",
    ];

    const SPELLINGS: [&str; 17] = [
        "Hong Bit-na",
        "Bitna Hong",
        "Namkoong Min",
        "Min Namgung",
        "Sunwoo Jin",
        "Kim Chulsoo",
        "Kim Jong-soo",
        "Lee Haye-ah",
        "Ri Hae A",
        "Ryu Jin",
        "Rain",
        "Bi",
        "Park",
        "Namkoong",
        "Sun-woo",
        "Dokko Young-jae",
        "Hye-jung Hwangbo",
    ];

    #[test]
    fn the_trie_finds_what_comparing_each_name_finds() {
        let model = Model::shipped();
        let pool = Pool::new(NAMES);
        for spelling in SPELLINGS {
            let latin = Windows::of(Letters::of(spelling).unwrap(), model);
            let marginal = model.marginal.name(&latin);
            let likelihood = |name: &str| Some(divide(model, &HangulName::of(name)?, &latin)?.likelihood - marginal);
            let mut each: Vec<(f32, &str)> = NAMES.iter().filter_map(|name| Some((likelihood(name)?, *name))).collect();
            each.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
            for count in [1, 3, 30] {
                let ranked = pool.rank(model, spelling, count);
                let scores = ranked.iter().map(|candidate| candidate.score);
                let expected: Vec<f32> = each.iter().take(count).map(|(score, _)| *score).collect();
                assert!(scores.zip(&expected).all(|(a, b)| (a - b).abs() < 1e-3), "{spelling}: {ranked:?}, {each:?}");
                assert_eq!(ranked.len(), expected.len(), "{spelling}");
            }
            assert_eq!(pool.rank(model, spelling, 1)[0].name, each[0].1, "{spelling}");
        }
    }

    #[test]
    fn a_hangul_name_is_looked_for_among_latin_ones() {
        let pool = Pool::new(["Hong Bit-na", "Kim Chulsoo", "Lee Haye-ah", "3 o'clock", ""]);
        let names = |name| pool.rank(Model::shipped(), name, 1).into_iter().map(|found| found.name).collect::<Vec<_>>();
        assert_eq!(names("김철수"), ["Kim Chulsoo"]);
        assert_eq!(names("李"), Vec::<String>::new());
    }
}
