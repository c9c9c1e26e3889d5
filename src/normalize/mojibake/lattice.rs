//! What text may have been of whose bytes some are lost: all characters that could stand at each place, and how sure the best are.
//!
//! The model knows which character follows which, so the best reading is a shortest path, and how far ahead a character is of what
//! else could stand there is the difference of two.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::rc::Rc;

use super::damage::Damage;
use super::loss::{Byte, Loss, Slot, WINDOW, window};
use super::misreading::Misreading;
use crate::decode::{Cost, Language, Model, Sign};
use crate::normalize::Scripts;

/// So many readings of a place are followed further.
const FOLLOWED: usize = 8;

/// What costs so much more than the best that ends in the same place is not, in quarter nats.
const HOPELESS: Cost = Cost(60);

/// A character of the best reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Restored {
    pub(super) letter: char,
    /// Which slots it was read from.
    pub(super) slots: Range<usize>,
    /// How much dearer the best reading without it is, where a byte of it was lost.
    pub(super) margin: Option<Cost>,
}

/// The best reading of a word, and what it costs.
pub(super) struct Reading {
    pub(super) letters: Vec<Restored>,
    pub(super) cost: Cost,
}

/// A character that ends where others end too.
struct Node {
    letter: char,
    slots: Range<usize>,
    is_guessed: bool,
    cost: Cost,
    best_before: usize,
    cost_to_end: Option<Cost>,
}

/// One character behind another.
struct Edge {
    from: usize,
    to: usize,
    cost: Cost,
}

/// What is found on the way, in room that is used again.
#[derive(Default)]
struct Found {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

/// The likeliest text that loses into these slots, in a language, between two signs; none if no text does.
pub(super) fn read(
    slots: &[Slot],
    loss: Loss,
    language: Language,
    [before, after]: [Sign; 2],
    memory: &mut Memory,
) -> Option<Reading> {
    let mut found = std::mem::take(&mut memory.room);
    let reading = read_in(&mut found, slots, loss, language, [before, after], memory);
    memory.room = found;
    reading
}

fn read_in(
    Found { nodes, edges }: &mut Found,
    slots: &[Slot],
    loss: Loss,
    language: Language,
    [before, after]: [Sign; 2],
    memory: &mut Memory,
) -> Option<Reading> {
    let model = language.model();
    let root =
        Node { letter: '\0', slots: 0..0, is_guessed: false, cost: Cost::default(), best_before: 0, cost_to_end: None };
    nodes.clear();
    nodes.push(root);
    edges.clear();
    let mut ending: Vec<Vec<usize>> = vec![Vec::new(); slots.len() + 1];
    ending[0].push(0);
    // Of each choice, the node that was made of it.
    let mut made: Vec<Option<usize>> = Vec::new();
    for at in 0..slots.len() {
        let mut followed = std::mem::take(&mut ending[at]);
        if followed.is_empty() {
            continue;
        }
        followed.sort_by_key(|node| nodes[*node].cost);
        followed.truncate(FOLLOWED);
        let hopeless = followed.first().map_or(Cost(0), |best| nodes[*best].cost + HOPELESS);
        followed.retain(|node| nodes[*node].cost <= hopeless);
        let choices = memory.choices(slots, at, loss, language);
        made.clear();
        made.resize(choices.all.len(), None);
        for from in followed {
            let previous = (from > 0).then_some(nodes[from].letter);
            let sign = previous.map_or(before, |letter| Sign::of(letter).0);
            for &(choice, step) in choices.behind(sign, model, &mut memory.held).iter() {
                let Choice { letter, length, is_guessed, .. } = choices.all[choice];
                let cost = nodes[from].cost + step;
                if cost > hopeless + HOPELESS {
                    // So are all that come behind.
                    break;
                }
                if !previous.is_none_or(|before| loss.may_stand_behind(slots, at, before, letter)) {
                    continue;
                }
                let end = at + length;
                let to = *made[choice].get_or_insert_with(|| {
                    nodes.push(Node { letter, slots: at..end, is_guessed, cost, best_before: from, cost_to_end: None });
                    ending[end].push(nodes.len() - 1);
                    nodes.len() - 1
                });
                if cost < nodes[to].cost {
                    nodes[to].cost = cost;
                    nodes[to].best_before = from;
                }
                edges.push(Edge { from, to, cost: step });
            }
        }
    }
    for node in &ending[slots.len()] {
        nodes[*node].cost_to_end = Some(model.step(Sign::of(nodes[*node].letter).0, after));
    }
    // An edge is made when its first end is followed, so behind all that lead there.
    for edge in edges.iter().rev() {
        if let Some(rest) = nodes[edge.to].cost_to_end {
            let rest = rest + edge.cost;
            let node = &mut nodes[edge.from];
            node.cost_to_end = Some(node.cost_to_end.map_or(rest, |known| known.min(rest)));
        }
    }
    let last = *ending[slots.len()].iter().min_by_key(|node| through(&nodes[**node]))?;
    let cost = through(&nodes[last])?;
    let rivals = rivals(nodes, slots.len());
    let mut letters = Vec::new();
    let mut at = last;
    while at > 0 {
        let Node { letter, ref slots, is_guessed, best_before, .. } = nodes[at];
        let margin = is_guessed.then(|| {
            let others = rivals[slots.start].iter().filter(|(_, other)| *other != letter);
            let other = others.map(|(cost, _)| *cost).min().unwrap_or(Cost(u32::MAX));
            Cost(other.0.saturating_sub(cost.0))
        });
        letters.push(Restored { letter, slots: slots.clone(), margin });
        at = best_before;
    }
    letters.reverse();
    Some(Reading { letters, cost })
}

/// Above so many, only the commonest characters are tried, and those known to follow what stands before.
const MANY: usize = 64;

/// So many choices are remembered, over all places and all signs before them: some megabytes. A text of one kind of loss has a few
/// thousand places.
const REMEMBERED: usize = 1 << 19;

/// So many bytes of words are remembered; what is known of them is some ten times as long.
const REMEMBERED_LENGTH: usize = 1 << 20;

/// How many words in a row must have lost the same way for it to be tried alone.
const USUAL: usize = 8;

/// What is known of a text from the words before: how it was damaged, and what may begin at a place, since the same losses come
/// again and again.
#[derive(Default)]
pub(in crate::normalize) struct Memory {
    places: HashMap<Place, Rc<Choices>, BuildHasherDefault<Multiplied>>,
    /// How many choices those hold.
    held: usize,
    /// For the next word.
    room: Found,
    /// The loss that was found last, and how often in a row.
    last: Option<(Loss, usize)>,
    /// What was read before, since lines are looked at until nothing more is found in them.
    words: HashMap<Word, Option<Rc<Known>>>,
    /// Words of which nothing came in a code page of one byte.
    idle: HashSet<Idle>,
    /// How long all those words are together, in bytes.
    length: usize,
}

/// A word that is left alone, and what of its surroundings that depends on.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Idle {
    pub(super) misreading: Misreading,
    pub(super) damage: Damage,
    pub(super) scripts: Scripts,
    pub(super) text: Box<str>,
}

