//! What a line is of the page, and where that holds.

use crate::rule::Rule;

/// Where a pattern holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Anywhere,
    Marked,
    Outside,
    Tail,
}

/// Where outside the story a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) enum Side {
    /// Before headline and body.
    Head,
    /// After the last paragraph.
    Tail,
}

/// What a line of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) struct Verdict {
    pub(in crate::article) rule: Rule,
    pub(in crate::article) reach: Extent,
}

/// How far a verdict goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) enum Extent {
    Line,
    /// The heading of a list: the short lines under it go with it.
    List,
    /// A word before the title of another story, in the midst of this one: the few titles under it go with it.
    Teaser,
}

/// What a mark before a line makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marked {
    Not,
    /// The mark points elsewhere, or the line asks for something.
    Appeal,
    /// A heading or an item, unless nothing of the story follows.
    Heading,
}

/// What a line is of the page, by where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::article) struct Judged {
    /// In the midst of a story too.
    pub(in crate::article) anywhere: Option<Verdict>,
    head: Option<Verdict>,
    tail: Option<Verdict>,
}

impl Judged {
    pub(super) const fn everywhere(verdict: Verdict) -> Self {
        Self { anywhere: Some(verdict), head: Some(verdict), tail: Some(verdict) }
    }

    /// What it is where no paragraph can stand.
    pub(in crate::article) const fn outside(self, side: Side) -> Option<Verdict> {
        match side {
            Side::Head => self.head,
            Side::Tail => self.tail,
        }
    }

    /// Wherever a pattern holds, unless one before it does. What holds in the story holds outside, and what holds before it
    /// holds behind it.
    pub(super) fn add(&mut self, pattern: (Reach, Rule, Extent), marked: Marked) {
        let (reach, rule, extent) = pattern;
        let verdict = Verdict { rule, reach: extent };
        let is_appeal = marked == Marked::Appeal;
        let (anywhere, head) = match reach {
            Reach::Anywhere => (true, true),
            Reach::Marked => (is_appeal, is_appeal),
            Reach::Outside => (false, true),
            Reach::Tail => (false, false),
        };
        if anywhere {
            self.anywhere.get_or_insert(verdict);
        }
        if head {
            self.head.get_or_insert(verdict);
        }
        if marked != Marked::Not || reach != Reach::Marked {
            self.tail.get_or_insert(verdict);
        }
    }

    /// Whether nothing can be added.
    pub(super) const fn is_settled(self) -> bool {
        self.anywhere.is_some()
    }
}
