//! Names to choose from: those in Hangul as a trie over their syllables, so that what begins alike is weighed once.

use smallvec::SmallVec;

use super::align::{HangulName, MOST_SYLLABLES};
use super::letters::Letters;
use crate::hangul::Syllable;

/// Names to choose from, made ready once.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Hangul names, sorted by their syllables, and the trie over them.
    pub(super) hangul: Vec<Box<str>>,
    pub(super) nodes: Vec<Node>,
    /// The syllables that occur, which nodes have by number.
    pub(super) syllables: Vec<Syllable>,
    /// Names in Latin letters.
    pub(super) latin: Vec<Box<str>>,
    /// The longest name, in syllables.
    pub(super) longest: usize,
}

/// A syllable of the trie. Its children stand together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) letter: char,
    pub(super) syllable: u16,
    pub(super) children: (u32, u32),
    /// The names that end here.
    pub(super) names: (u32, u32),
}

fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

impl Pool {
    /// Takes names in Hangul and in Latin letters; others are left out, and each counts once.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut hangul: Vec<(SmallVec<[char; MOST_SYLLABLES]>, &str)> = Vec::new();
        let mut latin: Vec<Box<str>> = Vec::new();
        for name in names {
            if let Some(parsed) = HangulName::of(name) {
                hangul.push((parsed.letters, name));
            } else if Letters::of(name).is_some() {
                latin.push(name.into());
            }
        }
        hangul.sort_unstable();
        hangul.dedup();
        latin.sort_unstable();
        latin.dedup();
        let mut letters: Vec<char> = hangul.iter().flat_map(|(letters, _)| letters.iter().copied()).collect();
        letters.sort_unstable();
        letters.dedup();
        let mut pool = Self {
            nodes: vec![Node { letter: ' ', syllable: 0, children: (0, 0), names: (0, 0) }],
            syllables: letters.iter().filter_map(|letter| Syllable::of(*letter)).collect(),
            latin,
            longest: hangul.iter().map(|(letters, _)| letters.len()).max().unwrap_or(0),
            hangul: Vec::new(),
        };
        // Level by level, so that the children of a node stand together. A node is a run of names with one beginning.
        let mut level: Vec<(usize, usize, usize)> = vec![(0, 0, hangul.len())];
        for depth in 0..=pool.longest {
            let mut next = Vec::new();
            for (node, start, end) in level {
                let run = &hangul[start..end];
                let here = run.partition_point(|(letters, _)| letters.len() == depth);
                pool.nodes[node].names = (number(start), number(start + here));
                let first_child = pool.nodes.len();
                let mut at = start + here;
                for same in run[here..].chunk_by(|(a, _), (b, _)| a[depth] == b[depth]) {
                    let letter = same[0].0[depth];
                    let syllable = letters.binary_search(&letter).unwrap_or(0);
                    next.push((pool.nodes.len(), at, at + same.len()));
                    at += same.len();
                    let syllable = u16::try_from(syllable).unwrap_or(u16::MAX);
                    pool.nodes.push(Node { letter, syllable, children: (0, 0), names: (0, 0) });
                }
                pool.nodes[node].children = (number(first_child), number(pool.nodes.len()));
            }
            level = next;
        }
        pool.hangul = hangul.into_iter().map(|(_, name)| name.into()).collect();
        pool
    }

    pub(super) fn children(&self, node: Node) -> &[Node] {
        &self.nodes[node.children.0 as usize..node.children.1 as usize]
    }

    pub(super) fn child(&self, node: Node, letter: char) -> Option<Node> {
        let children = self.children(node);
        children.binary_search_by_key(&letter, |child| child.letter).ok().map(|place| children[place])
    }
}
