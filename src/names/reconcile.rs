//! One spelling for each name: which mentions are rewritten, to what, and why the others are not.

use super::find::has_surname_of_two;
use super::index::{FormId, IndexedForm, NameIndex};
use super::mention::{How, Mention, Part};
use super::rewriting::{Beside, Notes, Rewrite, Rewriting};
use super::table::{Date, EntityKind, Flag, Script};
use super::works::is_within_title;
use crate::hangul::{FinalSound, Josa};
use crate::rule::Rule;
use crate::text::{Edit, Edits, EntityId, Mark, Span};

/// What becomes of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whose name it is.
    pub entity: EntityId,
    /// The canonical form of that entity in the script of the mention, if it has one.
    pub canonical: Option<FormId>,
    /// Whether it is rewritten.
    pub verdict: Verdict,
}

/// Whether a mention is rewritten, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It becomes the canonical form.
    Rewritten,
    /// It is the canonical form.
    Canonical,
    /// A second mention is the writer's choice.
    SecondMention,
    /// A shortened form is the writer's choice.
    Short,
    /// A form of its time.
    Historic,
    /// The table says so.
    NoRewrite,
    /// It was right when the text was published, or it is not known when that was.
    OfItsTime,
    /// A form by another country's standard.
    OtherStandard,
    /// It begins the name of something else.
    OfLongerName,
    /// The space behind a surname of two syllables is right.
    Spacing,
    /// The surname stands last, as its bearer may prefer.
    Order,
    /// One word in capitals, a dateline, or a common noun of a place in small letters (Gyeonggi province): a style of the
    /// text.
    Capitals,
    /// It stands in code.
    Code,
    /// Nothing is to be rewritten.
    NotAsked,
    /// It was told by its sound alone: a suggestion.
    BySound,
    /// The entity has no canonical form in this script.
    NoCanonical,
}

/// Says for each mention what becomes of it, and asks for the edits: the canonical form in the same script, and the particle
/// that follows it.
pub fn reconcile(
    text: &str,
    mentions: &[Mention],
    context: Context<'_>,
    index: &NameIndex,
    edits: &mut Edits,
) -> Vec<Option<Link>> {
    let mut capitals = Capitals { text, line: Span::new(0, 0), style: LineStyle::Mixed };
    if context.rewriting.beside == Beside::Nothing {
        return (0..mentions.len())
            .map(|place| {
                let is_glossed = || is_glossed(text, mentions, place);
                link(&mut capitals, &mentions[place], is_glossed, context, index, edits)
            })
            .collect();
    }
    let mut notes = Notes::of(text, context.rewriting.beside);
    let annotated = |place: usize| {
        let mention = &mentions[place];
        let mut own = Edits::new();
        let is_glossed = || is_glossed(text, mentions, place);
        let link = link(&mut capitals, mention, is_glossed, context, index, &mut own);
        let written = link.as_ref().filter(|link| link.verdict != Verdict::Code);
        let note = written.and_then(|link| Some((link, notes.behind(mention, index)?)));
        match note {
            Some((link, note)) => {
                let mark = Mark { rule: Rule::Reconcile, entity: Some(link.entity) };
                let is_name = |edit: &Edit<'_>| edit.span == mention.span;
                let name = own.iter().find(is_name).map_or(mention.span.of(text), |edit| edit.with);
                edits.replace(mention.span, &[name, &note].concat(), mark);
                own.iter()
                    .filter(|edit| !is_name(edit))
                    .for_each(|edit| edits.replace(edit.span, edit.with, edit.mark));
            }
            None => edits.extend(&own),
        }
        link
    };
    (0..mentions.len()).map(annotated).collect()
}

