//! A reading carried to another state of its text.

use super::{Block, Byline, Dateline, Moment, Reading};
use crate::text::Span;

impl Reading {
    /// The same reading with every span where `carry` puts it.
    pub(crate) fn carried(self, carry: impl Fn(Span) -> Span) -> Self {
        let all = |spans: Vec<Span>| spans.into_iter().map(&carry).collect::<Vec<_>>();
        let moment = |moment: Moment| Moment { span: carry(moment.span), ..moment };
        let block = |block: Block| Block { span: carry(block.span), ..block };
        let byline = |byline: Byline| Byline {
            span: carry(byline.span),
            name: carry(byline.name),
            script: byline.script,
            role: byline.role.map(&carry),
            email: byline.email.map(&carry),
            city: byline.city.map(&carry),
        };
        let dateline = |dateline: Dateline| Dateline {
            span: carry(dateline.span),
            place: carry(dateline.place),
            date: dateline.date.map(&carry),
            agency: dateline.agency.map(&carry),
        };
        Self {
            blocks: self.blocks.into_iter().map(block).collect(),
            headline: self.headline.map(&carry),
            tags: all(self.tags),
            decks: all(self.decks),
            subheads: all(self.subheads),
            bylines: self.bylines.into_iter().map(byline).collect(),
            addresses: all(self.addresses),
            signed: all(self.signed),
            published: self.published.map(moment),
            modified: self.modified.map(moment),
            dateline: self.dateline.map(dateline),
            captions: all(self.captions),
            body: all(self.body),
            end_mark: self.end_mark.map(&carry),
            copyright: all(self.copyright),
            agency: self.agency.map(&carry),
            publisher: self.publisher.map(&carry),
        }
    }
}
