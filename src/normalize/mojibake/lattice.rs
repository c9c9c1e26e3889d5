//! What text may have been of whose bytes some are lost: all characters that could stand at each place, and how sure the best are.
//!
//! The model knows which character follows which, so the best reading is a shortest path, and how far ahead a character is of what
//! else could stand there is the difference of two.

use std::collections::HashMap;
use std::ops::Range;

use super::loss::{Loss, Slot};
use crate::decode::{Cost, Language, Model, Sign};

/// So many readings of a place are followed further.
const FOLLOWED: usize = 24;

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

/// The likeliest text that loses into these slots, in a language, between two signs; none if no text does.
pub(super) fn read(slots: &[Slot], loss: Loss, language: Language, before: Sign, after: Sign) -> Option<Reading> {
    let model = language.model();
    let root =
        Node { letter: '\0', slots: 0..0, is_guessed: false, cost: Cost::default(), best_before: 0, cost_to_end: None };
    let mut nodes = vec![root];
    let mut edges: Vec<Edge> = Vec::new();
    let mut ending: Vec<Vec<usize>> = vec![Vec::new(); slots.len() + 1];
    ending[0].push(0);
    let mut known: HashMap<(char, usize, usize), usize> = HashMap::new();
    for at in 0..slots.len() {
        let mut followed = std::mem::take(&mut ending[at]);
        followed.sort_by_key(|node| nodes[*node].cost);
        followed.truncate(FOLLOWED);
        // What may begin here depends on what stands before only where a byte before was lost.
        let mut choices: Vec<(Option<u8>, Choices)> = Vec::new();
        for from in followed {
            let previous = (from > 0).then_some(nodes[from].letter);
            let sign = previous.map_or(before, |letter| Sign::of(letter).0);
            let last = previous.and_then(|letter| loss.depends_on(slots, at, letter));
            let known_choices = choices.iter().position(|(of, _)| *of == last).unwrap_or_else(|| {
                choices.push((last, Choices::new(loss.characters(slots, at, last), model)));
                choices.len() - 1
            });
            for (letter, end, is_guessed) in choices[known_choices].1.behind(sign, model) {
                let step = model.cost(sign, letter.encode_utf8(&mut [0; 4])).0;
                let cost = nodes[from].cost + step;
                let to = *known.entry((letter, at, end)).or_insert_with(|| {
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
    let rivals = rivals(&nodes, slots.len());
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

/// The characters that may begin at a place: each with the slot behind it, and whether it is guessed.
struct Choices {
    /// In the order of the letters.
    all: Vec<(char, usize, bool)>,
    /// Of many, which are common.
    common: Option<Vec<usize>>,
}

impl Choices {
    fn new(mut all: Vec<(char, usize, bool)>, model: &Model) -> Self {
        all.sort_unstable();
        let common = (all.len() > MANY).then(|| {
            let mut order: Vec<(Cost, usize)> =
                all.iter().enumerate().map(|(at, (letter, ..))| (model.alone(Sign::of(*letter).0), at)).collect();
            order.select_nth_unstable(MANY);
            order.truncate(MANY);
            order.into_iter().map(|(_, at)| at).collect()
        });
        Self { all, common }
    }

    /// Those worth trying behind a sign.
    fn behind(&self, sign: Sign, model: &Model) -> Vec<(char, usize, bool)> {
        let Some(common) = &self.common else { return self.all.clone() };
        let mut chosen: Vec<usize> = common.clone();
        for letter in model.followers(sign).filter_map(Sign::letter) {
            let first = self.all.partition_point(|(other, ..)| *other < letter);
            chosen.extend((first..self.all.len()).take_while(|at| self.all[*at].0 == letter));
        }
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().map(|at| self.all[at]).collect()
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
