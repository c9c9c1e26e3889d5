//! What `--help` says besides the options: examples first. `-h` is the options alone, on one screen.

use clap::CommandFactory;

use crate::args::Args;

/// What it is, examples, usage, options.
pub(crate) const TEMPLATE: &str = "\
{about-with-newline}
{before-help}{usage-heading} {usage}

{all-args}{after-help}";

pub(crate) const MORE: &str = "`romaja --help` and `romaja COMMAND --help` begin with examples.";

pub(crate) const ROMAJA: &str = "\
Examples:
  romaja normalize story.txt                  clean text on stdout
  romaja normalize story.txt --diff           what would change, as a diff
  romaja normalize articles --output-dir out  a folder into another, same tree
  romaja normalize -w articles                every .txt and .md in the folder, in place
  romaja normalize story.txt --table my.toml  with names of your own
  cat a.txt | romaja normalize > b.txt        in a pipe
  romaja decode old.txt > new.txt             to UTF-8, whatever it was
  romaja names check my.toml                  check an alias table
  romaja explain furniture                    what a rule does, and why";

pub(crate) const NORMALIZE: &str = "\
Examples:
  romaja normalize story.txt                          clean text on stdout
  romaja normalize story.txt --diff                   what would change; write nothing
  romaja normalize story.txt --explain                and why, a line a change on stderr
  romaja normalize articles --output-dir clean        a folder into another, same tree
  romaja normalize story.txt --table my.toml          with names of your own
  romaja normalize story.txt --ignore furniture       keep buttons and notices
  romaja normalize story.txt --select spaces          mend spaces, nothing else; quotes stay
  romaja normalize --plain --names off < a > b        clean characters, nothing else
  romaja normalize story.txt --format json            headline, bylines, body, names, changes
  romaja normalize --jsonl --field body < in > out    one field of each record
  romaja normalize --csv --column title -w a.csv      one column of a table
  romaja normalize -w --resume archive                may be killed and gone on with
  romaja normalize --check articles                   exit 1 if anything would change
  tail -f feed.jsonl | romaja normalize --jsonl       in a pipe, record by record
  romaja normalize --check --force-exclude FILE...    in a hook that names every file";

pub(crate) const DROPPED: &str = "\
Share buttons, repeated headings, the end mark and the copyright line are dropped from the text. -w drops them for good: \
--output-dir keeps your files, --plain keeps every line. `romaja explain CODE` says what a rule does and why.";

pub(crate) const DECODE: &str = "\
Examples:
  romaja decode old.txt > new.txt    the charset is found out
  romaja decode -E cp949 old.txt     or said
  romaja decode -w archive           every .txt and .md in the folder, in place
  romaja decode --check archive      exit 1 if a file is not UTF-8 without a mark";

pub(crate) const DETECT: &str = "\
Examples:
  romaja detect archive                       a line a file
  romaja detect --format jsonl story.txt      an object a line
  romaja detect --jsonl < in > out            languages of each record";

pub(crate) const ROMANIZE: &str = "\
Examples:
  romaja romanize -t 독립문
  romaja romanize --kind person -t 홍빛나
  echo 종로2가 | romaja romanize --kind place
  romaja romanize --system ala-lc --kind person -t 박목월
  romaja romanize -t 독립문 --explain                  the rule at each syllable
  romaja romanize --system yale --reverse -t kas.sa    back to Hangul";

pub(crate) const CHECK: &str = "\
Examples:
  romaja names check my.toml
  romaja names check persons.csv places.csv      conflicts across files too
  romaja names check --diff my.toml              what --fix would change
  romaja names check --fix my.toml               mend it, comments and order kept
  romaja names check --select table-sounds my.toml
  romaja names check --format json my.toml       or sarif, github, concise
  romaja names check --baseline known.json --write-baseline my.toml
  romaja names check --baseline known.json my.toml      only what is new
  romaja names check --corpus articles my.toml          which forms stand in texts";