/// Whether a mention is told in brackets what it is in another script, or tells so itself: 윤석열(Yoon Suk Yeol).
fn is_glossed(text: &str, mentions: &[Mention], place: usize) -> bool {
    let (before, behind) = (place.checked_sub(1).and_then(|before| mentions.get(before)), mentions.get(place + 1));
    let pair = |name: Option<&Mention>, gloss: Option<&Mention>| {
        name.zip(gloss).is_some_and(|(name, gloss)| {
            let between = text.get(name.span.end..gloss.span.start);
            name.entity == gloss.entity
                && between.is_some_and(|between| matches!(between.trim_start_matches(' '), "(" | "["))
        })
    };
    pair(mentions.get(place), behind) || pair(before, mentions.get(place))
}

/// What the article says that a rewriting must heed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'c> {
    /// When it was published: decides about forms that were right for a time.
    pub published: Option<Date>,
    /// Its dateline, where places stand in capitals.
    pub dateline: Option<Span>,
    /// What is code in it, in order: names stand there as a program has them.
    pub code: &'c [Span],
    /// What becomes of names that are told by their sound.
    pub by_sound: BySound,
    /// How far names are rewritten.
    pub rewriting: Rewriting,
}

impl Context<'_> {
    fn is_code(&self, span: Span) -> bool {
        let next = self.code.partition_point(|code| code.end <= span.start);
        self.code.get(next).is_some_and(|code| code.start < span.end)
    }
}

/// What becomes of names that are told by their sound alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BySound {
    /// They are linked to suggest it, and not rewritten.
    #[default]
    Suggested,
    /// They are rewritten like any other.
    Linked,
}

fn link(
    capitals: &mut Capitals<'_>,
    mention: &Mention,
    is_glossed: impl FnOnce() -> bool,
    context: Context<'_>,
    index: &NameIndex,
    edits: &mut Edits,
) -> Option<Link> {
    let text = capitals.text;
    let entity = mention.entity?;
    let name = mention.span.of(text);
    let canonical = match mention.form {
        Some(form) => index.canonical_id(form),
        None => Script::of(name).and_then(|script| index.canonical_in(entity, script)),
    };
    let canonical = match context.rewriting.to {
        // Both scripts stand there already.
        Some(script) if mention.form.is_some() && !is_glossed() => index.canonical_in(entity, script),
        Some(_) | None => canonical,
    };
    let verdict = |verdict| Some(Link { entity, canonical, verdict });
    if context.is_code(mention.span) {
        return verdict(Verdict::Code);
    }
    if mention.how == How::Sound {
        let (Some(target), BySound::Linked) = (canonical, context.by_sound) else { return verdict(Verdict::BySound) };
        let target = index.form(target);
        let with = styled(capitals, mention.span, target.text, &target);
        if with == name {
            return verdict(Verdict::Canonical);
        }
        edits.replace(mention.span, &with, Mark { rule: Rule::LinkBySound, entity: Some(entity) });
        return verdict(Verdict::Rewritten);
    }
    let Some(form) = mention.form else { return verdict(Verdict::SecondMention) };
    let Some(target) = canonical else { return verdict(Verdict::NoCanonical) };
    // Most are.
    if index.is_written(target, name) {
        return verdict(Verdict::Canonical);
    }
    let (form, target) = (index.form(form), index.form(target));
    let rewrite = context.rewriting.forms;
    let with = styled(capitals, mention.span, form.text, &target);
    if with == name {
        return verdict(Verdict::Canonical);
    }
    if rewrite == Rewrite::Nothing {
        return verdict(Verdict::NotAsked);
    }
    let is_place = index.kind(entity) == EntityKind::Place;
    if is_style(name, target.text)
        || is_kicker(text, mention.span)
        || (is_place && has_small_noun(name, target.text))
        || (context.dateline.is_some_and(|dateline| dateline.contains(mention.span))
            && form.script() == Some(Script::Latin))
    {
        return verdict(Verdict::Capitals);
    }
    if mention.how == How::Spaced && has_surname_of_two(name, target.text) {
        return verdict(Verdict::Spacing);
    }
    if let Some(reason) = kept(mention, &form, &target, context, index) {
        return verdict(reason);
    }
    if is_within_title(text, mention.span) {
        return verdict(Verdict::OfLongerName);
    }
    let mark = |rule| Mark { rule, entity: Some(entity) };
    edits.replace(mention.span, &with, mark(Rule::Reconcile));
    // YOON SUK-YEOL'S WIFE: the possessive is written as the name is.
    let behind = &text[mention.span.end..];
    if is_capitals(name) && !is_capitals(&with) {
        let apostrophe = ["'S", "’S"].into_iter().find(|possessive| behind.starts_with(possessive));
        if let Some(possessive) =
            apostrophe.filter(|possessive| !behind[possessive.len()..].starts_with(char::is_alphanumeric))
        {
            let end = mention.span.end + possessive.len();
            edits.replace(Span::new(end - 1, end), "s", mark(Rule::Reconcile));
        }
    }
    if let Some(josa) = mention.josa {
        follow(text, josa, final_sound(index, entity, &with), mark(Rule::Josa), edits);
    }
    verdict(Verdict::Rewritten)
}

