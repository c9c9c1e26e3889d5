//! Tables of rows.

const HEADER: &str = "id,kind,lang,form,role,flags,from,to,source,note,ignore\n";

pub(crate) fn holds(bytes: &[u8]) {
    super::checked::check(&[HEADER, super::text::of(bytes)].concat());
}
