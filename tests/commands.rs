//! The cases of `tests/cmd`: what a person types and sees. `TRYCMD=overwrite cargo test --test commands` writes what is printed
//! now.

#[test]
fn the_program_prints_what_the_cases_show() {
    trycmd::TestCases::new()
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .case("tests/cmd/*.toml")
        .case("tests/cmd/*.trycmd");
}