/// Why a mention that is not the canonical form stays as it is.
fn kept(
    mention: &Mention,
    form: &IndexedForm<'_>,
    target: &IndexedForm<'_>,
    Context { published, rewriting, .. }: Context<'_>,
    index: &NameIndex,
) -> Option<Verdict> {
    if rewriting.forms == Rewrite::All {
        return (mention.part == Part::OfLongerName).then_some(Verdict::OfLongerName);
    }
    let has = |flag| form.flags.has(flag) && !rewriting.forms.heeds_not(flag);
    // In another script its time and standard do not matter.
    let is_other_script = rewriting.to.is_some() && form.script() != target.script();
    if is_other_script
        && mention.part == Part::Whole
        && !has(Flag::Short)
        && !has(Flag::NeedsTitle)
        && !has(Flag::NoRewrite)
    {
        return None;
    }
    if has(Flag::Short) || has(Flag::NeedsTitle) {
        Some(Verdict::Short)
    } else if has(Flag::Historic) {
        Some(Verdict::Historic)
    } else if has(Flag::NoRewrite) {
        Some(Verdict::NoRewrite)
    } else if form.language.is_northern() && form.language != target.language {
        Some(Verdict::OtherStandard)
    } else if mention.part == Part::OfLongerName {
        Some(Verdict::OfLongerName)
    } else if form.to.is_some_and(|to| published.is_none_or(|published| !to.is_before(published)))
        || form.from.is_some_and(|from| published.is_some_and(|published| published.is_before(from)))
    {
        Some(Verdict::OfItsTime)
    } else if mention.how == How::Reordered && !may_reorder(form, index) {
        Some(Verdict::Order)
    } else {
        None
    }
}

/// Whether `name` is the canonical form in capitals, one word: a style, where several words would be a variant.
fn is_style(name: &str, canonical: &str) -> bool {
    is_capitals(name) && !name.contains(' ') && name.eq_ignore_ascii_case(canonical)
}

/// Whether a name in capitals opens its line before a colon, as that of who speaks or is spoken of does.
fn is_kicker(text: &str, span: Span) -> bool {
    let opens_line = text[..span.start].is_empty() || text[..span.start].ends_with('\n');
    opens_line && text[span.end..].starts_with(':') && is_capitals(span.of(text))
}

/// Whether `name` is the canonical form but for words after the first that begin with a small letter.
fn has_small_noun(name: &str, canonical: &str) -> bool {
    let agrees = |(word, wanted): (&str, &str)| word == wanted || word == wanted.to_ascii_lowercase();
    name.len() == canonical.len() && name.split(' ').zip(canonical.split(' ')).all(agrees)
}

/// How the letters of a line stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineStyle {
    /// In capitals, more than one word.
    Capitals,
    Mixed,
}

