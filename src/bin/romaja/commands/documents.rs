//! A document before the pipeline: its bytes, its charset, and whether it is one that should be touched.

use std::borrow::Cow;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::mem;
use std::ops::Range;

use anyhow::{anyhow, bail};
use romaja::decode::{Charset, Decoded, Known, Malformed, Missing, UnknownCharset, decode};
use romaja::{Text, visible};

use super::known::{charset_at, doubt, how, lead, mixture};
use super::resume::Resume;
use crate::args::{Bom, Encoding, OnInvalid};
use crate::batch::{Held, in_order};
use crate::config::{Plan, Settings, charset};
use crate::inputs::{Input, Limits};
use crate::outputs::{Filled, Replacing, Target, finish_together};
use crate::progress::{Prints, Progress};
use crate::report::{Report, is_closed_pipe};

/// Runs `work` on every input with what is ready for it, on several threads, and hands on what came of each in the order of
/// the inputs, after saying what it had to say. An input that fails is said and left out; all others are done. What is still to
/// be brought into place is.
pub(super) fn each<'p, S: Sync, D: Default + Send + Held>(
    plan: &'p Plan,
    ready: &'p [S],
    target: Target<'_>,
    report: &mut Report,
    work: impl Fn(&'p Input, &'p S, &mut Report) -> anyhow::Result<(D, Option<Filled<'p>>)> + Sync,
    mut take: impl FnMut(D) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let quiet = report.part();
    let (inputs, jobs) = (&plan.inputs.all, plan.jobs());
    let some = |group: Range<usize>| -> Group<D> {
        let (mut results, mut waiting, mut filled) = (Vec::new(), Vec::new(), Vec::new());
        for at in group {
            let (input, mut part) = (&inputs[at], quiet.part());
            let done = match work(input, &ready[plan.of_input[at]], &mut part) {
                Ok((done, None)) => done,
                Ok((done, Some(file))) => {
                    waiting.push((results.len(), input));
                    filled.push(file);
                    done
                }
                Err(error) if is_closed_pipe(&error) => return Err(error),
                Err(error) => {
                    part.error_at(&input.path, &format!("{error:#}"));
                    D::default()
                }
            };
            results.push((done, part));
        }
        let lost: Vec<Vec<String>> = filled.iter_mut().map(|file| mem::take(&mut file.lost)).collect();
        for (((at, input), lost), finished) in waiting.into_iter().zip(lost).zip(finish_together(filled)) {
            match finished {
                Ok(()) => say_lost(input, &lost, &mut results[at].1),
                Err(error) => {
                    results[at].0 = D::default();
                    results[at].1.error_at(&input.path, &format!("{error:#}"));
                }
            }
        }
        Ok(results)
    };
    let group = target.group(inputs.len(), jobs);
    let groups = (0..inputs.len()).step_by(group).map(|start| start..inputs.len().min(start + group));
    let is_seen = matches!(target, Target::Stdout | Target::Check) && io::stdout().is_terminal();
    let mut progress = Progress::over(inputs.len());
    in_order(groups, jobs, some, |results| {
        for (done, part) in results? {
            let prints = if is_seen || part.has_spoken() { Prints::Something } else { Prints::Nothing };
            progress.around(prints, || {
                report.take(part);
                take(done)
            })?;
        }
        Ok(())
    })?;
    target.settle()
}

/// Says where the charset might as well be another. A guess is not written over the only bytes that could tell: in place such a file
/// is left alone, until its charset is said.
pub(super) fn say_doubt(
    decoded: &Decoded<'_>,
    input: &Input,
    target: Target<'_>,
    report: &mut Report,
) -> anyhow::Result<()> {
    match doubt(decoded) {
        Some(doubt) if matches!(target, Target::InPlace) => bail!("left alone: {doubt}"),
        Some(doubt) => report.warning_at(&input.path, &doubt),
        None => {}
    }
    Ok(())
}

