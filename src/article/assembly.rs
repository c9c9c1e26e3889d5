//! The parts of an article, put together from its lines and the part each plays.

use super::byline::{self, Byline};
use super::later::Namings;
use super::line::{Hint, Line};
use super::publisher::{Place, Publisher};
use super::split::Layout;
use super::stamp::{Label, changed_at, stamps};
use super::timestamp::Moment;
use super::{Block, BlockKind, Reading, authors, dateline, glued, headline, notice, words};
use crate::hangul;
use crate::rule::Rule;
use crate::text::Span;

impl Reading {
    /// No article: every line is body.
    pub(super) fn whole(lines: &[Line]) -> Self {
        let body: Vec<Span> = lines.iter().map(|line| line.span).collect();
        let blocks = body.iter().map(|span| Block { span: *span, kind: BlockKind::Body }).collect();
        Self { blocks, body, signed: signed(lines), ..Self::default() }
    }

    /// The lines by the parts they play, and nothing of what they make.
    pub(super) fn of_kinds(lines: &[Line], kinds: &[BlockKind]) -> Self {
        let blocks = lines.iter().zip(kinds).map(|(line, kind)| Block { span: line.span, kind: *kind }).collect();
        Self { blocks, ..Self::default() }
    }

    /// What the lines make by the parts they play, one for each.
    pub(super) fn of(text: &str, lines: &[Line], kinds: &[BlockKind]) -> Self {
        let mut reading = Self { blocks: Vec::with_capacity(lines.len()), signed: signed(lines), ..Self::default() };
        let mut namings = Namings::default();
        let mut publisher = Publisher::default();
        for (index, (line, kind)) in lines.iter().zip(kinds.iter().copied()).enumerate() {
            let span = line.span;
            let words = span.of(text);
            reading.blocks.push(Block { span, kind });
            match kind {
                BlockKind::Headline => reading.headline = Some(span),
                BlockKind::Deck => reading.decks.extend(headline::decks(words).map(|deck| deck.shifted(span.start))),
                BlockKind::Subhead => reading.subheads.push(span),
                BlockKind::Caption => reading.captions.push(span),
                BlockKind::Time => {
                    reading.time(words, span.start);
                    namings.name(authors(text, line));
                }
                BlockKind::Byline if line.hint == Hint::Plain && byline::is_post(words) => namings.say_post(span),
                BlockKind::Byline => {
                    reading.sign(text, line);
                    namings.name(authors(text, line));
                }
                BlockKind::Body => {
                    if reading.body.is_empty() {
                        namings.name(reading.open(words, span.start));
                        publisher.note(Place::Bracket, words, span.start);
                    }
                    namings.story_goes_on();
                    namings.tell(words, span.start);
                    reading.tell(text, span, &mut namings);
                }
                BlockKind::Dropped(Rule::EndMark) => reading.end_mark = reading.end_mark.or(Some(span)),
                BlockKind::Dropped(Rule::Copyright) => {
                    reading.copyright.push(span);
                    publisher.note(Place::Copyright, words, span.start);
                }
                BlockKind::Dropped(Rule::Contact) => {
                    match line.hint {
                        Hint::Byline | Hint::OpeningAlone => namings.name_again(authors(text, line)),
                        Hint::Contact => namings.reach(words, span.start),
                        Hint::Plain
                        | Hint::EndMark
                        | Hint::EditorNote
                        | Hint::Copyright
                        | Hint::Furniture(_)
                        | Hint::Time
                        | Hint::Caption(_)
                        | Hint::Opening
                        | Hint::Markup => {}
                    }
                    publisher.note(Place::Label, words, span.start);
                }
                // `☞ 가나다 haea@example.com`: the address that the agency sets below what its reporter wrote.
                BlockKind::Dropped(Rule::Promotion) if words.starts_with('☞') && words.ends_with(is_of_address) => {
                    namings.reach(words, span.start);
                }
                BlockKind::Other if reading.body.is_empty() && reading.headline.is_none() => {
                    let is_below_time = index.checked_sub(1).is_some_and(|above| lines[above].hint == Hint::Time);
                    if line.layout == Layout::Tab && is_below_time || words::is_paper(words) {
                        publisher.note(Place::Cell, words, span.start);
                    } else {
                        publisher.note(Place::Bracket, words, span.start);
                    }
                }
                BlockKind::Other if reading.body.is_empty() => publisher.note(Place::Bracket, words, span.start),
                // A notice may share its line with the address for tips.
                BlockKind::Dropped(Rule::TipLine) => {
                    if let Some(at) = notice::behind(words) {
                        reading.copyright.push(Span::new(span.start + at, span.end));
                        publisher.note(Place::Copyright, &words[at..], span.start + at);
                    }
                }
                BlockKind::Dropped(_) | BlockKind::Other => {}
            }
        }
        if [&reading.published, &reading.modified].into_iter().flatten().any(|moment| moment.when.has_clock())
            && speaks_of_korea(text)
        {
            let in_seoul = |moment: Moment| Moment { when: moment.when.in_seoul(), ..moment };
            reading.published = reading.published.map(in_seoul);
            reading.modified = reading.modified.map(in_seoul);
        }
        (reading.bylines, reading.addresses) = namings.completed(text);
        reading.publisher = publisher.span();
        reading.tags = reading.headline.map(|headline| headline::tags(text, headline)).unwrap_or_default();
        reading
    }

