//! `romaja completions`: what a shell needs to complete our commands and options.

use clap::CommandFactory;
use clap_complete::{Generator, Shell as Known, generate};
use clap_complete_nushell::Nushell;

use crate::args::{Args, Completions, Shell};
use crate::outputs::write_stdout;

pub(crate) fn run(args: &Completions) -> anyhow::Result<()> {
    write_stdout(&script(args.shell))
}

fn script(shell: Shell) -> Vec<u8> {
    match shell {
        Shell::Bash => written_by(Known::Bash),
        Shell::Zsh => written_by(Known::Zsh),
        Shell::Fish => written_by(Known::Fish),
        Shell::Powershell => written_by(Known::PowerShell),
        Shell::Elvish => written_by(Known::Elvish),
        Shell::Nushell => written_by(Nushell),
    }
}

fn written_by(generator: impl Generator) -> Vec<u8> {
    let mut script = Vec::new();
    generate(generator, &mut Args::command(), "romaja", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::commands::man::long_options;

    #[test]
    fn every_shell_knows_every_long_option() {
        for shell in Shell::value_variants() {
            let script = String::from_utf8(script(*shell)).unwrap();
            for option in long_options(&Args::command()) {
                assert!(script.contains(&option), "{shell:?} lacks --{option}");
            }
        }
    }
}