pub(crate) const CHECK_STATUS: &str = "\
A table in TOML; forms in `aliases` become the one in the same script:
  [[entity]]
  id = \"hong-bit-na\"
  kind = \"person\"
  ko = \"홍빛나\"
  en = \"Hong Bit-na\"
  aliases = [\"Hong Binna\", \"Hong Pinna\"]

As CSV or TSV, a row a form:
  id,kind,lang,form,role
  hong-bit-na,person,en,Hong Bit-na,canonical
  hong-bit-na,person,en,Hong Binna,alias

What is right as it is says so, with a reason, in the form or in the entity (in CSV a column `ignore`):
  en = { form = \"Hong Vitna\", ignore = [\"K024: as in her passport\"] }

Exit status: 0 nothing found, 1 something found (information alone does not count), 2 a table could not be read.";

pub(crate) const FMT: &str = "\
Examples:
  romaja names fmt my.toml                in place, comments kept
  romaja names fmt --check *.toml         exit 1 if a table is not in canonical form
  romaja names fmt --diff my.csv          what would change
  romaja names fmt - < my.csv             to stdout";

pub(crate) const FMT_STATUS: &str = "\
Entities stand in the order of their ids, canonical forms before aliases. A comment goes with what it stands above or behind; one \
that stands alone, with a blank line behind it, begins a section, and entities are put in order within it.

Exit status: 0 done, 1 something would change (--check, --diff), 2 a table could not be read, taken apart or written.";

pub(crate) const COMPILE: &str = "\
Examples:
  romaja names compile -o my.names my.toml persons.csv
  romaja names compile -o my.names --no-default-table my.toml
  romaja normalize story.txt --table my.names

The file holds the table that comes with this version of the program too. Tables named with --table are compiled by themselves \
where that takes long, and kept in the cache folder.";

pub(crate) const LOOKUP: &str = "\
Examples:
  romaja names lookup 'Yi Hae-a'
  romaja names lookup --table my.toml 홍빛나 'Hong Binna'
  romaja names lookup --format jsonl < forms.txt";

pub(crate) const EXPORT: &str = "\
Examples:
  romaja names export --format toml                      the table that comes with the program
  romaja names export --format csv my.toml > my.csv      one format into another, nothing lost
  romaja names export --format solr my.toml > synonyms.txt
  romaja names export --format skos my.toml -o my.ttl";

pub(crate) const IMPORT: &str = "\
Examples:
  romaja names import --from wikidata Q20145.json > my.toml
  romaja names import --from openrefine history.json --kind organization
  romaja names import --from openrefine authors.csv --variant author --canonical author_clean
  romaja names import --from solr synonyms.txt --format csv -o my.csv

`romaja names check` then says what to look at.";

pub(crate) const SUGGEST: &str = "\
Examples:
  romaja names suggest articles > new.toml          what the folder says, beside the shipped table
  romaja names suggest articles --table my.toml     and what your own lacks
  romaja names suggest --min-score 0.8 story.ko.txt story.en.txt";

pub(crate) const SUGGEST_SCORE: &str = "\
Evidence is bylines in two scripts, a name in brackets behind the other script's, the same office in two versions of a story (files \
named alike but for .ko and .en, or published on one day), and spellings of one name. Each has a weight, 0.4 for spellings to 0.95 for \
brackets that sound alike; the score is the chance that not all are accident. An entry says where to look: look before you paste.";

pub(crate) const MATCH: &str = "\
Examples:
  romaja names match 이해아 'Lee Haye-ah'
  romaja names match < pairs.tsv                    two names a line, a tab between
  romaja names match --format jsonl < pairs.tsv     an object a line";

pub(crate) const MATCH_SCORE: &str = "\
The score is the natural logarithm of how much likelier the Latin letters are if they stand for this Hangul name than if they \
stand for any other. Hyphens, spaces, case and the place of the surname count for little or nothing. From 11 on it is the same \
name (99 of 100, of pairs of which a quarter are and the others differ in a syllable or sound alike), unless the Latin letters are those of \
another language; below 2 it is not.

JSON has for a pair: `verdict` (same, plausible, different, foreign, or not-compared where one is no name), `score`, `probability` (the \
chance that it is one name, of pairs of which half are), `korean` (the chance that the Latin name is Korean at all, of names of which half are), \
`order`, and `parts`: the letters of each syllable, with what is usual. `consonants` is how far the consonants of a foreign name agree, \
0 to 1. A line that is no pair is answered too, so that lines stay lines.";

pub(crate) const RANK_SCORE: &str = "\
Scores order the names of one pool for one query: they are logarithms of how likely each is, beside the other names that the query may \
stand for. They are not those of `names match`, which says whether two names are one.";

pub(crate) const RANK: &str = "\
Examples:
  romaja names rank --pool staff.txt 'Yi Hae-a'
  romaja names rank --pool staff.txt -n 1 --format jsonl < names.txt";

pub(crate) const GUESS: &str = "\
Examples:
  romaja names guess 'Hong Bit-na'
  romaja names guess 홍빛나
  romaja names guess -n 1 --format jsonl < names.txt";

pub(crate) const KEY: &str = "\
Examples:
  romaja names key 'HONG Bit-na' 'Bitna Hong'
  romaja names key --sound 'Jung Ji-soo' 'Jeong Jisu'
  paste <(romaja names key < names.txt) names.txt | sort     variants side by side";

pub(crate) const EXPLAIN: &str = "\
Examples:
  romaja explain T005
  romaja explain furniture              all rules of a group
  romaja explain --all                  a line a rule
  romaja explain --all --format json    all that is known";

pub(crate) const CONFIG: &str = "\
Examples:
  romaja config show
  romaja config show articles/story.txt
  romaja config show --ignore furniture -j 4 articles   with options of `romaja normalize`";

pub(crate) const CONFIG_FILES: &str = "\
The closest romaja.toml above the file counts, or the [tool.romaja] of a pyproject.toml; nothing is merged. Its keys are long \
options of `romaja normalize`, paths are relative to it and stay below its folder. The command line goes before it.";

pub(crate) const COMPLETIONS: &str = "\
Examples:
  romaja completions bash > ~/.local/share/bash-completion/completions/romaja
  romaja completions zsh > ~/.zfunc/_romaja
  romaja completions fish > ~/.config/fish/completions/romaja.fish";

pub(crate) const MAN: &str = "\
Examples:
  romaja man | man -l -
  romaja man --out ~/.local/share/man/man1";

/// What `-h` says of a verb, for who named nothing to work on.
pub(crate) fn short(verb: &str) -> String {
    let mut root = Args::command();
    root.build();
    let found = verb.split(' ').try_fold(&mut root, |command, word| command.find_subcommand_mut(word));
    found.map(|verb| format!("{}\n", verb.render_help().ansi())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;

    /// Every command that does something itself.
    fn verbs(command: Command) -> Vec<Command> {
        let below: Vec<Command> =
            command.get_subcommands().filter(|below| below.get_name() != "help").cloned().collect();
        if below.is_empty() { vec![command] } else { below.into_iter().flat_map(verbs).collect() }
    }

    #[test]
    fn the_short_help_is_one_screen() {
        let lines = Args::command().render_help().to_string().lines().count();
        assert!(lines <= 30, "{lines} lines");
    }

    #[test]
    fn an_option_is_one_line_of_the_short_help() {
        for verb in verbs(Args::command()) {
            for option in verb.get_arguments() {
                let help = option.get_help().map(ToString::to_string).unwrap_or_default();
                assert!((8..=75).contains(&help.chars().count()), "{} {}: {help}", verb.get_name(), option.get_id());
            }
        }
    }

    #[test]
    fn the_long_help_of_every_verb_begins_with_examples() {
        for mut verb in verbs(Args::command()) {
            let help = verb.render_long_help().to_string();
            let examples = help.find("Examples:").unwrap_or(usize::MAX);
            assert!(examples < help.find("Usage:").unwrap(), "{}", verb.get_name());
        }
    }
}