    fn time(&mut self, line: &str, base: usize) {
        let end = self.stamped(line, base);
        if self.modified.is_none()
            && let Some(published) = &self.published
            && let Some(changed) = changed_at(&line[end..], &published.when)
        {
            self.modified = Some(Moment { span: changed.span.shifted(base + end), ..changed });
        }
    }

    /// Takes the times of a line with their days; where the last of them ends.
    fn stamped(&mut self, line: &str, base: usize) -> usize {
        let mut end = 0;
        for stamp in stamps(line) {
            end = stamp.span.end;
            let mut moment = stamp.moment;
            moment.span = moment.span.shifted(base);
            match stamp.label {
                Some(Label::Modified) => self.modified = self.modified.take().or(Some(moment)),
                Some(Label::Published) | None => {
                    // A day gives way to a day with a clock.
                    let is_better =
                        self.published.as_ref().is_none_or(|known| !known.when.has_clock() && moment.when.has_clock());
                    if is_better {
                        self.published = Some(moment);
                    }
                }
            }
        }
        end
    }

    fn sign(&mut self, text: &str, line: &Line) {
        if self.agency.is_none()
            && let Some(opening) = dateline::opening(line.span.of(text), line.span.start)
        {
            self.agency = opening.agency;
            self.dateline = self.dateline.take().or(opening.dateline);
        }
    }

    /// The authors that the first paragraph names.
    fn open(&mut self, line: &str, base: usize) -> Vec<Byline> {
        let Some(opening) = dateline::opening(line, base) else { return Vec::new() };
        self.dateline = opening.dateline.or(self.dateline.take());
        self.agency = self.agency.or(opening.agency);
        opening.bylines
    }

    /// A line of the story: one paragraph, or several that lost the line ends between them.
    fn tell(&mut self, text: &str, line: Span, namings: &mut Namings) {
        let pieces = glued::pieces(line.of(text));
        if pieces.is_empty() {
            self.body.push(line);
            return;
        }
        self.blocks.pop();
        for piece in pieces {
            let span = piece.span.shifted(line.start);
            self.blocks.push(Block { span, kind: piece.part.kind() });
            match piece.part {
                glued::Part::Deck => self.decks.push(span),
                glued::Part::Paragraph => self.body.push(span),
                glued::Part::Caption => self.captions.push(span),
                glued::Part::Signature => namings.name(byline::authors(span.of(text), span.start)),
            }
        }
    }
}

impl glued::Part {
    const fn kind(self) -> BlockKind {
        match self {
            Self::Paragraph => BlockKind::Body,
            Self::Deck => BlockKind::Deck,
            Self::Caption => BlockKind::Caption,
            Self::Signature => BlockKind::Byline,
        }
    }
}

fn is_of_address(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// Whether a text has Hangul, or a word by which news of Korea is known: then its clocks are those of Seoul. So are those of
/// Japan, which kana tell.
fn speaks_of_korea(text: &str) -> bool {
    let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    text.chars().any(|letter| hangul::is_syllable(letter) || matches!(letter, '\u{3041}'..='\u{30FA}'))
        || ["Korea", "Seoul", "SEOUL", "Yonhap"].into_iter().any(has)
}

fn signed(lines: &[Line]) -> Vec<Span> {
    lines.iter().filter(|line| line.hint == Hint::Byline).map(|line| line.span).collect()
}

#[cfg(test)]
mod tests {
    use super::super::read;

    const PARAGRAPH: &str = "정부가 5일 국무회의를 열어 내년부터 지방 하천의 수질 검사를 두 배로 늘리기로 했다.";

    #[test]
    fn the_first_clock_says_when_it_was_published() {
        for (times, expected) in [
            ("2024. 3. 5.|입력 2024.03.05 09:26", "2024-03-05T09:26:00+09:00"),
            ("입력 2024.03.05 09:26|2024. 3. 6.", "2024-03-05T09:26:00+09:00"),
            ("입력 2024.03.05 09:26|등록 2024.03.06 10:00", "2024-03-05T09:26:00+09:00"),
            ("2024. 3. 5.|2024. 3. 6.", "2024-03-05"),
        ] {
            let text = format!("하천 검사 두 배로 늘린다\n{}\n{PARAGRAPH}", times.replace('|', "\n"));
            assert_eq!(
                read(&text).published.map(|moment| moment.when.to_string()).as_deref(),
                Some(expected),
                "{times}"
            );
        }
    }

    #[test]
    fn lines_that_name_their_author_are_told_in_any_text() {
        let text = "이해아 기자\n강\n박세준 기자";
        let signed: Vec<&str> = read(text).signed.into_iter().map(|span| span.of(text)).collect();
        assert_eq!(signed, ["이해아 기자", "박세준 기자"]);
    }
}
