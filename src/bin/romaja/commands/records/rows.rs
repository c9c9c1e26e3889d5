//! The rows of a table: the cells of some columns are documents.

use anyhow::{anyhow, bail};
use romaja::decode::{Charset, Decoded};
use romaja::normalize::Markup;
use romaja::{Normalizer, visible};

use super::blocks::Part;
use super::csv::{self, Broken, Dialect};
use super::formula::{disarmed, is_formula};
use super::json::MARK;
use super::quoted::quoted;
use super::{Failures, Worked, too_long};
use crate::report::counted;

/// What the first record says.
#[derive(Default)]
pub(super) struct Header {
    width: usize,
    /// The places of the columns that are asked for.
    columns: Vec<usize>,
    /// The cell above those that say what is wrong, where they are asked for.
    error: Option<Vec<u8>>,
}

impl Header {
    pub(super) fn of(
        start: &[u8],
        dialect: Dialect,
        charset: Charset,
        columns: &[String],
        error: Option<&str>,
    ) -> anyhow::Result<Self> {
        let start = start.strip_prefix(MARK).unwrap_or(start);
        let Some(record) = csv::records(start, dialect).next() else { return Ok(Self::default()) };
        let (line, mut cells) = (csv::without_end(record), Vec::new());
        csv::cells(line, dialect, &mut cells).map_err(|broken| anyhow!("the header: {}", broken.why()))?;
        let names = cells.iter().map(|cell| csv::text(&line[cell.clone()], charset));
        let names: Vec<_> = names.collect::<Result<_, _>>().map_err(|why| anyhow!("the header: {why}"))?;
        let mut found = Vec::new();
        for column in columns {
            let before = found.len();
            found.extend(names.iter().enumerate().filter(|(_, name)| *name == column).map(|(at, _)| at));
            if found.len() == before {
                let names: Vec<String> = names.iter().map(|name| quoted(&visible(name))).collect();
                let read = if charset == Charset::UTF_8 {
                    String::new()
                } else {
                    format!(" (read as {}; -E LABEL names another charset)", charset.name())
                };
                bail!("no column is called {}; its columns are {}{read}", quoted(&visible(column)), names.join(", "));
            }
        }
        if let Some(taken) = error.filter(|error| names.iter().any(|name| name == error)) {
            bail!("a column is called {} already; --error-column takes another name", quoted(&visible(taken)));
        }
        let error = error.map(|name| csv::cell(name, b"", dialect, charset)).transpose().map_err(|why| anyhow!(why))?;
        Ok(Self { width: cells.len(), columns: found, error })
    }
}

/// Why a record is left as it is.
enum Fault {
    /// It cannot be divided into the cells that the header has.
    Shape(String),
    /// Nor can it be told where it ends: a quote takes with it all that follows in the file.
    Open,
    Cell(String),
}

/// How the rows of one table are read and written.
pub(super) struct Rows<'r> {
    pub(super) header: &'r Header,
    pub(super) dialect: Dialect,
    pub(super) charset: Charset,
    pub(super) normalizer: &'r Normalizer,
}