/// A word and what stands around it, as it was lost.
#[derive(PartialEq, Eq, Hash)]
struct Word {
    loss: Loss,
    around: [Sign; 2],
    text: Box<str>,
}

/// What a word was.
pub(super) struct Known {
    pub(super) slots: Vec<Slot>,
    pub(super) reading: Reading,
}

/// What the characters that may begin at a place depend on.
#[derive(PartialEq, Eq, Hash)]
struct Place {
    loss: Loss,
    language: Language,
    bytes: [Option<Byte>; WINDOW],
}

impl Memory {
    /// The loss that the last words showed.
    pub(super) fn usual(&self) -> Option<Loss> {
        self.last.filter(|(_, times)| *times >= USUAL).map(|(loss, _)| loss)
    }

    pub(super) fn remember(&mut self, found: Loss) {
        let times = self.last.filter(|(loss, _)| *loss == found).map_or(0, |(_, times)| times);
        self.last = Some((found, times.saturating_add(1)));
    }

    /// What a word was: what is remembered of it, or else what `read` finds.
    pub(super) fn word(
        &mut self,
        text: &str,
        loss: Loss,
        around: [Sign; 2],
        read: impl FnOnce(&mut Self) -> Option<Known>,
    ) -> Option<Rc<Known>> {
        let word = Word { loss, around, text: text.into() };
        if let Some(known) = self.words.get(&word) {
            return known.clone();
        }
        let known = read(self).map(Rc::new);
        self.make_room(text.len());
        self.words.insert(word, known.clone());
        known
    }

    pub(super) fn is_idle(&self, word: &Idle) -> bool {
        self.idle.contains(word)
    }

    pub(super) fn remember_idle(&mut self, word: Idle) {
        self.make_room(word.text.len());
        self.idle.insert(word);
    }

    fn make_room(&mut self, length: usize) {
        if self.length >= REMEMBERED_LENGTH {
            self.words.clear();
            self.idle.clear();
            self.length = 0;
        }
        self.length += length;
    }

