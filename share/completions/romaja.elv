
use builtin;
use str;

set edit:completion:arg-completer[romaja] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'romaja'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'romaja'= {
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand normalize 'Decode, clean, read the article, one spelling for each name'
            cand decode 'Bytes to UTF-8, with the charset detected or given'
            cand detect 'Report charset and languages, change nothing'
            cand romanize 'Hangul to Latin letters, line by line'
            cand names 'Alias tables, and names across scripts'
            cand explain 'What a rule does, and why'
            cand config 'The settings for a file, and where each comes from'
            cand completions 'Completions for a shell, to stdout'
            cand man 'Manual pages, to stdout or into a folder'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'romaja;normalize'= {
            cand --files-from 'Read the names of inputs from a file, a line each; - for stdin'
            cand --exclude 'In folders, leave out what matches, as in .gitignore; repeatable'
            cand --stdin-filename 'What stdin is called in messages and records'
            cand --max-document 'The largest document held in memory [default: 256M]'
            cand --max-decompressed 'The most that a .gz or .zst file may hold [default: 4G]'
            cand -j 'How many files are worked on at once [default: cores]'
            cand --jobs 'How many files are worked on at once [default: cores]'
            cand --output-dir 'Write results under this folder, keeping the tree'
            cand --resume 'Go on where a run ended: what it did is left out'
            cand --backup 'With -w, keep the old file under its name and this suffix'
            cand --hard-links 'With -w, files that have other hard links [default: refuse]'
            cand --bom 'Byte order marks [default: strip]'
            cand --output-encoding 'The charset of the output: utf-8, same, or a label [default: utf-8]'
            cand --changes 'Write every change to this file, a JSON object a line; - for stdout'
            cand --stats 'Say at the end, on stderr, what was read and done: text, json'
            cand --format 'What is written'
            cand --parts 'Only these parts of the article, in this order'
            cand --column 'A column to normalize with --csv; repeatable'
            cand --error-column 'Add a column that says why a row could not be read'
            cand --field 'A field to normalize with --jsonl; repeatable [default: text]'
            cand -E 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --encoding 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --on-invalid 'Malformed bytes'
            cand --profile 'How far rules go'
            cand --select 'Only these rules: codes, prefixes, names, all, none'
            cand --extend-select 'These rules as well'
            cand --ignore 'Not these rules'
            cand --names 'What becomes of names'
            cand --to 'Write names in Hangul (ko) or Latin letters (en), where the table can'
            cand --rewrite 'Which forms are rewritten: aliases, all, none, or flags'
            cand --table 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable'
            cand --config 'A file instead of the nearest romaja.toml; or KEY=VALUE'
            cand --color 'When to use colours: auto, always, never'
            cand -0 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --null 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --hidden 'In folders, take hidden files too'
            cand --no-ignore 'In folders, take what .gitignore and .ignore leave out'
            cand --force-exclude 'Leave out what is excluded even where it is named'
            cand -w 'Write each file in place, atomically'
            cand --write 'Write each file in place, atomically'
            cand --check 'Write nothing; exit 1 if anything would change'
            cand --diff 'Write nothing; show what would change; exit 1 if anything would'
            cand --explain 'Say on stderr, a line a change, which rule made it'
            cand --jsonl 'Input is JSON objects, one a line'
            cand --csv 'Input is CSV with a header; --column names what is normalized'
            cand --lines 'Each line is a document, and the number of lines stays'
            cand --plain 'Only clean: no article is read, no line dropped, no line joined'
            cand --link-by-sound 'Rewrite a byline that sounds like one in the other script'
            cand --no-default-table 'Leave out the table that comes with the program'
            cand --no-cache 'Read tables anew, and keep nothing of them for the next run'
            cand --isolated 'Read no romaja.toml and no pyproject.toml'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;decode'= {
            cand --files-from 'Read the names of inputs from a file, a line each; - for stdin'
            cand --exclude 'In folders, leave out what matches, as in .gitignore; repeatable'
            cand --stdin-filename 'What stdin is called in messages and records'
            cand --max-document 'The largest document held in memory [default: 256M]'
            cand --max-decompressed 'The most that a .gz or .zst file may hold [default: 4G]'
            cand -j 'How many files are worked on at once [default: cores]'
            cand --jobs 'How many files are worked on at once [default: cores]'
            cand --output-dir 'Write results under this folder, keeping the tree'
            cand --resume 'Go on where a run ended: what it did is left out'
            cand --backup 'With -w, keep the old file under its name and this suffix'
            cand --hard-links 'With -w, files that have other hard links [default: refuse]'
            cand --bom 'Byte order marks [default: strip]'
            cand --output-encoding 'The charset of the output: utf-8, same, or a label [default: utf-8]'
            cand -E 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --encoding 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --on-invalid 'Malformed bytes'
            cand --config 'A file instead of the nearest romaja.toml; or KEY=VALUE'
            cand --format 'The text, or an object a line: path, charset, text'
            cand --color 'When to use colours: auto, always, never'
            cand -0 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --null 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --hidden 'In folders, take hidden files too'
            cand --no-ignore 'In folders, take what .gitignore and .ignore leave out'
            cand --force-exclude 'Leave out what is excluded even where it is named'
            cand -w 'Write each file in place, atomically'
            cand --write 'Write each file in place, atomically'
            cand --check 'Write nothing; exit 1 if anything would change'
            cand --isolated 'Read no romaja.toml and no pyproject.toml'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;detect'= {
            cand --files-from 'Read the names of inputs from a file, a line each; - for stdin'
            cand --exclude 'In folders, leave out what matches, as in .gitignore; repeatable'
            cand --stdin-filename 'What stdin is called in messages and records'
            cand --max-document 'The largest document held in memory [default: 256M]'
            cand --max-decompressed 'The most that a .gz or .zst file may hold [default: 4G]'
            cand -j 'How many files are worked on at once [default: cores]'
            cand --jobs 'How many files are worked on at once [default: cores]'
            cand -E 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --encoding 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --on-invalid 'Malformed bytes'
            cand --config 'A file instead of the nearest romaja.toml; or KEY=VALUE'
            cand --format 'A line a file for people, or an object a line'
            cand --field 'The field with the text [default: text]'
            cand --color 'When to use colours: auto, always, never'
            cand -0 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --null 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --hidden 'In folders, take hidden files too'
            cand --no-ignore 'In folders, take what .gitignore and .ignore leave out'
            cand --force-exclude 'Leave out what is excluded even where it is named'
            cand --isolated 'Read no romaja.toml and no pyproject.toml'
            cand --jsonl 'Input is JSON objects, one a line'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;romanize'= {
            cand --files-from 'Read the names of inputs from a file, a line each; - for stdin'
            cand --exclude 'In folders, leave out what matches, as in .gitignore; repeatable'
            cand --stdin-filename 'What stdin is called in messages and records'
            cand --max-document 'The largest document held in memory [default: 256M]'
            cand --max-decompressed 'The most that a .gz or .zst file may hold [default: 4G]'
            cand -j 'How many files are worked on at once [default: cores]'
            cand --jobs 'How many files are worked on at once [default: cores]'
            cand -t 'Romanize this text and nothing else'
            cand --text 'Romanize this text and nothing else'
            cand --system 'The system of romanization'
            cand --kind 'What the lines are'
            cand --surname 'How surnames are spelled [default: usual with rr, system with any other]'
            cand --names 'Whether names of the shipped table are written as names, with --kind text'
            cand --hanja 'What becomes of hanja'
            cand --hyphenate 'Where rr sets hyphens inside a word'
            cand --capitalize 'Which words begin with a capital [default: names]'
            cand --format 'Text, or for programs each line with its syllables'
            cand -E 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --encoding 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --on-invalid 'Malformed bytes'
            cand --config 'A file instead of the nearest romaja.toml; or KEY=VALUE'
            cand --color 'When to use colours: auto, always, never'
            cand -0 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --null 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --hidden 'In folders, take hidden files too'
            cand --no-ignore 'In folders, take what .gitignore and .ignore leave out'
            cand --force-exclude 'Leave out what is excluded even where it is named'
            cand --reverse 'From Latin letters to Hangul: exactly, or candidates between tabs'
            cand --explain 'A line a syllable: its letters and the rule that changed it'
            cand --isolated 'Read no romaja.toml and no pyproject.toml'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names'= {
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand check 'Find what is wrong with alias tables'
            cand fmt 'Bring alias tables into one order and style'
            cand compile 'Make tables ready once, to be loaded in milliseconds'
            cand lookup 'Whose name a form is, by which key, and what else it could be'
            cand export 'A table in another format, or as other programs take it'
            cand import 'What other programs know of names, as a table'
            cand suggest 'Entries that a table lacks, from what articles say of names'
            cand match 'How well a Hangul and a Latin name go together, and why'
            cand rank 'The names of a pool that a name most likely stands for'
            cand guess 'What a name most likely is in the other script'
            cand key 'A key under which spellings of one name meet'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'romaja;names;check'= {
            cand --format 'For people, a line a finding, or for programs'
            cand --select 'Only these checks: codes, prefixes, names'
            cand --ignore 'Not these checks'
            cand --baseline 'Say only what this file of known findings has not'
            cand --corpus 'Say which forms stand in no text of a folder'
            cand --color 'When to use colours: auto, always, never'
            cand --fix 'Mend in place what can be mended without changing anything else'
            cand --unsafe-fixes 'With --fix or --diff: mend also what a person should look at'
            cand --diff 'Write nothing; show what --fix (and --unsafe-fixes) would change'
            cand --write-baseline 'Write all findings into the file of --baseline'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;fmt'= {
            cand --color 'When to use colours: auto, always, never'
            cand --check 'Write nothing; exit 1 if a table is not in canonical form'
            cand --diff 'Write nothing; show what would change'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;compile'= {
            cand -o 'Where the compiled table goes; - for stdout'
            cand --output 'Where the compiled table goes; - for stdout'
            cand --color 'When to use colours: auto, always, never'
            cand --no-default-table 'Leave out the table that comes with the program'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;lookup'= {
            cand --format 'For people, or an object a line'
            cand -n 'Names that only sound alike: how many at most, 0 for none'
            cand --count 'Names that only sound alike: how many at most, 0 for none'
            cand --table 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable'
            cand --color 'When to use colours: auto, always, never'
            cand --no-default-table 'Leave out the table that comes with the program'
            cand --no-cache 'Read tables anew, and keep nothing of them for the next run'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;export'= {
            cand --format 'What is written'
            cand -o 'Where it goes [default: stdout]'
            cand --output 'Where it goes [default: stdout]'
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;import'= {
            cand --from 'Whose they are'
            cand --format 'What is written'
            cand --kind 'What the entities are, where the file does not say it'
            cand --variant 'Rows of openrefine: the column as it was [default: the first]'
            cand --canonical 'Rows of openrefine: the column as it is now [default: the second]'
            cand -E 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --encoding 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --on-invalid 'Malformed bytes'
            cand -o 'Where it goes [default: stdout]'
            cand --output 'Where it goes [default: stdout]'
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;suggest'= {
            cand --files-from 'Read the names of inputs from a file, a line each; - for stdin'
            cand --exclude 'In folders, leave out what matches, as in .gitignore; repeatable'
            cand --stdin-filename 'What stdin is called in messages and records'
            cand --max-document 'The largest document held in memory [default: 256M]'
            cand --max-decompressed 'The most that a .gz or .zst file may hold [default: 4G]'
            cand -j 'How many files are worked on at once [default: cores]'
            cand --jobs 'How many files are worked on at once [default: cores]'
            cand -E 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --encoding 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --on-invalid 'Malformed bytes'
            cand --table 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable'
            cand --config 'A file instead of the nearest romaja.toml; or KEY=VALUE'
            cand --min-score 'How sure a suggestion must be, from 0 to 1'
            cand --format 'TOML to be pasted, or an object a line'
            cand --color 'When to use colours: auto, always, never'
            cand -0 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --null 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --hidden 'In folders, take hidden files too'
            cand --no-ignore 'In folders, take what .gitignore and .ignore leave out'
            cand --force-exclude 'Leave out what is excluded even where it is named'
            cand --no-default-table 'Leave out the table that comes with the program'
            cand --no-cache 'Read tables anew, and keep nothing of them for the next run'
            cand --isolated 'Read no romaja.toml and no pyproject.toml'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;match'= {
            cand --format 'For people, or an object a line'
            cand --model 'A model of spellings instead of the one that comes with the program'
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;rank'= {
            cand --pool 'The names to choose from, a line each; UTF-8'
            cand -n 'How many candidates there are at most'
            cand --count 'How many candidates there are at most'
            cand --format 'For people, or an object a line'
            cand --model 'A model of spellings instead of the one that comes with the program'
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;guess'= {
            cand -n 'How many candidates there are at most'
            cand --count 'How many candidates there are at most'
            cand --format 'For people, or an object a line'
            cand --model 'A model of spellings instead of the one that comes with the program'
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;key'= {
            cand --format 'For people, or an object a line'
            cand --model 'A model of spellings instead of the one that comes with the program'
            cand --color 'When to use colours: auto, always, never'
            cand --sound 'The Hangul that it most likely stands for'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;names;help'= {
            cand check 'Find what is wrong with alias tables'
            cand fmt 'Bring alias tables into one order and style'
            cand compile 'Make tables ready once, to be loaded in milliseconds'
            cand lookup 'Whose name a form is, by which key, and what else it could be'
            cand export 'A table in another format, or as other programs take it'
            cand import 'What other programs know of names, as a table'
            cand suggest 'Entries that a table lacks, from what articles say of names'
            cand match 'How well a Hangul and a Latin name go together, and why'
            cand rank 'The names of a pool that a name most likely stands for'
            cand guess 'What a name most likely is in the other script'
            cand key 'A key under which spellings of one name meet'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'romaja;names;help;check'= {
        }
        &'romaja;names;help;fmt'= {
        }
        &'romaja;names;help;compile'= {
        }
        &'romaja;names;help;lookup'= {
        }
        &'romaja;names;help;export'= {
        }
        &'romaja;names;help;import'= {
        }
        &'romaja;names;help;suggest'= {
        }
        &'romaja;names;help;match'= {
        }
        &'romaja;names;help;rank'= {
        }
        &'romaja;names;help;guess'= {
        }
        &'romaja;names;help;key'= {
        }
        &'romaja;names;help;help'= {
        }
        &'romaja;explain'= {
            cand --format 'For people, or all that is known of each rule for programs'
            cand --color 'When to use colours: auto, always, never'
            cand --all 'Every rule, a line each'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;config'= {
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Print the settings for a file as TOML, each with its source'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'romaja;config;show'= {
            cand --files-from 'Read the names of inputs from a file, a line each; - for stdin'
            cand --exclude 'In folders, leave out what matches, as in .gitignore; repeatable'
            cand --stdin-filename 'What stdin is called in messages and records'
            cand --max-document 'The largest document held in memory [default: 256M]'
            cand --max-decompressed 'The most that a .gz or .zst file may hold [default: 4G]'
            cand -j 'How many files are worked on at once [default: cores]'
            cand --jobs 'How many files are worked on at once [default: cores]'
            cand --output-dir 'Write results under this folder, keeping the tree'
            cand --resume 'Go on where a run ended: what it did is left out'
            cand --backup 'With -w, keep the old file under its name and this suffix'
            cand --hard-links 'With -w, files that have other hard links [default: refuse]'
            cand --bom 'Byte order marks [default: strip]'
            cand --output-encoding 'The charset of the output: utf-8, same, or a label [default: utf-8]'
            cand --changes 'Write every change to this file, a JSON object a line; - for stdout'
            cand --stats 'Say at the end, on stderr, what was read and done: text, json'
            cand --format 'What is written'
            cand --parts 'Only these parts of the article, in this order'
            cand --column 'A column to normalize with --csv; repeatable'
            cand --error-column 'Add a column that says why a row could not be read'
            cand --field 'A field to normalize with --jsonl; repeatable [default: text]'
            cand -E 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --encoding 'The charset of the input: auto, utf-8, cp949, … [default: auto]'
            cand --on-invalid 'Malformed bytes'
            cand --profile 'How far rules go'
            cand --select 'Only these rules: codes, prefixes, names, all, none'
            cand --extend-select 'These rules as well'
            cand --ignore 'Not these rules'
            cand --names 'What becomes of names'
            cand --to 'Write names in Hangul (ko) or Latin letters (en), where the table can'
            cand --rewrite 'Which forms are rewritten: aliases, all, none, or flags'
            cand --table 'An alias table (TOML, CSV, TSV, JSON Lines, compiled); repeatable'
            cand --config 'A file instead of the nearest romaja.toml; or KEY=VALUE'
            cand --color 'When to use colours: auto, always, never'
            cand -0 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --null 'Names in --files-from end with NUL, as `find -print0` writes them'
            cand --hidden 'In folders, take hidden files too'
            cand --no-ignore 'In folders, take what .gitignore and .ignore leave out'
            cand --force-exclude 'Leave out what is excluded even where it is named'
            cand -w 'Write each file in place, atomically'
            cand --write 'Write each file in place, atomically'
            cand --check 'Write nothing; exit 1 if anything would change'
            cand --diff 'Write nothing; show what would change; exit 1 if anything would'
            cand --explain 'Say on stderr, a line a change, which rule made it'
            cand --jsonl 'Input is JSON objects, one a line'
            cand --csv 'Input is CSV with a header; --column names what is normalized'
            cand --lines 'Each line is a document, and the number of lines stays'
            cand --plain 'Only clean: no article is read, no line dropped, no line joined'
            cand --link-by-sound 'Rewrite a byline that sounds like one in the other script'
            cand --no-default-table 'Leave out the table that comes with the program'
            cand --no-cache 'Read tables anew, and keep nothing of them for the next run'
            cand --isolated 'Read no romaja.toml and no pyproject.toml'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;config;help'= {
            cand show 'Print the settings for a file as TOML, each with its source'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'romaja;config;help;show'= {
        }
        &'romaja;config;help;help'= {
        }
        &'romaja;completions'= {
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;man'= {
            cand --out 'Write a page for each command into this folder'
            cand --color 'When to use colours: auto, always, never'
            cand -q 'Say less: -q no summary, -qq nothing but the exit code'
            cand --quiet 'Say less: -q no summary, -qq nothing but the exit code'
            cand -v 'Say more: which charset, which rules, what could not be told'
            cand --verbose 'Say more: which charset, which rules, what could not be told'
            cand --exit-zero 'Exit 0 whatever a check found or a record held'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'romaja;help'= {
            cand normalize 'Decode, clean, read the article, one spelling for each name'
            cand decode 'Bytes to UTF-8, with the charset detected or given'
            cand detect 'Report charset and languages, change nothing'
            cand romanize 'Hangul to Latin letters, line by line'
            cand names 'Alias tables, and names across scripts'
            cand explain 'What a rule does, and why'
            cand config 'The settings for a file, and where each comes from'
            cand completions 'Completions for a shell, to stdout'
            cand man 'Manual pages, to stdout or into a folder'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'romaja;help;normalize'= {
        }
        &'romaja;help;decode'= {
        }
        &'romaja;help;detect'= {
        }
        &'romaja;help;romanize'= {
        }
        &'romaja;help;names'= {
            cand check 'Find what is wrong with alias tables'
            cand fmt 'Bring alias tables into one order and style'
            cand compile 'Make tables ready once, to be loaded in milliseconds'
            cand lookup 'Whose name a form is, by which key, and what else it could be'
            cand export 'A table in another format, or as other programs take it'
            cand import 'What other programs know of names, as a table'
            cand suggest 'Entries that a table lacks, from what articles say of names'
            cand match 'How well a Hangul and a Latin name go together, and why'
            cand rank 'The names of a pool that a name most likely stands for'
            cand guess 'What a name most likely is in the other script'
            cand key 'A key under which spellings of one name meet'
        }
        &'romaja;help;names;check'= {
        }
        &'romaja;help;names;fmt'= {
        }
        &'romaja;help;names;compile'= {
        }
        &'romaja;help;names;lookup'= {
        }
        &'romaja;help;names;export'= {
        }
        &'romaja;help;names;import'= {
        }
        &'romaja;help;names;suggest'= {
        }
        &'romaja;help;names;match'= {
        }
        &'romaja;help;names;rank'= {
        }
        &'romaja;help;names;guess'= {
        }
        &'romaja;help;names;key'= {
        }
        &'romaja;help;explain'= {
        }
        &'romaja;help;config'= {
            cand show 'Print the settings for a file as TOML, each with its source'
        }
        &'romaja;help;config;show'= {
        }
        &'romaja;help;completions'= {
        }
        &'romaja;help;man'= {
        }
        &'romaja;help;help'= {
        }
    ]
    $completions[$command]
}