/// Says which attributes a file has no more.
pub(super) fn say_lost(input: &Input, lost: &[String], report: &mut Report) {
    if !lost.is_empty() {
        let names = visible(&lost.join(", ")).into_owned();
        report.warning_at(
            &input.path,
            &format!("written without its attributes {names}, which the system does not let be set"),
        );
    }
}

/// What came of a group of inputs, each with what it had to say, or why nothing more is to be done.
type Group<D> = anyhow::Result<Vec<(D, Report)>>;

impl<D: Held> Held for Group<D> {
    fn held(&self) -> usize {
        self.iter().flatten().map(|(done, _)| done.held()).sum()
    }
}

impl Held for String {
    fn held(&self) -> usize {
        self.len()
    }
}

/// How the bytes of a document come in and go out: made once for each configuration.
#[derive(Debug)]
pub(super) struct Handling<'m> {
    pub(super) reading: Reading,
    pub(super) writing: Writing,
    pub(super) replacing: Replacing<'m>,
    pub(super) limits: Limits,
}

impl<'m> Handling<'m> {
    /// Every configuration of the run, in the order of the plan.
    pub(super) fn all(plan: &Plan, resume: Option<&Resume<'m>>) -> anyhow::Result<Vec<Self>> {
        plan.settings.iter().map(|settings| Self::of(settings, resume)).collect()
    }

    /// As settings say.
    pub(super) fn of(settings: &Settings, resume: Option<&Resume<'m>>) -> anyhow::Result<Self> {
        let ledger = resume.map(|resume| resume.ledger(settings)).transpose()?;
        Ok(Self {
            reading: Reading::set(settings),
            writing: Writing::set(settings)?,
            replacing: Replacing::set(settings, ledger),
            limits: Limits::set(settings),
        })
    }
}

/// How bytes are read, as the options say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    charset: Option<Charset>,
    on_invalid: Option<OnInvalid>,
}

impl Reading {
    fn set(settings: &Settings) -> Self {
        Self { charset: settings.encoding, on_invalid: settings.on_invalid }
    }

    /// As it is said, where no settings are.
    pub(super) fn said(args: &Encoding) -> Result<Self, UnknownCharset> {
        let charset = args.encoding.as_deref().map(charset).transpose()?.flatten();
        Ok(Self { charset, on_invalid: args.on_invalid })
    }

    pub(super) fn charset(self) -> Option<Charset> {
        self.charset
    }

    /// Decodes the bytes of an input; `None` if they were refused, which is then reported.
    pub(super) fn decode<'b>(
        self,
        input: &Input,
        bytes: &'b [u8],
        target: Target<'_>,
        report: &mut Report,
    ) -> Option<Decoded<'b>> {
        let decoded = decode(bytes, self.charset);
        if decoded.known == Known::NotText {
            report.error_at(&input.path, NO_TEXT);
            return None;
        }
        report.note(&format!(
            "{}: {} ({}{})",
            input.name(),
            decoded.charset.name(),
            how(decoded.known),
            lead(decoded.known)
        ));
        if let Some(mixture) = mixture(&decoded, bytes) {
            report.warning_at(&input.path, &mixture);
        }
        if let Err(doubt) = say_doubt(&decoded, input, target, report) {
            report.error_at(&input.path, &doubt.to_string());
            return None;
        }
        match self.judged(&decoded, bytes, target) {
            Judgement::Fine => Some(decoded),
            Judgement::Noted(what) => {
                report.warning_at(&input.path, &what);
                Some(decoded)
            }
            Judgement::Refused(why) => {
                report.error_at(&input.path, &why);
                None
            }
        }
    }

    /// What malformed bytes mean for what was decoded.
    pub(super) fn judged(self, decoded: &Decoded<'_>, bytes: &[u8], target: Target<'_>) -> Judgement {
        let Some(first) = decoded.malformed.first() else { return Judgement::Fine };
        let what = described(&decoded.malformed, *first, bytes, charset_at(decoded, *first).0);
        match self.on_invalid {
            Some(OnInvalid::Error) => Judgement::Refused(what),
            None if matches!(target, Target::InPlace) => {
                Judgement::Refused(format!("left alone: {what}; --on-invalid replace writes U+FFFD for them"))
            }
            Some(OnInvalid::Keep) if decoded.charset != Charset::UTF_8 => {
                Judgement::Refused(format!("{what}; --on-invalid keep is for UTF-8 input only"))
            }
            Some(OnInvalid::Keep | OnInvalid::Replace) | None => Judgement::Noted(what),
        }
    }
}

