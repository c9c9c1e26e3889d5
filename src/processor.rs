//! What the processor can do, asked once.

use std::sync::LazyLock;

use fearless_simd::Level;

static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);

/// Which vector instructions it has.
#[inline]
pub(crate) fn level() -> Level {
    *LEVEL
}
