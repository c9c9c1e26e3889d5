//! What settings become before the first document is read: made once for each configuration, shared by all threads.

use anyhow::bail;
use romaja::names::{Beside, Flag, Flags, Rewrite, Rewriting, Script};
use romaja::normalize::Layout;
use romaja::pipeline::Detail;
use romaja::{Config, Normalizer, Rule, visible};

use super::documents::Handling;
use super::lines::Blanks;
use super::resume::Resume;
use super::tables::{self, Source};
use crate::args::{ArticleFormat, NamesIn, NamesMode, Normalize};
use crate::config::{Plan, Settings};
use crate::report::Report;

/// One configuration, made ready.
pub(super) struct Ready<'m> {
    pub(super) handling: Handling<'m>,
    pub(super) normalizer: Normalizer,
    /// What becomes of blanks at the ends of lines, where lines are documents.
    pub(super) blanks: Blanks,
    /// Whether texts are read as articles, for which a web page is none.
    pub(super) is_article: bool,
    /// Whether what is done is counted.
    pub(super) has_stats: bool,
}

impl<'m> Ready<'m> {
    /// Every configuration of the run, in the order of the plan.
    pub(super) fn all(
        plan: &Plan,
        args: &Normalize,
        resume: Option<&Resume<'m>>,
        report: &mut Report,
    ) -> anyhow::Result<Vec<Self>> {
        plan.settings.iter().map(|settings| Self::of(settings, args, resume, report)).collect()
    }

    fn of(
        settings: &Settings,
        args: &Normalize,
        resume: Option<&Resume<'m>>,
        report: &mut Report,
    ) -> anyhow::Result<Self> {
        let layout = match (args.lines, settings.plain) {
            (true, _) => Layout::Line,
            (false, true) => Layout::Plain,
            (false, false) => Layout::Article,
        };
        let detail = match args.format {
            ArticleFormat::Text if args.stats.is_none() && args.parts.is_empty() => Detail::Text,
            ArticleFormat::Text if args.stats.is_none() => Detail::Parts,
            ArticleFormat::Text | ArticleFormat::Json | ArticleFormat::Jsonl => Detail::Everything,
        };
        let mut selection = settings.selection;
        if args.link_by_sound {
            selection.extend(Rule::LinkBySound.row().name)?;
        }
        let config = Config {
            selection,
            charset: settings.encoding,
            layout,
            detail,
            rewriting: rewriting(args, settings.names)?,
        };
        let names = match settings.names {
            NamesMode::Off => None,
            NamesMode::Canonical | NamesMode::Bilingual | NamesMode::Annotate => {
                Some(tables::ready(&Source::set(settings), report)?)
            }
        };
        Ok(Self {
            handling: Handling::of(settings, resume)?,
            blanks: if selection.has(Rule::Spaces) { Blanks::Go } else { Blanks::Stay },
            normalizer: Normalizer::with_names(config, names),
            is_article: !settings.plain,
            has_stats: args.stats.is_some(),
        })
    }
}

/// What the options say of names.
fn rewriting(args: &Normalize, mode: NamesMode) -> anyhow::Result<Rewriting> {
    let beside = match mode {
        NamesMode::Canonical | NamesMode::Off => Beside::Nothing,
        NamesMode::Bilingual => Beside::OtherScript,
        NamesMode::Annotate => Beside::Id,
    };
    let to = args.to.map(|to| match to {
        NamesIn::Ko => Script::Hangul,
        NamesIn::En => Script::Latin,
    });
    let mut forms = Rewrite::default();
    for word in args.rewrite.iter().flat_map(|list| list.split(',')).map(str::trim).filter(|word| !word.is_empty()) {
        forms = match (word, forms) {
            ("all", _) => Rewrite::All,
            ("none", _) => Rewrite::Nothing,
            ("aliases", Rewrite::All | Rewrite::Nothing) => Rewrite::default(),
            ("aliases", forms @ Rewrite::Aliases(_)) => forms,
            (word, forms) => {
                let Some(flag) = Flag::find(word) else {
                    let flags = Flag::ALL.map(Flag::as_str).join(", ");
                    bail!("--rewrite takes aliases, all, none or flags ({flags}); given is {}", visible(word));
                };
                let flags = if let Rewrite::Aliases(flags) = forms { flags } else { Flags::NONE };
                Rewrite::Aliases(flags.with(flag))
            }
        };
    }
    Ok(Rewriting { forms, to, beside })
}
