//! `romaja man`: a manual page for the program and each of its commands.

use std::fs;
use std::io;

use anyhow::Context;
use clap::CommandFactory;
use clap_mangen::Man as Page;

use crate::args::{Args, Man};
use crate::outputs::write_stdout;
use crate::report::shown;

pub(crate) fn run(args: &Man) -> anyhow::Result<()> {
    let pages = pages()?;
    let Some(folder) = &args.out else {
        return write_stdout(&pages.into_iter().flat_map(|(_, page)| page).collect::<Vec<u8>>());
    };
    fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", shown(folder)))?;
    for (name, page) in pages {
        let path = folder.join(name);
        fs::write(&path, page).with_context(|| format!("cannot write {}", shown(&path)))?;
    }
    Ok(())
}

/// File name and text of every page, each command before those below it.
fn pages() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut root = Args::command().disable_help_subcommand(true);
    root.build();
    let mut pages = Vec::new();
    let mut waiting = vec![root];
    while let Some(command) = waiting.pop() {
        waiting.extend(command.get_subcommands().cloned().collect::<Vec<_>>().into_iter().rev());
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        let mut page = Vec::new();
        Page::new(command).render(&mut page)?;
        pages.push((format!("{name}.1"), page));
    }
    Ok(pages)
}

/// The long options of a command and all below it.
#[cfg(test)]
pub(super) fn long_options(command: &clap::Command) -> Vec<String> {
    let own = command
        .get_arguments()
        .filter(|option| !option.is_hide_set())
        .filter_map(|option| option.get_long().map(str::to_owned));
    own.chain(command.get_subcommands().flat_map(long_options)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_pages_are_those_of_the_definitions() {
        let pages = pages().unwrap();
        for (name, page) in &pages {
            crate::published::compare(&format!("share/man/man1/{name}"), page);
        }
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/share/man/man1");
        assert_eq!(fs::read_dir(folder).unwrap().count(), pages.len(), "share/man/man1 has a page of no command");
    }

    #[test]
    fn there_is_a_page_for_each_command_with_each_long_option() {
        let pages = pages().unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.starts_with(&["romaja.1", "romaja-normalize.1"]) && names.contains(&"romaja-names-check.1"));
        let all: String = pages.iter().map(|(_, page)| String::from_utf8(page.clone()).unwrap()).collect();
        for option in long_options(&Args::command()) {
            assert!(all.contains(&option.replace('-', "\\-")), "no page has --{option}");
        }
    }
}
