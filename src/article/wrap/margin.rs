//! Where the lines of a text were ended: the margin that nearly all of its longer lines agree on.

use super::row::{Row, Size, WIDEST_MARGIN, is_pair};
use super::{LEAST_INDENTED, LEAST_LINES};

/// Margins that are looked for, in columns or in letters: newsletters had some forty, wire copy 60 to 78, mail 72.
const LEAST_COLUMNS: usize = 40;
pub(super) const LEAST_LETTERS: usize = 30;
/// A word so wide leaves the margin open, in columns.
const WIDEST_WORD: usize = 16;
/// A line that ended before its margin was wrapped by another hand: by no more than the margin through this.
const RAGGED: usize = 12;

/// Where lines were ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margin {
    at: usize,
    measure: Measure,
    pub(super) breaks: Breaks,
}

/// Where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Between two words.
    Words,
    /// Wherever it is full, inside a word of Hangul as well.
    Anywhere,
}

impl Margin {
    /// Whether half of the longer lines agree on a margin, before anybody asks which of them are no paragraphs.
    pub(super) fn may_be(rows: &[Row]) -> bool {
        [Measure::Columns, Measure::Letters].into_iter().any(|measure| {
            let (told, margin) = Self::most_told(rows, measure);
            let long = pairs(rows).filter(|(row, _)| margin.is_long(row)).count();
            usize::try_from(told).is_ok_and(|told| told >= LEAST_INDENTED && 2 * told >= long)
        })
    }

    /// The margin that the lines were wrapped at, if at least so many agree on one.
    pub(super) fn find(rows: &[Row], least: usize) -> Option<Self> {
        let found = [Measure::Columns, Measure::Letters].into_iter().map(|measure| Self::most_told(rows, measure));
        let fitting = found.filter_map(|(told, margin)| margin.is_proven(rows, least).then_some((told, margin)));
        // Of two measures that say the same, columns are the usual one.
        let (_, margin) = fitting.reduce(|one, other| if other.0 > one.0 { other } else { one })?;
        Some(Self { breaks: margin.breaks(rows), ..margin })
    }

    /// The margin that most lines speak for, and how many they are.
    fn most_told(rows: &[Row], measure: Measure) -> (i32, Self) {
        let mut changes = [0_i32; WIDEST_MARGIN + 2];
        for (row, next) in pairs(rows) {
            let least = row.size.in_measure(measure);
            let most = least + next.first.in_measure(measure);
            if most >= measure.least_margin() && least <= WIDEST_MARGIN {
                changes[least.max(measure.least_margin())] += 1;
                changes[most.min(WIDEST_MARGIN) + 1] -= 1;
            }
        }
        let (mut told, mut best) = (0, (0, measure.least_margin()));
        for (at, change) in changes.into_iter().enumerate().take(WIDEST_MARGIN + 1) {
            told += change;
            if told > best.0 {
                best = (told, at);
            }
        }
        (best.0, Self { at: best.1, measure, breaks: Breaks::Words })
    }

    fn size(self, row: &Row) -> usize {
        row.size.in_measure(self.measure)
    }

    fn is_long(self, row: &Row) -> bool {
        10 * self.size(row) >= 6 * self.at
    }

    /// Whether a line ends where the first word of the next no longer fits.
    pub(super) fn ends(self, row: &Row, next: &Row) -> bool {
        self.size(row) <= self.at && self.size(row) + self.reach(next) >= self.at
    }

    /// How far the first word of a line reaches, had it stood on the line before; half a line at most, else it would from
    /// anywhere.
    fn reach(self, next: &Row) -> usize {
        next.first.in_measure(self.measure).min(self.at / 2)
    }

    /// The same for a hand that sets ragged lines, which ends no sentence there.
    pub(super) fn nearly_ends(self, row: &Row, next: &Row) -> bool {
        let reached = self.size(row) + self.reach(next) + self.at / RAGGED;
        self.size(row) <= self.at && reached >= self.at && !row.ends_sentence
    }

    fn is_proven(self, rows: &[Row], least: usize) -> bool {
        let (mut long, mut ended, mut open) = (0, 0, 0);
        for (row, next) in pairs(rows) {
            long += usize::from(self.is_long(row));
            if self.ends(row, next) {
                ended += 1;
                open += usize::from(!row.ends_sentence);
            }
        }
        // What is joined must become sentences: titles in a list do not.
        let goes_on =
            |at: usize| rows.get(at + 1).is_some_and(|next| may_go_on(&rows[at], next) && self.ends(&rows[at], next));
        let is_end = |(at, _): &(usize, &Row)| *at > 0 && goes_on(*at - 1) && !goes_on(*at);
        let ends = rows.iter().enumerate().filter(is_end);
        let sentences = ends.clone().filter(|(_, row)| row.ends_sentence).count();
        ended >= least && 5 * ended >= 4 * long && 2 * open >= ended && 2 * sentences >= ends.count()
    }

    /// Words of Hangul end where they will; lines that are nearly all full were ended without looking at words.
    fn breaks(self, rows: &[Row]) -> Breaks {
        let (mut ended, mut full) = (0, 0);
        for (row, _) in pairs(rows).filter(|(row, next)| self.ends(row, next)) {
            ended += 1;
            // A wide letter may not have fitted, and a blank at the end is gone.
            full += usize::from(self.size(row) + 2 >= self.at);
        }
        if ended > LEAST_LINES && 10 * full >= 9 * ended { Breaks::Anywhere } else { Breaks::Words }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Columns,
    Letters,
}

impl Measure {
    const fn least_margin(self) -> usize {
        match self {
            Self::Columns => LEAST_COLUMNS,
            Self::Letters => LEAST_LETTERS,
        }
    }
}

impl Size {
    fn in_measure(self, measure: Measure) -> usize {
        match measure {
            Measure::Columns => self.columns,
            Measure::Letters => self.letters,
        }
    }
}

/// Lines that may speak for a margin, with the line at once below each.
fn pairs(rows: &[Row]) -> impl Iterator<Item = (&Row, &Row)> {
    rows.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(row, next)| speaks(row, next))
}

fn speaks(row: &Row, next: &Row) -> bool {
    may_go_on(row, next) && next.first.columns <= WIDEST_WORD
}

fn may_go_on(row: &Row, next: &Row) -> bool {
    is_pair(next) && !row.is_own && !next.is_own
}

#[cfg(test)]
mod tests {
    use super::super::row::rows;
    use super::*;

    /// Lines that are all full say nothing of their words while they are few.
    #[test]
    fn many_full_lines_were_ended_without_looking_at_words() {
        const FULL: &str = "강물이 맑고 하늘이 푸르고 바람이 잔다고 하는\n";
        let breaks = |full| {
            let text = FULL.repeat(full) + "그런 날이다.";
            Margin::find(&rows(&text), LEAST_LINES).map(|margin| margin.breaks)
        };
        assert_eq!(breaks(LEAST_LINES), Some(Breaks::Words));
        assert_eq!(breaks(LEAST_LINES + 1), Some(Breaks::Anywhere));
    }
}