    fn choices(&mut self, slots: &[Slot], at: usize, loss: Loss, language: Language) -> Rc<Choices> {
        let bytes = window(slots, at);
        if self.held >= REMEMBERED {
            self.places.clear();
            self.held = 0;
        }
        let held = &mut self.held;
        let choices = self.places.entry(Place { loss, language, bytes }).or_insert_with(|| {
            let choices = Choices::new(loss.characters(slots, at), at, language.model());
            *held += 1 + choices.all.len();
            Rc::new(choices)
        });
        Rc::clone(choices)
    }
}

/// A character that may begin at a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Choice {
    /// As the models know it.
    sign: Sign,
    letter: char,
    /// How many slots it takes.
    length: usize,
    is_guessed: bool,
    /// What it costs among those of its sign.
    within: Cost,
}

/// The characters that may begin at a place.
struct Choices {
    /// In the order of their signs.
    all: Vec<Choice>,
    /// What each costs behind what it is not known to follow.
    alone: Vec<Cost>,
    /// Of many, which are common.
    common: Option<Vec<usize>>,
    /// What was asked for before.
    steps: RefCell<HashMap<Sign, Rc<Steps>, BuildHasherDefault<Multiplied>>>,
}

/// Choices, by their places, and what each costs, the cheapest first.
type Steps = Vec<(usize, Cost)>;

impl Choices {
    fn new(found: Vec<(char, usize, bool)>, at: usize, model: &Model) -> Self {
        let choice = |(letter, end, is_guessed)| {
            let (sign, within) = Sign::of(letter);
            Choice { sign, letter, length: end - at, is_guessed, within }
        };
        let mut all: Vec<Choice> = found.into_iter().map(choice).collect();
        all.sort_unstable();
        // Two ways to the same are one.
        all.dedup_by_key(|choice| (choice.letter, choice.length));
        let alone: Vec<Cost> = all.iter().map(|choice| choice.within + model.alone(choice.sign)).collect();
        let common = (all.len() > MANY).then(|| {
            let mut order: Vec<usize> = (0..all.len()).collect();
            order.select_nth_unstable_by_key(MANY, |choice| (alone[*choice], *choice));
            order.truncate(MANY);
            order.sort_unstable();
            order
        });
        Self { all, alone, common, steps: RefCell::default() }
    }

    /// Those worth trying behind a sign, and what each costs there: the known followers, and the others if they are few or common.
    fn behind(&self, sign: Sign, model: &Model, held: &mut usize) -> Rc<Steps> {
        let mut known = self.steps.borrow_mut();
        Rc::clone(known.entry(sign).or_insert_with(|| {
            let steps = self.steps_behind(sign, model);
            *held += 1 + steps.len();
            Rc::new(steps)
        }))
    }

    fn steps_behind(&self, sign: Sign, model: &Model) -> Steps {
        let mut steps = Steps::new();
        let (followers, falling_back) = model.followers(sign);
        let mut from = 0;
        for (follower, cost) in followers {
            from += self.all[from..].partition_point(|choice| choice.sign < *follower);
            let same = self.all[from..].iter().take_while(|choice| choice.sign == *follower).count();
            steps.extend((from..from + same).map(|choice| (choice, Cost((*cost).into()) + self.all[choice].within)));
            from += same;
        }
        let known = steps.len();
        let mut next_known = 0;
        let mut push = |choice: usize, steps: &mut Steps| {
            while next_known < known && steps[next_known].0 < choice {
                next_known += 1;
            }
            if next_known == known || steps[next_known].0 != choice {
                steps.push((choice, self.alone[choice] + falling_back));
            }
        };
        match &self.common {
            Some(common) => common.iter().for_each(|choice| push(*choice, &mut steps)),
            None => (0..self.all.len()).for_each(|choice| push(choice, &mut steps)),
        }
        steps.sort_unstable_by_key(|(choice, cost)| (*cost, *choice));
        steps
    }
}

/// A hasher for keys that nobody chooses to collide: small numbers, multiplied.
#[derive(Default)]
struct Multiplied(u64);

impl std::hash::Hasher for Multiplied {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64((*byte).into());
        }
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

/// What the best reading through a node costs.
fn through(node: &Node) -> Option<Cost> {
    Some(node.cost + node.cost_to_end?)
}

/// Of each slot, the best two characters that cover it and what the best reading with each costs.
fn rivals(nodes: &[Node], slots: usize) -> Vec<Vec<(Cost, char)>> {
    let mut best: Vec<Vec<(Cost, char)>> = vec![Vec::new(); slots];
    for node in &nodes[1..] {
        let Some(cost) = through(node) else { continue };
        for two in &mut best[node.slots.clone()] {
            match two.iter_mut().find(|(_, letter)| *letter == node.letter) {
                Some(same) => same.0 = same.0.min(cost),
                None => two.push((cost, node.letter)),
            }
            two.sort_unstable();
            two.truncate(2);
        }
    }
    best
}