/// Whether bytes are taken, with what is to be said of the malformed ones.
pub(super) enum Judgement {
    Fine,
    Noted(String),
    Refused(String),
}

/// How text becomes bytes again, as the options say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writing {
    through: bool,
    bom: Bom,
    charset: Output,
}

/// The charset of the output.
#[derive(Clone, Copy, Debug)]
enum Output {
    /// That of the input.
    Same,
    Of(Charset),
}

/// What must be known of the bytes that a text came from.
#[derive(Clone, Copy)]
pub(super) struct Origin<'o> {
    pub(super) bytes: &'o [u8],
    pub(super) charset: Charset,
    pub(super) has_mark: bool,
    pub(super) malformed: &'o [Malformed],
}

impl Writing {
    fn set(settings: &Settings) -> anyhow::Result<Self> {
        let charset = settings.output_encoding.map_or(Output::Same, Output::Of);
        let through = settings.on_invalid == Some(OnInvalid::Keep);
        if through && settings.output_encoding != Some(Charset::UTF_8) {
            bail!("--on-invalid keep writes bytes through as they are, so the output can only be UTF-8");
        }
        Ok(Self { through, bom: settings.bom, charset })
    }

    /// The bytes of a text: borrowed where it stays UTF-8 without a mark.
    pub(super) fn encode<'t>(self, text: &'t Text<'_>, origin: Origin<'_>) -> anyhow::Result<Cow<'t, [u8]>> {
        let charset = self.charset_of(origin);
        let current = text.as_str();
        let bytes = if charset != Charset::UTF_8 {
            match with_signs(current, charset) {
                Cow::Borrowed(same) => charset.encode(same),
                Cow::Owned(respelled) => charset.encode(&respelled).map(|bytes| Cow::Owned(bytes.into_owned())),
            }
            .map_err(|missing| unencodable(current, &missing, charset))?
        } else if self.through && !origin.malformed.is_empty() {
            Cow::Owned(written_through(text, origin))
        } else {
            Cow::Borrowed(current.as_bytes())
        };
        Ok(match charset.mark().filter(|_| self.marks(origin)) {
            Some(mark) => Cow::Owned([mark, &bytes].concat()),
            None => bytes,
        })
    }

    /// The same behind the beginning of a file, where no byte order mark belongs.
    pub(super) fn within(self) -> Self {
        Self { bom: Bom::Strip, ..self }
    }

    /// Whether the output is in another charset than the input.
    pub(super) fn converts(self, origin: Origin<'_>) -> bool {
        self.charset_of(origin) != origin.charset
    }

    /// What becomes different of the bytes though the text may stay, in brackets.
    pub(super) fn beside_the_text(self, origin: Origin<'_>) -> Option<String> {
        if self.converts(origin) {
            Some(format!(" (from {})", origin.charset.name()))
        } else if self.marks(origin) != origin.has_mark {
            Some(" (byte order mark)".to_owned())
        } else if !self.through && !origin.malformed.is_empty() {
            Some(" (malformed bytes)".to_owned())
        } else {
            None
        }
    }

    fn charset_of(self, origin: Origin<'_>) -> Charset {
        match self.charset {
            Output::Same => origin.charset,
            Output::Of(charset) => charset,
        }
    }

    /// Whether the output begins with a byte order mark, if its charset has one.
    fn marks(self, origin: Origin<'_>) -> bool {
        match self.bom {
            Bom::Keep => origin.has_mark,
            Bom::Strip => false,
            Bom::Add => true,
        }
    }
}

