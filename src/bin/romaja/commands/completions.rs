//! `romaja completions`: what a shell needs to complete our commands and options.

use clap::CommandFactory;
use clap_complete::{Generator, Shell as Known, generate};
use clap_complete_nushell::Nushell;

use crate::args::{Args, Completions, Shell};
use crate::outputs::write_stdout;

pub(crate) fn run(args: &Completions) -> anyhow::Result<()> {
    write_stdout(&script(args.shell))
}

/// The file in which packages and shells look for it.
#[cfg(test)]
fn file_name(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => "romaja.bash",
        Shell::Zsh => "_romaja",
        Shell::Fish => "romaja.fish",
        Shell::Powershell => "_romaja.ps1",
        Shell::Elvish => "romaja.elv",
        Shell::Nushell => "romaja.nu",
    }
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
    fn the_published_completions_are_those_of_the_definitions() {
        for shell in Shell::value_variants() {
            crate::published::compare(&format!("share/completions/{}", file_name(*shell)), &script(*shell));
        }
    }

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