impl Rows<'_> {
    /// Writes a record, which begins in this line, with its cells normalized, or else as it came: nothing of it is lost.
    pub(super) fn normalize(&self, record: &[u8], line: usize, worked: &mut Worked) {
        let row = csv::without_end(record);
        let begun = worked.out.len();
        let is_header = line == 1;
        let fault = if is_header || row.is_empty() { None } else { self.cells(row, worked).err() };
        if let Some(Fault::Open) = fault {
            worked.out.truncate(begun);
            return self.opened(record, line, worked);
        }
        if is_header || row.is_empty() || fault.is_some() {
            worked.out.truncate(begun);
            worked.out.extend_from_slice(row);
        }
        if let Some(name) = self.header.error.as_deref().filter(|_| is_header || !row.is_empty()) {
            match &fault {
                _ if is_header => self.add(name, worked),
                None | Some(Fault::Open) => self.add(b"", worked),
                Some(Fault::Cell(why)) => self.add(&Self::quoted(format!("line {line}: {why}").as_bytes()), worked),
                Some(Fault::Shape(why)) => {
                    worked.out.truncate(begun);
                    worked.out.extend_from_slice(&Self::quoted(row));
                    self.say(line, why, worked);
                }
            }
        }
        worked.out.extend_from_slice(&record[row.len()..]);
        if let Some(Fault::Cell(why) | Fault::Shape(why)) = fault {
            worked.failures.add(Failures::one(line, why));
        }
    }

    /// Writes what is from a line with an open quote to the end of the file. Where its records end is not known, so each of its lines
    /// is one that could not be read.
    fn opened(&self, rest: &[u8], line: usize, worked: &mut Worked) {
        for (number, record) in (line..).zip(rest.split_inclusive(|byte| *byte == b'\n')) {
            let row = csv::without_end(record);
            if row.is_empty() {
                worked.out.extend_from_slice(record);
                continue;
            }
            let why = match number - line {
                0 => Broken::OpenQuote.why().to_owned(),
                _ => format!("it stands behind the quote of line {line}, which is never closed"),
            };
            if self.header.error.is_some() {
                // Within the open cell it was no beginning of one.
                let becomes_formula = number > line && is_formula(row);
                let guard = if becomes_formula { b"'".as_slice() } else { b"" };
                let told = if becomes_formula { "; the ' before it keeps it from being a formula" } else { "" };
                worked.out.extend_from_slice(&Self::quoted(&[guard, row].concat()));
                self.say(number, &format!("{why}{told}"), worked);
                worked.out.extend_from_slice(&record[row.len()..]);
            } else {
                worked.out.extend_from_slice(record);
            }
            worked.failures.add(Failures::one(number, why));
        }
    }

    /// Writes a part of a record that is longer than may be held, as it came.
    pub(super) fn part(&self, bytes: &[u8], part: Part, line: usize, most: u64, worked: &mut Worked) {
        if part == Part::First {
            worked.failures.add(Failures::one(line, too_long(most)));
        }
        if self.header.error.is_none() {
            worked.out.extend_from_slice(bytes);
            return;
        }
        let row = if part == Part::Last { csv::without_end(bytes) } else { bytes };
        if part == Part::First {
            worked.out.push(b'"');
        }
        csv::escape(row, &mut worked.out);
        if part == Part::Last {
            worked.out.push(b'"');
            self.say(line, &too_long(most), worked);
            worked.out.extend_from_slice(&bytes[row.len()..]);
        }
    }

    /// The other cells of a row that is quoted whole in the first: the last says what is wrong.
    fn say(&self, line: usize, why: &str, worked: &mut Worked) {
        (1..self.header.width).for_each(|_| self.add(b"", worked));
        self.add(&Self::quoted(format!("line {line}: {why}").as_bytes()), worked);
    }

    /// One more cell.
    fn add(&self, cell: &[u8], worked: &mut Worked) {
        worked.out.push(self.dialect.delimiter);
        worked.out.extend_from_slice(cell);
    }

    /// A cell of any bytes.
    fn quoted(bytes: &[u8]) -> Vec<u8> {
        let mut cell = vec![b'"'];
        csv::escape(bytes, &mut cell);
        cell.push(b'"');
        cell
    }

    fn cells(&self, row: &[u8], worked: &mut Worked) -> Result<(), Fault> {
        let (dialect, charset) = (self.dialect, self.charset);
        let mut cells = Vec::new();
        csv::cells(row, dialect, &mut cells).map_err(|broken| match broken {
            Broken::OpenQuote => Fault::Open,
            Broken::BehindQuote => Fault::Shape(broken.why().to_owned()),
        })?;
        if cells.len() != self.header.width {
            let why = format!("{} where the header has {}", counted(cells.len(), "cell"), self.header.width);
            return Err(Fault::Shape(why));
        }
        worked.records.count += 1;
        let (mut copied, mut is_changed) = (0, false);
        for (_, cell) in cells.iter().enumerate().filter(|(at, _)| self.header.columns.contains(at)) {
            let old = &row[cell.clone()];
            let text = csv::text(old, charset).map_err(Fault::Cell)?;
            let decoded = Decoded { charset, ..Decoded::of_text(text.as_ref()) };
            let article = self.normalizer.run_decoded(decoded, Markup::Plain);
            let (clean, is_disarmed) = disarmed(&article.text);
            worked.disarmed += usize::from(is_disarmed);
            if clean != text {
                let new = csv::cell(&clean, old, dialect, charset).map_err(Fault::Cell)?;
                worked.out.extend_from_slice(&row[copied..cell.start]);
                worked.out.extend_from_slice(&new);
                copied = cell.end;
                is_changed = true;
            }
            worked.stats.count(&article, self.normalizer.names());
        }
        worked.out.extend_from_slice(&row[copied..]);
        worked.is_changed |= is_changed;
        Ok(())
    }
}