fn unencodable(text: &str, missing: &[Missing], charset: Charset) -> anyhow::Error {
    // In the order of their places, so each is looked for behind the last.
    let (mut line, mut read) = (1, 0);
    let mut told = Vec::with_capacity(missing.len());
    for one in missing {
        let at = text[read..].find(one.letter).map_or(read, |length| read + length);
        line += text[read..at].matches('\n').count();
        let column = text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at].chars().count() + 1;
        let of_what = if told.is_empty() { " of the output" } else { "" };
        told.push(told_of(*one, &format!(", {line}:{column}{of_what}"), charset));
        read = at;
    }
    anyhow!("left alone: {} has no {}; --output-encoding utf-8 has all there is", charset.name(), told.join(", no "))
}

/// `` `é` (U+00E9, 1:4 of the output, 3 times; the nearest it has is `e`) ``
pub(super) fn told_of(missing: Missing, place: &str, charset: Charset) -> String {
    let Missing { letter, count, .. } = missing;
    let (shown, code) = (visible(letter.encode_utf8(&mut [0; 4])).into_owned(), u32::from(letter));
    let times = if count > 1 { format!(", {count} times") } else { String::new() };
    let nearest =
        charset.nearest_form(letter).map(|form| format!("; the nearest it has is `{form}`")).unwrap_or_default();
    format!("`{shown}` (U+{code:04X}{place}{times}{nearest})")
}

/// The text with the signs that NFC made letters of, where a charset of Korea or Japan has only the sign: U+212B for U+00C5.
fn with_signs(text: &str, charset: Charset) -> Cow<'_, str> {
    let has_sign_alone = || charset.encode("\u{C5}").is_err() && charset.encode("\u{212B}").is_ok();
    if text.contains('\u{C5}') && has_sign_alone() { text.replace('\u{C5}', "\u{212B}").into() } else { text.into() }
}

/// The text with the malformed bytes in the places of their U+FFFD.
fn written_through(text: &Text<'_>, origin: Origin<'_>) -> Vec<u8> {
    let current = text.as_str();
    let mut written = Vec::with_capacity(current.len());
    let mut copied = 0;
    for span in origin.malformed {
        let now = text.to_current(span.text);
        if now.start >= copied && now.of(current) == "\u{FFFD}" {
            written.extend_from_slice(&current.as_bytes()[copied..now.start]);
            written.extend_from_slice(&origin.bytes[span.bytes.range()]);
            copied = now.end;
        }
    }
    written.extend_from_slice(&current.as_bytes()[copied..]);
    written
}

/// `2 malformed spans in utf-8, the first at byte 9: FF`.
fn described(malformed: &[Malformed], first: Malformed, bytes: &[u8], charset: Charset) -> String {
    let count = match malformed.len() {
        1 => "1 malformed span".to_owned(),
        count => format!("{count} malformed spans"),
    };
    let mut what = format!("{count} in {}, the first at byte {}:", charset.name(), first.bytes.start);
    for byte in &bytes[first.bytes.range()] {
        // Writing to a String cannot fail.
        let _ = write!(what, " {byte:02X}");
    }
    what
}

/// Why bytes that are no text are refused.
pub(super) const NO_TEXT: &str = "left alone: no text (no charset fits its bytes; -E LABEL names one)";

/// Why a web page is refused.
pub(super) const WEB_PAGE: &str = "left alone: a web page; extract its text first, or take it as text with --plain";

/// Whether a text is a web page, from which the text should be taken first.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect();
    start.eq_ignore_ascii_case("<!doctype") || start.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("<html"))
}