/// The style of the line of each mention. Mentions come in order, so that a line is looked at once, however many it holds.
struct Capitals<'t> {
    text: &'t str,
    line: Span,
    style: LineStyle,
}

impl Capitals<'_> {
    fn around(&mut self, span: Span) -> LineStyle {
        if !self.line.contains(span) {
            let (before, behind) = (&self.text[..span.start], &self.text[span.end..]);
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            let end = behind.find('\n').map_or(self.text.len(), |end| span.end + end);
            self.line = Span::new(start, end);
            let line = self.line.of(self.text);
            let is_of_capitals = is_line_of_capitals(line) && line.split_whitespace().nth(1).is_some();
            self.style = if is_of_capitals { LineStyle::Capitals } else { LineStyle::Mixed };
        }
        self.style
    }
}

/// The same of a line, in which an id in square brackets may stand behind each name.
fn is_line_of_capitals(line: &str) -> bool {
    let mut is_id = false;
    let mut letters = line.chars().filter(|letter| {
        is_id = *letter == '[' || is_id && *letter != ']';
        !is_id
    });
    let mut has_capitals = false;
    letters.all(|letter| {
        has_capitals |= letter.is_uppercase();
        !letter.is_lowercase()
    }) && has_capitals
}

fn is_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// The surname of a Korean name of three syllables stands first in news style; two-syllable and foreign names are their
/// bearers' choice.
fn may_reorder(form: &IndexedForm<'_>, index: &NameIndex) -> bool {
    index.kind(form.entity) == EntityKind::Person
        && index.canonical_in(form.entity, Script::Hangul).is_some_and(|hangul| {
            let hangul = index.form(hangul).text;
            !hangul.contains(' ') && hangul.chars().count() == 3
        })
}

/// The canonical form in the letters of the place where it comes to stand: in capitals on a line of capitals, with the
/// surname in capitals where it was so and the form that was found has it otherwise.
fn styled(capitals: &mut Capitals<'_>, span: Span, form: &str, target: &IndexedForm<'_>) -> String {
    let name = span.of(capitals.text);
    if target.script() != Some(Script::Latin) {
        return target.text.to_owned();
    }
    // The full stop of `Corp.` stands behind the letters that were found.
    let behind = capitals.text[span.end..].chars().next();
    let stop = target.text.strip_suffix('.').filter(|_| behind == Some('.'));
    let target_text = stop.unwrap_or(target.text);
    let is_of_other_script = Script::of(name) != Some(Script::Latin);
    if is_of_other_script || is_capitals(name) && name.len() > 1 {
        return match capitals.around(span) {
            LineStyle::Capitals => target_text.to_uppercase(),
            LineStyle::Mixed => target_text.to_owned(),
        };
    }
    match (name.split_once([' ', ',']), target_text.split_once(' ')) {
        (Some((surname, _)), Some((first, given)))
            if surname.chars().count() > 1
                && is_capitals(surname)
                && !is_capitals(first)
                && !form.starts_with(surname) =>
        {
            [&first.to_uppercase(), " ", given].concat()
        }
        _ => target_text.to_owned(),
    }
}

/// How the name ends when read in Korean: by its Hangul form, also where it is written in Latin letters.
fn final_sound(index: &NameIndex, entity: EntityId, with: &str) -> Option<FinalSound> {
    let hangul = index.canonical_in(entity, Script::Hangul).map(|form| index.form(form).text);
    FinalSound::of(hangul.unwrap_or(with))
}

/// Asks for the particle at `josa` to agree with the sound before it.
fn follow(text: &str, josa: Span, sound: Option<FinalSound>, mark: Mark, edits: &mut Edits) {
    let written = josa.of(text);
    let Some((known, sound)) = Josa::find(written).zip(sound) else { return };
    let agreeing = known.after(sound);
    if agreeing != written {
        edits.replace(josa, agreeing, mark);
    }
}
