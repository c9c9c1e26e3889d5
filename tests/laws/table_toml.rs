//! Tables of TOML.

pub(crate) fn holds(bytes: &[u8]) {
    super::checked::check(&["[[entity]]\n", super::text::of(bytes)].concat());
}
